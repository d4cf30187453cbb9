"""Talks held, plans signed, and how often the client's own network takes part."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family

_SOURCE = "Ondersteuningsplannen en indicaties (tabellen ondersteuningsplannen en indicaties)."
_TABLES = ("indicaties", "ondersteuningsplannen")
_WHO = (
    "Alleen cliënten die op de laatste dag van de periode hulp hebben en ten minste 28 dagen eerder begonnen. Een lopende periode "
    "telt niet."
)

PLANNEN = Family(
    "plannen",
    (
        Card(
            "plandekking",
            "Cliënten met een plan",
            "%",
            Direction.HIGHER,
            "Het deel van de cliënten met een ondertekend ondersteuningsplan bij deze aanbieder.",
            "Afgesproken is dat elke cliënt een ondersteuningsplan heeft.",
            _WHO,
            _SOURCE,
            _TABLES,
        ),
        Card(
            "gespreksdekking",
            "Cliënten met een gesprek",
            "%",
            Direction.HIGHER,
            "Het deel van de cliënten met wie deze aanbieder een gesprek over de ondersteuning heeft gehad.",
            "De aanbieder hoort met elke cliënt te praten voordat de hulp verandert.",
            _WHO,
            _SOURCE,
            _TABLES,
        ),
        Card(
            "netwerkinzet",
            "Plannen met hulp uit het netwerk",
            "%",
            Direction.NONE,
            "Van de cliënten met een ondertekend plan: het deel waarbij in het laatste plan familie, vrienden of buren (deels of "
            "grotendeels) helpen.",
            "Aanbieders verwachten minder uren nodig te hebben als het eigen netwerk meehelpt.",
            "Meer is niet zomaar beter: het netwerk kan ook te zwaar worden belast.",
            _SOURCE,
            _TABLES,
        ),
    ),
)
