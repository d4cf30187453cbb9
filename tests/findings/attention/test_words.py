"""The sentences of what deserves attention, as tables of numbers and what is said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hbh_metrics.findings.attention.outcome import helped, no_longer
from hbh_metrics.findings.attention.words import (
    Tally,
    assignments,
    event,
    headline,
    in_quiet_years,
    judged_until,
    lead,
    signature,
    since,
    status,
)
from hbh_metrics.followup import Effect, Event, FollowUpState, Kind, Status, Verdict
from hbh_metrics.records import SeenSignal
from hbh_metrics.signals import CARD_BY_ID
from hbh_metrics.signals.quiet_years import QUIET
from tests.followup.journals import agreement, note


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("tally", "whose", "sentence"),
    [
        (Tally(), "", "Goed nieuws: er staat nu geen signaal open."),
        (Tally(), " bij T-Zorg", "Goed nieuws: er staat nu bij T-Zorg geen signaal open."),
        (Tally(settled=2), "", "Elk signaal is uitgesteld of afgehandeld."),
        (Tally(1, 0), "", "Eén zaak vraagt om actie."),
        (Tally(2, 0), "", "2 zaken vragen om actie."),
        (Tally(0, 1), "", "Eén zaak vraagt om aandacht."),
        (Tally(1, 1), "", "Eén zaak vraagt om actie en één zaak vraagt om aandacht."),
        (Tally(3, 2, 1), "", "3 zaken vragen om actie en 2 zaken vragen om aandacht; daarnaast is er één vraag voor deze week."),
        (Tally(2, 0, 2), " bij T-Zorg", "Bij T-Zorg vragen 2 zaken om actie; daarnaast zijn er 2 vragen voor deze week."),
        (Tally(0, 1), " bij SHDH", "Bij SHDH vraagt één zaak om aandacht."),
        (Tally(0, 0, 1), "", "Er is nu niets om bij te sturen; wel is er één vraag voor deze week."),
        (Tally(0, 0, 1, 0, 1), "", "Er is nu niets om bij te sturen; wel is er één vraag voor deze week en loopt er nog één."),
        (Tally(going_on=1), "", "Er is nu niets om bij te sturen; wel loopt er nog één vraag."),
        (Tally(1, going_on=2), "", "Eén zaak vraagt om actie; daarnaast lopen er nog 2 vragen."),
        (Tally(0, 0, 3, 1), " bij SHDH", "Er is nu niets bij SHDH om bij te sturen; wel zijn er 3 vragen voor deze week."),
    ],
)  # fmt: skip
def test_the_headline_counts_what_asks_for_action_and_keeps_questions_apart(
    tally: Tally, whose: str, sentence: str
) -> None:
    assert _plain(headline(tally, whose)) == sentence


@pytest.mark.parametrize(
    ("tally", "sentence"),
    [
        (Tally(1), ""),
        (Tally(settled=3), ""),
        (Tally(1, settled=1), "Eén zaak is uitgesteld of afgehandeld."),
        (Tally(0, 0, 1, 2), "2 zaken zijn uitgesteld of afgehandeld."),
    ],
)
def test_what_is_settled_is_told_beside_what_is_not(tally: Tally, sentence: str) -> None:
    assert _plain(lead(tally)) == sentence


@pytest.mark.parametrize(
    ("providers", "who", "new"),
    [(5, "deze 5 aanbieders", QUIET.new_questions), (1, "deze aanbieder", QUIET.new_questions / 5)],
)
def test_how_many_questions_quiet_years_had_is_told_as_it_was_measured(providers: int, who: str, new: float) -> None:
    share = round(100 * QUIET.weeks_on / (QUIET.weeks * QUIET.providers))
    assert _plain(in_quiet_years(providers)) == (
        f"Ook als er niets aan de hand is, zijn er vragen: in {QUIET.years} verzonnen jaren waarin alles volgens afspraak ging, kreeg "
        f"zo'n groep als {who} per jaar ongeveer {round(new)} nieuwe vragen, en liep er bij een aanbieder in {share}% van de weken een "
        "vraag. Een vraag is dus een reden om te vragen, meer niet."
    )


def test_without_limits_there_are_no_questions_yet() -> None:
    assert in_quiet_years(0) == "Er zijn nog te weinig weken om vragen te stellen."


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (note(), "Besproken: Gebeld."),
        (agreement(), "Afspraak: Uren aanvullen (Piet, uiterlijk 15 juni 2014)"),
        (note(soort=Kind.UITGESTELD, tekst="Wacht.", datum=date(2014, 7, 1)), "Uitgesteld tot 1 juli 2014: Wacht."),
        (note(soort=Kind.AFGEHANDELD, tekst="Verklaard."), "Afgehandeld: Verklaard."),
        (note(soort=Kind.OVERLEG, tekst="", aanwezig="Els en Piet"), "Overleg met Els en Piet"),
        (note(soort=Kind.OVERLEG, tekst="Goed.", aanwezig="Els"), "Overleg met Els: Goed."),
        (note(soort=Kind.BESLUIT_GEVRAAGD, tekst="Instemmen"), "Besluit gevraagd: Instemmen"),
        (note(soort=Kind.TERUGGEDRAAID), "Teruggedraaid"),
    ],
)
def test_every_kind_of_event_is_told_in_one_line(told: Event, sentence: str) -> None:
    assert event(told) == sentence


def test_who_wrote_it_and_when_is_told_on_the_clock_of_the_netherlands() -> None:
    summer = note(tijdstip=datetime(2014, 6, 2, 22, 30, tzinfo=UTC))
    assert _plain(signature(summer)) == "Els, 3 juni 2014 00:30, over periode 6"
    assert signature(note(periode_id=None)) == "Els"
    assert signature(note(soort=Kind.TERUGGEDRAAID)) == "Els"


DUE = date(2014, 6, 15)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Effect(Verdict.HELPED, 80, 97, "201407"), "Geholpen: in periode 7 was het signaal weg (toen 80%, nu 97%)."),
        (
            Effect(Verdict.NOT_HELPED, 80, 78, "201407"),
            "Niet geholpen: in periode 7 was het signaal er nog (toen 80%, nu 97%).",
        ),
        (
            Effect(Verdict.TOO_EARLY, 80, 78),
            "Nog te vroeg: de eerste hele periode die na 15 juni 2014 begint, is nog niet volledig geleverd (toen 80%, nu 97%).",
        ),
    ],
)
def test_whether_an_agreement_helped_is_told_with_both_values(found: Effect, sentence: str) -> None:
    assert _plain(helped(found, CARD_BY_ID["S04"], DUE, "80%", "97%")) == sentence


@pytest.mark.parametrize(
    ("signal", "found", "then", "now", "sentence"),
    [
        (
            "S01", Effect(Verdict.HELPED, 3, None, stand=date(2014, 8, 1)), "3", None,
            "Geholpen: in de stand van 1 augustus 2014 was het feit weg (toen 3).",
        ),
        (
            "S07", Effect(Verdict.NOT_HELPED, 80, 88, stand=date(2014, 8, 1)), "80%", "88%",
            "Niet geholpen: in de stand van 1 augustus 2014 was het feit er nog (toen 80%, nu 88%).",
        ),
        (
            "S01", Effect(Verdict.NOT_HELPED, 80, 80, stand=date(2014, 8, 1)), "€ 80,00", "€ 80,00",
            "Niet geholpen: in de stand van 1 augustus 2014 was het feit er nog (onveranderd: € 80,00).",
        ),
        (
            "S07", Effect(Verdict.TOO_EARLY, 80, None), "80%", None,
            "Nog te vroeg: er is nog geen stand van na 15 juni 2014 waarin dit te zien is (toen 80%).",
        ),
        (
            "S09", Effect(Verdict.TOO_EARLY, None, None), None, None,
            "Nog te vroeg: dit wordt maar één keer gemeten, dus of het helpt is met cijfers niet te zeggen.",
        ),
        (
            "S20", Effect(Verdict.HELPED, None, None, stand=date(2014, 8, 1)), None, None,
            "Geholpen: in de stand van 1 augustus 2014 was de vraag weg.",
        ),
    ],
)  # fmt: skip
def test_a_fact_is_told_by_the_stand_that_decides_and_nothing_stands_beside_itself(
    signal: str, found: Effect, then: str | None, now: str | None, sentence: str
) -> None:
    assert _plain(helped(found, CARD_BY_ID[signal], DUE, then, now)) == sentence


def test_what_was_corrected_or_taken_back_is_told_with_both_names() -> None:
    first = agreement(kenmerk="a", volgnummer=1)
    better = agreement(kenmerk="b", volgnummer=2, tekst="Uren en plannen aanvullen", auteur="Piet", verwijst_naar="a")
    undone = Event(Kind.TERUGGEDRAAID, "Els", "0001", verwijst_naar="c", kenmerk="d", volgnummer=4)
    told = no_longer([first, better, note(kenmerk="c", volgnummer=3), undone])
    assert len(told) == 2
    assert "Verbeterd door Piet" in told[0]
    assert told[0].count("Uren aanvullen") == 1
    assert "werd: Afspraak: Uren en plannen aanvullen" in told[0]
    assert told[1].startswith("Teruggedraaid door Els")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Status.NEW, "nog niet opgepakt"),
        (Status.DISCUSSED, "besproken, nog niets afgesproken"),
        (Status.AGREED, "afspraak loopt, uiterlijk 15 juni 2014"),
        (Status.DUE, "afspraak had klaar moeten zijn op 15 juni 2014"),
        (Status.POSTPONED, "uitgesteld tot 15 juni 2014"),
        (Status.POSTPONEMENT_OVER, "uitstel is voorbij sinds 15 juni 2014"),
        (Status.CLOSED, "afgehandeld"),
        (Status.REOPENED, "afgehandeld, maar het signaal houdt aan"),
    ],
)
def test_where_a_signal_stands_is_told_with_its_date(state: Status, words: str) -> None:
    dated = agreement() if state in (Status.AGREED, Status.DUE, Status.POSTPONED, Status.POSTPONEMENT_OVER) else note()
    assert status(FollowUpState(state, None if state is Status.NEW else dated)) == words


def test_an_agreement_whose_date_is_past_tells_what_it_did() -> None:
    told = status(FollowUpState(Status.DUE, agreement()), Verdict.NOT_HELPED)
    assert told == "afspraak had klaar moeten zijn op 15 juni 2014: niet geholpen"


@pytest.mark.parametrize(
    ("severity", "now", "since_attention", "since_action", "goes_on", "words"),
    [
        ("AANDACHT", "201406", "201404", None, None, "periode 4"),
        ("AANDACHT", "201406", "201406", None, None, "periode 6 (nieuw)"),
        ("AANDACHT", None, None, None, None, "de laatste meting"),
        ("ACTIE", "201406", "201404", "201404", None, "periode 4"),
        ("ACTIE", "201406", "201404", "201405", None, "periode 5; aandacht sinds periode 4"),
        ("ACTIE", "201406", "201404", "201406", None, "periode 6 (nieuw); aandacht sinds periode 4"),
        ("ACTIE", "201406", "201404", None, None, "periode 4 (aandacht)"),
        ("AANDACHT", "201407", "201406", None, date(2014, 6, 2), "de week van 2 juni 2014 (loopt nog)"),
    ],
)
def test_since_when_is_told_of_what_the_signal_asks(
    severity: str,
    now: str | None,
    since_attention: str | None,
    since_action: str | None,
    goes_on: date | None,
    words: str,
) -> None:
    signal = SeenSignal(
        "S04", "SIGNAAL", severity, "VIVA", now, 1.0, 1.0, 20, since_attention, since_action, goes_on, "", ""
    )
    assert _plain(since(signal)) == words


def test_a_new_question_about_a_week_names_the_week_in_which_its_run_began() -> None:
    new = SeenSignal(
        "S20", "VRAAG", "AANDACHT", "VIVA", "201403", 0.9, 0.9, 20, "201403", None, None, "", "", date(2014, 2, 24)
    )
    assert _plain(since(new)) == "de week van 24 februari 2014 (nieuw)"


def test_whom_a_signal_is_about_is_told_by_the_numbers_of_their_assignments() -> None:
    assert assignments(()) == ""
    assert _plain(assignments(("A1",))) == "Dit gaat over 1 toewijzing, op te zoeken in uw eigen systeem: A1."
    many = assignments(tuple(f"A{number}" for number in range(103)))
    assert _plain(many).startswith("Dit gaat over 103 toewijzingen, op te zoeken in uw eigen systeem: A0, A1,")
    assert many.endswith("A99 en nog 3.")


@pytest.mark.parametrize(
    ("last_whole", "sentence"),
    [
        ([("Viva", "201407"), ("SHDH", "201407")], "Beoordeeld tot en met periode 7."),
        ([("Viva", "201407"), ("SHDH", "201405")], "Beoordeeld tot en met periode 7; SHDH tot en met periode 5."),
        (
            [("Viva", "201407"), ("T-Zorg", None), ("SHDH", None)],
            "Beoordeeld tot en met periode 7. Van T-Zorg en SHDH is nog geen periode volledig geleverd.",
        ),
        ([("Viva", None)], "Er is nog geen periode volledig geleverd."),
        ([], "Er is nog geen periode volledig geleverd."),
    ],
)
def test_up_to_when_the_signals_go_is_told(last_whole: list[tuple[str, str | None]], sentence: str) -> None:
    assert _plain(judged_until(last_whole)) == sentence


def test_without_a_whole_period_no_signals_are_no_good_news() -> None:
    assert headline(Tally(), is_judged=False) == "Er is nog niets te beoordelen."
    assert headline(Tally(), " bij SHDH", is_judged=False) == "Er is nog niets bij SHDH te beoordelen."
    assert headline(Tally(1), is_judged=False) == "Eén zaak vraagt om actie."
