"""The effect and its relatives once more in plain loops; estimates from numpy's and scipy's own functions instead of formulas."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import exp, log
from statistics import fmean, variance
from typing import Any

import numpy as np
from scipy import stats

from tests.metrics.naive import (
    FIRST_DAY,
    LAST_DAY,
    TOTAAL,
    Cell,
    Metric,
    World,
    begin,
    each_day,
    end,
    percentage,
    plain,
)
from tests.metrics.naive_betaling import status
from tests.metrics.naive_tevredenheid import TimelessMetric, _grades

GROUPS = ("EXPERIMENT", "VERGELIJKING")


@dataclass(frozen=True)
class Compared:
    """One client of a group in what is chosen; hours and days over all its providers, and why it does not count (empty: it does)."""

    client: str
    provider: str
    providers: frozenset[str]
    hours: float
    days: int
    before: float | None
    """Hours of four weeks before."""
    cost_before: float | None
    why_not: str

    @property
    def now_a_week(self) -> float:
        return self.hours / (self.days / 7)

    @property
    def before_a_week(self) -> float:
        assert self.before is not None
        return self.before / 4

    @property
    def change(self) -> float:
        return self.now_a_week - self.before_a_week

    @property
    def usual(self) -> float:
        """The hours that the same days gave before."""
        assert self.before is not None
        return self.before * self.days / 28


@cache
def _chosen(world: World, window: str) -> list[tuple[str, str]]:
    whole = [k for k in world.periods if status(world, TOTAAL, k) == "volledig"]
    last = whole[-3:] if len(whole) >= 3 else []
    periods = {"ALLES": world.periods, "EIND": last}.get(window, [window])
    return [(one, k) for one in world.providers for k in periods if status(world, one, k) == "volledig"]


def _rows_of(world: World, group: str) -> list[dict[str, Any]]:
    return [
        row
        for row in world.rows("indicaties")
        if row["groep"] == group and (group == "EXPERIMENT" or row["categorie"] == 1)
    ]


def _active(rows: Iterable[dict[str, Any]], first: date, last: date, peildatum: date) -> set[date]:
    days: set[date] = set()
    for row in rows:
        days |= set(each_day(max(row["ingangsdatum"], first), min(row["einddatum"] or last, last, peildatum)))
    return days


@cache
def _hours_by_assignment(world: World) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in world.rows("geleverde_uren"):
        found.setdefault(row["toewijzing_nummer"], []).append(row)
    return found


def _delivered(world: World, numbers: Iterable[str], first: date, last: date) -> list[Any]:
    """Return the hours of the rows of these assignments that are dated in a stretch of days."""
    rows = _hours_by_assignment(world)
    return [row["uren"] for number in sorted(numbers) for row in rows.get(number, []) if first <= row["datum"] <= last]


@cache
def clients(world: World, group: str, window: str) -> list[Compared]:
    """Return who of a group has an active day in what is chosen."""
    reference = {row["client_sleutel"]: row for row in world.rows("referentie")}
    least = 28 if window in ("ALLES", "EIND") else 14
    rows = _rows_of(world, group)
    found = []
    for client in sorted({row["client_sleutel"] for row in rows}):
        hours, days, known = 0.0, dict.fromkeys(world.providers, 0), True
        for provider, k in _chosen(world, window):
            here = [row for row in rows if row["client_sleutel"] == client and row["aanbieder_id"] == provider]
            active = _active(here, max(FIRST_DAY, begin(k)), min(LAST_DAY, end(k)), world.peildatum)
            numbers = {row["toewijzing_nummer"] for row in here}
            delivered = _delivered(world, numbers, begin(k), end(k))
            known = known and not (active and not delivered)
            hours += float(sum(delivered))
            days[provider] += len(active)
        total = sum(days.values())
        if not total:
            continue
        own = reference.get(client)
        why = "ZONDER_REFERENTIE" if own is None else "ONBEKEND" if not known else "TE_KORT" if total < least else ""
        most = min(days, key=lambda one: (-days[one], one))
        at = frozenset(one for one, number in days.items() if number)
        before, cost = (float(own["uren_per_periode"]), float(own["bedrag_per_periode_eur"])) if own else (None, None)
        found.append(Compared(client, most, at, hours, total, before, cost, why))
    return found


def counted(world: World, group: str, window: str) -> list[Compared]:
    """Return those of them that count in the effect."""
    return [one for one in clients(world, group, window) if not one.why_not]


Estimate = tuple[float, float, float, float]
"""A value, the ends of its interval, and its standard error."""


def welch(inside: list[float], outside: list[float]) -> Estimate | None:
    """Return the difference of two means."""
    if len(inside) < 2 or len(outside) < 2:
        return None
    value = fmean(inside) - fmean(outside)
    error = (variance(inside) / len(inside) + variance(outside) / len(outside)) ** 0.5
    if error < 1e-12:
        return value, value, value, 0.0
    with warnings.catch_warnings():
        # Where all of one group changed alike scipy warns of lost digits of its variance; next to the other group's they do not count.
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = stats.ttest_ind(inside, outside, equal_var=False).confidence_interval(0.95)
    return value, float(interval.low), float(interval.high), error


def _changes(
    window: str, keep: Callable[[Compared], bool] = lambda _: True
) -> Callable[[World], tuple[Estimate | None, int]]:
    def estimate(world: World) -> tuple[Estimate | None, int]:
        inside, outside = ([one.change for one in counted(world, group, window) if keep(one)] for group in GROUPS)
        return welch(inside, outside), len(inside)

    return estimate


def _with_ratio_error(people: list[Compared]) -> tuple[float | None, float | None]:
    """Return Σ uren ÷ Σ usual, and the square of its relative error."""
    usual = sum(one.usual for one in people)
    if len(people) < 2 or not usual:
        return None, None
    ratio = sum(one.hours for one in people) / usual
    if not ratio:
        return None, None
    squares = sum((one.hours - ratio * one.usual) ** 2 for one in people)
    return ratio, len(people) / (len(people) - 1) * squares / usual**2 / ratio**2


def _percent(window: str) -> Callable[[World], tuple[Estimate | None, int]]:
    def estimate(world: World) -> tuple[Estimate | None, int]:
        inside, outside = (counted(world, group, window) for group in GROUPS)
        (ratio_e, v_e), (ratio_v, v_v) = _with_ratio_error(inside), _with_ratio_error(outside)
        if ratio_e is None or ratio_v is None or v_e is None or v_v is None:
            return None, len(inside)
        error = (v_e + v_v) ** 0.5
        times = ratio_e / ratio_v
        if error < 1e-12:
            return (100 * (times - 1), 100 * (times - 1), 100 * (times - 1), 0.0), len(inside)
        freedom = (v_e + v_v) ** 2 / (v_e**2 / (len(inside) - 1) + v_v**2 / (len(outside) - 1))
        low, high = stats.t.interval(0.95, freedom, loc=log(times), scale=error)
        return (100 * (times - 1), 100 * (exp(low) - 1), 100 * (exp(high) - 1), error), len(inside)

    return estimate


def _matched(window: str) -> Callable[[World], tuple[Estimate | None, int]]:
    def estimate(world: World) -> tuple[Estimate | None, int]:
        inside, outside = (counted(world, group, window) for group in GROUPS)
        if not inside or not outside:
            return None, 0
        cuts = np.quantile([one.before_a_week for one in (*inside, *outside)], [1 / 3, 2 / 3])
        strata: dict[tuple[str, int], tuple[list[float], list[float]]] = {}
        for place, people in enumerate((inside, outside)):
            for one in people:
                third = sum(one.before_a_week > cut for cut in cuts)
                strata.setdefault((one.provider, third), ([], []))[place].append(one.change)
        kept = [pair for pair in strata.values() if min(map(len, pair)) >= 2]
        number = sum(len(pair[0]) for pair in kept)
        if not number or (len(inside) - number) * 10 > len(inside):
            return None, 0
        value = sum(len(e) / number * (fmean(e) - fmean(v)) for e, v in kept)
        parts = [((len(e) / number) ** 2 * variance(one) / len(one), len(one)) for e, v in kept for one in (e, v)]
        square = sum(part for part, _ in parts)
        if square < 1e-24:
            return (value, value, value, 0.0), number
        freedom = square**2 / sum(part**2 / (people - 1) for part, people in parts)
        low, high = stats.t.interval(0.95, freedom, loc=value, scale=square**0.5)
        return (value, float(low), float(high), square**0.5), number

    return estimate


def _regressed(window: str) -> Callable[[World], tuple[Estimate | None, int]]:
    def estimate(world: World) -> tuple[Estimate | None, int]:
        inside, outside = (counted(world, group, window) for group in GROUPS)
        everyone = [*inside, *outside]
        spread = any(len({one.before for one in people}) > 1 for people in (inside, outside))
        if min(len(inside), len(outside)) < 2 or len(everyone) < 4 or not spread:
            return None, len(inside)
        columns = np.array([[1.0, float(place < len(inside)), one.before_a_week] for place, one in enumerate(everyone)])
        now = np.array([one.now_a_week for one in everyone])
        found = np.linalg.lstsq(columns, now, rcond=None)[0]
        rest = float(np.sum((now - columns @ found) ** 2)) / (len(everyone) - 3)
        error = float((rest * np.linalg.inv(columns.T @ columns)[1, 1]) ** 0.5)
        margin = float(stats.t.ppf(0.975, len(everyone) - 3)) * error
        value = float(found[1])
        return (value, value - margin, value + margin, error), len(inside)

    return estimate


def _before_the_start(world: World) -> tuple[Estimate | None, int]:
    in_experiment = {row["client_sleutel"] for row in world.rows("indicaties") if row["groep"] == "EXPERIMENT"}
    found: list[list[float]] = []
    for group in ("VOORAF", "VERGELIJKING"):
        rows = [
            row
            for row in world.rows("indicaties")
            if row["groep"] == group and (row["categorie"] == 1 if group == "VERGELIJKING" else row["client_sleutel"] in in_experiment)
        ]  # fmt: skip
        names = sorted({row["client_sleutel"] for row in rows})
        changes = [_trend(world, [row for row in rows if row["client_sleutel"] == client]) for client in names]
        found.append([one for one in changes if one is not None])
    return welch(found[0], found[1]), len(found[0])


def _trend(world: World, rows: list[dict[str, Any]]) -> float | None:
    numbers = {row["toewijzing_nummer"] for row in rows}
    halves = [[0.0, 0], [0.0, 0]]
    for block in range(6):
        first = FIRST_DAY - timedelta(days=168 - 28 * block)
        last = first + timedelta(days=27)
        days = sum(
            len(_active([row for row in rows if row["aanbieder_id"] == provider], first, last, world.peildatum))
            for provider in {row["aanbieder_id"] for row in rows}
        )
        delivered = _delivered(world, numbers, first, last)
        if days and not delivered:
            return None
        halves[block // 3][0] += float(sum(delivered))
        halves[block // 3][1] += days
    if min(days for _, days in halves) < 28:
        return None
    return halves[1][0] / (halves[1][1] / 7) - halves[0][0] / (halves[0][1] / 7)


def _cost(world: World) -> tuple[Estimate | None, int]:
    found = []
    for group, basis in zip(GROUPS, ("PERIODETARIEF", "UREN"), strict=True):
        rows = _rows_of(world, group)
        changes = [
            _cost_change(world, [row for row in rows if row["client_sleutel"] == one.client], one, basis)
            for one in counted(world, group, "EIND")
        ]
        found.append([one for one in changes if one is not None])
    return welch(found[0], found[1]), len(found[0])


def _cost_change(world: World, rows: list[dict[str, Any]], client: Compared, basis: str) -> float | None:
    total, is_paid = 0.0, False
    for provider, k in _chosen(world, "EIND"):
        here = [row for row in rows if row["aanbieder_id"] == provider]
        numbers = {row["toewijzing_nummer"] for row in here}
        paid = [
            row["bedrag_eur"]
            for row in world.rows("periodebetalingen")
            if row["toewijzing_nummer"] in numbers and row["periode_id"] == k and row["grondslag"] == basis
        ]
        if _active(here, max(FIRST_DAY, begin(k)), min(LAST_DAY, end(k)), world.peildatum) and not paid:
            return None
        is_paid = is_paid or bool(paid)
        total += float(sum(paid))
    return total / (client.days / 28) - client.cost_before if is_paid and client.cost_before is not None else None


def _satisfaction(world: World) -> tuple[Estimate | None, int]:
    found = []
    for group in GROUPS:
        grades = {
            when: {link: grade for one, link, _, grade in _grades(world, group) if one == when and link is not None}
            for when in ("NUL", "EIND")
        }
        found.append([grades["EIND"][link] - grade for link, grade in grades["NUL"].items() if link in grades["EIND"]])
    return welch(found[0], found[1]), len(found[0])


def _three(name: str, estimate: Callable[[World], tuple[Estimate | None, int]]) -> dict[str, TimelessMetric]:
    def metric(place: int) -> TimelessMetric:
        def cell(world: World, _: str) -> Cell:
            found, n = estimate(world)
            return plain(None if found is None else found[place], n)

        return cell

    return {name: metric(0), f"{name}_laag": metric(1), f"{name}_hoog": metric(2)}


def _per_provider(name: str, keep: Callable[[Compared, str], bool]) -> dict[str, TimelessMetric]:
    def metric(place: int) -> TimelessMetric:
        def cell(world: World, provider: str) -> Cell:
            found, n = _changes("EIND", lambda one: keep(one, provider))(world)
            return plain(None if found is None else found[place], n)

        return cell

    return {name: metric(0), f"{name}_laag": metric(1), f"{name}_hoog": metric(2)}


def _smallest(world: World, _: str) -> Cell:
    found, n = _changes("EIND")(world)
    return plain(None if found is None else 2.8 * found[3], n)


def _index(window: str) -> TimelessMetric:
    def metric(world: World, _: str) -> Cell:
        people = counted(world, "VERGELIJKING", window)
        if not people:
            return percentage(None, None, 0)
        return percentage(sum(one.hours for one in people), sum(one.usual for one in people), len(people))

    return metric


def _fallen(group: str, window: str) -> TimelessMetric:
    def metric(world: World, _: str) -> Cell:
        people = counted(world, group, window)
        with_hours = [one for one in people if one.before]
        fallen = sum(one.hours < 0.7 * one.usual - 1e-9 for one in with_hours)
        return percentage(fallen if people else None, len(with_hours) if people else None, len(with_hours))

    return metric


def _slope(group: str, window: str) -> TimelessMetric:
    def metric(world: World, _: str) -> Cell:
        people = counted(world, group, window)
        if len({one.before for one in people}) < 2:
            return plain(None, len(people))
        line = np.polyfit([one.before_a_week for one in people], [one.change for one in people], 1)
        return plain(float(line[0]), len(people))

    return metric


def _of_period(which: int) -> Metric:
    def metric(world: World, _: str, k: str) -> Cell:
        if status(world, TOTAAL, k) == "open":
            return plain(None, 0)
        found, n = _changes(k)(world)
        return plain(None if found is None else found[which], n)

    return metric


_SHORT = {"EXPERIMENT": "experiment", "VERGELIJKING": "vergelijkingsgroep"}
_WINDOWS = {"ALLES": "", "EIND": "_eind"}


def _of_network(code: str) -> Callable[[World], tuple[Estimate | None, int]]:
    """Return the change of who has that in the latest signed plan, against everybody of the comparison."""

    def estimate(world: World) -> tuple[Estimate | None, int]:
        signed = [row for row in world.rows("ondersteuningsplannen") if row["ondertekend_datum"] is not None]
        signed.sort(key=lambda row: (row["ondertekend_datum"], row["plan_id"]))
        latest = {row["client_sleutel"]: row["aandeel_netwerk"] for row in signed}
        inside, outside = (counted(world, group, "EIND") for group in GROUPS)
        chosen = [one.change for one in inside if latest.get(one.client) == code]
        return welch(chosen, [one.change for one in outside]), len(chosen)

    return estimate


METRICS: dict[str, TimelessMetric] = {
    **_three("effect_netwerk_geen", _of_network("GEEN")),
    **_three("effect_netwerk_deels", _of_network("DEELS")),
    **_three("effect_netwerk_grotendeels", _of_network("GROTENDEELS")),
    **_three("effect_uren", _changes("ALLES")),
    **_three("effect_uren_168", _changes("ALLES", lambda one: one.days >= 168)),
    **_three("effect_uren_eind", _changes("EIND")),
    **_three("effect_uren_pct", _percent("ALLES")),
    **_three("effect_uren_pct_eind", _percent("EIND")),
    **_three("effect_uren_gelijkgesteld", _matched("ALLES")),
    **_three("effect_uren_gelijkgesteld_eind", _matched("EIND")),
    **_three("effect_uren_ancova", _regressed("ALLES")),
    **_three("effect_uren_ancova_eind", _regressed("EIND")),
    **_three("effect_voortoets", _before_the_start),
    **_three("effect_kosten_eind", _cost),
    **_three("effect_tevredenheid", _satisfaction),
    **_per_provider("effect_zonder", lambda one, provider: provider not in one.providers),
    **_per_provider("effect_bij", lambda one, provider: provider == one.provider),
    "kleinste_aantoonbaar": _smallest,
    "urenindex_vergelijkingsgroep": _index("ALLES"),
    "urenindex_vergelijkingsgroep_eind": _index("EIND"),
    **{f"aandeel_sterke_daling_{_SHORT[group]}{end}": _fallen(group, window) for group in GROUPS for window, end in _WINDOWS.items()},
    **{f"helling_{_SHORT[group]}{end}": _slope(group, window) for group in GROUPS for window, end in _WINDOWS.items()},
}  # fmt: skip
PERIOD_METRICS: dict[str, Metric] = {
    "effect_uren_periode": _of_period(0),
    "effect_uren_periode_laag": _of_period(1),
    "effect_uren_periode_hoog": _of_period(2),
    "urenindex_vergelijkingsgroep": lambda world, one, k: _index(k)(world, one),
}
