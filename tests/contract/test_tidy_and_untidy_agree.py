"""The hand-made delivery, once tidy and once as untidy as real files are, gives the same rows and the same metric values."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from hbh_metrics.cli import entry
from hbh_metrics.contract import TABLES
from hbh_metrics.publications import Store
from tests.contract.handmade import PEILDATUM, Delivery, Sheet

Respell = Callable[[str], str]

DUTCH_DATE = re.compile(r"\d\d-\d\d-\d{4}")
DUTCH_NUMBER = re.compile(r"-?[\d.]+,\d+|-?\d+")


def respelled(sheet: Sheet, **respell: Respell) -> Sheet:
    """Return a copy in which the filled cells of the named columns are written differently."""
    rows = [
        [respell[column](cell) if cell and column in respell else cell for column, cell in zip(sheet.header, row, strict=True)]
        for row in sheet.rows
    ]  # fmt: skip
    return Sheet(list(sheet.header), rows)


def renamed(sheet: Sheet, **names: str) -> Sheet:
    """Return the sheet under other headers."""
    return Sheet([names.get(column, column) for column in sheet.header], sheet.rows)


def slashes(day: str) -> str:
    """27-01-2014 → 27/1/2014."""
    number, month, year = day.split("-")
    return f"{int(number)}/{int(month)}/{year}"


def iso(day: str) -> str:
    """27-01-2014 → 2014-01-27."""
    return "-".join(reversed(day.split("-")))


def points(number: str) -> str:
    """1.060,40 → 1060.40."""
    return number.replace(".", "").replace(",", ".")


def clock(hours: str) -> str:
    """2,75 → 2:45."""
    whole, part = hours.split(",")
    return f"{whole}:{int(part) * 60 // 100:02d}"


def name_of(code: str) -> str:
    """The provider's name as people write it."""
    return {"VIVA": "viva zorggroep", "TZORG": "Tzorg", "SHDH": "S.H.D.H."}[code]


def write_text(path: Path, sheet: Sheet, delimiter: str, encoding: str, newline: str = "\r\n") -> None:
    """Write a delimited text file, cells quoted where they hold the delimiter."""
    lines = [
        delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in cells)
        for cells in (sheet.header, *sheet.rows)
    ]
    path.write_bytes((newline.join(lines) + newline).encode(encoding))


def as_excel(cell: str) -> str | float | datetime | None:
    """Return what Excel makes of a cell: a date, a number, nothing, or text."""
    if not cell:
        return None
    if DUTCH_DATE.fullmatch(cell):
        return datetime.strptime(cell, "%d-%m-%Y")  # noqa: DTZ007 - a day, no moment
    return float(points(cell)) if DUTCH_NUMBER.fullmatch(cell) else cell


def write_workbook(path: Path, sheet: Sheet, above: Iterable[str], total: list[str | float | None]) -> None:
    """Write a workbook with titles above the header, an empty row in the middle and a total below."""
    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    for title in above:
        page.append([title])
    page.append([])
    page.append(sheet.header)
    for number, row in enumerate(sheet.rows):
        page.append([as_excel(cell) for cell in row])
        if number == len(sheet.rows) // 2:
            page.append([])
    page.append(total)
    workbook.save(path)


