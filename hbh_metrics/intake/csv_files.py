"""CSV as providers write it: any of three delimiters, UTF-8 or Windows text, a title above the header, broken lines.

DuckDB reads the file in parallel when it is regular. When it is not (quoted line ends, blank lines, too many or too few cells),
it is read again row by row, so that every row keeps its own number and nothing is lost.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.intake.delivery import DeliveredFile, RawRows, unreadable
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.headers import SEARCHED_ROWS, Header, find_header
from hbh_metrics.intake.layout_findings import split_decimals
from hbh_metrics.intake.limits import Limits
from hbh_metrics.intake.no_header import without_header
from hbh_metrics.intake.places import rows_named
from hbh_metrics.intake.rowkinds import is_short_kind
from hbh_metrics.intake.statements import csv_rows, read_by

DELIMITERS = (";", ",", "\t")
BLOCK = 1 << 22
PLAIN = bytes(letter for letter in range(0x21, 0x7F) if letter not in b"'=") + b"\r\n"
"""Bytes of which every cell reads as it stands, whatever the reading rules say of white space and apostrophes."""
SAMPLE = 1 << 16
RARE_ENDS = {"\u0085": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\f": "\n", "\x1e": "\n"}
"""Characters that end a line for some systems; they do so in a file that has no other end of a line."""
MOST_ENDS = 2
LINE_END = re.compile(r"\r\n|\r|\n")
csv.field_size_limit(1 << 24)


@dataclass(frozen=True)
class Scan:
    """What one pass over the bytes of a file tells: its encoding, its lines, the blank ones at the end, and whether all of it is plain.

    `has_rare_ends` says that its lines end as those of `RARE_ENDS`.
    """

    encoding: str
    lines: int
    blank_at_end: int
    is_plain: bool
    has_rare_ends: bool = False


def scan(path: Path, file_name: str) -> Scan:
    """Read the bytes of a text file once. Raises UnreadableFileError for binary, empty or doubly encoded text."""
    lines, ends, rare, is_utf8, has_nul, is_plain, tail = 0, 0, 0, True, False, True, b""
    decoder, first = codecs.getincrementaldecoder("utf-8")(), b""
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            first = first or block[:4]
            has_nul = has_nul or b"\0" in block
            is_plain = is_plain and not block.translate(None, PLAIN)
            lines += block.count(b"\n")
            ends += block.count(b"\r") if ends <= MOST_ENDS else 0
            rare += (
                sum(block.count(end.encode()) for end in RARE_ENDS) if not is_plain and lines + ends <= MOST_ENDS else 0
            )
            tail = (tail + block)[-4096:]
            if is_utf8 and (decoder.getstate()[0] or not block.isascii()):
                try:
                    decoder.decode(block)
                except UnicodeDecodeError:
                    is_utf8 = False
    if is_utf8 and decoder.getstate()[0]:
        is_utf8 = False
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Scan("utf-16", 0, 0, is_plain=False)
    if not tail.strip():
        raise unreadable(
            file_name, "Het bestand is leeg.", "ten minste een regel met kolomkoppen", "Lever het opnieuw aan."
        )
    if has_nul:
        raise unreadable(
            file_name,
            "Het bestand is beschadigd of is geen csv: het bevat tekens die geen tekst zijn.",
            "gewone tekst",
            "Sla het opnieuw op als csv.",
        )
    ending = tail[len(tail.rstrip(b"\r\n \t")) :]
    encoding = "utf-8" if is_utf8 else "cp1252"
    if not is_utf8:
        _refuse_mixed_text(path, file_name)
    has_rare_ends = rare > 0 and lines + ends == len(tail) - len(tail.rstrip(b"\r\n"))
    lines += rare if has_rare_ends else 0
    lines += 0 if tail.endswith(b"\n") else 1
    return Scan(encoding, lines, max(ending.count(b"\n") - 1, 0), is_plain=is_plain, has_rare_ends=has_rare_ends)


def _refuse_mixed_text(path: Path, file_name: str) -> None:
    """Raise for a file that is neither Windows text nor UTF-8 but a mixture: reading it either way would change letters."""
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.isascii():
                continue
            if not _decodes(line, "utf-8") and _decodes(line, "cp1252"):
                continue
            raise unreadable(
                file_name,
                "Deze regel bevat tekens die niet te lezen zijn, of het bestand heeft twee tekensets door elkaar.",
                "het hele bestand in UTF-8, of het hele bestand in Windows-tekst (cp1252)",
                "Sla het bestand opnieuw op als 'CSV UTF-8' en lever opnieuw aan.",
                row=number,
            )


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def open_csv(
    con: DuckDBPyConnection, file: DeliveredFile, names: dict[str, str], workspace: Path, limits: Limits
) -> RawRows:
    """Return the rows of a CSV file as text.

    Raises UnreadableFileError when the file is no text or no header is found, LimitReachedError when it is larger than is allowed.
    """
    scanned = scan(file.path, file.name)
    limits.hold("rijen", scanned.lines, "regels in dit bestand")
    path = _as_utf8(file.path, scanned, workspace / f"{file.number}.csv")
    delimiter, header, header_lines = _find_layout(path, file, names)
    _refuse_all_on_one_line(file, header, scanned.lines - scanned.blank_at_end - header_lines)
    limits.hold("kolommen", header.width, "kolommen in dit bestand")
    limits.hold("cellen", header.width * scanned.lines, "cellen in dit bestand")
    return RawRows(
        csv_rows(con, path, header.width, delimiter, header_lines), header, header_lines + 1,
        expected_rows=max(scanned.lines - scanned.blank_at_end - header_lines, 0),
        is_plain=scanned.is_plain, delimiter=delimiter,
        reread=lambda: _read_carefully(con, path, file, delimiter, header),
    )  # fmt: skip


def _as_utf8(path: Path, scanned: Scan, target: Path) -> Path:
    if scanned.encoding == "utf-8" and not scanned.has_rare_ends:
        return path
    ends = str.maketrans(RARE_ENDS if scanned.has_rare_ends else {})
    if not target.exists():
        try:
            with (
                path.open(encoding=scanned.encoding, newline="") as source,
                target.open("w", encoding="utf-8", newline="") as out,
            ):
                while block := source.read(BLOCK):
                    out.write(block.translate(ends))
        except UnicodeError as error:
            target.unlink(missing_ok=True)
            raise unreadable(
                path.name,
                "Het bestand bevat tekens die niet te lezen zijn.",
                "tekst in UTF-8",
                "Sla het bestand opnieuw op als 'CSV UTF-8' en lever opnieuw aan.",
            ) from error
    return target


def _refuse_all_on_one_line(file: DeliveredFile, header: Header, rows: int) -> None:
    """Raise for a file without rows of which the header holds more cells that are no column than the table has columns: they are rows."""
    if rows <= 0 and len(header.unknown) > len(file.table.columns):
        raise unreadable(
            file.name,
            "Alle gegevens staan op de regel met kolomkoppen.",
            "een regel per rij",
            "Sla het bestand opnieuw op als csv, met elke rij op een eigen regel, en lever opnieuw aan.",
            row=header.row + 1,
        )


def _find_layout(path: Path, file: DeliveredFile, names: dict[str, str]) -> tuple[str, Header, int]:
    """Return the delimiter, the header and the number of lines up to and including it."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        sample = stream.read(SAMPLE)
    best: tuple[int, str, Header, int] | None = None
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        rows: list[list[str]] = []
        line_numbers: list[int] = []
        try:
            for row in reader:
                rows.append(row)
                line_numbers.append(reader.line_num)
                if len(rows) >= SEARCHED_ROWS:
                    break
        except csv.Error:
            continue
        header = find_header(rows, file.table, names)
        if header is not None and (best is None or len(header.positions) > best[0]):
            best = (len(header.positions), delimiter, header, line_numbers[header.row])
    if best is None:
        raise without_header(sample, file, names, DELIMITERS)
    return best[1:]


