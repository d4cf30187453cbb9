"""The sentences on what happens to the help that clients get."""

from __future__ import annotations

import pytest

from hbh_metrics.drawing.points import State
from hbh_metrics.findings import hours_words
from hbh_metrics.findings.hours_words import Subject, moved_too
from hbh_metrics.findings.measured import Measured
from tests.findings.desk_world import said

ALL = Subject("Alle aanbieders", True, "201409")
TZORG = Subject("T-Zorg", False, "201409")
UNKNOWN, OPEN, HIDDEN = Measured(), Measured(state=State.OPEN), Measured(is_hidden=True)


def known(value: float, n: int = 300, state: State = State.WHOLE) -> Measured:
    return Measured(value, n, state)


@pytest.mark.parametrize(
    ("subject", "mean", "low", "high", "sentence"),
    [
        (
            ALL,
            known(1.598),
            0.75,
            2.63,
            "In periode 9 kregen cliënten gemiddeld 1,60 uur hulp per week; 8 van de 10 kregen tussen 0,75 en 2,63 uur.",
        ),
        (
            TZORG,
            known(1.6, 8),
            None,
            None,
            "In periode 9 kregen cliënten van T-Zorg gemiddeld 1,60 uur hulp per week. Let op, een klein aantal: dit gaat over 8 cliënten.",
        ),
        (
            ALL,
            known(1.6, state=State.INCOMPLETE),
            0.7,
            2.6,
            "Over periode 9 is nog niet alles geleverd; het aantal uren per cliënt is daarna te geven.",
        ),
        (
            TZORG,
            UNKNOWN,
            None,
            None,
            "Het aantal uren per cliënt bij T-Zorg in periode 9 is niet bekend: daar zijn geleverde uren voor nodig.",
        ),
        (ALL, OPEN, None, None, "Periode 9 loopt nog; het aantal uren per cliënt is daarna te geven."),
        (
            ALL,
            HIDDEN,
            None,
            None,
            "Het aantal uren per cliënt in periode 9 staat hier niet: dat is afgeschermd, omdat het over te weinig cliënten "
            "gaat of iets over één aanbieder zou zeggen.",
        ),
    ],
)
def test_hours(subject: Subject, mean: Measured, low: float | None, high: float | None, sentence: str) -> None:
    assert said(hours_words.hours(subject, mean, low, high)) == sentence


@pytest.mark.parametrize(
    ("period_id", "sentence"),
    [
        (
            "201405",
            "Periode 5 had 19 werkdagen, de meeste perioden 20; in de vergelijking met het tarief is dat verrekend.",
        ),
        (
            "201406",
            "Periode 6 had 18 werkdagen, de meeste perioden 20; in de vergelijking met het tarief is dat verrekend.",
        ),
        (
            "201413",
            "Periode 13 had 18 werkdagen, de meeste perioden 20; in de vergelijking met het tarief is dat verrekend.",
        ),
        ("201407", ""),
    ],
)
def test_a_period_with_fewer_working_days_says_so_and_is_no_excuse(period_id: str, sentence: str) -> None:
    assert said(hours_words.working_days(period_id)) == sentence


@pytest.mark.parametrize(
    ("share", "count", "of", "highest", "sentence"),
    [
        (
            known(23.82, 319),
            76.0,
            319.0,
            ("Viva! Zorggroep", 67.03),
            "In periode 9 kreeg 23,8% van de cliënten (76 van de 319) minder dan 70% van de uren van voorheen. Rekening houdend met toeval "
            "ligt dat tussen 19,5% en 28,8%. Het hoogst is het bij Viva! Zorggroep: 67,0%.",
        ),
        (
            known(0.0, 9),
            0.0,
            9.0,
            None,
            "In periode 9 kreeg 0,0% van de cliënten (0 van de 9) minder dan 70% van de uren van voorheen. Rekening houdend met toeval "
            "ligt dat tussen 0,0% en 29,9%. Let op, een klein aantal: dit gaat over 9 cliënten.",
        ),
        (
            UNKNOWN,
            None,
            None,
            None,
            "Het deel van de cliënten met een sterke daling in periode 9 is niet bekend: daar zijn uren en het gemiddelde van voorheen "
            "voor nodig.",
        ),
    ],
)
def test_strong_falls(
    share: Measured, count: float | None, of: float | None, highest: tuple[str, float] | None, sentence: str
) -> None:
    assert said(hours_words.strong_falls(ALL, share, count, of, highest)) == sentence


