"""What is said of each agreement: numbers in, a sentence out."""

from __future__ import annotations

from datetime import date

import pytest

from hbh_metrics.screens.overzicht import agreement_help, agreement_money
from hbh_metrics.screens.overzicht.agreement_help import FollowUp, Hours, Satisfaction
from hbh_metrics.screens.overzicht.agreement_money import Destinations


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("paid", "active", "sentence"),
    [
        (
            355.0,
            347.5,
            "Voor periode 9 zijn 355,0 cliëntperioden betaald; actief waren er 347,5 (2,2% meer betaald dan actief).",
        ),
        (
            95.0,
            100.0,
            "Voor periode 9 zijn 95,0 cliëntperioden betaald; actief waren er 100,0 (5,0% minder betaald dan actief).",
        ),
        (49.0, 49.01, "Voor periode 9 zijn 49,0 cliëntperioden betaald; actief waren er 49,0."),
        (0.0, 0.0, "Voor periode 9 zijn 0,0 cliëntperioden betaald; actief waren er 0,0."),
        (None, 49.0, "Nog niet bekend is voor hoeveel cliëntperioden is betaald."),
    ],
)
def test_what_is_paid_stands_beside_who_had_help(paid: float | None, active: float | None, sentence: str) -> None:
    assert plain(agreement_money.paid_for(paid, active, "201409")) == sentence


@pytest.mark.parametrize(
    ("now", "then", "first", "sentence"),
    [
        (
            1.6,
            1.82,
            "201402",
            "Cliënten kregen in periode 9 gemiddeld 1,60 uur per week; in periode 2 was dat 1,82 uur.",
        ),
        (1.6, 1.6, "201409", "Cliënten kregen in periode 9 gemiddeld 1,60 uur per week."),
        (None, None, "", "Hoeveel uren cliënten kregen, is niet bekend."),
    ],
)
def test_the_hours_stand_beside_the_room_above_the_basistarief(
    now: float | None, then: float | None, first: str, sentence: str
) -> None:
    assert plain(agreement_money.hours_beside(now, then, "201409", first)) == sentence


@pytest.mark.parametrize(
    ("euros", "share", "sentence"),
    [
        (
            -28762.0,
            -4.9,
            "Tot en met periode 9 kostte de hulp € 28.762 (4,9%) minder dan wat dezelfde cliënten voorheen kostten.",
        ),
        (
            120.0,
            0.1,
            "Tot en met periode 9 kostte de hulp € 120 (0,1%) meer dan wat dezelfde cliënten voorheen kostten.",
        ),
        (0.2, 0.0, "Tot en met periode 9 kostte de hulp evenveel als wat dezelfde cliënten voorheen kostten."),
        (None, None, "Wat dezelfde cliënten voorheen kostten, is niet bekend; de kosten zijn dus niet te vergelijken."),
    ],
)
def test_the_cost_is_held_against_the_same_clients_before(
    euros: float | None, share: float | None, sentence: str
) -> None:
    assert plain(agreement_money.cost(euros, share, "201409")) == sentence


@pytest.mark.parametrize(
    ("euros", "done", "sentence"),
    [
        (-100.0, Destinations(30.0, 50.0), "Daarvan is € 30 besteed en € 50 gereserveerd."),
        (-100.0, Destinations(is_delivered=False), "Wat er met het verschil is gedaan, is nog niet vastgelegd."),
        (-100.0, Destinations(), "Wat er met het verschil is gedaan, is nog niet vastgelegd."),
        (5.0, Destinations(), ""),
        (None, Destinations(), ""),
    ],
)
def test_what_was_done_with_the_difference_is_told(euros: float | None, done: Destinations, sentence: str) -> None:
    assert plain(agreement_money.destination(euros, done)) == sentence


