"""The command line as its users meet it: exit codes, Dutch in every corner, JSON to the letter, one writer at a time."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hbh_metrics.cli import entry
from hbh_metrics.publications import Store
from tests.architecture import PROJECT
from tests.files.test_paper import text_of
from tests.intake.deliveries import CLIENTS, PEILDATUM, Cells, tidy, tidy_files, write
from tests.intake.publishing import Office, copy_of, make_office

TIDY = tidy()
COMMANDS = (
    "serve",
    "check",
    "import",
    "publications",
    "verify",
    "compare",
    "metrics",
    "signals",
    "verkenning",
    "followup",
    "query",
    "demo",
    "backtest",
    "sjabloon",
)
ENGLISH = re.compile(
    r"\b(usage|options?|optional|positional|arguments?|show|this|help message|exit|default|error|required|invalid|choose|choice|"
    r"expected|unrecognized|ignored|explicit|the|and|following|value|must|be)\b",
    re.IGNORECASE,
)
QUESTION_KEYS = ["regel", "ernst", "bestand", "rij", "kolom", "waarde", "verwacht", "melding"]


@dataclass(frozen=True)
class Ran:
    """What a command gave: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands in this process on one data folder."""

    def __init__(self, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
        self.office = office
        self._capsys = capsys

    def run(self, *arguments: str | Path) -> Ran:
        """Run a command with exactly these arguments."""
        self._capsys.readouterr()
        code = entry.main([str(argument) for argument in arguments])
        written = self._capsys.readouterr()
        return Ran(code, written.out, written.err)

    def on_data(self, command: str, *arguments: str | Path) -> Ran:
        """Run a command on the data folder."""
        return self.run(command, *arguments, "--data", self.office.data)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return a data folder with two publications; only to be copied."""
    root = tmp_path_factory.mktemp("gepubliceerd")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
        office = make_office(root)
        cheaper = TIDY["tariefafspraken"].with_cell(0, "afbouw_pct", "2,00")
        office.deliver({"tariefafspraken.csv": cheaper}, date(2014, 5, 20))
    return office


