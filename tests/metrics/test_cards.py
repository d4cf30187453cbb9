"""Every metric has a card, a definition, its place in the order, and two tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.metrics import CARD_BY_NAME, CARDS, FAMILIES, Card
from tests.metrics.tables import Tables, agreement, assignment, providers
from tests.metrics.test_twin import PERIOD_METRICS, TIMELESS_METRICS

ORDER_OF_THE_DEFINITIONS = [
    "clienten",
    "clientperioden",
    "instroom",
    "uitstroom",
    "aandeel_bestand",
    "betaald",
    "betaalde_clientperioden",
    "betaald_tarief",
    "afgesproken_tarief",
    "tariefindex",
    "afgesproken_index",
    "afbouw_gerealiseerd",
    "afbouw_afgesproken",
    "afbouwvoortgang",
    "afwijking_tarief",
    "volume_effect",
    "prijs_effect",
    "uren",
    "uren_per_client_week",
    "uren_mediaan",
    "uren_p10",
    "uren_p90",
    "verzilvering",
    "aandeel_onder_klasse",
    "aandeel_boven_klasse",
    "urenindex",
    "aandeel_sterke_daling",
    "urendekking",
    "weekdekking",
    "betaald_zonder_uren",
    "betaald_zonder_uren_onverklaard",
    "effectief_uurtarief",
    "ruimte_basistarief",
    "perioden_tot_vloer",
    "besparing_starttarief",
    "referentiekosten",
    "kosten_tov_referentie",
    "kosten_tov_referentie_cum",
    "kosten_tov_referentie_cum_pct",
    "plandekking",
    "gespreksdekking",
    "netwerkinzet",
    "klachten_per_100",
    "correctiedruk",
    "doorlooptijd_mediaan",
    "doorlooptijd_p90",
    "fte",
    "tevredenheid_nul",
    "tevredenheid_eind",
    "tevredenheid_verschil",
    "tevredenheid_verschil_laag",
    "tevredenheid_verschil_hoog",
    "respons_nul",
    "respons_eind",
    "effect_uren",
    "effect_uren_laag",
    "effect_uren_hoog",
]


def one_client() -> Tables:
    tables = Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA"))
    return tables.add("indicaties", assignment("T1", "C1", "VIVA", date(2014, 1, 27)))


def test_the_cards_stand_in_the_order_of_the_definitions() -> None:
    assert [card.name for card in CARDS] == ORDER_OF_THE_DEFINITIONS
    assert len(CARD_BY_NAME) == len(CARDS)


def test_every_metric_that_is_computed_has_a_card_and_the_other_way_round() -> None:
    con = one_client().derive(date(2014, 12, 31))
    computed = {
        name
        for (name,) in con.execute(
            "select distinct maatstaf from meetwaarden where n > 0 or waarde is not null"
        ).fetchall()
    }
    listed = {name for (name,) in con.execute("select distinct maatstaf from meetwaarden").fetchall()}

    assert listed == set(CARD_BY_NAME)
    assert {"clienten", "afgesproken_tarief"} <= computed <= listed


def test_every_metric_is_computed_a_second_time_in_plain_loops() -> None:
    assert PERIOD_METRICS.keys() | TIMELESS_METRICS.keys() == set(CARD_BY_NAME)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_card_says_everything_a_reader_needs(card: Card) -> None:
    assert all(text.strip() for text in (card.title, card.unit, card.definition, card.why, card.caveat, card.source))
    assert all(text.endswith((".", "?")) for text in (card.definition, card.why, card.caveat, card.source))
    assert card.tables
    assert set(card.tables) <= set(TABLE_BY_NAME)


def test_every_family_is_a_pair_of_one_query_and_its_cards() -> None:
    folder = Path(__file__).parents[2] / "hbh_metrics" / "metrics"
    queries = {path.stem for path in folder.glob("*.sql")}

    assert queries == {family.name for family in FAMILIES}
    assert all((folder / f"{family.name}.py").is_file() for family in FAMILIES)


def test_every_query_begins_with_a_dutch_line_that_says_what_a_row_is() -> None:
    folder = Path(__file__).parents[2] / "hbh_metrics" / "metrics"
    first_lines = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in folder.rglob("*.sql")}

    assert all(line.startswith("-- ") for line in first_lines.values()), first_lines
