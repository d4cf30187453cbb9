"""Makes rows of the contract of messages that were read: what they add and change, beside what extracts replace.

The selects are the contract's (`contract/iwmo`).
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
from duckdb import DuckDBPyConnection

from hbh_metrics import arrow
from hbh_metrics.contract import Ledger, Table
from hbh_metrics.contract.iwmo import KINDS, STEPS, MessageKind, macros, step
from hbh_metrics.intake.load import delivered_name
from hbh_metrics.intake.messages import shapes
from hbh_metrics.intake.messages.streaming import Message
from hbh_metrics.intake.staging import remove
from hbh_metrics.intake.statements import Rows, named
from hbh_metrics.intake.working import add_tables, changed_name

MESSAGES = "berichten"
HEADERS = pa.schema(
    [
        ("_bestand", pa.int32()),
        *(
            (name, pa.string())
            for name in (
                "soort", "afzender", "ontvanger", "dagtekening", "declaratie_nummer", "declaratie_dagtekening", "declaratie_eind",
                "totaal", "totaal_debet_credit",
            )
        ),
    ]
)  # fmt: skip


def raw_name(kind: MessageKind) -> str:
    """Return the name of the working table with the text of the parts of all messages of a kind, good or not."""
    return f"{kind.raw}_ruw"


def map_messages(
    con: DuckDBPyConnection, good: Mapping[int, Message], agb_codes: Mapping[str, str], by_name: Mapping[str, Table]
) -> None:
    """Make the tables of the mapping from the messages that are good, and bring what is rows of a table where deliveries stand.

    `agb_codes` gives the provider of each code that the project names.
    """
    headers = [shapes.header_row(number, message.kind, message.texts) for number, message in good.items()]
    codes = {"agb_code": [*agb_codes], "aanbieder_id": [*agb_codes.values()]}
    con.execute(macros())
    add_tables(
        con,
        {
            f"{MESSAGES}_ruw": arrow.table(HEADERS, headers),
            "bericht_agb_van_project": pa.table(
                {name: arrow.column(values, pa.string()) for name, values in codes.items()}
            ),
        },
    )
    dates = ("dagtekening", "declaratie_dagtekening", "declaratie_eind")
    typed = [f"cast({name} as date) as {name}" for name in dates] + ["cast(totaal as bigint) as totaal"]
    others = [name for name in HEADERS.names if name not in (*dates, "totaal")]
    named(con, f"{MESSAGES}_ruw").project(", ".join([*others, *typed])).create(MESSAGES)
    for kind in KINDS:
        parts, whole = named(con, raw_name(kind)).set_alias("d"), named(con, MESSAGES).set_alias("b")
        parts.join(whole, "d._bestand = b._bestand", how="semi").create_view(kind.raw)
    for name, target in STEPS.items():
        made, rows = f"bericht_{name}", Rows(con, f"({step(name)})")
        if not target:
            rows.create(made)
            continue
        for kind in KINDS:
            remove(con, raw_name(kind))
        _deliver(con, by_name[target], rows, made)


def _deliver(con: DuckDBPyConnection, table: Table, rows: Rows, made: str) -> None:
    """Bring rows of the mapping where deliveries stand; the text that they were made from is gone by then, to spare memory."""
    columns = ", ".join([*(column.name for column in table.columns), "_bestand", "_rij"])
    if isinstance(table.merge, Ledger):
        rows.project(columns).insert_into(delivered_name(table))
        return
    rows.create(made)
    rows = named(con, made)
    rows.filter("not is_weg").project(columns).insert_into(delivered_name(table))
    rows.project(", ".join(table.key)).insert_into(changed_name(table))
    remove(con, made)


def forget_messages(con: DuckDBPyConnection) -> None:
    """Let go of what the mapping made once the checks have read it: what is published stands where deliveries stand."""
    for name, target in STEPS.items():
        if not target:
            remove(con, f"bericht_{name}")
