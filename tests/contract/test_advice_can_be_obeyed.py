"""Each rule finds what breaks it and says what to do: that is done as it is written, blindly, on the offending files, and nothing is lost.

Every case of `test_every_rule_end_to_end` has what its finding advises beside what someone does who follows it; a rule without is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.importing import Outcome, check
from hbh_metrics.publications import Store
from tests.contract import test_every_rule_end_to_end as cases
from tests.contract.advice_said import said
from tests.contract.handmade import PEILDATUM, Delivery, Sheet
from tests.contract.test_every_rule_end_to_end import CASES, Case, held, key
from tests.contract.test_every_rule_end_to_end import _day as day_of
from tests.intake import test_advice as files
from tests.intake.messages import test_advice as messages

__all__ = ["held", "key"]

SUMMED = {"geleverde_uren": ("uren", Decimal("0.02")), "periodebetalingen": ("bedrag_eur", Decimal("0.10"))}
"""The column of which the sum shows what was lost, and how far a repaired cell may move it."""
UNTRIED = Path(__file__).with_name("advice_untried.txt")
"""The sentences of advice that nobody obeys here yet: who adds one obeys it above, or lists it; who obeys one takes it off."""
FIRST_VIVA = {"toewijzing_nummer": "T001", "datum": "03-02-2014"}


@dataclass(frozen=True)
class Advice:
    """What a finding must say, and what is done then; `stays` where the delivery was fine and the warning only asks to look.

    `moved` says that the advice is to correct an amount or hours, so that the sum may change; `rows` is how many come in addition.
    """

    words: str
    obey: Callable[[Delivery], object]
    stays: bool = False
    moved: bool = False
    rows: int = 0


def _column(table: str, column: str, change: Callable[[str], str], of: str = "SHDH") -> Callable[[Delivery], None]:
    def obey(delivery: Delivery) -> None:
        sheet = delivery[table]
        place = sheet.header.index(column)
        for row in sheet.rows:
            if of in row:
                row[place] = change(row[place])

    return obey


def _change(table: str, where: dict[str, str], **cells: str) -> Callable[[Delivery], object]:
    return lambda delivery: delivery[table].change(where, **cells)


def _nothing(_: Delivery) -> None:
    """Deliver the same again."""


def _without_file(delivery: Delivery) -> None:
    delivery.others.clear()


def _with_column(delivery: Delivery) -> None:
    sheet = delivery["meldingen"]
    sheet.header.append("kanaal")
    for row in sheet.rows:
        row.append("AANBIEDER" if "M2" in row else "GEMEENTE")


def _without_column(delivery: Delivery) -> None:
    sheet = delivery["meldingen"]
    place = sheet.header.index("opmerking")
    for row in (sheet.header, *sheet.rows):
        del row[place]


def _times(factor: int) -> Callable[[str], str]:
    return lambda text: str(Decimal(text.replace(",", ".")) * factor).replace(".", ",")


def _cents(delivery: Delivery) -> None:
    """Only the rows in cents: a person divides what stands in cents."""
    sheet = delivery["periodebetalingen"]
    for column in ("tarief_eur", "bedrag_eur"):
        place = sheet.header.index(column)
        for row in sheet.rows:
            if "SHDH" in row and len(row[place]) > len("210,00"):
                row[place] = _times(1)(str(Decimal(row[place].replace(",", ".")) / 100))


def _own_keys(delivery: Delivery) -> None:
    sheet = delivery["communicatie"]
    for number, row in enumerate(sheet.rows):
        row[0] = f"U{number + 1}"


def _header_first(delivery: Delivery) -> None:
    sheet = delivery["meldingen"]
    sheet.header, sheet.rows = sheet.rows[0], sheet.rows[1:]


def _plan(delivery: Delivery) -> None:
    plans = Delivery()["ondersteuningsplannen"]
    plans.rows[:] = [row for row in plans.rows if "TZORG" in row]
    plans.add(
        plan_id="OP9", client_sleutel="C008", toewijzing_nummer="T009", aanbieder_id="TZORG", gesprek_datum="03-03-2014",
        ondertekend_datum="10-03-2014", aandeel_netwerk="GEEN",
    )  # fmt: skip
    delivery.tables["ondersteuningsplannen"] = plans


def _credit(delivery: Delivery, reference: str, **cells: str) -> None:
    sheet = delivery["periodebetalingen"]
    debit = dict(zip(sheet.header, sheet.row_of(prestatie_referentie=reference), strict=True))
    sheet.add(
        **debit | {
            "prestatie_referentie": f"{reference}-C", "vorige_referentie": reference, "debet_credit": "C",
            "bedrag_eur": f"-{debit['bedrag_eur']}",
        }
    )  # fmt: skip
    if cells:
        sheet.add(**debit | {"prestatie_referentie": f"{reference}-N"} | cells)


AGAIN = "Pas de cel aan en lever opnieuw aan."
ADVICE: dict[Callable[[Delivery, bool], cases.Place], Advice] = {
    cases.r00_unknown_file: Advice("Geef het bestand de naam van de tabel", _without_file),
    cases.r00_missing_column: Advice("Voeg de kolom toe en lever opnieuw aan.", _with_column),
    cases.r01: Advice(
        "Wij hadden al een rij van VIVA met dit kenmerk. Geef deze rij een eigen melding_id en lever opnieuw aan.",
        _change("meldingen", {"melding_id": "M1"}, melding_id="M8"),
    ),
    cases.r02: Advice(
        "Verbeter de waarde, of lever aanbieders mee", _change("meldingen", {"melding_id": "M4"}, aanbieder_id="SHDH")
    ),
    cases.r03_no_number: Advice(AGAIN, _change("geleverde_uren", FIRST_VIVA, uren="2,50"), moved=True),
    cases.r03_no_such_day: Advice(AGAIN, _change("meldingen", {"melding_id": "M2"}, datum_ontvangst="28-02-2014")),
    cases.r03_no_such_period: Advice(AGAIN, _change("bestemmingen", {"boeking_id": "B1"}, periode_id="201413")),
    cases.r03_empty: Advice(
        "Vul de cel en lever opnieuw aan.", _change("communicatie", {"uiting_id": "U1"}, oordeel="OPEN")
    ),
    cases.r04: Advice(AGAIN, _change("indicaties", {"toewijzing_nummer": "T009"}, einddatum="01-06-2013")),
    cases.r05_category: Advice(
        "Pas de categorie of de groep aan en lever opnieuw aan.",
        _change("indicaties", {"toewijzing_nummer": "T009"}, groep="VERGELIJKING"),
    ),
    cases.r05_begin: Advice(
        "Pas de ingangsdatum of de groep aan en lever opnieuw aan.",
        _change("indicaties", {"toewijzing_nummer": "T009"}, groep="VERGELIJKING"),
    ),
    cases.r06: Advice(
        "Pas het aantal, het tarief of het bedrag aan en lever opnieuw aan.",
        _change("periodebetalingen", {"prestatie_referentie": "V1"}, bedrag_eur="220,00"),
    ),
    cases.r06_sign: Advice(
        "Pas het bedrag aan en lever opnieuw aan.",
        _change("periodebetalingen", {"prestatie_referentie": "V9"}, bedrag_eur="-10,00"),
        moved=True,
    ),
    cases.r07_later_debit: Advice(
        "Vul het kenmerk in van een eerdere debet",
        _change("periodebetalingen", {"prestatie_referentie": "Z4"}, factuurdatum="24-03-2014"),
    ),
    cases.r07_too_much: Advice(
        "Verlaag de credits tot hoogstens de debet en lever opnieuw aan.",
        _change("periodebetalingen", {"prestatie_referentie": "Z4"}, bedrag_eur="-199,98"),
    ),
    cases.r08_scale: Advice(
        "Pas de score aan en lever opnieuw aan.", _change("enquetescores", {"respons_id": "R003"}, score="10")
    ),
    cases.r08_no_score: Advice(
        "Maak de score leeg, of kies SCORE, en lever opnieuw aan.",
        _change("enquetescores", {"respons_id": "R103"}, score=""),
    ),
    cases.r09: Advice("Vervang het BSN", _own_keys),
    cases.r09_too_few_pass: Advice("Vervang het BSN", _own_keys),
    cases.r10: Advice(
        "Haal ze weg en lever opnieuw aan.", _column("bestemmingen", "toelichting", lambda _: "", of="BESTEED")
    ),
    cases.r11: Advice(
        "Lever dan een credit en een nieuwe debet aan.",
        lambda one: _credit(one, "V1", tarief_eur="220,00", bedrag_eur="220,00"),
        rows=2,
        moved=True,
    ),
    cases.r12: Advice("Klopt dit niet? Lever dan een credit aan.", lambda one: _credit(one, "S1"), rows=1, moved=True),
    cases.r13_hours: Advice(
        "Kloppen de uren niet? Lever de hele periode opnieuw aan.",
        lambda one: one["geleverde_uren"].rows[-1].__setitem__(3, "16-02-2014"),
    ),
    cases.r13_payment: Advice(
        "Klopt de betaling niet? Lever dan een credit aan.", lambda one: _credit(one, "Z9"), rows=1, moved=True
    ),
    cases.r14: Advice(
        "Geef de eerste een einddatum vóór de ingang van de tweede",
        _change("indicaties", {"toewijzing_nummer": "T008"}, einddatum="22-03-2014"),
    ),
    cases.r15: Advice(
        "Pas de uren aan en lever de hele periode opnieuw aan.",
        _change("geleverde_uren", {"toewijzing_nummer": "T004", "datum": "03-02-2014"}, uren="3,00"),
    ),
    cases.r15_minutes: Advice("Reken ze om naar uren", _change("geleverde_uren", FIRST_VIVA, uren="2:15"), moved=True),
    cases.r16: Advice(
        "lever dan een rij met 0 uur en de reden",
        lambda one: one["geleverde_uren"].add(
            toewijzing_nummer="T005",
            client_sleutel="C005",
            aanbieder_id="TZORG",
            datum="27-01-2014",
            uren="0",
            reden_niet_geleverd="ANDERS",
        ),
        rows=1,
    ),
    cases.r17: Advice("Controleer of de levering volledig is.", _nothing, stays=True),
    cases.r18: Advice("Ga na of de wijziging is bedoeld.", _nothing, stays=True),
    cases.r19: Advice("nulmeting", _change("enquetescores", {"respons_id": "R102"}, koppel_id="K003")),
    cases.r20_signed_early: Advice(
        "Controleer beide datums", _change("ondersteuningsplannen", {"plan_id": "OP1"}, ondertekend_datum="03-02-2014")
    ),
    cases.r20_no_plan: Advice("Lever het plan aan.", _plan, rows=2),
    cases.r21: Advice(
        "Lever hem aan zoals eerst.", _change("periodebetalingen", {"prestatie_referentie": "V1"}, boekdatum="")
    ),
    cases.r22_number: Advice(AGAIN, _change("geleverde_uren", FIRST_VIVA, uren="1,23"), moved=True),
    cases.r22_year: Advice(AGAIN, _change("meldingen", {"melding_id": "M2"}, datum_ontvangst="05-03-2014")),
    cases.r23: Advice("Haal de kolom weg", _without_column),
    cases.r24: Advice(
        "Verbeter de cliënt of het nummer van de toewijzing en lever opnieuw aan.",
        _change("geleverde_uren", FIRST_VIVA, client_sleutel="C001"),
    ),
    cases.r25: Advice(
        "Lever dan een credit en een nieuwe debet aan.",
        lambda one: _credit(one, "Z2", aantal="0,5", bedrag_eur="100,00"),
        rows=2,
        moved=True,
    ),
    cases.r26_one_form: Advice(
        "Geef elk formulier een eigen respons_id, of verbeter de cel",
        _change("enquetescores", {"respons_id": "R001", "vraag_code": "V02"}, groep="EXPERIMENT"),
    ),
    cases.r26_per_provider: Advice(
        "Zet de code van de aanbieder voor elke koppel_id, in beide metingen",
        lambda one: [row.__setitem__(1, f"{row[4]}-{row[1]}") for row in one["enquetescores"].rows if row[1]],
    ),
    cases.r26_two_forms: Advice(
        "Geef elk een eigen koppel_id", _change("enquetescores", {"respons_id": "R004"}, koppel_id="K007")
    ),
    cases.r27: Advice(
        "Pas die aan en lever de meting opnieuw aan.",
        _change("enquetescores", {"respons_id": "R003"}, invuldatum="12-02-2014"),
    ),
    cases.r28_nine_tenths: Advice(
        "Neem die over en lever opnieuw aan.", _change("referentie", {"client_sleutel": "C010"}, client_sleutel="C009")
    ),
    cases.r28_nobody: Advice(
        "zoals ze in de indicaties staan, met nullen vooraan",
        lambda one: [row.__setitem__(0, row[0].replace("C", "C00")) for row in one["referentie"].rows],
    ),
    cases.r29_hours: Advice(AGAIN, _change("geleverde_uren", {"datum": "25-03-2014"}, datum="17-03-2014")),
    cases.r29_invoice: Advice(
        AGAIN, _change("periodebetalingen", {"prestatie_referentie": "V1"}, factuurdatum="24-03-2014")
    ),
    cases.r29_long_ago: Advice(AGAIN, _change("meldingen", {"melding_id": "M2"}, datum_ontvangst="26-01-2014")),
    cases.r29_begin: Advice(AGAIN, _change("indicaties", {"toewijzing_nummer": "T009"}, ingangsdatum="26-01-1994")),
    cases.r29_end: Advice(AGAIN, _change("indicaties", {"toewijzing_nummer": "T009"}, einddatum="01-01-2015")),
    cases.r30_cents: Advice(
        "Deel de kolommen tarief_eur en bedrag_eur door 100 en lever opnieuw aan.", _cents, moved=True
    ),
    cases.r30_parts_of_days: Advice(
        "Vermenigvuldig deze kolom in het oorspronkelijke bestand dan met 24",
        _column("geleverde_uren", "uren", _times(24)),
        moved=True,
        stays=True,  # half a day is more than 6 hours a week: R15 asks to look,
    ),
    cases.r31_rows_above: Advice(
        "haal deze rijen weg als ze er niet bij horen, en lever opnieuw aan.", _header_first, rows=-1
    ),
    cases.r30_shortened: Advice(
        "Haal het bestand opnieuw uit uw systeem",
        _change("meldingen", {"melding_id": "2,01E+11"}, melding_id="201000000017"),
    ),
}


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.change.__name__)
def test_a_rule_finds_what_breaks_it_and_who_does_as_it_says_delivers_without_it_and_loses_nothing(
    case: Case, held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(held / ("alles" if case.is_all_held else "vroeg"))
    advice, broken = ADVICE[case.change], cases.delivered(case, held, tmp_path, capsys, trips=True)
    delivery = broken.delivery
    before = {name: (len(sheet.rows), _sum(name, sheet)) for name, sheet in delivery.tables.items()}
    assert broken.told
    assert all(advice.words in melding for melding in broken.told), broken.told

    advice.obey(delivery)
    after = _checked(delivery, store, tmp_path / "daarna")

    assert after.report.verdict == ("waarschuwing" if advice.stays else "goed"), after.report.findings
    assert (
        sum(len(sheet.rows) for sheet in delivery.tables.values())
        == sum(rows for rows, _ in before.values()) + advice.rows
    )
    assert sum(file.stored + file.known for file in after.report.files) == sum(
        len(sheet.rows) for sheet in delivery.tables.values()
    )
    for name, (_, total) in before.items():
        bound = SUMMED.get(name, ("", Decimal(0)))[1]
        assert advice.moved or abs(_sum(name, delivery[name]) - total) <= bound


def test_every_case_of_every_rule_has_its_advice() -> None:
    assert set(ADVICE) == {case.change for case in CASES}


def test_every_sentence_of_advice_is_obeyed_by_a_test_or_listed_as_one_that_none_obeys() -> None:
    obeyed = [*(advice.words for advice in ADVICE.values()), *messages.WORDS, *files.WORDS]
    untried = {one.words for one in said() if not any(words in one.words or one.words in words for words in obeyed)}

    assert untried == set(UNTRIED.read_text(encoding="utf-8").splitlines())


@pytest.mark.usefixtures("key")
def test_two_visits_on_one_day_are_added_up_and_only_equal_rows_are_called_double(held: Path, tmp_path: Path) -> None:
    store = Store(held / "vroeg")
    for again, words in (
        ("0,50", "Tel de uren van deze dag op"),
        ("2,25", "De rijen zijn helemaal gelijk. Laat er één staan"),
    ):
        delivery = Delivery().only("geleverde_uren")
        hours = delivery["geleverde_uren"]
        hours.add(toewijzing_nummer="T001", client_sleutel="C001", aanbieder_id="VIVA", datum="03-02-2014", uren=again)
        findings = _checked(delivery, store, tmp_path / again).report.findings
        assert {finding.regel for finding in findings} == {"R01"}
        assert all(words in finding.melding for finding in findings)


def _checked(delivery: Delivery, store: Store, folder: Path) -> Outcome:
    return check(delivery.write(folder), store, day_of("-".join(reversed(PEILDATUM.split("-")))), lambda _: None)


def _sum(table: str, sheet: Sheet) -> Decimal:
    if table not in SUMMED:
        return Decimal(0)
    place = sheet.header.index(SUMMED[table][0])
    total = Decimal(0)
    for row in sheet.rows:
        text = row[place].replace(".", "").replace(",", ".") if "," in row[place] else row[place]
        hours, colon, minutes = text.partition(":")
        try:
            total += Decimal(hours) + Decimal(minutes) / 60 if colon else Decimal(text)
        except ArithmeticError:
            continue
    return total
