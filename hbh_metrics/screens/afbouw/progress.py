"""How far is the afbouw: the realised fall of the tariff against the agreed fall, per provider and for all together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hbh_metrics import calendar, dutch
from hbh_metrics.drawing import axes, shapes
from hbh_metrics.drawing.chart import Axis, Box, Chart, Fill, Mark, Plot, Role, Segment
from hbh_metrics.drawing.points import Position, State
from hbh_metrics.findings import provider_status, tariff_path, tariff_words
from hbh_metrics.findings.columns import PROVIDER, STATE, metric_table, value, words
from hbh_metrics.findings.figure import Cell, Figure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import STILL_INCOMPLETE
from hbh_metrics.findings.series import values_of
from hbh_metrics.findings.tariff_words import TariffFact
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import TOTAL, Provider
from hbh_metrics.signals.phrases import apart

AGREED, REALISED = "afbouw_afgesproken", "afbouw_gerealiseerd"
_SCHEDULE_WORDS = {
    Position.ON: "op schema",
    Position.ABOVE: "loopt achter",
    Position.BELOW: "verder dan afgesproken",
    Position.MIXED: "wijkt af bij een deel van de betalingen",
    Position.UNKNOWN: "nog geen oordeel",
}
_VERBS = {
    Position.ON: "loopt op schema",
    Position.ABOVE: "loopt achter",
    Position.BELOW: "is verder dan afgesproken",
    Position.MIXED: "wijkt bij een deel van de betalingen af",
    Position.UNKNOWN: "heeft nog geen oordeel",
}
_APART = (Position.ABOVE, Position.BELOW)
_ALL_PCT = 100.0
_ROOM = 1.1
_ROW_PX, _EDGE_PX = 56, 34
_WORDS_ABOVE, _HALF_BAR, _HALF_OUTLINE = 0.4, 0.13, 0.19

_READ_AS = (
    "Het kader is de afgesproken verandering, de balk de gerealiseerde. Op schema betekent: geen betaling had een ander tarief dan is "
    "afgesproken (signaal S01). Een open balk hoort bij een periode die nog loopt of waarvan de gegevens onvolledig zijn."
)


def answer(view: View) -> Figure:
    """Return the progress of the afbouw in the chosen period, a row per provider and one for the total."""
    grid = view.grid(*tariff_path.METRICS)
    facts = {provider.aanbieder_id: tariff_path.fact(view, grid, provider) for provider in view.with_total}
    columns = (
        PROVIDER,
        value(AGREED, "Afgesproken daling"),
        value(REALISED, "Gerealiseerde daling"),
        value("afbouwvoortgang", "Voortgang"),
        words("Oordeel", lambda at: Cell(_judgement(view, facts[at.provider.aanbieder_id], at.provider.aanbieder_id))),
        STATE,
    )
    return finding(
        view,
        "voortgang",
        _sentences(view, facts),
        unit=f"{'stijging' if _is_rise(facts) else 'daling'} van het tarief sinds de start, in procentpunten van het starttarief",
        population=view.population(),
        table=metric_table(
            view,
            grid,
            f"Voortgang in {dutch.period(view.periode_id)}",
            columns,
            providers=view.with_total,
            periods=(view.periode_id,),
        ),
        how_to_read=_READ_AS,
        explains=(REALISED, AGREED, "afbouwvoortgang"),
        chart=_chart(view, grid, facts),
    )


def _sentences(view: View, facts: dict[str, TariffFact]) -> tuple[str, ...]:
    if view.is_total:
        others = [fact for who, fact in facts.items() if who != TOTAL]
        return all_providers(facts[TOTAL], others, view.periode_id)
    return one_provider(facts[view.chosen.aanbieder_id], view.periode_id)


def one_provider(fact: TariffFact, periode_id: str) -> tuple[str, ...]:
    """Return how far the tariff of one provider has fallen against what was agreed, the answer first."""
    period = dutch.period(periode_id)
    if fact.state is State.OPEN:
        return (f"{dutch.sentence_start(period)} loopt nog; de afbouw bij {fact.name} is daarna te geven.",)
    if fact.is_for_group:
        return (f"{fact.name} krijgt een bedrag {tariff_words.FOR_GROUP}; een daling per cliënt is er niet te geven.",)
    if fact.realised_points is None or fact.agreed_points is None:
        return (f"De afbouw bij {fact.name} in {period} is nog niet bekend, want {_why_unknown(fact)}.",)
    if not _has_moved_by_agreement(fact):
        return (f"Voor {fact.name} was in {period} nog geen verlaging afgesproken.",)
    digits = _digits(fact)
    still = "" if fact.counts else f" {STILL_INCOMPLETE}"
    fall = f"Tot en met {period}{still} {_moved(fact.realised_points, f'het tarief van {fact.name}', digits)}"
    agreed = f"{fall}; afgesproken was {_agreed_move(fact.agreed_points, digits)}."
    if not fact.counts:
        return (agreed,)
    if fact.position is Position.ON:
        return (f"{fall}, zoals afgesproken.",)
    if fact.agreed_points < 0:
        return (agreed,)
    return (agreed, f"De afbouw {_VERBS[fact.position]}{_progress(fact)}.")


def all_providers(total: TariffFact, facts: Sequence[TariffFact], periode_id: str) -> tuple[str, ...]:
    """Return how far the tariff has fallen over all providers, or why that cannot be said; the answer first."""
    period = dutch.period(periode_id)
    if total.state is State.OPEN:
        end = dutch.day_in_full(calendar.period(periode_id).end)
        return (f"{dutch.sentence_start(period)} loopt nog tot en met {end}; de afbouw is daarna te geven.",)
    judged = [fact for fact in facts if fact.counts]
    left_out = tariff_words.left_out(facts)
    if not judged:
        return (
            f"De afbouw in {period} is nog niet bekend: van geen enkele aanbieder zijn de gegevens volledig.",
            *left_out,
        )
    if not any(_has_moved_by_agreement(fact) for fact in judged):
        return (f"In {period} was nog geen verlaging afgesproken.", *left_out)
    if total.counts and total.realised_points is not None:
        digits = _digits(total)
        fall = _moved(total.realised_points, "het tarief gemiddeld", digits)
        agreed = f"afgesproken was {_agreed_move(total.agreed_points, digits)}"
        return (f"Tot en met {period} {fall}; {agreed}.", _how_many_on_schedule(judged), *left_out)
    return (f"Het totaal over {period} is nog niet te geven.", _how_many_on_schedule(judged), *left_out)


def schedule_words(fact: TariffFact) -> str:
    """Return `op schema`, or `loopt achter (94% van de afgesproken daling)`."""
    told = _SCHEDULE_WORDS[fact.position]
    return told if fact.position is Position.ON else f"{told}{_progress(fact)}"


def _how_many_on_schedule(judged: Sequence[TariffFact]) -> str:
    on_schedule, behind, beyond, mixed = (
        sum(fact.position is position for fact in judged)
        for position in (Position.ON, Position.ABOVE, Position.BELOW, Position.MIXED)
    )
    if len(judged) == 1:
        return f"De enige aanbieder met volledige gegevens, {judged[0].name}, {_VERBS[judged[0].position]}."
    if on_schedule == len(judged):
        return f"{dutch.sentence_start(tariff_words.all_of(len(judged)))} aanbieders lopen op schema."
    others = [
        f"één {one}" if amount == 1 else f"{amount} {many}"
        for amount, one, many in (
            (behind, "loopt achter", "lopen achter"),
            (beyond, "is verder dan afgesproken", "zijn verder dan afgesproken"),
            (mixed, "wijkt bij een deel van de betalingen af", "wijken bij een deel van de betalingen af"),
        )
        if amount
    ]
    if on_schedule == 0:
        return f"Geen van de {len(judged)} aanbieders loopt op schema: {dutch.listing(others)}."
    return f"Op schema {'loopt' if on_schedule == 1 else 'lopen'} {on_schedule} van de {len(judged)} aanbieders; {dutch.listing(others)}."


def _moved(fall_points: float, what: str, digits: int) -> str:
    if dutch.rounded_half_up(fall_points, digits) == 0:
        return f"bleef {what} gelijk"
    return f"{'steeg' if fall_points < 0 else 'daalde'} {what} {dutch.points(abs(fall_points), digits)}"


def _digits(fact: TariffFact) -> int:
    """Return the decimals with which the realised fall reads unlike the agreed one, where it is judged to be another."""
    if fact.realised_points is None or fact.agreed_points is None or fact.position not in _APART:
        return 1
    if dutch.rounded_half_up(fact.realised_points, 1) != dutch.rounded_half_up(fact.agreed_points, 1):
        return 1
    return apart(fact.realised_points, fact.agreed_points, 1)


def _progress(fact: TariffFact) -> str:
    if fact.progress_pct is None or fact.position not in _APART or (fact.agreed_points or 0) < 0:
        return ""
    return f" ({dutch.percentage(fact.progress_pct, apart(fact.progress_pct, _ALL_PCT, 0))} van de afgesproken daling)"


def _has_moved_by_agreement(fact: TariffFact) -> bool:
    return bool(fact.agreed_points)


def _agreed_move(points: float | None, digits: int) -> str:
    """Return what was agreed: a fall, or a rise (an index, a negative percentage) where the agreed fall is below nothing."""
    is_rise = points is not None and points < 0
    return (
        f"een {'stijging' if is_rise else 'daling'} van {dutch.points(None if points is None else abs(points), digits)}"
    )


def _why_unknown(fact: TariffFact) -> str:
    return "er is geen tariefafspraak" if fact.agreed_points is None else "de betalingen zijn nog niet geleverd"


def _chart(view: View, grid: Grid, facts: Mapping[str, TariffFact]) -> Chart:
    """Return a row per provider: its words, below them the agreed fall as an outline and the realised fall as a bar in it."""
    marks: list[Mark] = []
    sign = -1 if _is_rise(facts) else 1
    for place, provider in zip(axes.from_top(len(view.with_total)), view.with_total, strict=True):
        marks += _bar(view, grid, provider, facts[provider.aanbieder_id], place, sign)
    marks.append(Segment(0.0, -0.4, 0.0, len(view.with_total) - 0.3, Role.INK, width_px=1.0))
    plot = Plot(Axis(-0.4, len(view.with_total) - 0.3), tuple(marks))
    return Chart(_scale(view, grid, sign), (plot,), _ROW_PX * len(view.with_total) + _EDGE_PX)


def _bar(view: View, grid: Grid, provider: Provider, fact: TariffFact, place: int, sign: int) -> list[Mark]:
    position = fact.position if fact.counts else Position.UNKNOWN
    told = _SCHEDULE_WORDS[position] if fact.counts else fact.judgement
    asked = provider_status.about_hours(view, provider.aanbieder_id)
    digits = _digits(fact)
    amounts = (
        ""
        if fact.realised_points is None
        else f": {_points(fact.realised_points, sign, digits)} van {_points(fact.agreed_points, sign, digits)}"
    )
    role = shapes.role_of(
        Position.ALERT if asked and position is Position.ON else position, is_own=view.is_own(provider)
    )
    marks: list[Mark] = list(
        shapes.named_row(place + _WORDS_ABOVE, provider.naam, f"{_shape(position, asked)} {told}{amounts}{asked}", role)
    )
    realised_fill = Fill.SOLID if fact.counts else Fill.OUTLINE
    for metric, half, ink, fill in (
        (REALISED, _HALF_BAR, role, realised_fill),
        (AGREED, _HALF_OUTLINE, Role.PATH, Fill.OUTLINE),
    ):
        row = grid.get(metric, provider.aanbieder_id, view.periode_id)
        if row is not None and row.waarde is not None:
            marks.append(Box(0.0, sign * row.waarde, place - half, place + half, ink, fill, origin=(row.number(),)))
    return marks


def _points(fall: float | None, sign: int, digits: int) -> str:
    return dutch.number(None if fall is None else sign * fall, digits)


def _is_rise(facts: Mapping[str, TariffFact]) -> bool:
    """Whether every tariff that was to move was to rise: the tile then tells how far it rose."""
    agreed = [fact.agreed_points for fact in facts.values() if fact.agreed_points]
    return bool(agreed) and max(agreed) < 0


def _judgement(view: View, fact: TariffFact, who: str) -> str:
    position = fact.position if fact.counts else Position.UNKNOWN
    asked = provider_status.about_hours(view, who)
    return f"{_shape(position, asked)} {schedule_words(fact) if fact.counts else _SCHEDULE_WORDS[position]}{asked}"


def _shape(position: Position, asked: str) -> str:
    """Return the shape of a tariff's position, unless the hours ask for more: no tariff is good news then."""
    return Position.ALERT.shape if asked else position.shape


def _scale(view: View, grid: Grid, sign: int) -> Axis:
    falls = [step.index_pct for step in view.door.paths() if step.is_afspraak and step.index_pct is not None]
    realised = [sign * one for one in values_of(grid, REALISED)]
    furthest = max([1.0, *(sign * (100.0 - index) for index in falls), *realised])
    axis = axes.amount_axis(min([0.0, *realised]), furthest * _ROOM, dutch.number, is_exact=True)
    last, text = axis.ticks[-1]
    return replace(axis, ticks=(*axis.ticks[:-1], (last, f"{text} procentpunt")))
