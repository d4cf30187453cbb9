"""What other contracts are made of: steps, index figures, budgets, a ceiling and norms; the demo of one town does without them."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa

from hbh_metrics.demo.codes import product_code
from hbh_metrics.demo.columns import table_of_rows
from hbh_metrics.demo.providers import Provider
from hbh_metrics.demo.timeline import PERIOD_IDS, PERIODS

_STEPS = ("220.00", "212.00", "205.50")
_BUDGETS = ("150.00", "240.00", "360.00")
_RISES = {"LOON": ("4.94", "6.00"), "PRIJS": ("2.51", "3.10")}
_CEILING = Decimal("1000000.00")
_NORM_HOURS = Decimal("108.00")


def steps_table(providers: tuple[Provider, ...]) -> pa.Table:
    """Return the table tariefstappen: three amounts for every provider."""
    since = PERIOD_IDS[:: max(len(PERIOD_IDS) // len(_STEPS), 1)]
    rows = [
        {"aanbieder_id": one.id, "versie": 1, "vanaf_periode": period, "bedrag_eur": Decimal(amount)}
        for one in providers
        for period, amount in zip(since, _STEPS, strict=False)
    ]
    return table_of_rows("tariefstappen", rows)


def figures_table() -> pa.Table:
    """Return the table indexcijfers: wages and prices of the year, provisional and definitive."""
    rows = [
        {"reeks": series, "jaar": PERIODS[0].begin.year, "soort": kind, "pct": Decimal(pct), "bron": "verzonnen"}
        for series, found in _RISES.items()
        for kind, pct in zip(("VOORLOPIG", "DEFINITIEF"), found, strict=True)
    ]
    return table_of_rows("indexcijfers", rows)


def budgets_table(providers: tuple[Provider, ...]) -> pa.Table:
    """Return the table budgetafspraken: a budget for each of the three lightest klassen."""
    rows = [
        {"aanbieder_id": one.id, "versie": 1, "klasse": klasse, "budget_eur": Decimal(amount), "ondergrens_pct": None}
        for one in providers
        for klasse, amount in enumerate(_BUDGETS, start=1)
    ]
    return table_of_rows("budgetafspraken", rows)


def ceilings_table(providers: tuple[Provider, ...]) -> pa.Table:
    """Return the table bestedingsruimte: the same amount for every provider."""
    first = PERIODS[0].begin
    rows = [
        {"aanbieder_id": one.id, "jaar": first.year, "versie": 1, "bedrag_eur": _CEILING, "vastgesteld_op": first}
        for one in providers
    ]
    return table_of_rows("bestedingsruimte", rows)


def norms_table() -> pa.Table:
    """Return the table normen: one norm for the lightest product of the experiment."""
    product = product_code("EXPERIMENT", 1, 1)
    row = {"product_code": product, "vanaf_periode": PERIOD_IDS[0], "uren_per_jaar": _NORM_HOURS, "bron": "verzonnen"}
    return table_of_rows("normen", [row])
