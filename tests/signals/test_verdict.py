"""The verdict of hours against the tariff: the first row that applies, from exact values, at every border."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hbh_metrics.records import TOTAL, Measure
from hbh_metrics.signals import DEFAULTS, Evidence, Level, Severity, Signal, Thresholds
from hbh_metrics.signals.verdict import HIGH, INDEX, LOW, TARIFF, Kind, Known, Why, decide, rulings

WHOLE = "volledig"
EIGHTHS = st.integers(0, 400).map(lambda count: count / 8)
INDEXES = st.integers(0, 1600).map(lambda count: count / 8)


@pytest.mark.parametrize(
    ("known", "kind", "why"),
    [
        (Known("open", 90, 88, 92, 95, Severity.ACTION), Kind.NONE, Why.RUNS),
        (Known(None, 90, 88, 92, 95), Kind.NONE, Why.RUNS),
        (Known("onvolledig", 90, 88, 92, 95, Severity.ACTION), Kind.NONE, Why.INCOMPLETE),
        (Known("geen_levering", None, None, None, None), Kind.NONE, Why.NOTHING),
        (Known(WHOLE, 80, 78, 82, 95, Severity.ACTION), Kind.ACTION, None),
        (Known(WHOLE, 89, 87, 91, 95, Severity.ATTENTION), Kind.ATTENTION, None),
        (Known(WHOLE, None, None, None, 95, Severity.ACTION, holds_metric=False), Kind.ACTION, None),
        (Known(WHOLE, None, None, None, 95, holds_metric=False), Kind.NONE, Why.OLDER),
        (Known(WHOLE, None, None, None, 95), Kind.NONE, Why.UNKNOWN),
        (Known(WHOLE, 90, 88, 92, None), Kind.NONE, Why.UNKNOWN),
        (Known(WHOLE, 90, None, None, 95), Kind.NONE, Why.FEW),
        (Known(WHOLE, 97, 95, 99, 95), Kind.SLOWER, None),
        (Known(WHOLE, 97, 94.999, 99, 95), Kind.FOLLOWS, None),
        (Known(WHOLE, 93, 91, 95, 95), Kind.FOLLOWS, None),
        (Known(WHOLE, 93, 91, 94.999, 95), Kind.FASTER, None),
    ],
)
def test_the_first_row_that_applies_gives_the_verdict(known: Known, kind: Kind, why: Why | None) -> None:
    found = decide(known)
    assert (found.kind, found.why) == (kind, why)


@given(
    index=INDEXES,
    tariff=INDEXES,
    below=EIGHTHS,
    above=EIGHTHS,
    status=st.sampled_from(["open", "onvolledig", "geen_levering", WHOLE]),
    severity=st.sampled_from([None, *Severity]),
)
def test_no_two_rows_contradict(
    index: float, tariff: float, below: float, above: float, status: str, severity: Severity | None
) -> None:
    low, high = index - below, index + above
    found = decide(Known(status, index, low, high, tariff, severity))
    assert (found.kind is Kind.NONE) == (status != WHOLE)
    if found.kind in (Kind.SLOWER, Kind.FOLLOWS, Kind.FASTER):
        assert severity is None
        assert (found.kind is Kind.SLOWER) == (low >= tariff)
        assert (found.kind is Kind.FASTER) == (high < tariff and low < tariff)
    elif status == WHOLE:
        assert found.kind.is_signal
        assert severity is not None


def test_only_the_last_two_verdicts_tell_of_a_first_crossing() -> None:
    assert decide(Known(WHOLE, 88, 80, 96, 95, is_first_crossing=True)).is_first_crossing
    assert decide(Known(WHOLE, 88, 86, 90, 95, is_first_crossing=True)).is_first_crossing
    assert not decide(Known(WHOLE, 97, 96, 98, 95, is_first_crossing=True)).is_first_crossing
    assert not decide(Known(WHOLE, 88, 86, 90, 95, Severity.ATTENTION, is_first_crossing=True)).is_first_crossing


def _rows(who: str, *periods: tuple[str, float, float], status: str = WHOLE, n: int = 60) -> list[Measure]:
    """Return the rows of a provider: per period its comparable index, with an interval of 2 points to each side, and the tariff."""
    return [
        Measure(name, who, period_id, value, None, None, n, status)
        for period_id, index, tariff in periods
        for name, value in (
            (INDEX, index), (LOW, index - 2), (HIGH, index + 2), (TARIFF, tariff), ("urenindex", index),
            ("urenindex_laag", index - 2), ("urenindex_hoog", index + 2),
        )
    ]  # fmt: skip


def _evidence(*rows: Measure) -> Evidence:
    return Evidence(date(2014, 7, 20), rows)


def _signal(period_id: str, severity: Severity = Severity.ACTION) -> Signal:
    return Signal(
        "S04", Level.SIGNAL, severity, "VIVA", period_id, 80.0, 85.0, 60, period_id, None, {"tariefindex": 95.0}
    )


def test_the_line_is_crossed_for_the_first_time_only_in_the_first_of_a_run() -> None:
    rows = _rows("VIVA", ("201405", 97, 97), ("201406", 88, 96), ("201407", 87, 95))
    found = rulings(_evidence(*rows), DEFAULTS, {"VIVA": _signal("201407", Severity.ATTENTION)})
    assert [found["VIVA", period].is_first_crossing for period in ("201405", "201406", "201407")] == [
        False,
        True,
        False,
    ]
    assert found["VIVA", "201406"].kind is Kind.FASTER
    assert found["VIVA", "201407"].kind is Kind.ATTENTION


def test_a_threshold_of_a_city_moves_the_line() -> None:
    rows = _rows("VIVA", ("201406", 97, 96), ("201407", 88, 95))
    strict, loose = (
        Thresholds({("S04", Severity.ATTENTION, "punten"): points, ("S04", Severity.ACTION, "punten"): 30.0})
        for points in (3.0, 8.0)
    )
    assert rulings(_evidence(*rows), strict, {})["VIVA", "201407"].is_first_crossing
    assert not rulings(_evidence(*rows), loose, {})["VIVA", "201407"].is_first_crossing


def test_the_last_closed_period_has_the_severity_that_was_stored() -> None:
    rows = _rows("VIVA", ("201406", 96, 96), ("201407", 95, 95))
    found = rulings(_evidence(*rows), DEFAULTS, {"VIVA": _signal("201407")})
    assert found["VIVA", "201407"].kind is Kind.ACTION
    assert found["VIVA", "201406"].kind is Kind.FOLLOWS


def test_all_together_have_no_line_and_no_signal() -> None:
    rows = _rows(TOTAL, ("201406", 80, 96), ("201407", 80, 95))
    found = rulings(_evidence(*rows), DEFAULTS, {})
    assert {found[TOTAL, period].kind for period in ("201406", "201407")} == {Kind.FASTER}
    assert not any(ruling.is_first_crossing for ruling in found.values())


def test_few_clients_cross_no_line() -> None:
    rows = _rows("VIVA", ("201406", 96, 96), ("201407", 80, 95), n=9)
    assert not rulings(_evidence(*rows), DEFAULTS, {})["VIVA", "201407"].is_first_crossing


def test_a_publication_without_thresholds_knows_no_line() -> None:
    rows = _rows("VIVA", ("201406", 96, 96), ("201407", 80, 95))
    assert rulings(_evidence(*rows), None, {})["VIVA", "201407"].kind is Kind.FASTER
    assert not rulings(_evidence(*rows), None, {})["VIVA", "201407"].is_first_crossing
