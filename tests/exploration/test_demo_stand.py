"""The verkenning of the demo as of 14 September 2014, beside plain loops over what that stand holds.

Hours and numbers are those that are printed. The prices of the demo are those of 2014, so euros are held to the loops.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any

import pyarrow.parquet as pq
import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.base import agreements_of, base_of
from hbh_metrics.door.door import Door
from hbh_metrics.exploration.assumptions import AssumptionSet, Window, declared
from hbh_metrics.publications import Publication, Store
from tests.exploration.naive import LAST, latest, mean_before, net, over_delivered, scaling, spread, strata_of

DAY = date(2014, 9, 14)
WINDOW = ("201407", "201408", "201409")
EVERY = ("201402", "201403", "201404", "201405", "201406", *WINDOW)
VARIANTS = ("UREN_VOORHEEN", "UREN", "PERIODETARIEF", "BUDGET_CLIENT", "ALGEMENE_VOORZIENING")


@pytest.fixture(scope="module")
def stand(demo_data: Path) -> Publication:
    """The publication of that day."""
    (found,) = [one for one in Store(demo_data).list() if one.manifest.peildatum == DAY]
    return found


def _rows(stand: Publication, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(stand.table_path(table)).to_pylist()
    return rows


@pytest.fixture(scope="module")
def q(stand: Publication) -> dict[str, Any]:
    """What the loops say of the stand, with how many client-periods were left out and why."""
    reference = {row["client_sleutel"]: row for row in _rows(stand, "referentie")}
    begun = [row for row in _rows(stand, "indicaties") if row["ingangsdatum"] <= DAY]
    within = [row for row in begun if row["groep"] == "EXPERIMENT"]
    klasse = {client: row["klasse"] for client, row in latest(within).items()}
    own = {(row["client_sleutel"], row["aanbieder_id"]) for row in within if row["client_sleutel"] in reference}

    def price(group: set[str]) -> float:
        hours = sum(reference[one]["uren_per_periode"] for one in group)
        return float(sum(reference[one]["bedrag_per_periode_eur"] for one in group) / hours)

    left_out: Counter[str] = Counter()
    delivered = []
    for row in _rows(stand, "clientperioden"):
        if row["periode_id"] not in EVERY or row["aantal_netto"] <= 0:
            continue
        in_window = row["periode_id"] in WINDOW
        known = reference.get(row["client_sleutel"])
        if not row["urenrijen"]:
            left_out["uren"] += in_window
        elif row["actieve_dagen"] < 28:
            left_out["gebroken"] += in_window
        elif known is None:
            left_out["referentie"] += in_window
        else:
            delivered.append(
                {
                    "in_window": in_window, "p": row["aanbieder_id"],
                    "klasse": klasse[row["client_sleutel"]], "a": float(row["aantal_netto"]),
                    "H": float(row["uren"]), "B": float(row["bedrag_netto_eur"]), "b": float(known["bedrag_per_periode_eur"]),
                }
            )  # fmt: skip
    stock = latest([row for row in begun if row["einddatum"] is None or row["einddatum"] >= DAY])
    past = {client: row for client, row in latest(begun).items() if client in reference}
    clients = {client for client, _ in own}
    agreed = {who: found.tariff_eur(LAST) for who, found in agreements_of(stand).items()}
    return {
        "S": [row for row in delivered if row["in_window"]],
        "every": delivered,
        "left_out": left_out,
        "p": price(clients),
        "p_p": {who: price({client for client, at in own if at == who}) for _, who in own},
        "beta": {
            one: mean(float(reference[c]["bedrag_per_periode_eur"]) for c in clients if klasse[c] == one)
            for one in {klasse[c] for c in clients}
        },
        "N": {category: sum(row["categorie"] == category for row in stock.values()) for category in (1, 2, 3)},
        "strata": {category: strata_of(category, stock, past, reference) for category in (1, 2, 3)},
        "tau": mean(float(agreed[row["aanbieder_id"]]) for row in stock.values() if row["categorie"] == 1),
    }


def test_numbers_and_hours_are_those_of_the_printed_vector(q: dict[str, Any]) -> None:
    assert q["N"] == {1: 2853, 2: 511, 3: 132}
    assert len(q["S"]) == 963
    assert q["left_out"] == {"uren": 2, "gebroken": 30, "referentie": 62}
    assert mean_before(q, 1, 2) == pytest.approx(7.274755, abs=5e-7)
    assert scaling(q) == pytest.approx((0.9916, 1, 1.0084), abs=5e-5), "the city is known within 0.84 per cent"


def test_who_keeps_the_gain_is_told_as_the_loops_add_it_up(stand: Publication, q: dict[str, Any]) -> None:
    told = {
        (row["maatstaf"], row["aanbieder_id"]): row["waarde"]
        for row in _rows(stand, "meetwaarden")
        if row["periode_id"] is None
    }
    for end, rows in (("_eind", q["S"]), ("", q["every"])):
        for who in ("TOTAAL", *q["p_p"]):
            own = [row for row in rows if who in ("TOTAAL", row["p"])]
            before, paid = sum(row["a"] * row["b"] for row in own), sum(row["B"] for row in own)
            worth = sum(row["H"] * q["p_p"][row["p"]] for row in own)
            gains = {"totaal": before - worth, "gemeente": before - paid, "aanbieder": paid - worth}
            assert gains == {name: pytest.approx(told[f"winst_{name}{end}", who]) for name in gains}, (who, end)
            share = told[f"aandeel_winst_gemeente{end}", who]
            assert share == (pytest.approx((before - paid) / (before - worth) * 100) if before > worth else None)
    with_gain = {who for who in q["p_p"] if (told["winst_totaal", who] or 0) > told["winst_totaal", "TOTAAL"] / 2}
    assert with_gain == {"VIVA"}, "most of the gain over all periods is of one provider"


def test_the_house_and_the_loops_agree_on_the_stand_in_euros_and_ranges(stand: Publication, q: dict[str, Any]) -> None:
    base = base_of(stand, Window.LAST_3)
    assert base.periods == WINDOW
    assert [one.aantal for one in base.delivered.left_out] == [2, 30, 62]
    assert (base.hourly_eur, base.tariff_eur) == pytest.approx((q["p"], q["tau"]))
    assert base.effect_pct is not None
    effect = (base.effect_pct.laag, base.effect_pct.midden, base.effect_pct.hoog)
    assert effect == pytest.approx((-13.81, -11.19, -8.49), abs=0.005)
    ranges = {
        code: (one.default.laag, one.default.midden, one.default.hoog)
        for code, one in declared().items()
        if one.default is not None
    }
    ranges |= {
        "effect_uren_pct": effect,
        "uurtarief_eur": (q["p"] * 0.95, q["p"], q["p"] * 1.05),
        "schaling": scaling(q),
    }
    rows = {
        (row.variant, row.uitkomst): row for row in Door(stand, Audience.PROGRAMMAMANAGER).exploration(AssumptionSet())
    }
    for variant in VARIANTS:
        for name, value in (("kosten_netto", net), ("experiment_kosten", over_delivered)):
            row = rows[variant, name]
            told = (row.laag, row.midden, row.hoog, row.uiterst_laag, row.uiterst_hoog)
            assert told == pytest.approx(spread(partial(value, q, variant), ranges), rel=1e-9), (variant, name)
    per_cent = {variant: rows[variant, "verschil_voorheen_pct"] for variant in VARIANTS}
    # Shares of the same hours and of the same cost, so the price does not move them: as printed.
    for variant, printed in (("UREN", (-8.89, -6.62, -3.66)), ("BUDGET_CLIENT", (-14.79, -7.39, 0.00))):
        row = per_cent[variant]
        assert (row.laag, row.midden, row.hoog) == pytest.approx(printed, abs=0.005), variant
    largest = {
        variant: max(row.bijdragen, key=row.bijdragen.__getitem__) for variant, row in per_cent.items() if row.bijdragen
    }
    assert (largest["UREN"], largest["ALGEMENE_VOORZIENING"]) == ("overdraagbaarheid", "vangnet")
