"""The effect in one table: in per cent and in hours, at the end and over all periods, and at and without each provider."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.exploration.assumptions import Window
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.measured import clients_cell, value_cell
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.view import ALL_PROVIDERS, View
from hbh_metrics.records import TOTAL, Measure

MEASURED = {Window.LAST_3: "effect_uren_pct_eind", Window.ALL: "effect_uren_pct"}
ENDS = ("", "_laag", "_hoog")
_HOURS = {Window.LAST_3: "effect_uren_eind", Window.ALL: "effect_uren"}
AT, WITHOUT = "effect_bij", "effect_zonder"


def table(view: View) -> Table:
    """Return a row per window, and for who sees providers a row without and a row at each of them, at the end."""
    names = (*MEASURED.values(), *_HOURS.values(), AT, WITHOUT)
    found = {
        (row.maatstaf, row.aanbieder_id): row
        for row in view.door.measures(*(f"{name}{end}" for name in names for end in ENDS))
        if row.periode_id is None
    }
    columns = (
        Column("Over"),
        Column("Aanbieder"),
        *(
            Column(name, is_number=True)
            for name in ("In %", "% van", "% tot", "Uur per week", "Uur van", "Uur tot", "Cliënten")
        ),
    )
    rows = [
        (
            Cell(dutch.sentence_start(window.word)),
            Cell(ALL_PROVIDERS.naam),
            *_three(found, MEASURED[window], TOTAL),
            *_three(found, _HOURS[window], TOTAL),
            clients_cell(found.get((MEASURED[window], TOTAL))),
        )
        for window in Window
    ]
    rows += [
        (
            Cell(f"De laatste drie, {words} deze aanbieder"),
            Cell(provider.naam),
            Cell(""),
            Cell(""),
            Cell(""),
            *_three(found, name, provider.aanbieder_id),
            clients_cell(found.get((name, provider.aanbieder_id))),
        )
        for name, words in ((WITHOUT, "zonder"), (AT, "alleen"))
        for provider in view.providers
        if (name, provider.aanbieder_id) in found
    ]
    return Table("Het effect op de uren", columns, tuple(rows))


def _three(found: dict[tuple[str, str], Measure], name: str, who: str) -> tuple[Cell, ...]:
    return tuple(value_cell(found.get((f"{name}{end}", who)), metric_text(name)) for end in ENDS)
