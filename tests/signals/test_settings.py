"""The thresholds that a data folder sets for itself: what is taken over, and how every mistake is told at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hbh_metrics.errors import UsageError
from hbh_metrics.records import Threshold
from hbh_metrics.signals import CARD_BY_ID, CARDS, DEFAULTS, Setting, Severity, Unit, as_stored, condition
from hbh_metrics.signals.settings import FILE, read_thresholds
from tests.signals.handmade import VIVA, Book

AS_EXAMPLE = "Schrijf bijvoorbeeld 2.5, met een punt."


def written(root: Path, text: str) -> Path:
    (root / FILE).write_text(text, encoding="utf-8")
    return root


def problems(root: Path, text: str) -> list[str]:
    """Return the problems that are told of a file, without the line above them."""
    with pytest.raises(UsageError) as caught:
        read_thresholds(written(root, text))
    head, *told = str(caught.value).splitlines()
    assert str(root / FILE) in head
    assert caught.value.exit_code == 2
    return [line.removeprefix("- ") for line in told]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_thresholds(tmp_path) == DEFAULTS


def test_a_folder_may_set_some_thresholds_and_keeps_the_other_defaults(tmp_path: Path) -> None:
    found = read_thresholds(written(tmp_path, "[S06.ACTIE]\naandeel_pct = 8\n\n[S02.AANDACHT]\nruimte_pct = 4.5\n"))
    assert found.of(CARD_BY_ID["S06"], Severity.ACTION) == {"aandeel_pct": 8.0, "clientperioden": 3}
    assert found.of(CARD_BY_ID["S06"], Severity.ATTENTION) == {"aandeel_pct": 3, "clientperioden": 3}
    assert found.of(CARD_BY_ID["S02"], Severity.ATTENTION) == {"ruimte_pct": 4.5}
    changed = [(row.signaal, row.ernst, row.naam, row.waarde) for row in found.in_force(CARDS) if not row.is_standaard]
    assert changed == [("S02", "AANDACHT", "ruimte_pct", 4.5), ("S06", "ACTIE", "aandeel_pct", 8.0)]


def test_a_changed_threshold_decides_and_is_the_number_that_was_crossed(tmp_path: Path) -> None:
    changed = read_thresholds(written(tmp_path, "[S02.AANDACHT]\nruimte_pct = 4.5\n"))
    book = Book().period(VIVA, "201402", ruimte_basistarief=4.0)
    assert book.signals("S02") == ()
    (found,) = book.signals("S02", thresholds=changed)
    assert found.drempel == 4.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[S99.ACTIE]\nx = 1", ["[S99]: dit signaal bestaat niet. Kies uit: S01, "]),
        ("S06 = 3", ["S06: zet hieronder [S06.AANDACHT] of [S06.ACTIE], met de drempels erin."]),
        ("[S06]\naandeel_pct = 3", ["[S06.aandeel_pct]: dit kent S06 niet. Gebruik [S06.AANDACHT] en [S06.ACTIE]."]),
        ("[S06.actie]\naandeel_pct = 3", ["[S06.actie]: dit kent S06 niet. Gebruik [S06.AANDACHT] en [S06.ACTIE]."]),
        ("[S01.AANDACHT]\nx = 3", ["[S01.AANDACHT]: dit kent S01 niet. Gebruik [S01.ACTIE]."]),
        ("[S06.ACTIE]\naandeel = 3", ["[S06.ACTIE] aandeel: deze drempel bestaat niet. Kies uit: aandeel_pct, clientperioden."]),
        ("[S09.AANDACHT]\ngemiddelde = -1", ["[S09.AANDACHT] gemiddelde: deze drempel bestaat niet. Kies uit: bovengrens."]),
        ("[S06.ACTIE]\naandeel_pct = '8%'", ["[S06.ACTIE] aandeel_pct: '8%' is geen getal. Schrijf bijvoorbeeld 2.5, met een punt."]),
        ("[S06.ACTIE]\naandeel_pct = true", ["[S06.ACTIE] aandeel_pct: True is geen getal. Schrijf bijvoorbeeld 2.5, met een punt."]),
        (f"[S06.ACTIE]\naandeel_pct = {10**400}", [f"[S06.ACTIE] aandeel_pct: {10**400} is geen getal. {AS_EXAMPLE}"]),
        ("[S06.ACTIE]\naandeel_pct = nan", ["[S06.ACTIE] aandeel_pct: nan is geen getal. Schrijf bijvoorbeeld 2.5, met een punt."]),
        ("[S06.ACTIE]\naandeel_pct = 101", ["[S06.ACTIE] aandeel_pct: 101 kan niet. Kies een getal van 0 tot en met 100."]),
        ("[S11.ACTIE]\nclienten = 3.5", ["[S11.ACTIE] clienten: 3.5 is geen heel getal."]),
        ("[S01.ACTIE]\nafwijking_eur = 1", ["[S01.ACTIE] afwijking_eur: deze drempel hoort bij de definitie en ligt vast."]),
        ("[S06.ACTIE]\naandeel_pct = 2", ["[S06] aandeel_pct: ACTIE (2) zou eerder komen dan AANDACHT (3). Zet ACTIE"]),
        ("[S02.ACTIE]\nruimte_pct = 5", ["[S02] ruimte_pct: ACTIE (5) zou eerder komen dan AANDACHT (3). Zet ACTIE"]),
        (
            "[S98.ACTIE]\n[S06.ACTIE]\naandeel_pct = -1\nx = 2\n",
            ["[S98]: dit signaal", "[S06.ACTIE] aandeel_pct: -1 kan niet.", "[S06.ACTIE] x: deze drempel"],
        ),
    ],
)  # fmt: skip
def test_every_mistake_is_told_at_once_with_what_to_do(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = problems(tmp_path, text)
    assert len(found) == len(expected), found
    assert all(line.startswith(begin) for line, begin in zip(found, expected, strict=True)), found


@pytest.mark.parametrize("content", [b"[S06.ACTIE\naandeel_pct = 8", b"\xff\xfe\x00", b"[S06.ACTIE]\na = 1\na = 2"])
def test_a_file_that_cannot_be_read_is_a_mistake_of_the_user(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(UsageError, match=FILE):
        read_thresholds(tmp_path)


def test_a_folder_in_place_of_the_file_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(UsageError, match="kan niet worden gelezen"):
        read_thresholds(tmp_path)


def test_one_mistake_is_counted_as_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"staat 1.fout\. Er is niets veranderd\."):
        read_thresholds(written(tmp_path, "[S99.ACTIE]"))
    with pytest.raises(UsageError, match=r"staan 2 fouten\. Er is niets veranderd\."):
        read_thresholds(written(tmp_path, "[S99.ACTIE]\n[S98.ACTIE]"))


def test_stored_thresholds_are_the_same_thresholds_again(tmp_path: Path) -> None:
    found = read_thresholds(written(tmp_path, "[S06.ACTIE]\naandeel_pct = 8\n"))
    for thresholds in (found, DEFAULTS):
        again = as_stored(thresholds.in_force(CARDS))
        assert [row.is_standaard for row in again.in_force(CARDS)] == [
            row.is_standaard for row in thresholds.in_force(CARDS)
        ]
        assert all(again.of(card, severity) == thresholds.of(card, severity) for card in CARDS for severity in Severity)


def test_a_stored_threshold_stays_what_it_was_when_a_default_changes() -> None:
    card = replace(CARD_BY_ID["S04"], settings=(Setting("punten", 7, 14, Unit.POINTS, 0, 100),))
    again = as_stored(DEFAULTS.in_force(CARDS))
    assert again.of(card, Severity.ATTENTION) == {"punten": 5}


def test_the_threshold_in_force_stands_in_the_words_of_the_card(tmp_path: Path) -> None:
    found = read_thresholds(written(tmp_path, "[S06.ACTIE]\naandeel_pct = 8.5\n"))
    card = CARD_BY_ID["S06"]
    assert str(condition(card, Severity.ACTION, found)).startswith(
        "meer dan 8,5% van de betaalde cliënten, en ten minste 3"
    )
    assert str(condition(card, Severity.ATTENTION, found)).startswith("meer dan 3% van de betaalde cliënten")
    assert condition(CARD_BY_ID["S01"], Severity.ATTENTION, found) is None


def test_a_file_with_a_setting_of_before_still_works_and_is_told_once_what_took_its_place(tmp_path: Path) -> None:
    text = "[S04.AANDACHT]\npunten = 4\nwortel = 40\n\n[S04.ACTIE]\nwortel = 80\n"
    found = read_thresholds(written(tmp_path, text))
    assert found.changed == {("S04", Severity.ATTENTION, "punten"): 4.0}
    assert found.ignored == (
        "drempels.toml: wortel bij [S04.AANDACHT] en [S04.ACTIE]: deze drempel bestaat niet meer. Hoeveel toeval is, volgt nu uit de "
        "marge (95%) en niet uit een instelling. De regel telt niet mee; haal hem weg.",
    )
    assert read_thresholds(written(tmp_path, "[S04.AANDACHT]\npunten = 4\n")).ignored == ()


def test_a_setting_of_before_is_no_excuse_for_a_mistake_beside_it(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, "[S04.AANDACHT]\nwortel = 40\npunt = 4\n")
    assert told.startswith("[S04.AANDACHT] punt: deze drempel bestaat niet.")


def test_thresholds_stored_by_an_earlier_version_are_read_without_what_is_no_setting_any_more() -> None:
    stored = [Threshold("S04", "AANDACHT", "wortel", 30.0, False), Threshold("S04", "AANDACHT", "punten", 4.0, False)]
    card = CARD_BY_ID["S04"]
    assert as_stored(stored).of(card, Severity.ATTENTION) == {"punten": 4.0}
    assert "4 procentpunt" in str(condition(card, Severity.ATTENTION, as_stored(stored))).replace("\u00a0", " ")
