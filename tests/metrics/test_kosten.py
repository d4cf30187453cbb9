"""Cost against the start tariff and against before, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, metric_values, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
END = date(2014, 5, 18)
VIVA = assignment("T1", "C1", "VIVA", FIRST)
SECOND = assignment("T2", "C2", "VIVA", FIRST)
SHDH = assignment("T3", "C3", "SHDH", FIRST)


def paid(*payments: dict[str, object], before: dict[str, str]) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA")).add("indicaties", VIVA, SECOND, SHDH)
    tables.add("tariefafspraken", agreement("VIVA"), agreement("SHDH")).add("periodebetalingen", *payments)
    for client, amount in before.items():
        tables.add(
            "referentie",
            {
                "client_sleutel": client,
                "bedrag_per_periode_eur": Decimal(amount),
                "uren_per_periode": Decimal(8),
                "perioden": 6,
            },
        )
    return tables


def test_the_paper_saving_compares_with_the_start_tariff_and_the_real_one_with_the_past() -> None:
    rows = metric_values(paid(payment(VIVA, "201403", "217.80"), before={"C1": "180.00"}).derive(END))

    assert rows["besparing_starttarief", "VIVA", "201403"]["waarde"] == 2.20
    assert rows["referentiekosten", "VIVA", "201403"]["waarde"] == 180
    assert rows["kosten_tov_referentie", "VIVA", "201403"]["waarde"] == pytest.approx(37.80)


def test_a_client_without_a_past_gets_the_mean_of_the_provider_and_else_of_everyone() -> None:
    payments = payment(VIVA, "201402", "220"), payment(SECOND, "201402", "110", "0.5"), payment(SHDH, "201402", "220")
    of_provider = metric_values(paid(*payments, before={"C1": "180.00"}).derive(END), "referentiekosten")
    outsider = paid(*payments, before={"C1": "180.00", "C9": "900.00"})
    outsider.add("indicaties", assignment("T9", "C9", "SHDH", FIRST, groep="VERGELIJKING"))

    assert of_provider["referentiekosten", "VIVA", "201402"]["waarde"] == 180 + 0.5 * 180
    assert of_provider["referentiekosten", "SHDH", "201402"]["waarde"] == 180
    assert metric_values(outsider.derive(END), "referentiekosten") == of_provider


def test_without_anyone_s_past_nothing_can_be_said() -> None:
    tables = paid(payment(VIVA, "201402", "220"), before={})
    tables.delivered = {"aanbieders", "indicaties", "tariefafspraken", "periodebetalingen", "referentie"}
    rows = metric_values(tables.derive(END))

    for name in (
        "referentiekosten",
        "kosten_tov_referentie",
        "kosten_tov_referentie_cum",
        "kosten_tov_referentie_cum_pct",
    ):
        assert rows[name, "VIVA", "201402"]["waarde"] is None
        assert rows[name, "TOTAAL", "201402"]["waarde"] is None


def test_the_running_sum_begins_with_the_first_payment_and_is_carried_through_a_gap() -> None:
    tables = paid(payment(VIVA, "201403", "190"), payment(VIVA, "201405", "170"), before={"C1": "200.00"})
    rows = metric_values(tables.derive(END))
    running = [rows["kosten_tov_referentie_cum", "VIVA", k]["waarde"] for k in ("201402", "201403", "201404", "201405")]
    shares = [
        rows["kosten_tov_referentie_cum_pct", "VIVA", k]["waarde"] for k in ("201402", "201403", "201404", "201405")
    ]

    assert running == [None, -10, -10, -40]
    assert shares == [None, -5, -5, -10]
    assert rows["kosten_tov_referentie", "VIVA", "201404"]["waarde"] is None
    assert rows["kosten_tov_referentie_cum", "TOTAAL", "201405"]["waarde"] == -40


def test_who_costs_exactly_what_was_paid_before_deviates_by_exactly_nothing() -> None:
    amounts = {"201402": "200.10", "201403": "200.20", "201404": "199.70", "201405": "200.00"}
    rows = metric_values(
        paid(*(payment(VIVA, k, amount) for k, amount in amounts.items()), before={"C1": "200.00"}).derive(END)
    )

    assert [rows["kosten_tov_referentie", "VIVA", k]["waarde"] for k in amounts] == [0.10, 0.20, -0.30, 0]
    assert [rows["kosten_tov_referentie_cum", "TOTAAL", k]["waarde"] for k in amounts] == [0.10, 0.30, 0, 0]
    assert [rows["kosten_tov_referentie_cum_pct", "VIVA", k]["waarde"] for k in amounts][2:] == [0, 0]


def test_a_credit_lowers_what_was_paid_and_what_it_is_compared_with() -> None:
    tables = paid(
        payment(VIVA, "201402", "220"), payment(VIVA, "201402", "220", credit_of="T1-201402-D"), before={"C1": "180.00"}
    )
    rows = metric_values(tables.derive(END))

    assert rows["referentiekosten", "VIVA", "201402"]["waarde"] == 0
    assert rows["kosten_tov_referentie", "VIVA", "201402"]["waarde"] == 0
    assert rows["kosten_tov_referentie_cum_pct", "VIVA", "201402"]["waarde"] is None
