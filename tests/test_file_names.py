"""How a delivered file is told: by words that are known, so that no name, number or birthday of a person can stand in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics.file_names import told_names
from hbh_metrics.project import DEFAULT, in_force

PLAIN = (
    "geleverde_uren.csv", "geleverde_uren_tzorg.csv", "geleverde uren T-Zorg 2014.xlsx", "personeel_deel2_viva.csv", "323_201403.xml",
    "323_20140331120000.xml", "levering 2014-03-31.xlsx", "m8.xml", "Kopie van indicaties (2).xlsx", "KLAAR.txt", ".DS_Store",
)  # fmt: skip
PERSONAL = {
    "indicaties_jansen.csv": "indicaties_j….csv",
    "Wmo301 mw J. de Vries-Bakker.xml": "Wmo301 m… J. de V…-B….xml",
    "Müller.xml": "M….xml",
    "x.jansen": "x.j…",
    "bericht 1931-07-19.xml": "bericht ….xml",
    "bericht_31_7_1962.xml": "bericht_….xml",
    "bericht 19310719.xml": "bericht ….xml",
    "310762.xml": "….xml",
    "bel 06-12349988.xml": "b… ….xml",
    "8899XQ 12.zip": "… 12.zip",
    **{f"w{spelt}.xml": "w….xml" for spelt in ("999900006", "9999.00.006", "999-900-006", "999 900 006", "999_900_006")},
    "a\u202eb.xml": "a…b.xml",
}  # fmt: skip


def test_a_name_of_known_words_is_told_as_it_is() -> None:
    assert told_names(PLAIN) == {name: name for name in PLAIN}


@pytest.mark.parametrize(("name", "told"), PERSONAL.items())
def test_of_what_could_be_of_a_person_only_a_first_letter_is_left(name: str, told: str) -> None:
    assert told_names([name]) == {name: told}


def test_names_that_would_be_told_alike_get_a_number() -> None:
    names = ["indicaties_jansen.csv", "indicaties_jacobs.csv", "indicaties_j….csv"]

    told = told_names(names)

    assert sorted(told.values()) == ["indicaties_j… (2).csv", "indicaties_j… (3).csv", "indicaties_j….csv"]


def test_providers_and_their_codes_are_known_words() -> None:
    name = "323_75750001_zorg-nabij.xml"

    assert told_names([name]) == {name: "323_…_zorg-n….xml"}
    assert told_names([name], ["Zorg Nabij"], ["75750001"]) == {name: name}


def test_a_day_is_recent_for_the_project_that_is_read() -> None:
    with in_force(replace(DEFAULT, begin=DEFAULT.begin.replace(year=2026))):
        assert told_names(["b 2014-03-31.xml", "b 2026-03-31.xml"]) == {
            "b 2014-03-31.xml": "b ….xml",
            "b 2026-03-31.xml": "b 2026-03-31.xml",
        }
