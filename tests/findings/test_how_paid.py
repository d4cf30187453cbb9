"""How providers are paid, told in one sentence of their agreements."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from hbh_metrics.agreements import Agreement, Contract, Method
from hbh_metrics.findings.how_paid import how_paid
from hbh_metrics.project import DEFAULT, CalendarKind, in_force

CUT = Agreement("A", 1, "201402", Decimal(200), None, Decimal(1), Method.LINEAIR, "201403")
INDEX = replace(CUT, afbouw_methode=Method.INDEX, eerste_verlaging=None, afbouw_pct=Decimal(0))
BUDGET = replace(
    CUT, contractsoort=Contract.BUDGET_CLIENT, starttarief_eur=None, stap_perioden=3, afbouw_pct=Decimal(2)
)
HOURS = replace(INDEX, aanbieder_id="B", contractsoort=Contract.UREN)


FIXED = "Aanbieders kregen een vast bedrag per cliënt per vier weken, dat"


@pytest.mark.parametrize(
    ("agreements", "told"),
    [
        ((CUT,), f"{FIXED} elke periode 1% daalt."),
        ((CUT, replace(CUT, versie=2, afbouw_methode=Method.EENMALIG)), f"{FIXED} één keer 1% daalt."),
        ((replace(CUT, afbouw_pct=Decimal(-2)),), f"{FIXED} elke periode 2% stijgt."),
        (
            (BUDGET,),
            "Aanbieders kregen een budget per cliënt per vier weken, naar hoe zwaar de hulp is, dat elke 3 perioden 2% daalt.",
        ),
        ((), "Wat aanbieders kregen, is nog niet geleverd."),
    ],
)
def test_a_sentence_says_what_kind_of_amount_it_is_and_how_it_moves(
    agreements: tuple[Agreement, ...], told: str
) -> None:
    assert how_paid(agreements) == told


def test_months_and_another_kind_beside_the_most_usual_one_are_told() -> None:
    with in_force(replace(DEFAULT, calendar=CalendarKind.MONTHS)):
        told = how_paid((INDEX, replace(INDEX, aanbieder_id="C"), HOURS))
    assert told == (
        "Aanbieders kregen een vast bedrag per cliënt per maand, dat elk jaar de index van lonen en prijzen volgt. "
        "Daarnaast was er een bedrag per uur."
    )
