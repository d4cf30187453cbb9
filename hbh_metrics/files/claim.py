"""A claim on one provider: a letter with the total and where it comes from, and a workbook with every assignment behind it."""

from __future__ import annotations

from datetime import datetime

from hbh_metrics import dutch
from hbh_metrics.files.paper import Paper, Section, sheet
from hbh_metrics.files.workbook import as_xlsx
from hbh_metrics.findings.claims import Claim, per_period, reason, specification
from hbh_metrics.project import current


def as_pdf(claim: Claim, stand: str, made_at: datetime) -> bytes:
    """Return the letter, `stand` being the data that it rests on."""
    title = f"{_subject(claim)} {claim.provider.naam}"
    sections = (
        Section(outcome(claim), _why(claim), tables=(per_period(claim),)),
        Section("Wat wij u vragen", points=_asked(claim)),
    )
    footer = f"{title} · {stand} · {current().name}, gemeente {current().town}"
    return sheet(Paper(title, f"Over {_span(claim)} · {stand}", footer, sections, made_at))


def as_workbook(claim: Claim, stand: str, publication: str, made_at: datetime) -> bytes:
    """Return the specification: a row per assignment and period, the same per period, and what it rests on."""
    told = (
        ("Aan", claim.provider.naam),
        ("Over", _span(claim)),
        ("Uitkomst", outcome(claim)),
        ("Stand", stand),
        ("Publicatie", publication),
    )
    return as_xlsx((specification(claim), per_period(claim)), told, made_at)


def outcome(claim: Claim) -> str:
    """Return what the claim comes to, in one sentence."""
    amount = dutch.euro(abs(claim.total_eur))
    if not claim.total_eur:
        return f"Over {_span(claim)} is met {claim.provider.naam} per saldo niets te verrekenen."
    if claim.total_eur < 0:
        return f"Over {_span(claim)} heeft {claim.provider.naam} per saldo {amount} te weinig ontvangen."
    return f"Over {_span(claim)} heeft {claim.provider.naam} per saldo {amount} meer ontvangen dan is afgesproken."


def _subject(claim: Claim) -> str:
    return "Verrekening met" if claim.total_eur < 0 else "Vordering op"


def _span(claim: Claim) -> str:
    return dutch.period_range(claim.since or claim.until, claim.until)


def _why(claim: Claim) -> tuple[str, ...]:
    counted: dict[str, int] = {}
    for item in claim.items:
        counted[reason(item)] = counted.get(reason(item), 0) + 1
    return tuple(
        f"{dutch.euro(claim.part_eur(why=why))}: {why}, {dutch.count(count, 'regel', 'regels')}."
        for why, count in counted.items()
    )


def _asked(claim: Claim) -> tuple[str, ...]:
    settle = (
        "Klopt het, stuur dan een factuur voor het verschil."
        if claim.total_eur < 0
        else "Klopt het, stuur dan creditregels voor dit bedrag. Noem bij elke regel de factuurregel die u corrigeert."
    )
    return (
        "Kijk de werkmap bij deze brief na: elke toewijzing staat er per periode in, met wat er is betaald en wat was afgesproken.",
        settle,
        "Klopt een regel niet, zeg dan welke en waarom. Wij passen de vordering dan aan.",
        "Credits die u al stuurde en die wij verwerkten, zijn er al af.",
    )
