"""Messages over several deliveries: they add and change and do not replace, the latest wins, and hours follow the ledger."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hbh_metrics.lifecycle import erase
from tests.intake.deliveries import Cells
from tests.intake.messages.conftest import DAY, refusals, told
from tests.intake.messages.made import ANNA, BERT, Note, assigned, citizen_numbers, note, performed, started, stopped
from tests.intake.publishing import Office

FIRST = note("301", assigned())
OTHER = note("301", assigned("102"), bsn=BERT, number="BER009")


def test_a_later_assignment_replaces_an_earlier_one_whatever_the_order_of_the_files(desk: Office) -> None:
    later = note("301", assigned(volume="240/01/2", Toewijzingstijd="10:00:00"), number="BER002")

    outcome = desk.deliver({"a.xml": later, "b.xml": FIRST, "c.xml": OTHER}, DAY)

    assert desk.rows("indicaties", "toewijzing_nummer, uren_week") == [
        ("101", Decimal("4.00")),
        ("102", Decimal("2.50")),
    ]
    assert [file.skipped for file in outcome.report.files] == [0, 1, 0]


def test_an_assignment_older_than_what_we_hold_changes_nothing_and_is_counted(desk: Office) -> None:
    desk.deliver(
        {"a.xml": note("301", assigned(volume="240/01/2", Toewijzingsdatum="2026-01-15"), number="BER002")}, DAY
    )

    outcome = desk.deliver({"b.xml": FIRST}, DAY)

    assert desk.rows("indicaties", "uren_week") == [(Decimal("4.00"),)]
    assert outcome.report.files[0].sheets[0].skipped == (("ouder dan wat wij hadden", 1),)


def test_messages_leave_what_they_do_not_mention(desk: Office) -> None:
    desk.deliver({"a.xml": FIRST, "b.xml": OTHER}, DAY)

    desk.deliver({"c.xml": note("307", stopped())}, DAY)

    assert desk.rows("indicaties", "toewijzing_nummer, einddatum") == [("101", date(2026, 6, 30)), ("102", None)]


def test_a_stop_that_is_taken_back_opens_the_assignment_again_and_a_start_stays(desk: Office) -> None:
    desk.deliver({"a.xml": FIRST, "b.xml": note("305", started()), "c.xml": note("307", stopped())}, DAY)

    desk.deliver({"d.xml": note("307", stopped(status="3"), made_on="2026-03-09")}, DAY)

    assert desk.rows("indicaties", "start_levering, einddatum, reden_beeindiging") == [(date(2026, 1, 12), None, None)]


def test_a_credit_of_one_of_two_lines_leaves_the_hours_of_the_other(desk: Office) -> None:
    second = performed("R2", amount="60/01", cents="3300")
    desk.deliver({"a.xml": FIRST, "b.xml": note("323", performed(), second)}, DAY)
    assert desk.rows("geleverde_uren", "uren") == [(Decimal("8.50"),)]
    credit = performed("R3", sign="C", ProductReferentie__VorigReferentieNummer="R1")

    desk.deliver({"c.xml": note("323", credit, number="BER003")}, DAY)
    assert desk.rows("geleverde_uren", "uren") == [(Decimal("1.00"),)]

    again = performed("R4", amount="120/01", cents="6600")
    desk.deliver({"d.xml": note("323", again, number="BER004")}, DAY)
    assert desk.rows("geleverde_uren", "uren") == [(Decimal("3.00"),)]
    assert desk.rows("periodebetalingen", "count(*), sum(bedrag_eur)") == [(4, Decimal("99.00"))]


def test_hours_of_another_person_and_month_stay_when_one_month_is_declared_again(desk: Office) -> None:
    january = performed("R7", ProductPeriode__Begindatum="2026-01-01", ProductPeriode__Einddatum="2026-01-31")
    other = performed("R8", ToewijzingNummer="102")
    both = Note("323", ((ANNA, january), (BERT, other)), number="BER005").xml()
    desk.deliver({"a.xml": FIRST, "b.xml": OTHER, "c.xml": both}, DAY)

    desk.deliver({"d.xml": note("323", performed("R6"), number="BER006")}, DAY)

    assert desk.rows("geleverde_uren", "toewijzing_nummer, datum, uren") == [
        ("101", date(2026, 1, 1), Decimal("7.50")),
        ("101", date(2026, 2, 1), Decimal("7.50")),
        ("102", date(2026, 2, 1), Decimal("7.50")),
    ]


def test_the_grain_of_hours_is_that_of_the_period_of_the_performance(desk: Office) -> None:
    grains = {("02", "02"): "DAG", ("09", "15"): "WEEK", ("16", "23"): "PERIODE"}
    lines = [
        performed(f"R{first}", amount="60/01", cents="3300")
        | {"ProductPeriode/Begindatum": f"2026-02-{first}", "ProductPeriode/Einddatum": f"2026-02-{last}"}
        for first, last in grains
    ]

    desk.deliver({"a.xml": FIRST, "b.xml": note("323", *lines)}, DAY)

    assert desk.rows("geleverde_uren", "datum, korrel") == [
        (date(2026, 2, int(first)), grain) for (first, _), grain in grains.items()
    ]


def test_an_amount_for_part_of_a_month_counts_by_its_days(desk: Office) -> None:
    lines = [
        performed(f"R{day}", amount="21340/83", tariff=None, cents="21340", ProductPeriode__Begindatum=f"2026-02-{day}")
        for day in ("01", "28")
    ]

    desk.deliver({"a.xml": note("301", assigned(volume="1/83/4")), "b.xml": note("323", *lines)}, DAY)

    assert desk.rows("periodebetalingen", "aantal, tarief_eur") == [
        (Decimal("0.0357"), Decimal("5977.59")),
        (Decimal("1.0000"), Decimal("213.40")),
    ]


def test_units_of_hours_and_parts_of_a_day_give_exact_tariffs(desk: Office) -> None:
    halves = performed("R5", amount="2/16", tariff="9999", cents="19998")
    desk.deliver({"a.xml": note("301", assigned(volume="1/16/2")), "b.xml": note("323", halves)}, DAY)

    assert desk.rows("periodebetalingen", "aantal, tarief_eur, bedrag_eur") == [
        (Decimal(8), Decimal("24.9975"), Decimal("199.98"))
    ]


RULES = {
    "TR307": performed(ProductPeriode__Begindatum="2025-12-01", ProductPeriode__Einddatum="2025-12-31"),
    "TR319": performed(ProductPeriode__Begindatum="2026-03-01", ProductPeriode__Einddatum="2026-03-31"),
    "TR321": performed(amount="901/01", cents="49555"),
    "TR335": performed(ProductPeriode__Begindatum="2020-02-01", ProductPeriode__Einddatum="2020-02-29"),
    "TR338": performed(ToewijzingNummer="404"),
    "TR339": performed(ProductCategorie="02"),
    "TR340": performed(ProductCode="01E03"),
    "TR341": performed(amount="450/04"),
    "TR346": performed(tariff=None),
}


def test_each_rule_of_the_standard_is_told_by_its_code(desk: Office) -> None:
    files = {
        f"{code}.xml": note("323", part | {"ProductReferentie/ReferentieNummer": code}, number=f"B{code}")
        for code, part in RULES.items()
    }

    outcome = desk.check(
        {"a.xml": FIRST, "goed.xml": note("323", performed(amount="15/01", cents="825")), **files}, DAY
    )

    told_of = {(one.bestand, one.regel) for one in outcome.report.findings}
    assert {(f"{code}.xml", code) for code in RULES if code != "TR321"} <= told_of
    assert {rule for name, rule in told_of if name == "goed.xml"} == {"TR321", "TR322"}, (
        "of all lines together, at the last one"
    )


def test_a_performance_after_the_end_of_its_assignment_is_told_as_such(desk: Office) -> None:
    ended = note("301", assigned(Einddatum="2026-02-15"))

    assert "TR308" in refusals(desk.check({"a.xml": ended, "b.xml": note("323", performed())}, DAY))


def test_hours_over_the_whole_of_an_assignment_are_weighed_with_its_weeks(desk: Office) -> None:
    short = note("301", assigned(Ingangsdatum="2026-02-02", Einddatum="2026-02-15"))
    lines = {"ProductPeriode__Begindatum": "2026-02-02", "ProductPeriode__Einddatum": "2026-02-15"}

    for minutes, is_told in (("300", False), ("301", True)):
        line = performed(amount=f"{minutes}/01", cents=str(int(minutes) * 55), **lines)
        found = desk.check({"a.xml": short, "b.xml": note("323", line)}, DAY)
        assert ("TR322" in {one.regel for one in found.report.findings}) is is_told


def test_codes_that_nobody_knows_are_told(desk: Office) -> None:
    unknown = desk.check({"a.xml": note("301", assigned(), agb="75759999")}, DAY)
    product = desk.check({"a.xml": note("301", assigned(**{"Product/Code": "09X99"}))}, DAY)

    assert "IW002" in refusals(unknown)
    assert "IW002" in refusals(product)


def test_a_start_of_an_unknown_assignment_or_of_another_person_is_refused(desk: Office) -> None:
    assert refusals(desk.check({"a.xml": note("305", started("404"))}, DAY)) == {"IW003"}
    assert refusals(desk.check({"a.xml": FIRST, "b.xml": note("305", started(), bsn=BERT)}, DAY)) == {"IW003"}


def test_a_declaration_number_is_used_once_per_sender(desk: Office) -> None:
    second = note("323", performed("R2"), number="BER002", declaration={"DeclaratieNummer": "DBER001"})

    assert refusals(desk.check({"a.xml": FIRST, "b.xml": note("323", performed()), "c.xml": second}, DAY)) == {"TR333"}


def test_extracts_and_messages_do_not_tell_the_same_twice(desk: Office) -> None:
    header = ["toewijzing_nummer", "client_sleutel", "aanbieder_id", "groep", "categorie", "uren_week", "ingangsdatum"]
    extract = Cells(header, [["900", "C1", "ZORG", "EXPERIMENT", "1", "2,50", "01-01-2026"]])
    hours = Cells(
        ["toewijzing_nummer", "client_sleutel", "aanbieder_id", "datum", "uren"],
        [["900", "C1", "ZORG", "02-02-2026", "2,00"]],
    )

    both = desk.check({"a.xml": FIRST, "indicaties.csv": extract}, DAY)
    twice = desk.check({"a.xml": FIRST, "b.xml": note("323", performed()), "geleverde_uren.csv": hours}, DAY)

    assert "IW004" in refusals(both)
    assert "IW004" in refusals(twice)


def test_a_credit_without_its_debit_is_refused_by_our_own_rule(desk: Office) -> None:
    credit = performed("R2", sign="C", ProductReferentie__VorigReferentieNummer="R404")

    assert {"R07", "IW005"} <= refusals(desk.check({"a.xml": FIRST, "b.xml": note("323", credit)}, DAY))


def test_the_project_may_list_the_codes_and_must_agree_with_the_table(desk: Office) -> None:
    project = desk.data / "project.toml"
    told_before = project.read_text(encoding="utf-8")
    project.write_text(f'{told_before}\n[aanbieders.HULP]\nagb = ["75750009"]\n', encoding="utf-8")
    listed = desk.check({"a.xml": note("301", assigned(), agb="75750009")}, DAY)
    project.write_text(f'{told_before}\n[aanbieders.HULP]\nagb = ["75750001"]\n', encoding="utf-8")
    contradicting = desk.check({"a.xml": FIRST}, DAY)

    assert refusals(listed) == set()
    assert "IW001" in refusals(contradicting)


def test_what_a_provider_sent_is_sent_back_to_it_with_the_code_of_the_standard(desk: Office) -> None:
    outcome = desk.check({"a.xml": FIRST, "b.xml": note("323", performed(cents="24700"))}, DAY)
    shape = desk.check({"a.xml": FIRST, "b.xml": note("305", started(status="2"))}, DAY)

    assert [(one.regel, one.aanbieder_id) for one in outcome.report.findings if one.regel == "TR346"] == [
        ("TR346", "ZORG")
    ]
    assert [one.aanbieder_id for one in shape.report.findings] == ["ZORG"]


def test_references_that_are_citizen_numbers_are_refused_and_not_repeated(desk: Office) -> None:
    lines = [performed(number, amount="15/01", cents="825") for number in citizen_numbers(8)]

    outcome = desk.check({"a.xml": FIRST, "b.xml": note("323", *lines)}, DAY)

    assert ("R09", "F", "ReferentieNummer") in told(outcome)
    assert not [
        number for number in citizen_numbers(8) if number in "".join(one.sentence for one in outcome.report.findings)
    ]


def test_hours_and_plans_beside_messages_name_the_assignment_and_an_erasure_takes_those_of_one_client(
    desk: Office,
) -> None:
    hours = Cells(
        ["toewijzing_nummer", "client_sleutel", "aanbieder_id", "datum", "uren"],
        [["101", "", "ZORG", "02-03-2026", "2,00"], ["102", "", "HULP", "02-03-2026", "3,00"]],
    )
    plans = Cells(
        ["plan_id", "client_sleutel", "toewijzing_nummer", "aanbieder_id", "gesprek_datum", "aandeel_netwerk"],
        [["P1", "", "101", "ZORG", "02-02-2026", "GEEN"], ["P2", "", "102", "HULP", "02-02-2026", "GEEN"]],
    )  # fmt: skip
    theirs = {"bsn": BERT, "agb": "75750002", "number": "BER009"}
    messages = {
        "a.xml": FIRST,
        "b.xml": note("301", assigned("102"), **theirs),
        "c.xml": note("323", performed()),
        "d.xml": note("323", performed(ToewijzingNummer="102"), **theirs),
    }
    tables = ("indicaties", "geleverde_uren", "ondersteuningsplannen", "periodebetalingen")

    desk.deliver(messages, DAY)
    nobody = desk.check({"geleverde_uren.csv": hours.with_cell(0, "toewijzing_nummer", "404")}, DAY)
    desk.deliver({"geleverde_uren.csv": hours, "ondersteuningsplannen.csv": plans}, DAY)
    (anna, bert) = (client for _, client in desk.rows("indicaties", "toewijzing_nummer, client_sleutel"))
    held = {table: desk.rows(table, "toewijzing_nummer, client_sleutel") for table in tables}
    erase(desk.store, str(anna), "verzoek")

    assert ("R03", "F", "client_sleutel") in told(nobody)
    assert {name: set(rows) for name, rows in held.items()} == {name: {("101", anna), ("102", bert)} for name in tables}
    assert {table: desk.rows(table, "toewijzing_nummer, client_sleutel") for table in tables} == {
        name: [row for row in rows if row[1] == bert] for name, rows in held.items()
    }
