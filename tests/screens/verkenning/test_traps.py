"""Every trap of a verkenning is said on the tile where somebody would fall into it; the claims of the memo beside what was measured."""

from __future__ import annotations

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.exploration.assumptions import AssumptionSet, Range, Window
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Elsewhere, Explored
from hbh_metrics.findings.exploration_words import jobs_moved
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.screens.verkenning import claims, gain, tiles, tiles_more, traps
from tests.exploration.mini_city import PEILDATUM, at, publish, tables

SET = AssumptionSet(
    {"effect_uren_pct": Range(-13.81, -11.19, -8.49), "klant_uur_eur": at(9), "klant_uur_nu_eur": at(5)}, Window.ALL
)
SAID = {
    "op papier bespaard": "Op papier, tegenover het starttarief, is €\xa08 minder betaald. Dat is geen besparing",
    "de lichtste cliënten opgeschaald naar allemaal": "Categorie 2 en 3 blijven kosten wat zij kostten.",
    "wie meedeed is niet geloot": "niet door loting gekozen",
    "terug naar het gemiddelde": "Daarom tellen wij alleen het verschil met de vergelijkingsgroep",
    "gemiddelde in plaats van eindstand": "Een gemiddelde over alle perioden laat dus niet zien waar het op uitkomt",
    "één aanbieder maakt het effect": "Eén aanbieder kan het verschil maken",
    "eigen bijdragen vergeten": "krijgt de gemeente geen eigen bijdragen meer (15% tot 25% van maatwerk)",
    "overgangsgeld voor maatwerk": "nooit voor maatwerk zelf",
    "elasticiteit opgerekt": "80% meer per uur: buiten het gemeten bereik (42%)",
    "elasticiteit opgerekt, in een jaar": "80% meer per uur: buiten het gemeten bereik (42%)",
    "kosten verschoven": "Niet meegerekend: wat verschuift naar begeleiding, de Wlz of mantelzorg",
    "voordeel van de aanbieder gelezen als besparing": "is geen besparing van de gemeente",
    "vakantie gelezen als voordeel": "Vakanties maken een losse periode lager",
    "voorheen is niet nu": "en niet wat zij in 2014 zonder experiment kregen",
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[View, Explored]:
    """The mini-stad as the programmamanager looks at it."""
    door = Door(publish(tables(), PEILDATUM, tmp_path_factory.mktemp("traps")), Audience.PROGRAMMAMANAGER)
    return View(door, door.providers(), ALL_PROVIDERS, "201403"), door.explored(SET)


@pytest.fixture(scope="module")
def figures(seen: tuple[View, Explored]) -> dict[str, Figure]:
    """The tiles on which a trap lies."""
    view, found = seen
    every = (
        tiles.effect(view, found),
        tiles.other_contracts(view, found, is_net=True),
        gain.answer(view, found),
        tiles.after(view, found),
        tiles_more.uncertainty(view, found, Contract.UREN),
    )
    return {one.slug: one for one in every}


def test_the_list_of_traps_is_the_list_that_is_walked_here() -> None:
    assert {trap.name for trap in traps.TRAPS} == set(SAID)


@pytest.mark.parametrize("trap", traps.TRAPS, ids=lambda trap: trap.name)
def test_every_trap_is_said_where_it_lies(trap: traps.Trap, figures: dict[str, Figure]) -> None:
    told = figures[trap.slug].notes
    assert any(SAID[trap.name] in note for note in told), told


def test_what_was_saved_on_paper_is_drawn_as_a_grey_row_beside_what_it_cost_before(figures: dict[str, Figure]) -> None:
    chart = figures[traps.CONTRACTS].chart
    assert chart is not None
    words = [getattr(mark, "text", "") for mark in chart.plots[0].marks]
    assert any(word.startswith("Op papier: periodetarief tegenover het starttarief: €\xa0-8") for word in words), words


def test_the_effect_stands_without_and_at_each_provider_for_who_sees_providers(figures: dict[str, Figure]) -> None:
    rows = [(row[0].text, row[1].text) for row in figures[traps.EFFECT].table.rows]
    assert rows[:2] == [
        ("De laatste drie volledige perioden", "Alle aanbieders"),
        ("Alle volledige perioden", "Alle aanbieders"),
    ]
    assert [over for over, _ in rows[2:]] == [f"De laatste drie, {how} deze aanbieder" for how in ("zonder", "alleen")]


def test_the_claims_of_the_memo_stand_beside_what_was_measured(seen: tuple[View, Explored]) -> None:
    figure = claims.answer(*seen)
    assert figure.headline == "Van de 6 uitspraken in de memo van TSN is er over 1 hier iets gemeten."
    rows = {row[0].text: row for row in figure.table.rows}
    assert "kostten dezelfde cliënten netto €\xa06 meer dan voorheen" in rows["Budget per cliënt"][2].text
    assert rows["Algemene voorziening"][2].text == "Niet te meten in dit experiment."
    assert "30% (15% tot 60%)" in rows["Algemene voorziening"][3].text
    assert "te vroeg om concrete resultaten te benoemen" in rows["Praktische begeleiding"][1].text


def test_jobs_that_move_add_up_as_they_are_shown() -> None:
    moved = jobs_moved(Elsewhere(190.6, 277.4))
    assert (moved.won, moved.lost, moved.net) == (191, 277, -86)
