"""Did the amount paid change by the number of clients or by the tariff: a bridge from the period before to this one."""

from __future__ import annotations

from itertools import accumulate

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import category_axis, euro_axis, period_axis
from hbh_metrics.drawing.chart import Box, Chart, Dot, Mark, Plot, Role, Segment, Side, Words
from hbh_metrics.drawing.shapes import columns, focus_band, zero_line
from hbh_metrics.findings import series
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.measured import clients_cell, is_hidden, value_cell
from hbh_metrics.findings.tail import tail
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider
from hbh_metrics.screens.kosten.bridge import Bridge, is_nothing, said, since_start

METRICS = (
    "betaald",
    "volume_effect",
    "prijs_effect",
    "betaalde_clientperioden",
    "clientperioden",
    "betaald_tarief",
)
_COLUMNS = (
    Column("Periode"),
    Column("Betaald", is_number=True),
    Column("Verschil met de vorige", is_number=True),
    Column("Door aantal cliënten", is_number=True),
    Column("Door het tarief", is_number=True),
    Column("Betaalde cliëntperioden", is_number=True),
    Column("Cliëntperioden met hulp", is_number=True),
    Column("Betaald tarief", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Gegevens"),
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
    grid = view.grid(*METRICS)
    bridge = bridge_of(view, grid, view.chosen)
    sentences = said(bridge)
    return Figure(
        slug="prijs-en-aantal",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="betaald bedrag, in euro",
        population=view.population(),
        notes=tail(view),
        period=dutch.period_in_full(view.periode_id),
        provenance=view.provenance("periodebetalingen"),
        table=_table(view, grid, "Wat er is betaald, en waardoor het veranderde"),
        definition=explain(
            _READ_AS, "betaald", "volume_effect", "prijs_effect", "betaalde_clientperioden", "clientperioden"
        ),
        chart=_waterfall(bridge),
    )


def all_periods(view: View) -> Figure | None:
    """Return per period how much the amount changed by the number of clients and by the tariff; None while nothing is known of that."""
    grid = view.grid(*METRICS)
    known = [bridge for period_id in view.begun if (bridge := bridge_of(view, grid, view.chosen, period_id)).is_whole]
    if not known:
        return None
    sentences = since_start(known, view.chosen.naam, is_total=view.is_total)
    return Figure(
        slug="prijs-en-aantal-per-periode",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="verandering van het betaalde bedrag tegenover de vorige periode, in euro",
        population=view.population(),
        notes=tail(view),
        period=dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance("periodebetalingen"),
        table=_table(view, grid, "Verandering van periode op periode"),
        definition=explain(_READ_AS, "volume_effect", "prijs_effect"),
        chart=_by_period(view, grid),
    )


def bridge_of(view: View, grid: Grid, provider: Provider, period_id: str | None = None) -> Bridge:
    """Return the bridge of a provider into a period (the chosen one if none is given)."""
    who, now = provider.aanbieder_id, period_id or view.periode_id
    place = view.begun.index(now)
    before = view.begun[place - 1] if place else None
    return Bridge(
        provider.naam,
        provider == view.with_total[0],
        now,
        before,
        view.state(who, now),
        None if before is None else grid.value("betaald", who, before),
        grid.value("volume_effect", who, now),
        grid.value("prijs_effect", who, now),
        grid.value("betaald", who, now),
        is_hidden(grid.get("betaald", who, now)),
    )


def _table(view: View, grid: Grid, title: str) -> Table:
    bridges = [bridge_of(view, grid, view.chosen, period_id) for period_id in view.begun]
    rows = tuple(_row(view, grid, bridge) for bridge in bridges)
    return Table(title, _COLUMNS, rows)


def _row(view: View, grid: Grid, bridge: Bridge) -> tuple[Cell, ...]:
    who, when = view.chosen.aanbieder_id, bridge.period_id
    is_known = bridge.paid is not None and bridge.paid_before is not None
    change = Cell(_signed(bridge.change), bridge.change) if is_known else Cell(dutch.MISSING)
    effects = (
        (Cell(""),) * 2
        if bridge.before_id is None
        else tuple(value_cell(grid.get(name, who, when), _signed) for name in ("volume_effect", "prijs_effect"))
    )
    return (
        Cell(dutch.period(when)),
        value_cell(grid.get("betaald", who, when), dutch.euro),
        Cell("") if bridge.before_id is None else change,
        *effects,
        *(
            value_cell(grid.get(name, who, when), lambda value: dutch.number(value, 2))
            for name in ("betaalde_clientperioden", "clientperioden")
        ),
        value_cell(grid.get("betaald_tarief", who, when), dutch.euro),
        clients_cell(grid.get("betaald", who, when)),
        Cell(bridge.state.value),
    )


def _waterfall(bridge: Bridge) -> Chart | None:
    """Return the steps from the amount before to the amount now; None when there is nothing to go from or to.

    The two amounts are levels, not bars: the axis does not begin at 0, for the steps are small beside them.
    """
    if not bridge.is_whole or bridge.paid is None or bridge.paid_before is None or bridge.before_id is None:
        return None
    steps = [("door aantal\ncliënten", bridge.volume or 0.0), ("door het\ntarief", bridge.price or 0.0)]
    if not is_nothing(bridge.unexplained):
        steps.append(("niet te\nverdelen", bridge.unexplained))
    names = [dutch.period(bridge.before_id), *(name for name, _ in steps), dutch.period(bridge.period_id)]
    levels = list(accumulate((amount for _, amount in steps), initial=bridge.paid_before))
    room = max(max(levels) - min(levels), 1.0)
    y = euro_axis(min(levels) - room * _ROOM, max(levels) + room * _ROOM)
    last = len(names) - 1
    marks: list[Mark] = [
        *_level(0, bridge.paid_before, Role.PATH),
        *_level(last, bridge.paid, Role.OWN, is_hollow=not bridge.state.counts),
    ]
    for place, (_, amount) in enumerate(steps, start=1):
        marks += _step(place, levels[place - 1], amount)
    marks += [Segment(place + _HALF, level, place + 1 - _HALF, level, Role.FADED) for place, level in enumerate(levels)]
    return Chart(category_axis(len(names), names), (Plot(y, tuple(marks), "Betaald bedrag (de as begint niet bij 0)"),))


def _level(place: int, euros: float, role: Role, *, is_hollow: bool = False) -> tuple[Mark, ...]:
    text = dutch.euro(euros, 0)
    return (
        Segment(place - _HALF, euros, place + _HALF, euros, role, width_px=3.0),
        Dot(place, euros, role, text, is_hollow=is_hollow),
        Words(place, euros, text, across=Side.MIDDLE, up=Side.START, shift_y_px=8.0, is_bold=True),
    )


def _step(place: int, begin: float, amount: float) -> tuple[Mark, ...]:
    is_more = amount > 0
    text = "geen verschil" if is_nothing(amount) else f"{dutch.euro(abs(amount), 0)} {'meer' if is_more else 'minder'}"
    top = max(begin, begin + amount)
    role = Role.ABOVE if is_more else Role.BELOW
    return (
        Box(place - _HALF, place + _HALF, begin, begin + amount, role, text=text),
        Words(place, top, text, role, Side.MIDDLE, Side.START, shift_y_px=4.0, is_bold=True),
    )


def _by_period(view: View, grid: Grid) -> Chart:
    x = period_axis(experiment_periods())
    plots = []
    at = view.begun.index(view.periode_id)
    names = {"volume_effect": "Door het aantal cliënten", "prijs_effect": "Door het tarief"}
    shown = view.with_total[:1] if view.is_total else view.with_total[1:]
    reach = [
        grid.value(name, who.aanbieder_id, period_id) or 0.0
        for name in names
        for who in shown
        for period_id in view.begun
    ]
    y = euro_axis(min([*reach, 0.0]), max([*reach, 0.0]), ticks=4)
    for name, title in names.items():
        points = series.points(view, grid, name, view.chosen.aanbieder_id, _signed, with_open=False)
        roles = [Role.ABOVE if (point.value or 0.0) > 0 else Role.BELOW for point in points]
        plots.append(Plot(y, (focus_band(at, y), *columns(points, roles), zero_line(x)), title))
    return Chart(x, tuple(plots), height_px=380)


def _signed(euros: float) -> str:
    return dutch.signed(dutch.euro(euros, 0), euros)
