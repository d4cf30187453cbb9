"""Publishes small deliveries in a folder of their own, keeps the account of every file, and looks at what was kept."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import duckdb
import pytest

from hbh_metrics.contract import TABLES
from hbh_metrics.contract.iwmo import KEPT
from hbh_metrics.importing import Outcome, check, import_delivery
from hbh_metrics.publications import Draft, Publication, Store
from hbh_metrics.publications.row_accounts import row_accounts
from tests.intake.deliveries import PEILDATUM, Cells, tidy_files, write

_NUMBERS = count(1)


@dataclass(frozen=True)
class Office:
    """A data folder with its deliveries beside it; the key is the one that HBH_SLEUTEL names."""

    root: Path

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.root / "data"

    @property
    def store(self) -> Store:
        """The publications in it."""
        return Store(self.data)

    def deliver(self, files: Mapping[str, bytes | Cells], peildatum: date = PEILDATUM) -> Outcome:
        """Import files as one delivery, and hold its outcome to the account."""
        before = self.store.current()
        outcome = import_delivery(self.folder_with(files), self.store, peildatum, _silent)
        if outcome.publication is None:
            assert outcome.report.is_refused
            after = self.store.current()
            assert (after and after.id) == (before and before.id)
        else:
            assert not outcome.report.is_refused
            assert_account(outcome, before)
        return outcome

    def check(self, files: Mapping[str, bytes | Cells], peildatum: date = PEILDATUM) -> Outcome:
        """Only say what importing the files would report."""
        return self.check_folder(self.folder_with(files), peildatum)

    def check_folder(self, folder: Path, peildatum: date = PEILDATUM) -> Outcome:
        """Only say what importing a folder would report."""
        return check(folder, self.store, peildatum, _silent)

    def folder_with(self, files: Mapping[str, bytes | Cells]) -> Path:
        """Write the files into a new folder; cells become CSV."""
        contents = {name: content.csv() if isinstance(content, Cells) else content for name, content in files.items()}
        return write(self.root / f"levering-{next(_NUMBERS)}", contents)

    def rows(self, table: str, columns: str = "*") -> list[tuple[object, ...]]:
        """Return what the current publication holds of a table, in order."""
        publication = self.store.current()
        assert publication is not None
        return rows_of(publication, table, columns)


def make_office(root: Path, files: Mapping[str, bytes] | None = None) -> Office:
    """Make a data folder with the tidy delivery as its first publication."""
    office = Office(root)
    root.mkdir(parents=True, exist_ok=True)
    outcome = office.deliver(tidy_files() if files is None else files)
    assert outcome.report.findings == []
    return office


def copy_of(office: Office, root: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return a data folder like that of `office`, to publish in, and name its own copy of the key: a test may replace that too."""
    copy_tree(office.data, root / "data")
    shutil.copy(office.root / "sleutel", root / "sleutel")
    monkeypatch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
    return Office(root)


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder so that two names of one file are so in the copy too: publications share what did not change."""
    known: dict[int, Path] = {}
    for root, _, names in os.walk(source):
        inside = target / Path(root).relative_to(source)
        inside.mkdir(parents=True)
        for name in names:
            path = Path(root) / name
            inode = path.stat().st_ino
            if inode in known:
                (inside / name).hardlink_to(known[inode])
            else:
                known[inode] = Path(shutil.copy2(path, inside / name))


def rows_of(publication: Publication, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    """Return rows of a table of a publication, in order."""
    with duckdb.connect(config={"threads": 1}) as con:
        query = f"select {columns} from read_parquet(?) order by all"
        return con.execute(query, [str(publication.table_path(table))]).fetchall()


def told(outcome: Outcome, *rules: str) -> list[tuple[str, str, int | None, str | None]]:
    """Return rule, file, row and column of the findings, of these rules only when any is named."""
    return [
        (found.regel, found.bestand, found.rij, found.kolom)
        for found in outcome.report.findings
        if not rules or found.regel in rules
    ]


def assert_account(outcome: Outcome, before: Publication | None) -> None:
    """Rows read are rows stored, skipped, or known already; and each table holds what was stored and what was not replaced."""
    publication = outcome.publication
    assert publication is not None
    delivered = {(file.bestand, file.tabel): file.rijen for file in publication.manifest.deliveries}
    stored: dict[str, int] = {}
    for file in outcome.report.files:
        rows = delivered[file.bestand, file.tabel]
        assert file.rows == rows + file.skipped + file.known
        stored[file.tabel] = stored.get(file.tabel, 0) + rows
    told = row_accounts(publication.manifest)
    assert sum(one.opgeslagen for one in told) == sum(delivered.values())
    for table, number in stored.items():
        kept = publication.manifest.tables[table].rows
        held = before.manifest.tables[table].rows if before else 0
        assert number <= kept <= number + held, table


def bytes_in(folder: Path) -> Iterable[tuple[Path, bytes]]:
    """Yield everything in a folder, hidden files too; Parquet and JSON also as they read, so that no packing hides a text."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes()
            if path.suffix == ".parquet":
                with duckdb.connect(config={"threads": 1}) as con:
                    rows = con.execute("select * from read_parquet(?)", [str(path)]).fetchall()
                yield path, repr(rows).encode()
            if path.suffix == ".json":
                yield path, json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False).encode()


def as_before(draft: Draft, _delivery: object, earlier: Sequence[Publication], *_rest: object) -> None:
    """Take what is derived over from the publication before, in place of `importing.write_derived`: where only extracts matter."""
    extracts = {table.name for table in (*TABLES, *KEPT)}
    for name in earlier[-1].tables if earlier else ():
        if name not in extracts:
            draft.reuse(name)


def _silent(step: str) -> None:
    assert step
