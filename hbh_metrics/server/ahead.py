"""Makes the findings of every choice of the newest stand while nobody waits, so that whoever chooses gets what was already made.

In a thread of its own that stands aside as soon as a screen is drawn, and is done after a minute or so. What is made is kept under the same
keys as what a visitor asks for (`findings.once`), and for the readers of this server only.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Final

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.opening import open_door
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.errors import UserError
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.once import once
from hbh_metrics.findings.view import ALL_PROVIDERS, View, default_period
from hbh_metrics.project import use
from hbh_metrics.ui import frame, tile

ASKED: Final = (
    ("hbh_metrics.findings.tariff_path", "answer"),
    ("hbh_metrics.findings.floor", "answer"),
    ("hbh_metrics.findings.reading", "answer"),
    ("hbh_metrics.findings.savings", "three_figures"),
    ("hbh_metrics.findings.savings", "answer"),
    ("hbh_metrics.findings.provider_sheet", "key_figures"),
    ("hbh_metrics.findings.provider_sheet", "answer"),
    ("hbh_metrics.findings.weekly_hours", "answer"),
    ("hbh_metrics.findings.satisfaction_change", "answer"),
    ("hbh_metrics.screens.afbouw.progress", "answer"),
    ("hbh_metrics.screens.afbouw.expected_end", "answer"),
    ("hbh_metrics.screens.kosten.at_stake", "answer"),
    ("hbh_metrics.screens.kosten.per_provider", "answer"),
    ("hbh_metrics.screens.kosten.price_per_hour", "answer"),
    ("hbh_metrics.screens.kosten.price_and_volume", "answer"),
    ("hbh_metrics.screens.kosten.price_and_volume", "all_periods"),
    ("hbh_metrics.screens.kosten.year_end", "off_path"),
    ("hbh_metrics.screens.kosten.stock_share", "answer"),
    ("hbh_metrics.screens.kosten.spending", "answer"),
    ("hbh_metrics.screens.aanbieder.comparison", "answer"),
    ("hbh_metrics.screens.aanbieder.hours_spread", "answer"),
    ("hbh_metrics.screens.aanbieder.in_and_out", "answer"),
    ("hbh_metrics.screens.aanbieder.plans_and_network", "answer"),
    ("hbh_metrics.screens.aanbieder.complaints", "answer"),
    ("hbh_metrics.screens.aanbieder.satisfaction", "answer"),
    ("hbh_metrics.screens.aanbieder.letters", "answer"),
    ("hbh_metrics.screens.aanbieder.staff", "answer"),
    ("hbh_metrics.screens.clienten.hours_and_tariff", "answer"),
    ("hbh_metrics.screens.clienten.hours_per_client", "answer"),
    ("hbh_metrics.screens.clienten.strong_falls", "spread"),
    ("hbh_metrics.screens.clienten.strong_falls", "answer"),
    ("hbh_metrics.screens.clienten.class_bounds", "answer"),
    ("hbh_metrics.screens.clienten.paid_without_hours", "answer"),
    ("hbh_metrics.screens.clienten.mix", "answer"),
    ("hbh_metrics.screens.clienten.mix", "compared"),
    ("hbh_metrics.screens.tevredenheid.answers_spread", "answer"),
    ("hbh_metrics.screens.tevredenheid.themes", "answer"),
    ("hbh_metrics.screens.tevredenheid.response", "answer"),
    ("hbh_metrics.screens.tevredenheid.who_is_missing", "answer"),
)
"""Every finding that a page asks of a choice and of nothing else, by its module and name."""

_OF_ONE_PROVIDER: Final = ("hbh_metrics.screens.aanbieder.", "hbh_metrics.findings.provider_sheet")
_LOADED_LATER: Final = ("plotly.graph_objects", "xlsxwriter", "hbh_metrics.exploration.explored")
"""What the server left out at its start, and who opens a chart, a workbook or the verkenning need not wait for either."""

MOST: Final = 2048
"""So many findings are made ahead: half of what is kept, some 175 MB with their drawings."""

_FROZEN_EVERY = 100
_ASIDE_S, _BREATH_S, _LOOK_AGAIN_S = 0.5, 0.01, 10.0

Ask = Callable[[View], object]

SETTING: Final = "HBH_VOORUIT"
"""Says `nee` where nothing is to be made ahead: a machine that has no processor or memory to spare for what nobody asked."""


@contextmanager
def made_ahead(root: Path, audience: Audience | None = None) -> Iterator[None]:
    """Make ahead as long as the block runs, for that reader: the one whom this server is for where nobody signs in, else who sees all.

    Nothing is made where `SETTING` says so.
    """
    if os.environ.get(SETTING) == "nee":
        yield
        return
    stop = threading.Event()
    reader = audience or Audience.named(os.environ.get("HBH_DOELGROEP") or Audience.PROGRAMMAMANAGER.name)
    maker = threading.Thread(target=_make, args=(root, reader, stop), name="vooruit", daemon=True)
    maker.start()
    try:
        yield
    finally:
        stop.set()
        maker.join()


def _make(root: Path, reader: Audience, stop: threading.Event) -> None:
    done: object = None
    while not stop.is_set():
        try:
            view = _newest(root, reader)
        except UserError:  # what is wrong with the data folder is told to who looks
            view = None
        if view is not None and view.door.identity != done:
            _aside(stop)
            for name in _LOADED_LATER:
                import_module(name)
            for number, (choice, ask) in enumerate(islice(todo(view), MOST)):
                _aside(stop)
                if stop.is_set():
                    return
                make(choice, ask)
                if number % _FROZEN_EVERY == 0:
                    gc.freeze()  # what is kept never becomes garbage, and looking through it would stop everybody
                stop.wait(_BREATH_S)
            gc.freeze()
            done = view.door.identity
        stop.wait(_LOOK_AGAIN_S)


def _aside(stop: threading.Event) -> None:
    """Wait until nobody waits for a screen."""
    while frame.is_drawing() and not stop.is_set():
        stop.wait(_ASIDE_S)


def _newest(root: Path, reader: Audience) -> View | None:
    door = open_door(root, reader)
    if door is None:
        return None
    use(door.publication.manifest.project)
    period = default_period(door)
    return None if period is None else View(door, door.providers(), ALL_PROVIDERS, period)


def todo(view: View) -> Iterator[tuple[View, Ask]]:
    """Yield every choice of the stand with every finding, the choices that are made most first: the usual period, then the newest."""
    periods = [view.periode_id, *(period for period in reversed(view.begun) if period != view.periode_id)]
    reader = view.door.audience
    providers = view.providers if reader.aanbieder_id else view.with_total
    for period in periods:
        for provider in providers:
            choice = replace(view, chosen=provider, periode_id=period)
            for module, name in ASKED:
                if _is_asked(module, choice):
                    ask: Ask = getattr(import_module(module), name)
                    yield choice, ask


def _is_asked(module: str, choice: View) -> bool:
    """Tell whether the choice has the finding: the sheet is of one provider, the comparison of all."""
    if module.endswith(".comparison"):
        return choice.is_total
    return not (choice.is_total and module.startswith(_OF_ONE_PROVIDER) and not module.endswith(".letters"))


def make(choice: View, ask: Ask) -> None:
    """Make a finding of a choice and draw it; what this reader may not ask is left, for the page does not ask it either."""
    try:
        found = once(ask, choice)
    except UserError:
        return
    if isinstance(found, Figure):
        tile.draw_ahead(found, drawn)
