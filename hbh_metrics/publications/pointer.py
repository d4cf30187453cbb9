"""The one line that says which publication is current, and what a writer cleans up around it.

The pointer is never guessed: when it is missing or damaged while publications exist, nothing is written or removed until a person has said
which one is current; the message names the newest one that is whole.
"""

from __future__ import annotations

import errno
import os
import shutil

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import disk, pruning
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.layout import DRAFT_PREFIX, NEW_MARK, PUBLICATION_ID, TEMPORARY_PREFIX, Layout
from hbh_metrics.publications.publication import Publication, open_publication
from hbh_metrics.reasons import reason


def read(layout: Layout) -> str | None:
    """Return the id of the current publication, None when there is none yet; raises StoreError when the pointer is damaged."""
    with explained(layout.root):
        if not layout.root.is_dir():
            if layout.root.exists() or not layout.root.parent.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(layout.root))
            return None
        if layout.pointer.exists():
            line = layout.pointer.read_bytes().decode("utf-8", errors="replace").strip()
            if PUBLICATION_ID.fullmatch(line) and layout.folder_of(line).is_dir():
                return line
            raise StoreError(f"Het bestand {layout.pointer} noemt geen publicatie die er is. {_recovery(layout)}")
        if any(not (folder / NEW_MARK).exists() for folder in layout.publication_folders()):
            raise StoreError(
                f"Het bestand {layout.pointer} ontbreekt, terwijl er publicaties zijn. {_recovery(layout)}"
            )
    return None


def replace(layout: Layout, publication_id: str) -> None:
    """Make a publication current, in one step; raises StoreError when that failed, or when the disk does not confirm it."""
    with explained(layout.root):
        disk.replace_file(layout.pointer, f"{publication_id}\n".encode())
    try:
        disk.sync(layout.root)
    except OSError as error:
        raise StoreError(
            f"Publicatie {publication_id} is gemaakt en is nu de huidige, maar de schijf bevestigt niet dat dat zo blijft "
            f"({reason(error.errno)}). Laat de schijf nakijken, en controleer daarna met: python -m hbh_metrics verify"
        ) from error


def never_current(layout: Layout, publication_id: str, current: str | None) -> bool:
    """Whether a crash left this folder behind before the pointer named it."""
    return publication_id != current and (layout.folder_of(publication_id) / NEW_MARK).exists()


def chain(layout: Layout, newest: str | None) -> list[Publication]:
    """Return the publication `newest` and its parents that are still kept, oldest first; raises StoreError when one is damaged or gone."""
    found: list[Publication] = []
    pruned = pruning.read(layout)
    following = newest
    while following is not None:
        if found and following in pruned:
            following = pruned[following].parent
            continue
        publication = open_publication(layout.folder_of(following))
        found.append(publication)
        following = publication.manifest.parent
    return found[::-1]


def clean_up(layout: Layout, current: str | None) -> None:
    """Remove what a writer left unfinished; only under the lock. Publications that were ever current stay, whatever they look like."""
    pruned = pruning.read(layout)
    with explained(layout.root):
        for folder in layout.publication_folders():
            if folder.name == current:
                (folder / NEW_MARK).unlink(missing_ok=True)
            elif folder.name in pruned or never_current(layout, folder.name, current):
                folder.rename(layout.publications / f"{DRAFT_PREFIX}{folder.name}")
        for abandoned in layout.publications.glob(f"{DRAFT_PREFIX}*"):
            shutil.rmtree(abandoned)
        for folder in (layout.root, layout.refused):
            for temporary in folder.glob(f"{TEMPORARY_PREFIX}*"):
                temporary.unlink(missing_ok=True)


def _recovery(layout: Layout) -> str:
    for folder in reversed(layout.publication_folders()):
        if not (folder / NEW_MARK).exists() and _is_whole(layout, folder.name):
            return (
                f"De nieuwste publicatie die heel is, is {folder.name}. Herstel het bestand uit de reservekopie, of zet daarin die "
                f"naam als enige regel: echo {folder.name} > {layout.pointer}"
            )
    return "Er is geen publicatie die heel is. Zet de gegevensmap terug uit de reservekopie."


def _is_whole(layout: Layout, publication_id: str) -> bool:
    try:
        chain(layout, publication_id)
    except StoreError:
        return False
    return True
