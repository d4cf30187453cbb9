"""What the experiment comes to in euro and hours: an expectation with its assumption, and a range from the data's own spread."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.projection import FEWEST, Ahead, ahead
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.records import Provider
from hbh_metrics.screens.kosten import year_end_chart

METRICS = (
    "betaald", "betaalde_clientperioden", "betaald_tarief", "afgesproken_tarief", "referentiekosten", "kosten_tov_referentie_cum", "uren",
)  # fmt: skip
_OFF_PATH_EUR = 0.01
_COLUMNS = (
    Column("Aanbieder"),
    Column("Betaald tot nu", is_number=True, metrics=("betaald",)),
    Column("Betaald aan het eind", is_number=True),
    Column("Ligt tussen"),
    Column("Aan het eind tegenover voorheen", is_number=True),
    Column("Uren aan het eind", is_number=True),
    Column("Uren liggen tussen"),
)
_READ_AS = (
    "De verwachting heeft één aanname: het gaat verder zoals het ging. Het aantal betaalde cliëntperioden en de uren veranderen elke "
    "periode zoals gemiddeld tot nu, en het verschil met het afgesproken tarief blijft zoals in de laatste volledige periode. De marge "
    "(95%) volgt uit hoe sterk diezelfde cijfers tot nu toe van periode op periode wisselden; zij is breder naarmate het einde verder weg "
    "is. De marges van periodes en aanbieders zijn opgeteld alsof zij samen vallen: dat is voorzichtig. Wat na de laatste hele periode "
    "komt, telt niet mee. Met de schakelaar volgt een aanbieder vanaf nu precies het afgesproken pad."
)


@dataclass(frozen=True)
class Expected:
    """An amount so far, with what is expected at the end and its range."""

    so_far: float
    middle: float
    low: float
    high: float

    def plus(self, other: Expected) -> Expected:
        """Return the sum of two, ranges added up."""
        return Expected(
            self.so_far + other.so_far, self.middle + other.middle, self.low + other.low, self.high + other.high
        )


@dataclass(frozen=True)
class End:
    """The end of the experiment at one provider: euros and hours, and euros against what the same clients cost before.

    `paid` adds up what was paid period by period, `later` what is expected in each period to come.
    """

    name: str
    euros: Expected
    hours: Expected
    against_before_eur: float | None
    paid: tuple[float, ...] = ()
    later: tuple[Ahead, ...] = ()


def off_path(view: View) -> tuple[Provider, ...]:
    """Return the providers that are looked at whose last whole period was paid otherwise than agreed, while periods are still to come."""
    grid = view.grid(*METRICS)
    found = []
    for who in view.providers if view.is_total else (view.chosen,):
        known = _whole(view, who)
        if not known or not _to_come(known[-1]):
            continue
        paid, agreed = (
            grid.value(metric, who.aanbieder_id, known[-1]) for metric in ("betaald_tarief", "afgesproken_tarief")
        )
        if paid is not None and agreed is not None and abs(paid - agreed) > _OFF_PATH_EUR:
            found.append(who)
    return tuple(found)


def answer(view: View, back_on_path: Collection[str] = ()) -> Figure | None:
    """Return the expectation; `back_on_path` follow the agreed path from now on. None for a reader who sees no single providers."""
    if not view.providers:
        return None
    grid = view.grid(*METRICS)
    shown = view.providers if view.is_total else (view.chosen,)
    ends = [end_of(view, grid, who, is_back=who.aanbieder_id in back_on_path) for who in shown]
    known = [one for one in ends if one is not None]
    total = together(known) if view.is_total and len(known) == len(shown) and len(known) > 1 else None
    last = experiment_periods()[-1].id
    names = [who.naam for who in shown if who.aanbieder_id in back_on_path]
    return finding(
        view,
        "einde-van-het-jaar",
        said(known, total, len(shown), names, last, is_over=view.periode_id >= last),
        unit="euro en uren, tot en met de laatste hele periode",
        population=view.population(),
        period=dutch.period_range(experiment_periods()[0].id, last),
        table=Table("Waar komen wij uit", _COLUMNS, tuple(_row(one) for one in (*([total] if total else []), *known))),
        how_to_read=_READ_AS,
        explains=("betaald", "referentiekosten"),
        chart=_drawn(view, grid, total or (known[0] if len(shown) == 1 and known else None)),
    )


def end_of(view: View, grid: Grid, provider: Provider, *, is_back: bool) -> End | None:
    """Return where a provider ends; None while fewer than FEWEST periods in a row from the first are whole."""
    who, whole = provider.aanbieder_id, _whole(view, provider)

    def series(metric: str) -> list[float]:
        return [value for one in whole if (value := grid.value(metric, who, one)) is not None]

    paid, volume, hours = (series(metric) for metric in ("betaald", "betaalde_clientperioden", "uren"))
    if len(whole) < FEWEST or not len(paid) == len(volume) == len(hours) == len(whole):
        return None
    later = _to_come(whole[-1])
    more, more_hours = ahead(volume, len(later)), ahead(hours, len(later))
    path = {
        step.periode_id: step.tarief_eur for step in view.door.paths() if step.aanbieder_id == who and step.is_afspraak
    }
    tariff, agreed, before, difference = (
        grid.value(metric, who, whole[-1])
        for metric in ("betaald_tarief", "afgesproken_tarief", "referentiekosten", "kosten_tov_referentie_cum")
    )
    if more is None or more_hours is None or tariff is None or agreed is None:
        return None
    stays = 0.0 if is_back else tariff - agreed
    tariffs = [float(path.get(one) or agreed) + stays for one in later]
    adding_up = tuple(accumulate(paid))
    course = tuple(_course(adding_up[-1], more, tariffs))
    last = course[-1] if course else Ahead(*[adding_up[-1]] * 3)
    euros = Expected(adding_up[-1], last.middle, last.low, last.high)
    until = sum(hours)
    worked = Expected(
        until, *(until + sum(getattr(one, part) for one in more_hours) for part in ("middle", "low", "high"))
    )
    cost_before = None if before is None else before / volume[-1]
    against = (
        None
        if difference is None or cost_before is None
        else difference + sum(one.middle * (price - cost_before) for one, price in zip(more, tariffs, strict=True))
    )
    return End(provider.naam, euros, worked, against, adding_up, course)


def _course(so_far: float, more: Sequence[Ahead], tariffs: Sequence[float]) -> Iterator[Ahead]:
    """Yield what is paid up to and including each period to come: the volume of each at its tariff, added up."""
    at = Ahead(so_far, so_far, so_far)
    for one, price in zip(more, tariffs, strict=True):
        at = Ahead(at.middle + one.middle * price, at.low + one.low * price, at.high + one.high * price)
        yield at


def together(ends: Sequence[End]) -> End:
    """Return all providers as one."""
    euros, hours = ends[0].euros, ends[0].hours
    for one in ends[1:]:
        euros, hours = euros.plus(one.euros), hours.plus(one.hours)
    parts = [one.against_before_eur for one in ends]
    known = [part for part in parts if part is not None]
    against = sum(known) if len(known) == len(parts) else None
    if len({(len(one.paid), len(one.later)) for one in ends}) > 1:
        return End("Alle aanbieders", euros, hours, against)
    paid = tuple(sum(at) for at in zip(*(one.paid for one in ends), strict=True))
    later = tuple(_sum(at) for at in zip(*(one.later for one in ends), strict=True))
    return End("Alle aanbieders", euros, hours, against, paid, later)


def _sum(parts: Sequence[Ahead]) -> Ahead:
    return Ahead(sum(one.middle for one in parts), sum(one.low for one in parts), sum(one.high for one in parts))


def _drawn(view: View, grid: Grid, shown: End | None) -> Chart | None:
    """Return the chart of who is shown; what the same clients cost before is what was paid less the difference with it."""
    if shown is None:
        return None
    differences = [grid.value("kosten_tov_referentie_cum", view.chosen.aanbieder_id, one) for one in view.begun]
    before = [None if less is None else paid - less for paid, less in zip(shown.paid, differences, strict=False)]
    return year_end_chart.chart(shown.paid, shown.later, before)


def said(
    known: Sequence[End], total: End | None, shown: int, back: Sequence[str], last: str, *, is_over: bool = False
) -> tuple[str, ...]:
    """Return the expectation and what it rests on; when it `is_over`, what all came to, or those of which every period is whole."""
    is_of_all = shown > 1
    if is_over and is_of_all and (total is None or total.euros.low != total.euros.high):
        return _over(known, shown, last)
    if not known or (is_of_all and total is None):
        return (
            f"Waar het experiment in euro's en uren uitkomt, is nog niet te zeggen: daarvoor zijn van elke aanbieder {FEWEST} volledige "
            "perioden nodig.",
        )
    one = total or known[0]
    whose = "" if total else f" bij {one.name}"
    euros, hours = (dutch.euro(one.euros.middle, 0), f"{dutch.number(one.hours.middle)} uur")
    if one.euros.low == one.euros.high:
        return (f"Tot en met {dutch.period(last)} is{whose} {euros} betaald voor {hours}.", *_against(one))
    when = f"Gaat het verder zoals het ging, dan is aan het eind{whose} naar verwachting {euros} betaald"
    if back:
        when = (
            f"Is {dutch.listing(back)} vanaf nu terug op het pad en gaat het verder zoals het ging, dan is aan het eind{whose} naar "
            f"verwachting {euros} betaald"
        )
    return (
        f"{when} (tussen {_between(one.euros, money=True)}) voor {hours} (tussen {_between(one.hours, money=False)}).",
        *_against(one),
    )


def _over(known: Sequence[End], shown: int, last: str) -> tuple[str, ...]:
    """Return what it came to at those of which every period is whole, once the last one ended."""
    done = [one for one in known if one.euros.low == one.euros.high]
    if not done:
        return (
            "Wat het experiment in euro's en uren kostte, is niet te zeggen: van geen enkele aanbieder is elke periode volledig.",
        )
    sums = together(done)
    return (
        f"Tot en met {dutch.period(last)} is bij {len(done)} van de {shown} aanbieders {dutch.euro(sums.euros.middle, 0)} betaald voor "
        f"{dutch.number(sums.hours.middle)} uur; bij de anderen is niet elke periode volledig.",
        *_against(sums),
    )


def _against(one: End) -> tuple[str, ...]:
    if one.against_before_eur is None:
        return ()
    word = "meer" if one.against_before_eur > 0 else "minder"
    return (f"Dat is {dutch.euro(abs(one.against_before_eur), 0)} {word} dan dezelfde cliënten voorheen kostten.",)


def _between(of: Expected, *, money: bool) -> str:
    low, high = (dutch.euro(value, 0) if money else dutch.number(value) for value in (of.low, of.high))
    return "" if of.low == of.high else f"{low} en {high}"


def _whole(view: View, provider: Provider) -> list[str]:
    """Return the periods in a row from the first that are whole, up to the chosen one."""
    found = []
    for one in view.begun:
        if one > view.periode_id or not view.state(provider.aanbieder_id, one).counts:
            break
        found.append(one)
    return found


def _to_come(after: str) -> list[str]:
    return [period.id for period in experiment_periods() if period.id > after]


def _row(one: End) -> tuple[Cell, ...]:
    before = one.against_before_eur
    return (
        Cell(one.name),
        Cell(dutch.euro(one.euros.so_far, 0), one.euros.so_far),
        Cell(dutch.euro(one.euros.middle, 0), one.euros.middle),
        Cell(_between(one.euros, money=True)),
        Cell(dutch.MISSING) if before is None else Cell(dutch.euro(before, 0), before),
        Cell(dutch.number(one.hours.middle), one.hours.middle),
        Cell(_between(one.hours, money=False)),
    )