def write_untidy(delivery: Delivery, folder: Path) -> Path:
    """Write the same data as providers and the city send it, every file in its own way; returns the folder."""
    folder.mkdir()
    hours, payments = delivery["geleverde_uren"], delivery["periodebetalingen"]
    at = hours.header.index("aanbieder_id")

    write_text(folder / "aanbieders.csv", delivery["aanbieders"], "\t", "utf-8-sig")
    write_text(
        folder / "tariefafspraken_2014.csv",
        respelled(
            renamed(delivery["tariefafspraken"], starttarief_eur="Starttarief", afbouw_pct="Afbouw"),
            vanaf_periode=lambda period: f"P{int(period[4:])}-{period[:4]}",
            eerste_verlaging=lambda period: f"{period[:4]}-P{period[4:]}",
            afbouw_methode=str.lower,
        ),
        ",",
        "utf-8-sig",
    )
    write_text(
        folder / "vragen.csv",
        respelled(delivery["vragen"], is_rapportcijfer=lambda text: text[0].upper()),
        ";",
        "cp1252",
    )
    write_text(
        folder / "indicaties_gemeente.csv",
        renamed(
            respelled(
                delivery["indicaties"],
                aanbieder_id=name_of,
                groep=str.title,
                reden_beeindiging=lambda code: code.lstrip("0"),
                besluitdatum=slashes,
                ingangsdatum=iso,
                einddatum=slashes,
                uren_week=clock,
            ),
            client_sleutel="Cliëntnummer",
            toewijzing_nummer="TOEWIJZING NUMMER",
            reden_beeindiging="Reden einde",
        ),
        "\t",
        "cp1252",
    )
    for code in ("VIVA", "TZORG"):
        own = Sheet(hours.header, [row for row in hours.rows if row[at] == code])
        if code == "VIVA":
            shown = renamed(own, uren="Uren (u:mm)", client_sleutel="Cliënt", datum="Datum hulp")
            shown = respelled(shown, **{"Uren (u:mm)": clock, "aanbieder_id": lambda _: "Viva! Zorggroep"})
            write_text(folder / "geleverde_uren_viva.csv", shown, ";", "cp1252")
        else:
            write_workbook(
                folder / "geleverde_uren_tzorg.xlsx",
                respelled(own, aanbieder_id=lambda _: "T-Zorg"),
                ("Geleverde uren T-Zorg", "aangemaakt op 24-03-2014"),
                ["Totaal", None, None, None, 21.0],
            )
    write_workbook(
        folder / "periodebetalingen.xlsx",
        renamed(
            respelled(payments, periode_id=lambda period: f"{period[4:]}/{period[:4]}", debet_credit=str.lower),
            bedrag_eur="Bedrag (EUR)",
            debet_credit="D/C",
            vorige_referentie="Gecrediteerde regel",
        ),
        ("Betalingen periode 2 en 3",),
        ["Eindtotaal", *[None] * 9, 1473.6],
    )
    write_text(
        folder / "enquetescores.csv",
        respelled(
            delivery["enquetescores"],
            score=lambda score: points(score) + ("0" if "," in score else ".0"),
            invuldatum=iso,
        ),
        ",",
        "utf-8",
        "\n",
    )
    write_text(
        folder / "referentie.csv",
        respelled(
            delivery["referentie"],
            bedrag_per_periode_eur=lambda amount: "€ " + amount,
            uren_per_periode=points,
        ),
        ";",
        "utf-8-sig",
    )
    plans = delivery["ondersteuningsplannen"]
    typed = {
        column: pa.array([_typed(column, row[place]) for row in plans.rows])
        for place, column in enumerate(plans.header)
    }
    parquet.write_table(pa.table(typed), folder / "ondersteuningsplannen.parquet")
    write_text(
        folder / "meldingen.csv",
        Sheet(
            [f" {column.upper()} " for column in delivery["meldingen"].header],
            [[f" {cell} " if cell else "" for cell in row] for row in delivery["meldingen"].rows],
        ),
        ";",
        "utf-8",
    )
    write_text(folder / "enquete_uitzet.csv", respelled(delivery["enquete_uitzet"], uitgezet_op=iso), "\t", "utf-8")
    write_text(
        folder / "personeel_alle.csv",
        renamed(respelled(delivery["personeel"], fte_hbh=lambda fte: fte.removesuffix("0")), fte_hbh="FTE"),
        ";",
        "cp1252",
    )
    write_text(
        folder / "bestemmingen.csv",
        respelled(delivery["bestemmingen"], bedrag_eur=lambda amount: re.sub(",00$", ",-", amount)),
        ";",
        "utf-8",
    )
    write_text(
        folder / "continuiteit.csv", respelled(delivery["continuiteit"], aanbieder_id=name_of), "\t", "utf-8-sig"
    )
    write_text(folder / "communicatie.csv", respelled(delivery["communicatie"], ontvangen_op=slashes), ";", "utf-8")
    write_text(folder / "AGB 2014.csv", respelled(delivery["agb"], aanbieder_id=name_of), ",", "utf-8-sig")
    write_text(folder / "productcodes.csv", respelled(delivery["productcodes"], groep=str.title), "\t", "cp1252")
    _write_untidy_contracts(delivery, folder)
    (folder / "~$geleverde_uren_tzorg.xlsx").write_bytes(b"open in Excel")
    (folder / ".DS_Store").write_bytes(b"\0")
    return folder


