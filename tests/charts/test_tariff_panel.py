"""What a panel draws: solid is whole, hollow is not, a missing period is a gap with a word, and no text is English."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hbh_metrics import charts, query
from hbh_metrics.answers import tariff_path
from hbh_metrics.answers.view import ALL_PROVIDERS, View
from hbh_metrics.figures import Figure, Panel
from hbh_metrics.query import Audience
from tests.small_store import SHDH, TZORG, Story, publish

STORY = Story(
    extra_eur={(TZORG, "201406"): 2.0},
    status={(TZORG, "201404"): "geen_levering", (SHDH, "201405"): "onvolledig"},
)


@pytest.fixture
def figure(tmp_path: Path) -> Figure:
    publish(tmp_path, STORY)
    door = query.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
    assert door is not None
    return tariff_path.answer(View(door, door.providers(), ALL_PROVIDERS, "201407"))


def panel_of(figure: Figure, title: str) -> Panel:
    return next(panel for panel in figure.panels if panel.title == title)


def drawn(figure: Figure, title: str, *, is_dark: bool = False) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        charts.tariff_panel(panel_of(figure, title), figure.scale, figure.difference_scale, is_dark=is_dark).to_json()
    )
    return content


def words(content: dict[str, Any]) -> list[str]:
    return [note["text"].replace("\u00a0", " ") for note in content["layout"]["annotations"]]


def test_every_provider_and_the_total_has_a_panel_on_one_scale(figure: Figure) -> None:
    assert [panel.title for panel in figure.panels] == ["Alle aanbieders", "SHDH", "T-Zorg", "Viva! Zorggroep"]
    ranges = {tuple(drawn(figure, panel.title)["layout"]["yaxis"]["range"]) for panel in figure.panels}
    assert len(ranges) == 1
    low, high = ranges.pop()
    assert low < 89.0
    assert high > 100.0


def test_the_path_is_a_stair_over_all_twelve_periods(figure: Figure) -> None:
    path = drawn(figure, "T-Zorg")["data"][0]
    assert path["line"]["shape"] == "hvh"
    assert path["y"] == pytest.approx([100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89])


def test_a_period_that_was_not_delivered_is_a_gap_with_a_word_and_never_zero(figure: Figure) -> None:
    content = drawn(figure, "T-Zorg")
    solid = content["data"][1]
    assert solid["y"][2] is None
    assert "niet geleverd" in words(content)
    assert not [value for trace in content["data"][:4] for value in trace["y"] if value == 0]


def test_an_incomplete_period_is_hollow_and_no_solid_line_runs_through_it(figure: Figure) -> None:
    content = drawn(figure, "SHDH")
    solid, dotted, points = content["data"][1:4]
    assert solid["y"][3] is None
    assert dotted["line"]["dash"] == "dot"
    assert dotted["y"][3] == pytest.approx(97.0)
    fills = points["marker"]["color"]
    assert fills[3] == "#FFFFFF"
    assert set(fills) - {"#FFFFFF"} == {"#12436D"}


def test_the_deviation_stands_below_with_its_sign_and_colour(figure: Figure) -> None:
    bars = drawn(figure, "T-Zorg")["data"][4]
    at = bars["x"].index(4)
    assert bars["y"][at] == pytest.approx(2.0 / 192.0 * 100)
    assert bars["text"][at].replace("\u00a0", " ") == "Periode 6: +1,0%"
    assert bars["marker"]["color"][at] == "#D9541A"


def test_words_stand_beside_the_lines_instead_of_a_legend(figure: Figure) -> None:
    content = drawn(figure, "T-Zorg")
    assert content["layout"]["showlegend"] is False
    assert {"afgesproken 89,0%", "<b>betaald € 190,00</b>", "afwijking van het pad"} <= set(words(content))


def test_months_and_percentages_are_written_in_dutch(figure: Figure) -> None:
    layout = drawn(figure, "T-Zorg")["layout"]
    assert layout["xaxis"]["ticktext"] == [
        "2<br>feb",
        "3",
        "4",
        "5<br>mei",
        "6",
        "7",
        "8<br>jul",
        "9",
        "10",
        "11<br>okt",
        "12",
        "13",
    ]
    assert layout["yaxis"]["ticktext"] == ["90%", "95%", "100%"]
    assert layout["yaxis2"]["ticktext"][0].startswith("-")
    assert layout["yaxis2"]["ticktext"][2].startswith("+")


def test_a_dark_screen_gets_its_own_colours_and_the_same_numbers(figure: Figure) -> None:
    light, dark = drawn(figure, "T-Zorg"), drawn(figure, "T-Zorg", is_dark=True)
    assert [trace["y"] for trace in light["data"]] == [trace["y"] for trace in dark["data"]]
    assert light["layout"]["font"]["color"] != dark["layout"]["font"]["color"]


def test_what_a_panel_says_without_its_chart_is_its_finding(figure: Figure) -> None:
    assert "het afgesproken tarief" in panel_of(figure, "T-Zorg").sentence
    assert panel_of(figure, "Alle aanbieders").sentence.endswith(".")


def test_a_table_holds_the_numbers_of_every_panel(figure: Figure) -> None:
    shown = {(row[0].text, row[1].text.replace("\u00a0", " ")): row[5].value for row in figure.table.rows}
    for panel in figure.panels:
        for point in panel.realised:
            assert shown[panel.title, f"periode {int(point.period_id[4:])}"] == point.value
