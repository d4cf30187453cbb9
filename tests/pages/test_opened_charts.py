"""A chart opens with one click from the description that drew it; until then none of it is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.findings.matters import FALLING, WEEKS
from tests.pages.screens import charts, open_screen
from tests.small_store import VIVA, Story, publish

HOURS = {("urenindex_vergelijkbaar", VIVA, f"20140{number}"): 100.0 - 3 * number for number in range(2, 8)}
STORY = Story(signals=(FALLING,), weeks=WEEKS, more=HOURS)


@pytest.mark.parametrize("slug", ["afbouw", "aanbieder", "signalen"])
def test_every_chart_of_a_finding_can_be_opened_and_holds_the_same_finding(
    slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, slug, aanbieder=VIVA)
    switches = [toggle for toggle in at.toggle if toggle.label == "Inzoomen en waarden aanwijzen"]
    assert switches
    assert not at.get("plotly_chart")
    before = set(charts(at))
    for place in range(len(switches)):
        key = switches[place].key
        assert key is not None
        at.toggle(key=key).set_value(True).run()
        assert not at.exception
    opened = at.get("plotly_chart")
    assert len(opened) >= len(switches)
    assert {" ".join(chart.proto.alt.split()) for chart in opened} <= before
    assert all(json.loads(chart.proto.spec)["data"] for chart in opened)


def test_providers_are_chosen_in_an_opened_chart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, STORY)
    at = open_screen(monkeypatch, tmp_path, "afbouw")
    assert not at.pills
    next(toggle for toggle in at.toggle if (toggle.key or "").startswith("voortgang")).set_value(True).run()
    at.pills[0].set_value(["Viva! Zorggroep"]).run()
    assert not at.exception
    notes = json.loads(at.get("plotly_chart")[0].proto.spec)["layout"]["annotations"]
    assert [note["text"] for note in notes if note["text"].startswith("<b>")] == ["<b>Viva! Zorggroep</b>"]
