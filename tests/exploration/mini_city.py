"""The mini-stad: four clients of one provider, two whole periods, an hour at 22 euros; and its publication."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hbh_metrics.contract import TABLES
from hbh_metrics.exploration.assumptions import AssumptionSet, Range, Window
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.outcomes import Model
from hbh_metrics.exploration.quantities import Base, Category, Delivered, DeliveredRow, StrongFalls
from hbh_metrics.metrics import DERIVED
from hbh_metrics.publications import Publication, Store
from tests.metrics.tables import Tables, agreement, assignment, hours, payment, providers

WHO = "VIVA"
BEFORE = (8, 10, 6, 12)
DELIVERED = {"201402": (8, 9, 6, 8), "201403": (7, 9, 6, 8)}
TARIFFS = {"201402": "200.00", "201403": "198.00"}
PRICE = 22
PEILDATUM = date(2014, 3, 30)
ONE = Range(1, 1, 1)
NOBODY = Category(0, 0.0, 0.0)


def at(value: float) -> Range:
    """A range of one number."""
    return Range(value, value, value)


GENERAL = {
    "aandeel_vangnet_pct": at(25), "subsidie_uur_eur": at(12.5),
    "klant_uur_eur": at(9), "klant_uur_nu_eur": at(5), "elasticiteit": at(-0.26),
}  # fmt: skip
"""What a general service asks to be filled in."""


def rows() -> tuple[DeliveredRow, ...]:
    """The eight client-periods."""
    return tuple(
        DeliveredRow(
            WHO, period, str(place), 1, Fraction(1), Fraction(got), Fraction(TARIFFS[period]), Fraction(before),
            Fraction(before * PRICE),
        )
        for period, delivered in DELIVERED.items()
        for place, (got, before) in enumerate(zip(delivered, BEFORE, strict=True))
    )  # fmt: skip


def base(**other: object) -> Base:
    """The base quantities of the mini-stad, with other ones in their place."""
    quantities: dict[str, object] = {
        "window": Window.ALL,
        "periods": tuple(DELIVERED),
        "delivered": Delivered(rows(), (), {WHO: float(PRICE)}, {1: 198.0}),
        "categories": {1: Category(4, 198.0, 9.0), 2: NOBODY, 3: NOBODY},
        "scaling": ONE,
        "provider_clients": {WHO: 4},
        "tariff_eur": 178.0,
        "floor_eur": 21.0,
        "hourly_eur": float(PRICE),
        "effect_pct": Range(-13.81, -11.19, -8.49),
        "strong_falls": StrongFalls(0.18266254, 0.05149286),
    }
    return Base(**{**quantities, **other})  # type: ignore[arg-type]


def model(typed: Mapping[str, Range] | None = None, **other: object) -> Model:
    """A model of the mini-stad with these assumptions filled in."""
    return Model(base(**other), AssumptionSet(typed or {}))


def cost(contract: Contract, **typed: Range) -> float:
    """What a contract type costs there with these assumptions filled in."""
    return float(model(typed).compared(contract).cost()[0])


def tables(*, people: int = 4, has_reference: bool = True) -> Tables:
    """The mini-stad as it would be delivered: these four clients only (or the first of them), category 1, klasse 1, 75-84."""
    found = Tables().add("aanbieders", *providers(WHO))
    found.add("tariefafspraken", agreement(WHO, starttarief_eur=Decimal("200.00")))
    for place, before in enumerate(BEFORE[:people]):
        one = assignment(
            f"T{place}", f"C{place}", WHO, date(2014, 1, 27), klasse=1, leeftijdsklasse="75-84", uren_week=Decimal("2")
        )
        found.add("indicaties", one)
        if has_reference:
            found.add(
                "referentie",
                {
                    "client_sleutel": f"C{place}",
                    "bedrag_per_periode_eur": Decimal(before * PRICE),
                    "uren_per_periode": Decimal(before),
                    "perioden": 6,
                },
            )
        for number, (period, delivered) in enumerate(DELIVERED.items()):
            found.add("periodebetalingen", payment(one, period, TARIFFS[period]))
            for week in range(4):
                day = date(2014, 1, 27) + timedelta(weeks=4 * number + week)
                found.add("geleverde_uren", hours(one, day, str(Decimal(delivered[place]) / 4)))
    return found


def publish(found: Tables, peildatum: date, root: Path) -> Publication:
    """Publish contract tables, with what is derived from them, in the data folder `root`."""
    store = Store(root)
    with store.lock(), found.derive(peildatum) as con:
        draft = store.draft(store.current())
        for name in (*(table.name for table in TABLES), *DERIVED):
            draft.write_table(con, name)
        return draft.commit(peildatum, [], sorted(found.ever_delivered), "sleutel-1", {})
