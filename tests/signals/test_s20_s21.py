"""S20 and S21 on weekly rows: when a week or a period speaks, for how many clients, since when, and in which words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean, stdev

import pytest

from hbh_metrics.records import Measure, Week
from hbh_metrics.signals.card import Level, Severity
from hbh_metrics.signals.evidence import Evidence
from hbh_metrics.signals.s20_weekbeeld import RULE as S20
from hbh_metrics.signals.s21_blijvende_verandering import RULE as S21
from hbh_metrics.signals.s21_blijvende_verandering import change
from hbh_metrics.signals.signal import FIRST_WEEK, IS_NEW, Signal
from hbh_metrics.signals.thresholds import DEFAULTS, Thresholds
from hbh_metrics.signals.weekly import weekly_picture
from tests.signals.weekly_rows import bumpy, week, weeks

PEILDATUM = date(2014, 12, 31)


def evidence(rows: Sequence[Week], statuses: Sequence[str]) -> Evidence:
    """Return evidence of one provider whose periods from 201402 on have these statuses."""
    measures = [
        Measure("clienten", "VIVA", f"2014{number:02d}", 60.0, None, None, 60, status)
        for number, status in enumerate(statuses, start=2)
    ]
    return Evidence(PEILDATUM, tuple(measures), weeks=tuple(rows))


def s20(rows: Sequence[Week]) -> list[Signal]:
    return list(S20.decide(evidence(rows, ["volledig"]), DEFAULTS))


def s21(rows: Sequence[Week], *statuses: str, thresholds: Thresholds = DEFAULTS) -> list[Signal]:
    return list(S21.decide(evidence(rows, statuses), thresholds))


def lowered(periods: int, share: float) -> list[float]:
    return [ratio * share for ratio in bumpy(4 * periods)]


def test_s20_is_a_question_about_the_last_complete_week() -> None:
    (found,) = s20([*weeks(bumpy(48), [1.0, 0.8]), week(2, 0.1, is_complete=False)])

    assert (found.signaal, found.niveau, found.ernst) == ("S20", Level.QUESTION, Severity.ATTENTION)
    assert (found.periode_id, found.sinds, found.n, found.waarde) == ("201402", "201402", 60, 0.8)
    assert found.drempel is not None
    assert 0.8 < found.drempel < 0.97
    assert S20.tell(found, "Viva!").replace("\u00a0", " ") == (
        "In de week van 3 februari 2014 kregen 60 cliënten van Viva! 20,0% minder uren dan gewoon is bij hun eerdere uren en het "
        "afgesproken tarief: buiten de grenzen (verhouding 0,80, drempel 0,92)."
    )


def test_s20_says_so_when_the_week_had_a_public_holiday() -> None:
    (found,) = s20(weeks(bumpy(48), [*bumpy(12), 1.3]))
    assert (
        S20.tell(found, "Viva!")
        .replace("\u00a0", " ")
        .endswith("; die week had 4 werkdagen, en hulp die is ingehaald, telt dan zwaarder.")
    )


def test_s20_is_over_once_the_last_week_is_ordinary() -> None:
    assert s20(weeks(bumpy(48), [1.0, 0.8, 1.0])) == []


def test_s20_asks_nothing_about_fewer_than_ten_clients_or_without_limits() -> None:
    assert s20(weeks(bumpy(48), [0.5], clients=9)) == []
    assert s20(weeks(bumpy(48), [0.5], clients=10)) != []
    assert s20(weeks([], [*bumpy(10), 0.5])) == []
    assert s20(weeks([1.0] * 48, [0.5])) == []
    assert s20([]) == []


def test_s20_asks_nothing_about_weeks_before_the_experiment() -> None:
    assert s20(weeks([*bumpy(30), 0.5], [])) == []


def test_s20_names_the_period_in_which_the_run_of_such_weeks_began() -> None:
    (found,) = s20(weeks(bumpy(48), [1.0, 1.0, 1.0, 0.8, 0.8, 0.8]))
    assert (found.periode_id, found.sinds) == ("201403", "201402")

    (found,) = s20(weeks(bumpy(48), [0.8, 1.0, 1.0, 1.0, 1.0, 0.8]))
    assert found.sinds == "201403"


def test_s20_is_one_question_for_an_unbroken_run_of_weeks_asked_in_the_first() -> None:
    (new,) = s20(weeks(bumpy(48), [1.0, 0.8]))
    (going_on,) = s20(weeks(bumpy(48), [1.0, 0.8, 0.8]))
    (after_a_gap,) = s20(weeks(bumpy(48), [1.0, 0.8, None, 0.8]))
    (again,) = s20(weeks(bumpy(48), [0.8, 1.0, 0.8]))

    assert new.goes_on_since is None
    assert going_on.goes_on_since == after_a_gap.goes_on_since == date(2014, 2, 3)
    assert again.goes_on_since is None
    told = S20.tell(going_on, "Viva!").replace("\u00a0", " ")
    assert told.endswith("; deze vraag loopt nog, sinds de week van 3 februari 2014.")
    assert "loopt nog" not in S20.tell(new, "Viva!")


def test_s20_goes_on_since_the_first_week_that_the_picture_marks_without_a_break() -> None:
    (first,) = s20(weeks(bumpy(48), [1.0, *[1.012] * 8]))
    assert (first.first_week, first.goes_on_since) == (date(2014, 2, 3), None)
    (second,) = s20(weeks(bumpy(48), [1.0, *[1.012] * 9]))
    assert second.goes_on_since == date(2014, 2, 3)
    picture = weekly_picture(weeks(bumpy(48), [1.0, *[1.012] * 9]))
    marked = [point.week_begin for point in picture.special if point.periode_id]
    assert marked == [date(2014, 2, 3) + timedelta(weeks=number) for number in range(9)]


def test_s20_stored_without_the_beginning_of_its_run_is_told_as_a_new_question() -> None:
    (found,) = s20(weeks(bumpy(48), [1.0, 0.8, 0.8]))
    older = replace(
        found, feiten={name: fact for name, fact in found.feiten.items() if name not in (FIRST_WEEK, IS_NEW)}
    )
    assert older.goes_on_since is None
    assert "loopt nog" not in S20.tell(older, "Viva!")


def test_s20_begins_anew_after_a_week_of_fewer_than_ten_clients() -> None:
    rows = weeks(bumpy(48), [1.0, 0.8, 0.8, 0.8])
    few = [replace(row, clienten_in_verhouding=9) if row.week_begin == date(2014, 2, 10) else row for row in rows]
    (found,) = s20(few)
    assert found.feiten[FIRST_WEEK] == "2014-02-17"


def test_s20_has_the_mean_for_its_line_when_the_weeks_are_all_on_one_side() -> None:
    (found,) = s20(weeks(bumpy(48), [0.99, *[1.012] * 8]))
    assert found.drempel == pytest.approx(1.0)
    assert "al 8 weken of langer meer dan gewoon" in S20.tell(found, "Viva!")


def test_s20_is_told_with_the_side_and_the_decimals_that_show_it() -> None:
    (found,) = s20(weeks(bumpy(48), [0.99, *[1.0004] * 8]))
    told = S20.tell(found, "Viva!").replace("\u00a0", " ")
    assert "0,04% meer uren dan gewoon" in told
    assert told.endswith("(verhouding 1,0004, drempel 1,0000).")

    (found,) = s20(weeks(bumpy(48), [1.0, 0.94, 0.99, 0.94]))
    assert "twee van de laatste drie weken bijna zo laag als de grens" in S20.tell(found, "Viva!")


def test_s21_holds_from_the_second_closed_period_that_is_lastingly_and_largely_lower() -> None:
    two = weeks(bumpy(48), lowered(2, 0.85))
    (found,) = s21(two, "volledig", "volledig")

    assert (found.niveau, found.ernst, found.periode_id, found.sinds) == (
        Level.SIGNAL,
        Severity.ATTENTION,
        "201403",
        "201403",
    )
    assert found.waarde == pytest.approx(-15)
    assert (found.drempel, found.n) == (-10, 60)
    assert S21.tell(found, "Viva!").replace("\u00a0", " ") == (
        "Aan het eind van periode 3 hadden 60 cliënten van Viva! over de laatste 8 weken gemiddeld 15,0% minder uren dan bij hun eerdere "
        "uren en het afgesproken tarief past (drempel 10%); dat komt zelden door toeval."
    )
    assert s21(two, "volledig") == []


def test_s21_asks_for_action_from_a_fifth_and_looks_both_ways() -> None:
    (found,) = s21(weeks(bumpy(48), lowered(3, 1.25)), "volledig", "volledig", "volledig")

    assert (found.ernst, found.drempel, found.sinds) == (Severity.ACTION, 20, "201403")
    assert "25,0% meer uren" in S21.tell(found, "Viva!")


def test_s21_holds_from_exactly_a_tenth_whatever_a_computer_makes_of_it() -> None:
    exactly = change([1.0, 0.9, 1.1, 1.0], [0.9] * 8)
    assert exactly is not None
    assert exactly.percentage == -10
    rows = weeks([0.99, 1.01] * 24, [0.9] * 8)
    assert [one.ernst for one in s21(rows, "volledig", "volledig")] == [Severity.ATTENTION]


def test_s21_lets_a_small_change_be_however_certain() -> None:
    rows = weeks(bumpy(48), lowered(3, 0.92))
    assert s21(rows, "volledig", "volledig", "volledig") == []

    looser = Thresholds({("S21", Severity.ATTENTION, "verandering_pct"): 5.0})
    assert len(s21(rows, "volledig", "volledig", "volledig", thresholds=looser)) == 1


def test_s21_lets_a_large_change_be_that_chance_explains() -> None:
    wild = [1.0, 0.5, 1.5, 1.2, 0.8, 0.6, 1.4, 1.0]
    rows = weeks([wild[number % 8] for number in range(48)], [0.88] * 8)
    assert s21(rows, "volledig", "volledig") == []


def test_s21_waits_for_two_closed_periods_and_skips_what_is_not_closed() -> None:
    rows = weeks(bumpy(48), lowered(3, 0.8))
    assert s21(rows, "volledig", "onvolledig", "onvolledig") == []
    assert [one.periode_id for one in s21(rows, "volledig", "onvolledig", "volledig")] == ["201404"]
    assert [one.periode_id for one in s21(rows, "volledig", "volledig", "open")] == ["201403"]


def test_s21_needs_both_ends_in_the_same_direction() -> None:
    rows = weeks(bumpy(48), [*lowered(1, 1.4), *lowered(1, 0.2)])
    assert s21(rows, "volledig", "volledig") == []


def test_s21_does_not_judge_the_weeks_its_limits_come_from() -> None:
    rows = weeks([], [*bumpy(12), *lowered(1, 0.7)])
    assert s21(rows, *["volledig"] * 4) == []
    assert len(s21([*rows, *(week(number, 0.7) for number in range(16, 20))], *["volledig"] * 5)) == 1


def test_s21_says_nothing_about_fewer_than_ten_clients() -> None:
    assert s21(weeks(bumpy(48), lowered(2, 0.5), clients=9), "volledig", "volledig") == []


def test_the_statistic_is_that_of_the_definition() -> None:
    baseline, later = [1.0, 1.2, 0.9, 1.1, 0.8, 1.0], [9.0, *[0.5] * 8]
    found = change(baseline, later)
    mean, d = 1.0, [0.0, 0.2, -0.1, 0.1, -0.2, 0.0]
    r = (0 - 0.02 - 0.01 - 0.02 + 0) / 0.10
    related = max(r + (1 + 4 * r) / 6, 0)

    assert sum(d) == pytest.approx(0)
    assert found is not None
    assert found.recent == pytest.approx(0.5)
    assert found.usual == pytest.approx(mean)
    assert found.statistic == pytest.approx(
        -0.5 / (stdev(baseline) * math.sqrt(1 / 8 + 1 / 6) * math.sqrt((1 + related) / (1 - related)))
    )
    assert found.needed == pytest.approx(4.032143, abs=1e-6)


def test_there_is_no_change_to_weigh_without_eight_later_weeks_or_a_spread() -> None:
    assert change(bumpy(12), [0.5] * 7) is None
    assert change(bumpy(12), [0.5, None, *[0.5] * 7]) is not None
    assert change([1.0] * 12, [0.5] * 8) is None
    assert change([1.0], [0.5] * 8) is None
    assert fmean(bumpy(8)) == pytest.approx(1.0)
