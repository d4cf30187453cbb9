"""A tidy, complete delivery small enough to check by hand: three providers, twelve clients, four periods; and files as senders write them.

Text is as a tidy CSV holds it. Tests change a cell, a column or the way in which a file is written, and say what must come of that.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

PEILDATUM = date(2014, 5, 19)
"""The day after the fourth period."""

PERIODS = {
    "201402": date(2014, 1, 27),
    "201403": date(2014, 2, 24),
    "201404": date(2014, 3, 24),
    "201405": date(2014, 4, 21),
}
"""The four periods with their first day, a Monday."""

PROVIDERS = {"VIVA": "Viva! Zorggroep", "TZORG": "T-Zorg", "AMSTELRING": "Amstelring"}
CLIENTS = {
    f"C{number:06d}": (f"T{number:06d}", provider)
    for number, provider in enumerate([*["VIVA"] * 5, *["TZORG"] * 4, *["AMSTELRING"] * 3], start=1)
}
"""Client key → assignment and provider."""

TARIFFS = {"201402": "200,00", "201403": "198,00", "201404": "196,00", "201405": "194,00"}
"""Of every provider: 200 euros, from 201403 on 1% of that less in each period."""

Row = dict[str, str]


@dataclass(frozen=True)
class Cells:
    """One file of a delivery: its header and its rows, as text; "" is an empty cell."""

    header: list[str]
    rows: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, str]]) -> Cells:
        """Return the file with these rows, which all have the same columns."""
        return cls(list(rows[0]), [list(row.values()) for row in rows])

    def csv(self, delimiter: str = ";", encoding: str = "utf-8", line_end: str = "\r\n") -> bytes:
        """Return the bytes of the file as CSV."""
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows([self.header, *self.rows])
        return text.getvalue().encode(encoding)

    def xlsx(self, *, above: Sequence[Sequence[Any]] = (), below: Sequence[Sequence[Any]] = ()) -> bytes:
        """Return the bytes of the file as a workbook of text cells, with rows above the header and below the last row."""
        return workbook(
            {"Blad1": [*above, self.header, *([cell or None for cell in row] for row in self.rows), *below]}
        )

    def parquet(self) -> bytes:
        """Return the bytes of the file as Parquet with text columns."""
        columns = list(zip(*self.rows, strict=True)) if self.rows else [()] * len(self.header)
        arrays = [pa.array([cell or None for cell in column], pa.string()) for column in columns]
        return parquet(pa.table(arrays, names=self.header))

    def without(self, name: str) -> Cells:
        """Return the file without one of its columns."""
        place = self.header.index(name)
        return Cells(
            [*self.header[:place], *self.header[place + 1 :]],
            [[*row[:place], *row[place + 1 :]] for row in self.rows],
        )

    def renamed(self, **names: str) -> Cells:
        """Return the file with other headers."""
        return Cells([names.get(name, name) for name in self.header], self.rows)

    def with_cell(self, row: int, name: str, text: str) -> Cells:
        """Return the file with another value in one cell; row 0 is the first below the header."""
        place = self.header.index(name)
        changed = [*self.rows[row][:place], text, *self.rows[row][place + 1 :]]
        return Cells(self.header, [*self.rows[:row], changed, *self.rows[row + 1 :]])

    def with_column(self, name: str, values: Sequence[str]) -> Cells:
        """Return the file with one column more."""
        return Cells([*self.header, name], [[*row, value] for row, value in zip(self.rows, values, strict=True)])


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """Return the bytes of a workbook with these sheets of rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parquet(table: pa.Table) -> bytes:
    """Return the bytes of an Arrow table as Parquet."""
    stream = io.BytesIO()
    pq.write_table(table, stream)
    return stream.getvalue()


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files of a delivery into a new folder and return it."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def tidy(periods: Sequence[str] = tuple(PERIODS)) -> dict[str, Cells]:
    """Return the files of the tidy delivery by table, with hours and payments of these periods."""
    return {
        "aanbieders": Cells.of(
            [{"aanbieder_id": code, "naam": name, "contract_van": "01-01-2013", "contract_tot": ""} for code, name in PROVIDERS.items()]
        ),
        "tariefafspraken": Cells.of([_agreement(provider) for provider in PROVIDERS]),
        "vragen": Cells.of(
            [{"vraag_code": "V01", "tekst": "Welk cijfer?", "schaal_min": "1", "schaal_max": "10", "is_rapportcijfer": "ja"}]
        ),
        "indicaties": Cells.of([_assignment(client) for client in CLIENTS]),
        "geleverde_uren": Cells.of([row for client in CLIENTS for row in _hours(client, periods)]),
        "periodebetalingen": Cells.of([_payment(client, period) for period in periods for client in CLIENTS]),
        "enquetescores": Cells.of([_answer(number, client) for number, client in enumerate(CLIENTS, start=1)]),
        "referentie": Cells.of(
            [
                {"client_sleutel": client, "bedrag_per_periode_eur": "210,40", "uren_per_periode": "10,25", "perioden": "12"}
                for client in CLIENTS
            ]
        ),
        "ondersteuningsplannen": Cells.of([_plan(client) for client in CLIENTS]),
        "meldingen": Cells.of([_complaint()]),
        "enquete_uitzet": Cells.of(
            [{"meting": "NUL", "aanbieder_id": code, "aantal_benaderd": "8", "uitgezet_op": "03-02-2014"} for code in PROVIDERS]
        ),
        "personeel": Cells.of([_staff(code, period) for code in PROVIDERS for period in periods]),
        "bestemmingen": Cells.of(
            [{"boeking_id": "B1", "periode_id": "201403", "bedrag_eur": "1.250,00", "soort": "BESTEED", "toelichting": ""}]
        ),
        "communicatie": Cells.of([_letter(code) for code in PROVIDERS]),
    }  # fmt: skip


