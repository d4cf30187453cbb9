"""What the city does with the difference between the start tariff and what it pays: reserved, and partly spent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics.demo.columns import Register, table_of_rows
from hbh_metrics.demo.timeline import PERIOD_IDS, Days, day_number

_SHARE_RESERVED = Decimal("0.6")
_SHARE_SPENT = Decimal("0.3")
_FIFTY = Decimal(50)

# When the city books, and up to which period it then looks.
_BOOKINGS = ((date(2014, 6, 20), "201405"), (date(2014, 9, 10), "201408"), (date(2014, 12, 10), "201411"))


def savings_register(payments: Sequence[pa.Table]) -> Register:
    """Return the table bestemmingen: per period part of the difference with the start tariff is reserved and part is spent."""
    difference = _differences(payments)
    rows: list[dict[str, object]] = []
    booked_on: list[int] = []
    begun = 0
    for day, last_period in _BOOKINGS:
        until = PERIOD_IDS.index(last_period) + 1
        for period_id in PERIOD_IDS[begun:until]:
            for kind, share, note in (
                ("GERESERVEERD", _SHARE_RESERVED, "Binnen Wmo individuele voorzieningen"),
                ("BESTEED", _SHARE_SPENT, "Extra gesprekken over het eigen netwerk"),
            ):
                amount = (difference[period_id] * share / _FIFTY).to_integral_value() * _FIFTY
                if amount > 0:
                    booked_on.append(day_number(day))
                    rows.append(
                        {
                            "boeking_id": f"B{len(rows) + 1:04d}",
                            "periode_id": period_id,
                            "bedrag_eur": amount,
                            "soort": kind,
                            "toelichting": note,
                        }
                    )
        begun = until
    known_on: Days = np.array(booked_on, dtype=np.int32)
    return Register(table_of_rows("bestemmingen", rows), known_on)


def _differences(payments: Sequence[pa.Table]) -> dict[str, Decimal]:
    """Return per period, over all providers, the first tariff times what was paid for, less what was paid."""
    found = dict.fromkeys(PERIOD_IDS, Decimal(0))
    for every in payments:
        table = every.filter(pc.equal(every.column("grondslag"), "PERIODETARIEF"))
        if table.num_rows == 0:
            continue
        start = pc.max(table.column("tarief_eur")).as_py()
        is_credit = pc.equal(table.column("debet_credit"), "C")
        net = pc.if_else(is_credit, pc.negate(table.column("aantal")), table.column("aantal"))
        sums = table.append_column("net", net).group_by("periode_id").aggregate([("net", "sum"), ("bedrag_eur", "sum")])
        for row in sums.to_pylist():
            found[row["periode_id"]] += start * row["net_sum"] - row["bedrag_eur_sum"]
    return found
