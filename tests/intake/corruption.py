"""Damages good files in the ways in which files get damaged, always the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.intake.deliveries import Cells, tidy

TABLES = ("geleverde_uren", "indicaties", "periodebetalingen", "enquetescores", "bestemmingen", "personeel")
JUNK = (
    "",
    " ",
    "x",
    "-1",
    "1.234",
    "31-02-2014",
    "27-1-14",
    "NaN",
    "1e9",
    "ja",
    "2:75",
    "€",
    "\u00a0",
    "Totaal",
    "é",
    "999999999999",
    "'; --",
)


@dataclass(frozen=True)
class Damaged:
    """A damaged file: its table and extension, what was done to it, its bytes, and the good rows that it was made from."""

    table: str
    extension: str
    how: str
    content: bytes
    good: Cells

    @property
    def name(self) -> str:
        """The name under which it is delivered."""
        return f"{self.table}.{self.extension}"


def damaged_bytes(seed: int) -> Damaged:
    """Return a file of which bytes were flipped, cut off, put in or taken out."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    table, extension = chance.choice(TABLES), ("csv", "xlsx", "parquet")[seed % 3]
    good = _some_rows(chance, table)
    content = bytearray({"csv": good.csv(), "xlsx": good.xlsx(), "parquet": good.parquet()}[extension])
    how = chance.choice(("flip", "cut", "insert", "remove"))
    place = chance.randrange(len(content))
    match how:
        case "flip":
            for _ in range(chance.choice((1, 1, 2, 5, 20))):
                content[chance.randrange(len(content))] = chance.randrange(256)
        case "cut":
            del content[place:]
        case "insert":
            content[place:place] = chance.randbytes(chance.choice((1, 3, 50)))
        case _:
            del content[place : place + chance.choice((1, 2, 10, 200))]
    return Damaged(table, extension, f"{how} (seed {seed})", bytes(content), good)


def damaged_structure(seed: int) -> Damaged:
    """Return a CSV file of which columns, rows, cells, quotes or the encoding were damaged."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    table = chance.choice(TABLES)
    good = _some_rows(chance, table)
    how = tuple(STRUCTURES)[seed % len(STRUCTURES)]
    return Damaged(table, "csv", f"{how} (seed {seed})", STRUCTURES[how](chance, good), good)


def _some_rows(chance: random.Random, table: str) -> Cells:
    cells = tidy(["201402"])[table]
    return Cells(cells.header, cells.rows[: chance.randint(1, 15)])


def _column_removed(chance: random.Random, good: Cells) -> bytes:
    return good.without(chance.choice(good.header)).csv()


def _columns_swapped(chance: random.Random, good: Cells) -> bytes:
    order = chance.sample(range(len(good.header)), len(good.header))
    return Cells([good.header[place] for place in order], [[row[place] for place in order] for row in good.rows]).csv()


def _headers_swapped(chance: random.Random, good: Cells) -> bytes:
    one, other = chance.sample(good.header, 2)
    return good.renamed(**{one: other, other: one}).csv()


def _header_renamed(chance: random.Random, good: Cells) -> bytes:
    name = chance.choice(good.header)
    return good.renamed(
        **{name: chance.choice((name.upper(), f" {name} ", name.replace("_", "-"), "Kleur", "", f"{name}2"))}
    ).csv()


def _rows_doubled(chance: random.Random, good: Cells) -> bytes:
    return Cells(good.header, [*good.rows, *chance.choices(good.rows, k=3)]).csv()


def _rows_cut(chance: random.Random, good: Cells) -> bytes:
    rows = [row[: chance.randint(1, len(row))] if chance.random() < 0.4 else row for row in good.rows]
    return "\r\n".join(";".join(row) for row in [good.header, *rows]).encode()


def _rows_shuffled(chance: random.Random, good: Cells) -> bytes:
    return Cells(good.header, chance.sample(good.rows, len(good.rows))).csv()


def _encoding_changed(chance: random.Random, good: Cells) -> bytes:
    accented = good.with_cell(0, good.header[-1], "é")
    return accented.csv(encoding=chance.choice(("cp1252", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp037")))


def _quotes_inserted(chance: random.Random, good: Cells) -> bytes:
    content = bytearray(good.csv())
    for _ in range(chance.choice((1, 2, 3))):
        place = chance.randrange(len(";".join(good.header)), len(content) + 1)
        content[place:place] = b'"'
    return bytes(content)


def _cells_changed(chance: random.Random, good: Cells) -> bytes:
    for _ in range(chance.choice((1, 3))):
        good = good.with_cell(chance.randrange(len(good.rows)), chance.choice(good.header), chance.choice(JUNK))
    return good.csv()


def _lines_put_in(chance: random.Random, good: Cells) -> bytes:
    lines = good.csv().split(b"\r\n")
    for _ in range(3):
        line = chance.choice(
            (b"", b";" * (len(good.header) - 1), b"Totaal", b"Totaal" + b";" * (len(good.header) - 1), b"sep=;")
        )
        lines.insert(chance.randrange(len(lines)), line)
    return b"\r\n".join(lines)


STRUCTURES: dict[str, Callable[[random.Random, Cells], bytes]] = {
    "column removed": _column_removed,
    "columns swapped": _columns_swapped,
    "headers swapped": _headers_swapped,
    "header renamed": _header_renamed,
    "rows doubled": _rows_doubled,
    "rows cut": _rows_cut,
    "rows shuffled": _rows_shuffled,
    "encoding changed": _encoding_changed,
    "quotes inserted": _quotes_inserted,
    "cells changed": _cells_changed,
    "lines put in": _lines_put_in,
}
