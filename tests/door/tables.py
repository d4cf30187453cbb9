"""A store with a publication of a few hand-written tables, for what the door hands out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

from hbh_metrics.publications import Publication, Store
from hbh_metrics.publications.manifest import DeliveredFile
from tests.inserting import insert

COLUMNS: Mapping[str, str] = {
    "aanbieders": "aanbieder_id varchar, naam varchar",
    "meetwaarden": (
        "maatstaf varchar, aanbieder_id varchar, periode_id varchar, waarde double, teller double, noemer double, n bigint, "
        "status varchar"
    ),
    "verdelingen": (
        "verdeling varchar, aanbieder_id varchar, periode_id varchar, groep varchar, code varchar, volgorde integer, aantal "
        "bigint, noemer bigint, waarde double"
    ),
    "signalen": (
        "signaal varchar, niveau varchar, ernst varchar, aanbieder_id varchar, periode_id varchar, waarde double, drempel "
        "double, n bigint, sinds varchar, feiten varchar"
    ),
    "drempels": "signaal varchar, ernst varchar, naam varchar, waarde double, is_standaard boolean",
    "bestemmingen": "boeking_id varchar, periode_id varchar, bedrag_eur decimal(12, 2), soort varchar, toelichting varchar",
    "communicatie": (
        "uiting_id varchar, aanbieder_id varchar, soort varchar, ontvangen_op date, beoordeeld_op date, oordeel varchar"
    ),
    "personeel": "aanbieder_id varchar, periode_id varchar, fte_hbh decimal(8, 2), medewerkers integer, uitstroom integer",
    "weekwaarden": (
        "aanbieder_id varchar, week varchar, week_begin date, week_eind date, periode_id varchar, werkdagen integer, is_voorbij "
        "boolean, uren decimal(18, 2), urenrijen bigint, actieve_dagen bigint, clienten_hele_week bigint, "
        "clienten_hele_week_met_uren bigint"
    ),
    "indicaties": (
        "toewijzing_nummer varchar, client_sleutel varchar, aanbieder_id varchar, groep varchar, ingangsdatum date, einddatum "
        "date, klasse integer"
    ),
    "paden": (
        "aanbieder_id varchar, periode_id varchar, methode varchar, is_afspraak boolean, tarief_eur decimal(12, 2), index_pct "
        "double"
    ),
    "clientperioden": (
        "client_sleutel varchar, aanbieder_id varchar, periode_id varchar, actieve_dagen smallint, uren decimal(18, 2), "
        "urenrijen integer, urenrijen_met_reden integer, aantal_netto decimal(18, 4), referentie_uren decimal(8, 2)"
    ),
    "periodebetalingen": (
        "aanbieder_id varchar, prestatie_referentie varchar, vorige_referentie varchar, client_sleutel varchar, "
        "toewijzing_nummer varchar, periode_id varchar, grondslag varchar, debet_credit varchar, aantal decimal(6, 4), "
        "tarief_eur decimal(12, 2)"
    ),
    "herkomst": (
        "publicatie varchar, ontvangen_op date, bestand varchar, sha256 varchar, tabel varchar, aanbieder_id varchar, "
        "periode_id varchar, rijen bigint"
    ),
}

Row = tuple[object, ...]


def publish(root: Path, tables: Mapping[str, Sequence[Row]], peildatum: date = date(2014, 7, 20)) -> Publication:
    """Publish those tables, after what stands in the data folder `root`."""
    store = Store(root)
    with store.lock(), duckdb.connect() as con:
        draft = store.draft(store.current())
        for name, rows in tables.items():
            con.execute(f"create table {name} ({COLUMNS[name]})")
            insert(con, name, rows)
            draft.write_table(con, name)
        return draft.commit(peildatum, [DeliveredFile("a.csv", "ab" * 32, "indicaties", 1)], list(tables), "sleutel-1")


def providers(*ids: str) -> list[Row]:
    """Rows of aanbieders."""
    return [(who, f"Naam {who}") for who in ids]


def measure(metric: str, who: str, period: str | None, value: float | None, n: int) -> Row:
    """A row of meetwaarden of a whole period."""
    return metric, who, period, value, None, None, n, "volledig" if period else None


def shares(name: str, period: str | None, counts: Mapping[str, Sequence[int]], codes: Sequence[str]) -> list[Row]:
    """Rows of verdelingen of every provider in `counts` and of TOTAAL, their sum."""
    everyone = {**counts, "TOTAAL": [sum(column) for column in zip(*counts.values(), strict=True)]}
    return [
        (name, who, period, "EXPERIMENT", code, place, count, sum(of), None)
        for who, of in everyone.items()
        for place, (code, count) in enumerate(zip(codes, of, strict=True), start=1)
    ]
