"""The vectors of the agreements, worked out by hand: every path method, its rounding, its floor and ceiling, and the index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from hbh_metrics.agreements import Agreement, Agreements, Contract, Method, Rounding
from hbh_metrics.indexation import IndexFigures, growth
from hbh_metrics.project import DEFAULT, CalendarKind, in_force

_FIGURES = {
    ("LOON", 2024, "VOORLOPIG"): "4.94",
    ("LOON", 2024, "DEFINITIEF"): "6.00",
    ("LOON", 2025, "VOORLOPIG"): "4.18",
    ("PRIJS", 2024, "VOORLOPIG"): "2.51",
    ("PRIJS", 2024, "DEFINITIEF"): "3.10",
    ("PRIJS", 2025, "VOORLOPIG"): "1.82",
}


def _figures(**more: str) -> IndexFigures:
    """Return the figures of the vectors; `g2026="3.10"` adds a year in which wages and prices rise by that."""
    found = {key: Decimal(value) for key, value in _FIGURES.items()}
    for year, value in more.items():
        found |= {(series, int(year[1:]), "VOORLOPIG"): Decimal(value) for series in ("LOON", "PRIJS")}
    return IndexFigures(found)


def _row(start: str, pct: str, method: Method, first: str | None, **more: object) -> Agreement:
    row = Agreement("A", 1, "201402", Decimal(start), Decimal("20.00"), Decimal(pct), method, first)
    return replace(row, **more)  # type: ignore[arg-type]


def _indexed(since: str = "202301", **more: object) -> Agreement:
    row = _row("31.20", "0.00", Method.INDEX, None, index_loon_deel=Decimal("0.90"), nacalculatie=True, **more)
    return replace(row, vanaf_periode=since)


def _history(*rows: Agreement, figures: IndexFigures | None = None) -> Agreements:
    return Agreements(rows, _figures() if figures is None else figures)


def test_d1_the_three_readings_are_as_they_were_and_rounding_at_every_step_differs_by_a_cent() -> None:
    assert _row("220.00", "1.00", Method.LINEAIR, "201403").tariff_eur("201405") == Decimal("213.40")
    compound = _row("220.00", "1.00", Method.SAMENGESTELD, "201403")
    assert compound.tariff_eur("201405") == Decimal("213.47")
    assert replace(compound, afronding=Rounding.PER_STEP).tariff_eur("201405") == Decimal("213.46")


def test_d2_a_step_can_last_several_periods() -> None:
    row = _row("220.00", "2.00", Method.LINEAIR, "201403", stap_perioden=3)
    assert [row.steps(period) for period in ("201402", "201403", "201405", "201406")] == [0, 1, 1, 2]
    assert row.tariff_eur("201405") == Decimal("215.60")
    assert row.tariff_eur("201406") == Decimal("211.20")


def test_d3_a_tariff_can_rise_once_a_year() -> None:
    row = _row("31.20", "-3.94", Method.SAMENGESTELD, "201413", stap_perioden=13)
    assert row.tariff_eur("201412") == Decimal("31.20")
    assert row.tariff_eur("201413") == Decimal("32.43")


def test_d4_the_index_adds_what_the_year_before_came_out_higher() -> None:
    share, figures = Fraction(9, 10), _figures()
    assert figures.mixed(2024, "VOORLOPIG", share) == Fraction("4.697")
    assert figures.mixed(2024, "DEFINITIEF", share) == Fraction("5.710")
    assert figures.mixed(2025, "VOORLOPIG", share) == Fraction("3.944")
    assert growth(figures, 2025, share, with_correction=True) == Fraction("4.957")


def test_d5_an_indexed_tariff_rounded_every_year_and_at_the_end() -> None:
    figures = _figures(y2026="3.10")
    first = _indexed("202301")
    for rounding, in_2026 in ((Rounding.PER_STEP, "33.77"), (Rounding.END, "33.76")):
        second = replace(first, versie=2, vanaf_periode="202401", afronding=rounding)
        history = _history(first, second, figures=_corrected(figures))
        assert history.tariff_eur("202413") == Decimal("31.20")
        assert history.tariff_eur("202501") == Decimal("32.75")
        assert history.tariff_eur("202601") == Decimal(in_2026)


def _corrected(figures: IndexFigures) -> IndexFigures:
    """Return the figures with a definitive 2025 equal to its provisional one, so that 2026 has no correction."""
    same = {(series, 2025, "DEFINITIEF"): figures.pct[series, 2025, "VOORLOPIG"] for series in ("LOON", "PRIJS")}
    return IndexFigures({**figures.pct, **same})


def test_d6_steps_give_the_amount_of_the_latest_one_and_nothing_before_the_first() -> None:
    steps = (("201402", Decimal(220)), ("201405", Decimal(212)), ("201409", Decimal("205.50")))
    row = replace(_row("220.00", "0.00", Method.STAPPEN, None, stappen=steps), vanaf_periode="201401")
    history = _history(row)
    assert history.tariff_eur("201401") is None
    assert history.tariff_eur("201408") == Decimal("212.00")
    assert history.tariff_eur("201409") == Decimal("205.50")


def test_d7_a_floor_holds_the_tariff() -> None:
    row = _row("220.00", "1.00", Method.LINEAIR, "201403", bodem_eur=Decimal("200.00"))
    assert [row.tariff_eur(period) for period in ("201411", "201412", "201413")] == [
        Decimal("200.20"),
        Decimal("200.00"),
        Decimal("200.00"),
    ]


def test_d10_in_the_year_after_the_first_contract_year_there_is_no_correction() -> None:
    history = _history(_indexed("202401"))
    assert history.tariff_eur("202501") == Decimal("32.43")
    assert history.factor("202501") == 1 + Fraction("3.944") / 100


def test_d10_the_first_contract_year_is_that_of_the_first_row_not_of_the_row_in_force() -> None:
    later = replace(_indexed("202401"), versie=2)
    assert _history(_indexed("202301"), later).factor("202501") == 1 + Fraction("4.957") / 100


def test_d11_a_budget_per_klasse_follows_the_path_and_is_rounded_before_it_is_summed() -> None:
    row = Agreement(
        "A", 1, "201402", None, None, Decimal("2.00"), Method.LINEAIR, "201403", Contract.BUDGET_CLIENT,
        budgetten={1: Decimal("150.00"), 2: Decimal("240.00")},
    )  # fmt: skip
    history = _history(row)
    light, heavy = history.budget_eur("201403", 1), history.budget_eur("201403", 2)
    assert (light, heavy) == (Decimal("147.00"), Decimal("235.20"))
    start = [history.start_budget_eur(klasse) for klasse in (1, 2)]
    assert start == [Decimal("150.00"), Decimal("240.00")]
    assert light is not None
    assert heavy is not None
    assert 3 * light + 2 * heavy == Decimal("911.40")
    assert history.budget_eur("201403", 3) is None
    assert history.tariff_eur("201403") is None


def test_d12_a_ceiling_holds_the_tariff_but_not_where_the_next_step_starts_from() -> None:
    figures = _corrected(_figures(y2026="-2.00"))
    first = _indexed("202301")
    second = replace(first, versie=2, vanaf_periode="202401", afronding=Rounding.PER_STEP, plafond_eur=Decimal("32.50"))
    history = _history(first, second, figures=figures)
    assert history.tariff_eur("202501") == Decimal("32.50")
    assert history.tariff_eur("202601") == Decimal("32.10")


def test_d15_without_a_figure_that_the_correction_needs_the_path_stops_and_without_correction_it_goes_on() -> None:
    figures = IndexFigures({key: Decimal(value) for key, value in _FIGURES.items() if key[2] == "VOORLOPIG"})
    row = _indexed("202301")
    later = replace(row, versie=2, vanaf_periode="202401")
    assert _history(row, later, figures=figures).tariff_eur("202413") == Decimal("31.20")
    assert _history(row, later, figures=figures).tariff_eur("202501") is None
    assert _history(row, later, figures=figures).tariff_eur("202601") is None
    without = [replace(one, nacalculatie=False) for one in (row, later)]
    assert _history(*without, figures=figures).tariff_eur("202501") == Decimal("32.43")


def test_a_series_without_weight_may_be_missing() -> None:
    figures = IndexFigures({("LOON", 2025, "VOORLOPIG"): Decimal("4.00")})
    row = replace(_indexed("202401"), index_loon_deel=Decimal(1))
    assert _history(row, figures=figures).tariff_eur("202501") == Decimal("32.45")


@pytest.fixture
def _months() -> Iterator[None]:
    months = replace(DEFAULT, calendar=CalendarKind.MONTHS, begin=date(2026, 1, 1), end=date(2026, 12, 31))
    with in_force(months):
        yield


@pytest.mark.usefixtures("_months")
def test_a_yearly_step_is_twelve_months_where_periods_are_months() -> None:
    row = replace(_row("31.20", "-3.94", Method.SAMENGESTELD, "202601", stap_perioden=12), vanaf_periode="202501")
    assert [row.tariff_eur(period) for period in ("202512", "202601", "202612", "202701")] == [
        Decimal("31.20"),
        Decimal("32.43"),
        Decimal("32.43"),
        Decimal("33.71"),
    ]


def test_a_linear_path_rounded_at_every_step_takes_off_the_same_cents() -> None:
    row = _row("33.33", "1.00", Method.LINEAIR, "201403", afronding=Rounding.PER_STEP)
    assert row.tariff_eur("201405") == Decimal("32.34")
    assert replace(row, afronding=Rounding.END).tariff_eur("201405") == Decimal("32.33")
