"""What is said of letters to clients and of the freedom to leave the class: rows in, a sentence out."""

from __future__ import annotations

from datetime import date

import pytest

from hbh_metrics.records import Communication
from hbh_metrics.screens.overzicht.agreement_talks import Freedom, freedom, letters

TODAY = date(2014, 7, 20)


def letter(received: date, judged: date | None = None, verdict: str = "AKKOORD") -> Communication:
    return Communication("U1", "VIVA", "BRIEF", received, judged, verdict)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ([], "Er zijn nog geen brieven of folders aan cliënten in het register van de gemeente."),
        (
            [letter(date(2014, 8, 1))],
            "Er zijn nog geen brieven of folders aan cliënten in het register van de gemeente.",
        ),
        (
            [letter(date(2014, 7, 1), date(2014, 7, 8))],
            "De gemeente heeft een oordeel over 1 brief of folder aan cliënten.",
        ),
        (
            [
                letter(date(2014, 7, 1)),
                letter(date(2014, 7, 3)),
                letter(date(2014, 6, 3), date(2014, 6, 5), "AANPASSEN"),
            ],
            "Van 3 brieven en folders aan cliënten wachten er 2 op een oordeel van de gemeente, de oudste sinds 1 juli 2014. "
            "Van de andere moest er één worden aangepast.",
        ),
        (
            [letter(date(2014, 7, 1), date(2014, 7, 25))],
            "Van 1 brief of folder aan cliënten wacht er één op een oordeel van de gemeente, de oudste sinds 1 juli 2014.",
        ),
    ],
)
def test_letters_wait_until_the_day_of_their_verdict(found: list[Communication], sentence: str) -> None:
    assert plain(letters(found, TODAY)) == sentence


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Freedom(), "Over klasse, gesprekken en klachten in periode 7 is nog niets bekend."),
        (
            Freedom(33.6, 4.2, 97.5, 41.0, {"UREN": 3, "KWALITEIT": 8}),
            "In periode 7 kreeg 34% van de cliënten minder uren dan hun klasse en 4% meer. Met 98% van de cliënten is een gesprek gevoerd; "
            "bij 41% van de plannen helpt het netwerk mee. Van de 11 klachten sinds de start gaan de meeste over kwaliteit (8).",
        ),
        (
            Freedom(talks_pct=50.0, themes={"UREN": 1}),
            "Met 50% van de cliënten is een gesprek gevoerd. Er was sinds de start één klacht, over uren.",
        ),
    ],
)
def test_the_use_of_the_freedom_is_told_as_far_as_it_is_known(found: Freedom, sentence: str) -> None:
    assert plain(freedom(found, "201407")) == sentence
