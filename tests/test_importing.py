"""What an import leaves behind: a publication or only a report, never a delivered client key, and nothing of what was refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from hbh_metrics import metrics
from hbh_metrics.contract import TABLES
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.importing import WORKSPACE, import_delivery
from hbh_metrics.metrics.versions import DEFINITIONS, as_text
from hbh_metrics.publications import Store
from tests.intake.deliveries import CLIENTS, PEILDATUM, Cells, row_count, tidy, tidy_files, write
from tests.intake.publishing import Office, bytes_in, make_office, told

TIDY = tidy()
KEYS = [*CLIENTS, *(f"KOPPEL{number:04d}" for number in range(1, 13))]


def keys_in(office: Office) -> list[tuple[str, str]]:
    """Return file and key of every delivered key that something in the data folder holds."""
    return [
        (path.name, key) for path, content in bytes_in(office.data) for key in KEYS if key.encode() in content.upper()
    ]


def swapped(table: str, one: str, other: str) -> Cells:
    """Return the tidy rows of a table of which two columns changed places under their headers."""
    return TIDY[table].renamed(**{one: other, other: one})


def test_a_tidy_delivery_is_published_with_every_row_and_what_was_derived(published: Office) -> None:
    publication = published.store.current()
    assert publication is not None
    tables = publication.manifest.tables
    assert {table.name: tables[table.name].rows for table in TABLES if tables[table.name].rows} == row_count()
    assert {table.name for table in TABLES} <= set(tables)
    assert {"herkomst", "bevindingen", "meetwaarden", "clientperioden", "paden", "volledigheid"} <= set(tables)
    assert publication.manifest.peildatum == PEILDATUM
    assert set(publication.manifest.geleverd) == set(row_count())
    assert {file.bestand: file.rijen for file in publication.manifest.deliveries} == {
        f"{name}.csv": rows for name, rows in row_count().items()
    }
    assert publication.manifest.extra[DEFINITIONS] == as_text(metrics.CARDS)
    assert published.store.verify() == ()


def test_an_accepted_import_keeps_no_delivered_key(published: Office) -> None:
    assert keys_in(published) == []
    clients = {row[0] for row in published.rows("indicaties", "client_sleutel")}
    assert len(clients) == len(CLIENTS)
    assert all(len(str(client)) == 24 for client in clients)


def test_a_client_has_one_pseudonym_in_every_table_and_publication(office: Office) -> None:
    assert {row[0] for row in office.rows("geleverde_uren", "client_sleutel")} == {
        row[0] for row in office.rows("referentie", "client_sleutel")
    }
    before = office.rows("indicaties", "client_sleutel")
    office.deliver({"indicaties.csv": TIDY["indicaties"].with_cell(0, "uren_week", "2,75")})
    assert office.rows("indicaties", "client_sleutel") == before


def test_a_key_in_another_spelling_of_spaces_is_the_same_client(office: Office) -> None:
    hours = TIDY["geleverde_uren"]
    place = hours.header.index("client_sleutel")
    spaced = Cells(hours.header, [[*row[:place], f" {row[place]}\u00a0", *row[place + 1 :]] for row in hours.rows])
    outcome = office.deliver({"geleverde_uren.csv": spaced})
    assert told(outcome) == []


def test_a_refused_delivery_leaves_its_report_and_nothing_else(office: Office) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in office.data.rglob("*") if path.is_file()}

    before = state()
    marked = TIDY["vragen"].with_cell(0, "tekst", "Merkwaardige zin van een geweigerde levering?")
    outcome = office.deliver(
        {"vragen.csv": marked, "personeel.csv": TIDY["personeel"].with_cell(0, "medewerkers", "veel")}
    )
    assert told(outcome) == [("R03", "personeel.csv", 2, "medewerkers")]
    after = state()
    new = [path for path in after if path not in before]
    assert {path: after[path] for path in before} == before
    assert [Path(path).parent.name for path in new] == ["afgekeurd"]
    assert b"Merkwaardige" not in after[new[0]]
    assert not (office.data / WORKSPACE).exists()
    kept = office.store.refusals()[-1].verslag
    assert kept["oordeel"] == "afgekeurd"
    assert kept["publicatie"] is None
    assert [finding["rij"] for finding in kept["bevindingen"]] == [2]  # type: ignore[attr-defined]


WRONG_PLACES: dict[str, tuple[Callable[[], dict[str, bytes | Cells]], set[tuple[str, str | None]]]] = {
    "in cells": (
        lambda: {
            "indicaties.csv": TIDY["indicaties"].with_cell(3, "groep", "C000003").with_cell(4, "groep", "cliënt C000003 (oud)"),
            "geleverde_uren.csv": TIDY["geleverde_uren"]
            .with_cell(0, "client_sleutel", "C000007")
            .with_cell(3, "uren", "C000001")
            .with_cell(4, "datum", "c000002")
            .with_cell(5, "uren", "K-998877"),
            "periodebetalingen.csv": TIDY["periodebetalingen"]
            .with_cell(0, "vorige_referentie", "C000001")
            .with_cell(1, "prestatie_referentie", "C000001"),
            "enquetescores.csv": TIDY["enquetescores"].with_cell(0, "vraag_code", "KOPPEL0003"),
            "personeel.csv": TIDY["personeel"]
            .with_cell(3, "periode_id", "C000003")
            .with_cell(4, "aanbieder_id", "C000004")
            .with_column("C000001", ["x"] * 12)
            .csv()
            + b"C000001;C000002;C000003;1;2;3;4;5\r\n",
        },
        {
            ("R03", "groep"), ("R03", "uren"), ("R03", "datum"), ("R03", "periode_id"), ("R03", None), ("R02", "vraag_code"),
            ("R02", "aanbieder_id"), ("R21", "aanbieder_id, prestatie_referentie"), ("R23", "C000001"), ("R24", "client_sleutel"),
        },
    ),
    "as assignments": (
        lambda: {
            "geleverde_uren.csv": swapped("geleverde_uren", "client_sleutel", "toewijzing_nummer"),
            "referentie.csv": Cells(TIDY["referentie"].header, [*TIDY["referentie"].rows, TIDY["referentie"].rows[0]]),
        },
        {("R02", "toewijzing_nummer"), ("R01", "client_sleutel")},
    ),
    "as double assignments": (
        lambda: {
            "indicaties.csv": Cells(
                swapped("indicaties", "client_sleutel", "toewijzing_nummer").header,
                [*TIDY["indicaties"].rows, TIDY["indicaties"].rows[0]],
            )
        },
        {("R01", "toewijzing_nummer")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("where", WRONG_PLACES)
def test_a_refused_import_keeps_no_delivered_key_wherever_it_stood(office: Office, where: str) -> None:
    files, expected = WRONG_PLACES[where]
    outcome = office.deliver(files())
    assert outcome.publication is None
    assert {(finding.regel, finding.kolom) for finding in outcome.report.findings} >= expected
    assert keys_in(office) == []
    assert not any(b"998877" in content for _, content in bytes_in(office.data))


def test_an_accepted_import_with_keys_in_what_it_warns_about_keeps_none_of_them(office: Office) -> None:
    staff = TIDY["personeel"].with_column("C000001", ["x"] * 12).with_column("Cliënt KOPPEL0002", ["y"] * 12)
    outcome = office.deliver({"personeel.csv": staff})
    assert outcome.publication is not None
    assert [finding.kolom for finding in outcome.report.findings] == ["C000001", "Cliënt KOPPEL0002"]
    assert keys_in(office) == []
    assert len(office.rows("bevindingen")) == 2


def test_the_printed_report_names_the_key_that_the_kept_one_masks_and_both_show_what_is_no_key(office: Office) -> None:
    hours = (
        TIDY["geleverde_uren"]
        .with_cell(0, "uren", "8,5u")
        .with_cell(1, "datum", "31-02-2014")
        .with_cell(2, "uren", "C000001")
    )
    outcome = office.deliver({"geleverde_uren.csv": hours})
    assert "'C000001' is geen getal" in repr(outcome.report.findings)
    kept = office.store.refusals()[-1].verslag["bevindingen"]
    told_of_cells = [(found["rij"], found["waarde"]) for found in kept if found["regel"] == "R03"]  # type: ignore[attr-defined]
    assert told_of_cells == [(2, "8,5u"), (3, "31-02-2014"), (4, "(afgeschermd)")]
    assert "'(afgeschermd)' is geen getal" in repr(kept)


def test_checking_publishes_nothing_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    before = {str(path): path.stat().st_mtime_ns for path in office.data.rglob("*") if path.is_file()}
    assert office.check({"vragen.csv": TIDY["vragen"].with_cell(0, "tekst", "Anders?")}).publication is None
    assert office.check({"vragen.csv": b"niets"}).report.is_refused
    assert {str(path): path.stat().st_mtime_ns for path in office.data.rglob("*") if path.is_file()} == before


def test_checking_makes_neither_a_data_folder_nor_a_key(tmp_path: Path) -> None:
    office = Office(tmp_path)
    assert office.check({"vragen.csv": TIDY["vragen"]}).report.findings == []
    assert not office.data.exists()
    assert not Path(os.environ["HBH_SLEUTEL"]).exists()


def test_check_and_import_say_the_same(office: Office) -> None:
    files: dict[str, bytes | Cells] = {
        "geleverde_uren.csv": TIDY["geleverde_uren"].with_cell(0, "uren", "70"),
        "personeel.csv": TIDY["personeel"].with_column("x", ["1"] * 12),
    }
    checked, imported = office.check(files), office.deliver(files)
    assert checked.report.findings == imported.report.findings
    assert {"R15", "R23"} <= {finding.regel for finding in imported.report.findings}


def test_the_findings_of_a_publication_are_stored_in_it(office: Office) -> None:
    outcome = office.deliver({"geleverde_uren.csv": TIDY["geleverde_uren"].with_cell(0, "uren", "70")})
    stored = office.rows("bevindingen", "regel, ernst, bestand, rij, kolom")
    assert ("R15", "W", "geleverde_uren.csv", 2, "uren") in stored
    assert len(stored) == len(outcome.report.findings)


def test_provenance_says_which_file_brought_which_rows_and_is_kept(office: Office) -> None:
    first = office.rows("herkomst", "publicatie, bestand, aanbieder_id, periode_id, rijen")
    assert ("0001", "geleverde_uren.csv", "VIVA", "201403", 20) in first
    assert sum(row[4] for row in first) == sum(row_count().values())  # type: ignore[misc]
    office.deliver(
        {"personeel_viva.csv": Cells(TIDY["personeel"].header, [["VIVA", "201402", "1,00", "2", "0"]])},
        date(2014, 6, 1),
    )
    second = office.rows("herkomst", "publicatie, ontvangen_op, bestand, aanbieder_id, periode_id, rijen")
    assert [row for row in second if row[0] == "0002"] == [
        ("0002", date(2014, 6, 1), "personeel_viva.csv", "VIVA", "201402", 1)
    ]
    assert len(second) == len(first) + 1


def test_the_workspace_is_gone_and_the_previous_publication_current_when_an_import_breaks(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **_named: object) -> None:
        assert (office.data / WORKSPACE).is_dir()
        raise duckdb.IOException("Could not write file: No space left on device")

    before = office.store.current()
    monkeypatch.setattr(metrics, "derive", broken)
    with pytest.raises(StoreError, match="vol"):
        office.deliver({"vragen.csv": TIDY["vragen"].with_cell(0, "tekst", "Anders?")})
    assert not (office.data / WORKSPACE).exists()
    after = office.store.current()
    assert before is not None
    assert after is not None
    assert after.id == before.id
    assert office.store.verify() == ()


def test_what_a_killed_import_left_in_the_workspace_is_removed_by_the_next(office: Office) -> None:
    left = office.data / WORKSPACE / "0.csv"
    left.parent.mkdir()
    left.write_text("C000001", encoding="utf-8")
    office.deliver({"vragen.csv": TIDY["vragen"]})
    assert keys_in(office) == []
    assert not left.parent.exists()


def test_a_folder_that_is_no_delivery_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    file = tmp_path / "indicaties.csv"
    file.write_bytes(TIDY["indicaties"].csv())
    for wrong, words in ((tmp_path / "nergens", "bestaat niet"), (file, "is geen map")):
        with pytest.raises(UsageError, match=words):
            import_delivery(wrong, store, PEILDATUM, lambda _: None)
    assert store.current() is None


def test_another_key_is_refused_and_changes_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "andere"))
    with pytest.raises(StoreError, match="ontbreekt"):
        office.deliver({"vragen.csv": TIDY["vragen"]})
    make_office(tmp_path / "elders", {"vragen.csv": TIDY["vragen"].csv()})
    for run in (office.deliver, office.check):
        with pytest.raises(StoreError, match="vingerafdruk"):
            run({"vragen.csv": TIDY["vragen"]})
    assert len(office.store.list()) == 1


def test_the_same_files_in_excel_and_parquet_give_the_same_rows_and_numbers(
    published: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(published.root / "sleutel"))
    files: dict[str, bytes] = {}
    for place, (name, cells) in enumerate(TIDY.items()):
        if place % 3 == 0:
            files[f"{name}_verslag.xlsx"] = cells.xlsx(above=[["Overzicht"]], below=[["Totaal"]])
        elif place % 3 == 1:
            files[f"{name}.parquet"] = cells.parquet()
        else:
            files[f"{name}.csv"] = b"sep=,\r\n" + cells.csv(",", "cp1252") + b"\r\n"
    other = make_office(tmp_path / "anders", files)
    for name in (*TIDY, "meetwaarden", "clientperioden"):
        assert other.rows(name) == published.rows(name), name


def test_a_first_delivery_of_only_headers_is_a_publication_without_rows(tmp_path: Path) -> None:
    office = make_office(tmp_path, {f"{name}.csv": Cells(cells.header).csv() for name, cells in TIDY.items()})
    publication = office.store.current()
    assert publication is not None
    assert {publication.manifest.tables[name].rows for name in TIDY} == {0}


def test_the_tidy_delivery_is_what_it_says(tmp_path: Path) -> None:
    assert {path.stem for path in write(tmp_path / "d", tidy_files()).iterdir()} == set(TIDY)
    tables = {table.name: table for table in TABLES}
    assert set(TIDY) <= set(tables)
    for name, cells in TIDY.items():
        assert set(tables[name].required_columns) <= set(cells.header)
        assert cells.header == [column.name for column in tables[name].columns if column.name in cells.header]
