"""What was done with the savings: spent or reserved."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import PERIOD, euro, note

TABLE = Table(
    name="bestemmingen",
    title="Bestemmingen",
    description="Wat er met bespaard geld is gedaan (beslispunt 3).",
    key=("boeking_id",),
    columns=(
        Column("boeking_id", Kind.TEXT, "kenmerk van de boeking", "B0001"),
        PERIOD,
        euro("bedrag_eur", "het bedrag", "12.500,00", minimum=None),
        Column(
            "soort",
            Kind.CODE,
            "besteed of gereserveerd",
            "GERESERVEERD",
            allowed={"BESTEED": "besteed", "GERESERVEERD": "gereserveerd"},
        ),
        note(),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
    summed_euro="bedrag_eur",
)