@pytest.mark.parametrize(
    ("plans", "complaints", "sentence"),
    [
        (
            99.4,
            0.3,
            "In periode 9 heeft 99,4% van de cliënten een getekend plan; er waren 0,3 klachten per 100 cliëntperioden.",
        ),
        (99.4, 0.0, "In periode 9 heeft 99,4% van de cliënten een getekend plan; er waren geen klachten."),
        (99.4, None, "In periode 9 heeft 99,4% van de cliënten een getekend plan; van klachten is niets bekend."),
        (None, 1.0, "Van de plannen in periode 9 is nog niets bekend; er waren 1,0 klachten per 100 cliëntperioden."),
        (None, None, "Over plannen en klachten in periode 9 is nog niets bekend."),
    ],
)
def test_the_result_for_clients_is_plans_and_complaints(
    plans: float | None, complaints: float | None, sentence: str
) -> None:
    assert plain(agreement_help.result(plans, complaints, "201409")) == sentence


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            Hours(1.28, 73.0, 67.0),
            "Cliënten kregen in periode 9 gemiddeld 1,28 uur per week: 73% van wat dezelfde cliënten voorheen kregen. "
            "Bij 67% van de cliënten was het minder dan 70% van voorheen.",
        ),
        (Hours(1.28, None, None), "Cliënten kregen in periode 9 gemiddeld 1,28 uur per week."),
        (
            Hours(1.28, 73.0, None),
            "Cliënten kregen in periode 9 gemiddeld 1,28 uur per week: 73% van wat dezelfde cliënten voorheen kregen.",
        ),
        (Hours(None, None, None), "De uren over periode 9 zijn niet bekend."),
    ],
)
def test_the_hours_stand_with_the_part_of_the_clients_behind_the_mean(found: Hours, sentence: str) -> None:
    assert plain(agreement_help.hours(found, "201409")) == sentence


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            Satisfaction(None, 0, None, None, None, 0),
            "De nulmeting is niet geleverd; zonder nulmeting is later geen verschil te meten.",
        ),
        (
            Satisfaction(None, 0, None, None, None, 0, date(2014, 3, 23)),
            "De nulmeting loopt nog, tot en met 23 maart 2014; er zijn nog geen antwoorden geleverd.",
        ),
        (
            Satisfaction(8.4, 183, None, None, None, 0),
            "De nulmeting staat op 8,4 (183 cliënten); de eindmeting is er nog niet.",
        ),
        (
            Satisfaction(8.4, 183, -0.5, -1.0, 0.0, 1),
            "Nog maar 1 cliënt vulde beide metingen in; daar is geen uitspraak op te doen.",
        ),
        (
            Satisfaction(8.4, 183, -0.5, -1.0, 0.0, 9),
            "Nog maar 9 cliënten vulden beide metingen in; daar is geen uitspraak op te doen.",
        ),
        (
            Satisfaction(8.4, 183, -0.8, -1.2, -0.4, 40),
            "Bij 40 cliënten die beide metingen invulden daalde het cijfer met 0,8; "
            "het werkelijke verschil ligt waarschijnlijk tussen 0,4 en 1,2 lager.",
        ),
        (
            Satisfaction(8.4, 183, 0.5, 0.2, 0.8, 40),
            "Bij 40 cliënten die beide metingen invulden steeg het cijfer met 0,5; "
            "het werkelijke verschil ligt waarschijnlijk tussen 0,2 en 0,8 hoger.",
        ),
        (
            Satisfaction(8.4, 183, -0.1, -0.4, 0.2, 40),
            "Bij 40 cliënten die beide metingen invulden is geen verschil in het cijfer aangetoond; "
            "het werkelijke verschil ligt waarschijnlijk tussen 0,4 lager en 0,2 hoger.",
        ),
    ],
)
def test_satisfaction_is_only_told_from_people_who_answered_twice(found: Satisfaction, sentence: str) -> None:
    assert plain(agreement_help.satisfaction(found)) == sentence


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (FollowUp(), "Er staat nu geen signaal open."),
        (FollowUp(1, 0), "Er vraagt nu één zaak om actie of aandacht; die is nog niet besproken."),
        (FollowUp(1, 1), "Er vraagt nu één zaak om actie of aandacht; die is wel besproken."),
        (FollowUp(3, 0), "Er vragen nu 3 zaken om actie of aandacht; geen daarvan is besproken."),
        (FollowUp(3, 1), "Er vragen nu 3 zaken om actie of aandacht; daarvan is er één besproken."),
        (FollowUp(3, 2), "Er vragen nu 3 zaken om actie of aandacht; daarvan zijn er 2 besproken."),
        (
            FollowUp(3, 3, overdue=1),
            "Er vragen nu 3 zaken om actie of aandacht; ze zijn allemaal besproken. "
            "Bij één zaak is de datum van de afspraak voorbij en staat de zaak nog open.",
        ),
        (
            FollowUp(3, 3, overdue=2),
            "Er vragen nu 3 zaken om actie of aandacht; ze zijn allemaal besproken. "
            "Bij 2 zaken is de datum van de afspraak voorbij en staat de zaak nog open.",
        ),
        (
            FollowUp(1, 1, actions=1),
            "Er vraagt nu één zaak om actie of aandacht; die is wel besproken. Bij één zaak is nog actie nodig.",
        ),
    ],
)
def test_the_follow_up_is_counted(found: FollowUp, sentence: str) -> None:
    assert plain(agreement_help.follow_up(found)) == sentence


def test_the_share_of_the_stock_is_told_with_its_date_of_reference() -> None:
    assert (
        plain(agreement_money.share(9.96, "201409")) == "Aan het eind van periode 9 deed 10,0% van alle cliënten mee."
    )
    assert agreement_money.share(None, "201409") == "Welk deel van alle cliënten meedoet, is niet bekend."
