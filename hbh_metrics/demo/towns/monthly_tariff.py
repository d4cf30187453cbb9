"""A town of 2026 that pays by the calendar month: tariffs that follow an index, a ceiling per provider and year, and norm hours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from hbh_metrics.demo.codes import product_code
from hbh_metrics.demo.talks import Talk
from hbh_metrics.demo.towns.model import Row, Supplier, Town

_RATE = Decimal("34.50")
_INDEX: Row = {
    "versie": 1,
    "vanaf_periode": "202401",
    "afbouw_methode": "INDEX",
    "gebroken_periode": "VOLLEDIG",
    "afronding": "PER_STAP",
    "index_loon_deel": Decimal("0.90"),
    "nacalculatie": True,
    "vastgesteld_op": date(2023, 11, 20),
}
_PERIOD: Row = {**_INDEX, "contractsoort": "PERIODETARIEF", "basistarief_uur_eur": Decimal("28.00")}
_FIGURES = {
    ("LOON", 2024): ("4.94", "6.00"),
    ("LOON", 2025): ("4.18", "5.02"),
    ("LOON", 2026): ("3.60", None),
    ("PRIJS", 2024): ("2.51", "3.10"),
    ("PRIJS", 2025): ("1.82", "2.40"),
    ("PRIJS", 2026): ("2.10", None),
}
_ASSUMPTIONS = """# Wat een uur hulp een aanbieder kost, zoals Heuvelrade het schat.
[loon_uur_eur]
laag = 16.5
midden = 17.5
hoog = 18.5
toelichting = "verzonnen"
"""
_NORM_HOURS = ("80.00", "128.00", "235.00")
_ROOM = {
    ("HEUVEL", 2025): "45000",
    ("HEUVEL", 2026): "140000",
    ("BEEK", 2025): "33000",
    ("BEEK", 2026): "80000",
    ("DAL", 2025): "30000",
    ("DAL", 2026): "90000",
}


def _figures() -> tuple[Row, ...]:
    return tuple(
        {"reeks": series, "jaar": year, "soort": kind, "pct": Decimal(pct), "bron": "verzonnen"}
        for (series, year), found in _FIGURES.items()
        for kind, pct in zip(("VOORLOPIG", "DEFINITIEF"), found, strict=True)
        if pct is not None
    )


def _rooms() -> tuple[Row, ...]:
    return tuple(
        {
            "aanbieder_id": provider,
            "jaar": year,
            "versie": 1,
            "bedrag_eur": Decimal(amount),
            "vastgesteld_op": date(year - 1, 12, 1) if year > 2025 else date(2025, 8, 20),  # noqa: PLR2004 - its first year
        }
        for (provider, year), amount in _ROOM.items()
    )


def _norms() -> tuple[Row, ...]:
    return tuple(
        {
            "product_code": product_code("EXPERIMENT", 1, klasse),
            "vanaf_periode": "202501",
            "uren_per_jaar": Decimal(hours),
            "bron": "verzonnen onderzoek",
        }
        for klasse, hours in enumerate(_NORM_HOURS, start=1)
    )


TOWN = Town(
    name="maandtarief-2026",
    happens="Heuvelrade betaalt per maand een tarief dat elk jaar de index volgt, met nacalculatie. Bij Zorg aan de Beek raakt de ruimte "
    "van het jaar op en ligt de prijs van een uur onder de kostprijs, en Huishulp Dal levert minder uren dan de norm.",
    project_text=Path(__file__).with_name("maandtarief-2026.toml").read_text(encoding="utf-8"),
    suppliers=(
        Supplier(
            "HEUVEL", "Thuiszorg Heuvelrade", 36, 36, _RATE, ({**_PERIOD, "starttarief_eur": Decimal("268.00")},)
        ),
        Supplier("BEEK", "Zorg aan de Beek", 28, 28, _RATE, ({**_PERIOD, "starttarief_eur": Decimal("272.00")},)),
        Supplier(
            "DAL", "Huishulp Dal", 24, 24, _RATE,
            ({**_PERIOD, "starttarief_eur": Decimal("266.00"), "contractsoort": "OUTPUT", "plafond_eur": Decimal("290.00")},),
            hours_pct=82, hours_change_pct=-0.5,
        ),
        Supplier(
            "UURHULP", "Uurhulp Heuvelrade", 20, 20, _RATE,
            ({**_INDEX, "contractsoort": "UREN", "starttarief_eur": Decimal("31.20")},), hours_per_period=True,
        ),
    ),
    beside={"indexcijfers": _figures(), "bestedingsruimte": _rooms(), "normen": _norms()},
    has_products=True,
    must_raise=(("S22", "BEEK"), ("S23", "DAL"), ("S24", "BEEK")),
    assumptions_text=_ASSUMPTIONS,
    talks=(
        Talk(
            date(2026, 2, 19), "AFSPRAAK", "DAL", "S23", "Huishulp Dal meldt elke maand waarom hulp uitvalt.",
            owner="Huishulp Dal", due=date(2026, 3, 16),
        ),
        Talk(
            date(2026, 10, 15), "BESPROKEN", "BEEK", "S22",
            "De ruimte van dit jaar raakt op. De gemeente meldt dat schriftelijk en nodigt uit voor overleg.",
        ),
    ),
)  # fmt: skip
