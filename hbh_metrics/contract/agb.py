"""Under which AGB codes providers send messages and declarations."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import PROVIDER

TABLE = Table(
    name="agb",
    title="AGB-codes",
    description="De AGB-codes waaronder een aanbieder berichten verstuurt; een aanbieder kan er meer hebben.",
    key=("agb_code",),
    columns=(
        Column(
            "agb_code",
            Kind.TEXT,
            "AGB-code van de aanbieder: acht cijfers, nullen vooraan tellen mee",
            "75750001",
            is_registered=True,
        ),
        PROVIDER,
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
    for_some=True,
)
