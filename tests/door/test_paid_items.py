"""What was paid and what was agreed per assignment: worked out by hand, and only for who may see assignments."""

from __future__ import annotations

from dataclasses import astuple, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hbh_metrics.agreements import Agreement, Agreements, Contract, Method
from hbh_metrics.door import agreed_amounts
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.errors import UsageError
from tests.door import tables

WITH_AMOUNT = f"{tables.COLUMNS['periodebetalingen']}, bedrag_eur decimal(12, 2)"


def _paid(key: str, number: str, count: str, tariff: str, amount: str, who: str = "SHDH") -> tables.Row:
    return (who, key, None, f"C{number}", f"T{number}", "201404", "PERIODETARIEF", "D", count, tariff, amount)


def _credit(key: str, corrects: str, number: str, count: str, amount: str) -> tables.Row:
    return ("SHDH", key, corrects, f"C{number}", f"T{number}", "201404", "PERIODETARIEF", "C", count, "200.00", amount)


def _client(number: str, days: int, hours: str, with_reason: int, net: str, who: str = "SHDH") -> tables.Row:
    return (f"C{number}", who, "201404", days, hours, 4, with_reason, net, None)


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    """The path is 190.00: paid for 1, the start tariff for 2, half of it for 3 after a credit, no day of 4, twice for 5, no hours of 6.

    8 takes no part, and another reading of the agreement is a path that nobody agreed.
    """
    monkeypatch.setattr(tables, "COLUMNS", {**tables.COLUMNS, "periodebetalingen": WITH_AMOUNT})
    assignments = [(f"T{number}", f"C{number}", "SHDH", "EXPERIMENT", None, None, 2) for number in range(1, 7)]
    return Door(
        tables.publish(
            tmp_path,
            {
                "indicaties": [
                    *assignments,
                    ("T7", "C7", "VIVA", "EXPERIMENT", None, None, 2),
                    ("T8", "C8", "VIVA", "VERGELIJKING", None, None, 2),
                ],
                "paden": [
                    *((who, "201404", "LINEAIR", True, "190.00", 95.0) for who in ("SHDH", "VIVA")),
                    ("SHDH", "201404", "SAMENGESTELD", False, "191.00", 95.5),
                ],
                "clientperioden": [
                    _client("1", 28, "8", 0, "1"),
                    _client("2", 28, "8", 0, "1"),
                    _client("3", 28, "8", 0, "0.5"),
                    _client("4", 0, "0", 0, "1"),
                    _client("5", 28, "8", 0, "2"),
                    _client("6", 28, "0", 0, "1"),
                    _client("7", 28, "8", 0, "1", "VIVA"),
                ],
                "periodebetalingen": [
                    _paid("P1", "1", "1", "190.00", "190.00"),
                    _paid("P2", "2", "1", "200.00", "200.00"),
                    _paid("P3", "3", "1", "200.00", "200.00"),
                    _credit("C3", "P3", "3", "0.5", "-100.00"),
                    _paid("P4", "4", "1", "190.00", "190.00"),
                    _paid("P5", "5", "1", "190.00", "190.00"),
                    _paid("P5b", "5", "1", "190.00", "190.00"),
                    _paid("P6", "6", "1", "190.00", "190.00"),
                    _paid("P7", "7", "1", "200.00", "200.00", "VIVA"),
                    _paid("P8", "8", "1", "500.00", "500.00", "VIVA"),
                ],
            },
        ),
        Audience.PROGRAMMAMANAGER,
    )


def test_only_items_with_something_to_ask_are_given_with_what_was_due(door: Door) -> None:
    mine = {item.toewijzing_nummer: item for item in door.paid_items() if item.aanbieder_id == "SHDH"}

    assert {number: item.difference_eur for number, item in mine.items()} == {
        "T2": Decimal("10.00"),
        "T3": Decimal("5.00"),
        "T4": Decimal("190.00"),
        "T5": Decimal("190.00"),
        "T6": Decimal("0.00"),
    }
    assert [number for number, item in mine.items() if item.is_ander_tarief] == ["T2", "T3"]
    assert [number for number, item in mine.items() if item.is_zonder_dag] == ["T4"]
    assert [number for number, item in mine.items() if item.is_dubbel] == ["T5"]
    assert [number for number, item in mine.items() if item.is_zonder_uren] == ["T4", "T6"]
    assert [number for number, item in mine.items() if not item.is_owed] == ["T6"]


def _agreed(who: str, kind: Contract, **more: Any) -> Agreements:
    row = Agreement(who, 1, "201402", Decimal("30.00"), None, Decimal(0), Method.VAST, None, contractsoort=kind)
    return Agreements((replace(row, **more),))


