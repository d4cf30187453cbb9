"""Every signal decided twice, by the rules and by plain loops, on invented years and on any numbers: the two must agree on all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings

from hbh_metrics import calendar
from hbh_metrics.demo import world
from hbh_metrics.metrics.in_memory import derived_evidence
from hbh_metrics.signals import Evidence, evaluate
from tests.signals.naive import Found, expected
from tests.signals.test_properties import worlds

SEED = 3
CLIENTS = 3500
END = date(2015, 1, 31)
Assignments = dict[tuple[str, str], list[dict[str, Any]]]
"""The rows of indicaties by client and provider."""

WEEKLY = {"S20", "S21"}


def decided(evidence: Evidence) -> set[Found]:
    """Return what the rules find, but for those on weeks."""
    return {
        (one.signaal, one.ernst.value, one.aanbieder_id, one.periode_id, one.sinds, one.sinds_actie)
        for one in evaluate(evidence)
        if one.signaal not in WEEKLY
    }


@cache
def year(story: str) -> dict[str, pa.Table]:
    return world(story, SEED, CLIENTS)


@pytest.mark.parametrize(
    ("story", "day", "among"),
    [
        ("mengeling", END, {"S01", "S04", "S10", "S16"}),
        ("mengeling", date(2014, 7, 1), {"S01"}),
        ("doorschuiven", date(2014, 11, 1), {"S11", "S17"}),
        ("stille-aanbieder", date(2014, 9, 1), {"S13"}),
        ("vloer", date(2014, 10, 20), {"S02"}),
        ("brief-blijft-liggen", date(2014, 6, 27), {"S18"}),
    ],
)
def test_rules_and_loops_find_the_same_in_an_invented_year(story: str, day: date, among: set[str]) -> None:
    evidence = derived_evidence(year(story), day)
    found = decided(evidence)
    assert found == expected(evidence)
    assert among <= {signal for signal, *_ in found}


@settings(max_examples=60)
@given(worlds())
def test_rules_and_loops_find_the_same_in_any_numbers(evidence: Evidence) -> None:
    assert decided(evidence) == expected(evidence)


def test_what_was_paid_without_a_day_or_twice_is_counted_from_the_bare_ledger() -> None:
    tables = year("mengeling")
    groups: Assignments = {}
    numbers = set()
    for row in tables["indicaties"].to_pylist():
        if row["groep"] == "EXPERIMENT":
            groups.setdefault((row["client_sleutel"], row["aanbieder_id"]), []).append(row)
            numbers.add(row["toewijzing_nummer"])
    net: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in tables["periodebetalingen"].to_pylist():
        if row["grondslag"] == "PERIODETARIEF" and row["toewijzing_nummer"] in numbers:
            sign = 1 if row["debet_credit"] == "D" else -1
            net[row["client_sleutel"], row["aanbieder_id"], row["periode_id"]] += sign * row["aantal"]
    everywhere: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for (client, _, k), count in net.items():
        everywhere[client, k] += count
    found = Counter(
        (who, k)
        for (client, who, k), count in net.items()
        if count > 0 and (not has_help(groups, client, who, k) or is_twice(groups, everywhere[client, k], client, k))
    )
    raised = {
        (one.aanbieder_id, one.periode_id): one.waarde
        for one in evaluate(derived_evidence(tables, END))
        if one.signaal == "S16"
    }
    ended = {one.id for one in calendar.experiment_periods()}
    assert raised == {key: count for key, count in found.items() if key[1] in ended}
    assert raised


def has_help(groups: Assignments, client: str, who: str, k: str) -> bool:
    """Whether a client has an active day at a provider in a period."""
    first, last = calendar.period(k).begin, calendar.period(k).end
    return any(
        row["ingangsdatum"] <= last and (row["einddatum"] is None or row["einddatum"] >= first)
        for row in groups.get((client, who), [])
    )


def is_twice(groups: Assignments, paid: Decimal, client: str, k: str) -> bool:
    """Whether a client is paid for more than once over all providers (`paid`), without help from two of them."""
    return paid > 1 and sum(has_help(groups, client, who, k) for who in {who for _, who in groups}) < 2