@pytest.mark.parametrize(
    ("counted", "fewer", "same", "state", "sentence"),
    [
        (
            319,
            76,
            210,
            State.WHOLE,
            "In periode 9 kreeg 24% van de cliënten van T-Zorg minder dan 70% van de eigen uren van voorheen, en 66% kreeg 90% of meer.",
        ),
        (
            5,
            1,
            4,
            State.WHOLE,
            "In periode 9 kreeg 20% van de cliënten van T-Zorg minder dan 70% van de eigen uren van voorheen, en 80% kreeg 90% of meer. "
            "Let op, een klein aantal: dit gaat over 5 cliënten.",
        ),
        (
            0,
            0,
            0,
            State.WHOLE,
            "De verdeling van de uren tegenover voorheen bij T-Zorg in periode 9 is niet bekend: daar zijn uren en het gemiddelde van "
            "voorheen voor nodig.",
        ),
    ],
)
def test_the_distribution_against_before(counted: int, fewer: int, same: int, state: State, sentence: str) -> None:
    assert said(hours_words.compared_with_before(TZORG, counted, fewer, same, state)) == sentence


@pytest.mark.parametrize(
    ("below", "above", "sentence"),
    [
        (
            known(33.9),
            0.3,
            "In periode 9 kreeg 33,9% van de cliënten minder uren dan bij hun klasse hoort; 65,8% viel erbinnen en 0,3% erboven.",
        ),
        (known(33.9), None, "In periode 9 kreeg 33,9% van de cliënten minder uren dan bij hun klasse hoort."),
        (
            UNKNOWN,
            None,
            "Hoeveel cliënten buiten hun klasse vallen in periode 9 is niet bekend: daar zijn uren en een klasse in de indicatie voor "
            "nodig.",
        ),
    ],
)
def test_class_bounds(below: Measured, above: float | None, sentence: str) -> None:
    assert said(hours_words.class_bounds(ALL, below, above)) == sentence


@pytest.mark.parametrize(
    ("share", "count", "bare", "sentence"),
    [
        (
            known(4.5),
            16.0,
            4.0,
            "In periode 9 is voor 16 cliënten van T-Zorg betaald terwijl er geen uren zijn geleverd (4,5%). Bij 4 van hen is geen reden "
            "gegeven.",
        ),
        (
            known(4.5),
            16.0,
            1.0,
            "In periode 9 is voor 16 cliënten van T-Zorg betaald terwijl er geen uren zijn geleverd (4,5%). Bij één van hen is geen reden "
            "gegeven.",
        ),
        (
            known(4.5),
            2.0,
            0.0,
            "In periode 9 is voor 2 cliënten van T-Zorg betaald terwijl er geen uren zijn geleverd (4,5%). Voor allemaal is een reden "
            "gegeven.",
        ),
        (
            known(0.3),
            1.0,
            1.0,
            "In periode 9 is voor één cliënt van T-Zorg betaald terwijl er geen uren zijn geleverd (0,3%). Daar is geen reden voor "
            "gegeven.",
        ),
        (
            known(0.6),
            2.0,
            2.0,
            "In periode 9 is voor 2 cliënten van T-Zorg betaald terwijl er geen uren zijn geleverd (0,6%). Voor niemand van hen is een "
            "reden gegeven.",
        ),
        (
            known(0.0),
            0.0,
            0.0,
            "In periode 9 is voor geen enkele cliënt van T-Zorg betaald zonder dat er uren zijn geleverd.",
        ),
        (
            known(4.5),
            None,
            None,
            "In periode 9 is voor 4,5% van de cliënten van T-Zorg betaald zonder dat er uren zijn geleverd.",
        ),
    ],
)
def test_paid_without_hours(share: Measured, count: float | None, bare: float | None, sentence: str) -> None:
    assert said(hours_words.paid_without_hours(TZORG, share, count, bare)) == sentence


def test_what_cannot_be_told_yet_is_told_of_a_provider_in_words_that_fit_after_a_clause() -> None:
    assert said(hours_words.class_bounds(TZORG, OPEN, None)) == (
        "Periode 9 loopt nog; hoeveel cliënten buiten hun klasse vallen bij T-Zorg is daarna te geven."
    )
    assert said(hours_words.paid_without_hours(TZORG, OPEN, None, None)) == (
        "Periode 9 loopt nog; voor wie er zonder geleverde uren is betaald bij T-Zorg is daarna te geven."
    )


def test_a_period_in_which_the_comparison_group_moved_as_well_is_named_with_which_way() -> None:
    assert moved_too({"201403": 101.9, "201404": None, "201405": 98.0}) == ()
    assert said(moved_too({"201406": 96.1, "201407": 102.4, "201413": 95.9})) == (
        "In periode 6 (96,1%) en periode 13 (95,9%) kreeg ook de vergelijkingsgroep minder uren dan voorheen: een deel van de daling komt "
        "daar door iets anders, zoals vakantie. In periode 7 (102,4%) kreeg de vergelijkingsgroep meer uren dan voorheen: zonder het "
        "experiment waren het er daar misschien ook meer."
    )
