"""The domestic workers of a provider, per period."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import PERIOD, PROVIDER, ZERO, count

TABLE = Table(
    name="personeel",
    title="Personeel",
    description="De medewerkers hulp bij het huishouden per aanbieder en periode.",
    key=("aanbieder_id", "periode_id"),
    columns=(
        PROVIDER,
        PERIOD,
        Column("fte_hbh", Kind.HOURS, "voltijdbanen hulp bij het huishouden", "42,50", unit="fte", minimum=ZERO),
        count("medewerkers", "aantal medewerkers", "95"),
        count("uitstroom", "aantal medewerkers dat in de periode vertrok", "3"),
        count("gedwongen_ontslagen", "hoeveel van hen werden ontslagen", "0", required=False),
        count(
            "opgeleid_praktisch", "aantal medewerkers dat is opgeleid voor praktische begeleiding", "1", required=False
        ),
    ),
    merge=Replace(columns=("aanbieder_id",)),
    optional=True,
    delivered_by=Deliverer.PROVIDER,
    doubled="De rijen verschillen. Maak er één rij van en lever opnieuw aan.",
)
