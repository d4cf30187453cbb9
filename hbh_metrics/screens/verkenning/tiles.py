"""The findings about what was measured: the effect, the same hours under another contract, and what that means for the year after."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics import dutch
from hbh_metrics.exploration.assumptions import BUDGET, EFFECT
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Explored, OnDelivered
from hbh_metrics.findings.exploration_chart import Row, ranges
from hbh_metrics.findings.exploration_words import (
    HIDES,
    INCENTIVE,
    between,
    contract_names,
    less_or_more,
    next_year,
    paid_now,
    range_cells,
    waits_for,
)
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.measured import measured
from hbh_metrics.findings.next_year import RANGE, cost_chart
from hbh_metrics.findings.view import View
from hbh_metrics.screens.verkenning import estimates, traps
from hbh_metrics.statistics.effect_claim import Claim

_TABLES = ("indicaties", "geleverde_uren", "periodebetalingen", "referentie")
_LEFT_OUT = "Niet vergeleken"


def effect(view: View, found: Explored) -> Figure:
    """Return what is known for sure: the effect on hours with its interval, at the end and over all periods."""
    one = found.ranges[EFFECT]
    values = view.door.measures(*(f"{name}{end}" for name in estimates.MEASURED.values() for end in estimates.ENDS))
    by_name = {row.maatstaf: row for row in values}
    shown = [by_name.get(f"{estimates.MEASURED[found.window]}{end}") for end in estimates.ENDS]
    middle, low, high = (None if row is None else row.waarde for row in shown)
    told = measured(shown[0])
    if told.is_hidden:
        headline = f"Het effect op de uren staat hier niet: {told.why_hidden}."
    elif middle is None or low is None or high is None:
        headline = f"Over het effect op de uren is {waits_for([EFFECT])}."
    elif low <= 0 <= high:
        headline = "Een verschil met de vergelijkingsgroep is in de uren niet aantoonbaar."
    else:
        side = "minder" if middle < 0 else "meer"
        ruled = view.door.effect_ruling()
        amount, between = f"{dutch.percentage(abs(middle))} {side} uren", less_or_more(low, high)
        headline = (
            f"Cliënten kregen {amount} dan de vergelijkingsgroep, waarschijnlijk door het experiment: {between}."
            if ruled is not None and ruled.claim is Claim.LIKELY
            else f"Meedoen aan het experiment hangt samen met {amount}: {between}."
        )
    lead = f"Gerekend over {found.window.word}. Wie meedoet is niet door loting bepaald."
    if EFFECT in found.assumed.typed and one is not None:
        lead += f" U rekent hieronder met een eigen getal: {dutch.percentage(one.midden)}."
    return finding(
        view,
        traps.EFFECT,
        (headline, lead),
        unit="uren tegenover de vergelijkingsgroep, in %",
        population=f"{dutch.number(found.clients)} cliënten van wie alles bekend is",
        period=found.window.word,
        table=estimates.table(view),
        tables=_TABLES,
        how_to_read="Het verschil in uren met cliënten buiten het experiment, tegenover wat dezelfde cliënten ervoor kregen. "
        "Minder dan 0 is minder uren. De marge is 95%.",
        notes=traps.notes(traps.EFFECT, view, found),
    )


def other_contracts(view: View, found: Explored, *, is_net: bool) -> Figure:
    """Return what the same clients and hours would have cost under each contract type, against what they cost before."""
    by, named = {one.contract: one for one in found.on_delivered}, contract_names(found)
    paid = by[Contract.PERIODETARIEF]
    difference = paid.net_difference_eur if is_net else paid.gross_difference_eur
    kind = "netto" if is_net else "bruto"
    if difference is None:
        headline = f"Over dezelfde hulp onder een ander contract is {waits_for(['perioden'])}."
    else:
        side = "minder" if difference < 0 else "meer"
        told = f"{dutch.euro(abs(difference), 0)} {side}"
        headline = f"Onder {paid_now(found)} kostten dezelfde cliënten {kind} {told} dan per uur zoals het was."
    left = [one for one in found.left_out if one.aantal]
    told = dutch.listing([f"{one.aantal} {one.reden} ({dutch.euro(float(one.bedrag_eur), 0)})" for one in left])
    lead = f"{_LEFT_OUT}: {told}." if left else ""
    rows = [_contract_row(name, by[contract], is_net=is_net) for contract, name in named.items()]
    if found.on_paper_eur is not None:
        saved = -found.on_paper_eur
        told = dutch.signed(dutch.euro(saved, 0), saved)
        rows.append(Row("Op papier: periodetarief tegenover het starttarief", told, saved, is_faded=True))
    return finding(
        view,
        traps.CONTRACTS,
        (headline, *((lead,) if lead else ())),
        unit=f"verschil met per uur zoals het was, {kind}, in euro's",
        population=f"{dutch.number(found.clients)} cliënten, {dutch.number(found.client_periods)} cliëntperioden",
        period=_periods(found),
        table=_contract_table(named, by),
        tables=_TABLES,
        how_to_read="Elke stip is wat dezelfde cliënten met dezelfde geleverde uren onder dat contract hadden gekost. De lijn is wat zij "
        "voor het experiment kostten. "
        + " ".join(f"{name}: {INCENTIVE[one]}. {HIDES[one]}" for one, name in named.items()),
        chart=ranges(
            rows, lambda value: dutch.euro(value, 0), "◀ goedkoper dan zoals het was  |  duurder ▶", line_at=0.0
        ),
        notes=traps.notes(traps.CONTRACTS, view, found),
    )


def _contract_row(name: str, one: OnDelivered, *, is_net: bool) -> Row:
    value = one.net_difference_eur if is_net else one.gross_difference_eur
    told = "nog niet te zeggen" if value is None else dutch.signed(dutch.euro(value, 0), value)
    return Row(name, told, value)


def _contract_table(named: Mapping[Contract, str], by: Mapping[Contract, OnDelivered]) -> Table:
    names = (
        "Bruto",
        "Netto",
        "Verschil bruto",
        "Verschil netto",
        "Verschil bruto, %",
        "Uren per cliënt per week",
        "Cliënten betalen zelf",
    )
    has_margin = any(one.margin_pct is not None for one in by.values())
    columns = (
        Column("Contract"),
        *(Column(name, is_number=True) for name in names),
        *((Column("Marge aanbieder", is_number=True), Column("Onder de kostprijs")) if has_margin else ()),
    )
    rows = []
    for contract, name in named.items():
        one = by[contract]
        margin = (
            Cell(dutch.percentage(one.margin_pct), one.margin_pct),
            Cell(dutch.MISSING if one.margin_pct is None else dutch.yes_no(one.margin_pct < 0)),
        )
        rows.append(
            (
                Cell(name),
                Cell(dutch.euro(one.gross_eur, 0), one.gross_eur),
                Cell(dutch.euro(one.net_eur, 0), one.net_eur),
                Cell(dutch.euro(one.gross_difference_eur, 0), one.gross_difference_eur),
                Cell(dutch.euro(one.net_difference_eur, 0), one.net_difference_eur),
                Cell(dutch.percentage(one.gross_difference_pct), one.gross_difference_pct),
                Cell(dutch.number(one.hours_per_week, 2), one.hours_per_week),
                Cell(dutch.euro(one.paid_to_provider_eur, 0), one.paid_to_provider_eur),
                *(margin if has_margin else ()),
            )
        )
    return Table("Dezelfde uren onder een ander contract", columns, tuple(rows))


def after(view: View, found: Explored) -> Figure:
    """Return what each contract type would cost in the year after, with its range, against the uncertain national budget."""
    year = next_year()
    rows = [found.row(contract, "kosten_netto") for contract in contract_names(found)]
    differences = {contract: found.row(contract, "verschil_voorheen_pct") for contract in contract_names(found)}
    budget = differences[Contract.BUDGET_CLIENT]
    general = differences[Contract.ALGEMENE_VOORZIENING]
    if general.laag is None or general.hoog is None:
        headline = f"Over de kosten van een algemene voorziening in {year} is {waits_for(general.ontbreekt)}."
    else:
        headline = (
            f"Een algemene voorziening kost de gemeente in {year} waarschijnlijk {less_or_more(general.laag, general.hoog)} dan per uur "
            "zoals het was."
        )
    lead = ""
    if budget.laag is not None and budget.hoog is not None:
        lead = (
            f"Bij een budget per cliënt is dat {less_or_more(budget.laag, budget.hoog)}. Of een bezuiniging daarmee wordt gehaald, zegt "
            "deze verkenning niet."
        )
    columns = (
        Column("Contract"),
        Column("Midden", is_number=True),
        Column("Waarschijnlijk"),
        Column("Uiterst"),
        Column("Tegenover zoals het was"),
    )
    table = tuple(
        (Cell(name), *range_cells(row), range_cells(differences[contract])[1])
        for (contract, name), row in zip(contract_names(found).items(), rows, strict=True)
    )
    return finding(
        view,
        traps.NEXT_YEAR,
        (headline, *((lead,) if lead else ())),
        unit="netto kosten in een jaar, na eigen bijdragen, in euro's",
        population=_stock(found),
        period=f"{year}, 13 keer vier weken",
        table=Table(f"Wat elk contract in {year} zou kosten", columns, table),
        tables=("indicaties", "referentie", "tariefafspraken"),
        how_to_read=f"{RANGE} De grijze band is het rijksbudget, en dat is onzeker.",
        chart=cost_chart(found),
        notes=(*traps.notes(traps.NEXT_YEAR, view, found), *_shortfall(found)),
    )


def _shortfall(found: Explored) -> tuple[str, ...]:
    if found.ranges[BUDGET] is None:
        return (f"Over de opgave tegenover het eigen budget is {waits_for([BUDGET])}.",)
    told = [
        f"{name.lower()} {between(row.laag, row.hoog, '€')}"
        for contract, name in contract_names(found).items()
        if (row := found.row(contract, "opgave")).laag is not None and row.hoog is not None
    ]
    return (f"De opgave tegenover het eigen budget (onder nul: er blijft over): {'; '.join(told)}.",)


def _stock(found: Explored) -> str:
    counts = [f"{dutch.number(clients)} in categorie {number}" for number, clients in found.stock.items()]
    return f"alle cliënten van de gemeente: {dutch.listing(counts)}"


def _periods(found: Explored) -> str:
    periods = found.periods
    return dutch.period_range(periods[0], periods[-1]) if periods else found.window.word
