"""The chart of where the experiment ends: what was paid, added up, what is expected with its range, and what it cost before."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import euro_axis, period_axis
from hbh_metrics.drawing.chart import Chart, Mark, Plot, Role, Side, Stroke, Track, Words
from hbh_metrics.drawing.points import Point
from hbh_metrics.drawing.shapes import BAR_WIDTH, forecast, hover, realised
from hbh_metrics.findings.projection import Ahead

_HEIGHT_PX = 300
_PAID, _EXPECTED, _BEFORE = "opgeteld betaald", "gearceerd: verwacht", "streep: voorheen"


def chart(paid: Sequence[float], later: Sequence[Ahead], before: Sequence[float | None]) -> Chart | None:
    """Return the chart of sums that run from the first period on; None where nothing was paid. `before` is what it cost before."""
    if not paid:
        return None
    x, periods = period_axis(experiment_periods()), [period.id for period in experiment_periods()]
    top = max([*paid, *(one.high for one in later), *(value for value in before if value is not None)])
    y = euro_axis(0.0, top)
    points = [Point(period_id, value, dutch.euro(value, 0)) for period_id, value in zip(periods, paid, strict=False)]
    told = [Point(point.period_id, point.value, hover(point, "opgeteld betaald")) for point in points]
    marks: list[Mark] = [
        Track(tuple(float(place) for place in range(len(before))), tuple(before), Role.PATH, Stroke.DASHED),
        *_ahead(later, len(paid)),
        *realised(told),
    ]
    end = later[-1].middle if later else paid[-1]
    marks.append(
        Words(x.high, end, dutch.euro(end, 0), Role.OWN, Side.START, Side.MIDDLE, shift_x_px=4.0, is_bold=True)
    )
    title = "; ".join([_PAID, *([_EXPECTED] if later else []), _BEFORE])
    return Chart(x, (Plot(y, tuple(marks), title),), _HEIGHT_PX)


def _ahead(later: Sequence[Ahead], first: int) -> tuple[Mark, ...]:
    """Return a hatched box for each period to come, as high as its range."""
    half = BAR_WIDTH / 2
    return tuple(
        mark
        for place, one in enumerate(later, first)
        for mark in forecast(place - half, place + half, one.low, one.high, _told(one))
    )


def _told(one: Ahead) -> str:
    return f"verwacht {dutch.euro(one.middle, 0)}, tussen {dutch.euro(one.low, 0)} en {dutch.euro(one.high, 0)}"
