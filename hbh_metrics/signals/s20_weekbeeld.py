"""S20: the last complete week of hours is out of the ordinary; a reason to ask, not to adjust."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Level, Setting, Severity, Unit
from hbh_metrics.signals.evidence import Evidence
from hbh_metrics.signals.signal import Signal
from hbh_metrics.signals.thresholds import Thresholds
from hbh_metrics.signals.weekly import WEEKS_OF_SHIFT, WeeklyPicture, WeeklyPoint
from hbh_metrics.statistics.process_control import NEAR_PER_LIMIT, OUTSIDE, SHIFT, TWO_OF_THREE

WORKING_DAYS = 5

CARD = Card(
    id="S20",
    title="Weekbeeld: een week die opvalt",
    level=Level.QUESTION,
    why=(
        "Uren per week zijn het vroegste nieuws. Een week die buiten het gewone valt, kan het begin zijn van minder hulp, "
        "of een griepgolf."
    ),
    attention=(
        "de laatste complete week valt buiten de grenzen, is een van twee weken in drie die bijna zo laag (of hoog) "
        "zijn als de grens, of is de {weken_aan_een_kant}e of latere week op rij met minder (of meer) uren dan gewoon"
    ),
    action=None,
    decided=(
        "De laatste complete week van elke aanbieder, met grenzen uit de weken vóór het experiment (ten minste 24), anders uit de eerste "
        "12 weken. Niet bij minder dan 10 cliënten, en niet als de weken te weinig van elkaar verschillen."
    ),
    innocent="Toeval, een feestdag die anders viel, ziekte of vakantie van cliënten of medewerkers, of uren die nog worden aangevuld.",
    cost="Meestal niets. Houdt het aan, dan ziet u het bij S21 pas na twee perioden.",
    question="Wat was er die week aan de hand, en is het nu weer gewoon?",
    settings=(
        Setting(
            "weken_aan_een_kant", WEEKS_OF_SHIFT, None, Unit.NUMBER, WEEKS_OF_SHIFT, WEEKS_OF_SHIFT,
            is_whole=True, is_fixed=True,
        ),
    ),
)  # fmt: skip


class WeeklyRule:
    """Looks at the last complete week of every provider."""

    card = CARD

    def decide(self, evidence: Evidence, thresholds: Thresholds) -> Iterator[Signal]:  # noqa: ARG002 - its settings are fixed
        """Yield a signal for every provider whose last complete week is special cause."""
        for picture in evidence.pictures.values():
            found = _signal(picture)
            if found is not None:
                yield found

    def tell(self, signal: Signal, who: str) -> str:
        """Return the sentence of a signal."""
        change, ratio, line = signal.number("verschil_pct"), signal.waarde or 0.0, signal.drempel
        share = dutch.percentage(abs(change), phrases.apart(change, None, 1))
        digits = phrases.apart(ratio, line, 2)
        week = dutch.day_in_full(date.fromisoformat(signal.text("week_begin")))
        return (
            f"In de week van {week} kregen {phrases.clients(signal.n or 0)} van {who} "
            f"{share} {'meer' if change > 0 else 'minder'} uren dan gewoon is bij hun eerdere uren en het "
            f"afgesproken tarief: {_reason(signal.text('regel'), is_more=change > 0)} "
            f"(verhouding {dutch.number(ratio, digits)}, {phrases.line(signal, Unit.NUMBER, digits)}){phrases.since(signal)}"
            f"{_about_holidays(signal.number('werkdagen'))}."
        )


def _reason(rule: str, *, is_more: bool) -> str:
    """Return by which rule the week is special cause."""
    if rule == TWO_OF_THREE:
        return f"twee van de laatste drie weken bijna zo {'hoog' if is_more else 'laag'} als de grens"
    if rule == SHIFT:
        return f"al {WEEKS_OF_SHIFT} weken of langer {'meer' if is_more else 'minder'} dan gewoon"
    return "buiten de grenzen"


def _about_holidays(working_days: float) -> str:
    """Return what a reader should know of a week with public holidays: help that is made up then makes it look high."""
    if working_days >= WORKING_DAYS:
        return ""
    return f"; die week had {phrases.counted(working_days, 'werkdag', 'werkdagen')}, en hulp die is ingehaald, telt dan zwaarder"


def _signal(picture: WeeklyPicture) -> Signal | None:
    last = picture.last
    if last is None or last.kind is None or last.periode_id is None or last.clients < SMALL_NUMBER:
        return None
    mean = picture.mean or 0.0
    return Signal(
        CARD.id, CARD.level, Severity.ATTENTION, picture.aanbieder_id, last.periode_id, last.value, _line(picture, last),
        last.clients, _since(picture),
        {
            "week_begin": last.week_begin.isoformat(),
            "regel": last.kind,
            "gemiddelde": mean,
            "verschil_pct": 100 * ((last.value or 0.0) / mean - 1) if mean else None,
            "grenzen": picture.basis.name,
            "werkdagen": last.working_days,
        },
    )  # fmt: skip


def _line(picture: WeeklyPicture, point: WeeklyPoint) -> float:
    """Return the line that the week is beyond: a limit, a near limit, or the mean."""
    mean, upper = picture.mean or 0.0, picture.upper or 0.0
    share = {OUTSIDE: 1.0, TWO_OF_THREE: NEAR_PER_LIMIT}.get(point.kind or "", 0.0)
    return mean + point.direction * share * (upper - mean)


def _since(picture: WeeklyPicture) -> str | None:
    """Return the period of the first week of the unbroken run of complete weeks that were each special cause when they were the last."""
    since = None
    for place in reversed(range(len(picture.points))):
        point, seen = picture.points[place], picture.seen_in(place)
        if point.value is None:
            continue
        if seen is None or seen.kind is None or point.periode_id is None:
            break
        since = point.periode_id
    return since


RULE = WeeklyRule()
