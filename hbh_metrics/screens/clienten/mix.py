"""Is the experiment's group like the clients outside it, and did its hours change differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import number_axis
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.findings.columns import clients, lies_between, metric_table, words
from hbh_metrics.findings.columns import value as metric_value
from hbh_metrics.findings.effect_words import ASSUMPTIONS, effect
from hbh_metrics.findings.figure import Cell, Column, Figure, Panel, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.measured import HIDDEN, LEGEND, measured, over_all_periods
from hbh_metrics.findings.rows import IntervalRow, intervals
from hbh_metrics.findings.shares import COMPARISON, EXPERIMENT, Distribution, bars, count_cells, distribution
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.project import as_called
from hbh_metrics.records import TOTAL

EFFECT = ("effect_uren_eind", "effect_uren_eind_laag", "effect_uren_eind_hoog")
_SMALLEST = "kleinste_aantoonbaar"
UNKNOWN = "ONBEKEND"
CLASSES: Mapping[str, str] = {**{str(number): f"klasse {number}" for number in range(1, 7)}, UNKNOWN: "onbekend"}
AGES: Mapping[str, str] = {
    "<65": "jonger dan 65 jaar",
    "65-74": "65 tot 75 jaar",
    "75-84": "75 tot 85 jaar",
    "85+": "85 jaar of ouder",
    UNKNOWN: "onbekend",
}
_LABELS: Mapping[str, Mapping[str, str]] = {"klasse": CLASSES, "leeftijd": AGES}
_LONG_LABEL = 3
_Z_OF_THE_FURTHEST = 2.8
_LEAST_REACH_HOURS = 0.3
_ROOM = 1.15
_READ_AS = (
    "De dichte balken zijn de cliënten in het experiment, de open balken de vergelijkingsgroep: cliënten van categorie 1 die niet meedoen. "
    "Lijken de groepen niet op elkaar, dan kan een verschil in uren daardoor komen. Geteld op de laatste dag van de periode, of op de dag "
    f"tot waar deze stand spreekt. In de tabel: {LEGEND}"
)
_READ_EFFECT_AS = (
    "Per cliënt: de uren per week nu, min de uren per week voorheen. De punt is het gemiddelde daarvan in het experiment, min het "
    "gemiddelde in de vergelijkingsgroep. De streep laat zien waar het verschil kan liggen als toeval wordt meegerekend (95%). Ligt de "
    f"streep helemaal links van 0, dan daalden de uren in het experiment meer dan daarbuiten. In de tabel: {LEGEND}"
)


@dataclass(frozen=True)
class Difference:
    """The class in which the two groups are furthest apart: its name and both shares, in per cent."""

    name: str
    experiment_pct: float
    comparison_pct: float

    @property
    def points(self) -> float:
        """How far apart, in percentage points, without a sign."""
        return abs(self.experiment_pct - self.comparison_pct)


def answer(view: View) -> Figure:
    """Return both groups by class and by age, for the chosen provider or all."""
    found = {
        (name, group): distribution(view, name, view.chosen.aanbieder_id, view.periode_id, group)
        for name in ("klasse", "leeftijd")
        for group in (EXPERIMENT, COMPARISON)
    }
    furthest = _furthest(found)
    own = found["klasse", EXPERIMENT]
    sentences = likeness(
        furthest,
        own.counted,
        found["klasse", COMPARISON].counted,
        f"{dutch.period(view.periode_id)}{' tot nu toe' if view.runs else ''}",
        is_hidden=any(one.is_hidden for one in found.values()),
    )
    return finding(
        view,
        "samenstelling",
        sentences,
        unit="cliënten naar klasse en naar leeftijd, in % van hun groep",
        population=(
            f"{dutch.number(own.counted)} cliënten in het experiment en {dutch.number(found['klasse', COMPARISON].counted)} in de "
            "vergelijkingsgroep (categorie 1)"
        ),
        table=_table(found),
        tables=("indicaties",),
        how_to_read=_READ_AS,
        panels=tuple(
            _panel(found, name, title)
            for name, title in (("klasse", "Naar klasse"), ("leeftijd", "Naar leeftijd"))
            if found[name, EXPERIMENT].counted and found[name, COMPARISON].counted
        ),
    )


def likeness(
    furthest: Difference | None, experiment: int, comparison: int, period: str, *, is_hidden: bool = False
) -> tuple[str, ...]:
    """Return how far apart the two groups are at most; the answer first."""
    if is_hidden:
        return (f"Of de groep lijkt op de vergelijkingsgroep, staat hier niet: {HIDDEN}.",)
    if furthest is None or not experiment or not comparison:
        return (
            f"Of de groep lijkt op de vergelijkingsgroep, is in {period} niet te zeggen: daar zijn de indicaties van beide "
            "groepen voor nodig.",
        )
    margin = chance_points(furthest, experiment, comparison)
    verdict = "lijkt de groep op" if furthest.points <= margin else "wijkt de groep af van"
    return (
        f"In {period} {verdict} de vergelijkingsgroep; het grootste verschil is ‘{furthest.name}’: "
        f"{dutch.percentage(furthest.experiment_pct, 0)} in het experiment en {dutch.percentage(furthest.comparison_pct, 0)} daarbuiten.",
        f"Bij {dutch.count(experiment, 'cliënt', 'cliënten')} kan een verschil tot {dutch.points(margin, 0)} toeval zijn.",
    )


def chance_points(furthest: Difference, experiment: int, comparison: int) -> float:
    """Return how far the furthest of about ten classes can be apart by chance, in percentage points.

    The standard error of a difference of two shares times 2.8, the 95% limit for ten looks at once (Bonferroni).
    """
    share = (
        (furthest.experiment_pct * experiment + furthest.comparison_pct * comparison) / (experiment + comparison) / 100
    )
    error = sqrt(share * (1 - share) * (1 / experiment + 1 / comparison))
    return _Z_OF_THE_FURTHEST * error * 100


def compared(view: View) -> Figure:
    """Return the difference in hours with the comparison group at the end, in the words that are allowed; for all providers together."""
    grid = over_all_periods(view, *EFFECT, _SMALLEST)
    row = grid.get(EFFECT[0], TOTAL, "")
    value = measured(row)
    low, high = (grid.value(name, TOTAL, "") for name in EFFECT[1:])
    columns = (
        words("Maat", lambda _: Cell("Verschil met de vergelijkingsgroep")),
        metric_value(EFFECT[0], "Uur per week", _signed),
        lies_between(*EFFECT[1:], "Ligt tussen", _between),
        clients(EFFECT[0], "Cliënten in het experiment"),
    )
    title = "Verschil met de vergelijkingsgroep"
    return finding(
        view,
        "vergelijkingsgroep",
        effect(view.door.effect_ruling(), value, low, high, grid.value(_SMALLEST, TOTAL, "")),
        unit="verschil met de vergelijkingsgroep, in uur per week",
        population=f"alle aanbieders samen, n = {dutch.number(value.n)} cliënten in het experiment",
        period="de laatste drie volledige perioden",
        table=metric_table(view, grid, title, columns, providers=view.with_total[:1], periods=("",)),
        how_to_read=_READ_EFFECT_AS,
        chart=_effect_chart(grid),
        notes=("Wat wij daarbij aannemen:", *ASSUMPTIONS),
    )


def _furthest(found: Mapping[tuple[str, str], Distribution]) -> Difference | None:
    pairs = [
        Difference(label, own, other)
        for name, labels in _LABELS.items()
        for code, label in labels.items()
        if (own := found[name, EXPERIMENT].pct(code)) is not None
        and (other := found[name, COMPARISON].pct(code)) is not None
    ]
    return max(pairs, key=lambda pair: pair.points, default=None)


def _panel(found: Mapping[tuple[str, str], Distribution], name: str, title: str) -> Panel:
    own, other = found[name, EXPERIMENT], found[name, COMPARISON]
    codes = [code for code in _LABELS[name] if own.count(code) or other.count(code)]
    shares = [
        f"{_LABELS[name][code]} {dutch.percentage(own.pct(code), 0)} tegen {dutch.percentage(other.pct(code), 0)}"
        for code in codes
    ]
    return Panel(
        title=title,
        sentence=f"{title}, het experiment tegen de vergelijkingsgroep: {dutch.listing(shares)}.",
        chart=bars(
            [_short(_LABELS[name][code]) for code in codes],
            [own.pct(code) for code in codes],
            [other.pct(code) for code in codes],
            title=as_called("dicht: experiment; open: vergelijkingsgroep"),
        ),
    )


def _short(label: str) -> str:
    """Return a label that fits under a bar: broken before its third word, without the unit."""
    words = label.removesuffix(" jaar").split(" ")
    return label if len(words) < _LONG_LABEL else f"{' '.join(words[:2])}\n{' '.join(words[2:])}"


def _table(found: Mapping[tuple[str, str], Distribution]) -> Table:
    columns = (
        Column("Klasse of leeftijd"),
        Column("In het experiment", is_number=True),
        Column("Deel", is_number=True),
        Column("Vergelijkingsgroep", is_number=True),
        Column("Deel daarvan", is_number=True),
    )
    rows = tuple(
        (Cell(label), *count_cells(found[name, EXPERIMENT], code), *count_cells(found[name, COMPARISON], code))
        for name, labels in _LABELS.items()
        for code, label in labels.items()
        if code != UNKNOWN or any(found[name, group].count(code) for group in (EXPERIMENT, COMPARISON))
    )
    return Table("De groep en de vergelijkingsgroep", columns, rows)


def _effect_chart(grid: Grid) -> Chart | None:
    found = [row for name in EFFECT if (row := grid.get(name, TOTAL, "")) is not None and row.waarde is not None]
    if len(found) < len(EFFECT):
        return None
    value, low, high = (row.waarde or 0.0 for row in found)
    reach = max(_LEAST_REACH_HOURS, abs(low), abs(high))
    told = f"{_signed(value)} ({_between(low, high)})"
    shown = IntervalRow("verschil", value, low, high, told, origin=tuple(row.number() for row in found))
    return intervals(
        [shown],
        number_axis(-reach * _ROOM, reach * _ROOM),
        "◀ minder uren per week  |  meer uren per week ▶",
        line_at=0.0,
    )


def _between(low: float, high: float) -> str:
    return difference_between(low, high, lambda amount: dutch.number(amount, 2), "uur minder", "uur meer")


def _signed(value: float) -> str:
    return dutch.signed(f"{dutch.number(value, 2)} uur", value)
