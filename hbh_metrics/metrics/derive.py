"""Turns the contract's tables into the derived tables of a publication; the order of the steps is the whole story.

Everything is SQL in files beside this module. What Python adds as parameters: the calendar, the tariff paths (exact decimals) and what
the cards say about their rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import duckdb

from hbh_metrics import calendar
from hbh_metrics.contract import TABLES, Table
from hbh_metrics.metrics import agreed_path
from hbh_metrics.metrics.card import Rows
from hbh_metrics.metrics.families import CARDS, FAMILIES
from hbh_metrics.metrics.intervals import t_quantiles
from hbh_metrics.sql import load

DERIVED: tuple[str, ...] = ("clientperioden", "weekwaarden", "paden", "meetwaarden", "volledigheid")

WORKING_DAYS_TO_DELIVER = 10
SHARED_FACTS = (
    "rooster",
    "toewijzingen",
    "paren",
    "urenregels",
    "uren_per_paar",
    "hulp_per_paar",
    "betalingen_per_paar",
    "feiten",
    "clientperioden",
    "weekwaarden",
    "urenregels_weg",
)
DELIVERED_PER_PERIOD = ("geleverde_uren", "periodebetalingen")

_Value = date | str | Sequence[object]
_PARAMETER = re.compile(r"\$([a-z_]+)")


def derive(
    con: duckdb.DuckDBPyConnection,
    peildatum: date,
    *,
    begin: date = calendar.EXPERIMENT_BEGIN,
    end: date = calendar.EXPERIMENT_END,
) -> None:
    """Make the tables named in DERIVED in `con`, from the contract's tables, `geleverd` and `herkomst` that stand there.

    `peildatum` is the date up to which the publication speaks, `begin` and `end` are the experiment's dates. Tables of an earlier
    derivation are replaced. Definitions: metrics.md.
    """
    experiment = calendar.experiment_periods(begin, end)
    begun = [period for period in experiment if period.begin <= peildatum]
    dates: dict[str, _Value] = {"peildatum": peildatum, "begin": begin, "eind": end}

    _run(con, "feiten/begin")
    _run(con, "feiten/vormen")
    _run(con, "feiten/perioden", _period_columns(begun))
    _run(con, "feiten/sleutels")
    _run(con, "feiten/weken", _week_columns(begun))
    _run(con, "feiten/dagen")
    agreed_path.write(con, experiment)
    for step in SHARED_FACTS:
        _run(con, f"feiten/{step}", dates)
    with t_quantiles(con):
        for family in FAMILIES:
            _run(con, family.name, dates)
            _run(con, "feiten/bewaar", {"familie": f"tussenstand.{family.name}"})
            for fact in family.facts_after:
                _run(con, f"feiten/{fact}", dates)
    _run(con, "feiten/kaarten", _card_columns())
    _run(con, "feiten/meetwaarden", dates)
    _run(con, "feiten/bronnen", _source_columns())
    _run(con, "feiten/volledigheid", dates)
    _run(con, "feiten/einde")


def _run(con: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, _Value] | None = None) -> None:
    """Run `<name>.sql` with those of the parameters that it names: DuckDB refuses one too many."""
    query = load(__file__, name)
    wanted = set(_PARAMETER.findall(query))
    con.execute(query, {key: value for key, value in (parameters or {}).items() if key in wanted}).fetchall()


def _period_columns(periods: Sequence[calendar.Period]) -> dict[str, _Value]:
    return {
        "periode_ids": [period.id for period in periods],
        "begindagen": [period.begin for period in periods],
        "einddagen": [period.end for period in periods],
        "werkdagen": [calendar.working_days(period) for period in periods],
        "uiterste_dagen": [calendar.working_days_after(period.end, WORKING_DAYS_TO_DELIVER) for period in periods],
        "volgnummers": list(range(1, len(periods) + 1)),
    }


def _week_columns(periods: Sequence[calendar.Period]) -> dict[str, _Value]:
    mondays = [monday for period in periods for monday in period.mondays]
    return {
        "maandagen": mondays,
        "werkdagen_per_week": [calendar.working_days_in_week(monday) for monday in mondays],
    }


def _source_columns() -> dict[str, _Value]:
    return {
        "tabellen": [table.name for table in TABLES],
        "per_aanbieder": [table.name != "aanbieders" and "aanbieder_id" in _names(table) for table in TABLES],
        "per_periode": [table.name in DELIVERED_PER_PERIOD for table in TABLES],
        "is_verplicht": [not table.optional for table in TABLES],
    }


def _names(table: Table) -> set[str]:
    return {column.name for column in table.columns}


def _card_columns() -> dict[str, _Value]:
    rows = [(card, table) for card in CARDS for table in card.tables]
    return {
        "maatstaven": [card.name for card, _ in rows],
        "tabellen": [table for _, table in rows],
        "heeft_periode": [card.has_period for card, _ in rows],
        "heeft_aanbieders": [card.rows is not Rows.TOTAL_ONLY for card, _ in rows],
        "heeft_totaal": [card.rows is not Rows.PROVIDERS_ONLY for card, _ in rows],
    }
