"""What a delivered hour costs against before, in words that say which way."""

from __future__ import annotations

import pytest

from hbh_metrics.screens.kosten.price_per_hour import Price, judgement, said

VIVA = Price("Viva! Zorggroep", 33.6, 22.4, 1.04)
TZORG = Price("T-Zorg", 22.62, 22.6, 1.5)
SHDH = Price("SHDH", 21.06, 23.4, 1.6)
UNKNOWN = Price("Axxicom", None, 21.8, None)


@pytest.mark.parametrize(
    ("prices", "told"),
    [
        (
            [VIVA],
            [
                "Een geleverd uur van Viva! Zorggroep kostte in periode 13 € 33,60; voorheen € 22,40, 50% meer.",
                "Cliënten kregen daar 1,04 uur per week.",
            ],
        ),
        (
            [SHDH],
            [
                "Een geleverd uur van SHDH kostte in periode 13 € 21,06; voorheen € 23,40, 10% minder.",
                "Cliënten kregen daar 1,60 uur per week.",
            ],
        ),
        (
            [VIVA, TZORG, SHDH, UNKNOWN],
            [
                "Bij 1 van de 3 aanbieders met volledige gegevens kost een geleverd uur in periode 13 meer dan voorheen.",
                "Het meest bij Viva! Zorggroep: € 33,60; voorheen € 22,40, 50% meer.",
                "Cliënten kregen daar 1,04 uur per week.",
            ],
        ),
        (
            [VIVA, VIVA],
            [
                "Bij alle 2 aanbieders kost een geleverd uur in periode 13 meer dan voorheen.",
                "Het meest bij Viva! Zorggroep: € 33,60; voorheen € 22,40, 50% meer.",
                "Cliënten kregen daar 1,04 uur per week.",
            ],
        ),
        ([TZORG, SHDH], ["Bij geen van de 2 aanbieders kost een geleverd uur in periode 13 meer dan voorheen."]),
        ([UNKNOWN], ["Wat een geleverd uur in periode 13 kostte, is nog niet bekend."]),
    ],
)
def test_the_price_is_told_beside_the_price_before(prices: list[Price], told: list[str]) -> None:
    assert [one.replace("\u00a0", " ") for one in said(prices, "201413")] == told


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (None, "niet bekend"),
        (0.1, "vrijwel gelijk per uur"),
        (-0.1, "vrijwel gelijk per uur"),
        (10.0, "10% duurder per uur"),
        (-10.0, "10% goedkoper per uur"),
    ],
)
def test_the_change_of_a_price_is_a_few_words(change: float | None, words: str) -> None:
    assert judgement(change) == words
