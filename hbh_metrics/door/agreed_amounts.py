"""What was agreed with the providers of one publication, whole: with the steps, budgets and index figures that its amounts rest on."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hbh_metrics import agreed
from hbh_metrics.agreements import Agreement, Agreements, Contract
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.door.answering import Value, ask
from hbh_metrics.publications import Publication

_OF_A_BUDGET = ("klassen", "budgetten", "mag_lager")


def agreements_by_provider(publication: Publication) -> Mapping[str, Agreements]:
    """Return the agreements of each provider that has any."""
    rows = ask(publication, "tariefafspraken", "tariefafspraken", eigen=None)
    beside = agreed.Beside(
        ask(publication, "tariefstappen", "tariefstappen"),
        tuple(row[:-1] for row in ask(publication, "budgetafspraken", "budgetafspraken")),
        ask(publication, "indexcijfers", "indexcijfers"),
    )
    return agreed.agreements_of((row[: len(agreed.COLUMNS)] for row in rows), beside)


def counting(publication: Publication, aanbieder_id: str, period_id: str) -> tuple[str, ...]:
    """Return the grondslag of the payments that count at a provider in a period; those of a period tariff where nothing was agreed."""
    row = _in_force(publication, aanbieder_id, period_id)
    return (Contract.PERIODETARIEF if row is None else row.contractsoort).counts


def due(publication: Publication) -> dict[str, Value]:
    """Return what is agreed with every provider in every period, as lists: which payments count, and the budgets where those are agreed."""
    named: dict[str, list[str]] = {
        name: []
        for name in ("aanbieders", "perioden", "grondslagen", "budget_aanbieders", "budget_perioden", *_OF_A_BUDGET)
    }
    for who, agreements in agreements_by_provider(publication).items():
        for period in experiment_periods():
            row = agreements.in_force(period.id)
            counts = () if row is None else row.contractsoort.counts
            named["aanbieders"] += [who] * len(counts)
            named["perioden"] += [period.id] * len(counts)
            named["grondslagen"] += counts
            found = budgets(publication, who, period.id)
            named["budget_aanbieders"] += [who] * len(found[_OF_A_BUDGET[0]])
            named["budget_perioden"] += [period.id] * len(found[_OF_A_BUDGET[0]])
            for name in _OF_A_BUDGET:
                named[name] += found[name]
    return {name: tuple(values) for name, values in named.items()}


def budgets(publication: Publication, aanbieder_id: str, period_id: str) -> dict[str, tuple[str, ...]]:
    """Return the agreed budgets of a provider in a period as lists of one length: klassen, amounts, and which may be less."""
    row = _in_force(publication, aanbieder_id, period_id)
    if row is None or row.contractsoort is not Contract.BUDGET_CLIENT:
        return {"klassen": (), "budgetten": (), "mag_lager": ()}
    whole = agreements_by_provider(publication)[aanbieder_id]
    lower = {
        klasse
        for who, version, klasse, _, may in ask(publication, "budgetafspraken", "budgetafspraken")
        if (who, version) == (aanbieder_id, row.versie) and may
    }
    amounts: dict[int, Decimal | None] = {
        klasse: whole.budget_eur(period_id, klasse) for klasse in sorted(row.budgetten)
    }
    known = {klasse: amount for klasse, amount in amounts.items() if amount is not None}
    return {
        "klassen": tuple(str(klasse) for klasse in known),
        "budgetten": tuple(str(amount) for amount in known.values()),
        "mag_lager": tuple(str(klasse in lower).lower() for klasse in known),
    }


def _in_force(publication: Publication, aanbieder_id: str, period_id: str) -> Agreement | None:
    found = agreements_by_provider(publication).get(aanbieder_id)
    return None if found is None else found.in_force(period_id)