@pytest.fixture
def shell(
    published: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """Return a shell on a data folder of one's own."""
    return Shell(copy_of(published, tmp_path, monkeypatch), capsys)


def folder(shell: Shell, **cells: Cells) -> Path:
    """Write a delivery of CSV files."""
    return shell.office.folder_with({f"{name}.csv": content for name, content in cells.items()})


GOOD = TIDY["vragen"].with_cell(0, "tekst", "Hoe gaat het?")
WARNED = TIDY["vragen"].with_column("Kleur", ["geel"])
REFUSED = TIDY["personeel"].with_cell(0, "medewerkers", "veel")


def test_a_good_delivery_is_published_with_exit_code_0(shell: Shell) -> None:
    ran = shell.on_data("import", folder(shell, vragen=GOOD), "--peildatum", "2014-05-20")
    publication = shell.office.store.current()
    assert publication is not None
    assert ran == Ran(0, ran.out, "")
    assert ran.out.splitlines()[0] == f"De levering is gepubliceerd als {publication.id}."
    assert "  vragen.csv: 1 rij gelezen" in ran.out
    assert publication.manifest.peildatum == date(2014, 5, 20)


def test_a_delivery_with_warnings_is_published_with_exit_code_0(shell: Shell) -> None:
    ran = shell.on_data("import", folder(shell, vragen=WARNED), "--peildatum", "2014-05-20")
    assert (ran.code, ran.err) == (0, "")
    assert "Let op: (1)" in ran.out
    assert "[R23] vragen.csv, rij 1, kolom 'Kleur'" in ran.out
    assert len(shell.office.store.list()) == 3


def test_a_refused_delivery_gives_exit_code_1_and_publishes_nothing(shell: Shell) -> None:
    ran = shell.on_data("import", folder(shell, personeel=REFUSED), "--peildatum", "2014-05-20")
    assert (ran.code, ran.err) == (1, "")
    assert "afgekeurd" in ran.out
    assert "[R03] personeel.csv, rij 2, kolom 'medewerkers': 'veel' is geen getal." in ran.out
    assert len(shell.office.store.list()) == 2
    assert len(shell.office.store.refusals()) == 1


def test_checking_gives_the_same_codes_and_changes_nothing(shell: Shell) -> None:
    before = sorted(str(path) for path in shell.office.data.rglob("*"))
    good = shell.on_data("check", folder(shell, vragen=WARNED), "--peildatum", "2014-05-20")
    refused = shell.on_data("check", folder(shell, personeel=REFUSED), "--peildatum", "2014-05-20")
    assert (good.code, refused.code) == (0, 1)
    assert good.out.startswith("Deze levering kan worden gepubliceerd. Er is nog niets gepubliceerd.")
    assert refused.out.startswith("Deze levering zou worden afgekeurd. Er is niets gepubliceerd.")
    assert sorted(str(path) for path in shell.office.data.rglob("*")) == before


@pytest.mark.parametrize(
    ("cells", "verdict", "code"),
    [(GOOD, "goed", 0), (WARNED, "waarschuwing", 0), (GOOD.without("tekst"), "afgekeurd", 1)],
)
@pytest.mark.parametrize("command", ["check", "import"])
def test_the_json_is_that_of_the_contract_to_the_letter(
    shell: Shell, cells: Cells, verdict: str, code: int, command: str
) -> None:
    ran = shell.on_data(command, folder(shell, vragen=cells), "--format", "json", "--peildatum", "2014-05-20")
    report = json.loads(ran.out)
    current = shell.office.store.current()
    assert (ran.code, ran.err) == (code, "")
    assert ran.out == json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    assert list(report) == ["oordeel", "publicatie", "bevindingen"]
    assert report["oordeel"] == verdict
    is_published = command == "import" and code == 0
    assert report["publicatie"] == (current.id if current and is_published else None)
    assert len(report["bevindingen"]) == (verdict != "goed")
    for finding in report["bevindingen"]:
        assert list(finding) == QUESTION_KEYS
        assert finding["ernst"] in ("F", "W")
        assert finding["melding"].startswith("vragen.csv, rij 1, kolom '")
        assert (finding["rij"], finding["waarde"]) == (1, None)


def test_the_report_can_be_split_per_provider_to_send_back(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "terug"
    staff = TIDY["personeel"].with_cell(0, "medewerkers", "veel").with_cell(4, "medewerkers", "weinig")
    files = {"personeel.csv": staff, "vragen_anders.csv": TIDY["vragen"].without("tekst")}
    ran = shell.on_data("check", shell.office.folder_with(files), "--per-aanbieder", target)
    assert ran.code == 1
    assert sorted(path.name for path in target.iterdir()) == [
        "bevindingen_gemeente.txt", "bevindingen_tzorg.txt", "bevindingen_viva.txt",
    ]  # fmt: skip
    texts = {path.stem.split("_")[1]: path.read_text(encoding="utf-8") for path in target.iterdir()}
    assert ("'veel'" in texts["viva"], "'weinig'" in texts["viva"]) == (True, False)
    assert ("'veel'" in texts["tzorg"], "'weinig'" in texts["tzorg"]) == (False, True)
    assert "vragen_anders.csv" in texts["gemeente"]


def test_a_refused_delivery_gives_each_sender_a_letter_that_names_the_row_and_no_client(
    shell: Shell, tmp_path: Path
) -> None:
    target = tmp_path / "brieven"
    hours = TIDY["geleverde_uren"].with_cell(0, "uren", "veel").with_cell(1, "client_sleutel", "1,23E+08")
    files = {"geleverde_uren.csv": hours, "vragen_anders.csv": TIDY["vragen"].without("tekst")}
    ran = shell.on_data(
        "import", shell.office.folder_with(files), "--brieven", target, "--peildatum", PEILDATUM.isoformat()
    )
    assert (ran.code, "1,23E+08" in ran.out) == (1, True)
    assert sorted(path.name for path in target.iterdir()) == [
        "brief_gemeente.pdf", "brief_gemeente.xlsx", "brief_viva.pdf", "brief_viva.xlsx",
    ]  # fmt: skip
    told = text_of((target / "brief_viva.pdf").read_bytes())
    assert "Bevindingen voor Viva! Zorggroep" in told
    assert "De levering is niet overgenomen. In uw bestanden: 2 fouten" in told
    assert "rij 2, kolom uren 'veel' is geen getal." in told
    assert "rij 3, kolom client_sleutel" in told
    assert "1,23E+08" not in told
    assert "Bevindingen voor de gemeente" in text_of((target / "brief_gemeente.pdf").read_bytes())


def test_an_option_names_the_data_folder_before_the_environment_does(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_DATA", str(shell.office.data))
    assert len(json.loads(shell.run("publications", "--format", "json").out)) == 2
    (tmp_path / "leeg").mkdir()
    assert json.loads(shell.run("publications", "--format", "json", "--data", tmp_path / "leeg").out) == []
    monkeypatch.delenv("HBH_DATA")
    assert entry.data_folder(argparse.Namespace(data=None)) == PROJECT / "data"


def test_the_day_of_today_is_the_default_peildatum(shell: Shell) -> None:
    assert shell.on_data("import", folder(shell, vragen=GOOD)).code == 0
    publication = shell.office.store.current()
    assert publication is not None
    assert abs((publication.manifest.peildatum - date.today()).days) <= 1  # noqa: DTZ011 - the user's own day


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["improt"],
        ["import"],
        ["check", "a", "b"],
        ["check", "a", "--peildatum", "31-02-2014"],
        ["check", "a", "--peildatum", "morgen"],
        ["check", "a", "--peildatum", "20140519"],
        ["check", "a", "--peildatum", "2014-W20-1"],
        ["check", "a", "--peildatum"],
        ["check", "a", "--format", "xml"],
        ["check", "a", "--p", "x"],
        ["check", "a", "--onbekend"],
        ["check", "--help=ja"],
        ["serve", "--port", "veel"],
        ["compare", "0001"],
        ["verify", "a", "b"],
        ["query"],
        ["demo", "--clients", "twee"],
        ["demo", "--clients", "0"],
        ["demo", "--seed"],
        ["demo", "--story", "sprookje"],
        ["metrics", "--stand"],
        ["check", "nergens"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_one_dutch_sentence_with_exit_code_2(
    arguments: Sequence[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_DATA", str(tmp_path / "data"))
    assert entry.main(arguments) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert len(written.err.splitlines()) == 1
    assert not ENGLISH.search(written.err.replace("--help", "")), written.err
    assert not (tmp_path / "data" / "huidig").exists()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch_and_names_everything(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        entry.main([*command.split(), "--help"])
    written = capsys.readouterr()
    assert stopped.value.code == 0
    assert written.err == ""
    assert written.out.startswith("gebruik: python -m hbh_metrics")
    words = re.sub(r"--?[a-z-]+|\{[^}]*\}", "", written.out)
    assert not ENGLISH.search(words), ENGLISH.search(words)
    if not command:
        assert all(f"\n    {name}" in written.out for name in COMMANDS)


def test_the_program_runs_as_a_module_and_passes_its_exit_code_on(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "hbh_metrics",
        "check",
        str(tmp_path / "nergens"),
        "--data",
        str(tmp_path / "data"),
    ]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROJECT)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"De map '{tmp_path / 'nergens'}' bestaat niet. Controleer het pad van de levering.\n"


def test_another_key_gives_exit_code_3_and_changes_nothing(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = folder(shell, vragen=GOOD)
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "weg"))
    missing = shell.on_data("import", delivery)
    (tmp_path / "andere").write_text("ab" * 32 + "\n", encoding="ascii")
    (tmp_path / "andere").chmod(0o600)
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "andere"))
    other = shell.on_data("import", delivery)
    assert (missing.code, missing.out, other.code, other.out) == (3, "", 3, "")
    assert "ontbreekt" in missing.err
    assert "vingerafdruk" in other.err
    assert len(shell.office.store.list()) == 2


def test_a_second_import_waits_for_the_first(shell: Shell) -> None:
    held, release = threading.Event(), threading.Event()

    def first() -> None:
        with shell.office.store.lock():
            held.set()
            release.wait(20)

    delivery = folder(shell, vragen=GOOD)
    other = threading.Thread(target=first)
    other.start()
    held.wait(20)
    threading.Timer(0.4, release.set).start()
    began = time.monotonic()
    ran = shell.on_data("import", delivery, "--peildatum", "2014-05-20")
    other.join()
    assert ran.code == 0
    assert time.monotonic() - began >= 0.4
    assert len(shell.office.store.list()) == 3


def test_a_second_import_that_waited_long_enough_is_refused_with_exit_code_3(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = folder(shell, vragen=GOOD)
    lock = Store.lock
    with shell.office.store.lock():
        monkeypatch.setattr(Store, "lock", lambda store: lock(store, 0.2))
        ran = shell.on_data("import", delivery)
    assert (ran.code, ran.out) == (3, "")
    assert "Er loopt al een import" in ran.err
    assert len(shell.office.store.list()) == 2


def test_a_damaged_publication_gives_exit_code_3(shell: Shell) -> None:
    assert shell.on_data("verify").out == "2 publicaties zijn heel: elk bestand is zoals het is geschreven.\n"
    first = shell.office.store.list()[0]
    assert shell.on_data("verify", first.id).out.startswith("1 publicatie is heel")
    path = first.table_path("vragen")
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    ran = shell.on_data("verify")
    assert (ran.code, ran.out) == (3, "")
    assert "vragen.parquet" in ran.err


def test_publications_are_listed_oldest_first_in_three_forms(shell: Shell) -> None:
    listed = json.loads(shell.on_data("publications", "--format", "json").out)
    assert [row["peildatum"] for row in listed] == ["2014-05-19", "2014-05-20"]
    assert listed[1]["parent"] == listed[0]["id"]
    assert [row["rijen"] for row in listed] == [sum(len(cells.rows) for cells in TIDY.values()), 3]
    lines = shell.on_data("publications", "--format", "csv").out.splitlines()
    assert lines[0] == "id;parent;peildatum;gemaakt_op;levering;bestanden;rijen"
    assert len(lines) == 3
    assert listed[0]["id"] in shell.on_data("publications").out


def test_comparing_names_the_metric_values_that_changed(shell: Shell) -> None:
    first, second = (publication.id for publication in shell.office.store.list())
    changes = json.loads(shell.on_data("compare", first, second, "--format", "json").out)
    assert {"maatstaf", "aanbieder_id", "periode_id", "oud", "nieuw"} <= set(changes[0])
    assert any(change["maatstaf"] == "afgesproken_tarief" and change["aanbieder_id"] == "VIVA" for change in changes)
    assert not any(
        change["maatstaf"] == "afgesproken_tarief" and change["aanbieder_id"] == "TZORG" for change in changes
    )
    of_wethouder = shell.on_data("compare", first, second, "--format", "csv", "--audience", "wethouder").out
    assert of_wethouder.splitlines()[0].endswith(";bestanden;oud_grens;nieuw_grens")
    same = shell.on_data("compare", first, first)
    assert (same.code, same.out) == (0, "Er zijn geen rijen.\n")
    assert shell.on_data("compare", first, "9999").code == 2


def test_metric_values_come_out_as_json_csv_and_table_and_of_an_earlier_publication(shell: Shell) -> None:
    first = shell.office.store.list()[0].id
    now = json.loads(shell.on_data("metrics", "--format", "json").out)
    earlier = json.loads(shell.on_data("metrics", "--format", "json", "--stand", first).out)
    assert len(now) == len(earlier) > 100
    assert now != earlier
    assert "maatstaf" in shell.on_data("metrics", "--format", "csv").out.splitlines()[0]
    assert shell.on_data("metrics", "--stand", "nooit").code == 2
    yes_and_no = "select true as wel, false as niet, null as leeg"
    assert shell.on_data("query", yes_and_no, "--format", "csv").out == "wel;niet;leeg\nja;nee;\n"
    assert shell.on_data("query", yes_and_no).out == "wel  niet  leeg\nja   nee   –\n"


def test_there_is_nothing_to_show_before_the_first_publication(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    ran = shell.run("metrics", "--data", tmp_path / "leeg")
    assert (ran.code, ran.out) == (3, "")
    assert "nog geen publicatie" in ran.err
    assert shell.run("publications", "--data", tmp_path / "leeg").out == "Er zijn geen rijen.\n"
    empty = shell.run("verify", "--data", tmp_path / "leeg")
    assert empty == Ran(0, f"In {tmp_path / 'leeg'} staat nog geen publicatie: er was niets na te rekenen.\n", "")


@pytest.mark.parametrize(
    "command",
    [
        "publications", "verify", "verify 0001-2014-06-30-abcdef", "followup", "followup --wis 1 --reden verzoek", "toegang", "metrics",
        "signals", "verkenning", "query select", "compare a b", "weekbericht", "backup kopie.tar", "verwijder --client 1 --reden verzoek",
        "bewaar --proef", "vernieuw-sleutel", "migreer", "serve",
    ],
)  # fmt: skip
def test_no_command_finds_nothing_calmly_in_a_data_folder_that_is_not_there(
    shell: Shell, tmp_path: Path, command: str
) -> None:
    ran = shell.run(*command.split(), "--data", tmp_path / "weg")
    assert (ran.code, ran.out) == (3, "")
    assert str(tmp_path / "weg") in ran.err
    assert not (tmp_path / "weg").exists()


@pytest.mark.parametrize("command", ["publications", "metrics", "nieuw"])
def test_a_file_in_the_place_of_a_data_folder_is_called_a_file(shell: Shell, tmp_path: Path, command: str) -> None:
    (tmp_path / "data.txt").touch()
    ran = shell.run(command, *([] if command == "nieuw" else ["--data"]), tmp_path / "data.txt")
    assert ran.code == (2 if command == "nieuw" else 3)
    assert f"{tmp_path / 'data.txt'} is een bestand en geen" in ran.err


def test_stopping_halfway_is_told_and_changes_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hbh_metrics.metrics.derive", stopped)
    ran = shell.on_data("import", folder(shell, vragen=GOOD))
    assert (ran.code, ran.out) == (130, "")
    assert "Afgebroken" in ran.err
    assert "niet veranderd" not in ran.err, "who was interrupted may have changed it already"
    assert len(shell.office.store.list()) == 2
    assert shell.office.store.verify() == ()


def test_no_command_shows_a_client(shell: Shell) -> None:
    outputs = [
        shell.on_data("import", write(shell.office.root / "nog-eens", tidy_files())),
        shell.on_data("publications"),
        shell.on_data("metrics", "--format", "json"),
    ]
    assert [ran.code for ran in outputs] == [0, 0, 0]
    assert not any(client in ran.out + ran.err for ran in outputs for client in CLIENTS)
