"""A finding on screen: its sentence, its chart, how it must be read, and one click away the same numbers, the definition and a download."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from hbh_metrics.export.delimited import as_csv
from hbh_metrics.figures import Figure, Panel, Table
from hbh_metrics.ui import html
from hbh_metrics.ui.markdown import plain

NARROWEST_PANEL_PX = 290
PANELS_IN_A_ROW = 3


def tile(figure: Figure, chart: Callable[[], Any] | None = None, *, config: dict[str, object] | None = None) -> None:
    """Show a finding; `chart` draws it, and is left out for a finding whose table says it all."""
    with st.container(key=f"tegel_{figure.slug}"):
        _headline(figure)
        if chart is None:
            html.table(figure.table)
        else:
            st.plotly_chart(chart(), key=figure.slug, alt=figure.finding, theme=None, config=config)
        _notes(figure)
        _numbers(figure, with_table=chart is not None)


def panels_tile(figure: Figure, draw: Callable[[Panel, bool], Any], *, config: dict[str, object] | None = None) -> None:
    """Show a finding as small multiples; when one provider is chosen, its panel stands first and large, the others follow in grey.

    `draw` gets a panel and whether it is the large one.
    """
    own = [panel for panel in figure.panels if panel.is_own]
    others = [panel for panel in figure.panels if not panel.is_own]
    with st.container(key=f"tegel_{figure.slug}"):
        _headline(figure)
        if others:
            for panel in own:
                _panel(panel, draw, figure.slug, is_large=True, config=config)
        else:
            _grid(own, draw, figure.slug, config)
        _notes(figure)
        _numbers(figure, with_table=True)
        if others:
            with st.expander(
                "De andere aanbieders, op dezelfde schaal", key=f"{figure.slug}_anderen", on_change="rerun"
            ) as rest:
                if rest.open:
                    _grid(others, draw, f"{figure.slug}_ander", config)


def is_dark() -> bool:
    """Whether the visitor's screen is dark."""
    return bool(st.context.theme.type == "dark")


def tables_tile(headline: str, slug: str, *tables: Table, lead: str = "") -> None:
    """Show a finding whose tables say it all, each with its download."""
    st.header(plain(headline), anchor=False)
    if lead:
        st.caption(plain(lead))
    for place, table in enumerate(tables):
        if table.rows:
            html.table(table)
            download(table, slug if len(tables) == 1 else f"{slug}-{place + 1}")


def download(table: Table, slug: str, words: str = "Download als CSV") -> None:
    """Offer a table as CSV: semicolons, decimal commas, readable by a Dutch Excel."""
    st.download_button(
        plain(words),
        data=lambda: as_csv(table),
        file_name=f"{slug}.csv",
        mime="text/csv",
        key=f"{slug}_csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _grid(
    panels: Sequence[Panel], draw: Callable[[Panel, bool], Any], slug: str, config: dict[str, object] | None
) -> None:
    with st.grid(PANELS_IN_A_ROW, min_column_width=NARROWEST_PANEL_PX, gap="medium", key=f"{slug}_panelen") as grid:
        for panel in panels:
            with grid.cell():
                _panel(panel, draw, slug, is_large=False, config=config)


def _panel(
    panel: Panel, draw: Callable[[Panel, bool], Any], slug: str, *, is_large: bool, config: dict[str, object] | None
) -> None:
    html.panel_heading(panel)
    st.plotly_chart(draw(panel, is_large), key=f"{slug}_{panel.title}", alt=panel.sentence, theme=None, config=config)


def _headline(figure: Figure) -> None:
    st.header(plain(figure.headline), anchor=False)
    if figure.lead:
        st.write(plain(figure.lead))


def _notes(figure: Figure) -> None:
    for note in figure.notes:
        st.write(plain(note))
    st.caption(plain(figure.caption))


def _numbers(figure: Figure, *, with_table: bool) -> None:
    words = "Cijfers, uitleg en download" if with_table else "Uitleg en download"
    with st.expander(words, key=f"{figure.slug}_cijfers", on_change="rerun") as details:
        if details.open:
            if with_table:
                html.table(figure.table)
            st.markdown(figure.definition)
            download(figure.table, figure.slug)
