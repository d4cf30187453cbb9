"""What who may not see everything sees of the distributions: its own, and of the group those that give nobody away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from hbh_metrics.disclosure import Audience, Backing, Key, Whole, hidden_distributions
from hbh_metrics.publications import Publication
from hbh_metrics.query.answering import answer, records, told_damage
from hbh_metrics.query.group_measures import hidden_figures, rule_for, with_values
from hbh_metrics.records import TOTAL, HiddenShares, Share

TABLE = "verdelingen"


def seen_shares(audience: Audience, chain: Sequence[Publication]) -> tuple[Share, ...]:
    """Return what an audience sees of the last publication of a chain (oldest first): its own classes and those of TOTAAL."""
    found = _decided(audience, chain)
    if not found:
        return ()
    visible = tuple(sorted(whole.key for whole, is_hidden in found.items() if not is_hidden))
    return records(Share, chain[-1], "verdelingen_gezien", TABLE, eigen=audience.aanbieder_id, zichtbaar=visible)


def hidden_shares(audience: Audience, chain: Sequence[Publication]) -> tuple[HiddenShares, ...]:
    """Return the distributions of TOTAAL that this audience does not see, though there are."""
    return tuple(
        HiddenShares(whole.verdeling, TOTAL, whole.periode_id or None, whole.groep or None, whole.deel)
        for whole, is_hidden in sorted(_decided(audience, chain).items())
        if is_hidden
    )


def _decided(audience: Audience, chain: Sequence[Publication]) -> dict[Whole, bool]:
    """Return of each distribution of TOTAAL in the last publication whether it is hidden."""
    if TABLE not in chain[-1].tables or chain[-1] not in with_values(chain):
        return {}
    figures = zip(with_values(chain), hidden_figures(audience, chain), strict=True)
    both = [(publication, hidden) for publication, hidden in figures if TABLE in publication.tables]
    with told_damage([publication for publication, _ in both]):
        files = tuple(publication.table_path(TABLE) for publication, _ in both)
        return _decide(audience, files, tuple(hidden for _, hidden in both))


@lru_cache(maxsize=64)
def _decide(audience: Audience, files: tuple[Path, ...], figures: tuple[frozenset[Key], ...]) -> dict[Whole, bool]:
    chain: list[dict[Whole, Backing]] = [{} for _ in files]
    for number, *names, providers, of_all, of_others, has_means in answer(
        "steun_verdelingen", ((TABLE, files),), eigen=audience.aanbieder_id
    ):
        chain[number - 1][Whole(*names)] = Backing(frozenset(providers), of_all, of_others, has_means)
    hidden = hidden_distributions(chain, figures, rule_for(audience))[-1]
    return {whole: whole in hidden for whole in chain[-1]}
