"""Proof that signals work: many invented years of every story, and which signals each would have raised when.

Worlds are made and derived in memory, past files and store; the rules are the ones that judge publications.
"""

from __future__ import annotations

from hbh_metrics.backtest.expectations import Expectation, expectations_of
from hbh_metrics.backtest.looking import Look, Year, look_at
from hbh_metrics.backtest.scoring import Row, Sort, score

__all__ = [
    "Expectation",
    "Look",
    "Row",
    "Sort",
    "Year",
    "expectations_of",
    "look_at",
    "score",
]
