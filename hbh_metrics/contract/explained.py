"""The contract in B1 Dutch, for who delivers: how a value is written, what a column holds, and what a delivery changes."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics.contract import TABLE_BY_NAME, TABLES
from hbh_metrics.contract.schema import Column, Deliverer, Kind, Ledger, Table
from hbh_metrics.dutch import listing

WRITTEN = {
    Kind.TEXT: "tekst; nullen vooraan tellen mee",
    Kind.CODE: "een code, precies zoals hier staat",
    Kind.PERIOD: "jaar en nummer van de periode, aan elkaar",
    Kind.DATE: "datum: dag-maand-jaar, met een jaar van vier cijfers",
    Kind.EURO: "bedrag in euro, met een komma en twee cijfers",
    Kind.TARIFF: "bedrag in euro, met een komma en twee cijfers; per uur hoogstens vier",
    Kind.HOURS: "getal met hoogstens twee cijfers achter de komma",
    Kind.FRACTION: "getal met hoogstens vier cijfers achter de komma",
    Kind.QUANTITY: "getal met hoogstens vier cijfers achter de komma",
    Kind.SCORE: "getal met hoogstens één cijfer achter de komma",
    Kind.PERCENTAGE: "getal met hoogstens twee cijfers achter de komma, zonder procentteken",
    Kind.COUNT: "heel getal",
    Kind.SMALL: "heel getal",
    Kind.YES_NO: "ja of nee",
}
"""How a value of each kind is written, so that it can be read in one way only."""

NEVER = "Zet nooit een BSN, naam, adres, telefoonnummer of geboortedatum in het bestand. Herkennen wij er een, dan nemen wij niets over."


def delivered_by(who: Deliverer) -> tuple[Table, ...]:
    """Return the tables of which these deliver all or some rows, as they may fill them in, in the order of the contract."""
    return tuple(as_delivered_by(table, who) for table in TABLES if table.is_delivered_by(who))


def as_delivered_by(table: Table, who: Deliverer) -> Table:
    """Return the table with in each column what these may choose, and an example of that."""
    return replace(table, columns=tuple(choosing(column, _codes(table, column, who)) for column in table.columns))


def choosing(column: Column, codes: dict[str, str]) -> Column:
    """Return the column with these codes to choose from, by code with its meaning; its example is one of them."""
    example = column.example if not codes or column.example in codes else next(iter(codes))
    return replace(column, allowed=codes, sample=example)


def _codes(table: Table, column: Column, who: Deliverer) -> dict[str, str]:
    if column.kind is Kind.YES_NO:
        return {"ja": "", "nee": ""}
    if table.own_rows is None or column.name != table.own_rows[0]:
        return column.allowed
    is_own = who is table.delivered_by
    return {code: told for code, told in column.allowed.items() if (code == table.own_rows[1]) is is_own}


def limits(column: Column) -> tuple[str, ...]:
    """Return the lowest and the highest value of a column, each in a few words."""
    found = []
    if column.minimum is not None:
        found.append(f"{'meer dan' if column.minimum_excluded else 'ten minste'} {column.minimum}")
    if column.maximum is not None:
        found.append(f"hoogstens {column.maximum}")
    return tuple(found)


def unique(table: Table) -> str:
    """Return which columns tell one row from another."""
    return f"Elke rij heeft een eigen {' en '.join(table.key)}."


def replaced(table: Table) -> str:
    """Return what a delivery changes in what is held."""
    if isinstance(table.merge, Ledger):
        return "Regels komen erbij en veranderen nooit."
    parts = [*table.merge.columns, *(("de vierwekenperiode",) if table.merge.period_of else ())]
    return f"Een levering vervangt {'wat er was van dezelfde ' + ' en '.join(parts) if parts else 'de hele tabel'}."


def from_whom(table: Table) -> str:
    """Return who delivers a table, and which rows where two do."""
    if table.own_rows is None:
        return f"De tabel komt van {table.delivered_by.value}."
    column, code = table.own_rows
    others = [other for other in TABLE_BY_NAME[table.name].column(column).allowed if other != code]
    return (
        f"De aanbieder levert de rijen met {column} {code}, de gemeente die met {listing(others)}. "
        "De gemeente zet beide in dezelfde levering: zij vervangen samen wat er was."
    )
