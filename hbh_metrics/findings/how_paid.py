"""What was tried, for who was not there: how providers are paid, who takes part, and in which years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.agreements import Agreement, Contract, Method
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.project import current

_TENTH = 10.0
_KINDS = {
    Contract.PERIODETARIEF: "een vast bedrag per cliënt per {period}",
    Contract.OUTPUT: "een vast bedrag per cliënt per {period}",
    Contract.BUDGET_CLIENT: "een budget per cliënt per {period}, naar hoe zwaar de hulp is",
    Contract.UREN: "een bedrag per uur",
    Contract.TAAKGERICHT: "een bedrag per {period} voor de hele groep",
    Contract.ALGEMENE_VOORZIENING: "een bedrag voor een algemene voorziening",
}
_MOVES = {
    Method.VAST: "gelijk blijft",
    Method.STAPPEN: "in stappen verandert",
    Method.INDEX: "elk jaar de index van lonen en prijzen volgt",
}


def how_paid(agreements: Iterable[Agreement]) -> str:
    """Return `Aanbieders kregen een vast bedrag per cliënt per vier weken, dat elke periode 1% daalt.`, the most usual kind first.

    Of each provider the latest version counts; without agreements only that there was another way of paying.
    """
    latest: dict[str, Agreement] = {}
    for row in sorted(agreements, key=lambda row: row.versie):
        latest[row.aanbieder_id] = row
    kinds = Counter(_kind(row) for row in latest.values())
    if not kinds:
        return "Wat aanbieders kregen, is nog niet geleverd."
    moves = Counter(_move(row) for row in latest.values() if _kind(row) == kinds.most_common(1)[0][0])
    first, *others = (kind for kind, _ in kinds.most_common())
    beside = f" Daarnaast was er {dutch.listing(others)}." if others else ""
    return f"Aanbieders kregen {first}, dat {moves.most_common(1)[0][0]}.{beside}"


def _kind(row: Agreement) -> str:
    return _KINDS[row.contractsoort].format(period="maand" if current().has_months else "vier weken")


def _move(row: Agreement) -> str:
    if not row.afbouw_methode.is_reading:
        return _MOVES[row.afbouw_methode]
    way = "stijgt" if row.afbouw_pct < 0 else "daalt"
    share = dutch.percentage_as_agreed(abs(row.afbouw_pct))
    if row.afbouw_methode is Method.EENMALIG:
        return f"één keer {share} {way}"
    return f"elke {'periode' if row.stap_perioden == 1 else f'{row.stap_perioden} perioden'} {share} {way}"


def who_takes_part() -> str:
    """Return which help, and which part of the clients, the experiment was about."""
    project = current()
    named = dutch.listing([str(one) for one in project.categories])
    kind = "de lichtste hulp (categorie 1)" if project.categories == (1,) else f"categorie {named}"
    tenth = project.stock_share_pct == _TENTH
    share = "een tiende" if tenth else dutch.percentage_as_agreed(Decimal(str(project.stock_share_pct)))
    return f"{kind}, voor ongeveer {share} van de cliënten met hulp"


def years() -> str:
    """Return the year of the experiment's periods, or its years."""
    periods = experiment_periods()
    return dutch.listing(sorted({period.id[:4] for period in (periods[0], periods[-1])}))
