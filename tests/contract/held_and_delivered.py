"""A small world of what was held and what a delivery brought, in which one check is run as the intake engine runs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import duckdb

from hbh_metrics import agreed
from hbh_metrics.calendar import period, period_of, periods_between
from hbh_metrics.contract import TABLE_BY_NAME, TABLES
from hbh_metrics.contract.context import agreed_tables, check_columns
from hbh_metrics.contract.rules import RULE_BY_ID
from hbh_metrics.project import DEFAULT

Value = str | int | Decimal | date | bool | None
Row = Mapping[str, Value]

BEFORE_THE_FIRST_ROW = 1  # a header stands above the first row that a person sees

DEFAULTS: dict[str, dict[str, Value]] = {
    "tariefafspraken": {
        "aanbieder_id": "VIVA",
        "versie": 1,
        "vanaf_periode": "201402",
        "starttarief_eur": Decimal("220.00"),
        "basistarief_uur_eur": Decimal("21.00"),
        "afbouw_pct": Decimal("1.00"),
        "afbouw_methode": "LINEAIR",
        "eerste_verlaging": "201403",
        "gebroken_periode": "VOLLEDIG",
        "vastgesteld_op": date(2014, 1, 20),
    },
    "vragen": {
        "vraag_code": "V01",
        "tekst": "Welk rapportcijfer geeft u de hulp?",
        "schaal_min": Decimal(1),
        "schaal_max": Decimal(10),
        "is_rapportcijfer": True,
    },
    "indicaties": {
        "toewijzing_nummer": "T1",
        "client_sleutel": "geheim-een",
        "aanbieder_id": "VIVA",
        "groep": "EXPERIMENT",
        "categorie": 1,
        "klasse": 2,
        "uren_week": Decimal("2.50"),
        "ingangsdatum": date(2014, 1, 27),
    },
    "geleverde_uren": {
        "toewijzing_nummer": "T1",
        "client_sleutel": "geheim-een",
        "aanbieder_id": "VIVA",
        "datum": date(2014, 2, 3),
        "uren": Decimal("2.50"),
    },
    "periodebetalingen": {
        "aanbieder_id": "VIVA",
        "prestatie_referentie": "P1",
        "client_sleutel": "geheim-een",
        "toewijzing_nummer": "T1",
        "periode_id": "201402",
        "grondslag": "PERIODETARIEF",
        "debet_credit": "D",
        "aantal": Decimal(1),
        "tarief_eur": Decimal("220.00"),
        "bedrag_eur": Decimal("220.00"),
        "factuurdatum": date(2014, 2, 28),
    },
    "enquetescores": {
        "respons_id": "R1",
        "koppel_id": "geheim-koppel",
        "meting": "NUL",
        "groep": "EXPERIMENT",
        "aanbieder_id": "VIVA",
        "vraag_code": "V01",
        "invuldatum": date(2014, 2, 10),
        "score": Decimal(8),
        "antwoordsoort": "SCORE",
    },
    "ondersteuningsplannen": {
        "plan_id": "OP1",
        "client_sleutel": "geheim-een",
        "toewijzing_nummer": "T1",
        "aanbieder_id": "VIVA",
        "gesprek_datum": date(2014, 2, 3),
        "ondertekend_datum": date(2014, 2, 10),
        "aandeel_netwerk": "GEEN",
    },
}


@dataclass(frozen=True)
class Finding:
    """One row that a check returned."""

    bestand: int | None
    rij: int | None
    kolom: str
    waarde: str | None
    verwacht: str
    melding: str
    aanbieder_id: str | None
    ernst: str | None = None

    @property
    def place(self) -> tuple[int | None, int | None, str]:
        """File, row and column."""
        return (self.bestand, self.rij, self.kolom)


@dataclass
class World:
    """What was held and what was delivered; `findings` runs one check over what would be held afterwards.

    The first delivered row of a table stands on row 2, below the header; `files` gives each delivered table a number, from 1.
    """

    peildatum: date = date(2014, 3, 1)
    previous_peildatum: date | None = None
    files: dict[str, int] = field(default_factory=dict)
    delivered: dict[str, list[Row]] = field(default_factory=dict)
    still_held: dict[str, list[Row]] = field(default_factory=dict)
    replaced: dict[str, list[Row]] = field(default_factory=dict)

    def deliver(self, table: str, **values: Value) -> tuple[int, int]:
        """Add a row to the delivery; returns its file number and its row."""
        number = self.files.setdefault(table, len(self.files) + 1)
        rows = self.delivered.setdefault(table, [])
        rows.append(DEFAULTS[table] | values)
        return number, len(rows) + BEFORE_THE_FIRST_ROW

    def hold(self, table: str, **values: Value) -> None:
        """Add a row that was held and that this delivery leaves alone."""
        self.still_held.setdefault(table, []).append(DEFAULTS[table] | values)

    def replace(self, table: str, **values: Value) -> None:
        """Add a row that was held and that this delivery replaces."""
        self.replaced.setdefault(table, []).append(DEFAULTS[table] | values)

    def findings(self, rule_id: str) -> list[Finding]:
        """Run the check of that rule and return what it found, in the order of the check."""
        return self.findings_of(rule_id)[rule_id]

    def findings_of(self, *rule_ids: str) -> dict[str, list[Finding]]:
        """Run several checks in the same world and return what each found."""
        with self._connection() as connection:
            return {
                rule_id: [
                    finding for select in RULE_BY_ID[rule_id].selects() for finding in self._run(connection, select)
                ]
                for rule_id in rule_ids
            }

    def places(self, rule_id: str) -> list[tuple[int | None, int | None, str]]:
        """Return file, row and column of each finding of that rule."""
        return [finding.place for finding in self.findings(rule_id)]

    def _run(self, connection: duckdb.DuckDBPyConnection, select: str) -> list[Finding]:
        parameters = {
            "peildatum": self.peildatum,
            "vorige_peildatum": self.previous_peildatum,
            "experiment_begin": DEFAULT.begin,
            "experiment_eind": DEFAULT.end,
            "experiment_categorieen": list(DEFAULT.categories),
            **check_columns(),
        }
        found = connection.execute(select, {name: value for name, value in parameters.items() if f"${name}" in select})
        columns = [column[0] for column in found.description]
        assert columns[:7] == ["bestand", "rij", "kolom", "waarde", "verwacht", "melding", "aanbieder_id"]
        assert columns[7:] in ([], ["ernst"])
        return [Finding(*row) for row in found.fetchall()]

    @contextmanager
    def _connection(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with _empty_world().cursor() as connection:
            connection.begin()
            self._fill_contract_tables(connection)
            self._fill_tariff_path(connection)
            delivered_ever = sorted({*self.delivered, *self.still_held, *self.replaced})
            _insert(connection, "geleverd", [[name] for name in delivered_ever])
            yield connection
            connection.rollback()

    def _fill_contract_tables(self, connection: duckdb.DuckDBPyConnection) -> None:
        for name in {*self.delivered, *self.still_held, *self.replaced}:
            columns = [column.name for column in TABLE_BY_NAME[name].columns]
            held = self.still_held.get(name, [])
            held_before = [*held, *self.replaced.get(name, [])]
            delivered = enumerate(self.delivered.get(name, []), start=BEFORE_THE_FIRST_ROW + 1)
            _insert(connection, f"gehouden_{name}", [[row.get(column) for column in columns] for row in held_before])
            _insert(connection, name, [[*(row.get(column) for column in columns), None, None] for row in held])
            brought = [
                [*(row.get(column) for column in columns), self.files[name], number] for number, row in delivered
            ]
            for target in (name, f"geleverd_{name}"):
                _insert(connection, target, brought)

    def _fill_tariff_path(self, connection: duckdb.DuckDBPyConnection) -> None:
        rows = self._held_after("tariefafspraken")
        broken = {(str(row["aanbieder_id"]), int(str(row["versie"]))): str(row["gebroken_periode"]) for row in rows}
        beside = agreed.Beside(
            *(
                tuple(tuple(row.get(name) for name in columns) for row in self._held_after(table))
                for table, columns in (
                    ("tariefstappen", agreed.STEP_COLUMNS),
                    ("budgetafspraken", agreed.BUDGET_COLUMNS),
                    ("indexcijfers", agreed.FIGURE_COLUMNS),
                )
            )
        )
        agreements = agreed.agreements_of((tuple(row.get(name) for name in agreed.COLUMNS) for row in rows), beside)
        for name, table in agreed_tables(agreements, broken).items():
            _insert(connection, name, [list(row.values()) for row in table.to_pylist()])

    def _held_after(self, table: str) -> list[Row]:
        return [*self.still_held.get(table, []), *self.delivered.get(table, [])]


@cache
def _empty_world() -> duckdb.DuckDBPyConnection:
    """Return a database with every table that the engine promises; what a test adds is rolled back."""
    connection = duckdb.connect()
    for table in TABLES:
        columns = ", ".join(f"{column.name} {column.kind.sql_type}" for column in table.columns)
        connection.execute(f"create table gehouden_{table.name} ({columns})")
        for name in (table.name, f"geleverd_{table.name}"):
            connection.execute(f"create table {name} ({columns}, _bestand integer, _rij bigint)")
    connection.execute("create table geleverd (tabel varchar)")
    connection.execute("create table perioden (periode_id varchar, begin date, eind date, dagen integer)")
    connection.execute("create table weken (maandag date, iso_jaar integer, iso_week integer, periode_id varchar)")
    for name, agreed_table in agreed_tables({}, {}).items():
        connection.from_arrow(agreed_table).create(name)
    periods = [period(period_id) for period_id in periods_between("201201", "201713")]
    mondays = [monday for within in periods for monday in within.mondays]
    _insert(connection, "perioden", [[within.id, within.begin, within.end, within.days] for within in periods])
    _insert(
        connection,
        "weken",
        [[monday, monday.isocalendar().year, monday.isocalendar().week, period_of(monday)] for monday in mondays],
    )
    return connection


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[Value]]) -> None:
    if rows:
        places = ", ".join(f"({', '.join('?' for _ in row)})" for row in rows)
        connection.execute(f"insert into {table} values {places}", [value for row in rows for value in row])


def days(first: date, count: int) -> list[date]:
    """Return that many days in a row from the first."""
    return [first + timedelta(days=offset) for offset in range(count)]
