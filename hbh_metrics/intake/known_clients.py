"""R28: how many of the client keys that a table names without an assignment are known in the assignments that we would hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from hbh_metrics.contract import Column, Table
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.statements import has_rows, named

FEW_KEYS = 5
TENTHS_KNOWN = 9


@dataclass(frozen=True)
class KnownClients:
    """Of the `total` distinct keys in the delivered rows of a table, `known` stand in the assignments."""

    tabel: str
    known: int
    total: int

    @property
    def words(self) -> str:
        """The share as a report tells it: `11 van 12`."""
        return f"{self.known} van {self.total}"


def known_clients(con: DuckDBPyConnection, tables: Sequence[Table], there: Collection[str]) -> tuple[KnownClients, ...]:
    """Return the share known of every delivered table that names clients without an assignment; none where no assignments are held.

    `there` names the working tables that hold rows.
    """
    register = _register(tables)
    if register is None or not has_rows(named(con, register.name)):
        return ()
    held = named(con, register.name).project(f"{_name(register)} as bekend").distinct().set_alias("b")
    found = []
    for table in tables:
        if delivered_name(table) not in there or not _names_clients_only(table, register):
            continue
        keys = named(con, delivered_name(table)).filter(f"{_name(table)} is not null")
        counted = (
            keys.project(f"{_name(table)} as sleutel")
            .distinct()
            .set_alias("k")
            .join(held, "sleutel = bekend", how="left")
        )
        total, known = counted.aggregate("count(*), count(bekend)").fetchall()[0]
        if total:
            found.append(KnownClients(table.name, int(known), int(total)))
    return tuple(found)


def check_known_clients(
    shares: Sequence[KnownClients],
    tables: Sequence[Table],
    files: Sequence[DeliveredFile],
    unread: Collection[tuple[str, str]],
) -> Iterator[Finding]:
    """R28: yield a finding per table of which less than nine tenths of the keys are known, F where none of five or more is.

    None where keys of the assignments, or the table's own, are in `unread`: a cell of that table and column could not be read.
    """
    by_name = {table.name: table for table in tables}
    register = _register(tables)
    for share in shares:
        compared = {(table.name, _name(table)) for table in (by_name[share.tabel], register) if table is not None}
        if compared & {*unread} or 10 * share.known >= TENTHS_KNOWN * share.total:
            continue
        names = [file.name for file in files if file.table.name == share.tabel]
        is_fatal = share.known == 0 and share.total >= FEW_KEYS
        repair = (
            "Lever de sleutels aan zoals ze in de indicaties staan, met nullen vooraan."
            if is_fatal
            else "Staan de anderen met een andere schrijfwijze in de indicaties? Neem die over en lever opnieuw aan."
        )
        yield Finding(
            "R28", "F" if is_fatal else "W", names[0] if len(names) == 1 else "", None, _name(by_name[share.tabel]), share.words,
            "sleutels die in de indicaties staan",
            f"{by_name[share.tabel].title}: van {share.words} cliënten staat de sleutel in de indicaties. {repair}",
        )  # fmt: skip


def _client(table: Table) -> Column | None:
    return next((column for column in table.columns if column.is_client), None)


def _name(table: Table) -> str:
    column = _client(table)
    if column is None:
        raise ValueError(f"{table.name} names no clients")
    return column.name


def _register(tables: Sequence[Table]) -> Table | None:
    """Return the table of the assignments: the one that names clients and to which another table with clients refers."""
    referred = {
        column.refers_to.table for table in tables if _client(table) for column in table.columns if column.refers_to
    }
    return next((table for table in tables if _client(table) and table.name in referred), None)


def _names_clients_only(table: Table, register: Table) -> bool:
    return (
        table.name != register.name
        and _client(table) is not None
        and not any(
            column.refers_to and column.refers_to.table == register.name and (not column.fills or column.fills_from)
            for column in table.columns
        )
    )
