"""A value in a cell: known, unknown, kept back, rounded, waiting for others, or a bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics import dutch
from hbh_metrics.door.protection import ProtectedMeasure, Visibility, kept_back
from hbh_metrics.findings.measured import clients_cell, count_cell, measured, out_of_cell, untold_cell, value_cell
from hbh_metrics.records import TOTAL, Measure

EXACT = Measure("plandekking", TOTAL, "201409", 98.6, 345.0, 350.0, 350, "volledig")


def shown(visibility: Visibility, value: float | None, n: int | None, step: float = 1.0) -> ProtectedMeasure:
    told = None if value is None else dutch.Rough(value, step, visibility.words)
    is_share = visibility in (Visibility.ROUNDED, Visibility.INDICATIVE)
    below = None if told is None else 350.0
    return replace(kept_back(EXACT, visibility), waarde=told, teller=345.0 if is_share else None, noemer=below, n=n)


@pytest.mark.parametrize(
    ("row", "value", "clients", "count", "out_of"),
    [
        (shown(Visibility.ROUNDED, 99.0, 350), "99%", "350", "345", "350"),
        (shown(Visibility.ROUNDED, 98.5, 350, 0.5), "98,5%", "350", "345", "350"),
        (shown(Visibility.INDICATIVE, 99.0, 20), "99%", "20 (indicatief)", "345", "350"),
        (shown(Visibility.AT_LEAST, 98.0, 350), "98% of meer", "350", ".", "350"),
        (shown(Visibility.AT_MOST, 2.0, 350), "2% of minder", "350", ".", "350"),
        (shown(Visibility.SUPPRESSED, None, None), ".", ".", ".", "."),
        (shown(Visibility.FEWER_THAN_5, None, None), "<5", "<5", "<5", "."),
        (EXACT, "98,6%", "350", "345", "350"),
        (replace(EXACT, waarde=None, n=0), "–", "–", "–", "350"),
    ],
)
def test_a_value_and_its_counts_read_as_their_audience_may_see_them(
    row: Measure, value: str, clients: str, count: str, out_of: str
) -> None:
    assert value_cell(row, dutch.percentage).text == value
    assert clients_cell(row).text == clients
    assert count_cell(row).text == count
    assert out_of_cell(row).text == out_of


def test_a_figure_that_waits_says_for_how_many() -> None:
    row = replace(shown(Visibility.WAITING, None, None), wacht_op=1, van=5)
    said = "nog niet van 1 van de 5 aanbieders"
    assert value_cell(row, dutch.percentage).text.replace(dutch.NO_BREAK, " ") == said
    assert measured(row).why_hidden.replace(dutch.NO_BREAK, " ").startswith(said)
    assert "te weinig cliënten" in measured(shown(Visibility.SUPPRESSED, None, None)).why_hidden


def test_a_rough_number_keeps_its_step_and_its_bound_wherever_it_is_written() -> None:
    low = -dutch.Rough(29000.0, 500)
    assert dutch.euro(abs(low)).replace(dutch.NO_BREAK, " ") == "€ 29.000"
    assert dutch.number(dutch.Rough(1.6, 0.1), 2) == "1,6"
    assert dutch.points(dutch.Rough(3.0, 1.0, "of meer")).replace(dutch.NO_BREAK, " ") == "3 procentpunt of meer"
    assert dutch.number(dutch.Rough(-0.11, 0.01), 2) == "-0,11"


def test_what_is_left_when_a_bound_is_taken_off_is_a_bound_the_other_way() -> None:
    below, at_most, at_least = dutch.Rough(45.0, 1), dutch.Rough(2.0, 1, "of minder"), dutch.Rough(98.0, 1, "of meer")
    assert dutch.percentage(100.0 - below - at_most) == "53% of meer"
    assert dutch.percentage(100.0 - at_least) == "2% of minder"
    assert dutch.percentage(at_least - below) == "53% of meer"
    assert dutch.percentage(at_least - at_most) == "96% of meer"
    assert dutch.percentage(at_most - dutch.Rough(1.0, 1, "of minder")) == "1% of daaromtrent"  # more, or less
    assert dutch.percentage(-at_most) == "-2% of meer"
    assert dutch.percentage(abs(-at_most)) == "2% of minder"


def test_no_sum_product_or_ratio_loses_a_bound() -> None:
    at_most, at_least = dutch.Rough(2.0, 1, "of minder"), dutch.Rough(4.0, 1, "of meer")
    expected = {
        "6 of meer": 2 + at_least, "8 of meer": sum([at_least, 2.0, 2.0]), "-4 of minder": -1 * at_least, "12 of meer": at_least * 3,
        "1 of meer": at_least / 4, "3 of minder": 12 / at_least, "-3 of meer": -12 / at_least, "16 of meer": at_least * at_least,
        "6 of daaromtrent": at_most + at_least, "2 of meer": at_least / at_most, "1 of daaromtrent": at_least / at_least,
        "5 of daaromtrent": 1 + at_least / at_least * 4,
    }  # fmt: skip
    assert [dutch.number(one, 0) for one in expected.values()] == list(expected)
    assert at_least * 0.0 == 0.0
    assert dutch.bound_of(at_least * 0.0) == ""
    with pytest.raises(TypeError):
        _ = at_least + "een"


def test_what_follows_from_several_figures_says_why_it_cannot_be_told() -> None:
    waits = replace(shown(Visibility.WAITING, None, None), wacht_op=1, van=5)
    kept, unknown = shown(Visibility.SUPPRESSED, None, None), replace(EXACT, waarde=None)
    for rows, words in (
        ((EXACT, kept, waits), "nog niet van 1 van de 5 aanbieders"),
        ((unknown, kept), "."),
        ((replace(unknown, status="open"), kept), "–"),
        ((unknown, EXACT), "–"),
        ((None,), "–"),
    ):
        assert untold_cell(*rows).text.replace(dutch.NO_BREAK, " ") == words
    assert untold_cell(None, EXACT).origin == (EXACT.number(),)
