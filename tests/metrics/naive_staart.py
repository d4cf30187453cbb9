"""The experiment's last days once more in plain loops: what was paid and delivered for the days that no whole period holds."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from tests.metrics.naive import LAST_DAY, TOTAAL, World
from tests.metrics.naive_weken import TAIL

PAID_IN = "201501"
"""The period that holds 29, 30 and 31 December 2014."""


class TailCell(NamedTuple):
    """What a row of staart says, but for its days."""

    bedrag_eur: Decimal | None
    uren: Decimal | None
    clienten: int
    is_heel: bool


def _cell(world: World, provider: str) -> TailCell:
    payments = [row for pair in world.pairs_of(provider) for row in world.payments(pair, PAID_IN)]
    hours = [row for pair in world.pairs_of(provider) for row in world.hour_rows(pair, TAIL, LAST_DAY)]
    return TailCell(
        sum((row["bedrag_eur"] for row in payments), Decimal(0)) if payments else None,
        sum((row["uren"] for row in hours), Decimal(0)) if hours else None,
        len({row["client_sleutel"] for row in [*payments, *hours]}),
        all(_is_whole(world, one) for one in world.over(provider)),
    )


def _is_whole(world: World, provider: str) -> bool:
    pairs = world.pairs_of(provider)
    has_help = any(day >= TAIL for pair in pairs for day in world.all_days(pair))
    paid = any(world.payments(pair, PAID_IN) for pair in pairs)
    return not has_help or (paid and any(world.hour_rows(pair, TAIL, LAST_DAY) for pair in pairs))


def tail_rows(world: World) -> dict[tuple[str], TailCell]:
    """Return every row that the table must have."""
    if world.peildatum < TAIL:
        return {}
    return {(one,): _cell(world, one) for one in [*world.providers, TOTAAL]}
