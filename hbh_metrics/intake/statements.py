"""Composes a statement over working tables as one text, step by step, so that DuckDB plans it once and not at every step.

What a step is given are names and expressions of the contract's declarations, never a delivered value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection, DuckDBPyRelation


@dataclass(frozen=True)
class Rows:
    """Rows that a statement would give: what stands after its FROM, its conditions, order and limit; nothing runs until it is asked.

    `read_by` holds on to what the statement reads from memory.
    """

    con: DuckDBPyConnection
    source: str
    conditions: tuple[str, ...] = ()
    ending: str = ""
    read_by: tuple[DuckDBPyRelation, ...] = ()
    is_join: bool = False

    @property
    def text(self) -> str:
        """The statement with all columns."""
        return self._select("*")

    def project(self, columns: str) -> Rows:
        """Return these columns or expressions of the rows, in their order."""
        return self._around(self._select(columns))

    def filter(self, condition: str) -> Rows:
        """Return the rows for which the condition holds."""
        rows = self._nested() if self.ending else self
        return replace(rows, conditions=(*rows.conditions, f"({condition})"))

    def aggregate(self, columns: str, groups: str = "") -> Rows:
        """Return a row per group, a single one when there are no groups."""
        if self.ending:
            return self._nested().aggregate(columns, groups)
        return self._around(self._select(columns) + (f" group by {groups}" if groups else ""))

    def distinct(self) -> Rows:
        """Return every different row once."""
        return self._nested().distinct() if self.ending else self._around(self._select("distinct *"))

    def order(self, columns: str) -> Rows:
        """Return the rows in this order, which a limit and a projection keep."""
        return replace(self._nested() if self.ending else self, ending=f" order by {columns}")

    def limit(self, rows: int) -> Rows:
        """Return the first rows."""
        return replace(self, ending=f"{self.ending} limit {rows:d}")

    def set_alias(self, name: str) -> Rows:
        """Return the rows under a name by which a join can tell them apart."""
        plain = not (self.conditions or self.ending or self.is_join)
        return Rows(self.con, f"{self.source if plain else f'({self.text})'} as {name}", read_by=self.read_by)

    def join(self, other: Rows, condition: str, how: str = "inner") -> Rows:
        """Return pairs of rows for which the condition holds; of a semi or anti join this side's rows."""
        both = f"{self._nested().source} {how} join {other._nested().source} on {condition}"
        return Rows(self.con, both, read_by=self.read_by + other.read_by, is_join=True)

    def union(self, other: Rows) -> Rows:
        """Return these rows and those of the other, doubles included."""
        return replace(self._around(f"{self.text} union all {other.text}"), read_by=self.read_by + other.read_by)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Run the statement and return its rows."""
        return self.con.execute(self.text).fetchall()

    def create(self, name: str) -> int:
        """Make a table of the rows; return how many there are."""
        made = self.con.execute(f'create table "{name}" as {self.text}').fetchall()
        return int(made[0][0])

    def create_view(self, name: str) -> None:
        """Make a view of the statement, in place of one of that name."""
        self.con.execute(f'create or replace view "{name}" as {self.text}')

    def insert_into(self, name: str) -> None:
        """Add the rows to a table, in their order."""
        self.con.execute(f'insert into "{name}" {self.text}')

    def _select(self, columns: str) -> str:
        where = f" where {' and '.join(self.conditions)}" if self.conditions else ""
        return f"select {columns} from {self.source}{where}{self.ending}"  # noqa: S608 - names and expressions of declarations

    def _around(self, text: str) -> Rows:
        return Rows(self.con, f"({text})", read_by=self.read_by)

    def _nested(self) -> Rows:
        return self._around(self.text) if self.conditions or self.ending else self


def named(con: DuckDBPyConnection, name: str) -> Rows:
    """Return the rows of a table or view."""
    return Rows(con, f'"{name}"')


def stored(con: DuckDBPyConnection, path: Path) -> Rows:
    """Return the rows of a Parquet file of ours."""
    return Rows(con, f"read_parquet({_quoted(str(path))})")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def csv_rows(con: DuckDBPyConnection, path: Path, width: int, delimiter: str, skipped: int) -> Rows:
    """Return the rows of a CSV file after the first `skipped` lines as `width` columns of text."""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(width))
    return Rows(
        con,
        f"read_csv({_quoted(str(path))}, columns = {{{columns}}}, header = false, skip = {skipped}, delim = {_quoted(delimiter)}, "
        "quote = '\"', escape = '\"', auto_detect = false, strict_mode = true)",
    )


def read_by(con: DuckDBPyConnection, relation: DuckDBPyRelation) -> Rows:
    """Return the rows that DuckDB reads from a delivered file or from memory."""
    return Rows(con, f"({relation.sql_query()})", read_by=(relation,))


def make_tables(con: DuckDBPyConnection, tables: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Make empty tables by name with these columns, each a name and a type of SQL."""
    con.execute(
        "; ".join(
            f'create table "{name}" ({", ".join(f"{column} {kind}" for column, kind in columns)})'
            for name, columns in tables.items()
        )
    )


def make_views(con: DuckDBPyConnection, views: Mapping[str, Rows]) -> None:
    """Make views by name of the statements, in place of those of that name."""
    con.execute("; ".join(f'create or replace view "{name}" as {rows.text}' for name, rows in views.items()))


def copy_rows(con: DuckDBPyConnection, copies: Mapping[str, Rows]) -> None:
    """Make tables by name of the rows."""
    con.execute("; ".join(f'create table "{name}" as {rows.text}' for name, rows in copies.items()))


def has_rows(rows: Rows) -> bool:
    """Whether there is any row."""
    return bool(rows.limit(1).fetchall())


def filled(con: DuckDBPyConnection, rows: Mapping[str, Rows]) -> frozenset[str]:
    """Return the names of what has any row, all asked in one statement."""
    asked = " union all ".join(f"select '{name}' where exists ({some.text})" for name, some in rows.items())
    return frozenset(str(name) for (name,) in con.execute(asked).fetchall()) if rows else frozenset()
