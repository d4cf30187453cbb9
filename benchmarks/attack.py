"""Attacks what is told of the group in new invented cities, as every reader, and prints how narrowly anything is known: `make attack`.

With `--data` the stands of a data folder (of another town of the demo) attack themselves once more, with what they keep of that.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.group_seen import VALUES, coarser_rows, files_of
from hbh_metrics.door.opening import publications
from hbh_metrics.door.self_attack import Coarser, attack
from tests.door.test_attack import attacked_by
from tests.door.worlds import city


def main() -> int:
    """Try the cities; the exit code is 1 when something is known more narrowly than its margin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=200, help="how many")
    parser.add_argument("--from-seed", type=int, default=int(time.time()) % 1_000_000, help="the seed of the first one")
    parser.add_argument("--data", type=Path, help="a data folder, whose stands are attacked instead of cities")
    options = parser.parse_args()
    if options.data is not None:
        return _attack_folder(options.data)
    narrowest, leaks = math.inf, 0
    for seed in range(options.from_seed, options.from_seed + options.cities):
        worlds = city(seed)
        readers = (Audience.WETHOUDER, *(Audience.aanbieder(who) for who in worlds[-1].providers))
        for audience, found in zip(readers, attacked_by(worlds, readers), strict=True):
            if not found.is_so():
                raise ValueError(
                    f"city {seed}, {audience.name}: what is so does not fit what was shown; the attacker has the rules wrong"
                )
            known = min(found.known(), key=lambda one: one.share_of_margin, default=None)
            if known is not None and known.share_of_margin < narrowest:
                narrowest = known.share_of_margin
                print(f"city {seed}, {audience.name}: {narrowest:.2f} of the margin, {known.what}", flush=True)
            if known is not None and known.share_of_margin < 1:
                leaks += 1
                print(
                    f"city {seed}, {audience.name}: {known.what}, between {known.least:.2f} and {known.most:.2f}",
                    flush=True,
                )
    print(
        f"{options.cities} cities from seed {options.from_seed}: narrowest {narrowest:.2f} of its margin, {leaks} readers know too much"
    )
    return 1 if leaks else 0


def _attack_folder(root: Path) -> int:
    """Attack every stand of a data folder as every reader; the exit code is 1 when one tells more than it found of itself."""
    chain, leaks = tuple(reversed(publications(root, Audience.PROGRAMMAMANAGER))), 0
    for place, publication in enumerate(chain, start=1):
        files = files_of(chain[:place])
        if not files or VALUES not in publication.tables:
            continue
        kept = tuple(Coarser(*row) for row in coarser_rows(files[-1][1]))
        more = set(attack(files, kept)) - set(kept)
        leaks += len(more)
        print(f"stand {publication.id}: {len(kept)} told more roughly, {len(more)} told too finely", flush=True)
        for one in sorted(more):
            print(f"  {one.lezer}, {one.periode_id}: {one.stappen} steps, {one.verdubbelingen} doublings needed")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
