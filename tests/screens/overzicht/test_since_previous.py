"""What is new since the publication before: periods that came with it, values that were corrected, and by which delivery."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.changes import changes_since
from hbh_metrics.screens.overzicht import since_previous
from hbh_metrics.screens.overzicht.since_previous import SinceFact
from tests.findings.matters import view_of
from tests.small_store import SHDH, TZORG, Story, publish

FACT = SinceFact(date(2014, 8, 22), date(2014, 9, 14), ("201409",))
EARLIER = Story(peildatum=date(2014, 6, 22))


def told(sentences: tuple[str, ...]) -> str:
    return " ".join(sentences).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            FACT,
            "Sinds de vorige stand, van 22 augustus 2014, is periode 9 erbij gekomen; aan eerdere perioden is niets veranderd.",
        ),
        (
            replace(FACT, new_periods=("201408", "201409")),
            "Sinds de vorige stand, van 22 augustus 2014, zijn periode 8 t/m 9 erbij gekomen; aan eerdere perioden is niets veranderd.",
        ),
        (
            replace(FACT, new_periods=()),
            "Sinds de vorige stand, van 22 augustus 2014, is er geen nieuwe periode en is niets gecorrigeerd.",
        ),
        (
            replace(
                FACT,
                new_periods=(),
                corrected=(("T-Zorg", "201403"), ("T-Zorg", "201405"), ("SHDH", "")),
                files=("0010 uren.csv",),
            ),
            "Sinds de vorige stand, van 22 augustus 2014, is er geen nieuwe periode; cijfers over eerdere perioden zijn gecorrigeerd. "
            "Gecorrigeerd: T-Zorg (periode 3 en periode 5) en SHDH, door uren.csv.",
        ),
        (
            replace(FACT, corrected=(("T-Zorg", "201403"),), files=("9 a.csv", "9 b.csv", "9 c.csv", "9 d.csv")),
            "Sinds de vorige stand, van 22 augustus 2014, is periode 9 erbij gekomen; cijfers over eerdere perioden zijn gecorrigeerd. "
            "Gecorrigeerd: T-Zorg (periode 3), door a.csv, b.csv en nog 2 bestanden.",
        ),
        (
            replace(FACT, late=(("T-Zorg", "201408"),), files=("0010 a.csv",)),
            "Sinds de vorige stand, van 22 augustus 2014, is periode 9 erbij gekomen, en is er nageleverd. "
            "Nageleverd: T-Zorg (periode 8), door a.csv.",
        ),
        (
            replace(FACT, late=(("T-Zorg", "201408"),), corrected=(("SHDH", "201403"),)),
            "Sinds de vorige stand, van 22 augustus 2014, is periode 9 erbij gekomen; cijfers over eerdere perioden zijn gecorrigeerd. "
            "Nageleverd: T-Zorg (periode 8). Gecorrigeerd: SHDH (periode 3).",
        ),
    ],
)
def test_what_is_new_is_told_in_words(fact: SinceFact, sentence: str) -> None:
    assert told(since_previous.said(fact)) == sentence


def since(root: Path, earlier: Story, later: Story, chosen: str | None = None) -> since_previous.Since:
    first, second = publish(root, earlier), publish(root, later)
    changes = changes_since(root, Audience.PROGRAMMAMANAGER, first.id, second.id)
    return since_previous.answer(view_of(root, chosen=chosen), changes, first.manifest.peildatum)


def test_a_period_that_ended_since_is_new(tmp_path: Path) -> None:
    found = since(tmp_path, EARLIER, Story())
    assert told(found.sentences) == (
        "Sinds de vorige stand, van 22 juni 2014, is periode 7 erbij gekomen; aan eerdere perioden is niets veranderd."
    )
    assert found.table.rows == ()


def test_a_correction_is_told_with_was_and_is(tmp_path: Path) -> None:
    found = since(tmp_path, EARLIER, Story(extra_eur={(TZORG, "201403"): 2.0}))
    assert "Gecorrigeerd: T-Zorg (periode 3)" in told(found.sentences)
    (row,) = found.table.rows
    assert [cell.text.replace("\u00a0", " ") for cell in row[:5]] == [
        "Betaald tarief",
        "T-Zorg",
        "periode 3",
        "€ 198,00",
        "€ 200,00",
    ]


def test_a_period_that_came_late_is_no_correction(tmp_path: Path) -> None:
    silent = Story(peildatum=date(2014, 6, 22), status={(TZORG, "201404"): "geen_levering"})
    found = since(tmp_path, silent, Story(peildatum=date(2014, 6, 24)))
    assert told(found.sentences) == (
        "Sinds de vorige stand, van 22 juni 2014, is er geen nieuwe periode, en is er nageleverd. Nageleverd: T-Zorg (periode 4)."
    )


def test_one_provider_hears_only_of_itself(tmp_path: Path) -> None:
    found = since(tmp_path, EARLIER, Story(extra_eur={(TZORG, "201403"): 2.0}), chosen=SHDH)
    assert "aan eerdere perioden is niets veranderd" in told(found.sentences)


def test_nothing_new_is_said_too(tmp_path: Path) -> None:
    assert told(since(tmp_path, Story(), Story()).sentences) == (
        "Sinds de vorige stand, van 20 juli 2014, is er geen nieuwe periode en is niets gecorrigeerd."
    )


def test_a_value_under_another_definition_is_no_correction_and_is_said_apart(tmp_path: Path) -> None:
    first = publish(tmp_path, EARLIER)
    publish(tmp_path, Story(extra_eur={(TZORG, "201403"): 5.0}))
    later = publish(tmp_path, Story(extra_eur={(TZORG, "201403"): 5.0}))
    changes = changes_since(tmp_path, Audience.PROGRAMMAMANAGER, first.id, later.id)
    view, before = view_of(tmp_path), first.manifest.peildatum

    plain = told(since_previous.answer(view, changes, before).sentences)
    found = since_previous.answer(view, changes, before, {"betaald_tarief": date(2014, 7, 20)})
    assert "Gecorrigeerd: T-Zorg" in plain
    assert "Gecorrigeerd" not in told(found.sentences)
    assert "Andere definitie van ‘Betaald tarief’ sinds de stand van 20 juli 2014" in told(found.sentences)
    assert found.table.rows == ()
