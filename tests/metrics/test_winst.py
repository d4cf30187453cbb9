"""Who keeps the gain of fewer hours: the small town of the definitions, four clients in two whole periods."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
BEFORE, NOW = ("8", "10", "6", "12"), (("8", "7"), ("9", "9"), ("6", "6"), ("8", "8"))
TWO, THREE = date(2014, 3, 23), date(2014, 4, 20)


def small_town(periods: int = 2) -> Tables:
    """Return four clients whose hour cost 22 euro before; 200 euro a period, then 198."""
    tables = (
        Tables()
        .add("aanbieders", *providers("VIVA"))
        .add("tariefafspraken", agreement("VIVA", starttarief_eur=Decimal(200)))
    )
    for number, (before, now) in enumerate(zip(BEFORE, NOW, strict=True)):
        row = assignment(f"T{number}", f"C{number}", "VIVA", date(2013, 1, 1))
        tables.add("indicaties", row)
        tables.add(
            "referentie",
            {
                "client_sleutel": f"C{number}",
                "bedrag_per_periode_eur": Decimal(before) * 22,
                "uren_per_periode": Decimal(before),
                "perioden": 6,
            },
        )
        for period in range(periods):
            k = f"20140{period + 2}"
            tables.add("periodebetalingen", payment(row, k, "198" if period else "200"))
            amount = Decimal(now[min(period, 1)]) / 4
            tables.add(
                "geleverde_uren",
                *(hours(row, FIRST + timedelta(weeks=4 * period + week), str(amount)) for week in range(4)),
            )
    return tables


def values(tables: Tables, peildatum: date, who: str, period: str | None, end: str = "") -> list[object]:
    """Return gain, that of the municipality and of the provider, the part and what it cost before."""
    rows = metric_values(tables.derive(peildatum))
    names = ("winst_totaal", "winst_gemeente", "winst_aanbieder", "aandeel_winst_gemeente", "kosten_voorheen")
    return [rows[f"{name}{end}", who, period]["waarde"] for name in names]


def test_who_is_paid_by_the_hour_is_weighed_by_time() -> None:
    """Paid 10 hours of 20 euro, each client cost before what it cost in 28 days."""
    tables = small_town(1)
    tables.rows["tariefafspraken"][0] |= {"contractsoort": "UREN", "starttarief_eur": Decimal(20)}
    for row in tables.rows["periodebetalingen"]:
        row |= {"grondslag": "UREN", "aantal": Decimal(10), "tarief_eur": Decimal(20)}
    gain, of_town, *_, before = values(tables, TWO, "VIVA", "201402")
    assert (before, of_town, gain) == (36 * 22, 36 * 22 - 800, 36 * 22 - 31 * 22)


@pytest.mark.parametrize("who", ["VIVA", "TOTAAL"])
def test_the_gain_is_divided_between_municipality_and_provider(who: str) -> None:
    gain, of_town, of_provider, part, before = values(small_town(), TWO, who, None)
    assert (gain, of_town, of_provider, before) == (242, -8, 250, 1584)
    assert part == pytest.approx(-8 / 242 * 100)


def test_each_period_has_its_own_gain() -> None:
    assert values(small_town(), TWO, "VIVA", "201402") == pytest.approx([110, -8, 118, -8 / 110 * 100, 792])
    assert values(small_town(), TWO, "VIVA", "201403")[:3] == pytest.approx([132, 0, 132])


def test_the_end_is_empty_before_three_whole_periods_and_then_about_the_last_three() -> None:
    assert values(small_town(), TWO, "TOTAAL", None, "_eind") == [None] * 5
    assert values(small_town(3), THREE, "TOTAAL", None, "_eind") == values(small_town(3), THREE, "TOTAAL", None)


def test_the_end_is_about_who_was_there_in_the_end() -> None:
    tables = small_town(4)
    tables.rows["indicaties"][0]["einddatum"] = date(2014, 2, 23)
    rows = metric_values(tables.derive(date(2014, 5, 18)))
    assert [rows[f"kosten_voorheen{end}", "TOTAAL", None]["n"] for end in ("", "_eind")] == [4, 3]
    assert rows["winst_totaal_eind", "VIVA", None]["n"] == 3


def test_without_a_gain_there_is_nothing_to_divide() -> None:
    tables = small_town()
    for row in tables.rows["geleverde_uren"]:
        row["uren"] = Decimal(5)
    assert values(tables, TWO, "VIVA", None)[3] is None


def test_who_has_no_reference_or_is_not_there_the_whole_period_does_not_count() -> None:
    tables = small_town()
    tables.rows["indicaties"][0]["einddatum"] = date(2014, 3, 20)
    tables.rows["referentie"] = [row for row in tables.rows["referentie"] if row["client_sleutel"] != "C3"]
    rows = metric_values(tables.derive(TWO))
    assert rows["kosten_voorheen", "VIVA", "201402"] == {
        "waarde": 528,
        "teller": None,
        "noemer": None,
        "n": 3,
        "status": "volledig",
    }
    assert rows["kosten_voorheen", "VIVA", "201403"]["waarde"] == 16 * 22
    assert rows["kosten_voorheen", "VIVA", None]["n"] == 3


def compared(tables: Tables, before: str, *weekly: str) -> Tables:
    """Add two clients of the comparison group with these hours in twelve weeks, who had so many in four weeks before."""
    for number in range(2):
        row = assignment(f"V{number}", f"V{number}", "VIVA", date(2013, 1, 1), groep="VERGELIJKING")
        tables.add("indicaties", row)
        tables.add(
            "geleverde_uren",
            *(hours(row, FIRST + timedelta(weeks=week), now) for week, now in enumerate(weekly)),
        )
        tables.add(
            "referentie",
            {
                "client_sleutel": f"V{number}",
                "bedrag_per_periode_eur": Decimal(176),
                "uren_per_periode": Decimal(before),
                "perioden": 6,
            },
        )
    return tables


def test_costs_of_before_move_along_with_the_comparison_group() -> None:
    rows = metric_values(compared(small_town(3), "8", *["2.2"] * 12).derive(THREE))
    assert rows["referentiekosten_gecorrigeerd", "TOTAAL", None]["waarde"] == pytest.approx(3 * 792 * 1.1)
    assert metric_values(small_town(3).derive(THREE))["referentiekosten_gecorrigeerd", "TOTAAL", None]["waarde"] is None


def test_costs_of_before_move_along_with_the_comparison_group_to_the_cent() -> None:
    """Four clients who cost 197,578.25 in three periods, beside a group that got 17,206 ÷ 16,872 = 1.0197961 times its hours."""
    tables = small_town(3)
    for row, before in zip(tables.rows["referentie"], ("20000", "20000", "20000", "7031.30"), strict=True):
        row["bedrag_per_periode_eur"] = Decimal(before)
    tables.rows["periodebetalingen"][-1]["aantal"] = Decimal("0.5")
    compared(tables, "2812", *["716.92"] * 11, "716.88")
    rows = metric_values(tables.derive(THREE))
    assert rows["kosten_voorheen_eind", "TOTAAL", None]["waarde"] == pytest.approx(197_578.25)
    assert rows["urenindex_vergelijkingsgroep_eind", "TOTAAL", None]["waarde"] == pytest.approx(101.9796)
    corrected = rows["referentiekosten_gecorrigeerd", "TOTAAL", None]["waarde"]
    assert corrected == pytest.approx(201_489.53, abs=0.005)
