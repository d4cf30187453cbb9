"""What is new since the previous meeting: what moves by the week, and whether there is a new period to talk about.

Money moves once in four weeks, so it is told per period and never by the week. Clients are counted until the same period: with those of
a period that runs, the sheet would hold two counts of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.findings import verdicts
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.view import View
from hbh_metrics.findings.weekly_hours import hours_per_client
from hbh_metrics.records import Measure, Week
from hbh_metrics.signals import CARD_BY_ID

_THEN_AND_NOW = (Column("Wat"), Column("Toen", is_number=True), Column("Nu", is_number=True))
_BEFORE = "VOORAF"
_PER_PERIOD = (
    ("Betaald tarief in de laatste hele periode", "betaald_tarief"),
    ("Afgesproken tarief in die periode", "afgesproken_tarief"),
    ("Cliënten in die periode", "clienten"),
    ("Cliënten met een plan in die periode", "plandekking"),
    ("Correcties op betalingen in die periode", "correctiedruk"),
)
_SUMMED: tuple[tuple[str, str, Callable[[Measure], float | None]], ...] = (
    ("Gestart t/m die periode", "instroom", lambda row: row.waarde),
    ("Gestopt t/m die periode", "uitstroom", lambda row: row.waarde),
    ("Klachten en signalen t/m die periode", "klachten_per_100", lambda row: row.teller),
)


@dataclass(frozen=True)
class News:
    """The sentences, the answer first; the values then and now; and the titles of signals that came and that stopped."""

    sentences: tuple[str, ...]
    table: Table
    new_signals: tuple[str, ...]
    stopped_signals: tuple[str, ...]


def answer(view: View, before: View | None, since: date | None) -> News:
    """Return what is new against `before`, the same provider in an earlier publication; `since` is the day of the meeting that had it.

    Without a meeting `since` is None, and `before` is the publication before this one; without that either there is nothing to compare.
    """
    period, earlier = last_whole(view), None if before is None else last_whole(before)
    signals = _signals(view)
    known = set() if before is None else _signals(before)
    new, stopped = ([CARD_BY_ID[each].title for each in sorted(some)] for some in (signals - known, known - signals))
    is_first = before is None
    sentences = (
        period_sentence(period, earlier, is_first=is_first),
        *(() if period is None else (verdicts.of(view, period_id=period).sentence,)),
        *(() if before is None else (signal_sentence(new, stopped), *_clients_sentence(view, before, period, earlier))),
    )
    when = _when(before, since)
    return News(
        sentences,
        Table(
            f"Toen: {when}{_last(earlier)}. Nu: {view.stand}{_last(period)}",
            _THEN_AND_NOW,
            _rows(view, before, period, earlier),
        ),
        () if is_first else tuple(new),
        () if is_first else tuple(stopped),
    )


def period_sentence(period: str | None, earlier: str | None, *, is_first: bool) -> str:
    """Return whether there is a new whole period since; `earlier` is the last whole one then."""
    if period is None:
        return "Er is nog geen hele periode geleverd."
    if is_first:
        return f"De laatste hele periode is {dutch.period_in_full(period)}."
    if period == earlier:
        return f"Er is geen nieuwe periode sinds {dutch.period_in_full(period)}."
    return f"Nieuw is {dutch.period_in_full(period)}."


def signal_sentence(new: Sequence[str], stopped: Sequence[str]) -> str:
    """Return which signals came and which stopped, by their titles."""
    came = _listed(new, "Nieuw signaal", "Nieuwe signalen")
    went = _listed(stopped, "Gestopt", "Gestopt")
    return " ".join(part for part in (came, went) if part) or "Er kwam geen signaal bij en er stopte er geen."


def clients_sentence(started: float, ended: float, period: str) -> str:
    """Return how many clients started and stopped since, until the last whole period."""
    until = f"Tot en met {dutch.period(period)}"
    if not started and not ended:
        return f"{until} startte en stopte er geen cliënt."
    begun = (
        f"{until} startte er geen cliënt"
        if not started
        else f"{until} {'startte' if started == 1 else 'startten'} er {_clients(started)}"
    )
    return f"{begun} en er {'stopte' if ended <= 1 else 'stopten'} {dutch.number(ended) if ended else 'niemand'}."


def last_whole(view: View) -> str | None:
    """Return the last period of which the chosen provider's data are whole."""
    return max(view.whole(view.chosen.aanbieder_id), default=None)


