"""Times every question that a screen asks at the door, asked afresh: `python -m benchmarks.sizes.asking STORE ROUNDS`.

The door keeps its answers per data folder, so each round asks through another name of the same folder. Prints JSON: per question the
median of the rounds after the warm-up, in milliseconds on the clock and of processor.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.changes import changes_since
from hbh_metrics.door.door import Door

WARM_UP = 3
OF_ONE_SCREEN = ("tariefindex", "afgesproken_index", "betaald_tarief", "betaalde_clientperioden")


def timings(root: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Return per question the median milliseconds, on the clock and of processor, over the rounds after WARM_UP."""
    taken: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for number in range(WARM_UP + rounds):
        same_root = root.parent / f"{root.name}-{number}"
        same_root.symlink_to(root, target_is_directory=True)
        for name, ask in _questions(same_root).items():
            began, processor = time.perf_counter(), time.process_time()
            ask()
            if number >= WARM_UP:
                spent = time.perf_counter() - began, time.process_time() - processor
                taken[name].append((1000 * spent[0], 1000 * spent[1]))
        same_root.unlink()
    return {
        name: (statistics.median(wall for wall, _ in pairs), statistics.median(cpu for _, cpu in pairs))
        for name, pairs in taken.items()
    }


def _questions(root: Path) -> dict[str, Callable[[], object]]:
    """Return every question under its name in the table, as a call."""
    door = _door(root)
    now = door.publication.id
    return {
        "open a publication": partial(_door, root),
        "providers": door.providers,
        "metrics of a screen": partial(door.measures, *OF_ONE_SCREEN),
        "all metrics": door.measures,
        "paths": door.paths,
        "agreements": door.agreements,
        "completeness": door.completeness,
        "findings": door.findings,
        "origins": door.origins,
        "weeks": door.weeks,
        "one distribution": partial(door.distributions, "uren_per_week"),
        "all distributions": door.distributions,
        "signals": door.signals,
        "thresholds": door.thresholds,
        "changes since": partial(changes_since, root, Audience.PROGRAMMAMANAGER, now, now),
    }


def _door(root: Path) -> Door:
    door = opening.open_door(root, Audience.PROGRAMMAMANAGER)
    if door is None:
        raise SystemExit(f"nothing was published in {root}")
    return door


if __name__ == "__main__":
    print(json.dumps(timings(Path(sys.argv[1]), int(sys.argv[2]))))
