"""How do the providers stand beside each other: tariff and hours of each, on one scale, in the order of every screen; no ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import provider_sheet, tariff_path, tariff_words, verdicts
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Panel, Table
from hbh_metrics.findings.measured import LEGEND, clients_cell, value_cell
from hbh_metrics.findings.provider_status import status
from hbh_metrics.findings.tariff_words import TariffFact
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider

_METRICS = (*provider_sheet.METRICS, *tariff_path.METRICS)
_COLUMNS = (
    Column("Aanbieder"),
    Column("Cliënten", is_number=True),
    Column("Betaald tarief", is_number=True),
    Column("Afgesproken tarief", is_number=True),
    Column("Uren per cliënt per week", is_number=True),
    Column("Uren, % van eerder", is_number=True),
    Column("Getekend plan", is_number=True),
    Column("Klachten per 100", is_number=True),
    Column("Gegevens"),
)
_READ_AS = (
    "Per aanbieder: de trap is het afgesproken tarief, daarnaast het betaalde tarief (in % van de start) en de uren (in % van wat dezelfde "
    "cliënten eerder kregen). De volgorde is die van de naam en zegt niets over hoe goed het gaat: aanbieders hebben andere cliënten en "
    "andere startpunten."
)


@dataclass(frozen=True)
class Beside:
    """What the headline needs of one provider: its paid tariff against the path, and its hours in % of before."""

    tariff: TariffFact
    hours_pct: float | None


def answer(view: View) -> Figure:
    """Return all providers beside each other in the chosen period."""
    grid = view.grid(*_METRICS)
    found = [_beside(view, grid, provider) for provider in view.providers]
    first, *rest = said(found, view.periode_id)
    sentences = (first, verdicts.of(view).sentence, *rest)
    scale = provider_sheet.scale(grid)
    return Figure(
        slug="aanbieders-naast-elkaar",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="tarief in % van het starttarief, uren in % van wat dezelfde cliënten eerder kregen",
        population=view.population(),
        period=dutch.period_range(view.begun[0], view.begun[-1]),
        provenance=view.provenance("periodebetalingen, geleverde uren en referentie"),
        table=Table(
            f"Aanbieders in {dutch.period(view.periode_id)}",
            _COLUMNS,
            tuple(_row(view, grid, provider) for provider in view.providers),
        ),
        definition=explain(
            f"{_READ_AS} {LEGEND}", "betaald_tarief", "uren_per_client_week", "urenindex", "klachten_per_100"
        ),
        panels=tuple(
            Panel(
                provider.naam,
                verdicts.of(view, provider.aanbieder_id).sentence,
                provider_sheet.small_chart(replace(view, chosen=provider), grid, scale),
                stands.position,
                stands.words,
            )
            for provider, beside in zip(view.providers, found, strict=True)
            for stands in [status(view, beside.tariff, provider.aanbieder_id)]
        ),
    )


def said(found: Sequence[Beside], periode_id: str) -> tuple[str, ...]:
    """Return the sentences on all providers: how many are on the path, and between what the hours lie."""
    tariffs = [beside.tariff for beside in found]
    first, *rest = tariff_words.all_providers(tariffs, periode_id)
    if all(tariff.state is State.OPEN for tariff in tariffs):
        return (first,)
    known = [beside.hours_pct for beside in found if beside.tariff.state.counts and beside.hours_pct is not None]
    if not known:
        return (first, "De uren tegenover eerder zijn niet bekend.", *rest)
    low, high = (dutch.percentage(value, 0) for value in (min(known), max(known)))
    if len(known) == 1 or low == high:
        hours = f"Cliënten kregen {low} van de uren die dezelfde cliënten eerder kregen."
    else:
        hours = f"Cliënten kregen per aanbieder tussen {low} en {high} van de uren die dezelfde cliënten eerder kregen."
    return (first, hours, *rest)


def _beside(view: View, grid: Grid, provider: Provider) -> Beside:
    return Beside(
        tariff_path.fact(view, grid, provider), grid.value("urenindex", provider.aanbieder_id, view.periode_id)
    )


def _row(view: View, grid: Grid, provider: Provider) -> tuple[Cell, ...]:
    who, when = provider.aanbieder_id, view.periode_id
    return (
        Cell(provider.naam),
        clients_cell(grid.get("clienten", who, when)),
        value_cell(grid.get("betaald_tarief", who, when), dutch.euro),
        value_cell(grid.get("afgesproken_tarief", who, when), dutch.euro),
        value_cell(grid.get("uren_per_client_week", who, when), lambda value: dutch.number(value, 2)),
        value_cell(grid.get("urenindex", who, when), lambda value: dutch.percentage(value, 0)),
        value_cell(grid.get("plandekking", who, when), lambda value: dutch.percentage(value, 0)),
        value_cell(grid.get("klachten_per_100", who, when), lambda value: dutch.number(value, 1)),
        Cell(view.state(who).value),
    )
