"""Every protection is noticed when it is away: each is taken out once, and what was asserted of it must fail then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hbh_metrics.door import (
    at_providers,
    changes,
    door,
    group_seen,
    seen_signals,
    shown_group,
    shown_shares,
    standing,
    verdicts,
)
from hbh_metrics.door.protection import Visibility, marked
from hbh_metrics.door.shown_group import FOR_PROVIDER
from hbh_metrics.door.words import in_words
from hbh_metrics.metrics.families import CARD_BY_NAME
from hbh_metrics.metrics.privacy import Behind, Privacy
from hbh_metrics.records import TOTAL, ProvidersInWords
from hbh_metrics.signals.verdict import METRICS, Why
from tests.door import test_door, test_shown_group, test_tail
from tests.door.tables import measure, providers, publish
from tests.door.test_door import FIVE, OF_A, PERIOD, PLANS, WETHOUDER, door_for, signal
from tests.door.test_shown_group import GROUP, shown


def hidden_where_two_others_are_behind(_: Path) -> None:
    assert shown(others=4, reader=FOR_PROVIDER, behind={"gespreksdekking": 2})["gespreksdekking"].visibility.is_hidden


def no_number_of_one_provider_of_several(_: Path) -> None:
    of_one = shown(behind={"gespreksdekking": 1})["gespreksdekking"]
    assert (of_one.waarde is None, of_one.noemer, of_one.n) == (False, None, None)


def no_number_of_who_ever_began_or_stayed(_: Path) -> None:
    group = {**GROUP, "beschikkingdekking": (80.0, 280.0, 350.0, 350), "aandeel_bestand": (10.1, 353.0, 3_500.0, 3_500)}
    found = shown(group)
    ever, stayed = found["beschikkingdekking"], found["aandeel_bestand"]
    assert (ever.waarde, ever.teller, ever.noemer, ever.n) == (80.0, None, None, None)
    assert (stayed.waarde, stayed.teller, stayed.noemer) == (
        10.0,
        350.0,
        3_500.0,
    )  # 10% of 3.500, not the 353 that they are


def no_sum_of_fewer_than_ten_people(_: Path) -> None:
    assert shown({**GROUP, "uren": (60.0, None, None, 9)})["uren"].visibility is Visibility.SUPPRESSED


def no_n_below_five_beside_a_sum(_: Path) -> None:
    assert (
        shown({**GROUP, "kosten_tov_referentie_cum": (-1_234.0, None, None, 0)})["kosten_tov_referentie_cum"].n is None
    )


def what_is_told_of_the_others_at_a_provider_is_not_for_it(root: Path) -> None:
    (name, *_) = (name for name, card in CARD_BY_NAME.items() if card.privacy.behind is Behind.OTHERS)
    publish(root, {"aanbieders": providers(*FIVE), "meetwaarden": [*PLANS, measure(name, "A", None, 9.0, 40)]})
    (row,) = (row for row in door_for(root, OF_A).protected_measures(name) if row.aanbieder_id == "A")
    assert row.visibility.is_hidden


def a_verdict_rests_on_figures_that_are_shown(root: Path) -> None:
    rows = [
        measure(metric, who, PERIOD, 96.0, 60)
        for metric in (*METRICS, "clienten", "uren")
        for who in ("A", "B", "C", TOTAL)
    ]
    publish(root, {"aanbieders": providers("A", "B", "C"), "meetwaarden": rows, "signalen": [], "drempels": []})
    of_all = door_for(root, OF_A).verdict(TOTAL, PERIOD)
    assert of_all is not None
    assert of_all.why is Why.HIDDEN


def at_a_few_providers_no_size_is_told(root: Path) -> None:
    publish(root, {"aanbieders": providers("A", "B"), "meetwaarden": PLANS, "signalen": [signal("S07", "A")]})
    assert door_for(root, WETHOUDER).at_providers("plan_ontbreekt", {}) is None


def a_size_at_providers_is_told_in_tens(root: Path) -> None:
    rows = [(*signal("S07", who)[:7], 44, PERIOD, "{}") for who in "AB"]
    publish(root, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "signalen": rows})
    found = door_for(root, WETHOUDER).at_providers("plan_ontbreekt", {})
    assert found is not None
    assert found.clienten == 90


def what_is_hidden_in_one_stand_is_no_change(root: Path) -> None:
    ids = [
        publish(root, {
            "aanbieders": providers(*FIVE),
            "meetwaarden": [measure("uren", who, PERIOD, n * 24.0, n) for who in (*FIVE, TOTAL)],
        }).id
        for n in (9, 60)
    ]  # fmt: skip
    assert changes.changes_since(root, WETHOUDER, *ids) == ()


def the_tail_waits_and_is_rounded(root: Path) -> None:
    for place, (row, seen) in enumerate([("TOTAAL 63, true", [60]), ("TOTAAL 9, true", []), ("TOTAAL 64, false", [])]):
        (root / str(place)).mkdir(parents=True)
        of_all = door_for(test_tail.with_tail(root / str(place), row, "VIVA 63, true"), WETHOUDER)
        assert [found.clienten for found in of_all.tail()] == seen


def _told_exactly(question: str, count: int, of: int, *, is_exact: bool) -> ProvidersInWords:
    return in_words(question, count, of, is_exact=True)


Patch = Callable[[pytest.MonkeyPatch], None]


def _without(owner: object, name: str, instead: object) -> Patch:
    return lambda patch: patch.setattr(owner, name, instead)


def _all_visible(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Visibility, "is_hidden", property(lambda _: False))


REMOVALS: Mapping[str, tuple[Callable[[Path], None], Patch]] = {
    "too few behind it of those with something of their own": (
        hidden_where_two_others_are_behind, _without(shown_group, "is_of_some", lambda _: False),
    ),
    "behind some as rough as those": (
        lambda _: test_shown_group.test_a_share_with_two_providers_behind_it_takes_its_whole_doubled_rounding(),
        _without(standing, "is_of_some", lambda _: False),
    ),
    "own part off before a bound": (
        lambda _: test_shown_group.test_a_provider_s_own_part_is_taken_off_before_the_others_are_called_all_or_nobody(),
        _without(shown_group._Publication, "_of_own", lambda *_: 0.0),
    ),
    "no number of one provider": (no_number_of_one_provider_of_several, _without(standing.Standing, "is_of_one", lambda *_: False)),
    "no number that tells flows": (
        no_number_of_who_ever_began_or_stayed, _without(Privacy, "tells_flows", property(lambda _: False)),
    ),
    "no whole of a hidden period": (
        lambda _: test_shown_group.test_a_whole_of_which_a_period_is_hidden_is_hidden_too(9, True),
        _without(shown_group._Publication, "_of_a_hidden_period", lambda *_: None),
    ),
    "ten people behind a sum": (no_sum_of_fewer_than_ten_people, _without(shown_group, "SMALL_NUMBER", 0)),
    "five people in an n": (no_n_below_five_beside_a_sum, _without(shown_group, "SMALL_COUNT", 0)),
    "of the others": (what_is_told_of_the_others_at_a_provider_is_not_for_it, _without(group_seen, "_own", marked)),
    "a verdict on what is shown": (
        a_verdict_rests_on_figures_that_are_shown, _without(verdicts, "_hidden", lambda *_: frozenset()),
    ),
    "a size at few providers": (at_a_few_providers_no_size_is_told, _without(at_providers, "FEWEST_PROVIDERS", 0)),
    "a size in tens": (a_size_at_providers_is_told_in_tens, _without(at_providers, "PEOPLE_STEP", 1)),
    "a change of what is hidden": (what_is_hidden_in_one_stand_is_no_change, _all_visible),
    "the tail waits": (the_tail_waits_and_is_rounded, _without(door, "SMALL_NUMBER", 0)),
    "the tail is rounded": (the_tail_waits_and_is_rounded, _without(door, "rounded_tail", lambda row, _: row)),
    "words that point at none": (
        lambda root: test_door.test_words_about_providers_point_at_none(
            "A", "bij één van de 5 aanbieders", ("bij een enkele aanbieder", None), root
        ),
        _without(seen_signals, "in_words", _told_exactly),
    ),
    "ten people behind a mean in a class": (
        lambda root: test_door.test_a_distribution_with_the_mean_of_fewer_than_ten_is_hidden(1, False, root),
        _without(shown_shares, "SMALL_NUMBER", 0),
    ),
}  # fmt: skip
"""By protection what must be so, and how to take it away."""


@pytest.mark.parametrize("name", REMOVALS)
def test_a_protection_holds_and_its_removal_is_noticed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holds, take_away = REMOVALS[name]
    holds(tmp_path / "whole")
    take_away(monkeypatch)
    with pytest.raises(AssertionError):
        holds(tmp_path / "without")
