"""What a town of the demo is made of: its project, its providers with their contracts, and the days on which they deliver."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from hbh_metrics.agreements import Agreements, Contract
from hbh_metrics.demo.talks import Talk
from hbh_metrics.project import DEFAULT, Names, Project, project_of

Row = Mapping[str, object]


@dataclass(frozen=True)
class Supplier:
    """One provider: how many clients it helps at the start, its contract, and how it behaves.

    `agreements` are rows of tariefafspraken and `budgets` rows of budgetafspraken without its id. `hours_pct` of what a client is
    used to are delivered at the start, `hours_change_pct` more or less each period. `heavy` clients have a klasse without a budget;
    `pays_less_pct` of the lines are that much of the agreed amount.
    """

    id: str
    name: str
    clients: int
    outside: int
    hour_rate_eur: Decimal
    agreements: tuple[Row, ...]
    budgets: tuple[Row, ...] = ()
    hours_pct: int = 100
    hours_change_pct: float = 0.0
    invoices_start: bool = False
    pays_less_pct: int = 100
    heavy: int = 0
    hours_per_period: bool = False

    @property
    def contract(self) -> Contract:
        """What is paid for."""
        return Contract(str(self.agreements[0]["contractsoort"]))

    @property
    def is_lump_sum(self) -> bool:
        """Whether it gets one amount per period for all clients together."""
        return self.contract in (Contract.TAAKGERICHT, Contract.ALGEMENE_VOORZIENING)


@dataclass(frozen=True)
class Town:
    """One town: `name` on the command line, what `happens` in Dutch, its project.toml, and rows of the tables beside the agreements.

    `has_products` gives every assignment a product code, and makes the town one that messages can tell too: nothing is assigned in hours
    that is paid by the month, and no end is delivered with a declaration that goes past it. `assumptions_text` is its aannamen.toml.
    `must_raise` are the signals (signal, provider) that its story asks for.
    """

    name: str
    happens: str
    project_text: str
    suppliers: tuple[Supplier, ...]
    beside: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    has_products: bool = False
    must_raise: tuple[tuple[str, str], ...] = ()
    talks: tuple[Talk, ...] = ()
    assumptions_text: str = ""

    @property
    def files(self) -> dict[str, str]:
        """What stands in its data folder beside the publications, by name: its project, and its assumptions where it has its own."""
        found = {"project.toml": self.project_text, "aannamen.toml": self.assumptions_text}
        return {name: text for name, text in found.items() if text}

    @property
    def project(self) -> Project:
        """The project of its data folder."""
        return project_of(tomllib.loads(self.project_text), DEFAULT, Names(), [])

    @property
    def clients(self) -> int:
        """How many clients have help at the start."""
        return sum(one.clients + one.outside for one in self.suppliers)


@dataclass(frozen=True)
class Book:
    """A provider with what was agreed with it, whole: the amounts of every period follow from it."""

    supplier: Supplier
    agreed: Agreements

    def amount_eur(self, period_id: str, klasse: int | None) -> Decimal | None:
        """Return what one client-period, hour or period of all clients costs by the agreement; None for a klasse without a budget."""
        if self.supplier.contract is Contract.BUDGET_CLIENT:
            return None if klasse is None else self.agreed.budget_eur(period_id, klasse)
        return self.agreed.tariff_eur(period_id)

    def start_eur(self, klasse: int | None) -> Decimal | None:
        """Return what it cost at the start."""
        if self.supplier.contract is Contract.BUDGET_CLIENT:
            return None if klasse is None else self.agreed.start_budget_eur(klasse)
        return self.agreed.start_tariff_eur


@dataclass(frozen=True)
class Person:
    """One client of a provider; `last` and `end_known` are None for who stays, `quarters` are the quarters of an hour per week."""

    number: int
    in_experiment: bool
    is_newcomer: bool
    category: int
    klasse: int | None
    quarters: int
    used: float
    weekday: int
    age: str
    decided: date
    first: date
    last: date | None
    reason: str | None
    end_known: date | None

    def days_within(self, begin: date, end: date, known_on: date | None = None) -> int:
        """Return on how many of those days it has help, as far as was known on `known_on` (in the end, when None)."""
        is_known = self.last is not None and (known_on is None or (self.end_known or self.last) <= known_on)
        last = min(end, self.last) if is_known and self.last is not None else end
        return max((last - max(begin, self.first)).days + 1, 0)
