"""The papers of the rooms are read back: every number of the screen stands in them, nobody else's name does, and a sheet is one page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from hbh_metrics import dutch
from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.findings import weekly_hours
from hbh_metrics.findings.agreements_made import Made, Standing
from hbh_metrics.findings.attention import matters as attention
from hbh_metrics.findings.attention.matters import ABOUT_HOURS, Helped, Matter
from hbh_metrics.findings.view import ALL_PROVIDERS, View, default_period
from hbh_metrics.followup import Effect, Event, Kind, Verdict
from hbh_metrics.records import TOTAL, Provider
from hbh_metrics.screens import briefing, overleg
from hbh_metrics.screens.briefing import Briefing
from hbh_metrics.screens.briefing.paper import for_the_public, for_the_room, of_one_kind
from hbh_metrics.screens.overleg import Meeting
from hbh_metrics.screens.overleg.paper import Told, meeting_sheet
from tests.small_store import VIVA, Story, agreement, publish

_NUMBER = re.compile(r"\d[\d.,]*")
_DECISION = "Instemmen met een gesprek.\nDe raad in oktober informeren."


@cache
def _view(root: Path, who: str | None = None) -> View:
    audience = Audience.WETHOUDER if who is None else Audience.aanbieder(who)
    door = opening.open_door(root, audience)
    assert door is not None
    period = default_period(door)
    assert period is not None
    return View(door, door.providers(), ALL_PROVIDERS if who is None else door.providers()[0], period)


def _providers(root: Path) -> tuple[Provider, ...]:
    door = opening.open_door(root, Audience.PROGRAMMAMANAGER)
    assert door is not None
    return door.providers()


@cache
def _papers(root: Path) -> tuple[Briefing, bytes, bytes]:
    view = _view(root)
    found, made_at = briefing.answer(view), view.door.publication.manifest.gemaakt_op
    return (
        found,
        for_the_room(found, _DECISION, drawn, made_at),
        for_the_public(found, drawn, made_at),
    )


def _text(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())


def _numbers(text: str) -> set[str]:
    return {found.rstrip(".,") for found in _NUMBER.findall(text)}


def _tags(pdf: bytes) -> list[DictionaryObject]:
    """Return the elements of the structure in the order in which they are read."""
    found: list[DictionaryObject] = []

    def walk(node: object) -> None:
        each = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(each, DictionaryObject):
            found.append(each)
            walk(each.get("/K"))
        elif isinstance(each, ArrayObject):
            for child in each:
                walk(child)

    walk(PdfReader(io.BytesIO(pdf)).root_object["/StructTreeRoot"])
    return [tag for tag in found if "/S" in tag]


def test_every_number_of_the_screen_stands_on_the_paper(demo_data: Path) -> None:
    found, room, public = _papers(demo_data)
    peildatum = dutch.day_in_full(_view(demo_data).door.peildatum)
    on_the_wall, to_read = _numbers(_text(room)), _numbers(_text(public))
    for finding in found.findings:
        assert _numbers(finding.finding) <= on_the_wall & to_read
        cells = " ".join(cell.text for row in finding.table.rows for cell in row)
        assert _numbers(f"{cells} {' '.join(finding.notes)}") <= to_read
    for paper in (_text(room), _text(public)):
        assert f"Stand van {peildatum}" in paper
        assert "elke periode 1% van het starttarief" in paper
    assert "De raad in oktober informeren." in _text(room)
    assert "Gevraagd besluit" not in _text(public)


def test_no_provider_is_named_on_the_papers_of_the_briefing(demo_data: Path) -> None:
    _, room, public = _papers(demo_data)
    names = [provider.naam for provider in _providers(demo_data)]
    assert len(names) == 5
    assert [name for name in names if name in _text(room) + _text(public)] == []


def test_what_is_hidden_on_the_screen_is_on_no_paper(tmp_path: Path) -> None:
    few = Story(clients={VIVA: 9}, agreements=(agreement(VIVA, "220.00"),), extra_eur={(VIVA, "201407"): 7.13})
    publish(tmp_path, replace(few, signals=()))
    door = opening.open_door(tmp_path, Audience.PROGRAMMAMANAGER)
    assert door is not None
    known = briefing.answer(replace(_view(tmp_path), door=door)).findings[0]
    assert "98,2%" in known.table.rows[-1][1].text, "what the programmamanager sees"

    found, room, public = _papers(tmp_path)

    assert found.findings[0].table.rows[-1][1].text == "."
    assert "afgeschermd" in found.findings[0].headline
    assert "98,2" not in _text(room) + _text(public)


@pytest.mark.parametrize("place", [1, 2], ids=["room", "public"])
def test_the_briefing_is_read_aloud_in_order_and_in_dutch(demo_data: Path, place: int) -> None:
    papers = _papers(demo_data)
    found, pdf = papers[0], papers[place]
    assert isinstance(pdf, bytes)
    reader = PdfReader(io.BytesIO(pdf))
    assert str(reader.root_object["/Lang"]).startswith("nl")
    assert reader.metadata is not None
    assert reader.metadata.title == found.title
    tags = _tags(pdf)
    kinds = [str(tag["/S"]) for tag in tags]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(found.findings) + place, "the public also reads what the experiment is"
    assert kinds.index("/H1") < kinds.index("/H2") < kinds.index("/Figure")
    assert "/TH" in kinds
    alts = [str(tag["/Alt"]) for tag in tags if str(tag["/S"]) == "/Figure"]
    assert alts == [finding.finding for finding in found.findings if finding.chart is not None]


def test_a_chart_on_paper_is_drawn_and_not_a_photograph(demo_data: Path) -> None:
    _, room, public = _papers(demo_data)
    for pdf in (room, public):
        assert [image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images] == []
    view = _view(demo_data)
    paid = view.grid("tariefindex").value("tariefindex", TOTAL, view.periode_id)
    assert f"betaald {dutch.percentage(paid)}" in _text(room)


def test_every_finding_has_its_own_page_in_the_room_and_the_public_has_few(demo_data: Path) -> None:
    found, room, public = _papers(demo_data)
    assert len(PdfReader(io.BytesIO(room)).pages) == len(found.findings) + 1
    with_the_introduction = len(found.findings) + 1
    assert len(PdfReader(io.BytesIO(public)).pages) < with_the_introduction


def _told(view: View, *, is_full: bool) -> Told:
    """Return what there is to tell; `is_full` with more agreements and longer texts than fit on a page."""
    matters = attention.matters(view, ())
    news = overleg.answer(view, None, None)
    hours = weekly_hours.answer(view)
    if not is_full:
        return Told(None, news, (), matters, hours)
    agreement = Event(
        Kind.AFSPRAAK, "Els", "0001", "S04", view.chosen.aanbieder_id, "201406", "Alle cliënten bellen. " * 60,
        "Jan", date(2014, 8, 1),
    )  # fmt: skip
    helped = Helped(agreement, Effect(Verdict.TOO_EARLY, None, None), "Nog te vroeg om te zeggen of dit hielp.")
    held = Meeting(date(2014, 6, 24), "0001", "Els en Jan", "Alles is besproken. " * 90, "a")
    made = Made(agreement, view.chosen, "Uren dalen sneller dan het tarief", Standing.OVER, None, helped)
    return Told(held, news, (made,) * 9, _many(matters), hours)


def _many(matters: tuple[Matter, ...]) -> tuple[Matter, ...]:
    return tuple(replace(matter) for matter in matters * 5)[:20]


@pytest.mark.parametrize("is_full", [False, True], ids=["as it is", "with more than fits"])
def test_a_sheet_is_one_page_for_every_provider_and_names_no_other(demo_data: Path, *, is_full: bool) -> None:
    providers = _providers(demo_data)
    for provider in providers:
        view = _view(demo_data, provider.aanbieder_id)
        pdf = meeting_sheet(view, _told(view, is_full=is_full), drawn, view.door.publication.manifest.gemaakt_op)
        text = _text(pdf)
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1, provider
        assert provider.naam in text
        assert [other.naam for other in providers if other != provider and other.naam in text] == []
        assert "Wat spreken wij af?" in text
        assert ("En nog" in text and "op het scherm Bijsturing" in text) is is_full


@pytest.mark.parametrize("is_full", [False, True], ids=["as it is", "with more than fits"])
def test_the_sheet_keeps_its_chart_where_a_signal_is_about_the_hours(demo_data: Path, *, is_full: bool) -> None:
    told = []
    for provider in _providers(demo_data):
        view = _view(demo_data, provider.aanbieder_id)
        said = _told(view, is_full=is_full)
        if any(matter.card.id in ABOUT_HOURS for matter in said.matters):
            pdf = meeting_sheet(view, said, drawn, view.door.publication.manifest.gemaakt_op)
            told.append(provider.naam)
            assert "De grafiek past niet op dit blad" not in _text(pdf)
            assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert told


def test_the_public_reads_first_what_the_experiment_is_and_of_which_city_and_one_kind_of_number_per_table(
    demo_data: Path,
) -> None:
    found, _, public = _papers(demo_data)
    assert "De vraag van de gemeente Haarlem" in _text(public)
    for finding in found.findings:
        for table in of_one_kind(finding.table):
            for column in zip(*(row[1:] for row in table.rows), strict=True):
                assert column
            signs = {sign for row in table.rows for cell in row[1:] for sign in ("€", "%") if sign in cell.text}
            assert len(signs) <= 1 or finding.chart is None, table.title
