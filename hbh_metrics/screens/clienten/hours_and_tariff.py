"""Do the hours fall faster than the tariff: hours in % of before beside the tariff in % of its start; and the use of the indication."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.axes import percent_axis, period_axis
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.findings import series, verdicts
from hbh_metrics.findings.columns import PERIOD, PROVIDER, STATE, clients, derived, lies_between, metric_table, value
from hbh_metrics.findings.derived import HOURS_AGAINST_TARIFF
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import counted, finding
from hbh_metrics.findings.hours_words import working_days
from hbh_metrics.findings.intervals import share_between
from hbh_metrics.findings.measured import LEGEND
from hbh_metrics.findings.series import Course, plot, values_of
from hbh_metrics.findings.view import Grid, View

COMPARED = ("urenindex_vergelijkbaar", "urenindex_vergelijkbaar_laag", "urenindex_vergelijkbaar_hoog")
METRICS = ("urenindex", *COMPARED, "tariefindex", "verzilvering")
_COLUMNS = (
    PROVIDER,
    PERIOD,
    value("urenindex", "Uren, % van voorheen"),
    value(COMPARED[0], "Bij een gewoon aantal werkdagen"),
    lies_between(*COMPARED[1:], "Marge (95%)", lambda low, high: share_between(low, high, dutch.percentage)),
    value("tariefindex", "Tarief, % van starttarief"),
    derived(HOURS_AGAINST_TARIFF, "Verschil", lambda points: dutch.signed(dutch.points(points), points)),
    value("verzilvering"),
    clients("urenindex"),
    STATE,
)
_READ_AS = (
    "Boven staan twee lijnen op één schaal: de uren die cliënten krijgen in procenten van hun eigen uren van voorheen, bij een gewoon "
    "aantal werkdagen, en het tarief in procenten van het starttarief. Afgesproken is dat de uren niet sneller dalen dan het tarief. Onder "
    "staat welk deel van de geïndiceerde uren is geleverd. Een open punt hoort bij een periode die niet volledig is; in een periode die "
    f"loopt, telt alleen wat al is geleverd. In de tabel: {LEGEND}"
)
_HEIGHT_PX, _TOP, _FOOT = 440, 0.62, 0.38
_START_PCT = 100.0


def answer(view: View) -> Figure:
    """Return the hours against the clients' own hours of before, beside the tariff, and against their indication."""
    grid = view.grid(*METRICS)
    who, when = view.chosen.aanbieder_id, view.periode_id
    index = grid.get("urenindex", who, when)
    return finding(
        view,
        "uren-en-tarief",
        verdicts.of(view).sentences,
        unit="uren in % van voorheen en tarief in % van het starttarief",
        population=counted("cliënten met een eigen gemiddelde van voorheen", index, when),
        period=view.span,
        table=metric_table(view, grid, "Uren en tarief", _COLUMNS),
        how_to_read=_READ_AS,
        notes=working_days(when),
        chart=_chart(view, grid),
    )


def _chart(view: View, grid: Grid) -> Chart:
    who = view.chosen.aanbieder_id
    hours = series.points(view, grid, verdicts.compared(grid), who)
    tariff = series.points(view, grid, "tariefindex", who)
    used = series.points(view, grid, "verzilvering", who)
    both = values_of(grid, verdicts.compared(grid), "tariefindex")
    share = values_of(grid, "verzilvering")
    y = percent_axis(min([_START_PCT - 5, *both]), max([_START_PCT, *both]))
    y_used = percent_axis(min([_START_PCT - 10, *share]), max([_START_PCT - 10, *share]), ticks=3)
    return Chart(
        period_axis(experiment_periods()),
        (
            plot(
                view,
                (Course(tariff, "tarief", Role.PATH, is_background=True), Course(hours, "uren")),
                y,
                height_px=round(_HEIGHT_PX * _TOP),
                title="Uren (gewoon aantal werkdagen) en tarief, in % van het begin",
                share=_TOP,
            ),
            plot(
                view,
                (Course(used, "van de indicatie", Role.SECOND),),
                y_used,
                height_px=round(_HEIGHT_PX * _FOOT),
                title="Geleverd van geïndiceerd",
                share=_FOOT,
            ),
        ),
        height_px=_HEIGHT_PX,
    )
