"""What do clients complain about at this provider, and is that more often than at all providers together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.drawing.chart import Axis, Chart, Role
from hbh_metrics.findings.columns import PERIOD, metric_table, of_all, value
from hbh_metrics.findings.figure import Figure
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import LEGEND
from hbh_metrics.findings.rows import BarRow, Part, stacked
from hbh_metrics.findings.shares import in_class, of_chosen, until
from hbh_metrics.findings.view import View
from hbh_metrics.records import TOTAL

THEMES = {
    "UREN": "uren",
    "KWALITEIT": "kwaliteit",
    "WISSELING": "wisseling van hulp",
    "BEJEGENING": "bejegening",
    "COMMUNICATIE": "communicatie",
    "OVERIG": "overig",
}
BY_THEME, WITHOUT_CLIENT = "klachten_thema", "klachten_zonder_client"
_METRIC = "klachten_per_100"
_ROOM = 1.12
_READ_AS = (
    "Geteld zijn klachten en signalen van cliënten in het experiment, naar de dag van ontvangst. De grafiek telt alle perioden tot en met "
    "de gekozen periode. Meldingen zonder bekende cliënt staan apart: daarvan is niet te zeggen of ze bij het experiment horen. Bij weinig "
    "cliënten kan één klacht het cijfer sterk veranderen."
)


@dataclass(frozen=True)
class ComplaintFact:
    """What the sentences say: how many in the period, by theme since the start, and the rate per 100 client-periods beside the group's.

    `runs` says that the period had not ended.
    """

    name: str
    is_delivered: bool
    now: int
    themes: Mapping[str, int]
    rate: float | None
    group_rate: float | None
    without_client: int = 0
    runs: bool = False


def answer(view: View) -> Figure:
    """Return the complaints of the chosen provider by theme."""
    grid, who, when = view.grid(_METRIC), view.chosen.aanbieder_id, view.periode_id
    by_theme = of_chosen(view, BY_THEME)
    themes = Counter(dict.fromkeys(THEMES, 0))
    for share in until(view, by_theme):
        themes[share.code] += share.aantal
    fact = ComplaintFact(
        view.chosen.naam,
        any(grid.value(_METRIC, who, period_id) is not None for period_id in view.begun),
        sum(share.aantal for share in by_theme if share.periode_id == when),
        themes,
        grid.value(_METRIC, who, when),
        grid.value(_METRIC, TOTAL, when),
        sum(share.aantal for share in until(view, of_chosen(view, WITHOUT_CLIENT))),
        view.runs,
    )
    columns = (
        PERIOD,
        *(in_class(by_theme, code, name) for code, name in THEMES.items()),
        value(_METRIC, "Per 100 cliëntperioden"),
        of_all(_METRIC, "Alle aanbieders"),
    )
    title = "Klachten en signalen per periode en onderwerp"
    return finding(
        view,
        "klachten",
        said(fact, when),
        unit="aantal klachten en signalen",
        population=f"cliënten van {view.chosen.naam} in het experiment",
        period=dutch.period_range(view.begun[0], when),
        table=metric_table(view, grid, title, columns, providers=(view.chosen,)),
        how_to_read=f"{_READ_AS} {LEGEND}",
        chart=_chart(themes) if themes.total() else None,
    )


def said(fact: ComplaintFact, periode_id: str) -> tuple[str, ...]:
    """Return the sentences on the complaints, the answer first."""
    period, total = dutch.period(periode_id), sum(fact.themes.values())
    if not fact.is_delivered:
        return (f"Van {fact.name} zijn nog geen meldingen geleverd; over klachten is niets te zeggen.",)
    now = "geen klachten" if not fact.now else dutch.count(fact.now, "klacht", "klachten")
    came = f"{'kwam' if fact.now == 1 else 'kwamen'}{' tot nu toe' if fact.runs else ''}"
    first = f"Over {fact.name} {came} {now} binnen in {period}"
    if not total:
        before = "" if periode_id == experiment_periods()[0].id else ", en eerder ook niet"
        return (f"{first}{before}.", *_apart(fact))
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
