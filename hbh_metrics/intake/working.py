"""The working tables of one import: what was delivered, what was held, and what would be held afterwards.

Per table of the contract there are `geleverd_<tabel>` (this delivery), `gehouden_<tabel>` (the publication before) and, under its own
name, what we would hold: contract columns, `_bestand` and `_rij` (null for a row that we held already).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import sql
from hbh_metrics.contract import Ledger, Replace, Table
from hbh_metrics.intake import statements
from hbh_metrics.intake.limits import DEFAULTS, Limits
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.staging import remove
from hbh_metrics.intake.statements import Rows, copy_rows, filled, has_rows, make_views, named, stored
from hbh_metrics.intake.values import IDENTIFIER, PLAIN_IDENTIFIER
from hbh_metrics.metrics.little_data import plan_for_little
from hbh_metrics.project import CalendarKind, current

READING_RULES = ("cleaning", "reading", "recognising")
PERIOD_OF = "periode_van({0})"
"""The period of a date as a number, by the calendar of the project in force (see calendar.period_of)."""
CALENDARS = {CalendarKind.FOUR_WEEKS: "vierweken", CalendarKind.MONTHS: "maand"}


def held_name(table: Table) -> str:
    """Return the name of the view on what the publication before held of `table`."""
    return f"gehouden_{table.name}"


def together_name(table: Table) -> str:
    """Return the name of the working table with what we would hold of `table`, where that was put together once."""
    return f"samen_{table.name}"


def changed_name(table: Table) -> str:
    """Return the name of the working table with the keys of the rows of `table` that messages changed, added or took away."""
    return f"gewijzigd_{table.name}"


def open_working_connection(
    workspace: Path, limits: Limits = DEFAULTS, *, is_small: bool = False
) -> DuckDBPyConnection:
    """Return a connection in memory that spills to `workspace`, knows the reading rules and never reaches for the network.

    For little data it plans less and works in one thread.
    """
    con = duckdb.connect(
        config={
            "memory_limit": f"{limits.working_memory_mb}MB",
            "temp_directory": str(workspace / "duckdb"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    if is_small:
        plan_for_little(con)
    for rules in (CALENDARS[current().calendar], *READING_RULES):
        con.execute(sql.load(__file__, rules))
    return con


def read_identifier(text: str) -> str | None:
    """Return an identifier as it is read from a cell with this text, None for an empty one."""
    with duckdb.connect() as con:
        con.execute(sql.load(__file__, "cleaning"))
        found: str | None = con.execute(sql.load(__file__, "kenmerk"), {"tekst": text}).fetchall()[0][0]
    return found


def make_tables(
    con: DuckDBPyConnection, tables: Sequence[Table], held: Mapping[str, Path], *, is_small: bool = False
) -> None:
    """Make the empty delivered tables, and the views on what is held; `held` gives the Parquet file of each table held.

    Little that is held is read into memory: every check would open its file again.
    """
    changing = [table for table in tables if isinstance(table.merge, Replace)]
    statements.make_tables(
        con,
        {delivered_name(table): [*_columns(table), ("_bestand", "integer"), ("_rij", "bigint")] for table in tables}
        | {changed_name(table): [pair for pair in _columns(table) if pair[0] in table.key] for table in changing},
    )
    files = {table.name: held[table.name] for table in tables if table.name in held}
    there = _columns_held(con, files)
    rows = {name: stored(con, path) for name, path in files.items()}
    texts = {table.name: _plain_identifiers(table, there[table.name]) for table in tables if table.name in held}
    seldom = {name: " or ".join(f"not {PLAIN_IDENTIFIER}({text})" for text in found) for name, found in texts.items()}
    odd = filled(con, {name: rows[name].filter(condition) for name, condition in seldom.items() if condition})
    views: dict[str, Rows] = {}
    for table in tables:
        source = rows.get(table.name, named(con, delivered_name(table)).filter("false"))
        reread = _reread(source, texts[table.name]) if table.name in odd else []
        columns = there.get(table.name, dict(_columns(table)))
        views[held_name(table)] = source.project(_as_held(table, columns, reread))
    make = copy_rows if is_small else make_views
    make(con, views)


def _columns_held(con: DuckDBPyConnection, files: Mapping[str, Path]) -> dict[str, dict[str, str]]:
    """Return the columns with their types of each Parquet file, by the name of its table."""
    if not files:
        return {}
    names = {str(path): name for name, path in files.items()}
    found: dict[str, dict[str, str]] = {name: {} for name in files}
    for path, column, kind in con.execute(
        sql.load(__file__, "gehouden_kolommen"), {"bestanden": list(names)}
    ).fetchall():
        found[names[path]][column] = kind
    return found


def _plain_identifiers(table: Table, there: Collection[str]) -> list[str]:
    """Return the identifiers held as they were delivered: those that are no pseudonyms."""
    names = [column.name for column in table.columns if table.identifies(column) and column.name in there]
    return [name for name in names if not table.column(name).pseudonym]


def _reread(source: Rows, texts: list[str]) -> list[str]:
    """Return which identifiers are read again: those of a table where an older version held one, spaces and all, as it was delivered."""
    return texts if has_rows(source.filter(" or ".join(f"{name} <> {IDENTIFIER}({name})" for name in texts))) else []


def _as_held(table: Table, there: Mapping[str, str], reread: Collection[str]) -> str:
    """Return the contract's columns in order, null for one that the contract did not have when this was held.

    `there` gives the type of each column held: one that was narrower then is widened. Identifiers of `reread` are read as they would be
    today.
    """
    return ", ".join(
        f"{IDENTIFIER}({column.name}) as {column.name}"
        if column.name in reread
        else column.name
        if there.get(column.name) == column.kind.sql_type
        else f"cast({column.name if column.name in there else 'null'} as {column.kind.sql_type}) as {column.name}"
        for column in table.columns
    )


def _columns(table: Table) -> list[tuple[str, str]]:
    """Return the contract's columns of a table with their types in SQL."""
    return [(column.name, column.kind.sql_type) for column in table.columns]


