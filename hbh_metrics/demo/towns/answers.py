"""The survey in a town at the beginning and at the end: who was asked, and what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from hbh_metrics import calendar
from hbh_metrics.demo.columns import Register, table_of_rows
from hbh_metrics.demo.draws import stream
from hbh_metrics.demo.surveys import QUESTIONS
from hbh_metrics.demo.timeline import day_number
from hbh_metrics.demo.towns.model import Person, Row, Supplier
from hbh_metrics.project import current

_RESPONSE, _RESPONSE_AGAIN = 0.6, 0.8
_MEAN_GRADE, _BETWEEN_PEOPLE, _WITHIN_PERSON = 8.0, 0.8, 0.5
_DAYS_TO_ANSWER = 18
_DAYS_TO_DELIVER = 25
_TEN = 10


@dataclass(frozen=True)
class Round:
    """One measurement: its code and the day on which it was sent."""

    code: str
    sent: date

    @property
    def delivered(self) -> date:
        """The day on which the answers came in."""
        return self.sent + timedelta(days=_DAYS_TO_DELIVER)


def rounds() -> tuple[Round, Round]:
    """Return the two measurements: a week after the start, and in the last period."""
    last = calendar.experiment_periods()[-1]
    return Round("NUL", current().begin + timedelta(days=7)), Round("EIND", last.begin + timedelta(days=1))


def asked(people: Sequence[Person], which: Round) -> list[Person]:
    """Return the clients who get the questionnaire: who takes part on the day it is sent."""
    return [person for person in people if person.in_experiment and person.days_within(which.sent, which.sent)]


def asked_rows(supplier: Supplier, people: Sequence[Person]) -> list[Row]:
    """Return rows of the table enquete_uitzet."""
    return [
        {
            "meting": which.code,
            "aanbieder_id": supplier.id,
            "aantal_benaderd": len(asked(people, which)),
            "uitgezet_op": which.sent,
        }
        for which in rounds()
    ]


def answers_register(seed: int, supplier: Supplier, people: Sequence[Person]) -> Register:
    """Return the table enquetescores of this provider: who answered the first time mostly answers again."""
    rng = stream(seed, supplier.id, "answers")
    rows: list[Row] = []
    known: list[int] = []
    content = {person.number: float(rng.normal(_MEAN_GRADE, _BETWEEN_PEOPLE)) for person in people}
    answered: set[int] = set()
    for which in rounds():
        for person in asked(people, which):
            if rng.random() >= (_RESPONSE_AGAIN if person.number in answered else _RESPONSE):
                continue
            answered.add(person.number)
            day = which.sent + timedelta(days=int(rng.integers(2, _DAYS_TO_ANSWER)))
            for question in QUESTIONS:
                grade = (content[person.number] + float(rng.normal(0, _WITHIN_PERSON))) * question.high / _TEN
                rows.append(
                    {
                        "respons_id": f"{which.code[0]}R{person.number:06d}",
                        "koppel_id": f"K{7 * (person.number + 1):07d}",
                        "meting": which.code,
                        "groep": "EXPERIMENT",
                        "aanbieder_id": supplier.id,
                        "vraag_code": question.code,
                        "invuldatum": day,
                        "score": Decimal(min(max(round(grade), 1), question.high)),
                        "antwoordsoort": "SCORE",
                    }
                )
                known.append(day_number(which.delivered))
    return Register(table_of_rows("enquetescores", rows), np.array(known, dtype=np.int32))
