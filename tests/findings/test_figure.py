"""A figure that would say nothing cannot be made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics.drawing.chart import Axis, Chart, Role, Track
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.figure import Cell, Column, Figure, Provenance, Table

TABLE = Table(
    "Tarieven", (Column("Aanbieder"), Column("Tarief", is_number=True)), ((Cell("T-Zorg"), Cell("€ 200,00", 200)),)
)
FIGURE = Figure(
    slug="tarief",
    headline="T-Zorg kreeg het afgesproken tarief.",
    unit="euro per cliënt",
    population="cliënten in het experiment",
    period="periode 3",
    provenance=Provenance("betalingen", "stand van 20 juli 2014"),
    table=TABLE,
    definition="Wat is betaald, gedeeld door het aantal cliënten.",
)


@pytest.mark.parametrize("field", ["slug", "headline", "unit", "population", "period", "definition"])
def test_a_figure_without_its_texts_cannot_be_made(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        replace(FIGURE, **{field: " "})  # type: ignore[arg-type]


def test_a_headline_is_a_sentence() -> None:
    with pytest.raises(ValueError, match="sentence"):
        replace(FIGURE, headline="Tarief per periode")


def test_a_caption_says_unit_population_period_source_and_stand() -> None:
    expected = "Euro per cliënt · cliënten in het experiment · periode 3 · bron: betalingen · stand van 20 juli 2014."
    assert FIGURE.caption == expected


def test_a_table_needs_a_title_and_rows_as_wide_as_its_columns() -> None:
    with pytest.raises(ValueError, match="title"):
        replace(TABLE, title="")
    with pytest.raises(ValueError, match="another number of cells"):
        replace(TABLE, rows=((Cell("T-Zorg"),),))


def test_a_chart_has_a_plot_and_a_line_has_a_y_for_every_x() -> None:
    with pytest.raises(ValueError, match="plot"):
        Chart(Axis(0.0, 1.0), ())
    with pytest.raises(ValueError, match="as many y as x"):
        Track((0.0, 1.0), (1.0,), Role.OWN)


@pytest.mark.parametrize(
    ("status", "state", "counts"),
    [
        ("volledig", State.WHOLE, True),
        (None, State.WHOLE, True),
        ("onvolledig", State.INCOMPLETE, False),
        ("open", State.OPEN, False),
        ("geen_levering", State.MISSING, False),
    ],
)
def test_only_whole_periods_carry_a_headline(status: str | None, state: State, counts: bool) -> None:
    assert State.of(status) is state
    assert state.counts is counts


def test_an_unknown_status_is_a_bug_and_not_a_whole_period() -> None:
    with pytest.raises(KeyError):
        State.of("misschien")
