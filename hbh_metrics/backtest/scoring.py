"""What many years of one story come to: how often and how soon its signals were there, and what else was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from hbh_metrics import calendar
from hbh_metrics.backtest.expectations import Expectation, expectations_of
from hbh_metrics.backtest.looking import Look, Year
from hbh_metrics.demo import STORY_BY_NAME
from hbh_metrics.signals import Level, Severity, Signal

PERIODS_IN_A_YEAR = 13
OTHERS = "ANDEREN"
ALL = "ALLE"
VRAAG = Level.QUESTION.value
SIGNAAL = Level.SIGNAL.value
ACTIE = Severity.ACTION.value


@dataclass(frozen=True)
class Row:
    """One line of the back-test.

    For an expected signal: the share of years in which it was there in time, and in how many periods after it could first be seen
    (0: at once), at the median and at worst. For any other: the share of years in which it was there at all, at the provider that the
    story is about or at others, and how often it newly appeared per year. For all signals of a kind (`signaal` is VRAAG, SIGNAAL or
    ACTIE): how often per year over all providers, beside what chance predicts.
    """

    verhaal: str
    signaal: str
    ernst: str | None
    aanbieder_id: str
    verwacht: bool
    gevonden_pct: float | None = None
    vertraging_mediaan: int | None = None
    vertraging_langste: int | None = None
    per_jaar: float | None = None
    toeval_per_jaar: float | None = None


def score(years: Sequence[Year]) -> tuple[Row, ...]:
    """Return the lines of one story from its years; raises ValueError when there are none or of more than one story."""
    stories = {year.story for year in years}
    if len(stories) != 1:
        raise ValueError(f"expected years of one story, found {len(stories)}")
    story = stories.pop()
    expected = expectations_of(story)
    rows = [_found(story, one, years) for one in expected]
    rows += _not_expected(story, {(one.signaal, one.aanbieder_id) for one in expected}, years)
    if not expected:
        rows += _alarms(story, years)
    return tuple(rows)


def _found(story: str, expected: Expectation, years: Sequence[Year]) -> Row:
    since, by = (calendar.period_number(one) for one in (expected.window.since, expected.window.by))
    first = [_first_seen(expected, year.looks) for year in years]
    delays = [number - since for number in first if number is not None]
    in_time = sum(number is not None and number <= by for number in first)
    return Row(
        story, expected.signaal, None, expected.aanbieder_id, True, 100 * in_time / len(years),
        median_low(delays) if delays else None, max(delays, default=None),
    )  # fmt: skip


def _first_seen(expected: Expectation, looks: Iterable[Look]) -> int | None:
    """Return the number of the first period in which the signal was there."""
    seen = (look.periode_id for look in looks if look.has(expected.signaal, expected.aanbieder_id))
    return next((calendar.period_number(period_id) for period_id in seen), None)


def _not_expected(story: str, expected: set[tuple[str, str]], years: Sequence[Year]) -> Iterator[Row]:
    """Yield a line per signal, severity and kind of provider that the story does not have to raise; weekly questions apart."""
    named = set(STORY_BY_NAME[story].courses)
    new: Counter[tuple[str, str, str]] = Counter()
    years_with: Counter[tuple[str, str, str]] = Counter()
    for year in years:
        found = [
            (signal.signaal, signal.ernst.value, signal.aanbieder_id if signal.aanbieder_id in named else OTHERS)
            for signal in appearances(year.looks)
            if signal.niveau is not Level.QUESTION and (signal.signaal, signal.aanbieder_id) not in expected
        ]
        new.update(found)
        years_with.update(set(found))
    for key in sorted(new):
        signal, severity, who = key
        yield Row(
            story, signal, severity, who, False, 100 * years_with[key] / len(years),
            per_jaar=_per_year(new[key], len(years)),
        )  # fmt: skip


def _alarms(story: str, years: Sequence[Year]) -> Iterator[Row]:
    """Yield how often everyone together is alarmed in a year in which all goes as agreed."""
    asked = [year.asked for year in years if year.asked is not None]
    if asked:
        yield Row(
            story, VRAAG, None, ALL, False,
            per_jaar=_per_year(sum(one.weeks for one in asked), len(asked)),
            toeval_per_jaar=_per_year(sum(one.by_chance for one in asked), len(asked)),
        )  # fmt: skip
    found = [signal for year in years for signal in appearances(year.looks)]
    signals = sum(signal.niveau is Level.SIGNAL for signal in found)
    actions = sum(signal.ernst is Severity.ACTION for signal in found)
    yield Row(story, SIGNAAL, None, ALL, False, per_jaar=_per_year(signals, len(years)))
    yield Row(story, ACTIE, None, ALL, False, per_jaar=_per_year(actions, len(years)))


def appearances(looks: Sequence[Look]) -> Iterator[Signal]:
    """Yield every signal once per unbroken run of looks in which its provider had it with that severity."""
    before: set[tuple[str, str, str]] = set()
    for look in looks:
        now = {(signal.signaal, signal.aanbieder_id, signal.ernst.value): signal for signal in look.signals}
        yield from (signal for key, signal in now.items() if key not in before)
        before = set(now)


def _per_year(count: float, years: int) -> float:
    """Return a number over the experiment's periods as a number per year of thirteen periods."""
    return count / years * PERIODS_IN_A_YEAR / len(calendar.experiment_periods())
