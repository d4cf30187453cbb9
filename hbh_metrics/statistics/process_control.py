"""XmR charts (individual values and their moving ranges) with the rules of Making Data Count; pure functions on a series of numbers.

The rules are those of the R package NHSRplotthedots 0.2.2, followed also where that is unwise: one blip in a series of equal values
gets limits of almost no width. Whoever draws a chart or raises a signal first asks `is_too_flat`.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

LIMIT_PER_RANGE = 2.66
SCREEN_PER_RANGE = 3.267
NEAR_PER_LIMIT = 2 / 3
TOLERANCE = 1e-12
POINTS_IN_TWO_OF_THREE = 3
NEAR_POINTS_NEEDED = 2

OUTSIDE = "outside"
TREND = "trend"
TWO_OF_THREE = "two_of_three"
SHIFT = "shift"
ORDER = (OUTSIDE, TREND, TWO_OF_THREE, SHIFT)


@dataclass(frozen=True)
class Point:
    """One row of the chart, in the unit of the values.

    `value` is None where missing. `mean`, `lower` and `upper` are those of the row's group, also where the value is missing; NaN where
    there are none (no known value in the baseline; no moving range that counts). `outside`, `trend`, `two_of_three` and `shift` say
    which rules hold; False where that cannot be told, and all of them without a mean. `kind` is the first of them that holds, in this
    order, else None; `direction` is where that kind points: 1 up, -1 down, 0 where `kind` is None.
    """

    value: float | None
    mean: float
    lower: float
    upper: float
    outside: bool
    shift: bool
    trend: bool
    two_of_three: bool
    kind: str | None
    direction: int


@dataclass(frozen=True)
class Xmr:
    """The chart: a row per value, in order. `chart.points[i].mean`, `chart[i].mean` and `chart.mean[i]` are the same number."""

    points: tuple[Point, ...]

    def __len__(self) -> int:
        return len(self.points)

    def __iter__(self) -> Iterator[Point]:
        return iter(self.points)

    def __getitem__(self, place: int) -> Point:
        return self.points[place]

    @property
    def mean(self) -> tuple[float, ...]:
        """The mean of each row's group."""
        return tuple(point.mean for point in self.points)

    @property
    def lower(self) -> tuple[float, ...]:
        """The lower limit of each row's group."""
        return tuple(point.lower for point in self.points)

    @property
    def upper(self) -> tuple[float, ...]:
        """The upper limit of each row's group."""
        return tuple(point.upper for point in self.points)

    @property
    def outside(self) -> tuple[bool, ...]:
        """Which rows are beyond a limit."""
        return tuple(point.outside for point in self.points)

    @property
    def shift(self) -> tuple[bool, ...]:
        """Which rows belong to a long run on one side of the mean."""
        return tuple(point.shift for point in self.points)

    @property
    def trend(self) -> tuple[bool, ...]:
        """Which rows belong to a long run of steps in one direction."""
        return tuple(point.trend for point in self.points)

    @property
    def two_of_three(self) -> tuple[bool, ...]:
        """Which rows are near a limit, as two of three neighbours are."""
        return tuple(point.two_of_three for point in self.points)

    @property
    def kind(self) -> tuple[str | None, ...]:
        """What makes each row a special cause, if it is one."""
        return tuple(point.kind for point in self.points)


@dataclass(frozen=True)
class _Limits:
    """Mean and limits of one group; a comparison that differs less than `tolerance` counts as equal."""

    mean: float
    width: float
    tolerance: float

    def sides(self, values: Sequence[float | None]) -> list[int]:
        """Return 1 above the mean, -1 below it, 0 on it, missing or without a mean."""
        if math.isnan(self.mean):
            return [0] * len(values)
        return [0 if value is None else _sign(value - self.mean, self.tolerance) for value in values]

    def beyond(self, values: Sequence[float | None], share: float = 1.0) -> list[bool]:
        """Return which values lie strictly beyond that share of the way to a limit; none where there are no limits."""
        least = share * self.width + self.tolerance
        return [value is not None and abs(value - self.mean) > least for value in values]


def xmr(
    values: Iterable[float | None],
    *,
    groups: Iterable[Hashable] | None = None,
    baseline: int | None = None,
    screen: bool = True,
    shift: int | None = 7,
    trend: int | None = 7,
    two_of_three: bool = True,
) -> Xmr:
    """Return the XmR chart of `values`, in time order; None and NaN are missing.

    `groups` labels each row: a row with another label than the one before starts a new group, with a mean and limits of its own, and no
    rule looks across. `baseline` takes mean and limits from the first so many rows of each group (all, when it has fewer). `screen`
    leaves out, once, ranges of 3.267 times their mean and more. `shift` and `trend` are the numbers of rows that make one, None
    switches them off. Limits: mean ± 2.66 × mean moving range, not clipped (Wheeler, Understanding Variation).

    Raises ValueError for an infinite value, for more or fewer groups than values, and for a baseline or shift of no rows or a trend of one.
    """
    known = [_known(value) for value in values]
    labels = [0] * len(known) if groups is None else list(groups)
    if len(labels) != len(known):
        raise ValueError(f"expected a group for each of {len(known)} values, found {len(labels)}")
    for name, number, least in (("baseline", baseline, 1), ("shift", shift, 1), ("trend", trend, 2)):
        if number is not None and number < least:
            raise ValueError(f"a {name} of {number} rows does not exist; the least is {least}")
    points: list[Point] = []
    for _, rows in groupby(range(len(known)), key=labels.__getitem__):
        points += _group([known[row] for row in rows], baseline, shift, trend, screen=screen, near=two_of_three)
    return Xmr(tuple(points))


