"""The paper "Zo levert u aan": what a provider delivers, how each column is filled in, and what happens next; made from the contract."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.contract import Column, Deliverer, Table
from hbh_metrics.contract.explained import NEVER, WRITTEN, delivered_by, from_whom, limits, replaced, unique
from hbh_metrics.contract.schema import EXAMPLE_MARK
from hbh_metrics.files.paper import Paper, Section, sheet
from hbh_metrics.files.workbook import undated
from hbh_metrics.findings import figure
from hbh_metrics.policy import WORKING_DAYS_TO_DELIVER
from hbh_metrics.project import as_called, current

TITLE = "Zo levert u aan"
_COLUMNS = (figure.Column("Kolom"), figure.Column("Wat u invult"), figure.Column("Hoe u het schrijft"))
_FILES = (
    "U mag ook losse bestanden sturen: csv, xlsx of parquet. De naam begint dan met de naam van de tabel, bijvoorbeeld "
    "geleverde_uren.csv. De eerste regel heeft de namen van de kolommen."
)


def how_to_deliver() -> bytes:
    """Return the paper as PDF; the same contract gives the same bytes."""
    tables = delivered_by(Deliverer.PROVIDER)
    titles = dutch.listing([table.title.lower() for table in tables])
    sections = (
        Section(
            "In het kort",
            (f"U levert na elke {'maand' if current().has_months else 'periode van vier weken'}: {titles}.",),
            points=(
                "Vul de werkmap in die u van de gemeente kreeg. Elk blad is één tabel.",
                f"Laat de namen van bladen en kolommen staan. De rij die begint met {EXAMPLE_MARK} slaan wij over.",
                f"Stuur de werkmap binnen {WORKING_DAYS_TO_DELIVER} werkdagen na het eind van de periode naar de gemeente.",
                NEVER,
                _FILES,
            ),
        ),
        *(_section(table) for table in tables),
        Section(
            "Wat er daarna gebeurt",
            points=(
                "De gemeente controleert alles in één keer: of alles te lezen is, of de kenmerken bestaan en of de bedragen kloppen.",
                "Is er iets fout, dan nemen wij niets over. U krijgt een brief met per bestand en rij wat er is en wat u kunt doen.",
                "Herstel alle fouten in uw eigen bestand en stuur het hele bestand opnieuw.",
                "Een waarschuwing houdt niets tegen. Kijk wel of het klopt.",
                "Fouten in betalingen herstelt u met een credit en een nieuwe debet. Verander nooit een regel die u al stuurde.",
            ),
        ),
    )
    footer = f"{TITLE} · {current().name}, gemeente {current().town}"
    return sheet(
        Paper(TITLE, f"Voor aanbieders van hulp bij het huishouden in {current().town}", footer, sections, undated())
    )


def _section(table: Table) -> Section:
    """Return what a table is and how each of its columns is filled in."""
    shared = from_whom(table) if table.own_rows else ""
    told = " ".join(part for part in (table.description, unique(table), replaced(table), shared) if part)
    rows = tuple(
        (figure.Cell(column.name), figure.Cell(_what(column)), figure.Cell(_how(column))) for column in table.columns
    )
    return Section(f"{table.title}: blad {table.name}", (told,), tables=(figure.Table("Kolommen", _COLUMNS, rows),))


def _what(column: Column) -> str:
    chosen = ", ".join(f"{code} ({as_called(told)})" if told else code for code, told in column.allowed.items())
    choice = f"kies uit: {chosen}" if chosen else ""
    parts = [column.description, *limits(column), choice, "" if column.required else "mag leeg"]
    return "; ".join(part for part in parts if part)


def _how(column: Column) -> str:
    return f"{WRITTEN[column.kind]}, zoals {column.example}"
