"""Which distributions of the group are shown to who sees only a part, and how: classes rounded to five people, below five as "<5"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hbh_metrics.door.answering import answer, told_damage
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.group_seen import SHARES, Files, files_of, group_of, reader_of, standing, with_values
from hbh_metrics.door.links import Key
from hbh_metrics.door.narrowing import is_narrowed
from hbh_metrics.door.protection import ProtectedMeasure, Visibility
from hbh_metrics.door.rounding import SMALL_GROUP, Roughness, nearest
from hbh_metrics.door.standing import Standing
from hbh_metrics.metrics.distributions import DISTRIBUTIONS
from hbh_metrics.metrics.privacy import Of
from hbh_metrics.policy import SMALL_COUNT, SMALL_NUMBER
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL, HiddenShares, Share

_MEAN_STEP = 0.1
_TABLES = {one.name: one.tables for one in DISTRIBUTIONS}
_ANSWERS = "antwoorden"
_RESTS_ON = {"geleverde_uren": "uren", "periodebetalingen": "betaald"}
"""By table the figure that waits until everybody has delivered it."""


_Class = tuple[str | None, ...]
Shown = Mapping["Whole", tuple[Share, ...] | None]


class Whole(NamedTuple):
    """One distribution of the group: of a period (empty where it has none), a group of people and, of several, the part."""

    verdeling: str
    periode_id: str
    groep: str
    deel: str


def seen_shares(audience: Audience, chain: Sequence[Publication]) -> tuple[Share, ...]:
    """Return what an audience sees of the last publication of a chain (oldest first): its own classes and those of TOTAAL."""
    shown = _shown(audience, chain)
    own = _own(chain[-1], audience.aanbieder_id)
    return (*own, *(share for shares in shown.values() if shares is not None for share in shares))


def _own(publication: Publication, who: str | None) -> tuple[Share, ...]:
    if SHARES not in publication.tables:
        return ()
    with publication.explained_damage():
        return _shares(publication.table_path(SHARES), who)


def hidden_shares(audience: Audience, chain: Sequence[Publication]) -> tuple[HiddenShares, ...]:
    """Return the distributions of TOTAAL that this audience does not see, though there are."""
    return tuple(
        HiddenShares(whole.verdeling, TOTAL, whole.periode_id or None, whole.groep or None, whole.deel)
        for whole, shares in sorted(_shown(audience, chain).items())
        if shares is None
    )


def _shown(audience: Audience, chain: Sequence[Publication]) -> Shown:
    """Return the classes of each distribution of TOTAAL as they are shown, None for one that is not."""
    publication = chain[-1]
    if SHARES not in publication.tables or publication not in with_values(chain):
        return {}
    with told_damage(with_values(chain)), publication.explained_damage():
        return _shown_of(audience, files_of(chain), publication.table_path(SHARES))


@lru_cache(maxsize=64)
def _shown_of(audience: Audience, files: Files, path: Path) -> Shown:
    figures, now = group_of(audience, files), standing(audience, *files[-1])
    others = {
        Whole(*row[:4]): row[4]
        for row in answer("steun_verdelingen", ((SHARES, (path,)),), eigen=audience.aanbieder_id)
    }
    own = {_key(share): share.aantal for share in _shares(path, audience.aanbieder_id)}
    wholes: dict[Whole, list[Share]] = {}
    for share in _shares(path, TOTAL):
        wholes.setdefault(_whole(share), []).append(share)
    found: dict[Whole, tuple[Share, ...] | None] = {}
    for whole, shares in wholes.items():
        people = _roughness(whole, figures, others.get(whole, 0), now).of_amount(Of.PEOPLE)
        shown = _counted_together([_class(share, share.aantal - own.get(_key(share), 0), people) for share in shares])
        is_seen = _may_be_shown(whole, shares, own, others.get(whole, 0), figures, audience) and not is_narrowed(
            shown, lambda one: own.get(_key(one), 0), people, figures, now.own
        )
        found[whole] = shown if is_seen else None
    return found


def _may_be_shown(
    whole: Whole, shares: Sequence[Share], own: Mapping[_Class, int], others: int,
    figures: Mapping[Key, ProtectedMeasure], audience: Audience,
) -> bool:  # fmt: skip
    of_others = [share.aantal - own.get(_key(share), 0) for share in shares]
    if others < reader_of(audience).at_least or sum(of_others) < SMALL_NUMBER:
        return False
    if any(
        share.waarde is not None and 0 < count < SMALL_NUMBER for share, count in zip(shares, of_others, strict=True)
    ):
        return False
    metrics = ["clienten", *(_RESTS_ON[table] for table in _TABLES.get(whole.verdeling, ()) if table in _RESTS_ON)]
    beside = [figures.get((metric, whole.periode_id or None)) for metric in metrics]
    return not any(one is not None and one.visibility in (Visibility.WAITING, Visibility.SUPPRESSED) for one in beside)


def _roughness(whole: Whole, figures: Mapping[Key, ProtectedMeasure], others: int, now: Standing) -> Roughness:
    """Return how rough a distribution is: as the figures of its period (without one of the largest); small where that is not told."""
    if not whole.periode_id:
        return Roughness.of(now.largest, others)
    row = figures.get(("clientperioden", whole.periode_id))
    found = Roughness.of(SMALL_GROUP if row is None else row.waarde, others)
    return replace(found, people=now.people(whole.periode_id))


def _counted_together(shown: Sequence[Share]) -> tuple[Share, ...]:
    """Return the classes with as their denominator, where one is told as "<5", what the others add up to: no second equation."""
    if not any(one.is_minder_dan_5 for one in shown):
        return tuple(shown)
    total = sum(one.aantal for one in shown)
    return tuple(one if one.noemer is None else replace(one, noemer=total) for one in shown)


def _class(share: Share, of_others: int, people: float) -> Share:
    noemer = None if share.noemer is None else round(nearest(share.noemer, people))
    if of_others < SMALL_COUNT:
        return replace(share, aantal=0, noemer=noemer, waarde=None, is_minder_dan_5=True)
    mean = share.waarde if share.waarde is None or of_others >= SMALL_NUMBER else None
    return replace(
        share, aantal=round(nearest(share.aantal, people)), noemer=noemer,
        waarde=None if mean is None else nearest(mean, _MEAN_STEP),
    )  # fmt: skip


def _shares(path: Path, who: str | None) -> tuple[Share, ...]:
    rows = answer("verdelingen", ((SHARES, (path,)),), namen=(), van=who) if who else ()
    return tuple(Share(*row) for row in rows)


def _whole(share: Share) -> Whole:
    part = share.code.rpartition("|")[0] if share.verdeling == _ANSWERS else ""
    return Whole(share.verdeling, share.periode_id or "", share.groep or "", part)


def _key(share: Share) -> _Class:
    return share.verdeling, share.periode_id, share.groep, share.code
