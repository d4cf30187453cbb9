"""The expected end position: three assumptions and the range between them."""

from __future__ import annotations

import pytest

from hbh_metrics.drawing.chart import Box, Dot, Fill, Words
from hbh_metrics.drawing.points import Point
from hbh_metrics.findings.view import ALL_PROVIDERS
from hbh_metrics.records import Provider
from hbh_metrics.screens.afbouw import expected_end_chart
from hbh_metrics.screens.afbouw.end_position import EndPosition, end_position, on_the_way
from hbh_metrics.screens.afbouw.expected_end import headline

AGREED = {"201402": 100.0, "201403": 99.0, "201407": 95.0, "201413": 89.0}
TZORG = Provider("TZORG", "T-Zorg")


def test_a_provider_behind_ends_between_the_path_and_the_same_lag() -> None:
    end = end_position("T-Zorg", {"201402": 100.0, "201407": 96.0}, AGREED, "201413")
    assert end is not None
    assert (end.agreed_pct, end.difference_stays_pct) == (89.0, 90.0)
    assert end.progress_stays_pct == pytest.approx(100 - 0.8 * 11)
    assert end.low_pct == 89.0
    assert end.high_pct == pytest.approx(91.2)
    assert end.based_on == "201407"


def test_a_provider_on_the_path_ends_on_it() -> None:
    end = end_position("T-Zorg", {"201407": 95.0}, AGREED, "201413")
    assert end is not None
    assert end.low_pct == end.high_pct == 89.0


def test_in_the_last_period_nothing_is_left_to_expect() -> None:
    end = end_position("T-Zorg", {"201402": 100.0, "201413": 90.0}, AGREED, "201413")
    assert end is not None
    assert (end.text.replace("\u00a0", " "), end.agreed_pct, end.is_as_agreed) == ("90,0%", 89.0, False)


@pytest.mark.parametrize(
    ("measured", "agreed"),
    [
        ({}, AGREED),
        ({"201402": 100.0}, AGREED),
        ({"201407": 95.0}, {"201407": 95.0}),
        ({"201408": 95.0}, AGREED),
    ],
    ids=["nothing measured", "no cut was due yet", "no agreed end", "no agreement in the measured period"],
)
def test_without_something_to_rest_on_there_is_no_expectation(
    measured: dict[str, float], agreed: dict[str, float]
) -> None:
    assert end_position("T-Zorg", measured, agreed, "201413") is None


@pytest.mark.parametrize(
    ("who", "end", "sentence"),
    [
        (
            TZORG,
            EndPosition("T-Zorg", "201407", 89.0, 90.0, 91.2),
            "In drie rekensommen (wat als) komt het tarief van T-Zorg in periode 13 uit tussen 89,0% en 91,2% van het starttarief; "
            "afgesproken is 89,0%.",
        ),
        (
            ALL_PROVIDERS,
            EndPosition("Alle aanbieders", "201407", 89.0, 89.0, 89.0),
            "In drie rekensommen (wat als) komt het gemiddelde tarief in periode 13 uit op 89,0% van het starttarief, zoals afgesproken.",
        ),
        (
            TZORG,
            EndPosition("T-Zorg", "201413", 89.0, 90.0, 90.0, is_reached=True),
            "In periode 13, de laatste, was het tarief van T-Zorg 90,0% van het starttarief; afgesproken was 89,0%.",
        ),
        (
            ALL_PROVIDERS,
            EndPosition("Alle aanbieders", "201413", 89.0, 89.0, 89.0, is_reached=True),
            "In periode 13, de laatste, was het gemiddelde tarief 89,0% van het starttarief, zoals afgesproken.",
        ),
        (
            TZORG,
            None,
            "Wat als, voor periode 13, kan voor T-Zorg nog niet: daar is een volledige periode met een verlaging voor nodig.",
        ),
    ],
)
def test_what_is_said_of_the_end(who: Provider, end: EndPosition | None, sentence: str) -> None:
    assert headline(who, end, "201413").replace("\u00a0", " ") == sentence


def test_on_the_way_the_range_widens_with_the_path() -> None:
    later = on_the_way("T-Zorg", {"201402": 100.0, "201407": 96.0}, AGREED | {"201408": 94.0})
    assert sorted(later) == ["201408", "201413"]
    assert later["201408"].low_pct == 94.0
    assert later["201408"].high_pct == pytest.approx(95.2)
    assert on_the_way("T-Zorg", {}, AGREED) == {}


def test_the_range_of_each_is_hatched_beside_the_agreed_end_and_one_as_agreed_is_a_point() -> None:
    behind = EndPosition("SHDH", "201407", 89.0, 90.0, 91.2)
    chart = expected_end_chart.rows(
        [("SHDH", behind), ("T-Zorg", EndPosition("T-Zorg", "201407", 89.0, 89.0, 89.0)), ("Viva", None)]
    )
    assert chart is not None
    marks = chart.plots[0].marks
    boxes = [mark for mark in marks if isinstance(mark, Box)]
    assert [(box.x0, box.x1, box.fill) for box in boxes] == [(89.0, 91.2, Fill.HATCHED)]
    assert [mark.x for mark in marks if isinstance(mark, Dot)] == [89.0]
    said = [mark.text for mark in marks if isinstance(mark, Words)]
    assert {"tussen 89,0% en 91,2%", "89,0%, zoals afgesproken", "nog niet te geven"} <= set(said)


def test_without_any_expectation_there_is_no_chart() -> None:
    assert expected_end_chart.rows([("Viva", None)]) is None
    assert expected_end_chart.road(None, [], {}, {}) is None


def test_the_road_shows_what_was_paid_and_hatches_what_is_to_come() -> None:
    measured = {"201402": 100.0, "201403": 100.0}
    end = end_position("SHDH", measured, AGREED, "201413")
    points = [Point(period_id, index, "") for period_id, index in measured.items()]
    chart = expected_end_chart.road(end, points, AGREED, on_the_way("SHDH", measured, AGREED))
    assert chart is not None
    boxes = [mark for mark in chart.plots[0].marks if isinstance(mark, Box)]
    assert [(box.y0, box.y1) for box in boxes] == [(95.0, 100.0), (89.0, 100.0)]
    assert "verwacht tussen 89,0% en 100,0%" in [mark.text for mark in chart.plots[0].marks if isinstance(mark, Words)]
