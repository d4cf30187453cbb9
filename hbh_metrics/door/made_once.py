"""Makes what an audience sees of publications once, under a key that always holds the audience: a publication never changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from hbh_metrics.door.audience import Audience
from hbh_metrics.kept import Keeper, Same, fixed
from hbh_metrics.project import current
from hbh_metrics.publications import Publication

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 256

Asked = Callable[Concatenate[Audience, Sequence[Publication], P], T]
"""A question of the door: for whom, of which publications (oldest first), and what else it depends on."""


def identity(audience: Audience, chain: Sequence[Publication]) -> Hashable:
    """Return what is another once the reader, the publications, a file of theirs or the project in force is another."""
    return (audience, tuple((one.folder, one.state) for one in chain), Same(current()))


def made_once(ask: Asked[P, T]) -> Asked[P, T]:
    """Let a question be answered once for who sees the same; what else it is asked with is part of what is kept it under."""
    keeper = Keeper(_MOST)

    @wraps(ask)
    def asked(audience: Audience, chain: Sequence[Publication], /, *more: P.args, **named: P.kwargs) -> T:
        key = (identity(audience, chain), fixed(more), fixed(named))
        return keeper.of(key, lambda: ask(audience, chain, *more, **named))

    return asked
