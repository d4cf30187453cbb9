"""Parts that are written alike are read in one step: the same texts and the same oddities as element by element, whatever is between."""

from __future__ import annotations

import io

import pytest

from hbh_metrics.contract.iwmo import KINDS
from hbh_metrics.intake.messages import alike, streaming
from hbh_metrics.intake.messages.streaming import Message, Parts
from tests.intake.messages.made import ANNA, Note, Texts, citizen_numbers, performed

KIND = next(kind for kind in KINDS if kind.number == "323")
USUAL = [performed(f"R{number}", cents=str(number)) for number in range(12)]
ODD: tuple[Texts, ...] = (
    performed("R&1"),
    performed(" R2 "),
    performed("R3", tariff=None),
    performed("", tariff=""),
    performed("R4", ToewijzingNummer="007"),
    performed("R5", amount="4 5/01"),
    performed("R6", ProductPeriode__Begindatum="Zonneveldje"),
)
BYTES = (
    (b"", b""),
    (b"<b:ProductTarief>55<", b"<b:ProductTarief>5<b:x/>5<"),
    (b"<b:ProductTarief>55<", b"<b:ProductTarief><![CDATA[55]]><"),
    (b"<b:ProductTarief>55<", b"<b:ProductTarief>5<!-- of -->5<"),
    (b"<b:ProductTarief>", b'<b:ProductTarief soort="&lt;x&gt;">'),
    (b"<b:ProductTarief>", b"<b:ProductTarief>7</b:ProductTarief><b:ProductTarief>"),
    (b"<b:ProductTarief>", b'<y:ProductTarief xmlns:y="http://elders">1</y:ProductTarief><b:ProductTarief>'),
    (b"<i:Bedrag>", b'<b xmlns="http://elders"><Bedrag>9</Bedrag></b><i:Bedrag>'),
    (b"<b:Eenheid>", b"\n  <b:Eenheid>"),
)
"""What one part in the middle is made of, which is otherwise as the others."""


def read(content: bytes) -> tuple[list[Parts], Message]:
    """Return what is read of a message, and what is told of it."""
    message = Message(KIND)
    return list(streaming.read_parts(io.BytesIO(content), "", message, lambda digits: f"p{digits[-2:]}")), message


@pytest.mark.parametrize("change", BYTES)
def test_in_one_step_or_by_element_the_same_is_read(
    change: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [*USUAL[:6], *ODD, *USUAL[6:], *reversed(ODD)]
    content = Note("323", tuple(zip(citizen_numbers(len(parts)), parts, strict=True))).xml()
    half = len(content) // 2
    content = content[:half] + content[half:].replace(*change, 1)

    by_element = read(content)
    taken: list[alike.Row] = []
    row_of = alike.Alike.row_of

    def counted(self: alike.Alike, written: str) -> alike.Row | None:
        found = row_of(self, written)
        taken.extend([found] if found is not None else [])
        return found

    monkeypatch.setattr(alike, "FEWEST_ALIKE", 1)
    monkeypatch.setattr(alike.Alike, "row_of", counted)
    in_one_step = read(content)

    assert len(taken) >= len(parts) / 2
    assert in_one_step[0] == by_element[0]
    assert (in_one_step[1].doubled, in_one_step[1].passed_over) == (by_element[1].doubled, by_element[1].passed_over)
    assert len(by_element[0][0].numbers) == len(parts)


def test_no_more_ways_of_writing_are_learnt_than_are_of_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "FEWEST_ALIKE", 1)
    monkeypatch.setattr(alike, "MOST_FORMS", 2)
    parts = [performed(f"R{number}") | {f"Z{number}": "1"} for number in range(6)]

    (batch,), message = read(Note("323", tuple((ANNA, part) for part in parts)).xml())

    assert batch.columns["referentie"] == [f"R{number}" for number in range(6)]
    assert len(message.passed_over) >= len(parts)
