"""Every cell, mark and file of every screen shows the value of its own provider, metric and period, for whoever may see it.

The screens are run as a visitor opens them, and whatever they are made of is looked at: a new figure is looked at by itself. Of towns of
the demo the suite looks at every screen as the programmamanager, with HBH_EVERY_STAND set as every kind of reader.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from hbh_metrics.calendar import experiment_periods
from hbh_metrics.demo.towns import TOWNS, Town
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.project import in_force
from hbh_metrics.records import TOTAL, NumberId
from tests.demo.towns import published
from tests.pages.screens import readers
from tests.screens import own_numbers, seen, taken_along, whose_numbers
from tests.screens.whose_numbers import Reader

_PAGES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "pages").glob("*.py"))
_ONE, _PERIOD = "TZORG", "201407"
_ON_THE_LAST_WHOLE = {"overzicht", "uitkomst"}
"""Screens that judge on the last whole period, whichever is chosen."""
_ONE_OF_ALL = {"overleg"}
_ALL_TOGETHER = {"briefing"}
_WITHOUT_CHOICE = {"briefing", "uitkomst", "verkenning"}
"""Screens that are about all together, whoever is chosen."""
_PUBLIC_ON_PAPER = {"uitkomst"}
"""Screens whose paper is for everyone: it holds the numbers as the public reads them, whoever makes it."""
_OF_ONE = {"aanbieder", "overleg"}
"""Screens that the suite looks at for one provider of a town; at all others for all together."""
_WITHOUT_FIGURES = {"aanleveren", "begrippen", "toegang"}
"""Screens of a town that hold nothing that they do not hold in the demo."""


def visits(one: str) -> Iterator[tuple[Audience, str, str]]:
    """Yield who looks at which screen of whom; `one` is the provider that is chosen."""
    for audience in (Audience.PROGRAMMAMANAGER, Audience.aanbieder(one), Audience.WETHOUDER):
        for slug in (page for page in _PAGES if audience.role in readers()[page]):
            for who in (TOTAL, one) if audience.sees_everything else (audience.aanbieder_id or TOTAL,):
                if not (who == TOTAL and slug in _ONE_OF_ALL) and not (who != TOTAL and slug in _WITHOUT_CHOICE):
                    yield audience, slug, who


@pytest.fixture(scope="session")
def world(demo_data: Path, shared_folder: Path) -> Path:
    root = shared_folder / "own-numbers"
    with FileLock(shared_folder / "own-numbers.lock"):
        if not root.exists():
            own_numbers.publish(demo_data, root)
    return root


@pytest.fixture(scope="session")
def reader(world: Path) -> Reader:
    door = opening.open_door(world, Audience.PROGRAMMAMANAGER)
    assert door is not None
    return reader_of(door, _PERIOD)


def reader_of(door: Door, period_id: str) -> Reader:
    """Return who looks at the figures of a period, and knows no number yet."""
    names = {TOTAL: "Alle aanbieders", **{one.aanbieder_id: one.naam for one in door.providers()}}
    return Reader({}, names, TOTAL, period_id)


@cache
def given(world: Path, audience: Audience) -> Mapping[Decimal, frozenset[NumberId]]:
    return own_numbers.numbers(world, (audience,))


@pytest.mark.parametrize(("audience", "slug", "who"), [*visits(_ONE)], ids=lambda one: getattr(one, "name", one))
def test_every_cell_and_mark_shows_its_own_number(
    audience: Audience, slug: str, who: str, world: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(problems(audience, slug, who, world, reader, monkeypatch)) == []


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.name)
def test_every_cell_and_mark_of_a_town_shows_its_own_number(
    town: Town, shared_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_numbers.publish(published(town, shared_folder), tmp_path, is_large=True)
    with in_force(town.project):
        door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
        assert door is not None
        reader = reader_of(door, experiment_periods()[len(experiment_periods()) // 2].id)
        found = [
            f"{audience.name} {slug} {who}: {problem}"
            for audience, slug, who in visits(town.suppliers[0].id)
            if slug not in {*town.project.screens_off, *_WITHOUT_FIGURES}
            if "HBH_EVERY_STAND" in os.environ or (audience.sees_everything and (who == TOTAL) is (slug not in _OF_ONE))
            for problem in problems(audience, slug, who, tmp_path, reader, monkeypatch)
        ]
    assert found == []


def problems(
    audience: Audience, slug: str, who: str, world: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    monkeypatch.setenv("HBH_DOELGROEP", audience.name)
    known = given(world, Audience.WETHOUDER if slug in _ALL_TOGETHER else audience)
    when = experiment_periods()[-1].id if slug in _ON_THE_LAST_WHOLE else reader.period_id
    mine = replace(reader, known=known, chosen=who, period_id=when)
    for screen in seen.screens(monkeypatch, world, slug, aanbieder=who, periode=mine.period_id):
        yield from screen.errors
        public = replace(mine, known=given(world, Audience.WETHOUDER)) if slug in _PUBLIC_ON_PAPER else mine
        on_paper = [table for paper in screen.papers for section in paper.sections for table in section.tables]
        for figure in screen.figures:
            yield from whose_numbers.of_figure(figure, mine)
        for table in screen.tables:
            yield from whose_numbers.of_table(table, public if table in on_paper else mine)
        for key_figure in screen.key_figures:
            yield from whose_numbers.of_key_figure(key_figure, mine)
        for picture in screen.pictures:
            yield from whose_numbers.of_chart(picture.chart, mine, "picture", {who, TOTAL})
        for paper in screen.papers:
            yield from taken_along.of_paper(paper, public)
        yield from taken_along.of_files(screen)
