"""A name is a name, also when it looks like Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.ui.markdown import plain
from tests import small_store
from tests.pages.screens import charts, headings, open_screen
from tests.small_store import Story, publish


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Viva! Zorggroep kreeg € 1,23 (0,6%) meer.", "Viva! Zorggroep kreeg € 1,23 (0,6%) meer."),
        ("*Zorg* [hier](https://x)", r"\*Zorg\* \[hier\](https://x)"),
        ("<b>Zorg</b> $x$ `a`", r"\<b\>Zorg\</b\> \$x\$ \`a\`"),
        (":red[Zorg]", r":red\[Zorg\]"),
    ],
)
def test_what_means_something_in_markdown_is_shown_as_it_stands(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_provider_with_a_strange_name_stays_text_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(small_store.NAMES, small_store.TZORG, "<a href='https://x'>*T*</a>")
    publish(tmp_path, Story(extra_eur={(small_store.TZORG, "201407"): 1.0}))
    at = open_screen(monkeypatch, tmp_path, aanbieder=small_store.TZORG)
    assert r"\<a href='https://x'\>\*T\*\</a\>" in headings(at)[0]
    spec = at.get("plotly_chart")[0].proto.spec
    assert "<a href" not in spec
    assert "&lt;a href" in spec
    assert "<a href" in charts(at)[0]
    assert not [element for element in at.get("html") if "<a href='https://x'>" in element.proto.body]
