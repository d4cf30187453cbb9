"""The benchmarks run and print their tables, at a size at which no time means anything; no time is held to anything."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.architecture import PROJECT
from tests.serving import Served, free_port


def rows_of(script: str, *arguments: str) -> list[list[str]]:
    """Run a benchmark and return the cells of every table row that it prints, headings included."""
    command = [sys.executable, str(PROJECT / "benchmarks" / script), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT)
    assert done.stderr == ""
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in done.stdout.splitlines()
        if line.startswith("|") and "---" not in line
    ]


def is_number(cell: str) -> bool:
    return re.fullmatch(r"[\d,]+(\.\d+)?( GB)?", cell) is not None


def test_the_import_benchmark_prints_a_row_of_numbers_for_the_size_that_was_asked() -> None:
    heading, row = rows_of("import_hours.py", "--rows", "480", "--rounds", "1")
    assert len(row) == len(heading)
    assert row[0] == "480"
    assert all(is_number(cell) for cell in row)


def test_the_benchmark_of_a_small_delivery_prints_both_checkouts_and_their_ratio() -> None:
    asked = ("--against", str(PROJECT), "--clients", "100", "--rounds", "1", "--until", "2014-02-14")
    heading, row = rows_of("small_delivery.py", *asked)
    assert len(row) == len(heading)
    assert row[:2] == ["11", "100"]
    assert all(is_number(cell) for cell in row)


def test_the_derivation_benchmark_prints_a_row_per_size_and_the_time_of_every_question() -> None:
    heading, small, large, asked, *questions = rows_of(
        "derive_sizes.py", "--clients", "60", "20", "--rounds", "1", "--askings", "1"
    )
    assert [small[0], large[0]] == ["20", "60"]
    assert len(small) == len(large) == len(heading)
    assert all(is_number(cell) for cell in [*small, *large])
    assert asked[:3] == ["question", "ms at 20", "ms at 60"]
    assert {"all metrics", "paths", "completeness", "changes since"} <= {name for name, *_ in questions}
    assert all(is_number(cell) for _, *cells in questions for cell in cells)


def test_the_back_test_prints_whether_a_story_was_found_and_what_else_was() -> None:
    heading, found, other, *_ = rows_of("backtest.py", "--seeds", "1", "--stories", "tarief-blijft-staan")
    assert heading[:3] == ["verhaal", "signaal", "aanbieder_id"]
    assert found[:5] == ["tarief-blijft-staan", "S01", "SHDH", "201403", "100"]
    assert other[:3] == ["verhaal", "signaal", "ernst"]


def test_the_load_benchmark_lets_several_visitors_choose_and_prints_how_long_the_server_took(served: Served) -> None:
    asked = ("--url", served.url, "--sessions", "2", "--think", "0", "--choices", "1")
    heading, row = rows_of("load.py", *asked)
    assert len(row) == len(heading)
    assert row[:2] == ["afbouw", "2"]
    assert heading[-2:] == ["errors", "failed"]
    assert row[-2:] == ["0", "0"]


def test_the_load_benchmark_says_so_when_nobody_can_come_in() -> None:
    nobody = f"http://localhost:{free_port()}"
    command = [sys.executable, str(PROJECT / "benchmarks" / "load.py"), "--url", nobody, "--sessions", "2"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROJECT)
    assert done.returncode == 1
    assert "one visitor alone could not come in: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.browser
def test_the_browser_benchmark_prints_a_row_per_wait(served: Served) -> None:
    heading, *rows = rows_of("browser_feel.py", "--url", served.url, "--rounds", "1")
    assert [row[:2] for row in rows] == [["afbouw", wait] for wait in ("cold", "warm", "change")]
    assert all(len(row) == len(heading) and is_number(row[4]) for row in rows)