def _due(who: str, key: str, number: str | None, basis: str, count: str, tariff: str, amount: str) -> tables.Row:
    client = None if number is None else f"C{number}"
    return (
        who,
        key,
        None,
        client,
        None if number is None else f"T{number}",
        "201404",
        basis,
        "D",
        count,
        tariff,
        amount,
    )


def test_what_was_due_by_the_hour_by_budget_and_for_a_group_follows_from_their_own_agreement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Agreed: 30.00 an hour; budgets of 150 and 240, where klasse 1 may be less; 9000.00 for a group. No budget for klasse 3."""
    monkeypatch.setattr(tables, "COLUMNS", {**tables.COLUMNS, "periodebetalingen": WITH_AMOUNT})
    budgets = {1: Decimal("150.00"), 2: Decimal("240.00")}
    monkeypatch.setattr(
        agreed_amounts,
        "agreements_by_provider",
        lambda _: {
            "UUR": _agreed("UUR", Contract.UREN),
            "BUDGET": _agreed("BUDGET", Contract.BUDGET_CLIENT, starttarief_eur=None, budgetten=budgets),
            "GROEP": _agreed("GROEP", Contract.TAAKGERICHT, starttarief_eur=Decimal("9000.00")),
        },
    )
    lower = (("BUDGET", 1, 1, None, True), ("BUDGET", 1, 2, None, False))
    monkeypatch.setattr(agreed_amounts, "ask", lambda *_, **__: lower)
    klassen = {"1": 1, "2": 1, "3": 1, "4": 2, "5": 3, "6": 2}
    whose = {"1": "UUR", "2": "UUR", "7": "UUR"}
    door = Door(
        tables.publish(
            tmp_path,
            {
                "indicaties": [
                    (f"T{number}", f"C{number}", whose.get(number, "BUDGET"), "EXPERIMENT", None, None, klasse)
                    for number, klasse in {**klassen, "7": 1}.items()
                ],
                "paden": [
                    ("UUR", "201404", "VAST", True, "30.00", 100.0),
                    ("GROEP", "201404", "VAST", True, "9000.00", 100.0),
                ],
                "clientperioden": [
                    *(_client(number, 28, "8", 0, "1", whose.get(number, "BUDGET")) for number in ("3", "4", "5")),
                    _client("1", 28, "8", 0, "8", "UUR"),
                    _client("2", 28, "8", 0, "8", "UUR"),
                    _client("6", 28, "8", 0, "2", "BUDGET"),
                    _client("7", 0, "0", 0, "4", "UUR"),
                ],
                "periodebetalingen": [
                    _due("UUR", "U1", "1", "UREN", "8", "30.00", "240.00"),
                    _due("UUR", "U2", "2", "UREN", "8", "31.50", "252.00"),
                    _due("UUR", "U7", "7", "UREN", "4", "30.00", "120.00"),
                    _due("UUR", "U9", "1", "PERIODETARIEF", "1", "999.00", "999.00"),
                    _due("BUDGET", "B3", "3", "BUDGET", "1", "140.00", "140.00"),
                    _due("BUDGET", "B4", "4", "BUDGET", "1", "230.00", "230.00"),
                    _due("BUDGET", "B5", "5", "BUDGET", "1", "500.00", "500.00"),
                    _due("BUDGET", "B6", "6", "BUDGET", "2", "240.00", "480.00"),
                    _due("GROEP", "G1", None, "TAAK", "1", "9250.00", "9250.00"),
                ],
            },
        ),
        Audience.PROGRAMMAMANAGER,
    )

    assert {(item.aanbieder_id, item.toewijzing_nummer): item.difference_eur for item in door.paid_items()} == {
        ("UUR", "T2"): Decimal("12.00"),
        ("UUR", "T7"): Decimal("120.00"),
        ("BUDGET", "T4"): Decimal("-10.00"),
        ("BUDGET", "T6"): Decimal("240.00"),
        ("GROEP", None): Decimal("250.00"),
    }


def test_an_aanbieder_sees_its_own_items_and_the_wethouder_none(door: Door) -> None:
    own = Door(door.publication, Audience.aanbieder("VIVA"))
    assert [item.toewijzing_nummer for item in own.paid_items()] == ["T7"]
    with pytest.raises(UsageError, match="aparte aanbieders"):
        Door(door.publication, Audience.WETHOUDER).paid_items()


def test_what_is_booked_is_the_sum_of_the_payments_of_who_takes_part_for_who_may_see_it(door: Door) -> None:
    shdh, viva = ("SHDH", "201404", Decimal("1250.00")), ("VIVA", "201404", Decimal("200.00"))
    assert [astuple(one) for one in door.booked()] == [shdh, viva]
    assert [astuple(one) for one in Door(door.publication, Audience.aanbieder("VIVA")).booked()] == [viva]
    for nobody in (Audience.WETHOUDER, Audience.BEHEERDER):
        with pytest.raises(UsageError):
            Door(door.publication, nobody).booked()
