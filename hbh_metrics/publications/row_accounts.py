"""How every row of a delivery was accounted for, per file and sheet, as its publication keeps it: read = stored + held + skipped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from hbh_metrics.publications.manifest import Manifest

ROWS = "rijen"


@dataclass(frozen=True)
class RowAccount:
    """What became of the rows of one sheet; `blad` is "" where a file has but one.

    `gelezen` rows stood below the header and `boven_kop` above it; `overgeslagen` says per kind how many hold no data, `hadden_wij` lines
    of a ledger were held already (told with the file's first sheet), and `met_bevinding` were stored with a warning.
    """

    bestand: str
    blad: str
    gelezen: int
    overgeslagen: tuple[tuple[str, int], ...]
    hadden_wij: int
    met_bevinding: int
    boven_kop: int

    @property
    def opgeslagen(self) -> int:
        """The rows that are stored because of this sheet."""
        return self.gelezen - self.hadden_wij - sum(count for _, count in self.overgeslagen)


def as_text(accounts: Iterable[RowAccount]) -> str:
    """Return the accounts as a manifest keeps them."""
    return json.dumps([asdict(account) for account in accounts])


def row_accounts(manifest: Manifest) -> tuple[RowAccount, ...]:
    """Return the accounts of the delivery behind a publication; none where it was made before they were kept."""
    return tuple(
        RowAccount(**entry | {"overgeslagen": tuple((kind, count) for kind, count in entry["overgeslagen"])})
        for entry in json.loads(manifest.extra.get(ROWS, "[]"))
    )
