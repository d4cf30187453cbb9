"""Whether the classes of a distribution that are shown narrow one that is told as "<5": by the sum that they are known to make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil, floor, inf
from typing import NamedTuple

from hbh_metrics.door.links import Key
from hbh_metrics.door.protection import ProtectedMeasure, Visibility
from hbh_metrics.door.rounding import factor_of
from hbh_metrics.policy import SMALL_COUNT
from hbh_metrics.records import Measure, Share


class Sum(NamedTuple):
    """Classes of a distribution (none: all) that together are one part of a metric's row: `waarde`, `teller` or `noemer`."""

    verdeling: str
    codes: tuple[str, ...]
    maatstaf: str
    part: str


SUMS: tuple[Sum, ...] = (
    Sum("uren_tov_referentie", ("<50", "50-70"), "aandeel_sterke_daling", "teller"),
    Sum("uren_tov_referentie", (), "aandeel_sterke_daling", "noemer"),
    Sum("netwerk", ("DEELS", "GROTENDEELS"), "netwerkinzet", "teller"),
    Sum("netwerk", (), "netwerkinzet", "noemer"),
    Sum("uitstroom_reden", (), "uitstroom", "waarde"),
    Sum("klachten_thema", (), "klachten_per_100", "teller"),
)


def is_narrowed(
    shown: Sequence[Share],
    own: Callable[[Share], int],
    people: float,
    figures: Mapping[Key, ProtectedMeasure],
    own_figures: Mapping[Key, Measure],
) -> bool:
    """Whether at most three others can be in a class of one distribution that is told as "<5".

    `shown` are its classes as they are shown, rounded to `people`; `own` is the reader's own part of a class.
    """
    if not any(one.is_minder_dan_5 for one in shown):
        return False
    for name, codes, metric, part in SUMS:
        key = metric, shown[0].periode_id
        classes = [one for one in shown if not codes or one.code in codes]
        if name != shown[0].verdeling or key not in figures or not any(one.is_minder_dan_5 for one in classes):
            continue
        most = _most(figures[key], part, people) - _counted(own_figures.get(key), part)
        least_elsewhere = sum(_least_of_others(one, own(one), people) for one in classes)
        if most < inf and floor(most) - least_elsewhere < SMALL_COUNT - 1:
            return True
    return False


def _least_of_others(one: Share, own: int, people: float) -> int:
    return 0 if one.is_minder_dan_5 else max(SMALL_COUNT, ceil(one.aantal - people / 2) - own)


def _most(figure: ProtectedMeasure, part: str, people: float) -> float:
    """Return how many people a part of a figure leaves room for at the most; endless where it is not shown.

    Of a numerator its share of the denominator tells too. One that is told as "at most" says no more than that each class is below five.
    """
    if figure.waarde is None or figure.visibility is Visibility.AT_MOST:
        return inf
    if part == "waarde":
        return _below(figure.waarde, figure.stap or 0.0)
    noemer = inf if figure.noemer is None else _below(figure.noemer, people)
    if part == "noemer" or figure.visibility is Visibility.AT_LEAST:
        return noemer
    number = inf if figure.teller is None else _below(figure.teller, people)
    return min(number, _below(figure.waarde, figure.stap or 0.0) / factor_of(figure.maatstaf) * noemer)


def _below(value: float, step: float) -> float:
    """Return the most that a number can be of which this is the rounding, halves going up."""
    return value + step / 2 - 1e-9


def _counted(own: Measure | None, part: str) -> float:
    """Return how many people of the reader's own are in a part of a figure."""
    return 0.0 if own is None else getattr(own, part) or 0.0
