"""The expected end position: three assumptions and the range between them."""

from __future__ import annotations

import pytest

from hbh_metrics.answers.expected_end import EndPosition, end_position, headline
from hbh_metrics.answers.view import ALL_PROVIDERS
from hbh_metrics.records import Provider

AGREED = {"201402": 100.0, "201403": 99.0, "201407": 95.0, "201413": 89.0}
TZORG = Provider("TZORG", "T-Zorg")


def test_a_provider_behind_ends_between_the_path_and_the_same_lag() -> None:
    end = end_position("T-Zorg", {"201402": 100.0, "201407": 96.0}, AGREED, "201413")
    assert end is not None
    assert (end.agreed_pct, end.difference_stays_pct) == (89.0, 90.0)
    assert end.progress_stays_pct == pytest.approx(100 - 0.8 * 11)
    assert end.low_pct == 89.0
    assert end.high_pct == pytest.approx(91.2)
    assert end.based_on == "201407"


def test_a_provider_on_the_path_ends_on_it() -> None:
    end = end_position("T-Zorg", {"201407": 95.0}, AGREED, "201413")
    assert end is not None
    assert end.low_pct == end.high_pct == 89.0


@pytest.mark.parametrize(
    ("measured", "agreed"),
    [
        ({}, AGREED),
        ({"201402": 100.0}, AGREED),
        ({"201407": 95.0}, {"201407": 95.0}),
        ({"201408": 95.0}, AGREED),
    ],
    ids=["nothing measured", "no cut was due yet", "no agreed end", "no agreement in the measured period"],
)
def test_without_something_to_rest_on_there_is_no_expectation(
    measured: dict[str, float], agreed: dict[str, float]
) -> None:
    assert end_position("T-Zorg", measured, agreed, "201413") is None


@pytest.mark.parametrize(
    ("who", "end", "sentence"),
    [
        (
            TZORG,
            EndPosition("T-Zorg", "201407", 89.0, 90.0, 91.2),
            "In periode 13 komt het tarief van T-Zorg naar verwachting uit tussen 89,0% en 91,2% van het starttarief; "
            "afgesproken is 89,0%.",
        ),
        (
            ALL_PROVIDERS,
            EndPosition("Alle aanbieders", "201407", 89.0, 89.0, 89.0),
            "In periode 13 komt het gemiddelde tarief naar verwachting uit op 89,0% van het starttarief, zoals afgesproken.",
        ),
        (
            TZORG,
            None,
            "Een verwachting voor periode 13 kan voor T-Zorg nog niet: daar is een volledige periode met een verlaging voor nodig.",
        ),
    ],
)
def test_what_is_said_of_the_end(who: Provider, end: EndPosition | None, sentence: str) -> None:
    assert headline(who, end, "201413").replace("\u00a0", " ") == sentence
