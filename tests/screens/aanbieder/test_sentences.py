"""What is said of one provider: numbers in, sentences out, for each part of its sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hbh_metrics.drawing.points import State
from hbh_metrics.findings import provider_sheet, weekly_hours
from hbh_metrics.findings.owed import Debt
from hbh_metrics.findings.provider_sheet import SheetFact
from hbh_metrics.findings.tariff_words import TariffFact
from hbh_metrics.findings.weekly_hours import LastWeek
from hbh_metrics.screens.aanbieder import (
    comparison,
    complaints,
    deliveries,
    hours_spread,
    in_and_out,
    plans_and_network,
)
from hbh_metrics.screens.aanbieder.comparison import Beside
from hbh_metrics.screens.aanbieder.complaints import ComplaintFact
from hbh_metrics.screens.aanbieder.hours_spread import SpreadFact
from hbh_metrics.screens.aanbieder.in_and_out import FlowFact
from hbh_metrics.screens.aanbieder.plans_and_network import PlanFact

WHOLE, OPEN, MISSING, INCOMPLETE = State.WHOLE, State.OPEN, State.MISSING, State.INCOMPLETE


def told(sentences: tuple[str, ...]) -> str:
    return " ".join(sentences).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            SheetFact("SHDH", WHOLE, 49, 100.0, 93.0, 93.4),
            "SHDH hielp 49 cliënten in periode 9; het tarief staat op 100,0% van de start (afgesproken 93,0%) "
            "en de uren op 93% van wat dezelfde cliënten voorheen kregen.",
        ),
        (
            SheetFact("SHDH", WHOLE, 1, 93.0, 93.0, None),
            "SHDH hielp 1 cliënt in periode 9; het tarief staat op 93,0% van de start, zoals afgesproken, en de uren zijn niet bekend.",
        ),
        (
            SheetFact("SHDH", INCOMPLETE, None, None, 93.0, 93.0),
            "SHDH hielp een onbekend aantal cliënten in periode 9 (gegevens nog onvolledig); het betaalde tarief is niet bekend en de uren "
            "op 93% van wat dezelfde cliënten voorheen kregen.",
        ),
        (
            SheetFact("SHDH", OPEN, 49, None, None, None),
            "Periode 9 loopt nog tot en met 7 september 2014; de cijfers van SHDH volgen daarna.",
        ),
        (SheetFact("SHDH", MISSING, 49, None, None, None), "Over periode 9 heeft SHDH nog geen betalingen geleverd."),
    ],
)
def test_the_sheet_says_how_a_provider_stands(fact: SheetFact, sentence: str) -> None:
    assert told(provider_sheet.said(fact, "201409")) == sentence


LAST = LastWeek("SHDH", "8 september 2014", 1.65, 96.0, 46, 0, "", has_limits=True)


@pytest.mark.parametrize(
    ("last", "sentence"),
    [
        (
            LAST,
            "In de week van 8 september 2014 kregen cliënten van SHDH gemiddeld 1,65 uur: 96% van wat te verwachten was, "
            "en dat is gewoon voor deze aanbieder.",
        ),
        (
            replace(LAST, ratio_pct=70.0, direction=-1, why="buiten de grenzen"),
            "In de week van 8 september 2014 kregen cliënten van SHDH gemiddeld 1,65 uur: 70% van wat te verwachten was, "
            "en dat is minder dan gewoon. Het valt op door: buiten de grenzen.",
        ),
        (
            replace(LAST, ratio_pct=120.0, direction=1, why="buiten de grenzen", clients=1),
            "In de week van 8 september 2014 kregen cliënten van SHDH gemiddeld 1,65 uur: 120% van wat te verwachten was, "
            "en dat is meer dan gewoon. Het valt op door: buiten de grenzen. Let op, een klein aantal: dit gaat over 1 cliënt.",
        ),
        (
            replace(LAST, has_limits=False),
            "In de week van 8 september 2014 kregen cliënten van SHDH gemiddeld 1,65 uur: 96% van wat te verwachten was.",
        ),
        (
            replace(LAST, ratio_pct=None),
            "In de week van 8 september 2014 kregen cliënten van SHDH gemiddeld 1,65 uur; wat te verwachten was, is niet bekend.",
        ),
        (replace(LAST, hours=None), "Van SHDH is nog geen week met uren compleet geleverd."),
    ],
)
def test_the_last_week_is_ordinary_or_not(last: LastWeek, sentence: str) -> None:
    assert told(weekly_hours.said(last)) == sentence


SPREAD = SpreadFact("SHDH", WHOLE, 4, 46, 30, 49)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            SPREAD,
            "Bij SHDH kregen 4 van de 46 cliënten (9%) in periode 9 minder dan 70% van de uren van voorheen. "
            "Rekening houdend met toeval ligt dat aandeel tussen 3% en 20%. Minder dan twee uur per week krijgt 61% van de cliënten.",
        ),
        (
            replace(SPREAD, fallen=1, known=46),
            "Bij SHDH kreeg 1 van de 46 cliënten (2%) in periode 9 minder dan 70% van de uren van voorheen. "
            "Rekening houdend met toeval ligt dat aandeel tussen 0% en 11%. Minder dan twee uur per week krijgt 61% van de cliënten.",
        ),
        (
            replace(SPREAD, fallen=0, known=8, counted=0),
            "Bij SHDH kreeg geen van de 8 cliënten in periode 9 minder dan 70% van de uren van voorheen. "
            "Let op, een klein aantal: dit gaat over 8 cliënten.",
        ),
        (
            replace(SPREAD, fallen=1, known=1, counted=0),
            "Bij SHDH kreeg de enige bekende cliënt in periode 9 minder dan 70% van de uren van voorheen. "
            "Let op, een klein aantal: dit gaat over 1 cliënt.",
        ),
        (
            replace(SPREAD, known=0),
            "Bij SHDH krijgt 61% van de cliënten minder dan twee uur per week (periode 9). "
            "Wat deze cliënten voorheen kregen, is niet bekend.",
        ),
        (
            replace(SPREAD, known=0, counted=0),
            "Van SHDH zijn over periode 9 geen uren bekend; over de verdeling is niets te zeggen.",
        ),
        (
            replace(SPREAD, state=OPEN),
            "Periode 9 loopt nog; hoe de uren over de cliënten verdeeld zijn, is daarna te geven.",
        ),
    ],
)
def test_the_spread_tells_who_fell_far(fact: SpreadFact, sentence: str) -> None:
    assert told(hours_spread.said(fact, "201409")) == sentence


FLOW = FlowFact("SHDH", WHOLE, 49, 47, 3, 1, {"02": 1})


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            FLOW,
            "SHDH kreeg er 3 cliënten bij in periode 9; er ging één weg. "
            "In periode 9 waren er 49 cliënten; in de eerste periode waren dat er 47. "
            "Sinds de start ging er één cliënt weg; de reden was overlijden (1).",
        ),
        (
            replace(FLOW, came=0, left=2, reasons={"02": 3, "31": 2, "21": 2, "22": 1, "ONBEKEND": 1}),
            "SHDH kreeg er niemand bij in periode 9; er gingen 2 cliënten weg. "
            "In periode 9 waren er 49 cliënten; in de eerste periode waren dat er 47. "
            "Sinds de start gingen er 9 cliënten weg; redenen: overlijden (3), door cliënt (2), door aanbieder (1) en anders (3).",
        ),
        (
            replace(FLOW, state=OPEN, came=1, left=0, clients=1, first_clients=1, reasons={}),
            "SHDH kreeg er tot nu toe één cliënt bij in periode 9; er ging niemand weg. "
            "Er is nu één cliënt; in de eerste periode was dat er één.",
        ),
        (
            replace(FLOW, came=47, left=0, first_clients=None, clients=47, reasons={}, is_first_period=True),
            "SHDH begon in periode 9 met 47 cliënten; er ging niemand weg. In periode 9 waren er 47 cliënten.",
        ),
        (replace(FLOW, clients=None), "Hoeveel cliënten SHDH in periode 9 had, is niet bekend."),
    ],
)
def test_who_came_and_left_and_why(fact: FlowFact, sentence: str) -> None:
    assert told(in_and_out.said(fact, "201409")) == sentence


PLANS = PlanFact("SHDH", WHOLE, 100.0, 98.0, 47.0, 44.0)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            PLANS,
            "Bij SHDH heeft 98% van de cliënten een getekend plan en is met 100% een gesprek gevoerd (periode 9). "
            "In 47% van de plannen helpt het eigen netwerk deels of grotendeels mee; bij alle aanbieders samen in 44%.",
        ),
        (
            replace(PLANS, talks_pct=None, group_network_pct=None),
            "Bij SHDH heeft 98% van de cliënten een getekend plan (periode 9). "
            "In 47% van de plannen helpt het eigen netwerk deels of grotendeels mee.",
        ),
        (
            replace(PLANS, network_pct=None),
            "Bij SHDH heeft 98% van de cliënten een getekend plan en is met 100% een gesprek gevoerd (periode 9).",
        ),
        (replace(PLANS, plans_pct=None), "Van SHDH is voor periode 9 niet bekend hoeveel cliënten een plan hebben."),
        (replace(PLANS, state=OPEN), "Periode 9 loopt nog; gesprekken en plannen worden aan het eind geteld."),
    ],
)
def test_talks_plans_and_network(fact: PlanFact, sentence: str) -> None:
    assert told(plans_and_network.said(fact, "201409")) == sentence


COMPLAINTS = ComplaintFact("SHDH", True, 2, {"UREN": 3, "KWALITEIT": 1, "OVERIG": 0}, 4.1, 1.4)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            COMPLAINTS,
            "Over SHDH kwamen 2 klachten binnen in periode 9. Sinds de start zijn dat er 4, de meeste over uren (3). "
            "Per 100 cliëntperioden is dat in deze periode 4,1; bij alle aanbieders samen 1,4.",
        ),
        (
            replace(COMPLAINTS, now=1, themes={"UREN": 1}, group_rate=None, without_client=1),
            "Over SHDH kwam 1 klacht binnen in periode 9. Sinds de start is dat er 1, over uren (1). "
            "Per 100 cliëntperioden is dat in deze periode 4,1. Daarnaast is er 1 melding zonder bekende cliënt; die telt niet mee.",
        ),
        (
            replace(COMPLAINTS, now=0, themes={"UREN": 2, "OVERIG": 2}, rate=None),
            "Over SHDH kwamen geen klachten binnen in periode 9. Sinds de start zijn dat er 4.",
        ),
        (
            replace(COMPLAINTS, now=0, themes={"UREN": 0}, without_client=2),
            "Over SHDH kwamen geen klachten binnen in periode 9, en eerder ook niet. "
            "Daarnaast zijn er 2 meldingen zonder bekende cliënt; die tellen niet mee.",
        ),
        (
            replace(COMPLAINTS, is_delivered=False),
            "Van SHDH zijn nog geen meldingen geleverd; over klachten is niets te zeggen.",
        ),
    ],
)
def test_complaints_by_theme_beside_the_group(fact: ComplaintFact, sentence: str) -> None:
    assert told(complaints.said(fact, "201409")) == sentence


DEBT = Debt("SHDH", "Geleverde uren", "201409", "niet geleverd", date(2014, 9, 21))


@pytest.mark.parametrize(
    ("latest", "debts", "sentence"),
    [
        (
            date(2014, 9, 14),
            [],
            "De laatste levering van SHDH kwam op 14 september 2014; er hoeft niets meer te worden aangevuld.",
        ),
        (
            date(2014, 9, 14),
            [DEBT],
            "De laatste levering van SHDH kwam op 14 september 2014; 1 levering moet nog komen of worden aangevuld.",
        ),
        (
            date(2014, 9, 14),
            [DEBT, DEBT],
            "De laatste levering van SHDH kwam op 14 september 2014; 2 leveringen moeten nog komen of worden aangevuld.",
        ),
        (None, [DEBT], "Van SHDH is nog niets geleverd."),
    ],
)
def test_the_last_delivery_and_what_is_owed(latest: date | None, debts: list[Debt], sentence: str) -> None:
    assert deliveries.headline("SHDH", latest, debts).replace("\u00a0", " ") == sentence


def beside(name: str, paid: float | None, hours: float | None, state: State = WHOLE) -> Beside:
    return Beside(TariffFact(name, state, paid, 200.0, None), hours)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            [beside("A", 200.0, 73.0), beside("B", 201.0, 99.0)],
            "In periode 9 kreeg 1 van de 2 aanbieders het afgesproken tarief. "
            "Cliënten kregen per aanbieder tussen 73% en 99% van de uren die dezelfde cliënten voorheen kregen, bij een gewoon aantal "
            "werkdagen. "
            "B kreeg € 1,00 per cliënt meer.",
        ),
        (
            [beside("A", 200.0, 73.0), beside("B", None, 99.0, MISSING)],
            "In periode 9 kreeg de enige aanbieder met volledige gegevens het afgesproken tarief. "
            "Cliënten kregen 73% van de uren die dezelfde cliënten voorheen kregen, bij een gewoon aantal werkdagen. Van B is nog geen "
            "betaling geleverd.",
        ),
        (
            [replace(beside("A", 200.0, 73.0), is_comparable=False)],
            "In periode 9 kreeg de enige aanbieder met volledige gegevens het afgesproken tarief. "
            "Cliënten kregen 73% van de uren die dezelfde cliënten voorheen kregen.",
        ),
        (
            [beside("A", 200.0, None)],
            "In periode 9 kreeg de enige aanbieder met volledige gegevens het afgesproken tarief. "
            "De uren tegenover voorheen zijn niet bekend.",
        ),
        (
            [beside("A", None, None, OPEN)],
            "Periode 9 loopt nog tot en met 7 september 2014; een oordeel over het tarief kan daarna.",
        ),
    ],
)
def test_providers_stand_beside_each_other_without_a_ranking(found: list[Beside], sentence: str) -> None:
    assert told(comparison.said(found, "201409")) == sentence
