"""Back-test: every story in many invented years, as Markdown tables: found in time or not, how late, and how many false alarms.

`python benchmarks/backtest.py [--seeds 200] [--vanaf-seed 1] [--stories NAME …] [--as-delivered]`; what it found stands in README.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hbh_metrics.backtest import Row, Sort, look_at, score
from hbh_metrics.demo import STORY_BY_NAME

COLUMNS: dict[Sort, tuple[str, ...]] = {
    Sort.EXPECTED: ("verhaal", "signaal", "aanbieder_id", "uiterlijk", "gevonden_pct", "vertraging_mediaan", "vertraging_langste"),
    Sort.TOGETHER: ("verhaal", "signaal", "per_jaar", "toeval_per_jaar"),
    Sort.PER_RULE: ("verhaal", "signaal", "ernst", "perioden", "gevonden_pct", "per_jaar"),
    Sort.OTHER: ("verhaal", "signaal", "ernst", "aanbieder_id", "gevonden_pct", "per_jaar"),
}  # fmt: skip


def table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Return a Markdown table of these columns."""
    lines = [columns, ["---"] * len(columns), *([_cell(getattr(row, name)) for name in columns] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def main() -> None:
    """Run the back-test and print a table per sort of line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument(
        "--stories", nargs="+", default=list(STORY_BY_NAME), choices=list(STORY_BY_NAME), metavar="NAME"
    )
    parser.add_argument("--vanaf-seed", type=int, default=1, metavar="N")
    parser.add_argument("--as-delivered", action="store_true")
    options = parser.parse_args()

    rows: list[Row] = []
    began = time.process_time()
    for story in options.stories:
        seeds = range(options.vanaf_seed, options.vanaf_seed + options.seeds)
        rows += score([look_at(story, seed, as_delivered=options.as_delivered) for seed in seeds])
    spent = (time.process_time() - began) / options.seeds / len(options.stories)
    for sort, columns in COLUMNS.items():
        found = [row for row in rows if row.soort is sort]
        if found:
            print(f"{table(found, columns)}\n")
    print(f"{options.seeds} years of {len(options.stories)} stories, {spent:.2f} s of processor each")


if __name__ == "__main__":
    main()