def _numbered_rows(path: Path, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield every record with the first and last line of the file that it stands on."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, delimiter=delimiter)
        last = 0
        for row in reader:
            yield last + 1, reader.line_num, row
            last = reader.line_num


def _read_carefully(
    con: DuckDBPyConnection, path: Path, file: DeliveredFile, delimiter: str, header: Header
) -> tuple[RawRows, tuple[Finding, ...]]:
    numbers: list[int] = []
    kept: list[list[str]] = []
    findings: list[Finding] = []
    unplaced = 0
    wide: list[tuple[int, list[str]]] = []
    of_width: dict[int, list[int]] = {}
    try:
        for place, (first, last, cells) in enumerate(_numbered_rows(path, delimiter)):
            if place <= header.row or not cells:
                continue
            filled = len(cells)
            while filled > header.width and not cells[filled - 1].strip():
                filled -= 1
            if not any(cell.strip() for cell in cells):
                numbers.append(first)
                kept.append([""] * header.width)
            elif filled < header.width and last == first and is_short_kind(cells, header):
                numbers.append(first)
                kept.append([*cells, *[""] * (header.width - filled)])
            elif filled != header.width and last == first:
                of_width.setdefault(filled, []).append(first)
                wide.append((filled, cells))
            elif filled != header.width or (last > first and _swallows_rows(cells, delimiter, header.width)):
                findings.append(_loose_quote(file.name, first, last))
                unplaced += last - first + 1
            else:
                numbers.append(first)
                kept.append(cells[: header.width])
    except csv.Error as error:
        raise unreadable(
            file.name,
            "Het bestand is vanaf deze regel niet te lezen als csv.",
            "regels met cellen",
            "Controleer de aanhalingstekens en lever opnieuw aan.",
            row=(numbers[-1] + 1 if numbers else header.row + 2),
        ) from error
    columns = {"_rij": arrow.column(numbers, pa.int64())}
    for place in range(header.width):
        columns[f"c{place}"] = arrow.column([cells[place] for cells in kept], pa.string())
    relation = con.from_arrow(pa.table(columns))
    findings += [_wrong_width(file.name, rows, filled, header.width) for filled, rows in sorted(of_width.items())]
    rows = RawRows(
        read_by(con, relation), header, 0, is_numbered=True, expected_rows=len(kept), delimiter=delimiter,
        unplaced=unplaced + len(wide),
    )  # fmt: skip
    return rows, tuple(split_decimals(file, rows, wide) or findings)


def _swallows_rows(cells: list[str], delimiter: str, width: int) -> bool:
    """Return whether a quoted cell holds the end of one row and the begin of another: loose quotation marks made them one cell."""
    for place, cell in enumerate(cells):
        lines = LINE_END.split(cell.rstrip("\r\n"))
        if len(lines) > 1 and (lines[0].count(delimiter), lines[-1].count(delimiter)) == (width - 1 - place, place):
            return True
    return False


def _wrong_width(file_name: str, rows: Sequence[int], found: int, expected: int) -> Finding:
    which = f"({rows_named(rows)}, {len(rows)} rijen) De rijen hebben" if len(rows) > 1 else "De rij heeft"
    return Finding(
        "R03", "F", file_name, rows[0], None, None, f"{expected} cellen",
        f"{which} {found} {'cel' if found == 1 else 'cellen'} en de kop {expected}. "
        "Verwacht in elke rij evenveel cellen als in de kop. "
        "Controleer of er een scheidingsteken te veel of te weinig staat en lever opnieuw aan.",
    )  # fmt: skip


def _loose_quote(file_name: str, first: int, last: int) -> Finding:
    return Finding(
        "R03", "F", file_name, first, None, None, "een aanhalingsteken dat op dezelfde regel sluit",
        f"Rij {first} tot en met {last} zijn door een los aanhalingsteken één cel geworden. Verwacht een rij per regel. "
        "Haal het aanhalingsteken weg en lever opnieuw aan.",
    )  # fmt: skip
