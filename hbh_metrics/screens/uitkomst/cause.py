"""What is cause and what is not: every estimate of the effect beside the others, the words that are allowed, and what they assume."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.drawing.axes import number_axis
from hbh_metrics.drawing.chart import Chart
from hbh_metrics.findings.effect_words import ASSUMPTIONS, before_the_start, effect, minutes
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.intervals import difference_between
from hbh_metrics.findings.measured import clients_cell, is_hidden, measured, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.rows import IntervalRow, intervals
from hbh_metrics.findings.shares import amount_cell
from hbh_metrics.findings.view import View
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.metrics.card import Unit
from hbh_metrics.metrics.distributions import BOTH_GROUPS
from hbh_metrics.records import TOTAL, Measure
from hbh_metrics.screens.uitkomst.chapter import Chapter, Values, between

_END = "effect_uren_eind"
_ROWS = (
    ("Aan het eind (laatste drie perioden)", _END),
    ("Aan het eind, onder wie op elkaar lijkt", "effect_uren_gelijkgesteld_eind"),
    ("Aan het eind, bij gelijke uren vooraf", "effect_uren_ancova_eind"),
    ("Gemiddeld over alle perioden", "effect_uren"),
    ("Alle perioden, wie lang hulp had", "effect_uren_168"),
    ("Voor de start (hoort rond 0 te liggen)", "effect_voortoets"),
)
_OTHER = (
    ("Uren aan het eind, in procenten", "effect_uren_pct_eind"),
    ("Kosten per cliënt per vier weken, aan het eind", "effect_kosten_eind"),
    ("Rapportcijfer", "effect_tevredenheid"),
)
NETWORK = (
    ("Het eigen netwerk doet niets", "effect_netwerk_geen"),
    ("Het eigen netwerk doet een deel", "effect_netwerk_deels"),
    ("Het eigen netwerk doet het meeste", "effect_netwerk_grotendeels"),
)
_COUNTED = "effect_meetelling_eind"
_WHY_NOT = (
    ("Telt mee", "MEEGETELD"),
    ("Geen gegevens van voorheen", "ZONDER_REFERENTIE"),
    ("Uren niet bekend", "ONBEKEND"),
    ("Korter dan 28 dagen hulp", "TE_KORT"),
)
_ROOM = 1.25
_LEAST_REACH = 0.3


def answer(view: View, known: Values) -> Chapter:
    """Return the chapter for this reader."""
    ruled = view.door.effect_ruling()
    ends = tuple(known.whole(f"{_END}{end}") for end in ("_laag", "_hoog"))
    low, high = (None if row is None else row.waarde for row in ends)
    smallest = known.value("kleinste_aantoonbaar")
    said = effect(ruled, measured(known.whole(_END)), low, high, smallest)
    seen = (
        []
        if smallest is None
        else [f"Een verschil dat kleiner is dan {minutes(smallest)} per week, kan dit experiment niet zien."]
    )
    before = [] if ruled is None else [before_the_start(ruled.before)]
    by_period = _by_period(view, known)
    return Chapter(
        "7. Wat is oorzaak en wat niet",
        (
            " ".join(said),
            " ".join([*before, *seen, "Dat het door het experiment komt, is nooit bewezen: wie meedoet, is niet door loting bepaald."]),
            "De vergelijkingsgroep zijn cliënten van categorie 1 die niet meedoen. Van elke cliënt kijken wij naar de uren per week nu, "
            "min die van voor het experiment. Het verschil is het gemiddelde in het experiment min dat in de vergelijkingsgroep.",
            "Wat wij daarbij aannemen:",
        ),
        ASSUMPTIONS,
        _chart(known),
        f"Het verschil met de vergelijkingsgroep in uren per week, op zes manieren berekend. {said[0]}",
        (_table("Verschil met de vergelijkingsgroep, uren per week", _ROWS, known),
         *(table for table in (_other(known), _by_provider(view), by_period, _counted(view)) if table.rows)),
    )  # fmt: skip


def _other(known: Values) -> Table:
    """Return the other differences that could be worked out; what lacks for the rest stands in the chapter on what is not known."""
    there = tuple((name, metric) for name, metric in _OTHER if _is_told(known.whole(metric)))
    return _table("Andere verschillen", there, known)


def _is_told(row: Measure | None) -> bool:
    return row is not None and (row.waarde is not None or is_hidden(row))


def _words(metric: str, low: float, high: float) -> str:
    plain = metric_text(metric)

    def text(amount: float) -> str:
        return plain(amount).lstrip("+-−")

    is_hours = CARD_BY_NAME[metric].unit is Unit.HOURS_PER_WEEK
    less, more = ("minder", "meer") if is_hours else ("lager", "hoger")
    return difference_between(low, high, text, less, more)


def _table(
    title: str,
    rows: tuple[tuple[str, str], ...],
    known: Values,
    first: str = "Hoe berekend",
    *,
    of_those_there: bool = False,
) -> Table:
    columns = (
        Column(first), Column("Verschil", is_number=True), Column("Ligt tussen (95%)"), Column("Cliënten", is_number=True),
    )  # fmt: skip
    return Table(title, columns, tuple(
        (
            Cell(name),
            value_cell(known.whole(metric), metric_text(metric)),
            _between(metric, known),
            clients_cell(known.whole(metric)),
        )
        for name, metric in rows
        if not of_those_there or known.whole(metric) is not None
    ))  # fmt: skip


def _between(metric: str, known: Values) -> Cell:
    low, high = known.whole(f"{metric}_laag"), known.whole(f"{metric}_hoog")
    return between(low, high, lambda least, most: _words(metric, least, most))


def by_network(known: Values) -> Table:
    """Return the effect at the end by what the network does in the plan; without rows in a stand that does not have it."""
    return _table(
        "Naar wat het netwerk doet in het plan: verschil met de vergelijkingsgroep aan het eind, uren per week",
        NETWORK,
        known,
        "In het plan",
        of_those_there=True,
    )


def _by_provider(view: View) -> Table:
    """Return the effect at the end without each provider, and at it alone; without rows for who sees no provider."""
    names = ("effect_zonder", "effect_zonder_laag", "effect_zonder_hoog", "effect_bij")
    found = {(row.maatstaf, row.aanbieder_id): row for row in view.door.measures(*names)} if view.providers else {}
    columns = (
        Column("Aanbieder"), Column("Verschil zonder", is_number=True), Column("Ligt tussen (95%)"),
        Column("Verschil bij", is_number=True), Column("Cliënten", is_number=True),
    )  # fmt: skip
    rows = []
    for provider in view.providers:
        without, low, high, at = (found.get((name, provider.aanbieder_id)) for name in names)
        if without is None:
            continue
        rows.append((
            Cell(provider.naam),
            value_cell(without, metric_text(names[0])),
            between(low, high, lambda least, most: _words(names[0], least, most)),
            value_cell(at, metric_text(names[3])),
            clients_cell(at),
        ))  # fmt: skip
    return Table("Zonder één aanbieder, aan het eind, uren per week", columns, tuple(rows))


def _counted(view: View) -> Table:
    """Return who of both groups counts in the effect at the end, and why others do not: the first reason that applies."""
    shares = [one for one in view.door.distributions(_COUNTED) if one.aanbieder_id == TOTAL]
    columns = (
        Column("Wie meetelt, en waarom anderen niet"),
        *(Column(name, is_number=True) for name in ("In het experiment", "Vergelijking")),
    )
    rows = tuple(
        (
            Cell(words),
            *(amount_cell([one for one in shares if (one.code, one.groep) == (code, group)]) for group in BOTH_GROUPS),
        )
        for words, code in _WHY_NOT
    )
    return Table("Wie telt mee, laatste drie volledige perioden", columns, rows if shares else ())


def _by_period(view: View, known: Values) -> Table:
    names = (
        "effect_uren_periode",
        "effect_uren_periode_laag",
        "effect_uren_periode_hoog",
        "urenindex_vergelijkingsgroep",
    )
    columns = (
        Column("Periode"), Column("Verschil, uur per week", is_number=True), Column("Ligt tussen (95%)"),
        Column("Uren van de vergelijkingsgroep, % van voorheen", is_number=True),
    )  # fmt: skip
    rows = []
    for period in view.begun:
        here = [known.rows.get((name, period)) for name in names]
        if here[0] is not None and here[0].n:
            rows.append((
                Cell(dutch.period(period)),
                value_cell(here[0], metric_text(names[0])),
                between(here[1], here[2], lambda low, high: _words(names[0], low, high)),
                value_cell(here[3], metric_text(names[3])),
            ))  # fmt: skip
    return Table("Per periode, elke periode met haar eigen marge", columns, tuple(rows))


def _chart(known: Values) -> Chart | None:
    rows = []
    for name, metric in _ROWS:
        row = known.whole(metric)
        low, high = (known.value(f"{metric}{end}") for end in ("_laag", "_hoog"))
        if row is not None and row.waarde is not None and low is not None and high is not None:
            told = f"{metric_text(metric)(row.waarde)} ({_words(metric, low, high)})"
            rows.append(IntervalRow(name, row.waarde, low, high, told))
    if not rows:
        return None
    reach = max(_LEAST_REACH, *(abs(end) for row in rows for end in (row.low or 0.0, row.high or 0.0))) * _ROOM
    return intervals(rows, number_axis(-reach, reach), "◀ minder uren per week  |  meer uren per week ▶", line_at=0.0)
