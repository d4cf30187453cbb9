"""The one statistic that DuckDB lacks, given to it as a function: quantiles of Student's t."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from duckdb.sqltypes import DOUBLE

from hbh_metrics.student import t_quantile

_NAME = "t_kwantiel"


@contextmanager
def t_quantiles(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Within this context, SQL on `con` can call `t_kwantiel(kans, vrijheidsgraden)`; null where an argument is null."""
    con.create_function(_NAME, t_quantile, [DOUBLE, DOUBLE], DOUBLE)
    try:
        yield
    finally:
        con.remove_function(_NAME)
