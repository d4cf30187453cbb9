"""Arrow tables in the types of the data contract, made from arrays without a Python loop per row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics.contract import TABLE_BY_NAME, Column
from hbh_metrics.demo.timeline import UNKNOWN, Days

_PLAIN_TYPES = {
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "INTEGER": pa.int32(),
    "TINYINT": pa.int8(),
    "BOOLEAN": pa.bool_(),
}


def arrow_type(column: Column) -> pa.DataType:
    """Return the Arrow type in which the contract stores this column."""
    name = column.kind.sql_type
    if name.startswith("DECIMAL"):
        precision, scale = name.removeprefix("DECIMAL(").rstrip(")").split(",")
        return pa.decimal128(int(precision), int(scale))
    return _PLAIN_TYPES[name]


def contract_table(name: str, columns: Mapping[str, pa.Array]) -> pa.Table:
    """Return a table of the contract, its columns in the declared order and types; one that may be empty and is left out is empty.

    Any other missing column, and an unknown one, is a bug.
    """
    declared = TABLE_BY_NAME[name]
    unknown = set(columns) - {column.name for column in declared.columns}
    if unknown:
        raise ValueError(f"{name} has no columns {sorted(unknown)}")
    fields = [pa.field(column.name, arrow_type(column)) for column in declared.columns]
    length = len(next(iter(columns.values())))
    empty = {column.name: pa.nulls(length, arrow_type(column)) for column in declared.columns if not column.required}
    filled = empty | dict(columns)
    return pa.table([filled[field.name].cast(field.type) for field in fields], schema=pa.schema(fields))


def table_of_rows(name: str, rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Return a small table of the contract from written-out rows; a column that a row leaves out is empty."""
    declared = TABLE_BY_NAME[name]
    return contract_table(
        name,
        {
            column.name: pa.array([row.get(column.name) for row in rows], type=arrow_type(column))
            for column in declared.columns
        },
    )


def empty_table(name: str) -> pa.Table:
    """Return a table of the contract without rows."""
    return table_of_rows(name, [])


def decimals(
    units: npt.NDArray[np.int64], precision: int, scale: int, missing: npt.NDArray[np.bool_] | None = None
) -> pa.Array:
    """Return exact decimals from whole units (cents, hundredths of an hour): the value is units divided by 10 to the scale."""
    low_and_high = np.empty((len(units), 2), dtype=np.int64)
    low_and_high[:, 0] = units
    low_and_high[:, 1] = units >> 63
    exact = pa.Array.from_buffers(pa.decimal128(precision, scale), len(units), [None, pa.py_buffer(low_and_high)])
    return exact if missing is None else pc.if_else(pa.array(missing), pa.scalar(None, exact.type), exact)


def dates(days: Days) -> pa.Array:
    """Return dates from day numbers; UNKNOWN becomes null."""
    return pa.array(days, mask=days == UNKNOWN).cast(pa.date32())


def codes(names: Sequence[str], places: npt.NDArray[np.integer]) -> pa.Array:
    """Return the name at each place; a negative place becomes null."""
    return pa.array(list(names), type=pa.string()).take(pa.array(places.astype(np.int64), mask=places < 0))


def repeated(value: str, count: int) -> pa.Array:
    """Return the same text `count` times."""
    return pa.repeat(pa.scalar(value, pa.string()), count)


def labels(prefix: str, numbers: npt.NDArray[np.int64], width: int) -> pa.Array:
    """Return keys such as C000123: the prefix and the number, padded with zeros to the width."""
    digits = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), width=width, padding="0")
    return pc.binary_join_element_wise(pa.scalar(prefix), digits, "")


def joined(*parts: pa.Array) -> pa.Array:
    """Return the texts of each place written one after the other."""
    return pc.binary_join_element_wise(*parts, "")


@dataclass(frozen=True)
class LateValue:
    """A column whose value becomes known later than its row; until `known_on` the row shows `before` (null when left out)."""

    column: str
    known_on: Days
    before: pa.Array | None = None


@dataclass(frozen=True)
class Register:
    """What an administration holds of one table in the end, and from which day each row and each late value is in its files."""

    table: pa.Table
    known_on: Days
    late: tuple[LateValue, ...] = ()

    def only(self, keep: npt.NDArray[np.bool_]) -> Register:
        """Return the register with only these rows."""
        late = tuple(
            LateValue(
                value.column,
                value.known_on[keep],
                None if value.before is None else value.before.filter(pa.array(keep)),
            )
            for value in self.late
        )
        return Register(self.table.filter(pa.array(keep)), self.known_on[keep], late)

    def and_also(self, other: Register) -> Register:
        """Return the rows of both, this register's first; neither has late values."""
        if self.late or other.late:
            raise ValueError("registers with late values cannot be put together")
        table = pa.concat_tables([self.table, other.table]).combine_chunks()
        return Register(table, np.concatenate([self.known_on, other.known_on]))

    def changed(self, since: int, day: int) -> bool:
        """Whether what the register shows on that day differs from what it showed on the day `since`: a row, or a late value of one."""
        days = [self.known_on, *(value.known_on for value in self.late)]
        return any(bool(((known > since) & (known <= day)).any()) for known in days)

    def as_of(self, day: int) -> pa.Table:
        """Return the rows as the administration showed them on that day."""
        table = self.table
        for value in self.late:
            place = table.schema.get_field_index(value.column)
            final = table.column(place).combine_chunks()
            before = pa.scalar(None, final.type) if value.before is None else value.before
            shown = pc.if_else(pa.array(value.known_on <= day), final, before)
            table = table.set_column(place, table.schema.field(place), shown)
        return table.filter(pa.array(self.known_on <= day))
