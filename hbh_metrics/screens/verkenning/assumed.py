"""Every assumption with its range, how well it is founded and its source; of what was changed from what, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence

from hbh_metrics import dutch
from hbh_metrics.exploration.assumptions import AssumptionSet, declared
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.findings.exploration_words import evidence, next_year, numbers
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.view import View
from hbh_metrics.screens.verkenning.chosen import KeptSet, who_changed

SLUG = "verkenning-aannamen"
_TABLES = ("indicaties", "referentie", "personeel")
_TURNOVER = "verloop_pct"


def answer(view: View, found: Explored, usual: AssumptionSet, kept: Sequence[KeptSet]) -> Figure:
    """Return the assumptions; `usual` are those of the data folder and `kept` the sets in the journal, the oldest first."""
    changed = found.assumed.changed()
    empty = [one for code, one in declared().items() if found.ranges[code] is None]
    verb = "is" if len(empty) == 1 else "zijn"
    headline = (
        f"Van de {len(declared())} aannamen {verb} er {len(empty)} leeg, en {len(changed)} anders dan de standaard."
    )
    rows = []
    for code, one in declared().items():
        is_changed = code in changed
        source = found.assumed.sources.get(code, one.bron)
        note = found.assumed.notes.get(code, one.toelichting)
        rows.append(
            (
                Cell(one.naam, is_strong=is_changed),
                Cell(numbers(code, found.ranges[code]), is_strong=is_changed),
                Cell(_changed(code, found, usual, kept), is_strong=True) if is_changed else Cell(evidence(found, code)),
                Cell(" ".join(part for part in (f"{source}.", note, _beside(code, found)) if part)),
            )
        )
    columns = (Column("Aanname"), Column("Midden (laag tot hoog)"), Column("Bewijs"), Column("Bron"))
    return finding(
        view,
        SLUG,
        (headline, *((f"Leeg: {dutch.listing([one.naam.lower() for one in empty])}.",) if empty else ())),
        unit="laag, midden en hoog: in 19 van de 20 gevallen ertussen",
        population="de hele verkenning",
        period=str(next_year()),
        table=Table("Aannamen", columns, tuple(rows)),
        tables=_TABLES,
        how_to_read="Gemeten: uit het experiment, met zijn marge. Gevonden: uit een openbare bron. Schatting (▨): van ons. "
        "■ en vet is veranderd: van welk getal naar welk, door wie en wanneer.",
        notes=tuple(f"Bewaarde set: {one.in_words}." for one in kept),
    )


def _changed(code: str, found: Explored, usual: AssumptionSet, kept: Sequence[KeptSet]) -> str:
    now = found.assumed.typed[code]
    moved = f"van {numbers(code, found.standard[code])} naar {numbers(code, now)}"
    return f"■ gewijzigd {moved}, {who_changed(code, now, usual, kept)}"


def _beside(code: str, found: Explored) -> str:
    """Return what was measured of an assumption that is not measured: the turnover, from the workers."""
    if code != _TURNOVER or found.workforce is None or found.workforce.turnover_pct is None:
        return ""
    return f"Gemeten: {dutch.percentage(found.workforce.turnover_pct)} per jaar."
