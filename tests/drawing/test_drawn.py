"""A chart as SVG: readable as XML, nothing outside the picture, every text a text."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from hbh_metrics.drawing.chart import Axis, Box, Chart, Dot, Plot, Role, Side, Words
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.drawing.measure import text_width
from hbh_metrics.drawing.style import DARK, LIGHT, TITLE_PX
from tests.drawing.pieces import CHART, X, Y

SVG = "{http://www.w3.org/2000/svg}"


def read(chart: Chart = CHART, **how: object) -> ET.Element:
    return ET.fromstring(drawn(chart, **how))  # noqa: S314 - our own


def texts(root: ET.Element) -> list[str]:
    return [" ".join(span.text or "" for span in text) for text in root.iter(f"{SVG}text")]


def lines_of(root: ET.Element) -> list[str]:
    return [path.get("d", "") for path in root.iter(f"{SVG}path")]


def with_words(*words: Words) -> Chart:
    return Chart(X, (Plot(Y, words),), 200)


def test_it_says_its_finding_and_is_decoration_without_one() -> None:
    told = read(title='T-Zorg kreeg "meer" & <b>beter</b>', description="per periode")
    assert told.get("role") == "img"
    assert told.get("aria-label") == 'T-Zorg kreeg "meer" & <b>beter</b>'
    assert told.findtext(f"{SVG}desc") == "per periode"
    assert read().get("aria-hidden") == "true"


def test_it_grows_with_the_room_it_gets() -> None:
    root = read(width_px=500)
    assert root.get("viewBox") == "0 0 500 300"
    assert root.get("width") == "100%"


def test_every_mark_is_there_with_what_pointing_at_it_tells() -> None:
    root = read()
    told = [mark.get("data-tekst") for mark in root.iter() if "data-tekst" in mark.attrib]
    assert told == ["vol", "open", "verwacht", "een", "drie", "tussen 6 en 9"]
    rects = list(root.iter(f"{SVG}rect"))
    assert rects[0].get("fill") == LIGHT.of[Role.BAND]
    assert [rect.get("stroke-dasharray") for rect in rects[1:5]] == [None, None, "2 3", None]
    assert [circle.get("fill") for circle in root.iter(f"{SVG}circle")] == [LIGHT.of[Role.OWN]]
    assert [shape.get("fill") for shape in root.iter(f"{SVG}polygon")] == [LIGHT.background]


def test_an_expected_range_is_hatched_with_lines_of_its_own() -> None:
    hatches = [path for path in lines_of(read()) if path.count("M") > 6]
    assert len(hatches) == 1
    assert "url(" not in drawn(CHART)
    assert " id=" not in drawn(CHART)


def test_a_line_stops_where_a_value_is_unknown() -> None:
    stair = next(path for path in lines_of(read()) if path.count("M") == 2 and path.count("L") == 2)
    assert stair


def test_a_value_without_height_is_a_line_and_not_nothing() -> None:
    root = read(Chart(X, (Plot(Axis(-1.0, 1.0), (Box(1.0, 2.0, 0.0, 0.0, Role.OWN),)),)))
    assert [path.get("stroke") for path in root.iter(f"{SVG}path")] == [LIGHT.of[Role.OWN]]


def test_a_text_is_never_markup() -> None:
    assert "einde < > &" in texts(read())
    assert "<script" not in drawn(with_words(Words(5.0, 50.0, "<script>alert(1)</script>")))


@pytest.mark.parametrize(("x", "size"), [(9.9, 13.0 * 0.8), (4.0, 13.0)])
def test_a_text_that_would_stick_out_is_made_smaller_and_then_moved_inside(x: float, size: float) -> None:
    long = Words(x, 100.0, "een tekst die uit beeld zou lopen", up=Side.START)
    text = next(
        text for text in read(with_words(long), width_px=360).iter(f"{SVG}text") if "beeld" in "".join(text.itertext())
    )
    used = float(text.get("font-size", "nan"))
    assert used == pytest.approx(size, abs=0.1)
    assert float(text[0].get("x", "nan")) + text_width(long.text, used) <= 360.5
    assert float(text[0].get("y", "nan")) > 0


def test_a_title_that_would_stick_out_is_set_smaller_and_else_begins_further_to_the_left() -> None:
    title = "minder uren per week dan voorheen, per aanbieder nu"
    for text, size_px in ((title, 0.0), (f"{title} en straks", TITLE_PX * 0.8)):
        root = read(Chart(X, (Plot(Y, (), text),), 200), width_px=300)
        drawn = next(one for one in root.iter(f"{SVG}text") if "".join(one.itertext()) == text)
        begin, set_px = float(drawn[0].get("x", "")), float(drawn.get("font-size", ""))
        assert set_px < TITLE_PX
        assert size_px in (0.0, pytest.approx(set_px, abs=0.3))
        assert begin == pytest.approx(300 - text_width(text, set_px), abs=1.5), "the size is rounded"


def test_ticks_that_do_not_fit_beside_each_other_are_left_out() -> None:
    ticks = tuple((float(place), f"maand {place}") for place in range(11))
    narrow = Chart(Axis(0.0, 10.0, ticks), (Plot(Axis(0.0, 1.0), ()),))
    assert len(texts(read(narrow, width_px=320))) < 8
    assert len(texts(read(narrow, width_px=1000))) == 11


def test_an_upright_text_is_turned_and_keeps_its_lines() -> None:
    text = next(text for text in read().iter(f"{SVG}text") if "niet" in "".join(text.itertext()))
    assert "rotate(-90)" in text.get("transform", "")
    assert [span.text for span in text] == ["niet", "geleverd"]


def test_a_drawing_in_a_page_has_a_colour_for_light_and_for_dark_and_one_on_paper_is_light() -> None:
    on_screen, on_paper = drawn(CHART, is_on_screen=True), drawn(CHART)
    assert re.sub(r"light-dark\((#[0-9A-F]{6}), #[0-9A-F]{6}\)", r"\1", on_screen) == on_paper
    assert set(re.findall(r", (#[0-9A-F]{6})\)", on_screen)) <= {*DARK.of.values(), DARK.background}


@pytest.mark.parametrize("width_px", [240, 380, 860])
def test_dots_stand_where_their_values_are(width_px: int) -> None:
    chart = Chart(X, (Plot(Y, (Dot(0.0, 0.0, Role.OWN), Dot(10.0, 100.0, Role.OWN))),), 200)
    low, high = read(chart, width_px=width_px).iter(f"{SVG}circle")
    assert float(low.get("cx", "nan")) < float(high.get("cx", "nan")) < width_px
    assert 0 < float(high.get("cy", "nan")) < float(low.get("cy", "nan")) < 200
