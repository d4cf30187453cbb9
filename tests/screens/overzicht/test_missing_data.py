"""What is missing, in a few lines: who owes what, over which periods, since when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.findings import completeness
from hbh_metrics.findings.owed import Debt
from hbh_metrics.screens.overzicht import missing_data
from tests.findings.matters import view_of
from tests.small_store import TZORG, Story, publish


def debt(
    who: str, source: str = "Geleverde uren", period: str | None = "201407", status: str = "niet geleverd"
) -> Debt:
    return Debt(who, source, period, status, None if period is None else date(2014, 7, 25))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("debts", "sentence"),
    [
        ([], "Er ontbreekt niets: niemand hoeft nog gegevens te leveren of aan te vullen."),
        ([debt("T-Zorg")], "Er ontbreken gegevens van T-Zorg, het oudste sinds 25 juli 2014."),
        (
            [debt("T-Zorg"), debt("SHDH"), debt("T-Zorg", "Periodebetalingen")],
            "Er ontbreken gegevens van T-Zorg en SHDH, het oudste sinds 25 juli 2014.",
        ),
        ([debt("de gemeente", "Referentie", None)], "Er is niets te laat; de gemeente moet nog wel iets leveren."),
        (
            [debt("T-Zorg"), debt("SHDH", "Personeel", None)],
            "Er ontbreken gegevens van T-Zorg, het oudste sinds 25 juli 2014.",
        ),
        (
            [debt("SHDH", "Personeel", None), debt("T-Zorg", "Personeel", None)],
            "Er is niets te laat; SHDH en T-Zorg moeten nog wel iets leveren.",
        ),
    ],
)
def test_the_headline_names_who_owes(debts: list[Debt], sentence: str) -> None:
    assert missing_data.headline(debts) == sentence


@pytest.mark.parametrize(
    ("debts", "words"),
    [
        ([debt("A")], "Geleverde uren over periode 7 (niet geleverd)"),
        ([debt("A", period="201406"), debt("A")], "Geleverde uren over periode 6 t/m 7 (niet geleverd)"),
        (
            [debt("A", period="201404"), debt("A"), debt("A", "Periodebetalingen", status="onvolledig")],
            "Geleverde uren over periode 4 en periode 7 (niet geleverd) en periodebetalingen over periode 7 (onvolledig)",
        ),
        ([debt("A", "Referentie", None)], "Referentie (niet geleverd)"),
    ],
)
def test_what_is_owed_is_told_by_source_and_period(debts: list[Debt], words: str) -> None:
    assert plain(missing_data.in_words(debts)) == words


def test_who_owes_has_one_row_with_how_late_it_is(tmp_path: Path) -> None:
    publish(tmp_path, Story(peildatum=date(2014, 8, 1), status={(TZORG, "201407"): "geen_levering"}))
    view = view_of(tmp_path)
    found = missing_data.answer(view, completeness.rows(view))
    (row,) = found.table.rows
    assert [plain(cell.text) for cell in row] == [
        "T-Zorg",
        "Periodebetalingen over periode 7 (niet geleverd)",
        "25 jul 2014",
        "5",
    ]
