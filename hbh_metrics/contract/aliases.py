"""Other spellings of column headers, read from `aliases.toml`: a new spelling is data, not code."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def header_aliases() -> dict[str, dict[str, str]]:
    """Return spelling → column name, per table; under "*" those for every table."""
    loaded: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return loaded
