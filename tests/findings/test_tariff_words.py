"""The sentences on paid tariffs: numbers in, Dutch out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics.drawing.points import Position, State
from hbh_metrics.findings.tariff_words import TariffFact, all_providers, one_provider


def fact(
    name: str = "T-Zorg", paid: float | None = 200.0, agreed: float | None = 200.0, state: State = State.WHOLE
) -> TariffFact:
    difference = None if paid is None or agreed is None else (paid / agreed - 1) * 100
    return TariffFact(name, state, paid, agreed, difference)


def said(sentences: tuple[str, ...]) -> str:
    return " ".join(sentences).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("paid", "position"),
    [
        (200.0, Position.ON),
        (200.01, Position.ON),
        (199.99, Position.ON),
        (200.011, Position.ABOVE),
        (199.989, Position.BELOW),
        (None, Position.UNKNOWN),
    ],
)
def test_more_than_a_cent_from_the_path_is_a_deviation(paid: float | None, position: Position) -> None:
    assert fact(paid=paid).position is position


@pytest.mark.parametrize(("fallen", "position"), [(2.0, Position.ABOVE), (3.0, Position.ON), (4.0, Position.BELOW)])
def test_where_there_is_no_one_tariff_its_fall_tells_on_which_side_it_is(fallen: float, position: Position) -> None:
    several = replace(fact(paid=None), has_no_one_tariff=True, agreed_points=3.0, realised_points=fallen)
    assert several.position is position


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (fact(), "T-Zorg kreeg in periode 6 € 200,00 per cliënt: het afgesproken tarief."),
        (
            fact(paid=203.0),
            "T-Zorg kreeg in periode 6 € 203,00 per cliënt: € 3,00 (1,5%) meer dan het afgesproken tarief van € 200,00.",
        ),
        (
            fact(paid=198.0),
            "T-Zorg kreeg in periode 6 € 198,00 per cliënt: € 2,00 (1,0%) minder dan het afgesproken tarief van € 200,00.",
        ),
        (
            fact(state=State.INCOMPLETE),
            "T-Zorg kreeg in periode 6 € 200,00 per cliënt: het afgesproken tarief. "
            "De gegevens over deze periode zijn nog onvolledig.",
        ),
        (
            fact(paid=None, state=State.MISSING),
            "Over periode 6 is van T-Zorg nog geen betaling geleverd, dus het betaalde tarief is niet bekend.",
        ),
        (fact(state=State.OPEN), "Periode 6 loopt nog; over het tarief van T-Zorg is daarna iets te zeggen."),
        (
            fact(agreed=None),
            "Voor T-Zorg geldt in periode 6 nog geen tariefafspraak; betaald is € 200,00 per cliënt.",
        ),
    ],
)
def test_what_is_said_of_one_provider(known: TariffFact, sentence: str) -> None:
    assert said(one_provider(known, "201406")) == sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ([fact("A"), fact("B")], "In periode 6 kregen beide aanbieders het afgesproken tarief."),
        (
            [fact("A"), fact("B", paid=201.23)],
            "In periode 6 kreeg 1 van de 2 aanbieders het afgesproken tarief. B kreeg € 1,23 per cliënt meer.",
        ),
        (
            [fact("A"), fact("B", paid=201.0), fact("C", paid=202.0), fact("D", paid=199.0)],
            "In periode 6 kreeg 1 van de 4 aanbieders het afgesproken tarief. "
            "Meer per cliënt kregen B (€ 1,00) en C (€ 2,00). D kreeg € 1,00 per cliënt minder.",
        ),
        (
            [fact("A", paid=201.0), fact("B", paid=199.0)],
            "In periode 6 kreeg geen van de 2 aanbieders het afgesproken tarief. "
            "A kreeg € 1,00 per cliënt meer. B kreeg € 1,00 per cliënt minder.",
        ),
        (
            [fact("A"), fact("B"), fact("C", paid=None, state=State.MISSING)],
            "In periode 6 kregen beide aanbieders met volledige gegevens het afgesproken tarief. "
            "Van C is nog geen betaling geleverd.",
        ),
        (
            [fact("A"), fact("B", state=State.INCOMPLETE), fact("C", state=State.INCOMPLETE)],
            "In periode 6 kreeg de enige aanbieder met volledige gegevens het afgesproken tarief. "
            "B en C tellen niet mee: de gegevens zijn onvolledig.",
        ),
        (
            [fact("A", paid=None, state=State.MISSING)],
            "Over periode 6 zijn nog geen volledige gegevens geleverd, dus over het tarief is nog niets te zeggen. "
            "Van A is nog geen betaling geleverd.",
        ),
        (
            [fact("A", state=State.OPEN), fact("B", state=State.OPEN)],
            "Periode 6 loopt nog tot en met 15 juni 2014; een oordeel over het tarief kan daarna.",
        ),
        ([], "Over periode 6 zijn nog geen volledige gegevens geleverd, dus over het tarief is nog niets te zeggen."),
    ],
)
def test_what_is_said_of_all_providers(facts: list[TariffFact], sentence: str) -> None:
    assert said(all_providers(facts, "201406")) == sentence


def test_an_incomplete_provider_never_carries_the_headline() -> None:
    headline = all_providers([fact("A"), fact("B"), fact("C", paid=250.0, state=State.INCOMPLETE)], "201406")[0]
    assert "beide aanbieders met volledige gegevens" in headline
