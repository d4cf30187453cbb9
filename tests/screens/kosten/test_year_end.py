"""Where the experiment ends in euro and hours: one assumption, said with it, and nothing where it cannot be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics.drawing.chart import Box, Dot, Fill
from hbh_metrics.findings.projection import Ahead
from hbh_metrics.screens.kosten import year_end_chart
from hbh_metrics.screens.kosten.year_end import End, Expected, said, together

VIVA = End("Viva! Zorggroep", Expected(100.0, 150.0, 140.0, 165.0), Expected(10.0, 15.0, 14.0, 17.0), -20.0)
SHDH = End("SHDH", Expected(50.0, 80.0, 75.0, 90.0), Expected(5.0, 8.0, 7.0, 9.0), 4.0)
DONE = End("SHDH", Expected(80.0, 80.0, 80.0, 80.0), Expected(8.0, 8.0, 8.0, 8.0), 4.0)


def _plain(sentences: tuple[str, ...]) -> list[str]:
    return [one.replace("\u00a0", " ") for one in sentences]


def test_providers_together_are_their_sums_ranges_included() -> None:
    total = together([VIVA, SHDH])
    assert total.euros == Expected(150.0, 230.0, 215.0, 255.0)
    assert total.hours == Expected(15.0, 23.0, 21.0, 26.0)
    assert total.against_before_eur == -16.0


@pytest.mark.parametrize(
    ("known", "shown", "back", "told"),
    [
        (
            [VIVA, SHDH],
            2,
            [],
            [
                "Gaat het verder zoals het ging, dan is aan het eind naar verwachting € 230 betaald (tussen € 215 en € 255) voor 23 uur "
                "(tussen 21 en 26).",
                "Dat is € 16 minder dan dezelfde cliënten voorheen kostten.",
            ],
        ),
        (
            [SHDH],
            1,
            ["SHDH"],
            [
                "Is SHDH vanaf nu terug op het pad en gaat het verder zoals het ging, dan is aan het eind bij SHDH naar verwachting € 80 "
                "betaald (tussen € 75 en € 90) voor 8 uur (tussen 7 en 9).",
                "Dat is € 4 meer dan dezelfde cliënten voorheen kostten.",
            ],
        ),
        (
            [DONE],
            1,
            [],
            [
                "Tot en met periode 13 is bij SHDH € 80 betaald voor 8 uur.",
                "Dat is € 4 meer dan dezelfde cliënten voorheen kostten.",
            ],
        ),
    ],
)
def test_the_expectation_is_said_with_its_assumption_and_range(
    known: list[End], shown: int, back: list[str], told: list[str]
) -> None:
    total = together(known) if len(known) > 1 else None
    assert _plain(said(known, total, shown, back, "201413")) == told


def test_it_is_not_told_of_all_while_one_is_not_known() -> None:
    (told,) = _plain(said([VIVA], None, 2, [], "201413"))
    assert told.endswith("daarvoor zijn van elke aanbieder 4 volledige perioden nodig.")


def test_after_the_end_it_is_told_of_those_of_whom_every_period_is_whole() -> None:
    assert _plain(said([DONE, VIVA], None, 3, [], "201413", is_over=True)) == [
        "Tot en met periode 13 is bij 1 van de 3 aanbieders € 80 betaald voor 8 uur; bij de anderen is niet elke periode volledig.",
        "Dat is € 4 meer dan dezelfde cliënten voorheen kostten.",
    ]
    (told,) = _plain(said([VIVA], None, 3, [], "201413", is_over=True))
    assert told.endswith("van geen enkele aanbieder is elke periode volledig.")


def test_the_course_of_all_is_the_sum_of_theirs_and_is_left_out_where_they_are_not_equally_far() -> None:
    one, other = (
        replace(end, paid=paid, later=(Ahead(*later),))
        for end, paid, later in ((VIVA, (60.0, 100.0), (150.0, 140.0, 165.0)), (SHDH, (20.0, 50.0), (80.0, 75.0, 90.0)))
    )
    total = together([one, other])
    assert total.paid == (80.0, 150.0)
    assert total.later == (Ahead(230.0, 215.0, 255.0),)
    assert together([one, replace(other, paid=(20.0,))]).paid == ()


def test_the_chart_has_a_point_per_paid_period_and_a_hatched_box_as_high_as_the_range_of_each_to_come() -> None:
    drawn = year_end_chart.chart((60.0, 100.0), (Ahead(150.0, 140.0, 165.0),), (70.0, None))
    assert drawn is not None
    marks = drawn.plots[0].marks
    assert [(dot.x, dot.y) for dot in marks if isinstance(dot, Dot)] == [(0.0, 60.0), (1.0, 100.0)]
    assert [(box.y0, box.y1, box.fill) for box in marks if isinstance(box, Box)] == [(140.0, 165.0, Fill.HATCHED)]
    assert year_end_chart.chart((), (), ()) is None


def test_the_chart_explains_an_expectation_only_while_there_is_one() -> None:
    ended = year_end_chart.chart((60.0,), (), (70.0,))
    running = year_end_chart.chart((60.0,), (Ahead(150.0, 140.0, 165.0),), (70.0, None))
    assert ended is not None
    assert running is not None
    assert ended.plots[0].title == "opgeteld betaald; streep: voorheen"
    assert "gearceerd: verwacht" in running.plots[0].title
