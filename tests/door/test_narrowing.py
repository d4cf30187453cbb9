"""Whether the classes that are shown tell more of a class below five than that, worked out by hand."""

from __future__ import annotations

import pytest

from hbh_metrics.door.narrowing import SUMS, is_narrowed
from hbh_metrics.door.protection import ProtectedMeasure, Visibility
from hbh_metrics.metrics.distributions import DISTRIBUTIONS
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.records import TOTAL, Measure, Share

P, FALLS = "201405", "aandeel_sterke_daling"
Figures = dict[tuple[str, str | None], ProtectedMeasure]


def classes(*amounts: int | None) -> list[Share]:
    """Return the classes of hours against before as they are shown to five people; None for one that is told as "<5"."""
    codes = ("<50", "50-70", "70-90", "90-110")
    return [
        Share("uren_tov_referentie", TOTAL, P, "EXPERIMENT", code, place, amount or 0, 330, None, amount is None)
        for place, (code, amount) in enumerate(zip(codes, amounts, strict=True))
    ]


def falls(value: float | None, teller: float | None, visibility: Visibility = Visibility.ROUNDED) -> Figures:
    row = ProtectedMeasure(FALLS, TOTAL, P, value, teller, 330.0, 330, "volledig", visibility.value, stap=1.0)
    return {(FALLS, P): row}


@pytest.mark.parametrize(
    ("shown", "figures", "expected"),
    [
        (
            classes(None, 10, 50, 270),
            falls(3.0, 10.0),
            True,
        ),  # under 3,5% of under 332,5: at most 11, of whom at least 8
        (classes(None, 5, 50, 270), falls(3.0, 10.0), False),  # at most 11, of whom at least 5
        (classes(None, 10, 50, 270), falls(4.0, 15.0), False),  # at most 14
        (classes(None, 10, 50, 270), falls(None, None, Visibility.SUPPRESSED), False),
        (classes(None, None, 50, 270), falls(2.0, None, Visibility.AT_MOST), False),
        (classes(None, 10, 50, 275), falls(None, None), False),
        (classes(5, 10, 50, 270), falls(3.0, 10.0), False),
        (classes(None, 10, 50, 270), {}, False),
    ],
)
def test_a_class_below_five_is_narrowed_where_the_share_that_falls_strongly_leaves_less_room(
    shown: list[Share], figures: Figures, expected: bool
) -> None:
    assert is_narrowed(shown, lambda _: 0, 5.0, figures, {}) is expected


def test_what_the_reader_has_itself_is_taken_off_the_class_and_the_figure() -> None:
    own: dict[tuple[str, str | None], Measure] = {(FALLS, P): Measure(FALLS, "A", P, 10.0, 6.0, 60.0, 60, "volledig")}
    shown = classes(None, 15, 50, 260)

    def narrowed(**mine: int) -> bool:
        return is_narrowed(
            shown, lambda one: {"50-70": mine["fell"], "90-110": 50}.get(one.code, 0), 5.0, falls(5.0, 15.0), own
        )

    assert narrowed(fell=4)  # at most 17 - 6, of whom at least 13 - 4
    assert not narrowed(fell=6)  # of whom at least 13 - 6


def test_the_sums_speak_of_classes_and_metrics_that_exist() -> None:
    by_name = {one.name: one for one in DISTRIBUTIONS}
    for name, codes, metric, part in SUMS:
        assert set(codes) <= set(by_name[name].codes)
        assert metric in CARD_BY_NAME
        assert part in ("waarde", "teller", "noemer")
