"""What a delivery may ask of the machine: past a limit it is refused with that limit's name, nothing is published and the lock is free."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest

from hbh_metrics.errors import UsageError
from hbh_metrics.intake import limits
from hbh_metrics.intake.limits import DEFAULTS, MEGABYTE, Limits, read_limits
from hbh_metrics.publications.limiting import FILE, HEADROOM_MB
from tests.intake.deliveries import PEILDATUM, Cells, parquet, tidy, workbook
from tests.intake.loading import load_one
from tests.intake.publishing import Office, told

STAFF = tidy()["personeel"]


def limit(office: Office, line: str) -> None:
    """Set one limit for the data folder."""
    (office.data / FILE).write_text(f"{line}\n", encoding="utf-8")


@pytest.mark.usefixtures("extracts_only")
@pytest.mark.parametrize("extension", ["csv", "xlsx", "parquet"])
def test_a_file_past_a_limit_is_refused_by_the_name_of_that_limit(office: Office, extension: str) -> None:
    content = {"csv": STAFF.csv(), "xlsx": STAFF.xlsx(), "parquet": STAFF.parquet()}[extension]
    for name, most in (("rijen", 5), ("kolommen", 4), ("cellen", 20)):
        limit(office, f"{name} = {most}")
        outcome = office.deliver({f"personeel.{extension}": content})
        assert told(outcome) == [("R00", f"personeel.{extension}", None, None)]
        assert f"de grens '{name}'" in outcome.report.findings[0].melding
    (office.data / FILE).unlink()
    assert office.deliver({f"personeel.{extension}": content}).publication is not None


def test_a_delivery_of_too_many_files_is_refused_as_a_whole(office: Office) -> None:
    limit(office, "bestanden = 1")
    outcome = office.deliver({"personeel.csv": STAFF, "personeel_2.csv": STAFF})
    assert [finding.regel for finding in outcome.report.findings] == ["R00"]
    assert "de grens 'bestanden'" in outcome.report.findings[0].melding


def test_a_workbook_that_blows_up_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    source, target = io.BytesIO(workbook({"Blad1": [STAFF.header]})), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry) + b" " * (40 << 20 if "sheet1" in entry.filename else 0))
    found = load_one(tmp_path / "d", "personeel.xlsx", target.getvalue())
    assert found.told == [("R00", None, None)]
    assert "de grens 'uitpakfactor'" in found.findings[0].melding


@pytest.mark.parametrize("line", ["seconden = 1", "geheugen_mb = 1"])
def test_a_command_past_its_time_or_memory_ends_with_a_finding_and_leaves_the_folder_usable(
    office: Office, line: str
) -> None:
    limit(office, line)
    before = office.store.current()
    folder = office.folder_with({f"personeel_{number}.csv": STAFF for number in range(100)})
    command = [
        sys.executable,
        "-m",
        "hbh_metrics",
        "import",
        str(folder),
        "--data",
        str(office.data),
        "--peildatum",
        PEILDATUM.isoformat(),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), check=False)
    assert ran.returncode == 1, ran.stderr
    assert f"de grens '{line.split(maxsplit=1)[0]}'" in ran.stdout
    assert ran.stderr == ""
    assert office.store.current() == before
    with office.store.lock():
        assert not list((office.data / ".werk").glob("*.csv"))


def test_hundreds_of_unknown_columns_are_named_and_read_past(tmp_path: Path) -> None:
    names = [f"kolom {number}" for number in range(400)]
    wide = Cells([*STAFF.header, *names], [[*row, *names] for row in STAFF.rows])
    found = load_one(tmp_path / "d", "personeel.csv", wide.csv())
    assert [finding.regel for finding in found.findings] == ["R23"] * 400
    assert len(found.rows["personeel"]) == len(STAFF.rows)


def test_limits_that_nobody_knows_are_a_mistake_of_the_user(tmp_path: Path) -> None:
    assert read_limits(tmp_path) == DEFAULTS
    (tmp_path / FILE).write_text("rijen = 7\n", encoding="utf-8")
    assert read_limits(tmp_path) == Limits(rijen=7)
    for wrong in ("regels = 7", "rijen = 0", "rijen = true", "rijen = 1.5", "seconden = 1_000_000_001", "rijen ="):
        (tmp_path / FILE).write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match=r"Herstel|Verwacht"):
            read_limits(tmp_path)


def test_an_empty_parquet_is_within_every_limit(tmp_path: Path) -> None:
    empty = parquet(pa.table({name: pa.array([], pa.string()) for name in STAFF.header}))
    assert load_one(tmp_path / "d", "personeel.parquet", empty).findings == []


def test_where_the_system_does_not_tell_what_is_reserved_it_is_reckoned_from_what_was_resident(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = limits._most_reserved()
    monkeypatch.setattr(limits, "STATUS", tmp_path / "nergens")
    reckoned = limits._most_reserved()
    assert HEADROOM_MB * MEGABYTE < reckoned < 2 * known + HEADROOM_MB * MEGABYTE
    assert limits._is_full(reckoned)
    assert not limits._is_full(10 * reckoned)


def test_the_limits_of_questions_in_the_same_file_are_not_those_of_an_import(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("seconden = 600\n[vraag]\nseconden = 5\n[scherm]\nrijen = 9\n", encoding="utf-8")
    assert read_limits(tmp_path) == Limits(seconden=600)