def _listed(titles: Sequence[str], one: str, more: str) -> str:
    if not titles:
        return ""
    lower = [title[:1].lower() + title[1:] for title in titles]
    return f"{one if len(titles) == 1 else more}: {dutch.listing(lower)}."


def _clients_sentence(view: View, before: View, period: str | None, earlier: str | None) -> tuple[str, ...]:
    """Return the sentence on who started and stopped since; nothing without a new period, or when a count is unknown or corrected down."""
    if period is None or period == earlier:
        return ()
    (_, begin, value), (_, end, _), *_ = _SUMMED
    pairs = [(_until(earlier, before, metric, value), _until(period, view, metric, value)) for metric in (begin, end)]
    grown = [now - then for then, now in pairs if then is not None and now is not None and now >= then]
    if len(grown) != len(pairs):
        return ()
    started, ended = grown
    return (clients_sentence(started, ended, period),)


def _clients(number: float) -> str:
    return dutch.count(int(number), "cliënt", "cliënten")


def _last(period: str | None) -> str:
    return "" if period is None else f" (laatste hele periode: {dutch.period(period)})"


def _when(before: View | None, since: date | None) -> str:
    if before is None:
        return "er is nog geen eerdere stand"
    return f"overleg van {dutch.day_in_full(since)}" if since else f"vorige {before.stand}"


def _signals(view: View) -> set[str]:
    rows = view.door.signals()
    return {row.signaal for row in rows if row.aanbieder_id == view.chosen.aanbieder_id and row.signaal in CARD_BY_ID}


def _rows(view: View, before: View | None, period: str | None, earlier: str | None) -> tuple[tuple[Cell, ...], ...]:
    weekly = (
        "Uren per cliënt in de laatste hele week",
        _last_week(before),
        _last_week(view),
        metric_text("uren_per_client_week"),
    )
    summed = [
        (name, _until(earlier, before, metric, part), _until(period, view, metric, part), dutch.number)
        for name, metric, part in _SUMMED
    ]
    per_period = [
        (name, _value(before, metric, earlier), _value(view, metric, period), metric_text(metric))
        for name, metric in _PER_PERIOD
    ]
    return tuple(
        (Cell(name), *(Cell(dutch.MISSING if value is None else text(value), value) for value in (then, now)))
        for name, then, now, text in (weekly, *per_period, *summed)
    )


def _value(view: View | None, metric: str, period: str | None) -> float | None:
    if view is None or period is None:
        return None
    return view.grid(metric).value(metric, view.chosen.aanbieder_id, period)


def _last_week(view: View | None) -> float | None:
    if view is None:
        return None
    who = view.chosen.aanbieder_id
    weeks: list[Week] = [week for week in view.door.weeks() if week.aanbieder_id == who and week.soort != _BEFORE]
    known = [week for week in sorted(weeks, key=lambda week: week.week_begin) if hours_per_client(week) is not None]
    return hours_per_client(known[-1]) if known else None


def _until(period: str | None, view: View | None, metric: str, part: Callable[[Measure], float | None]) -> float | None:
    """Return a count added up from the begin until a period; None without one, or when it is not known at all."""
    if view is None or period is None:
        return None
    counted = [
        value
        for row in view.grid(metric).cells.values()
        if row.aanbieder_id == view.chosen.aanbieder_id
        and (row.periode_id or "") <= period
        and (value := part(row)) is not None
    ]
    return sum(counted) if counted else None
