"""What was done with the savings, against what was really saved."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.chart import Box
from hbh_metrics.screens.kosten import spending
from hbh_metrics.screens.kosten.spending import Spent
from tests.findings.desk_world import TZORG, World, booked, plain, publish, view
from tests.findings.desk_world import said as joined


def spent(reserved: int = 7600, spent: int = 3750, saved: float | None = 28762.0) -> Spent:
    return Spent("201408", Decimal(reserved), Decimal(spent), saved)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            spent(),
            "Tot en met periode 8 is € 7.600 gereserveerd en € 3.750 besteed. Echt bespaard is tot en met periode 9 € 28.762; € 17.412 "
            "daarvan heeft nog geen bestemming.",
        ),
        (
            spent(spent=0, saved=5000.0),
            "Tot en met periode 8 is € 7.600 gereserveerd. Dat is samen € 2.600 meer dan er tot en met periode 9 echt is bespaard "
            "(€ 5.000).",
        ),
        (
            spent(saved=-13248.0),
            "Tot en met periode 8 is € 7.600 gereserveerd en € 3.750 besteed. Let op: tot en met periode 9 is er niets bespaard "
            "tegenover wat dezelfde cliënten voorheen kostten, en er is wel € 11.350 geboekt.",
        ),
        (
            spent(saved=None),
            "Tot en met periode 8 is € 7.600 gereserveerd en € 3.750 besteed. Of dat bij de besparing past, is niet te zeggen: wat "
            "dezelfde cliënten voorheen kostten is niet bekend.",
        ),
        (
            Spent(None, Decimal(0), Decimal(0), 28762.0),
            "Wat er met de besparing is gedaan, is niet bekend: er is nog geen besteding of reservering geleverd. De gemeente levert die "
            "met de tabel bestemmingen.",
        ),
    ],
)
def test_what_is_said_of_the_bookings(found: Spent, sentence: str) -> None:
    assert joined(spending.said(found, "201409")) == sentence


def test_bookings_up_to_the_chosen_period_are_stacked_and_told(tmp_path: Path) -> None:
    bookings = (*booked("201403", "350", "200"), *booked("201406", "1450", "700"))
    publish(tmp_path, World(spendings=bookings))
    figure = spending.answer(view(tmp_path, TZORG, "201404"))
    assert figure is not None
    assert plain(figure.headline) == "Tot en met periode 3 is € 350 gereserveerd en € 200 besteed."
    assert figure.chart is not None
    boxes = [mark for mark in figure.chart.plots[0].marks if isinstance(mark, Box) and mark.text]
    assert [(box.y0, box.y1) for box in boxes] == [(0.0, 350.0), (350.0, 550.0)]
    assert [plain(cell.text) for cell in figure.table.rows[0]] == ["periode 3", "besteed", "€ 200,00", "", "B201403"]


def test_without_the_table_it_is_said_who_delivers_it(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = spending.answer(view(tmp_path))
    assert figure is not None
    assert "De gemeente levert die met de tabel bestemmingen." in figure.headline
    assert figure.chart is None


def test_an_aanbieder_does_not_see_what_was_done_with_the_savings(tmp_path: Path) -> None:
    publish(tmp_path, World(spendings=booked("201403", "350", "200")))
    assert spending.answer(view(tmp_path, TZORG, audience=Audience.aanbieder(TZORG))) is None
    assert spending.answer(view(tmp_path, audience=Audience.WETHOUDER)) is not None
