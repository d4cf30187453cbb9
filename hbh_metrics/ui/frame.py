"""The frame round every page: which page opens first, and what a page does that is reached without its frame.

Streamlit runs a file in `pages/` alone, without `app.py`, when a link to it is the first thing a new server gets. `begin()` is
therefore the first call of every page: it says that only `app.py` names the pages, and runs the visit again at the same address.
"""

from __future__ import annotations

import atexit
import gc
import sys
import threading
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.pages_manager import PagesManager

from hbh_metrics.ui import access, downloads, shown, visitor
from hbh_metrics.ui.boundary import Boundary
from hbh_metrics.ui.data import is_open_to_all

TITLE = "Monitor Hulp bij het Huishouden"
"""The name of the product, in the browser's title and in the server's own pages."""

START = "overzicht"
"""The slug of the page that opens first."""

OPEN_TO_ALL = (
    "Dit dashboard is open voor iedereen op dit netwerk: niemand meldt zich aan. "
    "Deel wat u ziet niet buiten de kring voor wie het is."
)

_IS_FRAMED = "_frame_is_drawn"
_PAGE = "_frame_page"
_is_warm = threading.Event()


def use_declared_pages() -> None:
    """Let only `app.py` say which pages there are, also before it has run for the first time."""
    PagesManager.uses_pages_directory = False


def show(page: Page, slug: str) -> None:
    """Run the page that the visitor asked for within the frame that `app.py` has drawn; `slug` is its own, also as the first page.

    The first page of a process has loaded every library. Those never become garbage, so they are taken out of the collector's
    sight: Streamlit collects after every run, with all sessions waiting (measured: 62 against 6 ms a run).
    """
    st.session_state[_IS_FRAMED] = True
    st.session_state[_PAGE] = page
    shown.forget(slug)
    visitor.forget()
    with _drawing, Boundary():
        if is_open_to_all():
            st.warning(OPEN_TO_ALL)
        visitor.note_arrival()
        page.run()
        downloads.whole_screen(slug)
    warm_up()


def warm_up() -> None:
    """Take what every page has loaded out of the collector's sight, once a process."""
    if not _is_warm.is_set():
        gc.collect()
        gc.freeze()
        atexit.register(gc.unfreeze)  # or DuckDB complains at the end about what was never let go
        _is_warm.set()


def begin() -> None:
    """Go on only within the frame of `app.py` and for who may see the page; without the frame the visit starts again with it.

    The page is known by the file that calls this, for a session that was framed before can also run a page alone.
    """
    if st.session_state.get(_IS_FRAMED):
        access.require(Path(sys._getframe(1).f_code.co_filename).stem)  # noqa: SLF001 - the one way to ask who calls
        return
    if PagesManager.uses_pages_directory:
        use_declared_pages()
        st.rerun()
    st.error("Dit scherm hoort bij het dashboard. Start het met `streamlit run app.py`.")
    st.stop()


def current_page() -> Page:
    """Return the page that the visitor is on, for links that stay there."""
    page = st.session_state[_PAGE]
    assert isinstance(page, Page)  # noqa: S101
    return page


class _Drawing:
    """Counts the screens that are being drawn."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.now = 0

    def __enter__(self) -> None:
        with self._lock:
            self.now += 1

    def __exit__(self, *_error: object) -> None:
        with self._lock:
            self.now -= 1


_drawing = _Drawing()


def is_drawing() -> bool:
    """Tell whether somebody waits for a screen right now."""
    return _drawing.now > 0


def is_warm() -> bool:
    """Tell whether a first page has been drawn, so that no visitor waits for libraries any more."""
    return _is_warm.is_set()
