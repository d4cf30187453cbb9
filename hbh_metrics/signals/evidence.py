"""What signals are decided on: the derived tables of one publication as plain records, and how a rule looks things up in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from hbh_metrics.calendar import period_number
from hbh_metrics.cost_price import CostPrice
from hbh_metrics.records import TOTAL, Measure, Week
from hbh_metrics.signals.weekly import WeeklyPicture, weekly_picture

CLOSED = "volledig"
OPEN = "open"


class Needs(Enum):
    """Which periods of a provider a signal looks at."""

    PAID = "een afgelopen periode met betalingen"
    ENDED = "een afgelopen periode"
    CLOSED = "een volledige periode"


@dataclass(frozen=True)
class SignalFact:
    """One row of signaalfeiten: what signals need and meetwaarden does not hold. Which column says what depends on `feit`."""

    feit: str
    aanbieder_id: str
    periode_id: str
    waarde: float | None = None
    aantal: int | None = None
    noemer: float | None = None
    n: int | None = None


@dataclass(frozen=True)
class Letter:
    """What a provider wrote to clients: the day on which the city received it, and that of its verdict (None: not yet)."""

    aanbieder_id: str
    ontvangen_op: date
    beoordeeld_op: date | None


@dataclass(frozen=True)
class Pooled:
    """A ratio over several providers and periods: the sums above and below the line."""

    teller: float
    noemer: float


@dataclass(frozen=True)
class Evidence:
    """The rows of a publication, in any order, with the date up to which it speaks.

    `cost` is what an hour costs by the estimates in force, `only_reduced` are the providers that never had another contract than a tariff
    per client that a percentage goes off.
    """

    peildatum: date
    measures: tuple[Measure, ...]
    facts: tuple[SignalFact, ...] = ()
    weeks: tuple[Week, ...] = ()
    letters: tuple[Letter, ...] = ()
    cost: CostPrice | None = None
    only_reduced: frozenset[str] = frozenset()

    @cached_property
    def providers(self) -> tuple[str, ...]:
        """The ids of the providers, without the total."""
        return tuple(sorted({row.aanbieder_id for row in self.measures} - {TOTAL}))

    @cached_property
    def _measures(self) -> dict[tuple[str, str, str | None], Measure]:
        return {(row.maatstaf, row.aanbieder_id, row.periode_id): row for row in self.measures}

    @cached_property
    def _facts(self) -> dict[tuple[str, str, str], SignalFact]:
        return {(row.feit, row.aanbieder_id, row.periode_id): row for row in self.facts}

    @cached_property
    def _status(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for row in self.measures:
            if row.periode_id is not None and row.status is not None:
                found.setdefault(row.aanbieder_id, {})[row.periode_id] = row.status
        return {who: dict(sorted(of.items(), key=lambda one: period_number(one[0]))) for who, of in found.items()}

    @cached_property
    def _weeks(self) -> dict[str, tuple[Week, ...]]:
        found: dict[str, list[Week]] = {}
        for row in sorted(self.weeks, key=lambda week: week.week_begin):
            found.setdefault(row.aanbieder_id, []).append(row)
        return {who: tuple(rows) for who, rows in found.items()}

    @cached_property
    def pictures(self) -> dict[str, WeeklyPicture]:
        """The weekly picture of every provider that has weeks."""
        return {who: weekly_picture(weeks) for who in self.providers if (weeks := self.weeks_of(who))}

    @cached_property
    def waiting_letters(self) -> tuple[Letter, ...]:
        """The letters that the city had received on the peildatum and not yet judged then."""
        return tuple(
            letter
            for letter in self.letters
            if letter.ontvangen_op <= self.peildatum
            and (letter.beoordeeld_op is None or letter.beoordeeld_op > self.peildatum)
        )

    @cached_property
    def _pooled(self) -> dict[str, Pooled]:
        return {}

    def measure(self, name: str, who: str, period_id: str | None) -> Measure | None:
        """Return a row of meetwaarden; None when it is not there or its value is unknown."""
        row = self._measures.get((name, who, period_id))
        return None if row is None or row.waarde is None else row

    def value(self, name: str, who: str, period_id: str | None) -> float | None:
        """Return a value of meetwaarden, None when it is unknown."""
        row = self.measure(name, who, period_id)
        return None if row is None else row.waarde

    def clients(self, who: str, period_id: str) -> int:
        """Return the number of clients with an active day; 0 when that is unknown."""
        return int(self.value("clienten", who, period_id) or 0)

    def fact(self, name: str, who: str, period_id: str) -> SignalFact | None:
        """Return a row of signaalfeiten, None when it is not there."""
        return self._facts.get((name, who, period_id))

    def status(self, who: str, period_id: str) -> str | None:
        """Return the status of a provider-period, None when there is no such period."""
        return self._status.get(who, {}).get(period_id)

    def periods(self, who: str, needs: Needs) -> tuple[str, ...]:
        """Return the periods of a provider that may be judged, in order; an open period never."""
        ended = [period_id for period_id, status in self._status.get(who, {}).items() if status != OPEN]
        match needs:
            case Needs.ENDED:
                return tuple(ended)
            case Needs.PAID:
                return tuple(period_id for period_id in ended if self.measure("betaald", who, period_id))
            case Needs.CLOSED:
                return tuple(period_id for period_id in ended if self.status(who, period_id) == CLOSED)

    def weeks_of(self, who: str) -> tuple[Week, ...]:
        """Return the weeks of a provider in order of time."""
        return self._weeks.get(who, ())

    def pooled(self, name: str) -> Pooled:
        """Return a ratio of meetwaarden over all closed periods of all providers."""
        if name not in self._pooled:
            rows = [
                row
                for who in self.providers
                for period_id in self.periods(who, Needs.CLOSED)
                if (row := self.measure(name, who, period_id)) and row.teller is not None and row.noemer is not None
            ]
            self._pooled[name] = Pooled(sum(row.teller or 0 for row in rows), sum(row.noemer or 0 for row in rows))
        return self._pooled[name]
