"""The findings about what it rests on: where the uncertainty comes from, and what would have to be true."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.exploration.assumptions import declared
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.conditions import TARGETS_PCT
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.exploration.inputs import SCALING
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.view import View
from hbh_metrics.screens.verkenning import traps
from hbh_metrics.screens.verkenning.pictures import Row, bars
from hbh_metrics.screens.verkenning.words import NAMES, in_unit, next_year, waits_for

_TABLES = ("indicaties", "referentie")
_NOT_ALONE = "lukt niet alleen"
_GROUP_NAMES = {
    "overdraagbaarheid": "Hoe ver het effect ook bij anderen geldt",
    "opslagen": "Wat boven op het loon komt",
    "eigen_bijdrage": "Eigen bijdragen",
    "vangnet": "Welk deel in maatwerk blijft",
    "klantprijs": "Wat een cliënt per uur betaalt",
    "klantprijs_nu": "Wat een cliënt nu bijdraagt",
}
"""Groups of which the first assumption's name does not say it, or is too long beside a bar."""


def group_name(group: str) -> str:
    """Return what moves in a group, by its first assumption."""
    if group == SCALING:
        return "Van deze cliënten naar de hele stad"
    names = [one.naam for one in declared().values() if one.groep == group]
    return _GROUP_NAMES.get(group, names[0])


def uncertainty(view: View, found: Explored, contract: Contract) -> Figure:
    """Return where the uncertainty of one contract type's difference comes from, the largest first."""
    row = found.row(contract, "verschil_voorheen")
    parts = sorted(row.bijdragen.items(), key=lambda one: -one[1])
    name = f"‘{NAMES[contract].lower()}’"
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
    told = {(one.contract, one.code, one.doel_pct): one.waarde for one in found.conditions}
    codes = list(dict.fromkeys((one.contract, one.code) for one in found.conditions))
    alone = [one for one in found.conditions if one.doel_pct == TARGETS_PCT[2] and one.waarde is not None]
    if not found.conditions:
        headline = (
            f"Over wat er waar zou moeten zijn, is {waits_for(found.row(Contract.UREN, 'kosten_netto').ontbreekt)}."
        )
    else:
        able = len({one.contract for one in alone})
        headline = (
            f"Bij {able} van de {len(NAMES)} contracten kan het {TARGETS_PCT[2]}% goedkoper met één knop alleen, als die staat zoals "
            "hieronder."
        )
    columns = (
        Column("Contract"), Column("Aanname"), Column("Nu"),
        *(Column("even duur" if target == 0 else f"{target}% minder") for target in TARGETS_PCT),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(NAMES[contract]),
            Cell(declared()[code].naam),
            Cell(_now(code, found)),
            *(
                Cell(_NOT_ALONE if value is None else in_unit(code, round(value, 2)), value)
                for target in TARGETS_PCT
                for value in [told[contract, code, target]]
            ),
        )
        for contract, code in codes
    )
    return finding(
        view,
        "verkenning-voorwaarden",
        (headline,),
        unit="waarde van één aanname, al het andere in het midden",
        population="alle cliënten van de gemeente",
        period=str(next_year()),
        table=Table("Wat zou waar moeten zijn", columns, rows),
        tables=_TABLES,
        how_to_read="Per contract en aanname: de waarde waarbij de netto kosten zoveel lager zijn dan per uur zoals het was. "
        f"‘{_NOT_ALONE}’: binnen de grenzen van deze aanname lukt het niet.",
        notes=_closed_forms(view, found),
    )


def _now(code: str, found: Explored) -> str:
    one = found.ranges[code]
    return dutch.MISSING if one is None else in_unit(code, one.midden)


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
