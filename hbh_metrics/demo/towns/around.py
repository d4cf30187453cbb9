"""What else a town's provider delivers: plans, complaints, workers, continuity and letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from hbh_metrics import calendar
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.demo.columns import Register, table_of_rows
from hbh_metrics.demo.draws import choose, stream
from hbh_metrics.demo.timeline import day_number
from hbh_metrics.demo.towns.care import Visit
from hbh_metrics.demo.towns.model import Person, Row, Supplier
from hbh_metrics.demo.towns.people import assignment_key, client_key
from hbh_metrics.project import current

_HOURS_OF_A_JOB_PER_YEAR = 1600
_REPORTS_PER_CLIENT_PERIOD = 0.02
_SHARE_SAME_WORKER = 0.85
_SHARE_SIGNED = 0.96
_DAYS_TO_REPORT = 6
_OUTFLOW = 0.02


def around_registers(
    seed: int, supplier: Supplier, people: Sequence[Person], visits: Sequence[Visit]
) -> Mapping[str, Register]:
    """Return the other tables of this provider by name."""
    rng = stream(seed, supplier.id, "around")
    who = [person for person in people if person.in_experiment]
    return {
        "ondersteuningsplannen": _register("ondersteuningsplannen", _plans(rng, supplier, who)),
        "meldingen": _register("meldingen", _reports(rng, supplier, who)),
        "personeel": _register("personeel", _staff(rng, supplier, visits)),
        "continuiteit": _register("continuiteit", _continuity(rng, supplier, who)),
        "communicatie": _register("communicatie", _letters(supplier)),
    }


def _register(name: str, known: Sequence[tuple[date, Row]]) -> Register:
    days = np.array([day_number(day) for day, _ in known], dtype=np.int32)
    return Register(table_of_rows(name, [row for _, row in known]), days)


def _plans(rng: np.random.Generator, supplier: Supplier, who: Sequence[Person]) -> list[tuple[date, Row]]:
    """Return a talk with every client in the first weeks, signed within a week, but for a few."""
    shares = tuple(TABLE_BY_NAME["ondersteuningsplannen"].column("aandeel_netwerk").allowed)
    start = current().begin
    found = []
    for number, person in enumerate(who, start=1):
        talked = max(person.first, start) + timedelta(days=int(rng.integers(0, 25)))
        signed = talked + timedelta(days=int(rng.integers(0, 7)))
        is_signed, network = rng.random() < _SHARE_SIGNED, shares[int(choose(rng, 1, (0.5, 0.4, 0.1))[0])]
        if person.last is not None and signed > person.last:
            continue
        row: Row = {
            "plan_id": f"{supplier.id}-OP{number:04d}",
            "client_sleutel": client_key(person),
            "toewijzing_nummer": assignment_key(person),
            "aanbieder_id": supplier.id,
            "gesprek_datum": talked,
            "ondertekend_datum": signed if is_signed else None,
            "uren_week_plan": Decimal(person.quarters) / 4 if is_signed else None,
            "aandeel_netwerk": network,
            "resultaat_vastgelegd": is_signed,
        }
        found.append((signed, row))
    return found


def _reports(rng: np.random.Generator, supplier: Supplier, who: Sequence[Person]) -> list[tuple[date, Row]]:
    themes = tuple(TABLE_BY_NAME["meldingen"].column("thema").allowed)
    found: list[tuple[date, Row]] = []
    for period in calendar.experiment_periods():
        for person in who:
            active = person.days_within(period.begin, period.end)
            if not active or rng.random() >= _REPORTS_PER_CLIENT_PERIOD:
                continue
            received = max(period.begin, person.first) + timedelta(days=int(rng.integers(0, active)))
            handled = received + timedelta(days=int(rng.integers(3, 12)))
            row: Row = {
                "melding_id": f"{supplier.id}-M{len(found) + 1:04d}",
                "soort": ("KLACHT", "SIGNAAL")[int(rng.integers(0, 2))],
                "kanaal": "AANBIEDER",
                "aanbieder_id": supplier.id,
                "client_sleutel": client_key(person),
                "datum_ontvangst": received,
                "datum_afgehandeld": handled,
                "thema": themes[int(rng.integers(0, len(themes)))],
                "uitkomst": ("GEGROND", "DEELS", "ONGEGROND")[int(rng.integers(0, 3))],
            }
            found.append((handled, row))
    return found


def _staff(rng: np.random.Generator, supplier: Supplier, visits: Sequence[Visit]) -> list[tuple[date, Row]]:
    """Return the jobs that fit the hours of all clients, per period."""
    quarters: dict[str, int] = {}
    for visit in visits:
        period_id = calendar.period_of(visit.day)
        quarters[period_id] = quarters.get(period_id, 0) + visit.quarters
    found = []
    for period in calendar.experiment_periods():
        jobs = Decimal(quarters.get(period.id, 0)) / 4 * calendar.periods_per_year() / _HOURS_OF_A_JOB_PER_YEAR
        workers = max(round(jobs / Decimal("0.45")), 1)
        row: Row = {
            "aanbieder_id": supplier.id,
            "periode_id": period.id,
            "fte_hbh": jobs.quantize(Decimal("0.01"), ROUND_HALF_UP),
            "medewerkers": workers,
            "uitstroom": int(rng.poisson(workers * _OUTFLOW)),
            "gedwongen_ontslagen": 0,
            "opgeleid_praktisch": 0,
        }
        found.append((period.end + timedelta(days=_DAYS_TO_REPORT), row))
    return found


def _continuity(rng: np.random.Generator, supplier: Supplier, who: Sequence[Person]) -> list[tuple[date, Row]]:
    found = []
    for period in calendar.experiment_periods():
        clients = sum(bool(person.days_within(period.begin, period.end)) for person in who)
        same = int(rng.binomial(clients, _SHARE_SAME_WORKER))
        row: Row = {
            "aanbieder_id": supplier.id,
            "periode_id": period.id,
            "clienten": clients,
            "clienten_zelfde_hulp": same,
            "wisselingen": clients - same,
        }
        found.append((period.end + timedelta(days=_DAYS_TO_REPORT), row))
    return found


def _letters(supplier: Supplier) -> list[tuple[date, Row]]:
    """Return a letter before the start and one halfway, both approved within ten days."""
    begin, end = current().begin, current().end
    found = []
    for number, received in enumerate((begin - timedelta(days=40), begin + (end - begin) / 2), start=1):
        judged = received + timedelta(days=6 + number)
        row: Row = {
            "uiting_id": f"{supplier.id}-U{number:02d}",
            "aanbieder_id": supplier.id,
            "soort": "BRIEF",
            "ontvangen_op": received,
            "beoordeeld_op": judged,
            "oordeel": "AKKOORD",
        }
        found.append((judged, row))
    return found
