"""How sure a share is: the 95% interval of Wilson, which stays between 0 and 1 and holds for small numbers too."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution: both sides of a 95% interval."""


def interval(part: float, whole: float) -> tuple[float, float]:
    """Return the limits of the 95% score interval of a share, without continuity correction, from 0 to 1 (Wilson 1927); `whole` > 0."""
    share, spread = part / whole, Z_95**2 / whole
    middle = share + spread / 2
    reach = Z_95 * sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))
