"""What each signal says, from the values that are stored of it: attention and action, one and many."""

from __future__ import annotations

import json

import pytest

from hbh_metrics.dutch import NO_BREAK
from hbh_metrics.signals import CARD_BY_ID, CARDS, Severity, Signal, question, sentence
from hbh_metrics.signals.signal import Fact
from tests.signals.handmade import TOTAAL, TZORG

AANDACHT, ACTIE = Severity.ATTENTION, Severity.ACTION
Values = dict[str, object]

SENTENCES: list[tuple[str, Severity, Values, dict[str, Fact], str]] = [
    (
        "S01", ACTIE, {"waarde": 143.2, "drempel": 0.01, "n": 62}, {"regels": 64},
        "Over periode 6 had T-Zorg bij 64 betaalde regels (62 cliënten) een ander tarief dan is afgesproken: samen € 143,20 te veel.",
    ),
    (
        "S01", ACTIE, {"waarde": -2.2, "drempel": 0.01, "n": 1, "sinds": "201404"}, {"regels": 1},
        "Over periode 6 had T-Zorg bij één betaalde regel (één cliënt) een ander tarief dan is afgesproken: € 2,20 te weinig, al sinds "
        "periode 4.",
    ),
    (
        "S01", ACTIE, {"waarde": 0.001, "drempel": 0.01, "n": 2}, {"regels": 2},
        "Over periode 6 had T-Zorg bij 2 betaalde regels (2 cliënten) een ander tarief dan is afgesproken: samen scheelt dat minder dan "
        "één cent.",
    ),
    (
        "S02", AANDACHT, {"waarde": 2.14, "drempel": 3.0}, {"uurtarief_eur": 23.4},
        "In periode 6 kreeg T-Zorg per geleverd uur € 23,40, 2,1% boven het basistarief (drempel 3%).",
    ),
    (
        "S02", ACTIE, {"waarde": -1.2, "drempel": 0.0, "sinds": "201405"}, {"uurtarief_eur": None},
        "In periode 6 kreeg T-Zorg per geleverd uur 1,2% onder het basistarief (drempel 0%), al sinds periode 5.",
    ),
    (
        "S02", AANDACHT, {"waarde": 2.9963, "drempel": 3.0}, {"uurtarief_eur": 23.4},
        "In periode 6 kreeg T-Zorg per geleverd uur € 23,40, 2,996% boven het basistarief (drempel 3%).",
    ),
    (
        "S02", ACTIE, {"waarde": -0.04, "drempel": 0.0}, {"uurtarief_eur": 22.2},
        "In periode 6 kreeg T-Zorg per geleverd uur € 22,20, 0,04% onder het basistarief (drempel 0%).",
    ),
    (
        "S02", AANDACHT, {"waarde": 0.0, "drempel": 3.0}, {"uurtarief_eur": 22.21},
        "In periode 6 kreeg T-Zorg per geleverd uur € 22,21, precies het basistarief (drempel 3%).",
    ),
    (
        "S02", ACTIE, {"waarde": -2.5, "drempel": -2.0}, {"uurtarief_eur": 21.6},
        "In periode 6 kreeg T-Zorg per geleverd uur € 21,60, 2,5% onder het basistarief (drempel 2% eronder).",
    ),
    (
        "S03", AANDACHT, {"waarde": 2.0, "drempel": 3.0, "sinds": "201405"}, {},
        "Blijven de uren zoals in periode 6, dan komt T-Zorg over 2 perioden onder het basistarief, in periode 8 (drempel 3 perioden); "
        "dit signaal is er al sinds periode 5.",
    ),
    (
        "S03", AANDACHT, {"waarde": 3.0, "drempel": 3.0}, {},
        "Blijven de uren zoals in periode 6, dan komt T-Zorg over 3 perioden onder het basistarief, in periode 9 (drempel 3 perioden).",
    ),
    (
        "S03", ACTIE, {"waarde": 1.0, "drempel": 1.0}, {},
        "Blijven de uren zoals in periode 6, dan komt T-Zorg over één periode onder het basistarief, in periode 7 (drempel één periode).",
    ),
    (
        "S03", ACTIE, {"waarde": 0.0, "drempel": 1.0, "sinds": "201405"}, {},
        "In periode 6 lag het bedrag per geleverd uur van T-Zorg onder het basistarief (drempel één periode van tevoren), al sinds "
        "periode 5.",
    ),
    (
        "S02", ACTIE, {"waarde": -1.2, "drempel": 0.0, "sinds": "201404", "sinds_actie": "201405"}, {"uurtarief_eur": None},
        "In periode 6 kreeg T-Zorg per geleverd uur 1,2% onder het basistarief (drempel 0%), al sinds periode 5; aandacht al sinds "
        "periode 4.",
    ),
    (
        "S02", ACTIE, {"waarde": -1.2, "drempel": 0.0, "sinds": "201404", "sinds_actie": "201406"}, {"uurtarief_eur": None},
        "In periode 6 kreeg T-Zorg per geleverd uur 1,2% onder het basistarief (drempel 0%); om aandacht vraagt dit al sinds periode 4.",
    ),
    (
        "S04", ACTIE, {"waarde": 80.96, "drempel": 86.0, "n": 64, "sinds": "201405"},
        {"tariefindex": 96.0, "laag": 77.04, "hoog": 85.12},
        "In periode 6 kregen 64 cliënten van T-Zorg samen 81,0% van de uren die zij voorheen kregen (omgerekend naar gewone werkdagen, "
        "met een marge van 77,0% tot 85,1%), terwijl het tarief op 96,0% van het begin ligt (drempel 86,0%), al sinds periode 5.",
    ),
    (
        "S04", AANDACHT, {"waarde": 90.962, "drempel": 90.98, "n": 64},
        {"tariefindex": 95.98, "laag": 86.0, "hoog": 95.97},
        "In periode 6 kregen 64 cliënten van T-Zorg samen 90,96% van de uren die zij voorheen kregen (omgerekend naar gewone werkdagen, "
        "met een marge van 86,00% tot 95,97%), terwijl het tarief op 95,98% van het begin ligt (drempel 90,98%).",
    ),
    (
        "S05", AANDACHT, {"waarde": -0.84, "drempel": -1.0}, {"verschil_eur": -1234.5},
        "Tot en met periode 6 kostte de hulp van T-Zorg € 1.235 (0,8%) minder dan dezelfde cliënten voorheen kostten (drempel 1% "
        "goedkoper).",
    ),
    (
        "S05", AANDACHT, {"waarde": -0.0003, "drempel": -1.0}, {"verschil_eur": -0.42},
        "Tot en met periode 6 kostte de hulp van T-Zorg € 0,42 (0,0003%) minder dan dezelfde cliënten voorheen kostten (drempel 1% "
        "goedkoper).",
    ),
    (
        "S05", AANDACHT, {"waarde": 0.0, "drempel": -1.0}, {"verschil_eur": 0.0},
        "Tot en met periode 6 kostte de hulp van T-Zorg evenveel als dezelfde cliënten voorheen kostten (drempel 1% goedkoper).",
    ),
    (
        "S05", AANDACHT, {"waarde": -0.96, "drempel": -1.0}, {"verschil_eur": None},
        "Tot en met periode 6 kostte de hulp van T-Zorg 0,96% minder dan dezelfde cliënten voorheen kostten (drempel 1% goedkoper).",
    ),
    (
        "S05", ACTIE, {"aanbieder_id": TOTAAL, "waarde": 1.9, "drempel": 0.0, "sinds": "201404"}, {"verschil_eur": 9876.0},
        "Tot en met periode 6 kostte de hulp van alle aanbieders samen € 9.876 (1,9%) meer dan dezelfde cliënten voorheen kostten "
        "(drempel 0%), al sinds periode 4.",
    ),
    (
        "S06", ACTIE, {"waarde": 10.9375, "drempel": 6.0}, {"zonder_uren": 7.0, "betaald": 64.0},
        "In periode 6 betaalde de gemeente T-Zorg voor 7 van 64 cliënten terwijl er geen uren zijn geleverd en geen reden is gemeld "
        "(10,9%, drempel 6%).",
    ),
    (
        "S06", AANDACHT, {"waarde": 4.0, "drempel": 3.5}, {"zonder_uren": 1.0, "betaald": 25.0},
        "In periode 6 betaalde de gemeente T-Zorg voor één van 25 cliënten terwijl er geen uren zijn geleverd en geen reden is gemeld "
        "(4,0%, drempel 3,5%).",
    ),
    (
        "S07", ACTIE, {"waarde": 89.06, "drempel": 90.0}, {"zonder_plan": 7.0, "clienten": 64.0},
        "Aan het eind van periode 6 hadden 7 van 64 cliënten van T-Zorg geen ondertekend plan: 89,1% had er wel een (drempel 90%).",
    ),
    (
        "S07", AANDACHT, {"waarde": 94.1, "drempel": 95.0, "n": 17}, {"zonder_plan": 1.0, "clienten": 17.0},
        "Aan het eind van periode 6 had één van 17 cliënten van T-Zorg geen ondertekend plan: 94,1% had er wel een (drempel 95%).",
    ),
    (
        "S08", ACTIE, {"waarde": 9.0, "drempel": 8.0, "sinds": "201405"}, {"verwacht": 2.43},
        "In periode 6 kwamen bij T-Zorg 9 klachten en signalen binnen (drempel 8), al sinds periode 5; bij het gemiddelde van alle "
        "aanbieders zouden het er 2,4 zijn.",
    ),
    (
        "S08", AANDACHT, {"waarde": 1.0, "drempel": 1.0}, {"verwacht": 0.008},
        "In periode 6 kwam bij T-Zorg één klacht of signaal binnen (drempel 1); bij het gemiddelde van alle aanbieders zouden het er 0,01 "
        "zijn.",
    ),
    (
        "S08", AANDACHT, {"waarde": 1.0, "drempel": None}, {},
        "In periode 6 kwam bij T-Zorg één klacht of signaal binnen, meer dan toeval zou geven als het bij alle aanbieders even vaak "
        "voorkomt.",
    ),
    (
        "S09", ACTIE, {"periode_id": None, "sinds": None, "waarde": -0.8, "drempel": -0.5, "n": 40}, {"laag": -1.04, "hoog": -0.52},
        "Dezelfde 40 cliënten van T-Zorg gaven bij de eindmeting gemiddeld 0,8 punt minder dan bij de nulmeting (tussen 0,5 en 1,0 punt "
        "minder, drempel 0,5 punt minder).",
    ),
    (
        "S09", AANDACHT,
        {"aanbieder_id": TOTAAL, "periode_id": None, "sinds": None, "waarde": -0.16, "drempel": 0.0, "n": 138},
        {"laag": -0.3, "hoog": -0.02},
        "Dezelfde 138 cliënten van alle aanbieders samen gaven bij de eindmeting gemiddeld 0,16 punt minder dan bij de nulmeting "
        "(tussen 0,02 en 0,30 punt minder, elke daling telt).",
    ),
    (
        "S10", AANDACHT, {"waarde": 21.875, "drempel": 10.0, "sinds": "201404"},
        {"gedaald": 14.0, "clienten": 64.0, "ondergrens_pct": 13.5},
        "In periode 6 kregen 14 van 64 cliënten van T-Zorg minder dan 70% van hun eerdere uren (22%, ook met toeval meegerekend meer dan "
        "13%, drempel 10%), al sinds periode 4.",
    ),
    (
        "S10", AANDACHT, {"waarde": 10.0, "drempel": 0.5, "n": 10}, {"gedaald": 1.0, "clienten": 10.0, "ondergrens_pct": 1.8},
        "In periode 6 kreeg één van 10 cliënten van T-Zorg minder dan 70% van hun eerdere uren (10%, ook met toeval meegerekend meer dan "
        "1%, drempel 0,5%).",
    ),
    (
        "S10", AANDACHT, {"waarde": 18.75, "drempel": 10.0}, {"gedaald": 12.0, "clienten": 64.0, "ondergrens_pct": 10.09},
        "In periode 6 kregen 12 van 64 cliënten van T-Zorg minder dan 70% van hun eerdere uren (19%, ook met toeval meegerekend meer dan "
        "10,09%, drempel 10%).",
    ),
    (
        "S11", ACTIE, {"waarde": 3.0, "drempel": 3.0, "n": 64}, {},
        "In periode 6 stopte T-Zorg zelf met de hulp aan 3 van 64 cliënten (drempel 3).",
    ),
    (
        "S12", ACTIE, {"aanbieder_id": TOTAAL, "waarde": 12.3, "drempel": 12.0, "n": 430}, {"experiment": 430.0, "bestand": 3496.0},
        "Op 15 juni 2014 zaten 430 van 3.496 cliënten van de gemeente in het experiment (12,3%, drempel 12%).",
    ),
    (
        "S13", ACTIE, {"waarde": 23.0, "drempel": 20.0, "sinds": "201405"}, {"status": "geen_levering", "urendekking_pct": None},
        "Over periode 6 heeft T-Zorg 23 werkdagen na afloop nog geen betalingen geleverd (drempel 20 werkdagen); zo is het bij elke "
        "periode sinds periode 5.",
    ),
    (
        "S13", AANDACHT, {"waarde": 11.0, "drempel": 10.0}, {"status": "onvolledig", "urendekking_pct": 0.0},
        "Over periode 6 heeft T-Zorg 11 werkdagen na afloop nog geen uren geleverd (drempel 10 werkdagen).",
    ),
    (
        "S13", AANDACHT, {"waarde": 1.0, "drempel": 0.0}, {"status": "onvolledig", "urendekking_pct": 71.2},
        "De levering van T-Zorg over periode 6 is één werkdag na afloop nog onvolledig: van 71% van de betaalde cliënten zijn uren bekend "
        "(drempel geen werkdagen).",
    ),
    (
        "S13", AANDACHT, {"waarde": 11.0, "drempel": 10.0},
        {"status": "onvolledig", "urendekking_pct": 100.0, "weekdekking_pct": 62.5},
        "De levering van T-Zorg over periode 6 is 11 werkdagen na afloop nog onvolledig: van 100% van de betaalde cliënten zijn uren "
        "bekend, maar in de minst complete week van 63% van de cliënten (drempel 10 werkdagen).",
    ),
    (
        "S13", AANDACHT, {"waarde": 11.0, "drempel": 10.0},
        {"status": "onvolledig", "urendekking_pct": 71.2, "weekdekking_pct": 71.2},
        "De levering van T-Zorg over periode 6 is 11 werkdagen na afloop nog onvolledig: van 71% van de betaalde cliënten zijn uren "
        "bekend (drempel 10 werkdagen).",
    ),
    (
        "S13", AANDACHT, {"waarde": 11.0, "drempel": 10.0}, {"status": "onvolledig", "urendekking_pct": None},
        "De levering van T-Zorg over periode 6 is 11 werkdagen na afloop nog onvolledig (drempel 10 werkdagen).",
    ),
    (
        "S14", ACTIE, {"waarde": 5.4, "drempel": 5.0}, {},
        "Van wat T-Zorg over periode 6 factureerde, is 5,4% teruggeboekt (drempel 5%).",
    ),
    (
        "S14", ACTIE, {"waarde": 5.003, "drempel": 5.0}, {},
        "Van wat T-Zorg over periode 6 factureerde, is 5,003% teruggeboekt (drempel 5%).",
    ),
    (
        "S15", AANDACHT, {"waarde": 19.6, "drempel": 14.0, "n": 12}, {},
        "Van de 12 cliënten bij wie T-Zorg in periode 6 begon, wachtte één op de tien 19,6 dagen of langer op hulp (drempel 14 dagen).",
    ),
    (
        "S15", ACTIE, {"waarde": 31.0, "drempel": 28.0, "n": 12}, {},
        "Van de 12 cliënten bij wie T-Zorg in periode 6 begon, wachtte één op de tien 31 dagen of langer op hulp (drempel 28 dagen).",
    ),
    (
        "S16", ACTIE, {"waarde": 5.0, "drempel": 3.0}, {"dubbel": 3, "zonder_dag": 2},
        "In periode 6 is voor 3 cliënten van T-Zorg meer dan één keer het tarief betaald, en is T-Zorg ook betaald voor 2 cliënten die "
        "daar geen dag hulp hadden (samen 5, drempel 3).",
    ),
    (
        "S16", AANDACHT, {"waarde": 1.0, "drempel": 1.0}, {"dubbel": 0, "zonder_dag": 1},
        "In periode 6 is T-Zorg betaald voor één cliënt die daar geen dag hulp had (drempel 1).",
    ),
    (
        "S16", AANDACHT, {"waarde": 1.0, "drempel": 1.0}, {"dubbel": 1, "zonder_dag": 0},
        "In periode 6 is voor één cliënt van T-Zorg meer dan één keer het tarief betaald (drempel 1).",
    ),
    (
        "S17", ACTIE, {"waarde": 12.3, "drempel": 10.0},
        {"uren_week": 2.9, "uren_week_eerst": 3.31, "eerste_periode": "201402", "verschil_uren": 0.41, "standaardfout_uren": 0.1},
        "In periode 6 hadden 64 cliënten van T-Zorg gemiddeld 2,9 geïndiceerde uren per week, 12,3% minder dan de 3,3 uur van periode 2 "
        "(drempel 10%).",
    ),
    (
        "S18", AANDACHT, {"waarde": 11, "drempel": 10.0, "n": 1, "periode_id": None, "sinds": None}, {"ontvangen_op": "2014-05-20"},
        "Een brief of folder van T-Zorg, ontvangen op 20 mei 2014, wacht 11 werkdagen op een oordeel van de gemeente "
        "(drempel 10 werkdagen).",
    ),
    (
        "S18", ACTIE, {"waarde": 21, "drempel": 20.0, "n": 3, "periode_id": None, "sinds": None}, {"ontvangen_op": "2014-05-20"},
        "Van T-Zorg wachten 3 brieven of folders op een oordeel van de gemeente; de oudste, ontvangen op 20 mei 2014, "
        "wacht 21 werkdagen (drempel 20 werkdagen).",
    ),
    (
        "S22", AANDACHT, {"waarde": 72.0, "drempel": 70.0}, {"perioden": 28 / 18},
        "Tot en met periode 6 is van T-Zorg 72,0% van de ruimte voor dit jaar besteed (drempel 70%); in het tempo van de laatste perioden "
        "is zij op 28 juli 2014 op.",
    ),
    (
        "S22", AANDACHT, {"waarde": 72.0, "drempel": 70.0}, {"perioden": 7.3},
        "Tot en met periode 6 is van T-Zorg 72,0% van de ruimte voor dit jaar besteed (drempel 70%); in het tempo van de laatste perioden "
        "is zij aan het eind van het jaar niet op.",
    ),
    (
        "S22", ACTIE, {"waarde": 101.5, "drempel": 100.0}, {"perioden": None},
        "Tot en met periode 6 is van T-Zorg 101,5% van de ruimte voor dit jaar besteed (drempel 100%).",
    ),
    (
        "S23", AANDACHT, {"waarde": 89.98, "drempel": 90.0}, {},
        "In periode 6 kregen 64 cliënten van T-Zorg 89,98% van de uren die de norm geeft, voor de tweede periode achter elkaar te weinig "
        "(drempel 90%).",
    ),
    (
        "S24", AANDACHT, {"waarde": -8.0, "drempel": 0.0},
        {"uurtarief_eur": 22.1, "kostprijs_eur": 24.02, "schattingen": "Loon per uur; Overhead"},
        "In periode 6 kreeg T-Zorg per geleverd uur € 22,10, 8,0% onder de kostprijs van € 24,02 (drempel 0%); die kostprijs rust op "
        "schattingen: loon per uur en overhead.",
    ),
    (
        "S24", AANDACHT, {"waarde": -8.0, "drempel": 0.0},
        {"uurtarief_eur": None, "kostprijs_eur": 24.02, "schattingen": ""},
        "In periode 6 kreeg T-Zorg per geleverd uur 8,0% onder de kostprijs van € 24,02 (drempel 0%); die kostprijs rust op wat de "
        "gemeente bij de aannamen invulde.",
    ),
]  # fmt: skip


