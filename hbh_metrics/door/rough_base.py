"""The base quantities of the verkenning as a restricted reader may know them: rounded before anything is computed from them.

A reader turns the assumptions. Rounding what comes out of a formula would not be enough: an assumption moved until the outcome jumps tells
the exact quantity behind it, and the tariffs are public.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hbh_metrics.door.base import effect_of, strong_falls_of
from hbh_metrics.door.rounding import Roughness, nearest, step_for
from hbh_metrics.exploration.assumptions import EFFECT, PRICE, Range
from hbh_metrics.exploration.inputs import AGREEMENTS, COMPARISON, PERIODS
from hbh_metrics.exploration.quantities import Base, Category, Grain
from hbh_metrics.metrics.privacy import Of
from hbh_metrics.policy import SMALL_NUMBER

_OF_SCALING = 0.001
"""To what the factor from the clients with a reference to the city is rounded: a tenth of a per cent."""


@dataclass(frozen=True)
class RoughBase:
    """Base quantities rounded; `kept_back` names what is known and rests on too few to say, `is_few` that the whole city does."""

    base: Base
    kept_back: frozenset[str]
    is_few: bool


def rough_base(base: Base, shown: Mapping[str, float | None]) -> RoughBase:
    """Return the base quantities rounded as figures of the group are; `shown` are the metrics as this reader sees them."""
    providers = len(base.provider_clients)
    city = Roughness.of(base.categories[1].clients, providers)
    delivered = Roughness.of(len(base.delivered.rows) / max(1, len(base.periods)), providers)
    is_few, has_few_rows = base.categories[1].clients < SMALL_NUMBER, 0 < base.delivered.clients < SMALL_NUMBER
    rough = replace(
        base,
        delivered=replace(
            base.delivered,
            rows=() if has_few_rows else base.delivered.rows,
            grain=Grain(*(delivered.of_amount(of) for of in (Of.MONEY, Of.HOURS, Of.CLIENT_PERIODS))),
        ),
        categories={number: _category(one, city) for number, one in base.categories.items()},
        scaling=Range(
            *(nearest(one, _OF_SCALING) for one in (base.scaling.laag, base.scaling.midden, base.scaling.hoog))
        ),
        tariff_eur=_ratio(base.tariff_eur, city, base.categories[1].clients),
        floor_eur=_ratio(base.floor_eur, city, base.categories[1].clients),
        # As fine as what was delivered; before three whole periods as its own hours are, in the coarser rounding of few rows.
        hourly_eur=_ratio(base.hourly_eur, delivered, base.delivered.sums.hours or base.hours_before),
        effect_pct=effect_of(shown, base.window),
        strong_falls=strong_falls_of(shown, base.window),
    )
    pairs = {
        EFFECT: (base.effect_pct, rough.effect_pct),
        COMPARISON: (base.strong_falls, rough.strong_falls),
        AGREEMENTS: (base.tariff_eur, rough.tariff_eur),
        PRICE: (base.hourly_eur, rough.hourly_eur),
        PERIODS: (True, None if has_few_rows else True),
    }
    unsaid = frozenset(name for name, (exact, told) in pairs.items() if exact is not None and told is None)
    return RoughBase(rough, unsaid, is_few)


def _category(one: Category, rough: Roughness) -> Category:
    """Return a category by its clients and what they cost and got in all, each rounded; the means follow from those."""
    clients = round(nearest(one.clients, rough.of_amount(Of.PEOPLE)))
    if one.mean_eur is None or one.mean_hours is None:
        return Category(clients, None, None)
    if not clients:
        return Category(0, 0.0, 0.0)
    cost = nearest(one.clients * one.mean_eur, rough.of_amount(Of.MONEY))
    hours = nearest(one.clients * one.mean_hours, rough.of_amount(Of.HOURS))
    return Category(clients, cost / clients, hours / clients)


def _ratio(value: float | None, rough: Roughness, noemer: float) -> float | None:
    """Return an amount per client or per hour, no finer than its parts; None where nothing worth telling is left."""
    if value is None or noemer <= 0:
        return None
    step = step_for(rough.least_step(Of.MONEY, noemer, 1.0))
    return None if step is None else nearest(value, step)
