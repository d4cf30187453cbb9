"""Opens a publication for an audience, and lists what was published and refused."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.door import Door
from hbh_metrics.errors import StoreError, UsageError, UserError
from hbh_metrics.project import DEFAULT, KEPT, Project
from hbh_metrics.project_folder import read_project
from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.refusals import Refusal

_found: set[Path] = set()
"""The data folders in which this process has found a publication."""


def open_door(root: Path, audience: Audience, publication_id: str | None = None) -> Door | None:
    """Open a publication (the current one when no id is given), or return None when nothing was published yet.

    Raises UsageError for a provider that the publication does not know, StoreError for an unknown or damaged publication.
    """
    store = Store(root)
    publication = store.get(publication_id) if publication_id else store.current()
    if publication is None:
        _refuse_vanished(store.root)
        return None
    _found.add(store.root)
    if audience.sees_deliveries:
        return Door(publication, audience)
    door = Door(_without_deliveries(publication), audience, _before(store.root, publication.id, store.generation()))
    if audience.role is Role.AANBIEDER and not door.providers():
        raise UsageError(f"Aanbieder '{audience.aanbieder_id}' staat niet in publicatie {publication.id}.")
    return door


def publications(root: Path, audience: Audience) -> tuple[Publication, ...]:
    """Return all publications of a data folder, newest first; only who sees deliveries is told which files they were."""
    store = Store(root)
    current = store.current()
    if current is None:
        _refuse_vanished(store.root)
    found = () if current is None else _chain(store.root, current.id, store.generation())
    return found if audience.sees_deliveries else tuple(_without_deliveries(publication) for publication in found)


def refusals(root: Path, audience: Audience) -> tuple[Refusal, ...]:
    """Return the reports of refused deliveries, newest first; raises UsageError for who may not see what others delivered."""
    if not audience.sees_deliveries:
        readers = f"de {Audience.PROGRAMMAMANAGER.name} en de {Audience.BEHEERDER.name}"
        raise UsageError(f"Afgekeurde leveringen zijn er alleen voor {readers}.")
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


def require_published(root: Path) -> None:
    """Raise StoreError when the publications that this process has found are away: nothing may be written where they stood.

    Where there are publications, they are found from here on.
    """
    store = Store(root)
    if store.current() is None:
        _refuse_vanished(store.root)
    else:
        _found.add(store.root)


def _refuse_vanished(root: Path) -> None:
    if root in _found:
        raise StoreError(
            f"De gegevensmap {root} is leeg of weg, terwijl er publicaties in stonden. Er is niets vastgelegd. Controleer of de schijf is "
            "aangekoppeld, of zet de map terug uit de reservekopie."
        )


@lru_cache(maxsize=8)
def _chain(root: Path, _current_id: str, _generation: tuple[int, int]) -> tuple[Publication, ...]:
    return tuple(reversed(Store(root).list()))


@lru_cache(maxsize=64)
def _before(root: Path, publication_id: str, _generation: tuple[int, int]) -> tuple[Publication, ...]:
    """Return the publications that this one followed, oldest first; once they were rewritten, again."""
    store = Store(root)
    return tuple(_without_deliveries(publication) for publication in store.chain(store.get(publication_id))[:-1])


def _without_deliveries(publication: Publication) -> Publication:
    return replace(publication, manifest=replace(publication.manifest, deliveries=(), extra=_of_project(publication)))


def project_of(root: Path, publication_id: str | None) -> Project:
    """Return the project of a publication (the current one when no id is given); the folder's while there is none that can be opened."""
    try:
        store = Store(root)
        publication = store.get(publication_id) if publication_id else store.current()
        return read_project(root) if publication is None else publication.manifest.project
    except UserError:
        return DEFAULT


def _of_project(publication: Publication) -> dict[str, str]:
    """Return what of a manifest everyone may know: the project that its screens are about."""
    extra = publication.manifest.extra
    return {KEPT: extra[KEPT]} if KEPT in extra else {}
