"""What was paid and what was agreed per assignment: worked out by hand, and only for who may see assignments."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

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
    """The path is 190.00: paid for 1, the start tariff for 2, half of it for 3 after a credit, no day of 4, twice for 5, no hours of 6."""
    monkeypatch.setattr(tables, "COLUMNS", {**tables.COLUMNS, "periodebetalingen": WITH_AMOUNT})
    assignments = [(f"T{number}", f"C{number}", "SHDH", "EXPERIMENT", None, None, 2) for number in range(1, 7)]
    return Door(
        tables.publish(
            tmp_path,
            {
                "indicaties": [*assignments, ("T7", "C7", "VIVA", "EXPERIMENT", None, None, 2)],
                "paden": [(who, "201404", "LINEAIR", True, "190.00", 95.0) for who in ("SHDH", "VIVA")],
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


def test_an_aanbieder_sees_its_own_items_and_the_wethouder_none(door: Door) -> None:
    own = Door(door.publication, Audience.aanbieder("VIVA"))
    assert [item.toewijzing_nummer for item in own.paid_items()] == ["T7"]
    with pytest.raises(UsageError, match="aparte aanbieders"):
        Door(door.publication, Audience.WETHOUDER).paid_items()
