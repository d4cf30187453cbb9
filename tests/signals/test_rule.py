"""What all rules share: which periods they judge, two running, few clients, since when, and the order of what is found."""

from __future__ import annotations

import pytest

from hbh_metrics.signals import Needs
from tests.signals.handmade import PERIODS, SHDH, TOTAAL, TZORG, VIVA, Book


def margin(book: Book, who: str, values: list[float], status: str = "volledig", n: int = 64) -> Book:
    """Add a room above the floor for the first periods."""
    for period_id, value in zip(PERIODS, values, strict=False):
        book.period(who, period_id, status, n, ruimte_basistarief=value)
    return book


def test_a_rule_looks_at_the_last_period_only() -> None:
    assert margin(Book(), VIVA, [1.0, 9.0]).told("S02") == []
    assert margin(Book(), VIVA, [9.0, 1.0]).told("S02") == [("S02", "AANDACHT", VIVA, "201403")]


def test_an_open_period_is_never_judged() -> None:
    for needs in Needs:
        book = Book().period(VIVA, "201402").period(VIVA, "201408", "open")
        assert book.evidence().periods(VIVA, needs) == ("201402",)


def test_which_periods_a_rule_needs() -> None:
    book = (
        Book()
        .period(VIVA, "201402", "volledig")
        .period(VIVA, "201403", "onvolledig")
        .period(VIVA, "201404", "geen_levering", betaald=None)
    )
    evidence = book.evidence()
    assert evidence.periods(VIVA, Needs.CLOSED) == ("201402",)
    assert evidence.periods(VIVA, Needs.PAID) == ("201402", "201403")
    assert evidence.periods(VIVA, Needs.ENDED) == ("201402", "201403", "201404")
    assert evidence.periods(SHDH, Needs.ENDED) == ()


def test_a_rule_on_closed_periods_goes_on_to_speak_of_the_last_closed_one() -> None:
    book = margin(Book(), VIVA, [9.0, 1.0]).period(VIVA, "201404", "onvolledig", ruimte_basistarief=50.0)
    assert book.told("S02") == [("S02", "AANDACHT", VIVA, "201403")]


def test_an_unknown_value_in_the_last_period_gives_no_signal() -> None:
    assert margin(Book(), VIVA, [1.0]).period(VIVA, "201403", ruimte_basistarief=None).told("S02") == []


@pytest.mark.parametrize(("n", "is_found"), [(9, False), (10, True)])
def test_nothing_is_signalled_on_fewer_than_ten_clients(n: int, *, is_found: bool) -> None:
    assert bool(margin(Book(), VIVA, [1.0], n=n).told("S02")) is is_found


@pytest.mark.parametrize(
    ("values", "since"),
    [
        ([1.0], "201402"),
        ([1.0, 1.0, 1.0], "201402"),
        ([1.0, 9.0, 1.0, 1.0], "201404"),
        ([2.0, 2.0, -1.0], "201402"),
        ([9.0, 9.0, -1.0], "201404"),
    ],
)
def test_since_is_the_first_period_of_the_unbroken_run_that_asked_for_attention_at_least(
    values: list[float], since: str
) -> None:
    (found,) = margin(Book(), VIVA, values).signals("S02")
    assert found.sinds == since


@pytest.mark.parametrize(
    ("values", "since"),
    [
        ([1.0], None),
        ([-1.0, -1.0, 1.0], None),
        ([-1.0], "201402"),
        ([-1.0, -1.0], "201402"),
        ([-1.0, 1.0, -1.0], "201404"),
        ([1.0, -1.0, -1.0], "201403"),
    ],
)
def test_since_of_action_is_that_of_the_run_that_asked_for_action(values: list[float], since: str | None) -> None:
    (found,) = margin(Book(), VIVA, values).signals("S02")
    assert found.sinds_actie == since
    assert found.sinds == "201402"


def test_a_period_with_few_clients_breaks_the_run() -> None:
    book = Book()
    for period_id, n in zip(PERIODS, (64, 9, 64), strict=False):
        book.period(VIVA, period_id, "volledig", n, ruimte_basistarief=1.0)
    assert book.signals("S02")[0].sinds == "201404"


def test_a_period_that_is_not_judged_does_not_break_the_run() -> None:
    book = Book()
    for period_id, status in zip(PERIODS, ("volledig", "onvolledig", "volledig"), strict=False):
        book.period(VIVA, period_id, status, ruimte_basistarief=1.0)
    assert book.signals("S02")[0].sinds == "201402"


def falling(book: Book, who: str, indexes: list[float], tariff: float = 95.0, n: int = 100) -> Book:
    for period_id, index in zip(PERIODS, indexes, strict=False):
        book.period(
            who,
            period_id,
            n=n,
            urenindex_vergelijkbaar=index,
            urenindex_vergelijkbaar_hoog=index + 4,
            tariefindex=tariff,
        )
    return book


@pytest.mark.parametrize(
    ("indexes", "severity"),
    [
        ([80.0], None),
        ([80.0, 89.0], "AANDACHT"),
        ([89.0, 80.0], "AANDACHT"),
        ([80.0, 80.0], "ACTIE"),
        ([80.0, 95.0, 80.0], None),
        ([80.0, 80.0, 95.0], None),
    ],
)
def test_two_periods_running_must_both_be_that_severe(indexes: list[float], severity: str | None) -> None:
    found = falling(Book(), VIVA, indexes).signals("S04")
    assert [one.ernst.value for one in found] == ([severity] if severity else [])


def test_signals_stand_by_severity_level_signal_provider_and_period() -> None:
    book = margin(margin(Book(), VIVA, [1.0]), SHDH, [-1.0])
    book = falling(book, TZORG, [50.0, 50.0])
    book.period(TOTAAL, "201402", aandeel_bestand=(115.0, 1000.0), kosten_tov_referentie_cum_pct=5.0)
    book.fact(VIVA, "201402", "uitstroom_22", aantal=2)
    assert book.told() == [
        ("S02", "ACTIE", SHDH, "201402"),
        ("S05", "ACTIE", TOTAAL, "201402"),
        ("S04", "ACTIE", TZORG, "201403"),
        ("S02", "AANDACHT", VIVA, "201402"),
        ("S11", "AANDACHT", VIVA, "201402"),
        ("S12", "AANDACHT", TOTAAL, "201402"),
    ]
