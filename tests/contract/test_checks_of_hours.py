"""R13, R15, R16, R18 and R24: hours and payments against the assignments and against each other."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.contract.held_and_delivered import Value, World, days

MONDAY = date(2014, 2, 3)
WEDNESDAY, THURSDAY = date(2014, 2, 5), date(2014, 2, 6)


@pytest.mark.parametrize(
    ("day", "is_outside"),
    [
        (date(2014, 2, 3), False),
        (date(2014, 2, 2), True),
        (date(2014, 2, 16), False),
        (date(2014, 2, 17), True),
        (None, False),
    ],
)
def test_r13_takes_an_hours_row_as_inside_when_its_week_touches_the_assignment(
    day: date | None,
    is_outside: bool,
) -> None:
    world = World()
    world.hold("indicaties", ingangsdatum=date(2014, 2, 9), einddatum=date(2014, 2, 10))
    place = world.deliver("geleverde_uren", datum=day)

    assert world.places("R13") == ([(*place, "datum")] if is_outside else [])


@pytest.mark.parametrize(
    ("begin", "end", "is_outside"),
    [
        (date(2014, 1, 1), date(2014, 1, 27), False),
        (date(2014, 1, 1), date(2014, 1, 26), True),
        (date(2014, 2, 23), None, False),
        (date(2014, 2, 24), None, True),
        (date(2014, 1, 1), None, False),
        (None, date(2013, 1, 1), False),
    ],
)
def test_r13_finds_a_payment_for_a_period_wholly_outside_its_assignment(
    begin: date | None,
    end: date | None,
    is_outside: bool,
) -> None:
    world = World()
    world.hold("indicaties", ingangsdatum=begin, einddatum=end)
    world.hold("indicaties", toewijzing_nummer="T2", ingangsdatum=date(2012, 1, 1))
    place = world.deliver("periodebetalingen")

    assert world.places("R13") == ([(*place, "periode_id")] if is_outside else [])


def test_r13_says_when_the_assignment_ran_and_what_to_do() -> None:
    world = World()
    world.hold("indicaties", ingangsdatum=date(2014, 2, 24))
    world.hold("indicaties", toewijzing_nummer="T2", einddatum=date(2014, 1, 30))
    world.deliver("periodebetalingen")
    world.deliver("geleverde_uren", toewijzing_nummer="T2", datum=MONDAY)

    payment, hours = world.findings("R13")

    assert payment.waarde == "201402"
    assert payment.verwacht == "binnen de indicatie: 24-02-2014 en verder"
    assert payment.melding == (
        "Deze betaling is voor periode 201402 (27-01-2014 t/m 23-02-2014), maar de indicatie loopt van 24-02-2014 en verder."
        " Klopt de betaling niet? Lever dan een credit aan. Klopt de indicatie niet? Lever die opnieuw aan."
    )
    assert hours.waarde == "03-02-2014"
    assert hours.melding == (
        "De uren van 03-02-2014 vallen in een week buiten de indicatie: de indicatie loopt van 27-01-2014 t/m 30-01-2014."
        " Kloppen de uren niet? Lever de hele periode opnieuw aan. Klopt de indicatie niet? Lever die opnieuw aan."
    )


def test_r13_is_silent_about_a_payment_that_was_wholly_credited() -> None:
    world = World()
    world.hold("indicaties", ingangsdatum=date(2014, 2, 24))
    world.deliver("periodebetalingen")
    world.deliver("periodebetalingen", prestatie_referentie="C1", vorige_referentie="P1", debet_credit="C")

    assert world.findings("R13") == []


def test_r13_judges_what_was_held_again_only_where_the_assignment_became_shorter() -> None:
    world = World()
    world.hold("periodebetalingen", periode_id="201403")
    world.hold("periodebetalingen", prestatie_referentie="P0", periode_id="201313")
    for monday in (MONDAY, date(2014, 2, 10), date(2014, 2, 17)):
        world.hold("geleverde_uren", datum=monday)
    world.replace("indicaties")
    place = world.deliver("indicaties", einddatum=date(2014, 2, 10))

    found = world.findings("R13")

    assert [finding.place for finding in found] == [(*place, "einddatum"), (*place, "einddatum")]
    assert [finding.melding for finding in found] == [
        "De indicatie loopt nu van 27-01-2014 t/m 10-02-2014. Daardoor valt 1 eerder geleverde betaling erbuiten."
        " Klopt de indicatie? Corrigeer dan wat erbuiten valt.",
        "De indicatie loopt nu van 27-01-2014 t/m 10-02-2014. Daardoor valt 1 eerder geleverde urenrij erbuiten."
        " Klopt de indicatie? Corrigeer dan wat erbuiten valt.",
    ]


def test_r13_does_not_repeat_what_was_held_before() -> None:
    world = World()
    world.hold("periodebetalingen", periode_id="201403")
    world.hold("geleverde_uren", datum=date(2014, 3, 3))
    world.replace("indicaties", einddatum=date(2014, 2, 10))
    world.deliver("indicaties", einddatum=date(2014, 2, 10))

    assert world.findings("R13") == []


@pytest.mark.parametrize(
    ("indicated", "hours", "is_found"),
    [
        ("1.00", "3.00", False),
        ("1.00", "3.01", True),
        ("2.00", "3.00", False),
        ("2.00", "3.01", True),
        ("2.50", "3.75", False),
        ("2.50", "3.76", True),
        ("2.51", "3.76", False),
        ("2.51", "3.77", True),
        ("26.00", "39.00", False),
        ("26.00", "39.01", True),
        ("30.00", "40.00", False),
        ("30.00", "40.01", True),
    ],
)
def test_r15_wants_at_most_one_and_a_half_times_the_indicated_hours_at_least_3_at_most_40(
    indicated: str,
    hours: str,
    is_found: bool,
) -> None:
    world = World()
    world.hold("indicaties", uren_week=Decimal(indicated))
    place = world.deliver("geleverde_uren", uren=Decimal(hours))

    assert world.places("R15") == ([(*place, "uren")] if is_found else [])


def test_r15_adds_the_days_of_one_week_and_points_at_the_first_of_them() -> None:
    world = World()
    world.hold("indicaties", uren_week=Decimal("2.00"))
    for day in days(MONDAY, 7):
        world.deliver("geleverde_uren", datum=day, uren=Decimal("0.50"))
    world.deliver("geleverde_uren", datum=MONDAY + timedelta(days=7), uren=Decimal("3.00"))
    world.deliver("geleverde_uren", datum=None, uren=Decimal("30.00"))
    world.deliver("geleverde_uren", datum=MONDAY, uren=None)

    (finding,) = world.findings("R15")

    assert finding.place == (1, 2, "uren")
    assert finding.waarde == "3,50"
    assert finding.melding == (
        "In de week van 03-02-2014 zijn 3,50 uur geleverd op toewijzing T1, terwijl 2,00 uur is geïndiceerd."
        " Verwacht hoogstens 3,00 uur. Klopt dit niet? Pas de uren aan en lever de hele periode opnieuw aan."
    )


@pytest.mark.parametrize(
    ("hours", "words"), [("60.00", "Verwacht hoogstens 3,75 uur"), ("60.01", "Dat lijken minuten")]
)
def test_r15_takes_more_than_60_on_one_row_for_minutes_and_says_so_once(hours: str, words: str) -> None:
    world = World()
    world.hold("indicaties")
    place = world.deliver("geleverde_uren", uren=Decimal(hours))

    (finding,) = world.findings("R15")

    assert finding.place == (*place, "uren")
    assert words in finding.melding


def test_r15_wants_at_most_40_hours_where_the_assignment_is_unknown() -> None:
    world = World()
    world.deliver("geleverde_uren", uren=Decimal("40.00"))
    place = world.deliver("geleverde_uren", toewijzing_nummer="T2", uren=Decimal("40.01"))

    assert world.places("R15") == [(*place, "uren")]


def test_r15_judges_weeks_that_were_held_again_only_where_the_indicated_hours_went_down() -> None:
    world = World()
    world.hold("geleverde_uren", uren=Decimal("3.50"))
    world.hold("geleverde_uren", datum=MONDAY + timedelta(days=7), uren=Decimal("3.00"))
    world.hold("geleverde_uren", datum=MONDAY + timedelta(days=14), uren=Decimal("9.00"))
    world.hold("geleverde_uren", toewijzing_nummer="T2", uren=Decimal("9.00"))
    world.replace("indicaties")
    world.replace("indicaties", toewijzing_nummer="T2")
    place = world.deliver("indicaties", uren_week=Decimal("2.00"))
    world.deliver("indicaties", toewijzing_nummer="T2")

    (finding,) = world.findings("R15")

    assert finding.place == (*place, "uren_week")
    assert finding.melding == (
        "De indicatie is nu 2,00 uur per week. In 1 week die we al hadden, is meer geleverd dan 3,00 uur."
        " Ga na of de indicatie klopt."
    )


def paid_period(world: World, **payment: Value) -> tuple[int, int]:
    """Hold two clients of one provider, hours of the second, and deliver a payment of the first."""
    world.hold("indicaties")
    world.hold("indicaties", toewijzing_nummer="T2", client_sleutel="geheim-twee")
    world.hold("geleverde_uren", toewijzing_nummer="T2", client_sleutel="geheim-twee")
    return world.deliver("periodebetalingen", **payment)


@pytest.mark.parametrize(
    ("hours", "is_found"),
    [
        (None, True),
        ({"datum": date(2014, 1, 27), "uren": Decimal(0)}, False),
        ({"datum": date(2014, 2, 23), "uren": Decimal(0)}, False),
        ({"datum": date(2014, 1, 26)}, True),
        ({"datum": date(2014, 2, 24)}, True),
        ({"datum": MONDAY, "uren": None}, False),
        ({"toewijzing_nummer": "T9"}, False),
        ({"toewijzing_nummer": "T8"}, True),
    ],
)
def test_r16_wants_an_hours_row_in_every_paid_period_of_a_client_at_a_provider(
    hours: dict[str, Value] | None,
    is_found: bool,
) -> None:
    world = World()
    place = paid_period(world)
    world.hold("indicaties", toewijzing_nummer="T9")
    world.hold("indicaties", toewijzing_nummer="T8", groep="VOORAF")
    if hours:
        world.hold("geleverde_uren", **hours)

    found = world.findings("R16")

    assert [finding.place for finding in found] == ([(*place, "toewijzing_nummer")] if is_found else [])
    assert not found or found[0].melding == (
        "Op toewijzing T1 is periode 201402 betaald, maar er is geen rij met uren. De uren zijn dus onbekend."
        " Lever de uren aan; is er niet geholpen, lever dan een rij met 0 uur en de reden."
    )


@pytest.mark.parametrize(("peildatum", "is_found"), [(date(2014, 2, 22), False), (date(2014, 2, 23), True)])
def test_r16_waits_until_the_period_has_ended(peildatum: date, is_found: bool) -> None:
    world = World(peildatum=peildatum)
    place = paid_period(world)

    assert world.places("R16") == ([(*place, "toewijzing_nummer")] if is_found else [])


@pytest.mark.parametrize(
    "changes", [{"grondslag": "UREN"}, {"toewijzing_nummer": "T3"}, {"aantal": None}, {"periode_id": None}]
)
def test_r16_is_about_period_payments_of_the_experiment(changes: dict[str, Value]) -> None:
    world = World()
    world.hold("indicaties", toewijzing_nummer="T3", groep="VERGELIJKING")
    paid_period(world, **changes)

    assert world.findings("R16") == []


@pytest.mark.parametrize(
    ("contract", "basis", "is_found"),
    [("UREN", "UREN", True), ("UREN", "PERIODETARIEF", False), ("OUTPUT", "BUDGET", True), ("OUTPUT", "UREN", False)],
)
def test_r16_is_about_what_the_contract_pays_for(contract: str, basis: str, *, is_found: bool) -> None:
    world = World()
    world.hold("tariefafspraken", contractsoort=contract)
    place = paid_period(world, grondslag=basis)

    assert world.places("R16") == ([(*place, "toewijzing_nummer")] if is_found else [])


def test_r16_is_silent_about_a_payment_that_was_credited() -> None:
    world = World()
    paid_period(world)
    world.deliver("periodebetalingen", prestatie_referentie="C1", vorige_referentie="P1", debet_credit="C")

    assert world.findings("R16") == []


def test_r16_tells_once_that_a_provider_has_no_hours_at_all() -> None:
    world = World()
    world.hold("indicaties")
    world.hold("indicaties", toewijzing_nummer="T2", client_sleutel="geheim-twee")
    place = world.deliver("periodebetalingen")
    world.deliver("periodebetalingen", prestatie_referentie="P2", toewijzing_nummer="T2", client_sleutel="geheim-twee")

    (finding,) = world.findings("R16")

    assert finding.place == (*place, "periode_id")
    assert finding.melding == (
        "Van aanbieder VIVA zijn er in periode 201402 geen uren, maar wel betalingen voor 2 cliënten."
        " De uren zijn dus onbekend. Lever de uren van deze periode aan."
    )


@pytest.mark.parametrize(
    ("previous", "has_new_hours", "places"),
    [
        (date(2014, 2, 23), False, []),
        (date(2014, 2, 22), False, [(None, None, "toewijzing_nummer")]),
        (date(2014, 2, 23), True, [(1, None, "toewijzing_nummer")]),
    ],
)
def test_r16_tells_of_payments_that_were_held_when_the_period_ended_since_or_its_hours_came(
    previous: date,
    has_new_hours: bool,
    places: list[tuple[int | None, int | None, str]],
) -> None:
    world = World(previous_peildatum=previous)
    world.hold("indicaties")
    world.hold("indicaties", toewijzing_nummer="T2", client_sleutel="geheim-twee")
    world.hold("periodebetalingen")
    second: dict[str, Value] = {"toewijzing_nummer": "T2", "client_sleutel": "geheim-twee"}
    if has_new_hours:
        world.replace("geleverde_uren", **second)
        world.deliver("geleverde_uren", **second)
    else:
        world.hold("geleverde_uren", **second)

    assert world.places("R16") == places


@pytest.mark.parametrize(
    ("before", "after", "is_found"),
    [
        ([("T1", WEDNESDAY, "2.00")], [("T1", WEDNESDAY, "2.00")], False),
        (
            [("T1", WEDNESDAY, "2.00"), ("T2", WEDNESDAY, "3.00")],
            [("T2", WEDNESDAY, "3.00"), ("T1", WEDNESDAY, "2.00")],
            False,
        ),
        ([("T1", WEDNESDAY, "2.00")], [("T1", WEDNESDAY, "2.01")], True),
        ([("T1", WEDNESDAY, "2.00")], [("T1", THURSDAY, "2.00")], True),
        ([("T1", WEDNESDAY, "2.00")], [("T1", WEDNESDAY, "2.00"), ("T2", WEDNESDAY, "0.00")], True),
        (
            [("T1", WEDNESDAY, "2.00"), ("T2", WEDNESDAY, "3.00")],
            [("T1", WEDNESDAY, "3.00"), ("T2", WEDNESDAY, "2.00")],
            True,
        ),
    ],
)
def test_r18_finds_hours_of_a_closed_period_that_differ_from_what_was_held(
    before: list[tuple[str, date, str]],
    after: list[tuple[str, date, str]],
    is_found: bool,
) -> None:
    world = World(previous_peildatum=date(2014, 2, 23))
    for number, day, hours in before:
        world.replace("geleverde_uren", toewijzing_nummer=number, datum=day, uren=Decimal(hours))
    for number, day, hours in after:
        world.deliver("geleverde_uren", toewijzing_nummer=number, datum=day, uren=Decimal(hours))

    assert world.places("R18") == ([(1, None, "uren")] if is_found else [])


def test_r18_says_what_changed_and_in_which_period() -> None:
    world = World(previous_peildatum=date(2014, 2, 23))
    world.replace("geleverde_uren")
    world.deliver("geleverde_uren", uren=Decimal("2.25"))
    world.deliver("geleverde_uren", toewijzing_nummer="T2", uren=Decimal("1.00"))
    world.deliver("geleverde_uren", aanbieder_id="SHDH", uren=Decimal("1.00"))
    world.deliver("geleverde_uren", datum=date(2014, 2, 24), uren=Decimal("1.00"))

    (finding,) = world.findings("R18")

    assert finding.aanbieder_id == "VIVA"
    assert finding.melding == (
        "De uren van VIVA in de afgesloten periode 201402 veranderden: eerst 1 rij met 2,50 uur, nu 2 rijen met 3,25 uur."
        " Ga na of de wijziging is bedoeld."
    )


@pytest.mark.parametrize("previous", [None, date(2014, 2, 22)])
def test_r18_is_silent_while_the_period_was_open_when_we_last_looked(previous: date | None) -> None:
    world = World(previous_peildatum=previous)
    world.replace("geleverde_uren")
    world.deliver("geleverde_uren", uren=Decimal("2.25"))
    world.hold("periodebetalingen")
    world.deliver("periodebetalingen", prestatie_referentie="P2")

    assert world.findings("R18") == []


def test_r18_finds_new_payments_of_a_closed_period_but_not_the_first_ones_nor_identical_ones() -> None:
    world = World(previous_peildatum=date(2014, 4, 1))
    world.hold("periodebetalingen")
    world.deliver("periodebetalingen")
    world.deliver("periodebetalingen", prestatie_referentie="P2", periode_id="201403")
    world.deliver("periodebetalingen", prestatie_referentie="P3", aanbieder_id="SHDH")

    assert world.findings("R18") == []

    place = world.deliver("periodebetalingen", prestatie_referentie="P4", bedrag_eur=Decimal("10.50"))
    world.deliver("periodebetalingen", prestatie_referentie="P5", bedrag_eur=Decimal("20.00"))

    (finding,) = world.findings("R18")
    assert finding.place == (*place, "bedrag_eur")
    assert finding.melding == (
        "Bij de betalingen van VIVA in de afgesloten periode 201402 komen 2 regels bij, samen € 30,50."
        " Ga na of de wijziging is bedoeld."
    )


@pytest.mark.parametrize("table", ["geleverde_uren", "periodebetalingen", "ondersteuningsplannen"])
@pytest.mark.parametrize(
    ("changes", "columns"),
    [
        ({}, []),
        ({"client_sleutel": "geheim-twee"}, ["client_sleutel"]),
        ({"aanbieder_id": "SHDH"}, ["aanbieder_id"]),
        ({"client_sleutel": "geheim-twee", "aanbieder_id": "SHDH"}, ["aanbieder_id", "client_sleutel"]),
        ({"client_sleutel": None, "aanbieder_id": None}, []),
        ({"toewijzing_nummer": None, "client_sleutel": "geheim-twee"}, []),
        ({"toewijzing_nummer": "T9", "client_sleutel": "geheim-twee"}, []),
    ],
)
def test_r24_wants_the_client_and_the_provider_of_the_assignment(
    table: str, changes: dict[str, Value], columns: list[str]
) -> None:
    world = World()
    world.hold("indicaties")
    place = world.deliver(table, **changes)

    found = world.findings("R24")

    assert [finding.place for finding in found] == [(*place, column) for column in columns]
    assert "geheim" not in repr(found)


def test_r24_points_at_the_assignment_when_that_changed_under_rows_that_were_held() -> None:
    world = World()
    world.hold("geleverde_uren")
    world.hold("geleverde_uren", datum=date(2014, 2, 10))
    world.hold("periodebetalingen", client_sleutel="geheim-twee")
    world.replace("indicaties")
    place = world.deliver("indicaties", client_sleutel="geheim-twee")

    (finding,) = world.findings("R24")

    assert finding.place == (*place, "toewijzing_nummer")
    assert finding.melding == (
        "Toewijzing T1 kreeg een andere cliënt of aanbieder, maar we hebben al geleverde uren van de vorige (2 rijen)."
        " Geef de nieuwe toewijzing een eigen nummer en lever opnieuw aan."
    )


def test_r24_says_nothing_where_the_assignment_itself_was_delivered_twice() -> None:
    world = World()
    world.deliver("indicaties")
    world.deliver("indicaties", client_sleutel="geheim-twee")
    world.deliver("geleverde_uren")

    assert world.findings("R24") == []
