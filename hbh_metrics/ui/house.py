"""How a town's screens look: a stripe in its own colour along the top, and its picture, both where its project has one."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from hbh_metrics.project import current
from hbh_metrics.project_folder import is_picture_within


def wear(root: Path) -> None:
    """Show the colour and the picture of the project in force; a picture that is no longer in the data folder `root` is left out."""
    house = current().house
    if house.colour is not None:
        st.html(f'<style>[data-testid="stHeader"] {{ border-top: 0.375rem solid {house.colour}; }}</style>')
    if house.logo is not None and is_picture_within(root, house.logo):
        st.logo(str(root / house.logo), size="large")
