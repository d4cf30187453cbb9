"""Complaints and signs of trouble, against the number of client-periods."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family

KLACHTEN = Family(
    "klachten",
    (
        Card(
            "klachten_per_100",
            "Klachten per 100 cliëntperioden",
            "per 100 cliëntperioden",
            Direction.LOWER,
            "Het aantal klachten en signalen dat in deze periode is ontvangen van cliënten in het experiment, per 100 cliëntperioden.",
            "Klachten laten zien of cliënten iets van de verandering merken.",
            "Meldingen zonder cliënt tellen niet mee en staan apart. Bij kleine aantallen zegt één klacht weinig.",
            "Meldingen en indicaties (tabellen meldingen en indicaties).",
            ("indicaties", "meldingen"),
        ),
    ),
)
