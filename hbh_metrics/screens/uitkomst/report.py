"""The report as a whole: what is known for whom, its nine chapters and appendix, and whether it is an interim one."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.points import State
from hbh_metrics.exploration.assumptions import AssumptionSet
from hbh_metrics.findings.view import View
from hbh_metrics.records import TOTAL
from hbh_metrics.screens.uitkomst import cause, chapters, closing, money, opening
from hbh_metrics.screens.uitkomst.ahead import ahead, rests_on
from hbh_metrics.screens.uitkomst.aims import Aim, FollowedUp, aims, last_whole
from hbh_metrics.screens.uitkomst.chapter import Chapter, values

INTERIM = "Tussenstand"


@dataclass(frozen=True)
class Report:
    """The chapters with the aims that the first one tells; `is_interim` until the last period is whole and the last survey is in."""

    stand: str
    aims: tuple[Aim, ...]
    chapters: tuple[Chapter, ...]
    is_interim: bool


def answer(full: View, reader: View, done: FollowedUp, assumed: AssumptionSet) -> Report:
    """Return the report for a reader; `full` sees every exact value, by which the verdicts are decided."""
    when = last_whole(full) or full.periode_id
    known = values(reader, when)
    found = aims(full, reader, done)
    savings, roles, paying, closer, mentality = found
    is_interim = _is_interim(full)
    explored = reader.door.explored(assumed)
    return Report(
        full.stand,
        found,
        (
            opening.in_a_minute(found, known, full, is_interim=is_interim),
            money.paying(reader, full, known, paying),
            money.savings(reader, known, savings),
            chapters.clients(reader, known, closer),
            chapters.mentality(reader, known, mentality, cause.by_network(known)),
            chapters.roles(full, done, roles),
            cause.answer(reader, known),
            ahead(explored),
            closing.unknown(known, mentality),
            rests_on(explored),
            closing.appendix(reader, full.door),
        ),
        is_interim,
    )


def _is_interim(full: View) -> bool:
    last = experiment_periods()[-1].id
    surveyed = any(
        row.waarde is not None for row in full.door.measures("tevredenheid_eind") if row.aanbieder_id == TOTAL
    )
    return last not in full.begun or full.state(TOTAL, last) is not State.WHOLE or not surveyed
