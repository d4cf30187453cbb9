"""Names many rows of a file in few words, as a person would: "rij 2 t/m 5, 8 en 11"."""

from __future__ import annotations

from collections.abc import Collection

from hbh_metrics.dutch import listing

MOST_NAMED = 10


def rows_named(rows: Collection[int]) -> str:
    """Return the rows in Dutch, those below each other by the first and the last; past ten such runs the rest are counted."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    named = [f"{run[0]} t/m {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:MOST_NAMED]]
    rest = sum(len(run) for run in runs[MOST_NAMED:])
    return f"rij {listing([*named, *([f'nog {rest} andere'] if rest else [])])}"
