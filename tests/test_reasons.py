"""Why something could not be read or written, in Dutch, with the place in a settings file."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from hbh_metrics.errors import UsageError
from hbh_metrics.reasons import read_settings, reason, refused


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a = 1\nb =", "is geen goede TOML: kijk bij het eind."),
        (b"a = 1\nb = x\n", "is geen goede TOML: kijk bij regel 2, teken 5."),
        (b"a = 2,5\n", "is geen goede TOML: kijk bij regel 1, teken 6 (een getal krijgt een punt en geen komma)."),
        (b"a = " + b"9" * 5000, "is geen goede TOML: kijk bij een getal of een rij haken zonder eind."),
        (b"a = " + b"[" * 100_000, "is geen goede TOML: kijk bij een getal of een rij haken zonder eind."),
        (b"a = 1\n\n# caf\xe9\n", "kan niet worden gelezen: regel 3 is geen UTF-8."),
    ],
)
def test_a_settings_file_that_cannot_be_read_says_where_in_dutch(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "bewaar.toml"
    path.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        read_settings(path)
    assert str(raised.value) == f"{path} {told} Herstel het bestand of haal het weg."
    assert isinstance(raised.value.__cause__, ValueError | RecursionError)


def test_a_folder_in_the_place_of_a_settings_file_is_told_and_none_is_none(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "bewaar.toml") is None
    assert read_settings(tmp_path / "bewaar.toml" / "bewaar.toml") is None
    with pytest.raises(UsageError, match="kan niet worden gelezen: het is een map en geen bestand"):
        read_settings(tmp_path)
    (tmp_path / "bewaar.toml").symlink_to(tmp_path / "elders.toml")
    with pytest.raises(UsageError, match="verwijst naar iets dat er niet is"):
        read_settings(tmp_path / "bewaar.toml")


def test_every_refusal_of_the_system_has_dutch_words() -> None:
    assert reason(errno.ENOSPC) == "de schijf is vol"
    assert reason(None) == "onbekende fout"
    assert reason(errno.EPIPE) == f"fout {errno.EPIPE} van het besturingssysteem"


def test_all_problems_of_a_file_are_told_at_once() -> None:
    assert str(refused("x.toml", ["a"], "Er is niets gedaan.")) == "In x.toml staat 1 fout. Er is niets gedaan.\n- a"
    assert str(refused("x.toml", ["a", "b"], "Niets.")) == "In x.toml staan 2 fouten. Niets.\n- a\n- b"
