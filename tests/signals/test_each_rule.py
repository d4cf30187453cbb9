"""Every rule on numbers that a person can check: just not, attention, action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import exp, factorial, sqrt

import pytest

from hbh_metrics.cost_price import CostPrice
from hbh_metrics.signals import DEFAULTS, Signal, evaluate
from hbh_metrics.statistics import wilson
from tests.signals.handmade import AXXICOM, PERIODS, SHDH, TOTAAL, TZORG, VIVA, Book, Value

NONE, ATTENTION, ACTION = None, "AANDACHT", "ACTIE"


def severity(found: tuple[Signal, ...]) -> str | None:
    """Return the severity of the only signal, or None when there is none."""
    assert len(found) <= 1, found
    return found[0].ernst.value if found else None


@pytest.mark.parametrize(
    ("signal", "metric", "value", "expected", "line"),
    [
        ("S02", "ruimte_basistarief", 3.0, NONE, None),
        ("S02", "ruimte_basistarief", 2.9, ATTENTION, 3),
        ("S02", "ruimte_basistarief", 0.0, ATTENTION, 3),
        ("S02", "ruimte_basistarief", -0.1, ACTION, 0),
        ("S03", "perioden_tot_vloer", 4.0, NONE, None),
        ("S03", "perioden_tot_vloer", 3.0, ATTENTION, 3),
        ("S03", "perioden_tot_vloer", 2.0, ATTENTION, 3),
        ("S03", "perioden_tot_vloer", 1.0, ACTION, 1),
        ("S03", "perioden_tot_vloer", 0.0, ACTION, 1),
        ("S05", "kosten_tov_referentie_cum_pct", -1.0, NONE, None),
        ("S05", "kosten_tov_referentie_cum_pct", -0.9, ATTENTION, -1),
        ("S05", "kosten_tov_referentie_cum_pct", 0.0, ATTENTION, -1),
        ("S05", "kosten_tov_referentie_cum_pct", 0.1, ACTION, 0),
        ("S06", "betaald_zonder_uren_onverklaard", (3.0, 100.0), NONE, None),
        ("S06", "betaald_zonder_uren_onverklaard", (2.0, 20.0), NONE, None),
        ("S06", "betaald_zonder_uren_onverklaard", (4.0, 100.0), ATTENTION, 3),
        ("S06", "betaald_zonder_uren_onverklaard", (6.0, 100.0), ATTENTION, 3),
        ("S06", "betaald_zonder_uren_onverklaard", (7.0, 100.0), ACTION, 6),
        ("S06", "betaald_zonder_uren_onverklaard", (3.0, 20.0), ACTION, 6),
        ("S07", "plandekking", (95.0, 100.0), NONE, None),
        ("S07", "plandekking", (94.0, 100.0), ATTENTION, 95),
        ("S07", "plandekking", (90.0, 100.0), ATTENTION, 95),
        ("S07", "plandekking", (89.0, 100.0), ACTION, 90),
        ("S14", "correctiedruk", (2.0, 100.0), NONE, None),
        ("S14", "correctiedruk", (2.1, 100.0), ATTENTION, 2),
        ("S14", "correctiedruk", (5.1, 100.0), ACTION, 5),
        ("S15", "doorlooptijd_p90", 14.0, NONE, None),
        ("S15", "doorlooptijd_p90", 14.5, ATTENTION, 14),
        ("S15", "doorlooptijd_p90", 28.0, ATTENTION, 14),
        ("S15", "doorlooptijd_p90", 28.5, ACTION, 28),
        ("S22", "benutting_ruimte", 69.9, NONE, None),
        ("S22", "benutting_ruimte", 70.0, ATTENTION, 70),
        ("S22", "benutting_ruimte", 99.9, ATTENTION, 70),
        ("S22", "benutting_ruimte", (1000.0, 1000.0), ACTION, 100),
    ],
)  # fmt: skip
def test_a_metric_against_its_threshold(
    signal: str, metric: str, value: Value, expected: str | None, line: float | None
) -> None:
    found = Book().metric(VIVA, "201402", metric, value).signals(signal)
    assert severity(found) == expected
    for one in found:
        assert (one.aanbieder_id, one.periode_id, one.drempel, one.n, one.sinds) == (VIVA, "201402", line, 64, "201402")
        assert one.waarde == (100 * value[0] / value[1] if isinstance(value, tuple) else value)


@pytest.mark.parametrize(
    ("signal", "metric", "value", "status", "is_judged"),
    [
        ("S02", "ruimte_basistarief", -1.0, "onvolledig", False),
        ("S03", "perioden_tot_vloer", 0.0, "onvolledig", False),
        ("S05", "kosten_tov_referentie_cum_pct", 1.0, "onvolledig", True),
        ("S06", "betaald_zonder_uren_onverklaard", (50.0, 100.0), "onvolledig", False),
        ("S07", "plandekking", (50.0, 100.0), "geen_levering", True),
        ("S14", "correctiedruk", (50.0, 100.0), "onvolledig", True),
        ("S15", "doorlooptijd_p90", 50.0, "geen_levering", True),
        ("S22", "benutting_ruimte", 101.0, "onvolledig", True),
        ("S22", "benutting_ruimte", 101.0, "open", False),
    ],
)
def test_what_a_metric_needs_of_its_period(
    signal: str, metric: str, value: Value, status: str, *, is_judged: bool
) -> None:
    assert bool(Book().metric(VIVA, "201402", metric, value, status).signals(signal)) is is_judged


@pytest.mark.parametrize("signal", ["S05", "S14", "S22"])
def test_a_period_without_payments_is_passed_over(signal: str) -> None:
    metric = {"S05": "kosten_tov_referentie_cum_pct", "S14": "correctiedruk", "S22": "benutting_ruimte"}[signal]
    book = (
        Book()
        .metric(VIVA, "201402", metric, 109.0)
        .metric(VIVA, "201403", metric, 109.0, "geen_levering", betaald=None)
    )
    assert book.told(signal) == [(signal, ACTION, VIVA, "201402")]


def test_costs_are_judged_for_every_provider_and_for_all_together() -> None:
    book = Book().period(VIVA, "201402", kosten_tov_referentie_cum_pct=-9.0)
    book.period(TOTAAL, "201402", kosten_tov_referentie_cum_pct=0.5)
    assert book.told("S05") == [("S05", ACTION, TOTAAL, "201402")]


def test_floor_and_plans_are_not_judged_for_all_together() -> None:
    book = Book().period(TOTAAL, "201402", ruimte_basistarief=-5.0, plandekking=(1.0, 100.0), correctiedruk=50.0)
    assert book.told() == []


@pytest.mark.parametrize(
    ("share", "expected"), [((110.0, 1000.0), NONE), ((111.0, 1000.0), ATTENTION), ((120.0, 1000.0), ATTENTION), ((121.0, 1000.0), ACTION)]
)  # fmt: skip
def test_the_share_of_all_clients_is_judged_of_the_total(share: tuple[float, float], expected: str | None) -> None:
    found = Book().period(TOTAAL, "201402", "onvolledig", aandeel_bestand=share).signals("S12")
    assert severity(found) == expected


# S01


def test_a_wrong_tariff_is_a_fact_in_every_period_and_also_on_one_client() -> None:
    book = Book()
    for period_id, status in zip(PERIODS, ("volledig", "onvolledig", "volledig", "volledig"), strict=False):
        book.period(SHDH, period_id, status, n=1)
    book.fact(SHDH, "201402", "tarief_afwijking", waarde=2.2, aantal=1, n=1)
    book.fact(SHDH, "201403", "tarief_afwijking", waarde=4.4, aantal=2, n=1)
    book.fact(SHDH, "201404", "tarief_afwijking", waarde=0.0, aantal=0, n=0)
    book.fact(SHDH, "201405", "tarief_afwijking", waarde=0.0, aantal=2, n=2)
    found = book.signals("S01")
    assert [(one.ernst.value, one.periode_id, one.waarde, one.drempel, one.n, one.sinds) for one in found] == [
        (ACTION, "201402", 2.2, 0.01, 1, "201402"),
        (ACTION, "201403", 4.4, 0.01, 1, "201402"),
        (ACTION, "201405", 0.0, 0.01, 2, "201405"),
    ]


def test_a_wrong_tariff_in_an_open_period_waits() -> None:
    book = Book().period(SHDH, "201408", "open").fact(SHDH, "201408", "tarief_afwijking", waarde=9.0, aantal=3)
    assert book.told("S01") == []


# S04


def hours(book: Book, index: float, high: float | None, period_id: str, tariff: float = 95.0, n: int = 100) -> Book:
    """Add the hours of a period as they would be with usual working days, with the ends of their interval, beside the tariff."""
    return book.period(
        VIVA, period_id, n=n, tariefindex=tariff, urenindex_vergelijkbaar=index, urenindex_vergelijkbaar_laag=index - 4,
        urenindex_vergelijkbaar_hoog=high,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("n", "index", "expected"),
    [
        (100, 90.0, NONE),  # 95 − 5
        (100, 89.9, ATTENTION),
        (100, 85.0, ATTENTION),  # 95 − 10
        (100, 84.9, ACTION),
        (10, 89.9, ATTENTION),
        (10, 84.9, ACTION),
        (9, 20.0, NONE),
    ],
)
def test_hours_against_the_tariff(n: int, index: float, expected: str | None) -> None:
    book = Book()
    for period_id in PERIODS[:2]:
        hours(book, index, min(index + 4, 94.9), period_id, n=n)
    found = book.signals("S04")
    assert severity(found) == expected
    for one in found:
        assert one.drempel == pytest.approx(95 - (10 if expected == ACTION else 5))
        assert (one.waarde, one.n, one.sinds) == (index, n, "201402")
        assert one.sinds_actie == ("201402" if expected == ACTION else None)


def test_hours_exactly_on_the_number_that_is_allowed_are_no_fall_whatever_a_computer_makes_of_it() -> None:
    book = Book()
    for period_id in PERIODS[:2]:
        hours(
            book, 0.1 * 3 + 83.0, 84.0, period_id, tariff=88.3
        )  # 83.3 is computed as 83.3 and 88.3 − 5 as 83.3 with other last digits
    assert book.told("S04") == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (94.9, 94.9, ATTENTION),
        (99.0, 94.9, ATTENTION),  # chance is to be ruled out in the last period only
        (94.9, 95.0, NONE),  # touches the tariff
        (94.9, 99.0, NONE),
        (94.9, None, NONE),  # one client pair, or no hours at all: there is no interval
    ],
)
def test_the_whole_interval_must_be_below_the_tariff_in_the_last_of_both_periods(
    first: float, last: float | None, expected: str | None
) -> None:
    book = hours(hours(Book(), 88.0, first, "201402"), 88.0, last, "201403")
    assert severity(book.signals("S04")) == expected


def test_one_period_below_the_tariff_is_not_yet_a_fall() -> None:
    assert hours(Book(), 70.0, 74.0, "201402").told("S04") == []
    assert hours(hours(Book(), 94.0, 98.0, "201402"), 70.0, 74.0, "201403").told("S04") == []


def test_each_since_is_that_of_its_own_threshold_and_the_number_crossed_moves_with_the_tariff() -> None:
    book = Book()
    for period_id, index, tariff in zip(PERIODS, (94.0, 92.0, 86.0, 85.0), (100.0, 99.0, 98.0, 97.0), strict=False):
        hours(book, index, 93.0, period_id, tariff)
    (found,) = book.signals("S04")
    assert (found.ernst.value, found.periode_id, found.drempel) == (ACTION, "201405", 87.0)
    assert (found.sinds, found.sinds_actie) == ("201402", "201404")


def test_two_closed_periods_running_may_have_an_unclosed_one_between_them() -> None:
    book = Book()
    for period_id, status in zip(PERIODS, ("volledig", "geen_levering", "volledig"), strict=False):
        book.period(
            VIVA,
            period_id,
            status,
            n=100,
            urenindex_vergelijkbaar=70.0,
            urenindex_vergelijkbaar_hoog=75.0,
            tariefindex=95.0,
        )
    assert book.told("S04") == [("S04", ACTION, VIVA, "201404")]


# S08


def tail(count: int, mean: float) -> float:
    """P(X ≥ count) of a Poisson, by its definition."""
    return 1 - sum(exp(-mean) * mean**k / factorial(k) for k in range(count))


@pytest.mark.parametrize(("complaints", "expected"), [(4, NONE), (5, ATTENTION), (6, ACTION)])
def test_complaints_against_the_rate_of_all(complaints: int, expected: str | None) -> None:
    book = Book()
    for who in (VIVA, TZORG, SHDH, AXXICOM):
        for period_id in PERIODS[:5]:
            # with these the rate over the 24 closed periods is 0.01 a client-period, so 1 complaint is expected on 100
            book.period(who, period_id, n=100, klachten_per_100=(0.0, 100.0))
    for who in (TZORG, SHDH, AXXICOM):
        book.period(who, "201407", n=100, klachten_per_100=((24 - complaints) / 3, 100.0))
    book.period(VIVA, "201407", n=100, klachten_per_100=(float(complaints), 100.0))
    book.period(VIVA, "201408", "open", n=100, klachten_per_100=(99.0, 100.0))
    found = tuple(one for one in book.signals("S08") if one.aanbieder_id == VIVA)
    assert severity(found) == expected
    for one in found:
        assert (one.waarde, one.n) == (complaints, 100)
        assert one.drempel == (5 if expected == ATTENTION else 6)
        assert tail(5, 1.0) <= 0.01 < tail(4, 1.0)
        assert tail(6, 1.0) <= 0.001 < tail(5, 1.0)


def test_without_complaints_anywhere_nothing_is_signalled() -> None:
    assert Book().period(VIVA, "201402", klachten_per_100=(0.0, 60.0)).told("S08") == []


def test_an_unclosed_period_has_no_part_in_the_rate() -> None:
    book = Book().period(VIVA, "201402", klachten_per_100=(1.0, 60.0))
    book.period(TZORG, "201402", "onvolledig", klachten_per_100=(50.0, 60.0))
    pooled = book.evidence().pooled("klachten_per_100")
    assert (pooled.teller, pooled.noemer) == (1.0, 60.0)


# S09


@pytest.mark.parametrize(
    ("mean", "high", "pairs", "expected"),
    [
        (-0.3, 0.0, 40, NONE),
        (-0.3, -0.1, 40, ATTENTION),
        (-0.49, -0.1, 40, ATTENTION),
        (-0.5, -0.1, 40, ACTION),
        (-0.9, 0.1, 40, NONE),
        (-0.9, -0.1, 9, NONE),
        (-0.9, -0.1, 10, ACTION),
        (0.5, 0.9, 40, NONE),
    ],
)
@pytest.mark.parametrize("who", [VIVA, TOTAAL])
def test_grades_of_the_same_people(who: str, mean: float, high: float, pairs: int, expected: str | None) -> None:
    book = Book().period(
        who, None, None, pairs, tevredenheid_verschil=mean, tevredenheid_verschil_laag=2 * mean - high, tevredenheid_verschil_hoog=high
    )  # fmt: skip
    found = book.signals("S09")
    assert severity(found) == expected
    for one in found:
        assert (one.periode_id, one.sinds, one.waarde, one.n) == (None, None, mean, pairs)
        assert one.drempel == (-0.5 if expected == ACTION else 0)


def test_grades_of_too_few_pairs_for_an_interval_are_not_judged() -> None:
    book = Book().period(
        VIVA,
        None,
        None,
        12,
        tevredenheid_verschil=-2.0,
        tevredenheid_verschil_laag=None,
        tevredenheid_verschil_hoog=None,
    )
    assert book.told("S09") == []


# S10


@pytest.mark.parametrize(
    ("successes", "trials", "lower"),
    [(0, 10, 0.0), (10, 10, 0.7224672), (7, 64, 0.0539851), (20, 64, 0.2124023), (15, 100, 0.0930643)],
)
def test_the_wilson_limit_is_where_the_share_is_just_two_and_a_half_per_cent_away(
    successes: int, trials: int, lower: float
) -> None:
    found = wilson.interval(successes, trials)[0]
    assert found == pytest.approx(lower, abs=5e-4)
    if successes:
        # by its definition: the p for which (share − p) ÷ √(p(1−p)/n) is the normal quantile
        assert (successes / trials - found) / sqrt(found * (1 - found) / trials) == pytest.approx(1.959964, abs=1e-5)


@pytest.mark.parametrize(
    ("fallen", "expected"), [((11.0, 64.0), NONE), ((12.0, 64.0), ATTENTION), ((19.0, 64.0), ATTENTION), ((20.0, 64.0), ACTION)]
)  # fmt: skip
def test_strong_falls_at_a_part_of_the_clients(fallen: tuple[float, float], expected: str | None) -> None:
    book = Book()
    for period_id in PERIODS[:2]:
        book.period(VIVA, period_id, aandeel_sterke_daling=fallen)
    found = book.signals("S10")
    assert severity(found) == expected
    for one in found:
        assert one.waarde == 100 * fallen[0] / 64
        assert one.drempel == (20 if expected == ACTION else 10)
        assert one.number("ondergrens_pct") > one.drempel
    alone = Book().period(VIVA, "201402", aandeel_sterke_daling=fallen)
    assert alone.told("S10") == []


# S11


@pytest.mark.parametrize(("left", "expected"), [(0, NONE), (1, NONE), (2, ATTENTION), (3, ACTION)])
def test_clients_that_the_provider_lets_go(left: int, expected: str | None) -> None:
    book = Book().period(VIVA, "201402", "geen_levering").fact(VIVA, "201402", "uitstroom_22", aantal=left, n=left)
    found = book.signals("S11")
    assert severity(found) == expected
    assert [(one.waarde, one.drempel, one.n) for one in found] == ([(left, left, 64)] if found else [])


def test_of_few_clients_it_does_not_matter_who_let_them_go() -> None:
    assert Book().period(VIVA, "201402", n=9).fact(VIVA, "201402", "uitstroom_22", aantal=3, n=3).told("S11") == []


# S13


@pytest.mark.parametrize(
    ("peildatum", "expected", "days"),
    [
        (date(2014, 3, 7), NONE, 10),  # 201402 ends on Sunday 23 February 2014
        (date(2014, 3, 9), NONE, 10),  # a Sunday
        (date(2014, 3, 10), ATTENTION, 11),
        (date(2014, 3, 21), ATTENTION, 20),
        (date(2014, 3, 24), ACTION, 21),
    ],
)
@pytest.mark.parametrize("status", ["onvolledig", "geen_levering"])
def test_a_delivery_that_is_late(status: str, peildatum: date, expected: str | None, days: int) -> None:
    found = Book(peildatum).period(VIVA, "201402", status, n=3).signals("S13")
    assert severity(found) == expected
    assert [(one.waarde, one.n) for one in found] == ([(days, 3)] if found else [])


def test_a_delivery_whose_weeks_are_missing_says_so() -> None:
    book = Book(date(2014, 3, 10)).period(VIVA, "201402", "onvolledig", urendekking=100.0, weekdekking=62.5)
    (found,) = book.signals("S13")
    assert (found.feiten["urendekking_pct"], found.feiten["weekdekking_pct"]) == (100.0, 62.5)


def test_every_period_that_is_late_is_signalled_and_the_run_is_told() -> None:
    book = Book()
    for period_id, status in zip(PERIODS, ("volledig", "onvolledig", "geen_levering", "volledig"), strict=False):
        book.period(VIVA, period_id, status)
    assert [(one.periode_id, one.sinds) for one in book.signals("S13")] == [("201403", "201403"), ("201404", "201403")]


def test_a_period_without_clients_is_not_late() -> None:
    assert Book().period(VIVA, "201402", "geen_levering", n=0, betaald=None).told("S13") == []


# S16


@pytest.mark.parametrize(
    ("twice", "without", "expected"),
    [(0, 0, NONE), (1, 0, ATTENTION), (0, 1, ATTENTION), (1, 1, ATTENTION), (2, 1, ACTION), (0, 4, ACTION)],
)
def test_paid_twice_or_without_a_day(twice: int, without: int, expected: str | None) -> None:
    book = Book().period(VIVA, "201402", "onvolledig", n=3)
    book.fact(VIVA, "201402", "dubbel_betaald", aantal=twice, n=twice)
    book.fact(VIVA, "201402", "betaald_zonder_dag", aantal=without, n=without)
    found = book.signals("S16")
    assert severity(found) == expected
    for one in found:
        assert (one.waarde, one.drempel) == (twice + without, 3 if expected == ACTION else 1)


# S17


@pytest.mark.parametrize(
    ("now", "errors", "expected"),
    [
        (2.85, (0.05, 0.05), ATTENTION),  # 5.0% less, 2.1 standard errors of 0.0707
        (2.86, (0.01, 0.01), NONE),  # 4.7% less
        (2.85, (0.06, 0.06), NONE),  # 1.8 standard errors
        (2.70, (0.05, 0.05), ACTION),
        (2.71, (0.05, 0.05), ATTENTION),
        (2.70, (0.2, 0.05), NONE),
        (3.50, (0.01, 0.01), NONE),
    ],
)
def test_clients_with_less_need_than_the_first(now: float, errors: tuple[float, float], expected: str | None) -> None:
    book = Book().period(VIVA, "201402").period(VIVA, "201403").period(VIVA, "201404", "geen_levering")
    book.fact(VIVA, "201402", "uren_week", waarde=3.0, noemer=errors[0])
    book.fact(VIVA, "201403", "uren_week", waarde=3.0, noemer=errors[1])
    book.fact(VIVA, "201404", "uren_week", waarde=now, noemer=errors[1])
    found = book.signals("S17")
    assert severity(found) == expected
    for one in found:
        assert one.waarde == pytest.approx(100 * (3 - now) / 3)
        assert (one.drempel, one.n, one.sinds) == (10 if expected == ACTION else 5, 64, "201404")


def test_a_first_period_with_few_clients_is_no_ground_to_compare_with() -> None:
    book = Book().period(VIVA, "201402").period(VIVA, "201403")
    book.fact(VIVA, "201402", "uren_week", waarde=9.0, noemer=0.1, n=9)
    book.fact(VIVA, "201403", "uren_week", waarde=3.0, noemer=0.1)
    assert book.told("S17") == []


# S18


@pytest.mark.parametrize(
    ("received", "expected", "line", "since"),
    [
        (date(2014, 7, 7), NONE, None, None),  # 8 to 18 July: 9 working days until Sunday the 20th
        (date(2014, 7, 4), NONE, None, None),  # exactly 10
        (date(2014, 7, 3), ATTENTION, 10, date(2014, 7, 18)),  # 11
        (date(2014, 6, 20), ATTENTION, 10, date(2014, 7, 7)),  # exactly 20
        (date(2014, 6, 19), ACTION, 20, date(2014, 7, 18)),  # 21
    ],
)
def test_a_letter_waits_in_working_days_since_it_was_received(
    received: date, expected: str | None, line: int | None, since: date | None
) -> None:
    found = Book().period(VIVA, "201402", n=1).letter(VIVA, received).signals("S18")
    assert severity(found) == expected
    assert [(one.periode_id, one.sinds, one.drempel, one.n, one.since_day) for one in found] == (
        [] if line is None else [(None, None, line, 1, since)]
    )


def test_the_oldest_letter_without_a_verdict_on_the_day_itself_counts_at_its_own_provider() -> None:
    book = Book().period(VIVA, "201402").period(SHDH, "201402").period(TZORG, "201402")
    book.letter(VIVA, date(2014, 7, 1)).letter(VIVA, date(2014, 7, 18)).letter(VIVA, date(2014, 8, 1))
    book.letter(SHDH, date(2014, 5, 1), date(2014, 5, 8))
    book.letter(TZORG, date(2014, 7, 3), date(2014, 7, 21))
    found = [(one.aanbieder_id, one.waarde, one.n) for one in book.signals("S18")]
    assert found == [(TZORG, 11, 1), (VIVA, 13, 2)], "one to come waits for nothing; a verdict of tomorrow is none yet"


# S22


def test_room_that_is_spent_is_a_fact_of_one_client_too_and_never_of_all_together() -> None:
    book = Book().period(VIVA, "201402", n=1, benutting_ruimte=72.0, ruimte_op_datum=1.5)
    book.period(TOTAAL, "201402", n=64, benutting_ruimte=120.0)
    (found,) = book.signals("S22")
    assert (found.aanbieder_id, found.ernst.value, found.waarde, found.n) == (VIVA, ATTENTION, 72.0, 1)
    assert found.feiten["perioden"] == 1.5


def test_only_the_last_period_with_payments_tells_how_much_room_is_spent() -> None:
    book = Book().period(VIVA, "201402", benutting_ruimte=71.0).period(VIVA, "201403", benutting_ruimte=101.0)
    (found,) = book.signals("S22")
    assert (found.periode_id, found.ernst.value, found.sinds, found.sinds_actie) == (
        "201403", ACTION, "201402", "201403",
    )  # fmt: skip
    assert book.period(VIVA, "201404", benutting_ruimte=5.0).told("S22") == [], "a new year begins with all of its room"


# S23


@pytest.mark.parametrize(
    ("before", "now", "expected", "line"),
    [
        (89.98, 89.98, ATTENTION, 90),
        (90.0, 89.98, NONE, None),
        (89.98, 90.0, NONE, None),
        (79.9, 80.0, ATTENTION, 90),
        (80.0, 79.9, ATTENTION, 90),
        (79.9, 79.9, ACTION, 80),
    ],
)
def test_hours_against_the_norm_two_closed_periods_running(
    before: float, now: float, expected: str | None, line: float | None
) -> None:
    book = Book().period(VIVA, "201402", levering_tov_norm=before)
    assert book.told("S23") == [], "one period is not yet two running"
    book.period(VIVA, "201403", "onvolledig", levering_tov_norm=120.0).period(VIVA, "201404", levering_tov_norm=now)
    found = book.signals("S23")
    assert severity(found) == expected
    assert [(one.periode_id, one.drempel, one.sinds) for one in found] == (
        [] if line is None else [("201404", line, "201402")]
    )


@pytest.mark.parametrize(("n", "expected"), [(9, NONE), (10, ACTION)])
def test_hours_of_few_clients_are_not_held_against_the_norm(n: int, expected: str | None) -> None:
    book = (
        Book().period(VIVA, "201402", n=n, levering_tov_norm=50.0).period(VIVA, "201403", n=n, levering_tov_norm=50.0)
    )
    book.period(TOTAAL, "201402", levering_tov_norm=50.0).period(TOTAAL, "201403", levering_tov_norm=50.0)
    assert severity(book.signals("S23")) == expected


# S24


@pytest.mark.parametrize(
    ("room", "n", "only_reduced", "expected"),
    [
        (-0.1, 10, {SHDH}, ATTENTION),
        (-0.1, 10, set(), ATTENTION),
        (0.0, 10, set(), NONE),
        (-0.1, 9, set(), NONE),
        (-30.0, 10, {VIVA}, NONE),
    ],
)
def test_less_than_an_hour_costs_under_a_contract_that_is_no_reduction_of_a_tariff(
    room: float, n: int, only_reduced: set[str], expected: str | None
) -> None:
    book = Book().period(VIVA, "201402", n=n, ruimte_kostprijs=room).period(TOTAAL, "201402", ruimte_kostprijs=room)
    evidence = replace(book.evidence(), cost=CostPrice(24.0, ("Loon per uur",)), only_reduced=frozenset(only_reduced))
    found = tuple(signal for signal in evaluate(evidence, DEFAULTS) if signal.signaal == "S24")
    assert severity(found) == expected
    assert {signal.feiten["schattingen"] for signal in found} <= {"Loon per uur"}
    assert book.told("S24") == [], "without a cost price nothing is said"
