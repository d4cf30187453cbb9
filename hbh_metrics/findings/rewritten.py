"""What is said of publications whose files were written anew: what they told stays, what a query finds in them may differ."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.publications import Publication
from hbh_metrics.publications.manifest import ANOTHER_KEY, Rewriting

_STAYS = (
    "Maatstaven, signalen en verdelingen hielden hun waarde; een eigen vraag aan de tabellen kan nu iets anders vinden."
)


def rewritten_told(publications: Sequence[Publication]) -> tuple[str, ...]:
    """Return which publications were rewritten without some of their rows, a sentence per time; nothing for another key alone."""
    times: dict[Rewriting, list[str]] = {}
    for publication in publications:
        for one in publication.manifest.herschreven:
            if one.reden != ANOTHER_KEY:
                times.setdefault(one, []).append(publication.id)
    return tuple(
        f"Herschreven op {dutch.day_in_full(one.op.date())} ({one.reden}): {dutch.listing(times[one])}. {_STAYS}"
        for one in sorted(times, key=lambda one: one.op)
    )
