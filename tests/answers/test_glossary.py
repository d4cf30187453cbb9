"""Every number and word of the screens has an entry, and is found by any part of it."""

from __future__ import annotations

import pytest

from hbh_metrics.answers import glossary
from hbh_metrics.metrics import CARDS


def test_every_metric_has_its_entry_with_what_a_reader_must_know() -> None:
    found = {entry.title: entry for entry in glossary.entries()}
    for card in CARDS:
        assert found[card.title].definition == card.definition
        assert ("In de gegevens", card.name) in found[card.title].lines


def test_entries_stand_by_title() -> None:
    titles = [entry.title.casefold() for entry in glossary.entries()]
    assert (
        titles.index("aanbieder") < titles.index("betaald tarief") < titles.index("stand") < titles.index("starttarief")
    )


@pytest.mark.parametrize("wanted", ["basistarief", "BASISTARIEF", " basis  tarief ", "raad basistarief"])
def test_an_entry_is_found_by_its_words_in_any_order_and_case(wanted: str) -> None:
    assert "Basistarief" in [entry.title for entry in glossary.entries(wanted)]


def test_accents_do_not_matter() -> None:
    assert glossary.entries("clientperiode") == glossary.entries("cliëntperiode")
    assert glossary.entries("clientperiode")


def test_a_word_that_is_nowhere_finds_nothing() -> None:
    assert glossary.entries("xyzzy") == ()
