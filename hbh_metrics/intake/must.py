"""Whether a cell must be filled, as an expression over its row: some must only with certain codes in another column."""

from __future__ import annotations

from hbh_metrics.contract import Column


def must_be_filled(column: Column) -> str:
    """Return the SQL condition under which an empty cell of this column is wrong; names and codes of the declaration only."""
    if column.required and column.empty_where is None:
        return "true"
    rule = column.empty_where if column.required else column.filled_where
    if rule is None:
        return "false"
    other, codes = rule
    named = f"coalesce({other} in ({', '.join(repr(code) for code in codes)}), false)"
    return f"not {named}" if column.required else named
