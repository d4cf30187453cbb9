"""How providers are paid by their agreements, in one sentence for who was not there: what kind of amount, and how it moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hbh_metrics import dutch
from hbh_metrics.agreements import Agreement, Contract, Method
from hbh_metrics.project import current

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
