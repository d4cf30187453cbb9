"""Events and processes for the tests of the journal."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

from hbh_metrics.followup import Event, Kind
from tests.architecture import PROJECT

WRITE_OFTEN = """
import sys
from pathlib import Path
from hbh_metrics.followup import Event, Journal, Kind
journal = Journal(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    event = Event(Kind.BESPROKEN, sys.argv[2], "0001", "S04", "TZORG", "201406", f"nummer {number}")
    journal.add(event)
    sys.stdout.write(f"{event.kenmerk}\\n")
    sys.stdout.flush()
"""
"""Adds events of one author and names each one on standard output once `add` has returned."""


def note(**changed: Any) -> Event:
    """A note about S04 at T-Zorg in period 6."""
    return replace(Event(Kind.BESPROKEN, "Els", "0001", "S04", "TZORG", "201406", "Gebeld."), **changed)


def agreement(**changed: Any) -> Event:
    """An agreement about S04 at T-Zorg in period 6, to be done by 15 June 2014."""
    made = Event(
        Kind.AFSPRAAK, "Els", "0001", "S04", "TZORG", "201406", "Uren aanvullen", "Piet", date(2014, 6, 15), waarde=80.0
    )
    return replace(made, **changed)


def writer(root: object, author: str, count: int) -> subprocess.Popen[str]:
    """Start a process that adds `count` events."""
    command = [sys.executable, "-c", WRITE_OFTEN, str(root), author, str(count)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
