"""What a project is called, in the texts of every project: its own word with its own article, wherever it stands in the sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.project import DEFAULT, as_called, in_force, words_of_ours

_OF_BOTH = "Het experiment liep af. In dit experiment en zonder experiment. De afbouw volgt op het experiment: Voortgang afbouw."


@pytest.mark.parametrize(
    ("scheme", "path", "told"),
    [
        ("het experiment", "de afbouw", _OF_BOTH),
        (
            "de proef",
            "de indexering",
            "De proef liep af. In deze proef en zonder proef. De indexering volgt op de proef: Voortgang indexering.",
        ),
        (
            "het tweede experiment",
            "de afbouw van het tarief",
            "Het tweede experiment liep af. In dit tweede experiment en zonder tweede experiment. De afbouw van het tarief volgt op het "
            "tweede experiment: Voortgang afbouw van het tarief.",
        ),
    ],
)
def test_a_text_is_told_in_the_words_of_the_project_once_and_again(scheme: str, path: str, told: str) -> None:
    with in_force(replace(DEFAULT, scheme=scheme, tariff_path=path)):
        assert as_called(_OF_BOTH) == told
        assert as_called(told) == told


def test_names_of_the_data_and_other_words_stay() -> None:
    with in_force(replace(DEFAULT, scheme="de proef", tariff_path="de indexering")):
        for text in (
            "aandeel_sterke_daling_experiment",
            "EXPERIMENT",
            "Experiment Hulp bij het Huishouden",
            "afbouw_pct",
        ):
            assert as_called(text) == text


@words_of_ours("title", "lines", "caveat")
@dataclass(frozen=True)
class _Told:
    title: str
    lines: tuple[str, ...]
    caveat: str | None


def test_a_field_reads_as_the_project_in_force_says_it_and_is_kept_as_it_was() -> None:
    made = _Told("Kosten van voor het experiment", ("dit experiment",), None)
    with in_force(replace(DEFAULT, scheme="de regeling")):
        assert (made.title, made.lines, made.caveat) == ("Kosten van voor de regeling", ("deze regeling",), None)
        assert "de regeling" in CARD_BY_NAME["kosten_tov_referentie"].definition
    assert (made.title, made.lines) == ("Kosten van voor het experiment", ("dit experiment",))
