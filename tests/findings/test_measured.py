"""A value in a cell: known, unknown, kept back, or given as a whole number only."""

from __future__ import annotations

import pytest

from hbh_metrics import dutch
from hbh_metrics.door.protection import Visibility, protected
from hbh_metrics.findings.measured import clients_cell, value_cell
from hbh_metrics.records import TOTAL, Measure


@pytest.mark.parametrize(
    ("visibility", "value", "clients"),
    [
        (Visibility.VISIBLE, "98,6%", "350"),
        (Visibility.ROUNDED, "ongeveer 99%", "."),
        (Visibility.SUPPRESSED, ".", "."),
        (Visibility.FEWER_THAN_5, "<5", "350"),
    ],
)
def test_a_value_reads_as_its_audience_may_see_it(visibility: Visibility, value: str, clients: str) -> None:
    row = protected(Measure("plandekking", TOTAL, "201409", 98.6, 345.0, 350.0, 350, "volledig"), visibility)
    assert value_cell(row, dutch.percentage).text == value
    assert clients_cell(row).text == clients


def test_a_rounded_amount_keeps_its_thousands_and_loses_only_empty_decimals() -> None:
    row = protected(Measure("plandekking", TOTAL, "201409", 1200.4, None, None, 350, "volledig"), Visibility.ROUNDED)
    assert value_cell(row, dutch.euro).text.replace("\u00a0", " ") == "ongeveer € 1.200"
