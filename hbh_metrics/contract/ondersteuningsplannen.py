"""The support plans that providers write after the talk with a client."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import ASSIGNMENT_OF_MESSAGE, CLIENT_OF_ASSIGNMENT, PROVIDER, ZERO, date

TABLE = Table(
    name="ondersteuningsplannen",
    title="Ondersteuningsplannen",
    description="De gesprekken en ondersteuningsplannen per cliënt.",
    key=("plan_id",),
    columns=(
        Column("plan_id", Kind.TEXT, "kenmerk van het plan", "OP0001"),
        CLIENT_OF_ASSIGNMENT,
        ASSIGNMENT_OF_MESSAGE,
        PROVIDER,
        date("gesprek_datum", "dag van het gesprek"),
        date("ondertekend_datum", "dag van ondertekening", required=False),
        Column(
            "uren_week_plan",
            Kind.HOURS,
            "uren per week volgens het plan",
            "2,00",
            required=False,
            unit="uur per week",
            minimum=ZERO,
        ),
        Column(
            "aandeel_netwerk",
            Kind.CODE,
            "wat het eigen netwerk doet",
            "DEELS",
            allowed={"GEEN": "niets", "DEELS": "een deel", "GROTENDEELS": "het meeste"},
        ),
        Column(
            "resultaat_vastgelegd", Kind.YES_NO, "of in het plan staat wat het moet opleveren", "ja", required=False
        ),
    ),
    merge=Replace(columns=("aanbieder_id",)),
    optional=True,
    delivered_by=Deliverer.PROVIDER,
    summed_hours="uren_week_plan",
)
