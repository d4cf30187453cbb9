"""How satisfied are this provider's clients, at the start and at the end, and is a difference more than chance."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import difference_axis
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.findings.explanation import explain
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.measured import LEGEND, clients_cell, is_hidden, over_all_periods, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.rows import IntervalRow, intervals
from hbh_metrics.findings.series import GROUP, GROUP_IS_HIDDEN
from hbh_metrics.findings.view import Grid, View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import TOTAL

METRICS = (
    "tevredenheid_nul",
    "tevredenheid_eind",
    "respons_nul",
    "respons_eind",
    "tevredenheid_verschil",
    "tevredenheid_verschil_laag",
    "tevredenheid_verschil_hoog",
)
_DIFFERENCE = METRICS[4:]
_NO_PERIOD = ""
_LEAST_REACH = 1.0
_ROOM = 1.15
_COLUMNS = (
    Column("Meting"),
    Column("Deze aanbieder", is_number=True),
    Column("Hoeveel mensen", is_number=True),
    Column("Alle aanbieders", is_number=True),
)
_READ_AS = (
    "Het cijfer is het gemiddelde van de rapportcijfers. Het verschil gaat alleen over mensen die beide metingen invulden; de streep is "
    "het gebied waarin het werkelijke verschil waarschijnlijk ligt. Loopt de streep over de nul, dan is er geen verschil aangetoond."
)


@dataclass(frozen=True)
class GradeFact:
    """What the sentences say: the mean grade at the start with its people, and the paired difference with its interval and pairs."""

    name: str
    first: float | None
    people: int
    difference: float | None
    low: float | None
    high: float | None
    pairs: int


def answer(view: View) -> Figure:
    """Return the satisfaction with the chosen provider; it has no period."""
    grid, who = over_all_periods(view, *METRICS), view.chosen.aanbieder_id
    fact = _fact(view, grid, who)
    sentences = said(fact)
    hidden = any(is_hidden(grid.get(metric, TOTAL, _NO_PERIOD)) for metric in METRICS)
    return Figure(
        slug="tevreden",
        headline=sentences[0],
        lead=" ".join(sentences[1:]),
        unit="rapportcijfer van 1 tot 10",
        population=f"cliënten van {view.chosen.naam} die de vragenlijst invulden",
        period="nulmeting en eindmeting",
        provenance=view.provenance("enquêtescores"),
        table=_table(grid, who),
        definition=explain(f"{_READ_AS} {LEGEND}", *METRICS[:5]),
        notes=(GROUP_IS_HIDDEN,) if hidden else (),
        chart=_chart(view, grid) if fact.difference is not None and fact.low is not None else None,
    )


def said(fact: GradeFact) -> tuple[str, ...]:
    """Return the sentences on the satisfaction, the answer first."""
    if fact.first is None and fact.difference is None:
        return (f"Van cliënten van {fact.name} is geen nulmeting geleverd; een verschil is later niet te meten.",)
    people = dutch.count(fact.people, "cliënt", "cliënten")
    start = f"Aan het begin gaven {people} van {fact.name} gemiddeld een {dutch.number(fact.first, 1)}"
    if fact.people == 1:
        start = f"Aan het begin gaf {people} van {fact.name} een {dutch.number(fact.first, 1)}"
    if fact.difference is None or not fact.pairs:
        return (f"{start}; de eindmeting is er nog niet.", *_few(fact.people))
    pairs, size = dutch.count(fact.pairs, "cliënt", "cliënten"), dutch.number(abs(fact.difference), 1)
    if fact.pairs < SMALL_NUMBER or fact.low is None or fact.high is None:
        verb = "vulde" if fact.pairs == 1 else "vulden"
        return (f"Over het verschil bij {fact.name} is nog geen uitspraak mogelijk: {pairs} {verb} beide metingen in.",)
    between = difference_between(fact.low, fact.high, lambda value: dutch.number(value, 1), "lager", "hoger")
    if fact.high < 0:
        first = f"Cliënten van {fact.name} zijn minder tevreden dan aan het begin: het cijfer ligt {size} lager."
    elif fact.low > 0:
        first = f"Cliënten van {fact.name} zijn meer tevreden dan aan het begin: het cijfer ligt {size} hoger."
    else:
        first = f"Bij cliënten van {fact.name} is geen verschil in tevredenheid aangetoond."
    return (
        first,
        f"Het werkelijke verschil ligt waarschijnlijk {between} ({pairs} vulden beide metingen in).",
    )


def _few(people: int) -> tuple[str, ...]:
    if people >= SMALL_NUMBER:
        return ()
    return (f"Let op, een klein aantal: dit gaat over {dutch.count(people, 'cliënt', 'cliënten')}.",)


def _fact(view: View, grid: Grid, who: str) -> GradeFact:
    def n(metric: str) -> int:
        row = grid.get(metric, who, _NO_PERIOD)
        return 0 if row is None or row.n is None else row.n

    difference, low, high = (grid.value(metric, who, _NO_PERIOD) for metric in _DIFFERENCE)
    first = grid.value("tevredenheid_nul", who, _NO_PERIOD)
    return GradeFact(view.chosen.naam, first, n("tevredenheid_nul"), difference, low, high, n("tevredenheid_verschil"))


def _chart(view: View, grid: Grid) -> Chart:
    ends = [row.waarde for row in grid.cells.values() if row.maatstaf in _DIFFERENCE and row.waarde is not None]
    reach = max([_LEAST_REACH, *(abs(value) for value in ends)]) * _ROOM
    x = difference_axis(reach, lambda value: dutch.number(value, 1))
    lines = [
        _line(grid, who, name, role)
        for who, name, role in (
            (view.chosen.aanbieder_id, view.chosen.naam, Role.OWN),
            (TOTAL, GROUP, Role.OTHERS),
        )
    ]
    return intervals(lines, x, "verschil in rapportcijfer", line_at=0.0)


def _line(grid: Grid, who: str, name: str, role: Role) -> IntervalRow:
    value, low, high = (grid.value(metric, who, _NO_PERIOD) for metric in _DIFFERENCE)
    words = "niet bekend" if value is None else dutch.signed(dutch.number(value, 1), value)
    if is_hidden(grid.get(_DIFFERENCE[0], who, _NO_PERIOD)):
        words = "afgeschermd"
    return IntervalRow(dutch.sentence_start(name), value, low, high, words, role)


def _table(grid: Grid, who: str) -> Table:
    names = {
        "tevredenheid_nul": "Cijfer bij de nulmeting",
        "tevredenheid_eind": "Cijfer bij de eindmeting",
        "respons_nul": "Respons op de nulmeting",
        "respons_eind": "Respons op de eindmeting",
        "tevredenheid_verschil": "Verschil bij wie beide invulde",
        "tevredenheid_verschil_laag": "Verschil is waarschijnlijk minstens",
        "tevredenheid_verschil_hoog": "Verschil is waarschijnlijk hoogstens",
    }
    rows = []
    for metric, name in names.items():
        own, group = (grid.get(metric, each, _NO_PERIOD) for each in (who, TOTAL))
        words = metric_text(metric)
        rows.append((Cell(name), value_cell(own, words), clients_cell(own), value_cell(group, words)))
    return Table("Tevredenheid", _COLUMNS, tuple(rows))
