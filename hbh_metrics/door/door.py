"""One publication for one audience: the named questions, each answered in frozen records."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from hbh_metrics.agreements import Agreements
from hbh_metrics.door import answering
from hbh_metrics.door.agreed_amounts import agreements_by_provider, counting_payments, due
from hbh_metrics.door.assignments import assignments_behind
from hbh_metrics.door.at_providers import AtProviders, at_providers
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.base import effect_names, hourly_before, strong_falls_names
from hbh_metrics.door.effect_ruling import effect_ruling
from hbh_metrics.door.group_seen import seen_measures
from hbh_metrics.door.made_once import identity
from hbh_metrics.door.protection import ProtectedMeasure, Visibility, kept_back, marked
from hbh_metrics.door.rounding import Roughness
from hbh_metrics.door.rows import agreement_version, origin, provider, reading, rounded_tail
from hbh_metrics.door.seen_signals import providers_in_words, seen_signals
from hbh_metrics.door.shown_shares import hidden_shares, seen_shares
from hbh_metrics.door.verdicts import SeenRuling, seen_rulings
from hbh_metrics.errors import UsageError
from hbh_metrics.exploration.assumptions import AssumptionSet
from hbh_metrics.paid_item import Booked, PaidItem
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.publications import Publication
from hbh_metrics.records import (
    TOTAL,
    AgreementVersion,
    Communication,
    Completeness,
    DeliveryFinding,
    DeliveryPortrait,
    HiddenShares,
    Measure,
    Origin,
    PathStep,
    Provider,
    ProvidersInWords,
    Question,
    Reading,
    SeenSignal,
    Share,
    Spending,
    Staff,
    Tail,
    Threshold,
    Week,
)
from hbh_metrics.statistics.effect_claim import Ruling

if TYPE_CHECKING:  # what reckons with margins is loaded by who asks for it
    from hbh_metrics.exploration.explored import Explored
    from hbh_metrics.exploration.outcomes import Outcome


@dataclass(frozen=True)
class Door:
    """One publication for one audience, with the publications before it; made by `open_door`.

    An aanbieder gets its own rows, and those of TOTAAL in `measures`; the wethouder only TOTAAL. Questions about single providers raise
    UsageError for the wethouder, and questions about figures for the beheerder, who gets of `measures` how whole each is and no value.
    """

    BEHIND_PAID_ITEMS: ClassVar[tuple[str, ...]] = ("periodebetalingen", "indicaties", "paden", "clientperioden")
    """Without all of these tables nothing is known of what was paid per assignment."""

    publication: Publication
    audience: Audience
    earlier: tuple[Publication, ...] = ()

    @property
    def identity(self) -> Hashable:
        """What is another for another reader, and once the publications, a file of theirs or the project in force is another."""
        return identity(self.audience, self._chain)

    @property
    def peildatum(self) -> date:
        """The date up to which the publication speaks."""
        return self.publication.manifest.peildatum

    def providers(self) -> tuple[Provider, ...]:
        """Return the providers in the order of every screen (by name), without the total."""
        if self.audience.role is Role.WETHOUDER:
            return ()
        return self._records(provider, "aanbieders", "aanbieders", eigen=self.audience.aanbieder_id)

    def measures(self, *names: str) -> tuple[Measure, ...]:
        """Return the rows of those metrics, or of all metrics when none is named; sorted by metric, provider and period.

        For any audience but the programmamanager each is a ProtectedMeasure: what is hidden is null and says why.
        """
        if self.audience.sees_everything:
            return self._records(Measure, "meetwaarden", "meetwaarden", maatstaven=tuple(sorted(names)), van=None)
        return self.protected_measures(*names)

    def protected_measures(self, *names: str) -> tuple[ProtectedMeasure, ...]:
        """Return the same rows with what this audience sees of each; the programmamanager sees all, small numbers marked."""
        if self.audience.sees_everything:
            return tuple(marked(row) for row in self.measures(*names))
        if not self.audience.sees_figures:
            rows = self._records(Measure, "meetwaarden", "meetwaarden", maatstaven=tuple(sorted(names)), van=None)
            return tuple(kept_back(row, Visibility.SUPPRESSED) for row in rows)
        return seen_measures(self.audience, self._chain, names)

    def paths(self) -> tuple[PathStep, ...]:
        """Return the tariff path of every provider under every reading, all experiment periods, future ones too."""
        self.audience.require_figures()
        return self._records(PathStep, "paden", "paden", eigen=self._own())

    def agreements(self) -> tuple[AgreementVersion, ...]:
        """Return every version of every tariff agreement."""
        return self._records(agreement_version, "tariefafspraken", "tariefafspraken", eigen=self._own())

    def agreed_amounts(self) -> Mapping[str, Agreements]:
        """Return what is agreed with each provider, with the steps, budgets and index figures that its amounts rest on."""
        self.audience.require_figures()
        own = self._own()
        return {who: one for who, one in agreements_by_provider(self.publication).items() if own in (None, who)}

    def readings(self) -> tuple[Reading, ...]:
        """Return the ways in which the agreements in force read the percentage of the cut, the most used first; for everybody."""
        return self._records(reading, "lezingen", "tariefafspraken")

    def completeness(self) -> tuple[Completeness, ...]:
        """Return how far each source was delivered, per provider and period."""
        return self._records(Completeness, "volledigheid", "volledigheid", eigen=self._own())

    def findings(self) -> tuple[DeliveryFinding, ...]:
        """Return what was found in the delivery that made this publication."""
        return self._records(DeliveryFinding, "bevindingen", "bevindingen", eigen=self._own())

    def origins(self) -> tuple[Origin, ...]:
        """Return the delivered files behind this publication, newest first."""
        return self._records(origin, "herkomst", "herkomst", eigen=self._own())

    def portraits(self) -> tuple[DeliveryPortrait, ...]:
        """Return what the delivered files behind this publication brought, newest first; none of before there were portraits."""
        return self._records(DeliveryPortrait, "portret", "portret", eigen=self._own())

    def weeks(self) -> tuple[Week, ...]:
        """Return the weekly picture of every provider, in order; there is none of TOTAAL."""
        self.audience.require_figures()
        return self._records(Week, "weken", "weekwaarden", eigen=self._own())

    def tail(self) -> tuple[Tail, ...]:
        """Return what was paid and delivered in the days after the last whole period; none before those began.

        The programmamanager sees every row, an aanbieder its own, the wethouder that of TOTAAL once it is whole and not of few clients:
        what one provider adds later would be the difference.
        """
        self.audience.require_figures()
        if self.audience.role is not Role.WETHOUDER:
            return self._records(Tail, "staart", "staart", eigen=self._own())
        rows = self._records(Tail, "staart", "staart", eigen=None)
        providers = sum(row.aanbieder_id != TOTAL and row.clienten > 0 for row in rows)
        of_all = [row for row in rows if row.aanbieder_id == TOTAL and row.is_heel and row.clienten >= SMALL_NUMBER]
        return tuple(rounded_tail(row, Roughness.of(row.clienten, providers)) for row in of_all)

    def distributions(self, *names: str) -> tuple[Share, ...]:
        """Return the classes of those distributions, or of all when none is named, of those that this audience sees."""
        self.audience.require_figures()
        if self.audience.sees_everything:
            return self._records(Share, "verdelingen", "verdelingen", namen=tuple(sorted(names)), van=None)
        return tuple(row for row in seen_shares(self.audience, self._chain) if not names or row.verdeling in names)

    def hidden_distributions(self, *names: str) -> tuple[HiddenShares, ...]:
        """Return which of those distributions of TOTAAL there are without this audience seeing them: suppressed, not missing."""
        self.audience.require_figures()
        if self.audience.sees_everything:
            return ()
        return tuple(row for row in hidden_shares(self.audience, self._chain) if not names or row.verdeling in names)

    def signals(self) -> tuple[SeenSignal, ...]:
        """Return the signals, the heaviest first, with their sentences made for this audience; the wethouder gets those of TOTAAL."""
        self.audience.require_figures()
        return seen_signals(self.audience, self._chain, {who.aanbieder_id: who.naam for who in self.providers()})

    def verdict(self, aanbieder_id: str, periode_id: str) -> SeenRuling | None:
        """Return whether the hours of a provider or TOTAAL fall faster than the tariff; None for what this audience sees nothing of."""
        self.audience.require_figures()
        names = {who.aanbieder_id: who.naam for who in self.providers()}
        return seen_rulings(self.audience, self._chain, names).get((aanbieder_id, periode_id))

    def effect_ruling(self) -> Ruling | None:
        """Return what may be said of the effect; None for an aanbieder, who sees nothing of the comparison."""
        self.audience.require_figures()
        return None if self.audience.role is Role.AANBIEDER else effect_ruling(self.publication)

    def in_words(self, question: str) -> ProvidersInWords | None:
        """Return at how many providers something holds, as `bij 3 van de 5 aanbieders`; None when there are no signals yet.

        The questions are those of `QUESTIONS`. Raises UsageError for another question, and for an aanbieder.
        """
        self.audience.require_figures()
        return providers_in_words(self.audience, self.publication, question)

    def at_providers(self, question: str, promised: Mapping[tuple[str, str], date]) -> AtProviders | None:
        """Return how large the signal behind a question is where it holds, roughly and without a name; raises UsageError for an aanbieder.

        `promised` is by when something is agreed about each signal and provider.
        """
        self.audience.require_figures()
        providers_in_words(self.audience, self.publication, question)
        return at_providers(self.publication, question, promised)

    def assignments_behind(self, signal: SeenSignal) -> tuple[str, ...]:
        """Return the toewijzing_nummers behind a signal; raises UsageError for anyone but the programmamanager and that provider."""
        return assignments_behind(self.audience, self.publication, signal)

    def paid_items(self) -> tuple[PaidItem, ...]:
        """Return what was paid per assignment and period about which there is something to ask; an aanbieder gets its own."""
        self.audience.require_figures()
        return self._records(PaidItem, "posten", *self.BEHIND_PAID_ITEMS, eigen=self._own(), **due(self.publication))

    def booked(self) -> tuple[Booked, ...]:
        """Return what the payments themselves add up to, per provider and period; an aanbieder gets its own."""
        self.audience.require_figures()
        named = counting_payments(self.publication)
        return self._records(Booked, "grootboek", "periodebetalingen", "indicaties", eigen=self._own(), **named)

    def prices_before(self) -> dict[str, float]:
        """Return per provider what an hour cost before, over its experiment clients with a referentie; an aanbieder gets its own."""
        self.audience.require_figures()
        own, found = self._own(), hourly_before(self.publication)
        return {who: price for who, price in found.items() if own in (None, who)}

    def questions(self) -> tuple[Question, ...]:
        """Return the questions of the survey, in the order of their codes."""
        return self._records(Question, "vragen", "vragen")

    def thresholds(self) -> tuple[Threshold, ...]:
        """Return the thresholds of the signals as they were when this publication was made."""
        return self._records(Threshold, "drempels", "drempels")

    def spendings(self) -> tuple[Spending, ...]:
        """Return what was done with saved money; raises UsageError for an aanbieder."""
        self.audience.require_figures()
        if self.audience.role is Role.AANBIEDER:
            raise UsageError("Wat er met bespaard geld is gedaan, zien de programmamanager en de wethouder.")
        question = "bestemmingen" if self.audience.sees_everything else "bestemmingen_totaal"
        return self._records(Spending, question, "bestemmingen")

    def communications(self) -> tuple[Communication, ...]:
        """Return the letters and folders of providers to clients."""
        self.audience.require_figures()
        return self._records(Communication, "communicatie", "communicatie", eigen=self._own())

    def staff(self) -> tuple[Staff, ...]:
        """Return the domestic workers of every provider, per period."""
        self.audience.require_figures()
        return self._records(Staff, "personeel", "personeel", eigen=self._own())

    def exploration(self, assumed: AssumptionSet) -> tuple[Outcome, ...]:
        """Return what the experiment teaches for the year after it under these assumptions, sorted by variant and outcome.

        What this reader may not see is a row without numbers that waits for nothing.
        """
        from hbh_metrics.door.exploring import require_exploration
        from hbh_metrics.door.under_assumptions import outcomes_under

        require_exploration(self.audience)
        return outcomes_under(self.audience, self._chain, assumed, self._measured(assumed))

    def explored(self, assumed: AssumptionSet) -> Explored:
        """Return everything that is told under these assumptions, as far as this reader may see it."""
        from hbh_metrics.door.exploring import require_exploration
        from hbh_metrics.door.under_assumptions import explored_under

        require_exploration(self.audience)
        return explored_under(self.audience, self._chain, assumed, self._measured(assumed))

    def _measured(self, assumed: AssumptionSet) -> dict[str, float | None]:
        """Return the metrics that an exploration starts from, as this reader sees them."""
        names = (*effect_names(assumed.window), *strong_falls_names(assumed.window))
        return {row.maatstaf: row.waarde for row in self.measures(*names)}

    def _own(self) -> str | None:
        """Return the provider whose rows alone are seen, None for the rows of all."""
        if self.audience.role is Role.WETHOUDER:
            raise UsageError("Dit gaat over aparte aanbieders. De wethouder ziet alleen het totaal.")
        return self.audience.aanbieder_id

    @property
    def _chain(self) -> tuple[Publication, ...]:
        return (*self.earlier, self.publication)

    def _records(
        self, kind: Callable[..., answering.Record], question: str, *tables: str, **named: answering.Value
    ) -> tuple[answering.Record, ...]:
        return answering.records(kind, self.publication, question, *tables, **named)
