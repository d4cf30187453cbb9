"""A name is a name, also when it looks like Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.drawing.chart import Axis, Chart, Plot, Words
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.ui.markdown import heading, plain
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
    drawing = next(element.value for element in at.markdown if "<svg" in element.value)
    assert "<a href" not in drawing
    assert "&lt;a href" in drawing
    assert "<a href" in charts(at)[1]
    assert not [element for element in at.get("html") if "<a href='https://x'>" in element.proto.body]


def test_a_drawing_is_one_line_so_that_no_text_in_it_is_read_as_markdown() -> None:
    words = Words(0.0, 0.0, "*a*\n\n$b$")
    drawing = drawn(Chart(Axis(0.0, 1.0), (Plot(Axis(0.0, 1.0), (words,)),)), title="een\n\n# twee")
    assert "\n" not in drawing


def test_in_a_heading_no_line_ends_at_the_hyphen_of_a_name() -> None:
    assert heading("van T-Zorg * en Viva - samen") == "van T-\u2060Zorg \\* en Viva - samen"
    assert heading("periode 13 (1 t/m 28 december)") == "periode 13 (1\u00a0t/m\u00a028 december)"
