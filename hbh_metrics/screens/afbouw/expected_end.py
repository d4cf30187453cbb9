"""Where would the tariff end: three what-ifs for the last period of the experiment, each with its assumption."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.findings import series, tariff_path
from hbh_metrics.findings.columns import PROVIDER, Filled, Place, metric_table, numbers, words
from hbh_metrics.findings.figure import Cell, Figure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import TOTAL, Provider
from hbh_metrics.screens.afbouw import expected_end_chart
from hbh_metrics.screens.afbouw.end_position import EndPosition, end_position, on_the_way

_READ_AS = (
    "Het streepje is de afgesproken eindstand, gearceerd is wat uit de drie rekensommen komt; een ruit is één getal."
)
_READ_AS_REACHED = "Het streepje is de afgesproken eindstand, de ruit is wat is betaald."
DEFINITION = (
    "De eindstand is het betaalde tarief in de laatste hele periode van het experiment, in procenten van het starttarief. Er zijn drie "
    "rekensommen, die elk iets anders aannemen: vanaf nu wordt het pad precies gevolgd; het verschil met het pad van de "
    "laatste volledige periode blijft; van de afgesproken daling wordt hetzelfde deel gehaald als tot nu toe. Voor alle aanbieders samen "
    "geldt de verdeling van cliënten van de laatste volledige periode. Het zijn rekensommen (wat als). "
    "Wat wij verwachten, met de marge, staat op Kosten en besparing."
)


@dataclass(frozen=True)
class _Known:
    """What the range of one provider rests on: the measured and the agreed index per period, in % of the start tariff."""

    name: str
    measured: Mapping[str, float]
    agreed: Mapping[str, float]


def answer(view: View) -> Figure:
    """Return the expected end position of every provider and of all together, as far as there is a whole period to rest on."""
    grid = view.grid(*tariff_path.METRICS, "betaalde_clientperioden")
    last = experiment_periods()[-1].id
    known = {provider.aanbieder_id: _known(view, grid, provider) for provider in view.with_total}
    ends = {who: end_position(those.name, those.measured, those.agreed, last) for who, those in known.items()}
    is_reached = any(end is not None and end.is_reached for end in ends.values())
    return finding(
        view,
        "eindstand",
        (headline(view.chosen, ends[view.chosen.aanbieder_id], last),),
        unit="betaald tarief in % van het starttarief",
        population=view.population(),
        period=dutch.period_in_full(last),
        table=metric_table(view, grid, "Wat als: de eindstand", _columns(ends), periods=(last,)),
        tables=("periodebetalingen", "tariefafspraken"),
        how_to_read=DEFINITION,
        notes=(_READ_AS_REACHED if is_reached else _READ_AS,) if view.is_total else (),
        chart=_chart(view, grid, known[view.chosen.aanbieder_id], ends),
    )


def _columns(ends: Mapping[str, EndPosition | None]) -> tuple[Filled, ...]:
    def of_end(name: str, pct: Callable[[EndPosition], float]) -> Filled:
        def fill(at: Place) -> Cell:
            end = ends[at.provider.aanbieder_id]
            return Cell(dutch.MISSING) if end is None else Cell(dutch.percentage(pct(end)), pct(end))

        return numbers(name, fill)

    def expected(at: Place) -> Cell:
        end = ends[at.provider.aanbieder_id]
        return Cell("nog niet te geven" if end is None else end.text)

    def based_on(at: Place) -> Cell:
        end = ends[at.provider.aanbieder_id]
        return Cell(dutch.MISSING if end is None else dutch.period(end.based_on))

    return (
        PROVIDER,
        words("Wat als", expected),
        of_end("Pad precies gevolgd (afspraak)", lambda end: end.agreed_pct),
        of_end("Verschil van nu blijft", lambda end: end.difference_stays_pct),
        of_end("Voortgang van nu blijft", lambda end: end.progress_stays_pct),
        words("Gebaseerd op", based_on),
    )


def _chart(view: View, grid: Grid, chosen: _Known, ends: Mapping[str, EndPosition | None]) -> Chart | None:
    """Return the range of every provider for all together, and the road to the end for one."""
    if view.is_total:
        return expected_end_chart.rows([(who.naam, ends[who.aanbieder_id]) for who in view.with_total])
    who = view.chosen.aanbieder_id
    points = [point for point in series.points(view, grid, "tariefindex", who) if point.period_id <= view.periode_id]
    to_come = on_the_way(chosen.name, chosen.measured, chosen.agreed)
    return expected_end_chart.road(ends[who], points, chosen.agreed, to_come)


def headline(who: Provider, end: EndPosition | None, last: str) -> str:
    """Return the expected range against the agreed end position, with what it rests on."""
    if end is None:
        name = "" if who.aanbieder_id == TOTAL else f" voor {who.naam}"
        return f"Wat als, voor {dutch.period(last)}, kan{name} nog niet: daar is een volledige periode met een verlaging voor nodig."
    whose = "het gemiddelde tarief" if who.aanbieder_id == TOTAL else f"het tarief van {who.naam}"
    if end.is_reached:
        paid = f"In {dutch.period(last)}, de laatste, was {whose} {end.text} van het starttarief"
        return (
            f"{paid}, zoals afgesproken."
            if end.is_as_agreed
            else f"{paid}; afgesproken was {dutch.percentage(end.agreed_pct)}."
        )
    agreed = f"afgesproken is {dutch.percentage(end.agreed_pct)}"
    begin = f"In drie rekensommen (wat als) komt {whose} in {dutch.period(last)} uit"
    where = end.text if end.text.startswith("tussen") else f"op {end.text}"
    if end.is_as_agreed:
        return f"{begin} {where} van het starttarief, zoals afgesproken."
    return f"{begin} {where} van het starttarief; {agreed}."


def _known(view: View, grid: Grid, provider: Provider) -> _Known:
    """Return the index of every whole period up to the chosen one, and the agreed index of every period."""
    who = provider.aanbieder_id
    whole = view.whole(who, until=view.periode_id)
    measured = {
        period_id: index for period_id in whole if (index := grid.value("tariefindex", who, period_id)) is not None
    }
    agreed = {
        step.periode_id: step.index_pct for step in view.door.paths() if step.aanbieder_id == who and step.is_afspraak
    }
    if who == TOTAL:
        agreed = _total_path(view, grid, measured)
    return _Known(provider.naam, measured, {key: value for key, value in agreed.items() if value is not None})


def _total_path(view: View, grid: Grid, measured: Mapping[str, float]) -> dict[str, float | None]:
    """Return the agreed index of all together: past periods as measured, later ones with the present volumes and start tariffs."""
    path = {period_id: grid.value("afgesproken_index", TOTAL, period_id) for period_id in measured}
    if not measured:
        return path
    now = max(measured)
    weights: dict[str, float] = {}
    for provider in view.providers:
        paid, index = (grid.value(name, provider.aanbieder_id, now) for name in ("betaald_tarief", "tariefindex"))
        volume = grid.value("betaalde_clientperioden", provider.aanbieder_id, now)
        if paid is not None and index and volume:
            weights[provider.aanbieder_id] = volume * paid / index
    for period in experiment_periods():
        if period.id > now:
            path[period.id] = _weighted(view, weights, period.id)
    return path


def _weighted(view: View, weights: Mapping[str, float], period_id: str) -> float | None:
    steps = [
        (weights[step.aanbieder_id], step.index_pct)
        for step in view.door.paths()
        if step.is_afspraak
        and step.periode_id == period_id
        and step.aanbieder_id in weights
        and step.index_pct is not None
    ]
    whole = sum(weight for weight, _ in steps)
    return sum(weight * index for weight, index in steps) / whole if whole and len(steps) == len(weights) else None
