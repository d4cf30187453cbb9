"""What was done with the savings: spent or reserved within the Wmo, as agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.door.audience import Role as Reader
from hbh_metrics.drawing.axes import euro_axis, period_axis
from hbh_metrics.drawing.chart import Box, Chart, Fill, Mark, Plot, Role
from hbh_metrics.drawing.shapes import BAR_WIDTH, focus_band, zero_line
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.savings import METRICS, savings
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.records import Spending

RESERVED, SPENT = "GERESERVEERD", "BESTEED"
KINDS = {RESERVED: "gereserveerd", SPENT: "besteed"}
_ROLES = {RESERVED: Role.OWN, SPENT: Role.SECOND}
_COLUMNS = (
    Column("Periode"),
    Column("Wat"),
    Column("Bedrag", is_number=True),
    Column("Toelichting"),
    Column("Boeking"),
)
DEFINITION = (
    "Afgesproken is dat het voordeel van het experiment binnen ‘Wmo individuele voorzieningen’ wordt besteed of gereserveerd. De balken "
    "tellen per periode op wat er is geboekt. De gemeente levert de boekingen met de tabel bestemmingen. De boekingen zijn niet per "
    "aanbieder: ze gelden altijd voor alle aanbieders samen. Het voordeel is wat er minder is betaald dan dezelfde cliënten voorheen "
    "kostten."
)


@dataclass(frozen=True)
class Spent:
    """What was booked up to and including a period, in euros; `saved` is what was paid less than the same clients cost before."""

    until: str | None
    reserved: Decimal
    spent: Decimal
    saved: float | None

    @property
    def total(self) -> Decimal:
        """All that was booked."""
        return self.reserved + self.spent


def answer(view: View) -> Figure | None:
    """Return what was spent and reserved of what all providers together saved; None for an aanbieder, who does not see that."""
    if view.door.audience.role is Reader.AANBIEDER:
        return None
    total = savings(view, view.grid(*METRICS), ALL_PROVIDERS)
    rows = [row for row in view.door.spendings() if row.periode_id <= view.periode_id]
    found = Spent(
        max((row.periode_id for row in rows), default=None),
        _sum(rows, RESERVED),
        _sum(rows, SPENT),
        None if total.before.value is None else -total.before.value,
    )
    return finding(
        view,
        "bestemming",
        said(found, total.until),
        unit="geboekt bedrag, in euro",
        population="alle aanbieders samen",
        period=dutch.period_range(view.begun[0], view.periode_id),
        tables=("bestemmingen",),
        table=Table("Besteed of gereserveerd", _COLUMNS, tuple(_row(row) for row in rows)),
        how_to_read=DEFINITION,
        chart=_chart(view, rows) if rows else None,
    )


def said(found: Spent, until: str) -> tuple[str, ...]:
    """Return what was booked, and how that compares with what was saved; the answer first."""
    if found.until is None:
        return (
            "Wat er met de besparing is gedaan, is niet bekend: er is nog geen besteding of reservering geleverd. De gemeente levert die "
            "met de tabel bestemmingen.",
        )
    parts = [
        f"{dutch.euro(amount, 0)} {word}"
        for amount, word in ((found.reserved, "gereserveerd"), (found.spent, "besteed"))
        if amount
    ]
    first = f"Tot en met {dutch.period(found.until)} is {dutch.listing(parts) or 'niets'} geboekt."
    if found.reserved and found.spent:
        first = (
            f"Tot en met {dutch.period(found.until)} is {dutch.euro(found.reserved, 0)} gereserveerd en "
            f"{dutch.euro(found.spent, 0)} besteed."
        )
    elif parts:
        first = f"Tot en met {dutch.period(found.until)} is {parts[0]}."
    return (first, *_against(found, until))


def _against(found: Spent, until: str) -> tuple[str, ...]:
    if found.saved is None:
        return (
            "Of dat bij de besparing past, is niet te zeggen: wat dezelfde cliënten voorheen kostten is niet bekend.",
        )
    booked = float(found.total)
    period = dutch.period(until)
    if found.saved <= 0:
        return (
            f"Let op: tot en met {period} is er niets bespaard tegenover wat dezelfde cliënten voorheen kostten, en er is wel "
            f"{dutch.euro(booked, 0)} geboekt.",
        )
    if booked > found.saved:
        return (
            f"Dat is samen {dutch.euro(booked - found.saved, 0)} meer dan er tot en met {period} echt is bespaard "
            f"({dutch.euro(found.saved, 0)}).",
        )
    return (
        f"Echt bespaard is tot en met {period} {dutch.euro(found.saved, 0)}; {dutch.euro(found.saved - booked, 0)} daarvan heeft nog geen "
        "bestemming.",
    )


def _sum(rows: Sequence[Spending], kind: str) -> Decimal:
    return sum((row.bedrag_eur for row in rows if row.soort == kind), Decimal(0))


def _row(row: Spending) -> tuple[Cell, ...]:
    return (
        Cell(dutch.period(row.periode_id)),
        Cell(KINDS.get(row.soort, row.soort.lower())),
        Cell(dutch.euro(row.bedrag_eur), row.bedrag_eur),
        Cell(row.toelichting or ""),
        Cell(row.boeking_id or ""),
    )


def _chart(view: View, rows: Sequence[Spending]) -> Chart:
    """Return a stacked bar per period: reserved below, spent on top of it."""
    x = period_axis(experiment_periods())
    amounts = {
        (period.id, kind): float(_sum([row for row in rows if row.periode_id == period.id], kind))
        for period in experiment_periods()
        for kind in KINDS
    }
    tops = [max(amounts[period.id, RESERVED], 0) + max(amounts[period.id, SPENT], 0) for period in experiment_periods()]
    y = euro_axis(min(0.0, *amounts.values()), max(tops))
    marks: list[Mark] = [focus_band(view.begun.index(view.periode_id), y)]
    for place, period in enumerate(experiment_periods()):
        base = 0.0
        for kind, word in KINDS.items():
            amount = amounts[period.id, kind]
            if amount:
                text = f"{dutch.sentence_start(dutch.period(period.id))}: {dutch.euro(amount, 0)} {word}"
                fill = Fill.SOLID if kind == SPENT else Fill.HATCHED
                marks.append(
                    Box(
                        place - BAR_WIDTH / 2, place + BAR_WIDTH / 2, base, base + amount, _ROLES[kind], fill, text=text
                    )
                )
                base += amount
    marks.append(zero_line(x))
    return Chart(x, (Plot(y, tuple(marks), "gestreept: gereserveerd; dicht: besteed"),), height_px=260)
