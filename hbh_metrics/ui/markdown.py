"""Keeps text that holds names from delivered files from being read as Markdown."""

from __future__ import annotations

import re

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>$~])")


def plain(text: str) -> str:
    """Return the text so that Streamlit shows it as it stands: no emphasis, links, formulas or colours."""
    return _MEANS_SOMETHING.sub(r"\\\1", text)
