"""How satisfied are this provider's clients, at the start and at the end, and is a difference more than chance."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import LEGEND, clients_cell, is_hidden, over_all_periods, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.satisfaction_change import ROUNDS, change, differences
from hbh_metrics.findings.satisfaction_words import changed
from hbh_metrics.findings.series import GROUP_IS_HIDDEN
from hbh_metrics.findings.view import ALL_PROVIDERS, Grid, View
from hbh_metrics.records import TOTAL

_LINES: Mapping[str, str] = {
    "tevredenheid_nul": "Cijfer bij de nulmeting",
    "tevredenheid_eind": "Cijfer bij de eindmeting",
    "respons_nul": "Respons op de nulmeting",
    "respons_eind": "Respons op de eindmeting",
    "tevredenheid_verschil": "Verschil bij wie beide invulde",
    "tevredenheid_verschil_laag": "Verschil is waarschijnlijk minstens",
    "tevredenheid_verschil_hoog": "Verschil is waarschijnlijk hoogstens",
}
_COLUMNS = (
    Column("Meting"),
    Column("Deze aanbieder", is_number=True),
    Column("Hoeveel mensen", is_number=True),
    Column("Alle aanbieders", is_number=True),
)
_READ_AS = (
    "Het cijfer is het gemiddelde van de rapportcijfers. Het verschil gaat alleen over mensen die beide metingen invulden; de streep is "
    "het gebied waarin het werkelijke verschil waarschijnlijk ligt. Loopt de streep over de nul, dan is er geen verschil aangetoond."
)


def answer(view: View) -> Figure:
    """Return the satisfaction with the chosen provider; it has no period."""
    grid = over_all_periods(view, *_LINES)
    found = change(view, grid, view.chosen)
    hidden = any(is_hidden(grid.get(metric, TOTAL, "")) for metric in _LINES)
    return finding(
        view,
        "tevreden",
        changed(found),
        unit="rapportcijfer van 1 tot 10",
        population=f"cliënten van {view.chosen.naam} die de vragenlijst invulden",
        period=ROUNDS,
        table=_table(grid, view.chosen.aanbieder_id),
        how_to_read=f"{_READ_AS} {LEGEND}",
        explains=tuple(_LINES)[:5],
        notes=(GROUP_IS_HIDDEN,) if hidden else (),
        chart=differences(view, grid, (view.chosen, ALL_PROVIDERS)) if found.is_judged else None,
    )


def _table(grid: Grid, who: str) -> Table:
    rows = []
    for metric, name in _LINES.items():
        own, group = (grid.get(metric, each, "") for each in (who, TOTAL))
        words = metric_text(metric)
        rows.append((Cell(name), value_cell(own, words), clients_cell(own), value_cell(group, words)))
    return Table("Tevredenheid", _COLUMNS, tuple(rows))
