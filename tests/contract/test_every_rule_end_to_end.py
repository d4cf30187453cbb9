"""For every rule a delivery that trips it and one that just does not, through the command line, as files in a folder.

Each case changes the hand-made delivery, which has no findings, and delivers the tables that it touched to a store that holds the rest.
The delivery that trips a rule trips no other; the one beside it has nothing to complain about. What trips is delivered by
`test_advice_can_be_obeyed`, which then does what the finding says.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from hbh_metrics.cli import entry
from hbh_metrics.contract.rules import RULE_BY_ID, RULES
from tests.contract.handmade import PEILDATUM, Delivery

IN_THE_FIRST_PERIOD = date(2014, 2, 22)

Place = tuple[str, int | None, str | None]


@dataclass(frozen=True)
class Case:
    """How a delivery is changed to trip a rule, or just not: `change` returns the place of the finding to expect.

    `tables` are delivered. They come on top of all other tables (as they were when the first period still ran), or with
    `is_all_held` on top of the whole hand-made delivery.
    """

    rule: str
    tables: str
    change: Callable[[Delivery, bool], Place]
    is_all_held: bool = False
    severity: str = ""

    @property
    def ernst(self) -> str:
        """The severity of the finding: the rule's, where it has one."""
        return self.severity or RULE_BY_ID[self.rule].severity


def r00_unknown_file(delivery: Delivery, trips: bool) -> Place:
    name = "facturen.csv" if trips else "~$indicaties.xlsx"
    delivery.others[name] = "nummer;bedrag\n1;2\n"
    return name, None, None


