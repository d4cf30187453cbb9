"""What was paid otherwise than agreed, per provider: each euro once, so that the total of a claim adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.paid_item import PaidItem
from hbh_metrics.records import Provider

NO_DAY = "betaald voor een periode zonder één dag hulp (S16)"
TWICE = "meer dan één keer betaald (S16)"
OTHER_TARIFF = "een ander tarief of bedrag dan afgesproken (S01)"
REASONS = (OTHER_TARIFF, NO_DAY, TWICE)
_ITEMS = (
    Column("Toewijzing"),
    Column("Periode"),
    Column("Waarom"),
    Column("Betaald", is_number=True),
    Column("Afgesproken", is_number=True),
    Column("Verschil", is_number=True),
)
_TOTAL = "Totaal"
_OF_A_GROUP = "hele groep"


def reason(item: PaidItem) -> str:
    """Return why another amount was due: the heaviest reason, so that an amount stands under one of them."""
    return NO_DAY if item.is_zonder_dag else TWICE if item.is_dubbel else OTHER_TARIFF


@dataclass(frozen=True)
class Claim:
    """What is to be settled with one provider up to and including a period, in the order of period and assignment."""

    provider: Provider
    until: str
    items: tuple[PaidItem, ...]

    @property
    def total_eur(self) -> Decimal:
        """What was paid above what was agreed; below 0 what the city still owes."""
        return sum((item.difference_eur for item in self.items), Decimal("0.00"))

    def part_eur(self, *, why: str | None = None, period_id: str | None = None) -> Decimal:
        """Return the part of the total with that reason and of that period; of all where none is named."""
        parts = (
            item.difference_eur
            for item in self.items
            if why in (None, reason(item)) and period_id in (None, item.periode_id)
        )
        return sum(parts, Decimal("0.00"))

    @property
    def since(self) -> str | None:
        """The first period with a difference."""
        return min((item.periode_id for item in self.items), default=None)


def claim(items: Sequence[PaidItem], provider: Provider, until: str) -> Claim:
    """Return the claim on a provider: what differs from the agreement itself, to the cent."""
    mine = (item for item in items if item.aanbieder_id == provider.aanbieder_id and item.periode_id <= until)
    return Claim(provider, until, tuple(item for item in mine if item.is_owed and item.difference_eur))


def last_whole(view: View) -> str | None:
    """Return the last whole period of who is looked at, the chosen one at the latest: of a later one nothing is settled yet."""
    return max(view.whole(view.chosen.aanbieder_id, until=view.periode_id), default=None)


def with_agreement(view: View) -> tuple[Provider, ...]:
    """Return the providers that are looked at and with whom something is agreed: of them it is known what was due."""
    agreed = {row.agreement.aanbieder_id for row in view.door.agreements()}
    shown = view.providers if view.is_total else (view.chosen,)
    return tuple(who for who in shown if who.aanbieder_id in agreed)


def claims(view: View) -> tuple[Claim, ...]:
    """Return the claims on the providers that are looked at, the largest first; none where nothing differs."""
    until = last_whole(view)
    if until is None:
        return ()
    items = view.door.paid_items()
    found = (claim(items, provider, until) for provider in with_agreement(view))
    return tuple(sorted((one for one in found if one.items), key=lambda one: -one.total_eur))


def specification(of: Claim) -> Table:
    """Return every item of a claim with its amounts, and the total of each column last."""
    rows = [
        (
            Cell(item.toewijzing_nummer or _OF_A_GROUP),
            Cell(item.periode_id),
            Cell(reason(item)),
            *(_euros(amount) for amount in (item.betaald_eur, item.afgesproken_eur, item.difference_eur)),
        )
        for item in of.items
    ]
    paid = sum((item.betaald_eur for item in of.items), Decimal("0.00"))
    agreed = sum((item.afgesproken_eur for item in of.items), Decimal("0.00"))
    total = (Cell(_TOTAL), Cell(""), Cell(""), _euros(paid), _euros(agreed), _euros(of.total_eur))
    return Table(f"Specificatie {of.provider.naam}", _ITEMS, (*rows, total))


def per_period(of: Claim) -> Table:
    """Return the claim per period and reason, and the total last."""
    reasons = [one for one in REASONS if any(reason(item) == one for item in of.items)]
    columns = (
        Column("Periode"),
        *(Column(_short(one), is_number=True) for one in reasons),
        Column("Samen", is_number=True),
    )
    periods = sorted({item.periode_id for item in of.items})
    rows = [
        (
            Cell(dutch.sentence_start(dutch.period_in_full(period_id))),
            *(_euros(of.part_eur(why=one, period_id=period_id)) for one in reasons),
            _euros(of.part_eur(period_id=period_id)),
        )
        for period_id in periods
    ]
    totals = (_euros(of.part_eur(why=one)) for one in reasons)
    return Table(f"Per periode {of.provider.naam}", columns, (*rows, (Cell(_TOTAL), *totals, _euros(of.total_eur))))


def _short(words: str) -> str:
    return {OTHER_TARIFF: "Ander tarief", NO_DAY: "Geen dag hulp", TWICE: "Dubbel betaald"}[words]


def _euros(amount: Decimal) -> Cell:
    return Cell(dutch.euro(amount), amount)
