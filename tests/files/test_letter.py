"""The letter to send back: what must be repaired first, where it stands and what to do, for one sender."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

from openpyxl import load_workbook

from hbh_metrics.files.letter import Letter, as_pdf, as_workbook, in_order_of_work, outcome, refused_messages
from hbh_metrics.files.paper import MOST_ROWS
from hbh_metrics.records import DeliveryFinding
from tests.files.test_paper import read, text_of


def found(regel: str, ernst: str, bestand: str, rij: int | None, melding: str = "Dit klopt niet.") -> DeliveryFinding:
    place = f"{bestand}, rij {rij}, kolom 'uren'" if rij else f"{bestand}, kolom 'uren'"
    return DeliveryFinding(regel, ernst, bestand, rij, "uren", "8,5u", "8,5", f"{place}: {melding}", "TZORG")


FINDINGS = (
    found("R15", "W", "uren.csv", 2),
    found("R03", "F", "uren.csv", 12, "'8,5u' is geen getal. Pas de cel aan en lever opnieuw aan."),
    found("R03", "F", "uren.csv", 3),
    found("R01", "F", "uren.csv", 40),
    found("R00", "F", "plannen.csv", None, "Het bestand is leeg."),
)
LETTER = Letter("T-Zorg", "de levering ‘juni’", True, FINDINGS, datetime(2014, 7, 3, tzinfo=UTC))


def test_what_refuses_comes_first_then_per_file_per_kind_from_the_top_down() -> None:
    assert [(one.ernst, one.bestand, one.regel, one.rij) for one in in_order_of_work(FINDINGS)] == [
        ("F", "plannen.csv", "R00", None),
        ("F", "uren.csv", "R01", 40),
        ("F", "uren.csv", "R03", 3),
        ("F", "uren.csv", "R03", 12),
        ("W", "uren.csv", "R15", 2),
    ]


def test_the_paper_says_what_came_of_it_and_for_each_finding_where_and_what_to_do() -> None:
    pdf = as_pdf(LETTER)
    text = text_of(pdf)
    assert pdf == as_pdf(LETTER)
    assert str(read(pdf).root_object["/Lang"]).startswith("nl")
    assert "Bevindingen voor T-Zorg" in text
    assert "De levering is niet overgenomen. In uw bestanden: 4 fouten en 1 waarschuwing." in text
    assert "rij 12, kolom uren '8,5u' is geen getal. Pas de cel aan en lever opnieuw aan." in text
    assert "uren.csv, rij 12" not in text
    assert text.index("Het bestand is leeg.") < text.index("rij 40") < text.index("rij 3,") < text.index("rij 2,")


def test_a_finding_in_a_workbook_with_several_sheets_names_its_sheet() -> None:
    sentence = "boek.xlsx, blad 'personeel', rij 4, kolom 'uren': Dit klopt niet."
    one = replace(found("R03", "F", "boek.xlsx", 4), melding=sentence)
    assert "blad personeel, rij 4, kolom uren Dit klopt niet." in text_of(as_pdf(replace(LETTER, findings=(one,))))


def test_who_has_only_warnings_reads_whether_the_delivery_was_taken_over() -> None:
    warned = replace(LETTER, findings=FINDINGS[:1])
    assert outcome(warned).replace("\u00a0", " ") == (
        "De levering is niet overgenomen door fouten in andere bestanden. In uw bestanden: 1 waarschuwing."
    )
    assert outcome(replace(warned, is_refused=False)).replace("\u00a0", " ") == (
        "De levering is overgenomen. In uw bestanden: 1 waarschuwing."
    )


def test_a_long_run_goes_on_at_the_next_page_and_is_whole_in_the_workbook() -> None:
    many = tuple(found("R03", "F", "uren.csv", row, "Pas de cel aan. " * 12) for row in range(2, MOST_ROWS + 12))
    letter = replace(LETTER, findings=many)
    text = text_of(as_pdf(letter))
    assert len(read(as_pdf(letter)).pages) > 1
    assert f"rij {MOST_ROWS + 1}," in text
    assert "En nog 10 rijen. De andere rijen staan in de werkmap." in text
    book = load_workbook(io.BytesIO(as_workbook(letter)))
    assert [row[1].value for row in book["Bevindingen"].iter_rows(min_row=2)] == list(range(2, MOST_ROWS + 12))


def test_the_workbook_has_the_order_of_work_and_the_same_bytes_each_time() -> None:
    content = as_workbook(LETTER)
    assert content == as_workbook(LETTER)
    sheet = load_workbook(io.BytesIO(content))["Bevindingen"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["plannen.csv", *["uren.csv"] * 4]


def test_refused_messages_are_listed_with_the_codes_of_the_standard() -> None:
    rows = (found("TR346", "F", "323.xml", 4), found("TR346", "F", "323.xml", 9), found("TR358", "F", "323.xml", None))
    letter = replace(
        LETTER, findings=(*FINDINGS, *rows, found("TR319", "W", "323.xml", 2), found("R00", "F", "b.zip/2", None))
    )

    table = refused_messages(letter.findings)

    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("323.xml", "TR346", "Het bedrag is volume maal tarief", "2"),
        ("323.xml", "TR358", "Het totaal is de som van de prestaties", "1"),
        ("b.zip/2", "R00", "Het bestand kan worden gelezen", "1"),
    ]
    assert "Berichten die u opnieuw stuurt" in text_of(as_pdf(letter))
    assert "Berichten die u opnieuw stuurt" not in text_of(as_pdf(LETTER))
    assert (
        len(load_workbook(io.BytesIO(as_workbook(letter))).sheetnames)
        == len(load_workbook(io.BytesIO(as_workbook(LETTER))).sheetnames) + 1
    )
