"""The one statistic that DuckDB lacks, given to it as a function: quantiles of Student's t.

scipy is read when numbers are derived and not before: the dashboard takes its cards from this package and should start without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from duckdb.sqltypes import DOUBLE

_NAME = "t_kwantiel"


@contextmanager
def t_quantiles(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Within this context, SQL on `con` can call `t_kwantiel(kans, vrijheidsgraden)`; null where an argument is null."""
    con.create_function(_NAME, _t_quantile, [DOUBLE, DOUBLE], DOUBLE)
    try:
        yield
    finally:
        con.remove_function(_NAME)


def _t_quantile(probability: float, degrees_of_freedom: float) -> float:
    from scipy.special import stdtrit  # noqa: PLC0415 - see above

    return float(stdtrit(degrees_of_freedom, probability))
