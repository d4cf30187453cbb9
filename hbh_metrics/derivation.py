"""Fills the draft of a publication: the extracts that a delivery changed, and everything that is derived from what then stands there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hbh_metrics import metrics, signals
from hbh_metrics.contract import TABLES, Table
from hbh_metrics.contract.iwmo import KEPT
from hbh_metrics.cost_price import CostPrice
from hbh_metrics.door.group_seen import COARSER, VALUES, coarser_rows, files_of
from hbh_metrics.door.self_attack import Coarser, as_table, attack
from hbh_metrics.intake.portraying import PORTRAITS, portraits_table
from hbh_metrics.intake.provenance import findings_table, make_provenance
from hbh_metrics.intake.reader import Delivery
from hbh_metrics.intake.working import add_tables, let_go_of_delivered, make_final_views, open_extracts
from hbh_metrics.metrics.evidence import read_evidence
from hbh_metrics.publications import Draft, Publication
from hbh_metrics.publications.contents import table_file
from hbh_metrics.signals import Thresholds
from hbh_metrics.signals.storage import STORED, as_tables


def write_extracts(draft: Draft, delivery: Delivery, parent: Publication | None) -> None:
    """Write every table that this delivery changed or that was held in an older shape, and take the others over as they are."""
    make_final_views(delivery.con, TABLES, delivery.there)
    for table in TABLES:
        if parent is not None and not delivery.brought(table) and _is_held_whole(parent, table):
            draft.reuse(table.name)
        else:
            draft.write_table(delivery.con, table.name)
    _write_kept(draft, delivery, parent)


def _write_kept(draft: Draft, delivery: Delivery, parent: Publication | None) -> None:
    """Write what is kept of messages beside the contract's tables, or take it over where this delivery has no messages."""
    if delivery.has_messages:
        make_final_views(delivery.con, KEPT, delivery.there)
        for table in KEPT:
            draft.write_table(delivery.con, table.name)
        open_extracts(delivery.con, KEPT, draft.folder)
        if not delivery.is_small:
            let_go_of_delivered(delivery.con, KEPT)
        return
    for table in KEPT:
        if parent is not None and table.name in parent.tables:
            draft.reuse(table.name)


def _is_held_whole(parent: Publication, table: Table) -> bool:
    return table.name in parent.tables and parent.columns_of(table.name) == tuple(
        column.name for column in table.columns
    )


def write_derived(
    draft: Draft,
    delivery: Delivery,
    earlier: Sequence[Publication],
    peildatum: date,
    thresholds: Thresholds,
    cost: CostPrice | None,
) -> None:
    """Derive facts, metrics, completeness and signals from what was just written; write them with the findings and the provenance.

    `earlier` are the publications before this one, oldest first; `cost` is what an hour costs by the estimates in force.
    """
    con, parent = delivery.con, earlier[-1] if earlier else None
    held = parent.table_path("herkomst") if parent else None
    number = f"{draft.number:04d}"
    kept = parent.table_path(PORTRAITS) if parent is not None and PORTRAITS in parent.tables else None
    portraits = portraits_table(con, delivery.report.portraits, number, peildatum, kept)
    add_tables(con, {"bevindingen": findings_table(delivery.report), PORTRAITS: portraits})
    make_provenance(con, delivery.delivered(TABLES), delivery.report.files, number, peildatum, held)
    open_extracts(con, TABLES, draft.folder)
    if not delivery.is_small:
        let_go_of_delivered(con, TABLES)
    metrics.derive(con, peildatum, kostprijs=None if cost is None else cost.eur)
    found = signals.evaluate(read_evidence(con, peildatum, cost), thresholds)
    add_tables(con, as_tables(found, thresholds))
    for name in ("herkomst", "bevindingen", PORTRAITS, *metrics.DERIVED, *STORED):
        draft.write_table(con, name)
    _write_coarser(draft, delivery, earlier)


def _write_coarser(draft: Draft, delivery: Delivery, earlier: Sequence[Publication]) -> None:
    """Let the publication attack its own figures of the group, and keep how much coarser they must be told."""
    files = (*files_of(earlier), (table_file(draft.folder, VALUES), None))
    before = [Coarser(*row) for row in coarser_rows(files[-2][1])] if len(files) > 1 else []
    add_tables(delivery.con, {COARSER: as_table(attack(files, before))})
    draft.write_table(delivery.con, COARSER)
