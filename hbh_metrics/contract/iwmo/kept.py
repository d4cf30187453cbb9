"""What is kept of messages beside the tables of the contract: what later messages are held to, and what no extract could deliver."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Ledger, Replace, Table
from hbh_metrics.contract.shared_columns import ASSIGNMENT, CLIENT, date

PRODUCTS = Table(
    name="toegewezen_producten",
    title="Toegewezen producten",
    description="Wat berichten over een toewijzing zeiden en de indicaties niet bewaren: product, omvang en van wanneer zij zijn.",
    key=("toewijzing_nummer",),
    columns=(
        ASSIGNMENT,
        CLIENT,
        date("besluitdatum", "dag van het laatste besluit", required=False),
        Column("besluittijd", Kind.TEXT, "tijd van het laatste besluit", "09:30:00", required=False),
        date("gemeld_op", "dagtekening van het bericht met dat besluit", required=False),
        Column("product_categorie", Kind.TEXT, "categorie van het product", "01", required=False),
        Column("volume", Kind.COUNT, "toegewezen volume", "150", required=False),
        Column("eenheid", Kind.TEXT, "eenheid van het volume", "01", required=False),
        Column("frequentie", Kind.TEXT, "hoe vaak het volume is toegewezen", "2", required=False),
        date("start_gemeld_op", "dagtekening van het laatste bericht over de start", required=False),
        date("stop_gemeld_op", "dagtekening van het laatste bericht over de stop", required=False),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
)
DECLARATIONS = Table(
    name="declaraties",
    title="Declaraties",
    description="De nummers van de declaraties die wij aannamen.",
    key=("agb_code", "declaratie_nummer"),
    columns=(
        Column("agb_code", Kind.TEXT, "AGB-code van de afzender", "75750001", is_registered=True),
        Column("declaratie_nummer", Kind.TEXT, "nummer van de declaratie", "D2026-001"),
        date("gemeld_op", "dagtekening van het bericht"),
    ),
    merge=Ledger(),
    delivered_by=Deliverer.PROVIDER,
)
KEPT: tuple[Table, ...] = (PRODUCTS, DECLARATIONS)
