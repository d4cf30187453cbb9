"""The bridge from one period's amount to the next: by the number of clients and by the tariff."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hbh_metrics.drawing.chart import Box, Words
from hbh_metrics.drawing.points import State
from hbh_metrics.screens.kosten import price_and_volume
from hbh_metrics.screens.kosten.bridge import Bridge, said, since_start
from tests.findings.desk_world import SHDH, VIVA, World, plain, publish, view
from tests.findings.desk_world import said as joined

PLAIN = Bridge("Alle aanbieders", True, "201409", "201408", State.WHOLE, 67370.0, 697.0, -544.0, 67523.0)


@pytest.mark.parametrize(
    ("bridge", "sentence"),
    [
        (
            PLAIN,
            "In periode 9 is € 67.523 betaald, € 153 meer dan in periode 8: € 697 meer door het aantal cliënten en € 544 minder door "
            "het tarief. Het tarief daalde, en toch is er meer betaald.",
        ),
        (
            replace(PLAIN, volume=-697.0, price=544.0, paid=67217.0),
            "In periode 9 is € 67.217 betaald, € 153 minder dan in periode 8: € 697 minder door het aantal cliënten en € 544 meer door "
            "het tarief. Het tarief steeg, en toch is er minder betaald.",
        ),
        (
            replace(PLAIN, volume=0.0, price=0.0, paid=67370.0),
            "In periode 9 is € 67.370 betaald, evenveel als in periode 8: het aantal cliënten en het tarief bleven gelijk.",
        ),
        (
            replace(PLAIN, name="T-Zorg", is_total=False, volume=0.0, price=-100.0, paid=67270.0),
            "In periode 9 is aan T-Zorg € 67.270 betaald, € 100 minder dan in periode 8: € 100 minder door het tarief.",
        ),
        (
            replace(PLAIN, paid=68023.0),
            "In periode 9 is € 68.023 betaald, € 653 meer dan in periode 8: € 697 meer door het aantal cliënten en € 544 minder door "
            "het tarief. Het tarief daalde, en toch is er meer betaald. € 500 is niet te verdelen: van een aanbieder ontbreekt een van "
            "de twee perioden.",
        ),
        (
            replace(PLAIN, before_id=None, paid_before=None, volume=None, price=None),
            "In periode 9 is € 67.523 betaald; dit is de eerste periode, dus er is niets om mee te vergelijken.",
        ),
        (
            replace(PLAIN, volume=None, price=None),
            "In periode 9 is € 67.523 betaald; met periode 8 is het niet te vergelijken, want daarover is niet alles geleverd.",
        ),
        (
            replace(PLAIN, paid=None),
            "Wat er in periode 9 is betaald, is niet bekend: er is nog geen betaling geleverd.",
        ),
        (replace(PLAIN, state=State.OPEN), "Periode 9 loopt nog; wat er is betaald is daarna te geven."),
        (
            replace(PLAIN, is_hidden=True),
            "Wat er in periode 9 is betaald, staat hier niet: dat is afgeschermd, omdat het over te weinig cliënten "
            "gaat of iets over één aanbieder zou zeggen.",
        ),
    ],
)
def test_what_is_said_of_a_bridge(bridge: Bridge, sentence: str) -> None:
    assert joined(said(bridge)) == sentence


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (
            [replace(PLAIN, period_id="201408", before_id="201407"), PLAIN],
            "Tussen periode 7 en periode 9 steeg het bedrag per periode met € 306: € 1.394 meer door het aantal cliënten en € 1.088 "
            "minder door het tarief.",
        ),
        (
            [replace(PLAIN, volume=544.0)],
            "Tussen periode 8 en periode 9 bleef het bedrag per periode gelijk: € 544 meer door het aantal cliënten en € 544 minder "
            "door het tarief.",
        ),
        (
            [replace(PLAIN, period_id="201405", before_id="201404", volume=-200.0), replace(PLAIN, volume=0.0)],
            "Tussen periode 4 en periode 9 daalde het bedrag per periode met € 1.288: € 200 minder door het aantal cliënten en € 1.088 "
            "minder door het tarief. Niet alle perioden daartussen zijn te vergelijken; die tellen niet mee.",
        ),
    ],
)
def test_what_is_said_of_all_periods(known: list[Bridge], sentence: str) -> None:
    assert joined(since_start(known, "Alle aanbieders", is_total=True)) == sentence


def test_the_steps_of_the_waterfall_lead_from_the_one_amount_to_the_other(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = price_and_volume.answer(view(tmp_path, period_id="201404"))
    assert figure.chart is not None
    [plot] = figure.chart.plots
    volume, price = [mark for mark in plot.marks if isinstance(mark, Box)]
    assert (volume.y0, volume.y1) == (39600.0, 39600.0)
    assert (price.y0, price.y1) == (39600.0, 39200.0)
    words = [plain(mark.text) for mark in plot.marks if isinstance(mark, Words)]
    assert words == ["€ 39.600", "€ 39.200", "geen verschil", "€ 400 minder"]
    assert plot.y.low > 0
    assert "begint niet bij 0" in plot.title


def test_without_both_periods_there_is_no_waterfall_but_a_sentence_and_a_table(tmp_path: Path) -> None:
    publish(tmp_path, World(clients={VIVA: 100, SHDH: 8}))
    figure = price_and_volume.answer(view(tmp_path, SHDH, "201402"))
    assert figure.chart is None
    rows = {plain(row[0].text): [plain(cell.text) for cell in row[1:]] for row in figure.table.rows}
    assert rows["periode 2"] == ["€ 1.600,00", "", "", "", "8,00", "7,50", "€ 200,00", "8 (klein aantal)", "volledig"]
    assert rows["periode 3"][:4] == ["€ 1.584,00", "€ -16", "€ 0", "€ -16"]
    assert rows["periode 8"][:4] == ["–", "–", "–", "–"]


def test_every_period_has_its_two_bars(tmp_path: Path) -> None:
    publish(tmp_path)
    figure = price_and_volume.all_periods(view(tmp_path))
    assert figure is not None
    assert figure.chart is not None
    by_number, by_tariff = figure.chart.plots
    assert by_number.y == by_tariff.y
    bars = [mark for mark in by_tariff.marks if isinstance(mark, Box) and mark.text]
    assert [bar.y1 for bar in bars] == [-400.0] * 5
