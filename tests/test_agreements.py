"""The agreed path: the figures printed in the documents, amendments, and what must hold for any agreement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hbh_metrics.agreements import READINGS, Agreement, Agreements, Method, by_provider, cents_half_up
from hbh_metrics.calendar import periods_between

FIRST = Agreement("VIVA", 1, "201402", Decimal("220.00"), Decimal("21.50"), Decimal("1.00"), Method.LINEAIR, "201403")
PERIODS = periods_between("201402", "201413")

MONEY = st.decimals("0.01", "999.99", places=2)
PERCENTAGES = st.decimals("0", "8", places=2)
AGREEMENTS = st.builds(
    Agreement,
    st.just("VIVA"),
    st.integers(1, 9),
    st.sampled_from(PERIODS),
    MONEY,
    MONEY,
    PERCENTAGES,
    st.sampled_from(READINGS),
    st.sampled_from(PERIODS),
)


@pytest.mark.parametrize(
    ("method", "period_id", "tariff"),
    [
        (Method.LINEAIR, "201402", "220.00"),
        (Method.LINEAIR, "201403", "217.80"),
        (Method.LINEAIR, "201405", "213.40"),
        (Method.LINEAIR, "201413", "195.80"),
        (Method.SAMENGESTELD, "201405", "213.47"),
        (Method.SAMENGESTELD, "201413", "196.97"),
        (Method.EENMALIG, "201402", "220.00"),
        (Method.EENMALIG, "201403", "217.80"),
        (Method.EENMALIG, "201413", "217.80"),
    ],
)
def test_the_path_gives_the_tariffs_that_are_printed_in_the_definitions(
    method: Method, period_id: str, tariff: str
) -> None:
    assert replace(FIRST, afbouw_methode=method).tariff_eur(period_id) == Decimal(tariff)
    assert FIRST.tariff_eur(period_id, method) == Decimal(tariff)


@pytest.mark.parametrize(
    ("method", "first_cut", "index"),
    [
        (Method.LINEAIR, "201403", "89.00"),
        (Method.LINEAIR, "201402", "88.00"),
        (Method.SAMENGESTELD, "201403", "89.53"),
        (Method.SAMENGESTELD, "201402", "88.64"),
        (Method.EENMALIG, "201403", "99.00"),
        (Method.EENMALIG, "201402", "99.00"),
    ],
)
def test_the_readings_of_one_per_cent_end_where_the_product_document_says(
    method: Method, first_cut: str, index: str
) -> None:
    hundred = replace(FIRST, starttarief_eur=Decimal("100.00"), eerste_verlaging=first_cut)

    assert hundred.tariff_eur("201413", method) == Decimal(index)


def test_half_a_cent_goes_up_also_where_a_float_would_go_down() -> None:
    assert cents_half_up(Fraction("1.005")) == Decimal("1.01")
    assert cents_half_up(Fraction("1.0049")) == Decimal("1.00")
    assert cents_half_up(Fraction("-1.005")) == Decimal("-1.01")
    half = replace(FIRST, starttarief_eur=Decimal("100.50"))
    assert half.tariff_eur("201403") == Decimal("99.50")


def test_an_amendment_governs_from_its_period_with_its_own_start_and_first_cut() -> None:
    amended = replace(
        FIRST, versie=2, vanaf_periode="201406", starttarief_eur=Decimal("215.00"), eerste_verlaging="201408"
    )
    agreements = Agreements((amended, FIRST))

    tariffs = {k: governing.tariff_eur(k) for k in PERIODS if (governing := agreements.in_force(k))}

    assert tariffs["201405"] == Decimal("213.40")
    assert tariffs["201406"] == tariffs["201407"] == Decimal("215.00")
    assert tariffs["201408"] == Decimal("212.85")
    assert agreements.start_tariff_eur == Decimal("220.00")


def test_the_highest_version_governs_even_when_it_starts_earlier_than_another() -> None:
    second = replace(FIRST, versie=2, vanaf_periode="201408", starttarief_eur=Decimal("210.00"))
    third = replace(FIRST, versie=3, vanaf_periode="201405", starttarief_eur=Decimal("205.00"))
    agreements = Agreements((FIRST, second, third))

    assert agreements.in_force("201404") == FIRST
    assert agreements.in_force("201405") == third
    assert agreements.in_force("201410") == third


def test_before_the_first_agreement_nothing_is_in_force() -> None:
    late = replace(FIRST, vanaf_periode="201404")

    assert Agreements((late,)).in_force("201403") is None
    assert Agreements((late,)).start_tariff_eur == Decimal("220.00")
    assert Agreements(()).in_force("201403") is None
    assert Agreements(()).start_tariff_eur is None


def test_agreements_are_gathered_per_provider() -> None:
    other = replace(FIRST, aanbieder_id="SHDH")

    assert by_provider([FIRST, other]) == {"VIVA": Agreements((FIRST,)), "SHDH": Agreements((other,))}


@given(AGREEMENTS)
def test_the_tariff_never_rises_along_the_path_and_starts_at_the_start_tariff(agreement: Agreement) -> None:
    path = [agreement.tariff_eur(k) for k in PERIODS]

    assert path == sorted(path, reverse=True)
    assert all(
        tariff == agreement.starttarief_eur
        for k, tariff in zip(PERIODS, path, strict=True)
        if k < str(agreement.eerste_verlaging)
    )


@given(AGREEMENTS, st.sampled_from(PERIODS))
def test_once_is_never_below_compound_and_compound_never_below_linear(agreement: Agreement, period_id: str) -> None:
    linear, compound, once = (agreement.tariff_eur(period_id, method) for method in READINGS)

    assert linear <= compound <= once
    assert agreement.steps(period_id) > 1 or linear == compound == once


@given(AGREEMENTS, st.sampled_from(PERIODS))
def test_a_tariff_is_whole_cents_within_half_a_cent_of_the_exact_amount(agreement: Agreement, period_id: str) -> None:
    tariff = agreement.tariff_eur(period_id, Method.SAMENGESTELD)
    exact = Fraction(agreement.starttarief_eur or 0) * (1 - Fraction(agreement.afbouw_pct) / 100) ** agreement.steps(
        period_id
    )

    assert tariff.as_tuple().exponent == -2
    assert abs(Fraction(tariff) - exact) <= Fraction(1, 200)
