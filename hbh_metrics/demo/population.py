"""Who the clients of a provider are: indication, age, helper's day, when help began and when and why it ended."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.demo.draws import choose, shuffled_numbers, stream
from hbh_metrics.demo.providers import PROVIDERS
from hbh_metrics.demo.timeline import BEGIN, DAYS_PER_WEEK, END, FIRST_DAY, PERIOD_BEGINS, UNKNOWN, Days

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

REASONS = tuple(TABLE_BY_NAME["indicaties"].column("reden_beeindiging").allowed)
AGES = tuple(TABLE_BY_NAME["indicaties"].column("leeftijdsklasse").allowed)

# Indicated hours per week in quarters of an hour, with their weights: class 1 is under 2 hours, class 2 under 4, class 3 under 7.
# Together class 1 and 2 come to about 2.2 hours a week.
_QUARTERS = {
    1: ((4, 5, 6, 7), (0.10, 0.15, 0.45, 0.30)),
    2: ((8, 9, 10, 11, 12, 13, 14, 15), (0.25, 0.13, 0.20, 0.10, 0.17, 0.05, 0.07, 0.03)),
    3: ((16, 18, 20, 22, 24), (0.40, 0.20, 0.20, 0.10, 0.10)),
}
_CLASS_WEIGHTS = {1: (0.36, 0.64, 0.0), 2: (0.0, 0.65, 0.35), 3: (0.0, 0.35, 0.65)}
_CATEGORY_WEIGHTS_OUTSIDE = (0.80, 0.16, 0.04)
_AGE_WEIGHTS = (0.15, 0.20, 0.40, 0.25)
_OUTFLOW_PER_PERIOD_BY_AGE = (0.006, 0.009, 0.013, 0.020)
_INFLOW_PER_PERIOD = 0.0125
_SHARE_STARTED_IN_LAST_YEAR = 0.14
_REASON_WEIGHTS = {"02": 0.50, "39": 0.31, "31": 0.08, "21": 0.06, "23": 0.03, "20": 0.02}
_SHARE_OF_ENDS_HEARD_LATE = 0.30
_DAYS_PER_PERIOD = 28
_FIRST_INTAKE = FIRST_DAY - 5 * 365


@dataclass(frozen=True)
class Clients:
    """Clients of one provider as columns, one place per client; days are day numbers, hours are quarters of an hour per week."""

    number: Ints
    in_experiment: Flags
    is_newcomer: Flags
    category: Ints
    klasse: Ints
    indicated_quarters: Ints
    used_share: npt.NDArray[np.float64]
    help_weekday: Ints
    age: Ints
    decided_on: Days
    first_day: Days
    last_day: Days
    reason: Ints
    end_known_on: Days

    def __len__(self) -> int:
        """Return the number of clients."""
        return len(self.number)


def draw_clients(
    seed: int, clients: int, provider_id: str, place: int, stock: tuple[int, int], extra_inflow: float = 0.0
) -> Clients:
    """Return the clients of the provider at `place` in the list: those with help on 27-01-2014 and those who come later in 2014.

    `stock` is how many have help on that day inside and outside the experiment; `extra_inflow` is a share of the first per period.
    """
    rng = stream(seed, provider_id, "clients")
    inflow = (_INFLOW_PER_PERIOD + extra_inflow, _INFLOW_PER_PERIOD)
    arrivals = [rng.poisson(count * share, len(PERIOD_BEGINS)) for count, share in zip(stock, inflow, strict=True)]
    counts = [stock[0], stock[1], int(arrivals[0].sum()), int(arrivals[1].sum())]
    total = sum(counts)
    in_experiment = np.repeat([True, False, True, False], counts)
    is_newcomer = np.repeat([False, False, True, True], counts)

    category = np.where(in_experiment, 1, 1 + choose(rng, total, _CATEGORY_WEIGHTS_OUTSIDE))
    klasse, quarters = _indications(rng, category)
    age = choose(rng, total, _AGE_WEIGHTS)
    first_day, decided_on = _beginnings(rng, counts, arrivals, in_experiment)
    last_day, reason, end_known_on = _endings(rng, age, np.maximum(first_day, BEGIN))
    return Clients(
        number=shuffled_numbers(np.arange(total, dtype=np.int64) * len(PROVIDERS) + place, seed, clients),
        in_experiment=in_experiment,
        is_newcomer=is_newcomer,
        category=category,
        klasse=klasse,
        indicated_quarters=quarters,
        used_share=np.clip(rng.normal(0.90, 0.09, total), 0.6, 1.15),
        help_weekday=rng.integers(0, 5, total),
        age=age,
        decided_on=decided_on,
        first_day=first_day,
        last_day=last_day,
        reason=reason,
        end_known_on=end_known_on,
    )


def _indications(rng: np.random.Generator, category: Ints) -> tuple[Ints, Ints]:
    """Return the class and the indicated quarters of an hour per week."""
    total = len(category)
    klasse = np.zeros(total, dtype=np.int64)
    for value, class_weights in _CLASS_WEIGHTS.items():
        klasse = np.where(category == value, 1 + choose(rng, total, class_weights), klasse)
    quarters = np.zeros(total, dtype=np.int64)
    for value, (possible, weights) in _QUARTERS.items():
        quarters = np.where(klasse == value, np.array(possible)[choose(rng, total, weights)], quarters)
    return klasse, quarters


def _beginnings(
    rng: np.random.Generator, counts: list[int], arrivals: list[Ints], in_experiment: Flags
) -> tuple[Days, Days]:
    """Return the first day of help and the day on which it was decided."""
    stock = counts[0] + counts[1]
    long_ago = rng.integers(_FIRST_INTAKE, FIRST_DAY, stock)
    last_year = rng.integers(FIRST_DAY, BEGIN - 6 * DAYS_PER_WEEK, stock)
    first_day = np.where(rng.random(stock) < _SHARE_STARTED_IN_LAST_YEAR, last_year, long_ago)
    begins = np.concatenate([np.repeat(PERIOD_BEGINS, arrived) for arrived in arrivals])
    weeks_in = rng.integers(0, 4, len(begins)) * DAYS_PER_WEEK
    arriving = begins + weeks_in + rng.integers(0, 5, len(begins))
    first = np.concatenate([first_day, arriving]).astype(np.int32)
    return first, (first - rng.integers(2, 9, len(in_experiment))).astype(np.int32)


def _endings(rng: np.random.Generator, age: Ints, at_risk_from: Days) -> tuple[Days, Ints, Days]:
    """Return the last day in 2014 (UNKNOWN for who stays), why, and when the administration hears of it."""
    total = len(age)
    hazard = np.array(_OUTFLOW_PER_PERIOD_BY_AGE)[age]
    days_left = rng.exponential(_DAYS_PER_PERIOD / hazard)
    ends = at_risk_from + np.minimum(days_left, END).astype(np.int64)
    leaves = ends <= END
    drawn = np.array([REASONS.index(code) for code in _REASON_WEIGHTS])[
        choose(rng, total, tuple(_REASON_WEIGHTS.values()))
    ]
    delay = np.where(
        rng.random(total) < _SHARE_OF_ENDS_HEARD_LATE, rng.integers(15, 41, total), rng.integers(0, 6, total)
    )
    last_day = np.where(leaves, ends, UNKNOWN).astype(np.int32)
    reason = np.where(leaves, drawn, -1)
    return last_day, reason, np.where(leaves, ends + delay, UNKNOWN).astype(np.int32)
