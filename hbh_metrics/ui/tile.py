"""A finding on screen: its sentence, its chart, how it must be read, and one click away the same numbers, the definition and downloads.

What draws a chart is handed in (`drawing.drawn`, and `drawing.plotted` for a chart that is opened): this package knows no chart library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from hbh_metrics.findings import chosen
from hbh_metrics.findings.figure import Draw, Drawable, Figure, Panel, Table
from hbh_metrics.ui import html, shown
from hbh_metrics.ui.downloads import downloads
from hbh_metrics.ui.markdown import heading, plain

NARROWEST_PANEL_PX = 290
PANELS_IN_A_ROW = 3
_WIDE_PX, _PHONE_PX = 860, 350
_SHORT_TABLE = 15

_LEAST_TO_CHOOSE = 2
_SHOWN_AT_ONCE = 12
_LONG_TABLE = 20

Plot = Callable[..., Any]
"""Draws a chart to be zoomed in on and pointed at: `plotted` of `drawing/`, handed in once by `app.py`."""

_CONFIG: Final[dict[str, object]] = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage", "resetScale2d"]],
    "scrollZoom": False,
    "doubleClick": "reset",
    "showTips": False,
    "toImageButtonOptions": {"format": "png", "scale": 2},
}
"""What the browser may do with a chart that was opened: show a value under the pointer, zoom in, and save it as a picture."""

_plots: list[Plot] = []


def open_with(plot: Plot) -> None:
    """Let every chart of a tile be opened with one click, drawn by `plot`; its large script is fetched when the first one is."""
    _plots[:] = [plot]


def draw_ahead(figure: Figure, draw: Draw) -> None:
    """Draw the charts of a finding as its tile will, for whoever chooses it later: `draw` keeps what it has drawn."""
    if figure.chart is not None:
        for width_px in (_WIDE_PX, _PHONE_PX):
            draw(figure.chart, is_on_screen=True, width_px=width_px, title=figure.finding)
    for panel in figure.panels:
        draw(panel.chart, is_on_screen=True, title=panel.sentence)


def together(name: str) -> DeltaGenerator:
    """Return a part of the screen whose two tiles are read together: side by side where there is room for it, else below each other."""
    return st.container(key=f"samen_{name}")


def tile(figure: Figure, draw: Draw | None = None) -> None:
    """Show a finding, its chart drawn by `draw`; without a chart its table says it all, unless that is long."""
    with st.container(key=f"tegel_{figure.slug}"):
        finding(figure)
        if figure.chart is None or draw is None:
            is_short = len(figure.table.rows) <= _SHORT_TABLE
            if is_short and figure.table.rows:
                html.table(figure.table, part=figure.slug)
            numbers(figure, with_table=not is_short)
        else:
            is_open = is_opened(figure.slug)
            chart = _of_chosen(figure.chart, figure.slug) if is_open else figure.chart
            _either(chart, draw, figure.slug, figure.finding, is_open=is_open)
            numbers(figure)


def is_opened(slug: str) -> bool:
    """Show the switch that opens the charts of a tile, and return whether it is on."""
    return bool(_plots) and bool(st.toggle("Inzoomen en waarden aanwijzen", key=f"{slug}_dichtbij"))


def _either(chart: Drawable, draw: Draw, key: str, alt: str, *, is_open: bool) -> None:
    """Show a chart as a drawing, or opened."""
    if is_open:
        opened(chart, key, alt)
    else:
        _chart(chart, draw, key, alt)


def _of_chosen(chart: Drawable, slug: str) -> Drawable:
    """Return an opened chart with the rows of the providers that are chosen in it, after showing what chooses them."""
    known = shown.provider_names()
    picked = _choice(chosen.names(chart, known), slug)
    return chosen.only(chart, picked, known)


def _choice(names: Sequence[str], slug: str) -> Sequence[str]:
    """Show which providers there are to choose from, where they are more than one, and return the chosen ones: none is all."""
    if len(names) < _LEAST_TO_CHOOSE:
        return ()
    return st.pills(
        "Alleen deze aanbieders (niets gekozen: allemaal)", names, selection_mode="multi", key=f"{slug}_kiezen"
    )


def opened(chart: Drawable, key: str, alt: str) -> None:
    """Show a chart opened: the same description, to zoom in on by dragging."""
    st.plotly_chart(_plots[0](chart, can_zoom=True), key=f"{key}_zoom", alt=alt, theme=None, config=_CONFIG)


def panels_tile(figure: Figure, draw: Draw, draw_large: Draw | None = None) -> None:
    """Show a finding as small multiples; when one provider is chosen, its panel stands first and large, the others follow in grey.

    `draw_large` draws that one; without it `draw` does.
    """
    own = [panel for panel in figure.panels if panel.is_own]
    others = [panel for panel in figure.panels if not panel.is_own]
    with st.container(key=f"tegel_{figure.slug}"):
        finding(figure)
        is_open = bool(figure.panels) and is_opened(figure.slug)
        if others:
            for panel in own:
                html.panel_heading(panel)
                _either(
                    panel.chart, draw_large or draw, f"{figure.slug}_{panel.title}", panel.sentence, is_open=is_open
                )
        else:
            _grid(own, draw, figure.slug, is_open=is_open)
        numbers(figure)
        if others:
            with st.expander(
                "De andere aanbieders, op dezelfde schaal", key=f"{figure.slug}_anderen", on_change="rerun"
            ) as rest:
                if rest.open:
                    _grid(others, draw, f"{figure.slug}_ander", is_open=is_open)


def strip(chart: Drawable, draw: Draw, key: str, finding: str) -> None:
    """Show a small chart that belongs to a sentence above it, to be opened too; `finding` is what is heard by who does not see it."""
    if is_opened(key):
        _either(chart, draw, key, finding, is_open=True)
    else:
        html.picture(draw(chart, is_on_screen=True, title=finding), key)


def picture(chart: Drawable, draw: Draw, key: str, finding: str) -> None:
    """Show a chart by itself, in a text, with the switch that opens it; `finding` is what is heard by who does not see it."""
    _either(chart, draw, key, finding, is_open=is_opened(key))


def tables_tile(headline: str, slug: str, *tables: Table, lead: str = "") -> None:
    """Show a finding whose tables say it all, each with its download."""
    st.header(heading(headline), anchor=False)
    if lead:
        st.caption(plain(lead))
    for place, table in enumerate(tables):
        if table.rows:
            shown.add(table)
            name = slug if len(tables) == 1 else f"{slug}-{place + 1}"
            folded(table, name)
            downloads(table, name)


def folded(table: Table, slug: str) -> None:
    """Show a table; of a long one the first rows, and the others with one click."""
    rows = len(table.rows)
    is_long = rows > _LONG_TABLE and not table.is_matrix
    everything = not is_long or st.toggle(f"Alle {min(rows, html.MOST_ROWS)} rijen tonen", key=f"{slug}_alle_rijen")
    html.table(table, most=html.MOST_ROWS if everything else _SHOWN_AT_ONCE, part=slug)


def _chart(chart: Drawable, draw: Draw, key: str, alt: str) -> None:
    html.pictures(
        draw(chart, is_on_screen=True, width_px=_WIDE_PX, title=alt),
        draw(chart, is_on_screen=True, width_px=_PHONE_PX, title=alt),
        key,
    )


def _grid(panels: Sequence[Panel], draw: Draw, slug: str, *, is_open: bool) -> None:
    picked = _choice([panel.title for panel in panels if panel.aanbieder_id], slug) if is_open else ()
    with st.grid(PANELS_IN_A_ROW, min_column_width=NARROWEST_PANEL_PX, gap="medium", key=f"{slug}_panelen") as grid:
        for panel in panels:
            if picked and panel.title not in picked:
                continue
            with grid.cell():
                html.panel_heading(panel)
                key = f"{slug}_{panel.title}"
                if is_open:
                    _either(panel.chart, draw, key, panel.sentence, is_open=True)
                else:
                    html.picture(draw(panel.chart, is_on_screen=True, title=panel.sentence), key)


def finding(figure: Figure) -> None:
    """Show the sentence of a finding and what qualifies it: the head of every tile."""
    shown.add(figure)
    st.header(heading(figure.headline), anchor=False)
    if figure.lead:
        st.write(plain(figure.lead))


def numbers(figure: Figure, *, with_table: bool = True) -> None:
    """Show what closes every tile: notes, caption, and one click away the same numbers, the definition and the downloads."""
    for note in figure.notes:
        st.write(plain(note))
    st.caption(plain(figure.caption))
    has_rows = bool(figure.table.rows)
    words = "Cijfers, uitleg en download" if with_table else "Uitleg en download"
    with st.expander(words if has_rows else "Uitleg", key=f"{figure.slug}_cijfers", on_change="rerun") as details:
        if details.open:
            if with_table and has_rows:
                html.table(figure.table, part=figure.slug)
            st.markdown(figure.definition)
            if has_rows:
                downloads(figure, figure.slug)
