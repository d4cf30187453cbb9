"""Did the amount paid change by the number of clients or by the tariff: a bridge from the period before to this one."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import category_axis, euro_axis, period_axis
from hbh_metrics.drawing.chart import Box, Chart, Dot, Mark, Plot, Role, Segment, Side, Words
from hbh_metrics.drawing.shapes import columns, focus_band, zero_line
from hbh_metrics.findings import series
from hbh_metrics.findings.columns import PERIOD, STATE, Filled, Place, clients, metric_table, metrics_of, numbers, value
from hbh_metrics.findings.figure import Cell, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import is_hidden, untold_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.tail import tail
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import NumberId, Provider
from hbh_metrics.screens.kosten.bridge import Bridge, is_nothing, said, since_start

PAID, VOLUME, PRICE = "betaald", "volume_effect", "prijs_effect"
_signed = metric_text(VOLUME)


def _change(at: Place) -> Cell:
    """Return how much more was paid than in the period before."""
    who, bridge = at.provider.aanbieder_id, bridge_of(at.view, at.grid, at.provider, at.period_id)
    untold = untold_cell(at.row(PAID), at.grid.get(PAID, who, bridge.before_id or ""))
    if bridge.paid is None or bridge.paid_before is None:
        return untold
    return Cell(_signed(bridge.change), bridge.change, origin=untold.origin)


def _from_the_second(shown: Filled) -> Filled:
    """Return a column that is blank in the first period, which has none before it."""
    return replace(shown, fill=lambda at: Cell("") if at.period_id == at.view.begun[0] else shown.fill(at))


_COLUMNS = (
    PERIOD,
    value(PAID, "Betaald"),
    _from_the_second(numbers("Verschil met de vorige", _change, PAID)),
    _from_the_second(value(VOLUME, "Door aantal cliënten")),
    _from_the_second(value(PRICE, "Door het tarief")),
    value("betaalde_clientperioden"),
    value("clientperioden", "Cliëntperioden met hulp"),
    value("betaald_tarief"),
    clients(PAID),
    STATE,
)
_READ_AS = (
    "De eerste balk is wat in de vorige periode is betaald, de laatste wat in deze periode is betaald. De balken ertussen laten zien "
    "hoeveel daarvan komt door meer of minder betaalde cliëntperioden, en hoeveel door een hoger of lager tarief. Het tarief kan dalen "
    "terwijl er toch meer wordt betaald, en andersom."
)

_HALF = 0.32
_ROOM = 0.35


def answer(view: View) -> Figure:
    """Return the bridge from the amount of the period before to that of the chosen one, with all periods in the table."""
    grid = view.grid(*metrics_of(_COLUMNS))
    bridge = bridge_of(view, grid, view.chosen)
    return finding(
        view,
        "prijs-en-aantal",
        said(bridge),
        unit="betaald bedrag, in euro",
        population=view.population(),
        notes=tail(view),
        table=_table(view, grid, "Wat er is betaald, en waardoor het veranderde"),
        how_to_read=_READ_AS,
        explains=(PAID, VOLUME, PRICE, "betaalde_clientperioden", "clientperioden"),
        chart=_waterfall(grid, view.chosen.aanbieder_id, bridge) if bridge.state.counts else None,
    )


def all_periods(view: View) -> Figure | None:
    """Return per period how much the amount changed by the number of clients and by the tariff; None while nothing is known of that."""
    grid = view.grid(*metrics_of(_COLUMNS))
    every = (bridge_of(view, grid, view.chosen, period_id) for period_id in view.begun)
    known = [bridge for bridge in every if bridge.is_whole and bridge.state.counts]
    if not known:
        return None
    return finding(
        view,
        "prijs-en-aantal-per-periode",
        since_start(known, view.chosen.naam, is_total=view.is_total),
        unit="verandering van het betaalde bedrag tegenover de vorige periode, in euro",
        population=view.population(),
        notes=tail(view),
        period=view.span,
        table=_table(view, grid, "Verandering van periode op periode"),
        how_to_read=_READ_AS,
        explains=(VOLUME, PRICE),
        chart=_by_period(view, grid),
    )


def bridge_of(view: View, grid: Grid, provider: Provider, period_id: str | None = None) -> Bridge:
    """Return the bridge of a provider into a period (the chosen one if none is given), from the one before where that is whole."""
    who, now = provider.aanbieder_id, period_id or view.periode_id
    place = view.begun.index(now)
    before = view.begun[place - 1] if place else None
    return Bridge(
        provider.naam,
        provider == view.with_total[0],
        now,
        before,
        view.state(who, now),
        None if before is None or not view.state(who, before).counts else grid.value(PAID, who, before),
        grid.value(VOLUME, who, now),
        grid.value(PRICE, who, now),
        grid.value(PAID, who, now),
        is_hidden(grid.get(PAID, who, now)),
    )


def _table(view: View, grid: Grid, title: str) -> Table:
    return metric_table(view, grid, title, _COLUMNS, providers=(view.chosen,))


def _waterfall(grid: Grid, who: str, bridge: Bridge) -> Chart | None:
    """Return the steps from the amount before to the amount now; None when there is nothing to go from or to.

    The two amounts are levels, not bars: the axis does not begin at 0, for the steps are small beside them.
    """
    if not bridge.is_whole or bridge.paid is None or bridge.paid_before is None or bridge.before_id is None:
        return None
    now = bridge.period_id
    steps = [
        ("door aantal\ncliënten", bridge.volume or 0.0, grid.origin(who, now, VOLUME)),
        ("door het\ntarief", bridge.price or 0.0, grid.origin(who, now, PRICE)),
    ]
    if not is_nothing(bridge.unexplained):
        steps.append(("niet te\nverdelen", bridge.unexplained, ()))
    names = [dutch.period(bridge.before_id), *(name for name, _, _ in steps), dutch.period(now)]
    levels = list(accumulate((amount for _, amount, _ in steps), initial=bridge.paid_before))
    room = max(max(levels) - min(levels), 1.0)
    y = euro_axis(min(levels) - room * _ROOM, max(levels) + room * _ROOM)
    marks: list[Mark] = [
        *_level(0, bridge.paid_before, Role.PATH, grid.origin(who, bridge.before_id, PAID)),
        *_level(len(names) - 1, bridge.paid, Role.OWN, grid.origin(who, now, PAID), is_hollow=not bridge.state.counts),
    ]
    for place, (_, amount, origin) in enumerate(steps, start=1):
        marks += _step(place, levels[place - 1], amount, origin)
    marks += [Segment(place + _HALF, level, place + 1 - _HALF, level, Role.FADED) for place, level in enumerate(levels)]
    return Chart(category_axis(len(names), names), (Plot(y, tuple(marks), "Betaald bedrag (de as begint niet bij 0)"),))


def _level(
    place: int, euros: float, role: Role, origin: tuple[NumberId, ...], *, is_hollow: bool = False
) -> tuple[Mark, ...]:
    text = dutch.euro(euros, 0)
    return (
        Segment(place - _HALF, euros, place + _HALF, euros, role, width_px=3.0),
        Dot(place, euros, role, text, is_hollow=is_hollow, origin=origin),
        Words(place, euros, text, across=Side.MIDDLE, up=Side.START, shift_y_px=8.0, is_bold=True),
    )


def _step(place: int, begin: float, amount: float, origin: tuple[NumberId, ...]) -> tuple[Mark, ...]:
    is_more = amount > 0
    text = "geen verschil" if is_nothing(amount) else f"{dutch.euro(abs(amount), 0)} {'meer' if is_more else 'minder'}"
    top = max(begin, begin + amount)
    role = Role.ABOVE if is_more else Role.BELOW
    return (
        Box(place - _HALF, place + _HALF, begin, begin + amount, role, text=text, origin=origin),
        Words(place, top, text, role, Side.MIDDLE, Side.START, shift_y_px=4.0, is_bold=True),
    )


def _by_period(view: View, grid: Grid) -> Chart:
    x = period_axis(experiment_periods())
    plots = []
    at = view.begun.index(view.periode_id)
    names = {VOLUME: "Door het aantal cliënten", PRICE: "Door het tarief"}
    shown = view.with_total[:1] if view.is_total else view.with_total[1:]
    reach = series.values_of(grid, *names, whose={who.aanbieder_id for who in shown})
    y = euro_axis(min([*reach, 0.0]), max([*reach, 0.0]), ticks=4)
    for name, title in names.items():
        points = series.points(view, grid, name, view.chosen.aanbieder_id, with_open=False)
        roles = [Role.ABOVE if (point.value or 0.0) > 0 else Role.BELOW for point in points]
        plots.append(Plot(y, (focus_band(at, y), *columns(points, roles), zero_line(x)), title))
    return Chart(x, tuple(plots), height_px=380)
