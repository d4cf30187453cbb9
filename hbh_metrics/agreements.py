"""A tariff agreement with a provider and the path it sets, in exact amounts.

The row with the highest version among those that govern from a period on or before k governs k, with its own start tariff and its own
first cut. Every power and product is a fraction; only the tariff itself is rounded, to cents, half up: at the end, or at every step of
the path where the agreement says so. A floor and a ceiling come last, so that the next step starts from what was not held by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import groupby

from hbh_metrics.calendar import period_number
from hbh_metrics.indexation import IndexFigures, growth


class Contract(Enum):
    """What is paid for."""

    PERIODETARIEF = "PERIODETARIEF"
    UREN = "UREN"
    BUDGET_CLIENT = "BUDGET_CLIENT"
    OUTPUT = "OUTPUT"
    TAAKGERICHT = "TAAKGERICHT"
    ALGEMENE_VOORZIENING = "ALGEMENE_VOORZIENING"

    @property
    def counts(self) -> tuple[str, ...]:
        """The grondslag of the payments that count under this kind of contract."""
        return _COUNTS[self]


PER_CLIENT = (Contract.PERIODETARIEF, Contract.OUTPUT)
"""What is paid by one tariff per client and period."""

_COUNTS: Mapping[Contract, tuple[str, ...]] = {
    Contract.PERIODETARIEF: ("PERIODETARIEF", "BUDGET"),
    Contract.OUTPUT: ("PERIODETARIEF", "BUDGET"),
    Contract.BUDGET_CLIENT: ("BUDGET",),
    Contract.UREN: ("UREN",),
    Contract.TAAKGERICHT: ("TAAK",),
    Contract.ALGEMENE_VOORZIENING: ("UREN", "TAAK"),
}


class Method(Enum):
    """How an amount moves: the three readings of "1% per betalingsperiode", and paths that are no reading of a percentage."""

    LINEAIR = "LINEAIR"
    SAMENGESTELD = "SAMENGESTELD"
    EENMALIG = "EENMALIG"
    VAST = "VAST"
    STAPPEN = "STAPPEN"
    INDEX = "INDEX"

    @property
    def is_reading(self) -> bool:
        """Whether it reads a percentage that goes off the tariff, so that another reading can stand beside it."""
        return self in READINGS


READINGS = (Method.LINEAIR, Method.SAMENGESTELD, Method.EENMALIG)


class Rounding(Enum):
    """When the path is rounded to cents."""

    END = "EIND"
    PER_STEP = "PER_STAP"


@dataclass(frozen=True)
class Agreement:
    """One row of tariefafspraken, as far as it decides what is paid: money in euros, `afbouw_pct` in per cent.

    `stappen` are its amounts from a period on (STAPPEN), `budgetten` the amounts per klasse (BUDGET_CLIENT, which has no start tariff).
    """

    aanbieder_id: str
    versie: int
    vanaf_periode: str
    starttarief_eur: Decimal | None
    basistarief_uur_eur: Decimal | None
    afbouw_pct: Decimal
    afbouw_methode: Method
    eerste_verlaging: str | None
    contractsoort: Contract = Contract.PERIODETARIEF
    stap_perioden: int = 1
    afronding: Rounding = Rounding.END
    bodem_eur: Decimal | None = None
    plafond_eur: Decimal | None = None
    index_loon_deel: Decimal | None = None
    nacalculatie: bool = False
    stappen: tuple[tuple[str, Decimal], ...] = ()
    budgetten: Mapping[int, Decimal] = field(default_factory=dict, hash=False)

    def steps(self, period_id: str) -> int:
        """Return the number of cuts made by that period: 0 before the first cut, 1 in it, one more after every `stap_perioden`."""
        if self.eerste_verlaging is None:
            return 0
        passed = period_number(period_id) - period_number(self.eerste_verlaging)
        return 0 if passed < 0 else 1 + passed // self.stap_perioden

    @property
    def has_tariff_of_its_own(self) -> bool:
        """Whether its tariff follows from the row alone: it has one, and no steps or index figures decide it."""
        return self.starttarief_eur is not None and self.afbouw_methode not in (Method.STAPPEN, Method.INDEX)

    def tariff_eur(self, period_id: str, method: Method | None = None) -> Decimal:
        """Return the agreed tariff of that period in euros, cents half up, under a reading of the percentage (its own, or `method`).

        Raises ValueError, a bug, without a start tariff and for a path that is no reading: see `Agreements.tariff_eur`.
        """
        chosen = method or self.afbouw_methode
        if self.starttarief_eur is None or chosen in (Method.STAPPEN, Method.INDEX):
            raise ValueError(f"{self.aanbieder_id} has no tariff by its row alone")
        return self.held(self.moved_eur(self.starttarief_eur, self.growths(period_id, chosen)))

    def growths(self, period_id: str, method: Method) -> Growths:
        """Return how an amount moves until that period under a method that needs no more than the row."""
        cut, steps = Fraction(self.afbouw_pct) / 100, self.steps(period_id)
        if method is Method.LINEAIR:
            return Growths(linear=-cut, times=steps)
        if method is Method.SAMENGESTELD:
            return Growths((1 - cut,) * steps)
        return Growths((1 - cut,) * min(steps, 1) if method is Method.EENMALIG else ())

    def moved_eur(self, start_eur: Decimal, growths: Growths) -> Decimal:
        """Return an amount after those steps, rounded as the agreement says."""
        start = Fraction(start_eur)
        if self.afronding is Rounding.END:
            return cents_half_up(start * growths.factor)
        if growths.linear is not None:
            return start_eur + growths.times * cents_half_up(start * growths.linear)
        amount = start_eur
        for one in growths.factors:
            amount = cents_half_up(Fraction(amount) * one)
        return amount

    def step_eur(self, period_id: str) -> Decimal | None:
        """Return the amount of the latest step that has begun; None before the first."""
        begun = [step for step in self.stappen if period_number(step[0]) <= period_number(period_id)]
        return max(begun, key=lambda step: period_number(step[0]))[1] if begun else None

    def held(self, amount_eur: Decimal) -> Decimal:
        """Return the amount within the floor and the ceiling."""
        low = amount_eur if self.bodem_eur is None else max(amount_eur, self.bodem_eur)
        return low if self.plafond_eur is None else min(low, self.plafond_eur)


@dataclass(frozen=True)
class Growths:
    """The steps that an amount makes: a factor each, or `times` times the same part of the start (`linear`)."""

    factors: tuple[Fraction, ...] = ()
    linear: Fraction | None = None
    times: int = 0

    @property
    def factor(self) -> Fraction:
        """What is left of the start after all steps, exactly."""
        if self.linear is not None:
            return 1 + self.linear * self.times
        product = Fraction(1)
        for one, alike in groupby(self.factors):
            product *= one ** sum(1 for _ in alike)  # a power costs one step where equal factors would cost one each
        return product


@dataclass(frozen=True)
class Agreements:
    """All agreements of one provider, earlier ones kept, with the index figures that a path by index follows."""

    rows: tuple[Agreement, ...]
    figures: IndexFigures = field(default_factory=IndexFigures, hash=False)

    def in_force(self, period_id: str) -> Agreement | None:
        """Return the agreement that governs the period, or None when none does yet."""
        begun = [row for row in self.rows if period_number(row.vanaf_periode) <= period_number(period_id)]
        return max(begun, key=lambda row: row.versie, default=None)

    @property
    def first(self) -> Agreement | None:
        """The first agreement (lowest vanaf_periode, then lowest version); None without agreements."""
        return min(self.rows, key=lambda row: (period_number(row.vanaf_periode), row.versie), default=None)

    @property
    def start_tariff_eur(self) -> Decimal | None:
        """T0 of the indexes: the start tariff of the first agreement; None without agreements, or where it has none."""
        return None if self.first is None else self.first.starttarief_eur

    def tariff_eur(self, period_id: str) -> Decimal | None:
        """Return the agreed tariff of that period in euros, cents half up; None where none is in force or known."""
        row = self.in_force(period_id)
        if row is None or row.starttarief_eur is None:
            return None
        if row.afbouw_methode is Method.STAPPEN:
            step = row.step_eur(period_id)
            return None if step is None else row.held(step)
        growths = self._growths(row, period_id)
        return None if growths is None else row.held(row.moved_eur(row.starttarief_eur, growths))

    def factor(self, period_id: str) -> Fraction | None:
        """Return the part of the start that is agreed in that period, before any rounding; None where there is none."""
        row = self.in_force(period_id)
        growths = None if row is None else self._growths(row, period_id)
        return None if growths is None else growths.factor

    def budget_eur(self, period_id: str, klasse: int) -> Decimal | None:
        """Return the agreed budget of a klasse in that period, cents half up; None where none is in force."""
        row = self.in_force(period_id)
        budget = None if row is None else row.budgetten.get(klasse)
        if row is None or budget is None:
            return None
        growths = self._growths(row, period_id)
        return None if growths is None else row.moved_eur(budget, growths)

    def start_budget_eur(self, klasse: int) -> Decimal | None:
        """Return the budget of a klasse at the start: in the first agreement that has it."""
        rows = sorted(self.rows, key=lambda row: (period_number(row.vanaf_periode), row.versie))
        return next((row.budgetten[klasse] for row in rows if klasse in row.budgetten), None)

    def _growths(self, row: Agreement, period_id: str) -> Growths | None:
        if row.afbouw_methode is Method.STAPPEN:
            return None
        if row.afbouw_methode is Method.INDEX:
            return self._indexed(row, period_id)
        return row.growths(period_id, row.afbouw_methode)

    def _indexed(self, row: Agreement, period_id: str) -> Growths | None:
        """Return a factor per year after that of `vanaf_periode`; None from the first year of which a figure is missing."""
        if self.first is None or row.index_loon_deel is None:
            return None
        share, first_year = Fraction(row.index_loon_deel), _year(self.first.vanaf_periode)
        factors = []
        for year in range(_year(row.vanaf_periode) + 1, _year(period_id) + 1):
            with_correction = row.nacalculatie and year - 1 > first_year
            rise = growth(self.figures, year, share, with_correction=with_correction)
            if rise is None:
                return None
            factors.append(1 + rise / 100)
        return Growths(tuple(factors))


def by_provider(rows: Iterable[Agreement], figures: IndexFigures | None = None) -> dict[str, Agreements]:
    """Return the agreements of each provider that has any, with the index figures that they all follow."""
    gathered: dict[str, list[Agreement]] = {}
    for row in rows:
        gathered.setdefault(row.aanbieder_id, []).append(row)
    known = IndexFigures() if figures is None else figures
    return {aanbieder_id: Agreements(tuple(found), known) for aanbieder_id, found in gathered.items()}


def cents_half_up(amount_eur: Fraction) -> Decimal:
    """Return the amount rounded to whole cents; half a cent goes up (away from zero for a negative amount)."""
    whole, parts = abs(amount_eur.numerator), amount_eur.denominator
    cents = (200 * whole + parts) // (2 * parts)
    return Decimal(-cents if amount_eur < 0 else cents).scaleb(-2)


def _year(period_id: str) -> int:
    return int(period_id[:4])
