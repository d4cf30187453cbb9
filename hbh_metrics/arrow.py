"""Makes Arrow columns and tables of Python values without pandas, which pyarrow loads for half a second as soon as it is given a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

import pyarrow as pa

Value = str | int | float | bool | date | Decimal | None


def column(values: Iterable[Value], kind: pa.DataType) -> pa.Array:
    """Return the values as a column of this type, exactly; None becomes null. Raises ArrowInvalid for one that does not fit."""
    builder = pa.lib.StringBuilder()
    builder.append_values([value if isinstance(value, str) else _text(value) for value in values])
    texts = builder.finish()
    return texts if kind == pa.string() else texts.cast(kind)


def table(schema: pa.Schema, rows: Iterable[Mapping[str, Value]]) -> pa.Table:
    """Return the rows as a table with these columns; a name that a row does not have is null there."""
    listed = list(rows)
    return pa.table([column([row.get(name) for row in listed], kind) for name, kind in _kinds(schema)], schema=schema)


def _kinds(schema: pa.Schema) -> list[tuple[str, pa.DataType]]:
    return list(zip(schema.names, schema.types, strict=True))


def _text(value: Value) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)
