"""What was agreed with the providers of one publication, whole: with the steps, budgets and index figures that its amounts rest on."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hbh_metrics import agreed
from hbh_metrics.agreements import Agreement, Agreements, Contract
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.door.answering import Value, ask
from hbh_metrics.publications import Publication

COUNTING = ("aanbieders", "perioden", "grondslagen")
"""The lists of `counting_payments`, in their order."""
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


def counting_payments(publication: Publication) -> dict[str, Value]:
    """Return as lists of one length which payments count at every provider in every period: those of what is agreed then."""
    found = [
        (who, period.id, basis)
        for who, agreements in agreements_by_provider(publication).items()
        for period in experiment_periods()
        if (row := agreements.in_force(period.id)) is not None
        for basis in row.contractsoort.counts
    ]
    return {name: tuple(one[place] for one in found) for place, name in enumerate(COUNTING)}


def due(publication: Publication) -> dict[str, Value]:
    """Return which payments count, and as lists of one length the budgets that are agreed, of every provider in every period."""
    named: dict[str, list[str]] = {name: [] for name in ("budget_aanbieders", "budget_perioden", *_OF_A_BUDGET)}
    for who in agreements_by_provider(publication):
        for period in experiment_periods():
            found = budgets(publication, who, period.id)
            named["budget_aanbieders"] += [who] * len(found[_OF_A_BUDGET[0]])
            named["budget_perioden"] += [period.id] * len(found[_OF_A_BUDGET[0]])
            for name in _OF_A_BUDGET:
                named[name] += found[name]
    return {**counting_payments(publication), **{name: tuple(values) for name, values in named.items()}}


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
