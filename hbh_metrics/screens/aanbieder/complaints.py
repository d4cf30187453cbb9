"""What do clients complain about at this provider, and is that more often than at all providers together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Axis, Chart, Role
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.measured import LEGEND, value_cell
from hbh_metrics.findings.rows import BarRow, Part, stacked
from hbh_metrics.findings.view import View
from hbh_metrics.records import TOTAL, Share

THEMES = {
    "UREN": "uren",
    "KWALITEIT": "kwaliteit",
    "WISSELING": "wisseling van hulp",
    "BEJEGENING": "bejegening",
    "COMMUNICATIE": "communicatie",
    "OVERIG": "overig",
}
BY_THEME, WITHOUT_CLIENT = "klachten_thema", "klachten_zonder_client"
NAMES = (BY_THEME, WITHOUT_CLIENT)
_METRIC = "klachten_per_100"
_ROOM = 1.12
_READ_AS = (
    "Geteld zijn klachten en signalen van cliënten in het experiment, naar de dag van ontvangst. De grafiek telt alle perioden tot en met "
    "de gekozen periode. Meldingen zonder bekende cliënt staan apart: daarvan is niet te zeggen of ze bij het experiment horen. Bij weinig "
    "cliënten kan één klacht het cijfer sterk veranderen."
)


@dataclass(frozen=True)
class ComplaintFact:
    """What the sentences say: how many in the period, by theme since the start, and the rate per 100 client-periods beside the group's."""

    name: str
    is_delivered: bool
    now: int
    themes: Mapping[str, int]
    rate: float | None
    group_rate: float | None
    without_client: int = 0


def answer(view: View, shares: Sequence[Share]) -> Figure:
    """Return the complaints of the chosen provider by theme; `shares` holds both distributions of complaints."""
    grid, who = view.grid(_METRIC), view.chosen.aanbieder_id
    until = [
        share
        for share in shares
        if share.aanbieder_id == who and share.periode_id and share.periode_id <= view.periode_id
    ]
    themes = _counted(share for share in until if share.verdeling == BY_THEME)
    now = sum(share.aantal for share in until if share.verdeling == BY_THEME and share.periode_id == view.periode_id)
    rate, group = (grid.value(_METRIC, each, view.periode_id) for each in (who, TOTAL))
    apart = sum(share.aantal for share in until if share.verdeling == WITHOUT_CLIENT)
    delivered = any(row.waarde is not None for row in grid.cells.values() if row.aanbieder_id == who)
    sentences = said(ComplaintFact(view.chosen.naam, delivered, now, themes, rate, group, apart), view.periode_id)
    return Figure(
        slug="klachten",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="aantal klachten en signalen",
        population=f"cliënten van {view.chosen.naam} in het experiment",
        period=dutch.period_range(view.begun[0], view.periode_id),
        provenance=view.provenance("meldingen"),
        table=_table(view, shares),
        definition=explain(f"{_READ_AS} {LEGEND}", _METRIC),
        chart=_chart(themes) if themes.total() else None,
    )


def said(fact: ComplaintFact, periode_id: str) -> tuple[str, ...]:
    """Return the sentences on the complaints, the answer first."""
    period, total = dutch.period(periode_id), sum(fact.themes.values())
    if not fact.is_delivered:
        return (f"Van {fact.name} zijn nog geen meldingen geleverd; over klachten is niets te zeggen.",)
    now = "geen klachten" if not fact.now else dutch.count(fact.now, "klacht", "klachten")
    first = f"Over {fact.name} {'kwam' if fact.now == 1 else 'kwamen'} {now} binnen in {period}"
    if not total:
        return (f"{first}, en eerder ook niet.", *_apart(fact))
    most = sorted((code for code in fact.themes if fact.themes[code]), key=lambda code: -fact.themes[code])
    subjects = f"over {THEMES.get(most[0], most[0])} ({fact.themes[most[0]]})"
    since = f"Sinds de start {'is dat er' if total == 1 else 'zijn dat er'} {dutch.number(total)}"
    tied = len(most) > 1 and fact.themes[most[0]] == fact.themes[most[1]]
    since += f", {subjects}." if total == 1 else "." if tied else f", de meeste {subjects}."
    return (f"{first}.", since, *_rate(fact), *_apart(fact))


def _rate(fact: ComplaintFact) -> tuple[str, ...]:
    if fact.rate is None:
        return ()
    group = "" if fact.group_rate is None else f"; bij alle aanbieders samen {dutch.number(fact.group_rate, 1)}"
    return (f"Per 100 cliëntperioden is dat in deze periode {dutch.number(fact.rate, 1)}{group}.",)


def _apart(fact: ComplaintFact) -> tuple[str, ...]:
    if not fact.without_client:
        return ()
    one = fact.without_client == 1
    told = dutch.count(fact.without_client, "melding", "meldingen")
    return (
        f"Daarnaast {'is' if one else 'zijn'} er {told} zonder bekende cliënt; die {'telt' if one else 'tellen'} niet mee.",
    )


def _counted(shares: Iterable[Share]) -> Counter[str]:
    counted: Counter[str] = Counter(dict.fromkeys(THEMES, 0))
    for share in shares:
        counted[share.code] += share.aantal
    return counted


def _chart(themes: Mapping[str, int]) -> Chart:
    lines = [
        BarRow(
            THEMES.get(code, code),
            (Part(amount, Role.OWN, dutch.count(amount, "klacht", "klachten")),),
            dutch.number(amount),
        )
        for code, amount in themes.items()
    ]
    return stacked(lines, Axis(0.0, max(themes.values()) * _ROOM))


def _table(view: View, shares: Sequence[Share]) -> Table:
    grid, who = view.grid(_METRIC), view.chosen.aanbieder_id
    counted = {
        (share.periode_id, share.code): share.aantal
        for share in shares
        if share.aanbieder_id == who and share.verdeling == BY_THEME
    }
    columns = (
        Column("Periode"),
        *(Column(dutch.sentence_start(name), is_number=True) for name in THEMES.values()),
        Column("Per 100 cliëntperioden", is_number=True),
        Column("Alle aanbieders", is_number=True),
    )
    rows = tuple(
        (
            Cell(dutch.sentence_start(dutch.period(period_id))),
            *(_amount(counted.get((period_id, code))) for code in THEMES),
            *(
                value_cell(grid.get(_METRIC, each, period_id), lambda value: dutch.number(value, 1))
                for each in (who, TOTAL)
            ),
        )
        for period_id in view.begun
    )
    return Table("Klachten en signalen per periode en onderwerp", columns, rows)


def _amount(value: int | None) -> Cell:
    return Cell(dutch.MISSING) if value is None else Cell(dutch.number(value), value)
