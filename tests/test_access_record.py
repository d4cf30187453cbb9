"""The record of access: every deed is on the disk, in order, and whatever is taken out or altered shows."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from hbh_metrics.access_record import FILE, Access, Deed, add, read
from hbh_metrics.errors import StoreError


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
