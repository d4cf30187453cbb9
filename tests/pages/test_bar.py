"""The bar: what is in the address is what is shown, and what is chosen stands in the address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.pages.screens import open_screen, said, status
from tests.small_store import TZORG, Story, publish


def test_an_address_sets_provider_period_and_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = publish(tmp_path)
    publish(tmp_path, Story(peildatum=date(2014, 9, 14)))
    at = open_screen(monkeypatch, tmp_path, aanbieder=TZORG, periode="201404", stand=first.id)
    assert status(at).startswith("T-Zorg, periode 4 (24 maart t/m 20 april 2014), stand van 20 juli 2014.")


def test_a_choice_writes_all_three_to_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publication = publish(tmp_path)
    at = open_screen(monkeypatch, tmp_path)
    assert "aanbieder" not in at.query_params
    at.selectbox(key="balk_aanbieder").select(TZORG).run()
    assert {name: at.query_params[name] for name in ("aanbieder", "periode", "stand")} == {
        "aanbieder": TZORG,
        "periode": "201407",
        "stand": publication.id,
    }
    assert status(at).startswith("T-Zorg, periode 7")


def test_a_choice_that_does_not_exist_is_named_and_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    at = open_screen(monkeypatch, tmp_path, aanbieder="<b>X</b>", periode="201413", stand="kwijt")
    assert "Aanbieder ‘<b>X</b>’ is er niet in deze stand; u ziet Alle aanbieders." in status(at)
    assert "Periode ‘201413’ is er niet" in status(at)
    assert "Stand ‘kwijt’ is er niet; u ziet die van 20 juli 2014 (nieuwste)." in status(at)


def test_an_earlier_publication_does_not_know_later_periods(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = publish(tmp_path)
    publish(tmp_path, Story(peildatum=date(2014, 9, 14)))
    at = open_screen(monkeypatch, tmp_path, periode="201409", stand=first.id)
    assert "Periode ‘201409’ is er niet in deze stand; u ziet Periode 7" in status(at)


def test_the_default_is_the_last_whole_period_and_else_the_last_that_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = {(TZORG, "201407"): "geen_levering", (TZORG, "201406"): "onvolledig"}
    publish(tmp_path, Story(status=late))
    assert "periode 5" in status(open_screen(monkeypatch, tmp_path))
    never = {(TZORG, f"2014{number:02d}"): "onvolledig" for number in range(2, 8)}
    publish(tmp_path, Story(status=never))
    assert "periode 7" in status(open_screen(monkeypatch, tmp_path))


def test_the_newest_publication_is_shown_and_an_older_one_says_that_it_is_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path)
    publish(tmp_path, Story(peildatum=date(2014, 9, 14)))
    newest = open_screen(monkeypatch, tmp_path)
    assert "stand van 14 september 2014" in status(newest)
    assert "nieuwere stand" not in " ".join(link.proto.label for link in newest.get("page_link"))
    older = open_screen(monkeypatch, tmp_path, stand=first.id)
    assert "nieuwere stand" in " ".join(link.proto.label for link in older.get("page_link"))


def test_links_to_other_screens_carry_the_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    at = open_screen(monkeypatch, tmp_path, aanbieder=TZORG, periode="201404")
    link = next(link for link in at.get("page_link") if link.proto.label == "Gegevens")
    assert "aanbieder=TZORG" in link.proto.query_string
    assert "periode=201404" in link.proto.query_string


def test_every_text_of_the_frame_is_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path)
    at = open_screen(monkeypatch, tmp_path)
    assert [box.label for box in at.selectbox] == ["Aanbieder", "Periode", "Stand van"]
    assert not {"provider", "period", "publication"} & set(said(at).lower().split())
