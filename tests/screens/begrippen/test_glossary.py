"""Every number and word of the screens has an entry, and is found by any part of it."""

from __future__ import annotations

import pytest

from hbh_metrics import signals
from hbh_metrics.demo.towns import TOWNS
from hbh_metrics.metrics import CARDS
from hbh_metrics.project import in_force
from hbh_metrics.screens.begrippen import glossary


def test_every_metric_has_its_entry_with_what_a_reader_must_know() -> None:
    found = {entry.title: entry for entry in glossary.entries()}
    for card in CARDS:
        assert found[card.title].definition == card.definition
        assert ("In de gegevens", card.name) in found[card.title].lines


def test_a_tariff_that_is_not_to_fall_is_not_better_when_it_is_higher_or_lower() -> None:
    (town,) = (one for one in TOWNS if not one.project.tariff_falls)
    of_paid = ("Richting", "lager is beter")
    assert of_paid in next(one for one in glossary.entries() if one.title == "Betaald tarief").lines
    with in_force(town.project):
        (paid,) = (one for one in glossary.entries() if one.title == "Betaald tarief")
    assert "Richting" not in [label for label, _ in paid.lines]


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


def test_every_signal_has_its_entry_with_its_thresholds_in_words() -> None:
    found = {dict(entry.lines).get("In de gegevens"): entry for entry in glossary.entries()}
    for card in signals.CARDS:
        entry = found[card.id]
        assert entry.title.endswith(card.title)
        for severity in card.severities:
            assert str(signals.condition(card, severity)) in entry.definition
        assert ("Wat u vraagt", card.question) in entry.lines


def test_a_signal_is_told_with_the_threshold_in_force_and_says_whose_it_is() -> None:
    own = signals.Thresholds({("S06", signals.Severity.ACTION, "aandeel_pct"): 8.5})
    (entry,) = glossary.entries("signaal S06", own)
    assert "Actie: meer dan 8,5% van de betaalde cliënten" in entry.definition
    assert "Aandacht: meer dan 3% van de betaalde cliënten" in entry.definition
    told = dict(entry.lines)["Drempels"]
    assert told == "Door de gemeente zelf ingesteld: ACTIE aandeel_pct. De andere zijn standaard."
    (usual,) = glossary.entries("signaal S06")
    assert dict(usual.lines)["Drempels"] == "Standaard."
    (fixed,) = glossary.entries("signaal S01")
    assert dict(fixed.lines)["Drempels"] == "Deze liggen vast."
