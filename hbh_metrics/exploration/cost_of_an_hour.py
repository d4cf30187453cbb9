"""What an hour costs a provider when every part of it is at its middle: the number that a publication keeps.

The parts are those of the law (article 5.4, paragraph 3, a to f); with ranges the same formula stands in `landing`.
"""

from __future__ import annotations

from hbh_metrics.cost_price import CostPrice
from hbh_metrics.exploration.assumptions import AssumptionSet, declared

_PARTS_OF_AN_HOUR = (
    "loon_uur_eur", "werkgeverslasten_pct", "niet_productief_pct", "overhead_pct", "reis_uur_eur", "overig_pct",
)  # fmt: skip


def cost_price(assumed: AssumptionSet) -> CostPrice | None:
    """Return what an hour costs with every part of it at its middle; None where one is empty."""
    ranges = {code: assumed.typed.get(code, declared()[code].default) for code in _PARTS_OF_AN_HOUR}
    found = {code: one.midden for code, one in ranges.items() if one is not None}
    if len(found) < len(_PARTS_OF_AN_HOUR):
        return None
    share = {code: value / 100 for code, value in found.items()}
    paid = found["loon_uur_eur"] * (1 + share["werkgeverslasten_pct"]) / (1 - share["niet_productief_pct"])
    eur = (paid + found["reis_uur_eur"]) * (1 + share["overhead_pct"]) * (1 + share["overig_pct"])
    return CostPrice(eur, tuple(declared()[code].naam for code in _PARTS_OF_AN_HOUR if code not in assumed.typed))
