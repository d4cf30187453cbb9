"""The screen Bijsturing: which matters it shows under the chosen filters, in which sections, and the sentences above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.door.audience import Role
from hbh_metrics.findings.attention import words as attention_words
from hbh_metrics.findings.attention.effect import closed_periods
from hbh_metrics.findings.attention.matters import Matter, tally
from hbh_metrics.findings.attention.values import threshold_text, value_text
from hbh_metrics.findings.attention.words import LEVEL_WORDS, SEVERITY_WORDS, LevelWords
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.signals import Level
from hbh_metrics.signals.phrases import ONE
from hbh_metrics.signals.weekly import weekly_picture

_COLUMNS = (
    Column("Aanbieder"),
    Column("Signaal"),
    Column("Niveau"),
    Column("Ernst"),
    Column("Sinds"),
    Column("Cliënten", is_number=True),
    Column("Waarde", is_number=True),
    Column("Drempel", is_number=True),
    Column("Opvolging"),
    Column("Uitleg"),
)
NO_SIGNALS = (
    "Voor deze stand zijn nog geen signalen bepaald.",
    "Signalen worden bij elke import bepaald; deze stand is van daarvoor. Kies een nieuwere stand, of laat de gegevensbeheerder een "
    "levering inlezen. De andere schermen werken wel.",
)
_ALL_LEVELS, _ALL_SEVERITIES = "alle niveaus", "alles"
LEVELS = (_ALL_LEVELS, *(words.word.lower() for words in LEVEL_WORDS.values()))
SEVERITIES = (_ALL_SEVERITIES, *SEVERITY_WORDS.values())


@dataclass(frozen=True)
class Filters:
    """What the visitor wants to see: a level and a severity in the words of the screen, and only what is open or all."""

    level: str = _ALL_LEVELS
    severity: str = _ALL_SEVERITIES
    is_open_only: bool = False

    def shows(self, matter: Matter) -> bool:
        """Whether a matter passes."""
        return (
            self.level in (_ALL_LEVELS, LEVEL_WORDS[matter.level].word.lower())
            and self.severity in (_ALL_SEVERITIES, attention_words.weight(matter.level, matter.severity))
            and (matter.state.status.is_open or not self.is_open_only)
        )


@dataclass(frozen=True)
class Section:
    """The matters of one level, under a headline and the one sentence that tells what the level means."""

    headline: str
    meaning: str
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class Screen:
    """What stands on the screen, from the top down."""

    headline: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]


def screen(view: View, matters: Sequence[Matter], filters: Filters) -> Screen:
    """Return the sections of the levels that the filters leave, each also when it is empty; sentences count all matters."""
    amounts = tally(matters)
    whose = "" if view.is_total else f" bij {view.chosen.naam}"
    shown = [matter for matter in matters if filters.shows(matter)]
    last_whole = _last_whole(view)
    lead = [
        attention_words.judged_until(last_whole),
        _of_another_period(view, last_whole),
        attention_words.lead(amounts),
        _left_out(len(matters) - len(shown)),
    ]
    return Screen(
        attention_words.headline(amounts, whose, is_judged=any(period_id for _, period_id in last_whole)),
        tuple(sentence for sentence in lead if sentence),
        tuple(
            _section(view, level, tuple(matter for matter in shown if matter.level is level))
            for level, words in LEVEL_WORDS.items()
            if filters.level in (_ALL_LEVELS, words.word.lower())
        ),
    )


def _of_another_period(view: View, last_whole: Sequence[tuple[str, str | None]]) -> str:
    """Return that the list does not follow the chosen period, when that is an earlier one than was judged."""
    newest = max((period_id for _, period_id in last_whole if period_id), default="")
    if view.periode_id >= newest:
        return ""
    return (
        f"Deze lijst hoort bij de stand en niet bij {dutch.period(view.periode_id)}; "
        "wat er toen speelde, ziet u door bij ‘Stand van’ een eerdere stand te kiezen."
    )


def listed(matters: Sequence[Matter]) -> Table:
    """Return the matters as rows, in the order of the screen: what is downloaded."""
    return Table("Signalen en hun opvolging", _COLUMNS, tuple(_row(matter) for matter in matters))


def _row(matter: Matter) -> tuple[Cell, ...]:
    signal = matter.signal
    return (
        Cell(matter.provider.naam),
        Cell(matter.card.title),
        Cell(LEVEL_WORDS[matter.level].word.lower()),
        Cell(attention_words.weight(matter.level, matter.severity)),
        Cell(attention_words.since(signal)),
        Cell(dutch.number(signal.n), signal.n) if matter.card.shown.counted is None else Cell(""),
        Cell(value_text(signal.signaal, signal.waarde), signal.waarde),
        Cell(threshold_text(signal.signaal, signal.drempel), signal.drempel),
        Cell(matter.standing),
        Cell(signal.uitleg),
    )


def stopped_headline(amount: int) -> str:
    """Return the heading above the signals that are there no more and were followed up."""
    what = (
        f"{ONE} signaal waar iets mee is gedaan, is"
        if amount == 1
        else f"{amount} signalen waar iets mee is gedaan, zijn"
    )
    return f"Gestopt: {what} er niet meer."


def _last_whole(view: View) -> list[tuple[str, str | None]]:
    """Return the last wholly delivered period of each provider on screen, by its name."""
    shown = (view.providers or (view.chosen,)) if view.is_total else (view.chosen,)
    return [(who.naam, next(reversed(closed_periods(view.door, who.aanbieder_id)), None)) for who in shown]


def _section(view: View, level: Level, matters: tuple[Matter, ...]) -> Section:
    words = LEVEL_WORDS[level]
    beyond = sorted({matter.provider.naam for matter in matters if matter.is_beyond_excuse})
    is_excused = level is not Level.QUESTION or not beyond
    meaning = words.meaning if is_excused else attention_words.beside_action(beyond)
    if level is Level.QUESTION and view.door.audience.role is not Role.WETHOUDER:
        mine = [week for week in view.door.weeks() if view.is_total or week.aanbieder_id == view.chosen.aanbieder_id]
        providers = sorted({week.aanbieder_id for week in mine})
        pictures = [weekly_picture([week for week in mine if week.aanbieder_id == who]) for who in providers]
        if pictures:
            meaning = f"{meaning} {attention_words.in_quiet_years(sum(picture.has_limits for picture in pictures))}"
    return Section(f"{words.shape} {dutch.sentence_start(_counted(words, matters))}", meaning, matters)


def _counted(words: LevelWords, matters: Sequence[Matter]) -> str:
    """Return how many there are; a question that goes on is no new one."""
    going_on = sum(matter.goes_on for matter in matters)
    amount = len(matters) - going_on
    new = f"{ONE} {words.word.lower()}" if amount == 1 else f"{amount or 'geen'} {words.plural.lower()}"
    if not going_on:
        return new
    return f"{new}; {f'{ONE} loopt' if going_on == 1 else f'{going_on} lopen'} nog"


def _left_out(amount: int) -> str:
    if not amount:
        return ""
    return f"Door uw keuze {f'staat {ONE} zaak' if amount == 1 else f'staan {amount} zaken'} hier niet."
