"""The command that prints the journal and copies it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.followup import Journal
from hbh_metrics.followup.journal import FILE
from tests.followup.journals import agreement


def test_the_journal_is_printed_as_json_csv_and_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    added = Journal(tmp_path).add(agreement())
    Journal(tmp_path).undo(added.kenmerk, "Piet")
    assert main(["followup", "--data", str(tmp_path), "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["soort"], first["tekst"], first["datum"], first["waarde"]) == (
        "AFSPRAAK",
        "Uren aanvullen",
        "2014-06-15",
        80.0,
    )
    assert second["verwijst_naar"] == first["kenmerk"]
    assert main(["followup", "--data", str(tmp_path), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out), delimiter=";"))
    assert [row["auteur"] for row in rows] == ["Els", "Piet"]
    assert main(["followup", "--data", str(tmp_path)]) == 0
    assert "Uren aanvullen" in capsys.readouterr().out


def test_a_journal_without_events_is_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["followup", "--data", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_backup_is_a_whole_journal_and_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Journal(tmp_path).add(agreement())
    target = tmp_path / "kopie" / FILE
    target.parent.mkdir()
    assert main(["followup", "--data", str(tmp_path), "--backup", str(target)]) == 0
    assert capsys.readouterr().out == f"De opvolging is gekopieerd naar {target}.\n"
    assert Journal(target.parent).events() == Journal(tmp_path).events()
    assert main(["followup", "--data", str(tmp_path), "--backup", str(target)]) == 2
    assert "bestaat al" in capsys.readouterr().err


def test_a_damaged_journal_is_told_in_dutch_with_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE).write_text("geen database", encoding="utf-8")
    assert main(["followup", "--data", str(tmp_path)]) == 3
    assert "is beschadigd, of is geen opvolging" in capsys.readouterr().err
