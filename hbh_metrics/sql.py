"""Reads the SQL that stands in files beside the module that uses it; every query of the monitor comes through here."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def load(module_file: str, name: str) -> str:
    """Return the text of `<name>.sql` in the folder of `module_file` (pass `__file__`).

    `name` may hold a subfolder (`"checks/R01"`). Raises FileNotFoundError, a bug, when there is no such file.
    """
    return (Path(module_file).parent / f"{name}.sql").read_text(encoding="utf-8")
