"""Which screen is for whom. The door decides about numbers; this decides what is in the menu and which page refuses."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from hbh_metrics.door.audience import Role
from hbh_metrics.door.roles import SessionOver
from hbh_metrics.errors import UsageError
from hbh_metrics.project import as_called, current
from hbh_metrics.ui.data import audience, must_log_in

EVERYONE = frozenset(Role)
WITH_DELIVERIES = frozenset({Role.PROGRAMMAMANAGER, Role.BEHEERDER, Role.AANBIEDER})
WITH_PROVIDERS = frozenset({Role.PROGRAMMAMANAGER, Role.AANBIEDER})
WITH_WETHOUDER = frozenset({Role.PROGRAMMAMANAGER, Role.WETHOUDER})
PROGRAMME = frozenset({Role.PROGRAMMAMANAGER})
ADMINISTRATION = frozenset({Role.BEHEERDER})

_RUN = "_toegang_van_deze_run"
_READERS: dict[str, frozenset[Role]] = {}


def page(slug: str, title: str, readers: frozenset[Role]) -> Page:
    """Declare the page `pages/<slug>.py` and for whom it is, and return it; only `app.py` does, so every page has its readers there."""
    _READERS[slug] = readers
    return copy(_declared(slug, as_called(title)))


@cache
def _declared(slug: str, title: str) -> Page:
    """Return the page, its file looked up once: every run gets a copy, for a page knows whether it may run."""
    return st.Page(f"pages/{slug}.py", title=title)


def may_open(slug: str) -> bool:
    """Tell whether the visitor may open the page, which the project uses.

    Nobody opens one that was not declared, or any whose own audience is not known.
    """
    role = st.session_state[_RUN] if _RUN in st.session_state else _role()
    return role in _READERS.get(slug, ()) and slug not in current().screens_off


def _role() -> Role | None:
    try:
        return audience().role
    except UsageError:
        return None


def of_visitor(pages: Sequence[Page]) -> list[Page]:
    """Return the pages that the visitor may open and the project uses, in the same order; asked at the start of every run."""
    st.session_state[_RUN] = _role()  # for every link of this run; a page that is opened asks again
    return [page for page in pages if may_open(page.url_path)]


def to_first_page(page: Page, start: str, visible: Sequence[Page]) -> None:
    """Send on who came to the page where everybody starts and may not open it, to the first page that is for this visitor.

    Not who followed a link with a choice in it: that page says that it is not for them, and the menu keeps the choice.
    """
    if page.url_path == start and visible and not may_open(start) and not st.query_params:
        st.switch_page(visible[0])


def require(slug: str) -> None:
    """Go on only where the visitor may open the page; else say so, or ask to log in where that helps, and stop."""
    if must_log_in():
        _ask_to_sign_in("Log in om de cijfers te zien.")
    try:
        is_for_visitor = audience().role in _READERS.get(slug, ())
    except SessionOver as error:
        _ask_to_sign_in(str(error))
    except UsageError as error:
        _refuse(str(error))
    if slug in current().screens_off:
        _refuse("Dit scherm wordt in dit project niet gebruikt. In het menu staan de schermen die er wel zijn.")
    if not is_for_visitor:
        _refuse(
            "Dit scherm is niet voor u bedoeld. In het menu staan de schermen die u kunt bekijken; "
            "vraag de programmamanager naar de cijfers van dit scherm."
        )


def _ask_to_sign_in(why: str) -> NoReturn:
    st.title("Inloggen", anchor=False)
    st.info(why)
    st.button("Inloggen", on_click=st.login)
    st.stop()


def _refuse(why: str) -> NoReturn:
    st.error(why)
    st.stop()
