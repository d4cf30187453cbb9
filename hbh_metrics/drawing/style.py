"""The one look of all charts, light and dark: colours by what they mean, and the type.

Every colour of a mark has at least 3:1 on its background, every colour of a text 4.5:1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hbh_metrics.drawing.chart import Role, Words

if TYPE_CHECKING:  # loaded by who opens a chart
    import plotly.graph_objects as go

FONT = "Source Sans, Source Sans 3, Source Sans Pro, Segoe UI, Arial, sans-serif"
TICK_PX = 12
TITLE_PX = 12


@dataclass(frozen=True)
class Palette:
    """Colours by their meaning, for one background."""

    background: str
    of: Mapping[Role, str]


LIGHT = Palette(
    "#FFFFFF",
    MappingProxyType(
        {
            Role.INK: "#000000",
            Role.FADED: "#4A4F55",
            Role.GRID: "#E4E7EB",
            Role.BAND: "#E3EBF3",
            Role.OWN: "#12436D",
            Role.OTHERS: "#7A8087",
            Role.PATH: "#3D3D3D",
            Role.ABOVE: "#D9541A",
            Role.BELOW: "#1F8A80",
            Role.SECOND: "#801650",
            Role.THIRD: "#1F8A80",
            Role.FOURTH: "#8A63C4",
        }
    ),
)
DARK = Palette(
    "#10151A",
    MappingProxyType(
        {
            Role.INK: "#FFFFFF",
            Role.FADED: "#B9C0C7",
            Role.GRID: "#2A333B",
            Role.BAND: "#1F2C39",
            Role.OWN: "#6BACE6",
            Role.OTHERS: "#8C949C",
            Role.PATH: "#C9CED3",
            Role.ABOVE: "#F58B54",
            Role.BELOW: "#4FC4B9",
            Role.SECOND: "#E08AB8",
            Role.THIRD: "#4FC4B9",
            Role.FOURTH: "#BFA6E8",
        }
    ),
)

SCREEN = Palette(
    f"light-dark({LIGHT.background}, {DARK.background})",
    MappingProxyType({role: f"light-dark({LIGHT.of[role]}, {DARK.of[role]})" for role in Role}),
)
"""Both at once, for a drawing that stands in the page: the browser takes what goes with the page, also when that changes."""

TEXT_ROLES = (Role.INK, Role.FADED, Role.OWN, Role.PATH)
"""Roles a text may have as it is; a text in another role gets the ink, for most marks are too light to read."""


def text_colour(words: Words, colours: Palette) -> str:
    """Return the colour of a text: that of its role when it can be read in it (a shape always can), else the ink."""
    is_shape = not any(character.isalnum() for character in words.text)
    return colours.of[words.role if is_shape or words.role in TEXT_ROLES else Role.INK]


@cache
def template() -> go.layout.Template:
    """Return the one Plotly template: transparent, no legend, no title (the finding is the title), nothing that can be dragged."""
    import plotly.graph_objects as go

    colours = LIGHT
    axis: dict[str, Any] = {
        "showgrid": False,
        "gridcolor": colours.of[Role.GRID],
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"size": TICK_PX},
        "ticklabeloverflow": "allow",
    }
    layout = {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colours.of[Role.INK]},
        "colorway": [colours.of[role] for role in (Role.OWN, Role.SECOND, Role.THIRD, Role.FOURTH)],
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.background,
            "bordercolor": colours.of[Role.FADED],
            "font": {"color": colours.of[Role.INK], "family": FONT},
        },
        "dragmode": False,
        "separators": ",.",
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": colours.of[Role.OTHERS],
            "activecolor": colours.of[Role.OTHERS],
        },
        "barmode": "overlay",
        "bargap": 0,
        "xaxis": axis,
        "yaxis": axis,
    }
    return go.layout.Template(layout=layout)
