"""What was agreed, published and delivered, and when: agreements with their versions, publications, files."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.reading import in_words
from hbh_metrics.findings.view import View
from hbh_metrics.publications import Publication

_HASH_SHOWN = 12
_FEW_NAMES = 3


def agreements_headline(view: View) -> str:
    """Return how many agreements there are and when the last was made."""
    rows = [
        row for row in view.door.agreements() if view.is_total or row.agreement.aanbieder_id == view.chosen.aanbieder_id
    ]
    if not rows:
        return "Er is nog geen tariefafspraak geleverd; de gemeente levert die met de tabel tariefafspraken."
    amended = sorted({row.agreement.aanbieder_id for row in rows if row.agreement.versie > 1})
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    if not amended:
        return "De tariefafspraken zijn sinds de start niet gewijzigd."
    verb = "is" if len(amended) == 1 else "zijn"
    return f"De tariefafspraak met {dutch.listing([names.get(who, who) for who in amended])} {verb} sinds de start gewijzigd."


def agreements(view: View) -> Table:
    """Return every version of every agreement, the terms in words."""
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    columns = (
        Column("Aanbieder"),
        Column("Versie", is_number=True),
        Column("Geldt vanaf"),
        Column("Starttarief", is_number=True),
        Column("Basistarief per uur", is_number=True),
        Column("Afbouw"),
        Column("Vastgesteld op"),
        Column("Toelichting"),
    )
    rows = tuple(
        (
            Cell(names.get(row.agreement.aanbieder_id, row.agreement.aanbieder_id)),
            Cell(dutch.number(row.agreement.versie), row.agreement.versie),
            Cell(dutch.period(row.agreement.vanaf_periode)),
            Cell(dutch.euro(row.agreement.starttarief_eur), row.agreement.starttarief_eur),
            Cell(dutch.euro(row.agreement.basistarief_uur_eur), row.agreement.basistarief_uur_eur),
            Cell(in_words(row.agreement)),
            Cell(dutch.day(row.vastgesteld_op)),
            Cell(row.toelichting or ""),
        )
        for row in view.door.agreements()
        if view.is_total or row.agreement.aanbieder_id == view.chosen.aanbieder_id
    )
    return Table("Tariefafspraken en hun versies", columns, rows)


def publications(published: Sequence[Publication]) -> Table:
    """Return the publications in the order given: up to which day they speak, when they were made and of which files."""
    columns = (Column("Stand"), Column("Nummer", is_number=True), Column("Gemaakt op"), Column("Geleverde bestanden"))
    rows = tuple(
        (
            Cell(dutch.day_in_full(publication.manifest.peildatum)),
            Cell(dutch.number(publication.manifest.number), publication.manifest.number),
            Cell(dutch.day(publication.manifest.gemaakt_op.date())),
            Cell(_files(publication)),
        )
        for publication in published
    )
    return Table("Standen", columns, rows)


def origins(view: View) -> Table:
    """Return every delivered file behind this publication, newest first."""
    names = {provider.aanbieder_id: provider.naam for provider in view.providers}
    columns = (
        Column("Bestand"),
        Column("Bron"),
        Column("Aanbieders"),
        Column("Perioden"),
        Column("Rijen", is_number=True),
        Column("In stand van"),
        Column("Kenmerk (SHA-256)"),
    )
    rows = tuple(
        (
            Cell(origin.bestand),
            Cell(TABLE_BY_NAME[origin.tabel].title),
            Cell(_few([names.get(who, who) for who in origin.aanbieders], len(view.providers))),
            Cell(
                ""
                if origin.eerste_periode is None
                else dutch.period_range(origin.eerste_periode, origin.laatste_periode or "")
            ),
            Cell(dutch.number(origin.rijen), origin.rijen),
            Cell(f"{dutch.day(origin.ontvangen_op)}, nr. {int(origin.publicatie.split('-')[0])}"),
            Cell(origin.sha256[:_HASH_SHOWN]),
        )
        for origin in view.door.origins()
        if view.is_total or not origin.aanbieders or view.chosen.aanbieder_id in origin.aanbieders
    )
    return Table("Geleverde bestanden", columns, rows)


def origins_headline(table: Table) -> str:
    """Return on how many delivered files this publication rests."""
    return f"Deze stand rust op {dutch.count(len(table.rows), 'geleverd bestand', 'geleverde bestanden')}."


def _files(publication: Publication) -> str:
    names = [file.bestand for file in publication.manifest.deliveries]
    rest = len(names) - _FEW_NAMES
    return ", ".join(names[:_FEW_NAMES]) + (f" en nog {rest}" if rest > 0 else "")


def _few(names: Sequence[str], everyone: int) -> str:
    return "alle" if everyone > 1 and len(names) == everyone else dutch.listing(list(names))
