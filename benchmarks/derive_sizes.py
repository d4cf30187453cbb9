"""Times deriving everything beside DuckDB's bare scan-and-group of the same hours and beside pandas, at several numbers of clients.

    python benchmarks/derive_sizes.py [--clients N ...] [--rounds N] [--askings N]

The contract's tables are made directly as Parquet (48 weeks: 500,000 clients have about 24 million hour rows). Each measurement runs in a
process of its own, start included; wall time, processor time and peak memory are those that the operating system counted for it. The parts
stand in `sizes/`. Read the ratios of processor time: absolute times, and the clock on a shared machine, say little about the program.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb
from import_hours import PROJECT, Cost, cost_of

Questions = dict[str, tuple[float, float]]
LARGEST_FOR_PANDAS_ROUNDS = 100_000


@dataclass(frozen=True)
class Measured:
    """What one number of clients cost: medians over the rounds, and per question the milliseconds on the clock and of processor."""

    clients: int
    hour_rows: int
    floor: Cost
    derived: Cost
    pandas: Cost
    questions: Questions

    def row(self) -> str:
        """Return the row of the table of ratios."""
        floor, derived, pandas = self.floor, self.derived, self.pandas
        return (
            f"| {self.clients:,} | {self.hour_rows:,} | {floor.cpu:.1f} | {derived.cpu:.1f} | {pandas.cpu:.1f} "
            f"| {derived.cpu / floor.cpu:.1f} | {derived.wall / floor.wall:.1f} "
            f"| {pandas.cpu / derived.cpu:.1f} | {pandas.wall / derived.wall:.1f} "
            f"| {floor.peak_gb:.1f} | {derived.peak_gb:.1f} | {pandas.peak_gb:.1f} |"
        )


def measure(clients: int, rounds: int, askings: int) -> Measured:
    """Make the tables for that many experiment clients and measure everything on them, in turn; what was made is removed."""
    with tempfile.TemporaryDirectory(prefix="hbh-benchmark-") as name:
        folder = Path(name)
        extracts, store, frames = folder / "extracten", folder / "data", folder / "pandas"
        _run("world", str(extracts), str(clients))
        taken: dict[str, list[Cost]] = {"floor": [], "deriving": [], "with_pandas": []}
        for number in range(rounds):
            taken["floor"].append(_run("floor", str(extracts)))
            shutil.rmtree(store, ignore_errors=True)
            taken["deriving"].append(_run("deriving", str(extracts), str(store)))
            if number == 0 or clients <= LARGEST_FOR_PANDAS_ROUNDS:
                shutil.rmtree(frames, ignore_errors=True)
                taken["with_pandas"].append(_run("with_pandas", str(extracts), str(frames)))
        hours = duckdb.read_parquet(str(extracts / "geleverde_uren.parquet")).aggregate("count(*)").fetchall()[0][0]
        costs = {part: _median(costs) for part, costs in taken.items()}
        return Measured(
            clients, hours, costs["floor"], costs["deriving"], costs["with_pandas"], _questions(store, askings)
        )


def _command(part: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", f"benchmarks.sizes.{part}", *arguments]


def _run(part: str, *arguments: str) -> Cost:
    return cost_of(_command(part, *arguments), dict(os.environ))


def _questions(store: Path, askings: int) -> Questions:
    answer = subprocess.run(
        _command("asking", str(store), str(askings)), cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return {name: (wall, cpu) for name, (wall, cpu) in json.loads(answer.stdout).items()}


def _median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "peak_gb")))


def question_rows(smallest: Measured, largest: Measured) -> list[str]:
    """Return a row per question: milliseconds at the smallest and the largest, on the clock and of processor."""
    return [
        f"| {name} | {wall:.1f} | {largest.questions[name][0]:.1f} | {cpu:.1f} | {largest.questions[name][1]:.1f} |"
        for name, (wall, cpu) in smallest.questions.items()
    ]


def main() -> None:
    """Print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, nargs="+", default=[350, 3500, 35_000, 500_000])
    parser.add_argument("--rounds", type=int, default=3, help="of each measurement; pandas once at the largest sizes")
    parser.add_argument("--askings", type=int, default=30, help="how often each question is asked")
    options = parser.parse_args()
    print(
        "| clients | hour rows | scan-and-group, s processor | derive | pandas | derive : scan | on the clock "
        "| pandas : derive | on the clock | peak GB, scan | derive | pandas |"
    )
    print("| --- " * 12 + "|")
    measured = []
    for clients in sorted(options.clients):
        measured.append(measure(clients, options.rounds, options.askings))
        print(measured[-1].row(), flush=True)
    first, last = measured[0], measured[-1]
    print(f"\n| question | ms at {first.clients:,} | ms at {last.clients:,} | processor | processor |")
    print("| --- " * 5 + "|")
    print("\n".join(question_rows(first, last)))


if __name__ == "__main__":
    main()
