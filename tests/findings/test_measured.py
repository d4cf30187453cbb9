"""A value in a cell: known, unknown, kept back, or given as a whole number only."""

from __future__ import annotations

import pytest

from hbh_metrics import dutch
from hbh_metrics.door.protection import Visibility, protected
from hbh_metrics.findings.measured import clients_cell, count_cell, out_of_cell, value_cell
from hbh_metrics.records import TOTAL, Measure


@pytest.mark.parametrize(
    ("visibility", "value", "clients", "count", "out_of"),
    [
        (Visibility.VISIBLE, "98,6%", "350", "345", "350"),
        (Visibility.ROUNDED, "ongeveer 99%", ".", ".", "."),
        (Visibility.SUPPRESSED, ".", ".", ".", "."),
        (Visibility.FEWER_THAN_5, "<5", "350", "<5", "350"),
    ],
)
def test_a_value_and_its_counts_read_as_their_audience_may_see_them(
    visibility: Visibility, value: str, clients: str, count: str, out_of: str
) -> None:
    row = protected(Measure("plandekking", TOTAL, "201409", 98.6, 345.0, 350.0, 350, "volledig"), visibility)
    assert value_cell(row, dutch.percentage).text == value
    assert clients_cell(row).text == clients
    assert count_cell(row).text == count
    assert out_of_cell(row).text == out_of


def test_a_rounded_amount_keeps_its_thousands_and_loses_only_empty_decimals() -> None:
    row = protected(Measure("plandekking", TOTAL, "201409", 1200.4, None, None, 350, "volledig"), Visibility.ROUNDED)
    assert value_cell(row, dutch.euro).text.replace("\u00a0", " ") == "ongeveer € 1.200"
