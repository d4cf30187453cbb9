"""The sentence about the days after the last whole period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hbh_metrics.findings.tail import said
from hbh_metrics.records import TOTAL, Tail

DAYS = "Niet in deze cijfers zit de staart, 29, 30 en 31 december 2014"


@pytest.mark.parametrize(
    ("paid", "hours", "clients", "rest"),
    [
        ("1234.50", "88.25", 64, ": €\xa01.235 betaald en 88 uren geleverd, voor 64 cliënten."),
        (None, "1.50", 1, ": 2 uren geleverd, voor 1 cliënt; betalingen daarvan zijn nog niet geleverd."),
        (None, None, 0, "; betalingen en uren daarvan zijn nog niet geleverd."),
    ],
)
def test_it_says_what_was_paid_and_delivered_and_what_is_still_missing(
    paid: str | None, hours: str | None, clients: int, rest: str
) -> None:
    amounts = (None if paid is None else Decimal(paid), None if hours is None else Decimal(hours))
    assert said(Tail(TOTAL, date(2014, 12, 29), date(2014, 12, 31), *amounts, clients, True)) == DAYS + rest
