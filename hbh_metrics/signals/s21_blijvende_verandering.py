"""S21: hours per client have changed for good, and by enough to matter.

Four conditions hold at once at the end of a closed period; by chance that is rare, at the price of being late.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from hbh_metrics import calendar, dutch
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Level, Picture, Setting, Shown, Unit
from hbh_metrics.signals.evidence import Evidence, Needs
from hbh_metrics.signals.rule import On, PeriodRule, Reading, exact
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Limits
from hbh_metrics.signals.weekly import WeeklyPicture
from hbh_metrics.statistics.chance import autocorrelation
from hbh_metrics.statistics.process_control import xmr
from hbh_metrics.statistics.student import t_quantile

WEEKS = 8
PROBABILITY = 0.995
_FEWEST_FOR_A_SPREAD = 2

CARD = Card(
    id="S21",
    title="Blijvende verandering in uren per cliënt",
    level=Level.SIGNAL,
    agreement=Promise.A5,
    why=(
        "Uren mogen met het tarief dalen. Dalen zij blijvend harder, dan krijgen cliënten minder hulp dan bij de afspraak past; "
        "stijgen zij blijvend, dan klopt het tarief niet meer met het werk."
    ),
    attention="de uren per cliënt zijn twee volledige perioden lang duidelijk anders, en ten minste {verandering_pct}",
    action="de uren per cliënt zijn twee volledige perioden lang duidelijk anders, en ten minste {verandering_pct}",
    decided=(
        "De laatste 8 complete weken tegenover de weken waar de grenzen van het weekbeeld uit komen, aan het eind van een volledige "
        "periode: opvallend aan het eind van deze en de vorige volledige periode, in dezelfde richting, en groter dan toeval (99%)."
    ),
    innocent="De groep cliënten kan zijn veranderd, of cliënten hebben met hun ondersteuningsplan echt minder of andere hulp nodig.",
    cost="Elke periode krijgen cliënten hulp die niet meer bij de afspraak past, en bijsturen duurt daarna nog een paar perioden.",
    question="Is dit zo bedoeld, bij welke cliënten, en staat het in hun ondersteuningsplan?",
    settings=(Setting("verandering_pct", 10, 20, Unit.PERCENT, 1, 50),),
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "verandering in uren per cliënt",
        Unit.PERCENT,
        1,
        Picture.WEEKS,
        source="geleverde uren, indicaties en referentie",
    ),
    drawn=None,
    behind=("uren_per_client_week",),
    compares_with_others=False,
    assignments=None,
    in_words=None,
)


@dataclass(frozen=True)
class Change:
    """The mean ratio of the last weeks beside that of the baseline, and the statistic that weighs the difference."""

    recent: float
    usual: float
    statistic: float
    needed: float

    @property
    def percentage(self) -> float:
        """The difference as a percentage of the baseline's mean."""
        return exact(100 * (self.recent / self.usual - 1))

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the statistic is strictly larger than chance allows, in either direction."""
        return abs(self.statistic) > self.needed


def change(baseline: Sequence[float | None], later: Sequence[float | None]) -> Change | None:
    """Return how the last 8 known values of `later` differ from the baseline; None is missing.

    T = (m₈ − m_B) ÷ (s_B·√(1/8 + 1/B)·√((1+r)/(1−r))), against t(0.995; B − 1). None when there are fewer than 8 later values, or
    a baseline of fewer than two values, without spread or with mean 0.
    """
    known = [value for value in baseline if value is not None]
    recent = [value for value in later if value is not None][-WEEKS:]
    if len(recent) < WEEKS or len(known) < _FEWEST_FOR_A_SPREAD:
        return None
    usual = fmean(known)
    spread = math.sqrt(math.fsum((value - usual) ** 2 for value in known) / (len(known) - 1))
    if spread == 0 or usual == 0:
        return None
    related = autocorrelation(baseline)
    error = spread * math.sqrt(1 / WEEKS + 1 / len(known)) * math.sqrt((1 + related) / (1 - related))
    return Change(fmean(recent), usual, (fmean(recent) - usual) / error, t_quantile(PROBABILITY, len(known) - 1))


def _read(evidence: Evidence, who: str, period_id: str) -> Reading | None:
    picture = evidence.pictures.get(who)
    closed = evidence.periods(who, Needs.CLOSED)
    place = closed.index(period_id)
    if picture is None or not picture.has_limits or place == 0:
        return None
    rows = picture.until(calendar.period(period_id).end)
    found = change(picture.baseline, picture.values[picture.baseline_rows : rows])
    if found is None or not found.is_beyond_chance:
        return None
    if {_direction(picture, one) for one in closed[place - 1 : place + 1]} != {1 if found.statistic > 0 else -1}:
        return None
    return Reading(
        found.percentage,
        picture.points[rows - 1].clients,
        {
            "gemiddelde_8_weken": found.recent,
            "gemiddelde_basis": found.usual,
            "t": found.statistic,
            "t_nodig": found.needed,
            "weken_basis": picture.baseline_weeks,
            "grenzen": picture.basis.name,
        },
    )


def _direction(picture: WeeklyPicture, period_id: str) -> int:
    """Return where the last complete week of the period points when it is special cause by any of the four rules, else 0."""
    rows = picture.until(calendar.period(period_id).end)
    if rows <= picture.baseline_rows or picture.points[rows - 1].periode_id != period_id:
        return 0
    return xmr(picture.values[:rows], baseline=picture.baseline_rows)[rows - 1].direction


def _crossed(reading: Reading, limits: Limits) -> float | None:
    """Return the threshold with the sign of the change, as the value has."""
    least = limits["verandering_pct"]
    return math.copysign(least, reading.waarde) if abs(reading.waarde) >= least else None


def _tell(signal: Signal, who: str) -> str:
    value, line = signal.waarde or 0.0, signal.drempel or 0.0
    share = dutch.percentage(abs(value), phrases.apart(value, line, 1))
    return (
        f"Aan het eind van {dutch.period(str(signal.periode_id))} hadden {phrases.clients(signal.n or 0)} van {who} over de laatste "
        f"{WEEKS} weken gemiddeld {share} {'meer' if value > 0 else 'minder'} uren dan bij hun eerdere uren en het afgesproken tarief past "
        f"(drempel {phrases.amount(abs(line), Unit.PERCENT)}){phrases.since(signal)}; dat komt zelden door toeval."
    )


RULE = PeriodRule(CARD, Needs.CLOSED, On.PROVIDERS, _read, _crossed, _tell)
