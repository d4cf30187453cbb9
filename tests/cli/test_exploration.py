"""The command `verkenning` on the mini-stad as a publication: rows, ranges, what is waited for, formats and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hbh_metrics.cli import entry
from tests.exploration.mini_city import PEILDATUM, publish, tables

KEYS = [
    "variant", "uitkomst", "eenheid", "laag", "midden", "hoog", "uiterst_laag", "uiterst_hoog", "bijdragen", "ontbreekt",
]  # fmt: skip
FILE = 'venster = "ALLES"\n[effect_uren_pct]\nlaag = -13.81\nmidden = -11.19\nhoog = -8.49\n'
Rows = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the mini-stad, with a file of assumptions beside it."""
    root = tmp_path_factory.mktemp("mini-stad")
    publish(tables(), PEILDATUM, root / "data")
    (root / "aannamen.toml").write_text(FILE, encoding="utf-8")
    return root / "data"


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    capsys.readouterr()
    code = entry.main(["verkenning", *(str(argument) for argument in arguments)])
    written = capsys.readouterr()
    return code, written.out, written.err


def rows(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str | Path) -> Rows:
    code, out, err = run(capsys, "--data", data, "--format", "json", *arguments)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert all(list(row) == KEYS for row in found)
    keys = [(row["variant"], row["uitkomst"]) for row in found]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys)) == 6 * 17 + 2 + 3
    return dict(zip(keys, found, strict=True))


def test_the_mini_stad_is_told_to_the_cent(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    found = rows(capsys, data, "--aannamen", data.parent / "aannamen.toml")
    cost = {variant: row["midden"] for (variant, name), row in found.items() if name == "experiment_kosten"}
    assert (cost["UREN"], cost["UREN_VOORHEEN"], cost["PERIODETARIEF"]) == pytest.approx((1342, 1584, 1592))
    assert cost["BUDGET_CLIENT"] == pytest.approx(1425.60)
    before = found["UREN_VOORHEEN", "kosten_netto"]
    assert [before[name] for name in KEYS[3:8]] == pytest.approx(
        [4375.88, 8133.84, 11919.90, 3987.04, 13384.06], abs=0.005
    )
    assert before["bijdragen"]["schaling"] == pytest.approx(97.0, abs=0.05)
    assert found["PERIODETARIEF", "kosten_netto"]["midden"] == pytest.approx(7312.24)
    hours = found["UREN", "kosten_netto"]
    assert [hours[name] for name in KEYS[3:6]] == pytest.approx([3975.08, 7405.70, 10868.09], abs=0.005)
    touched = found["UREN", "clienten_geraakt"]
    assert touched["ontbreekt"] == ["effect_uren"]
    assert [touched[name] for name in KEYS[3:9]] == [None] * 5 + [{}]
    difference = found["UREN_VOORHEEN", "verschil_voorheen"]
    assert [difference[name] for name in KEYS[3:9]] == [0, 0, 0, 0, 0, {}]


def test_without_a_file_it_says_what_is_waited_for(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    found = rows(capsys, data)
    assert found["UREN", "kosten_netto"]["ontbreekt"] == ["effect_uren_pct"]
    assert found["UREN", "experiment_kosten"]["ontbreekt"] == ["perioden"]
    assert found["TAAKGERICHT", "experiment_kosten"]["ontbreekt"] == ["perioden", "taakgericht_eur"]
    assert found["UREN_VOORHEEN", "kosten_netto"]["ontbreekt"] == []
    assert found["RIJKSBUDGET", "budget_2015"]["ontbreekt"] == ["budget_2014_eur"]


def test_a_restricted_reader_is_told_nothing_of_four_clients_and_all_that_is_not_about_them(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    chosen = ("--aannamen", data.parent / "aannamen.toml")
    everything = rows(capsys, data, *chosen)
    seen = rows(capsys, data, *chosen, "--audience", "wethouder")
    for (variant, name), row in seen.items():
        if variant in ("RIJKSBUDGET", "PRAKTISCHE_BEGELEIDING"):
            assert row == everything[variant, name], "nothing of the group is in it"
        else:
            assert [row[key] for key in KEYS[3:]] == [None] * 5 + [{}, []], (variant, name)


def test_a_provider_is_refused_for_less_its_own_the_amounts_are_those_of_the_others(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    code, out, told = run(capsys, "--data", data, "--audience", "aanbieder:VIVA", "--format", "json")
    assert (code, out) == (2, "")
    assert "alleen de programmamanager en de wethouder" in told


def test_csv_and_table_hold_the_same_rows_in_dutch(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    chosen = ("--data", data, "--aannamen", data.parent / "aannamen.toml")
    code, csv, _ = run(capsys, *chosen, "--format", "csv")
    lines = csv.splitlines()
    assert (code, lines[0], len(lines)) == (0, ";".join(KEYS), 108)
    assert "UREN;kosten_bruto;€;" in csv
    assert any(line.startswith("UREN;clienten_geraakt;cliënten;;;;;;;effect_uren") for line in lines)
    code, table, _ = run(capsys, *chosen)
    assert code == 0
    assert "8.133,84" in table


@pytest.mark.parametrize(
    ("text", "told"),
    [("[verloop_pct]\nlaag = 900\n", "- [verloop_pct] laag: 900 kan niet."), ("= 3", "geen goede TOML")],
)
def test_a_wrong_file_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "fout.toml").write_text(text, encoding="utf-8")
    code, out, err = run(capsys, "--data", data, "--aannamen", tmp_path / "fout.toml", "--format", "json")
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        ({"has_reference": False}, "lever de tabel referentie"),
        ({"people": 1}, "per klasse zijn er te weinig cliënten met een referentie"),
    ],
)
def test_a_missing_table_and_one_client_are_told_in_a_sentence_under_the_table(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, lacking: dict[str, Any], told: str
) -> None:
    publish(tables(**lacking), PEILDATUM, tmp_path)
    found = rows(capsys, tmp_path)
    assert found["UREN_VOORHEEN", "kosten_netto"]["ontbreekt"][0] == "referentie"
    assert found["PERIODETARIEF", "prijs_per_uur"]["midden"] is None
    code, table, _ = run(capsys, "--data", tmp_path)
    assert code == 0
    assert table.splitlines()[-1].startswith("Nog geen uitspraak mogelijk: ")
    assert told in table.splitlines()[-1]
    assert "vul het budget van 2014 in" in table.splitlines()[-1]


def test_transition_money_is_refused_for_individual_help(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    (tmp_path / "fout.toml").write_text("[overgangsgeld_maatwerk]\nlaag = 1\nmidden = 1\nhoog = 1\n", encoding="utf-8")
    code, out, err = run(capsys, "--data", data, "--aannamen", tmp_path / "fout.toml")
    assert (code, out) == (2, "")
    assert "nooit voor maatwerk zelf" in err


def test_wrong_usage_and_an_empty_folder_have_their_exit_codes(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    assert run(capsys, "--data", data, "--audience", "raad")[0] == 2
    assert run(capsys, "--data", data, "--format", "xml")[0] == 2
    assert run(capsys, "--data", data, "--aannamen", tmp_path / "weg.toml")[0] == 2
    assert run(capsys, "--data", tmp_path / "leeg")[0] == 3
    assert run(capsys, "--data", data, "--stand", "9999-12-31-abc")[0] == 2
