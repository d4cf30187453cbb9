"""The findings about what it rests on: where the uncertainty comes from, what would have to be true, who notices, and the assumptions."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.exploration.assumptions import declared
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.conditions import TARGETS_PCT
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.exploration.inputs import SCALING
from hbh_metrics.exploration.outcomes import Outcome
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.view import View
from hbh_metrics.screens.verkenning.pictures import Row, bars
from hbh_metrics.screens.verkenning.tiles import RANGE
from hbh_metrics.screens.verkenning.words import NAMES, in_unit, is_measured, next_year, numbers, range_cells, waits_for

_TABLES = ("indicaties", "referentie")
_NOT_ALONE = "lukt niet alleen"
_NOTICED = (
    "uren_per_client_week", "clienten_geraakt", "clienten_uit_maatwerk", "betaling_clienten", "fte", "banen", "gedwongen_ontslagen",
    "prijs_per_uur", "hoogste_loon",
)  # fmt: skip
_NOTICED_NAMES = {
    "uren_per_client_week": "Uren per cliënt per week",
    "clienten_geraakt": "Cliënten met minder dan 70% van hun uren, of zonder maatwerk",
    "clienten_uit_maatwerk": "Cliënten uit maatwerk",
    "betaling_clienten": "Wat cliënten betalen, per jaar",
    "fte": "Voltijdbanen",
    "banen": "Banen",
    "gedwongen_ontslagen": "Gedwongen ontslagen, als niemand elders werk krijgt",
    "prijs_per_uur": "Wat een aanbieder per uur krijgt",
    "hoogste_loon": "Hoogste loon dat daarvan kan",
}
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
        "verkenning-onzekerheid",
        (headline,),
        unit="deel van de onzekerheid van het verschil met per uur zoals het was, in %",
        population="alle cliënten van de gemeente",
        period=str(next_year()),
        table=table,
        tables=_TABLES,
        how_to_read="Hoe langer de balk, hoe meer deze aanname de uitkomst heen en weer kan schuiven. Samen zijn de balken 100%.",
        chart=bars(rows, lambda value: dutch.percentage(value, 0), "deel van de onzekerheid"),
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


def noticed(view: View, found: Explored) -> Figure:
    """Return what clients and workers would notice of each contract type."""
    out = found.row(Contract.ALGEMENE_VOORZIENING, "clienten_uit_maatwerk")
    if out.laag is None or out.hoog is None:
        headline = "Hoeveel cliënten het merken, staat hier niet: het zijn er te weinig."
    else:
        low, high = dutch.number(out.laag, 0), dutch.number(out.hoog, 0)
        headline = f"Bij een algemene voorziening verliezen tussen {low} en {high} cliënten hun maatwerk."
    columns = (Column("Wat"), *(Column(name, is_number=True) for name in NAMES.values()))
    rows = tuple(
        (Cell(_NOTICED_NAMES[name]), *(_with_range(found.row(contract, name)) for contract in NAMES))
        for name in _NOTICED
    )
    return finding(
        view,
        "verkenning-merken",
        (headline, *_wage_words(found)),
        unit="cliënten, banen, uren en euro's",
        population="alle cliënten van de gemeente",
        period=str(next_year()),
        table=Table("Wie merkt het", columns, rows),
        tables=_TABLES,
        how_to_read=f"{RANGE} Banen volgen uit uren. Hoogste loon: wat een aanbieder per uur kan betalen zonder toe te leggen.",
        notes=(*_waiting(found), *_risks(view, found), *_guidance(found)),
    )


def _with_range(row: Outcome) -> Cell:
    """Return the middle of an outcome with its range, or a dash."""
    middle, between, _ = range_cells(row)
    if row.midden is None or row.laag == row.hoog:
        return middle
    return Cell(f"{middle.text} ({between.text})", row.midden)


def _waiting(found: Explored) -> tuple[str, ...]:
    """Return what the dashes in the table wait for."""
    missing = sorted({code for contract in NAMES for name in _NOTICED for code in found.row(contract, name).ontbreekt})
    return (f"Over wat openblijft is {waits_for(missing)}.",) if missing else ()


def _wage_words(found: Explored) -> tuple[str, ...]:
    cost = found.cost_per_hour_eur
    prices = {contract: found.row(contract, "prijs_per_uur").midden for contract in NAMES}
    before = prices[Contract.UREN_VOORHEEN]
    if before is None:
        return ()
    at = dutch.euro(cost)
    if before < cost:
        return (
            f"Bij het loon dat is aangenomen kost een uur een aanbieder {at}, meer dan wat er in {next_year() - 1} voor een uur werd "
            f"betaald ({dutch.euro(before)}): dat loon past daar niet bij.",
        )
    below = [NAMES[contract].lower() for contract, price in prices.items() if price is not None and price < cost]
    if not below:
        return (f"Een uur kost een aanbieder {at}; geen van de contracten betaalt in het midden minder.",)
    return (f"Onder de kostprijs van {at} per uur, zodat het loon onder druk komt: {dutch.listing(below)}.",)


def _risks(view: View, found: Explored) -> tuple[str, ...]:
    names = {who.aanbieder_id: who.naam for who in view.providers}
    told = [
        f"{names.get(one.aanbieder_id, one.aanbieder_id)} ({dutch.percentage(one.share_pct, 0)}): de andere "
        f"{dutch.percentage(one.others_grow_pct, 0)}"
        for one in found.risks
        if one.others_grow_pct is not None
    ]
    return (f"Valt een aanbieder weg, dan moeten de andere groeien. {'; '.join(told)}.",) if told else ()


def _guidance(found: Explored) -> tuple[str, ...]:
    row = found.rows["PRAKTISCHE_BEGELEIDING", "voordeel"]
    said = "Praktische begeleiding: de aanbieder (TSN) noemt nog geen resultaten."
    if row.ontbreekt:
        return (f"{said} {dutch.sentence_start(waits_for(row.ontbreekt))}.",)
    bound = f" Wat het begrenst: {found.guidance_binds}." if found.guidance_binds else ""
    return (f"{said} Het voordeel is {range_cells(row)[1].text} per jaar.{bound}",)


def assumptions(view: View, found: Explored) -> Figure:
    """Return every assumption with its range, how well it is founded, and its source; what was changed says from what."""
    changed = found.assumed.changed()
    empty = [one for code, one in declared().items() if found.ranges[code] is None]
    verb = "is" if len(empty) == 1 else "zijn"
    headline = (
        f"Van de {len(declared())} aannamen {verb} er {len(empty)} leeg, en {len(changed)} anders dan de standaard."
    )
    rows = []
    for code, one in declared().items():
        word = "nog niet bekend" if one.bewijs is None else one.bewijs.word
        if code in changed:
            word = f"■ zelf ingevuld (was {numbers(code, one.default)})" if one.default else "■ zelf ingevuld"
        elif is_measured(found, code) and found.ranges[code] is not None:
            word = "● gemeten in het experiment"
        elif word == "schatting":
            word = "▨ schatting"
        source = found.assumed.sources.get(code, one.bron)
        note = found.assumed.notes.get(code, one.toelichting)
        rows.append(
            (Cell(one.naam), Cell(numbers(code, found.ranges[code])), Cell(word), Cell(f"{source}. {note}".strip()))
        )
    columns = (Column("Aanname"), Column("Midden (laag tot hoog)"), Column("Bewijs"), Column("Bron"))
    return finding(
        view,
        "verkenning-aannamen",
        (headline, *((f"Leeg: {dutch.listing([one.naam.lower() for one in empty])}.",) if empty else ())),
        unit="laag, midden en hoog: in 19 van de 20 gevallen ertussen",
        population="de hele verkenning",
        period=str(next_year()),
        table=Table("Aannamen", columns, tuple(rows)),
        tables=_TABLES,
        how_to_read="Gemeten: uit het experiment, met zijn marge. Gevonden: uit een openbare bron. Schatting (▨): van ons. "
        "■ is hier veranderd.",
    )
