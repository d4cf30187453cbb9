"""Which thresholds decide the signals, since which publication, and what they were before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.records import Threshold
from hbh_metrics.signals import CARDS, Card, Severity, as_stored, condition

_COLUMNS = (
    Column("Signaal"),
    Column("Ernst"),
    Column("Geldt als"),
    Column("Ingesteld door"),
    Column("Sinds de stand van"),
    Column("Daarvoor"),
)


@dataclass(frozen=True)
class StoredThresholds:
    """The thresholds that were stored with one publication, and the peildatum of that publication."""

    peildatum: date
    rows: tuple[Threshold, ...]


@dataclass(frozen=True)
class ThresholdRow:
    """When one signal has one severity: in words now, since which publication (None: always), and what it was before, newest first."""

    card: Card
    severity: Severity
    words: str
    is_standard: bool
    since: date | None
    before: tuple[str, ...]


def rows(history: Sequence[StoredThresholds]) -> tuple[ThresholdRow, ...]:
    """Return the thresholds of the last of these publications, which come oldest first; those that stored none tell nothing."""
    known = [stored for stored in history if stored.rows]
    if not known:
        return ()
    return tuple(_row(card, severity, known) for card in CARDS for severity in reversed(card.severities))


def headline(found: Sequence[ThresholdRow]) -> str:
    """Return whose thresholds decide, and whether they changed."""
    if not found:
        return "Bij deze stand zijn geen drempels bewaard."
    own = sum(not row.is_standard for row in found)
    changed = [row.since for row in found if row.since is not None]
    if own:
        whose = f"De gemeente heeft {_thresholds(own)} zelf ingesteld; de andere zijn standaard."
    else:
        whose = "Alle signalen worden beoordeeld met de standaarddrempels."
    if not changed:
        return f"{whose} Daar is sinds de eerste stand niets aan veranderd."
    return f"{whose} De laatste wijziging was in de stand van {dutch.day_in_full(max(changed))}."


def table(found: Sequence[ThresholdRow]) -> Table:
    """Return a row per signal and severity: when it holds, who set that, since when, and what it was before."""
    return Table("Drempels en hun wijzigingen", _COLUMNS, tuple(_cells(row) for row in found))


def _thresholds(amount: int) -> str:
    return "één drempel" if amount == 1 else dutch.count(amount, "drempel", "drempels")


def _row(card: Card, severity: Severity, known: Sequence[StoredThresholds]) -> ThresholdRow:
    told = [(condition(card, severity, as_stored(stored.rows)) or "", stored.peildatum) for stored in known]
    runs = [(words, next(day for _, day in run)) for words, run in groupby(told, key=lambda one: one[0])]
    words, since = runs[-1]
    is_standard = all(
        row.is_standaard for row in known[-1].rows if row.signaal == card.id and row.ernst == severity.value
    )
    before = tuple(
        f"{text} (tot de stand van {dutch.day(end)})" for (text, _), (_, end) in reversed(list(pairwise(runs)))
    )
    return ThresholdRow(card, severity, words, is_standard, since if before else None, before)


def _cells(row: ThresholdRow) -> tuple[Cell, ...]:
    return (
        Cell(f"{row.card.id} {row.card.title}"),
        Cell(row.severity.value.lower()),
        Cell(row.words),
        Cell("standaard" if row.is_standard else "de gemeente"),
        Cell("de eerste stand" if row.since is None else dutch.day(row.since)),
        Cell("; ".join(row.before)),
    )
