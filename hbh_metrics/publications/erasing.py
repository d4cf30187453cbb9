"""Takes the rows of one person out of a table's file, and what names those rows out of the texts beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from pathlib import Path

import duckdb
import pyarrow as pa
from duckdb import CoalesceOperator, ColumnExpression, ConstantExpression, DuckDBPyConnection, Expression

from hbh_metrics import arrow
from hbh_metrics.publications.contents import table_file
from hbh_metrics.publications.publication import Publication

Columns = Mapping[str, Sequence[str]]
"""Names of columns by table."""
Values = Mapping[str, Collection[str]]
"""Values by column."""

SHORTEST = 4
"""Characters of an identifier below which it is only recognised when a cell holds nothing else, or in quotation marks."""
_QUOTED = r"(?<=['‘]){0}(?=['’])"
_ALONE = r"(?<![^\W_]){0}(?![^\W_])"


@dataclass(frozen=True)
class Mask:
    """Puts `mark` in the place of every one of `identifiers` in a text; letters and digits beside it make it another word."""

    identifiers: Collection[str]
    mark: str
    _pattern: re.Pattern[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Make one pattern of all identifiers, the longest first."""
        forms = [
            (_ALONE if len(one) >= SHORTEST else _QUOTED).format(re.escape(one))
            for one in sorted(self.identifiers, key=lambda one: (-len(one), one))
        ]
        object.__setattr__(self, "_pattern", re.compile("|".join(forms)) if forms else None)

    def __call__(self, text: str) -> str:
        """Return the text with the mark in their places."""
        if text in self.identifiers:
            return self.mark
        return self._pattern.sub(self.mark, text) if self._pattern else text


def found_beside(publications: Sequence[Publication], person: Values, wanted: Columns) -> dict[str, set[str]]:
    """Return which values the `wanted` columns have, over all publications, in the rows in which a column has a value of `person`."""
    found: dict[str, set[str]] = {}
    looked_at: set[tuple[int, int]] = set()
    for publication in publications:
        for table, columns in wanted.items():
            path = table_file(publication.folder, table)
            if table not in publication.tables or (file := (path.stat().st_dev, path.stat().st_ino)) in looked_at:
                continue
            looked_at.add(file)
            for column, value in _beside(path, person, columns):
                found.setdefault(column, set()).add(value)
    return found


def _beside(path: Path, person: Values, columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    with duckdb.connect() as con:
        rows = con.read_parquet(str(path), hive_partitioning=False)
        there = [column for column in columns if column in rows.columns]
        is_theirs = _is_of(person, rows.columns)
        if is_theirs is not None and there:
            for row in rows.filter(is_theirs).select(*map(ColumnExpression, there)).distinct().fetchall():
                yield from ((column, value) for column, value in zip(there, row, strict=True) if value is not None)


@dataclass
class Eraser:
    """Writes tables without the rows of `person`, and the texts of `texts` masked; counts the rows that it leaves out."""

    person: Values
    texts: Columns
    mask: Mask
    rows: int = 0

    def __call__(self, table: str, source: Path, target: Path) -> bool:
        """Write the file anew where it holds anything of the person, and say whether it did; the other rows stay in their order."""
        with duckdb.connect() as con:
            held = con.read_parquet(str(source), hive_partitioning=False)
            is_theirs = _is_of(self.person, held.columns)
            if is_theirs is None:
                columns = [column for column in self.texts.get(table, ()) if column in held.columns]
                return bool(columns) and self._is_masked(con, held.to_arrow_table(), columns, target)
            ((count,),) = held.filter(is_theirs).count("*").fetchall()
            if count:
                held.filter(~is_theirs).write_parquet(str(target), compression="zstd")
                self.rows += count
            return bool(count)

    def _is_masked(self, con: DuckDBPyConnection, before: pa.Table, columns: Sequence[str], target: Path) -> bool:
        after = before
        for column in columns:
            texts = [None if text is None else self.mask(text) for text in before.column(column).to_pylist()]
            after = after.set_column(after.schema.get_field_index(column), column, arrow.column(texts, pa.string()))
        if after.equals(before):
            return False
        con.from_arrow(after).write_parquet(str(target), compression="zstd")
        return True


def _is_of(person: Values, columns: Collection[str]) -> Expression | None:
    """Return whether a row is this person's, None for a table of which no column could say so."""
    conditions = [
        ColumnExpression(column).isin(*map(ConstantExpression, values))
        for column, values in person.items()
        if column in columns and values
    ]
    if not conditions:
        return None
    return reduce(or_, [CoalesceOperator(condition, ConstantExpression(value=False)) for condition in conditions])
