"""S20: the last complete week of hours is out of the ordinary; a reason to ask, not to adjust."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.project import Promise
from hbh_metrics.signals import phrases
from hbh_metrics.signals.card import Card, Level, Picture, Setting, Severity, Shown, Unit
from hbh_metrics.signals.evidence import Evidence
from hbh_metrics.signals.signal import FIRST_WEEK, IS_NEW, WEEK, Signal
from hbh_metrics.signals.thresholds import Thresholds
from hbh_metrics.signals.weekly import WEEKS_OF_SHIFT, WeeklyPicture, WeeklyPoint
from hbh_metrics.statistics.process_control import NEAR_PER_LIMIT, OUTSIDE, SHIFT, TWO_OF_THREE

WORKING_DAYS = 5

CARD = Card(
    id="S20",
    title="Weekbeeld: een week die opvalt",
    level=Level.QUESTION,
    agreement=Promise.A5,
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
        "12 weken. Niet bij minder dan 10 cliënten, en niet als de weken te weinig van elkaar verschillen. Een reeks van zulke weken "
        "achter elkaar is één vraag: gesteld in de eerste week, daarna loopt zij nog."
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
    is_for_every_period=False,
    is_for_few_clients=False,
    shown=Shown(
        "uren tegenover de verwachting",
        Unit.NUMBER,
        2,
        Picture.WEEKS,
        source="geleverde uren, indicaties en referentie",
    ),
    drawn=None,
    behind=("uren_per_client_week",),
    compares_with_others=False,
    assignments=None,
    in_words=None,
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
        week = dutch.day_in_full(date.fromisoformat(signal.text(WEEK)))
        return (
            f"In de week van {week} kregen {phrases.clients(signal.n or 0)} van {who} "
            f"{share} {'meer' if change > 0 else 'minder'} uren dan gewoon is bij hun eerdere uren en het "
            f"afgesproken tarief: {_reason(signal.text('regel'), is_more=change > 0)} "
            f"(verhouding {dutch.number(ratio, digits)}, {phrases.line(signal, Unit.NUMBER, digits)}){_goes_on(signal)}"
            f"{_about_holidays(signal.number('werkdagen'))}."
        )


def _reason(rule: str, *, is_more: bool) -> str:
    """Return by which rule the week is special cause."""
    if rule == TWO_OF_THREE:
        return f"twee van de laatste drie weken bijna zo {'hoog' if is_more else 'laag'} als de grens"
    if rule == SHIFT:
        return f"al {WEEKS_OF_SHIFT} weken of langer {'meer' if is_more else 'minder'} dan gewoon"
    return "buiten de grenzen"


def _goes_on(signal: Signal) -> str:
    """Return since when the question goes on, nothing for a new one."""
    since = signal.goes_on_since
    return "" if since is None else f"; deze vraag loopt nog, sinds de week van {dutch.day_in_full(since)}"


def _about_holidays(working_days: float) -> str:
    """Return what a reader should know of a week with public holidays: help that is made up then makes it look high."""
    if working_days >= WORKING_DAYS:
        return ""
    return f"; die week had {phrases.counted(working_days, 'werkdag', 'werkdagen')}, en hulp die is ingehaald, telt dan zwaarder"


def asks(picture: WeeklyPicture, place: int) -> bool:
    """Return whether that week, when it was the last one, was a reason to ask."""
    point = picture.points[place]
    if point.value is None or point.periode_id is None or point.clients < SMALL_NUMBER:
        return False
    seen = picture.seen_in(place)
    return seen is not None and seen.kind is not None


def _signal(picture: WeeklyPicture) -> Signal | None:
    place = len(picture.points) - 1
    if place < 0 or not asks(picture, place):
        return None
    last, first, mean = picture.points[place], _first_of_run(picture), picture.mean or 0.0
    return Signal(
        CARD.id, CARD.level, Severity.ATTENTION, picture.aanbieder_id, last.periode_id, last.value, _line(picture, last),
        last.clients, first.periode_id, None,
        {
           WEEK: last.week_begin.isoformat(),
           FIRST_WEEK: first.week_begin.isoformat(),
           IS_NEW: int(_is_new(picture)),
           "regel": last.kind,
           "gemiddelde": mean,
           "verschil_pct": 100 * ((last.value or 0.0) / mean - 1) if mean else None,
           "grenzen": picture.basis.name,
           "werkdagen": last.working_days,
        },
    )  # fmt: skip


def _first_of_run(picture: WeeklyPicture) -> WeeklyPoint:
    """Return the first week of the unbroken run of weeks up to the last one that the picture marks: complete weeks of the experiment."""
    first = picture.points[-1]
    for point in reversed(picture.points[:-1]):
        if point.value is None:
            continue
        if point.kind is None or point.periode_id is None or point.clients < SMALL_NUMBER:
            break
        first = point
    return first


def _is_new(picture: WeeklyPicture) -> bool:
    """Return whether the complete week before the last one was no reason to ask: a run can be marked before it is seen to be one."""
    complete = [place for place, point in enumerate(picture.points[:-1]) if point.value is not None]
    return not complete or not asks(picture, complete[-1])


def _line(picture: WeeklyPicture, point: WeeklyPoint) -> float:
    """Return the line that the week is beyond: a limit, a near limit, or the mean."""
    mean, upper = picture.mean or 0.0, picture.upper or 0.0
    share = {OUTSIDE: 1.0, TWO_OF_THREE: NEAR_PER_LIMIT}.get(point.kind or "", 0.0)
    return mean + point.direction * share * (upper - mean)


RULE = WeeklyRule()
