"""The verdict on an aim of the decision, and what was done about signals and agreements."""

from __future__ import annotations

from datetime import date

import pytest

from hbh_metrics.findings.agreements_made import Made, Standing
from hbh_metrics.findings.attention.matters import Helped
from hbh_metrics.followup import Effect, Event, Kind
from hbh_metrics.followup import Verdict as Outcome
from hbh_metrics.records import Provider
from hbh_metrics.screens.uitkomst.aims import FollowedUp, Verdict, contracting, undiscussed, verdict

VIVA = Provider("VIVA", "Viva! Zorggroep")


@pytest.mark.parametrize(
    ("tests", "found"),
    [
        ((True, True), Verdict.YES),
        ((True, False), Verdict.PARTLY),
        ((False, False), Verdict.NO),
        ((None, True), Verdict.UNTOLD),
        ((False, None), Verdict.UNTOLD),
    ],
)
def test_two_tests_give_one_of_four_verdicts(tests: tuple[bool | None, bool | None], found: Verdict) -> None:
    assert verdict(*tests) is found


def agreement(standing: Standing, outcome: Outcome | None = None) -> Made:
    event = Event(Kind.AFSPRAAK, "Els", "0001", signaal="S04", aanbieder_id="VIVA", datum=date(2014, 6, 15))
    helped = None if outcome is None else Helped(event, Effect(outcome, None, None), "")
    return Made(event, VIVA, "Uren", standing, None, helped)


@pytest.mark.parametrize(
    ("agreements", "have_outcome", "judged"),
    [
        ((), None, []),
        ((agreement(Standing.RUNS),), None, []),
        ((agreement(Standing.DONE),), True, []),
        ((agreement(Standing.OVER),), False, []),
        ((agreement(Standing.OVER, Outcome.TOO_EARLY), agreement(Standing.DONE)), False, []),
        ((agreement(Standing.OVER, Outcome.NOT_HELPED), agreement(Standing.OVER, Outcome.HELPED)), True, [False, True]),
    ],
)
def test_an_agreement_past_its_date_has_an_outcome_when_it_is_closed_or_known_to_have_helped_or_not(
    agreements: tuple[Made, ...], have_outcome: bool | None, judged: list[bool]
) -> None:
    done = FollowedUp(0, 0, agreements)
    assert done.have_outcome is have_outcome
    assert done.judged == judged


def test_a_signal_is_discussed_once_something_is_written_about_it_at_that_provider() -> None:
    actions = [("S01", "VIVA"), ("S01", "TZORG"), ("S04", "VIVA")]
    assert undiscussed(actions, [("S01", "VIVA"), ("S07", "VIVA"), (None, "TZORG")]) == 2


def test_what_came_of_agreements_is_told_beside_that_it_is_known() -> None:
    known = [agreement(Standing.OVER, one) for one in (Outcome.NOT_HELPED, Outcome.HELPED, Outcome.NOT_HELPED)]
    told = contracting(FollowedUp(1, 0, tuple(known)))
    assert told.verdict is Verdict.YES
    assert told.number.text == "33%"
    assert told.tests[1].endswith("Of het hielp, is bekend van 3\xa0afspraken: 1 wel en 2 niet.")
    assert "Of het hielp" not in contracting(FollowedUp(1, 0, (agreement(Standing.DONE),))).tests[1]
