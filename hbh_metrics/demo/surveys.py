"""The survey in February and again in December 2014: who was asked, who answered, and the grades they gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.demo.columns import Register, codes, contract_table, dates, decimals, labels, repeated, table_of_rows
from hbh_metrics.demo.draws import choose, stream
from hbh_metrics.demo.population import Clients, Flags, Ints
from hbh_metrics.demo.timeline import BEGIN, UNKNOWN, day_number, to_date
from hbh_metrics.project import DEFAULT

_KINDS = tuple(TABLE_BY_NAME["enquetescores"].column("antwoordsoort").allowed)
_KIND_WEIGHTS = (0.975, 0.010, 0.010, 0.005)
_SCORE = _KINDS.index("SCORE")
_MEAN_GRADE = 8.4
_SPREAD_BETWEEN_PEOPLE = 0.85
_SPREAD_WITHIN_PERSON = 0.5
_RESPONSE = 0.55
_RESPONSE_AGAIN = 0.75
_RESPONSE_NEW = 0.40
_SHARE_OF_COMPARISON_ASKED = 0.15


@dataclass(frozen=True)
class Question:
    """One question: its code, text, scale, whether it asks a report grade, and its theme."""

    code: str
    text: str
    low: int
    high: int
    is_grade: bool
    theme: str


QUESTIONS: tuple[Question, ...] = (
    Question(
        "V01", "Welk rapportcijfer geeft u de hulp bij het huishouden?", 1, 10, is_grade=True, theme="RAPPORTCIJFER"
    ),
    Question("V02", "Welk rapportcijfer geeft u uw aanbieder?", 1, 10, is_grade=True, theme="RAPPORTCIJFER"),
    Question("V03", "Is uw huis schoon en leefbaar?", 1, 5, is_grade=False, theme="SCHOON"),
    Question("V04", "Krijgt u genoeg tijd voor wat nodig is?", 1, 5, is_grade=False, theme="TIJD"),
    Question("V05", "Heeft u vaak dezelfde hulp?", 1, 5, is_grade=False, theme="HULP"),
)


@dataclass(frozen=True)
class Measurement:
    """One round of the survey: its code, the day it was sent, how many days people had, and when the answers came in."""

    code: str
    sent_on: int
    days_to_answer: int
    delivered_on: int


MEASUREMENTS: tuple[Measurement, ...] = (
    Measurement("NUL", day_number(date(2014, 2, 3)), 22, day_number(date(2014, 3, 6))),
    Measurement("EIND", day_number(date(2014, 12, 1)), 18, day_number(date(2014, 12, 23))),
)


def questions_table() -> pa.Table:
    """Return the table vragen."""
    return table_of_rows(
        "vragen",
        [
            {
                "vraag_code": question.code,
                "tekst": question.text,
                "schaal_min": question.low,
                "schaal_max": question.high,
                "is_rapportcijfer": question.is_grade,
                "thema": question.theme,
            }
            for question in QUESTIONS
        ],
    )


def asked_table(counts: Sequence[tuple[str, Sequence[int]]]) -> pa.Table:
    """Return the table enquete_uitzet from the number of people asked per provider and round."""
    return table_of_rows(
        "enquete_uitzet",
        [
            {
                "meting": measurement.code,
                "aanbieder_id": provider_id,
                "aantal_benaderd": people[place],
                "uitgezet_op": to_date(measurement.sent_on),
            }
            for place, measurement in enumerate(MEASUREMENTS)
            for provider_id, people in counts
        ],
    )


def asked(people: Clients, measurement: Measurement) -> Flags:
    """Return which clients get the questionnaire: those of the experiment who are active on the day it is sent."""
    return people.in_experiment & _is_active(people, measurement)


def _is_active(people: Clients, measurement: Measurement) -> Flags:
    present = (people.last_day == UNKNOWN) | (people.last_day >= measurement.sent_on)
    flags: Flags = present & (np.maximum(people.first_day, BEGIN) <= measurement.sent_on)
    return flags


def scores_register(seed: int, provider_id: str, people: Clients, grade_change: float = 0.0) -> Register:
    """Return the table enquetescores of this provider; `grade_change` shifts every grade of the second round."""
    sent = [asked(people, measurement) for measurement in MEASUREMENTS]
    return _scores(seed, provider_id, people, sent, "EXPERIMENT", grade_change)


def comparison_scores_register(seed: int, provider_id: str, people: Clients) -> Register:
    """Return the answers of a sample of the provider's clients outside the experiment, of the same category."""
    sampled = stream(seed, provider_id, "survey sample").random(len(people)) < _SHARE_OF_COMPARISON_ASKED
    eligible = sampled & ~people.in_experiment & np.isin(people.category, DEFAULT.categories)
    sent = [eligible & _is_active(people, measurement) for measurement in MEASUREMENTS]
    return _scores(seed, provider_id, people, sent, "VERGELIJKING", 0.0)


