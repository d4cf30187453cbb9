"""CSV as it is really sent: encodings, delimiters, quotes, blank and ragged lines; the row that a person sees; nothing lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.intake.deliveries import Cells, tidy
from tests.intake.loading import Loaded, load_one

HEADER = "boeking_id;periode_id;bedrag_eur;soort;toelichting"
ROWS = [
    "B1;201402;10,00;BESTEED;één",
    "B2;201402;20,00;BESTEED;",
    "B3;201402;30,00;BESTEED;drie",
    "B4;201403;40,00;BESTEED;vier",
]


def load_lines(folder: Path, *lines: str, end: str = "\r\n", encoding: str = "utf-8", last_end: bool = True) -> Loaded:
    """Read a file of savings (bestemmingen) with these lines below the header."""
    text = end.join([HEADER, *lines]) + (end if last_end else "")
    return load_one(folder / "levering", "bestemmingen.csv", text.encode(encoding))


def stored(found: Loaded) -> list[tuple[object, object]]:
    """Return the row number and reference of what was stored."""
    return [(row["_rij"], row["boeking_id"]) for row in found.rows["bestemmingen"]]


def accounted(found: Loaded) -> set[object]:
    """Return the rows that are stored or told of, also those that a finding names by the first and the last."""
    named = [re.search(r"Rij (\d+) tot en met (\d+)", one.melding) for one in found.findings]
    runs = {row for run in named if run for row in range(int(run[1]), int(run[2]) + 1)}
    return {row for _, row, _ in found.told} | runs | {number for number, _ in stored(found)}


def note(found: Loaded) -> object:
    """Return the text with an accent in the first row."""
    return found.rows["bestemmingen"][0]["toelichting"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_rows(tmp_path: Path, encoding: str, end: str) -> None:
    found = load_lines(tmp_path, *ROWS, encoding=encoding, end=end)
    assert found.findings == []
    assert stored(found) == [(2, "B1"), (3, "B2"), (4, "B3"), (5, "B4")]
    assert note(found) == "één"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_delimiter_is_found_also_with_others_inside_quotes(tmp_path: Path, delimiter: str) -> None:
    cells = Cells(HEADER.split(";"), [["B1", "201402", "1.250,00", "BESTEED", "a; b, c\td"]])
    found = load_one(tmp_path / "d", "bestemmingen.csv", cells.csv(delimiter))
    assert found.findings == []
    assert note(found) == "a; b, c\td"


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    assert stored(load_lines(tmp_path, *ROWS, last_end=False))[-1] == (5, "B4")


def test_an_euro_sign_and_curly_quotes_of_windows_are_kept(tmp_path: Path) -> None:
    assert note(load_lines(tmp_path, "B1;201402;10,00;BESTEED;“€ 10” – goed", encoding="cp1252")) == "“€ 10” – goed"


def test_a_file_of_two_encodings_is_refused_with_the_row(tmp_path: Path) -> None:
    content = f"{HEADER}\r\n{ROWS[0]}\r\n".encode("cp1252") + f"{ROWS[1]}\r\n{ROWS[0]}\r\n".encode()
    found = load_one(tmp_path / "d", "bestemmingen.csv", content)
    assert found.told == [("R00", 4, None)]
    assert found.rows["bestemmingen"] == []


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b"   ", b"\xef\xbb\xbf", b"\xff\xfe", b";;;;\r\n"])
def test_a_file_without_anything_in_it_is_refused(tmp_path: Path, content: bytes) -> None:
    found = load_one(tmp_path / "d", "bestemmingen.csv", content)
    assert found.told == [("R00", None, None)]


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02\x03" * 100,
        b"PK\x03\x04" + bytes(range(256)),
        f"{HEADER}\r\n".encode() + b"B1;\x00;1;1;1\r\n",
        bytes(range(1, 256)),
    ],
)
def test_a_binary_file_with_the_name_of_a_table_is_refused(tmp_path: Path, content: bytes) -> None:
    found = load_one(tmp_path / "d", "bestemmingen.csv", content)
    assert [finding.regel for finding in found.findings] == ["R00"]


def test_utf_16_without_its_mark_is_refused_and_not_guessed(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "bestemmingen.csv", "\r\n".join([HEADER, *ROWS]).encode("utf-16-le"))
    assert found.told == [("R00", None, None)]


def test_half_a_file_in_utf_16_is_refused(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "bestemmingen.csv", "\r\n".join([HEADER, *ROWS]).encode("utf-16")[:-1])
    assert found.told == [("R00", None, None)]
    assert found.findings[0].bestand == "bestemmingen.csv"


def test_only_a_header_means_no_rows_and_no_finding(tmp_path: Path) -> None:
    assert load_lines(tmp_path).findings == []
    without_end = load_one(tmp_path / "zonder", "bestemmingen.csv", HEADER.encode())
    assert (without_end.findings, without_end.account) == ([], (0, 0))


def test_blank_lines_are_no_rows_but_count_for_the_person_who_looks(tmp_path: Path) -> None:
    found = load_lines(tmp_path, ROWS[0], "", ROWS[1], "   ", "", ROWS[2], "", "")
    assert found.findings == []
    assert stored(found) == [(2, "B1"), (4, "B2"), (7, "B3")]


def test_rows_of_only_delimiters_are_skipped_and_counted(tmp_path: Path) -> None:
    found = load_lines(tmp_path, ROWS[0], ";;;;", ROWS[1], " ; ;;;", ";;;;")
    assert found.findings == []
    assert stored(found) == [(2, "B1"), (4, "B2")]
    assert found.account == (5, 3)


def test_rows_of_only_delimiters_are_also_counted_in_an_irregular_file(tmp_path: Path) -> None:
    found = load_lines(tmp_path, ROWS[0], "", ";;;;", ROWS[1], ";;")
    assert found.findings == []
    assert stored(found) == [(2, "B1"), (5, "B2")]
    assert found.account == (4, 2)


def test_quoted_cells_may_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    found = load_lines(
        tmp_path, 'B1;201402;10,00;BESTEED;"zei ""ja""; toen\r\nnee"', ROWS[1], ROWS[2].replace("30,00", "x")
    )
    assert note(found) == 'zei "ja"; toen\r\nnee'
    assert stored(found)[:2] == [(2, "B1"), (4, "B2")]
    assert found.told == [("R03", 5, "bedrag_eur")]


def test_every_cell_may_be_quoted(tmp_path: Path) -> None:
    quoted = ['"' + row.replace(";", '";"') + '"' for row in [HEADER, *ROWS]]
    found = load_one(tmp_path / "d", "bestemmingen.csv", "\n".join(quoted).encode())
    assert found.findings == []
    assert stored(found) == [(2, "B1"), (3, "B2"), (4, "B3"), (5, "B4")]


def test_a_quoted_header_over_two_lines_shifts_the_rows(tmp_path: Path) -> None:
    header = 'boeking_id;periode_id;"bedrag\n(EUR)";soort;toelichting\n'
    found = load_one(tmp_path / "d", "bestemmingen.csv", (header + "\n".join(ROWS)).encode())
    assert found.findings == []
    assert stored(found)[0] == (3, "B1")


def test_rows_with_a_cell_too_many_or_too_few_are_refused_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    found = load_lines(tmp_path, ROWS[0], "B2;201402;20,00", ROWS[2], "B4;201402;1;000,00;BESTEED;x")
    assert found.told == [("R03", 3, None), ("R03", 5, None)]
    assert stored(found) == [(2, "B1"), (4, "B3")]
    assert found.account == (4, 0)


def test_delimiters_too_many_at_the_end_of_a_row_are_forgiven(tmp_path: Path) -> None:
    found = load_lines(tmp_path, ROWS[0], ROWS[1] + ";;;", ROWS[2])
    assert found.findings == []
    assert stored(found) == [(2, "B1"), (3, "B2"), (4, "B3")]


def test_a_loose_quote_that_swallows_rows_is_told_once_with_all_of_them(tmp_path: Path) -> None:
    found = load_lines(
        tmp_path, ROWS[0], 'B2;201402;20,00;BESTEED;"los', ROWS[2], ROWS[3], 'B5;201403;1,00;BESTEED;"eind"'
    )
    assert [rule for rule, _, _ in found.told] == ["R03"]
    assert accounted(found) >= {2, 3, 4, 5, 6}


def test_a_quote_that_never_closes_loses_no_row(tmp_path: Path) -> None:
    found = load_lines(tmp_path, ROWS[0], 'B2;201402;20,00;"BESTEED;los', ROWS[2], ROWS[3])
    assert found.refusals
    assert accounted(found) >= {2, 3, 4, 5} or any(rule == "R00" for rule, _, _ in found.refusals)


@pytest.mark.parametrize("text", ['5" buis', 'het "huis"', "l'huis", '"'])
def test_a_quote_inside_a_cell_is_a_letter_or_a_finding(tmp_path: Path, text: str) -> None:
    found = load_lines(tmp_path, ROWS[0], f"B2;201402;20,00;BESTEED;{text}", ROWS[2])
    is_kept = [number for number, _ in stored(found)] == [2, 3, 4] and found.findings == []
    if is_kept:
        assert found.column("bestemmingen", "toelichting")[1] == text
    else:
        assert found.refusals
        assert accounted(found) >= {2, 3, 4}


def test_two_line_ends_through_each_other_lose_nothing(tmp_path: Path) -> None:
    content = f"{HEADER}\r\n{ROWS[0]}\n{ROWS[1]}\r\n{ROWS[2]}\r{ROWS[3]}\n".encode()
    found = load_one(tmp_path / "d", "bestemmingen.csv", content)
    assert [reference for _, reference in stored(found)] == ["B1", "B2", "B3", "B4"]
    assert found.findings == []


@pytest.mark.parametrize("label", ["Totaal", "TOTAAL 4 boekingen", "Subtotaal", "eindtotaal", "totaal:"])
def test_a_last_row_that_is_a_total_is_skipped_and_counted(tmp_path: Path, label: str) -> None:
    found = load_lines(tmp_path, *ROWS, f"{label};;100,00;;")
    assert found.findings == []
    assert found.account == (5, 1)


@pytest.mark.parametrize("line", ["Totaal", "Totaal;;100,00", " Totaal 4 boekingen;"])
def test_a_total_typed_without_its_empty_cells_is_skipped_at_the_end_and_refused_before_it(
    tmp_path: Path, line: str
) -> None:
    found = load_lines(tmp_path / "eind", *ROWS, line)
    assert found.findings == []
    assert found.account == (5, 1)
    halfway = load_lines(tmp_path / "tussen", ROWS[0], line, ROWS[1])
    assert {row for _, row, _ in halfway.refusals} == {3}


def test_subtotals_and_totals_with_blank_rows_between_are_all_skipped(tmp_path: Path) -> None:
    found = load_lines(tmp_path, *ROWS, ";;;;", ";;Subtotaal;;", "Eindtotaal;;100,00;;", ";;;;")
    assert found.findings == []
    assert found.account == (8, 4)


def test_a_total_with_fewer_cells_than_the_header_is_a_total_too(tmp_path: Path) -> None:
    found = load_lines(tmp_path, *ROWS, "Totaal;;100,00")
    assert (found.findings, found.account) == ([], (5, 1))


@pytest.mark.parametrize("total", ['Totaal;;"100,00', 'Totaal;"', 'Totaal;;"100,00\r\nB9;201402;9,00;BESTEED;x";;'])
def test_no_row_hides_in_the_quotes_of_a_total(tmp_path: Path, total: str) -> None:
    found = load_lines(tmp_path, *ROWS[:2], total, *ROWS[2:])
    assert found.refusals
    assert accounted(found) >= ({2, 3, 4, 5, 6} if total.count('"') == 1 else {2, 3, 4})


def test_a_row_that_only_looks_like_a_total_is_stored_or_refused(tmp_path: Path) -> None:
    kept = load_lines(tmp_path / "vol", *ROWS, "TOTAAL-1;201402;5,00;BESTEED;")
    assert (kept.findings, stored(kept)[-1]) == ([], (6, "TOTAAL-1"))
    half = load_lines(tmp_path / "half", *ROWS, "Totaal;201402;100,00;;")
    assert half.refusals == [("R03", 6, "soort")]
    halfway = load_lines(tmp_path / "tussen", ROWS[0], "Totaal;;10,00;;", ROWS[1])
    assert {row for _, row, _ in halfway.refusals} == {3}
    later = load_lines(tmp_path / "later", *ROWS, ";;totaal;;onzin")
    assert later.account == (5, 1)
    not_first = load_lines(tmp_path / "anders", *ROWS, "Som;;totaal;;")
    assert {row for _, row, _ in not_first.refusals} == {6}


def test_the_account_holds_for_every_table_of_the_tidy_delivery_in_every_form(tmp_path: Path) -> None:
    for name, cells in tidy(["201402"]).items():
        for extension, content in (("csv", cells.csv()), ("xlsx", cells.xlsx()), ("parquet", cells.parquet())):
            found = load_one(tmp_path / f"{name}-{extension}", f"{name}.{extension}", content)
            first = 1 if extension == "parquet" else 2
            assert found.findings == [], (name, extension)
            assert found.account == (len(cells.rows), 0)
            assert found.numbers(name) == list(range(first, first + len(cells.rows)))
