"""Aanleveren: bring a delivery in; its files, what is in them and what is wrong per provider, and publish or not."""

from __future__ import annotations

import streamlit as st

from hbh_metrics import dropped
from hbh_metrics.dropped import Phase
from hbh_metrics.screens.aanleveren import widgets
from hbh_metrics.ui import data, frame

frame.begin()
st.title("Aanleveren", anchor=False)
dropped.sweep(data.data_folder())
delivery = dropped.standing(data.data_folder())
if delivery is None:
    widgets.dropping()
elif delivery.phase is Phase.RUNS:
    widgets.progress()
else:
    widgets.decision(delivery)
