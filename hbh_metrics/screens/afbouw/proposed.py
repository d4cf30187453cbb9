"""What another agreement is reckoned from: the agreed amount of every period, and what a provider delivers for it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from hbh_metrics.agreements import Agreement, Agreements, Contract, Method, cents_half_up
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.findings.view import Grid, View

METRICS = (
    "betaald",
    "betaald_tarief",
    "afgesproken_tarief",
    "effectief_uurtarief",
    "betaalde_clientperioden",
    "referentiekosten",
)


@dataclass(frozen=True)
class Unit:
    """What an amount is agreed for, in words: `per cliënt`; its measure, and how what is paid for is counted (empty where there is one)."""

    words: str
    measure: str
    counted: str = ""

    @property
    def is_client(self) -> bool:
        """Whether the gain is told per client, instead of for all of them together."""
        return self in (PER_CLIENT, BUDGET)


PER_CLIENT = Unit("per cliënt", "euro per cliënt per periode", "betaalde cliëntperioden")
BUDGET = Unit(
    "per cliënt, gemiddeld over de klassen",
    "euro per cliënt per periode, gemiddeld over de klassen",
    "betaalde cliëntperioden",
)
PER_HOUR = Unit("per uur", "euro per uur", "betaalde uren")
GROUP = Unit("voor de hele groep", "euro per periode")
_UNITS = {
    Contract.PERIODETARIEF: PER_CLIENT,
    Contract.OUTPUT: PER_CLIENT,
    Contract.BUDGET_CLIENT: BUDGET,
    Contract.UREN: PER_HOUR,
    Contract.TAAKGERICHT: GROUP,
    Contract.ALGEMENE_VOORZIENING: GROUP,
}


@dataclass(frozen=True)
class Now:
    """What stays the same: the agreed amounts of every period, and what a provider delivers for them in the last whole one.

    `volume` is how many times the amount is paid in a period. Per such unit: hours, what the same clients cost before, and the price of
    an hour before. `unknown_from` is the first period whose amount is not known yet; it is that of the period before.
    """

    name: str
    based_on: str
    agreement: Agreement
    path: Mapping[str, Decimal]
    volume: float
    hours: float | None
    before_eur: float | None
    hour_before_eur: float | None
    unit: Unit = PER_CLIENT
    hours_per_client: float | None = None
    unknown_from: str | None = None

    def tariff_eur(self, period_id: str) -> Decimal:
        """Return the agreed amount; 0 before there is an agreement."""
        return self.path.get(period_id, Decimal(0))


@dataclass(frozen=True)
class Proposal:
    """Another agreement: this percentage, read this way, with its first cut in `first`, from the amount of the period before."""

    cut_pct: Decimal
    method: Method
    first: str

    def agreement(self, now: Now) -> Agreement:
        """Return the new agreement."""
        periods = [period.id for period in experiment_periods()]
        before = periods[max(periods.index(self.first) - 1, 0)]
        return replace(
            now.agreement,
            versie=now.agreement.versie + 1,
            vanaf_periode=self.first,
            starttarief_eur=now.tariff_eur(before),
            afbouw_pct=self.cut_pct,
            afbouw_methode=self.method,
            eerste_verlaging=self.first,
        )

    def tariff_eur(self, now: Now, period_id: str) -> Decimal:
        """Return the amount of a period as it would be."""
        return now.tariff_eur(period_id) if period_id < self.first else self.agreement(now).tariff_eur(period_id)


def now_of(view: View) -> Now | None:
    """Return what stays the same at the chosen provider; None while it has no whole period, or nothing is agreed or paid in it."""
    who = view.chosen.aanbieder_id
    grid = view.grid(*METRICS)
    whole = view.whole(who, until=view.periode_id)
    agreements = view.door.agreed_amounts().get(who)
    in_force = None if agreements is None or not whole else agreements.in_force(whole[-1])
    if agreements is None or in_force is None:
        return None
    at = whole[-1]
    unit = _UNITS[in_force.contractsoort]
    all_paid, paid, _, hour, clients, before = (grid.value(metric, who, at) for metric in METRICS)
    path, unknown_from = _path(agreements, grid, who, at)
    volume = _volume(unit, all_paid, paid, clients)
    if not path.get(at) or not volume or not all_paid:
        return None
    amount = all_paid if unit is GROUP else paid
    hours = amount / hour if amount and hour else None
    return Now(
        view.chosen.naam,
        at,
        max(agreements.rows, key=lambda row: row.versie),
        path,
        volume,
        hours,
        None if before is None else before / volume,
        view.door.prices_before().get(who),
        unit,
        None if hours is None or not clients else hours * volume / clients,
        unknown_from,
    )


def _volume(unit: Unit, all_paid: float | None, paid: float | None, clients: float | None) -> float | None:
    if unit is GROUP:
        return 1.0
    if unit is PER_HOUR:
        return all_paid / paid if all_paid and paid else None
    return clients


def _path(agreements: Agreements, grid: Grid, who: str, at: str) -> tuple[dict[str, Decimal], str | None]:
    """Return the agreed amount of every period from the first agreement on, and the first that nobody knows yet.

    Of budgets per klasse it is the mean over who is paid, as measured; after period `at` it moves as the budgets do.
    """
    path: dict[str, Decimal] = {}
    unknown_from = None
    for period in experiment_periods():
        found = _amount_eur(agreements, grid, who, period.id, at)
        if found is None and path:
            unknown_from = unknown_from or period.id
            found = list(path.values())[-1]
        if found is not None:
            path[period.id] = found
    return path, unknown_from


def _amount_eur(agreements: Agreements, grid: Grid, who: str, period_id: str, at: str) -> Decimal | None:
    row = agreements.in_force(period_id)
    if row is None or row.contractsoort is not Contract.BUDGET_CLIENT:
        return agreements.tariff_eur(period_id)
    known, base = (grid.value("afgesproken_tarief", who, one) for one in (period_id, at))
    if known is not None and period_id <= at:
        return Decimal(known).quantize(Decimal("0.01"))
    then, now = agreements.factor(period_id), agreements.factor(at)
    if base is None or then is None or not now:
        return None
    return cents_half_up(Fraction(base) * then / now)
