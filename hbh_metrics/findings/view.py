"""What is being looked at: a publication, a provider (or all) and a period; and which period is shown when none was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hbh_metrics import calendar, dutch
from hbh_metrics.door.door import Door
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.figure import Provenance
from hbh_metrics.kept import Keeper
from hbh_metrics.records import TOTAL, Measure, NumberId, Provider

ALL_PROVIDERS = Provider(TOTAL, "Alle aanbieders")
"""The choice of no single provider."""

STATUS_METRIC = "betaald_tarief"
"""A metric that exists for every provider and period; its status is that of the provider-period."""


_grids = Keeper(256)

ROUNDED = "Cijfers van alle aanbieders samen zijn afgerond."
"""What a screen says once to who does not see them exactly."""


@dataclass(frozen=True)
class Grid:
    """The values of some metrics by metric, provider and period."""

    cells: Mapping[tuple[str, str, str], Measure]

    def get(self, metric: str, aanbieder_id: str, periode_id: str) -> Measure | None:
        """Return the row, or None where the grid has none (a period that has not begun)."""
        return self.cells.get((metric, aanbieder_id, periode_id))

    def value(self, metric: str, aanbieder_id: str, periode_id: str) -> float | None:
        """Return the value, None when it is unknown."""
        row = self.get(metric, aanbieder_id, periode_id)
        return None if row is None else row.waarde

    def origin(self, aanbieder_id: str, periode_id: str, *metrics: str) -> tuple[NumberId, ...]:
        """Return which numbers these values are, for the mark that shows them; without those of which the grid has no row."""
        rows = (self.get(metric, aanbieder_id, periode_id) for metric in metrics)
        return tuple(row.number() for row in rows if row is not None)


@dataclass(frozen=True)
class View:
    """A publication with the chosen provider and period; everything that a question about it needs."""

    door: Door
    providers: tuple[Provider, ...]
    chosen: Provider
    periode_id: str

    @property
    def is_total(self) -> bool:
        """Whether all providers are shown together."""
        return self.chosen.aanbieder_id == TOTAL

    @property
    def with_total(self) -> tuple[Provider, ...]:
        """The total first, then every provider in the one order of all screens."""
        return (ALL_PROVIDERS, *self.providers)

    @property
    def shown(self) -> tuple[Provider, ...]:
        """Whose rows a table holds: everyone's when all are looked at, else those of the chosen provider."""
        return self.with_total if self.is_total else (self.chosen,)

    def is_own(self, provider: Provider) -> bool:
        """Whether a provider is looked at, so that it has colour; the others beside a chosen one are grey."""
        return self.is_total or provider == self.chosen

    @property
    def span(self) -> str:
        """`periode 2 t/m 8`: the periods that have begun."""
        return dutch.period_range(self.begun[0], self.begun[-1])

    @cached_property
    def begun(self) -> tuple[str, ...]:
        """The experiment's periods that had begun on the peildatum, in order."""
        return begun_periods(self.door)

    @property
    def stand(self) -> str:
        """`stand van 14 september 2014`."""
        return f"stand van {dutch.day_in_full(self.door.peildatum)}"

    def grid(self, *metrics: str) -> Grid:
        """Return the values of those metrics."""
        return _grids.of((self.door.identity, metrics), lambda: _grid(self.door.measures(*metrics)))

    def state(self, aanbieder_id: str, periode_id: str | None = None) -> State:
        """Return how far a provider-period (the chosen period if none is given) can be trusted."""
        row = self.grid(STATUS_METRIC).get(STATUS_METRIC, aanbieder_id, periode_id or self.periode_id)
        return State.OPEN if row is None else State.of(row.status)

    def whole(self, aanbieder_id: str, *, until: str | None = None) -> list[str]:
        """Return the periods of a provider of which everything was delivered, in order; up to and including `until` where that is given."""
        begun = (one for one in self.begun if until is None or one <= until)
        return [one for one in begun if self.state(aanbieder_id, one).counts]

    @property
    def runs(self) -> bool:
        """Whether the chosen period had not ended on the peildatum: what rests on the hours of a whole period is not drawn yet."""
        return calendar.period(self.periode_id).end > self.door.peildatum

    def population(self) -> str:
        """Return whom a figure about payments is about, with how many they are in the chosen period."""
        row = self.grid(STATUS_METRIC).get(STATUS_METRIC, self.chosen.aanbieder_id, self.periode_id)
        if row is None or (row.waarde is None and not (self.is_total and self.is_paid_in_several_ways)):
            return f"cliënten in het experiment voor wie is betaald; over {dutch.period(self.periode_id)} is dat nog niet bekend"
        return f"cliënten in het experiment voor wie is betaald, n = {dutch.number(row.n)} in {dutch.period(self.periode_id)}"

    @property
    def is_paid_in_several_ways(self) -> bool:
        """Whether all together have no one tariff, because one is paid by the hour and another by the period: its fall is known."""
        metrics = (STATUS_METRIC, "tariefindex")
        grid = self.grid(*metrics)
        paid, index = (grid.value(name, TOTAL, self.periode_id) for name in metrics)
        return paid is None and index is not None

    def provenance(self, source: str) -> Provenance:
        """Return where a figure's numbers come from, for its caption."""
        return Provenance(source, self.stand)

    def status_sentence(self) -> str:
        """Return what is chosen and whether that period is whole: what the screen says after every change."""
        period, total = dutch.period_in_full(self.periode_id), self.state(self.chosen.aanbieder_id)
        rounded = f" {ROUNDED}" if self.is_rounded else ""
        return f"{self.chosen.naam}, {period}, {self.stand}. {_STATE_SENTENCES[total].format(end=self._end())}{rounded}"

    @property
    def is_rounded(self) -> bool:
        """Whether the reader gets the figures of all providers together rounded."""
        return self.door.audience.sees_figures and not self.door.audience.sees_everything

    def _end(self) -> str:
        return dutch.day_in_full(calendar.period(self.periode_id).end)


_STATE_SENTENCES = {
    State.WHOLE: "Deze periode is volledig.",
    State.INCOMPLETE: "Deze periode is nog niet volledig.",
    State.OPEN: "Deze periode loopt nog, tot en met {end}.",
    State.MISSING: "Over deze periode zijn nog geen betalingen geleverd.",
}


def _grid(rows: Sequence[Measure]) -> Grid:
    return Grid({(row.maatstaf, row.aanbieder_id, row.periode_id): row for row in rows if row.periode_id})


def begun_periods(door: Door) -> tuple[str, ...]:
    """Return the experiment's periods that had begun on the peildatum, in order; empty before the experiment."""
    return tuple(sorted({row.periode_id for row in door.measures(STATUS_METRIC) if row.periode_id}))


def default_period(door: Door) -> str | None:
    """Return the last whole period of all providers together; else the last that ended; else the last that began."""
    statuses = {
        row.periode_id: row.status
        for row in door.measures(STATUS_METRIC)
        if row.aanbieder_id == TOTAL and row.periode_id
    }
    ended = [period for period, status in statuses.items() if status != State.OPEN.value]
    whole = [period for period in ended if statuses[period] == State.WHOLE.value]
    return max(whole or ended or list(statuses), default=None)
