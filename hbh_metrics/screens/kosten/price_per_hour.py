"""What does a delivered hour cost, against what it cost the same clients before: per provider, over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import euro_axis, period_axis
from hbh_metrics.drawing.chart import Axis, Chart, Plot, Role
from hbh_metrics.drawing.shapes import focus_band, realised, reference
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import PERIOD, PROVIDER, STATE, Place, clients, metric_table, numbers, value
from hbh_metrics.findings.figure import Cell, Figure
from hbh_metrics.findings.finding import Drawn, finding, panels
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

PRICE, HOURS = "effectief_uurtarief", "uren_per_client_week"
_PANEL_PX = 220
_EQUAL_PCT = 0.5
_READ_AS = (
    "De lijn met punten is wat de gemeente per geleverd uur betaalt: het bedrag van een periode gedeeld door de uren van dezelfde "
    "cliënten. De streep is wat een uur hun vóór het experiment kostte: wat alle cliënten van de aanbieder samen kostten, gedeeld door de "
    "uren die zij kregen. Wordt een uur duurder terwijl het tarief daalt, dan dalen de uren sneller dan het tarief."
)


@dataclass(frozen=True)
class Price:
    """What an hour costs at a provider in a period, what it cost before, and the hours per client a week then; None is unknown."""

    name: str
    now_eur: float | None
    before_eur: float | None
    hours: float | None

    @property
    def change_pct(self) -> float | None:
        """How much more an hour costs than before, in per cent."""
        if self.now_eur is None or not self.before_eur:
            return None
        return (self.now_eur / self.before_eur - 1) * 100


def answer(view: View) -> Figure | None:
    """Return the price of an hour per provider; None for a reader who sees no single providers, and where no price before is known."""
    if not view.providers:
        return None
    before = view.door.prices_before()
    if not before:
        return None
    grid = view.grid(PRICE, HOURS)
    shown = view.providers if view.is_total else (view.chosen,)
    prices = {who.aanbieder_id: _price(view, grid, who, before) for who in view.providers}
    y = _scale(grid, before, view.providers)
    drawn = panels(view, lambda who: _drawn(view, grid, who, prices[who.aanbieder_id], y), view.providers)
    return finding(
        view,
        "prijs-per-uur",
        said([prices[who.aanbieder_id] for who in shown], view.periode_id),
        unit="euro per geleverd uur",
        population="betaalde cliëntperioden waarvan uren bekend zijn",
        period=dutch.period_range(view.begun[0], view.periode_id),
        table=metric_table(
            view,
            grid,
            "Prijs per geleverd uur",
            (
                PROVIDER,
                PERIOD,
                value(PRICE, "Per geleverd uur"),
                numbers("Voorheen", lambda at: _before(at, before)),
                numbers("Verschil", lambda at: _difference(at, before), PRICE),
                value(HOURS),
                clients(PRICE),
                STATE,
            ),
            providers=shown,
        ),
        how_to_read=_READ_AS,
        explains=(PRICE,),
        notes=("De streep is wat een uur dezelfde cliënten voorheen kostte.",) if drawn else (),
        tables=("referentie",),
        panels=drawn,
    )


def said(prices: Sequence[Price], period_id: str) -> tuple[str, ...]:
    """Return what an hour costs against before, the largest difference first."""
    period = dutch.period(period_id)
    known = [(one.change_pct, one) for one in prices if one.change_pct is not None]
    if not known:
        return (f"Wat een geleverd uur in {period} kostte, is nog niet bekend.",)
    if len(prices) == 1:
        return (_told(known[0][1], period), *_hours(known[0][1]))
    change, most = max(known, key=lambda pair: pair[0] or 0.0)
    dearer = sum((pct or 0.0) >= _EQUAL_PCT for pct, _ in known)
    many = f"{dearer or 'geen'} van de {len(known)}" if dearer < len(known) else f"alle {dearer}"
    of_whom = "aanbieders" if len(known) == len(prices) else "aanbieders met volledige gegevens"
    first = f"Bij {many} {of_whom} kost een geleverd uur in {period} meer dan voorheen."
    return (first, f"Het meest bij {most.name}: {_compared(most, change)}.", *_hours(most)) if dearer else (first,)


def _told(price: Price, period: str) -> str:
    return f"Een geleverd uur van {price.name} kostte in {period} {_compared(price, price.change_pct)}."


def _compared(price: Price, change: float | None) -> str:
    now, before = dutch.euro(price.now_eur), dutch.euro(price.before_eur)
    if change is None or abs(change) < _EQUAL_PCT:
        return f"{now}; voorheen {before}, vrijwel gelijk"
    return f"{now}; voorheen {before}, {dutch.percentage(abs(change), 0)} {'meer' if change > 0 else 'minder'}"


def _hours(price: Price) -> tuple[str, ...]:
    return () if price.hours is None else (f"Cliënten kregen daar {dutch.number(price.hours, 2)} uur per week.",)


def _price(view: View, grid: Grid, who: Provider, before: Mapping[str, float]) -> Price:
    provider = who.aanbieder_id
    counts = view.state(provider).counts
    now, hours = (grid.value(metric, provider, view.periode_id) if counts else None for metric in (PRICE, HOURS))
    return Price(who.naam, now, before.get(provider), hours)


def _before(at: Place, before: Mapping[str, float]) -> Cell:
    price = before.get(at.provider.aanbieder_id)
    return Cell(dutch.MISSING) if price is None else Cell(dutch.euro(price), price)


def _difference(at: Place, before: Mapping[str, float]) -> Cell:
    row = at.row(PRICE)
    price = Price("", None if row is None else row.waarde, before.get(at.provider.aanbieder_id), None)
    change = price.change_pct
    return Cell(dutch.MISSING) if change is None else Cell(dutch.percentage(change), change)


def _scale(grid: Grid, before: Mapping[str, float], shown: Sequence[Provider]) -> Axis:
    mine = {who.aanbieder_id for who in shown}
    known = [value for value in series.values_of(grid, PRICE, whose=mine) if value]
    known += [price for who, price in before.items() if who in mine]
    return euro_axis(min(known, default=0.0) * 0.97, max(known, default=1.0) * 1.03, is_exact=True)


def _drawn(view: View, grid: Grid, who: Provider, price: Price, y: Axis) -> Drawn:
    x = period_axis(experiment_periods())
    points = series.points(view, grid, PRICE, who.aanbieder_id, with_open=False)
    line = () if price.before_eur is None else reference(price.before_eur, x, role=Role.PATH)
    role = Role.OWN if view.is_own(who) else Role.OTHERS
    marks = (focus_band(view.begun.index(view.periode_id), y), *line, *realised(points, role, size_px=6.0))
    told = _told(price, dutch.period(view.periode_id))
    return Drawn(told, Chart(x, (Plot(y, marks),), height_px=_PANEL_PX), judgement(price.change_pct))


def judgement(change: float | None) -> str:
    """Return in words how far an hour became dearer or cheaper, by its change in per cent."""
    if change is None:
        return "niet bekend"
    if abs(change) < _EQUAL_PCT:
        return "vrijwel gelijk per uur"
    return f"{dutch.percentage(abs(change), 0)} {'duurder' if change > 0 else 'goedkoper'} per uur"
