"""The kit of a finding, and the findings that several screens show: from the door's records to a sentence, numbers, table and chart.

No Streamlit, no Plotly, no SQL: what is said here is said the same on screen, on paper and in a test.
"""
