"""What changed per theme that both measurements asked about: what people can do themselves, time, a clean house, the help that comes."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.measured import LEGEND, clients_cell, over_all_periods, untold_cell, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.satisfaction_change import ROUNDS
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.metrics.themas import THEMES

_READ_AS = f"Een plus betekent dat dezelfde mensen aan het eind een hogere score gaven dan bij het begin. In de tabel: {LEGEND}"
_NAMES = {theme: f"thema_{theme}_verschil" for theme in THEMES}
_ENDS = ("_laag", "_hoog")


def answer(view: View) -> Figure | None:
    """Return the paired difference of each theme, for the chosen provider or all; None where no theme was asked twice."""
    names = tuple(f"{name}{end}" for name in _NAMES.values() for end in ("", *_ENDS))
    grid, who = over_all_periods(view, *names), view.chosen.aanbieder_id
    asked = [theme for theme, name in _NAMES.items() if (row := grid.get(name, who, "")) is not None and row.n != 0]
    if not asked:
        return None
    return finding(
        view,
        "thema",
        sentences(grid, who, asked),
        unit="verschil in score tussen eind- en nulmeting, in punten",
        population="cliënten die een vraag van het thema beide keren een score gaven",
        period=ROUNDS,
        table=_table(grid, who, asked),
        how_to_read=_READ_AS,
    )


def sentences(grid: Grid, who: str, asked: list[str]) -> tuple[str, ...]:
    """Return for which themes the answers changed more than by chance, and which were not asked twice."""
    better, worse = [], []
    for theme in asked:
        low, high = (grid.value(f"{_NAMES[theme]}{end}", who, "") for end in _ENDS)
        if low is not None and low > 0:
            better.append(THEMES[theme])
        if high is not None and high < 0:
            worse.append(THEMES[theme])
    told = [
        *(
            [f"Over {dutch.listing(better)} zijn dezelfde cliënten aan het eind positiever, meer dan door toeval."]
            if better
            else []
        ),
        *(
            [f"Over {dutch.listing(worse)} zijn dezelfde cliënten aan het eind minder positief, meer dan door toeval."]
            if worse
            else []
        ),
    ]
    missing = [about for theme, about in THEMES.items() if theme not in asked]
    rest = [f"Over {dutch.listing(missing)} is niet in beide metingen gevraagd."] if missing else []
    return (
        *(told or ["Bij geen enkel thema veranderden de antwoorden van dezelfde cliënten meer dan door toeval."]),
        *rest,
    )


def _table(grid: Grid, who: str, asked: list[str]) -> Table:
    every = tuple(_NAMES[theme] for theme in asked)
    columns = (
        Column("Thema"),
        Column("Verschil", is_number=True, metrics=every),
        Column("Ligt tussen", metrics=tuple(f"{name}{end}" for name in every for end in _ENDS)),
        Column("Mensen", is_number=True, metrics=every),
    )
    return Table("Verschil per thema", columns, tuple(_row(grid, who, theme) for theme in asked))


def _row(grid: Grid, who: str, theme: str) -> tuple[Cell, ...]:
    name = _NAMES[theme]
    row, (low, high) = grid.get(name, who, ""), (grid.get(f"{name}{end}", who, "") for end in _ENDS)
    between = untold_cell(low, high)
    if low is not None and high is not None and low.waarde is not None and high.waarde is not None:
        told = difference_between(low.waarde, high.waarde, lambda amount: dutch.number(amount, 1), "lager", "hoger")
        between = Cell(told, origin=between.origin)
    return (
        Cell(dutch.sentence_start(THEMES[theme])),
        value_cell(row, metric_text(name)),
        between,
        clients_cell(row),
    )
