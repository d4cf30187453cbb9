"""How many people were asked to answer the survey."""

from __future__ import annotations

from hbh_metrics.contract.schema import Deliverer, Replace, Table
from hbh_metrics.contract.shared_columns import MEASUREMENT, PROVIDER, count, date

TABLE = Table(
    name="enquete_uitzet",
    title="Enquête: benaderd",
    description="Hoeveel mensen per meting en aanbieder zijn benaderd.",
    key=("meting", "aanbieder_id"),
    columns=(
        MEASUREMENT,
        PROVIDER,
        count("aantal_benaderd", "aantal mensen dat de vragenlijst kreeg", "60"),
        date("uitgezet_op", "dag waarop de vragenlijst is verstuurd"),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
    optional=True,
    doubled="De rijen verschillen. Maak er één rij van en lever opnieuw aan.",
)
