"""The range within which a tariff ends, from three assumptions, none of them a model.

From now on the path is followed exactly; the present difference stays; of what was agreed the same share is reached as until now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hbh_metrics import dutch

_START_INDEX = 100.0


@dataclass(frozen=True)
class EndPosition:
    """The expected end position of one provider, in % of the start tariff, and the last whole period that it rests on.

    Where that is the last period of all (`is_reached`) nothing is left to expect: the end is what was paid.
    """

    name: str
    based_on: str
    agreed_pct: float
    difference_stays_pct: float
    progress_stays_pct: float
    is_reached: bool = False

    @property
    def low_pct(self) -> float:
        """The lowest of the three assumptions."""
        return min(self._possible_pct)

    @property
    def high_pct(self) -> float:
        """The highest of the three assumptions."""
        return max(self._possible_pct)

    @property
    def _possible_pct(self) -> tuple[float, ...]:
        following = () if self.is_reached else (self.agreed_pct,)
        return (*following, self.difference_stays_pct, self.progress_stays_pct)

    @property
    def text(self) -> str:
        """`89,0%`, or `tussen 89,0% en 91,1%` where the two read differently."""
        low, high = dutch.percentage(self.low_pct), dutch.percentage(self.high_pct)
        return low if low == high else f"tussen {low} en {high}"

    @property
    def is_as_agreed(self) -> bool:
        """Whether the whole range reads as the agreed end position."""
        return self.text == dutch.percentage(self.agreed_pct)


def end_position(
    name: str, measured: Mapping[str, float], agreed: Mapping[str, float], last: str
) -> EndPosition | None:
    """Return the range that follows from the measured and the agreed index per whole period (% of the start tariff).

    None without an agreed end position, or when the tariff was not to move yet in the last measured period.
    """
    if not measured or last not in agreed:
        return None
    now = max(measured)
    if now not in agreed or agreed[now] == _START_INDEX:
        return None
    difference = measured[now] - agreed[now]
    progress = (_START_INDEX - measured[now]) / (_START_INDEX - agreed[now])
    return EndPosition(
        name,
        now,
        agreed[last],
        agreed[last] + difference,
        _START_INDEX - progress * (_START_INDEX - agreed[last]),
        is_reached=now == last,
    )


def on_the_way(name: str, measured: Mapping[str, float], agreed: Mapping[str, float]) -> dict[str, EndPosition]:
    """Return the same range for every period after the last measured one that has an agreed index."""
    later = sorted(period_id for period_id in agreed if measured and period_id > max(measured))
    found = {period_id: end_position(name, measured, agreed, period_id) for period_id in later}
    return {period_id: end for period_id, end in found.items() if end is not None}
