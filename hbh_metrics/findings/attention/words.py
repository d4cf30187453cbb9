"""The sentences about what deserves attention: the headline, the three levels, what was done about a signal and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hbh_metrics import calendar, dutch
from hbh_metrics.followup import Event, FollowUpState, Kind, Status, Verdict
from hbh_metrics.records import SeenSignal
from hbh_metrics.signals import Level, Severity
from hbh_metrics.signals.phrases import ONE
from hbh_metrics.signals.quiet_years import QUIET

_HERE = ZoneInfo("Europe/Amsterdam")
_MOST_NUMBERS = 100


@dataclass(frozen=True)
class Tally:
    """How many matters there are: facts and signals that wait for action or attention, new questions, all that is settled.

    `going_on` are the questions that were asked in an earlier week.
    """

    actions: int = 0
    attentions: int = 0
    questions: int = 0
    settled: int = 0
    going_on: int = 0

    @property
    def has_questions(self) -> bool:
        """Whether there is a question, new or not."""
        return bool(self.questions or self.going_on)


@dataclass(frozen=True)
class LevelWords:
    """A level as a screen shows it: its shape, word, and one sentence from which a first reader knows what to do with it."""

    shape: str
    word: str
    plural: str
    meaning: str


LEVEL_WORDS = {
    Level.FACT: LevelWords(
        "■",
        "Feit",
        "Feiten",
        "Een feit is nageteld: het wijkt af van wat is afgesproken, en toeval speelt daarbij geen rol.",
    ),
    Level.SIGNAL: LevelWords(
        "▲",
        "Signaal",
        "Signalen",
        "Een signaal is een verandering over hele perioden die zelden toeval is, en groot genoeg om bij te sturen.",
    ),
    Level.QUESTION: LevelWords(
        "?",
        "Vraag",
        "Vragen",
        "Een vraag gaat over één week die opvalt: dat kan toeval zijn, dus vraag ernaar en stuur er niet op bij.",
    ),
}
"""The levels in the order of the screen."""


def beside_action(providers: Sequence[str]) -> str:
    """Return what a question means where action is needed on the hours of these providers."""
    return f"Een vraag gaat over één week die opvalt. Bij {dutch.listing(providers)} is over de uren al actie nodig; die gaat voor."


SEVERITY_WORDS = {Severity.ACTION: "actie nodig", Severity.ATTENTION: "aandacht"}
TO_ASK = "om na te vragen"
"""What a question asks: chance gives many of them, so that no more than asking follows from one."""


def weight(level: Level, severity: Severity) -> str:
    """Return how much a matter asks, in the words that its level allows."""
    return TO_ASK if level is Level.QUESTION else SEVERITY_WORDS[severity]


def headline(tally: Tally, whose: str = "", *, is_judged: bool = True) -> str:
    """Return how much asks for action and attention; `whose` is ` bij T-Zorg`, or nothing for all.

    No signals are good news only where a whole period `is_judged`.
    """
    if not (tally.actions or tally.attentions or tally.has_questions):
        if not is_judged and not tally.settled:
            return f"Er is nog niets{whose} te beoordelen."
        if tally.settled:
            return f"Elk signaal{whose} is uitgesteld of afgehandeld."
        return f"Goed nieuws: er staat nu{whose} geen signaal open."
    if not (tally.actions or tally.attentions):
        return f"Er is nu niets{whose} om bij te sturen; wel {_questions(tally)}."
    parts = []
    if tally.actions:
        parts.append(_asks(tally.actions, "actie"))
    if tally.attentions:
        parts.append(_asks(tally.attentions, "aandacht"))
    where = dutch.sentence_start(f"{whose.strip()} {_turned(parts[0])}") if whose else dutch.sentence_start(parts[0])
    rest = f" en {parts[1]}" if parts[1:] else ""
    return f"{where}{rest}{f'; daarnaast {_questions(tally)}' if tally.has_questions else ''}."


def judged_until(last_whole: Sequence[tuple[str, str | None]]) -> str:
    """Return up to which period the signals go; `last_whole` has each provider's name and last wholly delivered period, None without."""
    known = [period_id for _, period_id in last_whole if period_id is not None]
    if not known:
        return "Er is nog geen periode volledig geleverd."
    newest = max(known, key=calendar.period_number)
    behind: dict[str | None, list[str]] = {}
    for name, period_id in last_whole:
        if period_id != newest:
            behind.setdefault(period_id, []).append(name)
    parts = [f"Beoordeeld tot en met {dutch.period(newest)}"]
    parts += [f"{dutch.listing(behind[one])} tot en met {dutch.period(one)}" for one in sorted(filter(None, behind))]
    without = f" Van {dutch.listing(behind[None])} is nog geen periode volledig geleverd." if None in behind else ""
    return f"{'; '.join(parts)}.{without}"


def lead(tally: Tally) -> str:
    """Return what is no longer asked for; empty when nothing is settled, or the headline says it."""
    if not tally.settled or not (tally.actions or tally.attentions or tally.has_questions):
        return ""
    return f"{dutch.sentence_start(_matters(tally.settled))} {'is' if tally.settled == 1 else 'zijn'} uitgesteld of afgehandeld."


def in_quiet_years(providers: int) -> str:
    """Return how many questions that many providers (with limits) got in invented years in which all went as agreed: what was measured."""
    if providers == 0:
        return "Er zijn nog te weinig weken om vragen te stellen."
    who = "deze aanbieder" if providers == 1 else f"deze {providers} aanbieders"
    new = dutch.count(round(QUIET.new_questions / QUIET.providers * providers), "nieuwe vraag", "nieuwe vragen")
    share = dutch.percentage(100 * QUIET.weeks_on / (QUIET.weeks * QUIET.providers), 0)
    return (
        f"Ook als er niets aan de hand is, zijn er vragen: in {dutch.number(QUIET.years)} verzonnen jaren waarin alles volgens afspraak "
        f"ging, kreeg zo'n groep als {who} per jaar ongeveer {new}, en liep er bij een aanbieder in {share} van de weken een vraag. "
        "Een vraag is dus een reden om te vragen, meer niet."
    )


