"""The one door to the numbers: a publication opened for an audience, asked in named questions, answered in frozen records.

Answers are kept per publication and question, for a publication never changes. There is one DuckDB connection for the whole process
and a fresh cursor per query: two threads on one connection are refused. What an audience may not see is left out by the queries or
taken out here, after a decision over all rows and earlier publications (`disclosure`), before any filter.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb

from hbh_metrics import sql
from hbh_metrics.agreements import Agreement, Method
from hbh_metrics.disclosure import (
    FOR_PROVIDER,
    FOR_WETHOUDER,
    Audience,
    Footing,
    ProtectedMeasure,
    Role,
    Visibility,
    hidden_group_figures,
    marked,
    protected,
    visibilities,
)
from hbh_metrics.errors import UsageError
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.compare import Change, compare, differences
from hbh_metrics.publications.refusals import Refusal
from hbh_metrics.records import (
    TOTAL,
    AgreementVersion,
    Completeness,
    DeliveryFinding,
    Measure,
    Origin,
    PathStep,
    Provider,
)

__all__ = [
    "Audience",
    "Door",
    "changes",
    "open_door",
    "publications",
    "refusals",
    "refusals_since",
]

_Value = str | None | Sequence[str]

_KEPT_ANSWERS = 512
_connecting = threading.Lock()


@dataclass(frozen=True)
class Door:
    """One publication for one audience, with the publications before it; made by `open_door`.

    An aanbieder gets its own rows, and those of TOTAAL in `measures`; the wethouder only TOTAAL. Questions about single providers raise
    UsageError for the wethouder.
    """

    publication: Publication
    audience: Audience
    earlier: tuple[Publication, ...] = ()

    @property
    def peildatum(self) -> date:
        """The date up to which the publication speaks."""
        return self.publication.manifest.peildatum

    def providers(self) -> tuple[Provider, ...]:
        """Return the providers in the order of every screen (by name), without the total."""
        if self.audience.role is Role.WETHOUDER:
            return ()
        return tuple(Provider(*row) for row in self._ask("aanbieders", eigen=self.audience.aanbieder_id))

    def measures(self, *names: str) -> tuple[Measure, ...]:
        """Return the rows of those metrics, or of all metrics when none is named; sorted by metric, provider and period.

        For any audience but the programmamanager each is a ProtectedMeasure: what is hidden is null and says why.
        """
        if self.audience.sees_everything:
            return tuple(Measure(*row) for row in self._ask("meetwaarden", maatstaven=tuple(sorted(names))))
        return self.protected_measures(*names)

    def protected_measures(self, *names: str) -> tuple[ProtectedMeasure, ...]:
        """Return the same rows with what this audience sees of each; the programmamanager sees all, small numbers marked."""
        if self.audience.sees_everything:
            return tuple(marked(row) for row in self.measures(*names))
        chain = [
            publication for publication in (*self.earlier, self.publication) if "meetwaarden" in publication.tables
        ]
        if self.publication not in chain:
            return ()
        with ExitStack() as damage:
            for publication in chain:
                damage.enter_context(publication.explained_damage())
            rows = _seen_by(self.audience, tuple(publication.table_path("meetwaarden") for publication in chain))
        return tuple(row for row in rows if not names or row.maatstaf in names)

    def paths(self) -> tuple[PathStep, ...]:
        """Return the tariff path of every provider under every reading, all experiment periods, future ones too."""
        return tuple(PathStep(*row) for row in self._ask("paden", eigen=self._own()))

    def agreements(self) -> tuple[AgreementVersion, ...]:
        """Return every version of every tariff agreement."""
        return tuple(_agreement_version(row) for row in self._ask("tariefafspraken", eigen=self._own()))

    def completeness(self) -> tuple[Completeness, ...]:
        """Return how far each source was delivered, per provider and period."""
        return tuple(Completeness(*row) for row in self._ask("volledigheid", eigen=self._own()))

    def findings(self) -> tuple[DeliveryFinding, ...]:
        """Return what was found in the delivery that made this publication."""
        return tuple(DeliveryFinding(*row) for row in self._ask("bevindingen", eigen=self._own()))

    def origins(self) -> tuple[Origin, ...]:
        """Return the delivered files behind this publication, newest first."""
        return tuple(_origin(row) for row in self._ask("herkomst", eigen=self._own()))

    def _own(self) -> str | None:
        """Return the provider whose rows alone are seen, None for the rows of all."""
        if self.audience.role is Role.WETHOUDER:
            raise UsageError("Dit gaat over aparte aanbieders. De wethouder ziet alleen het totaal.")
        return self.audience.aanbieder_id

    def _ask(self, table: str, **named: _Value) -> tuple[tuple[Any, ...], ...]:
        if table not in self.publication.tables:
            return ()
        with self.publication.explained_damage():
            return _answer((self.publication.table_path(table),), table, tuple(named.items()))


def open_door(root: Path, audience: Audience, publication_id: str | None = None) -> Door | None:
    """Open a publication (the current one when no id is given), or return None when nothing was published yet.

    Raises UsageError for a provider that the publication does not know, StoreError for an unknown or damaged publication.
    """
    store = Store(root)
    publication = store.get(publication_id) if publication_id else store.current()
    if publication is None:
        return None
    if audience.sees_everything:
        return Door(publication, audience)
    door = Door(_without_deliveries(publication), audience, _before(store.root, publication.id))
    if audience.role is Role.AANBIEDER and not door.providers():
        raise UsageError(f"Aanbieder '{audience.aanbieder_id}' staat niet in publicatie {publication.id}.")
    return door


def publications(root: Path, audience: Audience) -> tuple[Publication, ...]:
    """Return all publications of a data folder, newest first; only the programmamanager sees which files were delivered."""
    store = Store(root)
    current = store.current()
    found = () if current is None else _chain(store.root, current.id)
    return found if audience.sees_everything else tuple(_without_deliveries(publication) for publication in found)


def refusals(root: Path, audience: Audience) -> tuple[Refusal, ...]:
    """Return the reports of refused deliveries, newest first; raises UsageError for who may not see what others delivered."""
    if not audience.sees_everything:
        raise UsageError(f"Afgekeurde leveringen zijn er alleen voor de {Audience.PROGRAMMAMANAGER.name}.")
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
    """Return which metric values differ between two publications, of those that this audience sees in both."""
    if audience.sees_everything:
        return tuple(compare(Store(root), earlier, later))
    doors = [open_door(root, audience, publication_id) for publication_id in (earlier, later)]
    old, new = (door.protected_measures() if door else () for door in doors)
    hidden = {_row_of(row) for row in (*old, *new) if row.visibility.is_hidden}
    seen = [{_row_of(row): row.waarde for row in rows if _row_of(row) not in hidden} for rows in (old, new)]
    return differences(seen[0], seen[1])


@lru_cache(maxsize=8)
def _chain(root: Path, current_id: str) -> tuple[Publication, ...]:  # noqa: ARG001  # the id makes a new current a new answer
    return tuple(reversed(Store(root).list()))


@lru_cache(maxsize=64)
def _before(root: Path, publication_id: str) -> tuple[Publication, ...]:
    """Return the publications that this one followed, oldest first."""
    store, found = Store(root), []
    parent = store.get(publication_id).manifest.parent
    while parent is not None:
        found.append(store.get(parent))
        parent = found[-1].manifest.parent
    return tuple(_without_deliveries(publication) for publication in reversed(found))


def _without_deliveries(publication: Publication) -> Publication:
    return replace(publication, manifest=replace(publication.manifest, deliveries=(), extra={}))


def _row_of(row: Measure) -> tuple[str, str, str | None]:
    return row.maatstaf, row.aanbieder_id, row.periode_id


@lru_cache(maxsize=64)
def _seen_by(audience: Audience, chain: tuple[Path, ...]) -> tuple[ProtectedMeasure, ...]:
    """Return what an audience that may not see everything sees of the last publication of a chain (oldest first)."""
    footings: list[dict[tuple[str, str | None], Footing]] = [{} for _ in chain]
    for number, metric, period, with_clients, with_data, is_missing in _answer(
        chain, "steun", (("eigen", audience.aanbieder_id),)
    ):
        footings[number - 1][metric, period] = Footing(frozenset(with_clients), frozenset(with_data), is_missing)
    if audience.role is Role.AANBIEDER:
        hidden = hidden_group_figures(footings, FOR_PROVIDER)[-1]
        keys = tuple(sorted("|".join((metric, period or "")).rstrip("|") for metric, period in hidden))
        asked = (("eigen", audience.aanbieder_id), ("verborgen", keys))
        own = [Measure(*row) for row in _answer(chain[-1:], "meetwaarden_eigen", asked)]
        return tuple(
            protected(row, Visibility.SUPPRESSED)
            if row.aanbieder_id == TOTAL and (row.maatstaf, row.periode_id) in hidden
            else marked(row)
            for row in own
        )
    totals = [[Measure(*row) for row in _answer((path,), "meetwaarden_totaal", ())] for path in chain]
    states = visibilities(totals, hidden_group_figures(footings, FOR_WETHOUDER))
    return tuple(protected(row, states[row.maatstaf, row.periode_id]) for row in totals[-1])


@lru_cache(maxsize=_KEPT_ANSWERS)
def _answer(
    files: tuple[Path, ...], question: str, named: tuple[tuple[str, _Value], ...]
) -> tuple[tuple[Any, ...], ...]:
    parameters: dict[str, object] = {question: [str(path) for path in files]}
    parameters |= {name: list(value) if isinstance(value, tuple) else value for name, value in named}
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
