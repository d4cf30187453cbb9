"""Other contracts than a period tariff: which payments count, what they are compared with, and what stays unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

PEILDATUM = date(2014, 4, 20)
BEGIN = date(2014, 1, 27)


def _budget_world() -> Tables:
    """Two klassen at 150 and 240 euro, 2% down in 201403: three client-periods of the first and two of the second."""
    tables = Tables().add("aanbieders", *providers("VIVA"))
    tables.add(
        "tariefafspraken",
        agreement(
            "VIVA", contractsoort="BUDGET_CLIENT", starttarief_eur=None, basistarief_uur_eur=None, afbouw_pct=Decimal(2)
        ),
    )
    tables.add(
        "budgetafspraken",
        {"aanbieder_id": "VIVA", "versie": 1, "klasse": 1, "budget_eur": Decimal("150.00")},
        {"aanbieder_id": "VIVA", "versie": 1, "klasse": 2, "budget_eur": Decimal("240.00")},
    )
    for number, klasse in enumerate((1, 1, 1, 2, 2), start=1):
        given = assignment(f"T{number}", f"C{number}", "VIVA", BEGIN, klasse=klasse)
        tables.add("indicaties", given)
        tables.add(
            "periodebetalingen",
            payment(given, "201403", "147.00" if klasse == 1 else "235.20", grondslag="BUDGET"),
        )
    return tables


def _values(tables: Tables, *names: str) -> dict[tuple[str, str, str | None], dict[str, object]]:
    return metric_values(tables.derive(PEILDATUM), *names)


def test_d11_a_budget_is_compared_line_by_line_with_that_of_the_klasse() -> None:
    found = _values(
        _budget_world(), "afgesproken_tarief", "tariefindex", "afgesproken_index", "besparing_starttarief", "afwijking_tarief",
        "ruimte_basistarief", "betaalde_clientperioden",
    )  # fmt: skip
    for who in ("VIVA", "TOTAAL"):
        assert found["afgesproken_tarief", who, "201403"]["waarde"] == pytest.approx(911.40 / 5)
        assert found["tariefindex", who, "201403"]["waarde"] == pytest.approx(98.0)
        assert found["afgesproken_index", who, "201403"]["waarde"] == pytest.approx(98.0)
        assert found["besparing_starttarief", who, "201403"]["waarde"] == pytest.approx(930 - 911.40)
        assert found["afwijking_tarief", who, "201403"]["waarde"] == 0
        assert found["ruimte_basistarief", who, "201403"]["waarde"] is None
        assert found["betaalde_clientperioden", who, "201403"]["waarde"] == 5
    assert found["afgesproken_tarief", "VIVA", "201402"]["waarde"] is None


def _deviations(tables: Tables) -> tuple[object, ...] | None:
    rows = tables.derive(PEILDATUM).execute(
        "select waarde, aantal from signaalfeiten where feit = 'tarief_afwijking' and periode_id = '201403'"
    )
    return rows.fetchone()


def test_a_line_that_differs_from_the_budget_of_its_klasse_is_told() -> None:
    tables = _budget_world()
    tables.rows["periodebetalingen"][0] |= {"tarief_eur": Decimal("150.00"), "bedrag_eur": Decimal("150.00")}
    tables.rows["periodebetalingen"][3] |= {"tarief_eur": Decimal("200.00"), "bedrag_eur": Decimal("200.00")}
    assert _deviations(tables) == (pytest.approx(3.00 - 35.20), 2)


def test_where_less_may_be_paid_only_what_is_above_the_budget_is_told() -> None:
    tables = _budget_world()
    for row in tables.rows["budgetafspraken"]:
        row["ondergrens_pct"] = Decimal("80.00")
    tables.rows["periodebetalingen"][0] |= {"tarief_eur": Decimal("150.00"), "bedrag_eur": Decimal("150.00")}
    tables.rows["periodebetalingen"][3] |= {"tarief_eur": Decimal("200.00"), "bedrag_eur": Decimal("200.00")}
    assert _deviations(tables) == (pytest.approx(3.00), 1)


def test_a_line_without_a_budget_is_compared_with_nothing() -> None:
    tables = _budget_world()
    stranger = assignment("T9", "C9", "VIVA", BEGIN, klasse=3)
    tables.add("indicaties", stranger)
    tables.add("periodebetalingen", payment(stranger, "201403", "500.00", grondslag="BUDGET"))
    found = _values(tables, "tariefindex", "afgesproken_tarief", "betaald", "betaald_tarief")
    assert found["tariefindex", "VIVA", "201403"]["waarde"] == pytest.approx(98.0)
    assert found["afgesproken_tarief", "VIVA", "201403"]["waarde"] == pytest.approx(911.40 / 5)
    assert found["betaald", "VIVA", "201403"]["waarde"] == pytest.approx(1411.40)
    assert found["betaald_tarief", "VIVA", "201403"]["waarde"] == pytest.approx(1411.40 / 6)
    assert _deviations(tables) == (0, 0)


def test_the_floor_under_a_budget_is_sought_with_the_weights_of_the_period() -> None:
    """Three at 150 and two at 240 in 201403 make 911.40 for 45.57 hours: 20 an hour; a floor of 19.30 is below the budgets until 201405."""
    tables = _budget_world()
    tables.rows["tariefafspraken"][0]["basistarief_uur_eur"] = Decimal("19.30")
    for row in list(tables.rows["indicaties"]):
        amount = "9.11" if row["toewijzing_nummer"] != "T5" else "9.13"
        tables.add("geleverde_uren", hours(row, date(2014, 3, 3), amount))
    found = _values(tables, "effectief_uurtarief", "perioden_tot_vloer")
    assert found["effectief_uurtarief", "VIVA", "201403"]["waarde"] == pytest.approx(20.0)
    # 201404: 3 × 144.00 + 2 × 230.40 = 892.80 ÷ 45.57 = 19.59; 201405: 3 × 141.00 + 2 × 225.60 = 874.20 ÷ 45.57 = 19.18
    assert found["perioden_tot_vloer", "VIVA", "201403"]["waarde"] == 2


def test_hours_are_paid_by_the_hour_and_counted_in_days_of_help() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA"))
    tables.add(
        "tariefafspraken",
        agreement(
            "VIVA", contractsoort="UREN", starttarief_eur=Decimal("25.00"), afbouw_methode="VAST", eerste_verlaging=None
        ),
    )
    whole = assignment("T1", "C1", "VIVA", BEGIN)
    half = assignment("T2", "C2", "VIVA", date(2014, 2, 10))
    tables.add("indicaties", whole, half)
    tables.add(
        "referentie",
        {"client_sleutel": "C1", "bedrag_per_periode_eur": Decimal(200), "uren_per_periode": Decimal(8), "perioden": 3},
    )
    tables.add(
        "referentie",
        {"client_sleutel": "C2", "bedrag_per_periode_eur": Decimal(100), "uren_per_periode": Decimal(4), "perioden": 3},
    )
    tables.add(
        "periodebetalingen",
        payment(whole, "201402", "250.00", "10", grondslag="UREN"),
        payment(half, "201402", "75.00", "3", grondslag="UREN"),
        payment(whole, "201403", "250.00", "1", grondslag="PERIODETARIEF"),
    )  # fmt: skip
    found = _values(
        tables,
        "betaald",
        "betaald_tarief",
        "betaalde_clientperioden",
        "afgesproken_tarief",
        "tariefindex",
        "referentiekosten",
    )
    at = {name: found[name, "VIVA", "201402"]["waarde"] for name in ("betaald", "betaald_tarief", "tariefindex")}
    assert at == {"betaald": 325.0, "betaald_tarief": 25.0, "tariefindex": 100.0}
    assert found["betaalde_clientperioden", "VIVA", "201402"]["waarde"] == pytest.approx(1.5)
    assert found["referentiekosten", "VIVA", "201402"]["waarde"] == pytest.approx(200 + 50)
    assert found["betaald", "VIVA", "201403"]["waarde"] is None


def test_a_price_per_hour_and_one_per_client_have_no_mean() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA", "SHDH"))
    by_hour = agreement("SHDH", contractsoort="UREN", starttarief_eur=Decimal("25.00"), afbouw_methode="VAST")
    tables.add("tariefafspraken", agreement("VIVA"), by_hour | {"eerste_verlaging": None})
    one, other = assignment("T1", "C1", "VIVA", BEGIN), assignment("T2", "C2", "SHDH", BEGIN)
    tables.add("indicaties", one, other)
    tables.add("periodebetalingen", payment(one, "201402", "220.00"), payment(one, "201403", "217.80"))
    tables.add("periodebetalingen", payment(other, "201402", "250.00", "10", grondslag="UREN"))
    found = _values(tables, "betaald_tarief", "afgesproken_tarief", "tariefindex", "betaald")
    at = {who: found["betaald_tarief", who, "201402"]["waarde"] for who in ("VIVA", "SHDH", "TOTAAL")}
    assert at == {"VIVA": 220.0, "SHDH": 25.0, "TOTAAL": None}
    assert found["afgesproken_tarief", "TOTAAL", "201402"]["waarde"] is None
    assert (found["tariefindex", "TOTAAL", "201402"]["waarde"], found["betaald", "TOTAAL", "201402"]["waarde"]) == (
        100.0,
        470.0,
    )
    assert found["betaald_tarief", "TOTAAL", "201403"]["waarde"] == 217.8


def test_a_sum_for_a_group_is_paid_without_client_periods() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA"))
    tables.add("tariefafspraken", agreement("VIVA", contractsoort="TAAKGERICHT", starttarief_eur=Decimal(1000)))
    tables.add("indicaties", assignment("T1", "C1", "VIVA", BEGIN))
    line = payment({"toewijzing_nummer": "groep", "client_sleutel": None, "aanbieder_id": "VIVA"}, "201403", "990.00")
    tables.add("periodebetalingen", line | {"toewijzing_nummer": None, "grondslag": "TAAK"})
    found = _values(
        tables, "betaald", "betaald_tarief", "betaalde_clientperioden", "afgesproken_tarief", "correctiedruk"
    )
    assert found["betaald", "VIVA", "201403"]["waarde"] == 990
    assert found["betaald", "TOTAAL", "201403"]["waarde"] == 990
    assert found["betaald", "VIVA", "201403"]["status"] == "volledig"
    assert found["betaald_tarief", "VIVA", "201403"]["waarde"] is None
    assert found["betaalde_clientperioden", "VIVA", "201403"]["waarde"] is None
    assert found["afgesproken_tarief", "VIVA", "201403"]["waarde"] == 990
    assert found["correctiedruk", "VIVA", "201403"]["waarde"] == 0
    assert _deviations(tables) == (0, 0)


def test_an_indexed_tariff_and_one_by_steps_stand_in_the_metrics() -> None:
    tables = Tables().add("aanbieders", *providers("VIVA", "SHDH"))
    by_index = {"afbouw_methode": "INDEX", "eerste_verlaging": None, "index_loon_deel": Decimal("0.90")}
    tables.add(
        "tariefafspraken",
        agreement("VIVA", vanaf_periode="201301", starttarief_eur=Decimal("31.20"), **by_index),
        agreement("SHDH", vanaf_periode="201301", afbouw_methode="STAPPEN", eerste_verlaging=None),
    )
    tables.add(
        "indexcijfers",
        {"reeks": "LOON", "jaar": 2014, "soort": "VOORLOPIG", "pct": Decimal("4.18")},
        {"reeks": "PRIJS", "jaar": 2014, "soort": "VOORLOPIG", "pct": Decimal("1.82")},
    )
    tables.add(
        "tariefstappen",
        {"aanbieder_id": "SHDH", "versie": 1, "vanaf_periode": "201403", "bedrag_eur": Decimal(212)},
        {"aanbieder_id": "SHDH", "versie": 1, "vanaf_periode": "201404", "bedrag_eur": Decimal("205.50")},
    )
    found = _values(tables, "afgesproken_tarief")
    assert found["afgesproken_tarief", "VIVA", "201402"]["waarde"] == 32.43
    assert found["afgesproken_tarief", "SHDH", "201402"]["waarde"] is None
    assert found["afgesproken_tarief", "SHDH", "201403"]["waarde"] == 212
    assert found["afgesproken_tarief", "SHDH", "201404"]["waarde"] == 205.50
