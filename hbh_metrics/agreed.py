"""Makes agreements of the rows of tables: tariefafspraken, with the steps, budgets and index figures that belong to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hbh_metrics.agreements import Agreement, Agreements, Contract, Method, Rounding, by_provider
from hbh_metrics.indexation import IndexFigures

Row = tuple[Any, ...]

COLUMNS = (
    "aanbieder_id", "versie", "vanaf_periode", "starttarief_eur", "basistarief_uur_eur", "afbouw_pct", "afbouw_methode",
    "eerste_verlaging", "contractsoort", "stap_perioden", "afronding", "bodem_eur", "plafond_eur", "index_loon_deel", "nacalculatie",
)  # fmt: skip
"""The columns of tariefafspraken in the order in which a row is given here."""
STEP_COLUMNS = ("aanbieder_id", "versie", "vanaf_periode", "bedrag_eur")
BUDGET_COLUMNS = ("aanbieder_id", "versie", "klasse", "budget_eur")
FIGURE_COLUMNS = ("reeks", "jaar", "soort", "pct")


@dataclass(frozen=True)
class Beside:
    """The rows of the tables beside tariefafspraken, with their columns in the order above."""

    steps: tuple[Row, ...] = ()
    budgets: tuple[Row, ...] = ()
    figures: tuple[Row, ...] = ()


def agreement_of(row: Row, beside: Beside | None = None) -> Agreement | None:
    """Return the agreement of a row of COLUMNS; None where what its kind of path needs is not there."""
    beside = beside or Beside()
    who, version, since, start, floor, cut, method, first, kind, every, rounding, bottom, top, wages, corrected = row
    agreement = Agreement(
        who, version, since, start, floor, Decimal(0) if cut is None else cut, Method(method), first,
        contractsoort=Contract.PERIODETARIEF if kind is None else Contract(kind),
        stap_perioden=1 if every is None else every,
        afronding=Rounding.END if rounding is None else Rounding(rounding),
        bodem_eur=bottom,
        plafond_eur=top,
        index_loon_deel=wages,
        nacalculatie=bool(corrected),
        stappen=tuple((period, amount) for whose, of, period, amount in beside.steps if (whose, of) == (who, version)),
        budgetten={klasse: budget for whose, of, klasse, budget in beside.budgets if (whose, of) == (who, version)},
    )  # fmt: skip
    is_budget = agreement.contractsoort is Contract.BUDGET_CLIENT
    is_whole = not agreement.afbouw_methode.is_reading or (cut is not None and first is not None)
    return agreement if is_whole and (is_budget or start is not None) else None


def told(row: Row) -> Agreement:
    """Return the agreement of a row of COLUMNS that was checked before it was kept; raises ValueError, a bug, for another."""
    found = agreement_of(row)
    if found is None:
        raise ValueError(f"{row[0]} has an agreement without what its path needs")
    return found


def agreements_of(rows: Iterable[Row], beside: Beside) -> dict[str, Agreements]:
    """Return the agreements of each provider that has any."""
    figures = IndexFigures({(series, year, kind): pct for series, year, kind, pct in beside.figures})
    found = (agreement_of(row, beside) for row in rows)
    return by_provider((one for one in found if one is not None), figures)
