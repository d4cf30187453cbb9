"""The share of all clients that takes part, against the agreed ten per cent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.findings.measured import Measured
from hbh_metrics.screens.kosten import stock_share
from hbh_metrics.screens.kosten.stock_share import Stock
from hbh_metrics.signals import Severity, Thresholds
from tests.findings.desk_world import TZORG, Numbers, World, plain, publish, view
from tests.findings.desk_world import said as joined

DAY = date(2014, 9, 7)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            Stock(DAY, Measured(9.95), 349.0, 3490.0),
            "Op 7 september 2014 deed 10,0% van alle cliënten mee, 349 van de 3.490: ongeveer 10%, zoals afgesproken.",
        ),
        (
            Stock(DAY, Measured(11.2), 391.0, 3490.0),
            "Op 7 september 2014 deed 11,2% van alle cliënten mee, 391 van de 3.490: meer dan de afgesproken ongeveer 10%.",
        ),
        (
            Stock(DAY, Measured(8.0), None, None),
            "Op 7 september 2014 deed 8,0% van alle cliënten mee: minder dan de afgesproken ongeveer 10%.",
        ),
        (
            Stock(DAY, Measured(None), None, None),
            "Welk deel van alle cliënten op 7 september 2014 meedeed, is niet bekend: daar zijn de indicaties van alle cliënten voor "
            "nodig.",
        ),
        (
            Stock(DAY, Measured(None, is_hidden=True), None, None),
            "Welk deel van alle cliënten meedoet, staat hier niet: dat is afgeschermd, omdat het over te weinig cliënten "
            "gaat of iets over één aanbieder zou zeggen.",
        ),
    ],
)
def test_what_is_said_of_the_share(found: Stock, sentence: str) -> None:
    assert joined(stock_share.said(found, 11.0)) == sentence


@pytest.mark.parametrize(
    ("limit", "verdict"),
    [
        (11.0, "meer dan de afgesproken ongeveer 10%."),
        (11.5, "ongeveer 10%, zoals afgesproken."),
        (None, "afgesproken is ongeveer 10%."),
    ],
)
def test_the_verdict_follows_the_threshold_in_force(limit: float | None, verdict: str) -> None:
    assert joined(stock_share.said(Stock(DAY, Measured(11.2), None, None), limit)).endswith(verdict)


def test_the_screen_reads_the_threshold_that_the_publication_stored(tmp_path: Path) -> None:
    higher = Thresholds({("S12", Severity.ATTENTION, "aandeel_pct"): 12.0})
    share: Numbers = (11.5, 230.0, 2000.0, 2000)
    publish(tmp_path, World(other={("aandeel_bestand", "TOTAAL", "201407"): share}, signals=(), thresholds=higher))
    assert stock_share.answer(view(tmp_path)).headline.endswith("ongeveer 10%, zoals afgesproken.")


def test_it_is_the_share_of_all_providers_whoever_is_chosen_and_an_open_period_ends_on_the_peildatum(
    tmp_path: Path,
) -> None:
    publish(tmp_path)
    figure = stock_share.answer(view(tmp_path, TZORG, "201408"))
    assert plain(figure.headline).startswith("Op 20 juli 2014 deed 10,0% van alle cliënten mee, 200 van de 2.000")
    assert [plain(cell.text) for cell in figure.table.rows[0]] == [
        "periode 2",
        "23 feb 2014",
        "200",
        "2.000",
        "10,0%",
        "volledig",
    ]


def test_without_indications_of_all_clients_the_numbers_are_unknown_and_not_zero(tmp_path: Path) -> None:
    unknown: dict[tuple[str, str, str | None], Numbers] = {
        ("aandeel_bestand", "TOTAAL", period.id): (None, None, None, None) for period in World().begun
    }
    publish(tmp_path, World(other=unknown))
    figure = stock_share.answer(view(tmp_path))
    assert "is niet bekend" in figure.headline
    assert [cell.text for cell in figure.table.rows[0][2:5]] == ["–", "–", "–"]
