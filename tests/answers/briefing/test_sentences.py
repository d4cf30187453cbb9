"""The sentences of the briefing: numbers in, a sentence out that holds at four metres."""

from __future__ import annotations

import pytest

from hbh_metrics import dutch
from hbh_metrics.answers.briefing.sentences import INCOMPLETE, INDICATIVE, Fall, Help, attention, fall, help_received
from hbh_metrics.answers.measured import HIDDEN, Measured
from hbh_metrics.figures import State
from hbh_metrics.records import ProvidersInWords

WHEN = "201409"
SOME = ProvidersInWords("op_het_pad", "bij 3 van de 5 aanbieders", 3, 5)
NONE = ProvidersInWords("uren_dalen_sneller", "bij geen enkele aanbieder", 0, 5)
FEW = ProvidersInWords("uren_dalen_sneller", "bij een enkele aanbieder", None, None)


def _plain(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sentence.replace(dutch.NO_BREAK, " ") for sentence in said)


def _known(value: float, n: int = 350, state: State = State.WHOLE) -> Measured:
    return Measured(value, n, state)


FALLS = [
    (Fall(_known(7.0), 7.0), ("Het tarief daalde 7,0 procentpunt, zoals afgesproken.",)),
    (Fall(_known(6.96), 7.0), ("Het tarief daalde 7,0 procentpunt, zoals afgesproken.",)),
    (
        Fall(_known(5.8), 7.0, SOME),
        (
            "Het tarief daalde 5,8 procentpunt; afgesproken was 7,0 procentpunt.",
            "Het tarief volgt bij 3 van de 5 aanbieders de afspraak.",
        ),
    ),
    (Fall(_known(0.0), 0.0), ("Het tarief bleef gelijk; een verlaging was nog niet afgesproken.",)),
    (Fall(_known(-1.0), 2.0), ("Het tarief steeg 1,0 procentpunt; afgesproken was 2,0 procentpunt.",)),
    (
        Fall(_known(3.0), None),
        ("Het tarief daalde 3,0 procentpunt; een afspraak om dat mee te vergelijken is er niet.",),
    ),
    (
        Fall(Measured(None, None, State.MISSING), 7.0),
        ("Hoe ver het tarief is gedaald, is over periode 9 nog niet bekend: niet alles is geleverd.",),
    ),
    (
        Fall(Measured(5.0, 300, State.OPEN), 7.0),
        ("Periode 9 loopt nog; hoe ver het tarief is gedaald is daarna te zeggen.",),
    ),
    (
        Fall(Measured(None, None, State.WHOLE, is_hidden=True), 7.0),
        (f"Hoe ver het tarief is gedaald in periode 9 staat hier niet: {HIDDEN}.",),
    ),
    (
        Fall(_known(7.0, 300, State.INCOMPLETE), 7.0),
        ("Het tarief daalde 7,0 procentpunt, zoals afgesproken.", INCOMPLETE),
    ),
]


@pytest.mark.parametrize(("found", "said"), FALLS)
def test_the_fall_of_the_tariff_is_told_against_what_was_agreed(found: Fall, said: tuple[str, ...]) -> None:
    assert _plain(fall(found, WHEN)) == said


HELPS = [
    (
        Help(_known(80.0), 93.0, 1.64, 24.0, FEW),
        (
            "De hulp daalt sneller dan het tarief: cliënten krijgen 80% van hun uren van voorheen, het tarief is 93% van dat bij de start.",
            "Gemiddeld is dat 1,6 uur per week.",
            "Van 24% van de cliënten verdween meer dan 30% van de uren.",
            "De uren dalen bij een enkele aanbieder sneller dan het tarief.",
        ),
    ),
    (
        Help(_known(90.0), 93.0, faster=NONE),
        (
            "Cliënten krijgen 90% van hun uren van voorheen; het tarief is 93% van dat bij de start.",
            "Dat verschil kan toeval zijn.",
        ),
    ),
    (
        Help(_known(94.0), 93.0),
        (
            "Cliënten krijgen 94% van hun uren van voorheen; dat is niet minder dan het tarief, dat 93% is van dat bij de start.",
        ),
    ),
    (Help(_known(94.0), None), ("Cliënten krijgen 94% van hun uren van voorheen.",)),
    (
        Help(_known(80.0, 16), 88.0),
        (
            "Cliënten krijgen 80% van hun uren van voorheen; het tarief is 88% van dat bij de start.",
            "Dat verschil kan toeval zijn.",
            INDICATIVE,
        ),
    ),
    (
        Help(Measured(None, None, State.INCOMPLETE), 93.0),
        ("Hoeveel hulp cliënten nog krijgen, is over periode 9 nog niet bekend: niet alles is geleverd.",),
    ),
]


@pytest.mark.parametrize(("found", "said"), HELPS)
def test_the_help_is_told_beside_the_tariff_and_chance_is_called_chance(found: Help, said: tuple[str, ...]) -> None:
    assert _plain(help_received(found, WHEN)) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Er is nu geen onderwerp dat om een gesprek met een aanbieder vraagt."),
        (1, "Eén onderwerp vraagt om een gesprek met aanbieders."),
        (4, "Vier onderwerpen vragen om een gesprek met aanbieders."),
        (12, "12 onderwerpen vragen om een gesprek met aanbieders."),
    ],
)
def test_subjects_are_counted_as_a_person_would(count: int, said: str) -> None:
    assert attention([("De uren dalen", FEW)] * count) == (said,)
