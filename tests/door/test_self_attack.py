"""How narrowly one provider would be known from the money that is shown of the group, and that ratios go coarser where it is too narrow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from hbh_metrics.door.group_seen import COARSER
from hbh_metrics.door.protection import ProtectedMeasure, Visibility, kept_back
from hbh_metrics.door.rounding import BASE
from hbh_metrics.door.self_attack import Paid, narrowest
from hbh_metrics.metrics.privacy import Of
from hbh_metrics.records import TOTAL, Measure
from tests.door.worlds import city, publish

P = "201405"
CHEAP, DEAR = Paid("B", 50.0, 190.0, 190.0, 190.0), Paid("C", 50.0, 210.0, 210.0, 210.0)


def shown(**steps: float) -> dict[tuple[str, str | None], ProtectedMeasure]:
    """Return what is shown of the two together: 100 client-periods at € 200, each rounded to the step that is given."""
    values = {"betaalde_clientperioden": 100.0, "betaald_tarief": 200.0, "betaald": 20_000.0}
    return {
        (name, P): replace(
            kept_back(Measure(name, TOTAL, P, None, None, None, None, "volledig"), Visibility.ROUNDED),
            waarde=values[name], stap=step,
        )
        for name, step in steps.items()
    }  # fmt: skip


def test_two_providers_are_known_as_narrowly_as_their_tariffs_and_the_total_allow() -> None:
    found = shown(betaalde_clientperioden=5.0, betaald_tarief=0.1)
    by_trying = [
        cheap / 100
        for cheap in range(4_000, 6_000)
        for total in range(9_750, 10_251, 25)
        if 199.95 <= (cheap * 190.0 + (total - cheap) * 210.0) / total <= 200.05
    ]
    assert narrowest(found, P, [CHEAP, DEAR], []) == pytest.approx(max(by_trying) - min(by_trying), abs=0.05)
    assert narrowest(found, P, [CHEAP, DEAR], []) < 5


def test_a_coarser_tariff_leaves_them_open_and_nothing_shown_leaves_everything_open() -> None:
    assert narrowest(shown(betaalde_clientperioden=5.0, betaald_tarief=5.0), P, [CHEAP, DEAR], []) >= 5
    assert narrowest({}, P, [CHEAP, DEAR], []) == float("inf")
    assert narrowest(shown(betaald=500.0), P, [], [CHEAP]) == float("inf")


def test_a_figure_with_what_others_are_paid_by_the_hour_in_it_is_no_equation() -> None:
    found = shown(betaalde_clientperioden=5.0, betaald=500.0)
    by_the_hour = replace(found["betaald", P], waarde=28_000.0)
    assert narrowest({**found, ("betaald", P): by_the_hour}, P, [CHEAP, DEAR], []) == narrowest(
        shown(betaalde_clientperioden=5.0), P, [CHEAP, DEAR], []
    )


def test_a_reader_s_own_part_is_taken_off_first() -> None:
    found = shown(betaalde_clientperioden=5.0, betaald=500.0)
    assert narrowest(found, P, [DEAR], [CHEAP]) == pytest.approx(500 / 210, abs=1e-3)


def test_a_publication_that_tells_too_much_goes_coarser_and_the_next_one_keeps_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BASE, Of.MONEY, 1.0)
    found = [_coarser(publish(tmp_path / "data", world).table_path(COARSER)) for world in city(4)]
    assert found[0]
    assert all(found[-1].get(key, 0) >= steps for key, steps in found[0].items())


def _coarser(path: Path) -> dict[tuple[str, str], int]:
    question = f"select lezer, periode_id, stappen from read_parquet('{path}')"
    rows = duckdb.connect().execute(question).fetchall()
    return {(reader, period): steps for reader, period, steps in rows}
