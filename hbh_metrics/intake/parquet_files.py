"""Parquet files: columns are found by their names; values are read through their text, so that one set of reading rules serves all.

A number is written with nine decimals first: typed as a number it can be read in one way only. The row of a value is its place, from 1.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.parquet
from duckdb import DuckDBPyConnection

from hbh_metrics.intake.delivery import DeliveredFile, RawRows, UnreadableFileError, unreadable
from hbh_metrics.intake.headers import read_header

TEXT_OF = {
    "VARCHAR": "{column}",
    "BLOB": "decode({column})",
    "BOOLEAN": "cast({column} as varchar)",
    "DATE": "strftime({column}, '%Y-%m-%d')",
    "TIME": "left(cast({column} as varchar), 8)",
    "FLOAT": "tekst_van_getal(cast(cast({column} as varchar) as double))",
    "DOUBLE": "tekst_van_getal({column})",
}
WHOLE_NUMBERS = {
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "UHUGEINT",
}

DAMAGE = (pa.ArrowException, OSError, UnicodeDecodeError, NotImplementedError)
"""What Arrow raises on a file that is not whole; it looks at the names of the columns before DuckDB does, which does not survive all."""


def open_parquet(con: DuckDBPyConnection, file: DeliveredFile, names: dict[str, str]) -> RawRows:
    """Return the rows of a Parquet file as text. Raises UnreadableFileError when it is damaged or has none of the columns."""
    try:
        titles = pa.parquet.ParquetFile(file.path).schema_arrow.names
        relation = con.read_parquet(str(file.path))
        columns, types = relation.columns, [str(kind) for kind in relation.types]
        rows = _count(relation)
    except (*DAMAGE, duckdb.Error) as error:
        raise _damaged(file.name) from error
    if len(titles) != len(columns):
        raise _damaged(file.name)
    header = read_header(0, titles, names)
    if not header.positions:
        raise unreadable(
            file.name,
            "Het bestand heeft geen enkele kolom die bij deze tabel hoort.",
            f"kolommen: {', '.join(file.table.required_columns)}",
            "Controleer de kolomnamen en lever opnieuw aan.",
        )
    texts = ", ".join(
        f"{_text(column, kind)} as c{place}" for place, (column, kind) in enumerate(zip(columns, types, strict=True))
    )
    return RawRows(relation.project(texts), header, 1, expected_rows=rows)


def _damaged(file_name: str) -> UnreadableFileError:
    return unreadable(
        file_name,
        "Het bestand is beschadigd of geen parquet.",
        "een geldig parquetbestand",
        "Maak het opnieuw en lever opnieuw aan.",
    )


def _count(relation: duckdb.DuckDBPyRelation) -> int:
    counted = relation.aggregate("count(*)").fetchall()
    return int(counted[0][0])


def _text(column: str, kind: str) -> str:
    quoted = '"' + column.replace('"', '""') + '"'
    if kind.startswith("TIMESTAMP"):
        return f"regexp_replace(strftime({quoted}, '%Y-%m-%d %H:%M:%S'), ' 00:00:00$', '')"
    if kind.startswith("DECIMAL"):
        return f"cast(cast({quoted} as decimal(38, 9)) as varchar)"
    if kind in WHOLE_NUMBERS:
        return f"cast({quoted} as varchar)"
    return TEXT_OF.get(kind, "cast({column} as varchar)").format(column=quoted)
