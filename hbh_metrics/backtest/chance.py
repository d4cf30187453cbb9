"""What chance alone should give in a year in which all goes as agreed, to hold what was found against.

Questions (S20) by simulation (`signals.chance`); of the signals those whose chance is in their definition: complaints (S08, an unlikely
count) and satisfaction (S09, an interval of 95%). The others have no such number: for them the years themselves are the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.signals import CARD_BY_ID, DEFAULTS, Evidence, Severity
from hbh_metrics.signals.evidence import Needs
from hbh_metrics.signals.rule import On
from hbh_metrics.signals.s08_klachten import METRIC
from hbh_metrics.statistics import poisson

SHARE_BELOW_95_PCT = 0.025
SATISFACTION = "tevredenheid_verschil"


@dataclass(frozen=True)
class Chance:
    """Of one year, all providers together: weeks of a provider in which S20 asked, and how many weeks, signals and actions chance gives."""

    asked: int
    weeks: float
    signals: float
    actions: float


def chance_in(evidence: Evidence) -> Chance:
    """Return the numbers of the year that this evidence is the end of."""
    asked, weeks = _questions(evidence)
    grades = sum(
        (row := evidence.measure(SATISFACTION, who, None)) is not None and (row.n or 0) >= SMALL_NUMBER
        for who in On.BOTH.of(evidence)
    )
    complaints = {severity: _complaints(evidence, severity) for severity in Severity}
    signals = complaints[Severity.ATTENTION] + SHARE_BELOW_95_PCT * grades
    return Chance(asked, weeks, signals, complaints[Severity.ACTION])


def _questions(evidence: Evidence) -> tuple[int, float]:
    """Return in how many weeks S20 asked its question, each judged when it was the last, and in how many chance would."""
    asked, by_chance = 0, 0.0
    for picture in evidence.pictures.values():
        for place in range(picture.baseline_rows, len(picture.points)):
            point, seen = picture.points[place], picture.seen_in(place)
            if point.value is not None and point.clients >= SMALL_NUMBER and seen is not None:
                asked += seen.kind is not None
                by_chance += picture.by_chance
    return asked, by_chance


def _complaints(evidence: Evidence, severity: Severity) -> float:
    """Return how many closed periods of a provider have more complaints than S08 accepts when all providers are equal."""
    group = evidence.pooled(METRIC)
    least_probable = DEFAULTS.of(CARD_BY_ID["S08"], severity)["kans_pct"] / 100
    found = 0.0
    for who in evidence.providers:
        for period_id in evidence.periods(who, Needs.CLOSED):
            row = evidence.measure(METRIC, who, period_id)
            if row is not None and row.noemer and group.teller and group.noemer:
                expected = group.teller / group.noemer * row.noemer
                found += poisson.at_least(poisson.smallest_count(expected, least_probable), expected)
    return found