def moving_ranges(values: Sequence[float | None]) -> tuple[float, ...]:
    """Return the absolute differences of neighbouring values; a missing value takes both of its away."""
    return tuple(abs(after - before) for before, after in pairwise(values) if before is not None and after is not None)


def is_too_flat(values: Sequence[float | None]) -> bool:
    """Whether limits made from these values would mean nothing: no two neighbours are known, or half of the moving ranges are 0."""
    ranges = moving_ranges(values)
    tolerance = TOLERANCE * max([1.0, *(abs(value) for value in values if value is not None)])
    return 2 * sum(size <= tolerance for size in ranges) >= len(ranges)


def _known(value: float | None) -> float | None:
    if value is None or math.isnan(value):
        return None
    if math.isinf(value):
        raise ValueError("an infinite value cannot stand in a chart")
    return float(value)


def _sign(difference: float, tolerance: float) -> int:
    return 0 if abs(difference) <= tolerance else (1 if difference > 0 else -1)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else math.nan


def _limits(values: Sequence[float | None], *, screen: bool) -> _Limits:
    mean = _mean([value for value in values if value is not None])
    tolerance = TOLERANCE * max(1.0, abs(mean))
    ranges = moving_ranges(values)
    if screen:
        most = SCREEN_PER_RANGE * _mean(ranges) - tolerance
        ranges = tuple(size for size in ranges if size < most)
    return _Limits(mean, LIMIT_PER_RANGE * _mean(ranges), tolerance)


def _group(
    values: list[float | None], baseline: int | None, shift: int | None, trend: int | None, *, screen: bool, near: bool
) -> Iterator[Point]:
    limits = _limits(values[:baseline], screen=screen)
    lower, upper = limits.mean - limits.width, limits.mean + limits.width
    sides = limits.sides(values)
    outside = [side if is_beyond else 0 for side, is_beyond in zip(sides, limits.beyond(values), strict=True)]
    trending = _in_trends(values, None if math.isnan(limits.mean) else trend, limits.tolerance)
    paired = _two_of_three(sides, outside, limits.beyond(values, NEAR_PER_LIMIT)) if near else [0] * len(values)
    shifted = _in_runs(sides, shift)
    for value, *found in zip(values, outside, trending, paired, shifted, strict=True):
        first = next((place for place, direction in enumerate(found) if direction), None)
        yield Point(
            value, limits.mean, lower, upper,
            outside=found[0] != 0, trend=found[1] != 0, two_of_three=found[2] != 0, shift=found[3] != 0,
            kind=None if first is None else ORDER[first],
            direction=0 if first is None else found[first],
        )  # fmt: skip


def _in_runs(sides: Sequence[int], length: int | None) -> list[int]:
    """Return per row the side of the run of at least `length` rows it is in, else 0; a 0 in `sides` is in none."""
    found: list[int] = []
    for side, run in groupby(sides):
        size = len(list(run))
        found += [side if length is not None and size >= length else 0] * size
    return found


def _in_trends(values: Sequence[float | None], length: int | None, tolerance: float) -> list[int]:
    """Return per row the direction of the trend of at least `length` rows it is in, else 0; where a fall turns, the rise counts."""
    steps = [
        0 if before is None or after is None else _sign(after - before, tolerance) for before, after in pairwise(values)
    ]
    in_trend = _in_runs(steps, None if length is None else length - 1)
    return [
        max(in_trend[max(row - 1, 0) : row + 1], key=lambda step: (step != 0, step), default=0)
        for row in range(len(values))
    ]


def _two_of_three(sides: Sequence[int], outside: Sequence[int], is_far: Sequence[bool]) -> list[int]:
    """Return per row its side where it is one of at least two near a limit in three neighbours on that side, else 0."""
    near = [far and not beyond for far, beyond in zip(is_far, outside, strict=True)]
    found = [0] * len(sides)
    for first in range(len(sides) - POINTS_IN_TWO_OF_THREE + 1):
        window = slice(first, first + POINTS_IN_TWO_OF_THREE)
        if sum(near[window]) >= NEAR_POINTS_NEEDED and abs(sum(sides[window])) == POINTS_IN_TWO_OF_THREE:
            found[window] = [
                sides[first] if is_near else before for is_near, before in zip(near[window], found[window], strict=True)
            ]
    return found
