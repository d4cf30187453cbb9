"""Letters and folders of providers to clients, read and tested by the city."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table
from hbh_metrics.contract.shared_columns import PROVIDER, date

TABLE = Table(
    name="communicatie",
    title="Communicatie",
    description="De brieven en folders van aanbieders aan cliënten en het oordeel van de gemeente.",
    key=("uiting_id",),
    columns=(
        Column("uiting_id", Kind.TEXT, "kenmerk van de uiting", "U0001"),
        PROVIDER,
        Column(
            "soort",
            Kind.CODE,
            "soort uiting",
            "BRIEF",
            allowed={"BRIEF": "brief", "FOLDER": "folder", "GESPREKSLEIDRAAD": "gespreksleidraad", "OVERIG": "overig"},
        ),
        date("ontvangen_op", "dag van ontvangst door de gemeente"),
        date("beoordeeld_op", "dag van het oordeel", required=False),
        Column(
            "oordeel",
            Kind.CODE,
            "oordeel van de gemeente",
            "AKKOORD",
            allowed={"AKKOORD": "akkoord", "AANPASSEN": "aanpassen", "OPEN": "nog niet beoordeeld"},
        ),
    ),
    merge=Replace(columns=("aanbieder_id",)),
    delivered_by=Deliverer.CITY,
    optional=True,
)
