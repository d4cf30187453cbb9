"""The twenty messages: what each becomes, or why it is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.intake.messages.conftest import DAY, refusals, told
from tests.intake.messages.made import ANNA, BERT, CARLA, assigned, note, performed, started, stopped
from tests.intake.publishing import Office

FIRST = {"toewijzing.xml": note("301", assigned())}


HOURS = {
    "150/01/2": "2.50",
    "3/04/2": "3.00",
    "1/82/4": None,
    "15/04/4": "3.45",
    "1/16/2": "4.00",
    "20/01/1": "2.33",
    "1/84/2": None,
    "3/04/5": None,
    "156/04/6": "2.99",
}
"""Volume/Eenheid/Frequentie of an assignment for the whole of 2026, and the hours a week that it says."""


def test_m1_to_m3_the_volume_of_an_assignment_becomes_hours_a_week(desk: Office) -> None:
    products = [assigned(str(200 + place), volume, Einddatum="2026-12-31") for place, volume in enumerate(HOURS)]
    endless = assigned("300", "156/04/6")

    desk.deliver({"m.xml": note("301", *products, endless)}, DAY)

    found = desk.rows("indicaties", "toewijzing_nummer, uren_week")
    assert found[-1] == ("300", None)
    assert [hours for _, hours in found[:-1]] == [hours and Decimal(hours) for hours in HOURS.values()]


def test_an_assignment_becomes_a_row_with_group_category_class_and_provider(desk: Office) -> None:
    desk.deliver(FIRST, DAY)

    columns = (
        "toewijzing_nummer, aanbieder_id, groep, categorie, klasse, uren_week, besluitdatum, ingangsdatum, product_code"
    )
    assert desk.rows("indicaties", columns) == [
        ("101", "ZORG", "EXPERIMENT", 1, 2, Decimal("2.50"), date(2025, 12, 15), date(2026, 1, 1), "01E02")
    ]


def test_an_end_that_is_far_away_is_no_end(desk: Office) -> None:
    desk.deliver({"m.xml": note("301", assigned(Einddatum="9999-12-31"), assigned("102", Einddatum="2026-12-31"))}, DAY)

    assert desk.rows("indicaties", "toewijzing_nummer, einddatum") == [("101", None), ("102", date(2026, 12, 31))]


def test_m4_a_volume_with_decimals_refuses_the_file_in_dutch(desk: Office) -> None:
    outcome = desk.check({"m4.xml": note("301", assigned(volume="2.5/04/2"))}, DAY)

    (finding,) = outcome.report.findings
    assert finding.sentence == (
        "m4.xml, rij 1, kolom 'Volume': Volume van toewijzing 1 is '2.5'. Verwacht een heel getal zonder decimalen. "
        "Verbeter het bericht en stuur het opnieuw."
    )


def test_m5_an_assignment_that_is_taken_back_was_never_there(desk: Office) -> None:
    desk.deliver(FIRST, DAY)
    back = assigned(Toewijzingsdatum="2026-02-01", Einddatum="2026-01-01", RedenWijziging="13")

    desk.deliver({"m5.xml": note("301", back, number="BER002")}, DAY)

    assert desk.rows("indicaties", "toewijzing_nummer") == []


def test_m6_a_start_gives_the_first_day_and_is_taken_back_by_status_3(desk: Office) -> None:
    desk.deliver(FIRST | {"m6.xml": note("305", started())}, DAY)
    assert desk.rows("indicaties", "start_levering") == [(date(2026, 1, 12),)]

    desk.deliver({"m6b.xml": note("305", started(status="3"), made_on="2026-03-05")}, DAY)
    assert desk.rows("indicaties", "start_levering, uren_week") == [(None, Decimal("2.50"))]


def test_m6c_status_2_is_forbidden(desk: Office) -> None:
    outcome = desk.check(FIRST | {"m6c.xml": note("305", started(status="2"))}, DAY)

    assert told(outcome) == [("R03", "F", "StatusAanlevering")]


def test_m7_a_stop_gives_the_last_day_and_the_reason(desk: Office) -> None:
    other = note("301", assigned("102"), number="BER002")

    desk.deliver(FIRST | {"t.xml": other, "m7.xml": note("307", stopped(), stopped("102", reason="37"))}, DAY)

    assert desk.rows("indicaties", "einddatum, reden_beeindiging") == [
        (date(2026, 6, 30), "31"),
        (date(2026, 6, 30), "37"),
    ]


def test_m7c_a_reason_that_is_no_code_is_refused(desk: Office) -> None:
    assert told(desk.check(FIRST | {"m7c.xml": note("307", stopped(reason="99"))}, DAY)) == [
        ("R03", "F", "RedenBeeindiging")
    ]


LEDGER = "grondslag, aantal, tarief_eur, bedrag_eur, periode_id"


def test_m8_minutes_become_hours_and_a_tariff_per_hour(desk: Office) -> None:
    desk.deliver(FIRST, DAY)

    outcome = desk.deliver({"m8.xml": note("323", performed())}, DAY)

    assert desk.rows("periodebetalingen", LEDGER) == [
        ("UREN", Decimal("7.5000"), Decimal("33.0000"), Decimal("247.50"), "202602")
    ], [one.sentence for one in outcome.report.findings]
    assert desk.rows("geleverde_uren", "toewijzing_nummer, datum, uren, korrel") == [
        ("101", date(2026, 2, 1), Decimal("7.50"), "PERIODE")
    ]


def test_m9_a_result_becomes_a_budget_line_and_no_hours(desk: Office) -> None:
    desk.deliver({"t.xml": note("301", assigned(volume="1/82/4"))}, DAY)

    desk.deliver({"m9.xml": note("323", performed(amount="1/82", tariff="21340", cents="21340"))}, DAY)

    assert desk.rows("periodebetalingen", LEDGER) == [
        ("BUDGET", Decimal(1), Decimal("213.40"), Decimal("213.40"), "202602")
    ]
    assert desk.rows("geleverde_uren", "uren") == []


CREDIT = performed("R2", sign="C", ProductReferentie__VorigReferentieNummer="R1")


def test_m10_a_credit_takes_back_the_amount_and_the_hours(desk: Office) -> None:
    desk.deliver(FIRST | {"m8.xml": note("323", performed())}, DAY)

    desk.deliver({"m10.xml": note("323", CREDIT, number="BER010")}, DAY)

    ((total, lines),) = desk.rows("periodebetalingen", "sum(bedrag_eur), count(*)")
    assert (total, lines) == (0, 2)
    assert desk.rows("geleverde_uren", "uren") == []


def test_m11_a_credit_beside_its_debit_is_refused(desk: Office) -> None:
    assert "TR316" in refusals(desk.check(FIRST | {"m11.xml": note("323", performed(), CREDIT)}, DAY))


def test_m12_an_amount_that_is_not_volume_times_tariff_is_refused(desk: Office) -> None:
    assert "TR346" in refusals(desk.check(FIRST | {"m12.xml": note("323", performed(cents="24700"))}, DAY))


def test_m13_a_total_that_is_not_the_sum_is_refused(desk: Office) -> None:
    wrong = {"TotaalIngediendBedrag/TotaalBedrag": "99999"}

    assert refusals(desk.check(FIRST | {"m13.xml": note("323", performed(), declaration=wrong)}, DAY)) == {"TR358"}


def test_m14_a_number_that_fails_the_elfproef_is_refused_and_told_nowhere(desk: Office) -> None:
    numbers = ("123456789", ANNA, BERT, CARLA)
    files = {
        f"m{place}.xml": note("301", assigned(str(place)), bsn=bsn, number=f"B{place}")
        for place, bsn in enumerate(numbers)
    }

    outcome = desk.check(files, DAY)

    assert [(one.bestand, one.regel, one.ernst, one.kolom) for one in outcome.report.findings] == [
        ("m0.xml", "R03", "F", "Bsn")
    ]
    assert numbers[0] not in outcome.report.findings[0].sentence


def test_m15_an_amount_without_tariff_is_that_of_the_period(desk: Office) -> None:
    desk.deliver({"t.xml": note("301", assigned(volume="1/83/4"))}, DAY)

    desk.deliver({"m15.xml": note("323", performed(amount="21340/83", tariff=None, cents="21340"))}, DAY)

    assert desk.rows("periodebetalingen", LEDGER) == [
        ("BUDGET", Decimal(1), Decimal("213.40"), Decimal("213.40"), "202602")
    ]


def test_m16_a_period_over_the_end_of_a_month_is_refused(desk: Office) -> None:
    across = performed(ProductPeriode__Begindatum="2026-01-12", ProductPeriode__Einddatum="2026-02-08")

    assert "IW006" in refusals(desk.check(FIRST | {"m16.xml": note("323", across)}, DAY))


def test_the_client_is_the_same_pseudonym_in_every_message(desk: Office) -> None:
    desk.deliver(FIRST | {"m8.xml": note("323", performed())}, DAY)

    ((client,),) = desk.rows("indicaties", "client_sleutel")
    assert (
        desk.rows("periodebetalingen", "client_sleutel") == desk.rows("geleverde_uren", "client_sleutel") == [(client,)]
    )
    assert ANNA not in str(client)
