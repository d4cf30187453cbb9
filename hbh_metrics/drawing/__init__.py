"""A figure and its marks, described once and drawn by two renderers; no Streamlit and no SQL, so that screen, paper and test draw the same.

`drawn` makes vector graphics, at once and for paper; `plotted` makes a chart of Plotly, to zoom in.
"""
