"""The money that a signal is about, in its period and since the start; and of whom a claim can be made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.door.door import Door
from hbh_metrics.findings import amounts, claims
from hbh_metrics.findings.savings import ADDED_UP, DIFFERENCE
from hbh_metrics.findings.view import View
from hbh_metrics.paid_item import PaidItem
from hbh_metrics.records import SeenSignal
from tests.findings.matters import TARIFFS, view_of
from tests.small_store import TZORG, Story, publish

COSTS = {(DIFFERENCE, TZORG, "201406"): -250.0, (ADDED_UP, TZORG, "201406"): -1250.4}


def _item(
    period_id: str, paid: str, agreed: str, *, other: bool = False, no_day: bool = False, no_hours: bool = False
) -> PaidItem:
    return PaidItem(TZORG, period_id, "T1", Decimal(paid), Decimal(agreed), other, no_day, False, no_hours)


ITEMS = (
    _item("201405", "205.00", "200.00", other=True),
    _item("201406", "205.00", "198.00", other=True),
    _item("201406", "198.00", "0.00", no_day=True, other=True),
    _item("201407", "999.00", "196.00", other=True),
    _item("201406", "198.00", "198.00", no_hours=True),
)


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> View:
    publish(tmp_path, Story(signals=TARIFFS, more=COSTS))
    monkeypatch.setattr(Door, "BEHIND_PAID_ITEMS", ())
    monkeypatch.setattr(Door, "paid_items", lambda _: ITEMS)
    return view_of(tmp_path)


def about(view: View, signal_id: str) -> SeenSignal:
    found = next(one for one in view.door.signals() if one.aanbieder_id == TZORG)
    return replace(found, signaal=signal_id, periode_id="201406")


@pytest.mark.parametrize(
    ("signal_id", "told"),
    [
        ("S01", "€ 7,00 in periode 6, € 12,00 sinds de start"),
        ("S16", "€ 198,00 in periode 6, € 198,00 sinds de start"),
        ("S06", "€ 198,00 in periode 6, € 198,00 sinds de start"),
        ("S05", "€ -250 in periode 6, € -1.250 sinds de start"),
        ("S04", ""),
    ],
)
def test_a_signal_about_money_tells_that_of_its_period_and_since_the_start(
    view: View, signal_id: str, told: str
) -> None:
    assert amounts.told(view, about(view, signal_id)).replace("\u00a0", " ") == told


def test_without_an_agreement_it_is_not_known_what_was_due(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(claims.with_agreement(view)) == len(view.providers)
    monkeypatch.setattr(Door, "agreements", lambda _: ())
    assert claims.with_agreement(view) == ()
    assert amounts.told(view, about(view, "S01")) == ""