def _write_untidy_contracts(delivery: Delivery, folder: Path) -> None:
    write_text(
        folder / "tariefstappen.csv",
        respelled(
            delivery["tariefstappen"], aanbieder_id=name_of, vanaf_periode=lambda period: f"{period[:4]}-P{period[4:]}"
        ),
        "\t",
        "utf-8-sig",
    )
    write_text(
        folder / "budgetafspraken.csv",
        renamed(respelled(delivery["budgetafspraken"], budget_eur=points), budget_eur="Budget (EUR)"),
        ",",
        "cp1252",
    )
    write_workbook(folder / "indexcijfers.xlsx", delivery["indexcijfers"], ("Cijfers van de index",), ["Totaal"])
    write_text(
        folder / "bestedingsruimte_2014.csv",
        respelled(
            delivery["bestedingsruimte"], bedrag_eur=lambda amount: re.sub(",00$", ",-", amount), vastgesteld_op=iso
        ),
        ";",
        "utf-8",
    )
    write_text(
        folder / "normen.csv",
        respelled(
            renamed(delivery["normen"], uren_per_jaar="Uren per jaar"),
            uren_per_jaar=clock,
            vanaf_periode=lambda period: f"{period[4:]}/{period[:4]}",
        ),
        ",",
        "utf-8",
        "\n",
    )


def _typed(column: str, cell: str) -> date | float | str | None:
    if not cell:
        return None
    if column.endswith("datum"):
        return date.fromisoformat(iso(cell))
    return float(points(cell)) if column == "uren_week_plan" else cell


@pytest.fixture
def two_stores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, Path]:
    """Import the delivery tidy into one store and untidy into another, with the same key; both are without findings."""
    delivery = Delivery()
    folders = {"netjes": delivery.write(tmp_path / "netjes"), "slordig": write_untidy(delivery, tmp_path / "slordig")}
    (tmp_path / "gegevens").mkdir()
    for name, folder in folders.items():
        data = tmp_path / "gegevens" / name
        code = entry.main(["import", str(folder), "--data", str(data), "--peildatum", PEILDATUM, "--format", "json"])
        report = json.loads(capsys.readouterr().out)
        assert [finding["melding"] for finding in report["bevindingen"]] == []
        assert (code, report["oordeel"]) == (0, "goed")
    return tmp_path / "gegevens" / "netjes", tmp_path / "gegevens" / "slordig"


def _rows(data: Path, table: str) -> list[str]:
    publication = Store(data).current()
    assert publication is not None
    with duckdb.connect() as connection:
        path = str(publication.table_path(table))
        return sorted(map(repr, connection.execute("from read_parquet(?)", [path]).fetchall()))


def test_the_same_data_tidy_and_untidy_give_the_same_rows_and_the_same_metric_values(
    two_stores: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    tidy, untidy = two_stores
    delivered = {name: len(sheet.rows) for name, sheet in Delivery().tables.items()}

    assert set(delivered) == {table.name for table in TABLES}
    for table, count in delivered.items():
        assert len(_rows(tidy, table)) == count, table
        assert _rows(untidy, table) == _rows(tidy, table), table

    values = []
    for data in (tidy, untidy):
        assert entry.main(["metrics", "--data", str(data), "--format", "json"]) == 0
        values.append(json.loads(capsys.readouterr().out))
    assert values[1] == values[0]
    value_of = {(row["maatstaf"], row["aanbieder_id"], row["periode_id"]): row["waarde"] for row in values[0]}
    assert value_of["clienten", "TOTAAL", "201402"] == 6
    assert value_of["clienten", "VIVA", "201403"] == 2
    assert value_of["betaald", "TZORG", "201402"] == 300.0
    assert value_of["betaald", "TZORG", "201403"] == 198.0
    assert value_of["betaald", "SHDH", "201402"] is None
    assert value_of["benutting_ruimte", "TZORG", "201403"] == pytest.approx(33.2)
    assert value_of["tariefindex", "VIVA", "201403"] == pytest.approx(99.0)
    assert value_of["afgesproken_tarief", "VIVA", "201403"] == pytest.approx(217.80)
