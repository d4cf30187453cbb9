"""Complaints, corrections and waiting, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.tables import Tables, agreement, assignment, metric_values, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
END = date(2014, 2, 23)
VIVA = assignment("T1", "C1", "VIVA", FIRST)
SECOND = assignment("T2", "C2", "VIVA", date(2014, 2, 10))


def base(*assignments: dict[str, object]) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA")).add("tariefafspraken", agreement("VIVA"))
    return tables.add("indicaties", *(assignments or (VIVA, SECOND)))


def complaint(
    number: int, client: str | None, provider: str = "VIVA", kind: str = "KLACHT", day: date = END
) -> dict[str, object]:
    return {
        "melding_id": f"M{number}",
        "soort": kind,
        "kanaal": "GEMEENTE",
        "aanbieder_id": provider,
        "client_sleutel": client,
        "datum_ontvangst": day,
        "thema": "UREN",
        "uitkomst": "OPEN",
    }


def test_complaints_and_signs_count_per_hundred_client_periods() -> None:
    tables = base().add(
        "meldingen",
        complaint(1, "C1"),
        complaint(2, "C1", kind="SIGNAAL", day=FIRST),
        complaint(3, "C2", kind="BEZWAAR"),
        complaint(4, None),
        complaint(5, "C9"),
        complaint(6, "C1", "SHDH"),
        complaint(7, "C1", day=date(2014, 2, 24)),
    )

    rows = metric_values(tables.derive(END), "klachten_per_100")

    assert rows["klachten_per_100", "VIVA", "201402"] == {
        "waarde": pytest.approx(2 / 1.5 * 100),
        "teller": 2,
        "noemer": 1.5,
        "n": 2,
        "status": "geen_levering",
    }
    assert rows["klachten_per_100", "TOTAAL", "201402"]["teller"] == 2
    assert rows["klachten_per_100", "SHDH", "201402"]["waarde"] is None


def test_no_complaints_is_zero_when_the_table_was_delivered_and_unknown_when_not() -> None:
    tables = base()
    unknown = metric_values(tables.derive(END), "klachten_per_100")["klachten_per_100", "VIVA", "201402"]["waarde"]
    tables.delivered = {"aanbieders", "indicaties", "tariefafspraken", "meldingen"}
    none = metric_values(tables.derive(END), "klachten_per_100")["klachten_per_100", "VIVA", "201402"]["waarde"]

    assert (unknown, none) == (None, 0)


def test_corrections_are_credits_as_a_share_of_debits() -> None:
    tables = base().add(
        "periodebetalingen",
        payment(VIVA, "201402", "200"),
        payment(SECOND, "201402", "200"),
        payment(VIVA, "201402", "50", "0.25", credit_of="T1-201402-D"),
    )

    row = metric_values(tables.derive(END), "correctiedruk")["correctiedruk", "VIVA", "201402"]

    assert (row["teller"], row["noemer"], row["waarde"], row["n"]) == (50, 400, 12.5, 2)


def test_waiting_runs_from_the_decision_to_the_first_help_in_the_period_in_which_it_began() -> None:
    def started(number: int, day: date) -> dict[str, object]:
        return assignment(f"T{number}", f"C{number}", "VIVA", FIRST, besluitdatum=date(2014, 1, 20), start_levering=day)

    undecided = assignment("T9", "C9", "VIVA", FIRST, start_levering=FIRST)
    outside = started(8, FIRST) | {"groep": "VERGELIJKING"}
    tables = base(started(1, FIRST), started(2, date(2014, 1, 30)), started(3, date(2014, 2, 24)), undecided, outside)
    rows = metric_values(tables.derive(date(2014, 3, 1)))

    assert rows["doorlooptijd_mediaan", "VIVA", "201402"]["waarde"] == 8.5
    assert rows["doorlooptijd_mediaan", "VIVA", "201402"]["n"] == 2
    assert rows["doorlooptijd_p90", "VIVA", "201402"]["waarde"] == pytest.approx(9.7)
    assert rows["doorlooptijd_mediaan", "TOTAAL", "201403"]["waarde"] == 35
    assert rows["doorlooptijd_mediaan", "SHDH", "201402"]["waarde"] is None
