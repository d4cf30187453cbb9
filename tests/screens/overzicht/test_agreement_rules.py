"""How an agreement stands: what its signals decide, and what is said of all of them together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics.project import DEFAULT, in_force
from hbh_metrics.screens.overzicht.agreement_rules import (
    AGREEMENTS,
    Raised,
    Row,
    Status,
    followed,
    headline,
    judged,
    lead,
    of_agreement,
    since,
)
from hbh_metrics.signals import CARDS, Level

ON, ATTENTION, OFF, EARLY, UNKNOWN, FOLLOWED = Status


def raised(signal: str = "S04", who: str = "A", period: str = "201407", *, is_action: bool = True) -> Raised:
    return Raised(signal, "naam", who, period, "201405", is_action)


def rows(**statuses: Status) -> list[Row]:
    return [Row(agreement, statuses.get(agreement.number, ON), "Zin.") for agreement in AGREEMENTS]


def test_what_is_only_followed_on_a_screen_that_a_project_does_not_have_is_no_agreement_of_it() -> None:
    assert followed() == AGREEMENTS
    with in_force(replace(DEFAULT, screens_off=("verkenning", "tevredenheid"))):
        assert [one.number for one in AGREEMENTS if one not in followed()] == ["A10"]


@pytest.mark.parametrize(
    ("signals", "has_figures", "status"),
    [
        ([], True, ON),
        ([], False, EARLY),
        ([raised(is_action=False)], True, ATTENTION),
        ([raised(is_action=False), raised("S10")], True, OFF),
        ([raised("S01", period="201407")], True, OFF),
        ([raised("S01", period="201403")], True, ATTENTION),
        ([raised("S16", period="201403"), raised("S16", "B", period="201407", is_action=False)], True, ATTENTION),
        ([raised("S02")], False, OFF),
    ],
)
def test_the_signals_of_an_agreement_decide_its_status(
    signals: list[Raised], has_figures: bool, status: Status
) -> None:
    assert judged(signals, {"A": "201407", "B": "201407"}, has_figures=has_figures) is status


def test_every_signal_that_decides_belongs_to_one_agreement() -> None:
    of_agreements = [signal for agreement in AGREEMENTS for signal in agreement.signals]
    of_what_was_done = {"S13"}
    deciding = {card.id for card in CARDS if card.level is not Level.QUESTION} - of_what_was_done
    assert sorted(of_agreements) == sorted(deciding)


def test_only_the_signals_of_an_agreement_speak_about_it() -> None:
    hours = next(agreement for agreement in AGREEMENTS if agreement.number == "A5")
    assert of_agreement([raised("S01"), raised("S04")], hours) == (raised("S04"),)


def test_it_is_off_schedule_since_the_first_period_of_the_oldest_signal() -> None:
    newer = Raised("S10", "naam", "A", "201407", "201406", is_action=True)
    assert since([newer, raised()]) == "201405"
    assert since([]) is None


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        ({}, "Alle 10 afspraken van het experiment lopen op schema."),
        ({"A10": FOLLOWED, "A12": FOLLOWED}, "Alle 10 afspraken van het experiment lopen op schema."),
        ({"A6": EARLY}, "Van de 10 afspraken van het experiment lopen er 9 op schema; één is nog niet te beoordelen."),
        (
            {"A1": OFF, "A5": OFF, "A2": ATTENTION, "A6": EARLY, "A7": UNKNOWN},
            "Van de 10 afspraken van het experiment lopen er 5 op schema; "
            "2 zijn niet op schema, één vraagt aandacht en 2 zijn nog niet te beoordelen.",
        ),
        (
            {agreement.number: ATTENTION for agreement in AGREEMENTS},
            "Geen van de 10 afspraken van het experiment loopt op schema: 10 vragen aandacht.",
        ),
        (
            {agreement.number: EARLY for agreement in AGREEMENTS},
            "Over de afspraken is nog niets te zeggen: er zijn nog te weinig gegevens.",
        ),
    ],
)
def test_the_headline_counts_the_agreements(statuses: dict[str, Status], sentence: str) -> None:
    assert headline(rows(**statuses)) == sentence


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        ({}, ""),
        ({"A1": OFF, "A5": OFF}, "Niet op schema: uren per cliënt (A5) en tarief (A1)."),
        (
            {"A5": OFF, "A2": ATTENTION},
            "Het tarief volgt de afspraak, maar dat zegt niet alles: kijk naar uren per cliënt (A5). "
            "Niet op schema: uren per cliënt (A5). Vraagt aandacht: basistarief (A2).",
        ),
        (
            {"A4": ATTENTION},
            "Het tarief volgt de afspraak, maar dat zegt niet alles: kijk naar resultaat voor de cliënt (A4). "
            "Vraagt aandacht: resultaat voor de cliënt (A4).",
        ),
    ],
)
def test_a_tariff_on_its_path_never_hides_what_happens_to_the_client(
    statuses: dict[str, Status], sentence: str
) -> None:
    assert lead(rows(**statuses)) == sentence
