"""What is true of one stand, worked out again from its tables in the simplest way: statuses, verdicts, signals and what has begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from hbh_metrics import calendar
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.records import TOTAL, Measure, SeenSignal

INDEX, HIGH, LOW, TARIFF = (
    "urenindex_vergelijkbaar",
    "urenindex_vergelijkbaar_hoog",
    "urenindex_vergelijkbaar_laag",
    "tariefindex",
)
ABOUT_HOURS = ("S04", "S10", "S21")
WHOLE, OPEN = "volledig", "open"
FULL = 100.0


@dataclass(frozen=True)
class Stand:
    """One publication, seen by who sees everything."""

    door: Door

    @classmethod
    def of(cls, data: Path, publication_id: str) -> Stand:
        """Return the stand of a publication."""
        door = opening.open_door(data, Audience.PROGRAMMAMANAGER, publication_id)
        assert door is not None
        return cls(door)

    @property
    def peildatum(self) -> date:
        """The date up to which it speaks."""
        return self.door.peildatum

    @cached_property
    def readers(self) -> tuple[Audience, ...]:
        """Who may look at it: everyone that it is made for."""
        own = (Audience.aanbieder(who) for who in self.names.values())
        return (Audience.PROGRAMMAMANAGER, *own, Audience.WETHOUDER)

    @cached_property
    def names(self) -> dict[str, str]:
        """The id of each provider by its name."""
        return {one.naam: one.aanbieder_id for one in self.door.providers()}

    def name_of(self, who: str) -> str:
        """Return the name of a provider."""
        return next(name for name, each in self.names.items() if each == who)

    @cached_property
    def signals(self) -> tuple[SeenSignal, ...]:
        """Every signal."""
        return self.door.signals()

    @cached_property
    def begun(self) -> tuple[str, ...]:
        """The experiment's periods that had begun."""
        return tuple(one.id for one in calendar.experiment_periods() if one.begin <= self.peildatum)

    @cached_property
    def _rows(self) -> dict[tuple[str, str, str | None], Measure]:
        return {
            (row.maatstaf, row.aanbieder_id, row.periode_id): row
            for row in self.door.measures(INDEX, HIGH, LOW, TARIFF)
        }

    def whole_values(self, metric: str) -> list[float]:
        """Return every value of a metric in a whole period, of anyone."""
        rows = self.door.measures(metric)
        return [row.waarde for row in rows if row.waarde is not None and row.status == WHOLE]

    def value(self, metric: str, who: str, period_id: str) -> float | None:
        """Return one value of the hours against the tariff."""
        row = self._rows.get((metric, who, period_id))
        return None if row is None else row.waarde

    def status(self, who: str, period_id: str) -> str:
        """Return the status of a provider or TOTAAL in a period."""
        row = self._rows.get((TARIFF, who, period_id))
        return OPEN if row is None or row.status is None else row.status

    @cached_property
    def _not_paid_whole(self) -> set[tuple[str | None, str | None]]:
        return {
            (row.aanbieder_id, row.periode_id)
            for row in self.door.completeness()
            if row.bron == "periodebetalingen" and row.status not in ("geleverd", "te laat")
        }

    def is_paid_whole(self, who: str, period_id: str) -> bool:
        """Whether the payments of an ended period were delivered whole, also where hours are lacking."""
        whose = self.names.values() if who == TOTAL else [who]
        is_open = self.status(who, period_id) == OPEN
        return not is_open and not any((one, period_id) in self._not_paid_whole for one in whose)

    def closed(self, who: str) -> list[str]:
        """Return the periods that were wholly delivered."""
        return [one for one in self.begun if self.status(who, one) == WHOLE]

    def points(self, severity: str) -> float:
        """Return how far below the tariff the hours may stand by the policy of this stand."""
        return next(one.waarde for one in self.door.thresholds() if (one.signaal, one.ernst) == ("S04", severity))

    def is_below(self, who: str, period_id: str, severity: str = "AANDACHT") -> bool:
        """Whether the hours stand further below the tariff than S04 allows."""
        hours, tariff = self.value(INDEX, who, period_id), self.value(TARIFF, who, period_id)
        row = self._rows.get((INDEX, who, period_id))
        few = row is None or (row.n or 0) < 10
        return hours is not None and tariff is not None and not few and hours < tariff - self.points(severity)

    def is_first_below(self, who: str, period_id: str) -> bool:
        """Whether they do in this closed period and did not in the closed one before."""
        closed = self.closed(who)
        at = closed.index(period_id)
        return self.is_below(who, period_id) and not (at and self.is_below(who, closed[at - 1]))

    def asks(self, who: str, period_id: str) -> str | None:
        """Return the severity of S04 at a provider in a period, by the definition: two closed periods, and more than chance in the last."""
        closed = self.closed(who)
        if who == TOTAL or period_id not in closed[1:]:
            return None
        two = (closed[closed.index(period_id) - 1], period_id)
        high, tariff = self.value(HIGH, who, period_id), self.value(TARIFF, who, period_id)
        if high is None or tariff is None or high >= tariff:
            return None
        return next((one for one in ("ACTIE", "AANDACHT") if all(self.is_below(who, each, one) for each in two)), None)

    def verdict(self, who: str, period_id: str) -> str:
        """Return the verdict on hours and tariff: a word of VERDICTS."""
        if self.status(who, period_id) != WHOLE:
            return "geen"
        asks = self.asks(who, period_id)
        if asks:
            return asks
        index, low, high, tariff = (self.value(one, who, period_id) for one in (INDEX, LOW, HIGH, TARIFF))
        if index is None or low is None or high is None or tariff is None:
            return "geen"
        return "minder" if low >= tariff else "volgt" if high >= tariff else "sneller"

    def words(self, who: str, period_id: str) -> dict[str, str]:
        """Return the words of each verdict as this tariff moves."""
        tariff = self.value(TARIFF, who, period_id)
        return WHILE_IT_RISES if tariff is not None and round(tariff, 1) > FULL else VERDICTS

    def falling(self, period_id: str) -> list[str]:
        """Return the providers where S04 stands in a period."""
        return [who for who in self.names.values() if self.asks(who, period_id)]

    def about_hours(self, who: str, period_id: str) -> bool:
        """Whether a signal about hours holds at a provider in a period; the run of one goes on where nothing newer can be judged.

        S04 asks for two periods: in the first of its run it does not hold yet.
        """
        closed = self.closed(who)
        found = [one for one in self.signals if one.aanbieder_id == who and one.signaal in ABOUT_HOURS]
        return any(
            ((one.sinds or one.periode_id or "") <= period_id <= (one.periode_id or "")
            and (one.signaal != "S04" or one.sinds != period_id))
            or (period_id > (one.periode_id or "") and self.status(who, period_id) != WHOLE and closed[-1:] == [one.periode_id])
            for one in found
        )  # fmt: skip


VERDICTS = {
    "ACTIE": "de uren dalen sneller dan het tarief, actie nodig",
    "AANDACHT": "de uren dalen sneller dan het tarief, dat vraagt om aandacht",
    "minder": "de uren daalden minder dan het tarief, meer dan toeval",
    "volgt": "de uren volgen het tarief",
    "sneller": "de uren daalden sneller dan het tarief, meer dan toeval",
    "geen": "nog geen uitspraak",
}
"""The words of each verdict."""
WHILE_IT_RISES = VERDICTS | {
    "ACTIE": "de uren blijven achter bij het tarief, actie nodig",
    "AANDACHT": "de uren blijven achter bij het tarief, dat vraagt om aandacht",
    "minder": "de uren liggen boven het tarief, meer dan toeval",
    "sneller": "de uren bleven achter bij het tarief, meer dan toeval",
}
"""The same where the tariff stands above its start."""
