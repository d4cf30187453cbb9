"""The budget per client and period that was agreed with a provider, by klasse."""

from __future__ import annotations

from decimal import Decimal

from hbh_metrics.contract.indicaties import CLASSES
from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import PROVIDER, VERSION, ZERO, euro

TABLE = Table(
    name="budgetafspraken",
    title="Budgetafspraken",
    description="Bij een afspraak met contractsoort BUDGET_CLIENT: het budget per cliënt per periode, naar de klasse van de toewijzing.",
    key=("aanbieder_id", "versie", "klasse"),
    columns=(
        PROVIDER,
        VERSION,
        Column("klasse", Kind.SMALL, "klasse van uren per week", "2", allowed=CLASSES),
        euro("budget_eur", "budget per cliënt per periode bij de start van deze afspraak", "240,00"),
        Column(
            "ondergrens_pct",
            Kind.PERCENTAGE,
            "als hier iets staat mag er minder dan het budget worden betaald, en wordt alleen beoordeeld wat erboven ligt",
            "80,00",
            required=False,
            unit="%",
            minimum=ZERO,
            maximum=Decimal(100),
        ),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
    for_some=True,
)
