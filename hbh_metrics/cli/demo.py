"""Makes the demo: synthetic deliveries, read one after the other by the ordinary intake, into a store that appears whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hbh_metrics.cli.demo_journal import write_journal
from hbh_metrics.demo import DEFAULT_STORY, STORY_BY_NAME, write_deliveries
from hbh_metrics.dutch import count
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup import Journal
from hbh_metrics.importing import import_delivery
from hbh_metrics.publications import Store
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.layout import Layout
from hbh_metrics.signals.settings import read_thresholds

UNDER_CONSTRUCTION = ".demo"


def _move(built: Layout, data: Path) -> None:
    """Move the parts of a store; the pointer comes last, so that an interrupted move shows nothing rather than half."""
    journal = Journal(built.root).path
    for part in (built.refused, built.publications, journal, built.pointer):
        if part.exists():
            shutil.rmtree(data / part.name, ignore_errors=True)
            part.replace(data / part.name)


def _within(step: str, progress: Callable[[str], None]) -> Callable[[str], None]:
    return lambda text: progress(f"{step}: {text}")


def make_demo(
    data: Path, story: str | None, seed: int, clients: int, keep: Path | None, progress: Callable[[str], None]
) -> str:
    """Fill the empty data folder `data` with the story and return what was made, in Dutch.

    Raises UsageError for a story that does not exist, too few clients or thresholds that cannot be used, StoreError when `data` already
    holds publications, reports or a journal.
    """
    name = story or DEFAULT_STORY
    if name not in STORY_BY_NAME:
        raise UsageError(f"Het verhaal '{name}' bestaat niet. Kies uit: {', '.join(STORY_BY_NAME)}.")
    if clients < 1:
        raise UsageError("Het aantal cliënten is ten minste 1.")
    store = Store(data)
    if store.current() is not None or store.refusals() or Journal(data).path.exists():
        raise StoreError(
            f"In {data} staan al publicaties, verslagen of een opvolging. Kies voor de demo een lege map met --data."
        )
    thresholds = read_thresholds(data)
    building = data / UNDER_CONSTRUCTION
    with tempfile.TemporaryDirectory(prefix="hbh-demo-") as temporary, explained(data), store.lock():
        shutil.rmtree(building, ignore_errors=True)
        progress("leveringen maken")
        deliveries = write_deliveries(keep or Path(temporary), story=name, seed=seed, clients=clients)
        made = Store(building)
        refused = 0
        for number, delivery in enumerate(deliveries, start=1):
            step = f"levering {number} van {len(deliveries)}"
            outcome = import_delivery(delivery.path, made, delivery.peildatum, _within(step, progress), thresholds)
            refused += outcome.report.is_refused
        write_journal(building, name)
        _move(Layout(building), data)
        shutil.rmtree(building, ignore_errors=True)
    return (
        f"De demo '{name}' staat klaar in {data}: {count(len(deliveries) - refused, 'publicatie', 'publicaties')}, "
        f"{count(refused, 'levering', 'leveringen')} afgekeurd. Bekijk haar met: python -m hbh_metrics serve\n"
    )
