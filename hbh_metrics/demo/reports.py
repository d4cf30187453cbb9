"""Complaints, signals, objections and requests to switch: about one complaint or signal per 100 client-periods."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.demo.assignments import Assignments
from hbh_metrics.demo.columns import LateValue, Register, codes, contract_table, dates, labels, repeated
from hbh_metrics.demo.draws import choose, stream
from hbh_metrics.demo.population import Clients
from hbh_metrics.demo.timeline import BEGIN, END, UNKNOWN

_TABLE = TABLE_BY_NAME["meldingen"]
_KINDS, _CHANNELS, _THEMES, _OUTCOMES = (
    tuple(_TABLE.column(name).allowed) for name in ("soort", "kanaal", "thema", "uitkomst")
)
_KIND_WEIGHTS = (0.50, 0.33, 0.05, 0.12)
_CHANNEL_WEIGHTS = (0.7, 0.3)
_THEME_WEIGHTS = (0.30, 0.20, 0.25, 0.08, 0.12, 0.05)
_OUTCOME_WEIGHTS = (0.35, 0.25, 0.30, 0.10)
_REPORTS_PER_CLIENT_PERIOD = 0.012
_REPORTS_PER_CLIENT_PERIOD_OUTSIDE = 0.004
_SHARE_WITHOUT_CLIENT = 0.05
_DAYS_PER_PERIOD = 28


def reports_register(seed: int, provider_id: str, people: Clients, assignments: Assignments) -> Register:
    """Return the table meldingen of this provider in 2014, in order of receipt; the outcome shows once it is known."""
    rng = stream(seed, provider_id, "reports")
    first = np.maximum(people.first_day, BEGIN).astype(np.int64)
    last = np.where(people.last_day == UNKNOWN, END, people.last_day).astype(np.int64)
    days = np.maximum(last - first + 1, 0)
    rate = np.where(people.in_experiment, _REPORTS_PER_CLIENT_PERIOD, _REPORTS_PER_CLIENT_PERIOD_OUTSIDE)
    client = np.repeat(np.arange(len(people)), rng.poisson(days * rate / _DAYS_PER_PERIOD))
    count = len(client)
    received = first[client] + (rng.random(count) * days[client]).astype(np.int64)
    order = np.lexsort((client, received))
    client, received = client[order], received[order].astype(np.int32)
    handled = (received + rng.integers(3, 41, count)).astype(np.int32)
    nameless = rng.random(count) < _SHARE_WITHOUT_CLIENT
    keys = assignments.client_keys.take(pa.array(assignments.current[client], mask=nameless))
    table = contract_table(
        "meldingen",
        {
            "melding_id": labels(f"{provider_id}-M", np.arange(1, count + 1), 4),
            "soort": codes(_KINDS, choose(rng, count, _KIND_WEIGHTS)),
            "kanaal": codes(_CHANNELS, choose(rng, count, _CHANNEL_WEIGHTS)),
            "aanbieder_id": repeated(provider_id, count),
            "client_sleutel": keys,
            "datum_ontvangst": dates(received),
            "datum_afgehandeld": dates(handled),
            "thema": codes(_THEMES, choose(rng, count, _THEME_WEIGHTS)),
            "uitkomst": codes(_OUTCOMES, choose(rng, count, _OUTCOME_WEIGHTS)),
        },
    )
    open_until_then = repeated("OPEN", count)
    late = (LateValue("datum_afgehandeld", handled), LateValue("uitkomst", handled, open_until_then))
    return Register(table, received, late)
