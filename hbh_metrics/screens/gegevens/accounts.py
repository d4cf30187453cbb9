"""What became of every row of the delivery behind a publication, per file and sheet; only for who may see the deliveries of all."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.publications.row_accounts import RowAccount, row_accounts

__all__ = ["headline", "row_accounts", "table"]

_COLUMNS = (
    Column("Bestand"),
    Column("Blad"),
    Column("Gelezen", is_number=True),
    Column("Opgeslagen", is_number=True),
    Column("Hadden wij al", is_number=True),
    Column("Overgeslagen", is_number=True),
    Column("Wat is overgeslagen"),
    Column("Met een waarschuwing", is_number=True),
    Column("Boven de kop", is_number=True),
)


def headline(accounts: tuple[RowAccount, ...]) -> str:
    """Return how many rows were read and stored, so that one that is missing is seen."""
    read, stored = (sum(getattr(one, name) for one in accounts) for name in ("gelezen", "opgeslagen"))
    rest = read - stored
    told = (
        f"Van {dutch.count(read, 'gelezen rij', 'gelezen rijen')} {_are(stored)} er {dutch.number(stored)} opgeslagen"
    )
    return f"{told}." if not rest else f"{told}; van de andere {dutch.number(rest)} staat hier waarom niet."


def table(accounts: tuple[RowAccount, ...]) -> Table:
    """Return a row per sheet: rows read = stored + held already + skipped."""
    return Table("Wat er met elke rij gebeurde", _COLUMNS, tuple(_cells(one) for one in accounts))


def _cells(one: RowAccount) -> tuple[Cell, ...]:
    skipped = sum(count for _, count in one.overgeslagen)
    kinds = ", ".join(f"{dutch.number(count)} × {kind}" for kind, count in one.overgeslagen)
    counts = (one.gelezen, one.opgeslagen, one.hadden_wij, skipped)
    return (
        Cell(one.bestand),
        Cell(one.blad),
        *(Cell(dutch.number(count), count) for count in counts),
        Cell(kinds),
        *(Cell(dutch.number(count), count) for count in (one.met_bevinding, one.boven_kop)),
    )


def _are(amount: int) -> str:
    return "is" if amount == 1 else "zijn"
