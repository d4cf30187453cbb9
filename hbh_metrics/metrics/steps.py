"""The steps of the derivation, each an SQL file that says by itself what it makes and reads; that alone decides their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_COMMENT = re.compile(r"--.*")
_MAKES = re.compile(r"\bcreate\s+(?:or\s+replace\s+)?(?:temp\s+)?(table|view|type|macro)\s+([a-z0-9_.]+)")
_FILLS = re.compile(r"\b(?:insert\s+into|alter\s+table)\s+([a-z0-9_.]+)")
_DROPS = re.compile(r"\bdrop\s+table\s+([a-z0-9_.]+)")
_MENTIONS = re.compile(r"(\btussenstand\.[a-z0-9_]+)|\b(?:from|join)\s+([a-z0-9_.]+)|\b([a-z0-9_]+)\(")
_BETWEEN = "tussenstand."


@dataclass(frozen=True)
class Step:
    """One file, by the name under which `load` finds it, with what it makes, adds to, drops and mentions.

    A view keeps reading for as long as something reads it: `views` are those among what it makes.
    """

    name: str
    makes: frozenset[str]
    views: frozenset[str]
    fills: frozenset[str]
    drops: frozenset[str]
    mentions: frozenset[str]


def step_of(name: str, sql: str, also_fills: Iterable[str] = ()) -> Step:
    """Return what a file does, read off its text; raises ValueError, a bug, for one that makes, fills and drops nothing."""
    text = _COMMENT.sub("", sql)
    made = [(kind, made) for kind, made in _MAKES.findall(text)]
    makes = frozenset(made for _, made in made)
    fills, drops = frozenset(_FILLS.findall(text)) | frozenset(also_fills), frozenset(_DROPS.findall(text))
    if not (makes or fills or drops):
        raise ValueError(f"{name}.sql makes nothing: it is no step of the derivation")
    mentions = frozenset("".join(groups) for groups in _MENTIONS.findall(text)) - makes - drops
    views = frozenset(made for kind, made in made if kind == "view")
    return Step(name, makes, views, fills, drops, mentions)


def ordered(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps so that none reads what a later one makes, adds to or changes; what is dropped is dropped as early as can be.

    Otherwise they keep the order in which they are given. Raises ValueError, a bug, where two steps make the same, where one reads a
    passing table that none makes, and where steps wait for each other.
    """
    makers = _makers(steps)
    before = {step.name: _before(step, steps, makers) for step in steps}
    found: dict[str, Step] = {}

    def add(step: Step, waiting: tuple[str, ...]) -> None:
        if step.name in waiting:
            raise ValueError(f"these steps wait for each other: {' → '.join((*waiting, step.name))}")
        if step.name not in found:
            for earlier in before[step.name]:
                add(earlier, (*waiting, step.name))
            found[step.name] = step

    for step in sorted(steps, key=lambda step: not step.drops):
        add(step, ())
    return tuple(found.values())


def _makers(steps: Sequence[Step]) -> dict[str, Step]:
    makers: dict[str, Step] = {}
    for step in steps:
        for name in step.makes:
            if name in makers:
                raise ValueError(f"{makers[name].name}.sql and {step.name}.sql both make {name}")
            makers[name] = step
    unmade = [
        f"{step.name}.sql reads {name}"
        for step in steps
        for name in sorted(step.mentions | step.fills | step.drops)
        if name.startswith(_BETWEEN) and name not in makers
    ]
    if unmade:
        raise ValueError(f"no step makes what {'; '.join(unmade)}")
    return makers


def _before(step: Step, steps: Sequence[Step], makers: dict[str, Step]) -> list[Step]:
    """Return the steps that must have been done: who made and filled what it reads, and who reads what it drops."""
    reads = step.mentions - step.fills
    return [
        other
        for other in steps
        if other is not step
        and (
            other.makes & (step.mentions | step.fills | step.drops)
            or other.fills & reads
            or (step.drops and step.drops & _touched(other, makers))
        )
    ]


def _touched(step: Step, makers: dict[str, Step]) -> frozenset[str]:
    """Return what a step reads or fills, through views too."""
    through = [makers[name] for name in step.mentions if name in makers and name in makers[name].views]
    return step.mentions.union(step.fills, *(_touched(view, makers) for view in through))
