"""What is said of a file is done as it is written, all in one delivery: the findings are gone, and every row is there."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest

from hbh_metrics.errors import UsageError
from tests.intake.deliveries import Cells, parquet, tidy, workbook
from tests.intake.publishing import Office, make_office

HOURS = tidy()["geleverde_uren"]
ROWS = 4
UREN, DATUM = HOURS.header.index("uren"), HOURS.header.index("datum")
MISSED = ("R16", "R18")
"""What is told, besides, of a sheet that was passed over with a warning: its hours are missed."""


def part(place: int) -> Cells:
    """Return the hours of one client in one period: no other file holds them."""
    return Cells(HOURS.header, [list(row) for row in HOURS.rows[place * ROWS : (place + 1) * ROWS]])


@dataclass(frozen=True)
class Offence:
    """What a finding must say of a file that holds `part`, and its name and bytes as they are wrong and as the advice has them.

    `times` is how many findings it gives: of rows that are there twice each is told.
    """

    words: str
    wrong: Callable[[Cells], bytes]
    right: Callable[[Cells], bytes] = Cells.csv
    name: str = "csv"
    name_then: str = ""
    times: int = 1

    def files(self, place: int, *, is_obeyed: bool) -> dict[str, bytes]:
        """Return the file by its name; `name` is its extension, or the whole of it."""
        name = (self.name_then or self.name) if is_obeyed else self.name
        whole = name if "." in name else f"geleverde_uren_{place:02d}.{name}"
        return {whole: (self.right if is_obeyed else self.wrong)(part(place))}


def text(change: Callable[[str], str], delimiter: str = ";") -> Callable[[Cells], bytes]:
    """Return how a file becomes CSV of which the text is changed."""
    return lambda cells: change(cells.csv(delimiter).decode()).encode()


def table(*rows: Sequence[Any], at: int = 1) -> Callable[[Cells], bytes]:
    """Return how a file becomes CSV with rows between its own."""
    return lambda cells: Cells(cells.header, [*cells.rows[:at], *(list(row) for row in rows), *cells.rows[at:]]).csv()


def cell(place: int, change: Callable[[str], str]) -> Callable[[Cells], bytes]:
    """Return how a file becomes CSV with another text in one column."""
    return lambda cells: Cells(
        cells.header, [[*row[:place], change(row[place]), *row[place + 1 :]] for row in cells.rows]
    ).csv()


def book(change: Callable[[Any], object] = lambda _: None, **more: Sequence[Sequence[Any]]) -> Callable[[Cells], bytes]:
    """Return how a file becomes a workbook, of which the first sheet is changed, with other sheets beside it."""

    def made(cells: Cells) -> bytes:
        content = workbook({"Blad1": [cells.header, *cells.rows], **more})
        opened = openpyxl.load_workbook(io.BytesIO(content))
        change(opened.worksheets[0])
        stream = io.BytesIO()
        opened.save(stream)
        return stream.getvalue()

    return made


def _without_header(cells: Cells) -> bytes:
    return workbook({"Blad1": cells.rows})


def _two_sheets(second: Sequence[Sequence[str]], first: int = 2) -> Callable[[Cells], bytes]:
    """Return how a file becomes a workbook with its last rows on a second sheet, below `second`."""
    return lambda cells: workbook(
        {"Blad1": [cells.header, *cells.rows[:first]], "Blad2": [*second, *cells.rows[first:]]}
    )


def _by_sheet(title: str) -> Callable[[Cells], bytes]:
    return lambda cells: workbook(
        {"geleverde_uren": [cells.header, *cells.rows[:2]], title: [cells.header, *cells.rows[2:]]}
    )


def _month_first(day: str) -> str:
    one, two, year = day.split("-")
    return f"{two}/{one}/{year}"


def _columns(change: Callable[[str, list[Any]], tuple[str, pa.Array]]) -> Callable[[Cells], bytes]:
    def made(cells: Cells) -> bytes:
        pairs = [change(name, [row[place] or None for row in cells.rows]) for place, name in enumerate(cells.header)]
        return parquet(pa.table([values for _, values in pairs], names=[name for name, _ in pairs]))

    return made


def _merged(sheet: Any) -> None:
    sheet.merge_cells("A2:A5")


def _hidden(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def _formula(sheet: Any) -> None:
    sheet["E2"] = "=2+0.25"


def _loose_quotes(told: str) -> str:
    head, first, second, rest = told.split("\r\n", 3)
    return "\r\n".join((head, f'{first}"', f'{second}"', rest))


def _same_row(cells: Cells) -> bytes:
    return Cells(cells.header, [cells.rows[0], *cells.rows]).csv()


def _two_visits(cells: Cells) -> bytes:
    first, *others = cells.rows
    visits = [[*first[:UREN], hours, ""] for hours in ("1,00", "1,25")]
    return Cells(cells.header, [*visits, *others]).csv()


def other(name: str, row: int, column: str, text: str, *, added: bool = False) -> Cells:
    """Return a table of the tidy delivery with another text in one cell, in a row of its own below the others with `added`."""
    cells = tidy()[name]
    changed = cells.with_cell(row, column, text)
    return Cells(cells.header, [*cells.rows, changed.rows[row]]) if added else changed


EMPTY = ["", "", "", "", "9,00", ""]
TOTAL = ["Totaal", "", "", "", "9,00", ""]
FILES = (
    Offence("Lever het opnieuw aan.", lambda _: b""),
    Offence("Sla het opnieuw op als csv.", text(lambda told: told.replace("VIVA", "VIVA\0"))),
    Offence("Sla het bestand opnieuw op als 'CSV UTF-8'", lambda cells: cells.csv().replace(b"2,25;", b"2,25;\xe9\xc3\xa9\x81", 1)),
    Offence("Sla het bestand opnieuw op als csv, met elke rij op een eigen regel", text(lambda told: told.replace("\r\n", ";"))),
    Offence("Controleer of er een scheidingsteken te veel of te weinig staat", text(lambda told: told.replace(";2,25;", ";2,25;;x;", 1))),
    Offence("Haal het aanhalingsteken weg", text(_loose_quotes)),
    Offence("Zet de kolomkoppen boven de gegevens", text(lambda told: told.partition("\r\n")[2])),
    Offence("Sla het bestand op met puntkomma's tussen de cellen", text(lambda told: told, "|")),
    Offence("Haal de aanhalingstekens om de regels weg", text(lambda told: "".join(f'"{line}"\r\n' for line in told.splitlines()))),
    Offence("Sla het bestand zo op", text(lambda told: told.replace('"', ""), ",")),
    Offence("Haal de dubbele weg", text(lambda told: "\r\n".join(f"{line};{line.split(';')[UREN]}" for line in told.splitlines()))),
    Offence("Haal de rij dan weg.", table(EMPTY)),
    Offence("Vul dan de lege cellen.", lambda cells: Cells(cells.header, [EMPTY, *cells.rows[1:]]).csv()),
    Offence("Haal deze regel weg", table(TOTAL)),
    Offence("De rijen zijn helemaal gelijk. Laat er één staan", _same_row, times=2),
    Offence("Tel de uren van deze dag op, laat er één rij van staan", _two_visits, times=2),
    Offence("Zet in de hele kolom de dag voorop", cell(DATUM, _month_first)),
    Offence("Vul de goede waarde in", lambda cells: cells.with_cell(0, "toewijzing_nummer", "#N/B").csv()),
    Offence("Lever het bestand aan als csv, xlsx of parquet", Cells.csv, name="geleverde_uren_15.txt", name_then="csv"),
    Offence("Open het bestand in Excel, sla het op", book(_formula), book(), "xlsx"),
    Offence("Open het in Excel, sla het opnieuw op als xlsx", lambda cells: book()(cells)[:900], book(), "xlsx"),
    Offence("Zet de kolomkoppen boven de gegevens", _without_header, book(), "xlsx"),
    Offence("Maak ze zichtbaar en kijk of ze bij de levering horen", book(_hidden), book(), "xlsx"),
    Offence("Haal het weg, of zet de kolomkoppen erboven.", _two_sheets([]), _two_sheets([HOURS.header]), "xlsx"),
    Offence("Hef de samenvoeging op, vul de waarde in elke rij in", book(_merged), book(), "xlsx"),
    Offence("Geef het blad die naam, noem een toelichting", _by_sheet("Rest"), _by_sheet("geleverde_uren_rest"), "uren.xlsx"),
    Offence(
        "Controleer de kolomnamen", _columns(lambda name, values: (f"x{name}x", pa.array(values, pa.string()))), Cells.parquet, "parquet"
    ),
    Offence("Maak het opnieuw", lambda cells: cells.parquet()[:200], Cells.parquet, "parquet"),
    Offence(
        "Maak er een kolom met één waarde per rij van",
        _columns(lambda name, values: (name, pa.array([[one] for one in values] if name == "uren" else values))), Cells.parquet, "parquet",
    ),
)  # fmt: skip
TABLES = {
    "personeel": ("Maak er één rij van", other("personeel", 0, "uitstroom", "2", added=True)),
    "meldingen": ("Geef elke rij een eigen melding_id", other("meldingen", 0, "thema", "KWALITEIT", added=True)),
    "ondersteuningsplannen": (
        "Verbeter de aanbieder of het nummer van de toewijzing",
        other("ondersteuningsplannen", 0, "aanbieder_id", "TZORG"),
    ),
    "enquetescores": ("Vul de score in, of kies een andere soort antwoord", other("enquetescores", 0, "score", "")),
    "referentie": ("Maak er één rij van", other("referentie", 0, "perioden", "6", added=True)),
}
"""Other tables, each with what is said of it and its rows as they are wrong; the tidy ones are right."""
MINUTES = ("Deel deze kolom dan door 60", "Haal de uren dan opnieuw uit uw systeem.")
NOTHING, NOWHERE = "Zet de bestanden in deze map.", "Controleer het pad van de levering."
TWICE, FOLDER, LINK = (
    "Haal er één weg",
    "Zet de bestanden direct in de map van de levering.",
    "Zet het bestand zelf in de map van de levering.",
)
WORDS = (
    *(one.words for one in FILES),
    *(words for words, _ in TABLES.values()),
    *MINUTES,
    NOTHING,
    NOWHERE,
    TWICE,
    FOLDER,
    LINK,
)
"""The sentences that are obeyed here; `test_advice_can_be_obeyed` counts them."""
AGAIN, INSIDE, ELSEWHERE = (len(FILES) + number for number in range(3))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extracts_only: None) -> Office:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    return make_office(tmp_path / "kantoor")


def test_who_does_as_is_said_of_files_delivers_them_without_findings_and_loses_no_row(office: Office) -> None:
    wrong = {
        name: content for place, one in enumerate(FILES) for name, content in one.files(place, is_obeyed=False).items()
    }
    right = {
        name: content for place, one in enumerate(FILES) for name, content in one.files(place, is_obeyed=True).items()
    }
    remaining = Cells(HOURS.header, HOURS.rows[(ELSEWHERE + 1) * ROWS :])
    minutes = Cells(HOURS.header, [[*row[:UREN], "135", *row[UREN + 1 :]] for row in remaining.rows])
    rest = {"geleverde_uren_over.csv": remaining}
    beside = {f"{name}.csv": tidy()[name] for name in TABLES}
    beside["meldingen.csv"] = other("meldingen", 0, "melding_id", "M2", added=True)
    spoilt = {f"{name}.csv": cells for name, (_, cells) in TABLES.items()}
    twin, inside, elsewhere = (part(place).csv() for place in (AGAIN, INSIDE, ELSEWHERE))
    folder = office.folder_with(
        {
            **wrong,
            **spoilt,
            "geleverde_uren_over.csv": minutes,
            "geleverde_uren_a.csv": twin,
            "geleverde_uren_b.csv": twin,
        }
    )
    (folder / "map").mkdir()
    (folder / "map" / "geleverde_uren_m.csv").write_bytes(inside)
    (folder / "geleverde_uren_v.csv").symlink_to(folder.parent / "nergens.csv")

    told = office.check_folder(folder).report

    said = {
        file: [one.melding for one in told.findings if one.bestand == file and one.regel not in MISSED]
        for file in wrong
    }
    assert [
        (one.words, sentences)
        for one, sentences in zip(FILES, said.values(), strict=True)
        if len(sentences) != one.times
    ] == []
    assert [
        one.words for one, sentences in zip(FILES, said.values(), strict=True) if one.words not in sentences[0]
    ] == []
    others = {"geleverde_uren_a.csv": TWICE, "map": FOLDER, "geleverde_uren_v.csv": LINK}
    assert {
        one.bestand for one in told.findings if one.bestand in others and others[one.bestand] in one.melding
    } == set(others)

    for name, (words, _) in TABLES.items():
        assert any(words in one.melding for one in told.findings if one.bestand == f"{name}.csv"), words
    assert any(
        all(words in one.melding for words in MINUTES)
        for one in told.findings
        if one.bestand == "geleverde_uren_over.csv"
    )
    with pytest.raises(UsageError, match=NOWHERE):
        office.check_folder(folder / "nergens")
    assert [NOTHING in one.melding for one in office.check({}).report.findings] == [True]

    after = office.deliver(
        {
            **right,
            **rest,
            **beside,
            "geleverde_uren_b.csv": twin,
            "geleverde_uren_m.csv": inside,
            "geleverde_uren_v.csv": elsewhere,
        }
    )
    assert after.report.findings == []
    delivered = len(HOURS.rows) + sum(len(cells.rows) for cells in beside.values())
    assert sum(file.stored + file.known for file in after.report.files) == delivered
    assert office.rows("geleverde_uren", "count(*), sum(uren)") == [(192, 432)]
