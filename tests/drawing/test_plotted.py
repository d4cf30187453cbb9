"""A chart as Plotly draws it: the same marks, in Dutch, with what pointing at them tells."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hbh_metrics.drawing.axes import category_axis
from hbh_metrics.drawing.chart import Axis, Chart, Plot, Role, Words
from hbh_metrics.drawing.plotted import plotted
from hbh_metrics.drawing.style import LIGHT
from tests.drawing.pieces import CHART


def content(chart: Chart = CHART) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(plotted(chart).to_json())
    return read


def traces(kind: str, mode: str | None = None) -> list[dict[str, Any]]:
    return [trace for trace in content()["data"] if trace["type"] == kind and mode in (None, trace.get("mode"))]


def test_bars_hold_their_place_and_only_the_solid_one_is_filled() -> None:
    bars = traces("bar")[0]
    assert bars["x"] == [1.5, 2.5, 3.5, 7.0]
    assert bars["base"] == [0.0, 0.0, 0.0, 20.0]
    assert bars["y"] == [40.0, 40.0, 40.0, 40.0]
    clear = "rgba(0,0,0,0)"
    assert bars["marker"]["color"] == [LIGHT.of[Role.OWN], clear, clear, clear]
    assert bars["marker"]["pattern"]["shape"] == ["", "", "", "/"]
    assert bars["text"] == ["vol", "", "open", "verwacht"]


def test_backgrounds_lie_below_and_a_bar_that_is_not_whole_is_dashed() -> None:
    band, dashed = content()["layout"]["shapes"]
    assert (band["layer"], band["fillcolor"]) == ("below", LIGHT.of[Role.BAND])
    assert dashed["line"]["dash"] == "dot"


def test_a_stair_keeps_each_value_for_its_whole_width_and_breaks_where_none_is_known() -> None:
    stair = next(trace for trace in traces("scatter", "lines") if trace["line"]["color"] == LIGHT.of[Role.PATH])
    assert stair["x"] == [0.5, 1.5, 1.5, 2.5, 2.5, 3.5]
    assert stair["y"] == [10.0, 10.0, None, None, 30.0, 30.0]


def test_hollow_dots_have_the_colour_of_the_background_inside() -> None:
    dots = traces("scatter", "markers")[0]
    assert dots["text"] == ["een", "drie"]
    assert dots["marker"]["color"] == [LIGHT.of[Role.OWN], LIGHT.background]
    assert dots["marker"]["symbol"] == ["circle", "triangle-up"]


def test_an_interval_has_ends_and_tells_itself() -> None:
    ends = traces("scatter", "markers")[1]
    assert ends["x"] == [6.0, 9.0]
    assert ends["text"] == ["tussen 6 en 9"] * 2


def test_texts_are_text_and_stand_where_they_were_put() -> None:
    notes = content()["layout"]["annotations"]
    assert [note["text"] for note in notes] == ["<b>einde &lt; &gt; &amp;</b>", "niet<br>geleverd", "afwijking"]
    assert notes[1]["textangle"] == -90
    assert [(note["xanchor"], note["yanchor"]) for note in notes[:2]] == [("left", "middle"), ("left", "top")]


def test_plots_stand_above_each_other_on_one_x_axis_with_its_ticks_below_the_last() -> None:
    layout = content()["layout"]
    assert layout["xaxis"]["anchor"] == "y2"
    assert layout["xaxis"]["ticktext"] == ["2<br>feb", "5", "9"]
    (low, high), (below_low, below_high) = layout["yaxis"]["domain"], layout["yaxis2"]["domain"]
    assert high == pytest.approx(1.0)
    assert below_low == pytest.approx(0.0, abs=1e-9)
    assert below_high < low


def test_a_name_at_the_end_of_a_line_gets_room_beside_the_plot() -> None:
    with_name = content()["layout"]["margin"]["r"]
    without = content(Chart(CHART.x, (Plot(CHART.plots[0].y, ()),)))["layout"]["margin"]["r"]
    assert with_name > 60 > without


def test_nothing_can_be_dragged_or_zoomed_and_there_is_no_legend() -> None:
    template = content()["layout"]["template"]["layout"]
    assert template["dragmode"] is False
    assert template["showlegend"] is False
    assert template["xaxis"]["fixedrange"] is True


def test_a_chart_without_marks_is_an_empty_plot_and_no_error() -> None:
    assert content(Chart(Axis(0.0, 1.0), (Plot(Axis(0.0, 1.0), ()),)))["data"]


def test_only_the_x_axis_can_be_dragged_out_and_only_when_asked_for() -> None:
    still = content()["layout"]
    assert still.get("dragmode") is None
    zoomed = json.loads(plotted(CHART, can_zoom=True).to_json())["layout"]
    assert zoomed["dragmode"] == "zoom"
    assert zoomed["xaxis"]["fixedrange"] is False
    assert "fixedrange" not in zoomed["yaxis"]


def test_texts_at_one_point_are_apart_and_names_that_do_not_fit_a_phone_stand_below_each_other() -> None:
    names = ("Alle aanbieders", "Amstelring", "Axxicom", "Viva! Zorggroep", "SHDH", "T-Zorg")
    words = (Words(2.0, 0.5, "betaald"), Words(2.0, 0.5, "afgesproken"))
    drawn = content(Chart(category_axis(len(names), names), (Plot(Axis(0.0, 1.0), words),)))["layout"]
    first, second = (note["yshift"] for note in drawn["annotations"])
    assert first == 0.0
    assert abs(second) >= words[0].size_px
    assert [text.count("<br>") for text in drawn["xaxis"]["ticktext"]] == [0, 1, 0, 1, 0, 0]
    on_one_row = content(Chart(category_axis(2, ("a", "b")), (Plot(Axis(0.0, 1.0), words),)))["layout"]
    assert drawn["margin"]["b"] > on_one_row["margin"]["b"]
