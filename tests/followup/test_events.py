"""What may be written in the journal: what each kind needs, and which texts are cleaned or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hbh_metrics.errors import UsageError
from hbh_metrics.followup import Event, Kind, checked
from tests.followup.journals import agreement, note


def _refusal(event: Event) -> str:
    with pytest.raises(UsageError) as refused:
        checked(event)
    return str(refused.value)


COMPLETE = [
    note(),
    note(signaal="S09", periode_id=None),
    note(signaal=None),
    agreement(),
    agreement(signaal=None, periode_id=None),
    Event(Kind.UITGESTELD, "Els", "0001", "S04", "TZORG", "201406", "wacht op uren", datum=date(2014, 7, 1)),
    Event(Kind.AFGEHANDELD, "Els", "0001", "S04", "TZORG", "201406", "verklaard"),
    Event(Kind.OVERLEG, "Els", "0001", aanbieder_id="TZORG", aanwezig="Els, Piet"),
    Event(Kind.BESLUIT_GEVRAAGD, "Els", "0001", tekst="Instemmen met de nieuwe afspraak"),
    Event(Kind.TERUGGEDRAAID, "Els", "0001", verwijst_naar="abc"),
    Event(Kind.GEWIST, "beheerder", "0001", tekst="verzoek", verwijst_naar="abc"),
]


@pytest.mark.parametrize("event", COMPLETE, ids=lambda event: event.soort.name)
def test_a_complete_event_of_every_kind_is_taken_as_it_is(event: Event) -> None:
    assert checked(event) == event


MISSING = [
    (note(tekst=""), "Vul in wat er is besproken."),
    (note(auteur=" "), "Vul uw naam in."),
    (agreement(aanbieder_id=None), "Zeg over welke aanbieder dit gaat."),
    (note(periode_id=None, signaal=None), "Zeg over welke aanbieder en welk signaal, of welke periode, dit gaat."),
    (agreement(tekst="", eigenaar=None, datum=None), "Vul in wat er is afgesproken. "
     "Vul in wie het doet. Kies wanneer de afspraak klaar moet zijn."),
    (replace(COMPLETE[5], datum=None), "Kies tot wanneer dit wordt uitgesteld."),
    (replace(COMPLETE[6], tekst="\n "), "Vul in waarom dit is afgehandeld."),
    (replace(COMPLETE[7], aanwezig=None), "Vul in met welke aanbieder het overleg was en wie erbij waren."),
    (replace(COMPLETE[8], tekst=""), "Vul in welk besluit wordt gevraagd."),
    (replace(COMPLETE[9], verwijst_naar=None), "Zeg wat er wordt teruggedraaid."),
    (replace(COMPLETE[10], tekst="", verwijst_naar=None), "Vul in waarom de tekst is gewist. Zeg wat er wordt gewist."),
]  # fmt: skip


@pytest.mark.parametrize(("event", "told"), MISSING)
def test_everything_that_is_missing_is_told_at_once(event: Event, told: str) -> None:
    assert _refusal(event) == told


CLEANED = [
    ("  Gebeld.\t\x00\x07 \r\nMorgen weer.\r", "Gebeld.\nMorgen weer."),
    ("een\n\n\n\n\ntwee", "een\n\ntwee"),
    ("naar \u202erechts\u200b", "naar rechts"),
    ("cafe\u0301", "café"),
    ("emoji mag: 🏠", "emoji mag: 🏠"),
]


@pytest.mark.parametrize(("typed", "kept"), CLEANED)
def test_control_characters_and_loose_space_are_taken_out_of_a_text(typed: str, kept: str) -> None:
    assert checked(note(tekst=typed)).tekst == kept


def test_a_name_is_one_line() -> None:
    assert checked(note(auteur=" Els\nde\tVries ")).auteur == "Els de Vries"


@pytest.mark.parametrize(("length", "is_refused"), [(2000, False), (2001, True)])
def test_a_text_has_an_end(length: int, is_refused: bool) -> None:
    event = note(tekst="x" * length)
    if is_refused:
        assert _refusal(event) == "De tekst is 1\u00a0teken te lang: er passen 2.000 tekens. Maak het korter."
    else:
        assert checked(event).tekst == event.tekst


BSN = "Haal dat getal weg: wie de cliënt is, mag hier niet staan."
TEXTS = [
    ("mevrouw 123456782 belde", True),
    ("mevrouw 1234.56.782 belde", True),
    ("123 456 782", True),
    ("BSN:123456782.", True),
    ("12345678", False),
    ("mevrouw 123456789 belde", False),
    ("bel 0235123456", False),
    ("bel 06-12345678", False),
    ("vóór 20-05-2014 klaar", False),
    ("€ 1.234.567 te veel", False),
    ("1234567820", False),
]


@pytest.mark.parametrize(("text", "is_refused"), TEXTS)
def test_a_text_with_a_citizen_number_is_refused_and_told_what_to_do(text: str, is_refused: bool) -> None:
    if is_refused:
        assert BSN in _refusal(note(tekst=text))
        assert BSN in _refusal(agreement(eigenaar=text))
        assert "123" not in _refusal(note(tekst=text))
    else:
        assert checked(note(tekst=text)).tekst == text


def test_a_text_with_the_pseudonym_of_a_client_is_refused() -> None:
    assert "bevat de sleutel van een cliënt" in _refusal(note(tekst="zie abcdefghijklmnopabcdefgh"))
    assert checked(note(tekst="zie abcdefghijklmnopabcdefghi")).tekst