def status(state: FollowUpState, verdict: Verdict | None = None) -> str:
    """Return where a signal stands in its follow-up, in a few words with a date where there is one.

    `verdict` is what the agreement that decides it did, once its date is past.
    """
    event = state.event
    if event is None or event.datum is None:
        return state.status.words
    day = dutch.day_in_full(event.datum)
    match state.status:
        case Status.AGREED:
            return f"afspraak loopt, uiterlijk {day}"
        case Status.DUE:
            return f"afspraak had klaar moeten zijn op {day}" + (f": {verdict.value}" if verdict else "")
        case Status.POSTPONED:
            return f"uitgesteld tot {day}"
        case Status.POSTPONEMENT_OVER:
            return f"uitstel is voorbij sinds {day}"
        case _:
            return state.status.words


def event(told: Event) -> str:
    """Return what happened, as one line of the history, without who wrote it and when."""
    match told.soort:
        case Kind.BESPROKEN:
            return f"Besproken: {told.tekst}"
        case Kind.AFSPRAAK:
            return f"Afspraak: {told.tekst} ({told.eigenaar}, uiterlijk {dutch.day_in_full(told.datum)})"
        case Kind.UITGESTELD:
            return f"Uitgesteld tot {dutch.day_in_full(told.datum)}: {told.tekst}"
        case Kind.AFGEHANDELD:
            return f"Afgehandeld: {told.tekst}"
        case Kind.OVERLEG:
            return f"Overleg met {told.aanwezig}" + (f": {told.tekst}" if told.tekst else "")
        case Kind.BESLUIT_GEVRAAGD:
            return f"Besluit gevraagd: {told.tekst}"
        case Kind.AANNAMESET:
            return f"Set aannamen bewaard: {''.join(told.tekst.splitlines()[:1])}"
        case Kind.TERUGGEDRAAID:
            return "Teruggedraaid"
        case Kind.GEWIST:
            return f"Tekst gewist: {told.tekst}"


def signature(told: Event) -> str:
    """Return who wrote it, when, on the clock of the Netherlands, and about what: `Els, 2 juni 2014 14:05, over periode 6`."""
    when = None if told.tijdstip is None else told.tijdstip.astimezone(_HERE)
    moment = "" if when is None else f", {dutch.day_in_full(when.date())} {when:%H:%M}"
    is_about = told.periode_id is not None and told.soort is not Kind.TERUGGEDRAAID
    return f"{told.auteur}{moment}" + (f", over {dutch.period(told.periode_id or '')}" if is_about else "")


def assignments(numbers: Sequence[str]) -> str:
    """Return by which numbers people look up in their own system whom a signal is about; empty when it is about nobody in particular."""
    if not numbers:
        return ""
    told = dutch.count(len(numbers), "toewijzing", "toewijzingen")
    rest = len(numbers) - _MOST_NUMBERS
    more = f" en nog {dutch.number(rest)}" if rest > 0 else ""
    return f"Dit gaat over {told}, op te zoeken in uw eigen systeem: {', '.join(numbers[:_MOST_NUMBERS])}{more}."


def since(signal: SeenSignal) -> str:
    """Return since when a signal asks what it asks, for beside the word `Sinds` and its threshold."""
    if signal.loopt_sinds is not None:
        return f"de week van {dutch.day_in_full(signal.loopt_sinds)} (loopt nog)"
    if signal.eerste_week is not None:
        return f"de week van {dutch.day_in_full(signal.eerste_week)} (nieuw)"
    is_action = Severity(signal.ernst) is Severity.ACTION
    own = signal.sinds_actie if is_action else signal.sinds
    if signal.sinds_dag is not None:
        return dutch.day_in_full(signal.sinds_dag)
    if signal.sinds is None:
        return "de laatste meting"
    if own is None:
        return f"{dutch.period(signal.sinds)} (aandacht)"
    new = " (nieuw)" if own == signal.periode_id else ""
    before = f"; aandacht sinds {dutch.period(signal.sinds)}" if signal.sinds != own else ""
    return f"{dutch.period(own)}{new}{before}"


def _matters(amount: int) -> str:
    return f"{ONE} zaak" if amount == 1 else f"{dutch.number(amount)} zaken"


def _asks(amount: int, what: str) -> str:
    return f"{_matters(amount)} {'vraagt' if amount == 1 else 'vragen'} om {what}"


def _turned(asks: str) -> str:
    """Return the clause with its verb first, as it stands after a place."""
    amount, noun, verb, rest = asks.split(" ", 3)
    return f"{verb} {amount} {noun} {rest}"


def _questions(tally: Tally) -> str:
    """Return `is er één vraag voor deze week en lopen er nog 2`, or one of both."""
    parts = []
    if tally.questions:
        parts.append(
            f"is er {ONE} vraag voor deze week"
            if tally.questions == 1
            else f"zijn er {dutch.number(tally.questions)} vragen voor deze week"
        )
    if tally.going_on:
        amount = ONE if tally.going_on == 1 else dutch.number(tally.going_on)
        noun = "" if parts else " vraag" if tally.going_on == 1 else " vragen"
        parts.append(f"{'loopt' if tally.going_on == 1 else 'lopen'} er nog {amount}{noun}")
    return " en ".join(parts)
