"""Turns the contract's tables into the derived tables of a publication, step by step in the order that `steps` finds.

Everything is SQL in files beside this module. What Python adds as parameters: the calendar, the tariff paths (exact decimals) and what
the cards say about their rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import duckdb

from hbh_metrics import calendar
from hbh_metrics.contract import TABLES, Table
from hbh_metrics.metrics import agreed_path
from hbh_metrics.metrics.card import Rows
from hbh_metrics.metrics.distributions import ANSWER_KINDS, DISTRIBUTIONS
from hbh_metrics.metrics.families import CARDS, FAMILIES
from hbh_metrics.metrics.intervals import t_quantiles
from hbh_metrics.metrics.steps import Step, ordered, step_of
from hbh_metrics.policy import IN_SQL, WORKING_DAYS_TO_DELIVER
from hbh_metrics.project import current
from hbh_metrics.sql import load

DERIVED: tuple[str, ...] = (
    "clientperioden",
    "weekwaarden",
    "paden",
    "meetwaarden",
    "volledigheid",
    "verdelingen",
    "signaalfeiten",
    "staart",
)

WEEKS_BEFORE = 104
WEEKS_IN_A_YEAR = 52
STEPS = ("feiten", "verdelingen")
"""The folders of which every file is a step; the families are steps too."""

DELIVERED_PER_PERIOD = ("geleverde_uren", "periodebetalingen")

_FAMILY_NAMES = tuple(family.name for family in FAMILIES)
_VALUES = "tussenstand.maatstafwaarden"

_Value = date | float | str | Sequence[object] | None
_PARAMETER = re.compile(r"\$([a-z_]+)")


def derive(
    con: duckdb.DuckDBPyConnection,
    peildatum: date,
    *,
    begin: date | None = None,
    end: date | None = None,
    kostprijs: float | None = None,
) -> None:
    """Make the tables named in DERIVED in `con`, from the contract's tables, `geleverd` and `herkomst` that stand there.

    `peildatum` is the date up to which the publication speaks, `begin` and `end` are the experiment's dates, the project's
    when none are given, `kostprijs` the euros that an hour costs (None: unknown). Tables of an earlier derivation are replaced.
    Definitions: docs/maatstaven.md.
    """
    begin, end = begin or current().begin, end or current().end
    experiment = calendar.experiment_periods(begin, end)
    begun = [period for period in experiment if period.begin <= peildatum]
    dates: dict[str, _Value] = {"peildatum": peildatum, "begin": begin, "eind": end, **_year_before(begin), **IN_SQL}
    dates |= {"antwoordsoorten": list(ANSWER_KINDS), "perioden_per_jaar": calendar.periods_per_year()}
    dates["kostprijs"] = kostprijs
    last_week_known = begun[-1].end if begun and begun[-1].end > peildatum else peildatum
    weeks = [week for week in calendar.experiment_weeks(begin, end, WEEKS_BEFORE) if week.monday <= last_week_known]
    columns: dict[str, Mapping[str, _Value]] = {
        "feiten/perioden": _period_columns(begun, peildatum),
        "feiten/weken": _week_columns(weeks),
        "feiten/kaarten": _card_columns(),
        "feiten/bronnen": _source_columns(),
        "feiten/formulieren": _survey_columns(begin, end),
        "feiten/staart": _tail_columns(begin, end),
        "verdelingen/klassen": _class_columns(),
        **agreed_path.columns(con, experiment, _tail_periods(begin, end)),
    }
    _run(con, "kader/begin")
    with t_quantiles(con):
        for step in steps():
            _run(con, step.name, {**dates, **columns.get(step.name, {})})
            if step.name in _FAMILY_NAMES:
                _run(con, "kader/bewaar", {"familie": f"tussenstand.{step.name}"})
    _run(con, "kader/einde")


@cache
def steps() -> tuple[Step, ...]:
    """Return every file of STEPS and every family as a step, in the order in which they can be made."""
    folder = Path(__file__).parent
    files = [f"{part}/{path.stem}" for part in STEPS for path in sorted((folder / part).glob("*.sql"))]
    return ordered(
        [
            *(step_of(name, load(__file__, name)) for name in files),
            *(step_of(name, load(__file__, name), also_fills=[_VALUES]) for name in _FAMILY_NAMES),
        ]
    )


def _run(con: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, _Value] | None = None) -> None:
    """Run `<name>.sql` with those of the parameters that it names: DuckDB refuses one too many."""
    query = load(__file__, name)
    wanted = set(_PARAMETER.findall(query))
    con.execute(query, {key: value for key, value in (parameters or {}).items() if key in wanted}).fetchall()


def _period_columns(periods: Sequence[calendar.Period], peildatum: date) -> dict[str, _Value]:
    return {
        "periode_ids": [period.id for period in periods],
        "begindagen": [period.begin for period in periods],
        "einddagen": [period.end for period in periods],
        "werkdagen": [calendar.working_days(period) for period in periods],
        "werkdagen_na_eind": [
            calendar.working_days_between(period.end + timedelta(days=1), peildatum) for period in periods
        ],
        "uiterste_dagen": [calendar.working_days_after(period.end, WORKING_DAYS_TO_DELIVER) for period in periods],
        "volgnummers": list(range(1, len(periods) + 1)),
    }


def _week_columns(weeks: Sequence[calendar.Week]) -> dict[str, _Value]:
    return {
        "soorten": [week.kind.value for week in weeks],
        "maandagen": [week.monday for week in weeks],
        "laatste_dagen": [week.last_day for week in weeks],
        "werkdag_bits": [week.working_day_bits for week in weeks],
        "weekperioden": [week.period_id for week in weeks],
    }


def _year_before(begin: date) -> dict[str, _Value]:
    """Return how many of the 260 weekdays of the 52 weeks before the experiment were working days, in all and per ISO week."""
    first, monday = begin - timedelta(weeks=WEEKS_IN_A_YEAR), begin - timedelta(days=begin.weekday())
    return {
        "weekdagen_jaar_ervoor": WEEKS_IN_A_YEAR * calendar.SATURDAY,
        "werkdagen_per_week_ervoor": [
            calendar.working_days_in_week(monday - timedelta(weeks=number)) for number in range(1, WEEKS_IN_A_YEAR + 1)
        ],
        "werkdagen_jaar_ervoor": calendar.working_days_between(first, begin - timedelta(days=1)),
    }


def _survey_columns(begin: date, end: date) -> dict[str, _Value]:
    windows = calendar.survey_windows(begin, end)
    return {
        "metingen": list(windows),
        "eerste_invuldagen": [first for first, _ in windows.values()],
        "laatste_invuldagen": [last for _, last in windows.values()],
    }


def _tail_columns(begin: date, end: date) -> dict[str, _Value]:
    """Return where the days after the last whole period begin (never, where there are none), and the periods they are paid in."""
    left = calendar.days_left(begin, end)
    return {
        "staart_begin": left[0] if left else date.max,
        "staartperioden": _tail_periods(begin, end),
    }


def _tail_periods(begin: date, end: date) -> list[str]:
    return sorted({calendar.period_of(day) for day in calendar.days_left(begin, end)})


def _class_columns() -> dict[str, _Value]:
    rows = [
        (distribution, group, number, code)
        for distribution in DISTRIBUTIONS
        for group in distribution.groups
        for number, code in enumerate(distribution.codes, start=1)
    ]
    return {
        "verdelingen": [distribution.name for distribution, *_ in rows],
        "groepen": [group for _, group, _, _ in rows],
        "codes": [code for *_, code in rows],
        "volgnummers": [number for _, _, number, _ in rows],
        "heeft_periode": [distribution.has_period for distribution, *_ in rows],
        "tabellen": [list(distribution.tables) for distribution, *_ in rows],
    }


def _source_columns() -> dict[str, _Value]:
    return {
        "tabellen": [table.name for table in TABLES],
        "per_aanbieder": [table.name != "aanbieders" and "aanbieder_id" in _names(table) for table in TABLES],
        "per_periode": [table.name in DELIVERED_PER_PERIOD for table in TABLES],
        "is_verplicht": [not table.optional for table in TABLES],
        "van_ieder": [not table.for_some for table in TABLES],
    }


def _names(table: Table) -> set[str]:
    return {column.name for column in table.columns}


def _card_columns() -> dict[str, _Value]:
    rows = [(card, table) for card in CARDS for table in card.tables]
    return {
        "maatstaven": [card.name for card, _ in rows],
        "tabellen": [table for _, table in rows],
        "heeft_periode": [card.has_period for card, _ in rows],
        "heeft_geheel": [card.has_whole for card, _ in rows],
        "heeft_aanbieders": [card.rows is not Rows.TOTAL_ONLY for card, _ in rows],
        "heeft_totaal": [card.rows is not Rows.PROVIDERS_ONLY for card, _ in rows],
    }
