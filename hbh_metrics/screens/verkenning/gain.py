"""Who keeps the gain of fewer hours, per period: the municipality or the provider."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import euro_axis, period_axis
from hbh_metrics.drawing.chart import Box, Chart, Mark, Plot, Role, Words
from hbh_metrics.drawing.shapes import zero_line
from hbh_metrics.exploration.assumptions import Window
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.hours_words import COMPARED, moved_too
from hbh_metrics.findings.measured import value_cell
from hbh_metrics.findings.view import View
from hbh_metrics.records import TOTAL, Measure
from hbh_metrics.screens.verkenning import traps

CITY, PROVIDER, WHOLE = "winst_gemeente", "winst_aanbieder", "winst_totaal"
_METRICS = (WHOLE, CITY, PROVIDER, COMPARED)
_AT_THE_END = "_eind"
_HALF = 0.3


def answer(view: View, found: Explored) -> Figure:
    """Return who keeps the gain, in all whole periods and by period; the headline speaks of the last three."""
    rows = view.door.measures(*_METRICS, *(f"{name}{_AT_THE_END}" for name in _METRICS))
    by = {(row.maatstaf, row.periode_id): row for row in rows if row.aanbieder_id == TOTAL}
    periods = [period for period in view.begun if _value(by.get((WHOLE, period))) is not None]
    whole, city, provider = (_value(by.get((f"{name}{_AT_THE_END}", None))) for name in (WHOLE, CITY, PROVIDER))
    notes = [
        f"Over alle volledige perioden: {said(*(_value(by.get((name, None))) for name in (WHOLE, CITY, PROVIDER)))}"
    ]
    notes += moved_too({period: _value(by.get((COMPARED, period))) for period in periods})
    return finding(
        view,
        traps.GAIN,
        (
            dutch.sentence_start(said(whole, city, provider)),
            "Dit gaat over de laatste drie volledige perioden. Minder uren kan voor cliënten ook een verlies zijn.",
        ),
        unit="voordeel van minder uren per periode, in euro's",
        population="cliënten voor wie is betaald, en van wie alles bekend is",
        period=view.span,
        table=_table(by, periods),
        tables=("geleverde_uren", "periodebetalingen", "referentie"),
        how_to_read="Het voordeel is wat dezelfde cliënten eerst kostten, min wat de geleverde uren tegen de prijs van toen kosten. De "
        "gemeente houdt het deel dat zij minder betaalt, de aanbieder de rest. Onder de nul legt iemand toe.",
        chart=_chart(by, periods),
        notes=(*notes, *traps.notes(traps.GAIN, view, found)),
    )


def said(whole: float | None, city: float | None, provider: float | None) -> str:
    """Return who keeps how much, in a sentence; a share outside 0 to 100 in words and not as a number."""
    if whole is None or city is None or provider is None:
        return "wie het voordeel houdt, is nog niet te zeggen: daar zijn drie volledige perioden voor nodig."
    if whole <= 0:
        return "er is geen winst om te verdelen."
    if city < 0:
        return f"van {dutch.euro(whole, 0)} voordeel houdt de aanbieder alles, en de gemeente betaalt {dutch.euro(-city, 0)} bij."
    if provider < 0:
        return f"de gemeente houdt {dutch.euro(city, 0)} voordeel, en de aanbieder legt {dutch.euro(-provider, 0)} toe."
    share = dutch.percentage(city / whole * 100, 0)
    city_told, provider_told = dutch.euro(city, 0), dutch.euro(provider, 0)
    return (
        f"van {dutch.euro(whole, 0)} voordeel houdt de gemeente {city_told} ({share}) en de aanbieder {provider_told}."
    )


def _value(row: Measure | None) -> float | None:
    return None if row is None else row.waarde


def _euro(value: float) -> str:
    return dutch.euro(value, 0)


def _table(by: dict[tuple[str, str | None], Measure], periods: list[str]) -> Table:
    columns = (
        Column("Periode"), *(Column(name, is_number=True) for name in ("Voordeel", "Gemeente", "Aanbieder", "Uren vergelijkingsgroep")),
    )  # fmt: skip
    told: list[tuple[str, str, str | None]] = [(dutch.period(period), "", period) for period in periods]
    told += [(Window.LAST_3.word, _AT_THE_END, None), (Window.ALL.word, "", None)] if periods else []
    rows = tuple(
        (
            Cell(dutch.sentence_start(name)),
            *(value_cell(by.get((f"{metric}{end}", period)), _euro) for metric in (WHOLE, CITY, PROVIDER)),
            value_cell(by.get((f"{COMPARED}{end}", period)), dutch.percentage),
        )
        for name, end, period in told
    )
    return Table("Wie houdt het voordeel", columns, rows)


def _chart(by: dict[tuple[str, str | None], Measure], periods: list[str]) -> Chart | None:
    parts = [
        (period, _value(by.get((CITY, period))) or 0.0, _value(by.get((PROVIDER, period))) or 0.0) for period in periods
    ]
    if not parts:
        return None
    x = period_axis(experiment_periods())
    every = [0.0]
    marks: list[Mark] = [zero_line(x)]
    places = {period.id: float(place) for place, period in enumerate(experiment_periods())}
    for period, *amounts in parts:
        up, down = 0.0, 0.0
        for value, role in zip(amounts, (Role.OWN, Role.SECOND), strict=True):
            begin = up if value >= 0 else down
            marks.append(
                Box(
                    places[period] - _HALF,
                    places[period] + _HALF,
                    begin,
                    begin + value,
                    role,
                    text=dutch.euro(value, 0),
                )
            )
            up, down = (up + value, down) if value >= 0 else (up, down + value)
        every += [up, down]
    y = euro_axis(min(every), max(every))
    marks += [
        mark
        for role, name, right in ((Role.OWN, "gemeente", 4.0), (Role.SECOND, "aanbieder", 90.0))
        for mark in (
            Words(x.low, y.high, "■", role, shift_x_px=right, shift_y_px=10.0, size_px=12.0),
            Words(x.low, y.high, name, shift_x_px=right + 12.0, shift_y_px=10.0, size_px=12.0),
        )
    ]
    return Chart(x, (Plot(y, tuple(marks), " "),), height_px=280)
