"""Which money asks for a conversation: paid otherwise than agreed, without hours, or above before; this period and since the start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.door.door import Door
from hbh_metrics.findings import amounts
from hbh_metrics.findings.claims import Claim, claims, last_whole, reason, with_agreement
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.savings import ADDED_UP, ADDED_UP_PCT, DIFFERENCE
from hbh_metrics.findings.thresholds import attention_from
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.paid_item import PaidItem
from hbh_metrics.records import Provider

TITLE = "Geld waarover u in gesprek gaat"
_COLUMNS = (
    Column("Aanbieder"),
    Column("Waarover"),
    Column("Deze periode", is_number=True, metrics=(DIFFERENCE,)),
    Column("Sinds de start", is_number=True, metrics=(ADDED_UP,)),
)
_READ_AS = (
    "Een ander tarief (S01) en betaald zonder dag hulp of dubbel (S16): wat er meer is betaald dan is afgesproken, na aftrek van credits. "
    "Een bedrag staat bij één van beide; samen zijn zij de vordering. Betaald zonder uren en zonder reden (S06): wat voor die cliënten is "
    "betaald. Dat is een vraag en geen vordering: een tarief per cliënt geldt ook dan, en per uur kan een urenregel ontbreken. Een bedrag "
    "kan ook bij S16 staan. Tegenover voorheen staat er alleen waar S05 geldt: duurder dan dezelfde cliënten vóór het experiment, of zo "
    "weinig goedkoper (met een min) dat de drempel is gepasseerd. Ook dat is een vraag: er is betaald wat is afgesproken."
)


_BEFORE = f"Tegenover voorheen ({amounts.AGAINST_BEFORE})"


def answer(view: View) -> Figure | None:
    """Return the amounts per provider up to the last whole period; None for who sees no single providers, and while nothing was paid."""
    if not view.providers or any(name not in view.door.publication.tables for name in Door.BEHIND_PAID_ITEMS):
        return None
    until = last_whole(view)
    if until is None:
        return None
    grid = view.grid(DIFFERENCE, ADDED_UP, ADDED_UP_PCT, "betaald")
    providers = with_agreement(view)
    paid = (grid.value("betaald", who.aanbieder_id, one) for who in providers for one in view.begun)
    if all(amount is None for amount in paid):
        return None
    items = [item for item in view.door.paid_items() if item.periode_id <= until]
    found = claims(view)
    return finding(
        view,
        "geld-in-gesprek",
        said(found, until),
        unit="euro",
        population=view.population(),
        period=dutch.period_range(view.begun[0], until),
        table=Table(
            TITLE, _COLUMNS, (*_together(found, until), *_rows(grid, providers, items, until, _asks_from_pct(view)))
        ),
        how_to_read=_READ_AS,
        tables=("periodebetalingen", "indicaties", "tariefafspraken"),
    )


def said(found: Sequence[Claim], until: str) -> tuple[str, ...]:
    """Return what was paid otherwise than agreed, the largest first, and how much of it in the last period."""
    total = sum((one.total_eur for one in found), Decimal(0))
    if not found:
        return (f"Tot en met {dutch.period(until)} is alles betaald zoals is afgesproken.",)
    parts = [f"{dutch.euro(one.total_eur)} bij {one.provider.naam}" for one in found]
    now = sum((one.part_eur(period_id=until) for one in found), Decimal(0))
    how = "meer" if total >= 0 else "minder"
    more = f"Sinds de start is {dutch.euro(abs(total))} {how} betaald dan is afgesproken"
    where = f"{more}: {dutch.listing(parts)}." if len(found) > 1 else f"{more}, bij {found[0].provider.naam}."
    return (where, f"In {dutch.period(until)} was dat {dutch.euro(now)}.")


def _asks_from_pct(view: View) -> float:
    """Return from which difference with before S05 asks for attention; nothing where no thresholds were kept."""
    found = attention_from(view, amounts.AGAINST_BEFORE, "verschil_pct")
    return 0.0 if found is None else found


def _together(found: Sequence[Claim], until: str) -> Iterator[tuple[Cell, ...]]:
    """Yield what is to be settled with each provider whose claim has several parts, and with all of them."""
    several = [one for one in found if len({reason(item) for item in one.items}) > 1]
    sums = [("Alle aanbieders", found)] if len(found) > 1 else []
    for name, parts in (*sums, *((one.provider.naam, [one]) for one in several)):
        now = sum((one.part_eur(period_id=until) for one in parts), Decimal("0.00"))
        ever = sum((one.total_eur for one in parts), Decimal("0.00"))
        yield Cell(name), Cell("Vordering samen"), Cell(dutch.euro(now), now), Cell(dutch.euro(ever), ever)


def _rows(
    grid: Grid, providers: Sequence[Provider], items: Sequence[PaidItem], until: str, limit_pct: float
) -> Iterator[tuple[Cell, ...]]:
    for provider in providers:
        mine = [item for item in items if item.aanbieder_id == provider.aanbieder_id]
        for name, holds, amount in amounts.KINDS.values():
            found = [item for item in mine if holds(item)]
            if found:
                now = sum((amount(item) for item in found if item.periode_id == until), Decimal("0.00"))
                ever = sum((amount(item) for item in found), Decimal("0.00"))
                yield Cell(provider.naam), Cell(name), Cell(dutch.euro(now), now), Cell(dutch.euro(ever), ever)
        dearer_pct = grid.value(ADDED_UP_PCT, provider.aanbieder_id, until)
        if dearer_pct is not None and dearer_pct > limit_pct:
            amounts_before = (grid.get(metric, provider.aanbieder_id, until) for metric in (DIFFERENCE, ADDED_UP))
            texts = (metric_text(DIFFERENCE), metric_text(ADDED_UP))
            yield Cell(provider.naam), Cell(_BEFORE), *map(value_cell, amounts_before, texts)
