"""How do the providers stand beside each other: tariff and hours of each, on one scale, in the order of every screen; no ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import provider_sheet, tariff_path, tariff_words, verdicts
from hbh_metrics.findings.columns import PROVIDER, STATE, clients, metric_table, value
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import Drawn, finding, panels
from hbh_metrics.findings.hours_words import working_days
from hbh_metrics.findings.measured import LEGEND
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.provider_status import status
from hbh_metrics.findings.tariff_words import TariffFact
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider
from hbh_metrics.signals.verdict import INDEX

_METRICS = (*provider_sheet.METRICS, *tariff_path.METRICS)
_COLUMNS = (
    PROVIDER,
    clients("clienten"),
    value("betaald_tarief"),
    value("afgesproken_tarief"),
    value("uren_per_client_week"),
    value("urenindex", "Uren, % van voorheen", metric_text("urenindex", 0)),
    value(INDEX, "Bij een gewoon aantal werkdagen", metric_text(INDEX, 0)),
    value("plandekking", "Getekend plan", metric_text("plandekking", 0)),
    value("klachten_per_100", "Klachten per 100"),
    STATE,
)
_READ_AS = (
    "Per aanbieder: de trap is het afgesproken tarief, daarnaast het betaalde tarief (in % van de start) en de uren bij een gewoon aantal "
    "werkdagen (in % van wat dezelfde cliënten voorheen kregen). De volgorde is die van de naam en zegt niets over hoe goed het gaat: "
    "aanbieders hebben andere cliënten en andere startpunten."
)


@dataclass(frozen=True)
class Beside:
    """What the headline needs of one provider: its paid tariff against the path, and its hours in % of before as they are drawn."""

    tariff: TariffFact
    hours_pct: float | None
    is_comparable: bool = True
    """Whether the hours are those of a usual number of working days; an older publication has no others than as they were."""


def answer(view: View) -> Figure:
    """Return all providers beside each other in the chosen period."""
    grid = view.grid(*_METRICS)
    found = {provider: _beside(view, grid, provider) for provider in view.providers}
    first, *rest = said(tuple(found.values()), view.periode_id)
    scale, title = provider_sheet.scale(grid), f"Aanbieders in {dutch.period(view.periode_id)}"

    def draw(provider: Provider) -> Drawn:
        stands = status(view, found[provider].tariff, provider.aanbieder_id)
        return Drawn(
            verdicts.of(view, provider.aanbieder_id).sentence,
            provider_sheet.small_chart(replace(view, chosen=provider), grid, scale),
            stands.words,
            stands.position,
        )

    return finding(
        view,
        "aanbieders-naast-elkaar",
        (first, verdicts.of(view).sentence, *rest),
        unit="tarief in % van het starttarief, uren in % van wat dezelfde cliënten voorheen kregen",
        population=view.population(),
        period=view.span,
        table=metric_table(view, grid, title, _COLUMNS, providers=view.providers, periods=(view.periode_id,)),
        how_to_read=f"{_READ_AS} {LEGEND}",
        explains=("betaald_tarief", "uren_per_client_week", "urenindex", "klachten_per_100"),
        notes=working_days(view.periode_id),
        panels=panels(view, draw, view.providers),
    )


def said(found: Sequence[Beside], periode_id: str) -> tuple[str, ...]:
    """Return the sentences on all providers: how many are on the path, and between what the hours lie."""
    tariffs = [beside.tariff for beside in found]
    first, *rest = tariff_words.all_providers(tariffs, periode_id)
    if all(tariff.state is State.OPEN for tariff in tariffs):
        return (first,)
    known = [beside.hours_pct for beside in found if beside.tariff.state.counts and beside.hours_pct is not None]
    if not known:
        return (first, "De uren tegenover voorheen zijn niet bekend.", *rest)
    low, high = (dutch.percentage(value, 0) for value in (min(known), max(known)))
    when = ", bij een gewoon aantal werkdagen" if all(beside.is_comparable for beside in found) else ""
    much = low if len(known) == 1 or low == high else f"per aanbieder tussen {low} en {high}"
    return (first, f"Cliënten kregen {much} van de uren die dezelfde cliënten voorheen kregen{when}.", *rest)


def _beside(view: View, grid: Grid, provider: Provider) -> Beside:
    metric = verdicts.compared(grid)
    hours = grid.value(metric, provider.aanbieder_id, view.periode_id)
    return Beside(tariff_path.fact(view, grid, provider), hours, metric == INDEX)
