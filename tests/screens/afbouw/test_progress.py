"""The sentences on the afbouw: how far the tariff has fallen against what was agreed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics.drawing.points import Position, State
from hbh_metrics.findings.tariff_words import TariffFact
from hbh_metrics.screens.afbouw.progress import all_providers, one_provider, schedule_words


def fact(
    name: str = "T-Zorg",
    realised: float | None = 4.0,
    agreed: float | None = 4.0,
    state: State = State.WHOLE,
    start: float = 200.0,
) -> TariffFact:
    paid, path = (None if fall is None else start * (1 - fall / 100) for fall in (realised, agreed))
    progress = realised / agreed * 100 if realised is not None and agreed else None
    return TariffFact(name, state, paid, path, None, realised, agreed, progress)


def said(sentences: tuple[str, ...]) -> str:
    return " ".join(sentences).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (fact(), "Tot en met periode 6 daalde het tarief van T-Zorg 4,0 procentpunt, zoals afgesproken."),
        (
            fact(realised=3.0),
            "Tot en met periode 6 daalde het tarief van T-Zorg 3,0 procentpunt; afgesproken was een daling van 4,0 procentpunt. "
            "De afbouw loopt achter (75% van de afgesproken daling).",
        ),
        (
            fact(realised=5.0),
            "Tot en met periode 6 daalde het tarief van T-Zorg 5,0 procentpunt; afgesproken was een daling van 4,0 procentpunt. "
            "De afbouw is verder dan afgesproken (125% van de afgesproken daling).",
        ),
        (
            fact(realised=-1.0),
            "Tot en met periode 6 steeg het tarief van T-Zorg 1,0 procentpunt; afgesproken was een daling van 4,0 procentpunt. "
            "De afbouw loopt achter (-25% van de afgesproken daling).",
        ),
        (
            fact(realised=0.04),
            "Tot en met periode 6 bleef het tarief van T-Zorg gelijk; afgesproken was een daling van 4,0 procentpunt. "
            "De afbouw loopt achter (1% van de afgesproken daling).",
        ),
        (
            fact(state=State.INCOMPLETE),
            "Tot en met periode 6 (gegevens nog onvolledig) daalde het tarief van T-Zorg 4,0 procentpunt; afgesproken was een daling van "
            "4,0 procentpunt.",
        ),
        (fact(agreed=0.0, realised=0.0), "Voor T-Zorg was in periode 6 nog geen verlaging afgesproken."),
        (
            fact(realised=None, state=State.MISSING),
            "De afbouw bij T-Zorg in periode 6 is nog niet bekend, want de betalingen zijn nog niet geleverd.",
        ),
        (fact(agreed=None), "De afbouw bij T-Zorg in periode 6 is nog niet bekend, want er is geen tariefafspraak."),
        (fact(state=State.OPEN), "Periode 6 loopt nog; de afbouw bij T-Zorg is daarna te geven."),
    ],
)
def test_what_is_said_of_one_provider(known: TariffFact, sentence: str) -> None:
    assert said(one_provider(known, "201406")) == sentence


@pytest.mark.parametrize(
    ("total", "facts", "sentence"),
    [
        (
            fact("Alle aanbieders"),
            [fact("A"), fact("B")],
            "Tot en met periode 6 daalde het tarief gemiddeld 4,0 procentpunt; afgesproken was een daling van 4,0 procentpunt. "
            "Beide aanbieders lopen op schema.",
        ),
        (
            fact("Alle aanbieders", realised=3.5),
            [fact("A"), fact("B", realised=3.0)],
            "Tot en met periode 6 daalde het tarief gemiddeld 3,5 procentpunt; afgesproken was een daling van 4,0 procentpunt. "
            "Op schema loopt 1 van de 2 aanbieders; één loopt achter.",
        ),
        (
            fact("Alle aanbieders", realised=3.5),
            [fact("A", realised=3.0), fact("B", realised=3.0), fact("C", realised=4.5)],
            "Tot en met periode 6 daalde het tarief gemiddeld 3,5 procentpunt; afgesproken was een daling van 4,0 procentpunt. "
            "Geen van de 3 aanbieders loopt op schema: 2 lopen achter en één is verder dan afgesproken.",
        ),
        (
            fact("Alle aanbieders", state=State.INCOMPLETE),
            [fact("A"), fact("B", realised=None, state=State.MISSING)],
            "Het totaal over periode 6 is nog niet te geven. De enige aanbieder met volledige gegevens, A, loopt op schema. "
            "Van B is nog geen betaling geleverd.",
        ),
        (
            fact("Alle aanbieders", state=State.INCOMPLETE),
            [fact("A", state=State.INCOMPLETE)],
            "De afbouw in periode 6 is nog niet bekend: van geen enkele aanbieder zijn de gegevens volledig. "
            "A telt niet mee: de gegevens zijn onvolledig.",
        ),
        (
            fact("Alle aanbieders", state=State.OPEN),
            [fact("A", state=State.OPEN)],
            "Periode 6 loopt nog tot en met 15 juni 2014; de afbouw is daarna te geven.",
        ),
        (fact("Alle aanbieders", 0.0, 0.0), [fact("A", 0.0, 0.0)], "In periode 6 was nog geen verlaging afgesproken."),
    ],
)
def test_what_is_said_of_all_providers(total: TariffFact, facts: list[TariffFact], sentence: str) -> None:
    assert said(all_providers(total, facts, "201406")) == sentence


def cents(paid: float, agreed: float = 204.60, *, deviates: bool | None) -> TariffFact:
    """Return a provider that began at 220 euros and was paid this much on average."""
    realised, path = (100 - euros / 220 * 100 for euros in (paid, agreed))
    return TariffFact("SHDH", State.WHOLE, paid, agreed, None, realised, path, realised / path * 100, deviates)


def test_two_cents_of_rounding_are_not_behind_when_every_payment_had_the_agreed_tariff() -> None:
    known = cents(204.62, deviates=False)
    assert known.position is Position.ON
    assert (
        said(one_provider(known, "201409"))
        == "Tot en met periode 9 daalde het tarief van SHDH 7,0 procentpunt, zoals afgesproken."
    )
    assert "achter" not in schedule_words(known)


def test_who_is_behind_by_little_is_told_with_the_digits_that_show_it() -> None:
    known = cents(204.65, deviates=True)
    assert said(one_provider(known, "201409")) == (
        "Tot en met periode 9 daalde het tarief van SHDH 6,98 procentpunt; afgesproken was een daling van 7,00 procentpunt. "
        "De afbouw loopt achter (99,7% van de afgesproken daling)."
    )


def test_payments_that_deviate_both_ways_are_not_called_on_schedule() -> None:
    known = cents(204.60, deviates=True)
    assert known.position is Position.MIXED
    assert "De afbouw wijkt bij een deel van de betalingen af." in said(one_provider(known, "201409"))


def test_without_signals_the_mean_decides() -> None:
    assert cents(204.62, deviates=None).position is Position.ABOVE


def test_the_fall_of_all_together_is_told_where_they_have_no_one_tariff() -> None:
    total = replace(fact("Alle aanbieders", -8.4, -8.4), paid_eur=None, agreed_eur=None, has_no_one_tariff=True)

    assert said(all_providers(total, [fact("A", -8.4, -8.4), fact("B", -8.4, -8.4)], "201406")) == (
        "Tot en met periode 6 steeg het tarief gemiddeld 8,4 procentpunt; afgesproken was een stijging van 8,4 procentpunt. "
        "Beide aanbieders lopen op schema."
    )
