"""A workbook to fill in and deliver: a sheet per table with its columns, choices and an example, and a sheet that explains them.

Everything in it comes from the contract. A cell says itself what may be chosen, so there is no hidden sheet with choices.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hbh_metrics import dutch
from hbh_metrics.contract import Column, Deliverer, Kind, Table
from hbh_metrics.contract.explained import (
    NEVER,
    WRITTEN,
    choosing,
    delivered_by,
    from_whom,
    limits,
    replaced,
    unique,
)
from hbh_metrics.contract.schema import EXAMPLE_MARK, EXPLANATION_SHEET
from hbh_metrics.files.workbook import OPTIONS, seen, undated, width_of
from hbh_metrics.project import as_called, current
from hbh_metrics.records import Provider

STEPS = (
    "Elk blad is één tabel. Vul in vanaf rij 3. Rij 2 is een voorbeeld: dat slaan wij over, u mag het laten staan.",
    "Laat de namen van de bladen en van de kolommen zoals zij zijn.",
    "Kolommen met vette letters zijn verplicht. De andere mag u leeg laten.",
    "Leeg betekent: niet bekend. Is er niets geleverd, vul dan 0 in.",
    "Heeft u voor een tabel niets nieuws? Laat dat blad dan leeg. Wat wij hadden, blijft staan.",
    "Plakt u gegevens uit een ander bestand? Kies dan Plakken speciaal en Waarden. Zo blijven nullen vooraan staan.",
    NEVER,
    "Sla de werkmap op als xlsx. Voeg geen bladen toe en verberg geen rijen.",
)
"""How the workbook is filled in, in order of work."""

_FIRST_ROW = 2
_LAST_ROW = 1_048_575
_LONGEST_LIST = 255
_LONGEST_TITLE, _LONGEST_PROMPT = 32, 255
_FORMATS = {
    Kind.DATE: "dd-mm-yyyy",
    Kind.EURO: "#,##0.00",
    Kind.TARIFF: "#,##0.00##",
    Kind.HOURS: "0.00",
    Kind.FRACTION: "0.0000",
    Kind.QUANTITY: "0.0000",
    Kind.SCORE: "0.0",
    Kind.PERCENTAGE: "0.00",
    Kind.COUNT: "0",
    Kind.SMALL: "0",
}
_TEXT = "@"
_EARLIEST, _LATEST = date(1900, 1, 1), date(9999, 12, 31)
_HEADS = ("Blad", "Kolom", "Verplicht", "Wat u invult", "Hoe u het schrijft", "U kiest uit", "Voorbeeld")
_WIDTHS = (23, 23, 11, 55, 45, 55, 24)


@dataclass(frozen=True)
class _Look:
    """The formats of the workbook."""

    title: Format
    head: Format
    optional_head: Format
    text: Format


def template(providers: Sequence[Provider], who: Deliverer) -> bytes:
    """Return the workbook of the municipality, or of the one provider that delivers; the same contract gives the same bytes.

    `providers` are those that may be chosen. Raises ValueError for a provider's workbook without exactly one.
    """
    if who is Deliverer.PROVIDER and len(providers) != 1:
        raise ValueError("a provider's workbook is of one provider")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": undated(), "title": seen(_title(providers, who))})
    head = {"bold": True, "bottom": 1, "bg_color": "#DCE6F0", "valign": "top"}
    look = _Look(
        title=book.add_format({"bold": True, "font_size": 14}),
        head=book.add_format(head),
        optional_head=book.add_format(head | {"bold": False}),
        text=book.add_format({"text_wrap": True, "valign": "top"}),
    )
    tables = [_with_providers(table, providers) for table in delivered_by(who)]
    _explain(book.add_worksheet(EXPLANATION_SHEET), _title(providers, who), tables, look)
    for table in tables:
        _write_sheet(book, book.add_worksheet(table.name), table, look)
    book.close()
    return buffer.getvalue()


def _title(providers: Sequence[Provider], who: Deliverer) -> str:
    whose = providers[0].naam if who is Deliverer.PROVIDER else f"de gemeente {current().town}"
    return f"Sjabloon voor {whose}"


def _with_providers(table: Table, providers: Sequence[Provider]) -> Table:
    """Return the table with these providers to choose from wherever it refers to one."""
    names = {provider.aanbieder_id: provider.naam for provider in providers}
    columns = (
        choosing(column, names) if names and column.refers_to and column.refers_to.recognised_by else column
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))


def _write_sheet(book: xlsxwriter.Workbook, sheet: Worksheet, table: Table, look: _Look) -> None:
    """Write header and example, and give every cell below them its format and its rule."""
    for place, column in enumerate(table.columns):
        code = _FORMATS.get(column.kind, _TEXT)
        example = _example(column) if place else f"{EXAMPLE_MARK} {column.example}"
        sheet.set_column(place, place, width_of([column.name, str(example)]), book.add_format({"num_format": code}))
        sheet.write_string(0, place, column.name, look.head if column.required else look.optional_head)
        quiet = book.add_format({"num_format": code, "italic": True, "font_color": "#4A4F55"})
        if isinstance(example, str):
            sheet.write_string(1, place, seen(example), quiet)
        elif isinstance(example, date):
            sheet.write_datetime(1, place, example, quiet)
        else:
            sheet.write_number(1, place, float(example), quiet)
        sheet.data_validation(_FIRST_ROW, place, _LAST_ROW, place, _rule(column))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()


def _example(column: Column) -> str | date | Decimal:
    """Return the example as the cell of a person who fills it in holds it: a text, a day or a number."""
    if column.kind is Kind.DATE:
        return datetime.strptime(column.example, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
    if column.kind.is_number:
        return Decimal(column.example.replace(".", "").replace(",", "."))
    return column.example


def _rule(column: Column) -> dict[str, object]:
    """Return what Excel keeps a cell to, with what to fill in as a message beside it."""
    told: dict[str, object] = {
        "input_title": column.name[:_LONGEST_TITLE],
        "input_message": _prompt(column),
        "error_title": "Dit past niet in deze kolom",
        "error_message": _clipped(f"Verwacht: {WRITTEN[column.kind]}, zoals {column.example}."),
    }
    choices = list(column.allowed)
    if choices and len(",".join(choices)) <= _LONGEST_LIST:
        return told | {"validate": "list", "source": choices, "error_message": "Kies een waarde uit de lijst."}
    if column.kind is Kind.DATE:
        return told | {"validate": "date", "criteria": "between", "minimum": _EARLIEST, "maximum": _LATEST}
    if column.kind.is_number:
        kind = "decimal" if column.kind.decimals else "integer"
        most = 10**9 if column.maximum is None else column.maximum
        if column.minimum is None:
            return told | {"validate": kind, "criteria": "between", "minimum": -most, "maximum": most}
        criteria = ">" if column.minimum_excluded else ">="
        return told | {"validate": kind, "criteria": criteria, "value": float(column.minimum)}
    return told | {"validate": "any"}


def _prompt(column: Column) -> str:
    must = "Verplicht." if column.required else "Mag leeg blijven."
    what, written = dutch.sentence_start(column.description), dutch.sentence_start(WRITTEN[column.kind])
    return _clipped(f"{what}. {must} {written}.")


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_PROMPT else f"{text[: _LONGEST_PROMPT - 1].rstrip()}…"


def _explain(sheet: Worksheet, title: str, tables: Sequence[Table], look: _Look) -> None:
    """Write how to fill in the workbook, what each table is, and a row per column."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, seen(title), look.title)
    row = 2
    for number, step in enumerate(STEPS, start=1):
        sheet.write_string(row, 0, f"{number}. {step}")
        row += 1
    row += 1
    for table in tables:
        told = " ".join((f"{table.title}.", table.description, unique(table), replaced(table), from_whom(table)))
        sheet.write_string(row, 0, told)
        row += 1
    row += 1
    for place, head in enumerate(_HEADS):
        sheet.write_string(row, place, head, look.head)
    for table in tables:
        for column in table.columns:
            row += 1
            for place, text in enumerate(_explained(table, column)):
                sheet.write_string(row, place, seen(text), look.text)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _explained(table: Table, column: Column) -> tuple[str, ...]:
    chosen = "\n".join(f"{code}: {as_called(told)}" if told else code for code, told in column.allowed.items())
    what = "; ".join((column.description, *limits(column)))
    must = dutch.yes_no(column.required)
    return (table.name, column.name, must, what, WRITTEN[column.kind], chosen, column.example)
