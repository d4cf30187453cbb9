"""The one builder of a finding and of its panels: who writes a finding says what is new in it, the rest follows from view and columns.

A finding is a module with its columns, its sentences and its chart:

    COLUMNS = (PROVIDER, PERIOD, value("urenindex", "Uren, % van voorheen"), clients("urenindex"), STATE)

    def answer(view: View) -> Figure:
        grid = view.grid(*metrics_of(COLUMNS))
        index = grid.get("urenindex", view.chosen.aanbieder_id, view.periode_id)
        return finding(
            view, "uren", sentences, unit="uren in % van voorheen", population=counted("cliënten met ...", index),
            table=metric_table(view, grid, "Uren", COLUMNS), how_to_read=_READ_AS, chart=_chart(view, grid),
        )

Headline and lead come from the sentences, the definition from the cards of the columns' metrics (`explains` where those are others), the
source from the tables on these cards, the period from the view (`view.span` for all that have begun).

- Columns: `value`, `of_all`, `clients`, `count`, `derived`, `lies_between`, `share_lies_between`, `words`, and the ready ones. A text is
  that of the metric's card unless the place has less room. `words` and `numbers` take a function of the place (provider and period) for
  what is not a metric; a table whose rows are not provider and period (classes, files) stays a `Table` made by hand.
- Lines: `series.points`, the one series of a metric. Bars: `Part(..., origin=(row.number(),))`, so from a row and never from a bare value.
- Small multiples: `panels(view, draw)`; `draw` gets the provider of its panel, and a panel refuses the numbers of another.
- `value_cell`, `clients_cell`, `series.points` keep which number they show (`origin`); a hand-made cell or mark of a metric keeps it too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.contract import TABLES
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.drawing.points import Position
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Figure, Panel, Table
from hbh_metrics.findings.view import View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.records import Measure, Provider


def finding(
    view: View,
    slug: str,
    sentences: Sequence[str],
    *,
    unit: str,
    population: str,
    table: Table,
    how_to_read: str,
    explains: Sequence[str] | None = None,
    tables: Sequence[str] = (),
    period: str = "",
    chart: Chart | None = None,
    panels: tuple[Panel, ...] = (),
    notes: Sequence[str] = (),
) -> Figure:
    """Return the finding that the sentences tell, the answer first.

    `explains` replaces the metrics of the table's columns in the definition, `period` the chosen period; `tables` are contract tables
    that it rests on beside those of its metrics, as a distribution does.
    """
    shown = tuple(dict.fromkeys(metric for column in table.columns for metric in column.metrics))
    told = shown if explains is None else tuple(explains)
    return Figure(
        slug=slug,
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit=unit,
        population=population,
        period=period or dutch.period_in_full(view.periode_id),
        provenance=view.provenance(sources((*shown, *told), tables)),
        table=table,
        definition=explain(how_to_read, *told),
        notes=tuple(notes),
        chart=chart,
        panels=panels,
    )


def sources(metrics: Sequence[str], tables: Sequence[str] = ()) -> str:
    """Return the deliveries that metrics rest on, by their cards, in the order of the contract."""
    needed = {table for metric in metrics for table in CARD_BY_NAME[metric].tables} | set(tables)
    return dutch.listing([table.title.lower() for table in TABLES if table.name in needed])


def counted(whom: str, row: Measure | None, period_id: str = "") -> str:
    """Return whom a finding is about with how many they are, `in` a period where the finding is about several."""
    when = f" in {dutch.period(period_id)}" if period_id else ""
    return f"{whom}, n = {dutch.number(None if row is None else row.n)}{when}"


@dataclass(frozen=True)
class Drawn:
    """What one provider's panel says and shows."""

    sentence: str
    chart: Chart
    judgement: str = ""
    position: Position | None = None


def panels(
    view: View, draw: Callable[[Provider], Drawn], providers: Sequence[Provider] | None = None
) -> tuple[Panel, ...]:
    """Return a panel per provider, the total first unless `providers` are given; each is drawn for the provider that it names.

    None where no picture would hold a number: a row of empty pictures tells nothing that the sentence does not.
    """
    found = tuple(
        Panel(
            provider.naam,
            one.sentence,
            one.chart,
            one.position,
            one.judgement,
            view.is_own(provider),
            provider.aanbieder_id,
        )
        for provider in (view.with_total if providers is None else providers)
        for one in [draw(provider)]
    )
    return found if any(panel.chart.origins for panel in found) else ()
