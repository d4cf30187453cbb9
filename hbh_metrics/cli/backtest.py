"""The command `backtest`: many invented years of the stories, and how soon their signals were there."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence

from hbh_metrics.cli.output import FORMATS, Progress, rendered, rows_of
from hbh_metrics.cli.parser import DutchParser
from hbh_metrics.errors import UsageError

Declare = Callable[[str, Callable[[Namespace], int], str], DutchParser]

FIRST_SEED = 1
SEEDS = 20


def declare(command: Declare) -> None:
    """Add the command with its arguments."""
    found = command(
        "backtest", _backtest, "reken na of elk verhaal van de demo zijn signalen geeft, en hoe vaak het vals alarm is"
    )
    found.add_argument(
        "--seeds", type=int, default=SEEDS, metavar="N", help=f"aantal verzonnen jaren per verhaal ({SEEDS})"
    )
    found.add_argument(
        "--vanaf-seed", type=int, default=FIRST_SEED, metavar="N", help=f"eerste jaar ({FIRST_SEED}), voor verse jaren"
    )
    found.add_argument(
        "--story", default=None, metavar="NAAM", help="één verhaal of gemeente van de demo (anders alle)"
    )
    found.add_argument(
        "--as-delivered",
        action="store_true",
        help="reken elke periode opnieuw met wat toen bekend was, zonder latere correcties (tien keer zo traag)",
    )
    found.add_argument("--format", choices=FORMATS, default="table", help="vorm van de lijst")


def _backtest(options: Namespace) -> int:
    from hbh_metrics.demo import STORY_BY_NAME
    from hbh_metrics.demo.towns import TOWN_BY_NAME

    stories = [*STORY_BY_NAME, *TOWN_BY_NAME]
    if options.story is not None and options.story not in stories:
        raise UsageError(f"Het verhaal '{options.story}' bestaat niet. Kies uit: {', '.join(stories)}.")
    if options.seeds < 1:
        raise UsageError("Het aantal jaren is ten minste 1.")
    if options.vanaf_seed < 0:
        raise UsageError("Het eerste jaar (--vanaf-seed) is 0 of meer.")
    progress = Progress()
    rows = list(_rows(options, [options.story] if options.story else stories, progress))
    progress.clear()
    sys.stdout.write(rendered(*rows_of(rows), options.format))
    return 0


def _rows(options: Namespace, stories: Sequence[str], progress: Progress) -> Iterator[object]:
    from hbh_metrics.backtest import look_at, score

    for story in stories:
        years = []
        for number, seed in enumerate(range(options.vanaf_seed, options.vanaf_seed + options.seeds), start=1):
            progress(f"{story}: jaar {number} van {options.seeds}")
            years.append(look_at(story, seed, as_delivered=options.as_delivered))
        yield from score(years)
