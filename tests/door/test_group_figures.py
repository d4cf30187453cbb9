"""When a provider sees a figure of the group: who must stand behind it, and behind what can be subtracted from it."""

from __future__ import annotations

import pytest

from hbh_metrics.door.group_figures import FOR_PROVIDER, Footing, Footings, hidden_group_figures
from hbh_metrics.door.links import Key

PERIODS = ("201402", "201403", "201404")
METRICS = (
    "clienten", "instroom", "uitstroom", "betaald", "volume_effect", "kosten_tov_referentie", "kosten_tov_referentie_cum", "uren", "fte",
    "effectief_uurtarief", "weekdekking", "doorlooptijd_mediaan",
)  # fmt: skip


def behind(providers: str) -> Footing:
    members = frozenset(ord(who) for who in providers)
    return Footing(members, members, is_missing=not members)


def whole(**other: str) -> dict[Key, Footing]:
    """Four others behind every figure, but for `metric_period="BCD"`."""
    footings: dict[Key, Footing] = {(metric, period): behind("BCDE") for metric in METRICS for period in PERIODS}
    return footings | {(name[:-7], name[-6:]): behind(providers) for name, providers in other.items()}


def hidden(*chain: Footings) -> set[Key]:
    return {key for key in hidden_group_figures(chain, FOR_PROVIDER)[-1] if key[0] != "weekdekking"}


def test_a_figure_of_all_is_shown_but_not_the_one_that_is_a_single_provider_s() -> None:
    assert hidden(whole()) == set()
    assert ("weekdekking", "201402") in hidden_group_figures([whole()], FOR_PROVIDER)[-1]


@pytest.mark.parametrize("metric", ["clienten", "betaald", "uren"])
def test_fewer_than_three_others_hide_all_figures_of_the_period(metric: str) -> None:
    found = hidden(whole(**{f"{metric}_201403": "BC"}))
    assert {key for key in found if key[1] == "201403"} == {
        (name, "201403") for name in METRICS if name != "weekdekking"
    }
    assert ("betaald", "201402") not in found


def test_money_waits_for_who_has_clients_and_has_not_delivered() -> None:
    found = hidden(whole(betaald_201403="BCD"))
    assert {("betaald", "201403"), ("kosten_tov_referentie", "201403"), ("effectief_uurtarief", "201403")} <= found
    assert {("volume_effect", "201404"), ("kosten_tov_referentie_cum", "201404")} <= found
    assert not {("uren", "201403"), ("clienten", "201403"), ("betaald", "201404")} & found


def test_a_figure_of_fewer_providers_than_its_sum_is_hidden() -> None:
    assert hidden(whole(fte_201403="BCD")) == {("fte", "201403")}


def test_a_median_of_too_few_is_hidden_alone() -> None:
    assert hidden(whole(doorlooptijd_mediaan_201403="BC")) == {("doorlooptijd_mediaan", "201403")}


def test_flows_beside_a_hidden_period_are_hidden() -> None:
    found = hidden(whole(clienten_201403="BC"))
    assert {("uitstroom", "201402"), ("instroom", "201404")} <= found


def test_a_figure_that_was_shown_without_one_or_two_of_them_is_not_shown_with_them() -> None:
    clients = {f"{metric}_201402": "BCD" for metric in METRICS}
    assert ("clienten", "201402") in hidden(whole(**clients), whole())
    assert ("clienten", "201402") not in hidden(whole(), whole())


def test_what_was_never_shown_does_not_hide_what_comes_later() -> None:
    assert hidden(whole(betaald_201403="BCD"), whole()) == set()
