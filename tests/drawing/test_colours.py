"""Every colour that carries meaning can be told from its background, light and dark."""

from __future__ import annotations

import pytest

from hbh_metrics.drawing.chart import Role, Words
from hbh_metrics.drawing.style import DARK, LIGHT, TEXT_ROLES, Palette, text_colour
from hbh_metrics.ui import html

BACKGROUNDS = (Role.BAND, Role.GRID)


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brightest, darkest = sorted((luminance(one), luminance(other)), reverse=True)
    return (brightest + 0.05) / (darkest + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_have_at_least_three_to_one_and_words_four_and_a_half(palette: Palette) -> None:
    for background in (palette.background, palette.of[Role.BAND]):
        for role in set(Role) - set(BACKGROUNDS):
            assert contrast(palette.of[role], background) >= 3.0, (role, background)
        for role in TEXT_ROLES:
            assert contrast(palette.of[role], background) >= 4.5, (role, background)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_role_has_a_colour(palette: Palette) -> None:
    assert set(palette.of) == set(Role)


def test_words_in_the_colour_of_a_mark_that_is_too_light_to_read_get_the_ink_and_a_shape_keeps_it() -> None:
    assert text_colour(Words(0, 0, "boven het pad", Role.ABOVE), LIGHT) == LIGHT.of[Role.INK]
    assert text_colour(Words(0, 0, "▲", Role.ABOVE), LIGHT) == LIGHT.of[Role.ABOVE]


@pytest.mark.parametrize("what", ["fill", "stroke"])
def test_the_style_makes_every_colour_of_an_opened_chart_that_of_the_page(what: str) -> None:
    style = html.style_text().lower()
    for light, dark in {(LIGHT.background, DARK.background), *((LIGHT.of[role], DARK.of[role]) for role in Role)}:
        drawn = ", ".join(str(int(light[place : place + 2], 16)) for place in (1, 3, 5))
        assert f'[style*="{what}: rgb({drawn})"] {{ {what}: light-dark({light}, {dark}) !important; }}'.lower() in style


def test_the_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
