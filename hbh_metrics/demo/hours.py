"""The hours of help per client and week, in quarters of an hour, before and during the experiment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hbh_metrics.demo.assignments import Assignments
from hbh_metrics.demo.attendance import HELPED, NOT_DELIVERED, OTHER, draw_attendance
from hbh_metrics.demo.columns import LateValue, Register, codes, contract_table, dates, decimals, repeated
from hbh_metrics.demo.courses import Course
from hbh_metrics.demo.draws import stream
from hbh_metrics.demo.population import Clients, Flags, Ints
from hbh_metrics.demo.providers import Provider
from hbh_metrics.demo.timeline import (
    DAYS_PER_WEEK,
    MONDAYS,
    PERIOD_ENDS,
    PERIOD_OF_WEEK,
    UNKNOWN,
    WEEKS,
    WEEKS_BEFORE,
    Days,
)

_WEEKLY_SPREAD = 0.08
_MOST_QUARTERS = 120
_SHARE_CORRECTED_LATER = 0.006
_DAYS_UNTIL_CORRECTED = 20
_CUT_DEPTH = 0.4
_SHARE_OF_LEAVERS_BOOKED_WITH_ZERO = 0.85
_TWO_VISITS_FROM_QUARTERS = 12
_DAYS_BETWEEN_VISITS = 3
_HUNDREDTHS_PER_QUARTER = 25


@dataclass(frozen=True)
class Hours:
    """Weekly hours of one provider, one place per assignment and week, in order of week and assignment."""

    assignment: Ints
    client: Ints
    week: Ints
    quarters: Ints
    quarters_at_first: Ints
    reason: Ints

    def __len__(self) -> int:
        """Return the number of assignment-weeks."""
        return len(self.week)


def planned_share(
    rng: np.random.Generator, in_experiment: Flags, path_share: npt.NDArray[np.float64], course: Course
) -> npt.NDArray[np.float32]:
    """Return per client and week the hours to be delivered as a share of those before the experiment.

    `path_share` is the agreed tariff of each experiment period divided by the start tariff.
    """
    in_period = PERIOD_OF_WEEK >= 0
    along_path = np.where(in_period, path_share[PERIOD_OF_WEEK], 1.0)
    turn = np.ones(len(in_experiment))
    inside = np.flatnonzero(in_experiment)
    turn[rng.permutation(inside)] = np.arange(len(inside)) / max(len(inside), 1)
    if course.hours_stay:
        wanted = np.ones((len(turn), WEEKS))
    elif course.hours_cut_per_period:
        cuts = np.maximum(PERIOD_OF_WEEK, 0)
        share_cut = np.minimum(cuts * course.hours_cut_per_period / _CUT_DEPTH, 1.0)
        wanted = np.where(turn[:, None] < share_cut[None, :], 1 - _CUT_DEPTH, 1.0)
    else:
        wanted = np.broadcast_to(along_path, (len(turn), WEEKS))
    return np.where(in_experiment[:, None], wanted, 1.0).astype(np.float32)


def draw_hours(
    seed: int,
    provider: Provider,
    people: Clients,
    assignments: Assignments,
    path_share: npt.NDArray[np.float64],
    course: Course,
) -> Hours:
    """Return the weekly hours of every client in every week that its assignments touch; no help is a row of 0 hours with a reason."""
    rng = stream(seed, provider.id, "hours")
    state = draw_attendance(rng, people.help_weekday)
    usual = (people.indicated_quarters * people.used_share).astype(np.float32)[:, None]
    noise = 1 + _WEEKLY_SPREAD * rng.standard_normal((len(people), WEEKS), dtype=np.float32)
    dither = rng.random((len(people), WEEKS), dtype=np.float32)
    share = planned_share(stream(seed, provider.id, "cuts"), people.in_experiment, path_share, course)
    quarters = np.clip(np.floor(usual * share * noise + dither), 1, _MOST_QUARTERS).astype(np.int16)

    end = np.where(people.last_day == UNKNOWN, np.iinfo(np.int32).max, people.last_day)
    touches = (MONDAYS[None, :] + DAYS_PER_WEEK > people.first_day[:, None]) & (MONDAYS[None, :] <= end[:, None])
    visit = MONDAYS[None, :] + people.help_weekday[:, None]
    outside = (visit < people.first_day[:, None]) | (visit > end[:, None])
    state = np.where(outside, np.int8(OTHER), state)
    quarters = np.where(state == HELPED, quarters, 0)
    if course.invoices_after_departure:
        ghost = _booked_after_departure(stream(seed, provider.id, "ghosts"), people, end)
        quarters = np.where(ghost, 0, quarters)
        state = np.where(ghost, np.int8(HELPED), state)
        touches = touches | ghost

    week, client = np.nonzero(touches.T)
    kept = quarters[client, week].astype(np.int64)
    is_before = (week < WEEKS_BEFORE) & (assignments.earlier[client] >= 0)
    corrected = (
        _corrected_later(rng, week, kept) if provider.repeats_previous_period else np.zeros(len(week), dtype=np.int64)
    )
    return Hours(
        assignment=np.where(is_before, assignments.earlier[client], assignments.current[client]),
        client=client,
        week=week,
        quarters=kept,
        quarters_at_first=np.maximum(kept - corrected, 0),
        reason=state[client, week].astype(np.int64),
    )


def _booked_after_departure(rng: np.random.Generator, people: Clients, end: Ints) -> Flags:
    """Return the weeks after the departure of experiment clients for which 0 hours are booked, without a reason."""
    booked = (
        people.in_experiment
        & (people.last_day != UNKNOWN)
        & (rng.random(len(people)) < _SHARE_OF_LEAVERS_BOOKED_WITH_ZERO)
    )
    ghost: Flags = booked[:, None] & (MONDAYS[None, :] > end[:, None])
    return ghost


def _corrected_later(rng: np.random.Generator, week: Ints, quarters: Ints) -> Ints:
    """Return by how many quarters of an hour a row was too low when it was first delivered."""
    is_corrected = (rng.random(len(week)) < _SHARE_CORRECTED_LATER) & (week >= WEEKS_BEFORE) & (quarters > 0)
    return np.where(is_corrected, rng.integers(1, 5, len(week)), 0)


def hours_register(provider: Provider, people: Clients, assignments: Assignments, hours: Hours) -> Register:
    """Return the table geleverde_uren of this provider: the Monday of each week, or the days of help where it registers per day."""
    monday = MONDAYS[hours.week].astype(np.int64)
    if not provider.registers_per_day:
        return _register(
            provider, assignments, hours, monday, np.arange(len(hours)), (hours.quarters, hours.quarters_at_first)
        )
    visit = monday + people.help_weekday[hours.client]
    begin, end = assignments.begin[hours.assignment], assignments.end[hours.assignment]
    visit = np.minimum(np.maximum(visit, begin), np.where(end == UNKNOWN, visit.max(initial=0), np.maximum(end, begin)))
    splits = (hours.quarters >= _TWO_VISITS_FROM_QUARTERS) & (visit - monday < _DAYS_BETWEEN_VISITS)
    splits &= (end == UNKNOWN) | (visit + _DAYS_BETWEEN_VISITS <= end)
    second = np.where(splits, hours.quarters // 2, 0)
    source = np.concatenate([np.arange(len(hours)), np.flatnonzero(splits)])
    days = np.concatenate([visit, (visit + _DAYS_BETWEEN_VISITS)[splits]])
    quarters = np.concatenate([hours.quarters - second, second[splits]])
    order = np.lexsort((hours.assignment[source], days))
    return _register(provider, assignments, hours, days[order], source[order], (quarters[order], quarters[order]))


def _register(
    provider: Provider, assignments: Assignments, hours: Hours, days: Ints, source: Ints, quarters: tuple[Ints, Ints]
) -> Register:
    final, at_first = (decimals(values * _HUNDREDTHS_PER_QUARTER, 8, 2) for values in quarters)
    place = pa.array(hours.assignment[source])
    table = contract_table(
        "geleverde_uren",
        {
            "toewijzing_nummer": assignments.keys.take(place),
            "client_sleutel": assignments.client_keys.take(place),
            "aanbieder_id": repeated(provider.id, len(source)),
            "datum": dates(days.astype(np.int32)),
            "uren": final,
            "reden_niet_geleverd": codes(NOT_DELIVERED, hours.reason[source]),
        },
    )
    week = hours.week[source]
    known_on: Days = MONDAYS[week] + np.int32(DAYS_PER_WEEK - 1)
    period_end = PERIOD_ENDS[np.maximum(PERIOD_OF_WEEK[week], 0)]
    corrected_on = np.where(quarters[0] == quarters[1], known_on, period_end + np.int32(_DAYS_UNTIL_CORRECTED))
    return Register(table, known_on, (LateValue("uren", corrected_on.astype(np.int32), at_first),))
