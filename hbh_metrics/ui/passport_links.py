"""Makes of a number on screen a link to its passport: a few letters in the page, and nothing is looked up before somebody asks.

Where the numbers are told as another reader sees them than the visitor (the shared screen of a meeting, the wall) there are no links: a
passport tells what the visitor may see.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from hbh_metrics.errors import UsageError
from hbh_metrics.findings import passport
from hbh_metrics.records import NumberId
from hbh_metrics.ui import access, shown
from hbh_metrics.ui.data import audience

NUMBER, SCREEN, PART = "cijfer", "van", "figuur"
"""What an address names: the number, the screen that it stands on, and the figure there."""

OWN = (NUMBER, SCREEN, PART)

_PAGE = "begrippen"


def address(part: str = "") -> str:
    """Return the address of a passport but for its number, for the numbers of a `part` of this screen; empty where there are none."""
    view = shown.view()
    try:
        is_own = view is not None and view.door.audience == audience()
    except UsageError:
        is_own = False
    if view is None or not is_own or not access.may_open(_PAGE):
        return ""
    chosen = {
        "aanbieder": view.chosen.aanbieder_id,
        "periode": view.periode_id,
        "stand": view.door.publication.id,
        SCREEN: shown.slug(),
    }
    return f"{_PAGE}?{urlencode({**chosen, **({PART: part} if part else {})})}"


def linked(text: str, origin: Sequence[NumberId], at: str) -> str:
    """Return a number as HTML: a link to its passport at the address `at`, or as it is where it has none."""
    if not at or not origin or not text:
        return escape(text)
    name = escape(f"{at}&{urlencode({NUMBER: passport.named(origin)})}")
    return f'<a class="hbh-cijfer" href="{name}" title="Paspoort van dit cijfer">{escape(text)}</a>'
