"""Two imports at once never mix: one waits for the other, or is refused with exit code 3; readers never notice."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import Store
from tests.publications.doomed import PROJECT
from tests.publications.example import assert_clean, number_in, publish

WRITE_OFTEN = """
import sys
from pathlib import Path
from hbh_metrics.publications import Store
from tests.publications.example import publish
for _ in range(int(sys.argv[2])):
    publish(Store(Path(sys.argv[1])), wait_seconds=60)
"""
HOLD = """
import sys, time
from pathlib import Path
from hbh_metrics.publications import Store
with Store(Path(sys.argv[1])).lock():
    sys.stdout.write("bezig\\n")
    sys.stdout.flush()
    time.sleep(60)
"""


def _process(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def _held(store: Store) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the lock of the store inside the block."""
    with _process(HOLD, store.root) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "bezig\n"
        try:
            yield holder
        finally:
            holder.kill()


def test_writers_at_once_each_build_on_the_other_and_readers_see_only_whole_publications(store: Store) -> None:
    publish(store)
    writers = [_process(WRITE_OFTEN, store.root, 3) for _ in range(3)]
    seen: list[int] = []
    while any(writer.poll() is None for writer in writers):
        current = store.current()
        assert current is not None
        assert current.damage() == []
        seen.append(number_in(current))
    assert [writer.communicate() for writer in writers] == [("", "")] * 3
    assert seen == sorted(seen)
    assert number_in(store.current()) == 10, "no import was lost"
    assert [number_in(publication) for publication in store.list()] == list(range(1, 11))
    assert_clean(store)


def test_a_second_writer_is_refused_when_the_first_goes_on(store: Store) -> None:
    publication = publish(store)
    with _held(store):
        began = time.monotonic()
        with pytest.raises(StoreError, match="Er loopt al een import") as refused:
            publish(store, wait_seconds=0.3)
        assert 0.3 <= time.monotonic() - began < 5
        assert refused.value.exit_code == 3
        assert store.current() == publication, "reading needs no lock"
    assert_clean(store)


def test_the_lock_of_a_killed_writer_is_free(store: Store) -> None:
    publish(store)
    with _held(store) as holder:
        holder.kill()
        holder.wait()
        publish(store, wait_seconds=0)
    assert_clean(store)


def test_a_second_store_in_the_same_process_waits_too(tmp_path: Path, key_file: Path) -> None:
    with Store(tmp_path / "data").lock(), pytest.raises(StoreError, match="Er loopt al een import"):
        publish(Store(tmp_path / "data"), wait_seconds=0)


def test_waiting_for_another_writer_ends_when_that_one_is_done(store: Store) -> None:
    publish(store)
    with _process(WRITE_OFTEN, store.root, 1) as other:
        publish(store, wait_seconds=30)
        assert other.communicate() == ("", "")
    assert number_in(store.current()) == 3
