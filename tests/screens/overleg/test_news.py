"""What is new since the previous meeting: the sentences as a table, the values then and now, and which meeting was the previous one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics import dutch
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.findings.view import View
from hbh_metrics.followup import Event, Journal, Kind
from hbh_metrics.publications import Publication
from hbh_metrics.screens import overleg
from hbh_metrics.screens.overleg import Meeting
from hbh_metrics.screens.overleg.news import clients_sentence, period_sentence, signal_sentence
from tests.findings.matters import FALLING, LOW_PLANS, WEEKS
from tests.small_store import TZORG, VIVA, Story, publish

PERIODS = [
    (None, None, False, "Er is nog geen hele periode geleverd."),
    ("201406", "201406", False, "Er is geen nieuwe periode sinds periode 6 (19 mei t/m 15 juni 2014)."),
    ("201407", "201406", False, "Nieuw is periode 7 (16 juni t/m 13 juli 2014)."),
    ("201407", None, True, "De laatste hele periode is periode 7 (16 juni t/m 13 juli 2014)."),
]


@pytest.mark.parametrize(("now", "then", "is_first", "said"), PERIODS)
def test_it_says_whether_there_is_a_new_period(now: str | None, then: str | None, is_first: bool, said: str) -> None:
    assert period_sentence(now, then, is_first=is_first).replace(dutch.NO_BREAK, " ") == said


SIGNALS = [
    ([], [], "Er kwam geen signaal bij en er stopte er geen."),
    (["Plan ontbreekt"], [], "Nieuw signaal: plan ontbreekt."),
    (["Plan ontbreekt", "Veel correcties"], [], "Nieuwe signalen: plan ontbreekt en veel correcties."),
    ([], ["Veel correcties"], "Gestopt: veel correcties."),
    (["Plan ontbreekt"], ["Veel correcties"], "Nieuw signaal: plan ontbreekt. Gestopt: veel correcties."),
]


@pytest.mark.parametrize(("new", "stopped", "said"), SIGNALS)
def test_it_names_the_signals_that_came_and_went(new: list[str], stopped: list[str], said: str) -> None:
    assert signal_sentence(new, stopped) == said


CLIENTS = [
    (0, 0, "Tot en met periode 7 startte en stopte er geen cliënt."),
    (1, 0, "Tot en met periode 7 startte er 1 cliënt en er stopte niemand."),
    (3, 1, "Tot en met periode 7 startten er 3 cliënten en er stopte 1."),
    (0, 2, "Tot en met periode 7 startte er geen cliënt en er stopten 2."),
]


@pytest.mark.parametrize(("started", "ended", "said"), CLIENTS)
def test_it_says_how_many_clients_came_and_went(started: int, ended: int, said: str) -> None:
    assert clients_sentence(started, ended, "201407").replace(dutch.NO_BREAK, " ") == said


def _view(root: Path, publication: Publication, who: str = VIVA) -> View:
    door = opening.open_door(root, Audience.aanbieder(who), publication.id)
    assert door is not None
    (provider,) = door.providers()
    return View(door, (provider,), provider, "201406")


def _published(root: Path) -> tuple[Publication, Publication]:
    before = publish(root, Story(peildatum=date(2014, 6, 22), signals=(LOW_PLANS,), weeks=WEEKS[:30]))
    return before, publish(root, Story(signals=(LOW_PLANS, FALLING), weeks=WEEKS))


def test_values_stand_beside_those_of_the_meeting_before(tmp_path: Path) -> None:
    before, now = _published(tmp_path)
    news = overleg.answer(_view(tmp_path, now), _view(tmp_path, before), date(2014, 6, 24))

    cells = {row[0].text: (row[1].text, row[2].text) for row in news.table.rows}
    assert cells["Afgesproken tarief in die periode"] == (dutch.euro(211.2), dutch.euro(209))
    assert cells["Betaald tarief in de laatste hele periode"] == (dutch.euro(211.2), dutch.euro(209))
    assert cells["Klachten en signalen t/m die periode"] == (dutch.MISSING, dutch.MISSING)
    assert news.table.title.replace(dutch.NO_BREAK, " ") == (
        "Toen: overleg van 24 juni 2014 (laatste hele periode: periode 6). "
        "Nu: stand van 20 juli 2014 (laatste hele periode: periode 7)"
    )
    assert news.new_signals == ("Uren dalen sneller dan het tarief",)


def test_signals_of_another_provider_are_no_news(tmp_path: Path) -> None:
    before, now = _published(tmp_path)
    news = overleg.answer(_view(tmp_path, now, TZORG), _view(tmp_path, before, TZORG), None)

    assert (news.new_signals, news.stopped_signals) == ((), ())


def test_the_first_publication_has_nothing_to_compare_with(tmp_path: Path) -> None:
    first = publish(tmp_path, Story(signals=(FALLING,)))
    news = overleg.answer(_view(tmp_path, first), None, None)

    assert [sentence.replace(dutch.NO_BREAK, " ").partition(":")[0] for sentence in news.sentences] == [
        "De laatste hele periode is periode 7 (16 juni t/m 13 juli 2014).",
        "In periode 7 bij Viva! Zorggroep",
    ]
    assert all(row[1].text == dutch.MISSING for row in news.table.rows)
    assert news.new_signals == ()


def test_the_previous_meeting_is_the_last_one_that_saw_older_figures(tmp_path: Path) -> None:
    before, now = _published(tmp_path)
    journal = Journal(tmp_path)
    held = Event(Kind.OVERLEG, "Els", before.id, aanbieder_id=VIVA, aanwezig="Els en Jan", tekst="Alles loopt.")
    journal.add(replace(held, kenmerk="a", aanwezig="Jan"))
    journal.add(replace(held, kenmerk="b"))
    journal.add(replace(held, kenmerk="c", aanbieder_id=TZORG, aanwezig="Tim"))
    journal.add(replace(held, kenmerk="d", publicatie=now.id, aanwezig="Vandaag"))

    found = overleg.previous(_view(tmp_path, now), journal.events())

    assert found is not None
    assert (found.present, found.publicatie, found.note) == ("Els en Jan", before.id, "Alles loopt.")
    assert overleg.previous(_view(tmp_path, before), journal.events()) is None
    newest = overleg.last(_view(tmp_path, now), journal.events())
    assert newest is not None
    assert newest.present == "Vandaag"


def test_the_last_meeting_is_told_with_who_were_there_and_what_was_said() -> None:
    held = Meeting(date(2014, 6, 24), "0001", "Els en Jan", "Alles loopt.", "a")
    assert overleg.said(held).replace(dutch.NO_BREAK, " ") == (
        "Het laatste overleg was op 24 juni 2014, met Els en Jan. Besproken: Alles loopt."
    )
    assert overleg.said(replace(held, note="")).endswith("met Els en Jan.")
    assert overleg.said(None) == "Er is nog geen overleg met deze aanbieder vastgelegd."


def test_clients_who_came_and_went_are_counted_from_the_beginning(tmp_path: Path) -> None:
    came = {("instroom", VIVA, "201402"): 90.0, ("instroom", VIVA, "201406"): 2.0, ("uitstroom", VIVA, "201406"): 1.0}
    later = {("instroom", VIVA, "201407"): 3.0, ("uitstroom", VIVA, "201407"): 0.0}
    before = publish(tmp_path, Story(peildatum=date(2014, 6, 22), signals=(), more=came))
    now = publish(tmp_path, Story(signals=(), more=came | later))

    news = overleg.answer(_view(tmp_path, now), _view(tmp_path, before), None)

    cells = {row[0].text: (row[1].text, row[2].text) for row in news.table.rows}
    assert cells["Gestart t/m die periode"] == ("92", "95")
    assert cells["Gestopt t/m die periode"] == ("1", "1")
    assert (
        news.sentences[-1].replace(dutch.NO_BREAK, " ")
        == "Tot en met periode 7 startten er 3 cliënten en er stopte niemand."
    )


def test_the_clients_of_the_table_are_those_who_started_less_those_who_stopped(tmp_path: Path) -> None:
    """In the period that runs one comes and one goes: neither is in a count of the whole periods."""
    flows = {
        ("clienten", VIVA, "201406"): 91.0,
        ("clienten", VIVA, "201407"): 93.0,
        ("clienten", VIVA, "201408"): 94.0,
        ("instroom", VIVA, "201402"): 92.0,
        ("uitstroom", VIVA, "201402"): 1.0,
        ("instroom", VIVA, "201407"): 2.0,
        ("instroom", VIVA, "201408"): 1.0,
        ("uitstroom", VIVA, "201408"): 1.0,
    }
    before = publish(tmp_path, Story(peildatum=date(2014, 6, 22), signals=(), more=flows))
    now = publish(tmp_path, Story(signals=(), more=flows))
    view = _view(tmp_path, now)

    news = overleg.answer(view, _view(tmp_path, before), None)

    cells = {row[0].text: (row[1].text, row[2].text) for row in news.table.rows}
    assert view.begun[-1] == "201408"
    assert cells["Cliënten in die periode"] == ("91", "93")
    assert cells["Gestart t/m die periode"] == ("92", "94")
    assert cells["Gestopt t/m die periode"] == ("1", "1")
    assert news.sentences[-1].replace(dutch.NO_BREAK, " ") == (
        "Tot en met periode 7 startten er 2 cliënten en er stopte niemand."
    )
