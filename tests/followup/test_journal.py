"""The journal keeps what is written, for several people at once, and lets nothing be changed."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread

import pytest

from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.followup import BLANKED, Event, Journal, Kind, in_force
from hbh_metrics.followup import journal as journal_module
from hbh_metrics.followup.journal import FILE
from tests.followup.journals import agreement, note, writer

NOON = datetime(2014, 6, 2, 12, 0, 30, tzinfo=timezone(timedelta(hours=2)))


def _journal(root: Path) -> Journal:
    return Journal(root, now=lambda: NOON)


def test_without_events_there_is_no_file_and_reading_makes_none(tmp_path: Path) -> None:
    assert Journal(tmp_path).events() == ()
    assert Journal(tmp_path).export() == ()
    assert list(tmp_path.iterdir()) == []


def test_what_was_added_is_read_back_with_its_number_and_time_in_utc(tmp_path: Path) -> None:
    added = _journal(tmp_path).add(agreement())
    assert _journal(tmp_path).events() == (added,)
    assert (added.volgnummer, added.tijdstip) == (1, datetime(2014, 6, 2, 10, 0, 30, tzinfo=UTC))
    assert replace(added, volgnummer=None, tijdstip=None) == replace(agreement(), kenmerk=added.kenmerk)


def test_adding_the_same_event_twice_is_adding_it_once(tmp_path: Path) -> None:
    journal, event = _journal(tmp_path), note()
    first, second = journal.add(event), journal.add(event)
    assert first == second
    assert len(journal.events()) == 1


def test_events_are_asked_for_by_signal_provider_and_period(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    for signal, provider, period in [("S04", "TZORG", "201406"), ("S04", "VIVA", "201406"), ("S10", "TZORG", "201407")]:
        journal.add(
            replace(note(), signaal=signal, aanbieder_id=provider, periode_id=period, kenmerk=f"{signal}{provider}")
        )
    assert [event.kenmerk for event in journal.events(signaal="S04")] == ["S04TZORG", "S04VIVA"]
    assert [event.kenmerk for event in journal.events(aanbieder_id="TZORG")] == ["S04TZORG", "S10TZORG"]
    assert [event.kenmerk for event in journal.events("S04", "TZORG", "201406")] == ["S04TZORG"]
    assert journal.events("S04", "TZORG", "201407") == ()


def test_a_wrong_event_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Vul in wat er is besproken"):
        _journal(tmp_path).add(note(tekst=""))
    assert not (tmp_path / FILE).exists()


def test_taking_back_is_a_new_event_and_can_be_done_once(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    wrong = journal.add(note())
    undone = journal.undo(wrong.kenmerk, "Piet")
    assert (undone.soort, undone.verwijst_naar, undone.auteur) == (Kind.TERUGGEDRAAID, wrong.kenmerk, "Piet")
    assert (undone.signaal, undone.aanbieder_id, undone.periode_id) == ("S04", "TZORG", "201406")
    with pytest.raises(UsageError, match=r"al teruggedraaid, door Piet op 2 juni 2014\."):
        journal.undo(wrong.kenmerk, "Els")
    with pytest.raises(UsageError, match="kan niet terug"):
        journal.undo(undone.kenmerk, "Els")
    with pytest.raises(UsageError, match="staat niet in de opvolging"):
        journal.undo("onbekend", "Els")
    assert journal.events() == (wrong, undone)


@pytest.mark.parametrize(
    "change",
    [
        "update gebeurtenissen set tekst = 'anders'",
        "update gebeurtenissen set tekst = '(gewist)', auteur = 'Piet'",
        "update gebeurtenissen set aanwezig = 'Piet'",
        "update gebeurtenissen set waarde = 1.5, tekst = '(gewist)'",
        "delete from gebeurtenissen",
        "insert or replace into gebeurtenissen select * from gebeurtenissen",
        "replace into gebeurtenissen select null, kenmerk, tijdstip, 'Piet', soort, publicatie, signaal, aanbieder_id, periode_id, "
        "tekst, eigenaar, datum, aanwezig, waarde, verwijst_naar from gebeurtenissen",
    ],
)
def test_the_database_itself_refuses_to_change_or_remove_an_event(tmp_path: Path, change: str) -> None:
    added = _journal(tmp_path).add(note())
    with closing(sqlite3.connect(tmp_path / FILE)) as con, pytest.raises(sqlite3.IntegrityError, match="journaal"):
        con.execute(change)
    assert _journal(tmp_path).events() == (added,)


def test_the_export_has_every_event_and_every_field(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    added = journal.add(agreement())
    journal.undo(added.kenmerk, "Piet")
    first, second = journal.export()
    assert {field.name for field in fields(first)} == {field.name for field in fields(Event)}
    assert (first.tijdstip, first.soort, first.tekst) == ("2014-06-02T10:00:30+00:00", "AFSPRAAK", "Uren aanvullen")
    assert (second.soort, second.verwijst_naar) == ("TERUGGEDRAAID", added.kenmerk)


def test_what_makes_no_sense_in_an_event_is_told_and_counts_for_nothing_and_the_rest_is_read(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    whole = journal.add(note(publicatie="0003-2014-06-30-abcdef"))
    assert journal.oddities() == ""
    with closing(sqlite3.connect(tmp_path / FILE)) as con, con:
        con.execute(
            "insert into gebeurtenissen (kenmerk, tijdstip, auteur, soort, publicatie, periode_id, tekst, datum, waarde)"
            " values ('k', 'net', 'Els', 'AFSPRAAK', 'de vorige', '201499', 'Bellen', 'morgen', 9e999)"
        )
    first, odd = journal.events()
    assert first == whole
    assert (odd.tekst, odd.stand_number, odd.periode_id, odd.datum, odd.tijdstip, odd.waarde) == (
        "Bellen",
        0,
        *[None] * 4,
    )
    assert journal.oddities() == (
        "In de opvolging klopt niet alles (nr. 2: publicatie 'de vorige', periode_id '201499', datum 'morgen', waarde 'inf', "
        "tijdstip 'net'). Wat niet klopt, telt niet mee; de rest wel."
    )
    journal.undo("k", "Els")
    assert journal.oddities() == "", "what was taken back asks for nothing any more"


def test_an_event_of_an_unknown_kind_is_told(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    journal.add(note())
    with closing(sqlite3.connect(tmp_path / FILE)) as con, con:
        con.execute("pragma ignore_check_constraints = on")
        con.execute(
            "insert into gebeurtenissen (kenmerk, tijdstip, auteur, soort, publicatie, tekst)"
            " values ('k', '2014-06-02T10:00:30+00:00', 'Els', 'GEDROOMD', '0001', '')"
        )
    with pytest.raises(StoreError, match=r"Nr\. 2 in de opvolging is van een soort die deze monitor niet kent"):
        journal.events()


def test_people_who_write_at_once_from_a_first_event_on_lose_nothing_and_get_nothing_twice(tmp_path: Path) -> None:
    writers = [writer(tmp_path, f"schrijver {number}", 25) for number in range(4)]
    named: list[str] = []
    for process in writers:
        out, err = process.communicate()
        assert (process.returncode, err) == (0, "")
        named += out.split()
    kept = Journal(tmp_path).events()
    assert sorted(event.kenmerk for event in kept) == sorted(named)
    assert [event.volgnummer for event in kept] == list(range(1, 101))
    for author in {event.auteur for event in kept}:
        assert [event.tekst for event in kept if event.auteur == author] == [f"nummer {number}" for number in range(25)]


def test_threads_of_one_server_write_at_once(tmp_path: Path) -> None:
    threads = [Thread(target=lambda: [Journal(tmp_path).add(note()) for _ in range(5)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [event.volgnummer for event in Journal(tmp_path).events()] == list(range(1, 21))


def test_two_people_who_take_back_the_same_event_do_it_once(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    wrong = journal.add(note())
    told: list[str] = []

    def undo(author: str) -> None:
        try:
            journal.undo(wrong.kenmerk, author)
        except UsageError as refused:
            told.append(str(refused))

    threads = [Thread(target=undo, args=(author,)) for author in ("Els", "Piet", "Jan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal.events()) == 2
    assert len(told) == 2
    assert all(text.startswith("Dit is al teruggedraaid, door ") for text in told)


def test_reading_goes_on_while_somebody_writes(tmp_path: Path) -> None:
    added = _journal(tmp_path).add(note())
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as con:
        con.execute("begin exclusive")
        assert Journal(tmp_path).events() == (added,)


def test_who_waits_too_long_for_another_is_told_and_can_try_again(tmp_path: Path) -> None:
    _journal(tmp_path).add(note())
    impatient = Journal(tmp_path, patience_s=0.1)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as con:
        con.execute("begin immediate")
        began = time.monotonic()
        with pytest.raises(StoreError, match="Iemand anders legt op dit moment iets vast") as told:
            impatient.add(note())
        assert time.monotonic() - began < 5
        assert told.value.exit_code == 3
    impatient.add(note())
    assert len(impatient.events()) == 2


def test_a_copy_holds_everything_also_what_is_not_yet_in_the_main_file(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    journal.add(note())
    with closing(sqlite3.connect(tmp_path / FILE)) as reader:
        reader.execute("select 1 from gebeurtenissen").fetchall()  # keeps the log from being folded in
        journal.add(agreement())
        (tmp_path / "kopie").mkdir()
        journal.copy_to(tmp_path / "kopie" / FILE)
    assert [path.name for path in (tmp_path / "kopie").iterdir()] == [FILE]
    assert Journal(tmp_path / "kopie").events() == journal.events()
    with pytest.raises(UsageError, match="bestaat al"):
        journal.copy_to(tmp_path / "kopie" / FILE)


def test_a_correction_is_a_new_event_and_what_was_corrected_or_taken_back_is_corrected_no_more(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first = journal.add(agreement())
    better = journal.add(agreement(tekst="Beter", verwijst_naar=first.kenmerk))
    assert [event.tekst for event in journal.events()] == ["Uren aanvullen", "Beter"]
    with pytest.raises(UsageError, match="al teruggedraaid of verbeterd"):
        journal.add(agreement(tekst="Anders", verwijst_naar=first.kenmerk))
    journal.undo(better.kenmerk, "Els")
    with pytest.raises(UsageError, match="al teruggedraaid of verbeterd"):
        journal.add(agreement(tekst="Anders", verwijst_naar=better.kenmerk))
    with pytest.raises(UsageError, match="staat niet in de opvolging"):
        journal.add(agreement(tekst="Anders", verwijst_naar="onbekend"))
    assert len(journal.events()) == 3


def test_an_older_journal_gets_the_newer_kinds_of_events_and_loses_nothing(tmp_path: Path) -> None:
    journal = _journal(tmp_path)
    first = journal.add(note())
    undone = journal.undo(first.kenmerk, "Piet")
    with closing(sqlite3.connect(journal.path)) as con:
        made = con.execute("select sql from sqlite_master where name = 'gebeurtenissen'").fetchone()[0]
        con.execute("pragma writable_schema = on")
        con.execute(
            "update sqlite_master set sql = ? where name = 'gebeurtenissen'", [made.replace("'AANNAMESET', ", "")]
        )
        con.execute("pragma user_version = 1")
        con.commit()
    assert _journal(tmp_path).events() == (first, undone), "reading an older journal changes nothing about it"
    added = _journal(tmp_path).add(Event(Kind.AANNAMESET, "Els", "0001", tekst="zonder vangnet"))
    assert _journal(tmp_path).events() == (first, undone, added)
    assert added.volgnummer == 3
    with closing(sqlite3.connect(journal.path)) as con:
        with pytest.raises(sqlite3.IntegrityError, match="niet gewijzigd"):
            con.execute("update gebeurtenissen set auteur = 'x'")
        parts = {name for (name,) in con.execute("select name from sqlite_master where type in ('trigger', 'table')")}
    assert parts >= {"gebeurtenissen", "niet_wijzigen", "niet_verwijderen", "niet_vervangen"}
    assert "oudere_gebeurtenissen" not in parts


NAMES_A_CLIENT = "mevrouw van T0000071 belde"


def _bytes_of(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(root.iterdir()))


def test_a_text_that_is_blanked_is_in_no_file_any_more_an_event_says_so_and_the_rest_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where SQLite was not built to overwrite by itself what is taken out."""
    real = journal_module._sql
    off = "pragma secure_delete = off;"
    monkeypatch.setattr(journal_module, "_sql", lambda name: real(name) + (off if name == "verbinding" else ""))
    journal = _journal(tmp_path)
    first = journal.add(agreement(tekst=NAMES_A_CLIENT, eigenaar=f"Piet, {NAMES_A_CLIENT}"))
    other = journal.add(note(tekst="rustig"))
    third = journal.add(note(tekst=NAMES_A_CLIENT, periode_id="201407"))
    for number in range(40):
        journal.add(note(tekst=f"vulling {number} " * 30, kenmerk=f"vulling{number}"))
    assert NAMES_A_CLIENT.encode() in _bytes_of(tmp_path)
    said = journal.blank([1, 3], "beheerder", "verzoek")
    assert NAMES_A_CLIENT.encode() not in _bytes_of(tmp_path)
    events = journal.events()
    assert events[0] == replace(first, tekst=BLANKED, eigenaar=BLANKED)
    assert events[1] == other
    assert events[2] == replace(third, tekst=BLANKED)
    assert events[-2:] == said
    assert [(one.soort, one.auteur, one.tekst, one.verwijst_naar) for one in said] == [
        (Kind.GEWIST, "beheerder", "verzoek", first.kenmerk),
        (Kind.GEWIST, "beheerder", "verzoek", third.kenmerk),
    ]
    assert in_force(events)[0] == events[0], "what was agreed still holds"
    assert not set(said) & set(in_force(events))


