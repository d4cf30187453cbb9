"""Which figures would tell a class that is hidden now to who saw the other classes before."""

from __future__ import annotations

from hbh_metrics.door.distributions import Backing, Whole, telling_figures

REASONS = Whole("uitstroom_reden", "201402", "EXPERIMENT", "")
CLASSES = Whole("klasse", "201402", "EXPERIMENT", "")
SOME, NOBODY = Backing(frozenset({1, 2, 3}), 6, 6, False), Backing(frozenset(), 0, 0, False)


def test_a_distribution_that_was_shown_and_is_hidden_now_hides_the_sum_of_its_classes() -> None:
    first, second = telling_figures([{REASONS: SOME}, {REASONS: SOME}], [(), (REASONS,)])
    assert (first, second) == (frozenset(), frozenset({("uitstroom", "201402")}))


def test_it_goes_on_doing_so_in_later_publications() -> None:
    hidden = [(), (REASONS,), (REASONS,)]
    assert telling_figures([{REASONS: SOME}] * 3, hidden)[2] == {("uitstroom", "201402")}


def test_one_that_was_never_shown_or_had_nobody_in_it_hides_nothing_more() -> None:
    assert telling_figures([{REASONS: SOME}] * 2, [(REASONS,), (REASONS,)])[1] == frozenset()
    assert telling_figures([{REASONS: NOBODY}, {REASONS: SOME}], [(), (REASONS,)])[1] == frozenset()


def test_clients_stay_shown_once_it_is_hidden_who_left() -> None:
    told = telling_figures([{CLASSES: SOME}] * 2, [(), (CLASSES,)])[1]
    assert told == {(name, "201402") for name in ("uitstroom", "aandeel_bestand", "aandeel_bestand_start")}
