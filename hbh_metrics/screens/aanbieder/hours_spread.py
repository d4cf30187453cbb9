"""How are the hours spread over this provider's clients: not only the mean, but how many get little, and how many much less than before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Role
from hbh_metrics.drawing.points import State
from hbh_metrics.findings import series, shares
from hbh_metrics.findings.figure import Cell, Column, Figure, Panel, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.intervals import share_between, wilson_pct
from hbh_metrics.findings.shares import Distribution
from hbh_metrics.findings.view import View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import TOTAL

HOURS, AGAINST_BEFORE = "uren_per_week", "uren_tov_referentie"
NAMES = (HOURS, AGAINST_BEFORE)
STRONG_FALL = ("<50", "50-70")
UNDER_TWO = ("0-1", "1-2")
_TITLES = {HOURS: "Uren per week", AGAINST_BEFORE: "Uren in % van voorheen"}
_WORDS = {HOURS: "{} uur per week", AGAINST_BEFORE: "{}% van voorheen"}
_HEIGHT_PX = 250
_DRAWN_APART = 4
_USUAL_TOP_PCT = 85.0
_COLUMNS = (
    Column("Klasse"),
    Column("Cliënten", is_number=True),
    Column("Aandeel", is_number=True),
    Column("Aandeel, alle aanbieders", is_number=True),
)
DEFINITION = (
    "**Uren per week**: uren per week met hulp, van cliënten die minstens 14 dagen hulp hadden en van wie uren bekend zijn; de bovengrens "
    "van een klasse telt in de volgende mee. **Uren in % van voorheen**: de uren tegenover wat dezelfde cliënt voor het experiment kreeg, "
    "van cliënten die de hele periode hulp hadden. Een sterke daling is minder dan 70%. De volle balk is deze aanbieder, het kader "
    "ernaast alle aanbieders samen."
)


@dataclass(frozen=True)
class SpreadFact:
    """What the sentences say: clients with a strong fall out of how many, and those with less than two hours a week out of how many."""

    name: str
    state: State
    fallen: int
    known: int
    under_two: int
    counted: int


def answer(view: View) -> Figure:
    """Return both distributions of the chosen provider in the chosen period."""
    who, when = view.chosen.aanbieder_id, view.periode_id
    own = {name: shares.distribution(view, name, who, when) for name in NAMES}
    group = {name: shares.distribution(view, name, TOTAL, when) for name in NAMES}
    fallen, hours = own[AGAINST_BEFORE], own[HOURS]
    fact = SpreadFact(
        view.chosen.naam,
        view.state(who),
        fallen.count(*STRONG_FALL),
        fallen.counted,
        hours.count(*UNDER_TWO),
        hours.counted,
    )
    is_hidden = any(found.is_hidden for found in group.values())
    return finding(
        view,
        "spreiding-uren",
        said(fact, when),
        unit="% van de cliënten",
        population=f"cliënten van {view.chosen.naam} van wie uren bekend zijn, n = {dutch.number(fact.counted)}",
        tables=("geleverde_uren", "referentie"),
        table=_table(own, group),
        how_to_read=DEFINITION,
        notes=(
            series.GROUP_IS_HIDDEN
            if is_hidden
            else f"De volle balk is {fact.name}, het kader ernaast alle aanbieders samen.",
        ),
        panels=tuple(
            _panel(name, own[name], group[name], fact.name) for name in NAMES if own[name].counted and fact.state.counts
        ),
    )


def said(fact: SpreadFact, periode_id: str) -> tuple[str, ...]:
    """Return the sentences on the spread, the answer first."""
    period = dutch.period(periode_id)
    if fact.state is State.OPEN:
        return (
            f"{dutch.sentence_start(period)} loopt nog; hoe de uren over de cliënten verdeeld zijn, is daarna te geven.",
        )
    if not fact.counted and not fact.known:
        return (f"Van {fact.name} zijn over {period} geen uren bekend; over de verdeling is niets te zeggen.",)
    if not fact.state.counts:
        return (
            f"Over {period} leverde {fact.name} nog niet alles; hoe de uren over de cliënten verdeeld zijn, is daarna te geven.",
        )
    under_two = "" if not fact.counted else dutch.percentage(fact.under_two / fact.counted * 100, 0)
    if not fact.known:
        return (
            f"Bij {fact.name} krijgt {under_two} van de cliënten minder dan twee uur per week ({period}).",
            "Wat deze cliënten voorheen kregen, is niet bekend.",
        )
    first = f"Bij {fact.name} {_how_many(fact.fallen, fact.known)} in {period} minder dan 70% van de uren van voorheen."
    few = f"Minder dan twee uur per week krijgt {under_two} van de cliënten."
    return (first, *_margin(fact), *((few,) if under_two else ()))


def _how_many(amount: int, of: int) -> str:
    if of == 1:
        return "kreeg de enige bekende cliënt" if amount else "kreeg geen cliënt (er is er 1 bekend)"
    if amount == 0:
        return f"kreeg geen van de {dutch.number(of)} cliënten"
    verb = "kreeg" if amount == 1 else "kregen"
    return (
        f"{verb} {dutch.number(amount)} van de {dutch.number(of)} cliënten ({dutch.percentage(amount / of * 100, 0)})"
    )


def _margin(fact: SpreadFact) -> tuple[str, ...]:
    if fact.known < SMALL_NUMBER:
        return (f"Let op, een klein aantal: dit gaat over {dutch.count(fact.known, 'cliënt', 'cliënten')}.",)
    interval = wilson_pct(fact.fallen, fact.known)
    if interval is None or not fact.fallen:
        return ()
    between = share_between(*interval, lambda value: dutch.percentage(value, 0))
    return (f"Rekening houdend met toeval ligt dat aandeel {between}.",)


def _panel(name: str, own: Distribution, group: Distribution, who: str) -> Panel:
    classes = _drawn(name, own)
    most = max((one.code for one in own.classes), key=own.count)
    sentence = (
        f"{_TITLES[name]}: de grootste groep bij {who} krijgt {_in_words(name, most)}, "
        f"{dutch.percentage(own.pct(most), 0)} van {dutch.count(own.counted, 'cliënt', 'cliënten')}."
    )
    is_fall = name == AGAINST_BEFORE
    chart = shares.bars(
        list(classes),
        [own.pct(*codes) for codes in classes.values()],
        [group.pct(*codes) for codes in classes.values()] if group.counted else (),
        roles=[Role.ABOVE if is_fall and name in STRONG_FALL else Role.OWN for name in classes],
        height_px=_HEIGHT_PX,
        top=_USUAL_TOP_PCT,
    )
    return Panel(_TITLES[name], sentence, chart)


def _drawn(name: str, own: Distribution) -> dict[str, tuple[str, ...]]:
    """Return the classes as they are drawn: the hours from four up together, for few clients have those."""
    codes = [one.code for one in own.classes]
    if name != HOURS:
        return {code: (code,) for code in codes}
    return {code: (code,) for code in codes[:_DRAWN_APART]} | {"4+": tuple(codes[_DRAWN_APART:])}


def _in_words(name: str, code: str) -> str:
    words = code.replace("-", " tot ").replace("<", "minder dan ").replace(">", "meer dan ")
    return _WORDS[name].format(f"{words[:-1]} of meer" if words.endswith("+") else words)


def _table(own: Mapping[str, Distribution], group: Mapping[str, Distribution]) -> Table:
    rows = tuple(
        (
            Cell(dutch.sentence_start(_in_words(name, one.code))),
            *shares.count_cells(own[name], one.code),
            shares.count_cells(group[name], one.code)[1],
        )
        for name in NAMES
        for one in own[name].classes
    )
    return Table("Verdeling van de uren", _COLUMNS, rows)
