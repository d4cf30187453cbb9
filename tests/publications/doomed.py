"""Changes data folders in processes that are killed: reads plans from standard input, writes what became of each to standard output.

Each plan runs in a fork of this process, which itself never opens DuckDB and so has no threads that a fork would lose.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pandas as pd  # noqa: F401  # what DuckDB would else load again in every fork
import pyarrow.dataset as ds  # noqa: F401
import pytest

from hbh_metrics import lifecycle
from hbh_metrics.followup.copying import copy_database
from hbh_metrics.publications import Store, disk
from hbh_metrics.publications.backup import back_up, restore
from tests.publications.example import publish
from tests.publications.faults import die_after, die_before, fault_at

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Plan:
    """Something that is done with the data folder `root` (`ACTIONS`), an import unless told.

    It is killed at the call `point`, or after `seconds`; at 0 it is left alone.
    """

    root: str
    point: int = 0
    moment: Literal["before", "after"] = "before"
    seconds: float = 0.0
    rows: int = 100
    action: str = "import"


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


def _publish(plan: Plan) -> None:
    publish(Store(Path(plan.root)), rows=plan.rows)


def _erase(plan: Plan) -> None:
    lifecycle.erase(Store(Path(plan.root)), CLIENT, "verzoek", MOMENT)


def _replace_key(plan: Plan) -> None:
    lifecycle.replace_key(Store(Path(plan.root)), MOMENT)


def _keep(plan: Plan) -> None:
    lifecycle.keep(Store(Path(plan.root)), now=datetime.now(UTC) + timedelta(days=3000))


def _back_up(plan: Plan) -> None:
    back_up(Path(plan.root), Path(plan.root).parent / BACKUP, copy_database)


def _restore(plan: Plan) -> None:
    restore(Path(plan.root).parent / BACKUP, Path(plan.root).parent / RESTORED, lambda _: None)


def _swap_in_two_steps(plan: Plan) -> None:
    """Erase where two folders cannot change places at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "exchange", lambda *_: False)
        _erase(plan)


ACTIONS: dict[str, Callable[[Plan], None]] = {
    "import": _publish,
    "erase": _erase,
    "erase in two steps": _swap_in_two_steps,
    "replace key": _replace_key,
    "keep": _keep,
    "back up": _back_up,
    "restore": _restore,
}
CLIENT, BACKUP, RESTORED = "C7", "kopie.tar", "terug"
MOMENT = datetime(2015, 1, 5, 12, 0, tzinfo=UTC)


def _carry_out(plan: Plan, report: int) -> None:
    os.environ["HBH_SLEUTEL"] = str(Path(plan.root).parent / "thuis" / "sleutel")
    with fault_at(plan.point, die_before if plan.moment == "before" else die_after) as calls:
        ACTIONS[plan.action](plan)
    os.write(report, " ".join(calls).encode())


def _in_a_fork(plan: Plan) -> Outcome:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _carry_out(plan, write_end)
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
