"""Where the program stands: the folder with `app.py`, `pages/` and `.streamlit/`. The only module that counts folders upward."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
