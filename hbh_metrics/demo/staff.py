"""The domestic workers of a provider per period, and the letters that it sends to clients."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from hbh_metrics.demo.columns import LateValue, Register, codes, contract_table, dates, decimals, labels, repeated
from hbh_metrics.demo.draws import stream
from hbh_metrics.demo.hours import Hours
from hbh_metrics.demo.population import Ints
from hbh_metrics.demo.timeline import BEGIN, PERIOD_ENDS, PERIOD_IDS, PERIOD_OF_WEEK, UNKNOWN, WEEKS, Days, day_number

_HOURS_PER_FTE_PER_PERIOD = 1600 / 13
_OVERHEAD = 1.08
_FTE_PER_WORKER = 0.45
_OUTFLOW_PER_PERIOD = 0.012
_DAYS_TO_REPORT = 8
_TRAINED_PER_PERIOD, _MOST_TRAINED = 0.2, 2

# Kind, day received, days until the city's verdict, verdict.
_LETTERS = (
    ("BRIEF", date(2013, 12, 9), 7, "AANPASSEN"),
    ("BRIEF", date(2013, 12, 19), 5, "AKKOORD"),
    ("FOLDER", date(2014, 1, 8), 9, "AKKOORD"),
    ("GESPREKSLEIDRAAD", date(2014, 1, 14), 6, "AKKOORD"),
    ("BRIEF", date(2014, 5, 20), 10, "AKKOORD"),
    ("FOLDER", date(2014, 9, 1), 12, "AKKOORD"),
)


def staff_register(seed: int, provider_id: str, hours: Hours) -> Register:
    """Return the table personeel of this provider: full-time jobs that fit the delivered hours of all its clients."""
    rng = stream(seed, provider_id, "staff")
    period = PERIOD_OF_WEEK[hours.week]
    inside = (period >= 0) & (hours.week < WEEKS - 1)
    delivered = np.bincount(period[inside], hours.quarters[inside], len(PERIOD_IDS)) / 4
    fte = delivered / _HOURS_PER_FTE_PER_PERIOD * _OVERHEAD
    workers = np.maximum(np.round(np.mean(fte) / _FTE_PER_WORKER + rng.normal(0, 1, len(PERIOD_IDS))), 1).astype(
        np.int64
    )
    table = contract_table(
        "personeel",
        {
            "aanbieder_id": repeated(provider_id, len(PERIOD_IDS)),
            "periode_id": codes(PERIOD_IDS, np.arange(len(PERIOD_IDS))),
            "fte_hbh": decimals(np.round(fte * 100).astype(np.int64), 8, 2),
            "medewerkers": pa.array(workers),
            "uitstroom": pa.array(rng.poisson(workers * _OUTFLOW_PER_PERIOD)),
            "gedwongen_ontslagen": pa.array(np.zeros(len(PERIOD_IDS), dtype=np.int64)),
            "opgeleid_praktisch": pa.array(_trained(seed, provider_id)),
        },
    )
    return Register(table, PERIOD_ENDS + np.int32(_DAYS_TO_REPORT))


def _trained(seed: int, provider_id: str) -> Ints:
    """Return how many workers were trained for practical guidance by each period: one or two, in the course of the year."""
    rng = stream(seed, provider_id, "trained")
    found: Ints = np.minimum(np.cumsum(rng.random(len(PERIOD_IDS)) < _TRAINED_PER_PERIOD), _MOST_TRAINED)
    return found


def letters_register(seed: int, provider_id: str, *, letters_wait: bool = False) -> Register:
    """Return the table communicatie of this provider: letters and folders with the city's verdict once it is given.

    With `letters_wait` none comes for what was written during the experiment.
    """
    rng = stream(seed, provider_id, "letters")
    count = len(_LETTERS)
    arrived = np.array([day_number(row[1]) for row in _LETTERS]) + rng.integers(0, 5, count)
    received: Days = arrived.astype(np.int32)
    judged: Days = received + np.array([row[2] for row in _LETTERS], dtype=np.int32)
    verdicts = np.array([row[3] for row in _LETTERS])
    if letters_wait:
        waits = received >= BEGIN
        judged, verdicts = np.where(waits, np.int32(UNKNOWN), judged), np.where(waits, "OPEN", verdicts)
    table = contract_table(
        "communicatie",
        {
            "uiting_id": labels(f"{provider_id}-U", np.arange(1, count + 1), 2),
            "aanbieder_id": repeated(provider_id, count),
            "soort": pa.array([row[0] for row in _LETTERS]),
            "ontvangen_op": dates(received),
            "beoordeeld_op": dates(judged),
            "oordeel": pa.array(verdicts.tolist()),
        },
    )
    return Register(
        table, received, (LateValue("beoordeeld_op", judged), LateValue("oordeel", judged, repeated("OPEN", count)))
    )
