"""What a project is, as data: where and when, what was agreed, and how its screens look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

REDUCTION = "de afbouw"
"""What a path of a tariff that falls is called."""

SCHEME = "{aanduiding}"
"""What stands in the title of an agreement for what the project is called."""


class CalendarKind(Enum):
    """Into which billing periods a year is divided."""

    FOUR_WEEKS = "VIERWEKEN"
    MONTHS = "MAAND"


class LiberationDay(Enum):
    """In which years 5 May is a day off."""

    LUSTRUM = "lustrum"
    ALWAYS = "altijd"
    NEVER = "nooit"


class Promise(Enum):
    """An agreement by its number, with what it is about, within a sentence; its title is the project's."""

    A1 = "tarief"
    A2 = "basistarief"
    A3 = "betaling"
    A4 = "resultaat voor de cliënt"
    A5 = "uren per cliënt"
    A6 = "tevredenheid"
    A7 = "kosten"
    A8 = "omvang"
    A9 = "bijsturing"
    A10 = "verkenning"
    A11 = "brieven"
    A12 = "klasse"


@dataclass(frozen=True)
class SurveyWindows:
    """When a survey form belongs to its measurement, in whole periods of the experiment.

    The first survey is answered within the first `first_periods`; the last one from the last `last_periods` until `days_after` days
    after the end.
    """

    first_periods: int
    last_periods: int
    days_after: int


@dataclass(frozen=True)
class Holidays:
    """Which of the days that differ per employer are days off."""

    is_good_friday_off: bool
    liberation_day: LiberationDay


@dataclass(frozen=True)
class ProviderNames:
    """Under which names a provider appears in files (the first is the usual one), and its AGB codes."""

    names: tuple[str, ...] = ()
    agb_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agreed:
    """What was agreed in a few words, and the metrics and signals that it is judged by where the cards do not say so (empty: they do).

    `subject` is what it is about in a word or two, where that is not what its number stands for.
    """

    title: str
    metrics: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    subject: str | None = None


@dataclass(frozen=True)
class House:
    """How the screens look: the colour of the bar (`#RRGGBB`) and a picture in the data folder, both where there is one."""

    colour: str | None = None
    logo: str | None = None


@dataclass(frozen=True)
class Project:
    """What one project is; `begin` and `end` are its first and last day, `stock_share_pct` is the agreed part of all clients.

    `scheme` is what sentences call it, in the singular and with its article: het experiment, de regeling; `tariff_path` the same of how
    its tariff moves: de afbouw, de indexering. `providers` goes by aanbieder_id, `screens_off` holds the slugs of screens that are not
    used.
    """

    town: str
    name: str
    scheme: str
    tariff_path: str
    begin: date
    end: date
    calendar: CalendarKind
    categories: tuple[int, ...]
    group: str
    stock_share_pct: float
    surveys: SurveyWindows
    holidays: Holidays
    providers: Mapping[str, ProviderNames]
    agreed: Mapping[Promise, Agreed]
    screens_off: tuple[str, ...]
    house: House

    @property
    def example_provider(self) -> tuple[str, str]:
        """The code and the name of one provider, for examples in messages and in the contract."""
        for provider, known in self.providers.items():
            return provider, known.names[0] if known.names else provider
        return "AANBIEDER1", "Aanbieder 1"

    @property
    def spellings(self) -> dict[str, str]:
        """Every other spelling of a provider's name, with its aanbieder_id."""
        return {name: provider for provider, known in self.providers.items() for name in known.names}

    @property
    def tariff_falls(self) -> bool:
        """Whether its tariff falls step by step: what moves otherwise is called otherwise."""
        return self.tariff_path == REDUCTION

    @property
    def has_months(self) -> bool:
        """Whether its periods are calendar months."""
        return self.calendar is CalendarKind.MONTHS

    def promise_of_metric(self, name: str, declared: Promise | None) -> Promise | None:
        """Return the agreement that a metric belongs to: whose list names it, else what its card declares if that has no list."""
        return _chosen({one: agreed.metrics for one, agreed in self.agreed.items()}, name, declared)

    def promise_of_signal(self, name: str, declared: Promise) -> Promise | None:
        """Return the agreement that a signal decides about, by the same rule."""
        return _chosen({one: agreed.signals for one, agreed in self.agreed.items()}, name, declared)

    def subject_of(self, promise: Promise) -> str:
        """Return what the agreement under that number is about, within a sentence."""
        return self.agreed[promise].subject or promise.value

    def title_of(self, promise: Promise) -> str:
        """Return what was agreed under that number, in a few words and in the project's own word for what it is."""
        return self.agreed[promise].title.replace(SCHEME, self.scheme)


def _chosen(lists: Mapping[Promise, tuple[str, ...]], name: str, declared: Promise | None) -> Promise | None:
    named = next((promise for promise, names in lists.items() if name in names), None)
    if named is not None or declared is None:
        return named
    return None if lists[declared] else declared
