"""Looks for damage in a whole data folder and tells all of it at once, instead of stopping at the first."""

from __future__ import annotations

from hbh_metrics.errors import StoreError
from hbh_metrics.publications import pointer, pruning
from hbh_metrics.publications.contents import Inspection
from hbh_metrics.publications.failures import explained
from hbh_metrics.publications.layout import DRAFT_PREFIX, NEW_MARK, PUBLICATION_ID, Layout
from hbh_metrics.publications.publication import open_publication


def problems_of_all(layout: Layout) -> list[str]:
    """Return one Dutch sentence per problem of the pointer, of any publication, or of what else lies between them.

    What a killed import left behind is no problem: nobody sees it, and the next import removes it.
    """
    problems: list[str] = []
    current = None
    try:
        current = pointer.read(layout)
    except StoreError as error:
        problems.append(str(error))
    pruned = pruning.read(layout)
    with explained(layout.root):
        folders = [
            folder
            for folder in layout.publication_folders()
            if folder.name == current or (folder.name not in pruned and not (folder / NEW_MARK).exists())
        ]
        strangers = _strangers(layout)
    inspection = Inspection()
    names = {folder.name for folder in folders}
    for folder in folders:
        try:
            publication = open_publication(folder)
            problems += publication.damage(inspection)
            parent = publication.manifest.parent
            if parent is not None and parent not in names | pruned.keys():
                problems.append(
                    f"De voorganger van publicatie {publication.id}, {parent}, ontbreekt. Zet die terug uit de reservekopie."
                )
        except StoreError as error:
            problems.append(str(error))
    return problems + [f"{name} in {layout.publications} is geen publicatie. Haal het daar weg." for name in strangers]


def _strangers(layout: Layout) -> list[str]:
    if not layout.publications.exists():
        return []
    names = (path.name for path in layout.publications.iterdir())
    return sorted(name for name in names if not PUBLICATION_ID.fullmatch(name) and not name.startswith(DRAFT_PREFIX))
