"""Who keeps the gain of fewer hours: the municipality, the provider, and how much there is of it."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Amount, Behind, Function, Group, Of, Privacy, Ratio, Whom, from_shown
from hbh_metrics.project import Promise

_WHO = (
    "Alleen cliënten voor wie is betaald, met hulp in de hele periode, met bekende uren, en van wie bekend is wat zij voor het "
    "experiment kregen en kostten. Alleen volledige perioden."
)
_AT_THE_END = (
    "Over de laatste drie perioden die voor alle aanbieders volledig zijn; zijn er nog geen drie, dan is dit leeg."
)
_HARM = "Minder uren kan voor cliënten ook een verlies zijn; lees dit altijd naast de uren per cliënt."

_card = partial(
    Card,
    source="Declaraties, uren en het gemiddelde van voor het experiment (tabellen periodebetalingen, geleverde_uren en referentie).",
    tables=("indicaties", "geleverde_uren", "periodebetalingen", "referentie"),
    agreement=Promise.A7,
    owner=Owner.PROGRAMME,
    version=1,
)


def _privacy(counts: Amount | Ratio, function_of: Function | None) -> Privacy:
    return Privacy(Group.FLOOR, counts, Whom.PAID_WITH_HOURS, Behind.TOWN, part_of=(), function_of=function_of)


_EURO = Amount(Of.MONEY)


def _cards(suffix: str) -> tuple[Card, ...]:
    at_the_end = suffix != ""
    words = ", aan het eind" if at_the_end else ""
    caveat = f"{_WHO} {_AT_THE_END}" if at_the_end else f"{_WHO} {_HARM}"
    card = partial(_card, rows=Rows.PROVIDERS_AND_TOTAL, has_period=not at_the_end, has_whole=True, caveat=caveat)
    money = partial(card, unit=Unit.EURO, digits=0)
    return (
        money(
            name=f"winst_totaal{suffix}",
            title=f"Voordeel van minder uren{words}",
            is_difference=True,
            direction=Direction.NONE,
            definition="Wat dezelfde cliënten voor het experiment kostten, min wat de geleverde uren tegen de prijs van toen kosten.",
            why="Dit is wat er te verdelen is tussen gemeente en aanbieder.",
            privacy=_privacy(_EURO, from_shown(f"winst_gemeente{suffix}", f"winst_aanbieder{suffix}")),
        ),
        money(
            name=f"winst_gemeente{suffix}",
            title=f"Voordeel voor de gemeente{words}",
            is_difference=True,
            direction=Direction.HIGHER,
            definition="Wat dezelfde cliënten voor het experiment kostten, min wat er voor hen is betaald.",
            why="Dit deel van het voordeel houdt de gemeente.",
            privacy=_privacy(_EURO, None),
        ),
        money(
            name=f"winst_aanbieder{suffix}",
            title=f"Voordeel voor de aanbieder{words}",
            is_difference=True,
            direction=Direction.NONE,
            definition="Wat er voor deze cliënten is betaald, min wat de geleverde uren tegen de prijs van toen kosten.",
            why="Dit deel van het voordeel houdt de aanbieder.",
            privacy=_privacy(_EURO, None),
        ),
        card(
            name=f"aandeel_winst_gemeente{suffix}",
            title=f"Deel van het voordeel voor de gemeente{words}",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Het voordeel voor de gemeente, in procenten van het hele voordeel.",
            why="Zo is te zien wie het voordeel houdt.",
            privacy=_privacy(
                Ratio(Of.MONEY, Of.MONEY, is_part=False), from_shown(f"winst_gemeente{suffix}", f"winst_totaal{suffix}")
            ),
        ),
        money(
            name=f"kosten_voorheen{suffix}",
            title=f"Kosten voorheen van dezelfde cliënten{words}",
            is_difference=False,
            direction=Direction.NONE,
            definition="Wat deze cliënten in even lange tijd voor het experiment kostten.",
            why="Dit is de eerlijke maat: wat kostte het hiervoor?",
            privacy=_privacy(_EURO, None),
        ),
    )


WINST = Family(
    "winst",
    (
        *_cards(""),
        *_cards("_eind"),
        _card(
            name="referentiekosten_gecorrigeerd",
            unit=Unit.EURO,
            digits=0,
            title="Kosten voorheen, meebewogen met de vergelijkingsgroep",
            is_difference=False,
            direction=Direction.NONE,
            definition="Wat deze cliënten voor het experiment kostten, maal de verandering in uren van de vergelijkingsgroep.",
            why="Ook zonder het experiment waren de kosten niet gelijk gebleven.",
            caveat=f"{_WHO} {_AT_THE_END}",
            rows=Rows.TOTAL_ONLY,
            has_period=False,
            has_whole=True,
            privacy=_privacy(_EURO, from_shown("kosten_voorheen_eind", "urenindex_vergelijkingsgroep_eind")),
        ),
    ),
)
