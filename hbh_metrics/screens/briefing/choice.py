"""Which findings a briefing holds, and in which order: the tariff, what clients notice, the costs, and what asks for a talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.reading import told
from hbh_metrics.findings.view import View
from hbh_metrics.project import as_called
from hbh_metrics.screens.briefing import findings

RULE = (
    "Deze briefing toont altijd het tarief, de hulp die cliënten krijgen en de kosten. Daar komt de tevredenheid bij, zodra daar een "
    "uitspraak over mogelijk is, wat om een gesprek vraagt, als er zo’n onderwerp is, en waar het tarief uitkomt, zolang dat nog moet "
    "blijken. Wat cliënten merken staat vóór het geld. De cijfers gaan over alle aanbieders samen en over hele perioden."
)
"""How the findings are chosen, for who asks."""

_TITLE = "Hulp bij het huishouden: stand van het experiment"


@dataclass(frozen=True)
class Briefing:
    """The findings of a briefing in their order; `stand` is on every screen and page: the date of the data and the reading of the 1%."""

    title: str
    period: str
    stand: str
    findings: tuple[Figure, ...]


def answer(view: View, promised: Mapping[tuple[str, str], date] | None = None) -> Briefing:
    """Return the briefing over the chosen period; `view` is that of the wethouder, with all providers together.

    `promised` is by when something is agreed about each signal and provider.
    """
    found = (
        findings.fall(view),
        findings.help_received(view),
        findings.satisfaction(view),
        findings.costs(view),
        findings.attention(view, promised),
        findings.outlook(view),
    )
    return Briefing(
        as_called(_TITLE),
        dutch.sentence_start(dutch.period_in_full(view.periode_id)),
        f"{dutch.sentence_start(view.stand)} · {reading(view)}{' · cijfers afgerond' if view.is_rounded else ''}",
        tuple(finding for finding in found if finding is not None),
    )


def reading(view: View) -> str:
    """Return how the percentage of the agreement is read, over all providers."""
    readings = view.door.readings()
    if not readings:
        return "afbouw: nog niet bekend"
    others = " (niet bij elke aanbieder gelijk)" if len(readings) > 1 else ""
    return f"{told(readings[0])}{others}"
