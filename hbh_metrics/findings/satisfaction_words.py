"""Do clients notice, and how sure is that, in sentences; numbers in, Dutch out. A grade is a report grade of 1 to 10."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from hbh_metrics import dutch
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.measured import Measured
from hbh_metrics.policy import LOW_RESPONSE_PCT, SMALL_NUMBER
from hbh_metrics.statistics.wilson import Z_95

_SPREAD_OF_GRADES = 1.0


@dataclass(frozen=True)
class Change:
    """The grades of one provider's clients (or all) at the start and at the end, and the difference for who answered twice.

    The n of `difference` is the number of pairs; `low` and `high` are the 95% limits round it.
    """

    name: str
    is_total: bool
    start: Measured
    end: Measured
    difference: Measured
    low: float | None = None
    high: float | None = None

    @property
    def of_whom(self) -> str:
        """` van T-Zorg`, or nothing for all together."""
        return "" if self.is_total else f" van {self.name}"

    @property
    def pairs(self) -> int:
        """How many people answered twice."""
        return self.difference.n or 0

    @property
    def is_judged(self) -> bool:
        """Whether there are enough pairs to say anything about a change."""
        return self.pairs >= SMALL_NUMBER and None not in (self.difference.value, self.low, self.high)


def changed(found: Change) -> tuple[str, ...]:
    """Return whether clients became more or less satisfied, or why that cannot be said yet; the answer first."""
    if found.start.is_hidden or found.difference.is_hidden:
        return (f"Of cliënten{found.of_whom} iets merken, staat hier niet: {found.start.why_hidden}.",)
    if not found.start.is_known and not found.end.is_known:
        return (
            f"Of cliënten{found.of_whom} iets merken, is nog niet te zeggen: {not_delivered('enquêtes', 'enquetescores', found.of_whom)}.",
        )
    if not found.end.is_known:
        return (
            f"Of cliënten{found.of_whom} iets merken, is nog niet te zeggen: de eindmeting is er nog niet.",
            *_grades(found),
        )
    if not found.is_judged:
        return (
            f"Over een verandering bij cliënten{found.of_whom} is nog geen uitspraak mogelijk: {_twice(found.pairs)}.",
            *_grades(found),
        )
    assert found.low is not None and found.high is not None and found.difference.value is not None  # noqa: PT018, S101
    margin = difference_between(found.low, found.high, _grade, "lager", "hoger")
    same = f"dezelfde {dutch.number(found.pairs)} cliënten{found.of_whom}"
    if found.high < 0 or found.low > 0:
        side, word = ("minder", "lager") if found.high < 0 else ("meer", "hoger")
        return (
            f"Cliënten{found.of_whom} zijn {side} tevreden dan aan het begin: {same} geven een cijfer dat "
            f"{_grade(abs(found.difference.value))} {word} is ({margin}).",
            *_grades(found),
        )
    return (
        f"Cliënten{found.of_whom} zijn niet aantoonbaar meer of minder tevreden: bij {same} ligt het cijfer {margin}.",
        *_grades(found),
    )


def not_delivered(what: str, table: str, of_whom: str) -> str:
    """Return that nothing was delivered and by whom, for one provider of that one only: of others the table may well be there."""
    if of_whom:
        return f"van hen zijn nog geen {what} geleverd (de gemeente levert die)"
    return f"er zijn nog geen {what} geleverd (de gemeente levert die met de tabel {table})"


def responded(
    start: Measured, end: Measured, asked: tuple[float | None, float | None], of_whom: str
) -> tuple[str, ...]:
    """Return which part of who was asked answered, at the start and at the end."""
    if start.is_hidden or end.is_hidden:
        return (f"Hoeveel cliënten{of_whom} de vragenlijst invulden, staat hier niet: {start.why_hidden}.",)
    if not start.is_known and not end.is_known:
        return (
            f"Welk deel van de cliënten{of_whom} antwoordde, is niet bekend: "
            f"{not_delivered('uitgezette vragenlijsten', 'enquete_uitzet', of_whom)}.",
        )
    parts = [
        f"{_of_asked(found, people, of_whom)} de {name} in ({dutch.percentage(found.value, 0)})"
        for found, people, name in ((start, asked[0], "nulmeting"), (end, asked[1], "eindmeting"))
        if found.is_known
    ]
    lowest = min(found.value for found in (start, end) if found.value is not None)
    caution = (
        ("Minder dan de helft antwoordde: wie niet antwoordde kan er anders over denken.",)
        if lowest < LOW_RESPONSE_PCT
        else ()
    )
    return (f"{dutch.sentence_start(' en '.join(parts))}.", *caution)


def missing(
    stayed: tuple[int, float | None], gone: tuple[int, float | None], unlinked: int, of_whom: str
) -> tuple[str, ...]:
    """Return whether who is missing in the last survey was less satisfied at the start: (how many, mean grade) of both groups."""
    (twice, grade_twice), (once, grade_once) = stayed, gone
    if not once:
        return (
            f"Alle cliënten{of_whom} met een nulmeting die te volgen zijn, vulden ook de eindmeting in.",
            *_unlinked(unlinked),
        )
    if not twice or grade_twice is None or grade_once is None:
        return (f"Geen van de cliënten{of_whom} met een nulmeting vulde ook de eindmeting in.", *_unlinked(unlinked))
    if once < SMALL_NUMBER:
        return (
            f"{dutch.sentence_start(_once(once))}{of_whom} de eindmeting niet in: te weinig om te zeggen of zij er anders over dachten.",
            *_unlinked(unlinked),
        )
    if twice < SMALL_NUMBER:
        return (
            f"Er is niet te zeggen wie er ontbreekt: {_twice(twice)}.",
            *_unlinked(unlinked),
        )
    difference, by_chance = grade_once - grade_twice, chance_of_grades(once, twice)
    who = f"De {dutch.number(once)} cliënten{of_whom} die de eindmeting niet invulden gaven"
    told = f"{who} aan het begin gemiddeld een {_grade(grade_once)}; wie beide metingen invulde gaf een {_grade(grade_twice)}"
    if abs(difference) <= by_chance:
        note = f"Dat verschil kan toeval zijn (tot {_grade(by_chance)}): er is niet te zien dat wie ontbreekt er anders over dacht."
    elif difference < 0:
        note = "De eindmeting mist dus vooral minder tevreden cliënten, en kan daardoor te gunstig zijn."
    else:
        note = "De eindmeting mist dus vooral meer tevreden cliënten, en kan daardoor te ongunstig zijn."
    return (f"{told}.", note, *_unlinked(unlinked))


def chance_of_grades(one: int, other: int) -> float:
    """Return how far the mean grades of two groups can be apart by chance: 1.96 standard errors at a spread of one grade between people."""
    return Z_95 * _SPREAD_OF_GRADES * sqrt(1 / one + 1 / other)


def lowest_answers(
    question: str, scale: tuple[int, str], low_pct: float, counted: int, round_name: str, before_pct: float | None
) -> tuple[str, ...]:
    """Return the question with the most answers in the middle of its scale or below it, and what that was at the start.

    `scale` is that middle and the ends of the scale in words.
    """
    few = (
        (f"Let op, een klein aantal: {dutch.count(counted, 'antwoord', 'antwoorden')}.",)
        if counted < SMALL_NUMBER
        else ()
    )
    if dutch.rounded_half_up(low_pct, 0) == 0:
        return (
            f"In de {round_name} gaf bij elke vraag bijna iedereen een antwoord boven het midden van de schaal.",
            *few,
        )
    middle, ends = scale
    then = "" if before_pct is None else f" In de nulmeting was dat {dutch.percentage(before_pct, 0)}."
    return (
        f"Bij ‘{question}’ antwoordde in de {round_name} {dutch.percentage(low_pct, 0)} een {middle} of lager, op een schaal van {ends}.",
        f"Dat is het meest van alle vragen.{then}",
        *few,
    )


def _grades(found: Change) -> tuple[str, ...]:
    parts = [
        f"in de {name} gemiddeld een {_grade(one.value)} ({dutch.count(one.n or 0, 'cliënt', 'cliënten')})"
        for one, name in ((found.start, "nulmeting"), (found.end, "eindmeting"))
        if one.value is not None
    ]
    if not parts:
        return ()
    few = [one for one in (found.start, found.end) if one.is_small]
    return (f"Het cijfer was {' en '.join(parts)}.", *(("Let op, een klein aantal.",) if few else ()))


def _twice(pairs: int) -> str:
    if pairs == 0:
        return "niemand vulde beide metingen in"
    return (
        "maar één cliënt vulde beide metingen in" if pairs == 1 else f"maar {pairs} cliënten vulden beide metingen in"
    )


def _of_asked(found: Measured, asked: float | None, of_whom: str) -> str:
    verb = "vulde" if found.n == 1 else "vulden"
    who = "één" if found.n == 1 else dutch.number(found.n)
    return f"{who} van de {dutch.number(asked)} gevraagde cliënten{of_whom} {verb}"


def _once(once: int) -> str:
    return "één cliënt vulde" if once == 1 else f"{once} cliënten vulden"


def _unlinked(unlinked: int) -> tuple[str, ...]:
    if not unlinked:
        return ()
    who = "één nulmeting" if unlinked == 1 else f"{dutch.number(unlinked)} nulmetingen"
    return (f"Van {who} is niet bekend wie de eindmeting invulde.",)


def _grade(value: float | None) -> str:
    return dutch.number(value, 1)
