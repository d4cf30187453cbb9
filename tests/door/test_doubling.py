"""How often the rounding of people doubles: at the end of a path where it helps, no more than that, and at last nothing is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hbh_metrics.door.doubling import UNTOLD, Doublings, rougher
from hbh_metrics.door.flows_attack import Narrowed

BEFORE, NOW = "201404", "201405"


def until(enough: Callable[[int, int], bool], *by: str) -> Callable[[Doublings], tuple[Narrowed, ...]]:
    """Return an attack on a flow of this period that these periods narrow, until their doublings are enough."""
    return lambda times: () if enough(times.get(BEFORE, 0), times.get(NOW, 0)) else (Narrowed(NOW, by),)


@pytest.mark.parametrize(
    ("enough", "by", "doubled", "expected"),
    [
        (lambda _, now: now >= 1, (BEFORE, NOW), {}, {NOW: 1}),
        (lambda before, _: before >= 2, (BEFORE, NOW), {}, {BEFORE: 2, NOW: 0}),
        (lambda before, now: before + now >= 2, (BEFORE, NOW), {}, {BEFORE: 1, NOW: 1}),
        (lambda _, now: now >= 2, (NOW,), {BEFORE: 1, NOW: 1}, {BEFORE: 1, NOW: 2}),
        (lambda _, now: now == UNTOLD, (NOW,), {}, {NOW: UNTOLD}),
        (lambda *_: False, (), {NOW: 1}, {NOW: 1}),
    ],
    ids=[
        "its own period",
        "the other end",
        "both ends",
        "no less than it did",
        "at last nothing is told",
        "told before",
    ],
)
def test_the_rounding_of_people_doubles_where_it_helps_and_no_more(
    enough: Callable[[int, int], bool], by: tuple[str, ...], doubled: Doublings, expected: Doublings
) -> None:
    assert rougher(until(enough, *by), doubled) == expected
