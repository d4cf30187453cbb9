"""Every screen, in the towns of the demo with other contracts and another calendar: it opens, and says nothing of another town.

In the suite the programmamanager walks all screens of the newest stand, with one reader of each other kind on what is theirs; with
HBH_EVERY_STAND set (`make stands`) everybody walks all of them for every provider, on every stand of the town's demo.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from hbh_metrics.demo.towns import TOWNS, Town
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.project import in_force
from hbh_metrics.publications import Store
from hbh_metrics.records import TOTAL
from tests.demo.towns import published
from tests.screens import stand_rules
from tests.screens.code_words import texts
from tests.screens.stand import Stand
from tests.screens.told import plain
from tests.screens.walked import Screen, Visit, walk

_IS_WHOLE = "HBH_EVERY_STAND" in os.environ
_OF_ONE = {"overleg", "aanbieder", "afbouw"}
_ELSEWHERE = re.compile(
    r"Haarlem|Viva|T-Zorg|Amstelring|Axxicom|SHDH|[Vv]ijf aanbieders|"
    r"ongeveer een tiende|(?<![,\d])1% van het starttarief|\b[Ee]xperiment(?:en)?\b"
)
_IN_FOUR_WEEKS = re.compile(
    r"(?<!deze )(?<!die )\b[Pp]eriode \d(?!\d{5})|(?:elke|per) vier weken|vierweken|20(?:13|14)\b"
)
_WHILE_IT_FALLS = re.compile(
    r"\b[Aa]fbouw\b|sneller (?:dalen|gedaald|daalden) dan het tarief|dalen sneller|meegedaald|(?<!alve )verlaging"
)
"""What is not true of a town that runs no experiment, has no periods of four weeks, or whose tariffs do not fall."""


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
    yield from screen.errors
    if len(screen.text) < len("een titel"):
        yield "leeg scherm"
    of_others = [
        _ELSEWHERE,
        *([_IN_FOUR_WEEKS] if town.project.has_months else []),
        *([] if town.project.tariff_falls else [_WHILE_IT_FALLS]),
    ]
    for text in dict.fromkeys(texts(screen)):
        for words in of_others:
            yield from (f"{found.group()}: {text[:160]}" for found in words.finditer(plain(text)))
    yield from stand_rules.problems(screen, stand)


def data_of(town: Town, shared_folder: Path) -> Path:
    """Return the data of a town: all that it delivers read at once, or with HBH_EVERY_STAND set every stand of its demo."""
    if not _IS_WHOLE:
        return published(town, shared_folder)
    data = shared_folder / f"standen-{town.name}"
    with FileLock(shared_folder / f"standen-{town.name}.lock"):
        if not (data / "huidig").exists():
            command = [sys.executable, "-m", "hbh_metrics", "demo", "--project", town.name, "--data", os.fspath(data)]
            key = {**os.environ, "HBH_SLEUTEL": os.fspath(shared_folder / f"{town.name}-sleutel")}
            subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=key)
    return data


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.name)
def test_every_screen_of_a_town_opens_and_says_nothing_of_another(
    town: Town, shared_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, one = data_of(town, shared_folder), town.suppliers[-1].id
    found, audiences = [], set()
    with in_force(town.project):
        for publication in Store(data).list():
            stand = Stand.of(data, publication.id)
            for screen in walk(data, stand, monkeypatch, lambda visit: is_walked(visit, one)):
                audiences.add(screen.visit.audience)
                found += [f"{screen.visit.name}: {problem}" for problem in problems(screen, town, stand)]
    assert found == []
    assert {Audience.PROGRAMMAMANAGER, Audience.WETHOUDER} <= audiences
