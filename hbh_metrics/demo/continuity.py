"""How many clients of a provider keep the same worker per period; a draw of its own, so that nothing else of a story moves."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from hbh_metrics.demo.columns import Register, codes, contract_table, repeated
from hbh_metrics.demo.draws import stream
from hbh_metrics.demo.population import Clients
from hbh_metrics.demo.timeline import PERIOD_BEGINS, PERIOD_ENDS, PERIOD_IDS, UNKNOWN

_SHARE_AT_START, _FALL_PER_PERIOD = 0.86, 0.004
_CHANGES_PER_OTHER_CLIENT = 1.3
_DAYS_TO_REPORT = 8


def continuity_register(seed: int, provider_id: str, people: Clients) -> Register:
    """Return the table continuiteit of this provider: the clients of the experiment, and who of them kept the same worker."""
    rng = stream(seed, provider_id, "continuity")
    who = people.in_experiment
    first, last = people.first_day[who], people.last_day[who]
    last = np.where(last == UNKNOWN, np.iinfo(np.int32).max, last)
    clients = np.array(
        [((first <= end) & (last >= begin)).sum() for begin, end in zip(PERIOD_BEGINS, PERIOD_ENDS, strict=True)],
        dtype=np.int64,
    )
    share = _SHARE_AT_START - _FALL_PER_PERIOD * np.arange(len(PERIOD_IDS))
    same = rng.binomial(clients, share)
    table = contract_table(
        "continuiteit",
        {
            "aanbieder_id": repeated(provider_id, len(PERIOD_IDS)),
            "periode_id": codes(PERIOD_IDS, np.arange(len(PERIOD_IDS))),
            "clienten": pa.array(clients),
            "clienten_zelfde_hulp": pa.array(same),
            "wisselingen": pa.array(rng.poisson((clients - same) * _CHANGES_PER_OTHER_CLIENT)),
        },
    )
    return Register(table, PERIOD_ENDS + np.int32(_DAYS_TO_REPORT))
