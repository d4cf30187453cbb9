"""Parquet files: columns are found by their names; values are read through their text, so that one set of reading rules serves all.

A number is written with nine decimals first: typed as a number it can be read in one way only. A moment with a time zone is the day and
time on the clock of that zone; a length of time is hours and minutes. The row of a value is its place, from 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics.intake.delivery import DeliveredFile, RawRows, UnreadableFileError, unreadable
from hbh_metrics.intake.headers import read_header
from hbh_metrics.intake.limits import MEGABYTE, Limits
from hbh_metrics.intake.statements import read_by
from hbh_metrics.intake.values import quoted

if TYPE_CHECKING:
    from pyarrow.parquet import FileMetaData

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

HERE = "Europe/Amsterdam"
"""The zone in which a moment that was stored in universal time may be meant: many programs write local midnights that way."""
PARTS_OF_A_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")

DAMAGE = (pa.ArrowException, OSError, UnicodeDecodeError, NotImplementedError)
"""What Arrow raises on a file that is not whole; it looks at the names of the columns before DuckDB does, which does not survive all."""


def open_parquet(con: DuckDBPyConnection, file: DeliveredFile, names: dict[str, str], limits: Limits) -> RawRows:
    """Return the rows of a Parquet file as text.

    Raises UnreadableFileError when it is damaged or has none of the columns, LimitReachedError when it is larger than is allowed.
    """
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - for who delivers Parquet

    try:
        described = ParquetFile(file.path)
        _hold(described.metadata, limits)
        schema = described.schema_arrow
        relation = con.read_parquet(str(file.path))
        columns, types = relation.columns, [str(kind) for kind in relation.types]
        rows = _count(relation)
    except (*DAMAGE, duckdb.Error) as error:
        raise _damaged(file.name) from error
    if len(schema.names) != len(columns):
        raise _damaged(file.name)
    header = read_header(0, schema.names, names)
    if not header.positions:
        raise unreadable(
            file.name,
            "Het bestand heeft geen enkele kolom die bij deze tabel hoort.",
            f"kolommen: {', '.join(file.table.required_columns)}",
            "Controleer de kolomnamen en lever opnieuw aan.",
        )
    nested = [
        title
        for place, title in enumerate(schema.names)
        if place in header.positions.values() and pa.types.is_nested(schema.types[place])
    ]
    if nested:
        raise _nested(file.name, nested[0])
    zones = _zones(
        relation,
        {
            column: kind.tz
            for column, kind in zip(columns, schema.types, strict=True)
            if pa.types.is_timestamp(kind) and kind.tz
        },
        file.name,
    )
    texts = [
        f"{_text(column, kind, stored, zones)} as c{place}"
        for place, (column, kind, stored) in enumerate(zip(columns, types, schema.types, strict=True))
    ]
    return RawRows(read_by(con, relation).project(", ".join(texts)), header, 1, expected_rows=rows)


def _hold(metadata: FileMetaData, limits: Limits) -> None:
    limits.hold("rijen", metadata.num_rows, "rijen in dit bestand")
    limits.hold("kolommen", metadata.num_columns, "kolommen in dit bestand")
    limits.hold("cellen", metadata.num_rows * metadata.num_columns, "cellen in dit bestand")
    unpacked = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    limits.hold("uitgepakt_mb", unpacked // MEGABYTE, "megabytes na uitpakken")


def _zones(relation: duckdb.DuckDBPyRelation, moments: dict[str, str], file_name: str) -> dict[str, str]:
    """Return the expression of the local time per column of moments: in the zone that the file says, or here where all are midnights."""
    if not moments:
        return {}
    local = {column: (_local(column, zone), _local(column, HERE)) for column, zone in moments.items()}
    elsewhere = ", ".join(
        f"count(*) filter (where cast({expression} as time) <> time '00:00:00')"
        for pair in local.values()
        for expression in pair
    )
    try:
        counts = relation.aggregate(elsewhere).fetchall()[0]
    except (*DAMAGE, duckdb.Error) as error:
        raise _damaged(file_name) from error
    return {
        column: pair[1] if counts[2 * place] and not counts[2 * place + 1] else pair[0]
        for place, (column, pair) in enumerate(local.items())
    }


def _local(column: str, zone: str) -> str:
    found = OFFSET.fullmatch(zone)
    if found is None:
        return f"timezone({quoted(zone)}, {_quoted_name(column)})"
    minutes = int(found[2]) * 60 + int(found[3])
    return f"(timezone('UTC', {_quoted_name(column)}) {found[1]} to_minutes({minutes}))"


def _damaged(file_name: str) -> UnreadableFileError:
    return unreadable(
        file_name,
        "Het bestand is beschadigd of geen parquet.",
        "een geldig parquetbestand",
        "Maak het opnieuw en lever opnieuw aan.",
    )


def _nested(file_name: str, column: str) -> UnreadableFileError:
    return unreadable(
        file_name,
        f"In de kolom '{column}' staan lijsten of samengestelde waarden.",
        "één waarde in elke cel",
        "Maak er een kolom met één waarde per rij van en lever opnieuw aan.",
    )


def _count(relation: duckdb.DuckDBPyRelation) -> int:
    counted = relation.aggregate("count(*)").fetchall()
    return int(counted[0][0])


def _quoted_name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _text(column: str, kind: str, stored: pa.DataType, zones: dict[str, str]) -> str:
    name = _quoted_name(column)
    if pa.types.is_duration(stored):
        return f"tekst_van_duur({name}, {PARTS_OF_A_SECOND[stored.unit]})"
    if kind.startswith("TIMESTAMP"):
        return f"regexp_replace(strftime({zones.get(column, name)}, '%Y-%m-%d %H:%M:%S'), ' 00:00:00$', '')"
    if kind.startswith("DECIMAL"):
        return f"cast(cast({name} as decimal(38, 9)) as varchar)"
    if kind in WHOLE_NUMBERS:
        return f"cast({name} as varchar)"
    return TEXT_OF.get(kind, "cast({column} as varchar)").format(column=name)
