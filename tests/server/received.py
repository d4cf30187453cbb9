"""What reached a reader, as text, and what of it is a number, an assignment or a name that is kept from that reader.

The publication must be one in which no two numbers are alike (`tests.screens.own_numbers`): then a number tells whose it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb
from pypdf import PdfReader

from hbh_metrics.door.audience import Audience
from hbh_metrics.publications import Store
from hbh_metrics.records import NumberId
from tests.screens.own_numbers import numbers

LEAST = 100_000
"""Below it numbers are also widths and places on a screen."""

_WRITTEN = re.compile(r"(?<![\w.,#-])(?:\d{1,3}(?:[.\u00a0]\d{3})+(?:,\d+)?|\d{6,}(?:[.,]\d+)?)(?![\w-])")
_PART_OF_ONE = re.compile(r"<v>(-?\d+\.\d+) </v>")
"""A percentage as a workbook holds it: only those are no whole number in a publication of own numbers."""
_ASSIGNMENT = re.compile(r"\bT\d{6}\b")


@dataclass(frozen=True)
class Received:
    """What reached one reader: by screen or file everything that can be read in it."""

    texts: Mapping[str, str]

    def numbers(self) -> dict[Decimal, str]:
        """Return every large number, with where it stands."""
        return {_decimal(found): where for where, text in self.texts.items() for found in _WRITTEN.findall(text)}

    def assignments(self) -> set[str]:
        """Return every number of an assignment."""
        return {found for text in self.texts.values() for found in _ASSIGNMENT.findall(text)}


def readable(body: bytes) -> str:
    """Return what a file holds, as text: a PDF, a text, or a workbook, with its percentages also as they are read."""
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            text = "\n".join(book.read(name).decode("utf-8", "replace").replace("<", " <") for name in book.namelist())
        return "\n".join([text, *(str(Decimal(part) * 100) for part in _PART_OF_ONE.findall(text))])
    return body.decode("utf-8")


def own_numbers(name: str, received: Received, data: Path) -> int:
    """Return how many of the numbers that a reader is given reached it."""
    given = numbers(data, [Audience.named(name)])
    return sum(number in given for number in received.numbers())


def kept_numbers(name: str, received: Received, data: Path) -> dict[Decimal, tuple[str, frozenset[NumberId]]]:
    """Return the numbers that reached a reader and are kept from it, each with where it stood and what it is."""
    audience = Audience.named(name)
    every, given = numbers(data, [Audience.PROGRAMMAMANAGER]), numbers(data, [audience])
    return {
        number: (where, every[number])
        for number, where in received.numbers().items()
        if number >= LEAST and number in every and number not in given and number % 500
        if audience.aanbieder_id not in {one.aanbieder_id for one in every[number]}
        if not _is_difference(number, given)
    }


def kept_words(name: str, received: Received, data: Path) -> list[tuple[str, str]]:
    """Return the assignments, ids and names of other providers that reached a reader, each with where it stood."""
    publication = Store(data).current()
    assert publication is not None
    assignments, providers = (
        duckdb.execute(f"select {what}, aanbieder_id from read_parquet('{publication.table_path(table)}')").fetchall()
        for what, table in (("toewijzing_nummer", "indicaties"), ("naam", "aanbieders"))
    )
    of_others = {number for number, who in assignments if f"aanbieder:{who}" != name}
    assert len(of_others) > 1000
    names = [word for *words, who in providers if f"aanbieder:{who}" != name for word in (who, *words)]
    assert len(names) >= 8
    named = [(word, where) for word in names for where, text in received.texts.items() if word in text]
    return [*named, *((number, "") for number in received.assignments() & of_others)]


def _is_difference(number: Decimal, given: Mapping[Decimal, frozenset[NumberId]]) -> bool:
    """Whether two values of one provider and period differ so much, as a column beside them tells: by chance another's number too."""
    return any(
        (one.aanbieder_id, one.periode_id, one.deel) == (other.aanbieder_id, other.periode_id, "waarde")
        for value, names in given.items()
        for one in names
        if one.deel == "waarde"
        for other in given.get(value + number, ())
    )


def _decimal(written: str) -> Decimal:
    is_dutch = re.fullmatch(r"\d{1,3}(?:[.\u00a0]\d{3})+(?:,\d+)?|\d+,\d+", written)
    plain = re.sub(r"[.\u00a0]", "", written).replace(",", ".") if is_dutch else written
    return Decimal(plain).normalize()
