"""What a panel of tariffs shows: solid is whole, hollow is not, a missing period is a gap with a word, and one scale for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.calendar import experiment_periods
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.chart import Box, Dot, Fill, Mark, Role, Track, Words
from hbh_metrics.drawing.points import Point
from hbh_metrics.findings import tariff_path
from hbh_metrics.findings.figure import Figure, Panel
from hbh_metrics.findings.tariff_charts import Series, chart_of, scales_of
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.records import Provider
from tests.small_store import SHDH, TZORG, VIVA, Story, agreement, publish

STORY = Story(
    extra_eur={(TZORG, "201406"): 2.0},
    status={(TZORG, "201404"): "geen_levering", (SHDH, "201405"): "onvolledig"},
)


def asked(tmp_path: Path, story: Story = STORY, chosen: Provider = ALL_PROVIDERS) -> Figure:
    publish(tmp_path, story)
    door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
    assert door is not None
    return tariff_path.answer(View(door, door.providers(), chosen, "201407"))


@pytest.fixture
def figure(tmp_path: Path) -> Figure:
    return asked(tmp_path)


def panel_of(figure: Figure, title: str) -> Panel:
    return next(panel for panel in figure.panels if panel.title == title)


def marks(figure: Figure, title: str, plot: int = 0) -> tuple[Mark, ...]:
    return panel_of(figure, title).chart.plots[plot].marks


def words(figure: Figure, title: str, plot: int = 0) -> list[str]:
    return [mark.text.replace("\u00a0", " ") for mark in marks(figure, title, plot) if isinstance(mark, Words)]


def tracks(figure: Figure, title: str) -> list[Track]:
    return [mark for mark in marks(figure, title) if isinstance(mark, Track)]


def test_every_provider_and_the_total_has_a_panel_on_one_scale(figure: Figure) -> None:
    assert [panel.title for panel in figure.panels] == ["Alle aanbieders", "SHDH", "T-Zorg", "Viva! Zorggroep"]
    scales = {(panel.chart.plots[0].y, panel.chart.plots[1].y, panel.chart.x) for panel in figure.panels}
    assert len(scales) == 1
    scale = scales.pop()[0]
    assert scale.low < 89.0
    assert scale.high > 100.0


def test_the_path_is_a_stair_over_all_twelve_periods(figure: Figure) -> None:
    path = tracks(figure, "T-Zorg")[0]
    assert path.is_stepped
    assert path.xs == tuple(range(12))
    assert path.ys == pytest.approx([100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89])


def test_a_period_that_was_not_delivered_is_a_gap_with_a_word_and_never_zero(figure: Figure) -> None:
    _, dotted, solid = tracks(figure, "T-Zorg")
    assert solid.ys[2] is None
    assert dotted.ys[2] is None
    assert "niet geleverd" in words(figure, "T-Zorg")
    assert 0 not in {value for track in tracks(figure, "T-Zorg") for value in track.ys}


def test_an_incomplete_period_is_hollow_and_no_solid_line_runs_through_it(figure: Figure) -> None:
    _, dotted, solid = tracks(figure, "SHDH")
    assert solid.ys[3] is None
    assert dotted.ys[3] == pytest.approx(97.0)
    hollow = [mark.x for mark in marks(figure, "SHDH") if isinstance(mark, Dot) and mark.is_hollow]
    assert hollow[:1] == [3.0]


def test_the_deviation_stands_below_with_its_sign_and_role(figure: Figure) -> None:
    bars = [mark for mark in marks(figure, "T-Zorg", 1) if isinstance(mark, Box) and mark.fill is not Fill.TINTED]
    above = next(bar for bar in bars if bar.role is Role.ABOVE)
    assert above.y1 == pytest.approx(2.0 / 192.0 * 100)
    assert (above.x0 + above.x1) / 2 == pytest.approx(4.0)
    assert above.text.replace("\u00a0", " ") == "Periode 6: +1,0%"
    assert {bar.role for bar in bars} == {Role.OWN, Role.ABOVE}


def test_words_stand_beside_the_lines_instead_of_a_legend(figure: Figure) -> None:
    assert {"afgesproken 89,0%", "betaald € 190,00"} <= set(words(figure, "T-Zorg"))
    assert panel_of(figure, "T-Zorg").chart.plots[1].title == "afwijking van het pad"


def test_at_the_end_of_the_path_the_words_of_what_was_paid_stand_below_those_of_what_was_agreed() -> None:
    paid = tuple(Point(within.id, 101.0 - number, "€ 1") for number, within in enumerate(experiment_periods(), 1))
    series = Series(paid, paid, (), (), is_own=True)
    said = [mark for mark in chart_of(series, scales_of([series]), paid[-1].period_id, is_large=False).plots[0].marks
            if isinstance(mark, Words)]  # fmt: skip
    agreed, told = said
    assert (agreed.y, told.y) == (paid[-1].value, paid[-1].value)
    assert agreed.shift_y_px - told.shift_y_px > agreed.size_px


def test_a_point_tells_its_period_its_amount_and_whether_it_counts(figure: Figure) -> None:
    told = [mark.text.replace("\u00a0", " ") for mark in marks(figure, "SHDH") if isinstance(mark, Dot)]
    assert told[0].startswith("Periode 2: € ")
    assert told[0].endswith(", 100,0% van het starttarief")
    assert told[3].endswith("(onvolledig)")


def test_a_new_agreement_is_marked_with_its_date(tmp_path: Path) -> None:
    amended = agreement(VIVA, "215.00", versie=2, vanaf="201406")
    figure = asked(tmp_path, Story(agreements=(agreement(VIVA), amended), clients={VIVA: 50}))
    assert "nieuwe afspraak\n19 mei 2014" in words(figure, "Viva! Zorggroep")


def test_the_chosen_provider_is_large_and_the_others_are_grey(tmp_path: Path) -> None:
    figure = asked(tmp_path, chosen=Provider(TZORG, "T-Zorg"))
    own, other = panel_of(figure, "T-Zorg"), panel_of(figure, "SHDH")
    assert own.chart.height_px > other.chart.height_px
    assert {track.role for track in tracks(figure, "SHDH")} == {Role.OTHERS}


def test_what_a_panel_says_without_its_chart_is_its_finding(figure: Figure) -> None:
    assert "het afgesproken tarief" in panel_of(figure, "T-Zorg").sentence
    assert panel_of(figure, "Alle aanbieders").sentence.endswith(".")


def test_a_table_holds_the_numbers_of_every_panel(figure: Figure) -> None:
    shown = {(row[0].text, row[1].text.replace("\u00a0", " ")): row[5].value for row in figure.table.rows}
    for panel in figure.panels:
        for dot in (mark for mark in panel.chart.plots[0].marks if isinstance(mark, Dot)):
            assert shown[panel.title, f"periode {round(dot.x) + 2}"] == dot.y
