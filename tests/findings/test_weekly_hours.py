"""The hours week by week: what is drawn for holidays, gaps, limits and weeks out of the ordinary, and the experiment's last days apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hbh_metrics.drawing.chart import Box, Chart, Dot, Fill, Shape, Words
from hbh_metrics.findings import weekly_hours
from hbh_metrics.findings.figure import Figure
from hbh_metrics.records import Week
from tests.findings.matters import view_of
from tests.signals.weekly_rows import bumpy, week
from tests.small_store import VIVA, Story, publish

CLIENTS = 60


def with_hours(found: Week) -> Week:
    """Give every client in that week two hours times its ratio."""
    ratio = found.verhouding if found.verhouding is not None else 0.0
    return replace(found, uren=Decimal(str(round(2 * ratio * CLIENTS, 2))))


def course(before: int, during: list[float | None]) -> list[Week]:
    numbers = range(-before, len(during))
    ratios = [*bumpy(before), *during]
    return [with_hours(week(number, ratio)) for number, ratio in zip(numbers, ratios, strict=True)]


def figure_of(root: Path, weeks: list[Week], peildatum: date = date(2014, 7, 20)) -> Figure:
    publish(root, Story(peildatum=peildatum, weeks=tuple(weeks)))
    return weekly_hours.answer(view_of(root, chosen=VIVA))


def marks(chart: Chart | None, plot: int) -> list[object]:
    assert chart is not None
    return list(chart.plots[plot].marks)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_an_ordinary_week_is_called_ordinary_within_limits_from_before(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, course(26, [*bumpy(8)]))
    assert plain(figure.headline) == (
        "In de week van 17 maart 2014 kregen cliënten van Viva! Zorggroep gemiddeld 2,02 uur: 101% van wat te verwachten was, "
        "en dat is gewoon voor deze aanbieder."
    )
    assert "De grenzen komen uit de 26 weken vóór het experiment." in figure.notes
    words = [mark.text for mark in marks(figure.chart, 1) if isinstance(mark, Words)]
    assert words == ["bovengrens", "ondergrens"]


def test_a_week_below_the_limits_points_down_and_says_why(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, course(26, [*bumpy(7), 0.7]))
    assert "en dat is minder dan gewoon." in figure.headline
    special = [mark for mark in marks(figure.chart, 1) if isinstance(mark, Dot) and mark.shape is not Shape.CIRCLE]
    assert [(mark.shape, plain(mark.text)) for mark in special] == [
        (Shape.TRIANGLE_DOWN, "Week van 17 mrt 2014: 70% van de verwachting; buiten de grenzen")
    ]
    assert figure.table.rows[0][-1].text == "lager dan gewoon: buiten de grenzen"


def test_with_too_few_weeks_there_are_no_limits_and_that_is_said(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, course(0, [*bumpy(5)]))
    assert plain(figure.notes[-1]) == "Nog te weinig weken voor grenzen: 5 complete weken, nodig zijn er 12."
    assert not [mark for mark in marks(figure.chart, 1) if isinstance(mark, Words)]


def test_trial_limits_are_called_trial_limits(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, course(0, [*bumpy(14)]))
    assert figure.notes[-1].startswith("Proeflimieten: ")


def test_a_week_with_holidays_is_marked_with_its_working_days(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, course(0, [*bumpy(14)]))
    bands = [mark for mark in marks(figure.chart, 0) if isinstance(mark, Box) and mark.fill is Fill.TINTED]
    assert [plain(band.text) for band in bands] == ["Week van 21 apr 2014: 4 werkdagen"]
    assert "4" in [mark.text for mark in marks(figure.chart, 0) if isinstance(mark, Words)]


def test_a_week_that_was_not_delivered_is_a_gap_with_a_word_and_never_zero(tmp_path: Path) -> None:
    missing = replace(week(5, None), is_compleet=False, is_voorbij=True, urenrijen=0)
    weeks = [found for found in course(0, [*bumpy(14)]) if found.week_begin != missing.week_begin]
    figure = figure_of(tmp_path, [*weeks, missing])
    assert "niet geleverd" in [mark.text for mark in marks(figure.chart, 0) if isinstance(mark, Words)]
    assert min(mark.y for mark in marks(figure.chart, 0) if isinstance(mark, Dot)) > 1.5
    row = next(row for row in figure.table.rows if row[0].text == "3 mrt 2014")
    assert [cell.text for cell in row[2:5]] == ["–", "–", "–"]
    assert row[-1].text == "niet geleverd"


def test_a_week_that_still_runs_is_left_out(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, [*course(0, [*bumpy(12)]), week(12, None, is_complete=False)])
    assert "In de week van 14 april 2014" in figure.headline


def test_the_last_days_of_december_stand_apart_and_are_no_period(tmp_path: Path) -> None:
    last = replace(with_hours(week(48, None)), uren=Decimal("61.50"))
    weeks = [*course(0, [*bumpy(48)]), last]
    figure = figure_of(tmp_path, weeks, date(2015, 1, 20))
    assert plain(figure.notes[-1]) == (
        "De laatste dagen van het experiment, 29, 30 en 31 december 2014, horen bij periode 1 van 2015 en tellen hier niet mee; "
        "in die dagen zijn 62 uren geleverd."
    )
    assert "22 december 2014" in figure.headline
    assert "29 dec 2014" not in [row[0].text for row in figure.table.rows]


def test_without_weeks_the_screen_says_that_there_are_none(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, [])
    assert figure.headline == "Van Viva! Zorggroep is nog geen week met uren compleet geleverd."
    assert figure.chart is None
