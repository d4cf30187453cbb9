"""What is read plainly is read as by every rule, and what cannot be is left to those rules."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from duckdb import DuckDBPyConnection

from hbh_metrics.contract import TABLES, Column, Kind, Table
from hbh_metrics.intake.delivery import DeliveredFile, RawRows
from hbh_metrics.intake.headers import Header
from hbh_metrics.intake.plainly import plain_text, plainly
from hbh_metrics.intake.staging import Reading, look_at, stage_whole, staged
from hbh_metrics.intake.statements import read_by
from hbh_metrics.intake.values import may_be_open, reader_of, typed
from hbh_metrics.intake.working import open_working_connection
from hbh_metrics.publications.pseudonyms import Pseudonymiser

LAYOUTS = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y")
NAMES = {"tzorg": "TZORG", "tthuiszorg": "TZORG", "viva": "VIVA"}
TEXTS = (
    "", " ", "a", " a ", "a\u00a0", "'1", '="7"', "1", "01", "007", "1.0", "2,75", "2.5", "2:45", "1.234", "1,234", "1.234,50", "-3", "(3)",
    "€ 5", "5-", "1E3", "1,23E+08", "C-1E5", "201402", "201413", "201414", "2014-02", "P2-2014", "189902", "27-01-2014", "27/1/2014",
    "2014-01-27", "1-2-14", "31-02-2014", " 27-01-2014", "27-01-2014 00:00:00", "31-12-9999", "1-1-1999", "ja", "n", "1 ", "VIVA",
    "viva", "T-Zorg", "TZORG", "TZORG ", "EXPERIMENT", "experiment", "D", "d", "1,0", "85+", "<65", "totaal", "VOORBEELD",
)  # fmt: skip


def _ways_of_reading() -> list[tuple[Table, Column, str]]:
    """Return a column of every kind, those of dates with each layout."""
    found = {
        (column.kind, bool(column.allowed), table.identifies(column), may_be_open(column)): (table, column)
        for table in TABLES
        for column in table.columns
    }
    return [
        (table, column, layout)
        for table, column in found.values()
        for layout in (LAYOUTS if column.kind is Kind.DATE else LAYOUTS[:1])
    ]


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> DuckDBPyConnection:
    return open_working_connection(tmp_path_factory.mktemp("werk"))


def test_what_is_read_plainly_is_what_every_rule_gives(con: DuckDBPyConnection) -> None:
    columns = _ways_of_reading()
    both = [
        f"{reader(table, column, text, NAMES, layout)} as {how}{number}"
        for number, (table, column, layout) in enumerate(columns)
        for how, reader, text in (
            ("plain", plainly, plain_text(table, column, "c", NAMES.values())),
            ("ruled", typed, f"{reader_of(table, column)}(c)"),
        )
    ]
    texts = [*TEXTS, *(next(iter(column.allowed)) for _, column, _ in columns if column.allowed)]
    rows = read_by(con, con.from_arrow(pa.table({"c": texts}))).project(", ".join(["c", *both])).fetchall()
    plain = [
        (text, number, pair)
        for text, *values in rows
        for number, pair in enumerate(zip(*[iter(values)] * 2, strict=True))
    ]
    differing = [
        (text, columns[n][1].name, pair) for text, n, pair in plain if pair[0] is not None and pair[0] != pair[1]
    ]
    assert differing == []
    assert {number for _, number, (value, _) in plain if value is not None} == set(range(len(columns)))


def _staged(
    con: DuckDBPyConnection, folder: Path, cells: dict[str, list[str]]
) -> tuple[bool, list[tuple[object, ...]]]:
    table = next(table for table in TABLES if table.name == "personeel")
    titles = tuple(cells)
    delivered = pa.table({f"c{place}": cells[name] for place, name in enumerate(titles)})
    header = Header(0, len(titles), {name: place for place, name in enumerate(titles)}, (), (), titles)
    rows = RawRows(read_by(con, con.from_arrow(delivered)), header, 2, expected_rows=delivered.num_rows)
    reading = Reading(con, folder, {}, Pseudonymiser(b"sleutel"), NAMES)
    whole = stage_whole(reading, DeliveredFile(0, folder / "personeel.csv", table), rows)
    found = staged(con, table, whole).project("aanbieder_id, periode_id, fte_hbh, _ruw is null, _soort")
    return whole.is_tidy, found.fetchall()


TIDY = {
    "aanbieder_id": ["VIVA", "TZORG"],
    "periode_id": ["201402", "201403"],
    "fte_hbh": ["1,5", "2"],
    "medewerkers": ["3", "4"],
    "uitstroom": ["0", "1"],
}


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("aanbieder_id", "T-Zorg"),
        ("periode_id", "2014-03"),
        ("fte_hbh", " 2,00"),
        ("medewerkers", "4.0"),
        ("uitstroom", "'1"),
    ],
)
def test_one_other_way_of_writing_below_the_first_look_is_read_as_well(
    con: DuckDBPyConnection, tmp_path: Path, column: str, text: str
) -> None:
    is_tidy, plain = _staged(con, tmp_path, TIDY)
    assert is_tidy
    many = {name: [first] * 300 + [last] for name, (first, last) in TIDY.items()}
    is_tidy, found = _staged(con, tmp_path, many | {column: [*many[column][:-1], text]})
    assert not is_tidy
    assert found == [plain[0]] * 300 + [plain[1]]


@pytest.mark.parametrize(
    ("column", "text", "kind"), [("uitstroom", "", None), ("aanbieder_id", "Totaal", None), ("fte_hbh", "veel", None)]
)
def test_a_row_that_may_be_no_data_keeps_its_cells(
    con: DuckDBPyConnection, tmp_path: Path, column: str, text: str, kind: str | None
) -> None:
    cells = {name: [*texts, texts[0]] for name, texts in TIDY.items()}
    cells[column][-1] = text
    is_tidy, found = _staged(con, tmp_path, cells)
    assert not is_tidy
    assert [row[3] for row in found] == [True, True, False]
    assert found[-1][4] == kind


def test_the_first_rows_say_which_columns_may_be_read_plainly(con: DuckDBPyConnection, tmp_path: Path) -> None:
    table = next(table for table in TABLES if table.name == "personeel")
    cells = TIDY | {"fte_hbh": ["veel", "2"]}
    header = Header(0, len(cells), {name: place for place, name in enumerate(cells)}, (), (), tuple(cells))
    rows = RawRows(
        read_by(con, con.from_arrow(pa.table({f"c{n}": texts for n, texts in enumerate(cells.values())}))), header, 2
    )
    reading = Reading(con, tmp_path, {}, Pseudonymiser(b"sleutel"), NAMES)
    assert look_at(reading, table, rows).plain == {*TIDY} - {"fte_hbh"}
