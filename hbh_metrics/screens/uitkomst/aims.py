"""The five aims of the decision, each with a verdict by two tests: decided on exact values, told in numbers that the reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from hbh_metrics import dutch
from hbh_metrics.findings.agreements_made import Made, Standing
from hbh_metrics.findings.figure import Cell
from hbh_metrics.findings.measured import value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.view import View
from hbh_metrics.followup import Verdict as Helped
from hbh_metrics.records import TOTAL

SIGNALS = "signalen"
UNMEASURED = "zelfredzaamheid is niet gemeten"
UNREADABLE = (
    "De opvolging kan nu niet worden gelezen. Of over elk signaal is gesproken, is daarom niet te zeggen.",
    "Ook wat er van de afspraken kwam, is nu niet te zeggen.",
)
"""What is said in place of both tests when nothing is known of what was done."""

_ROLES, _THAT_HELPED = "Opdrachtgever en opdrachtnemer", "deel van de afspraken dat hielp"
_ASKS_ROLES = "praten gemeente en aanbieder over wat misgaat, en komt daar iets van?"


class Verdict(Enum):
    """What came of an aim: both tests hold, one, none, or one that cannot be told."""

    YES = "ja"
    PARTLY = "deels"
    NO = "nee"
    UNTOLD = "niet te zeggen"


@dataclass(frozen=True)
class FollowedUp:
    """What was done: the heaviest signals since the start, how many of them were never discussed, and every agreement.

    `undiscussed` is None when the journal cannot be read: nothing is known of agreements then either.
    """

    actions: int
    undiscussed: int | None
    agreements: tuple[Made, ...]

    @property
    def judged(self) -> list[bool]:
        """Of each agreement of which that is known: whether it helped."""
        verdicts = [one.helped.effect.verdict for one in self.agreements if one.helped is not None]
        return [verdict is Helped.HELPED for verdict in verdicts if verdict is not Helped.TOO_EARLY]

    @property
    def have_outcome(self) -> bool | None:
        """Whether every agreement past its date has an outcome: closed, or known whether it helped; None where none is past it."""
        past = [one for one in self.agreements if one.standing is not Standing.RUNS]
        if not past:
            return None
        return all(
            one.standing is Standing.DONE
            or (one.helped is not None and one.helped.effect.verdict is not Helped.TOO_EARLY)
            for one in past
        )


@dataclass(frozen=True)
class Aim:
    """An aim: its name, what it asks in plain words, the verdict, its number with what that is, and each of its two tests as a sentence.

    One that `is_unmeasured` has a first test that nobody asked clients about.
    """

    name: str
    asks: str
    verdict: Verdict
    number: Cell
    number_of: str
    tests: tuple[str, str]
    is_unmeasured: bool = False


def verdict(*tests: bool | None) -> Verdict:
    """Return the verdict of two tests; None is a test that cannot be told."""
    if any(test is None for test in tests):
        return Verdict.UNTOLD
    return Verdict.YES if all(tests) else Verdict.PARTLY if any(tests) else Verdict.NO


def last_whole(view: View) -> str | None:
    """Return the last period that is whole for all providers together; None before there is one."""
    return max(view.whole(TOTAL), default=None)


def aims(full: View, reader: View, done: FollowedUp) -> tuple[Aim, ...]:
    """Return the aims in the order of the decision; `full` sees every exact value, `reader` is who reads the numbers."""
    return (
        _savings(full, reader),
        contracting(done),
        _paying(full, reader),
        _closer(full, reader),
        _mentality(full, reader),
    )


def _savings(full: View, reader: View) -> Aim:
    running, before, gain, corrected = (
        _exact(full, name)
        for name in (
            "kosten_tov_referentie_cum",
            "kosten_voorheen_eind",
            "winst_gemeente_eind",
            "referentiekosten_gecorrigeerd",
        )
    )
    cheaper = None if running is None else running < 0
    below = None if before is None or gain is None or corrected is None else before - gain < corrected
    return Aim(
        "De bezuinigingstaakstelling",
        "kost de hulp minder dan voorheen?",
        verdict(cheaper, below),
        _told(reader, "kosten_tov_referentie_cum_pct"),
        "kosten tegenover voorheen, opgeteld vanaf de start",
        (
            _said(cheaper, "Opgeteld kost het experiment minder dan dezelfde cliënten voorheen kostten.",
                  "Opgeteld kost het experiment niet minder dan dezelfde cliënten voorheen kostten."),
            _said(below, "Ook vergeleken met hoe de vergelijkingsgroep veranderde, is er aan het eind minder betaald.",
                  "Vergeleken met hoe de vergelijkingsgroep veranderde, is er aan het eind niet minder betaald."),
        ),
    )  # fmt: skip


def contracting(done: FollowedUp) -> Aim:
    """Return the aim of the town as principal and its providers as contractors, judged on what was done about signals and agreements."""
    if done.undiscussed is None:
        return Aim(_ROLES, _ASKS_ROLES, verdict(None), Cell(dutch.MISSING), _THAT_HELPED, UNREADABLE)
    discussed = done.undiscussed == 0
    helped = done.judged
    share = Cell(dutch.percentage(sum(helped) / len(helped) * 100, 0) if helped else dutch.MISSING)
    return Aim(
        _ROLES,
        _ASKS_ROLES,
        verdict(discussed, done.have_outcome),
        share,
        _THAT_HELPED,
        (
            f"Over {dutch.number(done.undiscussed)} van de {dutch.number(done.actions)} signalen met actie is nog niet gesproken."
            if done.undiscussed
            else "Elk signaal dat om actie vraagt, is besproken.",
            _said(done.have_outcome, "Van elke afspraak waarvan de datum voorbij is, is bekend wat ervan kwam.",
                  "Niet van elke afspraak waarvan de datum voorbij is, is bekend wat ervan kwam.",
                "Er is nog geen afspraak waarvan de datum voorbij is.") + _helped(helped),
        ),
    )  # fmt: skip


def _helped(judged: Sequence[bool]) -> str:
    """Return how many agreements helped: that what came of them is known says nothing about that."""
    if not judged:
        return ""
    yes = sum(judged)
    return (
        f" Of het hielp, is bekend van {dutch.count(len(judged), 'afspraak', 'afspraken')}: "
        f"{dutch.number(yes)} wel en {dutch.number(len(judged) - yes)} niet."
    )


def _paying(full: View, reader: View) -> Aim:
    on_path, above_floor = _none_on(full, "S01"), _none_on(full, "S02", "S03")
    has_floor = any(row.waarde is not None for row in full.door.measures("ruimte_basistarief"))
    return Aim(
        "Prestatiebekostiging",
        "gaat betalen per periode in plaats van per uur zoals is afgesproken?",
        verdict(on_path, *([above_floor] if has_floor else [])),
        _told(reader, "afbouwvoortgang"),
        "deel van de afgesproken afbouw dat is bereikt",
        (
            _said(on_path, "Bij elke aanbieder is het afgesproken tarief betaald.",
                  "Bij een of meer aanbieders is een ander tarief betaald dan afgesproken."),
            _said(above_floor, "Bij elke aanbieder blijft er genoeg over boven het basistarief.",
                  "Bij een of meer aanbieders komt het basistarief in zicht of is het bereikt.")
            if has_floor else "Een basistarief per uur is niet afgesproken.",
        ),
    )  # fmt: skip


def _closer(full: View, reader: View) -> Aim:
    has_plans, is_quiet = _none_on(full, "S07"), _none_on(full, "S08", "S10")
    return Aim(
        "Dichter bij de burger",
        "kennen aanbieders hun cliënten, en blijven klachten en veel minder uren uit?",
        verdict(has_plans, is_quiet),
        _told(reader, "gespreksdekking"),
        "cliënten met wie een gesprek is gevoerd",
        (
            _said(has_plans, "Bij elke aanbieder hebben genoeg cliënten een ondersteuningsplan.",
                  "Bij een of meer aanbieders missen te veel cliënten een ondersteuningsplan."),
            _said(is_quiet, "Nergens zijn opvallend veel klachten of cliënten met veel minder uren.",
                  "Bij een of meer aanbieders zijn er opvallend veel klachten of cliënten met veel minder uren."),
        ),
    )  # fmt: skip


def _mentality(full: View, reader: View) -> Aim:
    low, high = (_exact(full, f"thema_zelfredzaamheid_verschil_{end}") for end in ("laag", "hoog"))
    why = UNMEASURED if low is None else "het verschil met de start kan toeval zijn"
    grew = True if low is not None and low > 0 else False if high is not None and high < 0 else None
    whole = full.whole(TOTAL)
    grid = full.grid("netwerkinzet")
    first, last = (grid.value("netwerkinzet", TOTAL, whole[place]) if len(whole) > 1 else None for place in (0, -1))
    more = None if first is None or last is None else last > first
    return Aim(
        "Mentaliteitsverandering, eigen kracht en netwerk",
        "doen cliënten en hun netwerk meer zelf?",
        verdict(grew, more),
        _told(reader, "netwerkinzet"),
        "plannen waarin het netwerk meehelpt",
        (
            _said(
                grew,
                "Cliënten zeggen dat zij meer zelf kunnen dan bij de start.",
                "Cliënten zeggen dat zij minder zelf kunnen dan bij de start.",
                f"Of cliënten meer zelf kunnen, is niet te zeggen: {why}.",
            ),
            _said(
                more,
                "Het netwerk helpt vaker mee dan in de eerste periode.",
                "Het netwerk helpt niet vaker mee dan in de eerste periode.",
            ),
        ),
        is_unmeasured=low is None,
    )  # fmt: skip


def _said(
    test: bool | None, yes: str, no: str, untold: str = "Dit is nog niet te zeggen: de gegevens zijn er niet."
) -> str:
    return untold if test is None else yes if test else no


def _exact(view: View, metric: str) -> float | None:
    """Return a value of all providers: without a period, else of the last whole one."""
    when = last_whole(view)
    rows = [row for row in view.door.measures(metric) if row.aanbieder_id == TOTAL]
    return next((row.waarde for row in rows if row.periode_id in (None, when)), None)


def _told(reader: View, metric: str) -> Cell:
    when = last_whole(reader)
    if when is None:
        return Cell(dutch.MISSING)
    return value_cell(reader.grid(metric).get(metric, TOTAL, when), metric_text(metric))


def _none_on(full: View, *signals: str) -> bool | None:
    """Whether none of these signals is on at a provider; None where there are no signals, or no whole period to judge."""
    if SIGNALS not in full.door.publication.tables or last_whole(full) is None:
        return None
    return not any(one.signaal in signals and one.aanbieder_id != TOTAL for one in full.door.signals())


def undiscussed(actions: Sequence[tuple[str, str]], discussed: Sequence[tuple[str | None, str | None]]) -> int:
    """Return how many of these signals at a provider nobody wrote anything about."""
    return len(set(actions) - set(discussed))
