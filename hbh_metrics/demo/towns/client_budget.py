"""A town of 2015 that pays a budget per client, by klasse, and one general service for all: eight providers, a step each quarter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from hbh_metrics.demo.talks import Talk
from hbh_metrics.demo.towns.model import Row, Supplier, Town

_RATE = Decimal("24.00")
_BUDGET: Row = {
    "versie": 1,
    "vanaf_periode": "201501",
    "afbouw_pct": Decimal("2.00"),
    "afbouw_methode": "LINEAIR",
    "eerste_verlaging": "201504",
    "stap_perioden": 3,
    "gebroken_periode": "VOLLEDIG",
    "contractsoort": "BUDGET_CLIENT",
}
_SERVICE: Row = {
    "versie": 1,
    "vanaf_periode": "201501",
    "starttarief_eur": Decimal("4800.00"),
    "afbouw_methode": "VAST",
    "gebroken_periode": "VOLLEDIG",
    "contractsoort": "ALGEMENE_VOORZIENING",
}


def _budgets(light: str, middle: str, heavy: str, least_pct: str | None = None) -> tuple[Row, ...]:
    """Return a budget for each of the three lightest klassen."""
    least = None if least_pct is None else Decimal(least_pct)
    return tuple(
        {"versie": 1, "klasse": klasse, "budget_eur": Decimal(amount), "ondergrens_pct": least}
        for klasse, amount in enumerate((light, middle, heavy), start=1)
    )


def _supplier(code: str, name: str, clients: int, budgets: tuple[Row, ...], **levers: bool | float) -> Supplier:
    """Return a provider with a budget per client."""
    outside = round(clients * 0.8)
    return Supplier(code, name, clients, outside, _RATE, (_BUDGET,), budgets, **levers)  # type: ignore[arg-type]


_USUAL = _budgets("138.00", "226.00", "400.00")
_LOWER = _budgets("136.00", "220.00", "390.00", "80.00")
_YEAR_ROOM: Mapping[str, str] = {"LINDE": "135000", "NABIJ": "85000", "OOST": "85000", "WIJKDIENST": "70000"}

TOWN = Town(
    name="budget-per-client",
    happens="Waterveen betaalt een budget per cliënt naar klasse, dat elk kwartaal 2% daalt; een algemene voorziening helpt een deel. "
    "Hulp Nabij factureert het budget van de start.",
    project_text=Path(__file__).with_name("budget-per-client.toml").read_text(encoding="utf-8"),
    suppliers=(
        _supplier("LINDE", "De Linde Thuishulp", 38, _USUAL),
        _supplier("NABIJ", "Hulp Nabij", 28, _USUAL, invoices_start=True),
        _supplier("WIJKZORG", "Wijkzorg Waterveen", 24, _LOWER, pays_less_pct=90),
        _supplier("OOST", "Buurthulp Oost", 22, _USUAL, heavy=2),
        _supplier("PLUS", "Huishulp Plus", 20, _USUAL, hours_change_pct=-2.5),
        _supplier("SCHOON", "Schoon en Samen", 18, _LOWER),
        _supplier("KADE", "Thuis aan de Kade", 14, _USUAL),
        Supplier("WIJKDIENST", "Wijkdienst Waterveen", 30, 0, _RATE, (_SERVICE,)),
    ),
    beside={
        "bestedingsruimte": tuple(
            {
                "aanbieder_id": provider,
                "jaar": 2015,
                "versie": 1,
                "bedrag_eur": Decimal(amount),
                "vastgesteld_op": date(2014, 11, 20),
            }
            for provider, amount in _YEAR_ROOM.items()
        )
    },
    must_raise=(("S01", "NABIJ"), ("S04", "PLUS"), ("S22", "NABIJ")),
    talks=(
        Talk(
            date(2015, 6, 30),
            "BESPROKEN",
            "NABIJ",
            "S01",
            "Hulp Nabij factureert nog het budget van de start. Zij zoekt uit of de stap in het factuursysteem staat.",
        ),
        Talk(
            date(2015, 8, 27),
            "AFSPRAAK",
            "NABIJ",
            "S01",
            "Hulp Nabij stuurt een creditfactuur voor wat zij te veel kreeg.",
            owner="Hulp Nabij",
            due=date(2015, 10, 1),
        ),
        Talk(
            date(2015, 10, 22),
            "OVERLEG",
            "PLUS",
            None,
            "Huishulp Plus legt uit waarom de uren dalen.",
            present="programmamanager, Huishulp Plus",
        ),
    ),
)
