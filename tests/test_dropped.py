"""A delivery dropped on the screen: the command runs as a process of its own, is stopped whole, and leaves no files behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hbh_metrics import dropped
from hbh_metrics.dropped import FOLDER, Command, Dropped, Phase
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.intake.delivery import EXTENSIONS, MESSAGES
from tests.intake.deliveries import PEILDATUM, tidy_files
from tests.intake.publishing import Office

WHO = "beheer@example.org"


def waited(root: Path, until: Callable[[Dropped], bool] = lambda now: now.phase is not Phase.RUNS) -> Dropped:
    last = time.monotonic() + 60
    while time.monotonic() < last:
        now = dropped.standing(root)
        assert now is not None
        if until(now):
            return now
        time.sleep(0.05)
    raise AssertionError("the command did not end")


def offered(office: Office, **other: bytes) -> None:
    files = tidy_files() | {f"{name}.csv": content for name, content in other.items()}
    dropped.offer(office.data, list(files.items()), PEILDATUM, WHO)


def test_a_good_delivery_is_checked_then_published_and_its_files_are_gone(office: Office) -> None:
    offered(office)
    folder = office.data / FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
    checked = waited(office.data)
    assert {path.stat().st_mode & 0o077 for path in folder.rglob("*")} == {0}
    assert (checked.command, checked.phase, checked.task.wie) == (Command.CHECK, Phase.DONE, WHO)
    assert checked.report is not None
    assert checked.report["oordeel"] == "goed"
    assert checked.report["portret"]
    assert (folder / "stap.txt").read_text(encoding="utf-8"), "each step is told"
    assert len(office.store.list()) == 1, "nothing is published by a check"
    dropped.publish(office.data, WHO)
    done = waited(office.data)
    assert done.report is not None
    assert str(done.report["publicatie"]).startswith("0002-")
    assert len(office.store.list()) == 2
    assert not (folder / "levering").exists(), "what is published is not kept as files too"
    dropped.call_off(office.data)
    assert not folder.exists()


def test_a_refused_delivery_has_letters_and_publishing_it_keeps_the_refusal(office: Office) -> None:
    hours = tidy_files()["geleverde_uren.csv"]
    offered(office, geleverde_uren=hours + hours.splitlines(keepends=True)[-1])
    checked = waited(office.data)
    assert checked.report is not None
    assert checked.report["oordeel"] == "afgekeurd"
    assert {path.suffix for path in checked.letters} == {".pdf", ".xlsx"}
    assert not office.store.refusals()
    dropped.publish(office.data, WHO)
    assert waited(office.data).report is not None
    assert len(office.store.refusals()) == 1
    assert len(office.store.list()) == 1


def test_calling_off_ends_the_process_and_takes_every_file_away(office: Office) -> None:
    offered(office, **{f"personeel_{number}": tidy_files()["personeel.csv"] for number in range(60)})
    now = dropped.standing(office.data)
    assert now is not None
    assert now.phase is Phase.RUNS
    dropped.call_off(office.data)
    assert not (office.data / FOLDER).exists()
    assert dropped.standing(office.data) is None
    with pytest.raises(ProcessLookupError):
        os.killpg(now.task.pid, 0)
    assert dropped._started[now.task.pid].returncode != 0, "it was stopped, not waited for"
    assert len(office.store.list()) == 1


def test_a_command_that_is_killed_is_told_goes_after_hours_and_the_next_delivery_can_come(office: Office) -> None:
    offered(office)
    now = dropped.standing(office.data)
    assert now is not None
    os.killpg(now.task.pid, signal.SIGKILL)
    killed = waited(office.data)
    assert killed.phase is Phase.FAILED
    assert "gestopt zonder te zeggen waarom" in killed.problem
    dropped.sweep(office.data)
    assert (office.data / FOLDER).exists(), "somebody may still decide about it"
    dropped.sweep(office.data, now=time.time() + dropped.KEPT_S + 60)
    assert not (office.data / FOLDER).exists(), "nobody decided for hours"
    offered(office)
    dropped.call_off(office.data)


def test_a_command_that_cannot_use_the_folder_is_told_in_its_own_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(office.root / "andere-sleutel"))
    (office.root / "andere-sleutel").write_text("ab" * 32, encoding="ascii")
    (office.root / "andere-sleutel").chmod(0o600)
    offered(office)
    assert "sleutel" in waited(office.data).problem
    dropped.call_off(office.data)


def test_one_delivery_at_a_time_and_only_with_names_of_files(office: Office) -> None:
    for names in (
        [],
        ["a.csv", "A.csv"],
        ["../a.csv"],
        [".a.csv"],
        ["a.exe"],
        ["a"],
        ["a\n.csv"],
        ["~$a.xlsx"],
    ):
        with pytest.raises(UsageError):
            dropped.offer(office.data, [(name, b"") for name in names], PEILDATUM, WHO)
        assert not (office.data / FOLDER).exists()
    with pytest.raises(UsageError, match="hooguit 200"):
        dropped.offer(office.data, [(f"uren_{number}.csv", b"") for number in range(201)], PEILDATUM, WHO)
    with pytest.raises(UsageError, match="geen levering klaar"):
        dropped.publish(office.data, WHO)
    offered(office)
    with pytest.raises(UsageError, match="al een levering klaar"):
        offered(office)
    dropped.call_off(office.data)


def test_every_kind_of_file_that_is_read_can_be_dropped() -> None:
    assert set(dropped.ENDINGS) == {*EXTENSIONS, *MESSAGES}


def test_what_a_killed_server_left_of_a_delivery_goes(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    dropped.sweep(tmp_path)
    assert (tmp_path / FOLDER).exists(), "somebody may be writing it"
    dropped.sweep(tmp_path, now=time.time() + 60)
    assert not (tmp_path / FOLDER).exists()
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "taak.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="beschadigd"):
        dropped.standing(tmp_path)
    dropped.sweep(tmp_path, now=time.time() + 60)
    assert not (tmp_path / FOLDER).exists()


def test_a_folder_that_cannot_be_written_is_told_and_nothing_stays(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kan niet worden geschreven"):
        dropped.offer(tmp_path / "weg", [("uren.csv", b"")], PEILDATUM, WHO)


def test_the_process_of_the_screen_never_holds_what_reads_deliveries() -> None:
    script = "import sys, hbh_metrics.screens.aanleveren.widgets; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "hbh_metrics.dropped" in loaded
    assert [
        name for name in loaded if name.startswith(("hbh_metrics.intake", "hbh_metrics.importing", "hbh_metrics.cli"))
    ] == []
