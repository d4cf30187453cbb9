"""Times `import` of many hour rows in CSV beside DuckDB's bare COPY of the same file to Parquet, in turn in one run.

    python benchmarks/import_hours.py [--rows N ...] [--rounds N]

Each import runs in a process of its own into an empty data folder; wall time, processor time and peak memory are those that the operating
system counted for that process. Read the ratios: absolute times say more about the machine than about the program.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

PROJECT = Path(__file__).resolve().parents[1]
PROVIDERS = ("VIVA", "AMSTELRING", "AXXICOM", "SHDH", "TZORG")
WEEKS = 48
BARE = (
    "import duckdb, sys; duckdb.connect().execute("
    "\"copy (select * from read_csv('{source}')) to '{target}' (format parquet)\")"
)


@dataclass(frozen=True)
class Cost:
    """What one process cost: seconds on the clock, seconds of processor, and its peak memory in GB."""

    wall: float
    cpu: float
    peak_gb: float


def write_delivery(folder: Path, rows: int) -> int:
    """Write a delivery with about `rows` weekly hour rows of one client each (semicolons, Dutch dates); return the exact number."""
    clients = max(rows // WEEKS, 1)
    folder.mkdir(parents=True)
    listed = ", ".join(f"'{provider}'" for provider in PROVIDERS)
    who = (
        f"printf('T%07d', client) as toewijzing_nummer, printf('C%07d', client) as client_sleutel, "
        f"[{listed}][client % {len(PROVIDERS)} + 1] as aanbieder_id"
    )
    con = duckdb.connect()
    con.execute(
        f"copy (select {who}, strftime(date '2014-01-27' + (7 * week)::integer, '%d-%m-%Y') as datum, "
        "replace(printf('%.2f', 1.5 + ((client * 7 + week * 13) % 9) / 4.0), '.', ',') as uren, "
        "case when (client + week) % 33 = 0 then 'ZIEKENHUIS' end as reden_niet_geleverd "
        f"from range({clients}) as clients (client), range({WEEKS}) as weeks (week)) "
        f"to '{folder / 'geleverde_uren.csv'}' (format csv, delim ';', header true)"
    )
    con.execute(
        f"copy (select {who}, 'EXPERIMENT' as groep, 1 as categorie, 2 as klasse, '2,50' as uren_week, "
        "'27-01-2014' as ingangsdatum, null as einddatum "
        f"from range({clients}) as clients (client)) "
        f"to '{folder / 'indicaties.csv'}' (format csv, delim ';', header true)"
    )
    names = "".join(f"{provider};{provider.title()}\n" for provider in PROVIDERS)
    (folder / "aanbieders.csv").write_text(f"aanbieder_id;naam\n{names}", encoding="utf-8")
    return clients * WEEKS


def cost_of(command: Sequence[str], environment: dict[str, str]) -> Cost:
    """Run a command to its end and return what it cost; raises CalledProcessError when it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, cwd=PROJECT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return Cost(wall, usage.ru_utime + usage.ru_stime, _gigabytes(usage))


def _gigabytes(usage: resource.struct_rusage) -> float:
    per_unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * per_unit / 1e9


def measure(rows: int, rounds: int) -> str:
    """Return one row of the table: rows per second of both, and the ratio of their times, medians over the rounds."""
    with tempfile.TemporaryDirectory(prefix="hbh-benchmark-") as name:
        folder = Path(name)
        written = write_delivery(folder / "levering", rows)
        environment = {**os.environ, "HBH_SLEUTEL": str(folder / "sleutel"), "PYTHONPATH": str(PROJECT)}
        source, target = folder / "levering" / "geleverde_uren.csv", folder / "kaal.parquet"
        bare = [sys.executable, "-c", BARE.format(source=source, target=target)]
        pairs = []
        for number in range(rounds):
            data = folder / f"data{number}"
            given = [sys.executable, "-m", "hbh_metrics", "import", str(folder / "levering")]
            ours = [*given, "--data", str(data), "--peildatum", "2014-12-31"]
            pairs.append((cost_of(bare, environment), cost_of(ours, environment)))
    wall = statistics.median(ours.wall / bare.wall for bare, ours in pairs)
    cpu = statistics.median(ours.cpu / bare.cpu for bare, ours in pairs)
    speed = [statistics.median(written / cost[side].wall for cost in pairs) for side in (0, 1)]
    peak = max(ours.peak_gb for _, ours in pairs)
    return f"| {written:,} | {speed[0]:,.0f} | {speed[1]:,.0f} | {wall:.1f} | {cpu:.1f} | {peak:.1f} GB |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(
        "| hour rows | bare COPY, rows/s | import, rows/s | time, import : bare | processor, import : bare | peak of import |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for rows in options.rows:
        print(measure(rows, options.rounds), flush=True)


if __name__ == "__main__":
    main()
