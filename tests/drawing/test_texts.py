"""Texts are measured in the type that is shipped, stand inside the picture, and never over each other."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest
from PIL import ImageFont

from hbh_metrics.drawing import texts, widths
from hbh_metrics.drawing.area import Area
from hbh_metrics.drawing.axes import category_axis
from hbh_metrics.drawing.chart import Axis, Plot, Side, Words
from hbh_metrics.drawing.geometry import tick_places
from hbh_metrics.drawing.measure import text_width
from hbh_metrics.drawing.style import LIGHT

_X, _Y = Axis(0.0, 10.0), Axis(0.0, 100.0)
_AREA = Area(40.0, 20.0, 300.0, 160.0, _X, _Y, (350.0, 200.0), LIGHT)
NAMES = ("Alle aanbieders", "Amstelring", "Axxicom", "SHDH", "T-Zorg", "Viva! Zorggroep")


def places(*words: Words) -> list[texts.Placed]:
    return texts.placed([_AREA], [Plot(_Y, words)])


@pytest.mark.parametrize(("groups", "weight"), [(widths.REGULAR, "Regular"), (widths.SEMIBOLD, "Semibold")])
def test_the_table_of_widths_is_that_of_the_font_that_is_shipped(groups: dict[int, str], weight: str) -> None:
    font = ImageFont.truetype(str(files("font_source_sans_pro") / "files" / f"SourceSansPro-{weight}.ttf"), 1000)
    told = {character: width for width, characters in groups.items() for character in characters}
    assert {character: round(font.getlength(character)) for character in told} == told
    assert set("aZ09€–’ë▲▼◆") <= set(told)


def test_a_text_is_as_wide_as_its_widest_line() -> None:
    assert text_width("iii\nWWW", 10.0) == text_width("WWW", 10.0) > 3 * text_width("i", 10.0)
    assert text_width("Amstelring", 12.0, is_bold=True) > text_width("Amstelring", 12.0)


def test_texts_at_one_point_are_moved_apart_and_the_first_keeps_its_place() -> None:
    alone = places(Words(5.0, 50.0, "52%"))[0]
    first, second, third = places(*(Words(5.0, 50.0, text) for text in ("52%", "49%", "51%")))
    assert first == alone
    assert not any(one.lies_over(other) for one, other in ((first, second), (first, third), (second, third)))
    assert abs(second.top - first.top) < 2 * first.height


def test_texts_that_are_apart_stay_where_they_are() -> None:
    apart = (Words(1.0, 50.0, "52%"), Words(9.0, 50.0, "49%"))
    assert places(*apart) == [places(one)[0] for one in apart]


def test_a_text_stays_inside_the_picture() -> None:
    found = places(*(Words(10.0, 100.0, "ver buiten de rand", across=Side.START, up=Side.START) for _ in range(2)))
    assert all(one.top >= 0 and one.top + one.height <= 200 and one.left + one.width <= 350 for one in found)


def test_every_name_under_a_narrow_chart_stays_and_takes_another_row() -> None:
    ticks = tick_places(category_axis(len(NAMES), NAMES), 40.0, 300.0, 350.0)
    assert [words for _, words, _ in ticks] == list(NAMES)
    for row in {row for _, _, row in ticks}:
        ends = [
            (at - text_width(words, 12) / 2, at + text_width(words, 12) / 2)
            for at, words, at_row in ticks
            if at_row == row
        ]
        assert all(before[1] <= after[0] for before, after in pairwise(ends))


def test_months_that_do_not_fit_are_left_out() -> None:
    months = Axis(0.0, 10.0, tuple((float(place), f"maand {place}") for place in range(11)))
    assert 2 < len(tick_places(months, 40.0, 300.0, 350.0)) < 11


def test_a_text_over_a_line_or_a_bar_gets_a_rim_of_the_background() -> None:
    plain, rimmed = (
        texts.drawn(places(Words(1.0, 50.0, "drempel", is_rimmed=is_rimmed))[0], LIGHT) for is_rimmed in (False, True)
    )
    assert f'stroke="{LIGHT.background}"' in rimmed
    assert 'paint-order="stroke"' in rimmed
    assert "stroke" not in plain