def made(signal: str, severity: Severity, values: Values, facts: dict[str, Fact]) -> Signal:
    """Return a signal of T-Zorg in period 6, with 64 clients, unless the values say otherwise."""
    plain: Values = {
        "aanbieder_id": TZORG, "periode_id": "201406", "waarde": None, "drempel": None, "n": 64, "sinds": "201406", **values
    }  # fmt: skip
    if severity is ACTIE:
        plain = {"sinds_actie": plain["sinds"], **plain}
    return Signal(signal, CARD_BY_ID[signal].level, severity, feiten=facts, **{"sinds_actie": None, **plain})  # type: ignore[arg-type]


def plainly(text: str) -> str:
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize(("signal", "severity", "values", "facts", "expected"), SENTENCES)
def test_a_signal_says_what_a_person_would_say(
    signal: str, severity: Severity, values: Values, facts: dict[str, Fact], expected: str
) -> None:
    assert plainly(sentence(made(signal, severity, values, facts), "T-Zorg")) == expected


def test_every_rule_on_periods_has_its_sentences_tested() -> None:
    assert {signal for signal, *_ in SENTENCES} == {card.id for card in CARDS} - {"S20", "S21"}


@pytest.mark.parametrize(("signal", "severity", "values", "facts", "expected"), SENTENCES)
def test_a_sentence_can_be_made_of_the_stored_row(
    signal: str, severity: Severity, values: Values, facts: dict[str, Fact], expected: str
) -> None:
    row = made(signal, severity, values, facts).row()
    stored = json.loads(json.dumps(row))
    assert plainly(sentence(Signal.of_row(tuple(stored.values())), "T-Zorg")) == expected


