"""What a journal does when its writer is killed, its disk is full or read-only, or its file is something else: nothing is lost."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import sqlite3
import subprocess
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hbh_metrics.errors import StoreError
from hbh_metrics.followup import Journal
from hbh_metrics.followup.journal import FILE
from tests.followup.journals import note, writer

KILLS = int(os.environ.get("HBH_KILL_POINTS", "6"))
KIB = 1024


def _integrity(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as con:
        return con.execute("pragma integrity_check").fetchall()


def test_a_writer_that_is_killed_again_and_again_loses_nothing_that_was_added(tmp_path: Path) -> None:
    chance = random.Random(20140127)  # noqa: S311
    named: list[str] = []
    for kill in range(KILLS):
        process = writer(tmp_path, f"schrijver {kill}", 100_000)
        assert process.stdout is not None
        named += [process.stdout.readline().strip() for _ in range(chance.randrange(1, 30))]
        process.kill()
        named += process.communicate()[0].split()
    kept = [event.kenmerk for event in Journal(tmp_path).events()]
    assert set(named) <= set(kept), "what was named had been added"
    assert len(kept) == len(set(kept))
    assert len(kept) <= len(named) + KILLS, "at most the one that was under way when the writer died"
    assert _integrity(tmp_path / FILE) == [("ok",)]


def test_a_writer_that_is_killed_before_its_first_event_leaves_a_journal_that_works(tmp_path: Path) -> None:
    chance = random.Random(20141228)  # noqa: S311
    for moment in range(KILLS):
        root = tmp_path / str(moment)
        root.mkdir()
        process = writer(root, "schrijver", 100_000)
        while not any(root.iterdir()):
            assert process.poll() is None
            time.sleep(0.0002)
        time.sleep(chance.uniform(0, 0.004))
        process.kill()
        process.communicate()
        before = Journal(root).events()
        Journal(root).add(note())
        assert len(Journal(root).events()) == len(before) + 1


@contextlib.contextmanager
def _quota(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` inside the block, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _mounted(folder: Path) -> bool:
    folder.mkdir(exist_ok=True)
    try:
        command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, bool]]:
    """Return a folder, and whether it is a disk of its own."""
    folder = tmp_path / "schijf"
    is_mounted = _mounted(folder)
    try:
        yield folder, is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    kept = journal.add(note(tekst="eerst"))
    for room in (0, 1, 4, 8, 12):
        with _quota(room * KIB), pytest.raises(StoreError) as told:
            journal.add(note(tekst="te veel " * 200))
        assert "vol" in str(told.value)
        assert "Wat al was vastgelegd, staat er nog" in str(told.value)
        assert told.value.exit_code == 3
        assert journal.events() == (kept,)
    journal.add(note())
    assert len(journal.events()) == 2
    assert _integrity(tmp_path / FILE) == [("ok",)]


def test_a_disk_that_fills_up_keeps_what_was_added_and_goes_on_once_there_is_room(disk: tuple[Path, bool]) -> None:
    folder, is_mounted = disk
    journal = Journal(folder)
    journal.add(note())
    added = 1
    ballast = folder / "ballast"
    with contextlib.nullcontext() if is_mounted else _quota(256 * KIB):
        with contextlib.suppress(OSError):
            ballast.write_bytes(bytes(600 * KIB) if is_mounted else b"")
        with pytest.raises(StoreError, match="vol"):  # noqa: PT012 - somewhere on the way
            for _ in range(1000):
                journal.add(note(tekst="x" * 2000))
                added += 1
        assert len(journal.events()) == added
    ballast.unlink(missing_ok=True)
    journal.add(note())
    assert len(journal.events()) == added + 1
    assert _integrity(folder / FILE) == [("ok",)]


def _succeeds_for_an_ordinary_person(act: Callable[[], None]) -> bool:
    """Run `act` in a fork without the rights of root, to whom no folder is read-only."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            act()
            code = 0
        except BaseException:  # noqa: BLE001 - whatever it is, the fork must not go on as a second pytest
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("has_log", [False, True])
def test_a_read_only_folder_can_be_read_and_says_so_to_who_writes(has_log: bool) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as others:
        folder, journal = Path(name), Journal(Path(name))
        kept = journal.add(note())
        if has_log:
            reader = others.enter_context(closing(sqlite3.connect(folder / FILE)))
            reader.execute("select 1 from gebeurtenissen").fetchall()
            journal.add(note())
            assert (folder / f"{FILE}-wal").stat().st_size > 0
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)

        def act() -> None:
            assert journal.events()[0] == kept
            assert len(journal.events()) == 1 + has_log
            with pytest.raises(StoreError, match=r"kan alleen worden gelezen|kan niet worden geopend"):
                journal.add(note())

        assert _succeeds_for_an_ordinary_person(act)
        folder.chmod(0o755)


def test_a_folder_that_is_not_there_has_no_events_and_takes_none(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "weg")
    assert journal.events() == ()
    with pytest.raises(StoreError, match="kan niet worden geopend of gemaakt"):
        journal.add(note())


def _text(path: Path) -> None:
    path.write_text("dit is geen database", encoding="utf-8")


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as con:
        con.execute("create table klanten (naam text)")
        con.commit()


def _newer(path: Path) -> None:
    Journal(path.parent).add(note())
    with closing(sqlite3.connect(path)) as con:
        con.execute("pragma user_version = 99")


def _torn(path: Path) -> None:
    for _ in range(60):
        Journal(path.parent).add(note(tekst="x" * 500))
    content = bytearray(path.read_bytes())
    content[2 * 4096 : 6 * 4096] = bytes(4 * 4096)
    path.write_bytes(content)


FOREIGN: list[tuple[Callable[[Path], None], str]] = [
    (_text, "is beschadigd, of is geen opvolging van deze monitor"),
    (_other_database, "is beschadigd, of is geen opvolging van deze monitor"),
    (_newer, "nieuwere versie van de monitor"),
    (_torn, "is beschadigd"),
]


@pytest.mark.parametrize(("make", "told"), FOREIGN, ids=lambda value: getattr(value, "__name__", ""))
def test_a_file_that_is_no_journal_of_ours_is_named_and_left_as_it_is(
    make: Callable[[Path], None], told: str, tmp_path: Path
) -> None:
    path = tmp_path / FILE
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=told):
        Journal(tmp_path).events()
    with pytest.raises(StoreError, match=r"beschadigd|nieuwere"):
        Journal(tmp_path).copy_to(tmp_path / "kopie.sqlite")
    assert not (tmp_path / "kopie.sqlite").exists()
    assert path.read_bytes() == before
    if make is not _torn:
        with pytest.raises(StoreError, match=told):
            Journal(tmp_path).add(note())
        assert path.read_bytes() == before


def test_an_empty_file_is_a_journal_that_has_yet_to_begin(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert Journal(tmp_path).events() == ()
    Journal(tmp_path).add(note())
    assert len(Journal(tmp_path).events()) == 1


def test_a_file_that_only_got_as_far_as_its_kind_is_a_journal_that_has_yet_to_begin(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as con:
        con.execute("pragma journal_mode = wal").fetchall()
    assert Journal(tmp_path).events() == ()
    Journal(tmp_path).add(note())
    assert len(Journal(tmp_path).events()) == 1


def test_a_bug_is_not_told_as_a_broken_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Journal(tmp_path).add(note())
    monkeypatch.setattr("hbh_metrics.followup.journal.sql.load", lambda *_: "selekt 1")
    with pytest.raises(sqlite3.OperationalError):
        Journal(tmp_path).events()
