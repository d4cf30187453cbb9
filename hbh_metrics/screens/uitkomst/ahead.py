"""What lies ahead: what is known, what is assumed, and what would have to be true in the year after the experiment."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import last_year
from hbh_metrics.exploration.assumptions import EFFECT, declared
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.conditions import TARGETS_PCT
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.findings.exploration_words import (
    NOT_COUNTED,
    by_weight,
    contract_names,
    evidence,
    group_name,
    less_or_more,
    numbers,
    waits_for,
)
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.next_year import NOT_ALONE, RANGE, conditions_table, cost_chart, millions, needed
from hbh_metrics.screens.uitkomst.chapter import Chapter

_COST, _DIFFERENCE, _OUT = "kosten_netto", "verschil_voorheen_pct", "clienten_uit_maatwerk"
_CUTS = TARGETS_PCT[1:]
_CUT = _CUTS[1]
_ROUNDED_TO = 100
_TOO_FEW = "staat hier niet: het gaat over te weinig cliënten."
_WHAT_RESTS = "Bijlage: waar de verkenning op rust"


def ahead(found: Explored) -> Chapter:
    """Return what the experiment teaches for the year after it, on a page."""
    year, chart = last_year() + 1, cost_chart(found)
    columns = (
        Column("Manier van betalen"), Column("Netto kosten", is_number=True), Column("Tegenover zoals het was"),
        Column("Grootste onzekerheid"),
    )  # fmt: skip
    rows = tuple(_cost_row(contract, found) for contract in contract_names(found))
    return Chapter(
        f"8. Vooruit naar {year}",
        (
            f"In {year} krijgt de gemeente minder geld van het Rijk voor hulp bij het huishouden. Hoeveel minder, is onzeker. Hier staat "
            "wat elke manier van betalen in een jaar zou kosten, na aftrek van wat cliënten zelf betalen (netto). Dit is een verkenning en "
            "geen begroting.",
            f"Wat wij weten. {_known(found)}",
            f"Goedkoper is niet vanzelf beter. {_noticed(found)} {NOT_COUNTED}",
            "Wat wij aannemen, en wat waar zou moeten zijn. Of het effect ook geldt voor wie niet meedeed, weet niemand. Daarom rust elk "
            f"getal op aannamen en heeft het een marge. Hieronder staat waar elk getal het meest van afhangt, en wat dat alleen zou moeten "
            f"zijn om {_CUT}% goedkoper uit te komen: een van de kortingen van het Rijk die zijn genoemd. Of dat haalbaar of "
            "wenselijk is, staat er niet. Alle aannamen staan in de bijlage.",
        ),
        tuple(said for contract in contract_names(found) if (said := _rests_on(contract, found))),
        chart,
        f"Netto kosten in {year} per manier van betalen, in euro's. {RANGE} De grijze band is het geld van het Rijk." if chart else "",
        (Table(f"Wat het in {year} zou kosten", columns, rows),),
    )  # fmt: skip


def _known(found: Explored) -> str:
    """Return what was counted and measured: the city's clients, what they cost before, and the effect on the hours."""
    before = found.row(Contract.UREN_VOORHEEN, _COST)
    if before.midden is None:
        return f"Hierover is {waits_for(before.ontbreekt)}." if before.ontbreekt else f"Dit {_TOO_FEW}"
    return (
        f"De hulp voor alle {dutch.number(sum(found.stock.values()))} cliënten van de gemeente samen kostte voor het experiment netto "
        f"ongeveer {millions(before.midden)} per jaar. {_effect(found)}"
    )


def _effect(found: Explored) -> str:
    effect = found.ranges[EFFECT]
    if EFFECT in found.assumed.typed:
        return "Hoeveel de uren veranderen, is hier ingevuld en niet gemeten."
    if effect is not None:
        return f"In het experiment kregen cliënten {less_or_more(effect.laag, effect.hoog)} uren dan de vergelijkingsgroep."
    is_lacking = EFFECT in found.row(Contract.UREN, _COST).ontbreekt
    return (
        f"Over het effect op de uren is {waits_for((EFFECT,))}." if is_lacking else f"Het effect op de uren {_TOO_FEW}"
    )


