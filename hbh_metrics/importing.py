"""The composition root: a delivery is read and checked, and what passes becomes a publication with everything derived from it.

The thresholds of signals that the data folder sets for itself are read first: a mistake in them stops an import before it begins.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hbh_metrics import agreed
from hbh_metrics import cost_price as cost_price_kept
from hbh_metrics.agreements import Agreements
from hbh_metrics.citizen_number import masked
from hbh_metrics.contract import TABLES
from hbh_metrics.contract.aliases import header_aliases
from hbh_metrics.contract.context import agreed_tables, calendar_tables, check_columns, ever_delivered
from hbh_metrics.contract.iwmo import MESSAGE_RULES
from hbh_metrics.contract.iwmo.rules import select_of
from hbh_metrics.contract.rules import RULES, kept_silent
from hbh_metrics.cost_price import CostPrice
from hbh_metrics.derivation import write_derived, write_extracts
from hbh_metrics.exploration.cost_of_an_hour import cost_price
from hbh_metrics.exploration.reading import read_assumptions
from hbh_metrics.intake.dates import ProjectDays
from hbh_metrics.intake.discovery import limit_finding
from hbh_metrics.intake.findings import MASKED, Finding, Report
from hbh_metrics.intake.limits import LimitReachedError, Limits, enforced, read_limits
from hbh_metrics.intake.messages.mapping import forget_messages
from hbh_metrics.intake.messages.schemas import Schemas, read_schemas
from hbh_metrics.intake.portraying import PORTRAITS, portraits
from hbh_metrics.intake.precedence import Precedence
from hbh_metrics.intake.reader import Delivery, Parameter, Progress, Spellings, SqlCheck, check_delivery, read_delivery
from hbh_metrics.intake.working import add_tables, open_working_connection
from hbh_metrics.metrics import CARDS
from hbh_metrics.metrics.little_data import LITTLE_ROWS
from hbh_metrics.metrics.versions import DEFINITIONS
from hbh_metrics.metrics.versions import as_text as versions_as_text
from hbh_metrics.project import DEFAULT, KEPT, Project, as_text, current, in_force
from hbh_metrics.project_folder import read_project
from hbh_metrics.publications import DeliveredFile, Publication, Store
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.pseudonyms import Pseudonymiser
from hbh_metrics.publications.row_accounts import ROWS
from hbh_metrics.publications.row_accounts import as_text as accounts_as_text
from hbh_metrics.signals import Thresholds
from hbh_metrics.signals.settings import read_thresholds

WORKSPACE = ".werk"
SMALL_BYTES = 2_000_000


@dataclass(frozen=True)
class _Reading:
    """With what one delivery is read: the pseudonyms, a folder for temporary files, the limits, the schemas of messages."""

    pseudonymiser: Pseudonymiser
    workspace: Path
    limits: Limits
    schemas: Schemas
    progress: Progress


@dataclass(frozen=True)
class Outcome:
    """What came of a delivery: its report, the publication that it became, if it did, and which set thresholds played no part.

    `project` is the one that the delivery was read for.
    """

    report: Report
    publication: Publication | None
    ignored: tuple[str, ...] = ()
    project: Project = DEFAULT


def check(folder: Path, store: Store, peildatum: date, progress: Progress) -> Outcome:
    """Say what importing the delivery in `folder` would report; nothing is published or kept.

    Raises UsageError when the folder, its project, the limits or the schemas cannot be read and StoreError when the store or its key
    cannot be used.
    """
    limits, schemas = read_limits(store.root), read_schemas(store.root)
    pseudonymiser = Pseudonymiser.for_store(store, keep_new_key=False)
    project = read_project(store.root)
    with tempfile.TemporaryDirectory(prefix="hbh-") as workspace, explained(store.root), in_force(project):
        try:
            with enforced(limits):
                parent = store.current()
                if (refused := _of_another_calendar(parent)) is not None:
                    return refused
                reading = _Reading(pseudonymiser, Path(workspace), limits, schemas, progress)
                delivery = _checked(folder, parent, peildatum, reading)
        except LimitReachedError as error:
            return _past_a_limit(folder, error)
    return Outcome(delivery.report, None, project=project)


def import_delivery(
    folder: Path, store: Store, peildatum: date, progress: Progress, thresholds: Thresholds | None = None
) -> Outcome:
    """Check the delivery in `folder` and publish it; a refused one leaves its report and nothing else.

    Signals are decided by `thresholds`, those of the data folder when none are given. Raises UsageError when the folder, its project,
    the thresholds, the assumptions, the limits or the schemas cannot be read and StoreError when the store or its key cannot be used;
    the publication before is then still current.
    """
    decided_by, limits = thresholds or read_thresholds(store.root), read_limits(store.root)
    schemas, project, cost = (
        read_schemas(store.root),
        read_project(store.root),
        cost_price(read_assumptions(store.root)),
    )
    with store.lock(), _workspace(store) as workspace, explained(store.root), in_force(project):
        try:
            with enforced(limits):
                reading = _Reading(Pseudonymiser.for_store(store), workspace, limits, schemas, progress)
                outcome = _imported(folder, store, peildatum, decided_by, cost, reading)
        except LimitReachedError as error:
            outcome = _past_a_limit(folder, error)
        if outcome.publication is None:
            store.keep_refusal(
                outcome.report.kept().as_record()
                | {"levering": masked(folder.resolve().name, MASKED), "peildatum": peildatum.isoformat()}
            )
    return outcome


def _imported(
    folder: Path, store: Store, peildatum: date, thresholds: Thresholds, cost: CostPrice | None, reading: _Reading
) -> Outcome:
    parent = store.current()
    if (refused := _of_another_calendar(parent)) is not None:
        return refused
    delivery, progress = _checked(folder, parent, peildatum, reading), reading.progress
    if delivery.report.is_refused:
        return Outcome(delivery.report, None, thresholds.ignored, current())
    ever = _ever_delivered(delivery, parent)
    progress("opslaan")
    draft = store.draft(parent)
    write_extracts(draft, delivery, parent)
    progress("cijfers berekenen")
    write_derived(draft, delivery, store.chain(parent), peildatum, thresholds, cost)
    accounts = [file.kept() for file in delivery.report.files]
    files = [DeliveredFile(file.bestand, file.sha256, file.tabel, file.stored) for file in accounts]
    name = masked(folder.resolve().name, MASKED)
    rows = accounts_as_text(one for file in accounts for one in file.row_accounts())
    told = {"levering": name, DEFINITIONS: versions_as_text(CARDS), KEPT: as_text(current()), ROWS: rows}
    told[cost_price_kept.KEPT] = cost_price_kept.as_text(cost)
    publication = draft.commit(
        peildatum,
        files,
        ever,
        reading.pseudonymiser.fingerprint,
        told,
    )
    return Outcome(delivery.report, publication, thresholds.ignored, current())


def _past_a_limit(folder: Path, error: LimitReachedError) -> Outcome:
    return Outcome(Report([limit_finding(folder.resolve().name, error)]), None, project=current())


def _of_another_calendar(parent: Publication | None) -> Outcome | None:
    """Return the refusal of a delivery in another calendar than what is held, whose periods could not even be named; None otherwise."""
    if parent is None or parent.manifest.project.calendar is current().calendar:
        return None
    now, before = current().calendar.value, parent.manifest.project.calendar.value
    told = (
        f"Wat wij al hebben, staat in {before}, maar het project rekent nu in {now}. "
        "Zet de kalender in project.toml terug, of begin met een nieuwe gegevensmap."
    )
    return Outcome(Report([Finding("R02", "F", "", None, "kalender", now, before, told)]), None, project=current())


def _checked(folder: Path, parent: Publication | None, peildatum: date, reading: _Reading) -> Delivery:
    held = {name: parent.table_path(name) for name in parent.tables} if parent else {}
    is_small = _is_small(folder, parent)
    con = open_working_connection(reading.workspace, reading.limits, is_small=is_small)
    codes = {code: provider for provider, known in current().providers.items() for code in known.agb_codes}
    spellings = Spellings(header_aliases(), current().spellings, codes)
    add_tables(con, calendar_tables())
    delivery = read_delivery(
        con, folder, TABLES, held, spellings, reading.pseudonymiser, reading.workspace, reading.progress, limits=reading.limits,
        schemas=reading.schemas, is_small=is_small,
    )  # fmt: skip
    ever = _ever_delivered(delivery, parent)
    add_tables(
        con,
        agreed_tables(*_agreements(delivery)) | {"geleverd": ever_delivered(ever)},
    )
    parameters: Mapping[str, Parameter] = {
        "peildatum": peildatum,
        "vorige_peildatum": parent.manifest.peildatum if parent else None,
        "experiment_begin": current().begin,
        "experiment_eind": current().end,
        "experiment_categorieen": list(current().categories),
        **check_columns(),
    }
    checks = [SqlCheck(rule.id, rule.severity, select) for rule in RULES if rule.is_sql for select in rule.selects()]
    if delivery.has_messages:
        checks += [SqlCheck(rule.id, rule.severity, select_of(rule)) for rule in MESSAGE_RULES]
    days = ProjectDays(peildatum, current().begin, current().end)
    precedence = Precedence(
        silences=kept_silent() | {rule.id: frozenset(rule.before) for rule in MESSAGE_RULES},
        in_place_of={rule.id: rule.in_place_of for rule in RULES},
        about_rows={rule.id for rule in RULES if rule.about_row},
        forbid_columns={rule.id for rule in RULES if rule.forbids_column},
        repeated_by={rule.id: rule.repeated_by for rule in RULES if rule.repeated_by},
        about_wholes={rule.id for rule in RULES if rule.about_whole},
        spoil_wholes={rule.id for rule in RULES if rule.spoils_whole},
        once_a_column={rule.id for rule in RULES if rule.once_a_column},
        compares={rule.id: rule.compares for rule in RULES if rule.compares},
    )
    check_delivery(delivery, TABLES, checks, parameters, days, precedence, reading.progress)
    if delivery.has_messages:
        forget_messages(con)
    report = delivery.report
    kept = [file.kept() for file in report.files]
    shares, brought = dict(report.known_clients), delivery.delivered(TABLES)
    report.portraits = portraits(con, brought, kept, shares, _held_portraits(parent))
    return delivery


def _is_small(folder: Path, parent: Publication | None) -> bool:
    """Whether what is delivered and what is held are so little that planning costs more than it spares."""
    held = (
        sum(parent.manifest.tables[table.name].rows for table in TABLES if table.name in parent.tables) if parent else 0
    )
    delivered = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return delivered <= SMALL_BYTES and held <= LITTLE_ROWS


def _held_portraits(parent: Publication | None) -> Path | None:
    """Return the portraits that the publication before holds; an older one holds none."""
    return parent.table_path(PORTRAITS) if parent is not None and PORTRAITS in parent.tables else None


def _ever_delivered(delivery: Delivery, parent: Publication | None) -> tuple[str, ...]:
    before = parent.manifest.geleverd if parent else ()
    now = {file.table.name for file in delivery.files} | {table.name for table in TABLES if delivery.brought(table)}
    return tuple(table.name for table in TABLES if table.name in before or table.name in now)


def _agreements(delivery: Delivery) -> tuple[dict[str, Agreements], dict[tuple[str, int], str]]:
    """Return the agreements that we would hold per provider, and the rule for broken periods of each row.

    Rows that could not be read are left out.
    """
    needed = ("aanbieder_id", "versie", "vanaf_periode", "afbouw_methode", "gebroken_periode")
    rows = delivery.complete_rows("tariefafspraken", (*agreed.COLUMNS, "gebroken_periode"), needed)
    beside = agreed.Beside(
        tuple(delivery.complete_rows("tariefstappen", agreed.STEP_COLUMNS)),
        tuple(delivery.complete_rows("budgetafspraken", agreed.BUDGET_COLUMNS)),
        tuple(delivery.complete_rows("indexcijfers", agreed.FIGURE_COLUMNS)),
    )
    return agreed.agreements_of((row[:-1] for row in rows), beside), {(row[0], row[1]): row[-1] for row in rows}


@contextmanager
def _workspace(store: Store) -> Iterator[Path]:
    """Give a folder for temporary files inside the data folder; what a killed import left there is removed first."""
    folder = store.root / WORKSPACE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
