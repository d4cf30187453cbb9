"""What an audience sees of meetwaarden: its own rows as they are, and those of the group as `shown_group` lets them through."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from hbh_metrics.door.answering import answer, told_damage
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.links import PRIVACY, Key
from hbh_metrics.door.protection import ProtectedMeasure, Visibility, kept_back, marked
from hbh_metrics.door.shown_group import FOR_PROVIDER, FOR_WETHOUDER, Reader, shown_of_group
from hbh_metrics.door.standing import Standing, Waiting
from hbh_metrics.door.steps import KeptSteps
from hbh_metrics.metrics.privacy import Behind
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL, Measure

VALUES, SHARES, COARSER = "meetwaarden", "verdelingen", "afrondingen"

Files = tuple[tuple[Path, Path | None], ...]
"""Per publication its metric values and, where it has them, by how much its figures of the group go coarser."""


def with_values(chain: Sequence[Publication]) -> tuple[Publication, ...]:
    """Return the publications of a chain that hold metric values."""
    return tuple(publication for publication in chain if VALUES in publication.tables)


def seen_measures(
    audience: Audience, chain: Sequence[Publication], names: Collection[str] = ()
) -> tuple[ProtectedMeasure, ...]:
    """Return what an audience sees of the last publication of a chain (oldest first): its own rows and those of TOTAAL.

    Of those metrics, or of all where none is named; sorted by metric, provider and period.
    """
    if VALUES not in chain[-1].tables:
        return ()
    with told_damage(with_values(chain)):
        return _seen(audience, files_of(chain), frozenset(names))


def figures_of_group(audience: Audience, chain: Sequence[Publication]) -> Mapping[Key, ProtectedMeasure]:
    """Return the figures of TOTAAL in the last publication of a chain that holds metric values, as the audience is shown them."""
    with told_damage(with_values(chain)):
        return group_of(audience, files_of(chain))


def exact_of_group(audience: Audience, chain: Sequence[Publication]) -> Mapping[Key, Measure]:
    """Return the same figures as they are, to find what of a stored signal the audience is shown; never to hand out."""
    with told_damage(with_values(chain)):
        return standing(audience, *files_of(chain)[-1]).totals


def reader_of(audience: Audience) -> Reader:
    """Return the rules for who sees only a part."""
    return FOR_PROVIDER if audience.role is Role.AANBIEDER else FOR_WETHOUDER


@lru_cache(maxsize=64)
def group_of(audience: Audience, files: Files) -> Mapping[Key, ProtectedMeasure]:
    """Return the same from the files of a chain (oldest first)."""
    return shown_of_group(standing(audience, *files[-1]), reader_of(audience), kept_steps(audience, files))


def kept_steps(audience: Audience, files: Files) -> KeptSteps:
    """Return the steps of ratios that the publications of a chain (oldest first) keep."""
    now, kept = standing(audience, *files[-1]), KeptSteps()
    for values, _ in files:
        if kept.is_enough_for(now.totals):
            break
        before = Standing(_totals(values), {}, _others(audience, values), {}, {})
        kept.learn(before.totals, before.roughness)
    return kept


@lru_cache(maxsize=256)
def standing(audience: Audience, values: Path, coarser: Path | None) -> Standing:
    """Return what decides what this audience is shown of the group in one publication."""
    waits = answer("wachten", ((VALUES, (values,)),))
    return Standing(
        _totals(values),
        _rows(values, audience.aanbieder_id),
        _others(audience, values),
        {period: Waiting(*counts) for period, *counts in waits},
        {period: steps for reader, period, steps, _ in coarser_rows(coarser) if reader == audience.name},
        {period: times for reader, period, _, times in coarser_rows(coarser) if reader == audience.name},
    )


@lru_cache(maxsize=256)
def _totals(values: Path) -> dict[Key, Measure]:
    return _rows(values, TOTAL)


def _others(audience: Audience, values: Path) -> dict[Key, int]:
    """Return how many providers stand behind each figure beside the reader's own; asked once for all readers."""
    support = answer("steun", ((VALUES, (values,)),))
    return {(metric, period): len(who) - (audience.aanbieder_id in who) for metric, period, who in support}


def coarser_rows(path: Path | None) -> tuple[tuple[str, str, int, int], ...]:
    """Return per reader and period how many steps the ratios of money go further, and how often people double; none where nobody looked."""
    return answer("afrondingen", ((COARSER, (path,)),)) if path else ()


def _rows(values: Path, who: str | None) -> dict[Key, Measure]:
    rows = answer("meetwaarden", ((VALUES, (values,)),), maatstaven=(), van=who) if who else ()
    return {(row[0], row[2]): Measure(*row) for row in rows}


def files_of(chain: Sequence[Publication]) -> Files:
    """Return the files of the publications of a chain (oldest first) that hold metric values."""
    return tuple(
        (one.table_path(VALUES), one.table_path(COARSER) if COARSER in one.tables else None)
        for one in with_values(chain)
    )


def _own(row: Measure) -> ProtectedMeasure:
    """Return a row of the reader's own provider: as it is, but for what is told of the others there."""
    return kept_back(row, Visibility.SUPPRESSED) if PRIVACY[row.maatstaf].behind is Behind.OTHERS else marked(row)


@lru_cache(maxsize=256)
def _seen(audience: Audience, files: Files, names: frozenset[str]) -> tuple[ProtectedMeasure, ...]:
    group, own = group_of(audience, files), _rows(files[-1][0], audience.aanbieder_id)
    of_all = (group[key] for key in group if not names or key[0] in names)
    every = (*of_all, *(_own(row) for key, row in own.items() if not names or key[0] in names))
    return tuple(sorted(every, key=lambda row: (row.maatstaf, row.aanbieder_id, row.periode_id or "")))
