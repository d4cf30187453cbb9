"""Opens screens with everything on them unfolded, and keeps what they were made of: figures, tables, key figures, papers and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from hbh_metrics.files import paper
from hbh_metrics.files.paper import Paper
from hbh_metrics.findings import once
from hbh_metrics.findings.figure import Figure, KeyFigure, Table
from hbh_metrics.kept import Keeper
from hbh_metrics.screens.overzicht.agreement_pictures import Picture
from hbh_metrics.ui import shown
from tests.pages.screens import open_screen

_THE_SAME_EVERYWHERE = "alle-cijfers.xlsx"
"""The file of all numbers, whatever the screen: tests/findings/test_tidy.py reads it back."""


@dataclass
class Seen:
    """What one screen was made of, in the order in which it was made, and what its buttons bring."""

    figures: list[Figure] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    key_figures: list[KeyFigure] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def forget(self) -> None:
        """Begin a screen of which nothing is kept yet."""
        for kept in (self.figures, self.tables, self.key_figures, self.papers, self.pictures, self.files):
            kept.clear()


@contextmanager
def recorded(monkeypatch: pytest.MonkeyPatch, *, is_unfolded: bool = True, ending: str = "") -> Iterator[Seen]:
    """Keep what is made while a screen runs: with what is behind a click when `is_unfolded`, and the files whose names have that ending."""
    seen = Seen()
    with monkeypatch.context() as patch:

        def begin() -> None:
            seen.forget()
            patch.setattr(once, "_kept", Keeper(once.MOST))  # what an earlier run made would not be made again

        for made, kept in (
            (Figure, seen.figures),
            (Table, seen.tables),
            (KeyFigure, seen.key_figures),
            (Picture, seen.pictures),
        ):
            patch.setattr(made, "__init__", _keeping(made.__init__, kept))
        patch.setattr(shown, "forget", _before(shown.forget, begin))
        patch.setattr(paper, "_set", _kept_paper(seen.papers))
        if is_unfolded:
            patch.setattr(st, "expander", _unfolded(st.expander))
        patch.setattr(st, "download_button", _pressed(st.download_button, seen.files, ending))
        yield seen


def screens(monkeypatch: pytest.MonkeyPatch, data: Path, slug: str, **url: str) -> Iterator[Seen]:
    """Yield what a screen is made of for the choices in its address: once, or once per tab that it has."""
    tabs = [""]
    while tabs:
        tab = tabs.pop()
        with recorded(monkeypatch) as seen:
            at = open_screen(monkeypatch, data, slug, **url, **({"deel": tab} if tab else {}))
            seen.errors = [element.value for element in at.error] + [str(element.value) for element in at.exception]
        if not tab:
            tabs += [one.label for one in at.tabs][1:]
        yield seen


def _keeping(init: Callable[..., None], kept: list[Any]) -> Callable[..., None]:
    def keep(self: object, *values: object, **named: object) -> None:
        init(self, *values, **named)
        kept.append(self)

    return keep


def _kept_paper(papers: list[Paper]) -> Callable[..., bytes]:
    def keep(_template: Path, content: Paper, _variants: object) -> bytes:
        papers.append(content)
        return b"%PDF"

    return keep


def _before(forget: Callable[[str], None], also: Callable[[], None]) -> Callable[[str], None]:
    def both(slug: str = "") -> None:
        also()
        forget(slug)

    return both


def _unfolded(expander: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *words, **named: expander(*words, **{**named, "expanded": True})


def _pressed(button: Callable[..., Any], files: dict[str, bytes], ending: str) -> Callable[..., Any]:
    def press(label: str, data: Any, file_name: str, **named: Any) -> Any:
        if file_name.endswith(ending) and file_name != _THE_SAME_EVERYWHERE:
            files[file_name] = data() if callable(data) else data
        return button(label, data=data, file_name=file_name, **named)

    return press
