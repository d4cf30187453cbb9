"""Every screen, for everyone who may open it, on every stand: what stands there holds together, and is of that stand.

In the suite a spread of the demo's stands: before the first period, in the middle with a period that runs, and the newest. With
HBH_EVERY_STAND set (`make stands`, some ten minutes) every stand of the demo and of three other stories.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from hbh_metrics import calendar, dutch
from hbh_metrics.demo import DEFAULT_STORY, stand_days
from hbh_metrics.door.audience import Audience
from hbh_metrics.publications import Store
from tests.screens import stand_rules
from tests.screens.stand import Stand
from tests.screens.walked import Screen, Visit, walk

_STORIES = (DEFAULT_STORY, "tarief-blijft-staan", "onderlevering", "stille-aanbieder")
_NEWEST = len(stand_days())
_ALL = [(story, number) for story in _STORIES for number in range(1, _NEWEST + 1)]
_LAST, _ONE_BEFORE = (period.id for period in reversed(calendar.experiment_periods()[-2:]))
_SPREAD = [(DEFAULT_STORY, number) for number in (1, 6, _NEWEST)]


def stands(data: Path) -> list[str]:
    return [publication.id for publication in Store(data).list()]


def data_of(story: str, demo_data: Path, shared_folder: Path) -> Path:
    """Return the data of a story; the first worker that asks makes it, the others wait."""
    if story == DEFAULT_STORY:
        return demo_data
    data = shared_folder / f"verhaal-{story}"
    with FileLock(shared_folder / f"{story}.lock"):
        if not (data / "huidig").exists():
            command = [sys.executable, "-m", "hbh_metrics", "demo", "--story", story, "--data", os.fspath(data)]
            key = {**os.environ, "HBH_SLEUTEL": os.fspath(shared_folder / f"{story}-sleutel")}
            subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=key)
    return data


@pytest.mark.parametrize(("story", "number"), _ALL if "HBH_EVERY_STAND" in os.environ else _SPREAD)
def test_what_every_screen_says_holds_on_its_stand(
    story: str, number: int, demo_data: Path, shared_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = data_of(story, demo_data, shared_folder)
    assert len(stands(data)) == _NEWEST
    stand = Stand.of(data, stands(data)[number - 1])
    seen = [(screen.visit, list(stand_rules.problems(screen, stand))) for screen in walk(data, stand, monkeypatch)]
    assert {visit.audience for visit, _ in seen} == set(stand.readers)
    assert [problem for _, found in seen for problem in found] == []


@pytest.fixture(scope="session")
def newest(demo_data: Path) -> Stand:
    return Stand.of(demo_data, stands(demo_data)[-1])


def screen_of(stand: Stand, text: str, slug: str = "clienten", who: str = "VIVA") -> Screen:
    """Return a screen of the newest stand that says nothing but this, of the provider whose hours fall."""
    visit = Visit(Audience.PROGRAMMAMANAGER, slug, who, _LAST, stand.door.publication.id)
    boxes = ("Aanbieder", "Periode", "Stand van")
    return Screen(visit, stand.peildatum, (), text, "", boxes, (), (), (), ())


_AFTER = dutch.day_in_full(stand_days()[-1] + timedelta(days=7))
_IN = f"In {dutch.period(_LAST)}"
_VERDICT = f"{_IN} bij Viva! Zorggroep: de uren dalen sneller dan het tarief, actie nodig."


def test_a_screen_with_the_right_verdict_has_no_problem(newest: Stand) -> None:
    assert list(stand_rules.problems(screen_of(newest, _VERDICT), newest)) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("gives_one_verdict", f"{_VERDICT} {_IN} bij Viva! Zorggroep: de uren volgen het tarief, 1,0 eronder."),
        (
            "gives_one_verdict",
            f"{_VERDICT} {_IN} in totaal: de uren daalden sneller dan het tarief, meer dan toeval.",
        ),
        (
            "tells_the_verdict",
            f"In {dutch.period(_ONE_BEFORE)} bij Viva! Zorggroep: de uren dalen sneller dan het tarief, actie nodig.",
        ),
        ("excuses_nothing", f"{_VERDICT} Dat cliënten minder uren kregen, kan toeval zijn."),
        ("excuses_nothing", f"{_VERDICT} De uren zijn lager door minder werkdagen."),
        ("is_not_quiet", f"{_VERDICT} Er is niets dat om aandacht vraagt."),
        ("is_not_quiet", f"{_VERDICT} Goed nieuws: er staat nu geen signaal open."),
        ("is_of_this_stand", f"{_VERDICT} In de stand van {_AFTER} is dat anders."),
        ("says_no_code_word", f"{_VERDICT} De lezing is LINEAIR."),
        ("says_no_code_word", f"{_VERDICT} Dat staat in geleverde_uren."),
    ],
)
def test_a_contradiction_is_found(rule: str, said: str, newest: Stand) -> None:
    found = list(stand_rules.problems(screen_of(newest, said), newest))
    assert [problem.split(" | ")[0] for problem in found] == [rule]


def test_a_screen_without_its_bar_is_found(newest: Stand) -> None:
    found = list(stand_rules.problems(replace(screen_of(newest, _VERDICT), boxes=("Stand van",)), newest))
    assert [problem.split(" | ")[0] for problem in found] == ["keeps_its_bar"]


def test_another_count_of_signals_is_found(newest: Stand) -> None:
    told = replace(screen_of(newest, _VERDICT), headings=("Bij Viva! Zorggroep vragen 9 zaken om actie.",))
    assert [problem.split(" | ")[0] for problem in stand_rules.problems(told, newest)] == ["counts_signals_alike"]
