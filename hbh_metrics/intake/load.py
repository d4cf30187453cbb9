"""Reads one delivered file into the working tables: text becomes typed values, and every row that fails becomes a finding.

Rows that fail stay in the working table with nulls where nothing could be read, so that one bad cell gives one finding and not a dozen
about rows that refer to it. Only those rows are looked at one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import pyarrow as pa

from hbh_metrics import arrow
from hbh_metrics.contract import Table
from hbh_metrics.intake import csv_files, layout_findings, month_first, privacy
from hbh_metrics.intake.delivery import DeliveredFile, RawRows, UnreadableFileError, unreadable
from hbh_metrics.intake.discovery import limit_finding
from hbh_metrics.intake.failing import Failing, failing_rows
from hbh_metrics.intake.findings import FileCount, Finding, SheetCount
from hbh_metrics.intake.hashing import sha256_of
from hbh_metrics.intake.headers import Header, names_of
from hbh_metrics.intake.limits import LimitReachedError
from hbh_metrics.intake.parquet_files import open_parquet
from hbh_metrics.intake.rowkinds import KINDS, ending
from hbh_metrics.intake.staging import Reading, Staged, stage_whole, staged
from hbh_metrics.intake.statements import Rows, named, read_by
from hbh_metrics.reasons import reason


def delivered_name(table: Table) -> str:
    """Return the name of the working table with the delivered rows of `table`."""
    return f"geleverd_{table.name}"


def load_file(reading: Reading, file: DeliveredFile) -> tuple[FileCount, list[Finding]]:
    """Add the rows of `file` to the working table `geleverd_<tabel>` (contract columns, `_bestand`, `_rij`).

    Returns the account of its rows and all findings R00, R03, R09, R10, R22, R23, R30 and R31 about it.
    """
    findings: list[Finding] = []
    sha256 = ""
    counts: list[SheetCount] = []
    senders = layout_findings.senders_of(file, reading.provider_names)
    sender = next(iter(senders)) if len(senders) == 1 else None
    try:
        sha256 = sha256_of(file.path)
        sheets, problems = _open(reading, file)
        findings.extend(problems)
        counts.extend(_load_rows(reading, file, sheet, findings) for sheet in sheets)
        findings.extend(layout_findings.rows_of_others(named(reading.con, delivered_name(file.table)), file, senders))
    except UnreadableFileError as error:
        findings.append(error.finding)
    except LimitReachedError as error:
        findings.append(limit_finding(file.name, error))
    except OSError as error:
        problem = f"Het bestand kan niet worden gelezen ({reason(error.errno)})."
        findings.append(unreadable(file.name, problem, "een leesbaar bestand", "Controleer de rechten.").finding)
    counted = FileCount(file.name, file.table.name, sha256, tuple(counts))
    return counted, [
        replace(finding, aanbieder_id=finding.aanbieder_id or sender, blad=finding.blad or file.sheet)
        for finding in findings
    ]


def _open(reading: Reading, file: DeliveredFile) -> tuple[tuple[RawRows, ...], tuple[Finding, ...]]:
    """Return the sheets of a file as rows of text, and what is wrong with sheets that were not read."""
    names = names_of(file.table, reading.aliases)
    if file.extension == "parquet":
        return (open_parquet(reading.con, file, names, reading.limits),), ()
    if file.extension == "xlsx":
        from hbh_metrics.intake.excel.opening import open_excel  # noqa: PLC0415 - for who delivers a workbook

        return open_excel(reading.con, file, names, reading.limits)
    return (csv_files.open_csv(reading.con, file, names, reading.workspace, reading.limits),), ()


def _load_rows(reading: Reading, file: DeliveredFile, rows: RawRows, findings: list[Finding]) -> SheetCount:
    """Stage and deliver the rows of one sheet; return how they were accounted for."""
    wrong = _header_findings(file, rows.header, rows.sheet)
    above = len(rows.header.above)
    if wrong:
        findings.extend(wrong)
        return SheetCount(rows.sheet, 0, above=above)
    whole = stage_whole(reading, file, rows)
    rows, misplaced = whole.rows, whole.misplaced
    findings.extend(_unknown_columns(file, rows))
    findings.extend(layout_findings.rows_above(file, rows))
    findings.extend(misplaced)
    staging = staged(reading.con, file.table, whole)
    seen = _seen(staging, file, whole)
    last = ending(staging, file.table, rows.header, seen.rows) if seen.conspicuous else {}
    failing = failing_rows(reading, staging, file, rows, last) if seen.conspicuous else Failing()
    findings.extend(layout_findings.merged_cells(staging, file, rows, last))
    if not any(layout_findings.is_split(finding) for finding in misplaced):
        told = month_first.in_place_of_cells(staging, file, failing.findings)
        findings.extend(list(layout_findings.bare_decimals(file, rows)) or told)
    findings.extend(privacy.findings(staging, rows, file, seen.suspects))
    _deliver(reading, staging if whole.is_tidy else staging.filter(_is_data(last)), file)
    skipped = Counter(last.values())
    skipped.update(seen.skipped)
    return SheetCount(
        rows.sheet,
        seen.rows + rows.unplaced,
        tuple((kind, skipped[kind]) for kind in KINDS if skipped[kind]),
        failing.rows + rows.unplaced,
        above,
        seen.open_ends,
    )


@dataclass(frozen=True)
class _Seen:
    """What one pass over staged rows tells: how many there are, keep their cells, have an open end, and are of a kind without data.

    `suspects` are the columns in which enough rows may hold a citizen number or personal data.
    """

    rows: int
    conspicuous: int
    open_ends: int
    skipped: dict[str, int]
    suspects: list[privacy.Suspect]


def _seen(staging: Rows, file: DeliveredFile, whole: Staged) -> _Seen:
    tests = privacy.suspects(file, whole.rows, has_cells=not whole.is_tidy)
    kinds = ["0" if whole.is_tidy else f"count(*) filter (where _soort = '{kind}')" for kind in KINDS]
    counted = [
        "count(*)",
        "count(_ruw)",
        "cast(coalesce(sum(_open), 0) as bigint)",
        *kinds,
        *(test.passing for test in tests),
    ]
    count, conspicuous, open_ends, *rest = staging.aggregate(", ".join(counted)).fetchall()[0]
    skipped = dict(zip(KINDS, rest, strict=False))
    suspects = [
        test for test, passing in zip(tests, rest[len(KINDS) :], strict=True) if passing >= privacy.FEWEST_VALUES
    ]
    return _Seen(count, conspicuous, open_ends, skipped, suspects)


def _header_findings(file: DeliveredFile, header: Header, sheet: str) -> list[Finding]:
    place = f" op blad '{sheet}'" if sheet else ""
    found = [
        Finding(
            "R00", "F", file.name, header.row + 1, name, None, f"een kolom {name}",
            f"De verplichte kolom '{name}' ontbreekt{place}. Verwacht de kolommen {', '.join(file.table.required_columns)}. "
            "Voeg de kolom toe en lever opnieuw aan.",
        )
        for name in header.missing(file.table)
    ]  # fmt: skip
    return found + [
        Finding(
            "R00", "F", file.name, header.row + 1, name, None, "elke kolom één keer",
            f"De kolom '{name}' staat er meer dan één keer in{place}. Verwacht elke kolom één keer. "
            "Haal de dubbele weg en lever opnieuw aan.",
        )
        for name in header.doubled
    ]  # fmt: skip


def _unknown_columns(file: DeliveredFile, rows: RawRows) -> Iterator[Finding]:
    untitled = [place for place, title in rows.header.unknown if not title]
    filled: set[int] = set()
    if untitled:
        counts = rows.relation.aggregate(", ".join(f"count(lees_tekst(c{place}))" for place in untitled)).fetchall()[0]
        filled = {place for place, count in zip(untitled, counts, strict=True) if count}
    shown_titles = rows.header.unknown_titles
    for place, title in rows.header.unknown:
        if not title and place not in filled:
            continue
        shown = shown_titles[place]
        yield Finding(
            "R23", "W", file.name, rows.header.row + 1, shown, None, "een kolom van het gegevenscontract",
            f"De kolom '{shown}' kennen wij niet en is niet opgeslagen. Haal de kolom weg, of geef hem de naam uit het contract.",
        )  # fmt: skip


def _is_data(ending: Collection[int]) -> str:
    """Return the condition of a row of data; `ending` are the places of the rows below the data."""
    left_out = f"_plek not in ({', '.join(map(str, ending))})" if ending else "true"
    return f"_soort is null and {left_out}"


def _deliver(reading: Reading, staging: Rows, file: DeliveredFile) -> None:
    """Move the staged rows to the working table, client keys and link ids replaced by their pseudonyms."""
    rows = staging.set_alias("r")
    values = {column.name: f"r.{column.name}" for column in file.table.columns}
    for column in file.table.columns:
        if column.pseudonym:
            keys = staging.filter(f"{column.name} is not null").project(column.name).distinct()
            texts = [text for (text,) in keys.fetchall()]
            pseudonyms = [reading.pseudonymiser.pseudonym(text, column.pseudonym) for text in texts]
            original, pseudonym = f"echt_{column.name}", f"pseudoniem_{column.name}"
            pairs = {original: arrow.column(texts, pa.string()), pseudonym: arrow.column(pseudonyms, pa.string())}
            known = read_by(reading.con, reading.con.from_arrow(pa.table(pairs)))
            rows = rows.join(known.set_alias(f"sleutels_{column.name}"), f"r.{column.name} = {original}", how="left")
            values[column.name] = pseudonym
    rows.project(", ".join([*values.values(), f"{file.number}::integer", "r._rij"])).insert_into(
        delivered_name(file.table)
    )
