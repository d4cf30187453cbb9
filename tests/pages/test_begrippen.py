"""Begrippen: every entry at first, what was looked for after that, and an honest answer when there is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.door.door import Door
from hbh_metrics.records import Threshold
from hbh_metrics.screens.begrippen import glossary
from tests.pages.screens import open_screen, said, status
from tests.small_store import Story, publish


def test_all_entries_are_there_also_without_a_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "begrippen")
    assert status(at) == f"{len(glossary.entries())} begrippen gevonden."
    assert "Betaald tarief Het betaalde bedrag gedeeld door de betaalde cliëntperioden." in said(at)


def test_a_search_leaves_only_what_holds_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "begrippen")
    at.text_input(key="zoek").input("nulmeting eindmeting").run()
    assert "Nulmeting en eindmeting" in said(at)
    assert "Basistarief Het bedrag per uur" not in said(at)


def test_a_search_for_what_is_not_there_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_screen(monkeypatch, tmp_path, "begrippen")
    at.text_input(key="zoek").input("<b>xyzzy</b>").run()
    assert "Dit begrip staat er niet bij." in said(at)
    assert status(at) == "0 begrippen gevonden."


def test_a_signal_is_told_with_the_threshold_that_was_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, Story(signals=()))
    monkeypatch.setattr(
        Door, "thresholds", lambda _: (Threshold("S06", "ACTIE", "aandeel_pct", 8.5, is_standaard=False),)
    )
    told = said(open_screen(monkeypatch, tmp_path, "begrippen"))
    assert "Actie: meer dan 8,5% van de betaalde cliënten" in told
    assert "Aandacht: meer dan 3% van de betaalde cliënten" in told


def test_a_letter_leaves_what_begins_with_it_and_few_entries_stand_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(monkeypatch, tmp_path, "begrippen")
    bodies = " ".join(element.proto.body for element in at.get("html"))
    assert bodies.count('<details class="hbh-vouw">') == len(glossary.entries())
    at.session_state["letter"] = "V"
    at.run()
    shown = said(at)
    assert "Volledig, onvolledig, open en geen levering" in shown
    assert "Basistarief Het bedrag per uur" not in shown
    at.text_input(key="zoek").input("onvolledig open levering").run()
    bodies = " ".join(element.proto.body for element in at.get("html"))
    assert '<section class="hbh-begrip"><h2>' in bodies
