"""What a process would leave on the disk if it died at any call that it makes, from one run that goes on to its end.

A process that dies leaves what it had given to the system, half of a write included, and nothing of what it held in memory or locked. That
is what a copy of its folder holds, made between two of its calls: `test_crash.py` holds this to processes that are really killed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.publications.faults import When, seen_around_every_call

_NEVER_WRITTEN_IN_PLACE = (".parquet", "manifest.json")
State = tuple[tuple[str, int, bytes], ...]


@dataclass(frozen=True)
class Moment:
    """A copy of the folder as it was around a call; `state` is the same where nothing on the disk differs."""

    call: str
    when: When
    home: Path
    state: State


def moments(home: Path, folder: Path, act: Callable[[Path], object]) -> list[Moment]:
    """Do `act` with the data folder in `home`, beside its key; return what there was around each call and halfway each write."""
    found: list[Moment] = []

    def look(call: str, when: When) -> None:
        target = folder / f"{len(found):03d}"
        found.append(Moment(call, when, target, copied(home, target)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(home / "thuis" / "sleutel"))
        with seen_around_every_call(look):
            act(home / "data")
    return found


def distinct(found: list[Moment]) -> list[Moment]:
    """Return the first of every run of moments between which nothing on the disk differs."""
    return [one for place, one in enumerate(found) if place == 0 or one.state != found[place - 1].state]


def copied(source: Path, target: Path) -> State:
    """Copy a folder and return its state: what is never written in place is shared, so that names of one file stay names of one file."""
    state: list[tuple[str, int, bytes]] = []
    for root, _, files in os.walk(source):
        inside = Path(root).relative_to(source)
        (target / inside).mkdir(parents=True)
        state.append((str(inside), 0, b""))
        for name in files:
            path = Path(root) / name
            if name.endswith(_NEVER_WRITTEN_IN_PLACE):
                os.link(path, target / inside / name)
                state.append((str(inside / name), path.stat().st_ino, b""))
            else:
                shutil.copy2(path, target / inside / name)
                state.append((str(inside / name), 0, path.read_bytes()))
    for root, _, _ in os.walk(source):
        shutil.copystat(root, target / Path(root).relative_to(source))
    return tuple(sorted(state))
