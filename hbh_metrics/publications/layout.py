"""Where things stand in a data folder.

Names that begin with a dot are unfinished work of a writer: readers never look at them, and the next writer removes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PUBLICATION_ID = re.compile(r"\d{4,}-\d{4}-\d{2}-\d{2}-[0-9a-f]{6}")
MANIFEST = "manifest.json"
NEW_MARK = ".nieuw"
DRAFT_PREFIX = ".concept-"
REWRITING_PREFIX = ".herschrijving-"
TEMPORARY_PREFIX = ".tijdelijk-"


@dataclass(frozen=True)
class Layout:
    """The paths inside the data folder `root`, which is absolute."""

    root: Path

    @property
    def publications(self) -> Path:
        """The folder with one folder per publication, named by its id."""
        return self.root / "publicaties"

    @property
    def pointer(self) -> Path:
        """The file whose only line is the id of the current publication."""
        return self.root / "huidig"

    @property
    def rewritten(self) -> Path:
        """The folder in which rewritten publications wait, whole, to take the place of the others; and then what they replaced."""
        return self.root / ".herschreven"

    @property
    def replaced(self) -> Path:
        """The folder of replaced publications, where two folders cannot change places in one step."""
        return self.root / ".vervangen"

    @property
    def pruned(self) -> Path:
        """The file that names the publications that were no longer to be kept."""
        return self.root / "opgeruimd.json"

    @property
    def refused(self) -> Path:
        """The folder with the reports of refused deliveries."""
        return self.root / "afgekeurd"

    @property
    def lock_file(self) -> Path:
        """The empty file that the one writer holds locked."""
        return self.root / ".slot"

    def folder_of(self, publication_id: str) -> Path:
        """Return the folder of a publication."""
        return self.publications / publication_id

    def publication_folders(self) -> list[Path]:
        """Return all folders that bear the name of a publication, oldest first, also one that a crash left behind."""
        if not self.publications.exists():
            return []
        return sorted(
            (folder for folder in self.publications.iterdir() if PUBLICATION_ID.fullmatch(folder.name)),
            key=lambda folder: (number_of(folder.name), folder.name),
        )


def number_of(publication_id: str) -> int:
    """Return the sequence number in an id: 7 for `0007-2014-09-14-3fa1c2`."""
    return int(publication_id.split("-", 1)[0])
