"""The links to all screens; they carry the bar's choices along, so that those are kept from screen to screen.

On a narrow screen they stand behind a button, so that the finding comes before them; which of the two is shown is up to the style.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from hbh_metrics.ui import bar, html


def show(pages: Sequence[Page], current: Page) -> None:
    """Draw a link per screen, the present one as text, and before them the button that shows them where there is little room."""
    html.menu_button(current.title)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="menu"):
        for page in pages:
            if page.title == current.title:
                html.here(page.title)
            else:
                st.page_link(page, label=page.title, query_params=bar.address(), width="content")
        if st.user.get("is_logged_in"):
            st.button("Uitloggen", on_click=st.logout, type="tertiary")
