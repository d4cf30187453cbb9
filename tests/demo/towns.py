"""A data folder with all that a town of the demo delivers in a year, read at once; made once per run."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from hbh_metrics.demo.towns import Sent, Town, arrivals, write_extract
from hbh_metrics.demo.towns.books import make_registers
from hbh_metrics.importing import import_delivery
from hbh_metrics.project import in_force
from hbh_metrics.publications import Store

SEED = 2014


def published(town: Town, shared_folder: Path) -> Path:
    """Return the data folder of the town; the first worker that asks makes it, the others wait."""
    data, folder = shared_folder / town.name, shared_folder / f"{town.name}-levering"
    with FileLock(shared_folder / f"{town.name}.lock"), pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(shared_folder / f"{town.name}-sleutel"))
        if not (data / "huidig").exists():
            data.mkdir()
            folder.mkdir()
            for file, text in town.files.items():
                (data / file).write_text(text, encoding="utf-8")
            with in_force(town.project):
                tables = make_registers(town, SEED, town.clients).tables()
            for name, rows in tables.items():
                write_extract(folder, Sent(None, name, rows))
            outcome = import_delivery(folder, Store(data), arrivals(town, SEED)[-1].day, lambda _: None)
            assert outcome.publication is not None, outcome.report
    return data
