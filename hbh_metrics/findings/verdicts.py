"""The verdict of hours against the tariff in words: the same sentence on desk, wall, sheet and paper, for whoever reads it.

What is decided comes from the door, on exact values; the numbers in the sentences are those that the reader sees.
"""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.door.verdicts import SeenRuling
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.thresholds import attention_from
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.project import as_called, current
from hbh_metrics.records import TOTAL
from hbh_metrics.signals.card import Unit
from hbh_metrics.signals.phrases import amount
from hbh_metrics.signals.verdict import HIGH, INDEX, LOW, METRICS, POINTS, TARIFF, Kind, Why

SHAPES = {
    Kind.NONE: "○",
    Kind.ACTION: "!",
    Kind.ATTENTION: "!",
    Kind.SLOWER: "●",
    Kind.FOLLOWS: "●",
    Kind.FASTER: "▼",
}
_START = 100.0
FIRST_CROSSING = "onder onze lijn; als dat de volgende periode weer zo is, vragen wij om aandacht"
OLDER_INDEX = "urenindex"
_NEEDED = "daar zijn uren, het gemiddelde van voorheen en betalingen voor nodig"
_DIGITS = 1


@dataclass(frozen=True)
class _Way:
    """How it is said of hours that they fall, fell, or did not fall below the tariff, and that those of some providers do."""

    fall: str
    fell: str
    fell_less: str
    they_do: str


_FALLING = _Way(
    "dalen sneller dan het tarief",
    "daalden sneller dan het tarief",
    "daalden minder dan het tarief",
    "dalen zij wel sneller",
)
_RISING = _Way(
    "blijven achter bij het tarief", "bleven achter bij het tarief", "liggen boven het tarief", "blijven zij wel achter"
)
"""Where the tariff stands above its start: hours need not fall to stand below it."""


@dataclass(frozen=True)
class Shown:
    """The numbers as their reader sees them, in %: hours of before, the comparable index with its interval, the tariff; their decimals."""

    hours: float | None = None
    index: float | None = None
    low: float | None = None
    high: float | None = None
    tariff: float | None = None


