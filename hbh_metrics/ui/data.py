"""Which data folder and audience this server shows."""

from __future__ import annotations

import os
from pathlib import Path

from hbh_metrics.query import Audience

_PROJECT = Path(__file__).resolve().parents[2]

AUDIENCE = Audience.PROGRAMMAMANAGER
"""For whom all screens are made, until there is a log-in."""


def data_folder() -> Path:
    """Return the data folder: the one that `HBH_DATA` names, else `data/` in the project."""
    return Path(os.environ.get("HBH_DATA") or _PROJECT / "data")
