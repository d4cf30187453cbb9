"""Odd but possible deliveries from a seed: everything that has ever made a metric wrong, mixed at random."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tests.metrics.naive import PERIODS, begin, end
from tests.metrics.odd_extras import add_extras
from tests.metrics.tables import Tables, agreement, assignment, hours, payment, providers

PROVIDERS = ("VIVA", "AMSTELRING", "AXXICOM", "SHDH", "TZORG", "ALFA", "ZETA")
PEILDATA = (
    date(2013, 12, 1),
    date(2014, 1, 26),
    date(2014, 1, 27),
    date(2014, 2, 5),
    date(2014, 2, 23),
    date(2014, 2, 24),
    date(2014, 6, 1),
    date(2014, 7, 13),
    date(2014, 9, 14),
    date(2014, 12, 28),
    date(2014, 12, 30),
    date(2015, 4, 1),
)
METHODS = ("LINEAIR", "SAMENGESTELD", "EENMALIG")
REASONS = (None, None, "ZIEKENHUIS", "VAKANTIE_CLIENT", "ANDERS")
OPTIONAL = (
    "referentie",
    "ondersteuningsplannen",
    "meldingen",
    "enquetescores",
    "enquete_uitzet",
    "geleverde_uren",
    "periodebetalingen",
)


def odd_tables(seed: int) -> tuple[Tables, date]:
    """Return contract tables and a peildatum made from `seed`."""
    random = Random(seed)  # noqa: S311 - nothing secret is made
    tables = Tables()
    names = random.sample(PROVIDERS, random.choice((1, 2, 3, 5, 7)))
    tables.add("aanbieders", *providers(*names))
    for name in names:
        tables.add("tariefafspraken", *_agreements(random, name))
    clients = random.choice((0, 1, 4, 14, 24, 24))
    silent = random.choice(names) if random.random() < 0.4 else ""
    careful = random.random() < 0.5
    hours_since = random.choice((date(2013, 12, 2), date(2013, 4, 29)))
    for number in range(clients):
        for row in _assignments(random, f"C{number}", names if random.random() < 0.5 else names[:1]):
            row["toewijzing_nummer"] = f"T{len(tables.rows['indicaties']):03d}"
            tables.add("indicaties", row)
            if row["aanbieder_id"] != silent:
                tables.add("geleverde_uren", *_hours(random, row, careful, hours_since))
                tables.add("periodebetalingen", *_payments(random, row, careful))
    add_extras(random, tables)
    tables.delivered = {name for name, rows in tables.rows.items() if rows} | {"indicaties", "geleverde_uren"}
    for name in OPTIONAL:
        if random.random() < 0.15:
            tables.delivered.add(name)
        elif random.random() < 0.1:
            tables.delivered.discard(name)
            tables.rows[name].clear()
    return tables, random.choice(PEILDATA)


def _agreements(random: Random, name: str) -> Iterator[dict[str, object]]:
    if random.random() < 0.15:
        return
    first = agreement(
        name,
        vanaf_periode=random.choice(("201402", "201402", "201402", "201404")),
        starttarief_eur=Decimal(random.randrange(18500, 22500)) / 100,
        basistarief_uur_eur=Decimal(random.randrange(2000, 2200)) / 100,
        afbouw_pct=random.choice((Decimal("1.00"), Decimal("1.00"), Decimal("0.75"), Decimal("0.00"))),
        afbouw_methode=random.choice(METHODS),
        eerste_verlaging=random.choice(("201402", "201403", "201403", "201406")),
    )
    yield first
    if random.random() < 0.4:
        yield first | {
            "versie": 2,
            "vanaf_periode": "201406",
            "starttarief_eur": Decimal("199.95"),
            "eerste_verlaging": "201407",
        }
    if random.random() < 0.15:
        yield first | {
            "versie": 3,
            "vanaf_periode": random.choice(("201402", "201405")),
            "afbouw_methode": random.choice(METHODS),
        }


def _assignments(random: Random, client: str, names: list[str]) -> Iterator[dict[str, Any]]:
    provider = random.choice(names)
    kind = random.random()
    shape: dict[str, Any] = {
        "klasse": random.choice((1, 2, 2, 3, None)),
        "uren_week": random.choice((Decimal("1.50"), Decimal("2.50"), Decimal("3.25"), None)),
        "besluitdatum": date(2014, 1, 2) + timedelta(days=random.randrange(200)) if random.random() < 0.7 else None,
    }
    shape["start_levering"] = _day(random, 2014, 1, 320) if random.random() < 0.5 else None
    shape["leeftijdsklasse"] = random.choice((None, "<65", "65-74", "75-84", "85+"))
    shape["reden_beeindiging"] = random.choice((None, "02", "22", "22", "38"))
    if kind < 0.25:
        category = random.choice((1, 1, 1, 1, 2, 3))
        yield assignment(
            "",
            client,
            provider,
            _day(random, 2013, 6, 300),
            _end(random),
            groep="VERGELIJKING",
            categorie=category,
            **shape,
        )
        if random.random() < 0.8:
            return
    if kind > 0.7:
        yield assignment(
            "",
            client,
            provider,
            date(2013, 2, 1),
            random.choice((date(2014, 1, 26), date(2014, 1, 26), None)),
            groep="VOORAF",
            **shape,
        )
    start = random.choice((date(2014, 1, 27), date(2014, 1, 27), date(2013, 9, 2), _day(random, 2014, 1, 320)))
    shape["start_levering"] = start + timedelta(days=random.randrange(12)) if random.random() < 0.7 else None
    last = _end(random, start)
    yield assignment("", client, provider, start, last, **shape)
    if random.random() < 0.35:
        other = random.choice(names)
        gap = random.choice((-40, -3, 0, 1, 1, 1, 15))
        again = (last or _day(random, 2014, 3, 200)) + timedelta(days=gap)
        again = min(max(again, start), date(2014, 12, 31))
        more = shape | {"klasse": random.choice((1, 2)), "start_levering": None}
        yield assignment("", client, other, again, _end(random, again), **more)


def _day(random: Random, year: int, month: int, span: int) -> date:
    return date(year, month, 1) + timedelta(days=random.randrange(span))


def _end(random: Random, begin_day: date = date(2013, 6, 1)) -> date | None:
    if random.random() < 0.6:
        return None
    exact = random.choice((end("201402"), date(2014, 2, 3), end("201405"), date(2014, 12, 31), date(2015, 2, 1)))
    return max(begin_day, random.choice((exact, _day(random, 2014, 2, 300))))


def _hours(random: Random, row: dict[str, Any], careful: bool, since: date) -> Iterator[dict[str, object]]:
    first, last = row["ingangsdatum"], row["einddatum"] or date(2014, 12, 31)
    if not careful and random.random() < 0.1:
        return
    weekly = random.random() < 0.7
    low, high = random.choice(((0, 350), (100, 350), (180, 350), (200, 201), (140, 141), (250, 265), (0, 1)))
    day = max(first, since) - timedelta(days=random.choice((0, 0, 2, 30)))
    day -= timedelta(days=day.weekday())
    stop = min(last + timedelta(days=random.choice((0, 0, 20))), date(2015, 1, 11))
    missing = random.choice((0, 0, 0, 0.1)) if careful else random.choice((0.05, 0.3, 0.8))
    while day <= stop:
        if random.random() >= missing:
            zero = random.random() < 0.12
            reason = random.choice(REASONS) if zero or random.random() < 0.03 else None
            amount = Decimal(0) if zero else Decimal(random.randrange(low, high)) / 100
            yield hours(row, day if weekly else day + timedelta(days=random.randrange(7)), str(amount), reason)
        day += timedelta(days=7)


def _payments(random: Random, row: dict[str, Any], careful: bool) -> Iterator[dict[str, object]]:
    first, last = row["ingangsdatum"], row["einddatum"] or date(2014, 12, 31)
    always_hours = random.random() < 0.05
    for k in (*PERIODS, "201501"):
        inside = k in PERIODS and first <= end(k) and last >= begin(k)
        if random.random() < (0.05 if inside and careful else 0.25 if inside else 0.97 if k in PERIODS else 0.5):
            continue
        tariff = Decimal(random.choice((22000, 21780, 19995, random.randrange(18000, 23000)))) / 100
        count = random.choice(("1", "1", "1", "0.5", "0.2857"))
        amount = (tariff * Decimal(count)).quantize(Decimal("0.01"))
        basis = (
            "UREN"
            if always_hours or row["groep"] in ("VOORAF", "VERGELIJKING") or random.random() < 0.04
            else "PERIODETARIEF"
        )
        reference = f"{row['toewijzing_nummer']}-{k}"
        yield payment(row, k, str(amount), count, prestatie_referentie=reference, tarief_eur=tariff, grondslag=basis)
        if random.random() < 0.15:
            part = random.choice((count, count, "0.2500"))
            back = (tariff * Decimal(part)).quantize(Decimal("0.01"))
            if Decimal(part) <= Decimal(count):
                yield payment(
                    row,
                    k,
                    str(back),
                    part,
                    credit_of=reference,
                    prestatie_referentie=f"{reference}-C",
                    tarief_eur=tariff,
                    grondslag=basis,
                )
                if random.random() < 0.5:
                    yield payment(
                        row,
                        k,
                        str(amount),
                        count,
                        prestatie_referentie=f"{reference}-N",
                        tarief_eur=tariff,
                        grondslag=basis,
                    )
