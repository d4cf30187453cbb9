"""The ground terms of the metrics once more, in plain loops over plain rows: slow, obvious, and written without a look at the SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, cached_property, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from tests.metrics.tables import Tables

TOTAAL = "TOTAAL"
FIRST_DAY = date(2014, 1, 27)
LAST_DAY = date(2014, 12, 31)
PERIODS = [f"2014{number:02d}" for number in range(2, 14)]
DAY = timedelta(days=1)


class Cell(NamedTuple):
    """What a row of meetwaarden says, without its status."""

    waarde: float | None
    teller: float | None
    noemer: float | None
    n: int


def plain(value: Any, n: int) -> Cell:
    """Return a cell that is no ratio."""
    return Cell(None if value is None else float(value), None, None, n)


def ratio(above: Any, below: Any, n: int, times: int = 1) -> Cell:
    """Return a cell that is a ratio, null when its denominator is 0 or unknown."""
    exists = above is not None and below is not None and below != 0
    return Cell(
        float(above) * times / float(below) if exists else None,
        None if above is None else float(above),
        None if below is None else float(below),
        n,
    )


def percentage(above: Any, below: Any, n: int) -> Cell:
    """Return a cell that is a percentage."""
    return ratio(above, below, n, 100)


P = ParamSpec("P")
T = TypeVar("T")


def once(told: Callable[Concatenate[World, P], T]) -> Callable[Concatenate[World, P], T]:
    """Return the same function, which reckons only once what it says of a world: every metric asks it again."""

    @wraps(told)
    def kept(world: World, /, *what: P.args, **named: P.kwargs) -> T:
        key = (told, *what, *named.items())
        if key not in world.reckoned:
            world.reckoned[key] = told(world, *what, **named)
        found: T = world.reckoned[key]
        return found

    return kept


@dataclass(frozen=True, eq=False)
class World:
    """One set of delivered tables on a peildatum; `periods` are the periods that have begun."""

    tables: Tables
    peildatum: date
    reckoned: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return the rows of a table."""
        return self.tables.rows[table]

    @cached_property
    def providers(self) -> list[str]:
        """All providers."""
        return [row["aanbieder_id"] for row in self.rows("aanbieders")]

    @cached_property
    def periods(self) -> list[str]:
        """The whole periods of the experiment that have begun."""
        return [k for k in PERIODS if begin(k) <= self.peildatum]

    def over(self, provider: str) -> list[str]:
        """Return the providers that a row speaks about."""
        return self.providers if provider == TOTAAL else [provider]

    @cached_property
    def assignments(self) -> list[dict[str, Any]]:
        """The assignments of the experiment."""
        return [row for row in self.rows("indicaties") if row["groep"] == "EXPERIMENT"]

    @cached_property
    def numbers(self) -> set[str]:
        """Their numbers."""
        return {row["toewijzing_nummer"] for row in self.assignments}

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Every (client, provider) of the experiment."""
        return sorted({(row["client_sleutel"], row["aanbieder_id"]) for row in self.assignments})

    @once
    def pairs_of(self, provider: str) -> list[tuple[str, str]]:
        """Return the (client, provider) that a row speaks about."""
        return [pair for pair in self.pairs if pair[1] in self.over(provider)]

    def days_of(self, row: dict[str, Any]) -> set[date]:
        """Return the days of one assignment that count: in the experiment, not after the peildatum."""
        last = min(row["einddatum"] or LAST_DAY, LAST_DAY, self.peildatum)
        return set(each_day(max(row["ingangsdatum"], FIRST_DAY), last))

    @cached_property
    def _days(self) -> dict[tuple[str, str], set[date]]:
        days: dict[tuple[str, str], set[date]] = {pair: set() for pair in self.pairs}
        for row in self.assignments:
            days[row["client_sleutel"], row["aanbieder_id"]] |= self.days_of(row)
        return days

    def all_days(self, pair: tuple[str, str]) -> set[date]:
        """Return every active day of a client at a provider."""
        return self._days[pair]

    @cached_property
    def _active(self) -> dict[tuple[tuple[str, str], str], set[date]]:
        return {
            (pair, k): {day for day in days if begin(k) <= day <= end(k)}
            for pair, days in self._days.items()
            for k in PERIODS
        }

    def active(self, pair: tuple[str, str], k: str) -> set[date]:
        """Return the active days of a client at a provider in k."""
        return self._active[pair, k]

    def client_days(self, provider: str, k: str) -> dict[str, set[date]]:
        """Return the distinct active days in k of each client that has any, over all providers for TOTAAL."""
        days: dict[str, set[date]] = {}
        for pair in self.pairs_of(provider):
            if active := self.active(pair, k):
                days[pair[0]] = days.get(pair[0], set()) | active
        return days

    @cached_property
    def _payments(self) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
        found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for row in self.rows("periodebetalingen"):
            if row["grondslag"] == "PERIODETARIEF" and row["toewijzing_nummer"] in self.numbers:
                found.setdefault((row["client_sleutel"], row["aanbieder_id"], row["periode_id"]), []).append(row)
        return found

    def payments(self, pair: tuple[str, str], k: str) -> list[dict[str, Any]]:
        """Return the payment rows of a client at a provider for k."""
        return self._payments.get((*pair, k), [])

    @once
    def provider_payments(self, provider: str, k: str) -> list[dict[str, Any]]:
        """Return the payment rows that a row of k speaks about."""
        return [row for pair in self.pairs_of(provider) for row in self.payments(pair, k)]

    @once
    def net(self, pair: tuple[str, str], k: str) -> Decimal:
        """Return the net number of a client at a provider in k."""
        return sum((signed(row) for row in self.payments(pair, k)), Decimal(0))

    @once
    def paid(self, provider: str, k: str) -> list[tuple[str, str]]:
        """Return the (client, provider) with a paid client-period in k."""
        return [pair for pair in self.pairs_of(provider) if self.net(pair, k) > 0]

    def paid_clients(self, provider: str, k: str) -> int:
        """Return the number of distinct clients with a paid client-period in k."""
        return len({client for client, _ in self.paid(provider, k)})

    @cached_property
    def _hours(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        found: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in self.rows("geleverde_uren"):
            if row["toewijzing_nummer"] in self.numbers:
                found.setdefault((row["client_sleutel"], row["aanbieder_id"]), []).append(row)
        return found

    @once
    def hour_rows(self, pair: tuple[str, str], first: date, last: date) -> list[dict[str, Any]]:
        """Return the hours rows of a client at a provider dated from `first` to `last`."""
        return [row for row in self._hours.get(pair, []) if first <= row["datum"] <= last]

    def hours_in(self, pair: tuple[str, str], k: str) -> list[dict[str, Any]]:
        """Return the hours rows of a client at a provider dated in k."""
        return self.hour_rows(pair, begin(k), end(k))

    def known(self, pair: tuple[str, str], k: str) -> bool:
        """Return whether there is an hours row in k."""
        return bool(self.hours_in(pair, k))

    def amount(self, pair: tuple[str, str], k: str) -> Decimal:
        """Return the hours in k."""
        return sum((row["uren"] for row in self.hours_in(pair, k)), Decimal(0))

    def agreement(self, provider: str, k: str) -> dict[str, Any] | None:
        """Return the agreement that governs k: the highest version among those that have begun."""
        begun = [
            row for row in self.rows("tariefafspraken") if row["aanbieder_id"] == provider and row["vanaf_periode"] <= k
        ]
        return max(begun, key=lambda row: int(row["versie"])) if begun else None

    def start_tariff(self, provider: str) -> Decimal | None:
        """Return T0."""
        rows = [row for row in self.rows("tariefafspraken") if row["aanbieder_id"] == provider]
        if not rows:
            return None
        first: Decimal = min(rows, key=lambda row: (row["vanaf_periode"], row["versie"]))["starttarief_eur"]
        return first

    def path(self, provider: str, k: str) -> Decimal | None:
        """Return the agreed tariff."""
        row = self.agreement(provider, k)
        if row is None:
            return None
        steps = 0 if k < row["eerste_verlaging"] else PERIODS.index(k) - PERIODS.index(row["eerste_verlaging"]) + 1
        with localcontext() as context:
            context.prec = 500
            share = row["afbouw_pct"] / 100
            factor = {
                "LINEAIR": 1 - share * steps,
                "SAMENGESTELD": (1 - share) ** steps,
                "EENMALIG": 1 - share if steps else Decimal(1),
            }[row["afbouw_methode"]]
            return Decimal((row["starttarief_eur"] * factor).quantize(Decimal("0.01"), ROUND_HALF_UP))

    def floor(self, provider: str, k: str) -> Decimal | None:
        """Return the basistarief in force."""
        row = self.agreement(provider, k)
        return None if row is None else row["basistarief_uur_eur"]


Metric = Callable[[World, str, str], Cell]


@cache
def begin(k: str) -> date:
    """Return the first day of a period of the experiment."""
    return FIRST_DAY + 28 * PERIODS.index(k) * DAY


@cache
def end(k: str) -> date:
    """Return its last day."""
    return begin(k) + 27 * DAY


def each_day(first: date, last: date) -> Iterator[date]:
    """Yield the days from `first` to `last`."""
    while first <= last:
        yield first
        first += DAY


def signed(row: dict[str, Any]) -> Decimal:
    """Return the number of a payment row: a debit adds, a credit subtracts."""
    count: Decimal = row["aantal"]
    return count if row["debet_credit"] == "D" else -count
