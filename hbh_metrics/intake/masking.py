"""Finds delivered client keys and link ids that slipped into the text of a finding, so that no kept report holds them.

A key in the wrong column, or as part of a reference, is recognised by its pseudonym: it is one that we hold or that was delivered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.contract import Table
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.statements import named, read_by
from hbh_metrics.intake.working import held_name
from hbh_metrics.publications.pseudonyms import Pseudonymiser

WORD = re.compile(r"[^\s'\"(),;:/]+")
RUN = re.compile(r"[A-Za-z0-9]+")
CITIZEN_NUMBERS = "R09"
"""Of a column of which this is told no value is kept, however it hides the number."""
SHORTEST_PART = 3
"""A shorter key is masked only where it is the whole value: in a sentence it would be any number."""


def with_secrets(
    con: DuckDBPyConnection, tables: Sequence[Table], findings: Sequence[Finding], pseudonymiser: Pseudonymiser
) -> list[Finding]:
    """Return the findings, each with the keys of clients and links that its text holds; the text itself is left as it is."""
    told = [_texts(finding) for finding in findings]
    numbers = {(finding.bestand, finding.kolom) for finding in findings if finding.regel == CITIZEN_NUMBERS}
    candidates = sorted({text for texts in told for text in texts})
    secrets: set[str] = set()
    if candidates:
        for domain in sorted({column.pseudonym for table in tables for column in table.columns if column.pseudonym}):
            pseudonyms = [pseudonymiser.pseudonym(text, domain) for text in candidates]
            secrets |= _known(con, tables, domain, candidates, pseudonyms)
    return [
        replace(
            finding,
            is_secret=finding.is_secret or (finding.bestand, finding.kolom) in numbers,
            secrets=tuple(sorted((*finding.secrets, *(texts & secrets)), key=len, reverse=True)),
        )
        for finding, texts in zip(findings, told, strict=True)
    ]


def _known(
    con: DuckDBPyConnection, tables: Sequence[Table], domain: str, candidates: list[str], pseudonyms: list[str]
) -> set[str]:
    """Return the candidates whose pseudonym stands in a column of that domain, of what was delivered or held."""
    texts = {"tekst": candidates, "pseudoniem": pseudonyms}
    listed = pa.table({name: arrow.column(values, pa.string()) for name, values in texts.items()})
    asked = read_by(con, con.from_arrow(listed)).set_alias("k")
    found: set[str] = set()
    for table in tables:
        for column in table.columns:
            if column.pseudonym == domain:
                for rows in (named(con, delivered_name(table)), named(con, held_name(table))):
                    keys = rows.project(column.name).set_alias("h")
                    known = asked.join(keys, f"pseudoniem = {column.name}", how="semi")
                    found |= {text for (text,) in known.project("tekst").fetchall()}
    return found


def _texts(finding: Finding) -> set[str]:
    """Return what in a finding could be a key: the value, its parts, and the words of the sentence and the column's header."""
    whole = {finding.waarde, *(finding.waarde or "").split(" / "), finding.kolom} - {None, ""}
    texts: Iterable[str | None] = (finding.waarde, finding.kolom, finding.melding, finding.verwacht)
    parts = {part for text in texts for pattern in (WORD, RUN) for part in pattern.findall(text or "")}
    return {text for text in whole if text} | {part for part in parts if len(part) >= SHORTEST_PART}
