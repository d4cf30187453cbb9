"""How busy the machine is, beside every figure; and ratios with the range in which they were found."""

from __future__ import annotations

import os
import statistics
from collections.abc import Sequence


def busy() -> str:
    """Return the load of the last minute beside the number of processors, such as `load 3.1 on 2 processors`."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def high(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def ranged(ratios: Sequence[float]) -> str:
    """Return the median of ratios with the smallest and the largest, such as `0.62 (0.58-0.70)`."""
    if not ratios:
        return "–"
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
