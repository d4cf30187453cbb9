"""The attacker: knows every definition, every public tariff and every number it was shown, and asks what each hidden one can still be.

All that is shown is written as inequalities over the atoms of the other providers: roundings are intervals, ratios are lines through the
origin, bounds and "<5" are what they say, periods hang together by who came and who left, and what a later publication left as it was is
the same unknown. A linear programme then gives the least and the most of an atom. (Whole numbers are only used to count what is left.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, floor, inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from hbh_metrics.door.from_shown import FUNCTIONS
from hbh_metrics.door.protection import ProtectedMeasure, Visibility
from hbh_metrics.door.rounding import BASE
from hbh_metrics.door.standing import Standing
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.metrics.privacy import FROM_ITS_PARTS, Of, Ratio
from hbh_metrics.records import TOTAL
from tests.door.worlds import FORMULAS, GAINED, NO_SUM, NORM_HOURS, OF_SOME, PER_HOUR, PUBLIC, SURVEY, World

PEOPLE = ("clients", "came", "left", "paid_clients", "known", "expected", "planned", "talked", "network", "classed", "below", "above",
          "whole", "fell", "known_paid", "without", "unexplained", "complaints", "decided", "ever", "nul", "eind", "pairs",
          "compared", "fell_in", "outside", "fell_out", "gained", "registered", "same")  # fmt: skip
WHOLE_NUMBERS, CLIENT_PERIODS, EUROS = 5, 5.0, 500.0
"""The margins: of people so many whole numbers, and so wide a range of client-periods and of money."""

FEWEST_TOLD = 5.0
"""That a number of people is told at all says that at least so many others are in it."""

_PARTS = (("came", "clients"), ("left", "clients"), ("paid_clients", "clients"), ("known_paid", "paid_clients"), ("known", "clients"),
          ("expected", "clients"), ("planned", "expected"), ("talked", "expected"), ("network", "planned"), ("classed", "known"),
          ("below", "classed"), ("above", "classed"), ("whole", "known"), ("fell", "whole"), ("without", "known_paid"),
          ("unexplained", "without"), ("decided", "ever"), ("active", "clients"), ("nul", "asked"),
          ("fell_in", "compared"), ("fell_out", "outside"), ("gained", "paid_clients"), ("s_periods", "periods"),
          ("registered", "clients"), ("same", "registered"),
          ("eind", "asked"), ("pairs", "nul"), ("pairs", "eind"), ("credited", "debited"), ("hours_referred", "hours"))  # fmt: skip
_SIGNED = ("difference",)
"""What can be below nothing."""

_ENDLESS = 3
"""How the linear programme says that there is no least or no most."""

_FLOATING = 1e-6

Unknown = tuple[str, str, str, int]
Sum = dict[Unknown, float]


class Known(NamedTuple):
    """How narrowly one atom of another provider is known: the least and the most that it can be, and how that compares with the margin."""

    what: str
    least: float
    most: float
    share_of_margin: float


@dataclass
class Inequalities:
    """Rows `sum <= end` over the unknowns."""

    rows: list[tuple[Sum, float]] = field(default_factory=list)

    def between(self, terms: Mapping[Unknown, float], low: float, high: float) -> None:
        """Say that a sum lies between two values."""
        self.at_most(terms, high)
        self.at_most({unknown: -factor for unknown, factor in terms.items()}, -low)

    def at_most(self, terms: Mapping[Unknown, float], high: float) -> None:
        """Say that a sum is at most a value."""
        if terms:
            self.rows.append((dict(terms), high))


@dataclass(frozen=True)
class Attack:
    """All publications of one city (oldest first), with what one reader was shown of each; `own` is the reader's own provider.

    `standings` say how far each publication rounds: everybody knows the rules, and who has clients.
    """

    worlds: Sequence[World]
    shown: Sequence[Sequence[ProtectedMeasure]]
    own: str | None
    standings: Sequence[Standing]

    def narrowest(self) -> list[Known]:
        """Return what is known more narrowly than the margins, the narrowest first."""
        return sorted(
            (one for one in self.known() if one.share_of_margin < 1 - _FLOATING), key=lambda one: one.share_of_margin
        )

    def known(self) -> Iterable[Known]:
        """Yield how narrowly each atom is known of which the whole margin is not left at once."""
        if self.own is None and len(self.worlds[-1].providers) == 1:
            return  # what a town pays its only provider is the town's own figure
        for unknown in self._index:
            who, period, atom, _ = unknown
            if atom in PEOPLE:
                yield from self._of(unknown, WHOLE_NUMBERS, is_count=True)
            elif atom == "active":
                yield from self._of(unknown, CLIENT_PERIODS)
            elif atom in ("periods", "s_periods"):
                tariff = self.worlds[-1].tariff_eur[who, period]
                yield from self._of(unknown, max(CLIENT_PERIODS, EUROS / tariff))
            elif atom in ("reference", "s_before", "s_worth"):
                yield from self._of(unknown, EUROS)

    def is_so(self) -> bool:
        """Whether what really is so fits all that was shown: else the attacker has the rules wrong."""
        is_signed = np.array([low is None for low, _ in self._bounds], dtype=bool)
        return bool(np.all(self._slack >= -1e-3) and np.all(is_signed | (self._truth >= 0)))

    def _of(self, unknown: Unknown, margin: float, *, is_count: bool = False) -> Iterable[Known]:
        place = self._index[unknown]
        room = margin if is_count else margin + _FLOATING
        if self._reached(place) >= room or self._moved(place) >= room:
            return
        least = self._end(place, 1.0)
        if self._reached(place) >= room:
            return
        most = self._end(place, -1.0)
        width = (
            float(floor(most + _FLOATING) - ceil(least - _FLOATING) + 1) if is_count and most < inf else most - least
        )
        yield Known(f"{unknown} is {self._truth[place]:g}", least, most, width / margin)

    def _reached(self, place: int) -> float:
        """Return how far apart the values of an atom are in what was so far found to fit all that was shown."""
        return float(self._highest[place] - self._lowest[place])

    def _moved(self, place: int) -> float:
        """Return how far an atom can move by itself, or against the same atom of another provider, with all that was shown staying so."""
        who, period, atom, version = self._unknowns[place]
        widest = 0.0
        for other in (None, *self._others):
            change = self._columns[:, place].copy()
            least = -self._truth[place]
            if other is not None and (other, period, atom, version) in self._index and other != who:
                change -= self._columns[:, self._index[other, period, atom, version]]
                most = self._truth[self._index[other, period, atom, version]]
            elif other is None:
                most = inf
            else:
                continue
            up, down = change > _FLOATING, change < -_FLOATING
            high = min(most, float(np.min(self._slack[up] / change[up], initial=inf)))
            low = max(least, -float(np.min(self._slack[down] / -change[down], initial=inf)))
            widest = max(widest, high - low)
        return widest

    def _end(self, place: int, sign: float) -> float:
        goal = np.zeros(len(self._unknowns))
        goal[place] = sign
        found = linprog(goal, A_ub=self._sparse, b_ub=self._ends, bounds=self._bounds, method="highs")  # type: ignore[call-overload] # stubs lack sparse
        if found.status == _ENDLESS:
            return sign * -inf
        if found.fun is None:
            raise ValueError(f"no answer about {self._unknowns[place]}: {found.message}")
        np.minimum(self._lowest, found.x, out=self._lowest)
        np.maximum(self._highest, found.x, out=self._highest)
        return sign * float(found.fun)

    @cached_property
    def _bounds(self) -> list[tuple[float | None, None]]:
        return [(None if atom in _SIGNED else 0.0, None) for _, _, atom, _ in self._unknowns]

    @cached_property
    def _lowest(self) -> NDArray[np.float64]:
        return self._truth.copy()

    @cached_property
    def _highest(self) -> NDArray[np.float64]:
        return self._truth.copy()

    @cached_property
    def _others(self) -> tuple[str, ...]:
        return tuple(who for who in self.worlds[-1].providers if who != self.own)

    @cached_property
    def _sparse(self) -> csr_array:
        return csr_array(self._columns)

    @cached_property
    def _rows(self) -> list[tuple[Sum, float]]:
        """Return the inequalities, of those over the same sum only the tightest: later publications repeat most of them."""
        tightest: dict[tuple[tuple[Unknown, float], ...], float] = {}
        for terms, end in self._inequalities.rows:
            key = tuple(sorted(terms.items()))
            tightest[key] = min(end, tightest.get(key, inf))
        return [(dict(key), end) for key, end in tightest.items()]

    @cached_property
    def _inequalities(self) -> Inequalities:
        found = Inequalities()
        for number, (world, rows) in enumerate(zip(self.worlds, self.shown, strict=True)):
            for row in rows:
                if row.aanbieder_id == TOTAL:
                    self._learn(found, number, world, row)
            self._natural(found, number, world)
        return found

    def _learn(self, found: Inequalities, number: int, world: World, row: ProtectedMeasure) -> None:
        """Write down what one figure of the group says."""
        metric, period = row.maatstaf, row.periode_id or SURVEY
        standing = self.standings[number]
        rough = standing.roughness(standing.totals[metric, row.periode_id])
        count = NO_SUM.get(metric) or FORMULAS[metric].n
        if row.n and row.visibility is not Visibility.VISIBLE and not CARD_BY_NAME[metric].privacy.counts_people:
            self._near(found, number, period, (count,), row.n, rough.of_amount(Of.PEOPLE))
        if metric in NO_SUM or row.waarde is None:
            if row.visibility is Visibility.FEWER_THAN_5 and metric in FORMULAS:
                found.between(self._sum(number, period, FORMULAS[metric].value)[0], 0, 4)
            return
        formula, counts = FORMULAS[metric], CARD_BY_NAME[metric].privacy.counts
        if metric == "kosten_tov_referentie_cum_pct":
            before = round(world.total(TOTAL, period, ("reference",), running=True) or 0, 2)
            self._near(found, number, period, ("reference",), before, BASE[Of.MONEY], running=True)
        if metric in FUNCTIONS or row.stap is None:
            return
        if CARD_BY_NAME[metric].privacy.counts_people:
            found.at_most(_times(self._sum(number, period, formula.value)[0], -1.0), -FEWEST_TOLD)
        if formula.value:
            self._near(found, number, period, formula.value, row.waarde, row.stap, running=formula.running)
            return
        if isinstance(counts, Ratio):
            for value, names, of in (
                (row.teller, formula.teller, counts.teller),
                (row.noemer, formula.noemer, counts.noemer),
            ):
                is_from_share = names == formula.teller and CARD_BY_NAME[metric].privacy.tells_flows
                if value is not None and of in BASE and not is_from_share:
                    self._near(found, number, period, names, value, rough.of_amount(of))
        if CARD_BY_NAME[metric].privacy.function_of != FROM_ITS_PARTS or row.noemer is None:
            self._ratio(found, number, period, row)

    def _ratio(self, found: Inequalities, number: int, period: str, row: ProtectedMeasure) -> None:
        formula, value, step = FORMULAS[row.maatstaf], float(row.waarde or 0), float(row.stap or 0)
        above, own_above = self._sum(number, period, formula.teller)
        below, own_below = self._sum(number, period, formula.noemer)
        least = EUROS if row.maatstaf == "correctiedruk" else 4.0
        low, high = value - step / 2, value + step / 2
        if row.visibility is Visibility.AT_MOST:
            found.between(above, 0, least)
            low, high = -inf, value
        if row.visibility is Visibility.AT_LEAST:
            found.at_most(_plus(below, above, -1.0), least)
            low, high = value, inf
        if high < inf:
            found.at_most(
                _plus(_times(above, formula.factor), below, -high), high * own_below - formula.factor * own_above
            )
        if low > -inf:
            found.at_most(
                _plus(_times(below, low), above, -formula.factor), formula.factor * own_above - low * own_below
            )

    def _near(
        self,
        found: Inequalities,
        number: int,
        period: str,
        names: Sequence[str],
        value: float,
        step: float,
        *,
        running: bool = False,
    ) -> None:
        terms, own = self._sum(number, period, names, running=running)
        low, high = value - step / 2, value + step / 2
        if all(OF_SOME.get(one.removeprefix("-"), (one.removeprefix("-"),))[0] in PEOPLE for one in names):
            low, high = ceil(low), ceil(high) - 1  # people are whole, and halves are told as the next one up
        found.between(terms, low - own, high - own)

    def _natural(self, found: Inequalities, number: int, world: World) -> None:
        """Write down what is so of every provider: parts of wholes, and periods that hang together."""
        for who in self._others:
            for period in (*world.periods, SURVEY):
                for part, whole in _PARTS:
                    if {part, whole} <= world.held(who, period).keys():
                        found.at_most(
                            _plus(self._one(number, who, period, part), self._one(number, who, period, whole), -1.0),
                            0.0,
                        )
            for before, now in zip((None, *world.periods), world.periods, strict=False):
                came = self._one(number, who, now, "came")
                if before is not None and "expected" in world.held(who, now):
                    there = _plus(self._one(number, who, now, "clients"), self._one(number, who, now, "expected"), -1.0)
                    of_before, of_last_day = (
                        _plus(there, came, -1.0),
                        _plus(there, self._one(number, who, now, "left"), -1.0),
                    )
                    found.at_most(_times(of_before, -1.0), 0.0)
                    found.at_most(_times(of_last_day, -1.0), 0.0)
                    found.at_most(_plus(of_last_day, came, -1.0), 0.0)
                stock = _plus(self._one(number, who, now, "clients"), came, -1.0)
                ever = _plus(self._one(number, who, now, "ever"), came, -1.0)
                if before is not None:
                    stock = _plus(
                        _plus(stock, self._one(number, who, before, "clients"), -1.0),
                        self._one(number, who, before, "left"),
                        1.0,
                    )
                    ever = _plus(ever, self._one(number, who, before, "ever"), -1.0)
                found.between(stock, 0.0, 0.0)
                found.between(ever, 0.0, 0.0)

    def _sum(self, number: int, period: str, names: Sequence[str], *, running: bool = False) -> tuple[Sum, float]:
        """Return a sum of atoms of all providers as unknowns of the others, and what the reader's own is in it."""
        world, terms, own = self.worlds[number], Sum(), 0.0
        for each in [one for one in world.periods if one <= period] if running else [period]:
            for who in world.providers:
                held = world.held(who, each)
                if not all(name.removeprefix("-") in held for name in names):
                    continue
                for name in names:
                    sign, atom = (-1.0, name[1:]) if name.startswith("-") else (1.0, name)
                    if who == self.own or OF_SOME.get(atom, (atom,))[0] in PUBLIC:
                        own += sign * held[atom]
                    else:
                        terms = _plus(terms, self._one(number, who, each, atom), sign)
        return terms, own

    def _one(self, number: int, who: str, period: str, atom: str) -> Sum:
        """Return an atom as unknowns: what is paid is client-periods times a tariff that everybody can look up."""
        world, atom = self.worlds[number], OF_SOME.get(atom, (atom,))[0]
        span, _, gained = atom.partition("_")
        if period == SURVEY and gained in GAINED and span in ("s", "e"):
            return self._over_periods(number, who, span, gained)
        if atom == "s_paid":
            return _times(self._one(number, who, period, "s_periods"), world.tariff_eur[who, period])
        eur = {"paid": world.tariff_eur, "by_path": world.path_eur}.get(atom)
        if eur is not None:
            return _times(self._one(number, who, period, "periods"), eur[who, period])
        if atom == "norm":
            return _times(self._one(number, who, period, "known"), NORM_HOURS)
        if atom == "spent":
            return self._added(self._one(number, who, each, "paid") for each in world.paid_until(who, period))
        if atom == "by_start":
            return _times(self._one(number, who, period, "periods"), world.start_eur[who])
        if atom in PER_HOUR:
            return _times(self._one(number, who, period, "hours"), PER_HOUR[atom])
        if atom in ("volume", "price"):
            return self._change(number, who, period, atom)
        value = world.atoms[who, period][atom]
        version = next(place for place, one in enumerate(self.worlds) if one.atoms[who, period].get(atom) == value)
        return {(who, period, atom, version): 1.0}

    def _over_periods(self, number: int, who: str, span: str, gained: str) -> Sum:
        return self._added(
            self._one(number, who, each, f"s_{gained}") for each in self.worlds[number].gained_in(who, span)
        )

    @staticmethod
    def _added(parts: Iterable[Sum]) -> Sum:
        found = Sum()
        for part in parts:
            found = _plus(found, part, 1.0)
        return found

    def _change(self, number: int, who: str, period: str, atom: str) -> Sum:
        world = self.worlds[number]
        place = world.periods.index(period)
        if not place:
            return {}
        earlier, now = (
            self._one(len(self.worlds) - 1, who, each, "periods") for each in world.periods[place - 1 : place + 1]
        )
        before, after = (world.tariff_eur[who, each] for each in world.periods[place - 1 : place + 1])
        return _times(_plus(now, earlier, -1.0), before) if atom == "volume" else _times(now, after - before)

    @cached_property
    def _unknowns(self) -> list[Unknown]:
        return sorted({unknown for terms, _ in self._rows for unknown in terms})

    @cached_property
    def _index(self) -> dict[Unknown, int]:
        return {unknown: place for place, unknown in enumerate(self._unknowns)}

    @cached_property
    def _truth(self) -> NDArray[np.float64]:
        return np.array(
            [self.worlds[version].atoms[who, period][atom] for who, period, atom, version in self._unknowns]
        )

    @cached_property
    def _columns(self) -> NDArray[np.float64]:
        found = np.zeros((len(self._rows), len(self._unknowns)))
        for number, (terms, _) in enumerate(self._rows):
            for unknown, factor in terms.items():
                found[number, self._index[unknown]] = factor
        return found

    @cached_property
    def _ends(self) -> NDArray[np.float64]:
        return np.array([end for _, end in self._rows]) + 1e-6

    @cached_property
    def _slack(self) -> NDArray[np.float64]:
        return np.asarray(self._ends - self._columns @ self._truth)


def _times(terms: Mapping[Unknown, float], factor: float) -> Sum:
    return {unknown: amount * factor for unknown, amount in terms.items()}


def _plus(terms: Mapping[Unknown, float], more: Mapping[Unknown, float], times: float) -> Sum:
    found = dict(terms)
    for unknown, factor in more.items():
        found[unknown] = found.get(unknown, 0.0) + factor * times
    return found
