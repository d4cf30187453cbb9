"""The record of access: every deed is on the disk, in order, and whatever is taken out or altered shows."""

from __future__ import annotations

import multiprocessing
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hbh_metrics.access_record import FILE, Access, Deed, add, prune, read
from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk


def deed(number: int) -> Access:
    return Access(f"piet{number}@example.org", "programmamanager", Deed.TOOK_FILE.value, f"afbouw-{number}.csv")


def test_deeds_come_back_in_order_and_only_the_owner_can_read_them(tmp_path: Path) -> None:
    for number in range(3):
        add(tmp_path, deed(number))
    found = read(tmp_path)
    assert [one.wat for one in found.deeds] == ["afbouw-0.csv", "afbouw-1.csv", "afbouw-2.csv"]
    assert all(one.tijdstip.endswith("+00:00") for one in found.deeds)
    assert found.broken == ()
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_a_deed_that_is_taken_out_altered_or_put_between_shows(tmp_path: Path) -> None:
    for number in range(4):
        add(tmp_path, deed(number))
    lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    for wrong, where in (
        (lines[:1] + lines[2:], (2,)),
        ([lines[0], lines[1].replace("piet1", "jan"), *lines[2:]], (3,)),
        ([*lines[:2], lines[0], *lines[2:]], (3, 4)),
    ):
        (tmp_path / FILE).write_text("".join(wrong), encoding="utf-8")
        assert read(tmp_path).broken == where


def test_half_a_line_of_who_was_stopped_costs_nothing_that_comes_after_it(tmp_path: Path) -> None:
    add(tmp_path, deed(0))
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"wie": "pie')
    add(tmp_path, deed(1))
    found = read(tmp_path)
    assert [one.wat for one in found.deeds] == ["afbouw-0.csv", "afbouw-1.csv"]
    assert found.broken == (2,)


def test_a_deed_with_lines_and_strange_characters_stays_one_line(tmp_path: Path) -> None:
    add(tmp_path, Access("a\nb", "x", Deed.RECORDED.value, "é\u2028" + "y" * 1000))
    add(tmp_path, deed(1))
    found = read(tmp_path)
    assert found.deeds[0].wie == "a\nb"
    assert len(found.deeds) == 2
    assert found.broken == ()


def _add_many(root: Path, who: int) -> None:
    for number in range(50):
        add(root, deed(who * 100 + number))


def test_servers_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_add_many, args=(tmp_path, who)) for who in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = read(tmp_path)
    assert len({one.wat for one in found.deeds}) == 200
    assert found.broken == ()


def test_what_cannot_be_recorded_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kan nu niet worden vastgelegd"):
        add(tmp_path / "weg", deed(0))
    os.mkdir(tmp_path / FILE)  # noqa: PTH102
    with pytest.raises(StoreError):
        add(tmp_path, deed(0))


DAY = datetime(2014, 6, 1, 12, tzinfo=UTC)


def test_the_oldest_deeds_go_that_is_on_record_and_what_was_altered_still_shows(tmp_path: Path) -> None:
    assert prune(tmp_path, DAY) == 0
    assert not (tmp_path / FILE).exists()
    for number in range(5):
        add(tmp_path, deed(number), DAY + timedelta(days=number))
    before = (tmp_path / FILE).read_bytes()
    assert prune(tmp_path, DAY + timedelta(days=2), try_only=True) == 2
    assert prune(tmp_path, DAY) == 0
    assert (tmp_path / FILE).read_bytes() == before
    assert prune(tmp_path, DAY + timedelta(days=2), DAY + timedelta(days=9)) == 2
    add(tmp_path, deed(9), DAY + timedelta(days=10))
    found = read(tmp_path)
    told = ["afbouw-2.csv", "afbouw-3.csv", "afbouw-4.csv", "2 handelingen van vóór 2014-06-03", "afbouw-9.csv"]
    assert [one.wat for one in found.deeds] == told
    assert found.deeds[3].handeling == Deed.PRUNED.value
    assert found.broken == ()
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / FILE).write_text("".join([lines[0], *lines[2:]]), encoding="utf-8")
    assert read(tmp_path).broken == (2,), "the first line that was kept was taken out by hand"


def test_when_every_deed_goes_the_next_ones_follow_each_other(tmp_path: Path) -> None:
    for number in range(3):
        add(tmp_path, deed(number), DAY)
    for round_ in (1, 2):
        assert prune(tmp_path, DAY + timedelta(days=round_), DAY + timedelta(days=round_, hours=-1)) in (3, 1)
    add(tmp_path, deed(7), DAY + timedelta(days=3))
    assert read(tmp_path).broken == ()
    assert [one.wat for one in read(tmp_path).deeds][-1] == "afbouw-7.csv"


def test_a_deed_that_waits_while_the_oldest_go_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path, deed(0), DAY)
    waiting = threading.Thread(target=add, args=(tmp_path, deed(1)))
    replace_file = disk.replace_file

    def meanwhile(path: Path, content: bytes) -> None:
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive(), "it holds the file that is about to be replaced"
        replace_file(path, content)

    monkeypatch.setattr(disk, "replace_file", meanwhile)
    assert prune(tmp_path, DAY + timedelta(days=1)) == 1
    waiting.join()
    assert [one.wat for one in read(tmp_path).deeds][1:] == ["afbouw-1.csv"]
    assert read(tmp_path).broken == ()
