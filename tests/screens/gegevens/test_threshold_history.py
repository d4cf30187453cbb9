"""Thresholds told with their history: publications in, rows and sentences out."""

from __future__ import annotations

from datetime import date

import pytest

from hbh_metrics.findings.figure import Cell
from hbh_metrics.screens.gegevens import threshold_history
from hbh_metrics.screens.gegevens.threshold_history import StoredThresholds
from hbh_metrics.signals import CARDS, DEFAULTS, Severity, Thresholds

FIRST, SECOND, THIRD = date(2014, 3, 2), date(2014, 4, 1), date(2014, 5, 4)


def stored(day: date, plan_pct: float | None = None) -> StoredThresholds:
    changed = {} if plan_pct is None else {("S07", Severity.ACTION, "dekking_pct"): plan_pct}
    return StoredThresholds(day, (Thresholds(changed) if changed else DEFAULTS).in_force(CARDS))


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([], "Bij deze stand zijn geen drempels bewaard."),
        ([StoredThresholds(FIRST, ())], "Bij deze stand zijn geen drempels bewaard."),
        (
            [stored(FIRST), stored(SECOND)],
            "Alle signalen worden beoordeeld met de standaarddrempels. Daar is sinds de eerste stand niets aan veranderd.",
        ),
        (
            [stored(FIRST), stored(SECOND, 85.0), stored(THIRD, 85.0)],
            "De gemeente heeft één drempel zelf ingesteld; de andere zijn standaard. "
            "De laatste wijziging was in de stand van 1 april 2014.",
        ),
        (
            [stored(FIRST, 85.0), stored(SECOND)],
            "Alle signalen worden beoordeeld met de standaarddrempels. De laatste wijziging was in de stand van 1 april 2014.",
        ),
    ],
)
def test_the_headline_says_whose_thresholds_decide_and_when_they_changed(
    history: list[StoredThresholds], expected: str
) -> None:
    assert threshold_history.headline(threshold_history.rows(history)) == expected


def test_a_changed_threshold_tells_what_it_was_before_and_until_when_and_the_others_do_not() -> None:
    found = threshold_history.rows([stored(FIRST), stored(SECOND, 85.0), stored(THIRD, 80.0)])
    rows = {tuple(cell.text for cell in cells[:2]): [cell.text for cell in cells[2:]] for cells in _cells(found)}
    assert rows[("S07 Plan ontbreekt", "actie")] == [
        "minder dan 80% van de cliënten heeft een ondertekend plan",
        "de gemeente",
        "4 mei 2014",
        "minder dan 85% van de cliënten heeft een ondertekend plan (tot de stand van 4 mei 2014); "
        "minder dan 90% van de cliënten heeft een ondertekend plan (tot de stand van 1 apr 2014)",
    ]
    assert rows[("S07 Plan ontbreekt", "aandacht")][1:] == ["standaard", "de eerste stand", ""]
    assert len(rows) == sum(len(card.severities) for card in CARDS)


def _cells(found: tuple[threshold_history.ThresholdRow, ...]) -> list[list[Cell]]:
    return [list(row) for row in threshold_history.table(found).rows]
