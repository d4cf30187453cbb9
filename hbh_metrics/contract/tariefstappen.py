"""The amounts of a tariff that moves by steps: from which period which amount."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import FIRST_PERIOD, PROVIDER, VERSION, euro

TABLE = Table(
    name="tariefstappen",
    title="Tariefstappen",
    description="Bij een afspraak met methode STAPPEN: het tarief vanaf een periode, tot de volgende stap.",
    key=("aanbieder_id", "versie", "vanaf_periode"),
    columns=(
        PROVIDER,
        VERSION,
        Column("vanaf_periode", Kind.PERIOD, "eerste periode waarvoor dit bedrag geldt", FIRST_PERIOD),
        euro("bedrag_eur", "het tarief vanaf die periode"),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
    for_some=True,
)
