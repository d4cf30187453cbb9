"""The first screen's matrix: how every agreement stands at every provider, as a shape, a word and a small line, the worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.records import TOTAL, Provider
from hbh_metrics.screens.overzicht import agreement_pictures, agreement_rows
from hbh_metrics.screens.overzicht.agreement_help import FollowUp
from hbh_metrics.screens.overzicht.agreement_pictures import NO_COURSE, Course
from hbh_metrics.screens.overzicht.agreement_rows import Case
from hbh_metrics.screens.overzicht.agreement_rules import OF_ALL_ONLY, Agreement, Row, followed

TOGETHER = "Alle samen"
NOT_APART = "alleen samen"
_TITLE = "Hoe elke afspraak ervoor staat, per aanbieder"


@dataclass(frozen=True)
class Square:
    """How one agreement stands at one provider, with the course of its number; `row` is None where no single provider can keep it."""

    agreement: Agreement
    row: Row | None
    course: Course = NO_COURSE


@dataclass(frozen=True)
class Line:
    """A provider, or all together, with a square per agreement."""

    provider: Provider
    squares: tuple[Square, ...]

    @property
    def name(self) -> str:
        """How the line is called on screen."""
        return TOGETHER if self.provider.aanbieder_id == TOTAL else self.provider.naam

    @property
    def badness(self) -> list[int]:
        """What lines are sorted by: the statuses, the worst first."""
        return sorted(square.row.status.weight for square in self.squares if square.row)


@dataclass(frozen=True)
class Matrix:
    """All together first, then the providers, the worst first."""

    lines: tuple[Line, ...]

    def axis(self, place: int) -> tuple[float, float]:
        """Return the lowest and highest value that the small lines of one agreement are drawn on: the same for every provider."""
        courses = [line.squares[place].course for line in self.lines]
        ends = [end for course in courses for end in course.at_least]
        known = [value for course in courses for value in course.values if value is not None]
        return min([*ends, *known]), max([*ends, *known])

    def table(self) -> Table:
        """Return the matrix as a table for paper and downloads: a row per agreement, a column per provider."""
        columns = (Column("Afspraak"), *(Column(line.name) for line in self.lines))
        rows = tuple(
            (Cell(f"{agreement.number} {agreement.short}"), *(_cell(line.squares[place]) for line in self.lines))
            for place, agreement in enumerate(followed())
        )
        return Table(_TITLE, columns, rows, is_matrix=True)


def answer(case: Case, rows: Sequence[Row], follow_ups: Mapping[str, FollowUp]) -> Matrix:
    """Return the matrix of whom the case is about; `rows` are its own, `follow_ups` what was done about the signals of each provider.

    A provider's square counts its own signals only, not those about all together.
    """
    own = Line(case.view.chosen, _squares(case, rows))
    if not case.view.is_total:
        return Matrix((own,))
    others = [_of_provider(case, provider, follow_ups) for provider in case.view.providers]
    return Matrix((own, *sorted(others, key=lambda line: (line.badness, line.name))))


def _of_provider(case: Case, provider: Provider, follow_ups: Mapping[str, FollowUp]) -> Line:
    who = provider.aanbieder_id
    mine = replace(
        case,
        view=replace(case.view, chosen=provider),
        raised=tuple(signal for signal in case.raised if signal.aanbieder_id == who),
        follow_up=follow_ups.get(who, FollowUp()),
    )
    rows = [agreement_rows.row(mine, agreement) for agreement in followed()]
    return Line(provider, _squares(mine, rows))


def _squares(case: Case, rows: Sequence[Row]) -> tuple[Square, ...]:
    who = case.who
    return tuple(
        Square(row.agreement, None)
        if who != TOTAL and row.agreement.number in OF_ALL_ONLY
        else Square(row.agreement, row, agreement_pictures.course(case.view, case.grid, row.agreement.number, who))
        for row in rows
    )


def _cell(square: Square) -> Cell:
    if square.row is None:
        return Cell(NOT_APART)
    since = "" if square.row.since is None else f", sinds {dutch.period(square.row.since)}"
    return Cell(f"{square.row.status.shape}{dutch.NO_BREAK}{square.row.status.word}{since}")
