"""The findings about what it rests on: where the uncertainty comes from, and what would have to be true."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.conditions import TARGETS_PCT
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.findings.exploration_chart import Row, bars
from hbh_metrics.findings.exploration_words import by_weight, contract_names, group_name, next_year, waits_for
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.next_year import NOT_ALONE, conditions_table
from hbh_metrics.findings.view import View
from hbh_metrics.screens.verkenning import traps

_TABLES = ("indicaties", "referentie")


def uncertainty(view: View, found: Explored, contract: Contract) -> Figure:
    """Return where the uncertainty of one contract type's difference comes from, the largest first."""
    row = found.row(contract, "verschil_voorheen")
    parts = by_weight(row)
    name = f"‘{contract_names(found)[contract].lower()}’"
    if row.ontbreekt:
        headline = f"Over de onzekerheid bij {name} is {waits_for(row.ontbreekt)}."
    elif not parts:
        headline = f"Bij {name} is er geen onzekerheid: dit is waarmee wordt vergeleken."
    else:
        headline = (
            f"Bij {name} komt {dutch.percentage(parts[0][1], 0)} van de onzekerheid van: {group_name(parts[0][0])}."
        )
    rows = [Row(group_name(group), dutch.percentage(part), part) for group, part in parts]
    table = Table(
        f"Onzekerheid bij {name}",
        (Column("Aanname"), Column("Deel van de onzekerheid", is_number=True)),
        tuple((Cell(one.name), Cell(one.told, one.middle)) for one in rows),
    )
    return finding(
        view,
        traps.UNCERTAINTY,
        (headline,),
        unit="deel van de onzekerheid van het verschil met per uur zoals het was, in %",
        population="alle cliënten van de gemeente",
        period=str(next_year()),
        table=table,
        tables=_TABLES,
        how_to_read="Hoe langer de balk, hoe meer deze aanname de uitkomst heen en weer kan schuiven. Samen zijn de balken 100%.",
        chart=bars(rows, lambda value: dutch.percentage(value, 0), "deel van de onzekerheid"),
        notes=traps.notes(traps.UNCERTAINTY, view, found),
    )


def conditions(view: View, found: Explored) -> Figure:
    """Return what each assumption would have to be for the cost to fall by nothing, or by the cuts that were named."""
    alone = [one for one in found.conditions if one.doel_pct == TARGETS_PCT[2] and one.waarde is not None]
    if not found.conditions:
        headline = (
            f"Over wat er waar zou moeten zijn, is {waits_for(found.row(Contract.UREN, 'kosten_netto').ontbreekt)}."
        )
    else:
        able = len({one.contract for one in alone})
        headline = (
            f"Bij {able} van de {len(contract_names(found))} contracten kan het {TARGETS_PCT[2]}% goedkoper met één knop "
            "alleen, als die staat zoals hieronder."
        )
    return finding(
        view,
        "verkenning-voorwaarden",
        (headline,),
        unit="waarde van één aanname, al het andere in het midden",
        population="alle cliënten van de gemeente",
        period=str(next_year()),
        table=conditions_table(found, TARGETS_PCT, with_all=True),
        tables=_TABLES,
        how_to_read="Per contract en aanname: de waarde waarbij de netto kosten zoveel lager zijn dan per uur zoals het was. "
        f"‘{NOT_ALONE}’: binnen de grenzen van deze aanname lukt het niet.",
        notes=_closed_forms(view, found),
    )


def _closed_forms(view: View, found: Explored) -> tuple[str, ...]:
    told = []
    if found.floor_hours is not None:
        one = found.floor_hours
        told.append(
            f"Een budget per cliënt is bij {dutch.number(one.hours, 2)} uur per vier weken precies het basistarief waard; nu is het "
            f"{dutch.number(one.now, 2)} uur ({dutch.signed(dutch.percentage(one.room_pct), one.room_pct)} ruimte)."
        )
    names = {who.aanbieder_id: who.naam for who in view.providers}
    cuts = [
        f"{names.get(who, who)} {'nooit' if number is None else 'nu al' if number == 0 else f'na {_cuts(number)}'}"
        for who, number in found.cuts.items()
    ]
    if cuts:
        told.append(f"Het pad is niet duurder dan wat dezelfde cliënten eerst kostten: {dutch.listing(cuts)}.")
    return tuple(told)


def _cuts(number: int) -> str:
    return dutch.count(number, "verlaging", "verlagingen")
