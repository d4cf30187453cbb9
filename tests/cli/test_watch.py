"""A folder that is watched: what is complete is taken in once, with its report; what is not, or cannot be yet, waits."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.cli.watch import BUSY, PUBLISHED, REFUSED, Watch
from hbh_metrics.door.opening import require_published
from hbh_metrics.publications import Store
from tests.intake.deliveries import PEILDATUM, tidy_files, write
from tests.intake.publishing import Office

LATER = 61.0


def watch(office: Office, ahead_s: float = 0.0) -> Watch:
    folder = office.root / "in"
    folder.mkdir(exist_ok=True)
    return Watch(folder, office.data, lambda: time.time() + ahead_s)


def published(office: Office) -> list[str]:
    return [publication.manifest.peildatum.isoformat() for publication in office.store.list()]


def test_a_delivery_with_its_mark_is_published_on_the_day_in_the_mark_and_reported(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    watching = watch(office)
    write(watching.folder / "juni", tidy_files() | {"KLAAR": PEILDATUM.isoformat().encode()})
    (report,) = watching.round()
    assert report == watching.folder / PUBLISHED / "juni"
    assert published(office) == [PEILDATUM.isoformat()] * 2
    assert "is gepubliceerd als 0002-" in (report / "verslag.txt").read_text(encoding="utf-8")
    assert json.loads((report / "verslag.json").read_text(encoding="utf-8"))["oordeel"] == "goed"
    assert (report / "bestanden" / "geleverde_uren.csv").is_file()
    assert "is gepubliceerd als 0002-" in capsys.readouterr().out
    assert watching.round() == []
    assert len(published(office)) == 2


def test_a_delivery_without_a_mark_waits_for_a_minute_of_silence(office: Office) -> None:
    waiting = watch(office, LATER - 2)
    write(waiting.folder / "juni", tidy_files())
    assert waiting.round() == []
    assert [report.name for report in watch(office, LATER).round()] == ["juni"]


def test_loose_files_are_one_delivery_and_an_empty_folder_or_only_a_mark_is_none(office: Office) -> None:
    watching = watch(office, LATER)
    (watching.folder / "leeg").mkdir()
    write(watching.folder / "merk", {"KLAAR": b""})
    for name, content in tidy_files().items():
        (watching.folder / name).write_bytes(content)
    assert [report.name for report in watching.round()] == ["losse-bestanden"]
    assert sorted(path.name for path in watching.folder.iterdir()) == [BUSY, PUBLISHED, "leeg", "merk"]


def test_a_refused_delivery_is_reported_with_letters_and_publishes_nothing(office: Office) -> None:
    watching = watch(office)
    files = tidy_files()
    files["geleverde_uren.csv"] += files["geleverde_uren.csv"].splitlines(keepends=True)[-1]
    write(watching.folder / "juni", files | {"klaar.txt": PEILDATUM.isoformat().encode()})
    (report,) = watching.round()
    assert report == watching.folder / REFUSED / "juni"
    assert len(published(office)) == 1
    assert len(office.store.refusals()) == 1
    assert {path.suffix for path in (report / "brieven").iterdir()} == {".pdf", ".xlsx"}


def test_what_cannot_be_taken_in_now_waits_and_is_tried_again(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    watching = watch(office)
    write(watching.folder / "juni", tidy_files() | {"KLAAR": b"gisteren"})
    assert watching.round() == watching.round() == []
    told = capsys.readouterr().err
    assert told.count("'gisteren', en dat is geen dag") == 1
    (watching.folder / BUSY / "juni" / "KLAAR").write_text(PEILDATUM.isoformat(), encoding="utf-8")
    assert [report.name for report in watching.round()] == ["juni"]


def test_two_deliveries_of_one_name_keep_both_reports(office: Office) -> None:
    watching = watch(office)
    for _ in range(2):
        write(watching.folder / "juni", {"onbekend.csv": b"a;b", "KLAAR": PEILDATUM.isoformat().encode()})
        watching.round()
    assert sorted(path.name for path in (watching.folder / REFUSED).iterdir()) == ["juni", "juni-2"]


def test_the_command_says_how_it_went_by_its_exit_code(tmp_path: Path, office: Office) -> None:
    folder = tmp_path / "in"
    arguments = ["wacht", str(folder), "--eens", "--data", str(office.data)]
    assert main(arguments) == 2
    write(folder / "juni", tidy_files() | {"KLAAR": PEILDATUM.isoformat().encode()})
    assert main(arguments) == 0
    write(folder / "juli", {"onbekend.csv": b"a;b", "KLAAR": b""})
    assert main(arguments) == 1
    write(folder / "augustus", tidy_files() | {"KLAAR": b"morgen"})
    assert main(arguments) == 3
    assert len(Store(office.data).list()) == 2


def test_in_a_data_folder_that_vanished_no_second_history_begins(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    watching = watch(office)
    require_published(office.data)
    office.data.rename(office.root / "weg")
    office.data.mkdir()  # where the disk was mounted
    write(watching.folder / "juni", tidy_files() | {"KLAAR": b""})
    assert watching.round() == []
    assert "is leeg of weg" in capsys.readouterr().err
    assert list(office.data.iterdir()) == []
    office.data.rmdir()
    (office.root / "weg").rename(office.data)
    assert [report.name for report in watching.round()] == ["juni"]
