"""The verkenning computed twice, by the house and by plain loops, on odd worlds: the two must agree on every number and every gap."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import partial
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.exploration.assumptions import AssumptionSet, Range, Window, declared
from tests.exploration.mini_city import publish
from tests.exploration.naive import base, beside, directions, net, over_delivered, scaling, spread
from tests.metrics.naive import World
from tests.metrics.odd_tables import odd_tables
from tests.metrics.tables import Tables

TYPED = {
    "effect_uren_pct": (-13.81, -11.19, -8.49),
    "budget_2014_eur": (4000.0, 5000.0, 7000.0),
    "taakgericht_eur": (3000.0, 4000.0, 4500.0),
    "begeleiding_uren_jaar": (900.0, 1200.0, 20_000.0),
}
"""What the declaration leaves empty, filled in, so that every row is told."""
VARIANTS = ("UREN_VOORHEEN", "UREN", "PERIODETARIEF", "BUDGET_CLIENT", "ALGEMENE_VOORZIENING", "TAAKGERICHT")

_MEASURED = ("winst_gemeente", "winst_gemeente_eind", "winst_totaal", "winst_totaal_eind")


def differences(tables: Tables, peildatum: date, window: Window, root: Path) -> list[str]:
    """Return every row in which the house and the loops disagree, as text."""
    door = Door(publish(tables, peildatum, root), Audience.PROGRAMMAMANAGER)
    found = door.exploration(AssumptionSet({code: Range(*one) for code, one in TYPED.items()}, window))
    rows = {(row.variant, row.uitkomst): row for row in found}
    world = World(tables, peildatum)
    q = base(world, window.value)
    end = "_eind" if window is Window.LAST_3 else ""
    shares = [f"aandeel_sterke_daling_{group}{end}" for group in ("experiment", "vergelijkingsgroep")]
    measured = {
        row.maatstaf: row.waarde
        for row in door.measures(*_MEASURED, *shares)
        if (row.aanbieder_id, row.periode_id) == ("TOTAAL", None)
    }
    parts = [None if (one := measured.get(name)) is None else one / 100 for name in shares]
    q["sigma"] = None if None in parts else tuple(parts)
    ranges = {
        code: (one.default.laag, one.default.midden, one.default.hoog)
        for code, one in declared().items()
        if one.default is not None
    }
    price = float("nan") if q["p"] is None else q["p"]
    ranges |= {**TYPED, "uurtarief_eur": (price * 0.95, price, price * 1.05), "schaling": scaling(q)}
    middles = {code: one[1] for code, one in ranges.items()}
    problems = []
    for variant in VARIANTS:
        expected = {
            "kosten_netto": spread(partial(net, q, variant), ranges),
            "kosten_bruto": spread(partial(net, q, variant, which="gross"), ranges),
            "uren_jaar": spread(partial(net, q, variant, which="hours"), ranges),
            "experiment_kosten": spread(partial(over_delivered, q, variant), ranges),
        }
        for name, numbers in expected.items():
            row = rows[variant, name]
            told = None if row.midden is None else (row.laag, row.midden, row.hoog, row.uiterst_laag, row.uiterst_hoog)
            if (numbers is None) != (told is None) or (numbers and told != pytest.approx(numbers, rel=1e-9, abs=1e-6)):
                problems.append(f"{variant} {name}: loops say {numbers}, the house says {told} {row.ontbreekt}")
        at_ends = [beside(q, variant, {**middles, "schaling": end}) for end in ranges["schaling"]]
        for name, told_once in beside(q, variant, middles).items():
            # A ratio of nothing to nothing at an end of a range leaves the whole row without a number.
            value = told_once if all(isfinite(end[name]) for end in at_ends) else float("nan")
            middle = rows[variant, name].midden
            if (middle is None) == isfinite(value) or (
                middle is not None and middle != pytest.approx(value, rel=1e-9, abs=1e-6)
            ):
                problems.append(f"{variant} {name}: loops say {value}, the house says {middle}")
    told_of = directions(middles)
    if told_of != {key: pytest.approx(rows[key].midden, rel=1e-9) for key in told_of}:
        problems.append(f"loops say {told_of}, the house says otherwise")
    before = rows["UREN_VOORHEEN", "experiment_kosten"].midden
    for contract, name in (("PERIODETARIEF", "winst_gemeente"), ("UREN", "winst_totaal")):
        cost = rows[contract, "experiment_kosten"].midden
        left = None if before is None or cost is None else before - cost
        metric = measured[f"{name}{end}"]
        if (left is None) != (metric is None) or (
            left is not None and metric != pytest.approx(left, rel=1e-9, abs=1e-6)
        ):
            problems.append(f"{name}{end}: the metric is {measured[f'{name}{end}']}, the verkenning says {left}")
    return problems


@example(5, Window.ALL)
@example(6, Window.LAST_3)
@example(247, Window.LAST_3)
@settings(max_examples=4)
@given(st.integers(0, 1_000_000), st.sampled_from(Window))
def test_the_house_and_plain_loops_agree_on_odd_worlds(seed: int, window: Window) -> None:
    with tempfile.TemporaryDirectory() as root:
        assert differences(*odd_tables(seed), window, Path(root)) == []
