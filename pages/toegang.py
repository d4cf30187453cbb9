"""Toegang: who signed in, opened rows of clients, took files along or changed something."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import access_record
from hbh_metrics.screens.toegang import listing
from hbh_metrics.ui import data, frame
from hbh_metrics.ui.markdown import plain
from hbh_metrics.ui.tile import tables_tile

frame.begin()
st.title("Toegang", anchor=False)
record = access_record.read(data.data_folder())
told = access_record.warning(record)
if told:
    st.warning(plain(told))
tables_tile(listing.headline(record), "toegang", *([listing.table(record)] if record.deeds else []))
