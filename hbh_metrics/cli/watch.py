"""The command `wacht`: a folder in which deliveries arrive; each that is complete is checked, published if it is good, and reported.

A delivery is a folder in it, or all loose files in it together. It is complete once it holds a file `KLAAR` (in which the peildatum may
stand) or when nothing in it changed for a minute. It is put aside before it is read, so that nothing changes under the reader, and whoever
stops the command halfway finds it read again.
"""

from __future__ import annotations

import contextlib
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from hbh_metrics.cli.parser import DutchParser
from hbh_metrics.errors import DeliveryRefused, StoreError, UsageError, UserError
from hbh_metrics.project import current, written_day
from hbh_metrics.unseen import without_unseen

Declare = Callable[[str, Callable[[Namespace], int], str], DutchParser]

QUIET_S: Final = 60.0
EVERY_S: Final = 5.0
READY: Final = "klaar"
BUSY, PUBLISHED, REFUSED = ".bezig", "gepubliceerd", "afgekeurd"
_FILES, _LOOSE = "bestanden", "losse-bestanden"


@dataclass
class Watch:
    """A watched folder and the data folder that its deliveries go to; `clock` tells the time in seconds since 1970."""

    folder: Path
    data: Path
    clock: Callable[[], float] = time.time
    _told: set[str] = field(default_factory=set)

    def round(self) -> list[Path]:
        """Take in every delivery that is complete and return where the reports stand; raises UsageError for a folder that is not there."""
        if not self.folder.is_dir():
            raise UsageError(f"De map '{self.folder}' bestaat niet. Maak haar, en zet daar de leveringen in.")
        self._put_aside()
        busy = self.folder / BUSY
        waiting = sorted(path for path in busy.iterdir() if path.is_dir()) if busy.is_dir() else []
        return [report for delivery in waiting if (report := self._taken_in(delivery)) is not None]

    def _put_aside(self) -> None:
        entries = sorted(path for path in self.folder.iterdir() if not path.name.startswith((".", "~$")))
        folders = [path for path in entries if path.is_dir() and path.name not in (PUBLISHED, REFUSED)]
        loose = [path for path in entries if path.is_file()]
        for path in folders:
            if self._is_complete([file for file in path.iterdir() if file.is_file()]):
                path.rename(self._new(self.folder / BUSY, path.name))
        if self._is_complete(loose):
            target = self._new(self.folder / BUSY, _LOOSE)
            for path in loose:
                path.rename(target / path.name)

    def _is_complete(self, files: list[Path]) -> bool:
        """Tell whether all of a delivery is there. When a file was last touched, also as a copy of an old one, is its ctime."""
        if all(_is_mark(path) for path in files):
            return False
        last = max(path.stat().st_ctime for path in files)
        return any(_is_mark(path) for path in files) or self.clock() - last >= QUIET_S

    def _taken_in(self, delivery: Path) -> Path | None:
        """Import a delivery that was put aside and return where its report stands; None when that has to wait, which is told once."""
        from hbh_metrics.cli.reporting import told, write_files, write_letters, write_record
        from hbh_metrics.door.opening import require_published
        from hbh_metrics.importing import import_delivery
        from hbh_metrics.publications import Store

        try:
            peildatum = _peildatum(delivery)
            require_published(self.data)
            outcome = import_delivery(delivery, Store(self.data), peildatum, lambda _: None)
        except UserError as problem:
            self._tell_once(f"{delivery.name}: {problem} De levering wacht in {delivery}.\n")
            return None
        report = self._new(self.folder / (REFUSED if outcome.report.is_refused else PUBLISHED), delivery.name)
        write_files(report, {"verslag.txt": told(outcome, is_check=False).encode()})
        write_record(outcome, report / "verslag.json")
        write_letters(outcome, report / "brieven", self.data, delivery.name, peildatum)
        delivery.rename(report / _FILES)
        what = "afgekeurd" if outcome.publication is None else f"gepubliceerd als {outcome.publication.id}"
        sys.stdout.write(without_unseen(f"De levering '{delivery.name}' is {what}. Het verslag staat in {report}.\n"))
        sys.stdout.flush()
        return report

    def _tell_once(self, line: str) -> None:
        if line not in self._told:
            self._told.add(line)
            sys.stderr.write(without_unseen(line))

    def _new(self, parent: Path, name: str) -> Path:
        """Return a new folder of that name, numbered when there was one."""
        parent.mkdir(mode=0o700, exist_ok=True)
        for number in range(1, sys.maxsize):
            found = parent / (name if number == 1 else f"{name}-{number}")
            if not found.exists():
                found.mkdir(mode=0o700)
                return found
        raise AssertionError


def declare(command: Declare, data_folder: Callable[[Namespace], Path]) -> None:
    """Add the command with its arguments."""
    found = command(
        "wacht",
        lambda options: _watch(options, data_folder(options)),
        "let op een map, en lees elke levering in die daar klaar staat",
    )
    found.add_argument("map", type=Path, metavar="MAP", help="de map waarin de leveringen komen")
    found.add_argument("--eens", action="store_true", help="lees in wat nu klaar staat, en stop")


def _watch(options: Namespace, data: Path) -> int:
    from hbh_metrics.door.opening import require_published

    watch = Watch(options.map, data)
    if options.eens:
        reports = watch.round()
        waiting = options.map / BUSY
        if waiting.is_dir() and any(waiting.iterdir()):
            return StoreError.exit_code
        return DeliveryRefused.exit_code if any(report.parent.name == REFUSED for report in reports) else 0
    with contextlib.suppress(StoreError):  # told at the first delivery
        require_published(data)
    sys.stdout.write(f"Wacht op leveringen in {options.map} (stoppen: Ctrl-C)\n")
    sys.stdout.flush()
    while True:
        watch.round()
        time.sleep(EVERY_S)


def _is_mark(path: Path) -> bool:
    return path.stem.lower() == READY and path.suffix.lower() in ("", ".txt")


def _peildatum(delivery: Path) -> date:
    """Return the day that stands in the file that says that a delivery is complete, else today."""
    day = date.today()  # noqa: DTZ011 - the user's own day
    for mark in [path for path in delivery.iterdir() if _is_mark(path)]:
        text = mark.read_text(encoding="utf-8", errors="replace").strip()
        if text:
            named = written_day(text)
            if named is None:
                example = current().end.isoformat()
                raise UsageError(f"In het bestand {mark.name} staat '{text[:40]}', en dat is geen dag als {example}.")
            day = named
    return day
