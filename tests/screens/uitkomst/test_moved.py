"""What the report says of the tariff: also while there is nothing yet that it could have fallen by."""

from __future__ import annotations

import pytest

from hbh_metrics.records import TOTAL, Measure
from hbh_metrics.screens.uitkomst.chapter import Values
from hbh_metrics.screens.uitkomst.money import how_the_tariff_moved


@pytest.mark.parametrize(
    ("realised", "agreed", "progress", "told"),
    [
        (0.0, 0.0, None, "Er was nog geen daling van het tarief afgesproken."),
        (1.5, 2.0, 75.0, "Van de afgesproken daling is 75% bereikt."),
        (-3.0, -4.0, None, "Afgesproken was 4,0 procentpunt hoger."),
    ],
)
def test_the_tariff_is_told_against_what_was_agreed(
    realised: float, agreed: float, progress: float | None, told: str
) -> None:
    values = {"afbouw_gerealiseerd": realised, "afbouw_afgesproken": agreed, "afbouwvoortgang": progress}
    rows = {
        (name, "201402"): Measure(name, TOTAL, "201402", value, None, None, 350, "volledig")
        for name, value in values.items()
    }
    assert how_the_tariff_moved(Values(rows, "201402")).replace("\u00a0", " ").endswith(told)
