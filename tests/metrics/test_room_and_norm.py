"""The vectors of the room of a year and of norms, and what a client of a group costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import floor

import pytest

from hbh_metrics.project import DEFAULT, CalendarKind, in_force
from tests.metrics.odd_extras import paid_for_a_group
from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

MONTHS = replace(DEFAULT, calendar=CalendarKind.MONTHS, begin=date(2026, 1, 1), end=date(2026, 12, 31))
ROOM = {
    "aanbieder_id": "VIVA",
    "jaar": 2026,
    "versie": 1,
    "bedrag_eur": Decimal(100_000),
    "vastgesteld_op": date(2025, 12, 1),
}


def _months(*amounts: str, room: dict[str, object] | None = None) -> Tables:
    tables = Tables().add("aanbieders", *providers("VIVA", "SHDH"))
    tables.add("tariefafspraken", agreement("VIVA", vanaf_periode="202601", eerste_verlaging="202602"))
    one = assignment("T1", "C1", "VIVA", date(2026, 1, 1))
    tables.add("indicaties", one)
    tables.add("bestedingsruimte", room or ROOM)
    for month, amount in enumerate(amounts, start=1):
        tables.add("periodebetalingen", payment(one, f"2026{month:02d}", amount))
    return tables


def test_d8_and_d14_the_room_that_is_used_and_how_long_the_rest_lasts() -> None:
    with in_force(MONTHS):
        found = metric_values(_months(*["18000.00"] * 4).derive(date(2026, 4, 30)))
    assert found["benutting_ruimte", "VIVA", "202604"]["waarde"] == pytest.approx(72.0)
    assert found["benutting_ruimte", "TOTAAL", "202604"]["waarde"] == pytest.approx(72.0)
    assert found["benutting_ruimte", "SHDH", "202604"]["waarde"] is None
    lasts = float(str(found["ruimte_op_datum", "VIVA", "202604"]["waarde"]))
    assert lasts == pytest.approx(28_000 / 18_000)
    assert date(2026, 4, 30) + timedelta(days=floor(lasts * 365.25 / 12)) == date(2026, 6, 16)
    assert found["ruimte_op_datum", "TOTAAL", "202604"]["waarde"] is None


def test_the_ends_come_from_the_dearest_and_the_cheapest_of_the_last_three_ended_periods() -> None:
    with in_force(MONTHS):
        con = _months("50000.00", "10000.00", "12000.00", "8000.00", "9000.00").derive(date(2026, 5, 10))
        found = metric_values(con, "ruimte_op_datum", "ruimte_op_datum_laag", "ruimte_op_datum_hoog")
    assert found["ruimte_op_datum", "VIVA", "202604"]["waarde"] == pytest.approx(20_000 / 10_000)
    assert found["ruimte_op_datum_laag", "VIVA", "202604"]["waarde"] == pytest.approx(20_000 / 12_000)
    assert found["ruimte_op_datum_hoog", "VIVA", "202604"]["waarde"] == pytest.approx(20_000 / 8_000)
    # May runs: what is paid for it counts, the pace is that of the last three that ended
    assert found["ruimte_op_datum", "VIVA", "202605"]["waarde"] == pytest.approx(11_000 / 10_000)
    assert found["ruimte_op_datum", "VIVA", "202601"]["waarde"] == pytest.approx(50_000 / 50_000)


def test_room_that_was_decided_later_holds_from_the_period_that_ends_after_it() -> None:
    tables = _months("18000.00", "18000.00", "18000.00")
    tables.add(
        "bestedingsruimte", ROOM | {"versie": 2, "bedrag_eur": Decimal(200_000), "vastgesteld_op": date(2026, 2, 28)}
    )
    with in_force(MONTHS):
        found = metric_values(tables.derive(date(2026, 3, 31)), "benutting_ruimte", "ruimte_op_datum")
    assert found["benutting_ruimte", "VIVA", "202601"]["waarde"] == pytest.approx(18.0)
    assert found["benutting_ruimte", "VIVA", "202602"]["waarde"] == pytest.approx(18.0)


def test_d9_hours_against_the_norm_of_the_product() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA"))
    tables.add("tariefafspraken", agreement("VIVA"))
    normed = assignment("T1", "C1", "VIVA", date(2014, 1, 27), product_code="01A01")
    other = assignment("T2", "C2", "VIVA", date(2014, 1, 27), product_code="99X99")
    tables.add("indicaties", normed, other)
    tables.add("geleverde_uren", hours(normed, date(2014, 2, 3), "7.45"), hours(other, date(2014, 2, 3), "50"))
    tables.add("normen", {"product_code": "01A01", "vanaf_periode": "201402", "uren_per_jaar": Decimal(108)})
    row = metric_values(tables.derive(date(2014, 3, 1)), "levering_tov_norm")["levering_tov_norm", "VIVA", "201402"]
    assert row["noemer"] == pytest.approx(8.2793, abs=5e-5)
    assert row["waarde"] == pytest.approx(89.98, abs=5e-3)
    assert (row["teller"], row["n"]) == (7.45, 1)


def test_hours_after_a_change_to_a_product_without_a_norm_are_in_neither_side() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA"))
    tables.add("tariefafspraken", agreement("VIVA"))
    normed = assignment("T1", "C1", "VIVA", date(2014, 1, 27), date(2014, 2, 9), product_code="01A01")
    later = assignment("T2", "C1", "VIVA", date(2014, 2, 10), product_code="99X99")
    tables.add("indicaties", normed, later)
    tables.add("geleverde_uren", hours(normed, date(2014, 2, 3), "4"), hours(later, date(2014, 2, 10), "6"))
    tables.add("normen", {"product_code": "01A01", "vanaf_periode": "201402", "uren_per_jaar": Decimal("104.36")})
    row = metric_values(tables.derive(date(2014, 3, 1)), "levering_tov_norm")["levering_tov_norm", "VIVA", "201402"]
    assert (row["teller"], row["n"]) == (4.0, 1)
    assert row["noemer"] == pytest.approx(104.36 * 14 / 365.25)


def test_what_a_client_of_a_group_costs() -> None:
    found = metric_values(paid_for_a_group().derive(date(2014, 3, 1)), "kosten_per_client")
    assert [found["kosten_per_client", who, "201402"]["waarde"] for who in ("VIVA", "SHDH", "TOTAAL")] == [
        250.0,
        None,
        250.0,
    ]
