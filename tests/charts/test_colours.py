"""Every colour that carries meaning can be told from its background, light and dark."""

from __future__ import annotations

import pytest

from hbh_metrics.charts.style import DARK, LIGHT, Palette


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
    for background in (palette.background, palette.band):
        for mark in (palette.own, palette.others, palette.path, palette.above, palette.below):
            assert contrast(mark, background) >= 3.0, (mark, background)
        for ink in (palette.ink, palette.faded, palette.own):
            assert contrast(ink, background) >= 4.5, (ink, background)


def test_the_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
