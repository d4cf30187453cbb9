"""Damaged files, hundreds of them: each gives findings or a right import, never a traceback or a row that is silently gone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from hbh_metrics.intake.findings import Finding
from tests.intake.corruption import STRUCTURES, Damaged, damaged_bytes, damaged_structure
from tests.intake.deliveries import tidy
from tests.intake.loading import Loaded, load_one
from tests.intake.publishing import Office

CHUNK = 22
LINE_END = re.compile(r"\r\n|\r|\n")
ENCODINGS = ("utf-8-sig", "cp1252")
SAME_ROWS = {"columns swapped", "rows shuffled"}


@pytest.mark.parametrize("chunk", range(12))
def test_files_with_damaged_bytes_give_findings_or_a_right_import(tmp_path: Path, chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        damaged = damaged_bytes(seed)
        found = load_one(tmp_path / str(seed), damaged.name, damaged.content)
        assert_no_row_is_gone(damaged, found)
        if damaged.extension == "xlsx" and not found.findings:
            assert without_places(found) == without_places(load_good(tmp_path / f"goed-{seed}", damaged)), damaged.how


@pytest.mark.parametrize("chunk", range(6))
def test_files_with_a_damaged_structure_give_findings_or_a_right_import(tmp_path: Path, chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        damaged = damaged_structure(seed)
        found = load_one(tmp_path / str(seed), damaged.name, damaged.content)
        assert_no_row_is_gone(damaged, found)
        if damaged.how.split(" (")[0] in SAME_ROWS:
            assert found.findings == [], damaged.how
            assert without_places(found) == without_places(load_good(tmp_path / f"goed-{seed}", damaged)), damaged.how


def test_every_way_to_damage_a_structure_is_tried() -> None:
    tried = {damaged_structure(seed).how.split(" (")[0] for seed in range(6 * CHUNK)}
    assert tried == set(STRUCTURES)


@pytest.mark.parametrize("chunk", range(3))
def test_a_whole_delivery_with_one_damaged_file_is_refused_or_right(office: Office, chunk: int) -> None:
    before = {name: len(office.rows(name)) for name in tidy()}
    for seed in range(chunk * 4, (chunk + 1) * 4):
        damaged = damaged_structure(1000 + seed) if seed % 2 else damaged_bytes(1000 + seed)
        outcome = office.check({damaged.name: damaged.content, "vragen.csv": tidy()["vragen"]})
        assert outcome.publication is None
        assert outcome.report.is_refused or outcome.report.files
        assert all(finding.melding and finding.verwacht for finding in outcome.report.findings if finding.ernst == "F")
    assert {name: len(office.rows(name)) for name in tidy()} == before


def assert_no_row_is_gone(damaged: Damaged, found: Loaded) -> None:
    """Every line of the file, counted apart from the engine, was read; or the file as a whole was refused.

    That what was read is stored, in findings or skipped is asserted by `load_one`.
    """
    assert found.findings or found.files
    assert all(finding.bestand == damaged.name for finding in found.findings)
    if any(finding.regel == "R00" for finding in found.findings):
        assert found.rows[damaged.table] == []
        return
    rows, _ = found.account
    if damaged.extension != "csv":
        assert rows == len(damaged.good.rows), damaged.how
    elif b'"' not in damaged.content:
        assert rows == len(lines_below_header(damaged)), (damaged.how, damaged.content)
    else:
        stored = {row["_rij"] for row in found.rows[damaged.table]}
        refused = {row for finding in found.findings if finding.ernst == "F" for row in rows_of(finding)}
        texts = LINE_END.split(text_of(damaged.content))
        begun = {
            number for number, line in enumerate(texts, start=1) if number > header_row(damaged) and line.strip(' "')
        }
        assert begun <= stored | refused, (damaged.how, damaged.content)


def rows_of(finding: Finding) -> Iterable[int | None]:
    """Return the rows that a finding refuses: its own, or all that it says became one cell."""
    several = re.match(r"Rij (\d+) tot en met (\d+) zijn", finding.melding)
    return (finding.rij,) if several is None else range(int(several[1]), int(several[2]) + 1)


def lines_below_header(damaged: Damaged) -> list[str]:
    """Return the lines below the header that have anything on them."""
    return [line for line in LINE_END.split(text_of(damaged.content))[header_row(damaged) :] if line]


def header_row(damaged: Damaged) -> int:
    """Return the number of the line on which the header stands: the first with most of its names."""
    lines = LINE_END.split(text_of(damaged.content))
    hits = [sum(name in line.lower() for name in damaged.good.header) for line in lines]
    return hits.index(max(hits)) + 1


def text_of(content: bytes) -> str:
    """Return the text of a file, whatever its encoding."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    try:
        return content.decode(ENCODINGS[0])
    except UnicodeDecodeError:
        return content.decode(ENCODINGS[1])


def load_good(folder: Path, damaged: Damaged) -> Loaded:
    """Read the rows from which the damaged file was made."""
    return load_one(folder, f"{damaged.table}.csv", damaged.good.csv())


def without_places(found: Loaded) -> list[str]:
    """Return the rows that were stored, without where they came from, in order."""
    rows = next(iter(found.rows.values()))
    return sorted(repr({name: value for name, value in row.items() if not name.startswith("_")}) for row in rows)
