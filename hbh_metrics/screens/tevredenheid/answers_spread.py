"""What was answered to each question, at the start and at the end: a mean hides who is not satisfied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Role
from hbh_metrics.findings.figure import Cell, Column, Figure, Panel, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import HIDDEN, LEGEND
from hbh_metrics.findings.satisfaction_words import lowest_answers, not_delivered
from hbh_metrics.findings.shares import Distribution, amount_cell, bars, counted_in, distribution, part_cells
from hbh_metrics.findings.view import View
from hbh_metrics.records import Question, Share

DISTRIBUTION = "antwoorden"
ROUNDS: Mapping[str, str] = {"NUL": "nulmeting", "EIND": "eindmeting"}
KINDS: Mapping[str, str] = {"NVT": "niet van toepassing", "WEET_NIET": "weet niet", "GEEN_ANTWOORD": "geen antwoord"}
_COLUMNS = (
    Column("Vraag"),
    Column("Antwoord"),
    Column("Nulmeting", is_number=True),
    Column("Deel", is_number=True),
    Column("Eindmeting", is_number=True),
    Column("Deel daarvan", is_number=True),
)
DEFINITION = (
    "Elke balk is het deel van de antwoorden met die score; de dichte balken zijn de laatste meting, de open balken de nulmeting als er "
    "ook een eindmeting is. Een hoge score is gunstig. In een andere kleur staan de scores in het midden van de schaal en lager: bij een "
    "schaal van 1 tot 10 een 5 of lager, bij een schaal van 1 tot 5 een 3 of lager. Wie ‘weet niet’, ‘niet van toepassing’ of niets "
    f"antwoordde, staat alleen in de tabel. In de tabel: {LEGEND}"
)


@dataclass(frozen=True)
class Answers:
    """The answers to one question in one round: the scores with their classes, and the answers without a score."""

    scores: tuple[tuple[float, Share], ...] = ()
    others: tuple[Share, ...] = ()

    @property
    def counted(self) -> int:
        """How many gave a score."""
        return counted_in([row for _, row in self.scores])

    def pct(self, score: float) -> float | None:
        """Return which part gave that score, in per cent of all scores."""
        amount = sum(row.aantal for found, row in self.scores if found == score)
        return amount / self.counted * 100 if self.counted else None

    def low_pct(self, question: Question) -> float | None:
        """Return which part answered in the middle of the scale or below it."""
        amount = sum(row.aantal for score, row in self.scores if score <= middle_of(question))
        return amount / self.counted * 100 if self.counted else None


def answer(view: View) -> Figure:
    """Return the answers to every question, one panel each."""
    questions = view.door.questions()
    found = {
        (question.vraag_code, round_code): distribution(
            view, DISTRIBUTION, view.chosen.aanbieder_id, None, part=f"{question.vraag_code}|{round_code}|"
        )
        for question in questions
        for round_code in ROUNDS
    }
    answers = {key: split(one) for key, one in found.items()}
    latest = max((code for (_, code), one in answers.items() if one.counted), key=list(ROUNDS).index, default=None)
    people = max((one.counted for (_, code), one in answers.items() if code == latest), default=0)
    return finding(
        view,
        "antwoorden",
        said(view, questions, answers, latest, is_hidden=any(one.is_hidden for one in found.values())),
        unit="antwoorden naar score, in % van wie een score gaf",
        population=f"cliënten in het experiment, n = {dutch.number(people) if people else dutch.MISSING}",
        period=ROUNDS[latest] if latest else "nulmeting en eindmeting",
        tables=("enquetescores", "vragen"),
        table=Table("Antwoorden per vraag", _COLUMNS, tuple(_rows(questions, answers))),
        how_to_read=DEFINITION,
        panels=tuple(
            _panel(
                question, answers[question.vraag_code, "NUL"], answers[question.vraag_code, "EIND"], _highest(answers)
            )
            for question in questions
            if answers[question.vraag_code, "NUL"].counted or answers[question.vraag_code, "EIND"].counted
        ),
    )


def middle_of(question: Question) -> int:
    """Return the highest whole score that is not above the middle of the scale: 5 of 1 to 10, 3 of 1 to 5."""
    return floor((question.schaal_min + question.schaal_max) / 2)


def split(found: Distribution) -> Answers:
    """Return a distribution of one question and round as its scores in order and its other answers."""
    scores, others = [], []
    for row in found.classes:
        kind = row.code.rsplit("|", 1)[1]
        if kind in KINDS:
            others.append(row)
        elif kind != "SCORE":
            scores.append((float(kind), row))
    return Answers(tuple(sorted(scores, key=lambda pair: pair[0])), tuple(others))


def said(
    view: View,
    questions: Sequence[Question],
    answers: Mapping[tuple[str, str], Answers],
    latest: str | None,
    *,
    is_hidden: bool,
) -> tuple[str, ...]:
    """Return the question with the most answers in the middle of its scale or below it, in the latest round."""
    of_whom = "" if view.is_total else f" van {view.chosen.naam}"
    if latest is None:
        if is_hidden:
            return (f"Wat cliënten{of_whom} antwoordden, staat hier niet: {HIDDEN}.",)
        return (
            f"Wat cliënten{of_whom} antwoordden, is niet bekend: {not_delivered('enquêtes', 'enquetescores', of_whom)}.",
        )
    parts = [
        (low, question)
        for question in questions
        if (low := answers[question.vraag_code, latest].low_pct(question)) is not None
    ]
    low, worst = max(parts, key=lambda pair: pair[0])
    before = answers[worst.vraag_code, "NUL"].low_pct(worst) if latest == "EIND" else None
    counted = answers[worst.vraag_code, latest].counted
    scale = (middle_of(worst), f"{_score(worst.schaal_min)} tot {_score(worst.schaal_max)}")
    return lowest_answers(worst.tekst, scale, low, counted, ROUNDS[latest], before)


def _highest(answers: Mapping[tuple[str, str], Answers]) -> float:
    """Return the largest part that any score takes: one scale for all questions."""
    return max((one.pct(score) or 0.0 for one in answers.values() for score, _ in one.scores), default=0.0)


def _panel(question: Question, start: Answers, end: Answers, top: float) -> Panel:
    latest, earlier = (end, start) if end.counted else (start, Answers())
    scores = sorted({score for score, _ in (*latest.scores, *earlier.scores)})
    low = latest.low_pct(question)
    middle = middle_of(question)
    name = ROUNDS["EIND" if end.counted else "NUL"]
    return Panel(
        title=question.tekst,
        sentence=f"{question.tekst} In de {name} antwoordde {dutch.percentage(low, 0)} een {middle} of lager.",
        chart=bars(
            [_score(score) for score in scores],
            [latest.pct(score) for score in scores],
            [earlier.pct(score) for score in scores] if earlier.counted else (),
            roles=[Role.ABOVE if score <= middle else Role.OWN for score in scores],
            top=top,
            title=f"% van {dutch.count(latest.counted, 'cliënt', 'cliënten')}, {name}",
            text=lambda value: dutch.number(value) if value else "",
        ),
    )


def _rows(questions: Sequence[Question], answers: Mapping[tuple[str, str], Answers]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for question in questions:
        start, end = answers[question.vraag_code, "NUL"], answers[question.vraag_code, "EIND"]
        rows += [
            (Cell(question.tekst), Cell(_score(score)), *_score_cells(start, score), *_score_cells(end, score))
            for score in sorted({score for score, _ in (*start.scores, *end.scores)})
        ]
        rows += [
            (Cell(question.tekst), Cell(name), *_other_cells(start, kind), *_other_cells(end, kind))
            for kind, name in KINDS.items()
        ]
    return rows


def _score_cells(found: Answers, score: float) -> tuple[Cell, Cell]:
    if not found.counted:
        return Cell(dutch.MISSING), Cell(dutch.MISSING)
    return part_cells([row for one, row in found.scores if one == score], found.counted, 0)


def _other_cells(found: Answers, kind: str) -> tuple[Cell, Cell]:
    if not found.counted:
        return Cell(dutch.MISSING), Cell("")
    return amount_cell([row for row in found.others if row.code.endswith(f"|{kind}")]), Cell("")


def _score(value: float) -> str:
    return dutch.number(value, 0 if value == int(value) else 1)
