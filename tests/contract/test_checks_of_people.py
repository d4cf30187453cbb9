"""R08, R14, R19 and R20: answers, overlapping assignments, the two measurements, and missing plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.contract.held_and_delivered import Value, World


@pytest.mark.parametrize(
    ("kind", "score", "words"),
    [
        ("SCORE", "1", None),
        ("SCORE", "10", None),
        ("SCORE", "0.9", "De score 0,9 past niet bij vraag V01: de schaal loopt van 1,0 tot en met 10,0."),
        ("SCORE", "10.1", "De score 10,1 past niet bij vraag V01"),
        ("SCORE", None, "De soort antwoord is SCORE, maar er is geen score ingevuld."),
        ("NVT", None, None),
        ("WEET_NIET", None, None),
        ("GEEN_ANTWOORD", None, None),
        ("NVT", "8", "De soort antwoord is NVT, maar er staat wel een score: 8,0."),
        ("GEEN_ANTWOORD", "11", "De soort antwoord is GEEN_ANTWOORD, maar er staat wel een score: 11,0."),
        (None, "8", None),
        (None, None, None),
        (None, "11", "De score 11,0 past niet bij vraag V01"),
    ],
)
def test_r08_wants_a_score_within_the_scale_for_a_score_and_none_for_the_other_kinds(
    kind: str | None, score: str | None, words: str | None
) -> None:
    world = World()
    world.hold("vragen")
    place = world.deliver("enquetescores", antwoordsoort=kind, score=score and Decimal(score))

    found = world.findings("R08")

    assert [finding.place for finding in found] == ([(*place, "score")] if words else [])
    assert all(words and finding.melding.startswith(words) for finding in found)
    assert all(finding.melding.endswith("lever opnieuw aan.") for finding in found)


def test_r08_cannot_judge_a_score_of_an_unknown_question_or_a_scale_that_was_not_read() -> None:
    world = World()
    world.deliver("vragen", schaal_min=None, schaal_max=None)
    world.deliver("enquetescores", score=Decimal(99))
    world.deliver("enquetescores", vraag_code="V99", score=Decimal(99))

    assert world.findings("R08") == []


def test_r08_points_at_the_question_when_its_scale_changed_under_scores_that_were_held() -> None:
    world = World()
    for number, score in enumerate((4, 5, 6, 7)):
        world.hold("enquetescores", respons_id=f"R{number}", score=Decimal(score))
    world.replace("vragen")
    place = world.deliver("vragen", schaal_max=Decimal(5))

    (finding,) = world.findings("R08")

    assert finding.place == (*place, "schaal_max")
    assert finding.melding == (
        "De schaal van vraag V01 loopt van 1,0 tot en met 5,0, maar 2 eerder geleverde scores passen daar niet in."
        " Verbeter de schaal, of lever ook de scores opnieuw aan."
    )


@pytest.mark.parametrize(
    ("first_end", "second", "is_found"),
    [
        (date(2014, 2, 9), {}, False),
        (date(2014, 2, 10), {}, True),
        (None, {}, True),
        (None, {"client_sleutel": "geheim-twee"}, False),
        (None, {"client_sleutel": None}, False),
        (None, {"ingangsdatum": None}, False),
        (None, {"aanbieder_id": "SHDH", "groep": "VERGELIJKING", "categorie": 2}, True),
        (None, {"einddatum": date(2014, 2, 9)}, False),
        (date(2014, 1, 26), {}, False),
    ],
)
@pytest.mark.parametrize("is_first_held", [True, False])
def test_r14_finds_an_assignment_that_begins_while_another_of_the_client_runs(
    first_end: date | None,
    second: dict[str, Value],
    is_found: bool,
    *,
    is_first_held: bool,
) -> None:
    world = World()
    (world.hold if is_first_held else world.deliver)("indicaties", einddatum=first_end)
    values: dict[str, Value] = {"toewijzing_nummer": "T2", "ingangsdatum": date(2014, 2, 10)}
    place = world.deliver("indicaties", **(values | second))

    found = world.findings("R14")

    assert [finding.place for finding in found] == ([(*place, "ingangsdatum")] if is_found else [])
    assert "geheim" not in repr(found)


def test_r14_names_the_other_assignment_and_the_days_that_both_run() -> None:
    world = World()
    world.deliver("indicaties", einddatum=date(2014, 3, 1))
    world.deliver("indicaties", toewijzing_nummer="T2", ingangsdatum=date(2014, 2, 10))

    (finding,) = world.findings("R14")

    assert finding.waarde == "10-02-2014"
    assert finding.verwacht == "een datum na 01-03-2014"
    assert finding.melding == (
        "Deze indicatie overlapt met toewijzing T1 van dezelfde cliënt: vanaf 10-02-2014 t/m 01-03-2014 lopen beide."
        " Geef de eerste een einddatum vóór de ingang van de tweede en lever opnieuw aan."
    )


def test_r14_points_at_the_delivered_one_of_the_two_and_names_no_number_of_another_provider() -> None:
    world = World()
    world.hold("indicaties", toewijzing_nummer="T2", aanbieder_id="SHDH", ingangsdatum=date(2014, 2, 10))
    place = world.deliver("indicaties")

    (finding,) = world.findings("R14")

    assert finding.place == (*place, "einddatum")
    assert finding.waarde is None
    assert finding.verwacht == "een datum vóór 10-02-2014"
    assert finding.aanbieder_id == "VIVA"
    assert finding.melding == (
        "Deze indicatie overlapt met een toewijzing van dezelfde cliënt bij een andere aanbieder: vanaf 10-02-2014 lopen beide."
        " Geef de eerste een einddatum vóór de ingang van de tweede en lever opnieuw aan."
    )


def test_r14_looks_past_the_assignment_just_before_to_the_one_that_runs_longest() -> None:
    world = World()
    world.hold("indicaties", einddatum=date(2014, 6, 30))
    world.hold("indicaties", toewijzing_nummer="T2", ingangsdatum=date(2014, 2, 3), einddatum=date(2014, 2, 9))
    place = world.deliver("indicaties", toewijzing_nummer="T3", ingangsdatum=date(2014, 3, 3))

    assert world.places("R14") == [(*place, "ingangsdatum")]


def test_r14_does_not_repeat_an_overlap_that_was_held_and_leaves_double_numbers_to_r01() -> None:
    world = World()
    world.hold("indicaties")
    world.hold("indicaties", toewijzing_nummer="T2", ingangsdatum=date(2014, 2, 10))
    world.deliver("indicaties", toewijzing_nummer="T3", client_sleutel="geheim-twee")
    world.deliver("indicaties", toewijzing_nummer="T3", client_sleutel="geheim-twee")

    assert world.findings("R14") == []


@pytest.mark.parametrize(
    ("zero", "koppel", "is_found"),
    [
        (None, "geheim-koppel", True),
        ({}, "geheim-koppel", False),
        ({"aanbieder_id": "SHDH"}, "geheim-koppel", False),
        ({"koppel_id": "geheim-ander"}, "geheim-koppel", True),
        ({"koppel_id": None}, "geheim-koppel", True),
        (None, None, False),
    ],
)
def test_r19_wants_a_zero_measurement_of_the_person_behind_every_final_one(
    zero: dict[str, Value] | None,
    koppel: str | None,
    is_found: bool,
) -> None:
    world = World()
    if zero is not None:
        world.hold("enquetescores", **zero)
    place = world.deliver("enquetescores", respons_id="R2", meting="EIND", koppel_id=koppel)
    world.deliver("enquetescores", respons_id="R2", meting="EIND", koppel_id=koppel, vraag_code="V02")

    found = world.findings("R19")

    assert [finding.place for finding in found] == ([(*place, "koppel_id")] if is_found else [])
    assert "geheim" not in repr(found)


def test_r19_does_not_repeat_what_was_held_but_tells_when_a_zero_measurement_disappears() -> None:
    world = World()
    world.hold("enquetescores", respons_id="R2", meting="EIND")
    world.hold("enquetescores", respons_id="R3", meting="EIND", koppel_id="geheim-ander")
    world.replace("enquetescores", respons_id="R1")
    world.deliver("enquetescores", respons_id="R4", koppel_id="geheim-nieuw")

    (finding,) = world.findings("R19")

    assert finding.place == (1, None, "koppel_id")
    assert finding.aanbieder_id == "VIVA"
    assert finding.melding == (
        "Door deze nulmeting is er bij 1 eerder geleverde eindmeting geen nulmeting meer."
        " Controleer of de nulmeting van alle mensen in het bestand staat en lever opnieuw aan."
    )


@pytest.mark.parametrize(
    ("assignment", "plan", "is_found"),
    [
        ({"ingangsdatum": date(2014, 2, 1)}, None, True),
        ({"ingangsdatum": date(2014, 2, 2)}, None, False),
        ({"ingangsdatum": date(2014, 2, 1)}, {"ondertekend_datum": date(2014, 3, 1)}, False),
        ({"ingangsdatum": date(2014, 2, 1)}, {"ondertekend_datum": date(2014, 3, 2)}, True),
        ({"ingangsdatum": date(2014, 2, 1)}, {"ondertekend_datum": None}, True),
        ({"ingangsdatum": date(2014, 2, 1)}, {"aanbieder_id": "SHDH"}, True),
        ({"ingangsdatum": date(2014, 2, 1)}, {"toewijzing_nummer": "T0"}, False),
        ({"ingangsdatum": date(2013, 5, 1)}, None, True),
        ({"ingangsdatum": date(2014, 2, 1), "einddatum": date(2014, 3, 1)}, None, True),
        ({"ingangsdatum": date(2014, 2, 1), "einddatum": date(2014, 2, 28)}, None, False),
        ({"ingangsdatum": date(2014, 2, 1), "groep": "VERGELIJKING"}, None, False),
        ({"ingangsdatum": None}, None, False),
    ],
)
def test_r20_wants_a_signed_plan_after_28_days_for_every_client_who_still_gets_help(
    assignment: dict[str, Value],
    plan: dict[str, Value] | None,
    is_found: bool,
) -> None:
    world = World(peildatum=date(2014, 3, 1))
    world.hold("ondersteuningsplannen", plan_id="OP9", client_sleutel="geheim-negen")
    place = world.deliver("indicaties", **assignment)
    if plan is not None:
        world.deliver("ondersteuningsplannen", **plan)

    found = world.findings("R20")

    assert [finding.place for finding in found] == ([(*place, "toewijzing_nummer")] if is_found else [])
    assert "geheim" not in repr(found)


def test_r20_counts_from_the_first_day_at_the_provider_and_tells_once_per_client() -> None:
    world = World(peildatum=date(2014, 3, 1))
    world.hold("ondersteuningsplannen", plan_id="OP9", client_sleutel="geheim-negen")
    world.deliver("indicaties", ingangsdatum=date(2014, 1, 27), einddatum=date(2014, 2, 9))
    place = world.deliver("indicaties", toewijzing_nummer="T2", ingangsdatum=date(2014, 2, 10))

    (finding,) = world.findings("R20")

    assert finding.place == (*place, "toewijzing_nummer")
    assert finding.melding == (
        "De cliënt van toewijzing T2 krijgt hulp sinds 27-01-2014, maar er is na één periode geen ondertekend plan."
        " Lever het plan aan."
    )


def test_r20_asks_for_no_plans_where_plans_were_never_delivered_nor_after_the_experiment() -> None:
    without_plans = World()
    without_plans.deliver("indicaties")

    assert without_plans.findings("R20") == []

    after = World(peildatum=date(2015, 3, 1))
    after.hold("ondersteuningsplannen", plan_id="OP9", client_sleutel="geheim-negen")
    after.deliver("indicaties", einddatum=date(2014, 12, 30))

    assert after.findings("R20") == []


@pytest.mark.parametrize(
    ("previous", "has_new_plans", "is_found"),
    [(date(2014, 2, 23), False, True), (date(2014, 2, 24), False, False), (date(2014, 2, 24), True, True)],
)
def test_r20_repeats_a_missing_plan_only_when_the_provider_sends_plans(
    previous: date,
    has_new_plans: bool,
    is_found: bool,
) -> None:
    world = World(peildatum=date(2014, 3, 1), previous_peildatum=previous)
    world.hold("indicaties")
    world.hold("ondersteuningsplannen", plan_id="OP9", client_sleutel="geheim-negen")
    if has_new_plans:
        world.deliver("ondersteuningsplannen", plan_id="OP8", client_sleutel="geheim-acht")

    assert world.places("R20") == ([(None, None, "toewijzing_nummer")] if is_found else [])