def r00_missing_column(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["meldingen"]
    column = "kanaal" if trips else "datum_afgehandeld"
    place = sheet.header.index(column)
    for cells in (sheet.header, *sheet.rows):
        del cells[place]
    return "meldingen.csv", 1, column


def r01(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["meldingen"]
    sheet.rows[:] = [row for row in sheet.rows if "TZORG" in row]
    row = sheet.change({"melding_id": "M3"}, melding_id="M1" if trips else "M4")  # M1 is held, of VIVA
    return "meldingen.csv", row, "melding_id"


def r02(delivery: Delivery, trips: bool) -> Place:
    row = delivery["meldingen"].change(
        {"melding_id": "M3"}, melding_id="M4", aanbieder_id="ZORGTHUIS" if trips else "SHDH"
    )
    return "meldingen.csv", row, "aanbieder_id"


def r03_no_number(delivery: Delivery, trips: bool) -> Place:
    where = {"toewijzing_nummer": "T001", "datum": "03-02-2014"}
    return "geleverde_uren.csv", delivery["geleverde_uren"].change(where, uren="2,5u" if trips else "2,5"), "uren"


def r03_no_such_day(delivery: Delivery, trips: bool) -> Place:
    row = delivery["meldingen"].change({"melding_id": "M2"}, datum_ontvangst="29-02-2014" if trips else "28-02-2014")
    return "meldingen.csv", row, "datum_ontvangst"


def r03_no_such_period(delivery: Delivery, trips: bool) -> Place:
    row = delivery["bestemmingen"].change({"boeking_id": "B1"}, periode_id="201414" if trips else "201413")
    return "bestemmingen.csv", row, "periode_id"


def r03_empty(delivery: Delivery, trips: bool) -> Place:
    row = delivery["communicatie"].change({"uiting_id": "U1"}, oordeel="" if trips else "AKKOORD", beoordeeld_op="")
    return "communicatie.csv", row, "oordeel"


def r04(delivery: Delivery, trips: bool) -> Place:
    end = "31-05-2013" if trips else "01-06-2013"
    return "indicaties.csv", delivery["indicaties"].change({"toewijzing_nummer": "T009"}, einddatum=end), "einddatum"


def r05_category(delivery: Delivery, trips: bool) -> Place:
    row = delivery["indicaties"].change(
        {"toewijzing_nummer": "T009"}, groep="EXPERIMENT", einddatum="23-03-2014", categorie="2" if trips else "1"
    )
    return "indicaties.csv", row, "categorie"


def r05_begin(delivery: Delivery, trips: bool) -> Place:
    begin = "01-01-2015" if trips else "31-12-2014"
    row = delivery["indicaties"].change(
        {"toewijzing_nummer": "T009"}, groep="EXPERIMENT", categorie="1", ingangsdatum=begin
    )
    return "indicaties.csv", row, "ingangsdatum"


def r06(delivery: Delivery, trips: bool) -> Place:
    row = delivery["periodebetalingen"].change(
        {"prestatie_referentie": "V1"}, bedrag_eur="220,03" if trips else "220,02"
    )
    return "periodebetalingen.csv", row, "bedrag_eur"


def r06_sign(delivery: Delivery, trips: bool) -> Place:
    row = delivery["periodebetalingen"].add(
        aanbieder_id="VIVA", prestatie_referentie="V9", vorige_referentie="V1", client_sleutel="C001", toewijzing_nummer="T001",
        periode_id="201402", grondslag="UREN", debet_credit="C", aantal="1", tarief_eur="10,00",
        bedrag_eur="10,00" if trips else "-10,00", factuurdatum="24-03-2014",
    )  # fmt: skip
    return "periodebetalingen.csv", row, "bedrag_eur"


def r07_later_debit(delivery: Delivery, trips: bool) -> Place:
    invoiced = "23-03-2014" if trips else "24-03-2014"
    row = delivery["periodebetalingen"].change({"prestatie_referentie": "Z4"}, factuurdatum=invoiced)
    return "periodebetalingen.csv", row, "vorige_referentie"


def r07_too_much(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["periodebetalingen"]
    sheet.change({"prestatie_referentie": "Z3"}, aantal="0,9999", bedrag_eur="199,98")
    row = sheet.change({"prestatie_referentie": "Z4"}, aantal="0,9999", bedrag_eur="-199,99" if trips else "-199,98")
    return "periodebetalingen.csv", row, "bedrag_eur"


def r08_scale(delivery: Delivery, trips: bool) -> Place:
    row = delivery["enquetescores"].change({"respons_id": "R003"}, score="10,1" if trips else "10,0")
    return "enquetescores.csv", row, "score"


def r08_no_score(delivery: Delivery, trips: bool) -> Place:
    row = delivery["enquetescores"].change({"respons_id": "R103"}, score="8" if trips else "")
    return "enquetescores.csv", row, "score"


CITIZEN_NUMBERS = ("111222333", "123456782", "000000012", "10000008", "10000033")  # each passes the elfproef


def r09(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["communicatie"]
    for number in CITIZEN_NUMBERS if trips else (*CITIZEN_NUMBERS[:4], "U5"):
        sheet.add(uiting_id=number, aanbieder_id="VIVA", soort="BRIEF", ontvangen_op="20-01-2014", oordeel="OPEN")
    return "communicatie.csv", None, "uiting_id"


def r09_too_few_pass(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["communicatie"]
    passing = CITIZEN_NUMBERS[: 3 if trips else 2]
    for number in (*passing, "111222334", "111222335", "111222336"):
        sheet.add(uiting_id=number, aanbieder_id="VIVA", soort="BRIEF", ontvangen_op="20-01-2014", oordeel="OPEN")
    return "communicatie.csv", None, "uiting_id"


def r10(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["bestemmingen"]
    notes = ("2011 AB", "2012 CD", "2013EF", "2014 gh", "2015 KL" if trips else "vijfde")
    for number, note in enumerate(notes, start=3):
        sheet.add(boeking_id=f"B{number}", periode_id="201403", bedrag_eur="1,00", soort="BESTEED", toelichting=note)
    return "bestemmingen.csv", None, "toelichting"


def r11(delivery: Delivery, trips: bool) -> Place:
    tariff = "220,02" if trips else "220,01"
    row = delivery["periodebetalingen"].change({"prestatie_referentie": "V1"}, tarief_eur=tariff, bedrag_eur=tariff)
    return "periodebetalingen.csv", row, "tarief_eur"


def r12(delivery: Delivery, trips: bool) -> Place:
    delivery["geleverde_uren"].add(
        toewijzing_nummer="T006", client_sleutel="C005", aanbieder_id="SHDH", datum="10-02-2014", uren="3,50"
    )
    row = delivery["periodebetalingen"].add(
        aanbieder_id="SHDH", prestatie_referentie="S1", client_sleutel="C005", toewijzing_nummer="T006", periode_id="201402",
        grondslag="PERIODETARIEF", debet_credit="D", aantal="0,5001" if trips else "0,5", tarief_eur="210,00",
        bedrag_eur="105,02" if trips else "105,00", factuurdatum="24-03-2014",
    )  # fmt: skip
    return "periodebetalingen.csv", row, "aantal"


def r13_hours(delivery: Delivery, trips: bool) -> Place:
    row = delivery["geleverde_uren"].add(
        toewijzing_nummer="T002", client_sleutel="C002", aanbieder_id="VIVA", datum="17-02-2014" if trips else "16-02-2014",
        uren="1,00",
    )  # fmt: skip
    return "geleverde_uren.csv", row, "datum"


def r13_payment(delivery: Delivery, trips: bool) -> Place:
    begin = "24-03-2014" if trips else "23-03-2014"
    delivery["indicaties"].change({"toewijzing_nummer": "T009"}, ingangsdatum=begin)
    row = delivery["periodebetalingen"].add(
        aanbieder_id="TZORG", prestatie_referentie="Z9", client_sleutel="C008", toewijzing_nummer="T009", periode_id="201403",
        grondslag="UREN", debet_credit="D", aantal="4", tarief_eur="25,00", bedrag_eur="100,00", factuurdatum="24-03-2014",
    )  # fmt: skip
    return "periodebetalingen.csv", row, "periode_id"


def r14(delivery: Delivery, trips: bool) -> Place:
    row = delivery["indicaties"].add(
        toewijzing_nummer="T011", client_sleutel="C007", aanbieder_id="TZORG", groep="VERGELIJKING", categorie="1",
        uren_week="2,00", ingangsdatum="23-03-2014" if trips else "24-03-2014",
    )  # fmt: skip
    return "indicaties.csv", row, "ingangsdatum"


def r15(delivery: Delivery, trips: bool) -> Place:
    where = {"toewijzing_nummer": "T004", "datum": "03-02-2014"}
    return "geleverde_uren.csv", delivery["geleverde_uren"].change(where, uren="3,01" if trips else "3:00"), "uren"


def r15_minutes(delivery: Delivery, trips: bool) -> Place:
    delivery["indicaties"].change({"toewijzing_nummer": "T001"}, uren_week="30,00")
    where = {"toewijzing_nummer": "T001", "datum": "03-02-2014"}
    return "geleverde_uren.csv", delivery["geleverde_uren"].change(where, uren="135" if trips else "40"), "uren"


def r16(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["geleverde_uren"]
    sheet.rows[:] = [row for row in sheet.rows if row[0] != "T005"]
    for day in ("28-01-2014", "29-01-2014"):  # as many rows as before, or R17 would ask about them
        sheet.add(toewijzing_nummer="T004", client_sleutel="C004", aanbieder_id="TZORG", datum=day, uren="0,10")
    if not trips:
        sheet.add(
            toewijzing_nummer="T005", client_sleutel="C005", aanbieder_id="TZORG", datum="27-01-2014", uren="0",
            reden_niet_geleverd="ZIEKENHUIS",
        )  # fmt: skip
    where = {"prestatie_referentie": "Z2"}
    return "periodebetalingen.csv", delivery["periodebetalingen"].change(where), "toewijzing_nummer"


def r17(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["geleverde_uren"]
    sheet.rows[:] = [row for row in sheet.rows if row[2] == "VIVA" and row[3][3:] in {"01-2014", "02-2014"}]
    sheet.rows[:] = [row for row in sheet.rows if row[3] not in {"13-01-2014", "20-01-2014", "24-02-2014"}]
    if trips:
        sheet.rows.pop()
        sheet.rows.pop()
    return "geleverde_uren.csv", None, None


def r18(delivery: Delivery, trips: bool) -> Place:
    where = {"toewijzing_nummer": "T004", "datum": "03-02-2014"}
    delivery["geleverde_uren"].change(where, uren="1,76" if trips else "1,75")
    return "geleverde_uren.csv", None, "uren"


def r19(delivery: Delivery, trips: bool) -> Place:
    row = delivery["enquetescores"].change({"respons_id": "R102"}, koppel_id="K009" if trips else "K003")
    return "enquetescores.csv", row, "koppel_id"


def r20_signed_early(delivery: Delivery, trips: bool) -> Place:
    day = "02-02-2014" if trips else "03-02-2014"
    row = delivery["ondersteuningsplannen"].change({"plan_id": "OP1"}, ondertekend_datum=day)
    return "ondersteuningsplannen.csv", row, "ondertekend_datum"


def r20_no_plan(delivery: Delivery, trips: bool) -> Place:
    row = delivery["indicaties"].change(
        {"toewijzing_nummer": "T009"}, groep="EXPERIMENT", categorie="1", ingangsdatum="24-02-2014" if trips else "25-02-2014"
    )  # fmt: skip
    return "indicaties.csv", row, "toewijzing_nummer"


def r21(delivery: Delivery, trips: bool) -> Place:
    row = delivery["periodebetalingen"].change(
        {"prestatie_referentie": "V1"}, boekdatum="01-04-2014" if trips else "", aantal="1,00"
    )
    return "periodebetalingen.csv", row, "aanbieder_id, prestatie_referentie"


def r22_number(delivery: Delivery, trips: bool) -> Place:
    where = {"toewijzing_nummer": "T001", "datum": "03-02-2014"}
    return "geleverde_uren.csv", delivery["geleverde_uren"].change(where, uren="1.234" if trips else "1.23"), "uren"


def r22_year(delivery: Delivery, trips: bool) -> Place:
    row = delivery["meldingen"].change({"melding_id": "M2"}, datum_ontvangst="5/3/14" if trips else "5/3/2014")
    return "meldingen.csv", row, "datum_ontvangst"


def r23(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["meldingen"]
    if trips:
        sheet.header.append("opmerking")
        for cells in sheet.rows:
            cells.append("gebeld")
    else:
        sheet.header[sheet.header.index("client_sleutel")] = "CLIËNT-SLEUTEL"
    return "meldingen.csv", 1, "opmerking"


def r24(delivery: Delivery, trips: bool) -> Place:
    where = {"toewijzing_nummer": "T001", "datum": "03-02-2014"}
    row = delivery["geleverde_uren"].change(where, client_sleutel="C002" if trips else "C001")
    return "geleverde_uren.csv", row, "client_sleutel"


def r25(delivery: Delivery, trips: bool) -> Place:
    aantal, bedrag = ("0,4998", "99,96") if trips else ("0,4999", "99,98")
    row = delivery["periodebetalingen"].change({"prestatie_referentie": "Z2"}, aantal=aantal, bedrag_eur=bedrag)
    return "periodebetalingen.csv", row, "aantal"


def r26_one_form(delivery: Delivery, trips: bool) -> Place:
    row = delivery["enquetescores"].change(
        {"respons_id": "R001", "vraag_code": "V02"}, groep="VERGELIJKING" if trips else "EXPERIMENT"
    )
    return "enquetescores.csv", row, "groep"


def r26_per_provider(delivery: Delivery, trips: bool) -> Place:
    delivery["enquetescores"].change({"respons_id": "R003"}, koppel_id="K001" if trips else "K004")
    return "enquetescores.csv", 2, "koppel_id"


def r26_two_forms(delivery: Delivery, trips: bool) -> Place:
    delivery["enquetescores"].add(
        respons_id="R004", koppel_id="K001" if trips else "K005", meting="NUL", groep="EXPERIMENT", aanbieder_id="VIVA",
        vraag_code="V01", invuldatum="12-02-2014", score="9", antwoordsoort="SCORE",
    )  # fmt: skip
    return "enquetescores.csv", 2, "koppel_id"


def r27(delivery: Delivery, trips: bool) -> Place:
    day = "24-03-2014" if trips else "23-03-2014"
    return "enquetescores.csv", delivery["enquetescores"].change({"respons_id": "R003"}, invuldatum=day), "invuldatum"


def r28_nine_tenths(delivery: Delivery, trips: bool) -> Place:
    delivery["indicaties"].add(
        toewijzing_nummer="T011", client_sleutel="C009", aanbieder_id="VIVA", groep="VERGELIJKING", categorie="1",
        uren_week="2,00", ingangsdatum="01-06-2013",
    )  # fmt: skip
    for client in ("C005", "C006", "C008", "C010" if trips else "C009", "C011"):
        delivery["referentie"].add(
            client_sleutel=client, bedrag_per_periode_eur="200,00", uren_per_periode="8,00", perioden="12"
        )
    return "referentie.csv", None, "client_sleutel"


def r28_nobody(delivery: Delivery, trips: bool) -> Place:
    for row in delivery["referentie"].rows:
        row[0] = row[0].replace("C00", "C") if trips else row[0]
    return "referentie.csv", None, "client_sleutel"


def r29_hours(delivery: Delivery, trips: bool) -> Place:
    where = {"toewijzing_nummer": "T001", "datum": "17-03-2014"}
    row = delivery["geleverde_uren"].change(where, datum="25-03-2014" if trips else "24-03-2014")
    return "geleverde_uren.csv", row, "datum"


def r29_invoice(delivery: Delivery, trips: bool) -> Place:
    day = "25-03-2014" if trips else "24-03-2014"
    row = delivery["periodebetalingen"].change({"prestatie_referentie": "V1"}, factuurdatum=day)
    return "periodebetalingen.csv", row, "factuurdatum"


def r29_long_ago(delivery: Delivery, trips: bool) -> Place:
    row = delivery["meldingen"].change({"melding_id": "M2"}, datum_ontvangst="26-01-2004" if trips else "27-01-2004")
    return "meldingen.csv", row, "datum_ontvangst"


def r29_begin(delivery: Delivery, trips: bool) -> Place:
    begin = "26-01-1974" if trips else "27-01-1974"
    return (
        "indicaties.csv",
        delivery["indicaties"].change({"toewijzing_nummer": "T009"}, ingangsdatum=begin),
        "ingangsdatum",
    )


def r29_end(delivery: Delivery, trips: bool) -> Place:
    end = "01-01-2055" if trips else "31-12-2054"
    return "indicaties.csv", delivery["indicaties"].change({"toewijzing_nummer": "T009"}, einddatum=end), "einddatum"


def _ten_of_shdh(delivery: Delivery, hours: str) -> list[tuple[str, str]]:
    """Add ten clients of SHDH with 6 hours a week, and one week with these hours of each; return client and assignment."""
    people = [(f"C1{number:02d}", f"T1{number:02d}") for number in range(10)]
    for client, assignment in people:
        delivery["indicaties"].add(
            toewijzing_nummer=assignment, client_sleutel=client, aanbieder_id="SHDH", groep="VERGELIJKING", categorie="1",
            uren_week="6,00", ingangsdatum="01-06-2013",
        )  # fmt: skip
        delivery["geleverde_uren"].add(
            toewijzing_nummer=assignment, client_sleutel=client, aanbieder_id="SHDH", datum="27-01-2014", uren=hours
        )
    return people


def r30_cents(delivery: Delivery, trips: bool) -> Place:
    """Nine of ten at 10% under 100 times the agreed 210 euros, or one of them a cent lower still."""
    for number, (client, assignment) in enumerate(_ten_of_shdh(delivery, "5,50")):
        tariff = "210,00" if number == 0 else "18900,00" if trips or number > 1 else "18899,99"
        delivery["periodebetalingen"].add(
            aanbieder_id="SHDH", prestatie_referentie=f"S{number}", client_sleutel=client, toewijzing_nummer=assignment,
            periode_id="201402", grondslag="PERIODETARIEF", debet_credit="D", aantal="1", tarief_eur=tariff, bedrag_eur=tariff,
            factuurdatum="24-03-2014",
        )  # fmt: skip
    return "periodebetalingen.csv", None, "tarief_eur"


def r30_parts_of_days(delivery: Delivery, trips: bool) -> Place:
    _ten_of_shdh(delivery, "0,50" if trips else "0,51")
    return "geleverde_uren.csv", None, "uren"


def r30_shortened(delivery: Delivery, trips: bool) -> Place:
    row = delivery["meldingen"].change({"melding_id": "M2"}, melding_id="2,01E+11" if trips else "201E11")
    return "meldingen.csv", row, "melding_id"


def r31_rows_above(delivery: Delivery, trips: bool) -> Place:
    sheet = delivery["meldingen"]
    title = ["Meldingen", "van", "alle", "aanbieders", "tot", "maart", "2014" if trips else "", "", ""]
    sheet.header, sheet.rows = title, [sheet.header, *sheet.rows]
    return "meldingen.csv", 1, None


CASES = (
    Case("R00", "meldingen", r00_unknown_file),
    Case("R00", "meldingen", r00_missing_column),
    Case("R01", "meldingen", r01),
    Case("R02", "meldingen", r02),
    Case("R03", "geleverde_uren", r03_no_number),
    Case("R03", "meldingen", r03_no_such_day),
    Case("R03", "bestemmingen", r03_no_such_period),
    Case("R03", "communicatie", r03_empty),
    Case("R04", "indicaties", r04),
    Case("R05", "indicaties", r05_category),
    Case("R05", "indicaties", r05_begin),
    Case("R06", "geleverde_uren periodebetalingen", r06),
    Case("R06", "geleverde_uren periodebetalingen", r06_sign),
    Case("R07", "geleverde_uren periodebetalingen", r07_later_debit),
    Case("R07", "geleverde_uren periodebetalingen", r07_too_much),
    Case("R08", "enquetescores", r08_scale),
    Case("R08", "enquetescores", r08_no_score),
    Case("R09", "communicatie", r09),
    Case("R09", "communicatie", r09_too_few_pass),
    Case("R10", "bestemmingen", r10),
    Case("R11", "geleverde_uren periodebetalingen", r11),
    Case("R12", "geleverde_uren periodebetalingen", r12),
    Case("R13", "geleverde_uren", r13_hours),
    Case("R13", "indicaties geleverde_uren periodebetalingen", r13_payment),
    Case("R14", "indicaties", r14),
    Case("R15", "geleverde_uren", r15),
    Case("R15", "indicaties geleverde_uren", r15_minutes),
    Case("R16", "geleverde_uren periodebetalingen", r16),
    Case("R17", "geleverde_uren", r17),
    Case("R18", "geleverde_uren", r18, is_all_held=True),
    Case("R19", "enquetescores", r19),
    Case("R20", "ondersteuningsplannen", r20_signed_early),
    Case("R20", "indicaties", r20_no_plan),
    Case("R21", "periodebetalingen", r21, is_all_held=True),
    Case("R22", "geleverde_uren", r22_number),
    Case("R22", "meldingen", r22_year),
    Case("R23", "meldingen", r23),
    Case("R24", "geleverde_uren", r24),
    Case("R25", "geleverde_uren periodebetalingen", r25),
    Case("R26", "enquetescores", r26_one_form, severity="F"),
    Case("R26", "enquetescores", r26_per_provider, severity="F"),
    Case("R26", "enquetescores", r26_two_forms, severity="W"),
    Case("R27", "enquetescores", r27),
    Case("R28", "indicaties referentie", r28_nine_tenths, severity="W"),
    Case("R28", "referentie", r28_nobody, severity="F"),
    Case("R29", "geleverde_uren", r29_hours),
    Case("R29", "geleverde_uren periodebetalingen", r29_invoice),
    Case("R29", "meldingen", r29_long_ago),
    Case("R29", "indicaties", r29_begin),
    Case("R29", "indicaties", r29_end),
    Case("R30", "indicaties geleverde_uren periodebetalingen", r30_cents),
    Case("R30", "indicaties geleverde_uren", r30_parts_of_days),
    Case("R30", "meldingen", r30_shortened),
    Case("R31", "meldingen", r31_rows_above, severity="F"),
)


@pytest.fixture(scope="module")
def held(shared_folder: Path) -> Path:
    """Return a folder with two stores and their key: `alles` holds the hand-made delivery, `vroeg` all of it but payments."""
    folder = shared_folder / "elke-regel"
    with FileLock(shared_folder / "elke-regel.lock"):
        if not (folder / "alles" / "huidig").exists():
            folder.mkdir()
            everything = Delivery()
            early = Delivery().only(*(name for name in everything.tables if name != "periodebetalingen"))
            hours = early["geleverde_uren"]
            hours.rows[:] = [row for row in hours.rows if _day(row[3]) <= IN_THE_FIRST_PERIOD]
            with pytest.MonkeyPatch.context() as environment:
                environment.setenv("HBH_SLEUTEL", str(shared_folder / "elke-regel-sleutel"))
                for name, delivery, day in (
                    ("vroeg", early, IN_THE_FIRST_PERIOD.isoformat()),
                    ("alles", everything, PEILDATUM),
                ):
                    tidy = delivery.write(shared_folder / f"levering-{name}")
                    arguments = ["import", str(tidy), "--data", str(folder / name), "--peildatum", day]
                    assert entry.main(arguments) == 0
    return folder


@pytest.fixture
def key(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the key of the stores in `held`."""
    monkeypatch.setenv("HBH_SLEUTEL", str(held.with_name("elke-regel-sleutel")))


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.change.__name__)
def test_what_just_does_not_break_a_rule_has_no_finding(
    case: Case, held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert delivered(case, held, tmp_path, capsys, trips=False).told == []


@dataclass(frozen=True)
class Delivered:
    """The delivery of a case, and the texts of its findings."""

    delivery: Delivery
    told: list[str]


def delivered(case: Case, held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, trips: bool) -> Delivered:
    """Deliver a case to the command line, which finds what breaks the rule and nothing else."""
    whole = Delivery()
    place = case.change(whole, trips)
    delivery = whole.only(*case.tables.split())
    delivery.others.update(whole.others)
    folder = delivery.write(tmp_path / "levering")
    data = held / ("alles" if case.is_all_held else "vroeg")
    files_before = sorted(data.iterdir())

    code = entry.main(["check", str(folder), "--data", str(data), "--peildatum", PEILDATUM, "--format", "json"])

    report = json.loads(capsys.readouterr().out)
    found = [
        (finding["regel"], finding["ernst"], finding["bestand"], finding["rij"], finding["kolom"])
        for finding in report["bevindingen"]
    ]
    rule = RULE_BY_ID[case.rule]
    assert set(found) == ({(rule.id, case.ernst, *place)} if trips else set())
    assert report["oordeel"] == (("afgekeurd" if case.ernst == "F" else "waarschuwing") if trips else "goed")
    assert report["publicatie"] is None
    assert code == (1 if trips and case.ernst == "F" else 0)
    assert all(finding["melding"].startswith(_place_in_words(*place)) for finding in report["bevindingen"])
    assert sorted(data.iterdir()) == files_before
    return Delivered(delivery, [finding["melding"] for finding in report["bevindingen"]])


def _day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone


def _place_in_words(file: str, row: int | None, column: str | None) -> str:
    words = [file, *([f"rij {row}"] if row is not None else []), *([f"kolom '{column}'"] if column else [])]
    return f"{', '.join(words)}: "


def test_every_rule_has_a_delivery_that_trips_it_and_one_that_just_does_not() -> None:
    assert {case.rule for case in CASES} == {rule.id for rule in RULES}
