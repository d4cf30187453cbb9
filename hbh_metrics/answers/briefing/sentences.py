"""The findings of the briefing in sentences that can be read from four metres; numbers in, Dutch out.

Short words for the room: a percentage without decimals where that says enough. The screens behind it have them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.answers.clients_words import margin_points
from hbh_metrics.answers.measured import HIDDEN, Measured
from hbh_metrics.figures import State
from hbh_metrics.records import ProvidersInWords

_SAME_POINTS = 0.05
INCOMPLETE = "De gegevens over deze periode zijn nog niet compleet; dit cijfer kan nog veranderen."
INDICATIVE = "Dit rust op weinig cliënten en geeft alleen een indruk."


@dataclass(frozen=True)
class Fall:
    """How far the tariff fell and should have fallen since the start, in percentage points, of all providers together."""

    realised: Measured
    agreed: float | None
    on_path: ProvidersInWords | None = None


@dataclass(frozen=True)
class Help:
    """The hours of clients in % of their own hours before and the tariff in % of its start; hours a week, and who lost much."""

    hours_pct: Measured
    tariff_pct: float | None
    per_week: float | None = None
    strong_falls_pct: float | None = None
    faster: ProvidersInWords | None = None


def fall(found: Fall, period_id: str) -> tuple[str, ...]:
    """Return how far the tariff fell against what was agreed, the answer first."""
    why = _untold(found.realised, "hoe ver het tarief is gedaald", period_id)
    if why or found.realised.value is None:
        return (why,)
    moved = _moved(found.realised.value)
    if found.agreed is None:
        return (f"Het tarief {moved}; een afspraak om dat mee te vergelijken is er niet.",)
    apart = found.realised.value - found.agreed
    if found.agreed <= 0:
        first = f"Het tarief {moved}; een verlaging was nog niet afgesproken."
    elif abs(apart) < _SAME_POINTS:
        first = f"Het tarief {moved}, zoals afgesproken."
    else:
        first = f"Het tarief {moved}; afgesproken was {dutch.points(found.agreed)}."
    words = () if found.on_path is None else (f"Het tarief volgt {found.on_path.woorden} de afspraak.",)
    return (first, *words, *_caution(found.realised))


def help_received(found: Help, period_id: str) -> tuple[str, ...]:
    """Return what clients still get of the help that they had, beside the tariff; the answer first."""
    why = _untold(found.hours_pct, "hoeveel hulp cliënten nog krijgen", period_id)
    if why or found.hours_pct.value is None:
        return (why,)
    got = f"cliënten krijgen {dutch.percentage(found.hours_pct.value, 0)} van hun uren van voorheen"
    more = (
        *_hours_a_week(found.per_week),
        *_lost_much(found.strong_falls_pct),
        *_faster(found.faster),
        *_caution(found.hours_pct),
    )
    if found.tariff_pct is None:
        return (f"{dutch.sentence_start(got)}.", *more)
    behind = found.tariff_pct - found.hours_pct.value
    left = dutch.percentage(found.tariff_pct, 0)
    tariff = f"het tarief is {left} van dat bij de start"
    if behind > margin_points(found.hours_pct.n or 1):
        return (f"De hulp daalt sneller dan het tarief: {got}, {tariff}.", *more)
    if dutch.rounded_half_up(behind, 0) > 0:
        return (f"{dutch.sentence_start(got)}; {tariff}.", "Dat verschil kan toeval zijn.", *more)
    return (
        f"{dutch.sentence_start(got)}; dat is niet minder dan het tarief, dat {left} is van dat bij de start.",
        *more,
    )


def attention(subjects: Sequence[tuple[str, ProvidersInWords]]) -> tuple[str, ...]:
    """Return how many subjects ask for a talk with providers; (what happens, at how many) each, none left out."""
    if not subjects:
        return ("Er is nu geen onderwerp dat om een gesprek met een aanbieder vraagt.",)
    if len(subjects) == 1:
        return ("Eén onderwerp vraagt om een gesprek met aanbieders.",)
    return (f"{dutch.sentence_start(_count(len(subjects)))} onderwerpen vragen om een gesprek met aanbieders.",)


def _untold(found: Measured, what: str, period_id: str) -> str:
    period = dutch.period(period_id)
    if found.state is State.OPEN:
        return f"{dutch.sentence_start(period)} loopt nog; {what} is daarna te zeggen."
    if found.is_hidden:
        return f"{dutch.sentence_start(what)} in {period} staat hier niet: {HIDDEN}."
    if not found.is_known:
        return f"{dutch.sentence_start(what)}, is over {period} nog niet bekend: niet alles is geleverd."
    return ""


def _moved(points: float) -> str:
    if abs(points) < _SAME_POINTS:
        return "bleef gelijk"
    return f"{'daalde' if points > 0 else 'steeg'} {dutch.points(abs(points))}"


def _hours_a_week(hours: float | None) -> tuple[str, ...]:
    return () if hours is None else (f"Gemiddeld is dat {dutch.number(hours, 1)} uur per week.",)


def _lost_much(pct: float | None) -> tuple[str, ...]:
    return (
        () if pct is None else (f"Van {dutch.percentage(pct, 0)} van de cliënten verdween meer dan 30% van de uren.",)
    )


def _faster(where: ProvidersInWords | None) -> tuple[str, ...]:
    return () if where is None or where.aantal == 0 else (f"De uren dalen {where.woorden} sneller dan het tarief.",)


def _caution(found: Measured) -> tuple[str, ...]:
    return (
        *((INCOMPLETE,) if found.state is not State.WHOLE else ()),
        *((INDICATIVE,) if found.n is not None and found.n < 30 else ()),  # noqa: PLR2004 - screens.md: 10-29 is indicative
    )


def _count(number: int) -> str:
    words = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
    return words[number] if number < len(words) else str(number)
