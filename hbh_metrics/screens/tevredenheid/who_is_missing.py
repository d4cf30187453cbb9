"""Who is missing in the last survey: the first grades of who answered twice beside those of who answered only the first time."""

from __future__ import annotations

from dataclasses import replace

from hbh_metrics import dutch
from hbh_metrics.drawing.chart import Chart, Role
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import HIDDEN, LEGEND, SUPPRESSED
from hbh_metrics.findings.rows import IntervalRow, intervals
from hbh_metrics.findings.satisfaction_change import grade_axis
from hbh_metrics.findings.satisfaction_words import missing
from hbh_metrics.findings.shares import Distribution, amount_cell, distribution
from hbh_metrics.findings.view import View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import Share

DISTRIBUTION = "nulmeting"
STAYED, GONE, UNLINKED = "BLIJVER", "VERTROKKEN", "NIET_GEKOPPELD"
NAMES = {STAYED: "vulde beide metingen in", GONE: "alleen de nulmeting", UNLINKED: "niet te volgen"}
_COLUMNS = (
    Column("Groep"),
    Column("Cliënten", is_number=True),
    Column("Gemiddeld cijfer in de nulmeting", is_number=True),
)
DEFINITION = (
    "De eindmeting hoort alleen wie er nog is en weer antwoordt. Wie is vertrokken, overleden of niet meer antwoordde, ontbreekt. Daarom "
    "staat hier van beide groepen het cijfer dat zij aan het begin gaven. Ligt dat verder uit elkaar dan toeval verklaart (gerekend met "
    "een spreiding van 1 punt), dan zegt de eindmeting niet alles. Niet te volgen is wie de nulmeting zonder kenmerk invulde. In de "
    f"tabel: {LEGEND}"
)


def answer(view: View) -> Figure:
    """Return the grades of the first survey of who stayed and who is missing in the last one."""
    found = distribution(view, DISTRIBUTION, view.chosen.aanbieder_id, None)
    return finding(
        view,
        "wie-ontbreekt",
        said(found, "" if view.is_total else f" van {view.chosen.naam}"),
        unit="gemiddeld rapportcijfer in de nulmeting (1 tot 10)",
        population="cliënten die de nulmeting invulden"
        + (f", n = {dutch.number(found.counted)}" if found.classes else ""),
        period="nulmeting",
        tables=("enquetescores", "vragen"),
        table=Table("Wie de eindmeting mist", _COLUMNS, tuple(_row(found, code) for code in NAMES)),
        how_to_read=DEFINITION,
        chart=_chart(found) if found.counted else None,
    )


def said(found: Distribution, of_whom: str) -> tuple[str, ...]:
    """Return who is missing, or why that cannot be said yet."""
    if found.is_hidden:
        return (f"Wie er in de eindmeting{of_whom} ontbreekt, staat hier niet: {HIDDEN}.",)
    if not found.classes:
        return ("Wie er in de eindmeting ontbreekt, is nog niet te zeggen: de eindmeting is er nog niet.",)
    if not found.counted:
        return (f"Wie er in de eindmeting{of_whom} ontbreekt, is niet te zeggen: er is geen nulmeting{of_whom}.",)
    both, gone = _group(found, STAYED), _group(found, GONE)
    return missing(both, gone, found.count(UNLINKED), of_whom)


def _group(found: Distribution, code: str) -> tuple[int, float | None]:
    row = _class(found, code)
    return (0, None) if row is None else (row.aantal, row.waarde)


def _class(found: Distribution, code: str) -> Share | None:
    return next((one for one in found.classes if one.code == code), None)


def _chart(found: Distribution) -> Chart:
    rows = []
    for code, name in NAMES.items():
        amount, grade = _group(found, code)
        if amount:
            words = f"{dutch.number(grade, 1)}, {dutch.count(amount, 'cliënt', 'cliënten')}"
            role = Role.OWN if code == STAYED else Role.OTHERS
            rows.append(
                IntervalRow(name, grade, None, None, words, role, is_hollow=amount < SMALL_NUMBER, is_labelled=True)
            )
    return intervals(rows, grade_axis(), "gemiddeld rapportcijfer in de nulmeting")


def _row(found: Distribution, code: str) -> tuple[Cell, ...]:
    mark = SUPPRESSED if found.is_hidden else dutch.MISSING
    row = _class(found, code)
    if row is None:
        return (Cell(NAMES[code]), Cell(mark), Cell(mark))
    amount = amount_cell([row])
    few = " (klein aantal)" if 0 < row.aantal < SMALL_NUMBER else ""
    return (
        Cell(NAMES[code]),
        replace(amount, text=f"{amount.text}{few}"),
        Cell(dutch.number(row.waarde, 1) if row.aantal else "", row.waarde),
    )
