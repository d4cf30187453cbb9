"""The screen Aanleveren: what is dropped is checked before anything is published, for the beheerder alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hbh_metrics import dropped
from hbh_metrics.screens.aanleveren import found
from tests.intake.deliveries import tidy_files
from tests.intake.publishing import Office
from tests.pages.screens import headings, open_screen, said


def until_done(at: AppTest, office: Office) -> AppTest:
    last = time.monotonic() + 60
    while (now := dropped.standing(office.data)) is not None and now.phase is dropped.Phase.RUNS:
        assert time.monotonic() < last
        time.sleep(0.05)
    return at.run()


def labels(at: AppTest) -> list[str]:
    return [button.label for button in at.button]


def test_the_beheerder_drops_files_sees_what_is_wrong_and_takes_them_away(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", "beheerder")
    at = open_screen(monkeypatch, office.data, "aanleveren")
    assert at.button(key="controleer").disabled
    hours = tidy_files()["geleverde_uren.csv"]
    at.file_uploader[0].upload("geleverde_uren.csv", hours + hours.splitlines(keepends=True)[-1], "text/csv").run()
    at.button(key="controleer").click().run()
    assert labels(at) == ["Breek af"]
    until_done(at, office)
    assert not at.error
    assert headings(at)[0].startswith("De levering heeft ")
    assert headings(at)[0].endswith(": zij kan zo niet worden gepubliceerd.")
    assert "Wat er in de bestanden staat" in said(at)
    assert labels(at) == ["Leg de afkeuring vast", "Niet publiceren en bestanden weghalen"]
    assert len(office.store.list()) == 1
    at.button(key="weghalen").click().run()
    assert headings(at) == ["Breng een levering in"]
    assert not (office.data / dropped.FOLDER).exists()


@pytest.mark.parametrize("audience", ["programmamanager", "wethouder", "aanbieder:VIVA"])
def test_nobody_else_brings_a_delivery_in(audience: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_DOELGROEP", audience)
    at = open_screen(monkeypatch, tmp_path, "aanleveren")
    assert [error.value[:33] for error in at.error] == ["Dit scherm is niet voor u bedoeld"]
    assert not at.file_uploader


@pytest.mark.parametrize(
    ("report", "is_check", "told"),
    [
        ({"oordeel": "goed"}, True, "De levering is goed en kan worden gepubliceerd."),
        (
            {"oordeel": "waarschuwing", "bevindingen": [{"ernst": "W"}]},
            True,
            "De levering kan worden gepubliceerd, met 1 waarschuwing.",
        ),
        (
            {"oordeel": "afgekeurd", "bevindingen": [{"ernst": "F"}, {"ernst": "F"}, {"ernst": "W"}]},
            False,
            "De levering heeft 2 fouten en 1 waarschuwing: zij is niet gepubliceerd; de afkeuring is vastgelegd.",
        ),
        ({"oordeel": "goed", "publicatie": "0002-x"}, False, "De levering is gepubliceerd als 0002-x."),
    ],
)
def test_what_came_of_it_is_one_sentence(report: dict[str, object], is_check: bool, told: str) -> None:
    assert found.headline(found.read(report), is_check=is_check).replace("\u00a0", " ") == told
