"""What chance alone does to a weekly chart, also where neighbouring weeks resemble each other.

Clients who are away for weeks make hours of neighbouring weeks alike. Limits from moving ranges are then too narrow and signs come in
bunches; telling the number that independent weeks would give would be a promise that no provider can keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

MOST_AUTOCORRELATION = 0.8
STEP = 0.1

BY_CHANCE: dict[int, tuple[float, ...]] = {
    12: (0.047, 0.063, 0.086, 0.119, 0.162, 0.222, 0.300, 0.399, 0.520),
    24: (0.028, 0.041, 0.059, 0.087, 0.127, 0.182, 0.259, 0.362, 0.495),
    36: (0.023, 0.034, 0.051, 0.076, 0.113, 0.167, 0.242, 0.345, 0.479),
    48: (0.020, 0.030, 0.046, 0.070, 0.106, 0.158, 0.231, 0.332, 0.468),
}
"""By number of weeks that the limits come from, for lag-1 autocorrelations 0, 0.1 .. 0.8: the share of later weeks that are special
cause by the rules outside, shift of 8 and two of three.

Simulated: 40,000 providers each, 48 later weeks, values normal and autoregressive of order 1, limits made from the earlier weeks, every
week judged when it was the last. tests/statistics/test_chance.py repeats it.
"""


def autocorrelation(values: Sequence[float | None]) -> float:
    """Return the lag-1 autocorrelation with its correction for a short series, r + (1+4r)/B, kept in 0..0.8; pairs with a gap do not count.

    The correction is that of Marriott and Pope (Biometrika 1954). Raises ZeroDivisionError for equal values.
    """
    known = [value for value in values if value is not None]
    mean = fmean(known)
    together = sum((a - mean) * (b - mean) for a, b in pairwise(values) if a is not None and b is not None)
    found = together / sum((value - mean) ** 2 for value in known)
    return min(max(found + (1 + 4 * found) / len(known), 0.0), MOST_AUTOCORRELATION)


def special_by_chance(weeks: int, related: float) -> float:
    """Return the share of later weeks that chance alone makes special cause, with limits from at least 12 weeks and that autocorrelation.

    Between the simulated autocorrelations it is drawn straight; the number of weeks is rounded down to one that was simulated.
    """
    shares = BY_CHANCE[max(simulated for simulated in BY_CHANCE if simulated <= weeks)]
    place = min(int(related / STEP), len(shares) - 2)
    return shares[place] + (related / STEP - place) * (shares[place + 1] - shares[place])
