"""Makes the demo: synthetic deliveries, read one after the other by the ordinary intake, into a store that appears whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hbh_metrics.cli.demo_journal import write_journal
from hbh_metrics.demo import DEFAULT_STORY, STORY_BY_NAME, Delivery, write_deliveries
from hbh_metrics.demo.talks import TALKS, Talk
from hbh_metrics.demo.towns import DEFAULT_PROJECT, PROJECTS, TOWN_BY_NAME, MessageWriter, write_town
from hbh_metrics.dutch import count
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup import Journal
from hbh_metrics.importing import import_delivery
from hbh_metrics.project import DEFAULT_TEXT
from hbh_metrics.project_folder import FILE
from hbh_metrics.publications import Store
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.layout import Layout
from hbh_metrics.signals.settings import read_thresholds

UNDER_CONSTRUCTION = ".demo"
_DEFAULT_CLIENTS = 3500


@dataclass(frozen=True)
class _Told:
    """What a demo tells: its name, the files of its data folder (none: the default project), how it is delivered and what was said."""

    name: str
    files: Mapping[str, str]
    write: Callable[[Path], tuple[Delivery, ...]]
    talks: tuple[Talk, ...]


def _told(project: str, story: str | None, seed: int, clients: int | None, *, as_messages: bool) -> _Told:
    """Return the demo of a project, of the default one in a story; raises UsageError for what does not exist."""
    if project not in PROJECTS:
        raise UsageError(f"Het project '{project}' bestaat niet. Kies uit: {', '.join(PROJECTS)}.")
    if clients is not None and clients < 1:
        raise UsageError("Het aantal cliënten is ten minste 1.")
    if as_messages and not (project in TOWN_BY_NAME and TOWN_BY_NAME[project].has_products):
        able = ", ".join(town.name for town in TOWN_BY_NAME.values() if town.has_products)
        raise UsageError(f"Het project '{project}' levert geen berichten. Kies met --berichten uit: {able}.")
    if project == DEFAULT_PROJECT:
        name = story or DEFAULT_STORY
        if name not in STORY_BY_NAME:
            raise UsageError(f"Het verhaal '{name}' bestaat niet. Kies uit: {', '.join(STORY_BY_NAME)}.")
        number = _DEFAULT_CLIENTS if clients is None else clients
        return _Told(
            name,
            {},
            lambda folder: write_deliveries(folder, story=name, seed=seed, clients=number),
            TALKS.get(name, ()),
        )
    if story is not None:
        raise UsageError(f"Het project '{project}' heeft één verhaal. Laat --story weg.")
    town = TOWN_BY_NAME[project]
    write = MessageWriter(town) if as_messages else None
    return _Told(project, town.files, lambda folder: write_town(folder, town, seed, clients, write), town.talks)


def _move(built: Layout, data: Path, files: Iterable[str]) -> None:
    """Move the parts of a store; the pointer comes last, so that an interrupted move shows nothing rather than half."""
    journal = Journal(built.root).path
    for part in (*(built.root / file for file in files), built.refused, built.publications, journal, built.pointer):
        if part.exists():
            if part.is_dir():
                shutil.rmtree(data / part.name, ignore_errors=True)
            part.replace(data / part.name)


def _within(step: str, progress: Callable[[str], None]) -> Callable[[str], None]:
    return lambda text: progress(f"{step}: {text}")


def make_demo(
    data: Path,
    story: str | None,
    seed: int,
    clients: int | None,
    keep: Path | None,
    progress: Callable[[str], None],
    project: str | None = None,
    *,
    as_messages: bool = False,
) -> str:
    """Fill the empty data folder `data` with the demo of a project and return what was made, in Dutch.

    `as_messages` delivers as iWmo messages what they can tell. Raises UsageError for a project or a story that does not exist, a
    project without messages, too few clients or thresholds that cannot be used, StoreError when `data` already holds publications,
    reports, a journal or another project.
    """
    told = _told(project or DEFAULT_PROJECT, story, seed, clients, as_messages=as_messages)
    store = Store(data)
    if store.current() is not None or store.refusals() or Journal(data).path.exists():
        raise StoreError(
            f"In {data} staan al publicaties, verslagen of een opvolging. Kies voor de demo een lege map met --data."
        )
    own = data / FILE
    if own.exists() and own.read_text(encoding="utf-8") != (told.files.get(FILE, DEFAULT_TEXT)):
        raise StoreError(
            f"In {data} staat een {FILE} van een ander project. Kies voor de demo een lege map met --data."
        )
    thresholds = read_thresholds(data)
    building = data / UNDER_CONSTRUCTION
    with tempfile.TemporaryDirectory(prefix="hbh-demo-") as temporary, explained(data), store.lock():
        shutil.rmtree(building, ignore_errors=True)
        progress("leveringen maken")
        deliveries = told.write(keep or Path(temporary))
        made = Store(building)
        for file, text in told.files.items():
            building.mkdir(parents=True, exist_ok=True)
            (building / file).write_text(text, encoding="utf-8")
        refused = 0
        for number, delivery in enumerate(deliveries, start=1):
            step = f"levering {number} van {len(deliveries)}"
            outcome = import_delivery(delivery.path, made, delivery.peildatum, _within(step, progress), thresholds)
            refused += outcome.report.is_refused
        write_journal(building, told.talks)
        _move(Layout(building), data, told.files)
        shutil.rmtree(building, ignore_errors=True)
    return (
        f"De demo '{told.name}' staat klaar in {data}: {count(len(deliveries) - refused, 'publicatie', 'publicaties')}, "
        f"{count(refused, 'levering', 'leveringen')} afgekeurd. Bekijk haar met: python -m hbh_metrics serve\n"
    )
