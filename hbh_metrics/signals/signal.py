"""A signal as it is found and stored: values only; its sentence is made for the audience that asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hbh_metrics.signals.card import Level, Severity


class MissingFact(Exception):
    """A sentence asks for a fact that the signal was stored without: its publication is older than the sentence."""


Fact = float | str | None
SINCE_DAY = "sinds_dag"
"""The fact of a signal without periods: the day on which it first crossed the threshold that is told."""

WEEK, FIRST_WEEK, IS_NEW = "week_begin", "eerste_week_begin", "is_nieuw"
"""The facts of a question about weeks: the Monday of its week and of the first one of its run, and 1 where no week before it asked."""


@dataclass(frozen=True)
class Signal:
    """One signal at a provider (or TOTAAL) in a period (None for what has no period), with what its sentence needs in `feiten`.

    `drempel` is the number that was crossed, `n` the clients behind it. `sinds` is the first period of the unbroken run in which it asked
    for attention at least, `sinds_actie` the same for action: None below that, and in a publication of before it was stored.
    """

    signaal: str
    niveau: Level
    ernst: Severity
    aanbieder_id: str
    periode_id: str | None
    waarde: float | None
    drempel: float | None
    n: int | None
    sinds: str | None
    sinds_actie: str | None
    feiten: Mapping[str, Fact] = field(default_factory=dict, hash=False)

    @property
    def order(self) -> tuple[bool, str, str, str, str]:
        """What signals are sorted by: ernst (ACTIE first), niveau, signaal, aanbieder_id, periode_id."""
        is_lighter = self.ernst is not Severity.ACTION
        return is_lighter, self.niveau.value, self.signaal, self.aanbieder_id, self.periode_id or ""

    @classmethod
    def of_row(cls, row: tuple[Any, ...]) -> Signal:
        """Return the signal of a row of the table `signalen`: the fields in order, `feiten` as JSON."""
        signaal, niveau, ernst, who, period_id, value, line, n, since, action_since, facts = row
        return cls(
            signaal, Level(niveau), Severity(ernst), who, period_id, value, line, n, since, action_since, json.loads(facts)
        )  # fmt: skip

    def row(self) -> dict[str, float | str | None]:
        """Return the row of the table `signalen`, by column."""
        return {**vars(self), "niveau": self.niveau.value, "ernst": self.ernst.value, "feiten": self._facts_as_json()}

    def _facts_as_json(self) -> str:
        return json.dumps(dict(self.feiten), ensure_ascii=False, sort_keys=True, allow_nan=False)

    @property
    def goes_on_since(self) -> date | None:
        """The Monday of the first week of a question about weeks that was asked before; None for a new one and for anything else."""
        is_new = self.feiten.get(IS_NEW, self.feiten.get(FIRST_WEEK) == self.feiten.get(WEEK))
        return None if is_new else self.first_week

    @property
    def first_week(self) -> date | None:
        """The Monday of the first week of the run that a question about weeks is about; None for anything else."""
        return self._day(FIRST_WEEK)

    @property
    def since_day(self) -> date | None:
        """The day since which a signal without periods holds at its severity; None for anything else."""
        return self._day(SINCE_DAY)

    def _day(self, name: str) -> date | None:
        found = self.feiten.get(name)
        return date.fromisoformat(found) if isinstance(found, str) else None

    def number(self, name: str) -> float:
        """Return one of the facts as a number; raises MissingFact when this signal was stored without it."""
        value = self.feiten.get(name)
        if not isinstance(value, int | float):
            raise MissingFact(f"{self.signaal}: {name} is {value!r}")
        return value

    def text(self, name: str) -> str:
        """Return one of the facts as a text; raises MissingFact when this signal was stored without it."""
        value = self.feiten.get(name)
        if not isinstance(value, str):
            raise MissingFact(f"{self.signaal}: {name} is {value!r}")
        return value
