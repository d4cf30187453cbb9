"""Times `import` of a monthly delivery of eleven small CSV files, by this checkout and by another one, in turn in one run.

    python benchmarks/small_delivery.py --against MAP [--clients N] [--rounds N] [--until DATE]

The other checkout makes the deliveries of the demo and imports all but the last; on those publications both import the last month's files
of one provider and some of a second. An earlier `--until` makes a shorter history.
Read the ratio of processor time, start included: seconds say more about the machine than about the program.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FILES = 11
LAST_DAY = "2015-01-23"
REFUSED = 1
WRITE = (
    "import sys; from datetime import date; from pathlib import Path; from hbh_metrics.demo import write_deliveries; "
    "write_deliveries(Path(sys.argv[1]), clients=int(sys.argv[2]), until=date.fromisoformat(sys.argv[3]))"
)
"""What a checkout is asked to run, for its command `demo` makes every delivery."""


def run(checkout: Path, folder: Path, *arguments: str, is_refusal_fine: bool = False) -> float:
    """Run Python on a checkout to its end and return its seconds of processor; raises CalledProcessError when it fails.

    Compiled code is kept beside the data, so that only the first command of a checkout compiles. With `is_refusal_fine` a delivery that is
    refused is no failure: the demo holds one.
    """
    cache = folder / "gecompileerd" / str(checkout).strip("/").replace("/", "-")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "HBH_SLEUTEL": str(folder / "sleutel"),
        "PYTHONPYCACHEPREFIX": str(cache),
        "PYTHONPATH": str(checkout),
    }
    command = [sys.executable, *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=checkout
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, REFUSED if is_refusal_fine else 0):
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return usage.ru_utime + usage.ru_stime


def take_in(
    checkout: Path, folder: Path, delivery: Path, data: Path, day: str, *, is_refusal_fine: bool = False
) -> float:
    """Import a delivery with the command of a checkout and return its seconds of processor."""
    asked = ("-m", "hbh_metrics", "import", str(delivery), "--data", str(data), "--peildatum", day)
    return run(checkout, folder, *asked, is_refusal_fine=is_refusal_fine)


def before_the_last_month(folder: Path, other: Path, clients: int, until: str) -> tuple[Path, Path, str]:
    """Let the other checkout make a history; return the data folder without its last month, eleven files of that month, and their day."""
    data, deliveries, chosen = folder / "data", folder / "leveringen", folder / "levering"
    run(other, folder, "-c", WRITE, str(deliveries), str(clients), until)
    *earlier, month = sorted(deliveries.iterdir())
    for delivery in earlier:
        take_in(other, folder, delivery, data, delivery.name[:10], is_refusal_fine=True)
    by_sender = sorted(month.glob("*.csv"), key=lambda path: (path.stem.rpartition("_")[2], path.name))
    chosen.mkdir()
    for path in by_sender[:FILES]:
        shutil.copy(path, chosen)
    return data, chosen, month.name[:10]


def measure(other: Path, clients: int, rounds: int, until: str) -> str:
    """Return the row of the table: medians of both, and of their ratio within a round."""
    with tempfile.TemporaryDirectory(prefix="hbh-benchmark-") as name:
        folder = Path(name)
        data, delivery, day = before_the_last_month(folder, other, clients, until)
        pairs: list[list[float]] = []
        for number in range(rounds + 1):
            found: list[float] = []
            for checkout in (other, PROJECT):
                copy = folder / f"ronde{number}-{len(found)}"
                shutil.copytree(data, copy)
                found.append(take_in(checkout, folder, delivery, copy, day))
                shutil.rmtree(copy)
            pairs.append(found)
    pairs = pairs[1:]
    theirs, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other_one for other_one, mine in pairs)
    return f"| {FILES} | {clients:,} | {theirs:.2f} | {ours:.2f} | {ratio:.2f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", type=Path, required=True)
    parser.add_argument("--clients", type=int, default=3500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--until", default=LAST_DAY)
    options = parser.parse_args()
    print("| files | clients | other, s of processor | this one | this one : other |")
    print("| --- | --- | --- | --- | --- |")
    print(measure(options.against.resolve(), options.clients, options.rounds, options.until), flush=True)


if __name__ == "__main__":
    main()
