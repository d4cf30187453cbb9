"""A publication in which every number is unmistakable: no two are alike, so that a number tells what and whose it is.

It is the demo's last publication with other numbers in it: `meetwaarden` (value, numerator, denominator and n), the counts of
`verdelingen`, the hours of `weekwaarden` and the tariffs of `paden`. What is unknown in a period stays so; what has no period is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import duckdb

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.dutch import Number, rounded_half_up
from hbh_metrics.publications import Store
from hbh_metrics.publications.manifest import DeliveredFile
from hbh_metrics.records import NumberId

PATH, WEEK = "pad", "week"
STEP = 1009
"""How far numbers lie apart: further than anything is rounded for a reader."""

_NUMBERED = "select *, row_number() over () as plaats from (from bron order by all)"
_OWN = {
    "meetwaarden": f"""
        select maatstaf, aanbieder_id, periode_id,
            case when periode_id is null or waarde is not null then eigen(4 * plaats + 1) end as waarde,
            case when periode_id is null or teller is not null then eigen(4 * plaats + 2) end as teller,
            case when periode_id is null or noemer is not null then eigen(4 * plaats + 3) end as noemer,
            case when periode_id is null or n > 0 then eigen(4 * plaats + 4)::bigint else n end as n,
            status
        from ({_NUMBERED})
    """,
    "verdelingen": f"""
        select * exclude (plaats) replace (
            case when aantal = 0 then 0 else eigen(20000 * verder() + plaats)::bigint end as aantal,
            case when noemer is not null then 900000001::bigint end as noemer
        ) from ({_NUMBERED})
    """,
    "weekwaarden": f"select * exclude (plaats) replace (eigen(30000 * verder() + plaats)::decimal(18, 2) as uren) from ({_NUMBERED})",
    "paden": f"""
        select * exclude (plaats) replace (
            eigen(50000 * verder() + 2 * plaats)::decimal(12, 2) as tarief_eur, eigen(50000 * verder() + 2 * plaats + 1) as index_pct
        ) from ({_NUMBERED})
    """,
}
_EIGEN = f"create macro eigen(plaats) as ({STEP} * plaats + (plaats * plaats * 7919) % 499)::double"
"""A number of its own for each place, off any grid, so that a difference of two is no third."""


def publish(demo: Path, root: Path, *, is_large: bool = False) -> None:
    """Publish in `root` the current publication of the data folder `demo` with numbers of its own, further apart where it `is_large`."""
    source = Store(demo).current()
    assert source is not None
    store = Store(root)
    with store.lock(), duckdb.connect() as con:
        draft = store.draft(store.current())
        con.execute(_EIGEN)
        con.execute(f"create macro verder() as {10 if is_large else 1}")
        for name in source.manifest.tables:
            con.execute(f"create view bron as from read_parquet('{source.table_path(name)}')")
            con.execute(f"create table {name} as {_OWN.get(name, 'from bron')}")
            con.execute("drop view bron")
            draft.write_table(con, name)
        manifest = source.manifest
        files = [DeliveredFile("indicaties.csv", "ab" * 32, "indicaties", 60)]
        draft.commit(manifest.peildatum, files, manifest.geleverd, manifest.key_fingerprint, manifest.extra)


def numbers(root: Path, audiences: Sequence[Audience]) -> Mapping[Decimal, frozenset[NumberId]]:
    """Return which numbers the readers are given, each with what it is: exact for who sees all, rounded for who does not.

    A number counts in the decimals in which it may be read.
    """
    found: dict[Decimal, set[NumberId]] = defaultdict(set)
    for audience in audiences:
        door = opening.open_door(root, audience)
        assert door is not None
        for amount, number in _of(door):
            if amount is not None and abs(float(amount)) >= STEP:
                for digits in range(3):
                    found[rounded_half_up(abs(float(amount)), digits).normalize()].add(number)
    return {amount: frozenset(whose) for amount, whose in found.items()}


def _of(door: Door) -> Iterator[tuple[Number | None, NumberId]]:
    for row in door.measures():
        for deel, amount in (("waarde", row.waarde), ("teller", row.teller), ("noemer", row.noemer), ("n", row.n)):
            yield amount, row.number(deel)
    for share in door.distributions():
        yield share.aantal, NumberId(share.verdeling, share.aanbieder_id, share.periode_id, share.code)
    if door.audience.sees_everything:
        for step in door.paths():
            yield step.tarief_eur, NumberId(PATH, step.aanbieder_id, step.periode_id, step.methode)
            yield step.index_pct, NumberId(PATH, step.aanbieder_id, step.periode_id, step.methode)
        for week in door.weeks():
            yield week.uren, NumberId(WEEK, week.aanbieder_id, week.periode_id, week.week)
