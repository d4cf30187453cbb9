"""The family of effects and who keeps the gain, twice, on a town in which all of it exists: SQL and plain loops must agree."""

from __future__ import annotations

from hbh_metrics.metrics import FAMILIES
from tests.metrics.compared_town import PEILDATUM, compared_town
from tests.metrics.naive import World
from tests.metrics.tables import metric_values
from tests.metrics.test_twin import PERIOD_METRICS, TIMELESS_METRICS, same

FAMILY_NAMES = ("effect", "effect_per_periode", "effect_per_aanbieder", "vergelijkingsgroep", "winst")


def test_sql_and_plain_loops_agree_where_there_is_something_to_compare() -> None:
    tables = compared_town(1)
    world = World(tables, PEILDATUM)
    cards = [card.name for family in FAMILIES if family.name in FAMILY_NAMES for card in family.cards]
    rows = {key: row for key, row in metric_values(tables.derive(PEILDATUM)).items() if key[0] in cards}
    assert {name for (name, _, _), row in rows.items() if row["waarde"] is not None} == set(cards)

    for (name, who, period), row in rows.items():
        cell = TIMELESS_METRICS[name](world, who) if period is None else PERIOD_METRICS[name](world, who, period)
        told = (row["waarde"], row["teller"], row["noemer"], row["n"])
        assert all(same(one, other) for one, other in zip(cell, told, strict=True)), (name, who, period, cell, told)
