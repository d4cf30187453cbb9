"""What a provider wrote to clients and who does its work: numbers in, a sentence out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hbh_metrics import dutch
from hbh_metrics.records import Communication, Staff
from hbh_metrics.screens.aanbieder import letters as provider_letters
from hbh_metrics.screens.aanbieder import staff
from hbh_metrics.screens.aanbieder.letters import AGREED, TO_CHANGE, WAITING

LETTERS = [
    (
        [],
        "Van SHDH zijn geen brieven of folders aan cliënten bekend; de gemeente levert die met de tabel communicatie.",
    ),
    ([AGREED], "De gemeente is akkoord met 1 brief of folder van SHDH aan cliënten."),
    ([AGREED, AGREED], "De gemeente is akkoord met 2 brieven en folders van SHDH aan cliënten."),
    ([AGREED, TO_CHANGE], "Van 2 brieven en folders van SHDH aan cliënten moet er één worden aangepast."),
    (
        [TO_CHANGE, TO_CHANGE, WAITING],
        "Van 3 brieven en folders van SHDH aan cliënten moeten er 2 worden aangepast en wacht er één op een oordeel.",
    ),
    ([WAITING, WAITING], "Van 2 brieven en folders van SHDH aan cliënten wachten er 2 op een oordeel."),
]


@pytest.mark.parametrize(("verdicts", "said"), LETTERS)
def test_letters_are_told_by_their_verdict(verdicts: list[str], said: str) -> None:
    letters = [
        Communication(str(place), "SHDH", "BRIEF", date(2014, 2, 1), None, verdict)
        for place, verdict in enumerate(verdicts)
    ]
    assert provider_letters.headline("SHDH", letters).replace(dutch.NO_BREAK, " ") == said


STAFF = [
    ([], "Hoeveel huishoudelijke hulpen SHDH heeft, is niet bekend; de aanbieder levert dat met de tabel personeel."),
    ([(40, "21.5", 0)], "In periode 6 had SHDH 40 huishoudelijke hulpen (21,5 fte); niemand ging uit dienst."),
    ([(40, "21.5", 1)], "In periode 6 had SHDH 40 huishoudelijke hulpen (21,5 fte); één ging uit dienst."),
    (
        [(38, "20.0", 3), (40, "21.5", 0)],
        "In periode 6 had SHDH 38 huishoudelijke hulpen (20,0 fte); 3 gingen uit dienst.",
    ),
]


@pytest.mark.parametrize(("numbers", "said"), STAFF)
def test_workers_are_told_by_the_last_period(numbers: list[tuple[int, str, int]], said: str) -> None:
    rows = [
        Staff("SHDH", f"{201406 - place}", Decimal(fte), people, left)
        for place, (people, fte, left) in enumerate(numbers)
    ]
    assert staff.headline("SHDH", rows).replace(dutch.NO_BREAK, " ") == said