@dataclass(frozen=True)
class Verdict:
    """A verdict as screens show it: its kind, the sentence, the same in a few words with a shape, and sentences with the numbers."""

    kind: Kind
    sentence: str
    words: str
    shape: str
    details: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The answer first, then what it rests on."""
        return (self.sentence, *self.details)


@dataclass(frozen=True)
class About:
    """Whom and when a sentence is about; `attention_points` is the threshold of S04 in force, None where none was stored."""

    name: str
    is_total: bool
    period_id: str
    attention_points: float | None

    @property
    def begin(self) -> str:
        """`In periode 6 bij T-Zorg`, or `In periode 6 in totaal`."""
        return f"In {dutch.period(self.period_id)} {'in totaal' if self.is_total else f'bij {self.name}'}"


def of(view: View, aanbieder_id: str | None = None, period_id: str | None = None) -> Verdict:
    """Return the verdict of a provider (the chosen one if none is given) in a period (the chosen one), for who looks at this view."""
    who, when = aanbieder_id or view.chosen.aanbieder_id, period_id or view.periode_id
    ruling = view.door.verdict(who, when)
    if ruling is None:
        ruling = SeenRuling(Kind.NONE, Why.UNKNOWN, False, None, None)
    grid, about = view.grid(*METRICS), _about(view, who, when)
    if ruling.kind is not Kind.NONE or ruling.why not in (Why.RUNS, Why.INCOMPLETE, Why.NOTHING):
        return told(about, ruling, shown(grid, who, when))
    before = _last_closed(view, who, when)
    earlier = None if before is None else view.door.verdict(who, before)
    if before is None or earlier is None:
        return told(about, ruling, Shown())
    beside = told(_about(view, who, before), earlier, shown(grid, who, before))
    last = f"{dutch.sentence_start(dutch.period(before))} is de laatste volledige periode. {beside.sentence}"
    now = told(about, ruling, Shown())
    return Verdict(now.kind, now.sentence, now.words, now.shape, (last, *beside.details))


def compared(grid: Grid) -> str:
    """Return the metric that is held against the tariff: the comparable index, or in an older publication the one that it has."""
    return INDEX if any(metric == INDEX for metric, _, _ in grid.cells) else OLDER_INDEX


def shown(grid: Grid, who: str, when: str) -> Shown:
    """Return the numbers of a verdict as the reader of this grid sees them."""
    rows = [grid.get(name, who, when) for name in (OLDER_INDEX, INDEX, LOW, HIGH, TARIFF)]
    hours, index, low, high, tariff = (None if row is None else row.waarde for row in rows)
    return Shown(hours, index, low, high, tariff)


def told(about: About, ruling: SeenRuling, numbers: Shown) -> Verdict:
    """Return what was decided in sentences, with the numbers that the reader sees."""
    kind, way = ruling.kind, _way(ruling.kind, numbers)
    words = _words(kind, way)
    faster = _faster(ruling, way) if about.is_total else ""
    if kind is Kind.NONE:
        why = ruling.why.value if ruling.why else Why.UNKNOWN.value
        asked = as_called("nog geen uitspraak of de uren sneller dalen dan het tarief")
        sentence = f"{about.begin}: {asked}, want {why}{faster}."
        needed = (f"{dutch.sentence_start(_NEEDED)}.",) if ruling.why is Why.UNKNOWN else ()
        return Verdict(kind, sentence, words, SHAPES[kind], needed)
    details = _signal(ruling) or (*_numbers(numbers), *_interval(kind, numbers))
    sentence = f"{about.begin}: {_clause(about, ruling, numbers, way)}{faster}."
    return Verdict(kind, sentence, words, SHAPES[kind], details)


def _way(kind: Kind, numbers: Shown) -> _Way:
    is_up = numbers.tariff is not None and dutch.rounded_half_up(numbers.tariff, _DIGITS) > _START
    if kind is Kind.NONE:
        return _FALLING if current().tariff_falls else _RISING
    return _RISING if is_up else _FALLING


def _words(kind: Kind, way: _Way) -> str:
    return {
        Kind.NONE: "uren: nog geen uitspraak",
        Kind.ACTION: f"uren {way.fall}: actie nodig",
        Kind.ATTENTION: f"uren {way.fall}: aandacht",
        Kind.SLOWER: f"uren {way.fell_less}",
        Kind.FOLLOWS: "uren volgen het tarief",
        Kind.FASTER: f"uren {way.fell}",
    }[kind]


def _clause(about: About, ruling: SeenRuling, numbers: Shown, way: _Way) -> str:
    kind = ruling.kind
    if kind.is_signal:
        asks = "actie nodig" if kind is Kind.ACTION else "dat vraagt om aandacht"
        return f"de uren {way.fall}, {asks}"
    equal = ", na afronding gelijk" if _is_equal(numbers) else ""
    if kind is Kind.SLOWER:
        return f"de uren {way.fell_less}, meer dan toeval{equal}"
    crossed = f"; dit is {FIRST_CROSSING}" if ruling.is_first_crossing else ""
    if kind is Kind.FASTER:
        line = about.attention_points
        from_where = (
            ""
            if line is None or about.is_total
            else f"; wij vragen om aandacht vanaf {amount(line, Unit.POINTS)}, twee perioden na elkaar"
        )
        return f"de uren {way.fell}, meer dan toeval{equal}{from_where}{crossed}"
    return f"de uren volgen het tarief{equal or f', {_apart(numbers)}'}, en dat kan toeval zijn{_between(numbers)}{crossed}"


def _apart(numbers: Shown) -> str:
    if numbers.index is None or numbers.tariff is None:
        return "zonder verschil dat hier te zien is"
    difference = numbers.index - numbers.tariff
    return f"{dutch.points(abs(difference), _DIGITS)} {'erboven' if difference > 0 else 'eronder'}"


def _between(numbers: Shown) -> str:
    if numbers.low is None or numbers.high is None or numbers.tariff is None:
        return ""
    low, high = (value - numbers.tariff for value in (numbers.low, numbers.high))
    less = "eronder" if low < 0 < high else "procentpunt eronder"
    between = difference_between(low, high, lambda value: dutch.number(value, _DIGITS), less, "procentpunt erboven")
    return f" ({between})"


def _numbers(numbers: Shown) -> tuple[str, ...]:
    if numbers.hours is None or numbers.tariff is None:
        return ()
    hours, index, tariff = (
        dutch.percentage(value, _DIGITS) for value in (numbers.hours, numbers.index, numbers.tariff)
    )
    usual = "" if numbers.index is None or index == hours else f", dat is {index} bij een gewoon aantal werkdagen"
    return (
        f"Cliënten kregen {hours} van hun uren van voorheen{usual}; het tarief staat op {tariff} van het starttarief.",
    )


def _interval(kind: Kind, numbers: Shown) -> tuple[str, ...]:
    """Return the interval of the hours beside a verdict whose sentence does not hold it; a signal is never called chance."""
    if kind is Kind.FOLLOWS or numbers.low is None or numbers.high is None:
        return ()
    low, high = (dutch.percentage(value, _DIGITS) for value in (numbers.low, numbers.high))
    return (f"De marge van de uren (95%) loopt van {low} tot {high}.",)


def _signal(ruling: SeenRuling) -> tuple[str, ...]:
    """Return the words of the signal that speaks, which hold its numbers and interval."""
    return () if ruling.signal is None else (ruling.signal.uitleg,)


def _faster(ruling: SeenRuling, way: _Way) -> str:
    """Return at how many providers S04 stands, within the sentence about all of them."""
    found = ruling.faster
    if found is None or found.aantal == 0:
        return ""
    if ruling.kind is Kind.FASTER or ruling.kind.is_signal:
        return f"; {found.woorden} vraagt dat om aandacht"
    return f"; {found.woorden} {way.they_do.replace('wel ', '') if ruling.kind is Kind.NONE else way.they_do}"


def _is_equal(numbers: Shown) -> bool:
    if numbers.index is None or numbers.tariff is None:
        return False
    index, tariff = (dutch.rounded_half_up(value, _DIGITS) for value in (numbers.index, numbers.tariff))
    return index == tariff


def _about(view: View, who: str, when: str) -> About:
    names = {provider.aanbieder_id: provider.naam for provider in view.with_total}
    return About(names.get(who, who), who == TOTAL, when, attention_from(view, "S04", POINTS))


def _last_closed(view: View, who: str, before: str) -> str | None:
    return max((period_id for period_id in view.whole(who) if period_id < before), default=None)
