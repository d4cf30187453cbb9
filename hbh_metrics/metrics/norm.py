"""How the hours that were delivered relate to the norm of the product that was indicated."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Group, Of, Privacy, Ratio, Whom
from hbh_metrics.project import Promise

NORM = Family(
    "norm",
    (
        Card(
            name="levering_tov_norm",
            title="Uren tegenover de norm",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Geleverde uren, als percentage van de uren die de norm voor het product van deze cliënten geeft.",
            why="Wie een product met een norm krijgt, mag op die uren rekenen.",
            caveat="Alleen cliënten van wie uren bekend zijn, en alleen hun uren en dagen met een product waarvoor een norm geldt.",
            source="Uren, indicaties en normen (tabellen geleverde_uren, indicaties en normen).",
            tables=("indicaties", "geleverde_uren", "normen"),
            rows=Rows.PROVIDERS_AND_TOTAL,
            has_period=True,
            has_whole=False,
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.HOURS, Of.NORM_HOURS, is_part=False),
                Whom.WITH_HOURS,
                Behind.CONTRACT,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A4,
            owner=Owner.PROGRAMME,
            version=2,
        ),
    ),
)
