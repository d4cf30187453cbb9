"""What goes wrong under a server that runs is named before anything of it is shown; see the fault table in tests/README.md."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from hbh_metrics import sql
from hbh_metrics.door import answering
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import open_door, publications, require_published
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup import Journal
from hbh_metrics.publications import draft, publication
from hbh_metrics.publications.asking import ask, ask_for_arrow
from hbh_metrics.publications.disk import sha256_of
from hbh_metrics.publications.limiting import ANALYST, DEFAULTS, FILE, SCREEN, Limits, limits_of
from tests.architecture import PROJECT
from tests.followup.journals import note
from tests.small_store import TZORG, publish

ALL = Audience.PROGRAMMAMANAGER
BETWEEN_READS_S = 0.1
PATIENCE_S = 20.0
"""Between two questions of one session: forty that never pause leave the processor to nobody who publishes."""


def _altered(path: Path, content: bytes) -> bytes:
    before = path.read_bytes()
    assert len(content) == len(before)
    path.chmod(0o600)
    path.write_bytes(content)
    return before


@pytest.mark.parametrize("who", [ALL, Audience.WETHOUDER, Audience.aanbieder(TZORG)], ids=lambda who: who.name)
def test_a_file_that_was_altered_at_the_same_size_is_named_before_any_of_it_is_shown(
    who: Audience, tmp_path: Path
) -> None:
    """The file is that of another whole publication of the same shape: DuckDB itself would read it without a word."""
    published = publish(tmp_path / "data")
    path = published.table_path("meetwaarden")
    good = path.read_bytes()
    at = next(place for place in range(len(good) // 4, len(good)) if _reads_otherwise(path, good, place))
    _altered(path, _flipped(good, at))
    door = open_door(tmp_path / "data", who)
    assert door is not None
    for question in (door.measures, door.protected_measures):
        with pytest.raises(StoreError, match=r"meetwaarden\.parquet is veranderd"):
            question()
    with pytest.raises(StoreError, match=r"meetwaarden\.parquet is veranderd"):
        ask(published, "select count(*) from meetwaarden")
    _altered(path, good)
    assert door.measures()


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def _reads_otherwise(path: Path, good: bytes, place: int) -> bool:
    """Whether DuckDB reads other values, and nothing wrong, from the file with one bit changed."""
    other = path.with_name("proef.parquet")
    other.write_bytes(_flipped(good, place))
    try:
        with answering._connection(DEFAULTS[SCREEN]).cursor() as con:
            return bool(con.read_parquet(str(other)).fetchall() != con.read_parquet(str(path)).fetchall())
    except duckdb.Error:
        return False
    finally:
        other.unlink()


def test_a_file_is_read_for_its_hash_once_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(path: Path) -> str:
        read.append(path.name)
        return sha256_of(path)

    monkeypatch.setattr(publication, "sha256_of", counted)
    publish(tmp_path / "data")
    door = open_door(tmp_path / "data", ALL)
    assert door is not None
    for _ in range(3):
        door.measures()
        door.measures("betaald_tarief")
        door.paths()
    assert sorted(read) == ["meetwaarden.parquet", "paden.parquet"]


@pytest.mark.parametrize("what_is_left", ["nothing", "an empty folder"])
def test_a_data_folder_that_vanishes_is_told_and_nothing_begins_in_its_place(what_is_left: str, tmp_path: Path) -> None:
    root = tmp_path / "data"
    first = publish(root)
    assert open_door(root, ALL) is not None
    root.rename(tmp_path / "weg")
    if what_is_left == "an empty folder":
        root.mkdir()
    for use in (lambda: open_door(root, ALL), lambda: publications(root, ALL), lambda: require_published(root)):
        with pytest.raises(StoreError, match="is leeg of weg, terwijl er publicaties in stonden"):
            use()
    assert not root.exists() or list(root.iterdir()) == []
    if root.exists():
        root.rmdir()
    (tmp_path / "weg").rename(root)
    door = open_door(root, ALL)
    assert door is not None
    assert door.publication.id == first.id


def test_a_folder_in_which_nothing_was_ever_shown_is_empty_and_not_gone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert open_door(tmp_path / "data", ALL) is None
    require_published(tmp_path / "data")


def test_forty_sessions_read_whole_publications_while_others_are_made(tmp_path: Path) -> None:
    root = tmp_path / "data"
    publish(root)
    seen: set[str] = set()
    wrong: list[BaseException] = []
    stop = threading.Event()

    def read(who: Audience) -> None:
        while not stop.wait(BETWEEN_READS_S):
            try:
                door = open_door(root, who)
                assert door is not None
                assert door.measures()
                seen.add(door.publication.id)
            except BaseException as error:  # noqa: BLE001 - whatever a session meets is what this looks for
                wrong.append(error)
                return

    sessions = [
        threading.Thread(target=read, args=(who,))
        for who in [ALL, Audience.WETHOUDER, Audience.aanbieder(TZORG), ALL] * 10
    ]
    for session in sessions:
        session.start()
    made = [publish(root) for _ in range(3)]
    stop.set()
    for session in sessions:
        session.join()
    assert wrong == []
    assert len(seen) >= 2
    door = open_door(root, ALL)
    assert door is not None
    assert door.publication.id == made[-1].id


def test_a_clock_that_was_set_back_changes_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "data"
    first = publish(root)

    monkeypatch.setattr(draft, "datetime", SimpleNamespace(now=lambda _: datetime(2001, 1, 1, tzinfo=UTC)))
    second = publish(root)
    assert second.manifest.gemaakt_op < first.manifest.gemaakt_op
    assert [one.id for one in publications(root, ALL)] == [second.id, first.id]
    door = open_door(root, ALL)
    assert door is not None
    assert door.publication.id == second.id
    Journal(root).add(note(tekst="eerst"))
    Journal(root, now=lambda: datetime(2001, 1, 1, tzinfo=UTC)).add(note(tekst="daarna"))
    assert [event.tekst for event in Journal(root).events()] == ["eerst", "daarna"]


SLOW = "select sum(a.range * b.range) from range(1000000) a, range(1000000) b"


def test_a_question_that_takes_too_long_is_stopped_and_the_next_one_is_answered(tmp_path: Path) -> None:
    published = publish(tmp_path / "data")
    limits = Limits(0.3, 512, 1000)
    for question in (lambda: ask(published, SLOW, limits), lambda: ask_for_arrow(published, SLOW, limits)):
        with pytest.raises(UsageError, match="duurt langer dan"):
            question()
    assert ask(published, "select 1 as een", limits)[1] == [(1,)]


def test_a_question_that_wants_too_much_memory_or_too_many_rows_is_stopped(tmp_path: Path) -> None:
    published = publish(tmp_path / "data")
    limits = Limits(60.0, 64, 1000)
    with pytest.raises(UsageError, match="meer geheugen dan 64 MB"):
        ask(published, "select list(range order by md5(range::varchar)) from range(20000000)", limits)
    for ask_it in (ask, ask_for_arrow):
        with pytest.raises(UsageError, match=r"meer dan 1\.000 rijen"):
            ask_it(published, "select * from range(1001)", limits)
    assert len(ask(published, "select * from range(1000)", limits)[1]) == 1000


def test_a_question_of_a_screen_that_takes_too_long_is_stopped_and_the_next_one_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "data")
    door = open_door(tmp_path / "data", ALL)
    assert door is not None
    with monkeypatch.context() as patch:
        patch.setattr(answering, "limits_of", lambda *_: replace(DEFAULTS[SCREEN], seconds=0.2))
        patch.setattr(sql, "load", lambda *_: f"{SLOW}, (select $meetwaarden, $maatstaven, $van)")
        with pytest.raises(UsageError, match="duurt langer dan"):
            door.measures()
    assert door.measures()


def test_the_limits_of_a_question_are_those_of_the_data_folder_and_a_mistake_in_them_is_told(tmp_path: Path) -> None:
    root = tmp_path / "data"
    publish(root)
    (root / FILE).write_text("seconden = 900\n[vraag]\nrijen = 7\n[scherm]\nseconden = 5\ngeheugen_mb = 300\n", "utf-8")
    assert limits_of(root, ANALYST) == Limits(120.0, 2048, 7)
    assert limits_of(root, SCREEN) == Limits(5, 300, 1_000_000)
    door = open_door(root, ALL)
    assert door is not None
    assert door.measures()
    (root / FILE).write_text("[scherm]\nrijen = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"meer dan 3 rijen"):
        door.paths()
    for wrong in ("[scherm]\nrijen = 0", "[scherm]\nkolommen = 5", "scherm = 5", "= ="):
        (root / FILE).write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match=FILE):
            limits_of(root, SCREEN)


RARE = (
    "select md5(a.range::varchar || b.range::varchar) as k from range(1000000) a, range(1000000) b where k like 'zz%'"
)
"""A question of which DuckDB looks for the first rows without listening."""


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """Let this process hear Ctrl-C, also where it was started in the background, by which it ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hears_ctrl_c")
def test_ctrl_c_stops_a_question_at_once(tmp_path: Path) -> None:
    published = publish(tmp_path / "data")
    moments: list[float] = []

    def press() -> None:
        moments.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    for question in (
        lambda: ask(published, RARE),
        lambda: ask(published, SLOW),
        lambda: ask_for_arrow(published, SLOW),
    ):
        threading.Timer(0.3, press).start()
        with pytest.raises(KeyboardInterrupt):
            question()
        assert time.monotonic() - moments[-1] < PATIENCE_S, "each of them takes minutes when it is let go on"
    assert ask(published, "select 1 as een")[1] == [(1,)]


def test_every_row_of_the_fault_table_names_tests_that_are_there() -> None:
    readme = (PROJECT / "tests" / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| what goes wrong |")[2]
    named = re.findall(r"`((?:[a-z_]+/)*test_[a-z_]+\.py)::(test_\w+)`", table)
    assert len(named) >= 15
    absent = [
        f"{path}::{test}" for path, test in named if f"def {test}(" not in (PROJECT / "tests" / path).read_text("utf-8")
    ]
    assert absent == []
    assert all("`" in row for row in table.splitlines()[2:] if row.startswith("|"))
