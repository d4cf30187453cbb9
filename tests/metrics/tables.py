"""Small contract tables for tests: each table from rows as dicts, what a test leaves out filled with a plain value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import duckdb

from hbh_metrics.contract import TABLE_BY_NAME, TABLES
from hbh_metrics.metrics import derive
from hbh_metrics.metrics.little_data import plan_for_little
from tests.inserting import insert

Row = Mapping[str, object]

COST_PRICE = 24.0
"""What an hour costs a provider in every world of these tests, in euros."""

HERKOMST = (
    "create table herkomst (publicatie varchar, ontvangen_op date, bestand varchar, sha256 varchar, tabel varchar, "
    "aanbieder_id varchar, periode_id varchar, rijen bigint)"
)


@dataclass
class Tables:
    """The rows of each contract table; `delivered` are the tables ever delivered (default: those with rows)."""

    rows: dict[str, list[dict[str, object]]] = field(default_factory=lambda: {table.name: [] for table in TABLES})
    delivered: set[str] | None = None
    herkomst: list[tuple[object, ...]] = field(default_factory=list)

    def add(self, table: str, *rows: Row) -> Tables:
        """Add rows; columns that are left out are null."""
        names = {column.name for column in TABLE_BY_NAME[table].columns}
        for row in rows:
            assert set(row) <= names, set(row) - names
            self.rows[table].append(dict(row))
        return self

    @property
    def ever_delivered(self) -> set[str]:
        """The tables of which a delivery was ever made."""
        if self.delivered is not None:
            return self.delivered
        return {name for name, rows in self.rows.items() if rows}

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Return a fresh in-memory database that holds these tables as a publication's working connection does."""
        con = duckdb.connect()
        plan_for_little(con)
        for table in TABLES:
            columns = ", ".join(f"{column.name} {column.kind.sql_type}" for column in table.columns)
            con.execute(f"create table {table.name} ({columns})")
            if rows := self.rows[table.name]:
                values = ", ".join(f"unnest(${column.name}::{column.kind.sql_type}[])" for column in table.columns)
                delivered = {column.name: [row.get(column.name) for row in rows] for column in table.columns}
                con.execute(f"insert into {table.name} select {values}", delivered)
        con.execute("create table geleverd (tabel varchar)")
        insert(con, "geleverd", [[name] for name in sorted(self.ever_delivered)])
        con.execute(HERKOMST)
        insert(con, "herkomst", self.herkomst)
        return con

    def derive(self, peildatum: date) -> duckdb.DuckDBPyConnection:
        """Return a database in which the derived tables stand."""
        con = self.connect()
        derive(con, peildatum, kostprijs=COST_PRICE)
        return con


def providers(*ids: str) -> list[dict[str, object]]:
    """Rows of aanbieders."""
    return [{"aanbieder_id": provider, "naam": provider} for provider in ids]


def agreement(provider: str, **other: object) -> dict[str, object]:
    """A row of tariefafspraken: 220 euro, 1% linear from 201403, floor 20 euro an hour."""
    return {
        "aanbieder_id": provider,
        "versie": 1,
        "vanaf_periode": "201402",
        "starttarief_eur": Decimal("220.00"),
        "basistarief_uur_eur": Decimal("20.00"),
        "afbouw_pct": Decimal("1.00"),
        "afbouw_methode": "LINEAIR",
        "eerste_verlaging": "201403",
        "gebroken_periode": "DAGEN_28",
        "vastgesteld_op": date(2014, 1, 6),
    } | other


def assignment(
    number: str, client: str, provider: str, begin: date, end: date | None = None, **other: object
) -> dict[str, object]:
    """A row of indicaties: in the experiment, category 1, class 2, 2.5 hours a week."""
    return {
        "toewijzing_nummer": number,
        "client_sleutel": client,
        "aanbieder_id": provider,
        "groep": "EXPERIMENT",
        "categorie": 1,
        "klasse": 2,
        "uren_week": Decimal("2.50"),
        "ingangsdatum": begin,
        "einddatum": end,
    } | other


def hours(of: Row, day: date, amount: str, reason: str | None = None) -> dict[str, object]:
    """A row of geleverde_uren for an assignment."""
    return {
        "toewijzing_nummer": of["toewijzing_nummer"],
        "client_sleutel": of["client_sleutel"],
        "aanbieder_id": of["aanbieder_id"],
        "datum": day,
        "uren": Decimal(amount),
        "reden_niet_geleverd": reason,
    }


def payment(
    of: Row, period: str, amount_eur: str, count: str = "1", *, credit_of: str | None = None, **other: object
) -> dict[str, object]:
    """A row of periodebetalingen for an assignment; `amount_eur` is positive, a credit is booked negative."""
    kind = "D" if credit_of is None else "C"
    sign = 1 if credit_of is None else -1
    return {
        "aanbieder_id": of["aanbieder_id"],
        "prestatie_referentie": f"{of['toewijzing_nummer']}-{period}-{kind}",
        "vorige_referentie": credit_of,
        "client_sleutel": of["client_sleutel"],
        "toewijzing_nummer": of["toewijzing_nummer"],
        "periode_id": period,
        "grondslag": "PERIODETARIEF",
        "debet_credit": kind,
        "aantal": Decimal(count),
        "tarief_eur": (Decimal(amount_eur) / Decimal(count)).quantize(Decimal("0.01")),
        "bedrag_eur": sign * Decimal(amount_eur),
        "factuurdatum": date(2014, 12, 31),
    } | other


def metric_values(con: duckdb.DuckDBPyConnection, *names: str) -> dict[tuple[str, str, str | None], dict[str, object]]:
    """Return meetwaarden as {(maatstaf, aanbieder_id, periode_id): {waarde, teller, noemer, n, status}}, of `names` or all."""
    rows: Sequence[tuple[object, ...]] = con.execute(
        "select maatstaf, aanbieder_id, periode_id, waarde, teller, noemer, n, status from meetwaarden"
    ).fetchall()
    return {
        (str(row[0]), str(row[1]), None if row[2] is None else str(row[2])): dict(
            zip(("waarde", "teller", "noemer", "n", "status"), row[3:], strict=True)
        )
        for row in rows
        if not names or row[0] in names
    }


def value_of(con: duckdb.DuckDBPyConnection, name: str, provider: str, period: str | None) -> object:
    """Return one value of meetwaarden."""
    return metric_values(con, name)[name, provider, period]["waarde"]


def each_of(values: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return fetched rows as a list, for comparing with rows that are written out."""
    return list(values)
