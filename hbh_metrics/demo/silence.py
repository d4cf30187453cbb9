"""Periods of which a provider never delivers anything: what happens in the story `stille-aanbieder`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics.demo.columns import Register
from hbh_metrics.demo.timeline import PERIOD_BEGINS, PERIOD_ENDS, PERIOD_IDS

DELIVERED_BY_PERIOD = ("geleverde_uren", "periodebetalingen", "personeel", "continuiteit")


def without_periods(register: Register, period_ids: Sequence[str]) -> Register:
    """Return the register without the rows of those periods: by their period, or by the day of the help."""
    if not period_ids:
        return register
    if "periode_id" in register.table.schema.names:
        is_silent = pc.is_in(register.table.column("periode_id"), pa.array(list(period_ids)))
        return register.only(~is_silent.combine_chunks().to_numpy(zero_copy_only=False))
    days = register.table.column("datum").combine_chunks().cast(pa.int32()).to_numpy()
    keep = np.ones(len(days), dtype=bool)
    for place in (PERIOD_IDS.index(period_id) for period_id in period_ids):
        keep &= (days < PERIOD_BEGINS[place]) | (days > PERIOD_ENDS[place])
    return register.only(keep)
