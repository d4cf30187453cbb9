"""What is held after a series of deliveries, by the merge rules of the contract, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hbh_metrics.calendar import period_of
from hbh_metrics.contract import TABLE_BY_NAME, Ledger
from hbh_metrics.demo import Delivery
from tests.demo.reading import Row, key_of, read, table_of

Held = dict[str, list[Row]]


def after(deliveries: Iterable[Delivery]) -> Held:
    """Return the rows per table that are held after these deliveries, the refused ones left out."""
    held: Held = {name: [] for name in TABLE_BY_NAME}
    for delivery in deliveries:
        if not delivery.verwacht_afgekeurd:
            for name, rows in rows_of(delivery).items():
                held[name] = merged(name, held[name], rows)
    return held


def rows_of(delivery: Delivery) -> Held:
    """Return the rows of one delivery per table."""
    found: Held = {}
    for path in sorted(delivery.path.iterdir()):
        found.setdefault(table_of(path), []).extend(read(path))
    return found


def merged(name: str, held: list[Row], rows: list[Row]) -> list[Row]:
    """Return what is held of a table once these rows have arrived."""
    merge = TABLE_BY_NAME[name].merge
    if not rows:
        return held
    if isinstance(merge, Ledger):
        key = key_of(name)
        known = {key(row): row for row in held}
        for row in rows:
            assert known.get(key(row), row) == row, "a line that we hold came again with other content"
        return [*held, *(row for row in rows if key(row) not in known)]
    if not merge.columns:
        return rows

    def scope(row: Row) -> tuple[object, ...]:
        day = row[merge.period_of] if merge.period_of else None
        period = period_of(day) if isinstance(day, date) else None
        return (*(row[column] for column in merge.columns), period)

    replaced = {scope(row) for row in rows}
    return [*(row for row in held if scope(row) not in replaced), *rows]
