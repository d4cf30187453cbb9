"""How a delivery changes what we hold: what is added, replaced, left alone, and what may not change any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hbh_metrics.contract import TABLE_BY_NAME
from tests.intake.deliveries import PERIODS, Cells, tidy
from tests.intake.publishing import Office, told

pytestmark = pytest.mark.usefixtures("extracts_only")

TIDY = tidy()


def only(table: str, keep: Callable[[dict[str, str]], bool]) -> Cells:
    """Return the tidy rows of a table for which `keep` holds."""
    cells = TIDY[table]
    return Cells(cells.header, [row for row in cells.rows if keep(dict(zip(cells.header, row, strict=True)))])


def of_provider(table: str, provider: str) -> Cells:
    """Return the tidy rows of one provider."""
    return only(table, lambda row: row["aanbieder_id"] == provider)


def test_new_lines_of_the_ledger_are_added_and_identical_ones_are_skipped_and_counted(office: Office) -> None:
    viva = of_provider("periodebetalingen", "VIVA")
    credit = dict(zip(viva.header, viva.rows[0], strict=True)) | {
        "prestatie_referentie": "C-1",
        "vorige_referentie": viva.rows[0][1],
        "debet_credit": "C",
        "bedrag_eur": "-200,00",
        "factuurdatum": "30-04-2014",
    }
    viva.rows.append(list(credit.values()))
    before = office.rows("periodebetalingen")
    outcome = office.deliver({"periodebetalingen_viva.csv": viva})
    after = office.rows("periodebetalingen")
    assert outcome.publication
    assert [(file.rows, file.skipped, file.known) for file in outcome.report.files] == [(21, 0, 20)]
    assert [row for row in after if row not in before] == [row for row in after if row[1] == "C-1"]
    assert len(after) == len(before) + 1


def test_a_line_of_the_ledger_with_other_content_is_refused_by_row(office: Office) -> None:
    viva = (
        of_provider("periodebetalingen", "VIVA")
        .with_cell(2, "factuurdatum", "25-02-2014")
        .with_cell(4, "boekdatum", "1-5-2014")
    )
    before = office.rows("periodebetalingen")
    outcome = office.deliver({"periodebetalingen_viva.csv": viva})
    key = "aanbieder_id, prestatie_referentie"
    assert told(outcome, "R21") == [("R21", "periodebetalingen_viva.csv", row, key) for row in (4, 6)]
    assert "(factuurdatum)" in outcome.report.findings[0].melding
    assert office.rows("periodebetalingen") == before


def test_the_same_reference_of_another_provider_is_another_line(office: Office) -> None:
    tzorg = Cells(TIDY["periodebetalingen"].header, of_provider("periodebetalingen", "TZORG").rows[:1])
    taken = of_provider("periodebetalingen", "VIVA").rows[0][1]
    outcome = office.deliver({"periodebetalingen.csv": tzorg.with_cell(0, "prestatie_referentie", taken)})
    assert told(outcome, "R21", "R01") == []
    assert outcome.publication


def test_hours_replace_the_same_provider_and_period_and_leave_the_others(office: Office) -> None:
    first, last = PERIODS["201403"], PERIODS["201404"]
    march = only(
        "geleverde_uren",
        lambda row: (
            row["aanbieder_id"] == "VIVA"
            and first.isoformat() <= "-".join(row["datum"].split("-")[::-1]) < last.isoformat()
        ),
    )
    assert len(march.rows) == 5 * 4
    office.deliver(
        {"geleverde_uren_viva.csv": Cells(march.header, [[*row[:4], "3,00", ""] for row in march.rows[:19]])}
    )
    hours = office.rows("geleverde_uren", "aanbieder_id, datum, uren")
    changed = [row for row in hours if str(row[2]) == "3.00"]
    assert len(changed) == 19
    assert {row[0] for row in changed} == {"VIVA"}
    assert all(first <= row[1] < last for row in changed)  # type: ignore[operator]
    assert len(hours) == 12 * 16 - 1


def test_survey_answers_replace_the_same_measurement_of_the_same_provider(office: Office) -> None:
    viva = of_provider("enquetescores", "VIVA")
    again = Cells(viva.header, [[*row[:7], "9", "SCORE"] for row in viva.rows])
    place = viva.header.index("meting")
    end = [
        [f"E{row[0]}", *row[1:place], "EIND", *row[place + 1 :]] for row in of_provider("enquetescores", "TZORG").rows
    ]
    office.deliver({"enquetescores.csv": Cells(viva.header, [*again.rows, *end])})
    scores = office.rows("enquetescores", "aanbieder_id, meting, score::varchar")
    assert scores == sorted(
        [("AMSTELRING", "NUL", "8.0")] * 3
        + [("TZORG", "EIND", "8.0")] * 4
        + [("TZORG", "NUL", "8.0")] * 4
        + [("VIVA", "NUL", "9.0")] * 5
    )


def test_tables_per_provider_replace_what_was_held_of_that_provider_only(office: Office) -> None:
    changes = {
        "indicaties": ("leeftijdsklasse", "85+"),
        "ondersteuningsplannen": ("aandeel_netwerk", "GEEN"),
        "personeel": ("medewerkers", "21"),
        "communicatie": ("oordeel", "OPEN"),
    }
    files: dict[str, bytes | Cells] = {}
    for table, (column, value) in changes.items():
        assert TABLE_BY_NAME[table].merge.columns == ("aanbieder_id",)  # type: ignore[union-attr]
        cells = of_provider(table, "TZORG")
        for row in range(len(cells.rows)):
            cells = cells.with_cell(row, column, value)
        files[f"{table}_tzorg.csv"] = cells
    extra = dict(zip(TIDY["meldingen"].header, TIDY["meldingen"].rows[0], strict=True)) | {
        "melding_id": "M2",
        "aanbieder_id": "TZORG",
    }
    files["meldingen_tzorg.csv"] = Cells(TIDY["meldingen"].header, [list(extra.values())])
    office.deliver(files)
    for table, (column, value) in changes.items():
        rows = office.rows(table, f"aanbieder_id, {column}::varchar")
        assert len(rows) == len(TIDY[table].rows), table
        assert {row[0] for row in rows if row[1] == value} == {"TZORG"}, table
        assert not [row for row in rows if row[0] == "TZORG" and row[1] != value], table
    assert office.rows("meldingen", "melding_id, aanbieder_id") == [("M1", "VIVA"), ("M2", "TZORG")]


def test_other_tables_are_replaced_whole(office: Office) -> None:
    files: dict[str, bytes | Cells] = {
        "tariefafspraken.csv": TIDY["tariefafspraken"].with_cell(0, "basistarief_uur_eur", "19,00"),
        "vragen.csv": TIDY["vragen"].with_cell(0, "tekst", "Anders?"),
        "aanbieders.csv": TIDY["aanbieders"].with_cell(0, "naam", "Viva"),
        "referentie.csv": Cells(TIDY["referentie"].header, TIDY["referentie"].rows[:2]),
        "enquete_uitzet.csv": Cells(TIDY["enquete_uitzet"].header, TIDY["enquete_uitzet"].rows[:1]),
        "bestemmingen.csv": TIDY["bestemmingen"].with_cell(0, "boeking_id", "B9"),
    }
    outcome = office.deliver(files)
    assert told(outcome) == [("R17", "enquete_uitzet.csv", None, None), ("R17", "referentie.csv", None, None)]
    assert office.rows("vragen", "tekst") == [("Anders?",)]
    assert [row[0] for row in office.rows("aanbieders", "naam")] == ["Amstelring", "T-Zorg", "Viva"]
    assert len(office.rows("referentie")) == 2
    assert len(office.rows("enquete_uitzet")) == 1
    assert office.rows("bestemmingen", "boeking_id") == [("B9",)]
    assert sorted(str(row[0]) for row in office.rows("tariefafspraken", "basistarief_uur_eur")) == [
        "18.00",
        "18.00",
        "19.00",
    ]


def test_files_with_only_a_header_replace_nothing(office: Office) -> None:
    before = {name: office.rows(name) for name in TIDY}
    outcome = office.deliver({f"{name}.csv": Cells(cells.header) for name, cells in TIDY.items()})
    assert outcome.report.findings == []
    assert {name: office.rows(name) for name in TIDY} == before


def test_files_of_one_table_are_read_together(office: Office) -> None:
    tzorg, viva = of_provider("personeel", "TZORG"), of_provider("personeel", "VIVA")
    files: dict[str, bytes | Cells] = {
        "personeel_tzorg.csv": tzorg.with_cell(0, "medewerkers", "30"),
        "Personeel VIVA.XLSX": viva.with_cell(0, "medewerkers", "31").xlsx(),
        "personeel-extra.parquet": of_provider("personeel", "AMSTELRING").with_cell(0, "medewerkers", "32").parquet(),
    }
    office.deliver(files)
    staff = office.rows("personeel", "medewerkers, aanbieder_id")
    assert len(staff) == 12
    assert [row for row in staff if row[0] != 20] == [(30, "TZORG"), (31, "VIVA"), (32, "AMSTELRING")]


def test_any_table_may_be_absent_also_from_the_first_delivery(empty_office: Office) -> None:
    outcome = empty_office.deliver({"vragen.csv": TIDY["vragen"]})
    assert (outcome.report.findings, empty_office.rows("indicaties")) == ([], [])
    assert len(empty_office.rows("vragen")) == 1


def test_what_a_delivery_does_not_bring_stays_to_the_byte(office: Office) -> None:
    before = office.store.current()
    assert before is not None
    outcome = office.deliver({"vragen.csv": TIDY["vragen"].with_cell(0, "tekst", "Anders?")})
    assert outcome.publication is not None
    for name in TIDY:
        is_same = outcome.publication.manifest.tables[name].sha256 == before.manifest.tables[name].sha256
        assert is_same == (name != "vragen"), name


def test_importing_the_same_delivery_again_changes_no_row(office: Office) -> None:
    files: dict[str, bytes | Cells] = {
        f"{name}.csv": TIDY[name] for name in ("geleverde_uren", "periodebetalingen", "indicaties")
    }
    before = {name: office.rows(name) for name in TIDY}
    outcome = office.deliver(files)
    assert outcome.report.findings == []
    assert [file.known for file in outcome.report.files] == [0, 0, 48]
    assert {name: office.rows(name) for name in TIDY} == before
