"""What became of every delivered row, as the data screen tells it."""

from __future__ import annotations

from pathlib import Path

from hbh_metrics.publications.row_accounts import RowAccount, row_accounts
from hbh_metrics.screens.gegevens import accounts
from tests.intake.deliveries import tidy
from tests.intake.publishing import Office

BOOK = RowAccount("boek.xlsx", "Uren", 10, (("lege rij", 2), ("totaal", 1)), 3, 1, 4)


def test_read_is_stored_held_already_and_skipped() -> None:
    assert BOOK.opgeslagen == 10 - 3 - 2 - 1
    (row,) = accounts.table((BOOK,)).rows
    assert [cell.text for cell in row] == [
        "boek.xlsx",
        "Uren",
        "10",
        "4",
        "3",
        "3",
        "2 × lege rij, 1 × totaal",
        "1",
        "4",
    ]
    assert (
        accounts.headline((BOOK,))
        == "Van 10\N{NO-BREAK SPACE}gelezen rijen zijn er 4 opgeslagen; van de andere 6 staat hier waarom niet."
    )


def test_a_publication_keeps_the_account_of_every_sheet(office: Office, tmp_path: Path) -> None:
    payments = tidy()["periodebetalingen"]
    book = payments.xlsx(above=[["Overzicht"]], below=[["Totaal"]])
    publication = office.deliver({"periodebetalingen.xlsx": book}).publication
    assert publication is not None
    (kept,) = row_accounts(publication.manifest)
    assert (kept.bestand, kept.hadden_wij, kept.opgeslagen) == ("periodebetalingen.xlsx", len(payments.rows), 0)
    assert sum(count for _, count in kept.overgeslagen) == 1
    assert kept.boven_kop == 1
