"""The only Streamlit inside the package: the frame of every page, its filters, its charts with their tables, its server."""
