"""Makes publications in processes that are killed: reads plans from standard input, writes what became of each to standard output.

Each plan runs in a fork of this process, which itself never opens DuckDB and so has no threads that a fork would lose.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import pandas as pd  # noqa: F401  # what DuckDB would else load again in every fork
import pyarrow.dataset as ds  # noqa: F401

from hbh_metrics.publications import Store
from tests.publications.example import publish
from tests.publications.faults import die_after, die_before, fault_at

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Plan:
    """An import into the data folder `root` that is killed at the call `point`, or after `seconds`; at 0 it is left alone."""

    root: str
    point: int = 0
    moment: Literal["before", "after"] = "before"
    seconds: float = 0.0
    rows: int = 100


@dataclass(frozen=True)
class Outcome:
    """Whether the process was killed, and the names of the calls it made when it was not."""

    was_killed: bool
    calls: list[str]


def carry_out(plans: Sequence[Plan]) -> list[Outcome]:
    """Run every plan, one after the other, in a process of its own."""
    process = subprocess.run(
        [sys.executable, "-m", "tests.publications.doomed"],
        input="".join(f"{json.dumps(asdict(plan))}\n" for plan in plans),
        capture_output=True,
        text=True,
        cwd=PROJECT,
        check=True,
    )
    assert process.stderr == ""
    return [Outcome(**json.loads(line)) for line in process.stdout.splitlines()]


def _import(plan: Plan, report: int) -> None:
    os.environ["HBH_SLEUTEL"] = str(Path(plan.root).parent / "thuis" / "sleutel")
    with fault_at(plan.point, die_before if plan.moment == "before" else die_after) as calls:
        publish(Store(Path(plan.root)), rows=plan.rows)
    os.write(report, " ".join(calls).encode())


def _in_a_fork(plan: Plan) -> Outcome:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _import(plan, write_end)
        finally:
            os._exit(0)
    os.close(write_end)
    if plan.seconds:
        time.sleep(plan.seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(read_end, "rb") as report:
        calls = report.read().decode().split()
    was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not was_killed and not calls:
        raise RuntimeError(f"{plan} failed")
    return Outcome(was_killed, calls)


if __name__ == "__main__":
    for line in sys.stdin:
        outcome = _in_a_fork(Plan(**json.loads(line)))
        sys.stdout.write(f"{json.dumps(asdict(outcome))}\n")
        sys.stdout.flush()
