"""R07, R11, R12 and R25: what payments owe each other, the agreement and the client."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.contract.held_and_delivered import Value, World

FULL = Decimal(1)


def credit(world: World, **values: Value) -> tuple[int, int]:
    """Deliver a credit of the whole default debit, unless told otherwise."""
    amounts: dict[str, Value] = {"debet_credit": "C", "bedrag_eur": Decimal("-220.00"), "vorige_referentie": "P1"}
    return world.deliver("periodebetalingen", **(amounts | {"prestatie_referentie": "C1"} | values))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"factuurdatum": date(2014, 2, 28)}, None),
        (
            {"factuurdatum": date(2014, 2, 27)},
            "heeft een latere factuurdatum (28-02-2014) dan deze credit (27-02-2014)",
        ),
        ({"vorige_referentie": None}, "noemt niet welke debet hij corrigeert"),
        ({"vorige_referentie": "P9"}, "noemt debet 'P9', maar die kennen we niet van deze aanbieder"),
        ({"vorige_referentie": "C1"}, "noemt regel 'C1', maar dat is geen debet"),
        ({"aanbieder_id": "SHDH"}, "noemt debet 'P1', maar die kennen we niet van deze aanbieder"),
        ({"client_sleutel": "geheim-twee"}, "hoort bij een andere cliënt"),
        ({"periode_id": "201403"}, "gaat over periode 201402 in plaats van 201403"),
        ({"factuurdatum": None}, None),
        ({"periode_id": None}, None),
        ({"client_sleutel": None}, None),
    ],
)
@pytest.mark.parametrize("is_debit_held", [True, False])
def test_r07_wants_a_credit_to_name_an_earlier_debit_of_the_same_provider_client_and_period(
    changes: dict[str, Value], reason: str | None, *, is_debit_held: bool
) -> None:
    world = World()
    (world.hold if is_debit_held else world.deliver)("periodebetalingen")
    place = credit(world, **changes)

    found = world.findings("R07")

    assert [finding.place for finding in found] == ([(*place, "vorige_referentie")] if reason else [])
    assert all(reason and reason in finding.melding and "geheim" not in finding.melding for finding in found)


@pytest.mark.parametrize(
    ("sender", "vorige", "is_told"),
    [("VIVA", "P9", False), (None, "P9", False), ("SHDH", "P9", True), ("VIVA", None, True)],
)
def test_r07_does_not_call_a_debit_unknown_beside_a_line_of_which_the_reference_could_not_be_read(
    sender: str | None, vorige: str | None, *, is_told: bool
) -> None:
    world = World()
    world.deliver("periodebetalingen", prestatie_referentie=None, aanbieder_id=sender)
    place = credit(world, vorige_referentie=vorige)

    assert [finding.place for finding in world.findings("R07")] == ([(*place, "vorige_referentie")] if is_told else [])


def test_r07_names_every_difference_at_once() -> None:
    world = World()
    world.hold("periodebetalingen")
    credit(world, client_sleutel="geheim-twee", periode_id="201403")

    (finding,) = world.findings("R07")

    assert finding.waarde == "P1"
    assert finding.melding == (
        "Deze credit noemt debet 'P1', maar die hoort bij een andere cliënt en gaat over periode 201402 in plaats van 201403."
        " Vul het kenmerk in van een eerdere debet van dezelfde cliënt en periode en lever opnieuw aan."
    )


@pytest.mark.parametrize(("second", "is_too_much"), [("-110.00", False), ("-110.01", True)])
def test_r07_wants_the_credits_together_to_be_at_most_the_debit(second: str, is_too_much: bool) -> None:
    world = World()
    world.hold("periodebetalingen")
    world.hold(
        "periodebetalingen",
        prestatie_referentie="C0",
        vorige_referentie="P1",
        debet_credit="C",
        bedrag_eur=Decimal("-60.00"),
    )
    first_place = credit(world, bedrag_eur=Decimal("-50.00"))
    second_place = credit(world, prestatie_referentie="C2", bedrag_eur=Decimal(second))

    found = world.findings("R07")

    assert [finding.place for finding in found] == (
        [(*first_place, "bedrag_eur"), (*second_place, "bedrag_eur")] if is_too_much else []
    )
    assert not found or found[0].melding == (
        "De credits op debet 'P1' zijn samen € 220,01. Dat is meer dan de debet van € 220,00."
        " Verlaag de credits tot hoogstens de debet en lever opnieuw aan."
    )


def test_r07_asks_nothing_of_a_debit_that_names_an_earlier_line_nor_of_a_row_without_provider_or_kind() -> None:
    world = World()
    world.deliver("periodebetalingen", vorige_referentie="P0")
    credit(world, aanbieder_id=None, vorige_referentie="P9")
    credit(world, debet_credit=None, vorige_referentie="P9")

    assert world.findings("R07") == []


def test_r07_does_not_report_a_credit_twice_when_its_debit_was_delivered_twice() -> None:
    world = World()
    world.deliver("periodebetalingen")
    world.deliver("periodebetalingen")
    place = credit(world, client_sleutel="geheim-twee")

    assert world.places("R07") == [(*place, "vorige_referentie")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"tarief_eur": Decimal("220.01")}, None),
        ({"tarief_eur": Decimal("219.99")}, None),
        ({"tarief_eur": Decimal("220.02")}, "220,00"),
        ({"tarief_eur": Decimal("219.98")}, "220,00"),
        ({"tarief_eur": Decimal("220.00"), "periode_id": "201405"}, "213,40"),
        ({"tarief_eur": Decimal("213.40"), "periode_id": "201405"}, None),
        ({"tarief_eur": Decimal("300.00"), "grondslag": "UREN"}, None),
        ({"tarief_eur": Decimal("300.00"), "toewijzing_nummer": "T2"}, None),
        ({"tarief_eur": Decimal("300.00"), "periode_id": "201401"}, None),
        ({"tarief_eur": Decimal("300.00"), "aanbieder_id": "SHDH"}, None),
        ({"tarief_eur": None}, None),
    ],
)
def test_r11_compares_the_paid_tariff_of_the_experiment_with_the_path(
    changes: dict[str, Value], expected: str | None
) -> None:
    world = World()
    world.hold("tariefafspraken")
    world.hold("indicaties")
    world.hold("indicaties", toewijzing_nummer="T2", groep="VERGELIJKING")
    place = world.deliver("periodebetalingen", **changes)

    found = world.findings("R11")

    assert [(*finding.place, finding.verwacht) for finding in found] == (
        [(*place, "tarief_eur", expected)] if expected else []
    )


@pytest.mark.parametrize(("credited", "is_found"), [("1", False), ("0.5", True)])
def test_r11_is_silent_about_a_debit_that_was_wholly_credited(credited: str, is_found: bool) -> None:
    world = World()
    world.hold("tariefafspraken")
    world.hold("indicaties")
    place = world.deliver("periodebetalingen", tarief_eur=Decimal(230))
    credit(world, tarief_eur=Decimal(230), aantal=Decimal(credited))

    assert world.places("R11") == ([(*place, "tarief_eur")] if is_found else [])


def test_r11_judges_what_was_held_again_only_when_the_agreement_changed() -> None:
    world = World()
    world.hold("indicaties")
    world.hold("periodebetalingen", tarief_eur=Decimal(230))
    world.hold("periodebetalingen", prestatie_referentie="P2", client_sleutel="geheim-twee", tarief_eur=Decimal(230))
    world.replace("tariefafspraken")
    unchanged = world.deliver("tariefafspraken")

    assert world.findings("R11") == []

    place = world.deliver("tariefafspraken", versie=2, starttarief_eur=Decimal("225.00"))

    assert unchanged != place
    (finding,) = world.findings("R11")
    assert finding.place == (*place, "starttarief_eur")
    assert finding.melding == (
        "De afspraak voor periode 201402 is nu € 225,00, maar 2 eerder geleverde betalingen hebben een ander tarief."
        " Klopt de afspraak? Lever dan credits en nieuwe debetten aan."
    )


@pytest.mark.parametrize(
    ("second", "is_found"),
    [
        ({"aantal": Decimal("0.5000")}, False),
        ({"aantal": Decimal("0.5001")}, True),
        ({"aantal": Decimal("0.5001"), "aanbieder_id": "SHDH"}, True),
        ({"aantal": FULL, "client_sleutel": "geheim-twee"}, False),
        ({"aantal": FULL, "periode_id": "201403"}, False),
        ({"aantal": FULL, "grondslag": "UREN"}, False),
        ({"aantal": FULL, "client_sleutel": None}, False),
        ({"aantal": FULL, "debet_credit": None}, False),
        ({"aantal": None}, False),
    ],
)
@pytest.mark.parametrize("is_first_held", [True, False])
def test_r12_counts_what_was_paid_for_one_client_in_one_period_over_all_providers(
    second: dict[str, Value],
    is_found: bool,
    *,
    is_first_held: bool,
) -> None:
    world = World()
    (world.hold if is_first_held else world.deliver)("periodebetalingen", aantal=Decimal("0.5000"))
    place = world.deliver("periodebetalingen", prestatie_referentie="P2", **second)

    assert world.places("R12") == ([(*place, "aantal")] if is_found else [])


def test_r12_subtracts_credits_and_says_what_is_left() -> None:
    world = World()
    world.deliver("periodebetalingen")
    second = world.deliver("periodebetalingen", prestatie_referentie="P2", aanbieder_id="SHDH")
    credit(world, aantal=Decimal("0.25"))

    (finding,) = world.findings("R12")

    assert finding.place == (*second, "aantal")
    assert finding.waarde == "1,75"
    assert finding.melding == (
        "Voor deze cliënt is in periode 201402 samen 1,75 keer betaald, bij 2 aanbieders."
        " Verwacht hoogstens 1. Klopt dit niet? Lever dan een credit aan."
    )

    credit(world, prestatie_referentie="C2", aantal=Decimal("0.75"))

    assert world.findings("R12") == []


def test_r12_does_not_repeat_what_was_held_before() -> None:
    world = World()
    world.hold("periodebetalingen")
    world.hold("periodebetalingen", prestatie_referentie="P2")
    world.deliver("periodebetalingen", prestatie_referentie="P3", client_sleutel="geheim-twee")

    assert world.findings("R12") == []


@pytest.mark.parametrize(
    ("aantal", "credited", "is_found"),
    [
        ("1", None, False),
        ("0.9999", None, True),
        ("0.5", None, True),
        ("1.5", None, True),
        ("1", "0.5", True),
        ("1", "1", False),
    ],
)
def test_r25_wants_1_where_a_broken_period_is_paid_in_full(
    aantal: str,
    credited: str | None,
    is_found: bool,
) -> None:
    world = World()
    world.hold("tariefafspraken")
    world.hold("indicaties", einddatum=date(2014, 2, 9))
    place = world.deliver("periodebetalingen", aantal=Decimal(aantal))
    if credited:
        credit(world, aantal=Decimal(credited))

    found = world.findings("R25")

    assert [finding.place for finding in found] == ([(*place, "aantal")] if is_found else [])
    assert {finding.verwacht for finding in found} <= {"1"}


def test_r25_leaves_a_period_that_was_paid_twice_in_full_to_r12() -> None:
    world = World()
    world.hold("tariefafspraken")
    world.hold("indicaties")
    world.deliver("periodebetalingen")
    world.deliver("periodebetalingen", prestatie_referentie="P2")

    assert world.findings("R25") == []
    assert len(world.findings("R12")) == 1


@pytest.mark.parametrize(
    ("assignments", "aantal", "expected"),
    [
        ([(date(2014, 1, 27), None)], "1", None),
        ([(date(2014, 1, 1), date(2014, 2, 23))], "1", None),
        ([(date(2014, 1, 27), None)], "0.9998", "1"),
        ([(date(2014, 1, 27), None)], "0.9999", None),
        ([(date(2014, 1, 27), date(2014, 2, 10))], "0.5357", None),
        ([(date(2014, 1, 27), date(2014, 2, 10))], "0.5358", None),
        ([(date(2014, 1, 27), date(2014, 2, 10))], "0.5359", "0,5357"),
        ([(date(2014, 1, 27), date(2014, 2, 10))], "0.5356", None),
        ([(date(2014, 1, 27), date(2014, 2, 10))], "1", "0,5357"),
        ([(date(2014, 1, 27), date(2014, 2, 2)), (date(2014, 2, 17), None)], "0.5", None),
        ([(date(2014, 1, 27), date(2014, 2, 9)), (date(2014, 2, 3), date(2014, 2, 16))], "0.75", None),
        ([(date(2014, 1, 27), date(2014, 2, 16)), (date(2014, 2, 3), date(2014, 2, 9))], "0.75", None),
        ([(date(2014, 2, 24), None)], "1", None),
        ([(None, None)], "0.5", None),
    ],
)
def test_r25_wants_the_days_of_the_clients_assignments_where_a_broken_period_is_paid_by_day(
    assignments: list[tuple[date | None, date | None]], aantal: str, expected: str | None
) -> None:
    world = World()
    world.hold("tariefafspraken", gebroken_periode="DAGEN_28")
    for number, (begin, end) in enumerate(assignments, start=1):
        world.hold("indicaties", toewijzing_nummer=f"T{number}", ingangsdatum=begin, einddatum=end)
    place = world.deliver("periodebetalingen", aantal=Decimal(aantal))

    found = world.findings("R25")

    assert [(*finding.place, finding.verwacht) for finding in found] == (
        [(*place, "aantal", expected)] if expected else []
    )


def test_r25_counts_days_of_that_client_at_that_provider_in_the_experiment_only() -> None:
    world = World()
    world.hold("tariefafspraken", gebroken_periode="DAGEN_28")
    world.hold("indicaties", einddatum=date(2014, 2, 9))
    for number, other in enumerate(({"aanbieder_id": "SHDH"}, {"client_sleutel": "geheim-twee"}, {"groep": "VOORAF"})):
        world.hold("indicaties", toewijzing_nummer=f"T9{number}", **other)
    world.deliver("periodebetalingen", aantal=Decimal("0.5"))

    assert world.findings("R25") == []


def test_r25_takes_the_three_days_after_the_last_whole_period_as_a_part() -> None:
    world = World()
    world.hold("tariefafspraken", gebroken_periode="DAGEN_28")
    world.hold("indicaties")
    world.deliver("periodebetalingen", periode_id="201501", aantal=Decimal("0.1071"))
    place = world.deliver("periodebetalingen", periode_id="201413", prestatie_referentie="P2", aantal=Decimal("0.1071"))

    assert world.places("R25") == [(*place, "aantal")]


def test_r25_adds_the_lines_of_two_assignments_in_one_period() -> None:
    world = World()
    world.hold("tariefafspraken", gebroken_periode="DAGEN_28")
    world.hold("indicaties", einddatum=date(2014, 2, 5))
    world.hold("indicaties", toewijzing_nummer="T2", ingangsdatum=date(2014, 2, 6), einddatum=date(2014, 2, 14))
    world.deliver("periodebetalingen", aantal=Decimal("0.3571"))
    world.deliver("periodebetalingen", toewijzing_nummer="T2", prestatie_referentie="P2", aantal=Decimal("0.3214"))

    assert world.findings("R25") == []


def test_r25_judges_what_was_held_again_only_when_the_assignment_changed() -> None:
    world = World()
    world.hold("tariefafspraken", gebroken_periode="DAGEN_28")
    world.hold("periodebetalingen", aantal=FULL)
    world.hold("periodebetalingen", prestatie_referentie="P2", periode_id="201403", aantal=Decimal("0.25"))
    world.replace("indicaties")
    world.deliver("indicaties", toewijzing_nummer="T0", client_sleutel="geheim-nul")
    place = world.deliver("indicaties", einddatum=date(2014, 3, 2))

    assert world.findings("R25") == []

    world = World()
    world.hold("tariefafspraken", gebroken_periode="DAGEN_28")
    world.hold("periodebetalingen", aantal=FULL)
    world.replace("indicaties")
    place = world.deliver("indicaties", einddatum=date(2014, 2, 9))

    (finding,) = world.findings("R25")
    assert finding.place == (*place, "aantal")
    assert finding.melding == (
        "Op toewijzing T1 is voor periode 201402 1 periode betaald. Verwacht 0,5: de hulp liep 14 dagen."
        " Klopt de betaling niet? Lever dan een credit en een nieuwe debet aan."
    )


@pytest.mark.parametrize(
    "changes", [{"grondslag": "UREN"}, {"toewijzing_nummer": "T2"}, {"aanbieder_id": "SHDH"}, {"aantal": None}]
)
def test_r25_is_about_lines_under_an_agreement_of_the_experiment(changes: dict[str, Value]) -> None:
    world = World()
    world.hold("tariefafspraken")
    world.hold("indicaties")
    world.hold("indicaties", toewijzing_nummer="T2", groep="VERGELIJKING")
    world.deliver("periodebetalingen", **({"aantal": Decimal("0.3")} | changes))

    assert world.findings("R25") == []
