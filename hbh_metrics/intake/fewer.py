"""R17: fewer rows than we held, within what a delivery replaces: of a provider, and of each of two senders who share a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from hbh_metrics.contract import Replace, Table
from hbh_metrics.intake.checking import MOST_FINDINGS, ONE_ROW
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.staging import size
from hbh_metrics.intake.statements import Rows, named
from hbh_metrics.intake.working import changed_name, held_name, scope, without

FEWER_SHARE = 0.9


def check_fewer_rows(con: DuckDBPyConnection, table: Table, files: Sequence[DeliveredFile]) -> Iterator[Finding]:
    """R17: yield a finding per scope of which more than a tenth of the rows that we held are gone."""
    if not isinstance(table.merge, Replace):
        return
    merge = table.merge
    delivered = without(named(con, delivered_name(table)), named(con, changed_name(table)), table.key)
    if not merge.columns:
        before, after = size(named(con, held_name(table))), size(delivered)
        if after and after < FEWER_SHARE * before:
            yield _fewer(table, files, "", before, after, None)
        return
    label = " || ' ' || ".join(
        f"cast(scope_{number} as varchar)" for number in range(len(merge.columns) + bool(merge.period_of))
    )
    gone = list(_senders_gone(con, table, delivered, files))
    yield from gone
    told = {finding.aanbieder_id for finding in gone}
    old = scope(named(con, held_name(table)), merge).aggregate(f"{label} as oud, count(*) as eerst", "1")
    new = scope(delivered, merge).aggregate(f"{label} as nieuw, count(*) as nu", "1")
    fewer = (
        old.set_alias("o")
        .join(new.set_alias("n"), "oud = nieuw")
        .filter(f"nu < {FEWER_SHARE} * eerst")
        .order("oud")
        .limit(MOST_FINDINGS)
    )
    for where, before, _, after in fewer.fetchall():
        provider = (
            str(where).split(" ")[merge.columns.index("aanbieder_id")] if "aanbieder_id" in merge.columns else None
        )
        if provider is None or provider not in told:
            yield _fewer(table, files, f" van {where}", int(before), int(after), provider)


def _senders_gone(
    con: DuckDBPyConnection, table: Table, delivered: Rows, files: Sequence[DeliveredFile]
) -> Iterator[Finding]:
    """Yield a finding per provider of which the rows of one of two senders would go, because the other delivered without them."""
    if table.own_rows is None:
        return
    column, _ = table.own_rows
    providers = delivered.project("aanbieder_id as nu").distinct().set_alias("n")
    still = delivered.project(f"aanbieder_id as bij, {column} as van").distinct().set_alias("s")
    held = named(con, held_name(table)).set_alias("h").join(providers, "aanbieder_id = nu", how="semi").set_alias("h")
    gone = held.join(still, f"aanbieder_id = bij and {column} = van", how="anti")
    counted = gone.aggregate(f"aanbieder_id, {column}, count(*)", f"aanbieder_id, {column}").order("1, 2")
    for provider, sender, before in counted.fetchall():
        yield Finding(
            "R17", "W", _only_file(table, files), None, column, "0", f"ongeveer {before} rijen",
            f"{table.title} van {provider} met {column} {sender}: 0 rijen, eerder {before}. Deze levering vervangt alles van deze "
            f"aanbieder. Zet de {table.title.lower()} van de aanbieder en die van de gemeente samen in één levering en lever opnieuw aan.",
            provider,
        )  # fmt: skip


def _fewer(
    table: Table, files: Sequence[DeliveredFile], where: str, before: int, after: int, provider: str | None
) -> Finding:
    return Finding(
        "R17", "W", _only_file(table, files), None, None, str(after), f"ongeveer {before} rijen",
        f"{table.title}{where}: {after} {'rij' if after == ONE_ROW else 'rijen'}, eerder {before}. "
        "Controleer of de levering volledig is.",
        provider,
    )  # fmt: skip


def _only_file(table: Table, files: Sequence[DeliveredFile]) -> str:
    """Return the file that a table came in, empty where it came in several."""
    names = [file.name for file in files if file.table is table]
    return names[0] if len(names) == 1 else ""
