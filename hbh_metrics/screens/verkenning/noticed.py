"""Who notices: what clients and workers would notice of each contract type, and how soft the landing is."""

from __future__ import annotations

from hbh_metrics import calendar, dutch
from hbh_metrics.exploration.city import Contract
from hbh_metrics.exploration.explored import Explored, Wage
from hbh_metrics.exploration.outcomes import Outcome
from hbh_metrics.findings.exploration_words import contract_names, jobs_moved, next_year, range_cells, waits_for
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.finding import finding
from hbh_metrics.findings.metric_text import metric_text
from hbh_metrics.findings.next_year import RANGE
from hbh_metrics.findings.view import View
from hbh_metrics.records import TOTAL

SLUG = "verkenning-merken"
_TABLES = ("indicaties", "referentie", "personeel", "continuiteit")
_CONTINUITY = "continuiteit"
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


def noticed(view: View, found: Explored) -> Figure:
    """Return what clients and workers would notice of each contract type."""
    out = found.row(Contract.ALGEMENE_VOORZIENING, "clienten_uit_maatwerk")
    if out.laag is None or out.hoog is None:
        headline = "Hoeveel cliënten het merken, staat hier niet: het zijn er te weinig."
    else:
        low, high = dutch.number(out.laag, 0), dutch.number(out.hoog, 0)
        headline = f"Bij een algemene voorziening verliezen tussen {low} en {high} cliënten hun maatwerk."
    columns = (Column("Wat"), *(Column(name, is_number=True) for name in contract_names(found).values()))
    rows = tuple(
        (Cell(_NOTICED_NAMES[name]), *(_with_range(found.row(contract, name)) for contract in contract_names(found)))
        for name in _NOTICED
    )
    return finding(
        view,
        SLUG,
        (headline, *_wage_words(found)),
        unit="cliënten, banen, uren en euro's",
        population="alle cliënten van de gemeente",
        period=str(next_year()),
        table=Table("Wie merkt het", columns, rows),
        tables=_TABLES,
        how_to_read=f"{RANGE} Banen volgen uit uren. Hoogste loon: wat een aanbieder per uur kan betalen zonder toe te leggen.",
        notes=(
            *_waiting(found),
            *_continuity(view),
            *_turnover(found),
            *_elsewhere(found),
            *_risks(view, found),
            *_guidance(found),
        ),
    )


def _with_range(row: Outcome) -> Cell:
    """Return the middle of an outcome with its range, or a dash."""
    middle, between, _ = range_cells(row)
    if row.midden is None or row.laag == row.hoog:
        return middle
    return Cell(f"{middle.text} ({between.text})", row.midden)


def _waiting(found: Explored) -> tuple[str, ...]:
    """Return what the dashes in the table wait for."""
    missing = sorted(
        {
            code
            for contract in contract_names(found)
            for name in _NOTICED
            for code in found.row(contract, name).ontbreekt
        }
    )
    return (f"Over wat openblijft is {waits_for(missing)}.",) if missing else ()


def _wage_words(found: Explored) -> tuple[str, ...]:
    cost = found.cost_per_hour_eur
    before = found.row(Contract.UREN_VOORHEEN, "prijs_per_uur").midden
    if before is None:
        return ()
    at = dutch.euro(cost)
    if not found.wages:
        return (
            f"Bij het loon dat is aangenomen kost een uur een aanbieder {at}, meer dan wat er in {next_year() - 1} voor een uur werd "
            f"betaald ({dutch.euro(before)}): dat loon past daar niet bij.",
        )
    below, maybe = (
        dutch.listing([name.lower() for one, name in contract_names(found).items() if found.wages.get(one) is wage])
        for wage in (Wage.BELOW, Wage.MAYBE)
    )
    told = []
    if below:
        told.append(f"Onder de kostprijs van {at} per uur, zodat het loon onder druk komt: {below}.")
    if maybe:
        told.append(f"Misschien onder de kostprijs van {at} per uur: {maybe}.")
    return tuple(told) or (f"Een uur kost een aanbieder {at}; geen van de contracten betaalt minder.",)


def _continuity(view: View) -> tuple[str, ...]:
    """Return how many clients kept the same worker, in the first and the last period of which that was told."""
    rows = [row for row in view.door.measures(_CONTINUITY) if row.aanbieder_id == TOTAL and row.waarde is not None]
    known = sorted((row.periode_id or "", row.waarde) for row in rows if row.waarde is not None)
    if not known:
        return ("Of cliënten dezelfde hulp houden, is niet bekend: daarover is niets geleverd.",)
    text = metric_text(_CONTINUITY)
    (first, then), (last, now) = known[0], known[-1]
    told = f"In {dutch.period(last)} had {text(now)} van de cliënten meestal dezelfde hulp"
    return (f"{told}." if first == last else f"{told}; in {dutch.period(first)} was dat {text(then)}.",)


def _turnover(found: Explored) -> tuple[str, ...]:
    """Return how many workers left, beside what is assumed of it."""
    one = found.workforce
    if one is None or one.turnover_pct is None:
        return ("Hoeveel medewerkers vertrekken, is niet bekend: de tabel personeel is niet geleverd.",)
    assumed = found.ranges["verloop_pct"]
    beside = "" if assumed is None else f" Wij rekenen met {dutch.percentage(assumed.midden, 0)} per jaar."
    dismissed = "" if one.dismissed is None else f" Daarvan zijn {dutch.number(one.dismissed)} mensen ontslagen."
    return (
        f"In {dutch.count(one.periods, 'periode', 'perioden')} vertrokken {dutch.count(one.left, 'medewerker', 'medewerkers')} bij de "
        f"aanbieders; per jaar ({calendar.periods_per_year()} perioden) is dat {dutch.percentage(one.turnover_pct, 0)}.{dismissed}{beside}",
    )


def _elsewhere(found: Explored) -> tuple[str, ...]:
    one = found.elsewhere
    if one is None:
        return ()
    moved = jobs_moved(one)
    side = "minder" if moved.net < 0 else "meer"
    return (
        f"Geeft een andere werkgever de algemene voorziening, dan komen er daar {dutch.number(moved.won)} banen bij en gaan er hier "
        f"{dutch.number(moved.lost)} weg: samen {dutch.number(abs(moved.net))} {side}.",
    )


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