def _scores(
    seed: int, provider_id: str, people: Clients, sent: Sequence[Flags], group: str, grade_change: float
) -> Register:
    subject = "" if group == "EXPERIMENT" else f" {group}"
    rng = stream(seed, provider_id, f"survey{subject}")
    content = rng.normal(_MEAN_GRADE, _SPREAD_BETWEEN_PEOPLE, len(people))
    luck = rng.random((len(people), len(MEASUREMENTS)))
    answered_before = sent[0] & (luck[:, 0] < _RESPONSE)
    answered_after = sent[1] & (luck[:, 1] < np.where(answered_before, _RESPONSE_AGAIN, _RESPONSE_NEW))
    parts = [
        _round(
            stream(seed, provider_id, f"{measurement.code}{subject}"),
            provider_id,
            group,
            people,
            content + change,
            who,
            measurement,
        )
        for measurement, who, change in zip(
            MEASUREMENTS, (answered_before, answered_after), (0.0, grade_change), strict=True
        )
    ]
    table = pa.concat_tables([part.table for part in parts]).combine_chunks()
    return Register(table, np.concatenate([part.known_on for part in parts]))


def _round(
    rng: np.random.Generator,
    provider_id: str,
    group: str,
    people: Clients,
    content: npt.NDArray[np.float64],
    answers: Flags,
    measurement: Measurement,
) -> Register:
    """Return one row per respondent and question of one round."""
    who = np.flatnonzero(answers)
    who = who[np.argsort(people.number[who])]
    person = np.repeat(who, len(QUESTIONS))
    question = np.tile(np.arange(len(QUESTIONS)), len(who))
    days = np.repeat(measurement.sent_on + rng.integers(2, measurement.days_to_answer, len(who)), len(QUESTIONS))
    opinion = content[person] + rng.normal(0, _SPREAD_WITHIN_PERSON, len(person))
    high = np.array([item.high for item in QUESTIONS])[question]
    tenths = np.clip(np.round(opinion * high / 10), 1, high).astype(np.int64) * 10
    kind: Ints = choose(rng, len(person), _KIND_WEIGHTS)
    table = contract_table(
        "enquetescores",
        {
            "respons_id": labels(f"{measurement.code[0]}R", people.number[person], 6),
            "koppel_id": labels("K", (people.number[person] + 1) * 7, 7),
            "meting": repeated(measurement.code, len(person)),
            "groep": repeated(group, len(person)),
            "aanbieder_id": repeated(provider_id, len(person)),
            "vraag_code": codes([item.code for item in QUESTIONS], question),
            "invuldatum": dates(days.astype(np.int32)),
            "score": decimals(tenths, 4, 1, missing=kind != _SCORE),
            "antwoordsoort": codes(_KINDS, kind),
        },
    )
    return Register(table, np.full(len(person), measurement.delivered_on, dtype=np.int32))
