"""Signals of a small store, for the tests of what deserves attention."""

from __future__ import annotations

from pathlib import Path

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.records import Provider
from hbh_metrics.signals import Level, Severity, Signal
from tests.signals.weekly_rows import bumpy, weeks
from tests.small_store import TZORG, VIVA

LOW_PLANS = Signal(
    "S07", Level.FACT, Severity.ATTENTION, TZORG, "201407", 93.0, 95.0, 60, "201407", None, {"met_plan": 56.0}
)
FALLING = Signal(
    "S04", Level.SIGNAL, Severity.ACTION, VIVA, "201407", 80.0, 85.0, 100, "201405", "201406", {"tariefindex": 95.0}
)
WEEK = Signal(
    "S20", Level.QUESTION, Severity.ATTENTION, VIVA, "201408", 0.8, 0.9, 100, "201408", None,
    {"week_begin": "2014-07-14", "regel": "outside", "gemiddelde": 1.0, "verschil_pct": -20.0, "grenzen": "BEFORE"},
)  # fmt: skip
TARIFFS = tuple(
    Signal("S01", Level.FACT, Severity.ACTION, TZORG, period, 10.0, 0.01, 60, "201406", "201406", {"regels": 60.0})
    for period in ("201403", "201406", "201407")
)
LATE = Signal(
    "S13", Level.FACT, Severity.ACTION, VIVA, "201405", 50.0, 20.0, 100, "201405", "201405",
    {"status": "geen_levering", "urendekking_pct": None},
)  # fmt: skip
OUTSIDE = Signal(
    "S16",
    Level.FACT,
    Severity.ACTION,
    TZORG,
    "201407",
    4.0,
    3.0,
    4,
    "201407",
    "201407",
    {"dubbel": 0.0, "zonder_dag": 4.0},
)
LESS_CONTENT = Signal(
    "S09", Level.SIGNAL, Severity.ACTION, VIVA, None, -0.8, -0.5, 40, None, None, {"laag": -1.2, "hoog": -0.4}
)
LASTING = Signal(
    "S21", Level.SIGNAL, Severity.ACTION, VIVA, "201407", -22.0, -20.0, 100, "201407", "201407", {"grenzen": "BEFORE"}
)
EVERY = (*TARIFFS, OUTSIDE, LATE, LOW_PLANS, FALLING, LASTING, LESS_CONTENT, WEEK)
WEEKS = tuple(weeks(bumpy(26), bumpy(20), clients=100))


def view_of(root: Path, *, chosen: str | None = None, stand: str | None = None) -> View:
    """Look at period 7 in the newest or a named publication."""
    door = opening.open_door(root, Audience.PROGRAMMAMANAGER, stand)
    assert door is not None
    providers = door.providers()
    own = next((who for who in providers if who.aanbieder_id == chosen), ALL_PROVIDERS)
    assert chosen is None or isinstance(own, Provider)
    return View(door, providers, own, "201407")
