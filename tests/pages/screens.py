"""Runs a screen of the dashboard in this process and reads what it says."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test

from hbh_metrics.door.audience import Role
from hbh_metrics.ui import access
from hbh_metrics.ui.frame import START, use_declared_pages

APP = Path(__file__).resolve().parents[2] / "app.py"
_TAG = re.compile(r"<[^>]+>")
_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
_LABEL = re.compile(r'aria-label="([^"]*)"')


def readers() -> dict[str, frozenset[Role]]:
    """Return for whom each page is, by its slug, as its line in `app.py` says."""
    lines = re.findall(r'access\.page\("(\w+)", "[^"]+", access\.([A-Z_]+)\)', APP.read_text(encoding="utf-8"))
    return {slug: getattr(access, name) for slug, name in lines}


class DeclaredPages(PagesManager):
    """Lets a test reach a page as a visitor does, through `app.py`; by itself AppTest runs a file in `pages/` alone."""

    def __init__(self, main_script_path: str, *more: Any, **named: Any) -> None:
        super().__init__(main_script_path, *more, **named)
        use_declared_pages()


def open_screen(monkeypatch: pytest.MonkeyPatch, data: Path, slug: str = "afbouw", **url: str) -> AppTest:
    """Open a screen on a data folder, with the parameters of its address, and return it after its first run."""
    monkeypatch.setenv("HBH_DATA", str(data))
    monkeypatch.setattr(app_test, "PagesManager", DeclaredPages)
    at = AppTest.from_file(str(APP), default_timeout=60)
    if slug != START:
        at.switch_page(f"pages/{slug}.py")  # known by its name, as from a link that is the first thing somebody opens
    for name, value in url.items():
        at.query_params[name] = value
    at.run()
    return at


def said(at: AppTest) -> str:
    """Return everything that the screen says, in one line: headings, texts, tables, captions and messages; not what stands in charts."""
    texts = [
        element.value.replace("\u2060", "")
        for kind in (at.title, at.header, at.markdown, at.caption, at.info, at.error)
        for element in kind
    ]
    texts = [_TAG.sub(" ", _DRAWING.sub(" ", text)) for text in texts]
    bodies = [element.proto.body for element in at.get("html")]
    texts += [unescape(_TAG.sub(" ", body)) for body in bodies if not body.startswith("<style")]
    return re.sub(r"\s+", " ", " ".join(texts))


def status(at: AppTest) -> str:
    """Return the status sentence."""
    bodies = [element.proto.body for element in at.get("html") if 'role="status"' in element.proto.body]
    return re.sub(r"\s+", " ", unescape(_TAG.sub("", " ".join(bodies))))


def headings(at: AppTest) -> list[str]:
    """Return the findings of the screen, in order."""
    return [re.sub(r"\s+", " ", element.value.replace("\u2060", "")) for element in at.header]


def charts(at: AppTest) -> list[str]:
    """Return the alternative text of every chart, the drawn ones first, each in order; each chart must hold something."""
    drawings = [drawing for element in at.markdown for drawing in _DRAWING.findall(element.value)[:1]]
    assert all(re.search("<(path|rect|circle|polygon) ", drawing) for drawing in drawings)
    plots = at.get("plotly_chart")
    assert all(json.loads(chart.proto.spec)["data"] for chart in plots)
    alts = [unescape(match.group(1)) for drawing in drawings if (match := _LABEL.search(drawing))]
    return [re.sub(r"\s+", " ", alt) for alt in (*alts, *(chart.proto.alt for chart in plots))]
