"""What is paid by the hour for clients outside the experiment: delivered only in the story `vergelijkingsgroep`."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from hbh_metrics.demo.assignments import Assignments
from hbh_metrics.demo.columns import Register, codes, contract_table, dates, decimals, joined, labels, repeated
from hbh_metrics.demo.hours import Hours
from hbh_metrics.demo.payments import INVOICE_DAYS, booked_on
from hbh_metrics.demo.population import Clients
from hbh_metrics.demo.providers import Provider
from hbh_metrics.demo.timeline import PERIOD_IDS, PERIOD_OF_WEEK, WEEKS

_CENTS_PER_EURO = 100
_QUARTERS_PER_HOUR = 4
_TEN_THOUSANDTHS_PER_QUARTER = 2500


def hour_payments(provider: Provider, people: Clients, assignments: Assignments, hours: Hours) -> Register:
    """Return a debit per comparison client and whole period with help: its hours at the hourly rate of before, without corrections."""
    period = PERIOD_OF_WEEK[hours.week]
    counts = (period >= 0) & (hours.week < WEEKS - 1) & ~people.in_experiment[hours.client]
    place = period[counts] * len(people) + hours.client[counts]
    quarters = np.bincount(place, hours.quarters[counts], len(PERIOD_IDS) * len(people)).astype(np.int64)
    paid = np.flatnonzero(quarters)
    in_period, client, quarters = paid // len(people), paid % len(people), quarters[paid]
    rate_cents = int(provider.hour_rate_eur * _CENTS_PER_EURO)
    cents = (2 * quarters * rate_cents + _QUARTERS_PER_HOUR) // (2 * _QUARTERS_PER_HOUR)
    number = np.arange(len(paid)) - np.searchsorted(in_period, in_period) + 1
    current = pa.array(assignments.current[client])
    invoiced_on = INVOICE_DAYS[in_period]
    table = contract_table(
        "periodebetalingen",
        {
            "aanbieder_id": repeated(provider.id, len(paid)),
            "prestatie_referentie": joined(
                repeated("U", len(paid)), codes(PERIOD_IDS, in_period), labels("-", number, 4)
            ),
            "vorige_referentie": pa.nulls(len(paid), pa.string()),
            "client_sleutel": assignments.client_keys.take(current),
            "toewijzing_nummer": assignments.keys.take(current),
            "periode_id": codes(PERIOD_IDS, in_period),
            "grondslag": repeated("UREN", len(paid)),
            "debet_credit": repeated("D", len(paid)),
            "aantal": decimals(quarters * _TEN_THOUSANDTHS_PER_QUARTER, 6, 4),
            "tarief_eur": decimals(np.full(len(paid), rate_cents), 12, 2),
            "bedrag_eur": decimals(cents, 12, 2),
            "factuurdatum": dates(invoiced_on),
            "boekdatum": dates(booked_on(invoiced_on)),
        },
    )
    return Register(table, booked_on(invoiced_on))
