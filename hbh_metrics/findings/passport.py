"""The passport of a number: what it means, its row, the question that gives exactly it, and the delivered files that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.door.door import Door
from hbh_metrics.door.papers import Papers, papers
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.measured import clients_cell, count_cell, out_of_cell, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.view import ALL_PROVIDERS
from hbh_metrics.metrics import CARD_BY_NAME, Card
from hbh_metrics.records import NumberId, Origin

MOST = 4
"""A number that follows from others has their passports, so many at most."""

_APART, _PARTED = ",", "~"
_FILES = (
    Column("Bestand"),
    Column("Bron"),
    Column("Rijen", is_number=True),
    Column("Ontvangen op"),
    Column("Kenmerk (SHA-256)"),
)
_ROW = (
    Column("Maatstaf in de gegevens"),
    Column("Waarde", is_number=True),
    Column("Teller", is_number=True),
    Column("Noemer", is_number=True),
    Column("Cliënten (n)", is_number=True),
    Column("Hoe volledig"),
)
_PARTS = ("waarde", "teller", "noemer", "n")


@dataclass(frozen=True)
class Passport:
    """All that there is to know of one number; `question` is empty for a reader who may not ask, as is `files`."""

    title: str
    card: Card
    row: Table
    question: str
    files: Table
    stand: str
    publication: str


def named(numbers: Sequence[NumberId]) -> str:
    """Return the numbers as one name for in an address, which `read` reads again."""
    each = (
        (one.maatstaf, one.aanbieder_id, one.periode_id or "", *([] if one.deel == "waarde" else [one.deel]))
        for one in numbers[:MOST]
    )
    return _APART.join(_PARTED.join(parts) for parts in each)


def read(name: str) -> tuple[NumberId, ...]:
    """Return the numbers that an address names; what is no number is left out."""
    found = []
    for one in name.split(_APART)[:MOST]:
        parts = one.split(_PARTED)
        metric, who, period, part = [*parts, "waarde"][:4] if len(parts) in (3, 4) else ("", "", "", "")
        if metric and who and part in _PARTS:
            found.append(NumberId(metric, who, period or None, part))
    return tuple(dict.fromkeys(found))


def passports(door: Door, numbers: Sequence[NumberId]) -> tuple[Passport, ...]:
    """Return the passport of every number that this reader has in this publication; of parts of one row, one."""
    rows = dict.fromkeys((one.maatstaf, one.aanbieder_id, one.periode_id) for one in numbers)
    found = (papers(door, NumberId(*row)) for row in rows)
    return tuple(_passport(door, one) for one in found if one is not None)


def _passport(door: Door, found: Papers) -> Passport:
    number, row = found.number, found.row
    card, text = CARD_BY_NAME[number.maatstaf], metric_text(number.maatstaf)
    names = {one.aanbieder_id: one.naam for one in (ALL_PROVIDERS, *door.providers())}
    when = "" if number.periode_id is None else f", {dutch.period_in_full(number.periode_id)}"
    value = value_cell(row, text)
    whose = names.get(number.aanbieder_id, number.aanbieder_id)
    parts = (
        _exact(value),
        _exact(count_cell(row), row.teller),
        _exact(out_of_cell(row), row.noemer),
        clients_cell(row),
    )
    cells = (Cell(card.name), *parts, Cell(State.of(row.status).value))
    return Passport(
        f"{card.title}, {whose}{when}: {value.text or 'niet van toepassing'}.",
        card,
        Table("De rij van dit cijfer", _ROW, (cells,)),
        found.question,
        Table("De geleverde bestanden waarop het rust", _FILES, tuple(_file(origin) for origin in found.files)),
        f"stand van {dutch.day_in_full(door.peildatum)}",
        door.publication.id,
    )


def _exact(cell: Cell, amount: float | None = None) -> Cell:
    """Return a cell with every decimal that the number has; what is kept or unknown stays what it says."""
    told = cell.value if amount is None else amount
    if cell.value is None or told is None:
        return cell
    return replace(cell, text=repr(float(told)).removesuffix(".0").replace(".", ","), value=told)


def _file(origin: Origin) -> tuple[Cell, ...]:
    return (
        Cell(origin.bestand),
        Cell(TABLE_BY_NAME[origin.tabel].title),
        Cell(dutch.number(origin.rijen), origin.rijen),
        Cell(dutch.day(origin.ontvangen_op)),
        Cell(origin.sha256),
    )
