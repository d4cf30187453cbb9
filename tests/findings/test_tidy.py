"""All numbers as one tidy table, and what is paid beside the payments themselves: worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.findings import tidy
from hbh_metrics.findings.view import View
from hbh_metrics.paid_item import Booked
from tests.findings.matters import TARIFFS, view_of
from tests.small_store import TZORG, Story, publish


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> View:
    publish(tmp_path, Story(signals=TARIFFS, more={("betaald", TZORG, "201406"): 1234.5}))
    booked = (
        Booked(TZORG, "201406", Decimal("1234.00")),
        Booked(TZORG, "201413", Decimal("50.00")),
    )  # 13 has no figure
    monkeypatch.setattr(Door, "booked", lambda _: booked)
    return view_of(tmp_path)


def test_every_number_is_a_row_with_its_unit_and_its_period(view: View) -> None:
    rows = [row for row in tidy.figures(view).rows if row[0].text == "betaald" and row[2].text == TZORG]
    (row,) = [row for row in rows if row[4].text == "201406"]
    assert [cell.text for cell in row[:6]] == ["betaald", row[1].text, TZORG, "T-Zorg", "201406", "€"]
    assert row[6].value == 1234.5


@pytest.mark.parametrize("reader", [Audience.PROGRAMMAMANAGER, Audience.WETHOUDER, Audience.aanbieder(TZORG)])
def test_every_number_is_there_as_the_door_gives_it(reader: Audience, view: View, tmp_path: Path) -> None:
    door = opening.open_door(tmp_path, reader)
    assert door is not None
    rows = tidy.figures(replace(view, door=door)).rows
    told = [(*(row[place].text for place in (0, 2, 4)), *(cell.value for cell in row[6:10])) for row in rows]
    assert told == [
        (one.maatstaf, one.aanbieder_id, one.periode_id or "", one.waarde, one.teller, one.noemer, one.n)
        for one in door.measures()
    ]


def test_what_is_paid_stands_beside_the_payments_with_the_difference_and_the_total_last(view: View) -> None:
    checked = tidy.check(view)
    assert checked is not None
    mine = next(row for row in checked.rows if (row[0].text, row[2].text) == (TZORG, "201406"))
    assert [cell.value for cell in mine[3:]] == [Decimal("1234.5"), Decimal("1234.00"), Decimal("0.5")]
    for place in (3, 4, 5):
        *amounts, total = (Decimal(str(row[place].value)) for row in checked.rows)
        assert sum(amounts) == total


def test_the_wethouder_gets_no_check_per_provider(view: View) -> None:
    assert tidy.check(replace(view, door=Door(view.door.publication, Audience.WETHOUDER))) is None