def test_blanking_twice_is_blanking_once_and_a_number_that_is_not_there_blanks_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nog geen opvolging"):
        _journal(tmp_path).blank([1], "beheerder", "verzoek")
    journal = _journal(tmp_path)
    journal.add(note(tekst=NAMES_A_CLIENT))
    for wrong in ([1, 2], [0]):
        with pytest.raises(UsageError, match="er is niets gewist"):
            journal.blank(wrong, "beheerder", "verzoek")
    assert len(journal.events()) == 1
    assert journal.events()[0].tekst == NAMES_A_CLIENT
    assert len(journal.blank([1], "beheerder", "verzoek")) == 1
    assert journal.blank([1], "beheerder", "verzoek") == ()
    with pytest.raises(UsageError, match="Nummer 2"):
        journal.blank([2], "beheerder", "verzoek")


def test_a_text_that_somebody_reads_while_it_is_blanked_is_told_and_gone_after_doing_it_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path, patience_s=0.1)
    journal.add(note(tekst=NAMES_A_CLIENT))
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select * from gebeurtenissen").fetchall()
        with pytest.raises(StoreError, match="Geef dezelfde opdracht nog eens"):
            journal.blank([1], "beheerder", "verzoek")
    assert journal.events()[0].tekst == BLANKED
    journal.blank([1], "beheerder", "verzoek")
    assert NAMES_A_CLIENT.encode() not in _bytes_of(tmp_path)
