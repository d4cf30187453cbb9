"""Times `import` of a monthly delivery of eleven small CSV files, by this checkout and by another one, in turn in one run.

    python benchmarks/small_delivery.py --against MAP [--clients N] [--rounds N]

The other checkout makes the demo; both import the last month's files of one provider, and some of a second, on the publications before it.
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


def run(checkout: Path, folder: Path, *arguments: str) -> float:
    """Run a command of a checkout to its end and return its seconds of processor; raises CalledProcessError when it fails.

    Compiled code is kept beside the data, so that only the first command of a checkout compiles.
    """
    cache = folder / "gecompileerd" / str(checkout).strip("/").replace("/", "-")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "HBH_SLEUTEL": str(folder / "sleutel"),
        "PYTHONPYCACHEPREFIX": str(cache),
        "PYTHONPATH": str(checkout),
    }
    command = [sys.executable, "-m", "hbh_metrics", *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=checkout
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return usage.ru_utime + usage.ru_stime


def before_the_last_month(folder: Path, other: Path, clients: int) -> tuple[Path, Path]:
    """Let the other checkout make the demo; return the data folder without its last publication, and eleven files of that month."""
    data, deliveries, chosen = folder / "data", folder / "leveringen", folder / "levering"
    run(other, folder, "demo", "--clients", str(clients), "--data", str(data), "--keep-deliveries", str(deliveries))
    *_, before, last = sorted((data / "publicaties").iterdir())
    shutil.rmtree(last)
    (data / "huidig").write_text(f"{before.name}\n", encoding="utf-8")
    month = max(deliveries.iterdir())
    by_sender = sorted(month.glob("*.csv"), key=lambda path: (path.stem.rpartition("_")[2], path.name))
    chosen.mkdir()
    for path in by_sender[:FILES]:
        shutil.copy(path, chosen)
    return data, chosen


def measure(other: Path, clients: int, rounds: int) -> str:
    """Return the row of the table: medians of both, and of their ratio within a round."""
    with tempfile.TemporaryDirectory(prefix="hbh-benchmark-") as name:
        folder = Path(name)
        data, delivery = before_the_last_month(folder, other, clients)
        day = max((folder / "leveringen").iterdir()).name[:10]
        pairs: list[list[float]] = []
        for number in range(rounds + 1):
            found: list[float] = []
            for checkout in (other, PROJECT):
                copy = folder / f"ronde{number}-{len(found)}"
                shutil.copytree(data, copy)
                found.append(run(checkout, folder, "import", str(delivery), "--data", str(copy), "--peildatum", day))
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
    options = parser.parse_args()
    print("| files | clients | other, s of processor | this one | this one : other |")
    print("| --- | --- | --- | --- | --- |")
    print(measure(options.against.resolve(), options.clients, options.rounds), flush=True)


if __name__ == "__main__":
    main()
