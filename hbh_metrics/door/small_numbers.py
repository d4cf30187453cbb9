"""What the wethouder sees of the total: no count below 5, nothing that rests on fewer than 10 people, and nothing that gives those back.

Clients of a period = clients of the one before - who left + who came in. So of who left and who came in after, either both are shown or
neither: when one of them is below 5, the lower of the two says "<5" and the other is suppressed. Which of the two that is follows from
the clients, which are shown, so it tells nothing more. Clients on the last day of a period = clients of the period - who left: what is
counted over them is then told in whole percents only, without numerator and denominator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from hbh_metrics import calendar
from hbh_metrics.door.links import (
    DENOMINATORS,
    GROUP_OF,
    PRIVACY,
    Key,
    is_counted_at_the_end,
    is_counted_since_the_start,
    sources,
)
from hbh_metrics.door.protection import Visibility, is_missing
from hbh_metrics.metrics.privacy import Group
from hbh_metrics.policy import INDICATIVE_BELOW, SMALL_COUNT, SMALL_NUMBER
from hbh_metrics.records import Measure

LARGE_STOCK = 100 * SMALL_COUNT
"""From this many clients on, a whole percent of them is at least five."""

Rows = Mapping[Key, Measure]
States = dict[Key, Visibility]

_SUPPRESSED = Visibility.SUPPRESSED
_SAME_AS_CLIENTS = (Group.CLIENTS, Group.COMPLAINTS)
_MONEY = (Group.PAYMENTS, Group.REFERENCE)


def visibilities(chain: Sequence[Sequence[Measure]], hidden: Sequence[frozenset[Key]]) -> tuple[States, ...]:
    """Return what is seen of each row of TOTAAL in each publication of the chain (oldest first).

    `hidden` are the figures that would give a provider away, per publication. What a publication hides depends on itself and on what was
    shown before, so it never changes afterwards.
    """
    small_before: set[str] = set()
    shown_before: set[str] = set()
    found: list[States] = []
    for rows, given_away in zip(chain, hidden, strict=True):
        by_key = {(row.maatstaf, row.periode_id): row for row in rows}
        states = {key: _SUPPRESSED if key in given_away else _by_itself(row, by_key) for key, row in by_key.items()}
        _hide_small_periods(states, by_key)
        small, shown = _protect_flows(states, by_key, small_before)
        for period in small & shown_before:
            _suppress(states, by_key, [key for key in _of(by_key, *_SAME_AS_CLIENTS) if str(key[1]) > period])
        _hide_what_tells(states, by_key)
        _round_what_is_counted_at_the_end(states, by_key)
        _round_what_is_counted_since_the_start(states, by_key)
        small_before |= small
        shown_before |= shown
        found.append(states)
    return tuple(found)


def _by_itself(row: Measure, rows: Rows) -> Visibility:
    """Return what the number of people behind a figure allows."""
    if _does_not_exist(row, rows) or _is_carried(row):
        return Visibility.VISIBLE
    privacy = PRIVACY[row.maatstaf]
    if privacy.counts_people:
        return Visibility.FEWER_THAN_5 if (row.waarde or 0) < SMALL_COUNT else Visibility.VISIBLE
    if (row.n or 0) < SMALL_NUMBER:
        return _SUPPRESSED
    if (
        privacy.is_share_of_people
        and row.teller is not None
        and row.teller < SMALL_COUNT
        and not _has_no_hours(row, rows)
    ):
        return Visibility.FEWER_THAN_5
    return Visibility.INDICATIVE if (row.n or 0) < INDICATIVE_BELOW else Visibility.VISIBLE


def _does_not_exist(row: Measure, rows: Rows) -> bool:
    """Whether a row is empty for a reason that tells nothing: not delivered, or not yet to be known.

    A doorlooptijd of nobody is not among them: it would say that nobody came in.
    """
    if row.n or GROUP_OF[row.maatstaf] is Group.WAITING:
        return False
    return is_missing(row) or (row.waarde is None and (row.status == "open" or _has_no_hours(row, rows)))


def _is_carried(row: Measure) -> bool:
    """Whether a running sum is that of the period before, for nothing was paid."""
    return GROUP_OF[row.maatstaf] is Group.RUNNING and not row.n


def _has_no_hours(row: Measure, rows: Rows) -> bool:
    """Whether the row is about hours, and nobody delivered any for its period."""
    hours = rows.get(("uren", row.periode_id))
    return GROUP_OF[row.maatstaf] in (Group.HOURS, Group.FLOOR) and hours is not None and is_missing(hours)


def _hide_small_periods(states: States, rows: Rows) -> None:
    """Hide everything but counts where there are fewer than 10 clients, and tell no larger count where there are fewer than 5."""
    for (metric, period), row in rows.items():
        if metric == "clienten" and row.waarde is not None and row.waarde < SMALL_NUMBER:
            _suppress(
                states,
                rows,
                [
                    key
                    for key, found in rows.items()
                    if key[1] == period and not PRIVACY[key[0]].counts_people and not _is_carried(found)
                ],
            )


def _protect_flows(states: States, rows: Rows, small_before: set[str]) -> tuple[set[str], set[str]]:
    """Show who left in a period and who came in after it both, or neither; return after which periods they are small, and shown.

    What is small stays hidden in later publications: with one of the two unchanged, the other of the first would follow.
    """
    small, shown = set(), set()
    periods = _periods(rows)
    for period, following in pairwise(periods):
        left, came = ("uitstroom", period), ("instroom", following)
        if not {left, came} <= rows.keys() or (is_missing(rows[left]) and is_missing(rows[came])):
            continue
        fewest = min(rows[left].waarde or 0, rows[came].waarde or 0)
        stayed = (
            (rows["clienten", period].waarde or 0) - (rows[left].waarde or 0)
            if ("clienten", period) in rows
            else SMALL_COUNT
        )
        if min(fewest, stayed) < SMALL_COUNT:
            small.add(period)
        if stayed < SMALL_COUNT or any(
            states.get(("clienten", beside)) is not Visibility.VISIBLE for beside in (period, following)
        ):
            states[left] = states[came] = _SUPPRESSED
        elif fewest < SMALL_COUNT:
            for key in (left, came):
                states[key] = Visibility.FEWER_THAN_5 if (rows[key].waarde or 0) == fewest else _SUPPRESSED
        elif period in small_before or _SUPPRESSED in (states[left], states[came]):
            states[left] = states[came] = _SUPPRESSED
        else:
            shown.add(period)
    if periods and periods[-1] != calendar.experiment_periods()[-1].id and ("uitstroom", periods[-1]) in rows:
        states["uitstroom", periods[-1]] = _SUPPRESSED
    return small, shown


def _hide_what_tells(states: States, rows: Rows) -> None:
    """Hide what would give a hidden figure back: sums of the same money, equal counts, running sums and changes since a hidden period."""

    def is_hidden(key: Key) -> bool:
        return states.get(key) is _SUPPRESSED

    for whole, parts in DENOMINATORS.items():
        _suppress(
            states,
            rows,
            [(whole, period) for metric, period in rows if metric in parts and is_hidden((metric, period))],
        )
    for groups in ((Group.PLANS,), _MONEY):
        periods = {period for metric, period in _of(rows, *groups) if is_hidden((metric, period))}
        _suppress(states, rows, [key for key in _of(rows, *groups) if key[1] in periods])
    clients = {period for metric, period in rows if metric == "clienten" and is_hidden((metric, period))}
    _suppress(states, rows, [key for key in _of(rows, Group.COMPLAINTS) if key[1] in clients])
    money = {str(period) for metric, period in _of(rows, *_MONEY) if is_hidden((metric, period))}
    after = {following for period, following in pairwise(_periods(rows)) if period in money}
    _suppress(states, rows, [key for key in _of(rows, Group.CHANGES) if key[1] in money | after])
    _suppress(states, rows, [key for key in _of(rows, Group.RUNNING) if money and str(key[1]) >= min(money)])


def _round_what_is_counted_at_the_end(states: States, rows: Rows) -> None:
    """Round shares of the clients on the last day of a period in which it is not told how many left, or came in.

    Plans are counted of who was there before the period: with who left, that tells who came in.
    """
    left, came = (
        {when for name, when in rows if name == flow and states[name, when].is_hidden}
        for flow in ("uitstroom", "instroom")
    )
    for key in [key for key in rows if is_counted_at_the_end(key[0])]:
        if key[1] not in left and (key[1] not in came or GROUP_OF[key[0]] is not Group.PLANS):
            continue
        if _does_not_exist(rows[key], rows):
            continue
        _round(states, key, is_large=GROUP_OF[key[0]] is not Group.CLIENTS or _is_of_many(key, rows))


def _round_what_is_counted_since_the_start(states: States, rows: Rows) -> None:
    """Round shares of all who ever came in, from the first period on in which it is not told how many that were."""
    untold = [str(when) for name, when in rows if name == "instroom" and states[name, when] is not Visibility.VISIBLE]
    for key in [key for key in rows if is_counted_since_the_start(key[0]) and untold and str(key[1]) >= min(untold)]:
        if not _does_not_exist(rows[key], rows):
            _round(states, key, is_large=_is_of_many(key, rows))


def _is_of_many(key: Key, rows: Rows) -> bool:
    """Whether a whole percent is at least five people; of two shares of the same people only one may be told."""
    return not sources(key[0]) and (rows[key].noemer or 0) >= LARGE_STOCK


def _round(states: States, key: Key, *, is_large: bool) -> None:
    is_seen = states[key] in (Visibility.VISIBLE, Visibility.INDICATIVE)
    states[key] = Visibility.ROUNDED if is_seen and is_large else _SUPPRESSED


def _suppress(states: States, rows: Rows, keys: Iterable[Key]) -> None:
    """Suppress those rows, except where there is nothing to suppress."""
    for key in keys:
        if key in rows and not _does_not_exist(rows[key], rows):
            states[key] = _SUPPRESSED


def _of(rows: Rows, *groups: Group) -> list[Key]:
    return [key for key in rows if GROUP_OF[key[0]] in groups]


def _periods(rows: Rows) -> list[str]:
    return sorted({period for _, period in rows if period is not None})
