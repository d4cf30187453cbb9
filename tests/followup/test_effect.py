"""Whether an agreement helped: judged in the first closed period that began after its date."""

from __future__ import annotations

from datetime import date

import pytest

from hbh_metrics.followup import Judged, Verdict, effect
from tests.followup.journals import agreement

# Period 6 ends on Sunday 15 June 2014, period 7 begins on Monday 16 June.
SIX, SEVEN, EIGHT = "201406", "201407", "201408"


def _judged(*crossed: tuple[str, bool]) -> list[Judged]:
    return [Judged(period, is_crossed, 80.0 + int(period[-2:])) for period, is_crossed in crossed]


CASES: list[tuple[date, list[tuple[str, bool]], Verdict, str | None]] = [
    (date(2014, 6, 15), [], Verdict.TOO_EARLY, None),
    (date(2014, 6, 15), [(SIX, True)], Verdict.TOO_EARLY, None),
    (date(2014, 6, 15), [(SIX, True), (SEVEN, False)], Verdict.HELPED, SEVEN),
    (date(2014, 6, 15), [(SIX, True), (SEVEN, True)], Verdict.NOT_HELPED, SEVEN),
    (date(2014, 6, 16), [(SIX, True), (SEVEN, False)], Verdict.HELPED, SEVEN),
    (date(2014, 6, 17), [(SIX, True), (SEVEN, False)], Verdict.TOO_EARLY, None),
    (date(2014, 6, 17), [(SEVEN, True), (EIGHT, False)], Verdict.HELPED, EIGHT),
    (date(2014, 6, 15), [(EIGHT, False), (SEVEN, True)], Verdict.NOT_HELPED, SEVEN),
    (date(2014, 6, 15), [(SIX, True), (EIGHT, False)], Verdict.HELPED, EIGHT),
]


@pytest.mark.parametrize(("due", "judged", "verdict", "period"), CASES)
def test_the_first_closed_period_that_began_on_or_after_the_date_decides(
    due: date, judged: list[tuple[str, bool]], verdict: Verdict, period: str | None
) -> None:
    found = effect(agreement(datum=due), _judged(*judged))
    assert (found.verdict, found.periode_id) == (verdict, period)


def test_the_value_when_it_was_agreed_stands_beside_the_latest_value() -> None:
    found = effect(agreement(waarde=71.5), _judged((SEVEN, False), (EIGHT, True), (SIX, True)))
    assert (found.value_then, found.value_now) == (71.5, 88.0)
    assert effect(agreement(), []).value_now is None
