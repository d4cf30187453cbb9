"""Complaints and signs of trouble, against the number of client-periods."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Group, Of, Privacy, Ratio, Whom
from hbh_metrics.project import Promise

KLACHTEN = Family(
    "klachten",
    (
        Card(
            name="klachten_per_100",
            title="Klachten per 100 cliëntperioden",
            unit=Unit.PER_100,
            digits=1,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Het aantal klachten en signalen dat in deze periode is ontvangen van cliënten in het experiment, per 100 "
            "cliëntperioden.",
            why="Klachten laten zien of cliënten iets van de verandering merken.",
            caveat="Meldingen zonder cliënt tellen niet mee en staan apart. Bij kleine aantallen zegt één klacht weinig.",
            source="Meldingen en indicaties (tabellen meldingen en indicaties).",
            tables=("indicaties", "meldingen"),
            rows=Rows.PROVIDERS_AND_TOTAL,
            has_period=True,
            has_whole=False,
            privacy=Privacy(
                Group.COMPLAINTS,
                Ratio(Of.REPORTS, Of.CLIENT_PERIODS, is_part=False),
                Whom.ACTIVE,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A4,
            owner=Owner.PROGRAMME,
            version=1,
        ),
    ),
)
