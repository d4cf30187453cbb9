"""Do the hours fall faster than the tariff: the one place that decides, from exact values, for every screen, paper and command.

Chance (the 95% interval of the hours) and policy (the threshold of S04 in force) are two conditions; S04 asks for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from hbh_metrics.calendar import period_number
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import TOTAL
from hbh_metrics.signals.card import Severity
from hbh_metrics.signals.evidence import CLOSED, OPEN, Evidence, Needs
from hbh_metrics.signals.rule import exact
from hbh_metrics.signals.s04_uren_dalen import CARD, RULE
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Thresholds

INDEX, TARIFF = "urenindex_vergelijkbaar", "tariefindex"
LOW, HIGH = f"{INDEX}_laag", f"{INDEX}_hoog"
METRICS = ("urenindex", "urenindex_laag", "urenindex_hoog", INDEX, LOW, HIGH, TARIFF)
"""What the verdict and the rule of S04 read."""

POINTS = "punten"
"""The setting of S04 that is policy: how far the hours may stand below the tariff."""


class Kind(Enum):
    """The verdict: no verdict, the two severities of S04, and what the interval says where S04 does not hold."""

    NONE = "nog geen uitspraak"
    ACTION = "actie nodig"
    ATTENTION = "vraagt om aandacht"
    SLOWER = "minder gedaald dan het tarief"
    FOLLOWS = "volgt het tarief"
    FASTER = "sneller gedaald dan het tarief"

    @property
    def is_signal(self) -> bool:
        """Whether it is S04 that speaks."""
        return self in (Kind.ACTION, Kind.ATTENTION)


class Why(Enum):
    """Why there is no verdict."""

    RUNS = "de periode loopt nog"
    INCOMPLETE = "de gegevens over de periode zijn nog niet volledig"
    NOTHING = "over de periode zijn nog geen betalingen geleverd"
    OLDER = "deze stand is gemaakt voordat de marge van de uren werd berekend"
    UNKNOWN = "de uren of het tarief zijn niet bekend"
    FEW = "er zijn te weinig cliënten om toeval uit te sluiten"
    HIDDEN = "het cijfer is afgeschermd"


@dataclass(frozen=True)
class Known:
    """The exact values of one provider (or TOTAAL) in a period: indexes in %, the severity of S04 there, and whether its line is crossed.

    `is_first_crossing` says that S04's line is crossed now and was not in the closed period before; `holds_metric` that the publication
    has the comparable index at all.
    """

    status: str | None
    index: float | None
    low: float | None
    high: float | None
    tariff: float | None
    severity: Severity | None = None
    is_first_crossing: bool = False
    holds_metric: bool = True


@dataclass(frozen=True)
class Ruling:
    """What was decided: the verdict, why there is none, the signal that speaks, and whether S04's line is crossed for the first time."""

    kind: Kind
    why: Why | None = None
    is_first_crossing: bool = False
    signal: Signal | None = None


def decide(known: Known) -> Ruling:
    """Return the verdict: the first row that applies of the table in the definition of a verdict, an open period before all else."""
    if known.status != CLOSED:
        return Ruling(
            Kind.NONE, {OPEN: Why.RUNS, "geen_levering": Why.NOTHING}.get(known.status or OPEN, Why.INCOMPLETE)
        )
    if known.severity is not None:
        return Ruling(Kind.ACTION if known.severity is Severity.ACTION else Kind.ATTENTION)
    if not known.holds_metric:
        return Ruling(Kind.NONE, Why.OLDER)
    if known.index is None or known.tariff is None:
        return Ruling(Kind.NONE, Why.UNKNOWN)
    if known.low is None or known.high is None:
        return Ruling(Kind.NONE, Why.FEW)
    low, high, tariff = (exact(value) for value in (known.low, known.high, known.tariff))
    if low >= tariff:
        return Ruling(Kind.SLOWER)
    kind = Kind.FOLLOWS if high >= tariff else Kind.FASTER
    return Ruling(kind, is_first_crossing=known.is_first_crossing)


def rulings(
    evidence: Evidence, thresholds: Thresholds | None, stored: Mapping[str, Signal]
) -> dict[tuple[str, str], Ruling]:
    """Return the verdict of every provider and TOTAAL in every period; `stored` are the signals S04 of the publication, by provider.

    The last closed period of a provider has the severity that was stored; earlier ones what the same rule gives with the thresholds of
    the publication. Without thresholds (a publication of before there were signals) no line is known.
    """
    holds = any(row.maatstaf == INDEX for row in evidence.measures)
    found = {}
    for who in (*evidence.providers, TOTAL):
        closed = evidence.periods(who, Needs.CLOSED)
        for row in evidence.measures:
            if (row.maatstaf, row.aanbieder_id) != (TARIFF, who) or row.periode_id is None:
                continue
            signal = None if who == TOTAL else _signal(evidence, thresholds, stored, who, row.periode_id, closed)
            index, low, high, tariff = (
                evidence.value(name, who, row.periode_id) for name in (INDEX, LOW, HIGH, TARIFF)
            )
            first = who != TOTAL and _is_first_crossing(evidence, thresholds, who, row.periode_id, closed)
            known = Known(row.status, index, low, high, tariff, None if signal is None else signal.ernst, first, holds)
            found[who, row.periode_id] = replace(decide(known), signal=signal)
    return found


def _signal(
    evidence: Evidence, thresholds: Thresholds | None, stored: Mapping[str, Signal], who: str, period_id: str, closed: tuple[str, ...]
) -> Signal | None:  # fmt: skip
    if not closed or period_id not in closed or thresholds is None:
        return None
    if period_id == closed[-1]:
        signal = stored.get(who)
        return signal if signal is not None and signal.periode_id == period_id else None
    until = tuple(
        row
        for row in evidence.measures
        if row.aanbieder_id == who and row.periode_id and period_number(row.periode_id) <= period_number(period_id)
    )
    return next(iter(RULE.decide(Evidence(evidence.peildatum, until), thresholds)), None)


def _is_first_crossing(
    evidence: Evidence, thresholds: Thresholds | None, who: str, period_id: str, closed: tuple[str, ...]
) -> bool:
    if thresholds is None or period_id not in closed or not _crosses(evidence, thresholds, who, period_id):
        return False
    place = closed.index(period_id)
    return place == 0 or not _crosses(evidence, thresholds, who, closed[place - 1])


def _crosses(evidence: Evidence, thresholds: Thresholds, who: str, period_id: str) -> bool:
    """Whether the hours are below S04's line in a period, by the rule of S04 itself."""
    reading = RULE.read(evidence, who, period_id)
    if reading is None or reading.n < SMALL_NUMBER:
        return False
    return RULE.crossed(reading, thresholds.of(CARD, Severity.ATTENTION)) is not None
