"""Where two publications hold a metric under different definitions, comparing them says so, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.cli import entry
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.causes import REDEFINED
from hbh_metrics.door.changes import changes_since
from hbh_metrics.door.definitions import redefined
from hbh_metrics.findings.redefined import told
from hbh_metrics.metrics import CARDS
from hbh_metrics.metrics.versions import BESIDE_CARDS, as_text, from_text
from tests.signals.weekly_rows import week
from tests.small_store import SHDH, Story, publish

JUNE, JULY, AUGUST, SEPTEMBER = (date(2014, month, 22) for month in (6, 7, 8, 9))
OLD, NEW = "betaald_tarief=1 tariefindex=3", "betaald_tarief=2 tariefindex=3"
DEARER = {(SHDH, "201403"): 60.0}
WHO = [Audience.PROGRAMMAMANAGER, Audience.WETHOUDER, Audience.aanbieder(SHDH)]


def test_a_metric_with_another_version_is_named_with_the_first_publication_that_has_it(tmp_path: Path) -> None:
    first, _, third, last = (
        publish(tmp_path, Story(peildatum=day, definitions=text))
        for day, text in ((JUNE, OLD), (JULY, OLD), (AUGUST, NEW), (SEPTEMBER, NEW))
    )
    assert redefined(tmp_path, first.id, last.id) == {"betaald_tarief": AUGUST}
    assert redefined(tmp_path, third.id, last.id) == {}


def test_a_publication_that_says_nothing_has_the_first_definition_of_what_it_holds(tmp_path: Path) -> None:
    before = publish(tmp_path, Story(peildatum=JUNE))
    now = publish(tmp_path, Story(peildatum=JULY, definitions="afbouwvoortgang=1 betaald_tarief=2 van_later=2"))
    assert redefined(tmp_path, before.id, now.id) == {"betaald_tarief": JULY}


def test_a_change_of_definition_goes_both_ways_and_a_publication_never_differs_from_itself(tmp_path: Path) -> None:
    before, now = (
        publish(tmp_path, Story(peildatum=day, definitions=text)) for day, text in ((JUNE, NEW), (JULY, OLD))
    )
    assert redefined(tmp_path, before.id, now.id) == {"betaald_tarief": JULY}
    assert redefined(tmp_path, now.id, now.id) == {}


@pytest.mark.parametrize("who", WHO, ids=lambda who: who.name)
def test_a_value_under_another_definition_says_that_it_is_that_and_the_others_do_not(
    who: Audience, tmp_path: Path
) -> None:
    before = publish(tmp_path, Story(definitions=OLD))
    now = publish(tmp_path, replace(Story(definitions=NEW), extra_eur=DEARER))
    changes = changes_since(tmp_path, who, before.id, now.id)

    assert {change.maatstaf for change in changes if change.oorzaak == REDEFINED} == {"betaald_tarief"}
    assert {change.maatstaf for change in changes} > {"betaald_tarief"}


def test_the_command_line_says_so_under_the_table_and_keeps_a_list_for_programs_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, now = (
        publish(tmp_path, Story(peildatum=day, definitions=text)) for day, text in ((JUNE, OLD), (JULY, NEW))
    )
    said = {}
    for layout in ("table", "json"):
        assert entry.main(["compare", before.id, now.id, "--data", str(tmp_path), "--format", layout]) == 0
        said[layout] = capsys.readouterr().out
    assert "Andere definitie van ‘Betaald tarief’ sinds de stand van 22 juli 2014" in said["table"]
    assert "Andere definitie" not in said["json"]


def test_sentences_are_one_per_day_in_their_order() -> None:
    assert told({"betaald_tarief": AUGUST, "uren": JULY, "tariefindex": AUGUST}) == (
        "Andere definitie van ‘Geleverde uren’ sinds de stand van 22 juli 2014: waarden van ervoor en erna zijn niet te vergelijken.",
        "Andere definitie van ‘Betaald tarief’ en ‘Tariefindex’ sinds de stand van 22 augustus 2014: waarden van ervoor en erna zijn niet "
        "te vergelijken.",
    )
    assert told({}) == ()


def test_the_text_in_a_manifest_holds_the_version_of_every_card() -> None:
    assert from_text(as_text(CARDS)) == {card.name: card.version for card in CARDS} | {
        one.name: one.version for one in BESIDE_CARDS
    }


def test_what_is_weighed_by_the_week_has_its_first_definition_where_a_publication_holds_it_and_says_nothing(
    tmp_path: Path,
) -> None:
    without, before = (
        publish(tmp_path, Story(peildatum=JUNE)),
        publish(tmp_path, Story(peildatum=JULY, weeks=(week(0, 1.0),))),
    )
    now = publish(tmp_path, Story(peildatum=AUGUST, weeks=(week(0, 1.0),), definitions="verwachte_uren=2"))
    assert redefined(tmp_path, before.id, now.id) == {"verwachte_uren": AUGUST}
    assert redefined(tmp_path, without.id, now.id) == {}
    assert told({"verwachte_uren": AUGUST})[0].startswith("Andere definitie van ‘Verwachte uren per week’ sinds")
