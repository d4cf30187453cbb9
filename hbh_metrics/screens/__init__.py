"""Content: one module per question of a screen, from the door's records to figures with their sentence, series and table.

No Streamlit, no Plotly, no SQL: what is said here is said the same on screen, on paper and in a test.
"""
