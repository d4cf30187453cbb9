"""What chance alone should give in a year in which all goes as agreed, to hold what was found against.

Questions (S20) by simulation (`statistics.chance`); of the signals those whose chance is in their definition: complaints (S08, an unlikely
count) and satisfaction (S09, an interval of 95%). The others have no such number: for them the years themselves are the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.signals import CARD_BY_ID, DEFAULTS, Evidence, Severity
from hbh_metrics.signals.evidence import Needs
from hbh_metrics.signals.rule import On
from hbh_metrics.signals.s08_klachten import METRIC
from hbh_metrics.signals.s20_weekbeeld import asks
from hbh_metrics.statistics import poisson
from hbh_metrics.statistics.chance import autocorrelation, special_by_chance

SHARE_BELOW_95_PCT = 0.025
SATISFACTION = "tevredenheid_verschil"


@dataclass(frozen=True)
class Chance:
    """Of one year, all providers together: in how many weeks of a provider S20 had a question, and how many of those were new.

    `weeks`, `signals` and `actions` are how many chance gives.
    """

    asked: int
    new: int
    weeks: float
    signals: float
    actions: float


def chance_in(evidence: Evidence) -> Chance:
    """Return the numbers of the year that this evidence is the end of."""
    asked, new, weeks = _questions(evidence)
    grades = sum(
        (row := evidence.measure(SATISFACTION, who, None)) is not None and (row.n or 0) >= SMALL_NUMBER
        for who in On.BOTH.of(evidence)
    )
    complaints = {severity: _complaints(evidence, severity) for severity in Severity}
    signals = complaints[Severity.ATTENTION] + SHARE_BELOW_95_PCT * grades
    return Chance(asked, new, weeks, signals, complaints[Severity.ACTION])


def _questions(evidence: Evidence) -> tuple[int, int, float]:
    """Return in how many weeks S20 asked, each judged when it was the last, in how many anew, and in how many chance would."""
    asked, new, by_chance = 0, 0, 0.0
    for picture in evidence.pictures.values():
        has_asked = False
        chance = (
            special_by_chance(picture.baseline_weeks, autocorrelation(picture.baseline)) if picture.has_limits else 0
        )
        for place in range(picture.baseline_rows, len(picture.points)):
            point = picture.points[place]
            if point.value is None or not picture.has_limits:
                continue
            had_asked, has_asked = has_asked, asks(picture, place)
            asked += has_asked
            new += has_asked and not had_asked
            by_chance += chance if point.clients >= SMALL_NUMBER else 0.0
    return asked, new, by_chance


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
