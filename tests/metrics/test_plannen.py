"""Talks, plans and the network, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.tables import Tables, agreement, assignment, metric_values, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
END = date(2014, 2, 23)
VIVA = assignment("T1", "C1", "VIVA", FIRST)
SECOND = assignment("T2", "C2", "VIVA", FIRST)


def plan(
    plan_id: str, of: dict[str, object], talk: date, signed: date | None, network: str = "GEEN"
) -> dict[str, object]:
    return {
        "plan_id": plan_id,
        "client_sleutel": of["client_sleutel"],
        "toewijzing_nummer": of["toewijzing_nummer"],
        "aanbieder_id": of["aanbieder_id"],
        "gesprek_datum": talk,
        "ondertekend_datum": signed,
        "aandeel_netwerk": network,
    }


def planned(*plans: dict[str, object], assignments: tuple[dict[str, object], ...] = (VIVA, SECOND)) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA")).add("tariefafspraken", agreement("VIVA"))
    return tables.add("indicaties", *assignments).add("ondersteuningsplannen", *plans)


def test_a_plan_counts_from_its_signature_and_a_talk_from_its_day() -> None:
    tables = planned(
        plan("P1", VIVA, date(2014, 2, 3), END), plan("P2", SECOND, date(2014, 2, 3), date(2014, 2, 24), "DEELS")
    )
    rows = metric_values(tables.derive(date(2014, 3, 23)))

    assert rows["plandekking", "VIVA", "201402"] == {
        "waarde": 50,
        "teller": 1,
        "noemer": 2,
        "n": 2,
        "status": "geen_levering",
    }
    assert rows["gespreksdekking", "VIVA", "201402"]["waarde"] == 100
    assert rows["netwerkinzet", "VIVA", "201402"]["waarde"] == 0
    assert rows["plandekking", "VIVA", "201403"]["waarde"] == 100
    assert rows["netwerkinzet", "VIVA", "201403"]["waarde"] == 50


def test_who_began_less_than_twenty_eight_days_before_or_left_is_not_yet_due() -> None:
    late = assignment("T3", "C3", "VIVA", date(2014, 1, 28))
    gone = assignment("T4", "C4", "VIVA", FIRST, date(2014, 2, 22))
    rows = metric_values(planned(plan("P1", VIVA, FIRST, FIRST), assignments=(VIVA, late, gone)).derive(END))

    assert rows["plandekking", "VIVA", "201402"]["noemer"] == 1
    assert rows["plandekking", "VIVA", "201402"]["waarde"] == 100


def test_an_open_period_has_no_plan_coverage() -> None:
    rows = metric_values(planned(plan("P1", VIVA, FIRST, FIRST)).derive(date(2014, 2, 22)))

    assert rows["plandekking", "VIVA", "201402"]["waarde"] is None
    assert rows["gespreksdekking", "TOTAAL", "201402"]["waarde"] is None


def test_a_plan_at_another_provider_does_not_count() -> None:
    elsewhere = assignment("T3", "C1", "SHDH", FIRST)
    rows = metric_values(planned(plan("P1", elsewhere, FIRST, FIRST), assignments=(VIVA, elsewhere)).derive(END))

    assert rows["plandekking", "VIVA", "201402"]["waarde"] == 0
    assert rows["plandekking", "SHDH", "201402"]["waarde"] == 100
    assert rows["plandekking", "TOTAAL", "201402"]["waarde"] == 50
    assert rows["plandekking", "TOTAAL", "201402"]["n"] == 1


def test_the_latest_signed_plan_decides_and_the_number_decides_on_the_same_day() -> None:
    day = date(2014, 2, 10)
    tables = planned(
        plan("P2", VIVA, FIRST, day, "GROTENDEELS"),
        plan("P1", VIVA, FIRST, day, "GEEN"),
        plan("P0", SECOND, FIRST, date(2014, 2, 11), "GEEN"),
        plan("P9", SECOND, FIRST, date(2014, 2, 9), "DEELS"),
    )
    row = metric_values(tables.derive(END), "netwerkinzet")["netwerkinzet", "VIVA", "201402"]

    assert (row["teller"], row["noemer"]) == (1, 2)


def test_plans_that_were_never_delivered_are_unknown_and_not_zero() -> None:
    assert metric_values(planned().derive(END), "plandekking")["plandekking", "VIVA", "201402"]["waarde"] is None
