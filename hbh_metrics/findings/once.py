"""Makes a finding once for a choice and everybody who sees the same: a stand never changes, so a choice is something already made."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Concatenate, ParamSpec, TypeVar

from hbh_metrics.door.door import Door
from hbh_metrics.findings.view import View
from hbh_metrics.kept import Keeper, fixed

P = ParamSpec("P")
T = TypeVar("T")

MOST = 4096
"""So many findings are kept: those of twelve screens for every provider and period of a stand, for two readers."""

_kept = Keeper(MOST)


def once(ask: Callable[Concatenate[View, P], T], view: View, *more: P.args, **named: P.kwargs) -> T:
    """Return what `ask` makes of the view and of what else it is asked with, which must be all that it follows from.

    The reader is always part of what it is kept under (`Door.identity`), with the publication, provider and period.
    """
    key = key_of(ask, view, *more, *named.items())
    return _kept.of(key, lambda: ask(view, *more, **named))


def key_of(ask: Callable[..., object], view: View, *more: object) -> Hashable:
    """Return under what a finding is kept."""
    return (ask, view.door.identity, view.chosen.aanbieder_id, view.periode_id, *map(_fixed, more))


def _fixed(value: object) -> Hashable:
    if isinstance(value, Door):
        return value.identity
    return tuple(map(_fixed, value)) if isinstance(value, list | tuple) else fixed(value)
