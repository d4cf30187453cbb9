"""The entry of the dashboard: which pages there are and for whom, and the frame round them."""

from __future__ import annotations

import streamlit as st

from hbh_metrics.drawing.opened import opened
from hbh_metrics.ui import access, data, frame, house, html, menu, offline, tile

offline.stay_offline()
tile.open_with(opened)

data.use_project()
PAGES = [
    access.page("overzicht", "Overzicht", access.PROGRAMME),
    access.page("afbouw", "Voortgang afbouw", access.WITH_PROVIDERS),
    access.page("aanbieder", "Aanbieder", access.WITH_PROVIDERS),
    access.page("kosten", "Kosten en besparing", access.PROGRAMME),
    access.page("clienten", "Cliënten en uren", access.WITH_PROVIDERS),
    access.page("tevredenheid", "Tevredenheid", access.WITH_PROVIDERS),
    access.page("signalen", "Bijsturing", access.WITH_PROVIDERS),
    access.page("acties", "Actielijst", access.PROGRAMME),
    access.page("overleg", "Aanbiedersoverleg", access.PROGRAMME),
    access.page("briefing", "Briefing wethouder", access.WITH_WETHOUDER),
    access.page("uitkomst", "Wat leerde het experiment", access.PROGRAMME),
    access.page("verkenning", "Verkenning", access.WITH_WETHOUDER),
    access.page("gegevens", "Gegevens", access.WITH_DELIVERIES),
    access.page("aanleveren", "Aanleveren", access.ADMINISTRATION),
    access.page("toegang", "Toegang", access.ADMINISTRATION),
    access.page("begrippen", "Begrippen", access.EVERYONE),
]
visible = access.of_visitor(PAGES)
first = (visible or PAGES)[0]
FIRST = st.Page(f"pages/{first.url_path}.py", title=first.title, url_path="start", default=True, visibility="hidden")

page = st.navigation([*PAGES, FIRST], position="hidden")
st.set_page_config(page_title=f"{page.title} · {frame.TITLE}", page_icon="🏠", layout="wide")
html.style()
house.wear(data.data_folder())
menu.show(visible, page)
access.to_first_page(page, frame.START, visible)
frame.show(page, page.url_path or first.url_path)
