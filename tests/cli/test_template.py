"""Templates on the command line, filled in as people do, and delivered: nothing is wrong with them and nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from hbh_metrics.cli import entry
from hbh_metrics.contract import Deliverer
from hbh_metrics.contract.explained import delivered_by
from hbh_metrics.demo.books import make_world
from hbh_metrics.publications import Store
from tests.files.filling import Value, filled
from tests.intake.deliveries import parquet
from tests.intake.publishing import Office

PEILDATUM = date(2014, 3, 28)
PROVIDERS = ("amstelring", "axxicom", "shdh", "tzorg", "viva")


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a key of one's own."""
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))


def run(*arguments: str | Path) -> int:
    return entry.main([str(argument) for argument in arguments])


def rows_for(tables: dict[str, pa.Table], who: Deliverer, aanbieder_id: str = "") -> dict[str, list[dict[str, Value]]]:
    """Return the rows that one sender delivers, by table."""
    found = {}
    for table in delivered_by(who):
        rows = tables[table.name].to_pylist()
        if table.own_rows is not None:
            column, code = table.own_rows
            rows = [row for row in rows if (row[column] == code) is (who is table.delivered_by)]
        found[table.name] = [row for row in rows if not aanbieder_id or row["aanbieder_id"] == aanbieder_id]
    return found


def test_the_templates_filled_with_the_demo_are_read_without_a_finding_as_the_same_rows_in_parquet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = make_world("volgens-afspraak", 2014, 20).tables_as_of(PEILDATUM)
    plain, typed, empty = Office(tmp_path / "parquet"), Office(tmp_path / "sjablonen"), tmp_path / "leeg"
    plain.root.mkdir()
    typed.root.mkdir()
    plain.deliver({f"{name}.parquet": parquet(table) for name, table in tables.items()}, PEILDATUM)
    assert run("sjabloon", empty, "--data", plain.data) == 0
    assert "sjabloon_viva.xlsx, sjabloon_gemeente.xlsx en zo-levert-u-aan.pdf" in capsys.readouterr().out

    files = {
        f"sjabloon_{name}.xlsx": filled(
            (empty / f"sjabloon_{name}.xlsx").read_bytes(), rows_for(tables, Deliverer.PROVIDER, name.upper())
        )
        for name in PROVIDERS
    }
    city = (empty / "sjabloon_gemeente.xlsx").read_bytes()
    files["sjabloon_gemeente.xlsx"] = filled(city, rows_for(tables, Deliverer.CITY))
    outcome = typed.deliver(files, PEILDATUM)

    assert outcome.report.findings == []
    examples = [dict(sheet.skipped)["voorbeeldrij"] for file in outcome.report.files for sheet in file.sheets]
    assert examples == [1] * (5 * 6 + 17)
    assert sum(table.num_rows for table in tables.values()) > 500
    for name in tables:
        assert typed.rows(name) == plain.rows(name), name

    as_sent = {path.name: path.read_bytes() for path in empty.glob("*.xlsx")}
    assert plain.check(as_sent, PEILDATUM).report.findings == []
    assert {file.stored for file in plain.check(as_sent, PEILDATUM).report.files} == {0}


def test_before_anything_is_published_the_municipality_begins_and_a_provider_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    assert run("sjabloon", tmp_path / "a", "--data", data) == 0
    assert "nog geen publicatie" in capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["sjabloon_gemeente.xlsx", "zo-levert-u-aan.pdf"]
    assert run("sjabloon", tmp_path / "b", "--data", data, "--aanbieder", "tzorg") == 0
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == ["sjabloon_tzorg.xlsx", "zo-levert-u-aan.pdf"]
    assert Store(data).current() is None
    assert not data.exists()


@pytest.mark.parametrize("name", ["TOTAAL", "../elders", ""])
def test_what_can_be_no_provider_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run("sjabloon", tmp_path / "a", "--data", tmp_path / "data", "--aanbieder", name) == 2
    assert "kan geen code van een aanbieder zijn" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()
