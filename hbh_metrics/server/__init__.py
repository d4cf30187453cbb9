"""The dashboard as a web server: Streamlit within a Dutch document, strict headers and a health check."""
