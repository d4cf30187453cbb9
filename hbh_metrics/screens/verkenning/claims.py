"""What the provider TSN claims in its memo beside what was measured here, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.calendar import last_year
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.findings.exploration_words import jobs_moved, numbers
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.view import View
from hbh_metrics.project import DEFAULT, as_called

SLUG = "verkenning-memo"
_NOT_HERE = "Niet te meten in dit experiment"


@dataclass(frozen=True)
class Claim:
    """One claim: what it is about, what the memo says, what was measured here (empty: nothing) and what is assumed."""

    about: str
    said: str
    measured: str
    assumed: str


def are_about_next_year() -> bool:
    """Return whether the memo is about the year that is explored: elsewhere its claims are only a source of assumptions."""
    return last_year() == DEFAULT.end.year


def answer(view: View, found: Explored) -> Figure:
    """Return every claim with what was measured here and what the verkenning assumes."""
    claims = _claims(found)
    tested = sum(bool(one.measured) for one in claims)
    columns = tuple(Column(name) for name in ("Waarover", "Wat TSN zegt", "Wat hier is gemeten", "Wat wij aannemen"))
    rows = tuple(
        (Cell(one.about), Cell(one.said), Cell(one.measured or as_called(f"{_NOT_HERE}.")), Cell(one.assumed))
        for one in claims
    )
    return finding(
        view,
        SLUG,
        (
            f"Van de {len(claims)} uitspraken in de memo van TSN is er over {tested} hier iets gemeten.",
            "TSN is een landelijke aanbieder en deed niet mee aan het experiment.",
        ),
        unit="uitspraken",
        population="memo ‘Zachte landing’ van TSN Thuiszorg, en de cliënten en medewerkers van het experiment",
        period=view.span,
        table=Table("Wat TSN zegt en wat hier is gemeten", columns, rows),
        tables=("indicaties", "geleverde_uren", "periodebetalingen", "referentie", "personeel"),
        how_to_read="Per regel: wat de memo zegt, wat dit experiment daarover laat zien, en wat in deze verkenning is aangenomen. Waar "
        "niets is gemeten, is de uitspraak niet weerlegd en ook niet bevestigd.",
    )


def _claims(found: Explored) -> tuple[Claim, ...]:
    def assumed(code: str) -> str:
        return numbers(code, found.ranges[code])

    return (
        Claim(
            "Budget per cliënt",
            "Het levert ‘een besparing’ op; een getal staat er niet bij.",
            _saved(found),
            f"Korting op het budget: {assumed('budget_korting_pct')}.",
        ),
        Claim(
            "Algemene voorziening",
            "Alleen ‘multiprobleemgevallen’ houden maatwerk.",
            "",
            f"Deel dat in maatwerk blijft: {assumed('aandeel_vangnet_pct')}.",
        ),
        Claim(
            "Praktische begeleiding",
            "70 medewerkers zijn opgeleid in 12 gemeenten; het is ‘te vroeg om concrete resultaten te benoemen’.",
            _trained(found),
            f"Opgeleid: {assumed('opgeleid_aantal')}. Begeleiding die praktisch kan: {assumed('verschuifbaar_pct')}.",
        ),
        Claim(
            "Banen",
            "Waar het werk naar een Wsw-bedrijf ging, gingen 14 banen verloren.",
            _left(found),
            _moved(found),
        ),
        Claim(
            "Risico van levering",
            "Bij overgang naar andere aanbieders is het ‘toeleveringsrisico hoog’.",
            _largest(found),
            "Als een aanbieder wegvalt, nemen de andere zijn cliënten over.",
        ),
        Claim(
            "Korting van het Rijk",
            "Hoe hoog die wordt, is onzeker: dat hangt af van overgangsgeld.",
            "",
            f"Korting: {assumed('rijkskorting_pct')}.",
        ),
    )


def _saved(found: Explored) -> str:
    by = {one.contract: one for one in found.on_delivered}
    net = by[Contract.PERIODETARIEF].net_difference_eur
    if net is None:
        return ""
    side = "minder" if net < 0 else "meer"
    return (
        f"Met een vast bedrag per periode kostten dezelfde cliënten netto {dutch.euro(abs(net), 0)} {side} dan voorheen, over "
        f"{found.window.word}."
    )


def _trained(found: Explored) -> str:
    trained = None if found.workforce is None else found.workforce.trained
    return (
        ""
        if trained is None
        else f"Opgeleid bij onze aanbieders: {dutch.number(trained)}. Resultaten zijn niet gemeten."
    )


def _left(found: Explored) -> str:
    if found.workforce is None:
        return ""
    dismissed = found.workforce.dismissed
    said = f"{dutch.count(found.workforce.left, 'medewerker vertrok', 'medewerkers vertrokken')}"
    return said + ("." if dismissed is None else f", van wie {dutch.number(dismissed)} gedwongen.")


def _moved(found: Explored) -> str:
    one = found.elsewhere
    if one is None:
        return "Nog niet te zeggen."
    moved = jobs_moved(one)
    return (
        f"Geeft een andere werkgever de algemene voorziening: {dutch.number(moved.won)} banen daar erbij, {dutch.number(moved.lost)} "
        f"hier weg, samen {dutch.signed(dutch.number(moved.net), moved.net)}."
    )


def _largest(found: Explored) -> str:
    grown = [one for one in found.risks if one.others_grow_pct is not None]
    if not grown:
        return ""
    one = max(grown, key=lambda risk: risk.share_pct)
    return (
        f"De grootste aanbieder heeft {dutch.percentage(one.share_pct, 0)} van de cliënten; valt die weg, dan moeten de andere "
        f"{dutch.percentage(one.others_grow_pct, 0)} groeien."
    )
