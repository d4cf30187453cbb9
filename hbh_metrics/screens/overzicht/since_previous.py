"""What changed since the previous publication: which period came with it, what was corrected in earlier ones, and by which delivery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.calendar import period
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.redefined import told
from hbh_metrics.findings.view import STATUS_METRIC, View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.publications.compare import Change

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
    """What the sentences say: the days of both publications, the periods that ended since, and where something came late or changed.

    `files` are the deliveries behind the changes, each with the number of the publication that took it up.
    """

    before: date
    now: date
    new_periods: tuple[str, ...] = ()
    late: tuple[tuple[str, str], ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()


def answer(view: View, changes: Sequence[Change], before: date, redefined: Mapping[str, date] | None = None) -> Since:
    """Return what changed against the publication of the day `before`; `changes` are those that the reader sees.

    A period that had not ended then is new, whatever changed in it. In earlier ones a value that became known came late, another was
    corrected; not so where the metric has another definition, `redefined` with the day since when.
    """
    other = redefined or {}
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    mine = [
        change
        for change in changes
        if change.aanbieder_id in names and (view.is_total or change.aanbieder_id == view.chosen.aanbieder_id)
    ]
    earlier = [change for change in mine if change.periode_id is None or period(change.periode_id).end <= before]
    late = [change for change in earlier if change.maatstaf == STATUS_METRIC and change.oud is None]
    corrected = [change for change in earlier if change.maatstaf not in other and _is_correction(change)]
    fact = SinceFact(
        before,
        view.door.peildatum,
        _ended_since(mine, before, view.door.peildatum),
        _where(late, names),
        _where(corrected, names),
        tuple(dict.fromkeys(file for change in (*late, *corrected) for file in change.bestanden)),
    )
    rows = tuple(_row(change, names) for change in corrected)
    return Since((*said(fact), *told(other)), Table("Gecorrigeerde cijfers", _COLUMNS, rows[:_MOST_ROWS]))


def said(fact: SinceFact) -> tuple[str, ...]:
    """Return the sentences on what is new, what came late and what was corrected, the answer first."""
    since = f"Sinds de vorige stand, van {dutch.day_in_full(fact.before)},"
    if not (fact.new_periods or fact.late or fact.corrected):
        return (f"{since} is er geen nieuwe periode en is niets gecorrigeerd.",)
    if fact.new_periods:
        new = f"{'is' if len(fact.new_periods) == 1 else 'zijn'} {_periods(fact.new_periods)} erbij gekomen"
    else:
        new = "is er geen nieuwe periode"
    if not (fact.late or fact.corrected):
        return (f"{since} {new}; aan eerdere perioden is niets veranderd.",)
    if not fact.corrected:
        return (f"{since} {new}, en is er nageleverd.", f"Nageleverd: {_named(fact.late)}{_because(fact)}.")
    told = f"{since} {new}; cijfers over eerdere perioden zijn gecorrigeerd."
    late = (f"Nageleverd: {_named(fact.late)}.",) if fact.late else ()
    return (told, *late, f"Gecorrigeerd: {_named(fact.corrected)}{_because(fact)}.")


def _named(found: Sequence[tuple[str, str]]) -> str:
    by_provider: dict[str, list[str]] = {}
    for name, period_id in found:
        by_provider.setdefault(name, []).append(period_id)
    return dutch.listing(
        [f"{name} ({_periods(periods)})" if any(periods) else name for name, periods in by_provider.items()]
    )


def _because(fact: SinceFact) -> str:
    if not fact.files:
        return ""
    files = list(dict.fromkeys(file.partition(" ")[2] or file for file in fact.files))
    rest = len(files) - _MOST_FILES
    if rest > 1:
        return f", door {dutch.listing([*files[:_MOST_FILES], f'nog {rest} bestanden'])}"
    return f", door {dutch.listing(files)}"


def _where(found: Sequence[Change], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((names[change.aanbieder_id], change.periode_id or "") for change in found))


def _periods(periods: Sequence[str]) -> str:
    known = sorted(period for period in set(periods) if period)
    if len(known) > 1 and int(known[-1][4:]) - int(known[0][4:]) == len(known) - 1:
        return dutch.period_range(known[0], known[-1])
    return dutch.listing([dutch.period(period) for period in known])


def _ended_since(changes: Sequence[Change], before: date, now: date) -> tuple[str, ...]:
    """Return the periods that ended after the one day, up to the other, and of which somebody was paid."""
    return tuple(
        sorted(
            {
                change.periode_id
                for change in changes
                if change.maatstaf == STATUS_METRIC
                and change.periode_id
                and change.nieuw is not None
                and before < period(change.periode_id).end <= now
            }
        )
    )


def _is_correction(change: Change) -> bool:
    """Whether a value that was known is another one now, as people read it."""
    is_known = change.oud is not None and change.nieuw is not None
    return change.maatstaf in MAIN and is_known and _shown(change, change.oud) != _shown(change, change.nieuw)


def _row(change: Change, names: Mapping[str, str]) -> tuple[Cell, ...]:
    return (
        Cell(CARD_BY_NAME[change.maatstaf].title),
        Cell(names.get(change.aanbieder_id, change.aanbieder_id)),
        Cell("" if change.periode_id is None else dutch.period(change.periode_id)),
        Cell(_shown(change, change.oud), change.oud),
        Cell(_shown(change, change.nieuw), change.nieuw),
        Cell(", ".join(dict.fromkeys(file.partition(" ")[2] or file for file in change.bestanden[:_MOST_FILES]))),
    )


def _shown(change: Change, value: float | None) -> str:
    return dutch.MISSING if value is None else metric_text(change.maatstaf)(value)
