"""Which findings a briefing holds, and in which order: the tariff, the help and the costs always, then what asks for something."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.answers.briefing import findings
from hbh_metrics.answers.reading import in_words
from hbh_metrics.answers.view import View
from hbh_metrics.figures import Figure

RULE = (
    "Deze briefing toont altijd het tarief, de hulp die cliënten krijgen en de kosten. Daarna komt wat om een gesprek vraagt, als er zo’n "
    "onderwerp is, en de tevredenheid, zodra daar een uitspraak over mogelijk is. Cijfers gaan over alle aanbieders samen."
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


def answer(view: View) -> Briefing:
    """Return the briefing over the chosen period; `view` is that of the wethouder, with all providers together."""
    always = (findings.fall(view), findings.help_received(view), findings.costs(view))
    more = (findings.attention(view), findings.satisfaction(view))
    return Briefing(
        _TITLE,
        dutch.sentence_start(dutch.period_in_full(view.periode_id)),
        f"{dutch.sentence_start(view.stand)} · {reading(view)}",
        (*always, *(found for found in more if found is not None)),
    )


def reading(view: View) -> str:
    """Return how the percentage of the agreement is read, over all providers."""
    readings = view.door.readings()
    if not readings:
        return "lezing van de afbouw: nog niet bekend"
    others = " (niet voor elke aanbieder gelijk)" if len(readings) > 1 else ""
    return f"lezing van de afbouw: {in_words(readings[0])}{others}"
