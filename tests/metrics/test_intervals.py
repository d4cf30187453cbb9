"""The quantile that SQL may ask for: right where there are degrees of freedom, null and no failure where there are none."""

from __future__ import annotations

import duckdb
import pytest

from hbh_metrics.metrics.intervals import t_quantiles


@pytest.mark.parametrize("none", ["0", "-1", "-0.5", "'nan'::double"])
def test_without_degrees_of_freedom_a_query_goes_on(none: str) -> None:
    with duckdb.connect() as con, t_quantiles(con):
        (found,) = con.execute(f"select t_kwantiel(0.975, {none})").fetchall()

    assert found[0] is None


def test_with_degrees_of_freedom_it_is_the_quantile_and_null_stays_null() -> None:
    with duckdb.connect() as con, t_quantiles(con):
        (found,) = con.execute("select t_kwantiel(0.975, 9), t_kwantiel(0.975, null)").fetchall()

    assert found[0] == pytest.approx(2.2621571628)
    assert found[1] is None


def test_sql_knows_the_quantile_only_while_it_is_lent() -> None:
    with duckdb.connect() as con:
        with t_quantiles(con):
            con.execute("select t_kwantiel(0.5, 3)").fetchall()
        with pytest.raises(duckdb.Error):
            con.execute("select t_kwantiel(0.5, 3)").fetchall()
