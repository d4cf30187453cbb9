"""Towns of the demo with other contracts, dates and calendars than the default one, each with what it delivers when.

To add a town: one module that declares `TOWN`, its project.toml beside it, and its line in the list below.
"""

from __future__ import annotations

from hbh_metrics.demo.towns import client_budget, monthly_tariff
from hbh_metrics.demo.towns.messages import MessageWriter
from hbh_metrics.demo.towns.model import Town
from hbh_metrics.demo.towns.sending import Arrival, Sent, arrivals, write_extract, write_town

TOWNS: tuple[Town, ...] = (client_budget.TOWN, monthly_tariff.TOWN)
TOWN_BY_NAME: dict[str, Town] = {town.name: town for town in TOWNS}
DEFAULT_PROJECT = "haarlem-2014"
PROJECTS = (DEFAULT_PROJECT, *TOWN_BY_NAME)
"""What a demo can be made of: the default project in its stories, and the towns."""

__all__ = [
    "DEFAULT_PROJECT",
    "PROJECTS",
    "TOWNS",
    "TOWN_BY_NAME",
    "Arrival",
    "MessageWriter",
    "Sent",
    "Town",
    "arrivals",
    "write_extract",
    "write_town",
]
