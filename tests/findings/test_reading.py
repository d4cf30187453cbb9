"""The reading of "1% per betalingsperiode", and what another reading would give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.agreements import Method
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.chart import Words
from hbh_metrics.findings import reading
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.records import TOTAL
from tests.small_store import SHDH, VIVA, Story, agreement, publish


def view_of(root: Path, story: Story, who: str = TOTAL, periode_id: str = "201407") -> View:
    publish(root, story)
    door = opening.open_door(root, Audience.PROGRAMMAMANAGER)
    assert door is not None
    chosen = next((provider for provider in door.providers() if provider.aanbieder_id == who), ALL_PROVIDERS)
    return View(door, door.providers(), chosen, periode_id)


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (Method.LINEAIR, "lineair: 1% van het starttarief per periode, eerste verlaging in periode 3"),
        (Method.SAMENGESTELD, "samengesteld: 1% van het tarief van de vorige periode, eerste verlaging in periode 3"),
        (Method.EENMALIG, "eenmalig: één keer 1%, in periode 3"),
    ],
)
def test_a_reading_in_words(method: Method, words: str) -> None:
    assert reading.in_words(agreement(VIVA, method=method)).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (Method.LINEAIR, "elke periode 1% van het starttarief, vanaf periode 3"),
        (Method.SAMENGESTELD, "elke periode 1% van het tarief van de periode ervoor, vanaf periode 3"),
        (Method.EENMALIG, "één keer 1% van het starttarief, in periode 3"),
    ],
)
def test_a_reading_in_plain_words_has_no_name_of_a_method(method: Method, words: str) -> None:
    assert reading.in_plain_words(agreement(VIVA, method=method)).replace("\u00a0", " ") == words


def test_a_percentage_has_the_decimals_that_were_agreed() -> None:
    terms = replace(agreement(VIVA), afbouw_pct=Decimal("0.50"))
    assert reading.in_words(terms).startswith("lineair: 0,5% van het starttarief")


def test_an_amended_agreement_is_read_in_its_own_period(tmp_path: Path) -> None:
    terms = (agreement(VIVA), agreement(VIVA, method=Method.EENMALIG, versie=2, vanaf="201407"))
    story = Story(agreements=terms, clients={VIVA: 50})
    assert "lineair: " in reading.reading_in_force(view_of(tmp_path, story, periode_id="201406"))
    assert "eenmalig: " in reading.reading_in_force(view_of(tmp_path, story, periode_id="201407"))


def test_before_an_agreement_there_is_no_reading(tmp_path: Path) -> None:
    story = Story(agreements=(agreement(VIVA, vanaf="201405"),), clients={VIVA: 50})
    assert "geldt geen tariefafspraak" in reading.reading_in_force(view_of(tmp_path, story, periode_id="201403"))


def test_one_provider_is_compared_by_period_with_the_agreement_in_colour(tmp_path: Path) -> None:
    figure = reading.answer(view_of(tmp_path, Story(agreements=(agreement(VIVA, "220.00"),), clients={VIVA: 50}), VIVA))
    assert figure is not None
    assert figure.headline == (
        "Bij Viva! Zorggroep eindigt het afgesproken tarief op 89,00% van het starttarief (lineair); "
        "dezelfde afspraak anders gelezen geeft 89,53% bij samengesteld en 99,00% bij eenmalig."
    )
    assert figure.chart is not None
    names = [
        mark.text.replace("\u00a0", " ")
        for mark in figure.chart.plots[0].marks
        if isinstance(mark, Words) and mark.is_bold
    ]
    assert names == ["Lineair\n89,00%"]
    last = [cell.text.replace("\u00a0", " ") for cell in figure.table.rows[-1]]
    assert last == ["periode 13", "€ 195,80 (89,00%)*", "€ 196,97 (89,53%)", "€ 217,80 (99,00%)"]


def test_all_providers_are_compared_at_the_end(tmp_path: Path) -> None:
    terms = (agreement(VIVA, "220.00"), agreement(SHDH, method=Method.EENMALIG))
    figure = reading.answer(view_of(tmp_path, Story(agreements=terms, clients={VIVA: 50, SHDH: 20})))
    assert figure is not None
    assert (
        figure.headline
        == "Naar gelang de lezing eindigt het afgesproken tarief tussen 89,0% en 99,0% van het starttarief."
    )
    assert figure.chart is None
    assert [row[0].text for row in figure.table.rows] == ["SHDH", "Viva! Zorggroep"]
    assert figure.table.rows[0][3].text.endswith("*")


def test_without_an_agreement_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert reading.answer(view_of(tmp_path, Story(agreements=(), clients={VIVA: 50}))) is None
    assert reading.answer(view_of(tmp_path, Story(agreements=(), clients={VIVA: 50}), VIVA)) is None
