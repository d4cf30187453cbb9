"""The codes under which messages know the demo's providers and products; invented, and no number of an existing organisation."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.demo.columns import table_of_rows
from hbh_metrics.demo.providers import Provider

_FIRST_AGB = 99_990_101
_LETTERS = {"EXPERIMENT": "E", "VERGELIJKING": "V", "VOORAF": "B"}
_HOURS_OF_CLASS = ("1.00", "3.00", "5.50", "8.50", "11.50", "14.50")


def agb_table(providers: tuple[Provider, ...]) -> pa.Table:
    """Return the table agb: one code per provider."""
    rows = [{"agb_code": str(_FIRST_AGB + number), "aanbieder_id": one.id} for number, one in enumerate(providers)]
    return table_of_rows("agb", rows)


def product_code(group: str, category: int, number: int) -> str:
    """Return the code of the product of a group, a category and a class (0 where there is none)."""
    return f"{category:02d}{_LETTERS[group]}{number:02d}"


def products_table() -> pa.Table:
    """Return the table productcodes: a product for every group, category and class, and one without a class."""
    columns = TABLE_BY_NAME["productcodes"]
    rows = [
        {
            "product_code": product_code(group, int(category), number),
            "groep": group,
            "categorie": int(category),
            "klasse": number or None,
            "norm_uren_week": Decimal(_HOURS_OF_CLASS[number - 1]) if number else None,
        }
        for group in columns.column("groep").allowed
        for category in columns.column("categorie").allowed
        for number in range(len(_HOURS_OF_CLASS) + 1)
    ]
    return table_of_rows("productcodes", rows)
