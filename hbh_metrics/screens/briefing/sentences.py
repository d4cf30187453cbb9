"""The findings of the briefing in sentences that can be read from four metres and read aloud; numbers in, Dutch out.

Short words for the room: a percentage without decimals where that says enough. The screens behind it have them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.cost_words import Savings, against_before
from hbh_metrics.findings.measured import INCOMPLETE, Measured
from hbh_metrics.findings.verdicts import Verdict
from hbh_metrics.policy import INDICATIVE_BELOW, SMALL_NUMBER
from hbh_metrics.records import ProvidersInWords

_SAME_POINTS = 0.05
_ONE, _ALL_BUT_ONE = "bij een enkele aanbieder", "bij bijna alle aanbieders"
_THE_OTHERS = {_ONE: _ALL_BUT_ONE, _ALL_BUT_ONE: _ONE}
CAN_CHANGE = f"{INCOMPLETE} Dit cijfer kan nog veranderen."
NOT_ALL_DELIVERED = "Niet alles is geleverd: dit bedrag kan nog veranderen."
INDICATIVE = "Dit rust op weinig cliënten en geeft alleen een indruk."


@dataclass(frozen=True)
class Fall:
    """How far the tariff fell and should have fallen since the start, in % of the start tariff, of all providers together."""

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
    compared_pct: float | None = None
    """The hours as they would be with a usual number of working days: what is drawn beside the tariff."""


def fall(found: Fall, period_id: str) -> tuple[str, ...]:
    """Return how far the tariff fell against what was agreed, the answer first."""
    why = _untold(found.realised, "hoe ver het tarief is gedaald", period_id)
    if why or found.realised.value is None:
        return why
    now = f"Het tarief is {_lower(found.realised.value)}"
    if found.agreed is None:
        return (f"{now}; een afspraak om dat mee te vergelijken is er niet.", *_caution(found.realised))
    if abs(found.agreed) < _SAME_POINTS:
        first = f"{now}; tot en met {dutch.period(period_id)} was geen verlaging afgesproken."
    elif abs(found.realised.value - found.agreed) < _SAME_POINTS:
        first = f"{now}, {'zoals' if _is_everywhere(found.on_path) else 'gemiddeld zoals'} afgesproken."
    else:
        agreed, is_lower = dutch.percentage(abs(found.agreed)), found.realised.value >= _SAME_POINTS
        way = " hoger" if found.agreed < 0 else "" if is_lower else " lager"
        first = f"{now}; afgesproken was {agreed}{way}."
    return (first, *_caution(found.realised), *_on_path(found.on_path))


def help_received(found: Help, verdict: Verdict) -> tuple[str, ...]:
    """Return the verdict on hours and tariff, then what clients still get of the help that they had, and what limits it."""
    if found.hours_pct.value is None or found.hours_pct.state is State.OPEN:
        return verdict.sentences
    usual = _usual_days(found)
    got = f"cliënten krijgen {_less(found.hours_pct.value)} voorheen{usual}"
    tariff = (
        "" if found.tariff_pct is None else f"{';' if usual else ','} het tarief is {_fallen(100 - found.tariff_pct)}"
    )
    return (
        verdict.sentence,
        f"{dutch.sentence_start(got)}{tariff}.",
        *_caution(found.hours_pct),
        *_lost_much(found.strong_falls_pct),
        *_hours_a_week(found.per_week),
        *verdict.details,
    )


def costs(found: Savings, *, is_whole: bool) -> tuple[str, ...]:
    """Return whether it costs extra, the answer first; `is_whole` tells whether every period up to then was delivered whole."""
    euros = found.before.value
    if found.before.is_hidden:
        return (f"Of het experiment extra geld kost, staat hier niet: {found.before.why_hidden}.",)
    if euros is None or found.before.state is State.OPEN:
        return against_before(found)
    until = f"tot en met {dutch.period(found.until)}"
    share = "" if found.before_pct is None else f" ({dutch.percentage(abs(found.before_pct))})"
    amount = f"{dutch.euro(abs(euros), 0)}{share}"
    if dutch.rounded_half_up(euros, 0) == 0:
        first = f"{dutch.sentence_start(until)} kostte het experiment evenveel als dezelfde cliënten voorheen."
    elif euros < 0:
        first = f"{dutch.sentence_start(until)} kostte het experiment {amount} minder dan dezelfde cliënten voorheen."
    else:
        first = f"Het experiment kost extra: {until} {amount} meer dan dezelfde cliënten voorheen."
    is_dearer = dutch.rounded_half_up(euros, 0) > 0
    extra = ("Afgesproken is: geen extra kosten.",) if is_dearer else ()
    return (first, *(() if is_whole else (NOT_ALL_DELIVERED,)), *extra, *_on_paper(found, is_short=is_dearer))


def attention(subjects: int) -> str:
    """Return how many subjects ask for a talk with providers."""
    if subjects == 1:
        return "Eén onderwerp vraagt om een gesprek."
    return f"{dutch.sentence_start(_count(subjects))} onderwerpen vragen om een gesprek."


def where(found: ProvidersInWords, *, is_absent: bool) -> str:
    """Return where something holds; `is_absent` when `found` counts the providers where it does not."""
    if not is_absent:
        return found.woorden
    if found.aantal is None or found.van is None:
        return _THE_OTHERS.get(found.woorden, found.woorden)
    held = found.van - found.aantal
    return f"bij alle {found.van} aanbieders" if held == found.van else f"bij {held} van de {found.van} aanbieders"


def how_large(clients: int | None, euros: int | None, *, is_about_them: bool) -> str:
    """Return about how many clients and euros stand behind a subject, as they follow on where it holds; empty where that is not told.

    `is_about_them`: the clients are those that it is about; else they are those of the provider.
    """
    people = (
        None
        if clients is None
        else "minder dan 10 cliënten"
        if clients < SMALL_NUMBER
        else f"ongeveer {clients} cliënten"
    )
    money = (
        None if euros is None else f"ongeveer {dutch.euro(euros, 0)}" if euros else f"minder dan {dutch.euro(500, 0)}"
    )
    told = [
        *([f"{', voor' if is_about_them else ' met'} {people}"] if people else []),
        *([f", {money}"] if money else []),
    ]
    return "".join(told)


@dataclass(frozen=True)
class Outlook:
    """Where it ends if it goes on so, in % below the start tariff: what was agreed and what the difference of now makes of it; in euros."""

    agreed_pct: float
    expected_pct: float
    cost_eur: float | None = None


def outlook(found: Outlook, last: str) -> tuple[str, ...]:
    """Return where the tariff ends if the difference of now stays, against what was agreed, and what the help then cost."""
    end = f"Gaat het zo door, dan is het tarief in {dutch.period(last)} {_lower(found.expected_pct)}"
    is_same = abs(found.expected_pct - found.agreed_pct) < _SAME_POINTS
    first = f"{end}, zoals afgesproken." if is_same else f"{end}; afgesproken is {dutch.percentage(found.agreed_pct)}."
    told = ["Dit is een rekensom met het verschil van nu, geen voorspelling."]
    if found.cost_eur is not None:
        thousands = dutch.euro(abs(round(found.cost_eur, -3)), 0)
        told.append(
            f"De hulp heeft dan ongeveer {thousands} {'minder' if found.cost_eur < 0 else 'meer'} gekost dan dezelfde cliënten voorheen."
            if round(found.cost_eur, -3)
            else "De hulp heeft dan ongeveer evenveel gekost als dezelfde cliënten voorheen."
        )
    return (first, *reversed(told))


def _untold(found: Measured, what: str, period_id: str) -> tuple[str, ...]:
    period = dutch.period(period_id)
    if found.state is State.OPEN:
        return (f"{dutch.sentence_start(period)} loopt nog; {what} is daarna te zeggen.",)
    if found.is_hidden:
        return (f"{dutch.sentence_start(what)}, staat over {period} niet hier: {found.why_hidden}.",)
    if not found.is_known:
        return (f"{dutch.sentence_start(what)}, is over {period} nog niet bekend: niet alles is geleverd.",)
    return ()


def _lower(points: float) -> str:
    if abs(points) < _SAME_POINTS:
        return "gelijk aan dat bij de start"
    return f"{dutch.percentage(abs(points))} {'lager' if points > 0 else 'hoger'} dan bij de start"


def _less(of_before_pct: float) -> str:
    gone = _whole(100 - of_before_pct)
    if gone == 0:
        return "evenveel uren als"
    return f"{dutch.percentage(abs(gone), 0)} {'minder' if gone > 0 else 'meer'} uren dan"


def _usual_days(found: Help) -> str:
    """Return what the difference is with a usual number of working days, where that reads otherwise."""
    if found.hours_pct.value is None or found.compared_pct is None:
        return ""
    got, usual = (_whole(100 - value) for value in (found.hours_pct.value, found.compared_pct))
    if got == usual:
        return ""
    more_or_less = (
        "is dat evenveel" if usual == 0 else f"{dutch.percentage(abs(usual), 0)} {'minder' if usual > 0 else 'meer'}"
    )
    return f"; omgerekend naar gewone werkdagen {more_or_less}"


def _fallen(points: float) -> str:
    if abs(points) < _SAME_POINTS:
        return "gelijk gebleven"
    return f"{dutch.percentage(abs(points))} {'lager' if points > 0 else 'hoger'}"


def _whole(points: float) -> int:
    return int(dutch.rounded_half_up(points, 0))


def _hours_a_week(hours: float | None) -> tuple[str, ...]:
    return () if hours is None else (f"Gemiddeld krijgt een cliënt nu {dutch.number(hours, 1)} uur per week.",)


def _lost_much(pct: float | None) -> tuple[str, ...]:
    return (
        () if pct is None else (f"{dutch.percentage(pct, 0)} van de cliënten raakte meer dan 30% van de uren kwijt.",)
    )


def _is_everywhere(found: ProvidersInWords | None) -> bool:
    return found is None or (found.aantal is not None and found.aantal == found.van)


def _on_path(found: ProvidersInWords | None) -> tuple[str, ...]:
    return () if found is None else (f"{dutch.sentence_start(found.woorden)} volgt het tarief de afspraak.",)


def _on_paper(found: Savings, *, is_short: bool) -> tuple[str, ...]:
    """Return the saving against the start tariff, named for what it is; empty where it is unknown or none."""
    if found.paper_eur is None or dutch.rounded_half_up(found.paper_eur, 0) <= 0:
        return ()
    amount = dutch.euro(found.paper_eur, 0)
    if is_short:
        return (f"Op papier is {amount} bespaard; dat bedrag telt niet.",)
    return (f"Op papier, tegenover het starttarief, is {amount} bespaard; dat is niet het bedrag dat telt.",)


def _caution(found: Measured) -> tuple[str, ...]:
    return (
        *((CAN_CHANGE,) if found.state is not State.WHOLE else ()),
        *((INDICATIVE,) if found.n is not None and found.n < INDICATIVE_BELOW else ()),
    )


def _count(number: int) -> str:
    words: Sequence[str] = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
    return words[number] if number < len(words) else str(number)
