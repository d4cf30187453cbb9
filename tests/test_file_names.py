"""How a delivered file is told: by its name, without the numbers of a person that stand in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hbh_metrics.file_names import YEARS_BEFORE, told_names
from hbh_metrics.project import DEFAULT, in_force

PLAIN = (
    "geleverde_uren.csv", "geleverde_uren_tzorg.csv", "geleverde uren T-Zorg 2014.xlsx", "personeel_deel2_viva.csv", "323_201403.xml",
    "323_20140331120000.xml", "levering 2014-03-31.xlsx", "m8.xml", "Kopie van indicaties (2).xlsx", "KLAAR.txt", ".DS_Store",
    "vragen_anders.csv", "uren_2014wk12.csv", "export_1234567.csv", "indicaties_jansen.csv",
)  # fmt: skip
PERSONAL = {
    "bericht 1931-07-19.xml": "bericht ….xml",
    "bericht_31_7_1962.xml": "bericht_….xml",
    "bericht 19310719.xml": "bericht ….xml",
    "bel 06-12349988.xml": "bel ….xml",
    **{f"w{spelt}.xml": "w….xml" for spelt in ("999900006", "9999.00.006", "999-900-006", "999 900 006", "999_900_006")},
    "a\u202eb.xml": "a…b.xml",
}  # fmt: skip


def test_a_name_is_told_as_it_is() -> None:
    assert told_names(PLAIN) == {name: name for name in PLAIN}


@pytest.mark.parametrize(("name", "told"), PERSONAL.items())
def test_a_number_of_a_person_is_left_out(name: str, told: str) -> None:
    assert told_names([name]) == {name: told}


def test_names_that_would_be_told_alike_get_a_number() -> None:
    names = ["plan 999900006.csv", "plan 999900018.csv", "plan ….csv"]
    assert sorted(told_names(names).values()) == ["plan … (2).csv", "plan … (3).csv", "plan ….csv"]


def test_a_day_is_recent_for_the_project_that_is_read() -> None:
    with in_force(replace(DEFAULT, begin=DEFAULT.begin.replace(year=2026))):
        oldest, older = (f"b {2026 - YEARS_BEFORE - more}-12-31.xml" for more in (0, 1))
        assert told_names([oldest, older]) == {oldest: oldest, older: "b ….xml"}
