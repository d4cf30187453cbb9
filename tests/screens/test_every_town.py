"""Every screen, in the towns of the demo with other contracts and another calendar: it opens, and says nothing of another town.

In the suite the programmamanager walks all screens of the newest stand, with one reader of each other kind on what is theirs; with
HBH_EVERY_STAND set everybody walks all of them for every provider.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hbh_metrics.demo.towns import TOWNS, Town
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.project import in_force
from hbh_metrics.publications import Store
from hbh_metrics.records import TOTAL
from tests.demo.towns import published
from tests.screens import stand_rules
from tests.screens.stand import Stand
from tests.screens.walked import Screen, Visit, walk

_IS_WHOLE = "HBH_EVERY_STAND" in os.environ
_OF_PAYMENTS_AND_HOURS = "rests_on_whole_periods"
"""That rule takes a period for whole when payments and hours are: here hours lack of who was paid whole, which changes no cost."""
_OF_ONE = {"overleg", "aanbieder", "afbouw"}
_ELSEWHERE = re.compile(
    r"Haarlem|Viva|T-Zorg|Amstelring|Axxicom|SHDH|[Vv]ijf aanbieders|ongeveer een tiende|1% van het starttarief"
)
_IN_FOUR_WEEKS = re.compile(r"\b[Ii]n periode \d|periode \d+ t/m|vóór 2014|van 2014")


def is_walked(visit: Visit, one: str) -> bool:
    """Whether the suite makes this visit: all screens once, a few of one provider, and what the others have of their own."""
    if _IS_WHOLE:
        return True
    if visit.tab not in ("", "Volledigheid", "Afspraken en drempels"):
        return False
    match visit.audience.role:
        case Role.PROGRAMMAMANAGER:
            return visit.aanbieder_id == TOTAL or (visit.slug in _OF_ONE and visit.aanbieder_id == one)
        case Role.WETHOUDER:
            return visit.slug in {"briefing", "overzicht"}
        case _:
            return visit.aanbieder_id == one and visit.slug == "aanbieder"


def problems(screen: Screen, town: Town, stand: Stand) -> Iterator[str]:
    """Yield what is wrong with a screen of a town."""
    text = screen.text.replace("\u00a0", " ")
    yield from screen.errors
    if len(text) < len("een titel"):
        yield "leeg scherm"
    yield from _ELSEWHERE.findall(text)
    if town.project.has_months:
        yield from _IN_FOUR_WEEKS.findall(text)
    found = stand_rules.problems(screen, stand)
    yield from (problem for problem in found if not problem.startswith(_OF_PAYMENTS_AND_HOURS))


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.name)
def test_every_screen_of_a_town_opens_and_says_nothing_of_another(
    town: Town, shared_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = published(town, shared_folder)
    with in_force(town.project):
        stand = Stand.of(data, Store(data).list()[-1].id)
        one = town.suppliers[-1].id
        seen = list(walk(data, stand, monkeypatch, lambda visit: is_walked(visit, one)))
        found = [f"{screen.visit.name}: {problem}" for screen in seen for problem in problems(screen, town, stand)]
    assert found == []
    assert {Audience.PROGRAMMAMANAGER, Audience.WETHOUDER} <= {screen.visit.audience for screen in seen}
