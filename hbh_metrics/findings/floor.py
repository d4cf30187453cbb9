"""How much room is left above the basistarief, and when it would be gone; the hours stand beside it, for fewer hours give more room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.agreements import by_provider
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing import axes, shapes
from hbh_metrics.drawing.chart import Axis, Box, Chart, Fill, Mark, Plot, Role, Segment
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.columns import PROVIDER, STATE, metric_table, numbers, value, words
from hbh_metrics.findings.figure import Cell, Figure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import INCOMPLETE
from hbh_metrics.findings.provider_status import ASKS, hours_signal
from hbh_metrics.findings.tariff_words import all_of
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider
from hbh_metrics.signals import Severity

METRICS = ("effectief_uurtarief", "ruimte_basistarief", "perioden_tot_vloer", "uren_per_client_week")
_ROW_PX, _EDGE_PX = 56, 34
_TO_COMPARE = 2
_WORDS_ABOVE, _HALF_BAR, _ROOM = 0.4, 0.13, 1.1
_CAUTION = "Minder geleverde uren geven meer ruimte: lees de ruimte daarom altijd samen met de uren per cliënt."


@dataclass(frozen=True)
class FloorFact:
    """One provider in one period: euros per delivered hour, the floor under it, the room in per cent, and the period that hits it."""

    name: str
    state: State
    per_hour_eur: float | None
    floor_eur: Decimal | None
    room_pct: float | None
    hit_in: str | None
    hours: float | None
    asks: Severity | None = None
    """The heaviest severity of the signals about its hours: much room is no good news then."""

    @property
    def counts(self) -> bool:
        """Whether a headline may rest on it."""
        return self.state.counts and self.room_pct is not None


def answer(view: View) -> Figure | None:
    """Return the room above the basistarief per provider; None when this publication does not hold the metric."""
    grid = view.grid(*METRICS)
    if not grid.cells or all(row.maatstaf != "ruimte_basistarief" for row in grid.cells.values()):
        return None
    shown = view.providers if view.is_total else (view.chosen,)
    facts = {provider.aanbieder_id: _fact(view, grid, provider) for provider in shown}
    every = tuple(facts.values())
    columns = (
        PROVIDER,
        value("effectief_uurtarief"),
        numbers("Basistarief per uur", lambda at: _floor(facts[at.provider.aanbieder_id])),
        value("ruimte_basistarief", "Ruimte"),
        words("Eronder bij gelijke uren", lambda at: Cell(_when(facts[at.provider.aanbieder_id]))),
        value("uren_per_client_week"),
        STATE,
    )
    title, now = "Ruimte boven het basistarief", (view.periode_id,)
    return finding(
        view,
        "basistarief",
        all_providers(every, view.periode_id) if view.is_total else one_provider(every[0], view.periode_id),
        unit="betaald bedrag per geleverd uur tegenover het basistarief",
        population="betaalde cliëntperioden waarvan uren bekend zijn",
        table=metric_table(view, grid, title, columns, providers=shown, periods=now),
        how_to_read=_CAUTION,
        explains=METRICS,
        notes=(_CAUTION,),
        chart=_chart(view, grid, facts),
    )


def one_provider(fact: FloorFact, periode_id: str) -> tuple[str, ...]:
    """Return the sentences on the room of one provider, the answer first."""
    period = dutch.period(periode_id)
    if fact.state is State.OPEN:
        return (f"{dutch.sentence_start(period)} loopt nog; wat {fact.name} per uur kreeg is daarna te geven.",)
    if fact.floor_eur is None and fact.per_hour_eur is not None:
        told = f"{fact.name} kreeg in {period} {dutch.euro(fact.per_hour_eur)} per geleverd uur"
        return (f"{told}; een basistarief om dat mee te vergelijken is niet afgesproken.",)
    if fact.room_pct is None or fact.per_hour_eur is None:
        return (
            f"Wat {fact.name} in {period} per geleverd uur kreeg, is niet bekend: daar zijn betalingen, uren en een afspraak voor nodig.",
        )
    side = "boven" if fact.room_pct >= 0 else "onder"
    room = f"{dutch.percentage(abs(fact.room_pct))} {side} het basistarief"
    told = f"{fact.name} kreeg in {period} {dutch.euro(fact.per_hour_eur)} per geleverd uur: {room}."
    if not fact.counts:
        return (told, INCOMPLETE)
    hours = f"Cliënten kregen {dutch.number(fact.hours, 2)} uur per week."
    return (told, *_ahead(fact, periode_id), *([hours] if fact.hours else []), *_no_good_news([fact]))


def all_providers(facts: Sequence[FloorFact], periode_id: str) -> tuple[str, ...]:
    """Return the sentences on the room of all providers, the answer first."""
    period = dutch.period(periode_id)
    if facts and all(fact.state is State.OPEN for fact in facts):
        return (f"{dutch.sentence_start(period)} loopt nog; wat er per uur is betaald is daarna te geven.",)
    judged = [fact for fact in facts if fact.counts]
    if facts and all(fact.floor_eur is None for fact in facts):
        return (
            "Er is geen basistarief per uur afgesproken: of er per uur genoeg overblijft, is daaraan niet te zien.",
        )
    if not judged:
        return (f"Wat er in {period} per geleverd uur is betaald, is nog niet bekend.",)
    below = [fact.name for fact in judged if fact.room_pct is not None and fact.room_pct < 0]
    hit = [f"{fact.name} (in {dutch.period(fact.hit_in)})" for fact in judged if fact.hit_in and fact.name not in below]
    rest = len(facts) - len(judged)
    of_whom = "aanbieders" if rest == 0 else "aanbieders met volledige gegevens"
    sentences = [_how_many(below, len(judged), of_whom, period)]
    if hit:
        verb = "komt" if len(hit) == 1 else "komen"
        sentences.append(
            f"Blijven de uren gelijk, dan {verb} er voor het einde van het experiment onder: {dutch.listing(hit)}."
        )
    elif not below:
        sentences.append("Volgen de tarieven het pad en blijven de uren gelijk, dan blijft dat zo tot het einde.")
    sentences.extend((*_hours_beside(judged), *_no_good_news(judged)))
    if rest:
        sentences.append(f"Van {dutch.count(rest, 'aanbieder', 'aanbieders')} is dit nog niet te zeggen.")
    return tuple(sentences)


def _no_good_news(judged: Sequence[FloorFact]) -> tuple[str, ...]:
    """Return at whom room above the basistarief comes with too few hours."""
    names = [fact.name for fact in judged if fact.asks]
    if not names:
        return ()
    return (f"Bij {dutch.listing(names)} staat een signaal over de uren: ruimte is daar geen goed nieuws.",)


def _hours_beside(judged: Sequence[FloorFact]) -> tuple[str, ...]:
    """Return the hours of the provider with the most room, with those of the others: much room can be little help."""
    known = [(fact.room_pct, fact.name, fact.hours) for fact in judged if fact.room_pct is not None and fact.hours]
    if len(known) < _TO_COMPARE:
        return ()
    _, name, hours = max(known)
    others = [value for _, other, value in known if other != name]
    low, high = (dutch.number(value, 2) for value in (min(others), max(others)))
    rest = low if low == high else f"{low} tot {high}"
    return (
        f"De meeste ruimte heeft {name}; daar kregen cliënten {dutch.number(hours, 2)} uur per week, bij de andere {rest} uur.",
    )


def _how_many(below: Sequence[str], judged: int, of_whom: str, period: str) -> str:
    if not below:
        who = "bij de enige aanbieder met volledige gegevens" if judged == 1 else f"bij {all_of(judged)} {of_whom}"
        return f"In {period} ligt het betaalde bedrag per uur {who} op of boven het basistarief."
    verb = "kreeg" if len(below) == 1 else "kregen"
    return f"In {period} {verb} {dutch.listing(below)} per geleverd uur minder dan het basistarief."


def _ahead(fact: FloorFact, periode_id: str) -> tuple[str, ...]:
    if fact.hit_in is None:
        return (
            "Volgt het tarief het pad en blijven de uren gelijk, dan blijft dat zo tot het einde van het experiment.",
        )
    if fact.hit_in == periode_id:
        return ()
    return (
        f"Volgt het tarief het pad en blijven de uren gelijk, dan komt het in {dutch.period(fact.hit_in)} onder het basistarief.",
    )


def _fact(view: View, grid: Grid, provider: Provider) -> FloorFact:
    who, when = provider.aanbieder_id, view.periode_id
    agreements = by_provider(row.agreement for row in view.door.agreements()).get(who)
    in_force = None if agreements is None else agreements.in_force(when)
    return FloorFact(
        provider.naam,
        view.state(who),
        grid.value("effectief_uurtarief", who, when),
        None if in_force is None else in_force.basistarief_uur_eur,
        grid.value("ruimte_basistarief", who, when),
        _hit_in(grid.value("perioden_tot_vloer", who, when), when),
        grid.value("uren_per_client_week", who, when),
        hours_signal(view, who),
    )


def _hit_in(periods_ahead: float | None, periode_id: str) -> str | None:
    periods = [period.id for period in experiment_periods()]
    if periods_ahead is None or periode_id not in periods:
        return None
    place = periods.index(periode_id) + round(periods_ahead)
    return periods[place] if place < len(periods) else None


def _chart(view: View, grid: Grid, facts: Mapping[str, FloorFact]) -> Chart | None:
    """Return a bar per provider: its room above the basistarief, in per cent of it; below it stands to the left of the line."""
    rooms = [fact.room_pct for fact in facts.values() if fact.room_pct is not None]
    if not rooms:
        return None
    x = axes.percent_axis(min(0.0, *rooms), max(0.0, *rooms) * _ROOM, is_exact=True)
    marks: list[Mark] = []
    for place, (who, fact) in zip(axes.from_top(len(facts)), facts.items(), strict=True):
        row = grid.get("ruimte_basistarief", who, view.periode_id)
        room = None if row is None else row.waarde
        role = Role.ABOVE if fact.asks or (room is not None and room < 0) else Role.OWN
        marks += shapes.named_row(place + _WORDS_ABOVE, fact.name, _in_words(fact), role, x=x.low)
        if row is not None and room is not None:
            fill = Fill.SOLID if fact.counts else Fill.DASHED_OUTLINE
            low, high = min(0.0, room), max(0.0, room)
            marks.append(
                Box(low, high, place - _HALF_BAR, place + _HALF_BAR, role, fill, origin=(row.number(),)),
            )
    marks.append(Segment(0.0, -0.4, 0.0, len(facts) - 0.3, Role.INK, width_px=1.0))
    plot = Plot(Axis(-0.4, len(facts) - 0.3), tuple(marks))
    return Chart(x, (plot,), _ROW_PX * len(facts) + _EDGE_PX)


def _in_words(fact: FloorFact) -> str:
    if fact.room_pct is None:
        return "○ niet bekend" if fact.state.counts else f"○ {fact.state.value}"
    below = fact.room_pct < 0
    words = f"{dutch.percentage(abs(fact.room_pct))} {'onder' if below else 'boven'} {dutch.euro(fact.floor_eur)}"
    hit = f"; eronder in {dutch.period(fact.hit_in)}" if fact.hit_in and not below else ""
    asks = f"; uren: {ASKS[fact.asks]}" if fact.asks else ""
    shape = "▼" if below else "!" if fact.asks else "●"
    return f"{shape} {words}{hit}{asks}" + ("" if fact.counts else f" ({fact.state.value})")


def _floor(fact: FloorFact) -> Cell:
    return Cell(dutch.euro(fact.floor_eur), fact.floor_eur)


def _when(fact: FloorFact) -> str:
    if fact.room_pct is None:
        return dutch.MISSING
    if fact.room_pct < 0:
        return "nu al"
    return "niet voor het einde" if fact.hit_in is None else f"in {dutch.period(fact.hit_in)}"
