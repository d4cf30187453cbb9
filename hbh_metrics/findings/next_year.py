"""The year after the experiment under each contract type: what it would cost, drawn, and what would have to be true."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.exploration.assumptions import declared
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.exploration.outcomes import NATIONAL, NEXT_BUDGET, Outcome
from hbh_metrics.findings.exploration_chart import Row, ranges
from hbh_metrics.findings.exploration_words import amount, between, contract_names, in_unit, rough
from hbh_metrics.findings.figure import Cell, Column, Table

RANGE = "Dik: waarschijnlijk (in ongeveer 19 van de 20 gevallen). Dun: als alles tegelijk mee- of tegenzit."
NOT_ALONE = "lukt niet alleen"
_MILLION = 1e6
_SAME = 1e-6
_COST = "kosten_netto"
_CUT = "rijkskorting_pct"


def cost_chart(found: Explored) -> Chart | None:
    """Return the net cost of each contract type with its range and extremes, before the uncertain national budget as a grey band."""
    shown = [
        Row(
            name, _told(row), row.midden, row.laag, row.hoog, row.uiterst_laag, row.uiterst_hoog,
            is_guess=contract is Contract.ALGEMENE_VOORZIENING,
        )
        for contract, name in contract_names(found).items()
        for row in [found.row(contract, _COST)]
    ]  # fmt: skip
    return ranges(shown, millions, "netto kosten in een jaar", band=_band(found))


def millions(value: float) -> str:
    """Return euros in millions, `€ 6,5 mln`, or whole where they are fewer than a million."""
    if abs(value) < _MILLION:
        return amount(value, "€")
    return f"€{dutch.NO_BREAK}{dutch.number(value / _MILLION, 1)}{dutch.NO_BREAK}mln"


def _told(row: Outcome) -> str:
    return "nog niet te zeggen" if row.laag is None or row.hoog is None else between(row.laag, row.hoog, "€")


def _band(found: Explored) -> tuple[float, float, str] | None:
    """Return the national budget as a band: from the city's own budget, else the named cuts off what it cost before."""
    row = found.rows[NATIONAL, NEXT_BUDGET]
    if row.laag is not None and row.hoog is not None:
        return row.laag, row.hoog, "rijksbudget, onzeker"
    cut, before = found.ranges[_CUT], found.row(Contract.UREN_VOORHEEN, _COST).midden
    if cut is None or before is None:
        return None
    return before * (1 - cut.hoog / 100), before * (1 - cut.laag / 100), "rijkskorting, onzeker"


def conditions_table(found: Explored, targets: Sequence[int], *, with_all: bool) -> Table:
    """Return per contract type and assumption the value at which the net cost is so much lower, per target in per cent.

    Without `with_all` only the pairs of which some target can be met, of what is not itself compared with.
    """
    told = {(one.contract, one.code, one.doel_pct): one.waarde for one in found.conditions}
    pairs = [
        (contract, code)
        for contract, code in dict.fromkeys((one.contract, one.code) for one in found.conditions)
        if with_all
        or (
            contract is not Contract.UREN_VOORHEEN
            and any(told[contract, code, target] is not None for target in targets)
        )
    ]
    columns = (
        Column("Contract"), Column("Aanname"), Column("Nu"),
        *(Column("even duur" if target == 0 else f"{target}% minder") for target in targets),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(contract_names(found)[contract]),
            Cell(declared()[code].naam),
            Cell(_now(code, found)),
            *(_needed_cell(code, told[contract, code, target], found) for target in targets),
        )
        for contract, code in pairs
    )
    return Table("Wat zou waar moeten zijn", columns, rows)


def _needed_cell(code: str, value: float | None, found: Explored) -> Cell:
    """Return a value that is needed; one that is the value of now as that is told beside it, not rounded away from it."""
    now = found.ranges[code]
    if value is not None and now is not None and abs(value - now.midden) < _SAME:
        return Cell(_now(code, found), value)
    return Cell(NOT_ALONE if value is None else needed(code, value), value)


def needed(code: str, value: float) -> str:
    """Return what an assumption would have to be, with its unit, as rough as an outcome of assumptions is."""
    return in_unit(code, rough(round(value, 2)))


def _now(code: str, found: Explored) -> str:
    one = found.ranges[code]
    return dutch.MISSING if one is None else in_unit(code, one.midden)
