"""What decides how far a metric may be told of the group: what it counts, of whom, and what follows from it; fields of every card.

The links that bind numbers to each other are the definitions of the metrics: a sum or difference of figures, a numerator that is another
metric's denominator, a running sum, a stock with what flows in and out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Group(Enum):
    """Metrics that rest on the same delivered data: what that is, the metric that says whose it is, and what hides it as a whole.

    `base` is None where each figure says for itself whose data it is. `leans_on` are groups without which this one is hidden: betaald =
    kosten_tov_referentie + referentiekosten; betaald - vorig betaald = volume_effect + prijs_effect; effectief_uurtarief divides what is
    paid by hours; klachten_per_100 divides by clientperioden. `is_together`: all figures of a period are hidden when one is, for their
    sums follow from each other.
    """

    CLIENTS = ("cliënten", "clienten", (), False)
    PAYMENTS = ("betalingen", "betaald", (), True)
    REFERENCE = ("kosten van voorheen", "betaald", ("PAYMENTS",), True)
    CHANGES = ("verandering van betalingen", "betaald", ("PAYMENTS",), False)
    RUNNING = ("opgetelde kosten", None, (), False)
    HOURS = ("uren", "uren", (), False)
    FLOOR = ("betalingen en uren", "uren", ("PAYMENTS", "HOURS"), False)
    PLANS = ("plannen", None, (), True)
    COMPLAINTS = ("klachten", None, ("CLIENTS",), False)
    WAITING = ("wachttijden", None, (), False)
    CONTINUITY = ("vaste hulpen", None, (), False)
    SURVEY = ("enquête", None, (), False)
    COMPARISON = ("vergelijkingsgroep", None, (), False)

    def __init__(self, what: str, base: str | None, leans_on: tuple[str, ...], is_together: bool) -> None:
        self.what, self.base, self.is_together = what, base, is_together
        self._leans_on = leans_on

    @property
    def leans_on(self) -> tuple[Group, ...]:
        """The groups without which this one is hidden."""
        return tuple(Group[name] for name in self._leans_on)


class Of(Enum):
    """What an amount counts: a value that is a sum, a numerator or a denominator."""

    PEOPLE = "mensen"
    CLIENT_PERIODS = "cliëntperioden"
    CLIENT_WEEKS = "cliëntweken"
    HOURS = "uren"
    MONEY = "euro's"
    REPORTS = "meldingen"
    POINTS = "procentpunten"
    NORM_HOURS = "uren die een norm geeft: mensen maal wat iedereen kan opzoeken, dus naast hun aantal niet verteld"


@dataclass(frozen=True)
class Amount:
    """A value that is an amount, and of the group the sum of those of the providers (people at two of them counted once)."""

    of: Of


@dataclass(frozen=True)
class Ratio:
    """A value that is `teller` ÷ `noemer`, both in the row; of the group a ratio of sums.

    `is_part`: the numerator is a part of the denominator, so that nothing, or all, tells it of everyone.
    """

    teller: Of
    noemer: Of
    is_part: bool


class Form(Enum):
    """What a value is that is neither an amount nor a ratio."""

    FUNCTION = "functie van andere maatstaven"
    ESTIMATE = "gemiddelde over mensen, of een grens van de marge daarvan"
    QUANTILE = "kwantiel: de waarde van een aanbieder is er niet van af te trekken"


class Whom(Enum):
    """Which people `n` counts, with the provider that they are at."""

    ACTIVE = "cliënten met een actieve dag in de periode"
    ARRIVED = "wie begon in de periode"
    LEFT = "wie stopte in de periode"
    LAST_DAY = "cliënten op de laatste dag: met alle cliënten van de periode vertellen zij hoeveel er stopten"
    EVER = "wie tot en met de periode begon: met die van de periode ervoor vertellen zij hoeveel er begonnen"
    PAID = "cliënten voor wie is betaald"
    PAID_WITH_HOURS = "cliënten voor wie is betaald en van wie uren bekend zijn"
    WITH_HOURS = "cliënten van wie uren bekend zijn"
    WAITED = "wie in de periode de eerste hulp kreeg"
    RESPONDENTS = "wie antwoordde"
    RESPONDENTS_TWICE = "wie twee keer antwoordde"
    COMPARED = "cliënten in het experiment met uren van voorheen"


class Behind(Enum):
    """Which providers stand behind a figure of the group."""

    ALL = "elke aanbieder met een eigen waarde"
    PAID = "elke aanbieder met een eigen waarde aan wie is betaald: een eigen waarde is er ook zonder betaling"
    ONE = "alleen de aanbieder met de laagste waarde; teller en noemer zijn die van hem"
    UNTOLD = "dat is aan de maatstaven niet te zien"
    TOWN = "elke aanbieder met een eigen waarde; het totaal is er voor de gemeente, niet voor aanbieders"
    CONTRACT = "elke aanbieder met zo'n contract; de omvang van de groep is die van hun cliënten"
    OTHERS = "bij een aanbieder staan de cijfers van de andere: alleen de programmamanager ziet het"


@dataclass(frozen=True)
class Function:
    """The metrics from which a value follows; `is_from_shown`: a restricted reader gets the function of the values that it is shown."""

    of: tuple[str, ...]
    is_from_shown: bool


FROM_ITS_PARTS = Function((), is_from_shown=True)
"""A ratio that of the group is computed from its own numerator and denominator as the reader is shown them."""


def from_shown(*metrics: str) -> Function:
    """Return that a value follows from these metrics, and of the group is computed from what the reader is shown of them."""
    return Function(metrics, is_from_shown=True)


def from_exact(*metrics: str) -> Function:
    """Return that a value follows from these metrics, and is computed from their exact values."""
    return Function(metrics, is_from_shown=False)


@dataclass(frozen=True)
class Privacy:
    """What decides how far a metric may be told; every field must be said, for forgetting one would be a leak.

    `part_of` are the metrics of whose people it counts a part: those of an amount, or of a ratio the numerator, which is then this
    metric's denominator. `function_of` is None where the value follows from no other metric.
    """

    group: Group
    counts: Amount | Ratio | Form
    whom: Whom
    behind: Behind
    part_of: tuple[str, ...]
    function_of: Function | None

    @property
    def counts_people(self) -> bool:
        """Whether the value is a number of people."""
        return self.counts == Amount(Of.PEOPLE)

    @property
    def tells_flows(self) -> bool:
        """Whether the people behind it are all clients but for who came or left: with those, it tells how many that were."""
        return self.group is Group.CLIENTS and self.whom in (Whom.LAST_DAY, Whom.EVER)

    @property
    def is_of_all_clients(self) -> bool:
        """Whether it is about all clients of a period, or those of them who are due a plan."""
        return self.whom is Whom.ACTIVE or self.group in (Group.CLIENTS, Group.PLANS)

    @property
    def tells_how_many(self) -> bool:
        """Whether the value is, or with the stock that everybody knows gives, how many people or client-periods there were."""
        return self.counts_people or self.tells_flows or (self.group is Group.CLIENTS and self.whom is Whom.ACTIVE)

    @property
    def is_share_of_people(self) -> bool:
        """Whether the value is a ratio whose numerator counts people, or something that people did or got."""
        return isinstance(self.counts, Ratio) and self.counts.teller in (Of.PEOPLE, Of.REPORTS)
