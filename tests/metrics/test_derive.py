"""The derived tables besides the metric values: what stands in them, and that a derivation depends on nothing else."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.calendar import period
from hbh_metrics.metrics import DERIVED, derive
from tests.metrics.odd_tables import odd_tables
from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

FIRST = date(2014, 1, 27)
ROOT = Path(__file__).parents[2]
VIVA = assignment("T1", "C1", "VIVA", FIRST)


def small() -> Tables:
    tables = (
        Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA")).add("indicaties", VIVA)
    )
    tables.add("geleverde_uren", hours(VIVA, FIRST, "2.50"), hours(VIVA, date(2014, 2, 5), "0", "ZIEKENHUIS"))
    return tables.add("periodebetalingen", payment(VIVA, "201402", "220"))


def test_a_derivation_leaves_exactly_the_derived_tables_behind() -> None:
    con = small().connect()
    before = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}

    derive(con, date(2014, 3, 1))

    after = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    assert after - before == set(DERIVED)


def test_a_derivation_can_be_done_again_on_another_date() -> None:
    con = small().connect()
    derive(con, date(2014, 3, 1))
    derive(con, date(2014, 2, 1))

    assert con.execute(
        "select distinct periode_id, status from meetwaarden where periode_id is not null"
    ).fetchall() == [("201402", "open")]


def test_the_metric_values_have_exactly_the_agreed_columns_types_and_order() -> None:
    con = small().derive(date(2014, 3, 1))

    assert [row[:2] for row in con.execute("describe meetwaarden").fetchall()] == [
        ("maatstaf", "VARCHAR"),
        ("aanbieder_id", "VARCHAR"),
        ("periode_id", "VARCHAR"),
        ("waarde", "DOUBLE"),
        ("teller", "DOUBLE"),
        ("noemer", "DOUBLE"),
        ("n", "BIGINT"),
        ("status", "VARCHAR"),
    ]
    keys = con.execute("select maatstaf, aanbieder_id, coalesce(periode_id, '') from meetwaarden").fetchall()
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("peildatum", "periods"), [(date(2014, 1, 26), 0), (FIRST, 1), (date(2014, 12, 28), 12), (date(2015, 6, 1), 12)]
)
def test_the_grid_holds_every_whole_period_that_has_begun(peildatum: date, periods: int) -> None:
    con = small().derive(peildatum)

    rows = con.execute("select count(*) from meetwaarden where maatstaf = 'clienten'").fetchall()
    assert rows == [(2 * periods,)]


def test_a_client_period_holds_days_hours_and_payment() -> None:
    rows = (
        small()
        .derive(date(2014, 3, 1))
        .execute(
            "select client_sleutel, periode_id, actieve_dagen, uren, urenrijen, urenrijen_met_reden, weken_met_uren, "
            "aantal_netto, bedrag_netto_eur, enige_klasse from clientperioden order by periode_id"
        )
    )

    assert [tuple(map(str, row)) for row in rows.fetchall()] == [
        ("C1", "201402", "28", "2.50", "2", "1", "3", "1.0000", "220.00", "2"),
        ("C1", "201403", "6", "None", "0", "0", "0", "None", "None", "2"),
    ]


def test_a_week_holds_hours_active_days_and_who_was_there_all_week() -> None:
    rows = (
        small()
        .derive(date(2014, 2, 12))
        .execute(
            "select week, periode_id, werkdagen, is_voorbij, uren, actieve_dagen, clienten_hele_week, clienten_hele_week_met_uren "
            "from weekwaarden limit 3"
        )
    )

    assert [tuple(map(str, row)) for row in rows.fetchall()] == [
        ("2014-W05", "201402", "5", "True", "2.50", "7", "1", "1"),
        ("2014-W06", "201402", "5", "True", "0.00", "7", "1", "1"),
        ("2014-W07", "201402", "5", "False", "None", "3", "0", "0"),
    ]


def test_the_path_stands_there_for_every_reading_and_period_also_future_ones() -> None:
    con = small().derive(date(2014, 2, 1))

    last = con.execute(
        "select methode, is_afspraak, tarief_eur::varchar, index_pct from paden where periode_id = '201413'"
    )
    assert last.fetchall() == [
        ("EENMALIG", False, "217.80", 99.0),
        ("LINEAIR", True, "195.80", 89.0),
        ("SAMENGESTELD", False, "196.97", pytest.approx(89.53, abs=0.005)),
    ]
    assert con.execute("select count(*) from paden").fetchall() == [(36,)]


def test_the_same_tables_give_the_same_numbers_in_the_same_order() -> None:
    tables, peildatum = odd_tables(7)
    first, second = tables.derive(peildatum), tables.derive(peildatum)

    for name in DERIVED:
        assert first.execute(f"from {name}").fetchall() == second.execute(f"from {name}").fetchall()


def test_a_period_of_five_weeks_counts_all_its_days_and_weeks() -> None:
    people = [assignment(f"T{number}", f"C{number}", "VIVA", date(2015, 1, 1)) for number in range(10)]
    tables = Tables().add("aanbieders", *providers("VIVA")).add("indicaties", *people)
    tables.add("tariefafspraken", agreement("VIVA", vanaf_periode="201501", eerste_verlaging="201502"))
    for person in people:
        tables.add("periodebetalingen", payment(person, "201513", "220"))
        tables.add(
            "referentie",
            {
                "client_sleutel": person["client_sleutel"],
                "bedrag_per_periode_eur": Decimal("160.00"),
                "uren_per_periode": Decimal(8),
                "perioden": 13,
            },
        )
        tables.add("geleverde_uren", *(hours(person, monday, "2.50") for monday in period("201513").mondays[:4]))
    con = tables.connect()

    derive(con, date(2016, 1, 3), begin=date(2015, 1, 26), end=date(2016, 1, 3))

    rows = metric_values(con)
    assert rows["clientperioden", "VIVA", "201513"]["waarde"] == 10
    assert rows["uren_per_client_week", "VIVA", "201513"]["waarde"] == 2
    assert rows["urenindex", "VIVA", "201513"]["waarde"] == 100
    assert rows["referentiekosten", "VIVA", "201513"]["waarde"] == 10 * 160 * 35 / 28
    assert rows["kosten_tov_referentie_cum", "TOTAAL", "201513"]["waarde"] == 10 * (220 - 200)
    assert rows["weekdekking", "VIVA", "201513"]["waarde"] == 0
    assert rows["weekdekking", "VIVA", "201513"]["status"] == "onvolledig"
    weeks = con.execute("select count(*), max(week) from weekwaarden where periode_id = '201513'").fetchall()
    assert weeks == [(5, "2015-W53")]


def test_neither_cards_nor_a_derivation_wait_for_a_library_of_statistics() -> None:
    script = (
        "import sys; from datetime import date; from tests.metrics.test_derive import small; "
        "small().derive(date(2014, 3, 1)); sys.exit('scipy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT).returncode == 0
