"""To what figures of the group are rounded: no ratio finer than its parts, in the sizes of a small and a large town."""

from __future__ import annotations

import pytest

from hbh_metrics.door.rounding import STEPS, Roughness, nearest, of_count, outwards, step_for
from hbh_metrics.metrics.privacy import Of


@pytest.mark.parametrize(
    ("clients", "of", "below", "factor", "step"),
    [
        (350, Of.MONEY, 350.0, 1.0, 1.0),
        (350, Of.MONEY, 350 * 210.0, 100.0, 0.5),
        (350, Of.PEOPLE, 350.0, 100.0, 1.0),
        (350, Of.HOURS, 2400.0, 100.0, 1.0),
        (1200, Of.MONEY, 1200.0, 1.0, 0.5),
        (1200, Of.MONEY, 1200 * 205.0, 100.0, 0.2),
        (1200, Of.PEOPLE, 1200.0, 100.0, 0.5),
        (1200, Of.HOURS, 8200.0, 100.0, 0.2),
    ],
)
def test_a_ratio_takes_half_the_rounding_of_its_numerator(
    clients: float, of: Of, below: float, factor: float, step: float
) -> None:
    assert step_for(Roughness.of(clients, 5).least_step(of, below, factor)) == step


def test_a_small_group_and_few_providers_are_told_twice_as_roughly() -> None:
    assert [Roughness.of(clients, providers).of_amount(Of.PEOPLE) for clients, providers in ((150, 3), (149, 3), (150, 2), (149, 2))] == [
        5, 10, 10, 20,
    ]  # fmt: skip
    assert Roughness.of(150, 3).least_step(Of.PEOPLE, 100.0, 100.0) == 2.5
    assert Roughness.of(150, 2).least_step(Of.PEOPLE, 100.0, 100.0) == 10.0


def test_a_step_that_is_too_rough_is_no_step_and_a_coarser_one_is_the_next() -> None:
    assert [step_for(least) for least in (0.0, 0.1, 0.11, 7.0, 10.0)] == [0.1, 0.1, 0.2, 10.0, 10.0]
    assert step_for(10.1) is None
    assert [step_for(0.4, coarser=more) for more in range(6)] == [*STEPS[2:], None]


def test_values_go_to_the_nearest_step_and_bounds_outwards() -> None:
    assert [nearest(value, 5) for value in (2.4, 2.5, 7.5, -2.5)] == [0.0, 5.0, 10.0, -5.0]
    assert nearest(94.25, 0.5) == 94.5
    assert [outwards(97.6, 1.0, is_up=False), outwards(97.0, 1.0, is_up=False)] == [97.0, 97.0]
    assert [outwards(1.2, 0.5, is_up=True), outwards(1.5, 0.5, is_up=True)] == [1.5, 1.5]


@pytest.mark.parametrize(
    ("total", "own", "told"),
    [
        (12, 5, (10.0, 15.0)),  # at least 5 others: rounded to 10 they were 5, 6 or 7
        (13, 5, (10.0, 15.0)),  # so what would be 15 is told with it
        (18, 5, (20.0, 5.0)),
        (12, 3, (10.0, 5.0)),  # 5 to 9 others
        (6, 0, (5.0, 5.0)),  # nothing is taken off
    ],
)
def test_a_count_that_would_leave_the_others_in_three_numbers_is_told_with_the_next(
    total: float, own: float, told: tuple[float, float]
) -> None:
    assert of_count(total, own, 5.0) == told


@pytest.mark.parametrize("own", range(1, 40))
def test_who_knows_its_own_part_is_left_five_whole_numbers_of_the_others(own: int) -> None:
    others: dict[tuple[float, float], list[int]] = {}
    for count in range(5, 60):
        others.setdefault(of_count(count + own, own, 5.0), []).append(count)
    assert min(len(possible) for possible in list(others.values())[:-1]) >= 5