def _noticed(found: Explored) -> str:
    out = found.row(Contract.ALGEMENE_VOORZIENING, _OUT)
    if out.laag is None or out.hoog is None:
        return "Bij een algemene voorziening betalen cliënten meer zelf, en wie dat niet kan, krijgt minder hulp."
    low, high = (dutch.number(round(end / _ROUNDED_TO) * _ROUNDED_TO) for end in (out.laag, out.hoog))
    return (
        f"Bij een algemene voorziening verliezen ongeveer {low} tot {high} cliënten hun maatwerk. Zij betalen meer zelf, en wie dat niet "
        "kan, krijgt minder hulp."
    )


def _cost_row(contract: Contract, found: Explored) -> tuple[Cell, ...]:
    cost, difference = found.row(contract, _COST), found.row(contract, _DIFFERENCE)
    if cost.midden is None:
        mark, why = (dutch.MISSING, waits_for(cost.ontbreekt)) if cost.ontbreekt else (dutch.SUPPRESSED, "")
        return Cell(contract_names(found)[contract]), Cell(mark), Cell(why), Cell("")
    if difference.laag is None or difference.hoog is None:
        why = waits_for(difference.ontbreekt) if difference.ontbreekt else dutch.SUPPRESSED
        return Cell(contract_names(found)[contract]), Cell(millions(cost.midden), cost.midden), Cell(why), Cell("")
    is_before = contract is Contract.UREN_VOORHEEN
    return (
        Cell(contract_names(found)[contract]),
        Cell(millions(cost.midden), cost.midden),
        Cell("dit is de vergelijking" if is_before else less_or_more(difference.laag, difference.hoog)),
        Cell(next((group_name(group) for group, _ in by_weight(difference)), "")),
    )


def _rests_on(contract: Contract, found: Explored) -> str:
    """Return on which assumption the difference hangs most, and what that alone would have to be; nothing without a difference."""
    group = next((group for group, _ in by_weight(found.row(contract, _DIFFERENCE))), None)
    code = next((one.code for one in declared().values() if one.groep == group), None)
    if code is None:
        return ""
    said = f"{contract_names(found)[contract]}: {declared()[code].naam.lower()}, {numbers(code, found.ranges[code])}."
    asked = [one for one in found.conditions if (one.contract, one.code, one.doel_pct) == (contract, code, _CUT)]
    if not asked:
        return said
    value = asked[0].waarde
    return f"{said} {f'Met deze aanname alleen lukt {_CUT}% niet.' if value is None else f'Voor {_CUT}%: {needed(code, value)}.'}"


def rests_on(found: Explored) -> Chapter:
    """Return the appendix with every assumption that some cost rests on, and what each alone would have to be."""
    read = {one.code for one in found.conditions}
    columns = (Column("Aanname"), Column("Midden (laag tot hoog)"), Column("Waar dat vandaan komt"))
    assumed = tuple(
        (Cell(declared()[code].naam), Cell(numbers(code, found.ranges[code])), Cell(evidence(found, code)))
        for code in declared()
        if code in read
    )
    if not assumed:
        return Chapter(
            _WHAT_RESTS,
            (f"Over wat de kosten zouden zijn, is {waits_for(found.row(Contract.UREN, _COST).ontbreekt)}.",),
        )
    return Chapter(
        _WHAT_RESTS,
        (
            "Elke aanname heeft een midden, en ligt in 19 van de 20 gevallen tussen laag en hoog. ‘Gemeten’ komt uit het experiment. Een "
            "schatting (▨) is van ons.",
            f"De tweede tabel keert de vraag om. Per manier van betalen: wat zou één aanname moeten zijn, en al het andere zoals nu, om "
            f"{dutch.listing([f'{cut}%' for cut in _CUTS])} goedkoper uit te komen dan zoals het was? ‘{NOT_ALONE}’: binnen de grenzen van "
            "deze aanname kan het niet. Wat met geen van de drie lukt, staat er niet bij.",
        ),
        tables=(Table("Wat wij aannemen", columns, assumed), conditions_table(found, _CUTS, with_all=False)),
    )  # fmt: skip
