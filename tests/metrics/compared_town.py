"""A town in which the whole family of effects exists: both groups, hours of half a year before, both kinds of payment, pairs of answers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.metrics.naive import begin, end
from tests.metrics.tables import Tables, agreement, assignment, hours, payment, providers
from tests.metrics.test_tevredenheid import answer

PERIODS = ("201402", "201403", "201404", "201405", "201406", "201407", "201408", "201409")
PEILDATUM = date(2014, 12, 20)
START = date(2014, 1, 27)


def compared_town(seed: int) -> Tables:
    """Return a town of three providers with both groups, hours of half a year before, both kinds of payment and pairs of answers."""
    random = Random(seed)  # noqa: S311 - nothing secret is made
    names = ("SHDH", "TZORG", "VIVA")
    tables = Tables().add("aanbieders", *providers(*names))
    tables.add("tariefafspraken", *(agreement(name) for name in names))
    tables.add(
        "vragen", {"vraag_code": "V1", "tekst": "V1", "schaal_min": 1, "schaal_max": 10, "is_rapportcijfer": True}
    )
    for number in range(90):
        _add_person(random, tables, f"{number:03d}", names, "VERGELIJKING" if number % 5 < 3 else "EXPERIMENT")
    return tables


def _add_person(random: Random, tables: Tables, name: str, names: tuple[str, ...], group: str) -> None:
    provider, before = random.choice(names), random.choice((4, 6, 8, 8, 10, 12))
    first = START - timedelta(days=random.choice((400, 400, 150, 90)))
    if group == "EXPERIMENT":
        earlier = assignment(f"B{name}", f"C{name}", provider, first, START - timedelta(days=1), groep="VOORAF")
        _add_hours(random, tables, earlier, before)
        tables.add("indicaties", earlier)
    begins = START if group == "EXPERIMENT" else first
    stops = random.choice((None, None, None, None, end("201405"), date(2014, 4, 9)))
    rows = [assignment(f"T{name}", f"C{name}", provider, begins, stops, groep=group)]
    if stops is not None and random.random() < 0.7:
        rows.append(assignment(f"S{name}", f"C{name}", random.choice(names), stops + timedelta(days=1), groep=group))
    for row in rows:
        tables.add("indicaties", row)
        _add_hours(random, tables, row, before * (0.9 if group == "EXPERIMENT" else 1))
        _add_payments(random, tables, row, group)
    if random.random() < 0.95:
        known = {"client_sleutel": f"C{name}", "uren_per_periode": Decimal(before), "perioden": 6}
        tables.add("referentie", known | {"bedrag_per_periode_eur": Decimal(before * 22 + random.randrange(-9, 9))})
    if group == "EXPERIMENT":
        _add_plans(tables, rows[0], int(name))
    for meting in ("NUL", "EIND"):
        if random.random() < 0.7:
            tables.add(
                "enquetescores", answer(name, meting, str(random.randrange(5, 10)), groep=group, aanbieder_id=provider)
            )


def _add_plans(tables: Tables, row: dict[str, object], number: int) -> None:
    """Add a signed plan, to every third client an earlier one that says another thing, and one that was never signed to the rest."""
    does = ("GEEN", "DEELS", "GROTENDEELS")
    for place, month in enumerate((3, 2) if number % 3 else (2,)):
        is_signed = number % 3 == 1 or place == 0
        tables.add(
            "ondersteuningsplannen",
            {
                "plan_id": f"P{number:03d}{place}",
                "client_sleutel": row["client_sleutel"],
                "toewijzing_nummer": row["toewijzing_nummer"],
                "aanbieder_id": row["aanbieder_id"],
                "gesprek_datum": date(2014, month, 3),
                "ondertekend_datum": date(2014, month, 10) if is_signed else None,
                "aandeel_netwerk": does[(number // 2 + place) % 3],
            },
        )


def _add_hours(random: Random, tables: Tables, row: dict[str, object], per_period: float) -> None:
    first, last = row["ingangsdatum"], row["einddatum"] or end(PERIODS[-1])
    assert isinstance(first, date)
    assert isinstance(last, date)
    day = max(first, START - timedelta(days=182))
    day -= timedelta(days=day.weekday())
    gap = random.choice((None, None, None, random.choice(PERIODS)))
    while day <= last:
        if gap is None or random.random() < 0.7 or not begin(gap) <= day <= end(gap):
            amount = max(0.0, per_period / 4 * random.uniform(0.4, 1.3))
            tables.add("geleverde_uren", hours(row, day, f"{amount:.2f}"))
        day += timedelta(days=7)


def _add_payments(random: Random, tables: Tables, row: dict[str, object], group: str) -> None:
    for k in PERIODS:
        last = row["einddatum"] or end(k)
        assert isinstance(last, date)
        if row["ingangsdatum"] <= end(k) and last >= begin(k) and random.random() < 0.98:  # type: ignore[operator]
            is_in = group == "EXPERIMENT"
            tariff, basis = ("210", "PERIODETARIEF") if is_in else (str(random.randrange(120, 240)), "UREN")
            tables.add("periodebetalingen", payment(row, k, tariff, "1" if is_in else "8", grondslag=basis))
