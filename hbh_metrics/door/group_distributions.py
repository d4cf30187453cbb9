"""What who may not see everything sees of the distributions: its own, and of the group those that give nobody away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hbh_metrics.door.answering import records
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.distributions import Whole
from hbh_metrics.door.group_hidden import SHARES, hidden_of_group, with_values
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL, HiddenShares, Share


def seen_shares(audience: Audience, chain: Sequence[Publication]) -> tuple[Share, ...]:
    """Return what an audience sees of the last publication of a chain (oldest first): its own classes and those of TOTAAL."""
    found = _wholes(audience, chain)
    if not found:
        return ()
    visible = tuple(sorted(whole.key for whole, is_hidden in found.items() if not is_hidden))
    return records(Share, chain[-1], "verdelingen_gezien", SHARES, eigen=audience.aanbieder_id, zichtbaar=visible)


def hidden_shares(audience: Audience, chain: Sequence[Publication]) -> tuple[HiddenShares, ...]:
    """Return the distributions of TOTAAL that this audience does not see, though there are."""
    return tuple(
        HiddenShares(whole.verdeling, TOTAL, whole.periode_id or None, whole.groep or None, whole.deel)
        for whole, is_hidden in sorted(_wholes(audience, chain).items())
        if is_hidden
    )


def _wholes(audience: Audience, chain: Sequence[Publication]) -> Mapping[Whole, bool]:
    """Return of each distribution of TOTAAL in the last publication whether it is hidden; nothing without metric values beside it."""
    return hidden_of_group(audience, chain).wholes[-1] if chain[-1] in with_values(chain) else {}
