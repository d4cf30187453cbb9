"""Makes a publication anew: the extracts of the current one, with everything derived from them by today's definitions."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hbh_metrics import cost_price as cost_price_kept
from hbh_metrics.contract import TABLES
from hbh_metrics.contract.context import ever_delivered
from hbh_metrics.derivation import write_derived, write_extracts
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.exploration.cost_of_an_hour import cost_price
from hbh_metrics.exploration.reading import read_assumptions
from hbh_metrics.intake.findings import Report
from hbh_metrics.intake.limits import read_limits
from hbh_metrics.intake.reader import Delivery
from hbh_metrics.intake.working import add_tables, make_merged_views, make_tables, open_working_connection
from hbh_metrics.metrics import CARDS
from hbh_metrics.metrics.little_data import LITTLE_ROWS
from hbh_metrics.metrics.versions import DEFINITIONS, as_text
from hbh_metrics.project import KEPT, in_force
from hbh_metrics.project import as_text as project_as_text
from hbh_metrics.project_folder import read_project
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.pseudonyms import Pseudonymiser
from hbh_metrics.signals.settings import read_thresholds

NAME = "migratie"
"""What stands in place of the name of a delivery."""


def migrate(store: Store) -> tuple[Publication, Publication]:
    """Publish what the current publication holds with today's definitions; return that publication and the new one.

    The extracts, the peildatum and what was ever delivered stay as they are. Raises StoreError when nothing was published or the store
    cannot be used, UsageError when the project of the folder has another calendar than what is held.
    """
    project, thresholds, limits = read_project(store.root), read_thresholds(store.root), read_limits(store.root)
    cost = cost_price(read_assumptions(store.root))
    with (
        store.lock(makes_folder=False),
        tempfile.TemporaryDirectory(prefix="hbh-") as workspace,
        explained(store.root),
        in_force(project),
    ):
        before = store.current()
        if before is None:
            raise StoreError(f"In {store.root} staat nog geen publicatie om opnieuw te maken.")
        if before.manifest.project.calendar is not project.calendar:
            raise UsageError(
                f"Wat wij al hebben, staat in {before.manifest.project.calendar.value}, maar het project rekent in "
                f"{project.calendar.value}. Zet de kalender in project.toml terug."
            )
        pseudonymiser = Pseudonymiser.for_store(store)
        rows = sum(before.manifest.tables[table.name].rows for table in TABLES if table.name in before.tables)
        is_small = rows <= LITTLE_ROWS
        con = open_working_connection(Path(workspace), limits, is_small=is_small)
        make_tables(con, TABLES, {name: before.table_path(name) for name in before.tables}, is_small=is_small)
        there = make_merged_views(con, TABLES)
        add_tables(con, {"geleverd": ever_delivered(before.manifest.geleverd)})
        delivery = Delivery(con, (), Report(), pseudonymiser, there)
        draft = store.draft(before)
        write_extracts(draft, delivery, before)
        write_derived(draft, delivery, store.chain(before), before.manifest.peildatum, thresholds, cost)
        told = {"levering": NAME, DEFINITIONS: as_text(CARDS), KEPT: project_as_text(project)}
        told[cost_price_kept.KEPT] = cost_price_kept.as_text(cost)
        manifest = before.manifest
        return before, draft.commit(manifest.peildatum, (), manifest.geleverd, pseudonymiser.fingerprint, told)
