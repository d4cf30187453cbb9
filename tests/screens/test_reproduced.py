"""What was shown of a past publication can be shown again, to the letter, whatever was delivered since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.findings import floor, reading, tariff_path
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.screens.afbouw import progress
from tests.small_store import SHDH, TZORG, VIVA, Story, agreement, publish

FIVE = {VIVA: 100, TZORG: 60, SHDH: 40, "AXXICOM": 50, "AMSTELRING": 70}
AGREED = tuple(agreement(who) for who in FIVE)
BEFORE = Story(agreements=AGREED, clients=FIVE, extra_eur={(TZORG, "201407"): 1.23})
CORRECTED = Story(
    peildatum=date(2014, 8, 15),
    agreements=(*AGREED, agreement(VIVA, "215.00", versie=2, vanaf="201406")),
    clients={**FIVE, SHDH: 38},
    extra_eur={(TZORG, "201407"): 4.56, (SHDH, "201403"): -1.0},
)
ANSWERS: tuple[Callable[[View], Figure | None], ...] = (
    progress.answer,
    tariff_path.answer,
    floor.answer,
    reading.answer,
)
AUDIENCES = ("programmamanager", "aanbieder:VIVA", "wethouder")


def told(root: Path, publication_id: str) -> list[Figure | None]:
    door = opening.open_door(root, Audience.PROGRAMMAMANAGER, publication_id)
    assert door is not None
    return [answer(View(door, door.providers(), ALL_PROVIDERS, "201407")) for answer in ANSWERS]


def printed(root: Path, capsys: pytest.CaptureFixture[str], publication_id: str, audience: str) -> str:
    command = ["metrics", "--data", str(root), "--stand", publication_id, "--format", "json", "--audience", audience]
    assert main(command) == 0
    return capsys.readouterr().out


def test_a_headline_of_a_past_publication_is_the_same_after_corrections(tmp_path: Path) -> None:
    first = publish(tmp_path, BEFORE)
    before = told(tmp_path, first.id)
    second = publish(tmp_path, CORRECTED)
    after, now = told(tmp_path, first.id), told(tmp_path, second.id)
    assert after == before
    assert before[0] is not None
    assert now[0] is not None
    assert "daalde het tarief gemiddeld 4,9" in before[0].headline
    assert now[0].headline != before[0].headline


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_numbers_of_a_past_publication_are_the_same_for_every_reader(
    audience: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = publish(tmp_path, BEFORE)
    before = printed(tmp_path, capsys, first.id, audience)
    second = publish(tmp_path, CORRECTED)
    assert printed(tmp_path, capsys, first.id, audience) == before
    assert printed(tmp_path, capsys, second.id, audience) != before
