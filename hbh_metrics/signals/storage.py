"""The tables `signalen` and `drempels` of a publication, as Arrow; only who makes publications needs this."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from hbh_metrics import arrow
from hbh_metrics.signals.rules import CARDS
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Thresholds

STORED: tuple[str, ...] = ("signalen", "drempels")

SIGNALS = pa.schema(
    [
        ("signaal", pa.string()),
        ("niveau", pa.string()),
        ("ernst", pa.string()),
        ("aanbieder_id", pa.string()),
        ("periode_id", pa.string()),
        ("waarde", pa.float64()),
        ("drempel", pa.float64()),
        ("n", pa.int64()),
        ("sinds", pa.string()),
        ("sinds_actie", pa.string()),
        ("feiten", pa.string()),
    ]
)
THRESHOLDS = pa.schema(
    [
        ("signaal", pa.string()),
        ("ernst", pa.string()),
        ("naam", pa.string()),
        ("waarde", pa.float64()),
        ("is_standaard", pa.bool_()),
    ]
)


def as_tables(found: Iterable[Signal], thresholds: Thresholds) -> dict[str, pa.Table]:
    """Return the tables named in STORED: the signals, and the thresholds that decided them."""
    return {
        "signalen": arrow.table(SIGNALS, [signal.row() for signal in found]),
        "drempels": arrow.table(THRESHOLDS, [vars(row) for row in thresholds.in_force(CARDS)]),
    }
