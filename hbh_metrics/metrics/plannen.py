"""Talks held, plans signed, and how often the client's own network takes part."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Group, Of, Privacy, Ratio, Whom
from hbh_metrics.project import Promise

_SOURCE = "Ondersteuningsplannen en indicaties (tabellen ondersteuningsplannen en indicaties)."
_TABLES = ("indicaties", "ondersteuningsplannen")
_WHO = (
    "Alleen cliënten die op de laatste dag van de periode hulp hebben en ten minste 28 dagen eerder begonnen. Een lopende periode "
    "telt niet."
)

_card = partial(
    Card,
    source=_SOURCE,
    tables=_TABLES,
    rows=Rows.PROVIDERS_AND_TOTAL,
    has_period=True,
    has_whole=False,
    owner=Owner.PROGRAMME,
)

PLANNEN = Family(
    "plannen",
    (
        _card(
            name="plandekking",
            title="Cliënten met een plan",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Het deel van de cliënten met een ondertekend ondersteuningsplan bij deze aanbieder.",
            why="Afgesproken is dat elke cliënt een ondersteuningsplan heeft.",
            caveat=_WHO,
            privacy=Privacy(
                Group.PLANS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.LAST_DAY,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A4,
            version=1,
        ),
        _card(
            name="gespreksdekking",
            title="Cliënten met een gesprek",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Het deel van de cliënten met wie deze aanbieder een gesprek over de ondersteuning heeft gehad.",
            why="De aanbieder hoort met elke cliënt te praten voordat de hulp verandert.",
            caveat=_WHO,
            privacy=Privacy(
                Group.PLANS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.LAST_DAY,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A12,
            version=1,
        ),
        _card(
            name="netwerkinzet",
            title="Plannen met hulp uit het netwerk",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition=(
                "Van de cliënten met een ondertekend plan: het deel waarbij in het laatste plan familie, vrienden of buren (deels"
                " of grotendeels) helpen."
            ),
            why="Aanbieders verwachten minder uren nodig te hebben als het eigen netwerk meehelpt.",
            caveat="Meer is niet zomaar beter: het netwerk kan ook te zwaar worden belast.",
            privacy=Privacy(
                Group.PLANS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.LAST_DAY,
                Behind.ALL,
                part_of=("plandekking",),
                function_of=None,
            ),
            agreement=Promise.A5,
            version=1,
        ),
    ),
)
