"""What numbers of people tell together of a flow of fewer than five others, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics.door.flows_attack import Narrowed, Told, narrowed, told
from hbh_metrics.door.shown_group import FOR_PROVIDER, FOR_WETHOUDER, shown_of_group
from hbh_metrics.door.standing import Standing
from hbh_metrics.door.steps import KeptSteps
from hbh_metrics.records import TOTAL, Measure

BEFORE, NOW = "201404", "201405"
Counts = Mapping[tuple[str, str], tuple[float, float]]
"""By metric and period a number of people: of all, and of that the reader's own."""

SAME_GRID: Counts = {
    ("clienten", BEFORE): (339, 97), ("instroom", BEFORE): (339, 97), ("uitstroom", BEFORE): (6, 0),
    ("clienten", NOW): (337, 100), ("instroom", NOW): (4, 3), ("uitstroom", NOW): (0, 0),
    ("plandekking", NOW): (333, 97),
}  # fmt: skip
"""Clients 337 and plans due 333 are both told as 335, so 333 to 337: at most 4 came, of whom the reader has 3."""


def narrow(counts: Counts, *, has_own: bool = True, doubled: int = 0) -> tuple[str, ...]:
    """Return the periods of which a flow of the others is told too narrowly."""
    return tuple(one.period for one in narrowed(what_is_told(counts, has_own=has_own, doubled=doubled)))


def what_is_told(counts: Counts, *, has_own: bool = True, doubled: int = 0) -> Told:
    """Return what the numbers of people tell of who came and left."""

    def rows(who: str, place: int) -> dict[tuple[str, str | None], Measure]:
        found: dict[tuple[str, str | None], Measure] = {}
        for (name, period), of in counts.items():
            whole = of[place] if name == "plandekking" else None
            value = of[place] if whole is None else 100.0
            found[name, period] = Measure(name, who, period, value, whole, whole, round(of[place]), "volledig")
        return found

    size = Measure("clientperioden", TOTAL, NOW, 335.0, None, None, 337, "volledig")
    sizes: dict[tuple[str, str | None], Measure] = {("clientperioden", each): size for each in (BEFORE, NOW)}
    totals = {**rows(TOTAL, 0), **sizes}
    own = rows("A", 1) if has_own else {}
    standing = Standing(totals, own, dict.fromkeys(totals, 4), {}, {}, {NOW: doubled})
    return told(shown_of_group(standing, FOR_PROVIDER if has_own else FOR_WETHOUDER, KeptSteps()), standing)


def test_two_counts_told_alike_leave_the_others_no_more_newcomers_than_the_reader_has_not() -> None:
    assert narrow(SAME_GRID) == (NOW,)


def test_rounded_to_tens_they_leave_room_and_so_they_do_to_who_has_no_own_part() -> None:
    assert narrow(SAME_GRID, doubled=1) == ()
    assert narrow(SAME_GRID, has_own=False) == ()


def test_two_periods_told_alike_tell_who_came_by_who_left() -> None:
    both = {("clienten", BEFORE): (333, 91), ("instroom", BEFORE): (333, 91), ("uitstroom", BEFORE): (4, 0),
            ("clienten", NOW): (337, 99), ("instroom", NOW): (8, 8), ("uitstroom", NOW): (6, 0)}  # fmt: skip
    # 333 and then 337 are told as 335: at most 4 more, 8 of the reader's came, so at least 4 others left: and no more than 4 did
    assert narrow(both) == (NOW,)


def test_a_flow_of_five_or_more_is_told_and_needs_no_room() -> None:
    assert narrow({**SAME_GRID, ("instroom", NOW): (9, 3), ("clienten", NOW): (342, 100)}) == ()


def test_what_was_told_before_stays_known_when_it_is_told_more_roughly_now() -> None:
    finely, roughly = what_is_told(SAME_GRID), what_is_told(SAME_GRID, doubled=1)
    assert narrowed(finely) == (Narrowed(NOW, (NOW,)),)
    assert narrowed(roughly, (finely,)) == (Narrowed(NOW, ()),)


def test_what_was_told_before_of_other_numbers_tells_nothing_now() -> None:
    before = what_is_told(
        {**SAME_GRID, ("clienten", NOW): (336, 100), ("instroom", NOW): (3, 3), ("plandekking", NOW): (332, 97)}
    )
    assert narrowed(before)
    assert narrowed(what_is_told(SAME_GRID, doubled=1), (before,)) == ()
