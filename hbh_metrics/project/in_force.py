"""The project whose data are read or shown now, for whatever counts with its dates, calendar and names.

An import works with the project of its data folder, a screen with the one that its publication kept. Each thread has its own, so that
two visitors can look at the stands of two projects; where nothing was said it is the project of the file beside this module.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from hbh_metrics.project.model import Project
from hbh_metrics.project.reading import Names, as_tables, project_of

DEFAULT_TEXT = Path(__file__).with_name("project.toml").read_text(encoding="utf-8")
"""The file of the default project, with what everything in it means; a new data folder gets a copy."""
DEFAULT = project_of(tomllib.loads(DEFAULT_TEXT), None, Names(), [])
"""What a data folder without a file of its own, and a publication that kept no project, are about."""

KEPT = "project"
"""Where the project stands among what a manifest keeps."""

_IN_FORCE: ContextVar[Project] = ContextVar("project", default=DEFAULT)


def current() -> Project:
    """Return the project in force."""
    return _IN_FORCE.get()


def use(project: Project) -> None:
    """Put a project in force for what this thread does from here."""
    _IN_FORCE.set(project)


@contextmanager
def in_force(project: Project) -> Iterator[None]:
    """Put a project in force for what is done within."""
    token = _IN_FORCE.set(project)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def as_text(project: Project) -> str:
    """Return the project as a manifest keeps it: whole, so that a later default changes nothing about an earlier stand."""
    return json.dumps(as_tables(project), ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=16)
def _read(text: str) -> Project:
    return project_of(json.loads(text), DEFAULT, Names(), [])


def kept(extra: Mapping[str, str]) -> Project:
    """Return the project that a manifest kept, the default where it kept none."""
    return _read(extra[KEPT]) if KEPT in extra else DEFAULT
