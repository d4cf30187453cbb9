"""The one door to the numbers: a publication opened for an audience, asked in named questions, answered in frozen records.

Answers are kept per publication and question, for a publication never changes. There is one DuckDB connection for the whole process
and a fresh cursor per query: two threads on one connection are refused.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb

from hbh_metrics import sql
from hbh_metrics.agreements import Agreement, Method
from hbh_metrics.errors import UsageError
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.compare import Change, compare
from hbh_metrics.publications.refusals import Refusal
from hbh_metrics.records import AgreementVersion, Completeness, DeliveryFinding, Measure, Origin, PathStep, Provider

_KEPT_ANSWERS = 512
_connecting = threading.Lock()


class Audience(Enum):
    """For whom numbers are shown; what may be seen is decided here and nowhere else."""

    PROGRAMMAMANAGER = "programmamanager"
    AANBIEDER = "aanbieder"
    WETHOUDER = "wethouder"

    @classmethod
    def named(cls, name: str) -> Audience:
        """Return the audience of that Dutch name; raises UsageError for a name that does not exist."""
        try:
            return cls(name.strip().lower())
        except ValueError:
            known = ", ".join(audience.value for audience in cls)
            raise UsageError(f"'{name}' is geen doelgroep. Kies uit: {known}.") from None


@dataclass(frozen=True)
class Door:
    """One publication for one audience; made by `open_door`."""

    publication: Publication
    audience: Audience

    @property
    def peildatum(self) -> date:
        """The date up to which the publication speaks."""
        return self.publication.manifest.peildatum

    def providers(self) -> tuple[Provider, ...]:
        """Return the providers in the order of every screen (by name), without the total."""
        return tuple(Provider(*row) for row in self._ask("aanbieders"))

    def measures(self, *names: str) -> tuple[Measure, ...]:
        """Return the rows of those metrics, or of all metrics when none is named; sorted by metric, provider and period."""
        return tuple(Measure(*row) for row in self._ask("meetwaarden", maatstaven=tuple(sorted(names))))

    def paths(self) -> tuple[PathStep, ...]:
        """Return the tariff path of every provider under every reading, all experiment periods, future ones too."""
        return tuple(PathStep(*row) for row in self._ask("paden"))

    def agreements(self) -> tuple[AgreementVersion, ...]:
        """Return every version of every tariff agreement."""
        return tuple(_agreement_version(row) for row in self._ask("tariefafspraken"))

    def completeness(self) -> tuple[Completeness, ...]:
        """Return how far each source was delivered, per provider and period."""
        return tuple(Completeness(*row) for row in self._ask("volledigheid"))

    def findings(self) -> tuple[DeliveryFinding, ...]:
        """Return what was found in the delivery that made this publication."""
        return tuple(DeliveryFinding(*row) for row in self._ask("bevindingen"))

    def origins(self) -> tuple[Origin, ...]:
        """Return the delivered files behind this publication, newest first."""
        return tuple(_origin(row) for row in self._ask("herkomst"))

    def _ask(self, table: str, **named: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
        if table not in self.publication.tables:
            return ()
        with self.publication.explained_damage():
            return _answer(self.publication.table_path(table), table, tuple(named.items()))


def open_door(root: Path, audience: Audience, publication_id: str | None = None) -> Door | None:
    """Open a publication (the current one when no id is given), or return None when nothing was published yet.

    Raises UsageError for an audience that has no rules yet, StoreError for an unknown or damaged publication.
    """
    _require_rules_for(audience)
    store = Store(root)
    publication = store.get(publication_id) if publication_id else store.current()
    return None if publication is None else Door(publication, audience)


def publications(root: Path, audience: Audience) -> tuple[Publication, ...]:
    """Return all publications of a data folder, newest first."""
    _require_rules_for(audience)
    store = Store(root)
    current = store.current()
    return () if current is None else _chain(store.root, current.id)


def refusals(root: Path, audience: Audience) -> tuple[Refusal, ...]:
    """Return the reports of refused deliveries, newest first."""
    _require_rules_for(audience)
    return tuple(reversed(Store(root).refusals()))


def refusals_since(root: Path, audience: Audience, publication: Publication) -> tuple[Refusal, ...]:
    """Return the reports of deliveries that were refused after this publication was made and before the next was, newest first."""
    newer = [
        other.manifest.gemaakt_op
        for other in publications(root, audience)
        if other.manifest.number > publication.manifest.number
    ]
    end = min(newer, default=None)
    return tuple(
        refusal
        for refusal in refusals(root, audience)
        if refusal.bewaard_op >= publication.manifest.gemaakt_op and (end is None or refusal.bewaard_op < end)
    )


@lru_cache(maxsize=64)
def changes(root: Path, audience: Audience, earlier: str, later: str) -> tuple[Change, ...]:
    """Return which metric values differ between two publications."""
    _require_rules_for(audience)
    return tuple(compare(Store(root), earlier, later))


@lru_cache(maxsize=8)
def _chain(root: Path, current_id: str) -> tuple[Publication, ...]:  # noqa: ARG001  # the id makes a new current a new answer
    return tuple(reversed(Store(root).list()))


def _require_rules_for(audience: Audience) -> None:
    if audience is not Audience.PROGRAMMAMANAGER:
        raise UsageError(f"De weergave voor {audience.value} is er nog niet. Kies {Audience.PROGRAMMAMANAGER.value}.")


@lru_cache(maxsize=_KEPT_ANSWERS)
def _answer(path: Path, question: str, named: tuple[tuple[str, Sequence[str]], ...]) -> tuple[tuple[Any, ...], ...]:
    parameters: dict[str, object] = {question: str(path)} | {name: list(value) for name, value in named}
    cursor = _connection().cursor()
    try:
        return tuple(cursor.execute(sql.load(__file__, f"queries/{question}"), parameters).fetchall())
    finally:
        cursor.close()


def _agreement_version(row: tuple[Any, ...]) -> AgreementVersion:
    who, version, since, start, floor, cut, method, first_cut, vastgesteld_op, toelichting = row
    agreement = Agreement(who, version, since, start, floor, cut, Method(method), first_cut)
    return AgreementVersion(agreement, vastgesteld_op, toelichting)


def _origin(row: tuple[Any, ...]) -> Origin:
    publicatie, ontvangen_op, bestand, sha256, tabel, aanbieders, eerste, laatste, rijen = row
    return Origin(publicatie, ontvangen_op, bestand, sha256, tabel, tuple(aanbieders), eerste, laatste, rijen)


def _connection() -> duckdb.DuckDBPyConnection:
    with _connecting:
        return _connect()


@cache
def _connect() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        ":memory:",
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "threads": "2"},
    )
