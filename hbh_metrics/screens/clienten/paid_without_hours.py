"""Is paid for clients who got no hours, and was a reason given."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.drawing.axes import percent_axis
from hbh_metrics.drawing.chart import Chart, Fill, Role
from hbh_metrics.findings.columns import PERIOD, PROVIDER, STATE, clients, count, metric_table, metrics_of, value
from hbh_metrics.findings.derived import PAID_WITHOUT_HOURS_WITH_REASON as WITH_REASON
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import counted, finding
from hbh_metrics.findings.hours_words import Subject, paid_without_hours
from hbh_metrics.findings.measured import LEGEND, is_known_of_anyone, measured, shown_value
from hbh_metrics.findings.rows import BarRow, Part, stacked
from hbh_metrics.findings.series import values_of
from hbh_metrics.findings.shares import distribution
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

ALL, UNEXPLAINED = WITH_REASON.metrics
_REASONS = TABLE_BY_NAME["geleverde_uren"].column("reden_niet_geleverd").allowed
_LEAST_REACH_PCT = 8.0
_COLUMNS = (
    PROVIDER,
    PERIOD,
    count(ALL, "Betaald zonder uren"),
    value(ALL, "In procenten"),
    count(UNEXPLAINED, "Waarvan zonder reden"),
    value(UNEXPLAINED, "Zonder reden, in procenten"),
    clients(ALL),
    STATE,
)
_READ_AS = (
    "De hele balk is het deel van de betaalde cliëntperioden waarin geen enkel uur is geleverd. Het dichte deel is zonder opgegeven reden, "
    "het open deel met een reden, zoals opname in het ziekenhuis of vakantie. Wie geen urenregel heeft, telt niet mee: die uren zijn "
    f"onbekend, niet nul. In de tabel: {LEGEND}"
)


def answer(view: View) -> Figure:
    """Return for which part of the paid client-periods no hours were delivered, per provider, with and without a reason."""
    grid = view.grid(*metrics_of(_COLUMNS))
    who, when = view.chosen.aanbieder_id, view.periode_id
    row, bare = grid.get(ALL, who, when), grid.get(UNEXPLAINED, who, when)
    return finding(
        view,
        "betaald-zonder-uren",
        paid_without_hours(
            Subject(view.chosen.naam, view.is_total, when),
            measured(row),
            None if row is None else row.teller,
            None if bare is None else bare.teller,
        ),
        unit="betaalde cliëntperioden zonder geleverde uren, in %",
        population=counted("betaalde cliëntperioden waarvan uren bekend zijn", row),
        table=metric_table(view, grid, "Betaald zonder uren", _COLUMNS),
        how_to_read=_READ_AS,
        notes=_reasons(view),
        chart=_chart(view, grid),
    )


def _reasons(view: View) -> tuple[str, ...]:
    """Return how often which reason was given for hours that were not delivered, the most frequent first."""
    found = distribution(view, "reden_niet_geleverd", view.chosen.aanbieder_id, view.periode_id)
    given = sorted((one for one in found.classes if one.aantal), key=lambda one: (-one.aantal, one.volgorde))
    if not given:
        return ()
    parts = [f"{_REASONS.get(one.code, one.code.lower())} ({dutch.number(one.aantal)})" for one in given]
    return (f"Opgegeven redenen bij alle urenregels van deze periode: {dutch.listing(parts)}.",)


def _chart(view: View, grid: Grid) -> Chart | None:
    if view.runs or not is_known_of_anyone(view, grid, ALL):
        return None
    return stacked(
        [BarRow(provider.naam, *_bar(view, grid, provider)) for provider in view.with_total],
        percent_axis(0.0, max([_LEAST_REACH_PCT, *values_of(grid, ALL)]) * 1.25),
        "dicht: zonder reden; open: met een reden",
    )


def _bar(view: View, grid: Grid, provider: Provider) -> tuple[tuple[Part, ...], str]:
    """Return the parts of a bar and the words behind it."""
    who, when = provider.aanbieder_id, view.periode_id
    row, bare = grid.get(ALL, who, when), grid.get(UNEXPLAINED, who, when)
    explained = WITH_REASON.value(grid, who, when)
    if row is None or row.waarde is None or bare is None or bare.waarde is None or explained is None:
        return (), shown_value(row, dutch.percentage)
    role = Role.ABOVE if view.is_own(provider) else Role.OTHERS
    without = f"{dutch.percentage(bare.waarde)} zonder reden"
    parts = (
        Part(bare.waarde, role, without, origin=(bare.number(),)),
        Part(
            explained,
            role,
            f"{dutch.percentage(explained)} met een reden",
            Fill.OUTLINE,
            (row.number(), bare.number()),
        ),
    )
    return parts, dutch.percentage(row.waarde) + (f", {without}" if bare.waarde else "")
