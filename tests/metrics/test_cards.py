"""Every metric has a card, a definition, its place in the order, and two tests."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.metrics import CARD_BY_NAME, CARDS, FAMILIES, Card
from hbh_metrics.metrics.privacy import Privacy, Ratio
from tests.metrics.compared_town import compared_town
from tests.metrics.odd_extras import paid_for_a_group
from tests.metrics.odd_tables import odd_tables
from tests.metrics.tables import Tables, agreement, assignment, providers
from tests.metrics.test_twin import PERIOD_METRICS, TIMELESS_METRICS


def one_client() -> Tables:
    tables = Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA"))
    return tables.add("indicaties", assignment("T1", "C1", "VIVA", date(2014, 1, 27)))


def test_every_metric_has_one_card() -> None:
    assert len(CARD_BY_NAME) == len(CARDS)


@pytest.mark.parametrize("left_out", [field.name for field in fields(Card)])
def test_a_card_that_leaves_a_field_out_is_an_error(left_out: str) -> None:
    given = {field.name: getattr(CARDS[0], field.name) for field in fields(Card) if field.name != left_out}
    with pytest.raises(TypeError, match=left_out):
        Card(**given)


@pytest.mark.parametrize("left_out", [field.name for field in fields(Privacy)])
def test_a_card_that_does_not_say_what_protects_people_is_an_error(left_out: str) -> None:
    privacy = CARDS[0].privacy
    given = {field.name: getattr(privacy, field.name) for field in fields(Privacy) if field.name != left_out}
    with pytest.raises(TypeError, match=left_out):
        Privacy(**given)


def test_a_card_says_of_every_metric_whether_it_is_a_ratio_as_its_values_do() -> None:
    with_parts: set[str] = set()
    for tables in (
        odd_tables(7)[0],
        odd_tables(8)[0],
        compared_town(1),
        paid_for_a_group(),
    ):  # together they have every metric
        con = tables.derive(date(2014, 12, 31))
        rows = con.execute("select distinct maatstaf from meetwaarden where teller is not null").fetchall()
        with_parts |= {name for (name,) in rows}

    assert with_parts == {card.name for card in CARDS if isinstance(card.privacy.counts, Ratio)}


def test_a_version_is_raised_from_one() -> None:
    assert all(card.version >= 1 for card in CARDS)


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
    assert all(text.strip() for text in (card.title, card.definition, card.why, card.caveat, card.source))
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
