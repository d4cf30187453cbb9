"""Finds in the text of a finding what it may not repeat: keys of clients and links where it is kept, refused columns' values anywhere.

A key in the wrong column, or as part of a reference, is recognised by its pseudonym: it is one that we hold or that was delivered.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import reduce

import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.contract import Column, Table
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.statements import Rows, named, read_by
from hbh_metrics.intake.working import held_name
from hbh_metrics.publications.pseudonyms import Pseudonymiser

WORD = re.compile(r"[^\s'\"(),;:/]+")
RUN = re.compile(r"[A-Za-z0-9]+")
QUOTED = re.compile(r"'([^']+)'")
SHORTEST_PART = 3
"""A shorter key is masked only where it is the whole value: in a sentence it would be any number."""


def with_secrets(
    con: DuckDBPyConnection,
    tables: Sequence[Table],
    there: Collection[str],
    findings: Sequence[Finding],
    pseudonymiser: Pseudonymiser,
) -> list[Finding]:
    """Return the findings, each with the keys of clients and links that its text holds; the text itself is left as it is.

    `there` names the working tables that hold rows.
    """
    told = [_texts(finding) for finding in findings]
    candidates = sorted({text for texts in told for text in texts})
    secrets: set[str] = set()
    if candidates:
        for domain in sorted({column.pseudonym for table in tables for column in table.columns if column.pseudonym}):
            pseudonyms = [pseudonymiser.pseudonym(text, domain) for text in candidates]
            columns = [
                (name, column.name)
                for table in tables
                for column in table.columns
                for name in (delivered_name(table), held_name(table))
                if column.pseudonym == domain and name in there
            ]
            secrets |= _known(con, columns, candidates, pseudonyms)
    return [
        replace(
            finding,
            secrets=tuple(sorted((*finding.secrets, *(texts & secrets)), key=len, reverse=True)),
        )
        for finding, texts in zip(findings, told, strict=True)
    ]


def _known(
    con: DuckDBPyConnection, columns: Sequence[tuple[str, str]], candidates: list[str], pseudonyms: list[str]
) -> set[str]:
    """Return the candidates whose pseudonym stands in one of the columns, each a working table and a name."""
    if not columns:
        return set()
    keys = reduce(Rows.union, (named(con, table).project(f"{column} as sleutel") for table, column in columns))
    asked = _listed(con, candidates, pseudonyms).set_alias("k")
    known = asked.join(keys.set_alias("h"), "pseudoniem = sleutel", how="semi")
    return {text for (text,) in known.project("tekst").fetchall()}


def without_forbidden(
    con: DuckDBPyConnection,
    files: Sequence[DeliveredFile],
    findings: Sequence[Finding],
    forbidden: Sequence[Finding],
    pseudonymiser: Pseudonymiser,
) -> list[Finding]:
    """Return the findings as they may be told: no value of a column that one of `forbidden` refuses stands in any of them."""
    if not forbidden:
        return list(findings)
    told = [_texts(finding) for finding in findings]
    candidates = sorted({text for texts in told for text in texts})
    values: set[str] = set()
    for file in files:
        for name in {one.kolom for one in forbidden if one.bestand == file.name and one.blad in ("", file.sheet)}:
            column = next((column for column in file.table.columns if column.name == name), None)
            if column is not None:
                values |= _delivered(con, file, column, candidates, pseudonymiser)
    masked = [finding.without(texts & values) for finding, texts in zip(findings, told, strict=True)]
    return [
        replace(one, bestand=finding.bestand, blad=finding.blad) for one, finding in zip(masked, findings, strict=True)
    ]


def _delivered(
    con: DuckDBPyConnection, file: DeliveredFile, column: Column, candidates: list[str], pseudonymiser: Pseudonymiser
) -> set[str]:
    """Return the candidates that stand in that column of the file; an amount also without its cents."""
    compared = [pseudonymiser.pseudonym(text, column.pseudonym) if column.pseudonym else text for text in candidates]
    texts = f"regexp_replace(cast({column.name} as varchar), '[.]0+$', '')" if column.kind.is_number else column.name
    held = named(con, delivered_name(file.table)).filter(f"_bestand = {file.number}")
    values = held.project(f"cast({texts} as varchar) as waarde").set_alias("w")
    known = _listed(con, candidates, compared).set_alias("k").join(values, "pseudoniem = waarde", how="semi")
    return {text for (text,) in known.project("tekst").fetchall()}


def _listed(con: DuckDBPyConnection, candidates: list[str], pseudonyms: list[str]) -> Rows:
    texts = {"tekst": candidates, "pseudoniem": pseudonyms}
    listed = pa.table({name: arrow.column(values, pa.string()) for name, values in texts.items()})
    return read_by(con, con.from_arrow(listed))


def _texts(finding: Finding) -> set[str]:
    """Return what in a finding could be a key: the value, its parts, and the words of the sentence and the column's header."""
    whole = {finding.waarde, *(finding.waarde or "").split(" / "), finding.kolom} - {None, ""}
    texts: Iterable[str | None] = (finding.waarde, finding.kolom, finding.melding, finding.verwacht)
    parts = {part for text in texts for pattern in (WORD, RUN, QUOTED) for part in pattern.findall(text or "")}
    return {text for text in whole if text} | {part for part in parts if len(part) >= SHORTEST_PART}
