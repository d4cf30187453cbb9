"""Payment against hours and the floor under it, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
END = date(2014, 2, 23)
PEOPLE = [assignment(f"T{number}", f"C{number}", "VIVA", FIRST) for number in range(4)]


def paid(*amounts: str | None, reason: str | None = None, **changes: object) -> Tables:
    """Clients who are all paid 220 euro, with these hours (None: no row)."""
    tables = Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA", **changes))
    for person, amount in zip(PEOPLE, amounts, strict=False):
        tables.add("indicaties", person).add("periodebetalingen", payment(person, "201402", "220"))
        if amount is not None:
            tables.add("geleverde_uren", hours(person, FIRST, amount, reason if amount == "0" else None))
    return tables


def test_paid_without_hours_counts_zero_hours_and_not_what_is_unknown() -> None:
    rows = metric_values(paid("10", "0", None).derive(END))

    assert rows["betaald_zonder_uren", "VIVA", "201402"]["waarde"] == 50
    assert rows["betaald_zonder_uren", "VIVA", "201402"]["n"] == 2
    assert rows["betaald_zonder_uren_onverklaard", "VIVA", "201402"]["waarde"] == 50


def test_a_reason_explains_why_there_are_no_hours() -> None:
    rows = metric_values(paid("10", "0", reason="ZIEKENHUIS").derive(END))

    assert rows["betaald_zonder_uren", "VIVA", "201402"]["waarde"] == 50
    assert rows["betaald_zonder_uren_onverklaard", "VIVA", "201402"]["waarde"] == 0


def test_the_rate_per_hour_runs_over_known_paid_client_periods_only() -> None:
    row = metric_values(paid("10", "9", None).derive(END), "effectief_uurtarief")[
        "effectief_uurtarief", "VIVA", "201402"
    ]

    assert (row["teller"], row["noemer"], row["waarde"]) == (440, 19, pytest.approx(440 / 19))


def test_without_hours_there_is_no_rate_and_no_room() -> None:
    rows = metric_values(paid("0").derive(END))

    assert rows["effectief_uurtarief", "VIVA", "201402"]["waarde"] is None
    assert rows["ruimte_basistarief", "VIVA", "201402"]["waarde"] is None
    assert rows["perioden_tot_vloer", "VIVA", "201402"]["waarde"] is None


def test_the_room_above_the_floor_is_a_percentage_of_the_floor() -> None:
    rows = metric_values(paid("10").derive(END))

    assert rows["ruimte_basistarief", "VIVA", "201402"]["waarde"] == pytest.approx((220 / 200 - 1) * 100)
    assert rows["ruimte_basistarief", "TOTAAL", "201402"]["waarde"] == pytest.approx(10)
    assert rows["ruimte_kostprijs", "VIVA", "201402"]["waarde"] == pytest.approx((22 / 24 - 1) * 100)
    assert rows["ruimte_kostprijs", "TOTAAL", "201402"]["n"] == 1


@pytest.mark.parametrize(
    ("amount", "periods"),
    [("11.01", 0), ("11", 1), ("10.67", 4), ("9.79", None)],
)
def test_the_floor_is_hit_in_the_first_period_in_which_the_path_no_longer_covers_it(
    amount: str, periods: int | None
) -> None:
    row = metric_values(paid(amount).derive(END), "perioden_tot_vloer")["perioden_tot_vloer", "VIVA", "201402"]

    assert row["waarde"] == periods
    assert row["n"] == 1


def test_the_floor_has_no_row_for_the_total() -> None:
    rows = metric_values(paid("10").derive(END), "perioden_tot_vloer")

    assert set(rows) == {("perioden_tot_vloer", "VIVA", "201402")}


def test_a_higher_floor_in_an_amended_agreement_is_seen_ahead() -> None:
    tables = paid("9")
    tables.add(
        "tariefafspraken", agreement("VIVA", versie=2, vanaf_periode="201405", basistarief_uur_eur=Decimal("30.00"))
    )

    row = metric_values(tables.derive(END), "perioden_tot_vloer")["perioden_tot_vloer", "VIVA", "201402"]

    assert row["waarde"] == 3
