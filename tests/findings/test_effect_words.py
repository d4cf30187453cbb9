"""The effect in words: the strongest that is allowed, with its margin, and what limits it."""

from __future__ import annotations

import pytest

from hbh_metrics import dutch
from hbh_metrics.findings import effect_words
from hbh_metrics.findings.measured import Measured
from hbh_metrics.statistics.effect_claim import Before, Claim, Ruling

HIDDEN = Measured(is_hidden=True)


def ruled(claim: Claim, before: Before = Before.ALIKE, *, one: bool = False, method: bool = False) -> Ruling:
    return Ruling(claim, before, is_mostly_one_provider=one, depends_on_method=method)


@pytest.mark.parametrize(
    ("ruling", "value", "low", "high", "sentence"),
    [
        (
            ruled(Claim.RELATED, one=True),
            -0.204,
            -0.2541,
            -0.1539,
            "Meedoen aan het experiment hangt samen met 0,20 uur per week (12 minuten) minder hulp dan in de vergelijkingsgroep. Rekening "
            "houdend met toeval is dat tussen 0,15 en 0,25 uur per week minder. Het verschil komt vooral van één aanbieder.",
        ),
        (
            ruled(Claim.LIKELY),
            0.02,
            0.01,
            0.03,
            "Cliënten kregen 0,02 uur per week (1 minuut) meer hulp dan de vergelijkingsgroep, waarschijnlijk door het experiment. "
            "Rekening houdend met toeval is dat tussen 0,01 en 0,03 uur per week meer.",
        ),
        (
            ruled(Claim.NOT_SHOWN, Before.APART, method=True),
            -0.05,
            -0.14,
            0.04,
            "Een verschil in uren met de vergelijkingsgroep is niet aantoonbaar: het ligt tussen 0,14 uur per week minder en 0,04 uur per "
            "week meer. Kleiner dan 4 minuten per week kan dit experiment niet zien. De vergelijking is onzuiver: de groepen liepen voor "
            "de start al uiteen. Het antwoord hangt af van de manier van rekenen.",
        ),
    ],
)  # fmt: skip
def test_the_effect_is_told_in_the_words_that_are_allowed(
    ruling: Ruling, value: float, low: float, high: float, sentence: str
) -> None:
    told = " ".join(effect_words.effect(ruling, Measured(value, 323), low, high, 0.0714))
    assert told.replace(dutch.NO_BREAK, " ") == sentence


def test_before_three_whole_periods_nothing_is_said_of_it() -> None:
    told = effect_words.effect(ruled(Claim.UNKNOWN), Measured(), None, None, None)
    assert "nog niet te zeggen" in told[0]
    assert len(told) == 1


@pytest.mark.parametrize(("ruling", "value"), [(None, Measured(-0.2)), (ruled(Claim.RELATED), HIDDEN)])
def test_who_may_not_see_the_comparison_reads_why(ruling: Ruling | None, value: Measured) -> None:
    assert "afgeschermd" in effect_words.effect(ruling, value, -0.3, -0.1, 0.07)[0]


def test_nowhere_is_an_effect_proven() -> None:
    told = [
        *effect_words.ASSUMPTIONS,
        *(
            sentence
            for claim in Claim
            for before in Before
            for sentence in effect_words.effect(ruled(claim, before, one=True), Measured(-0.2), -0.3, -0.1, 0.07)
        ),
        *(effect_words.before_the_start(before) for before in Before),
    ]
    assert not any("bewezen" in sentence.lower() or "bewijst" in sentence.lower() for sentence in told)
