"""Keeps text that holds names from delivered files from being read as Markdown."""

from __future__ import annotations

import re

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>$~])")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_DAYS = re.compile(r"(\d) t/m (\d)")
_NO_BREAK_AFTER = "-\u2060"


def plain(text: str) -> str:
    """Return the text so that Streamlit shows it as it stands: no emphasis, links, formulas or colours."""
    return _MEANS_SOMETHING.sub(r"\\\1", text)


def heading(text: str) -> str:
    """Return the text as `plain` does, with no line that ends at a hyphen or within two days: a name and a span stay whole."""
    return _DAYS.sub("\\1\u00a0t/m\u00a0\\2", _HYPHEN.sub(_NO_BREAK_AFTER, plain(text)))
