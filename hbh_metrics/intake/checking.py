"""The checks that hold for any table from its declaration alone, and the running of the checks that are SQL.

Generic here: R01 (keys), R02 (references), R21 (a known line with other content); `fewer` holds R17.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from hbh_metrics.contract import Column, Kind, Ledger, Reference, Table
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.key_shapes import could_be_key
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.staging import remove
from hbh_metrics.intake.statements import Rows, has_rows, named
from hbh_metrics.intake.working import held_name

MOST_FINDINGS = 10_000
ONE_ROW = 1
PARTS = " / "
SAME_ROW = "De rijen zijn helemaal gelijk. Laat er één staan en lever opnieuw aan."
SUSPECTS = "verdachte_sleutels"

Row = tuple[object, ...]


def check_keys(con: DuckDBPyConnection, table: Table, files: Sequence[DeliveredFile]) -> Iterator[Finding]:
    """R01: yield a finding per delivered row whose key stands more than once in what we would hold.

    Only rows whose key has the same fingerprint as another's are compared, so that millions of good rows cost one pass over numbers.
    """
    key = ", ".join(table.key)
    filled = " and ".join(f"{name} is not null" for name in table.key)
    rows = named(con, delivered_name(table)) if isinstance(table.merge, Ledger) else named(con, table.name)
    rows = rows.filter(filled)
    prints = rows.project(f"hash({key}) as afdruk").aggregate("afdruk, count(*) as keren", "afdruk").filter("keren > 1")
    if prints.project("afdruk").create(SUSPECTS):
        yield from _doubles(con, table, files, rows)
    remove(con, SUSPECTS)


def _doubles(con: DuckDBPyConnection, table: Table, files: Sequence[DeliveredFile], rows: Rows) -> Iterator[Finding]:
    key = ", ".join(table.key)
    suspects = named(con, SUSPECTS)
    rows = rows.set_alias("r").join(suspects.set_alias("s"), f"hash({key}) = afdruk", how="semi")
    everything = ", ".join(column.name for column in table.columns)
    holder = f"any_value({_provider(table)}) filter (where _bestand is null)"
    counts = f"count(*) as keren, count(distinct hash({everything})) = 1 as is_gelijk, count(_bestand) as geleverd, {holder} as houder"
    double = rows.aggregate(f"{key}, {counts}", key).filter("keren > 1")
    double = double.project(
        ", ".join([*(f"{name} as dubbel_{name}" for name in table.key), "keren", "is_gelijk", "geleverd", "houder"])
    )
    same = " and ".join(f"{name} = dubbel_{name}" for name in table.key)
    secret = any(table.column(name).pseudonym for name in table.key)
    shown = "null" if secret else f" || '{PARTS}' || ".join(_as_text(table.column(name)) for name in table.key)
    found = (
        rows.set_alias("r")
        .join(double.set_alias("d"), same)
        .project(
            f"_bestand, _rij, {shown} as waarde, {_provider(table)} as aanbieder, (keren, is_gelijk, geleverd, houder)"
        )
    )
    names = ", ".join(table.key)
    for file, row, value, provider, (times, is_same, delivered, holder) in _first(found, "_bestand is not null", files):
        what = "Dit kenmerk" if value is None else f"'{value}'"
        advice = SAME_ROW if is_same else table.doubled_advice if delivered > ONE_ROW else _held_already(table, holder)
        yield Finding(
            "R01", "F", file, row, names, value, f"elk kenmerk ({names}) één keer",
            f"{what} komt {times} keer voor. Verwacht elke combinatie van {names} één keer. "
            + advice,
            provider, secrets=tuple(part for part in (value or "").split(PARTS) if could_be_key(part, Kind.TEXT)),
        )  # fmt: skip


def _held_already(table: Table, holder: str | None) -> str:
    """Return what to do about a row of which we hold the key on a row that this delivery does not replace."""
    whose = f" van {holder}" if holder else ""
    own = f"een eigen {table.key[-1]}" if not table.doubled else f"een andere {' of '.join(table.key)}"
    return f"Wij hadden al een rij{whose} met dit kenmerk. Geef deze rij {own} en lever opnieuw aan."


def check_references(
    con: DuckDBPyConnection, table: Table, files: Sequence[DeliveredFile], unread: Collection[tuple[str, str]]
) -> Iterator[Finding]:
    """R02: yield a finding per row, delivered or held, that refers to something we would not hold.

    References to what is in `unread`, a table and a column of which a delivered cell could not be read, are left alone: which key stood
    there is not known, and that it could not be read is told once.
    """
    for column in table.columns:
        target = column.refers_to
        if target is None or target.table == table.name or (target.table, target.column) in unread:
            continue
        rows = named(con, table.name)
        known = named(con, target.table).project(f"{target.column} as bekend").set_alias("k")
        values = rows.filter(f"{column.name} is not null").project(f"{column.name} as waarde").distinct()
        unknown = values.set_alias("v").join(known, "waarde = bekend", how="anti")
        if not has_rows(unknown):
            continue
        orphans = rows.set_alias("r").join(unknown.set_alias("u"), f"r.{column.name} = u.waarde", how="semi")
        found = orphans.project(f"_bestand, _rij, {column.name} as waarde, {_provider(table)} as aanbieder, 1 as keren")
        for file, row, value, provider, _ in _first(found, "_bestand is not null", files):
            yield Finding(
                "R02", "F", file, row, column.name, value, f"een {column.name} uit {target.table}",
                f"'{value}' bestaat niet in {target.table}. Verwacht {_wanted(target)}. "
                f"Verbeter de waarde, of lever {target.table} mee met deze {target.column}.",
                provider if column.name != "aanbieder_id" else None,
                is_secret=value is not None and column.kind is Kind.TEXT and could_be_key(value, column.kind),
            )  # fmt: skip
        yield from _lost(con, orphans, table, column, target)


def _wanted(target: Reference) -> str:
    name = f", of de {target.recognised_by}" if target.recognised_by else ""
    return f"een {target.column}{name} die daar staat"


def _lost(con: DuckDBPyConnection, orphans: Rows, table: Table, column: Column, target: Reference) -> Iterator[Finding]:
    """Yield a refusal per value that this delivery takes away from rows held, and one warning for what was away before."""
    held = orphans.filter("_bestand is null").aggregate(f"{column.name} as waarde, count(*) as keren", column.name)
    before = named(con, f"gehouden_{target.table}").project(f"{target.column} as eerder").distinct().set_alias("e")
    lost = (
        held.set_alias("h").join(before, "waarde = eerder", how="left").order("waarde").limit(MOST_FINDINGS).fetchall()
    )
    accepted = [times for _, times, earlier in lost if earlier is None]
    if accepted:
        rows = sum(accepted)
        yield Finding(
            "R02", "W", "", None, column.name, None, f"een {column.name} uit {target.table}",
            f"{table.title}: {rows} {'rij' if rows == ONE_ROW else 'rijen'} die wij al hadden, noemen een {column.name} die niet in "
            f"{target.table} staat. Dat zou nu niet meer worden aangenomen. Lever {target.table} volledig aan, ook wat is afgelopen.",
        )  # fmt: skip
    for value, times, earlier in lost:
        if earlier is None:
            continue
        yield Finding(
            "R02", "F", "", None, column.name, value, f"een {column.name} uit {target.table}",
            f"'{value}' staat niet meer in {target.table}, maar {table.name} heeft er nog "
            f"{times} {'rij' if times == ONE_ROW else 'rijen'} van. Lever {target.table} volledig aan, ook wat is afgelopen.",
        )  # fmt: skip


def check_ledger(con: DuckDBPyConnection, table: Table, files: Sequence[DeliveredFile]) -> Iterator[Finding]:
    """R21: yield a finding per delivered line of a ledger that we hold with other content."""
    if not isinstance(table.merge, Ledger):
        return
    others = [column.name for column in table.columns if column.name not in table.key]
    held = named(con, held_name(table))
    renamed = held.project(", ".join(f"{column.name} as oud_{column.name}" for column in table.columns))
    same = " and ".join(f"{name} = oud_{name}" for name in table.key)
    differs = " or ".join(f"{name} is distinct from oud_{name}" for name in others)
    fields = " || ', ' || ".join(
        f"case when {name} is distinct from oud_{name} then '{name}' else '' end" for name in others
    )
    shown = f" || '{PARTS}' || ".join(_as_text(table.column(name)) for name in table.key)
    found = (
        named(con, delivered_name(table))
        .set_alias("r")
        .join(renamed.set_alias("h"), same)
        .filter(differs)
        .project(f"_bestand, _rij, {shown} as waarde, {_provider(table)} as aanbieder, {fields} as keren")
    )
    for file, row, value, provider, changed in _first(found, "true", files):
        columns = ", ".join(name for name in str(changed).split(", ") if name)
        yield Finding(
            "R21", "F", file, row, ", ".join(table.key), value, "dezelfde inhoud als eerder, of een nieuw kenmerk",
            f"'{value}' hebben wij al met andere inhoud ({columns}). Verwacht dat een regel niet meer verandert. "
            "Lever hem aan zoals eerst. Klopt hij niet? Lever dan ook een credit en een nieuwe debet aan, met nieuwe kenmerken.",
            provider,
        )  # fmt: skip


def known_lines(con: DuckDBPyConnection, table: Table) -> dict[int, int]:
    """Return, per file number, how many delivered lines of a ledger we hold already with the same content: these change nothing."""
    if not isinstance(table.merge, Ledger):
        return {}
    names = [column.name for column in table.columns]
    held = named(con, held_name(table)).project(", ".join(f"{name} as oud_{name}" for name in names)).set_alias("h")
    same = " and ".join(f"{name} {'=' if name in table.key else 'is not distinct from'} oud_{name}" for name in names)
    known = named(con, delivered_name(table)).set_alias("r").join(held, same, how="semi")
    return {int(number): int(lines) for number, lines in known.aggregate("_bestand, count(*)", "_bestand").fetchall()}


def run_select(
    con: DuckDBPyConnection,
    rule: tuple[str, str],
    select: str,
    parameters: Mapping[str, date | str | list[int] | list[str] | list[date] | None],
    files: Sequence[DeliveredFile],
) -> Iterator[Finding]:
    """Yield the findings of one check in SQL; `rule` is its id (`$regel`) and severity, where the select does not give that per row.

    At most 10,000 are named, the rest are counted.
    """
    rule_id, severity = rule
    given = {**parameters, "regel": rule_id}
    used = {name: value for name, value in given.items() if f"${name}" in select}
    rows = con.execute(select, used).fetchmany(MOST_FINDINGS + 1)
    for number, row, column, value, wanted, sentence, provider, *own in rows[:MOST_FINDINGS]:
        how = own[0] if own else severity
        sheet = "" if number is None else files[number].sheet
        yield Finding(rule_id, how, _file(number, files), row, column, value, wanted, sentence, provider, blad=sheet)
    if len(rows) > MOST_FINDINGS:
        yield Finding(
            rule_id,
            rows[0][-1] if rows[0][-1] in ("F", "W") else severity,
            "",
            None,
            None,
            None,
            "",
            f"Er zijn er meer dan {MOST_FINDINGS} van deze soort; de rest staat er niet bij.",
        )


def _first(
    found: Rows, condition: str, files: Sequence[DeliveredFile]
) -> Iterator[tuple[str, int, str | None, str | None, Any]]:
    rows = found.filter(condition).order("_bestand, _rij").limit(MOST_FINDINGS).fetchall()
    for number, row, value, provider, extra in rows:
        yield _file(number, files), row, value, provider, extra


def _file(number: int | None, files: Sequence[DeliveredFile]) -> str:
    return "" if number is None else files[number].name


def _provider(table: Table) -> str:
    return "aanbieder_id" if any(column.name == "aanbieder_id" for column in table.columns) else "cast(null as varchar)"


def _as_text(column: Column) -> str:
    return (
        f"strftime({column.name}, '%d-%m-%Y')" if column.kind.sql_type == "DATE" else f"cast({column.name} as varchar)"
    )
