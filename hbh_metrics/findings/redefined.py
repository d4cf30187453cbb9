"""What is said of metrics that mean something else in one publication than in another: their values do not compare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.metrics.families import CARDS
from hbh_metrics.metrics.versions import BESIDE_CARDS

_TITLES = {card.name: card.title for card in CARDS} | {one.name: one.title for one in BESIDE_CARDS}


def told(found: Mapping[str, date]) -> tuple[str, ...]:
    """Return one sentence per day since which metrics have another definition, by day; nothing where none has.

    `found` are the metrics with the day of the first publication that has the new definition.
    """
    return tuple(
        _sentence([metric for metric in found if found[metric] == day], day) for day in sorted(set(found.values()))
    )


def _sentence(metrics: list[str], day: date) -> str:
    titles = dutch.listing([f"‘{_TITLES.get(name, name)}’" for name in metrics])
    since = f"sinds de stand van {dutch.day_in_full(day)}"
    return f"Andere definitie van {titles} {since}: waarden van ervoor en erna zijn niet te vergelijken."
