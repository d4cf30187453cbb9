"""What each product code of a message stands for: its group, its category and its class."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.contract.indicaties import CLASSES
from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import CATEGORY, GROUP, PRODUCT, ZERO

TABLE = Table(
    name="productcodes",
    title="Productcodes",
    description="Bij welke groep, categorie en klasse een product uit de iWmo-berichten hoort.",
    key=("product_code",),
    columns=(
        replace(PRODUCT, required=True, is_identifier=False),
        GROUP,
        CATEGORY,
        Column("klasse", Kind.SMALL, "klasse van uren per week", "2", required=False, allowed=CLASSES),
        Column(
            "norm_uren_week",
            Kind.HOURS,
            "uren per week die bij het product horen",
            "2,50",
            required=False,
            unit="uur per week",
            minimum=ZERO,
        ),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
)
