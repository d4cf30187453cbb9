"""The providers of domestic help that take part."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table, When
from hbh_metrics.contract.shared_columns import PROVIDER, date

TABLE = Table(
    name="aanbieders",
    title="Aanbieders",
    description="De aanbieders van hulp bij het huishouden die meedoen.",
    key=("aanbieder_id",),
    columns=(
        replace(PROVIDER, refers_to=None, description="korte code van de aanbieder", reserved=("TOTAAL",)),
        Column("naam", Kind.TEXT, "naam zoals die op het scherm staat", "{naam}"),
        date("contract_van", "eerste dag van het contract", required=False, when=When.BEGIN),
        date("contract_tot", "laatste dag van het contract", required=False, when=When.END),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
)
