"""The talks with clients and their support plans: nearly all within the first four weeks, some later, a few never signed."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.demo.assignments import Assignments
from hbh_metrics.demo.columns import LateValue, Register, codes, contract_table, dates, decimals, labels, repeated
from hbh_metrics.demo.draws import choose, stream
from hbh_metrics.demo.population import Clients
from hbh_metrics.demo.timeline import BEGIN, UNKNOWN

_NETWORK = tuple(TABLE_BY_NAME["ondersteuningsplannen"].column("aandeel_netwerk").allowed)
_NETWORK_WEIGHTS = (0.55, 0.35, 0.10)
_SHARE_LATE = 0.018
_SHARE_NEVER_SIGNED = 0.008
_SHARE_ADJUSTED = 0.12
_HUNDREDTHS_PER_QUARTER = 25
_SHARE_WITH_RESULT = 0.82


def plans_register(seed: int, provider_id: str, people: Clients, assignments: Assignments) -> Register:
    """Return the table ondersteuningsplannen of this provider, in order of the talks."""
    rng = stream(seed, provider_id, "plans")
    who = np.flatnonzero(people.in_experiment)
    begin = np.maximum(people.first_day[who], BEGIN).astype(np.int64)
    count = len(who)
    at_start = rng.integers(0, 3, count) * 7 + rng.integers(0, 5, count)
    talk = begin + np.where(people.is_newcomer[who], rng.integers(3, 15, count), at_start)
    talk = np.where(rng.random(count) < _SHARE_LATE, begin + rng.integers(30, 70, count), talk)
    signed = np.where(rng.random(count) < _SHARE_NEVER_SIGNED, UNKNOWN, talk + rng.integers(0, 7, count))
    again = np.flatnonzero(rng.random(count) < _SHARE_ADJUSTED)
    second_talk = talk[again] + rng.integers(100, 200, len(again))

    client = np.concatenate([who, who[again]])
    talk = np.concatenate([talk, second_talk])
    signed = np.concatenate([signed, second_talk + rng.integers(0, 10, len(again))])
    network = choose(rng, len(client), _NETWORK_WEIGHTS)
    planned = np.maximum(np.round(people.indicated_quarters[client] * people.used_share[client] * 0.95), 2).astype(
        np.int64
    )
    last = people.last_day[client].astype(np.int64)
    last = np.where(last == UNKNOWN, np.iinfo(np.int32).max, last)
    happened = talk <= last
    signed = np.where(signed > last, UNKNOWN, signed)
    order = np.flatnonzero(happened)[np.lexsort((client[happened], talk[happened]))]
    client, talked_on, signed_on = client[order], talk[order].astype(np.int32), signed[order].astype(np.int32)
    assignment = pa.array(assignments.current[client])
    table = contract_table(
        "ondersteuningsplannen",
        {
            "plan_id": labels(f"{provider_id}-OP", np.arange(1, len(client) + 1), 4),
            "client_sleutel": assignments.client_keys.take(assignment),
            "toewijzing_nummer": assignments.keys.take(assignment),
            "aanbieder_id": repeated(provider_id, len(client)),
            "gesprek_datum": dates(talked_on),
            "ondertekend_datum": dates(signed_on),
            "uren_week_plan": decimals(planned[order] * _HUNDREDTHS_PER_QUARTER, 8, 2, missing=signed_on == UNKNOWN),
            "aandeel_netwerk": codes(_NETWORK, network[order]),
            "resultaat_vastgelegd": _says_result(seed, provider_id, len(client)),
        },
    )
    return Register(
        table, talked_on, (LateValue("ondertekend_datum", signed_on), LateValue("uren_week_plan", signed_on))
    )


def _says_result(seed: int, provider_id: str, count: int) -> pa.Array:
    """Return of each plan whether it says what it must bring about; a draw of its own, so that the others stay as they are."""
    return pa.array(stream(seed, provider_id, "plan results").random(count) < _SHARE_WITH_RESULT, pa.bool_())
