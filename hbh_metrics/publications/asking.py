"""Answers an analyst's own SQL about one publication: reading only, its tables under their names, and nothing outside its folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from hbh_metrics import sql
from hbh_metrics.errors import UsageError
from hbh_metrics.publications.limiting import ANALYST, DEFAULTS, Limits, all_rows, held_to, refuse_too_many
from hbh_metrics.publications.publication import Publication


def ask(
    publication: Publication, question: str, limits: Limits = DEFAULTS[ANALYST]
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return the column names and rows of one select over the tables of `publication`.

    Raises UsageError when the question is not one select, DuckDB cannot answer it, or it asks more than is allowed, and StoreError when
    the publication is damaged.
    """
    with _one_select(publication, question, limits) as (con, statement):
        answer = con.execute(statement)
        description = answer.description or []
        names = tuple(column[0] for column in description)
        if any("TIME ZONE" in str(column[1]) for column in description):
            con.abort()
            return names, _with_moments_as_text(con.sql(question), limits)
        return names, all_rows(answer, limits)


def ask_for_arrow(publication: Publication, question: str, limits: Limits = DEFAULTS[ANALYST]) -> pa.Table:
    """Return the answer to the same question with every column in the type in which DuckDB has it; raises as `ask`."""
    with _one_select(publication, question, limits) as (con, _):
        found = con.sql(question).limit(limits.rows + 1).to_arrow_table()
        refuse_too_many(found.num_rows, limits)
        return found


@contextmanager
def _one_select(
    publication: Publication, question: str, limits: Limits
) -> Iterator[tuple[duckdb.DuckDBPyConnection, duckdb.Statement]]:
    """Give a connection that sees the publication's tables and nothing else, and the question when it is one select."""
    with duckdb.connect(config=limits.settings) as con:
        con.execute(sql.load(__file__, "wijs_map_aan"), {"mappen": [str(publication.folder)]})
        con.execute(sql.load(__file__, "sluit_af"))
        con.execute(sql.load(__file__, "zet_vast"))
        publication.open_tables(con)
        try:
            statements = con.extract_statements(question)
            if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                raise UsageError("Stel één vraag die met select begint; veranderen kan hier niet.")
            with publication.explained_damage(), held_to(limits, con):
                yield con, statements[0]
        except duckdb.Error as error:
            raise UsageError(f"DuckDB kan deze vraag niet beantwoorden.\n{error}") from error


def _with_moments_as_text(answer: duckdb.DuckDBPyRelation, limits: Limits) -> list[tuple[Any, ...]]:
    """Return the rows with every moment in a time zone as DuckDB writes it: Python cannot hold those without another library."""
    columns = [
        f"cast(#{place} as varchar) as k{place}" if "TIME ZONE" in str(kind) else f"#{place} as k{place}"
        for place, kind in enumerate(answer.types, start=1)
    ]
    found = answer.project(", ".join(columns)).limit(limits.rows + 1).fetchall()
    refuse_too_many(len(found), limits)
    return found
