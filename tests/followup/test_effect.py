"""Whether an agreement helped: judged in the first closed period that began after its date."""

from __future__ import annotations

from datetime import date

import pytest

from hbh_metrics.followup import Judged, Seen, Verdict, effect, effect_at_a_stand
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


def test_a_period_that_the_agreement_was_about_or_an_earlier_one_decides_nothing() -> None:
    past = agreement(datum=date(2014, 3, 1), periode_id=SEVEN)
    assert effect(past, _judged((SIX, False), (SEVEN, False))).verdict is Verdict.TOO_EARLY
    found = effect(past, _judged((SEVEN, True), (EIGHT, False)))
    assert (found.verdict, found.periode_id) == (Verdict.HELPED, EIGHT)


STANDS = {
    "blind": Seen(date(2014, 7, 1), can_be_seen=False, is_there=True, waarde=80.0),
    "early": Seen(date(2014, 6, 14), can_be_seen=True, is_there=False),
    "there": Seen(date(2014, 8, 1), can_be_seen=True, is_there=True, waarde=85.0),
    "gone": Seen(date(2014, 9, 1), can_be_seen=True, is_there=False, waarde=97.0),
}


@pytest.mark.parametrize(
    ("stands", "verdict", "day", "now"),
    [
        ((), Verdict.TOO_EARLY, None, None),
        (("early", "blind"), Verdict.TOO_EARLY, None, None),
        (("blind", "there", "gone"), Verdict.NOT_HELPED, date(2014, 8, 1), 85.0),
        (("early", "blind", "gone"), Verdict.HELPED, date(2014, 9, 1), 97.0),
    ],
)
def test_a_fact_is_decided_by_the_first_stand_after_the_date_that_can_show_it(
    stands: tuple[str, ...], verdict: Verdict, day: date | None, now: float | None
) -> None:
    found = effect_at_a_stand(agreement(datum=date(2014, 6, 15)), [STANDS[name] for name in stands])
    assert (found.verdict, found.stand, found.value_now) == (verdict, day, now)
