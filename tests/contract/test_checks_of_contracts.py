"""What is held against other contracts than a period tariff: budgets per klasse, indexes, steps, and the calendar of the project."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.contract.held_and_delivered import DEFAULTS, Value, World

DEFAULTS["budgetafspraken"] = {"aanbieder_id": "VIVA", "versie": 1, "klasse": 2, "budget_eur": Decimal("240.00")}
DEFAULTS["tariefstappen"] = {"aanbieder_id": "VIVA", "versie": 1, "vanaf_periode": "201402", "bedrag_eur": Decimal(220)}
DEFAULTS["indexcijfers"] = {"reeks": "LOON", "jaar": 2014, "soort": "VOORLOPIG", "pct": Decimal("4.00")}
_BUDGET: dict[str, Value] = {"contractsoort": "BUDGET_CLIENT", "starttarief_eur": None, "basistarief_uur_eur": None}


def _budget_world(paid: str, **changed: Value) -> tuple[World, tuple[int, int]]:
    world = World()
    world.deliver("tariefafspraken", **_BUDGET)
    world.deliver("budgetafspraken", **changed)
    world.deliver("indicaties")
    place = world.deliver("periodebetalingen", grondslag="BUDGET", tarief_eur=Decimal(paid), bedrag_eur=Decimal(paid))
    return world, place


@pytest.mark.parametrize(
    ("paid", "floor", "is_told"),
    [("240.00", None, False), ("240.01", None, False), ("240.02", None, True), ("200.00", None, True),
     ("200.00", "80.00", False), ("240.02", "80.00", True)],
)  # fmt: skip
def test_r11_compares_a_budget_with_that_of_the_klasse(paid: str, floor: str | None, *, is_told: bool) -> None:
    world, place = _budget_world(paid, ondergrens_pct=None if floor is None else Decimal(floor))
    assert world.places("R11") == ([(*place, "tarief_eur")] if is_told else [])


def test_r11_warns_of_a_payment_that_no_budget_can_be_compared_with() -> None:
    world, place = _budget_world("500.00", klasse=3)
    assert world.places("R11") == [(*place, "tarief_eur")]
    assert "geen budget voor klasse 2" in world.findings("R11")[0].melding


@pytest.mark.parametrize(
    ("basis", "contract", "is_told"),
    [("PERIODETARIEF", None, True), ("BUDGET", None, True), ("UREN", None, False), ("UREN", "UREN", True),
     ("PERIODETARIEF", "UREN", False), ("BUDGET", "OUTPUT", True), ("TAAK", "TAAKGERICHT", True), ("TAAK", "OUTPUT", False)],
)  # fmt: skip
def test_r11_judges_the_payments_that_fit_the_contract(basis: str, contract: str | None, *, is_told: bool) -> None:
    world = World()
    world.deliver("tariefafspraken", contractsoort=contract)
    world.deliver("indicaties")
    nobody: dict[str, Value] = {"client_sleutel": None, "toewijzing_nummer": None} if basis == "TAAK" else {}
    place = world.deliver("periodebetalingen", grondslag=basis, tarief_eur=Decimal(500), **nobody)
    assert world.places("R11") == ([(*place, "tarief_eur")] if is_told else [])


@pytest.mark.parametrize(
    ("method", "table", "changed", "is_told"),
    [
        ("STAPPEN", "tariefstappen", {}, False),
        ("STAPPEN", "tariefstappen", {"vanaf_periode": "201403"}, True),
        ("INDEX", "indexcijfers", {}, False),
        ("INDEX", "indexcijfers", {"jaar": 2015}, True),
    ],
)
def test_r11_warns_of_an_agreement_without_a_tariff(
    method: str, table: str, changed: dict[str, Value], *, is_told: bool
) -> None:
    world = World()
    place = world.deliver(
        "tariefafspraken",
        afbouw_methode=method,
        eerste_verlaging=None,
        vanaf_periode="201301",
        index_loon_deel=Decimal(1),
    )
    world.deliver(table, **changed)
    assert world.places("R11") == ([(*place, "afbouw_methode")] if is_told else [])


@pytest.mark.parametrize(("calendar", "is_told"), [(None, False), ("VIERWEKEN", False), ("MAAND", True)])
def test_r02_wants_the_calendar_of_the_project(calendar: str | None, *, is_told: bool) -> None:
    world = World()
    place = world.deliver("tariefafspraken", kalender=calendar)
    assert world.places("R02") == ([(*place, "kalender")] if is_told else [])


@pytest.mark.parametrize(
    ("floor", "ceiling", "is_told"), [("200", "200", False), ("201", "200", True), ("201", None, False)]
)
def test_r03_wants_a_floor_that_is_not_above_the_ceiling(floor: str, ceiling: str | None, *, is_told: bool) -> None:
    world = World()
    place = world.deliver(
        "tariefafspraken", bodem_eur=Decimal(floor), plafond_eur=None if ceiling is None else Decimal(ceiling)
    )
    assert world.places("R03") == ([(*place, "bodem_eur")] if is_told else [])


def test_r12_and_r25_leave_hours_alone() -> None:
    world = World()
    world.deliver("tariefafspraken", contractsoort="UREN")
    world.deliver("indicaties")
    world.deliver("periodebetalingen", grondslag="UREN", aantal=Decimal("9.5"))
    assert world.places("R12") == world.places("R25") == []
