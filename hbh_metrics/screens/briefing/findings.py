"""The findings that a briefing chooses from, of all providers together: what the wethouder may see, with one plain chart each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import euro_axis, percent_axis
from hbh_metrics.drawing.chart import Axis, Chart, Role
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import satisfaction_change, savings, verdicts
from hbh_metrics.findings.columns import PERIOD, Filled, clients, lies_between, metric_table, value
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Figure, Table
from hbh_metrics.findings.intervals import share_between
from hbh_metrics.findings.measured import is_hidden, measured
from hbh_metrics.findings.series import points, values_of
from hbh_metrics.findings.view import ALL_PROVIDERS, Grid, View
from hbh_metrics.records import TOTAL
from hbh_metrics.screens.briefing import sentences, subjects
from hbh_metrics.screens.briefing.pictures import Line, lines
from hbh_metrics.screens.briefing.sentences import Fall, Help
from hbh_metrics.signals.verdict import HIGH, LOW, METRICS

_LEAD_SENTENCES = 2
_FALL = ("tariefindex", "afgesproken_index", "afbouw_gerealiseerd", "afbouw_afgesproken")
_HELP = (*METRICS, "uren_per_client_week", "aandeel_sterke_daling")
_COSTS = ("kosten_tov_referentie_cum", "kosten_tov_referentie_cum_pct", "besparing_starttarief")


def fall(view: View) -> Figure:
    """Return how far the tariff fell against what was agreed."""
    grid = view.grid(*_FALL)
    who, when = TOTAL, view.periode_id
    found = Fall(
        measured(grid.get("afbouw_gerealiseerd", who, when)),
        grid.value("afbouw_afgesproken", who, when),
        view.door.in_words("op_het_pad"),
    )
    drawn = (
        replace(_line(view, grid, "afgesproken_index", "afgesproken", Role.PATH), is_path=True),
        _line(view, grid, "tariefindex", "betaald"),
    )
    return _figure(
        view,
        "briefing-tarief",
        sentences.fall(found, when),
        "tarief in % van het starttarief",
        "periodebetalingen en tariefafspraken",
        _table(
            view,
            grid,
            "Tarief",
            (value("tariefindex", "Betaald", _pct), value("afgesproken_index", "Afgesproken", _pct)),
        ),
        lines(drawn, _per_cents(grid, _FALL[:2]), until=when),
        explain("De getrapte lijn is het afgesproken tarief, de lijn met punten het betaalde.", *_FALL),
    )


def help_received(view: View) -> Figure:
    """Return what clients still get of the help that they had, beside the tariff."""
    grid = view.grid(*_HELP)
    who, when = TOTAL, view.periode_id
    found = Help(
        measured(grid.get("urenindex", who, when)),
        grid.value("tariefindex", who, when),
        grid.value("uren_per_client_week", who, when),
        grid.value("aandeel_sterke_daling", who, when),
        grid.value(verdicts.compared(grid), who, when),
    )
    compared = verdicts.compared(grid)
    drawn = (
        _line(view, grid, "tariefindex", "tarief", Role.PATH),
        _line(view, grid, compared, "uren"),
    )
    columns = (
        value("urenindex", "Uren", _pct),
        value(compared, "Bij gewone werkdagen", _pct),
        lies_between(LOW, HIGH, "Marge (95%)", lambda low, high: share_between(low, high, _pct)),
        value("tariefindex", "Tarief", _pct),
        value("uren_per_client_week", "Uur per week", _hours),
        value("aandeel_sterke_daling", "Meer dan 30% kwijt", _pct),
    )
    return _figure(
        view,
        "briefing-hulp",
        sentences.help_received(found, verdicts.of(view)),
        "uren in % van de eigen uren van voorheen, tarief in % van het starttarief",
        "geleverde uren, referentie en periodebetalingen",
        _table(view, grid, "Uren en tarief", columns),
        lines(drawn, _per_cents(grid, (compared, "tariefindex")), until=when),
        explain(
            "De blauwe lijn is die van de uren bij een gewoon aantal werkdagen, de grijze die van het tarief.", *_HELP
        ),
    )


def costs(view: View) -> Figure:
    """Return whether it costs extra against the same clients before, added up since the start."""
    grid = view.grid(*savings.METRICS)
    found = savings.savings(view, grid, view.chosen)
    is_whole = all(view.state(TOTAL, period_id) is State.WHOLE for period_id in view.begun if period_id <= found.until)
    running = _line(view, grid, "kosten_tov_referentie_cum", "", text=_more_or_less)
    values = [0.0, *values_of(grid, "kosten_tov_referentie_cum")]
    columns = (
        value("kosten_tov_referentie_cum", "Tegenover voorheen, opgeteld", _euro),
        value("kosten_tov_referentie_cum_pct", "In procenten", _pct),
        value("besparing_starttarief", "Op papier bespaard, per periode", _whole_euro),
    )
    return _figure(
        view,
        "briefing-kosten",
        sentences.costs(found, is_whole=is_whole),
        "verschil met wat dezelfde cliënten voorheen kostten, opgeteld, in euro",
        "periodebetalingen en referentie",
        _table(view, grid, "Kosten", columns),
        lines((running,), euro_axis(min(values), max(values), ticks=3), until=found.until, has_zero=True),
        explain("Onder 0 is goedkoper dan voorheen, boven 0 is duurder.", *_COSTS),
    )


def attention(view: View) -> Figure | None:
    """Return what asks for a talk, in words that name no provider; None when nothing does, or nothing is known."""
    found = subjects.table(view)
    if not found.rows:
        return None
    return _figure(
        view,
        "briefing-gesprek",
        (sentences.attention(len(found.rows)),),
        "onderwerpen met een signaal",
        "alle leveringen",
        found,
        None,
        "Een onderwerp staat hier als er bij een aanbieder een signaal over is. De drempels staan op het scherm Begrippen.",
    )


def satisfaction(view: View) -> Figure | None:
    """Return whether clients became more or less satisfied; None as long as that cannot be judged."""
    names = ("tevredenheid_verschil", "tevredenheid_verschil_laag", "tevredenheid_verschil_hoog")
    judged = {
        row.maatstaf for row in view.door.measures(*names) if row.aanbieder_id == TOTAL and row.waarde is not None
    }
    return replace(satisfaction_change.answer(view), slug="briefing-tevredenheid") if judged == set(names) else None


def _figure(
    view: View, slug: str, said: tuple[str, ...], unit: str, source: str, table: Table, chart: Chart | None, definition: str
) -> Figure:  # fmt: skip
    return Figure(
        slug=slug,
        headline=said[0],
        lead=" ".join(said[1 : 1 + _LEAD_SENTENCES]),
        notes=said[1 + _LEAD_SENTENCES :],
        unit=unit,
        population=view.population(),
        period=dutch.period_in_full(view.periode_id),
        provenance=view.provenance(source),
        table=table,
        definition=definition,
        chart=chart,
    )


def _line(
    view: View, grid: Grid, metric: str, word: str, role: Role = Role.OWN, *, text: Callable[[float], str] | None = None
) -> Line:
    """Return a metric as a line, of which a gap says whether it is kept from the reader."""
    found = points(view, grid, metric, TOTAL, text or _pct)
    is_kept = any(is_hidden(grid.get(metric, TOTAL, point.period_id)) for point in found)
    return Line(found, word, role, gap="afgeschermd" if is_kept else "niet bekend")


def _table(view: View, grid: Grid, title: str, columns: tuple[Filled, ...]) -> Table:
    """Return a row per period that the chart shows: up to the chosen one, without one that runs."""
    periods = [one for one in view.begun if one <= view.periode_id and view.state(TOTAL, one) is not State.OPEN]
    shown = (PERIOD, *columns, clients(columns[0].column.metrics[0]))
    return metric_table(view, grid, title, shown, providers=(ALL_PROVIDERS,), periods=periods)


def _per_cents(grid: Grid, metrics: tuple[str, ...]) -> Axis:
    known = values_of(grid, *metrics)
    return percent_axis(min([90.0, *known]), max([100.0, *known]), ticks=3)


def _pct(value: float) -> str:
    return dutch.percentage(value)


def _hours(value: float) -> str:
    return dutch.number(value, 2)


def _euro(value: float) -> str:
    return dutch.signed(dutch.euro(value, 0), value)


def _whole_euro(value: float) -> str:
    return dutch.euro(value, 0)


def _more_or_less(value: float) -> str:
    return f"{dutch.euro(abs(value), 0)} {'meer' if value > 0 else 'minder'}"