def make_merged_views(con: DuckDBPyConnection, tables: Sequence[Table]) -> frozenset[str]:
    """Make, under each table's own name, the view on what we would hold after this delivery; return `filled_tables`."""
    there = filled_tables(con, tables)
    make_views(con, {table.name: merged(con, table, there) for table in tables})
    return there


def put_together(con: DuckDBPyConnection, tables: Sequence[Table], there: Collection[str]) -> None:
    """Let each table's own name stand for a copy of what we would hold, where it is delivered and was held; `there` is `filled_tables`.

    For little data: every check would put its tables together again.
    """
    both = [table for table in tables if {delivered_name(table), held_name(table)} <= {*there}]
    if both:
        copy_rows(con, {together_name(table): merged(con, table, there) for table in both})
        make_views(con, {table.name: named(con, together_name(table)) for table in both})


def filled_tables(con: DuckDBPyConnection, tables: Sequence[Table]) -> frozenset[str]:
    """Return the names of the working tables and views of `tables` that hold rows: delivered, changed by messages, held before."""
    names = [name for table in tables for name in (delivered_name(table), held_name(table))]
    names += [changed_name(table) for table in tables if isinstance(table.merge, Replace)]
    return filled(con, {name: named(con, name) for name in names})


def add_tables(con: DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    """Copy Arrow tables into the working connection under the given names."""
    for name, table in tables.items():
        con.from_arrow(table).create(name)


def make_final_views(con: DuckDBPyConnection, tables: Sequence[Table], there: Collection[str]) -> None:
    """Replace the merged views by views with the columns of the contract only: what will be stored; `there` is `filled_tables`."""
    make_views(con, {table.name: merged(con, table, there).project(_names(table)) for table in tables})


def open_extracts(con: DuckDBPyConnection, tables: Sequence[Table], folder: Path) -> None:
    """Let each table's own name stand for its stored Parquet file in `folder`."""
    make_views(con, {table.name: stored(con, folder / f"{table.name}.parquet") for table in tables})


def let_go_of_delivered(con: DuckDBPyConnection, tables: Sequence[Table]) -> None:
    """Free the memory of the delivered rows, once they are stored."""
    for table in tables:
        for name in (delivered_name(table), together_name(table)):
            remove(con, name)


def merged(con: DuckDBPyConnection, table: Table, there: Collection[str]) -> Rows:
    """Return what we would hold of `table`: the delivered rows, and those held that they do not replace; `there` is `filled_tables`."""
    delivered = named(con, delivered_name(table))
    held = named(con, held_name(table))
    if held_name(table) not in there:
        return delivered
    numbered = held.project(f"{_names(table)}, cast(null as integer) as _bestand, cast(null as bigint) as _rij")
    if isinstance(table.merge, Ledger):
        known = held.project(", ".join(f"{name} as oud_{name}" for name in table.key))
        same = " and ".join(f"{name} = oud_{name}" for name in table.key)
        return numbered.union(delivered.set_alias("d").join(known.set_alias("h"), same, how="anti"))
    changed = named(con, changed_name(table))
    replacing = delivered
    if changed_name(table) in there:
        numbered, replacing = without(numbered, changed, table.key), without(delivered, changed, table.key)
    if delivered_name(table) not in there or (changed_name(table) in there and not has_rows(replacing)):
        return numbered.union(delivered) if delivered_name(table) in there else numbered
    if not table.merge.columns:
        return delivered
    scopes = scope(replacing, table.merge).distinct()
    columns = _scope_columns(table.merge)
    places = " and ".join(f"scope_{number} = nieuw_{number}" for number in range(len(columns)))
    renamed = scopes.project(", ".join(f"scope_{number} as nieuw_{number}" for number in range(len(columns))))
    expressions = ", ".join(f"{text} as scope_{number}" for number, text in enumerate(columns))
    kept = numbered.project(f"*, {expressions}").set_alias("h").join(renamed.set_alias("n"), places, how="anti")
    return delivered.union(kept.project(f"{_names(table)}, _bestand, _rij"))


def without(rows: Rows, changed: Rows, key: Sequence[str]) -> Rows:
    """Return the rows of which the key is not among those changed: what an extract brings, or was held and stays."""
    renamed = changed.project(", ".join(f"{name} as gewijzigd_{name}" for name in key)).set_alias("w")
    same = " and ".join(f"{name} = gewijzigd_{name}" for name in key)
    return rows.set_alias("h").join(renamed, same, how="anti")


def fill_from_references(con: DuckDBPyConnection, table: Table) -> None:
    """Give delivered rows that refer to a row in place of naming what it holds (`Column.fills`) what stands there."""
    for column in table.columns:
        target = column.fills_from or column.refers_to
        if target is None or not column.fills:
            continue
        delivered = named(con, delivered_name(table))
        if not has_rows(delivered.filter(f"{column.fills} is null and {column.name} is not null")):
            continue
        known = named(con, target.table).project(f"{target.column} as nummer, {column.fills} as gevonden").distinct()
        values = [f"coalesce({name}, gevonden)" if name == column.fills else name for name, _ in _columns(table)]
        rows = delivered.set_alias("r").join(known.set_alias("k"), f"{column.name} = nummer", how="left")
        filled = f"gevuld_{table.name}"
        rows.project(", ".join([*values, "_bestand", "_rij"])).create(filled)
        con.execute(sql.load(__file__, "leeg").replace('"<tabel>"', f'"{delivered_name(table)}"'))
        named(con, filled).insert_into(delivered_name(table))
        remove(con, filled)


def scope(rows: Rows, merge: Replace) -> Rows:
    """Return the columns scope_0, scope_1, … within which a delivery replaces what was held."""
    return rows.project(", ".join(f"{text} as scope_{number}" for number, text in enumerate(_scope_columns(merge))))


def _scope_columns(merge: Replace) -> list[str]:
    return [*merge.columns, *([PERIOD_OF.format(merge.period_of)] if merge.period_of else [])]


def _names(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)
