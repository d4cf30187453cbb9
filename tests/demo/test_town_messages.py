"""A town of the demo delivered as messages: it gives the same values as its extracts, and keeps nothing of a person."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from hbh_metrics import importing
from hbh_metrics.cli.demo import make_demo
from hbh_metrics.demo.towns import TOWN_BY_NAME, MessageWriter, write_town
from hbh_metrics.demo.towns.messages import number_of
from hbh_metrics.derivation import write_derived
from hbh_metrics.errors import UsageError
from hbh_metrics.importing import import_delivery
from hbh_metrics.publications import Publication, Store
from tests.demo.towns import SEED
from tests.intake.publishing import as_before, rows_of

TOWN = TOWN_BY_NAME["maandtarief-2026"]
HALF_A_YEAR = replace(TOWN, project_text=TOWN.project_text.replace("einde = 2026-09-30", "einde = 2026-03-31"))
CLIENTS = 40
SAME = {
    "meetwaarden": "*",
    "signalen": "*",
    "indicaties": "* exclude (client_sleutel, leeftijdsklasse)",
    "geleverde_uren": "* exclude (client_sleutel)",
    "periodebetalingen": "* exclude (client_sleutel, boekdatum)",
    "ondersteuningsplannen": "* exclude (client_sleutel)",
}
"""What no message tells is left out: the age of a client and the day on which the city books; a key is another one for another word."""


def _delivered(root: Path, write: MessageWriter | None, monkeypatch: pytest.MonkeyPatch) -> Publication:
    """Return what is published in the end of all deliveries, none of which is refused; values are made of the first and the last."""
    data = root / "data"
    data.mkdir(parents=True)
    monkeypatch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
    for file, text in HALF_A_YEAR.files.items():
        (data / file).write_text(text, encoding="utf-8")
    deliveries = list(write_town(root / "levering", HALF_A_YEAR, SEED, CLIENTS, write))
    for place, delivery in enumerate(deliveries):
        is_looked_at = place in (0, len(deliveries) - 1)
        monkeypatch.setattr(importing, "write_derived", write_derived if is_looked_at else as_before)
        outcome = import_delivery(delivery.path, Store(data), delivery.peildatum, lambda _: None)
        assert outcome.publication is not None, [one.sentence for one in outcome.report.findings if one.ernst == "F"][
            :5
        ]
    found = Store(data).current()
    assert found is not None
    return found


def _is_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two rows are the same; sums in another order of clients differ in their last digits only."""
    return all(
        math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9) if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(one, other, strict=True)
    )


def test_a_world_as_messages_and_as_extracts_gives_the_same_values_cell_by_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_extracts = _delivered(tmp_path / "bestanden", None, monkeypatch)
    as_messages = _delivered(tmp_path / "berichten", MessageWriter(HALF_A_YEAR), monkeypatch)

    for table, columns in SAME.items():
        one, other = rows_of(as_messages, table, columns), rows_of(as_extracts, table, columns)
        assert len(one) == len(other) > 0, table
        assert not [(a, b) for a, b in zip(one, other, strict=True) if not _is_same(a, b)], table
    written = [*(tmp_path / "berichten" / "levering").rglob("*.xml")]
    kinds = Counter(path.name[:3] for path in written)
    assert kinds["323"] == 4 * 6, "four providers, six months"
    assert min(kinds["301"], kinds["305"], kinds["307"]) > 4
    assert any("DebetCredit>C<" in path.read_text(encoding="utf-8").split("<b:Clienten>")[-1] for path in written)
    assert not [*(tmp_path / "berichten" / "levering").rglob("indicaties*")]
    assert not [*(tmp_path / "berichten" / "levering").rglob("periodebetalingen*")]
    kept = b"".join(path.read_bytes() for path in (tmp_path / "berichten" / "data").rglob("*") if path.is_file())
    numbers = {one for path in written for one in re.findall(rb"<b:Bsn>(\d+)<", path.read_bytes())}
    assert len(numbers) > CLIENTS
    assert not [text for text in (b"Verzonnen", *numbers) if text in kept]


def test_every_client_has_a_number_of_its_own_that_passes_the_elfproef() -> None:
    numbers = [number_of(f"C{place:06d}") for place in range(0, 1_000_000, 19)]

    assert len(set(numbers)) == len(numbers)
    assert all(
        (sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), number, strict=False)) - int(number[-1]))
        % 11
        == 0
        for number in numbers
    )
    with pytest.raises(ValueError, match="too large"):
        number_of("C1000000")


def test_a_town_that_messages_cannot_tell_is_refused_in_dutch(tmp_path: Path) -> None:
    for project in (None, "budget-per-client"):
        with pytest.raises(UsageError, match="Kies met --berichten uit: maandtarief-2026"):
            make_demo(tmp_path, None, SEED, None, None, lambda _: None, project, as_messages=True)
    assert [*tmp_path.iterdir()] == []
