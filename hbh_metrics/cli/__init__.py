"""What the command line says and how: Dutch help and errors, progress, and rows as a table, CSV or JSON."""
