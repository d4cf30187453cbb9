"""How many hours a year a product stands for, by the norm that the municipality uses."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import FIRST_PERIOD, PRODUCT, ZERO, note

TABLE = Table(
    name="normen",
    title="Normen",
    description="Per product de uren per jaar die de gemeente als norm gebruikt, vanaf een periode.",
    key=("product_code", "vanaf_periode"),
    columns=(
        replace(PRODUCT, required=True),
        Column("vanaf_periode", Kind.PERIOD, "eerste periode waarvoor deze norm geldt", FIRST_PERIOD),
        Column(
            "uren_per_jaar",
            Kind.HOURS,
            "uren per cliënt per jaar",
            "108,00",
            unit="uur",
            minimum=ZERO,
            minimum_excluded=True,
        ),
        note("bron", "waar de norm op rust"),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
)
