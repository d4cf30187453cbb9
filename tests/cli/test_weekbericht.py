"""The paper of the week from the command line: one page, where it comes, and what is said when there is nothing to tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdf
import pytest

from hbh_metrics.cli import entry
from hbh_metrics.findings.attention.matters import matters
from hbh_metrics.findings.open_signals import SHOWN
from hbh_metrics.followup import Journal
from tests.findings.matters import EVERY, FALLING, LOW_PLANS, TARIFFS, WEEK, WEEKS, view_of
from tests.followup.journals import agreement, note
from tests.small_store import Story, publish

STORY = Story(signals=(*TARIFFS, LOW_PLANS, FALLING, WEEK), weeks=WEEKS)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("week")
    publish(root, STORY)
    return root


def text_of(paper: Path) -> str:
    (page,) = pypdf.PdfReader(paper).pages
    return " ".join(page.extract_text().split())


def test_the_paper_is_one_page_with_headline_matrix_and_what_is_new_due_and_missing(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "bericht.pdf"
    assert entry.main(["weekbericht", "--data", str(data), "--output", str(target)]) == 0
    told = text_of(target)
    assert "Van de 10 afspraken van het experiment loopt er één op schema" in told
    for heading in (
        "Alle samen",
        "A12 klasse en gesprek",
        "Nieuw",
        "Deze week",
        "Wat ontbreekt",
        "Stand van 20 juli 2014",
    ):
        assert heading in told


def test_what_does_not_fit_on_the_page_is_counted_with_every_matter(tmp_path: Path) -> None:
    root, target = tmp_path / "data", tmp_path / "bericht.pdf"
    publish(root, Story(signals=EVERY, weeks=WEEKS))
    assert entry.main(["weekbericht", "--data", str(root), "--output", str(target)]) == 0
    told = text_of(target)
    view = view_of(root)
    every = matters(view, ())
    shown = sum(
        f"{matter.provider.naam}: {matter.card.title[:1].lower()}{matter.card.title[1:]} (" in told for matter in every
    )
    rest = len(every) - shown
    assert (f"En nog {rest}, op het scherm Bijsturing." in told) is (rest > 0)
    assert len(every) > SHOWN, "more than the other screens show at first"


def test_into_a_folder_it_is_named_for_its_stand(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry.main(["weekbericht", "--data", str(data), "--output", str(tmp_path)]) == 0
    assert (tmp_path / "weekbericht-2014-07-20.pdf").read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().out == f"Het weekbericht staat in {tmp_path / 'weekbericht-2014-07-20.pdf'}.\n"


def test_the_same_stand_gives_the_same_bytes_on_the_standard_output(
    data: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    entry.main(["weekbericht", "--data", str(data), "--output", str(tmp_path / "a.pdf")])
    capfdbinary.readouterr()
    assert entry.main(["weekbericht", "--data", str(data), "--output", "-"]) == 0
    assert capfdbinary.readouterr().out == (tmp_path / "a.pdf").read_bytes()


def test_an_event_about_no_publication_is_told_and_stops_no_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "data"
    publish(root, STORY)
    for event in (
        agreement(publicatie="vorige week"),
        note(publicatie="vorige week", signaal="S99", aanbieder_id="XX"),
    ):
        Journal(root).add(event)
    for command in (["weekbericht", "--output", str(tmp_path)], ["followup"], ["bewaar", "--proef"]):
        assert entry.main([*command, "--data", str(root)]) == 0
    told = capsys.readouterr().err
    assert told.count("nr. 1: publicatie 'vorige week'; nr. 2: publicatie 'vorige week'") == 2


def test_what_cannot_be_written_or_told_is_said(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["weekbericht", "--data", str(data), "--output", str(tmp_path / "geen" / "a.pdf")]) == 2
    assert entry.main(["weekbericht", "--data", str(tmp_path)]) == 3
    publish(tmp_path, Story(peildatum=date(2014, 1, 20), signals=()))
    assert entry.main(["weekbericht", "--data", str(tmp_path), "--output", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "kan niet worden geschreven" in told
    assert "nog geen publicatie" in told
    assert "van voor de eerste periode" in told
