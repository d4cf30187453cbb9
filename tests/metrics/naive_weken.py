"""The weekly table once more in plain loops over days, straight from the definitions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from hbh_metrics.calendar import is_working_day
from tests.metrics.naive import DAY, FIRST_DAY, LAST_DAY, PERIODS, World, begin, each_day, end

Pair = tuple[str, str]
WEEKS_BEFORE = 104
TAIL = date(2014, 12, 29)


class WeekCell(NamedTuple):
    """What a row of weekwaarden says of one provider and week, but for the week's own columns."""

    periode_id: str | None
    soort: str
    werkdagen: int
    is_voorbij: bool
    uren: float | None
    urenrijen: int
    actieve_dagen: int
    clienten_hele_week: int
    clienten_hele_week_met_uren: int
    verwachte_uren: float | None
    uren_van_verwachten: float | None
    verhouding: float | None
    clienten_in_verhouding: int
    is_compleet: bool


class Weeks:
    """The weeks of one world: who had help on which days, and what of it was delivered."""

    def __init__(self, world: World) -> None:
        """Sort the assignments and hours of the weeks outside the periods; those inside stand in the world."""
        self.world = world
        clients = {row["client_sleutel"] for row in world.assignments}
        self.earlier = [
            row for row in world.rows("indicaties") if row["groep"] == "VOORAF" and row["client_sleutel"] in clients
        ]
        self.pairs = sorted(
            {(row["client_sleutel"], row["aanbieder_id"]) for row in [*self.earlier, *world.assignments]}
        )
        self._own: dict[str, Fraction | None] = {}
        self.factors = self._learned()

    def mondays(self) -> Iterator[tuple[str, date]]:
        """Yield the kind and the Monday of every week of the table."""
        before = [FIRST_DAY - 7 * number * DAY for number in range(WEEKS_BEFORE, 0, -1)]
        before = [monday for monday in before if monday <= self.world.peildatum]
        with_hours = [monday for monday in before if any(self.hours(pair, "VOORAF", monday) for pair in self.pairs)]
        for monday in before:
            if with_hours and monday >= with_hours[0]:
                yield "VOORAF", monday
        for k in self.world.periods:
            for number in range(4):
                yield "EXPERIMENT", begin(k) + 7 * number * DAY
        if self.world.peildatum >= TAIL:
            yield "STAART", TAIL

    def days(self, pair: Pair, kind: str, monday: date) -> set[date]:
        """Return the days with help of a client at a provider in a week."""
        week = set(each_day(monday, monday + 6 * DAY))
        if kind != "VOORAF":
            return self.world.all_days(pair) & week if pair in self.world.pairs else set()
        days: set[date] = set()
        for row in self._earlier_of(pair):
            last = min(row["einddatum"] or LAST_DAY, FIRST_DAY - DAY, self.world.peildatum, monday + 6 * DAY)
            days |= set(each_day(max(row["ingangsdatum"], monday), last))
        return days

    def hours(self, pair: Pair, kind: str, monday: date) -> list[dict[str, Any]]:
        """Return the hours rows of a client at a provider in a week, of the days that count."""
        last = min(monday + 6 * DAY, LAST_DAY)
        if kind != "VOORAF":
            return self.world.hour_rows(pair, monday, last)
        numbers = {row["toewijzing_nummer"] for row in self._earlier_of(pair)}
        return [
            row
            for row in self.world.rows("geleverde_uren")
            if row["toewijzing_nummer"] in numbers and monday <= row["datum"] <= last
        ]

    def _earlier_of(self, pair: Pair) -> list[dict[str, Any]]:
        return [row for row in self.earlier if (row["client_sleutel"], row["aanbieder_id"]) == pair]

    def own(self, client: str) -> Fraction | None:
        """Return the hours that a client had in a week of five working days before the experiment."""
        if client not in self._own:
            self._own[client] = self._own_of(client)
        return self._own[client]

    def _own_of(self, client: str) -> Fraction | None:
        amount, days = Fraction(0), 0
        for pair in self.pairs:
            for number in range(1, WEEKS_BEFORE + 1) if pair[0] == client else ():
                monday = FIRST_DAY - 7 * number * DAY
                active = self.days(pair, "VOORAF", monday) if monday <= self.world.peildatum else set()
                rows = self.hours(pair, "VOORAF", monday) if active else []
                if rows:
                    amount += Fraction(sum(row["uren"] for row in rows))
                    days += sum(is_working_day(day) for day in active)
        if days:
            return amount * 5 / days
        before = [row["uren_per_periode"] for row in self.world.rows("referentie") if row["client_sleutel"] == client]
        year = list(each_day(FIRST_DAY - timedelta(weeks=52), FIRST_DAY - DAY))
        return Fraction(before[0]) / 4 * 260 / sum(map(is_working_day, year)) if before else None

    def share_of_own(self, judged: list[Pair], days: dict[Pair, set[date]], workdays: int) -> Fraction:
        """Return the own hours of those clients, each for her part of the working days of the week."""
        worked = {pair: sum(map(is_working_day, days[pair])) for pair in judged}
        return sum(((self.own(pair[0]) or Fraction(0)) * worked[pair] for pair in judged), Fraction(0)) / workdays

    def _learned(self) -> dict[int, float]:
        """Return the part of the hours of a week of five working days that a week with fewer has."""
        seen: dict[int, list[tuple[date, Fraction, Fraction]]] = {number: [] for number in range(6)}
        for kind, monday in self.mondays():
            if kind == "VOORAF" and monday + 6 * DAY <= self.world.peildatum:
                workdays = sum(is_working_day(monday + number * DAY) for number in range(7))
                seen[workdays] += [
                    (monday, *found) for one in self.world.providers for found in self._whole(one, monday, workdays)
                ]
        pace = {
            workdays: sum(hours for _, hours, _ in rows) / sum(own for *_, own in rows)
            for workdays, rows in seen.items()
            if len({monday for monday, *_ in rows}) >= 2
        }
        learned = {workdays: pace[workdays] / pace[5] for workdays in pace} if pace.get(5) else {}
        found = {5: 1.0}
        for workdays in range(5):
            if workdays in learned:
                found[workdays] = float(learned[workdays])
            elif 4 in learned:
                found[workdays] = max(0.0, float(1 - (5 - workdays) * (1 - learned[4])))
            else:
                found[workdays] = workdays / 5
        return found

    def _whole(self, provider: str, monday: date, workdays: int) -> Iterator[tuple[Fraction, Fraction]]:
        """Yield hours and own hours of a provider in a week before, where the week is complete and anything was to be expected."""
        pairs = [pair for pair in self.pairs if pair[1] == provider]
        days = {pair: self.days(pair, "VOORAF", monday) for pair in pairs}
        rows = {pair: self.hours(pair, "VOORAF", monday) for pair in pairs}
        whole = [pair for pair in pairs if len(days[pair]) == 7]
        judged = [pair for pair in pairs if days[pair] and rows[pair] and self.own(pair[0]) is not None]
        own = self.share_of_own(judged, days, workdays)
        if own and 10 * sum(bool(rows[pair]) for pair in whole) >= 8 * len(whole):
            yield Fraction(sum(row["uren"] for pair in judged for row in rows[pair])), own

    def cell(self, provider: str, kind: str, monday: date) -> WeekCell:
        """Return what the table must say of a provider in a week."""
        sunday = monday + 6 * DAY
        k = next((k for k in PERIODS if begin(k) <= monday <= end(k)), None) if kind == "EXPERIMENT" else None
        pairs = [pair for pair in self.pairs if pair[1] == provider]
        days = {pair: self.days(pair, kind, monday) for pair in pairs}
        rows = {pair: self.hours(pair, kind, monday) for pair in pairs}
        all_rows = [row for found in rows.values() for row in found]
        whole = [pair for pair in pairs if len(days[pair]) == 7]
        judged = [pair for pair in pairs if days[pair] and rows[pair] and self.own(pair[0]) is not None]
        factor = {"VOORAF": Fraction(1), "STAART": None}.get(kind, self._factor(provider, k))
        workdays = sum(is_working_day(day) for day in each_day(monday, min(sunday, LAST_DAY)))
        expected = delivered = None
        if factor is not None and judged:
            expected = self.share_of_own(judged, days, workdays) * factor * Fraction(self.factors[workdays])
            delivered = Fraction(sum(row["uren"] for pair in judged for row in rows[pair]))
        ratio = delivered / expected if delivered is not None and expected else None
        with_hours = sum(bool(rows[pair]) for pair in whole)
        return WeekCell(
            k,
            kind,
            workdays,
            sunday <= self.world.peildatum,
            float(sum(row["uren"] for row in all_rows)) if all_rows else None,
            len(all_rows),
            sum(map(len, days.values())),
            len(whole),
            with_hours,
            None if expected is None else float(expected),
            None if delivered is None else float(delivered),
            None if ratio is None else float(ratio),
            len(judged) if expected is not None else 0,
            sunday <= self.world.peildatum and ratio is not None and with_hours * 10 >= 8 * len(whole),
        )

    def _factor(self, provider: str, k: str | None) -> Fraction | None:
        path = None if k is None else self.world.path(provider, k)
        start = self.world.start_tariff(provider)
        return None if path is None or not start else Fraction(path) / Fraction(start)


@lru_cache(maxsize=1)
def weeks_of(world: World) -> Weeks:
    """Return the weeks of a world, made once."""
    return Weeks(world)


def holiday_factors(world: World) -> dict[int, float]:
    """Return, for each number of working days, the part that a week of so many has of the hours of a week of five."""
    return weeks_of(world).factors


def week_rows(world: World) -> dict[tuple[str, date], WeekCell]:
    """Return every row that the weekly table must have."""
    weeks = weeks_of(world)
    return {
        (provider, monday): weeks.cell(provider, kind, monday)
        for kind, monday in weeks.mondays()
        for provider in world.providers
    }
