"""The days after the last whole period, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST, TAIL, END = date(2014, 1, 27), date(2014, 12, 29), date(2014, 12, 31)
ROWS = "select aanbieder_id, vanaf, tot_en_met, bedrag_eur, uren, clienten, is_heel from staart"


def year(*more: dict[str, object]) -> Tables:
    viva, other, gone = (
        assignment("T1", "C1", "VIVA", FIRST),
        assignment("T2", "C2", "SHDH", FIRST),
        assignment("T3", "C1", "SHDH", FIRST, date(2014, 12, 28)),
    )
    tables = Tables().add("aanbieders", *providers("SHDH", "TZORG", "VIVA")).add("indicaties", viva, other, gone)
    tables.add("tariefafspraken", agreement("VIVA"), agreement("SHDH"))
    tables.add(
        "periodebetalingen",
        payment(viva, "201501", "20.95", "0.1071"),
        payment(viva, "201501", "0.95", "0.0049", credit_of="T1-201501-D"),
        payment(other, "201413", "195.80"),
    )
    return tables.add("geleverde_uren", hours(viva, TAIL, "1.50"), hours(gone, END, "0.25"), hours(viva, FIRST, "3"))


def test_what_was_paid_and_delivered_after_the_last_whole_period_is_kept_and_in_no_metric() -> None:
    con = year().derive(END)

    assert con.execute(ROWS).fetchall() == [
        ("SHDH", TAIL, END, None, Decimal("0.25"), 1, False),
        ("TOTAAL", TAIL, END, Decimal("20.00"), Decimal("1.75"), 1, False),
        ("TZORG", TAIL, END, None, None, 0, True),
        ("VIVA", TAIL, END, Decimal("20.00"), Decimal("1.50"), 1, True),
    ]
    rows = metric_values(con)
    paid = [row["waarde"] for (name, who, _), row in rows.items() if name == "betaald" and who == "TOTAAL"]
    assert [value for value in paid if value is not None] == [195.80]
    assert rows["uren", "TOTAAL", "201413"]["waarde"] is None


def test_there_is_no_tail_before_it_began() -> None:
    assert year().derive(date(2014, 12, 28)).execute(ROWS).fetchall() == []
