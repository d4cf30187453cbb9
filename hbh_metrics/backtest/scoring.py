"""What many years of one story come to: how often and how soon its signals were there, and what else was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median_low

from hbh_metrics import calendar
from hbh_metrics.backtest.expectations import Expectation, expectations_of
from hbh_metrics.backtest.looking import Look, Year
from hbh_metrics.demo import STORY_BY_NAME
from hbh_metrics.demo.towns import TOWN_BY_NAME
from hbh_metrics.project import in_force
from hbh_metrics.records import TOTAL
from hbh_metrics.signals import CARDS, Level, Severity, Signal

OTHERS = "ANDEREN"
ALL = "ALLE"
WEEKS_ON, NEW_QUESTIONS = "VRAAG, weken aan", "VRAAG, nieuw"


class Sort(StrEnum):
    """What a line of the back-test is about."""

    EXPECTED = "VERWACHT"
    OTHER = "OVERIG"
    TOGETHER = "SAMEN"
    PER_RULE = "PER_REGEL"


@dataclass(frozen=True)
class Row:
    """One line of the back-test.

    VERWACHT, a signal that the story must raise: the share of years in which it was there by `uiterlijk`, and how many periods after it
    could first be seen (0: at once), at the median and at worst. OVERIG, any other signal: the share of years in which it was there, at
    the provider that the story is about or at others, and how often per year it newly appeared. SAMEN, of a story that must raise
    nothing: how often per year over all providers a question was on (per provider and week) or newly asked, a fact, a signal or an
    action newly appeared, beside what chance predicts (`chance`). PER_REGEL, of such a story: in how many periods of a provider
    (`perioden`, over all years) a rule had that severity, and in which share of the years.
    """

    verhaal: str
    soort: str
    signaal: str
    ernst: str | None
    aanbieder_id: str
    uiterlijk: str | None = None
    gevonden_pct: float | None = None
    vertraging_mediaan: int | None = None
    vertraging_langste: int | None = None
    per_jaar: float | None = None
    toeval_per_jaar: float | None = None
    perioden: int | None = None


def score(years: Sequence[Year]) -> tuple[Row, ...]:
    """Return the lines of one story from its years; raises ValueError when there are none or of more than one story."""
    stories = {year.story for year in years}
    if len(stories) != 1:
        raise ValueError(f"expected years of one story, found {len(stories)}")
    story = stories.pop()
    if story in TOWN_BY_NAME:
        with in_force(TOWN_BY_NAME[story].project):
            return _scored(story, years)
    return _scored(story, years)


def _scored(story: str, years: Sequence[Year]) -> tuple[Row, ...]:
    expected = expectations_of(story)
    rows = [_found(story, one, years) for one in expected]
    rows += _not_expected(story, {(one.signaal, one.aanbieder_id) for one in expected}, years)
    if not expected:
        rows += [*_alarms(story, years), *_per_rule(story, years)]
    return tuple(rows)


def _found(story: str, expected: Expectation, years: Sequence[Year]) -> Row:
    since, by = (calendar.period_number(one) for one in (expected.window.since, expected.window.by))
    first = [_first_seen(expected, year.looks) for year in years]
    delays = [number - since for number in first if number is not None]
    in_time = sum(number is not None and number <= by for number in first)
    return Row(
        story,
        Sort.EXPECTED,
        expected.signaal,
        None,
        expected.aanbieder_id,
        expected.window.by,
        100 * in_time / len(years),
        median_low(delays) if delays else None,
        max(delays, default=None),
    )


def _first_seen(expected: Expectation, looks: Iterable[Look]) -> int | None:
    """Return the number of the first period in which the signal was there."""
    seen = (look.periode_id for look in looks if look.has(expected.signaal, expected.aanbieder_id))
    return next((calendar.period_number(period_id) for period_id in seen), None)


def _not_expected(story: str, expected: set[tuple[str, str]], years: Sequence[Year]) -> Iterator[Row]:
    """Yield a line per signal, severity and kind of provider that the story does not have to raise; weekly questions apart."""
    named = {*STORY_BY_NAME[story].courses, TOTAL} if story in STORY_BY_NAME else {TOTAL, *(who for _, who in expected)}
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
        found_pct, per_year = 100 * years_with[key] / len(years), _per_year(new[key], len(years))
        yield Row(story, Sort.OTHER, *key, gevonden_pct=found_pct, per_jaar=per_year)


def _alarms(story: str, years: Sequence[Year]) -> Iterator[Row]:
    """Yield how often everyone together is alarmed in a year in which all goes as agreed."""
    found = [signal for year in years for signal in appearances(year.looks)]
    signals = sum(signal.niveau is Level.SIGNAL for signal in found)
    actions = sum(signal.ernst is Severity.ACTION for signal in found)
    chances = [year.chance for year in years if year.chance is not None]
    counted: list[tuple[str, float, float | None]] = [
        (WEEKS_ON, sum(one.asked for one in chances), sum(one.weeks for one in chances)),
        (NEW_QUESTIONS, sum(one.new for one in chances), None),
        (Level.FACT.value, sum(signal.niveau is Level.FACT for signal in found), None),
        (Level.SIGNAL.value, signals, sum(one.signals for one in chances)),
        (Severity.ACTION.value, actions, sum(one.actions for one in chances)),
    ]
    for name, number, by_chance in counted:
        predicted = None if by_chance is None else _per_year(by_chance, len(years))
        per_year = _per_year(number, len(years))
        yield Row(story, Sort.TOGETHER, name, None, ALL, per_jaar=per_year, toeval_per_jaar=predicted)


def _per_rule(story: str, years: Sequence[Year]) -> Iterator[Row]:
    """Yield per rule, also one that never spoke, in how many periods of a provider it was wrong, for both severities; questions apart."""
    wrong = [
        {
            (signal.signaal, signal.ernst, signal.aanbieder_id, signal.periode_id)
            for look in year.looks
            for signal in look.signals
        }
        for year in years
    ]
    for card in CARDS:
        for severity in card.severities if card.level is not Level.QUESTION else ():
            counts = [sum(one[:2] == (card.id, severity) for one in found) for found in wrong]
            share = 100 * sum(count > 0 for count in counts) / len(years)
            yield Row(
                story, Sort.PER_RULE, card.id, severity.value, ALL,
                gevonden_pct=share, per_jaar=_per_year(sum(counts), len(years)), perioden=sum(counts),
            )  # fmt: skip


def appearances(looks: Sequence[Look]) -> Iterator[Signal]:
    """Yield every signal once per unbroken run of looks in which its provider had it with that severity."""
    before: set[tuple[str, str, str]] = set()
    for look in looks:
        now = {(signal.signaal, signal.aanbieder_id, signal.ernst.value): signal for signal in look.signals}
        yield from (signal for key, signal in now.items() if key not in before)
        before = set(now)


def _per_year(count: float, years: int) -> float:
    """Return a number over the experiment's periods as a number per year of thirteen periods."""
    return count / years * calendar.periods_per_year() / len(calendar.experiment_periods())
