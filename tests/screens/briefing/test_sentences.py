"""The sentences of the briefing: numbers in, a sentence out that holds at four metres and when it is read aloud."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.cost_words import Savings
from hbh_metrics.findings.measured import HIDDEN, Measured
from hbh_metrics.findings.verdicts import Verdict
from hbh_metrics.records import ProvidersInWords
from hbh_metrics.screens.briefing.sentences import (
    CAN_CHANGE,
    INDICATIVE,
    NOT_ALL_DELIVERED,
    Fall,
    Help,
    attention,
    costs,
    fall,
    help_received,
    where,
)
from hbh_metrics.signals.verdict import Kind

WHEN = "201409"
SOME = ProvidersInWords("op_het_pad", "bij 3 van de 5 aanbieders", 3, 5)
NONE = ProvidersInWords("uren_dalen_sneller", "bij geen enkele aanbieder", 0, 5)
EVERY = ProvidersInWords("levering_volledig", "bij alle 5 aanbieders", 5, 5)
ONE = ProvidersInWords("uren_dalen_sneller", "bij een enkele aanbieder", None, None)
NEARLY_ALL = ProvidersInWords("op_het_pad", "bij bijna alle aanbieders", None, None)


def _plain(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sentence.replace(dutch.NO_BREAK, " ") for sentence in said)


def _known(value: float, n: int = 350, state: State = State.WHOLE) -> Measured:
    return Measured(value, n, state)


FALLS = [
    (Fall(_known(7.0), 7.0), ("Het tarief is 7,0% lager dan bij de start, zoals afgesproken.",)),
    (
        Fall(_known(7.0), 7.0, SOME),
        (
            "Het tarief is 7,0% lager dan bij de start, gemiddeld zoals afgesproken.",
            "Bij 3 van de 5 aanbieders volgt het tarief de afspraak.",
        ),
    ),
    (Fall(_known(6.96), 7.0), ("Het tarief is 7,0% lager dan bij de start, zoals afgesproken.",)),
    (
        Fall(_known(5.8), 7.0, SOME),
        (
            "Het tarief is 5,8% lager dan bij de start; afgesproken was 7,0%.",
            "Bij 3 van de 5 aanbieders volgt het tarief de afspraak.",
        ),
    ),
    (
        Fall(_known(0.0), 0.0),
        ("Het tarief is gelijk aan dat bij de start; tot en met periode 9 was geen verlaging afgesproken.",),
    ),
    (Fall(_known(0.0), 2.0), ("Het tarief is gelijk aan dat bij de start; afgesproken was 2,0% lager.",)),
    (Fall(_known(-8.4), -8.4), ("Het tarief is 8,4% hoger dan bij de start, zoals afgesproken.",)),
    (Fall(_known(-9.0), -8.4), ("Het tarief is 9,0% hoger dan bij de start; afgesproken was 8,4% hoger.",)),
    (Fall(_known(-1.0), 2.0), ("Het tarief is 1,0% hoger dan bij de start; afgesproken was 2,0% lager.",)),
    (
        Fall(_known(3.0), None),
        ("Het tarief is 3,0% lager dan bij de start; een afspraak om dat mee te vergelijken is er niet.",),
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
        (f"Hoe ver het tarief is gedaald, staat over periode 9 niet hier: {HIDDEN}.",),
    ),
    (
        Fall(_known(7.0, 300, State.INCOMPLETE), 7.0),
        ("Het tarief is 7,0% lager dan bij de start, zoals afgesproken.", CAN_CHANGE),
    ),
]


@pytest.mark.parametrize(("found", "said"), FALLS)
def test_the_fall_of_the_tariff_is_told_against_what_was_agreed(found: Fall, said: tuple[str, ...]) -> None:
    assert _plain(fall(found, WHEN)) == said


FOLLOWS = Verdict(
    Kind.FOLLOWS, "In periode 9 in totaal: de uren volgen het tarief.", "uren volgen het tarief", "●", ("Marge.",)
)
NOT_YET = Verdict(
    Kind.NONE, "In periode 9 in totaal: nog geen uitspraak.", "nog geen uitspraak", "○", ("Periode 8 wel.",)
)
HELPS = [
    (
        Help(_known(80.0), 93.0, 1.64, 24.0),
        (
            FOLLOWS.sentence,
            "Cliënten krijgen 20% minder uren dan voorheen, het tarief is 7,0% lager.",
            "24% van de cliënten raakte meer dan 30% van de uren kwijt.",
            "Gemiddeld krijgt een cliënt nu 1,6 uur per week.",
            "Marge.",
        ),
    ),
    (
        Help(_known(102.0), 100.0),
        (FOLLOWS.sentence, "Cliënten krijgen 2% meer uren dan voorheen, het tarief is gelijk gebleven.", "Marge."),
    ),
    (
        Help(_known(89.2), 94.2, compared_pct=87.6),
        (
            FOLLOWS.sentence,
            "Cliënten krijgen 11% minder uren dan voorheen; omgerekend naar gewone werkdagen 12% minder; het tarief is 5,8% lager.",
            "Marge.",
        ),
    ),
    (
        Help(_known(95.0), 96.0, compared_pct=100.2),
        (
            FOLLOWS.sentence,
            "Cliënten krijgen 5% minder uren dan voorheen; omgerekend naar gewone werkdagen is dat evenveel; het tarief is 4,0% lager.",
            "Marge.",
        ),
    ),
    (Help(_known(100.0), None), (FOLLOWS.sentence, "Cliënten krijgen evenveel uren als voorheen.", "Marge.")),
    (
        Help(_known(80.0, 16), 88.0),
        (
            FOLLOWS.sentence,
            "Cliënten krijgen 20% minder uren dan voorheen, het tarief is 12,0% lager.",
            INDICATIVE,
            "Marge.",
        ),
    ),
]


@pytest.mark.parametrize(("found", "said"), HELPS)
def test_the_help_begins_with_the_verdict_and_excuses_nothing_of_its_own(found: Help, said: tuple[str, ...]) -> None:
    assert _plain(help_received(found, FOLLOWS)) == said


@pytest.mark.parametrize("found", [Measured(None, None, State.INCOMPLETE), Measured(60.0, 300, State.OPEN)])
def test_a_period_that_cannot_be_judged_has_only_the_verdict_and_that_of_the_last_whole_one(found: Measured) -> None:
    assert help_received(Help(found, 93.0, 1.1, 40.0), NOT_YET) == NOT_YET.sentences


CHEAPER = Savings(
    "Alle aanbieders", is_total=True, until="201409", before=_known(-28762.0), before_pct=-4.9, paper_eur=16809.0
)
COSTS = [
    (
        CHEAPER,
        True,
        (
            "Tot en met periode 9 kostte het experiment € 28.762 (4,9%) minder dan dezelfde cliënten voorheen.",
            "Op papier, tegenover het starttarief, is € 16.809 bespaard; dat is niet het bedrag dat telt.",
        ),
    ),
    (
        replace(CHEAPER, before=_known(13248.0), before_pct=2.3),
        False,
        (
            "Het experiment kost extra: tot en met periode 9 € 13.248 (2,3%) meer dan dezelfde cliënten voorheen.",
            NOT_ALL_DELIVERED,
            "Afgesproken is: geen extra kosten.",
            "Op papier is € 16.809 bespaard; dat bedrag telt niet.",
        ),
    ),
    (
        replace(CHEAPER, before=_known(0.2), before_pct=0.0, paper_eur=0.0),
        True,
        ("Tot en met periode 9 kostte het experiment evenveel als dezelfde cliënten voorheen.",),
    ),
    (
        replace(CHEAPER, before=Measured(None, None, State.WHOLE, is_hidden=True)),
        True,
        (f"Of het experiment extra geld kost, staat hier niet: {HIDDEN}.",),
    ),
    (
        replace(CHEAPER, before=Measured(1.0, 300, State.OPEN)),
        True,
        ("Periode 9 loopt nog; of het extra geld kost is daarna te zeggen.",),
    ),
]


@pytest.mark.parametrize(("found", "is_whole", "said"), COSTS)
def test_the_costs_are_those_of_the_same_clients_and_paper_is_called_paper(
    found: Savings, said: tuple[str, ...], *, is_whole: bool
) -> None:
    assert _plain(costs(found, is_whole=is_whole)) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Eén onderwerp vraagt om een gesprek."),
        (4, "Vier onderwerpen vragen om een gesprek."),
        (12, "12 onderwerpen vragen om een gesprek."),
    ],
)
def test_subjects_are_counted_as_a_person_would(count: int, said: str) -> None:
    assert attention(count) == said


@pytest.mark.parametrize(
    ("found", "is_absent", "said"),
    [
        (ONE, False, "bij een enkele aanbieder"),
        (SOME, False, "bij 3 van de 5 aanbieders"),
        (SOME, True, "bij 2 van de 5 aanbieders"),
        (NEARLY_ALL, True, "bij een enkele aanbieder"),
        (ONE, True, "bij bijna alle aanbieders"),
        (NONE, True, "bij alle 5 aanbieders"),
    ],
)
def test_where_something_is_wrong_follows_from_where_all_is_well(
    found: ProvidersInWords, said: str, *, is_absent: bool
) -> None:
    assert where(found, is_absent=is_absent) == said
