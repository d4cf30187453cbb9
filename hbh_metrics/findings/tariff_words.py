"""What a paid tariff says against the agreed path, in sentences; numbers in, Dutch out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing.points import Position, State
from hbh_metrics.findings.measured import INCOMPLETE

FOR_GROUP = "voor de hele groep"
CENT = 0.01
"""A paid tariff further than this from the path deviates (R11 of docs/aanleveren.md, S01)."""

_FLOATING = 1e-9
_ROUNDED = 0.5
"""A mean that is further from the agreed one without one payment that deviates is of payments for which nothing was agreed, in euros."""
_PAIR = 2
_NO_JUDGEMENT = {State.INCOMPLETE: "onvolledig", State.OPEN: "loopt nog", State.MISSING: "niet geleverd"}


@dataclass(frozen=True)
class TariffFact:
    """What is known of one provider in one period: euros per client per period, `difference_pct` in per cent of the agreed tariff."""

    name: str
    state: State
    paid_eur: float | None
    agreed_eur: float | None
    difference_pct: float | None
    realised_points: float | None = None
    agreed_points: float | None = None
    progress_pct: float | None = None
    deviates: bool | None = None
    """Whether S01 holds: a payment with another tariff than agreed. None where no signals were decided; then the mean decides."""
    per: str = "per cliënt"
    """For what one tariff is paid, in words."""
    has_no_one_tariff: bool = False
    """Whether it is of providers that are paid in several ways: there is no one tariff in euros then, but its fall is known."""

    @property
    def position(self) -> Position:
        """Where the paid tariff stands against the path: whether it deviates follows S01, to which side the mean of all payments."""
        difference = self._difference()
        if difference is None:
            return Position.UNKNOWN
        is_apart = abs(difference) > CENT + _FLOATING
        if not (is_apart if self.deviates is None else self.deviates):
            return Position.ON
        if not is_apart:
            return Position.MIXED
        return Position.ABOVE if difference > 0 else Position.BELOW

    @property
    def is_for_group(self) -> bool:
        """Whether one amount is paid for all clients together, which makes no tariff per client."""
        return self.per == FOR_GROUP and self.paid_eur is None and self.state is not State.MISSING

    def _difference(self) -> float | None:
        """Return how far what is paid lies above what was agreed: in euros, and in points where euros hold what nothing was agreed for."""
        behind = None
        if self.realised_points is not None and self.agreed_points is not None:
            behind = self.agreed_points - self.realised_points
        if self.has_no_one_tariff or self.paid_eur is None or self.agreed_eur is None:
            return behind if self.has_no_one_tariff else None
        difference = self.paid_eur - self.agreed_eur
        return behind if behind is not None and behind * difference < 0 else difference

    @property
    def judgement(self) -> str:
        """The position in words, or why there is none."""
        return self.position.word if self.state.counts else _NO_JUDGEMENT[self.state]

    @property
    def counts(self) -> bool:
        """Whether a headline may rest on it: the period is whole and both tariffs are known."""
        return self.state.counts and self.position is not Position.UNKNOWN


def one_provider(fact: TariffFact, periode_id: str) -> tuple[str, ...]:
    """Return the sentences on one provider's paid tariff in a period, the answer first."""
    period = dutch.period(periode_id)
    if fact.state is State.OPEN:
        return (f"{dutch.sentence_start(period)} loopt nog; over het tarief van {fact.name} is daarna iets te zeggen.",)
    if fact.agreed_eur is None and fact.paid_eur is not None:
        return (
            f"Voor {fact.name} geldt in {period} nog geen tariefafspraak; betaald is {dutch.euro(fact.paid_eur)} {fact.per}.",
        )
    if fact.is_for_group:
        amount = "" if fact.agreed_eur is None else f" ({dutch.euro(fact.agreed_eur)} in {period})"
        return (f"{fact.name} krijgt een bedrag {FOR_GROUP}{amount}; een tarief per cliënt is er niet.",)
    if fact.state is State.MISSING or fact.paid_eur is None or fact.agreed_eur is None:
        return (
            f"Over {period} is van {fact.name} nog geen betaling geleverd, dus het betaalde tarief is niet bekend.",
        )
    answer = f"{fact.name} kreeg in {period} {_against_agreed(fact)}."
    return (answer, INCOMPLETE) if fact.state is State.INCOMPLETE else (answer,)


def all_providers(facts: Sequence[TariffFact], periode_id: str) -> tuple[str, ...]:
    """Return the sentences on the paid tariffs of all providers in a period, the answer first."""
    period = dutch.period(periode_id)
    if facts and all(fact.state is State.OPEN for fact in facts):
        end = dutch.day_in_full(calendar.period(periode_id).end)
        return (f"{dutch.sentence_start(period)} loopt nog tot en met {end}; een oordeel over het tarief kan daarna.",)
    judged = [fact for fact in facts if fact.counts]
    if not judged:
        return (
            f"Over {period} zijn nog geen volledige gegevens geleverd, dus over het tarief is nog niets te zeggen.",
            *left_out(facts),
        )
    deviating = [fact for fact in judged if fact.position is not Position.ON]
    first = f"In {period} {_how_many_on_path(len(judged) - len(deviating), len(judged), len(facts))}"
    return (first, *_deviations(deviating), *_mixed(deviating), *left_out(facts))


