"""The one statistic that DuckDB lacks, given to it as a function: quantiles of Student's t."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import nan

import duckdb
from duckdb.sqltypes import DOUBLE

from hbh_metrics.statistics.student import t_quantile

_NAME = "t_kwantiel"


@contextmanager
def t_quantiles(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Within this context, SQL on `con` can call `t_kwantiel(kans, vrijheidsgraden)`; null where an argument is null."""
    con.create_function(_NAME, _quantile, [DOUBLE, DOUBLE], DOUBLE)
    try:
        yield
    finally:
        con.remove_function(_NAME)


def _quantile(probability: float, degrees_of_freedom: float) -> float:
    """Return no number (null in SQL) without degrees of freedom instead of failing: DuckDB also computes branches that it does not take."""
    return t_quantile(probability, degrees_of_freedom) if degrees_of_freedom > 0 else nan
