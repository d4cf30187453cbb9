"""What changed since the previous publication: which period came with it, what was corrected in earlier ones, and by which delivery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.answers.view import STATUS_METRIC, View
from hbh_metrics.figures import Cell, Column, State, Table
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.publications.compare import Change
from hbh_metrics.query.causes import DELIVERY
from hbh_metrics.records import TOTAL

MAIN = ("betaald_tarief", "uren_per_client_week", "clienten", "urenindex", "kosten_tov_referentie_cum", "plandekking")
"""The metrics of which a correction is told; the screen Gegevens shows all."""

_MOST_FILES = 2
_MOST_ROWS = 6
_COLUMNS = (
    Column("Wat"),
    Column("Aanbieder"),
    Column("Periode"),
    Column("Was", is_number=True),
    Column("Is nu", is_number=True),
    Column("Door"),
)


@dataclass(frozen=True)
class Since:
    """The sentences, the answer first, and the corrected values that matter most."""

    sentences: tuple[str, ...]
    table: Table


@dataclass(frozen=True)
class SinceFact:
    """What the sentences say: the days of both publications, the periods that are new, and corrections by provider and period."""

    before: date
    now: date
    new_periods: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...]
    files: tuple[str, ...]


def answer(view: View, changes: Sequence[Change], before: date) -> Since:
    """Return what changed against the publication of the day `before`; `changes` are those that the reader sees."""
    mine = [change for change in changes if view.is_total or change.aanbieder_id == view.chosen.aanbieder_id]
    closed = {
        change.periode_id
        for change in mine
        if change.maatstaf == STATUS_METRIC
        and change.oud is None
        and change.periode_id
        and change.aanbieder_id != TOTAL
    }
    new = tuple(sorted(period for period in closed if _is_new(view, period, mine)))
    corrected = [change for change in mine if _is_correction(change, new)]
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    where = dict.fromkeys(
        (names.get(change.aanbieder_id, change.aanbieder_id), change.periode_id or "")
        for change in corrected
        if change.aanbieder_id != TOTAL
    )
    files = tuple(
        dict.fromkeys(file for change in corrected for file in change.bestanden if change.aanbieder_id != TOTAL)
    )
    sentences = said(SinceFact(before, view.door.peildatum, new, tuple(where), files))
    rows = tuple(_row(change, names) for change in corrected if change.aanbieder_id != TOTAL)
    return Since(sentences, Table("Gecorrigeerde cijfers", _COLUMNS, rows[:_MOST_ROWS]))


def said(fact: SinceFact) -> tuple[str, ...]:
    """Return the sentences on what is new and what was corrected, the answer first."""
    since = f"Sinds de vorige stand, van {dutch.day_in_full(fact.before)},"
    if not fact.new_periods and not fact.corrected:
        return (f"{since} is er geen nieuwe periode en is niets gecorrigeerd.",)
    if fact.new_periods:
        new = f"{'is' if len(fact.new_periods) == 1 else 'zijn'} {_periods(fact.new_periods)} erbij gekomen"
    else:
        new = "is er geen nieuwe periode"
    if not fact.corrected:
        return (f"{since} {new}; aan eerdere perioden is niets veranderd.",)
    return (f"{since} {new}; cijfers over eerdere perioden zijn gecorrigeerd.", _where(fact))


def _where(fact: SinceFact) -> str:
    by_provider: dict[str, list[str]] = {}
    for name, period in fact.corrected:
        by_provider.setdefault(name, []).append(period)
    told = [
        f"{name} ({_periods(sorted(set(periods)))})" if any(periods) else name for name, periods in by_provider.items()
    ]
    because = ""
    if fact.files:
        shown = [file.partition(" ")[2] or file for file in fact.files]
        rest = len(dict.fromkeys(shown)) - _MOST_FILES
        listed = list(dict.fromkeys(shown))[:_MOST_FILES]
        because = f", door {dutch.listing([*listed, f'nog {rest} bestanden'] if rest > 1 else listed)}"
    return f"Gecorrigeerd: {dutch.listing(told)}{because}."


def _periods(periods: Sequence[str]) -> str:
    known = sorted(period for period in set(periods) if period)
    if len(known) > 1 and int(known[-1][4:]) - int(known[0][4:]) == len(known) - 1:
        return dutch.period_range(known[0], known[-1])
    return dutch.listing([dutch.period(period) for period in known])


def _is_new(view: View, period: str, changes: Sequence[Change]) -> bool:
    """Whether nobody had a paid tariff in that period before, and it has ended."""
    had = any(
        change.maatstaf == STATUS_METRIC and change.periode_id == period and change.oud is not None
        for change in changes
    )
    return not had and any(view.state(provider.aanbieder_id, period) is not State.OPEN for provider in view.providers)


def _is_correction(change: Change, new: Sequence[str]) -> bool:
    return (
        change.maatstaf in MAIN
        and change.oud is not None
        and change.nieuw is not None
        and change.periode_id not in new
        and change.oorzaak in ("", DELIVERY)
        and _shown(change, change.oud) != _shown(change, change.nieuw)
    )


def _row(change: Change, names: dict[str, str]) -> tuple[Cell, ...]:
    return (
        Cell(CARD_BY_NAME[change.maatstaf].title),
        Cell(names.get(change.aanbieder_id, change.aanbieder_id)),
        Cell("" if change.periode_id is None else dutch.period(change.periode_id)),
        Cell(_shown(change, change.oud), change.oud),
        Cell(_shown(change, change.nieuw), change.nieuw),
        Cell(", ".join(dict.fromkeys(file.partition(" ")[2] or file for file in change.bestanden[:_MOST_FILES]))),
    )


def _shown(change: Change, value: float | None) -> str:
    unit = CARD_BY_NAME[change.maatstaf].unit
    if unit == "€":
        return dutch.euro(value)
    return dutch.percentage(value) if unit == "%" else dutch.number(value, 0 if change.maatstaf == "clienten" else 2)
