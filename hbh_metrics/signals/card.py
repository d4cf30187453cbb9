"""What is told about a signal wherever it is shown: its card, with the thresholds that decide it. Texts are Dutch, on B1 level."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hbh_metrics.project import DEFAULT, Promise, current, words_of_ours


class Level(Enum):
    """How firm a signal is: a contract fact, a reason to ask this week, or a reason to adjust."""

    FACT = "FEIT"
    QUESTION = "VRAAG"
    SIGNAL = "SIGNAAL"


class Severity(Enum):
    """How much a signal asks: attention, or action. A signal of the second kind would also be one of the first."""

    ATTENTION = "AANDACHT"
    ACTION = "ACTIE"


class Unit(Enum):
    """In what a threshold is counted; the value is what stands behind the number."""

    PERCENT = "%"
    EURO = "€"
    POINTS = "procentpunt"
    GRADE = "punt"
    NUMBER = ""


@dataclass(frozen=True)
class Setting:
    """One number that decides a signal: its `name` in the settings file and the defaults of both severities (None: plays no part).

    `low` and `high` are the least and greatest value that make sense. `is_rarer_when_higher` says which way makes the signal rarer.
    A fixed setting is part of the definition: it is shown and cannot be changed. One that follows the share is declared for the default
    project's part of all clients; with another part agreed, its defaults move along.
    """

    name: str
    attention: float | None
    action: float | None
    unit: Unit
    low: float
    high: float
    is_rarer_when_higher: bool = True
    is_whole: bool = False
    is_fixed: bool = False
    follows_share: bool = False

    def default(self, severity: Severity) -> float | None:
        """Return the default of that severity, None when the setting plays no part in it."""
        declared = self.attention if severity is Severity.ATTENTION else self.action
        if declared is None or not self.follows_share:
            return declared
        return min(declared * current().stock_share_pct / DEFAULT.stock_share_pct, self.high)


class Picture(Enum):
    """What is drawn of a signal: a metric per period, a count per period, weeks, deliveries, or a difference with its margin."""

    LINE = "lijn"
    COUNT = "staven"
    WEEKS = "weekbeeld"
    DELIVERIES = "leveringen"
    DIFFERENCE = "verschil met marge"
    NONE = "geen"


@dataclass(frozen=True)
class Shown:
    """How the value of a signal is shown: `what` it is, in which unit or counted noun, and with how many decimals.

    `metric` is drawn per period, its `teller` when `is_count`; `beside` is a metric that it is held against. `metric_unit` is the unit of
    the metric where its value is not that of the signal, `source` where the numbers come from when no metric says so.
    `counted` names what the n of the signal counts where that is not clients.
    """

    what: str
    unit: Unit
    digits: int
    picture: Picture
    nouns: tuple[str, str] | None = None
    metric: str | None = None
    metric_unit: Unit | None = None
    is_count: bool = False
    beside: str | None = None
    source: str | None = None
    counted: str | None = None

    @property
    def value_metric(self) -> str | None:
        """The metric whose value is that of the signal, None where there is none."""
        return None if self.metric_unit is not None or self.is_count else self.metric


@dataclass(frozen=True)
class Drawn:
    """The threshold that is drawn: the `setting` that it is, taken off `below` where that metric moves it; `words` after its number."""

    setting: str
    below: str | None = None
    words: str = ""


@dataclass(frozen=True)
class Assignments:
    """Which question of the door gives the assignments behind a signal, of which tables, and whether it asks the days of the period too."""

    question: str
    tables: tuple[str, ...]
    is_by_day: bool

    @property
    def is_about_payments(self) -> bool:
        """Whether the question asks which payments count."""
        return "periodebetalingen" in self.tables

    @property
    def is_about_amounts(self) -> bool:
        """Whether the question asks what was agreed to be paid."""
        return "paden" in self.tables


@dataclass(frozen=True)
class InWords:
    """The name under which it is said at how many providers the signal holds, or (`is_absent`) does not, to who sees no single one."""

    question: str
    is_absent: bool


@words_of_ours("title", "why", "attention", "action", "decided", "innocent", "cost", "question")
@dataclass(frozen=True)
class Card:
    """One signal: `id` and `title`, its level, the agreement that it is about, and what a reader must know to talk about it.

    `attention` and `action` say in words when it holds, with settings as `{name}`; None when the signal has no such severity.
    `decided` says over which periods and clients. `innocent` is how it could be nothing, `cost` what it costs to ignore it, `question`
    what to ask. `is_for_every_period` and `is_for_few_clients` say that it looks at more than the last period, and at any number.

    What protects people has no default. `behind` are the figures that it tells of: a signal about TOTAAL is shown to who sees them all,
    one without to no one. `compares_with_others` says that its threshold follows from the figures of single providers; only who sees
    everything is told that.
    """

    id: str
    title: str
    level: Level
    agreement: Promise
    why: str
    attention: str | None
    action: str | None
    decided: str
    innocent: str
    cost: str
    question: str
    settings: tuple[Setting, ...]
    is_for_every_period: bool
    is_for_few_clients: bool
    shown: Shown
    drawn: Drawn | None
    behind: tuple[str, ...]
    compares_with_others: bool
    assignments: Assignments | None
    in_words: InWords | None

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities that this signal can have, the heaviest first."""
        texts = ((Severity.ACTION, self.action), (Severity.ATTENTION, self.attention))
        return tuple(severity for severity, text in texts if text is not None)