def left_out(facts: Sequence[TariffFact]) -> list[str]:
    """Return a sentence per reason why providers are not counted; empty when all are."""
    sentences = []
    missing = [fact.name for fact in facts if fact.state is State.MISSING]
    incomplete = [fact.name for fact in facts if fact.state is State.INCOMPLETE]
    without = [fact.name for fact in facts if fact.state.counts and fact.position is Position.UNKNOWN]
    if missing:
        sentences.append(f"Van {dutch.listing(missing)} is nog geen betaling geleverd.")
    if incomplete:
        verb = "telt" if len(incomplete) == 1 else "tellen"
        sentences.append(f"{dutch.listing(incomplete)} {verb} niet mee: de gegevens zijn onvolledig.")
    if without:
        verb = "telt" if len(without) == 1 else "tellen"
        sentences.append(f"{dutch.listing(without)} {verb} niet mee: er is geen tarief om te vergelijken.")
    return sentences


def all_of(amount: int) -> str:
    """Return `beide` for two, `alle 5` for more."""
    return "beide" if amount == _PAIR else f"alle {amount}"


def _how_many_on_path(on_path: int, judged: int, providers: int) -> str:
    if on_path == judged == 1:
        return "kreeg de enige aanbieder met volledige gegevens het afgesproken tarief."
    of_whom = "aanbieders" if judged == providers else "aanbieders met volledige gegevens"
    if on_path == judged:
        return f"kregen {all_of(judged)} {of_whom} het afgesproken tarief."
    if on_path == 0:
        who = f"geen van de {judged} {of_whom}" if judged > 1 else "de enige aanbieder met volledige gegevens"
        return f"kreeg {who} het afgesproken tarief." if judged > 1 else f"kreeg {who} niet het afgesproken tarief."
    verb = "kreeg" if on_path == 1 else "kregen"
    return f"{verb} {on_path} van de {judged} {of_whom} het afgesproken tarief."


def _deviations(facts: Sequence[TariffFact]) -> list[str]:
    return [
        _got(found, word)
        for position, word in ((Position.ABOVE, "meer"), (Position.BELOW, "minder"))
        if (found := [fact for fact in facts if fact.position is position])
    ]


def _mixed(facts: Sequence[TariffFact]) -> list[str]:
    names = [fact.name for fact in facts if fact.position is Position.MIXED]
    return [f"{dutch.listing(names)} kreeg bij een deel van de betalingen een ander tarief."] if names else []


def _got(facts: Sequence[TariffFact], more_or_less: str) -> str:
    if len(facts) == 1:
        return f"{facts[0].name} kreeg {difference_in_euro(facts[0])} {facts[0].per} {more_or_less}."
    alike = {fact.per for fact in facts}
    per = f" {facts[0].per}" if len(alike) == 1 else ""
    named = [f"{fact.name} ({difference_in_euro(fact)}{'' if per else f' {fact.per}'})" for fact in facts]
    return f"{dutch.sentence_start(more_or_less)}{per} kregen {dutch.listing(named)}."


def _against_agreed(fact: TariffFact) -> str:
    paid = f"{dutch.euro(fact.paid_eur)} {fact.per}"
    agreed = dutch.euro(fact.agreed_eur)
    if fact.position is Position.MIXED:
        return f"{paid}: gemiddeld het afgesproken tarief van {agreed}, maar bij een deel van de betalingen een ander"
    if fact.position is Position.ON:
        if abs((fact.paid_eur or 0.0) - (fact.agreed_eur or 0.0)) > _ROUNDED:
            return f"{paid}: overal waar een bedrag is afgesproken dat bedrag, gemiddeld {agreed}"
        is_same = dutch.euro(fact.paid_eur) == agreed
        return f"{paid}: het afgesproken tarief{'' if is_same else f' van {agreed}, op afronding na'}"
    direction = "meer" if fact.position is Position.ABOVE else "minder"
    share = dutch.percentage(None if fact.difference_pct is None else abs(fact.difference_pct))
    return f"{paid}: {difference_in_euro(fact)} ({share}) {direction} dan het afgesproken tarief van {agreed}"


def difference_in_euro(fact: TariffFact) -> str:
    """Return how far the paid tariff is from the agreed one, without a sign; `–` when that is unknown."""
    if fact.paid_eur is None or fact.agreed_eur is None:
        return dutch.MISSING
    return dutch.euro(abs(fact.paid_eur - fact.agreed_eur))
