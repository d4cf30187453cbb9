"""Files to take along, made only when they are asked for."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.export.delimited import as_csv
from hbh_metrics.figures import Table
from hbh_metrics.ui.markdown import plain


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
