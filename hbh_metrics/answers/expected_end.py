"""Where does the tariff end: a range for the last period of the experiment, with the assumption behind each end of it.

Three assumptions, none of them a model: from now on the path is followed exactly; the present difference stays; of what was agreed the
same share is reached as until now. The range runs from the lowest to the highest of the three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.answers import tariff_path
from hbh_metrics.answers.view import Grid, View
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.figures import Cell, Column, Figure, Table
from hbh_metrics.records import TOTAL, Provider

_COLUMNS = (
    Column("Aanbieder"),
    Column("Verwachting"),
    Column("Pad precies gevolgd (afspraak)", is_number=True),
    Column("Verschil van nu blijft", is_number=True),
    Column("Voortgang van nu blijft", is_number=True),
    Column("Gebaseerd op"),
)
_SHOWN_DIGITS = 1
_START_INDEX = 100.0

DEFINITION = (
    "De eindstand is het betaalde tarief in de laatste hele periode van het experiment, in procenten van het starttarief. De verwachting "
    "loopt van de laagste tot de hoogste van drie aannames: vanaf nu wordt het pad precies gevolgd; het verschil met het pad van de "
    "laatste volledige periode blijft; van de afgesproken daling wordt hetzelfde deel gehaald als tot nu toe. Voor alle aanbieders samen "
    "geldt de verdeling van cliënten van de laatste volledige periode. Het is een rekensom, geen voorspelling."
)


@dataclass(frozen=True)
class EndPosition:
    """The expected end position of one provider, in % of the start tariff, and the last whole period that it rests on."""

    name: str
    based_on: str
    agreed_pct: float
    difference_stays_pct: float
    progress_stays_pct: float

    @property
    def low_pct(self) -> float:
        """The lowest of the three assumptions."""
        return min(self.agreed_pct, self.difference_stays_pct, self.progress_stays_pct)

    @property
    def high_pct(self) -> float:
        """The highest of the three assumptions."""
        return max(self.agreed_pct, self.difference_stays_pct, self.progress_stays_pct)


def answer(view: View) -> Figure:
    """Return the expected end position of every provider and of all together, as far as there is a whole period to rest on."""
    grid = view.grid(*tariff_path.METRICS, "betaalde_clientperioden")
    ends = {provider.aanbieder_id: _end_of(view, grid, provider) for provider in view.with_total}
    last = experiment_periods()[-1].id
    shown = view.with_total if view.is_total else (view.chosen,)
    return Figure(
        slug="eindstand",
        headline=headline(view.chosen, ends[view.chosen.aanbieder_id], last),
        unit="betaald tarief in % van het starttarief",
        population=view.population(),
        period=dutch.period_in_full(last),
        provenance=view.provenance("periodebetalingen en tariefafspraken"),
        table=Table("Verwachte eindstand", _COLUMNS, tuple(_row(who, ends[who.aanbieder_id]) for who in shown)),
        definition=DEFINITION,
    )


def headline(who: Provider, end: EndPosition | None, last: str) -> str:
    """Return the expected range against the agreed end position, with what it rests on."""
    if end is None:
        name = "" if who.aanbieder_id == TOTAL else f" voor {who.naam}"
        return f"Een verwachting voor {dutch.period(last)} kan{name} nog niet: daar is een volledige periode met een verlaging voor nodig."
    whose = "het gemiddelde tarief" if who.aanbieder_id == TOTAL else f"het tarief van {who.naam}"
    agreed = f"afgesproken is {dutch.percentage(end.agreed_pct)}"
    low, high = dutch.percentage(end.low_pct), dutch.percentage(end.high_pct)
    begin = f"In {dutch.period(last)} komt {whose} naar verwachting uit"
    if low == high == dutch.percentage(end.agreed_pct):
        return f"{begin} op {low} van het starttarief, zoals afgesproken."
    where = f"op {low}" if low == high else f"tussen {low} en {high}"
    return f"{begin} {where} van het starttarief; {agreed}."


def end_position(
    name: str, measured: Mapping[str, float], agreed: Mapping[str, float], last: str
) -> EndPosition | None:
    """Return the range that follows from the measured and the agreed index per whole period (% of the start tariff).

    None without an agreed end position, or when no cut was due yet in the last measured period.
    """
    if not measured or last not in agreed:
        return None
    now = max(measured)
    if now not in agreed or agreed[now] >= _START_INDEX:
        return None
    difference = measured[now] - agreed[now]
    progress = (_START_INDEX - measured[now]) / (_START_INDEX - agreed[now])
    return EndPosition(
        name, now, agreed[last], agreed[last] + difference, _START_INDEX - progress * (_START_INDEX - agreed[last])
    )


def _end_of(view: View, grid: Grid, provider: Provider) -> EndPosition | None:
    last = experiment_periods()[-1].id
    who = provider.aanbieder_id
    whole = [
        period_id for period_id in view.begun if period_id <= view.periode_id and view.state(who, period_id).counts
    ]
    measured = {
        period_id: index for period_id in whole if (index := grid.value("tariefindex", who, period_id)) is not None
    }
    agreed = {
        step.periode_id: step.index_pct for step in view.door.paths() if step.aanbieder_id == who and step.is_afspraak
    }
    if who == TOTAL:
        agreed = _total_path(view, grid, measured)
    return end_position(
        provider.naam, measured, {key: value for key, value in agreed.items() if value is not None}, last
    )


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


def _row(who: Provider, end: EndPosition | None) -> tuple[Cell, ...]:
    if end is None:
        return (Cell(who.naam), Cell("nog niet te geven"), *(Cell(dutch.MISSING),) * 4)
    low, high = dutch.percentage(end.low_pct, _SHOWN_DIGITS), dutch.percentage(end.high_pct, _SHOWN_DIGITS)
    return (
        Cell(who.naam),
        Cell(low if low == high else f"tussen {low} en {high}"),
        _percentage(end.agreed_pct),
        _percentage(end.difference_stays_pct),
        _percentage(end.progress_stays_pct),
        Cell(dutch.period(end.based_on)),
    )


def _percentage(value: float) -> Cell:
    return Cell(dutch.percentage(value, _SHOWN_DIGITS), value)
