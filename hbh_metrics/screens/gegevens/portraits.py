"""What the delivered files brought, beside the last time: so that a file that is fine in form and off in meaning is seen."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.records import DeliveryPortrait

_COLUMNS = (
    Column("Bestand"),
    Column("Bron"),
    Column("Aanbieder"),
    Column("Perioden"),
    Column("Rijen", is_number=True),
    Column("Vorige keer", is_number=True),
    Column("Uren", is_number=True),
    Column("Uren per cliënt per week", is_number=True),
    Column("Vorige keer per week", is_number=True),
    Column("Bedrag", is_number=True),
    Column("Bedrag per cliënt", is_number=True),
    Column("Vorige keer per cliënt", is_number=True),
    Column("Cliënten bekend"),
    Column("Let op"),
)


def of_this_delivery(view: View) -> tuple[DeliveryPortrait, ...]:
    """Return the portraits of the delivery that made this publication, those that the visitor chose."""
    number = f"{view.door.publication.manifest.number:04d}"
    return tuple(
        row
        for row in view.door.portraits()
        if row.publicatie == number and (view.is_total or row.aanbieder_id == view.chosen.aanbieder_id)
    )


def headline(rows: tuple[DeliveryPortrait, ...]) -> str:
    """Return whether something in the files differs from the last time by a factor, a year or a scope."""
    if not rows:
        return "Van deze stand is niet bewaard wat er in de bestanden stond."
    odd = sum(row.opvallend is not None for row in rows)
    if not odd:
        return "In de bestanden van deze stand valt niets op naast de vorige levering."
    verb = "valt" if odd == 1 else "vallen"
    return f"In de bestanden van deze stand {verb} {dutch.count(odd, 'ding', 'dingen')} op naast de vorige levering."


def table(view: View, rows: tuple[DeliveryPortrait, ...]) -> Table:
    """Return a row per file and provider, with what the last file of that source and provider brought."""
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    return Table("Wat er in de bestanden stond", _COLUMNS, tuple(_cells(row, names) for row in rows))


def _cells(row: DeliveryPortrait, names: dict[str, str]) -> tuple[Cell, ...]:
    def number(value: float | None, digits: int = 0) -> Cell:
        return Cell("") if value is None else Cell(dutch.number(value, digits), value)

    periods = ""
    if row.eerste_periode is not None:
        periods = dutch.period_range(row.eerste_periode, row.laatste_periode or "")
    return (
        Cell(row.bestand),
        Cell(TABLE_BY_NAME[row.tabel].title),
        Cell("" if row.aanbieder_id is None else names.get(row.aanbieder_id, row.aanbieder_id)),
        Cell(periods),
        number(row.rijen),
        number(row.vorige_rijen),
        Cell("" if row.uren is None else dutch.number(row.uren, 2), row.uren),
        number(row.uren_per_client_week, 2),
        number(row.vorige_uren_per_client_week, 2),
        Cell("" if row.bedrag_eur is None else dutch.euro(row.bedrag_eur), row.bedrag_eur),
        number(row.bedrag_per_client_eur, 2),
        number(row.vorige_bedrag_per_client_eur, 2),
        Cell(row.sleutels_bekend or ""),
        Cell(row.opvallend or ""),
    )
