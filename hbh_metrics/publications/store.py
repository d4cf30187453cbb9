"""The data folder as a whole: which publications there are, which one is current, and the one writer at a time.

Reading takes no lock: what a reader finds through the pointer never changes. Writing happens inside `lock`, which begins and ends by
removing what an earlier writer, or this one, left unfinished.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.publications import disk, pointer, pruning, refusals, rewriting, verify
from hbh_metrics.publications.draft import Draft
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.layout import PUBLICATION_ID, Layout
from hbh_metrics.publications.lock import only_writer
from hbh_metrics.publications.manifest import Rewriting
from hbh_metrics.publications.publication import Publication, open_publication
from hbh_metrics.publications.refusals import Refusal
from hbh_metrics.publications.rewriting import Change

_NAMES_TOLD = 3


class Store:
    """The publications in one data folder; a folder that does not exist yet is an empty store when its parent exists."""

    def __init__(self, root: Path) -> None:
        self.root: Path = root.absolute()
        self._layout = Layout(self.root)
        self._is_locked = False

    def require_folder(self) -> None:
        """Raise StoreError when there is no data folder: what reads, changes or removes would calmly find nothing there."""
        if self.root.exists() and not self.root.is_dir():
            raise StoreError(
                f"{self.root} is een bestand en geen gegevensmap. Er is niets gedaan. Noem met --data of HBH_DATA de map waarin het staat."
            )
        if not self.root.is_dir():
            raise StoreError(
                f"De gegevensmap {self.root} is er niet. Er is niets gedaan en niets gemaakt. Controleer of de schijf is aangekoppeld "
                "en of --data of HBH_DATA klopt."
            )

    def current(self) -> Publication | None:
        """Return the current publication, None when nothing was published yet; raises StoreError when it is damaged."""
        publication_id = pointer.read(self._layout)
        return None if publication_id is None else open_publication(self._layout.folder_of(publication_id))

    def get(self, publication_id: str) -> Publication:
        """Return the publication of that id, however old; raises UsageError when it is unknown, StoreError when it is damaged."""
        current = pointer.read(self._layout)
        folder = self._layout.folder_of(publication_id)
        if publication_id in pruning.read(self._layout) and publication_id != current:
            raise UsageError(f"Publicatie {publication_id} is volgens de bewaarregel opgeruimd. {self._known()}")
        is_name = PUBLICATION_ID.fullmatch(publication_id) is not None
        if not is_name or not folder.is_dir() or pointer.never_current(self._layout, publication_id, current):
            raise UsageError(f"Publicatie '{publication_id}' bestaat niet in {self.root}. {self._known()}")
        return open_publication(folder)

    def list(self) -> tuple[Publication, ...]:
        """Return the current publication and all its predecessors, oldest first; raises StoreError when one is damaged."""
        return tuple(pointer.chain(self._layout, pointer.read(self._layout)))

    @contextlib.contextmanager
    def lock(self, wait_seconds: float = 10.0, *, makes_folder: bool = True) -> Iterator[None]:
        """Be the only writer inside the block; raises StoreError when another one goes on for longer than `wait_seconds`.

        Also ends with the process that holds it. Makes the data folder when it does not exist, or raises StoreError then: what only
        changes or removes must not begin a folder where a disk is not mounted.
        """
        if not makes_folder:
            self.require_folder()
        if not rewriting.is_between(self._layout):
            pointer.read(self._layout)
        with explained(self.root):
            disk.make_folder(self.root)
        with only_writer(self._layout.lock_file, wait_seconds):
            rewriting.clean_up(self._layout)
            with explained(self.root):
                disk.make_folder(self._layout.publications)
            pointer.clean_up(self._layout, pointer.read(self._layout))
            self._is_locked = True
            try:
                yield
            finally:
                self._is_locked = False
                # What cannot be removed now is removed by the next writer; the reason why the block ended matters more.
                with contextlib.suppress(StoreError):
                    rewriting.clean_up(self._layout)
                    pointer.clean_up(self._layout, pointer.read(self._layout))

    def draft(self, parent: Publication | None) -> Draft:
        """Begin the publication that follows `parent`, which must be the current one and is read whole to be sure of it.

        Raises StoreError when another import came in between, or when a file of the parent was changed.
        """
        self._require_lock()
        if pointer.read(self._layout) != (parent.id if parent else None):
            raise StoreError(
                "Intussen is er een andere publicatie gemaakt. Start de import opnieuw; er is niets veranderd."
            )
        damage = parent.damage() if parent else []
        if damage:
            raise StoreError(damage[0])
        return Draft(self._layout, parent)

    def chain(self, last: Publication | None) -> tuple[Publication, ...]:
        """Return the publications that led to `last`, oldest first, itself included; none for None."""
        return () if last is None else (*pointer.chain(self._layout, last.id)[:-1], last)

    def rewrite(self, change: Change, rewritten: Rewriting, key_fingerprint: str | None = None) -> tuple[str, ...]:
        """Rewrite every publication, see `rewriting.rewrite`; returns the ids of those that are not what they were."""
        self._require_lock()
        return rewriting.rewrite(self._layout, change, rewritten, key_fingerprint)

    def rewrite_refusals(self, change: Callable[[str], str]) -> None:
        """Change texts in the reports of refused deliveries."""
        self._require_lock()
        refusals.rewrite(self._layout, change)

    def every_publication(self) -> tuple[Publication, ...]:
        """Return every publication that stands in the folder, read whole; raises StoreError when one is damaged."""
        self._require_lock()
        return tuple(rewriting.every_publication(self._layout))

    def prune(self, publications: Sequence[Publication], refused: Sequence[Refusal]) -> None:
        """Let go of publications and of reports of refused deliveries; of a publication its id, parent and date stay known."""
        self._require_lock()
        pruning.prune(self._layout, publications)
        refusals.remove(self._layout, refused)
        pointer.clean_up(self._layout, pointer.read(self._layout))

    def generation(self) -> tuple[int, int]:
        """Return what is another pair once all publications were rewritten."""
        return rewriting.generation(self._layout)

    def keep_refusal(self, report_json: Mapping[str, object]) -> Refusal:
        """Keep the report of a refused delivery, which must be JSON and hold no client keys."""
        with contextlib.nullcontext() if self._is_locked else self.lock():
            return refusals.keep(self._layout, report_json)

    def refusals(self) -> tuple[Refusal, ...]:
        """Return the kept reports of refused deliveries, oldest first; raises StoreError when one cannot be read."""
        return refusals.kept(self._layout)

    def verify(self, publication_id: str | None = None) -> tuple[str, ...]:
        """Recompute every hash and row count, of one publication or of all: the problems as Dutch sentences, none when whole."""
        if publication_id is None:
            return tuple(verify.problems_of_all(self._layout))
        return tuple(self.get(publication_id).damage())

    def _require_lock(self) -> None:
        if not self._is_locked:
            raise RuntimeError("this is done inside Store.lock()")

    def _known(self) -> str:
        try:
            names = [publication.id for publication in self.list()]
        except StoreError:
            names = []
        if not names:
            return "Er zijn nog geen publicaties."
        return f"De laatste zijn: {', '.join(names[-_NAMES_TOLD:])}. Bekijk ze alle met: python -m hbh_metrics publications"
