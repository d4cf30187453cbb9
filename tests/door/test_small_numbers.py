"""What the wethouder sees of the total, row by row."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from hbh_metrics.door.links import Key
from hbh_metrics.door.protection import Visibility, protected
from hbh_metrics.door.small_numbers import visibilities
from hbh_metrics.records import TOTAL, Measure

FEWER, HIDDEN, SHOWN = Visibility.FEWER_THAN_5, Visibility.SUPPRESSED, Visibility.VISIBLE


def row(
    metric: str,
    value: float | None,
    n: int,
    period: str | None = "201402",
    part: float | None = None,
    of: float | None = None,
) -> Measure:
    return Measure(metric, TOTAL, period, value, part, of, n, "volledig")


def seen(*rows: Measure, before: tuple[Measure, ...] | None = None) -> dict[Key, Visibility]:
    chain = [rows] if before is None else [before, rows]
    return visibilities(chain, [frozenset()] * len(chain))[-1]


def flows(clients: int, left: int, came: int) -> tuple[Measure, ...]:
    after = clients - left + came
    return (
        row("clienten", clients, clients), row("uitstroom", left, left), row("instroom", clients, clients),
        row("clienten", after, after, "201403"), row("instroom", came, came, "201403"), row("uitstroom", 9, 9, "201403"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("n", "expected"), [(0, HIDDEN), (9, HIDDEN), (10, Visibility.INDICATIVE), (29, Visibility.INDICATIVE), (30, SHOWN)]
)
def test_a_mean_is_hidden_below_10_clients_and_indicative_below_30(n: int, expected: Visibility) -> None:
    assert seen(row("clienten", 99, 99), row("uren_mediaan", 2.5, n))["uren_mediaan", "201402"] is expected


@pytest.mark.parametrize(("count", "expected"), [(0, FEWER), (4, FEWER), (5, SHOWN), (300, SHOWN)])
def test_a_count_below_5_says_only_that(count: int, expected: Visibility) -> None:
    assert seen(row("clienten", count, count))["clienten", "201402"] is expected


def test_a_share_of_fewer_than_5_people_keeps_its_denominator_only() -> None:
    share = row("plandekking", 3.0, 100, part=3, of=100)
    state = seen(row("clienten", 120, 120), share)["plandekking", "201402"]
    shown = protected(share, state)
    assert (state, shown.waarde, shown.teller, shown.noemer, shown.n) == (FEWER, None, None, 100, 100)


def test_a_period_with_fewer_than_10_clients_shows_counts_and_nothing_else() -> None:
    states = seen(row("clienten", 8, 8), row("betaald", 1600, 12), row("uren", 50, 12))
    assert states == {("clienten", "201402"): SHOWN, ("betaald", "201402"): HIDDEN, ("uren", "201402"): HIDDEN}


def test_missing_is_not_suppressed_and_not_zero() -> None:
    missing, zero = row("betaald", None, 0), row("afwijking_tarief", 0.0, 40)
    states = seen(row("clienten", 50, 50), missing, zero)
    assert protected(missing, states["betaald", "201402"]).zichtbaarheid == "zichtbaar"
    assert protected(zero, states["afwijking_tarief", "201402"]).waarde == 0.0


def test_a_hidden_numerator_is_not_shown_as_the_denominator_of_another_metric() -> None:
    states = seen(
        row("clienten", 50, 50), row("plandekking", 14, 50, part=7, of=50), row("netwerkinzet", 100, 7, part=7, of=7)
    )
    assert states["plandekking", "201402"] is HIDDEN


def test_running_sums_and_changes_are_hidden_from_a_hidden_period_on() -> None:
    periods, few = ("201402", "201403", "201404", "201405"), (50, 9, 50, 50)
    metrics = ("betaald", "volume_effect", "kosten_tov_referentie_cum")
    rows = [row(metric, 1.0, n, period) for period, n in zip(periods, few, strict=True) for metric in metrics]
    states = seen(*(row("clienten", 50, 50, period) for period in periods), *rows)
    shown = {key for key, state in states.items() if state is SHOWN and key[0] != "clienten"}
    assert shown == {
        *((metric, "201402") for metric in metrics), ("betaald", "201404"), ("betaald", "201405"), ("volume_effect", "201405"),
    }  # fmt: skip


def test_whatever_is_said_of_who_left_and_came_in_fits_at_least_five_answers() -> None:
    answers: Counter[tuple[object, ...]] = Counter()
    for left, came in itertools.product(range(16), repeat=2):
        states = seen(*flows(60, left, came))
        said = states["uitstroom", "201402"], states["instroom", "201403"]
        if min(left, came) < 5:
            assert SHOWN not in said
            answers[(came - left, *said)] += 1
        else:
            assert said == (SHOWN, SHOWN)
    whole = {key: count for key, count in answers.items() if abs(int(str(key[0]))) <= 10}
    assert set(whole.values()) == {5}


def test_who_came_in_stays_hidden_in_a_later_publication_that_would_give_it_back() -> None:
    later = seen(*flows(60, 8, 6), before=flows(60, 8, 3))
    assert (later["uitstroom", "201402"], later["instroom", "201403"]) == (HIDDEN, HIDDEN)


def test_a_flow_that_becomes_small_takes_the_clients_after_it_along() -> None:
    later = seen(*flows(60, 8, 3), before=flows(60, 8, 6))
    assert later["clienten", "201402"] is SHOWN
    assert later["clienten", "201403"] is HIDDEN


@pytest.mark.parametrize(("left", "expected"), [(2, Visibility.ROUNDED), (8, SHOWN)])
def test_plans_are_rounded_where_with_who_left_they_would_tell_who_came_in(left: int, expected: Visibility) -> None:
    third = (row("clienten", 60, 60, "201404"), row("instroom", 9, 9, "201404"), row("uitstroom", 7, 7, "201404"))
    plans = row("plandekking", 90.0, 40, "201403", part=36, of=40)
    states = seen(*flows(60, left, 8), *third, plans)
    assert states["uitstroom", "201403"] is SHOWN
    assert states["instroom", "201403"].is_hidden is (expected is Visibility.ROUNDED)
    assert states["plandekking", "201403"] is expected
