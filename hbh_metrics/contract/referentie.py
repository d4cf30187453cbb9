"""What the same clients really cost and used before the experiment."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import ASSIGNMENT_INSTEAD, CLIENT, ZERO, count, euro

TABLE = Table(
    name="referentie",
    title="Referentie",
    description="Wat dezelfde cliënten vóór het experiment werkelijk kostten en aan uren kregen, gemiddeld per vier weken.",
    key=("client_sleutel",),
    columns=(
        replace(CLIENT, required=False),
        euro("bedrag_per_periode_eur", "werkelijke kosten per vier weken vóór het experiment", "172,40"),
        Column(
            "uren_per_periode",
            Kind.HOURS,
            "werkelijke uren per vier weken vóór het experiment",
            "8,25",
            unit="uur",
            minimum=ZERO,
        ),
        count("perioden", "aantal perioden waarop het gemiddelde rust", "12"),
        ASSIGNMENT_INSTEAD,
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
    doubled="De rijen verschillen. Maak er één rij van en lever opnieuw aan.",
    summed_hours="uren_per_periode",
    summed_euro="bedrag_per_periode_eur",
)
