"""Wat leerde het experiment: nine chapters for the programmamanager, and a public report that names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.drawing.drawn import drawn
from hbh_metrics.exploration.reading import read_assumptions
from hbh_metrics.findings.view import ALL_PROVIDERS, View, default_period
from hbh_metrics.followup.journal import FILE
from hbh_metrics.screens import uitkomst
from hbh_metrics.screens.uitkomst import paper
from hbh_metrics.screens.uitkomst.aims import FollowedUp
from tests.pages.screens import headings, open_screen, said
from tests.small_store import Story, publish

AIMS = (
    "De bezuinigingstaakstelling",
    "Opdrachtgever en opdrachtnemer",
    "Prestatiebekostiging",
    "Dichter bij de burger",
    "Mentaliteitsverandering",
)


def _view(root: Path, audience: Audience) -> View:
    door = opening.open_door(root, audience)
    assert door is not None
    period = default_period(door)
    assert period is not None
    return View(door, door.providers(), ALL_PROVIDERS, period)


@pytest.fixture(scope="module")
def public_text(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, int, bool]:
    """The text of the public report on the demo, its number of pages and whether it is an interim one."""
    full = _view(demo_data, Audience.PROGRAMMAMANAGER)
    report = uitkomst.answer(
        full, _view(demo_data, Audience.WETHOUDER), FollowedUp(0, 0, ()), read_assumptions(demo_data)
    )
    file = tmp_path_factory.mktemp("uitkomst") / "uitkomst.pdf"
    file.write_bytes(paper.for_the_public(report, drawn, full.door.publication.manifest.gemaakt_op))
    read = PdfReader(file)
    assert "/MarkInfo" in read.root_object
    return "\n".join(page.extract_text() for page in read.pages), len(read.pages), report.is_interim


def test_the_public_report_has_nine_chapters_five_verdicts_and_names_no_provider(
    public_text: tuple[str, int, bool], demo_data: Path
) -> None:
    text, pages, _ = public_text
    assert all(f"{number}. " in text for number in range(1, 10))
    assert all(aim in text for aim in AIMS)
    assert "Zelfredzaamheid is niet gemeten" in text
    assert 6 <= pages <= 10
    names = [
        name for one in _view(demo_data, Audience.PROGRAMMAMANAGER).providers for name in (one.naam, one.aanbieder_id)
    ]
    assert not [name for name in names if name in text]
    assert "bewezen" not in text.replace("nooit bewezen", "")


def test_an_interim_report_says_so_on_every_page(public_text: tuple[str, int, bool]) -> None:
    text, pages, is_interim = public_text
    assert (text.lower().count("tussenstand ·") >= pages) == is_interim


def test_the_screen_tells_the_same_chapters(monkeypatch: pytest.MonkeyPatch, demo_data: Path) -> None:
    at = open_screen(monkeypatch, demo_data, "uitkomst")
    assert not at.exception
    told = headings(at)
    assert [title.split(".")[0] for title in told[:9]] == [str(number) for number in range(1, 10)]
    assert "Wat wij daarbij aannemen" in said(at)


def test_a_journal_or_assumptions_that_cannot_be_read_are_told_and_the_report_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, Story())
    (tmp_path / FILE).write_text("geen database", encoding="utf-8")
    (tmp_path / "aannamen.toml").write_text("[verloop_pct]\nlaag = 900\n", encoding="utf-8")
    at = open_screen(monkeypatch, tmp_path, "uitkomst")
    assert not at.exception
    assert "[verloop_pct] laag: 900 kan niet" in at.error[0].value.replace("\\", "")
    assert "De opvolging kan nu niet worden gelezen" in at.warning[0].value
    assert "Of over elk signaal is gesproken, is daarom niet te zeggen." in said(at)
    assert "is besproken" not in said(at)
    assert "nog geen afspraken" not in said(at)
