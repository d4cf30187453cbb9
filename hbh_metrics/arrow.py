"""Makes Arrow columns and tables of Python values without pandas, which pyarrow loads for half a second as soon as it is given a list."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

Value = str | int | float | bool | date | Decimal | None

PROVENANCE = pa.schema(
    [
        ("publicatie", pa.string()),
        ("ontvangen_op", pa.date32()),
        ("bestand", pa.string()),
        ("sha256", pa.string()),
        ("tabel", pa.string()),
        ("aanbieder_id", pa.string()),
        ("periode_id", pa.string()),
        ("rijen", pa.int64()),
    ]
)
"""The table `herkomst`: which file brought which provider and period; the intake makes it and the metrics read it."""

_NUMBERS = {pa.int64(): "q", pa.int32(): "i", pa.int8(): "b", pa.float64(): "d"}
_FIRST_DAY = date(1970, 1, 1)
_DECIMAL_BYTES = 16


def column(values: Iterable[Value], kind: pa.DataType) -> pa.Array:
    """Return the values as a column of this type, exactly; None becomes null. Raises ArrowInvalid for one that does not fit."""
    listed = list(values)
    data = None if kind == pa.string() else _bytes(listed, kind)
    if data is not None:
        known = pa.py_buffer(_bits([value is not None for value in listed]))
        return pa.Array.from_buffers(kind, len(listed), [known, pa.py_buffer(data)])
    builder = pa.lib.StringBuilder()
    builder.append_values([value if isinstance(value, str) else _text(value) for value in listed])
    texts = builder.finish()
    return texts if kind == pa.string() else texts.cast(kind)


def table(schema: pa.Schema, rows: Iterable[Mapping[str, Value]]) -> pa.Table:
    """Return the rows as a table with these columns; a name that a row does not have is null there."""
    listed = list(rows)
    return pa.table([column([row.get(name) for row in listed], kind) for name, kind in _kinds(schema)], schema=schema)


def _kinds(schema: pa.Schema) -> list[tuple[str, pa.DataType]]:
    return list(zip(schema.names, schema.types, strict=True))


def _bytes(values: Sequence[Value], kind: pa.DataType) -> bytes | None:
    """Return the values as Arrow keeps them, None where one is of another kind: casting its text loads all of Arrow's functions for it."""
    try:
        if kind in _NUMBERS:
            numbers: list[Any] = [0 if value is None else value for value in values]
            return array(_NUMBERS[kind], numbers).tobytes()
        if kind == pa.date32():
            return array("i", [_days(value) for value in values]).tobytes()
        if pa.types.is_boolean(kind) and {*map(type, values)} <= {bool, type(None)}:
            return _bits([value is True for value in values])
        if pa.types.is_decimal128(kind):
            return b"".join(_decimal(value, kind) for value in values)
    except (TypeError, ValueError, OverflowError):
        pass
    return None


def _days(value: Value) -> int:
    if value is not None and not isinstance(value, date):
        raise TypeError(value)
    return 0 if value is None else (value - _FIRST_DAY).days


def _decimal(value: Value, kind: pa.Decimal128Type) -> bytes:
    if value is not None and not isinstance(value, Decimal):
        raise TypeError(value)
    scaled = Decimal(0) if value is None else value.scaleb(kind.scale)
    whole = int(scaled)
    if whole != scaled or abs(whole) >= 10**kind.precision:
        raise ValueError(value)
    return whole.to_bytes(_DECIMAL_BYTES, "little", signed=True)


def _bits(flags: Sequence[bool]) -> bytes:
    packed = bytearray((len(flags) + 7) // 8)
    for place, flag in enumerate(flags):
        packed[place // 8] |= flag << place % 8
    return bytes(packed)


def _text(value: Value) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)
