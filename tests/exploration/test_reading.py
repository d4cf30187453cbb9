"""A file of assumptions: what it changes, and everything that is wrong with it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.errors import UsageError
from hbh_metrics.exploration.assumptions import AssumptionSet, Evidence, Range, Window, declared
from hbh_metrics.exploration.reading import read_assumptions

EMPTY = {"budget_2014_eur", "uurtarief_eur", "effect_uren_pct", "taakgericht_eur", "begeleiding_uren_jaar"}


def read(folder: Path, text: str) -> AssumptionSet:
    (folder / "aannamen.toml").write_text(text, encoding="utf-8")
    return read_assumptions(folder)


def test_every_declared_assumption_lies_within_its_bounds_and_says_where_it_comes_from() -> None:
    assert len(declared()) == 34
    assert {code for code, one in declared().items() if one.default is None} == EMPTY
    for code, one in declared().items():
        assert one.naam, code
        assert one.bron, code
        assert one.invullen, code
        if one.default is not None:
            ends = (one.ondergrens, one.default.laag, one.default.midden, one.default.hoog, one.bovengrens)
            assert list(ends) == sorted(ends), code
    measured = [code for code, one in declared().items() if one.bewijs is Evidence.MEASURED]
    assert measured == ["uurtarief_eur", "effect_uren_pct"]


def test_without_a_file_everything_stands_as_declared(tmp_path: Path) -> None:
    assert read_assumptions(tmp_path) == AssumptionSet()
    assert AssumptionSet().is_standard


def test_a_file_names_only_what_differs(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'naam = "zonder vangnet"\nvenster = "ALLES"\n[aandeel_vangnet_pct]\nlaag = 0\nmidden = 0\nhoog = 5.5\n'
        'bron = "het college"\n[loon_uur_eur]\ntoelichting = "nagevraagd"\n[verloop_pct]\nlaag = 5\nmidden = 8\nhoog = 12\n',
    )
    assert found.typed["aandeel_vangnet_pct"] == Range(0, 0, 5.5)
    assert (found.naam, found.window) == ("zonder vangnet", Window.ALL)
    assert found.changed() == ("aandeel_vangnet_pct",), "what was typed as it is declared is no change"
    assert (found.sources, found.notes) == ({"aandeel_vangnet_pct": "het college"}, {"loon_uur_eur": "nagevraagd"})
    assert not found.is_standard


def test_another_file_takes_the_place_of_that_of_the_data_folder(tmp_path: Path) -> None:
    read(tmp_path, "[verloop_pct]\nlaag = 1\nmidden = 1\nhoog = 1\n")
    other = tmp_path / "andere.toml"
    other.write_text("[cao_uren_week]\nlaag = 36\nmidden = 36\nhoog = 38\n", encoding="utf-8")
    assert read_assumptions(tmp_path, other).changed() == ("cao_uren_week",)


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        read(
            tmp_path,
            'venster = "ALTIJD"\nnaam = 3\nonbekend = 4\noverig_pct = 4\n[verzonnen]\nlaag = 1\n'
            "[uurtarief_eur]\nlaag = 4\nmidden = 22\n"
            '[loon_uur_eur]\nlaag = 12\nmidden = 11\nhoog = "13"\nanders = 1\n'
            "[verloop_pct]\nlaag = 9\nmidden = 8\nhoog = 200\ntoelichting = 3\n"
            "[overdraagbaarheid_cat2]\nlaag = 0\nmidden = 0.1\nhoog = 0.2\n"
            "[reis_uur_eur]\nlaag = true\nmidden = nan\nhoog = inf\n",
        )
    lines = str(told.value).splitlines()
    assert lines[0].endswith("staan 17 fouten. Er is niets berekend.")
    for expected in (
        "venster: 'ALTIJD' kan niet. Kies uit: LAATSTE_3, ALLES.",
        "naam: 3 is geen tekst",
        "[onbekend]: deze aanname bestaat niet",
        "[verzonnen]: deze aanname bestaat niet",
        "overig_pct: zet hieronder [overig_pct]",
        "[uurtarief_eur]: hoog ontbreekt",
        "[uurtarief_eur] laag: 4 kan niet. Kies een getal van 5 tot en met 100.",
        "[loon_uur_eur] hoog: '13' is geen getal",
        "[loon_uur_eur]: laag (12) en midden (11) staan niet op volgorde",
        "[loon_uur_eur] anders: dit kennen wij niet",
        "[verloop_pct] hoog: 200 kan niet",
        "[verloop_pct]: laag (9), midden (8) en hoog (200) staan niet op volgorde",
        "[verloop_pct] toelichting: 3 is geen tekst",
        "[overdraagbaarheid_cat2]: het experiment heeft geen categorie 2",
        "[reis_uur_eur] laag: true is geen getal",
        "[reis_uur_eur] midden: nan is geen getal",
        "[reis_uur_eur] hoog: inf is geen getal",
    ):
        assert any(line.startswith(f"- {expected}") for line in lines), expected


def test_category_2_is_switched_on_with_a_reason_only(tmp_path: Path) -> None:
    numbers = "[overdraagbaarheid_cat2]\nlaag = 0\nmidden = 0.1\nhoog = 0.2\n"
    with pytest.raises(UsageError, match="toelichting"):
        read(tmp_path, f'{numbers}toelichting = " "\n')
    assert read(tmp_path, f'{numbers}toelichting = "proef in Oost"\n').changed() == ("overdraagbaarheid_cat2",)


@pytest.mark.parametrize("content", [b"laag = = 3", b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "aannamen.toml").write_bytes(content)
    with pytest.raises(UsageError, match="Herstel"):
        read_assumptions(tmp_path)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="bestaat niet"):
        read_assumptions(tmp_path, tmp_path / "weg.toml")
