"""Do the tariffs follow the agreed path: per provider the path, what was paid, and the difference between the two."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics import dutch
from hbh_metrics.agreements import Agreements, Contract, by_provider
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.points import Point
from hbh_metrics.findings import series, tariff_words
from hbh_metrics.findings.columns import PERIOD, PROVIDER, STATE, clients, metric_table, value
from hbh_metrics.findings.figure import Figure, Panel
from hbh_metrics.findings.finding import Drawn, finding, panels
from hbh_metrics.findings.provider_status import status
from hbh_metrics.findings.reading import reading_in_force
from hbh_metrics.findings.tariff_charts import Series, chart_of, scales_of
from hbh_metrics.findings.tariff_words import TariffFact
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import TOTAL, Provider

METRICS = (
    "betaald_tarief",
    "afgesproken_tarief",
    "tariefindex",
    "afgesproken_index",
    "afwijking_tarief",
    "afbouw_gerealiseerd",
    "afbouw_afgesproken",
    "afbouwvoortgang",
)
_COLUMNS = (
    PROVIDER,
    PERIOD,
    value("afgesproken_tarief"),
    value("betaald_tarief"),
    value("afwijking_tarief", "Afwijking"),
    value("tariefindex", "Betaald, % van starttarief"),
    clients("betaald_tarief"),
    STATE,
)

_PER_CLIENT = "per cliënt"
_PER = {
    Contract.UREN: "per uur",
    Contract.TAAKGERICHT: tariff_words.FOR_GROUP,
    Contract.ALGEMENE_VOORZIENING: tariff_words.FOR_GROUP,
}
_READ_AS = (
    "De grafiek toont het betaalde en het afgesproken tarief als percentage van het starttarief, zodat alle aanbieders dezelfde schaal "
    "hebben. De trap is het afgesproken pad, de punten zijn wat is betaald. Een open punt met een stippellijn is een periode die nog "
    "loopt of waarvan de gegevens onvolledig zijn."
)


def answer(view: View) -> Figure:
    """Return the figure of the agreed path, the paid tariff and the deviation for every provider."""
    grid = view.grid(*METRICS)
    return finding(
        view,
        "tarief-en-pad",
        _sentences(view, grid),
        unit="tarief per cliënt per periode, in % van het starttarief",
        population=view.population(),
        period=view.span,
        table=metric_table(view, grid, "Afgesproken en betaald tarief per aanbieder en periode", _COLUMNS),
        how_to_read=_READ_AS,
        explains=("betaald_tarief", "afgesproken_tarief", "afwijking_tarief", "tariefindex"),
        panels=_panels(view, grid),
        notes=(reading_in_force(view), *_small_numbers(view, grid)),
    )


def _sentences(view: View, grid: Grid) -> tuple[str, ...]:
    if view.is_total:
        return tariff_words.all_providers([fact(view, grid, provider) for provider in view.providers], view.periode_id)
    return tariff_words.one_provider(fact(view, grid, view.chosen), view.periode_id)


def fact(view: View, grid: Grid, provider: Provider) -> TariffFact:
    """Return what is known of a provider in the chosen period."""
    who, when = provider.aanbieder_id, view.periode_id
    return TariffFact(
        name=provider.naam,
        state=view.state(who),
        paid_eur=grid.value("betaald_tarief", who, when),
        agreed_eur=grid.value("afgesproken_tarief", who, when),
        difference_pct=grid.value("afwijking_tarief", who, when),
        realised_points=grid.value("afbouw_gerealiseerd", who, when),
        agreed_points=grid.value("afbouw_afgesproken", who, when),
        progress_pct=grid.value("afbouwvoortgang", who, when),
        deviates=_deviates(view, who, when),
        per=_paid_per(view, who, when),
        has_no_one_tariff=who == TOTAL and view.is_paid_in_several_ways,
    )


def _paid_per(view: View, who: str, when: str) -> str:
    """Return for what one tariff is paid by the agreement in force, in words."""
    agreements = by_provider(row.agreement for row in view.door.agreements() if row.agreement.aanbieder_id == who)
    row = agreements[who].in_force(when) if who in agreements else None
    return _PER.get(row.contractsoort, _PER_CLIENT) if row is not None else _PER_CLIENT


def _deviates(view: View, who: str, when: str) -> bool | None:
    """Return whether S01 holds at a provider, or for TOTAAL at any; None for who cannot see that, or where no signals were decided."""
    if "signalen" not in view.door.publication.tables or (who == TOTAL and not view.door.audience.sees_everything):
        return None
    return any(
        (signal.signaal, signal.periode_id) == ("S01", when) and who in (TOTAL, signal.aanbieder_id)
        for signal in view.door.signals()
    )


def _panels(view: View, grid: Grid) -> tuple[Panel, ...]:
    agreements = by_provider(row.agreement for row in view.door.agreements())
    found = {who: _series(view, grid, who, agreements.get(who.aanbieder_id)) for who in view.with_total}
    scales = scales_of(found.values())

    def draw(who: Provider) -> Drawn:
        now, is_large = fact(view, grid, who), not view.is_total and who == view.chosen
        stands = status(view, now, who.aanbieder_id)
        return Drawn(
            " ".join(tariff_words.one_provider(now, view.periode_id)),
            chart_of(found[who], scales, view.periode_id, is_large=is_large),
            stands.words,
            stands.position,
        )

    return panels(view, draw)


def _series(view: View, grid: Grid, provider: Provider, agreements: Agreements | None) -> Series:
    """Return what the panel of a provider shows: its path to the end of the experiment, and what was paid until now."""
    who = provider.aanbieder_id
    if who == TOTAL:
        agreed = series.points(view, grid, "afgesproken_index", who)
    else:
        steps = {
            row.periode_id: row.index_pct for row in view.door.paths() if row.aanbieder_id == who and row.is_afspraak
        }
        agreed = tuple(Point(within.id, steps.get(within.id), "") for within in experiment_periods())
    paid = tuple(
        point
        if (paid := grid.value("betaald_tarief", who, point.period_id)) is None
        else replace(point, text=dutch.euro(paid))
        for point in series.points(view, grid, "tariefindex", who)
    )
    rows = () if agreements is None else tuple(sorted(agreements.rows, key=lambda row: row.versie))[1:]
    return Series(
        agreed,
        paid,
        series.points(view, grid, "afwijking_tarief", who),
        amended=tuple(row.vanaf_periode for row in rows),
        is_own=view.is_own(provider),
    )


def _small_numbers(view: View, grid: Grid) -> tuple[str, ...]:
    rows = [
        (provider, grid.get("betaald_tarief", provider.aanbieder_id, view.periode_id)) for provider in view.providers
    ]
    small = [
        f"{provider.naam} ({dutch.count(row.n, 'cliënt', 'cliënten')})"
        for provider, row in rows
        if row and row.n and row.n < SMALL_NUMBER
    ]
    return (f"Klein aantal in {dutch.period(view.periode_id)}: {dutch.listing(small)}.",) if small else ()
