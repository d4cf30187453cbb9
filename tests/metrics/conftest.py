"""Derives for a file of tests what it names and nothing else: everything together is what the twins look at."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

import duckdb
import pytest

from hbh_metrics.metrics import DERIVED, FAMILIES, Family, derive
from hbh_metrics.metrics.steps import Step
from tests.metrics.tables import COST_PRICE, Tables

derivation = import_module("hbh_metrics.metrics.derive")
VALUES = "tussenstand.maatstafwaarden"


@pytest.fixture
def only_what_is_named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the tables, and in meetwaarden the families of metrics, of which the file of the test holds a name: a third of the work."""
    steps, metrics = _named_in(request.path)

    def narrowly(tables: Tables, peildatum: date) -> duckdb.DuckDBPyConnection:
        con = tables.connect()
        derive(con, peildatum, kostprijs=COST_PRICE)
        if metrics:  # a metric that is not derived is no row, not one without a value
            con.execute("delete from meetwaarden where maatstaf not in (select unnest(?))", [metrics])
        return con

    monkeypatch.setattr(derivation, "steps", lambda: steps)
    monkeypatch.setattr(Tables, "derive", narrowly)


@cache
def _named_in(path: Path) -> tuple[tuple[Step, ...], list[str]]:
    """Return the steps to make what is named in a file, and the metrics among it."""
    words = set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    families = [family for family in FAMILIES if words & {card.name for card in family.cards}]
    tables = {*(words & set(DERIVED)), *(["meetwaarden"] if families else [])} - (
        set() if families else {"meetwaarden"}
    )
    return _needed(tables, families), [card.name for family in families for card in family.cards]


def _needed(tables: set[str], families: list[Family]) -> tuple[Step, ...]:
    """Return the steps that make the tables, in the order in which they are made; of other families what these read."""
    unasked = {family.name for family in FAMILIES} - {family.name for family in families}
    names, before = set(tables), set[str]()
    while names != before:
        before = set(names)
        for step in derivation.steps():
            if names & _gives(step, unasked):
                names |= step.makes | step.fills | step.mentions
    return tuple(step for step in derivation.steps() if names & (_gives(step, unasked) | step.drops))


def _gives(step: Step, unasked: set[str]) -> frozenset[str]:
    """Return what a step makes and adds to; that a family nobody asked adds its values to all is no reason to make it."""
    return step.makes | (step.fills - {VALUES} if step.name in unasked else step.fills)
