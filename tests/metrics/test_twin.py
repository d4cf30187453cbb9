"""Every metric computed twice, by SQL and by plain loops, on odd tables: the two must agree on every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from math import isclose

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hbh_metrics.metrics import CARD_BY_NAME, Rows
from tests.metrics import (
    naive_betaling,
    naive_contracten,
    naive_effect,
    naive_kosten,
    naive_signaalfeiten,
    naive_staart,
    naive_tevredenheid,
    naive_uren,
    naive_verdelingen,
    naive_weken,
    naive_winst,
)
from tests.metrics.naive import TOTAAL, Cell, Metric, World
from tests.metrics.odd_tables import odd_tables
from tests.metrics.tables import Tables, metric_values

PERIOD_METRICS: dict[str, Metric] = {
    **naive_betaling.METRICS,
    **naive_uren.METRICS,
    **naive_kosten.METRICS,
    **naive_contracten.METRICS,
    **naive_effect.PERIOD_METRICS,
    **naive_winst.PERIOD_METRICS,
}
TIMELESS_METRICS = {**naive_tevredenheid.METRICS, **naive_effect.METRICS, **naive_winst.METRICS}
Key = tuple[str, str, str | None]


def expected_rows(world: World) -> dict[Key, tuple[Cell, str | None]]:
    """Return what the definitions say, for the complete grid."""
    rows: dict[Key, tuple[Cell, str | None]] = {}
    statuses = {
        (one, k): naive_betaling.status(world, one, k) for one in [*world.providers, TOTAAL] for k in world.periods
    }
    for name, metric in PERIOD_METRICS.items():
        card = CARD_BY_NAME[name]
        unknown = not set(card.tables) <= world.tables.ever_delivered
        for (one, k), status in statuses.items():
            if (one == TOTAAL and card.rows is Rows.PROVIDERS_ONLY) or (one != TOTAAL and card.rows is Rows.TOTAL_ONLY):
                continue
            rows[name, one, k] = (Cell(None, None, None, 0) if unknown else metric(world, one, k), status)
    for name, timeless in TIMELESS_METRICS.items():
        card = CARD_BY_NAME[name]
        unknown = not set(card.tables) <= world.tables.ever_delivered
        for one in _whom(card.rows, world):
            rows[name, one, None] = (Cell(None, None, None, 0) if unknown else timeless(world, one), None)
    return rows


def _whom(rows: Rows, world: World) -> list[str]:
    return [*(() if rows is Rows.TOTAL_ONLY else world.providers), *(() if rows is Rows.PROVIDERS_ONLY else (TOTAAL,))]


COLUMNS: dict[str, tuple[str, ...]] = {
    "weekwaarden": naive_weken.WeekCell._fields,
    "verdelingen": ("aantal", "noemer", "waarde"),
    "signaalfeiten": naive_signaalfeiten.Fact._fields,
    "staart": naive_staart.TailCell._fields,
}


def close(one: object, other: object) -> bool:
    """Return whether two values are equal but for what is rounded: a client's own hours stand in billionths of an hour."""
    if isinstance(one, str | bool | None) or isinstance(other, str | bool | None):
        return one == other
    return isclose(float(str(one)), float(str(other)), rel_tol=1e-8, abs_tol=1e-8)


def same(one: object, other: object) -> bool:
    """Return whether two numbers are equal but for the last digits of a double."""
    if one is None or other is None:
        return one is other
    assert isinstance(one, float | int)
    assert isinstance(other, float | int)
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-8)


def table_differences(world: World, con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield every row of the other tables in which SQL and loops disagree, as text."""
    tables: dict[str, tuple[str, Iterable[tuple[tuple[object, ...], tuple[object, ...]]]]] = {
        "weekwaarden": ("aanbieder_id, week_begin", naive_weken.week_rows(world).items()),
        "verdelingen": ("verdeling, aanbieder_id, periode_id, groep, code", naive_verdelingen.shares(world).items()),
        "signaalfeiten": ("feit, aanbieder_id, periode_id", naive_signaalfeiten.facts(world).items()),
        "staart": ("aanbieder_id", naive_staart.tail_rows(world).items()),
    }
    for table, (keys, expected) in tables.items():
        rows = dict(expected)
        columns = COLUMNS[table]
        found = {
            row[: len(row) - len(columns)]: row[-len(columns) :]
            for row in con.execute(f"select {keys}, {', '.join(columns)} from {table}").fetchall()
        }
        yield from (f"{table} {key}: only one of the two has this row" for key in rows.keys() ^ found.keys())
        for key in rows.keys() & found.keys():
            if not all(close(one, other) for one, other in zip(rows[key], found[key], strict=True)):
                yield f"{table} {key}: loops say {rows[key]}, SQL says {found[key]}"


def differences(tables: Tables, peildatum: date) -> list[str]:
    """Return every row in which SQL and loops disagree, as text."""
    world, con = World(tables, peildatum), tables.derive(peildatum)
    expected, found = expected_rows(world), metric_values(con)
    problems = [*table_differences(world, con)]
    problems += [f"{key}: only one of the two has this row" for key in expected.keys() ^ found.keys()]
    for key in expected.keys() & found.keys():
        cell, status = expected[key]
        row = found[key]
        pairs = zip(cell, (row["waarde"], row["teller"], row["noemer"], row["n"]), strict=True)
        if status != row["status"] or not all(same(one, other) for one, other in pairs):
            problems.append(f"{key}: loops say {cell} {status}, SQL says {row}")
    return sorted(problems)


@settings(max_examples=25)
@given(st.integers(0, 1_000_000))
def test_sql_and_plain_loops_agree_on_odd_tables(seed: int) -> None:
    assert differences(*odd_tables(seed)) == []


@pytest.mark.parametrize("peildatum", [date(2014, 1, 26), date(2014, 7, 1), date(2015, 1, 1)])
def test_sql_and_plain_loops_agree_when_nothing_was_delivered(peildatum: date) -> None:
    assert differences(Tables(), peildatum) == []
