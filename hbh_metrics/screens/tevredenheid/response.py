"""How many of who was asked answered, at the start and at the end."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.findings.columns import PROVIDER, clients, metric_table, out_of, value
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import LEGEND, measured, over_all_periods
from hbh_metrics.findings.satisfaction_change import ROUNDS
from hbh_metrics.findings.satisfaction_words import responded
from hbh_metrics.findings.shares import bars
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Measure

START, END = "respons_nul", "respons_eind"
_COLUMNS = (
    PROVIDER,
    out_of(START, "Gevraagd bij het begin"),
    clients(START, "Nulmeting ingevuld"),
    value(START, "Respons"),
    out_of(END, "Gevraagd aan het eind"),
    clients(END, "Eindmeting ingevuld"),
    value(END, "Respons aan het eind"),
)
_READ_AS = (
    "De balk is het deel van de gevraagde cliënten dat de vragenlijst invulde: de open balk in de eindmeting, de dichte in de nulmeting. "
    f"In de tabel: {LEGEND}"
)
_TOP_PCT = 80.0


def answer(view: View) -> Figure:
    """Return the response of every provider, at the start and at the end."""
    grid = over_all_periods(view, START, END)
    who = view.chosen.aanbieder_id
    start, end = grid.get(START, who, ""), grid.get(END, who, "")
    of_whom = "" if view.is_total else f" van {view.chosen.naam}"
    return finding(
        view,
        "respons",
        responded(measured(start), measured(end), (_asked(start), _asked(end)), of_whom),
        unit="cliënten die de vragenlijst invulden, in % van wie is gevraagd",
        population=f"cliënten die zijn gevraagd, n = {dutch.number(_asked(start))} bij het begin",
        period=ROUNDS,
        table=metric_table(view, grid, "Respons", _COLUMNS, providers=view.with_total, periods=("",)),
        how_to_read=_READ_AS,
        chart=_chart(view, grid),
    )


def _asked(row: Measure | None) -> float | None:
    return None if row is None else row.noemer


def _chart(view: View, grid: Grid) -> Chart | None:
    first, last = ([grid.value(metric, who.aanbieder_id, "") for who in view.with_total] for metric in (START, END))
    if all(value is None for value in (*first, *last)):
        return None
    has_last = any(value is not None for value in last)
    return bars(
        [provider.naam.replace(" ", "\n") for provider in view.with_total],
        first,
        last if has_last else (),
        roles=[Role.OWN if view.is_own(provider) else Role.OTHERS for provider in view.with_total],
        top=_TOP_PCT,
        title="dicht: nulmeting; open: eindmeting" if has_last else "nulmeting",
        origins=[
            (grid.origin(who.aanbieder_id, "", START), grid.origin(who.aanbieder_id, "", END))
            for who in view.with_total
        ],
    )
