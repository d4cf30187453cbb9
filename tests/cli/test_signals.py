"""The command that prints signals: the fields of the contract, in order, for whoever asks; and thresholds from import to print."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.signals.settings import FILE
from tests.intake.deliveries import tidy_files, write
from tests.intake.publishing import Office, copy_of, make_office
from tests.small_store import Story, publish

NAMES = [
    "signaal",
    "niveau",
    "ernst",
    "aanbieder_id",
    "periode_id",
    "waarde",
    "drempel",
    "n",
    "sinds",
    "uitleg",
    "vraag",
]
LATE = date(2014, 9, 1)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return a data folder with the tidy delivery, then without news long after the periods it speaks of; only to be copied."""
    root = tmp_path_factory.mktemp("signalen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
        office = make_office(root)
        office.deliver({"vragen.csv": tidy_files()["vragen.csv"]}, LATE)
    return office


@pytest.fixture
def office(published: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return a data folder of one's own."""
    return copy_of(published, tmp_path, monkeypatch)


def printed(capsys: pytest.CaptureFixture[str], office: Office, *arguments: str) -> str:
    """Return what the command prints with these arguments."""
    capsys.readouterr()
    assert main(["signals", "--data", str(office.data), *arguments]) == 0
    return capsys.readouterr().out


def test_json_holds_the_fields_of_the_contract_in_their_order(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(printed(capsys, office, "--format", "json"))
    assert found
    assert all(list(one) == NAMES for one in found)
    assert {"S13"} <= {one["signaal"] for one in found}
    for one in found:
        assert one["niveau"] in {"FEIT", "VRAAG", "SIGNAAL"}
        assert isinstance(one["waarde"], float)
        assert isinstance(one["n"], int)
        assert one["uitleg"].endswith(".")
        assert one["vraag"].endswith("?")


def test_action_comes_first_and_the_rest_is_by_name(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed(capsys, office, "--format", "json"))
    keys = [
        (one["ernst"] != "ACTIE", one["niveau"], one["signaal"], one["aanbieder_id"], one["periode_id"])
        for one in found
    ]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_csv_and_table_hold_the_same_signals(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    count = len(json.loads(printed(capsys, office, "--format", "json")))
    rows = list(csv.DictReader(io.StringIO(printed(capsys, office, "--format", "csv")), delimiter=";"))
    assert list(rows[0]) == NAMES
    assert len(rows) == count
    assert len(printed(capsys, office).splitlines()) == count + 1


def test_an_earlier_publication_keeps_its_own_signals(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (publication.id for publication in office.store.list())
    before = json.loads(printed(capsys, office, "--format", "json", "--stand", first))
    after = json.loads(printed(capsys, office, "--format", "json", "--stand", second))
    assert before != after == json.loads(printed(capsys, office, "--format", "json"))


def test_an_aanbieder_gets_its_own_signals_and_nothing_of_others(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = json.loads(printed(capsys, office, "--format", "json"))
    who = next(one["aanbieder_id"] for one in everything if one["aanbieder_id"] != "TOTAAL")
    own = json.loads(printed(capsys, office, "--format", "json", "--audience", f"aanbieder:{who}"))
    assert {one["aanbieder_id"] for one in own} <= {who, "TOTAAL"}
    assert [one for one in own if one["aanbieder_id"] == who] == [
        one for one in everything if one["aanbieder_id"] == who
    ]


def test_the_wethouder_gets_no_signal_about_one_provider(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed(capsys, office, "--format", "json", "--audience", "wethouder"))
    assert {one["aanbieder_id"] for one in found} <= {"TOTAAL"}
    told = printed(capsys, office, "--audience", "wethouder")
    assert "TOTAAL" in told or told.startswith("Er zijn geen signalen over alle aanbieders samen.")


def test_a_publication_from_before_there_were_signals_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = publish(tmp_path)
    assert main(["signals", "--data", str(tmp_path)]) == 0
    assert (
        capsys.readouterr().out == f"Publicatie {made.id} heeft geen signalen: zij is gemaakt voordat die er waren.\n"
    )
    assert main(["signals", "--data", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["signals", "--data", str(tmp_path), "--format", "csv"]) == 0
    assert capsys.readouterr().out == ";".join(NAMES) + "\n"


def test_no_signals_are_good_news_only_where_a_period_was_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(tmp_path, Story(signals=()))
    assert main(["signals", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Er zijn geen signalen. Dat is goed nieuws.\n"
    publish(tmp_path, Story(signals=(), peildatum=date(2014, 2, 10)))
    assert main(["signals", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Er is nog geen periode beoordeeld.\n"


def test_an_import_with_a_mistake_in_the_thresholds_tells_all_of_it_and_changes_nothing(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (office.data / FILE).write_text("[S99.ACTIE]\nx = 1\n[S06.ACTIE]\naandeel_pct = 2\n", encoding="utf-8")
    folder = write(office.root / "nieuw", {"vragen.csv": tidy_files()["vragen.csv"]})
    before = {str(path): path.stat().st_mtime_ns for path in office.data.rglob("*") if path.is_file()}
    assert main(["import", str(folder), "--data", str(office.data), "--peildatum", "2014-09-02"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.count("\n- ") == 2
    assert {str(path): path.stat().st_mtime_ns for path in office.data.rglob("*") if path.is_file()} == before


def test_thresholds_of_the_folder_decide_and_are_kept_with_the_publication(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ("S13", "ACTIE", "werkdagen", 20.0, True) in office.rows("drempels")
    usual = [one for one in json.loads(printed(capsys, office, "--format", "json")) if one["signaal"] == "S13"]
    (office.data / FILE).write_text("[S13.ACTIE]\nwerkdagen = 120\n[S13.AANDACHT]\nwerkdagen = 12\n", encoding="utf-8")
    office.deliver({"vragen.csv": tidy_files()["vragen.csv"]}, LATE)
    assert {("S13", "ACTIE", "werkdagen", 120.0, False), ("S13", "AANDACHT", "werkdagen", 12.0, False)} <= set(
        office.rows("drempels")
    )
    found = [one for one in json.loads(printed(capsys, office, "--format", "json")) if one["signaal"] == "S13"]
    assert "ACTIE" in {one["ernst"] for one in usual}
    assert {(one["ernst"], one["drempel"]) for one in found} == {("AANDACHT", 12.0)}
    (office.data / FILE).write_text("niet te lezen", encoding="utf-8")
    assert [one for one in json.loads(printed(capsys, office, "--format", "json")) if one["signaal"] == "S13"] == found
