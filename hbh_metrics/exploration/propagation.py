"""How sure an outcome is, from the ranges of what it rests on: deterministic, so that two readers get the same figure to the cent.

A formula is evaluated once, on columns: every assumption at its middle, each group at its low and at its high end, and all corners.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hbh_metrics.exploration.assumptions import Range

Values = npt.NDArray[np.float64]
NOTHING = 1e-9
"""A change of at most this part of the outcome is none."""


@dataclass(frozen=True)
class Member:
    """One input of a formula: its range, and the group with which it moves."""

    groep: str
    range: Range


@dataclass(frozen=True)
class Spread:
    """An outcome: in 19 of 20 cases between `laag` and `hoog`, and between the extremes when everything goes the same way.

    `bijdragen` says for each group which part of the uncertainty is its, in per cent.
    """

    laag: float
    midden: float
    hoog: float
    uiterst_laag: float
    uiterst_hoog: float
    bijdragen: Mapping[str, float]


def propagated(formula: Callable[[Mapping[str, Values]], Values], members: Mapping[str, Member]) -> Spread:
    """Return the outcome of a formula with its range; it is called once, with a column per member.

    The range takes the groups as independent: the root of the sum of squared changes, below and above by themselves, and never beyond the
    extremes.
    """
    groups = sorted({member.groep for member in members.values() if not member.range.is_constant})
    steps = _steps(len(groups))
    outcome = formula({code: _column(member, groups, steps) for code, member in members.items()})
    outcome = np.broadcast_to(outcome, (len(steps),))
    middle = float(outcome[0])
    least = NOTHING * max(1.0, abs(middle))
    down, up = [], []
    for place in range(len(groups)):
        ends = (float(outcome[1 + 2 * place]), float(outcome[2 + 2 * place]), middle)
        down.append(_change(middle - min(ends), least))
        up.append(_change(max(ends) - middle, least))
    corners = np.append(outcome[1 + 2 * len(groups) :], middle)
    lowest, highest = float(corners.min()), float(corners.max())
    parts = [((below + above) / 2) ** 2 for below, above in zip(down, up, strict=True)]
    total = sum(parts)
    return Spread(
        max(middle - _root(down), lowest),
        middle,
        min(middle + _root(up), highest),
        lowest,
        highest,
        {group: part / total * 100 for group, part in zip(groups, parts, strict=True) if part > 0},
    )


def _steps(groups: int) -> npt.NDArray[np.int8]:
    """Return per evaluation and group whether it is at its middle (0), low (-1) or high (1): the middle, each group alone, all corners."""
    alone = np.zeros((1 + 2 * groups, groups), dtype=np.int8)
    for place in range(groups):
        alone[1 + 2 * place, place], alone[2 + 2 * place, place] = -1, 1
    corners = (np.arange(1 << groups)[:, np.newaxis] >> np.arange(groups)) & 1 if groups else np.zeros((0, 0), np.int8)
    return np.concatenate([alone, (2 * corners - 1).astype(np.int8)]) if groups else alone


def _column(member: Member, groups: Sequence[str], steps: npt.NDArray[np.int8]) -> Values:
    if member.groep not in groups:
        return np.full(1, member.range.midden, dtype=np.float64)
    step = steps[:, groups.index(member.groep)]
    found: Values = np.choose(step + 1, [member.range.laag, member.range.midden, member.range.hoog])
    return found


def _change(size: float, least: float) -> float:
    return size if size > least else 0.0


def _root(changes: Sequence[float]) -> float:
    return float(np.sqrt(sum(change**2 for change in changes)))
