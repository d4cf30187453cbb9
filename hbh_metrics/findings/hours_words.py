"""What happens to the help that clients get, in sentences; numbers in, Dutch out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.intervals import share_between, wilson_pct
from hbh_metrics.findings.measured import Measured, few_clients
from hbh_metrics.policy import USUAL_WORKING_DAYS


@dataclass(frozen=True)
class Subject:
    """Whose clients a sentence is about, and when."""

    name: str
    is_total: bool
    period_id: str

    @property
    def period(self) -> str:
        """`periode 9`."""
        return dutch.period(self.period_id)

    @property
    def of_whom(self) -> str:
        """` van T-Zorg`, or nothing for all together."""
        return "" if self.is_total else f" van {self.name}"

    @property
    def where(self) -> str:
        """` bij T-Zorg`, or nothing for all together: it can follow any words, a clause too."""
        return "" if self.is_total else f" bij {self.name}"


def untold(subject: Subject, found: Measured, what: str, needed: str) -> str | None:
    """Return why a finding cannot be told: the period runs or is not whole, it is kept from the reader, or unknown; None when it can."""
    if found.state is State.OPEN:
        return f"{dutch.sentence_start(subject.period)} loopt nog; {what}{subject.where} is daarna te geven."
    if found.is_hidden:
        return f"{dutch.sentence_start(what)}{subject.where} in {subject.period} staat hier niet: {found.why_hidden}."
    if not found.is_known:
        return (
            f"{dutch.sentence_start(what)}{subject.where} in {subject.period} is niet bekend: daar {needed} voor nodig."
        )
    if not found.state.counts:
        return f"Over {subject.period} is nog niet alles geleverd; {what}{subject.where} is daarna te geven."
    return None


def hours(subject: Subject, mean: Measured, low: float | None, high: float | None) -> tuple[str, ...]:
    """Return how many hours a week clients got, and how far they are apart (`low` and `high`: the tenths at both ends)."""
    why = untold(subject, mean, "het aantal uren per cliënt", "zijn geleverde uren")
    if why is not None:
        return (why,)
    first = f"In {subject.period} kregen cliënten{subject.of_whom} gemiddeld {dutch.number(mean.value, 2)} uur hulp per week"
    if low is None or high is None:
        return (f"{first}.", *few_clients(mean))
    return (
        f"{first}; 8 van de 10 kregen tussen {dutch.number(low, 2)} en {dutch.number(high, 2)} uur.",
        *few_clients(mean),
    )


def working_days(period_id: str) -> tuple[str, ...]:
    """Return that a period has fewer working days than others, and that a comparison knows; empty for a usual one."""
    days = calendar.working_days(calendar.period(period_id))
    if days >= USUAL_WORKING_DAYS:
        return ()
    return (
        f"{dutch.sentence_start(dutch.period(period_id))} had {days} werkdagen, de meeste perioden {USUAL_WORKING_DAYS}; "
        "in de vergelijking met het tarief is dat verrekend.",
    )


COMPARED = "urenindex_vergelijkingsgroep"
_BEFORE_PCT, _NOTICED_PCT = 100.0, 2.0


def moved_too(index_of: Mapping[str, float | None]) -> tuple[str, ...]:
    """Return in which periods the comparison group moved as well, by its hours in per cent of before; empty where it hardly did."""
    off = {
        period: index
        for period, index in index_of.items()
        if index is not None and abs(index - _BEFORE_PCT) > _NOTICED_PCT
    }
    fewer, more = (
        [
            f"{dutch.period(period)} ({dutch.percentage(index)})"
            for period, index in off.items()
            if (index > _BEFORE_PCT) is is_more
        ]
        for is_more in (False, True)
    )
    told = []
    if fewer:
        told.append(
            f"In {dutch.listing(fewer)} kreeg ook de vergelijkingsgroep minder uren dan voorheen: een deel van de daling komt daar door "
            "iets anders, zoals vakantie."
        )
    if more:
        told.append(
            f"In {dutch.listing(more)} kreeg de vergelijkingsgroep meer uren dan voorheen: zonder het experiment waren het er daar "
            "misschien ook meer."
        )
    return tuple(told)


def strong_falls(
    subject: Subject,
    share: Measured,
    count: float | None,
    of: float | None,
    highest: tuple[str, float] | None = None,
) -> tuple[str, ...]:
    """Return which part of the clients lost more than 30% of their hours, with how sure that is.

    `highest` is the provider where it is clearly highest, with its share in per cent.
    """
    why = untold(
        subject, share, "het deel van de cliënten met een sterke daling", "zijn uren en het gemiddelde van voorheen"
    )
    if why is not None:
        return (why,)
    clients = "" if count is None or of is None else f" ({dutch.number(count)} van de {dutch.number(of)})"
    got = f"In {subject.period} kreeg {dutch.percentage(share.value)} van de cliënten{subject.of_whom}{clients}"
    interval = None if count is None or of is None else wilson_pct(count, of)
    sure = (
        ()
        if interval is None
        else (f"Rekening houdend met toeval ligt dat {share_between(*interval, dutch.percentage)}.",)
    )
    where = () if highest is None else (f"Het hoogst is het bij {highest[0]}: {dutch.percentage(highest[1])}.",)
    return (f"{got} minder dan 70% van de uren van voorheen.", *sure, *where, *few_clients(share))


def compared_with_before(
    subject: Subject, counted: int, fewer: int, about_the_same: int, state: State, *, is_hidden: bool = False
) -> tuple[str, ...]:
    """Return how the clients are divided: how many get less than 70% of their own hours of before, how many 90% or more."""
    known = Measured(float(counted) if counted else None, counted, state, is_hidden)
    why = untold(
        subject, known, "de verdeling van de uren tegenover voorheen", "zijn uren en het gemiddelde van voorheen"
    )
    if why is not None:
        return (why,)
    return (
        f"In {subject.period} kreeg {dutch.percentage(fewer / counted * 100, 0)} van de cliënten{subject.of_whom} minder dan 70% van de "
        f"eigen uren van voorheen, en {dutch.percentage(about_the_same / counted * 100, 0)} kreeg 90% of meer.",
        *few_clients(known),
    )


def class_bounds(subject: Subject, below: Measured, above: float | None) -> tuple[str, ...]:
    """Return which part of the clients gets fewer, and which part gets more hours than the class allows."""
    why = untold(subject, below, "hoeveel cliënten buiten hun klasse vallen", "zijn uren en een klasse in de indicatie")
    if why is not None:
        return (why,)
    within = None if above is None or below.value is None else 100.0 - below.value - above
    over = "niemand" if above == 0 else dutch.percentage(above)
    rest = "" if above is None else f"; {dutch.percentage(within)} viel erbinnen en {over} erboven"
    return (
        f"In {subject.period} kreeg {dutch.percentage(below.value)} van de cliënten{subject.of_whom} minder uren dan bij hun klasse "
        f"hoort{rest}.",
        *few_clients(below),
    )


def paid_without_hours(
    subject: Subject, share: Measured, count: float | None, unexplained: float | None
) -> tuple[str, ...]:
    """Return for how many clients was paid while no hours were delivered, and for how many of them no reason was given."""
    why = untold(subject, share, "voor wie er zonder geleverde uren is betaald", "zijn betalingen en geleverde uren")
    if why is not None:
        return (why,)
    clients = f"cliënten{subject.of_whom}"
    if count is None:
        return (
            f"In {subject.period} is voor {dutch.percentage(share.value)} van de {clients} betaald zonder dat er uren zijn geleverd.",
            *few_clients(share),
        )
    if count == 0:
        return (
            f"In {subject.period} is voor geen enkele cliënt{subject.of_whom} betaald zonder dat er uren zijn geleverd.",
            *few_clients(share),
        )
    first = (
        f"In {subject.period} is voor {_people(count, subject)} betaald terwijl er geen uren zijn geleverd "
        f"({dutch.percentage(share.value)})."
    )
    return (first, *_reasons(count, unexplained), *few_clients(share))


def _people(count: float, subject: Subject) -> str:
    return f"één cliënt{subject.of_whom}" if count == 1 else f"{dutch.number(count)} cliënten{subject.of_whom}"


def _reasons(count: float, unexplained: float | None) -> tuple[str, ...]:
    if unexplained is None:
        return ()
    if unexplained == 0:
        return ("Daar is een reden voor gegeven." if count == 1 else "Voor allemaal is een reden gegeven.",)
    if unexplained == count:
        return ("Daar is geen reden voor gegeven." if count == 1 else "Voor niemand van hen is een reden gegeven.",)
    return (f"Bij {'één' if unexplained == 1 else dutch.number(unexplained)} van hen is geen reden gegeven.",)
