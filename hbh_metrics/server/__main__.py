"""The process that serves the dashboard: `python -m hbh_metrics.server PORT ADDRESS SESSIONS BASE`, started by `server.serve`."""

from __future__ import annotations

import os
import sys

from hbh_metrics.server.lean import kept_out

_CHARTS = ("plotly.graph_objects", "plotly.io")
"""Streamlit loads these at its start to give charts its own look, which ours never have; who opens a chart loads them."""

if __name__ == "__main__":
    os.umask(0o077)  # what the server writes is for its own user only
    arguments = sys.argv[1:]
    sys.argv = [""]  # else Streamlit takes this folder, and not that of app.py, for the project's
    with kept_out(*_CHARTS):
        from hbh_metrics.server.running import main
    main(int(arguments[0]), arguments[1], int(arguments[2]), *arguments[3:])