def tidy_files(periods: Sequence[str] = tuple(PERIODS)) -> dict[str, bytes]:
    """Return the tidy delivery as CSV files, `;` and decimal commas."""
    return {f"{name}.csv": cells.csv() for name, cells in tidy(periods).items()}


def row_count(periods: Sequence[str] = tuple(PERIODS)) -> dict[str, int]:
    """Return the number of rows of each table in the tidy delivery."""
    return {name: len(cells.rows) for name, cells in tidy(periods).items()}


def _agreement(provider: str) -> Row:
    return {
        "aanbieder_id": provider, "versie": "1", "vanaf_periode": "201402", "starttarief_eur": "200,00",
        "basistarief_uur_eur": "18,00", "afbouw_pct": "1,00", "afbouw_methode": "LINEAIR", "eerste_verlaging": "201403",
        "gebroken_periode": "VOLLEDIG", "vastgesteld_op": "20-01-2014", "toelichting": "",
    }  # fmt: skip


def _assignment(client: str) -> Row:
    assignment, provider = CLIENTS[client]
    return {
        "toewijzing_nummer": assignment, "client_sleutel": client, "aanbieder_id": provider, "groep": "EXPERIMENT",
        "categorie": "1", "klasse": "2", "uren_week": "2,50", "besluitdatum": "06-01-2014", "ingangsdatum": "27-01-2014",
        "einddatum": "", "start_levering": "27-01-2014", "reden_beeindiging": "", "leeftijdsklasse": "75-84",
    }  # fmt: skip


def _hours(client: str, periods: Sequence[str]) -> list[Row]:
    assignment, provider = CLIENTS[client]
    mondays = [PERIODS[period] + timedelta(weeks=week) for period in periods for week in range(4)]
    return [
        {
            "toewijzing_nummer": assignment, "client_sleutel": client, "aanbieder_id": provider,
            "datum": monday.strftime("%d-%m-%Y"), "uren": "2,25", "reden_niet_geleverd": "",
        }
        for monday in mondays
    ]  # fmt: skip


def _payment(client: str, period: str) -> Row:
    assignment, provider = CLIENTS[client]
    return {
        "aanbieder_id": provider, "prestatie_referentie": f"P{period}-{assignment}", "vorige_referentie": "",
        "client_sleutel": client, "toewijzing_nummer": assignment, "periode_id": period, "grondslag": "PERIODETARIEF",
        "debet_credit": "D", "aantal": "1", "tarief_eur": TARIFFS[period], "bedrag_eur": TARIFFS[period],
        "factuurdatum": (PERIODS[period] + timedelta(days=28)).strftime("%d-%m-%Y"), "boekdatum": "",
    }  # fmt: skip


def _answer(number: int, client: str) -> Row:
    return {
        "respons_id": f"R{number:04d}", "koppel_id": f"KOPPEL{number:04d}", "meting": "NUL", "groep": "EXPERIMENT",
        "aanbieder_id": CLIENTS[client][1], "vraag_code": "V01", "invuldatum": "10-02-2014", "score": "8",
        "antwoordsoort": "SCORE",
    }  # fmt: skip


def _plan(client: str) -> Row:
    assignment, provider = CLIENTS[client]
    return {
        "plan_id": f"OP{assignment}", "client_sleutel": client, "toewijzing_nummer": assignment, "aanbieder_id": provider,
        "gesprek_datum": "03-02-2014", "ondertekend_datum": "10-02-2014", "uren_week_plan": "2,25", "aandeel_netwerk": "DEELS",
    }  # fmt: skip


def _complaint() -> Row:
    return {
        "melding_id": "M1", "soort": "KLACHT", "kanaal": "GEMEENTE", "aanbieder_id": "VIVA", "client_sleutel": "C000001",
        "datum_ontvangst": "03-03-2014", "datum_afgehandeld": "", "thema": "UREN", "uitkomst": "OPEN",
    }  # fmt: skip


def _staff(provider: str, period: str) -> Row:
    return {"aanbieder_id": provider, "periode_id": period, "fte_hbh": "12,50", "medewerkers": "20", "uitstroom": "1"}


def _letter(provider: str) -> Row:
    return {
        "uiting_id": f"U-{provider}", "aanbieder_id": provider, "soort": "BRIEF", "ontvangen_op": "13-01-2014",
        "beoordeeld_op": "20-01-2014", "oordeel": "AKKOORD",
    }  # fmt: skip
