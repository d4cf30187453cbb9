"""Synthetic deliveries of five providers and the city, in named stories, made from the declared contract.

The files are written as providers really send them; reading them is left to the ordinary intake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pyarrow as pa

from hbh_metrics.demo.books import make_world
from hbh_metrics.demo.deliveries import Delivery, stand_days, write_deliveries
from hbh_metrics.demo.stories import DEFAULT_STORY, STORIES, STORY_BY_NAME, Story

__all__ = [
    "DEFAULT_STORY", "STORIES", "STORY_BY_NAME", "Delivery", "Story", "stand_days", "world", "world_as_of", "write_deliveries",
]  # fmt: skip


def world_as_of(
    days: Sequence[date], story: str = DEFAULT_STORY, seed: int = 2014, clients: int = 3500
) -> Iterator[dict[str, pa.Table]]:
    """Yield for each day every contract table as it would be had everyone delivered on that day what they then knew.

    Raises KeyError when there is no story of that name.
    """
    made = make_world(story, seed, clients)
    return (made.tables_as_of(day) for day in days)


def world(story: str = DEFAULT_STORY, seed: int = 2014, clients: int = 3500) -> dict[str, pa.Table]:
    """Return every contract table, in contract types, as it is when all of 2014 has been delivered.

    Raises KeyError when there is no story of that name.
    """
    return make_world(story, seed, clients).tables()