def test_a_signal_without_a_name_goes_by_its_id_and_the_total_has_none() -> None:
    assert "stopte TZORG zelf" in sentence(made("S11", ACTIE, {"waarde": 3.0}, {}))
    assert TOTAAL not in sentence(made("S05", ACTIE, {"aanbieder_id": TOTAAL, "waarde": 1.0, "drempel": 0.0}, {}), "x")


def test_a_signal_stored_without_a_fact_that_its_sentence_needs_goes_by_its_title() -> None:
    told = sentence(made("S06", ACTIE, {"waarde": 11.0, "drempel": 6.0}, {}), "T-Zorg")
    assert plainly(told) == "Betaald zonder uren, zonder reden bij T-Zorg in periode 6 (waarde 11,00, drempel 6,00)."
    told = sentence(made("S09", ACTIE, {"periode_id": None}, {}), "T-Zorg")
    assert told == "Minder tevreden bij T-Zorg."


def test_a_question_fits_both_signs_of_what_was_found() -> None:
    assert question(made("S01", ACTIE, {"waarde": -2.0}, {})).endswith("en wanneer komt de correctie?")
    assert question(made("S05", AANDACHT, {"waarde": -0.5}, {})).startswith("Waardoor valt de besparing tegen:")


def test_every_signal_asks_something() -> None:
    for card in CARDS:
        assert question(made(card.id, AANDACHT, {}, {})).endswith("?")
