"""Messages that mean harm or are damaged: a finding in Dutch, never a crash, and nothing of a person in any byte that is kept."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from hbh_metrics.contract.iwmo import KINDS, Shape
from hbh_metrics.importing import check, import_delivery
from hbh_metrics.intake.findings import as_text
from hbh_metrics.intake.messages import streaming
from tests.intake.messages.conftest import DAY, told
from tests.intake.messages.made import ANNA, PERSONAL, Note, Texts, assigned, note, performed, started, stopped
from tests.intake.publishing import Office, bytes_in

GOOD = Note("301", ((ANNA, assigned()),))
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
BOMB = (
    HEAD
    + '<!DOCTYPE b:Bericht [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>\n'
)
OUTSIDE = HEAD + '<!DOCTYPE b:Bericht [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n'
QUIET = "<!-- " + "stil " * 300_000 + "-->\n<!DOCTYPE b:Bericht SYSTEM 'http://voorbeeld.invalid/x.dtd'>\n"


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name.replace("_xml", ".xml"), content)
    return stream.getvalue()


SECOND = b"<b:Declaratie><b:DeclaratieNummer>X</b:DeclaratieNummer></b:Declaratie>"
HOSTILE: tuple[tuple[bytes, str], ...] = (
    (replace(GOOD, prologue=BOMB).xml(), "DOCTYPE"),
    (replace(GOOD, prologue=OUTSIDE).xml(), "DOCTYPE"),
    (replace(GOOD, prologue=QUIET).xml(), "DOCTYPE"),
    (GOOD.xml().replace(b"01E02", b"&onbekend;"), "geen geldige XML"),
    (replace(GOOD, release="3_1").xml(), "andere release"),
    (replace(GOOD, release="2_0").xml(), "andere release"),
    (GOOD.xml().replace(b"<b:BerichtSubversie>2", b"<b:BerichtSubversie>1"), "andere release"),
    (GOOD.xml().decode().encode("utf-16"), "UTF-8"),
    (GOOD.xml().replace(b"UTF-8", b"UTF-16").decode().encode("utf-16-be"), "UTF-8"),
    (GOOD.xml().replace(b'"UTF-8"', b'"ISO-8859-1"'), "UTF-8"),
    (GOOD.xml()[:-40], "afgekapt"),
    (GOOD.xml()[:300], "afgekapt"),
    (b"", "leeg"),
    (b"PK\x03\x04 geen bericht", "geen geldige XML"),
    (b"<html><body>storing</body></html>", "geen iWmo-bericht"),
    (GOOD.xml().replace(b"<b:Ingangsdatum>", b"<b:Ingangsdatum>2026-01-02</b:Ingangsdatum><b:Ingangsdatum>"), "meer dan één keer"),
    (GOOD.xml().replace(b"</b:Header>", b"</b:Header><b:Header><b:BerichtCode>414</b:BerichtCode></b:Header>"), "meer dan één keer"),
    (note("323", performed()).replace(b"</b:Declaratie>", b"</b:Declaratie>" + SECOND), "meer dan één keer"),
    (GOOD.xml().replace(b"<b:Bsn>999900006</b:Bsn>", b""), "BSN"),
    (GOOD.xml().replace(b"3_2/basisschema", b"3_1/basisschema"), "release 3.2"),
    (GOOD.xml().replace(b"<b:Ingangsdatum>", b'<x:include xmlns:x="http://www.w3.org/2001/XInclude"/><b:Ingangsdatum>'), "release 3.2"),
    (GOOD.xml().replace(b">150<", b">15<b:x/>0<"), "niet te lezen"),
    (GOOD.xml().replace(b"<b:Ingangsdatum>", b"<b:x>" * 10_000 + b"</b:x>" * 10_000 + b"<b:Ingangsdatum>"), "te veel elementen in elkaar"),
)  # fmt: skip
"""What is no honest message, and words of the one finding about it."""


def test_what_is_no_honest_message_is_one_finding_in_dutch_and_never_a_crash(town: Office) -> None:
    outcome = town.deliver({f"bericht{place:02d}.xml": content for place, (content, _) in enumerate(HOSTILE)}, DAY)

    assert [(one.ernst, one.bestand) for one in outcome.report.findings] == [
        ("F", f"bericht{place:02d}.xml") for place in range(len(HOSTILE))
    ]
    for finding, (_, words) in zip(outcome.report.findings, HOSTILE, strict=True):
        assert words in finding.melding, finding.sentence


def test_a_message_over_the_limit_is_refused_before_it_is_parsed(town: Office) -> None:
    (town.data / "grenzen.toml").write_text("bericht_mb = 1", encoding="utf-8")
    long = GOOD.xml().replace(b"</b:Header>", b"</b:Header><!--" + b"x" * (1 << 20) + b"-->")

    outcome = town.deliver({"lang.xml": long}, DAY)

    assert told(outcome) == [("R00", "F", None)]
    assert "'bericht_mb' staat op 1" in outcome.report.findings[0].melding


@pytest.mark.parametrize("before", [b"</b:Header>", b"<b:Client>", b"<b:Commentaar>", b"<b:Ingangsdatum>"])
def test_elements_that_nobody_reads_take_no_memory_for_their_number(town: Office, before: bytes) -> None:
    many = GOOD.xml().replace(before, b"<b:x>1</b:x>" * 200_000 + before, 1)

    (found,) = town.check({"a.xml": many}, DAY).report.findings

    assert "te veel elementen naast elkaar" in found.sentence


def test_a_zip_holds_messages_as_they_were_sent_and_nothing_else(town: Office) -> None:
    left = {".DS_Store": b"x", "__MACOSX/._a": b"\0"}
    good = packed(a_xml=GOOD.xml(), b_xml=note("305", started()), **left)
    town.deliver({"verzonden.zip": good}, DAY)
    assert town.rows("indicaties", "toewijzing_nummer, start_levering is not null") == [("101", True)]

    for content in (
        packed(a_xml=GOOD.xml(), lijst=b"x"),
        packed(),
        good[:-30],
        packed(a_xml=replace(GOOD, prologue=BOMB).xml()),
    ):
        assert town.check({"verzonden.zip": content}, DAY).report.is_refused


def test_a_zip_that_unpacks_to_far_more_is_refused(town: Office) -> None:
    outcome = town.check({"bom.zip": packed(a_xml=b"<a>" + b" " * (40 << 20) + b"</a>")}, DAY)

    assert told(outcome) == [("R00", "F", None)]


def test_the_same_message_twice_is_skipped_and_counted(town: Office) -> None:
    outcome = town.deliver({"een.xml": GOOD.xml(), "twee.xml": GOOD.xml()}, DAY)
    assert [(file.bestand, file.rows, file.skipped) for file in outcome.report.files] == [
        ("een.xml", 1, 0),
        ("twee.xml", 1, 1),
    ]

    again = town.deliver({"drie.xml": GOOD.xml()}, DAY)
    assert [(file.rows, file.skipped, file.sheets[0].skipped) for file in again.report.files] == [
        (1, 1, (("zelfde bericht", 1),))
    ]


LONG = Note("301", tuple((ANNA, assigned(str(number))) for number in range(700, 704)), number="BER009").xml()
SPOILT = f"{ANNA} Zonneveldje"
DELIVERIES: tuple[dict[str, bytes], ...] = (
    {"a.xml": GOOD.xml(), "b.xml": note("305", started()), "c.xml": note("307", stopped())},
    {"d.xml": note("323", performed(), number="BER002")},
    {"e.xml": note("323", performed("R9", cents="1"), number="BER003")},
    {"f.xml": note("301", assigned("102", volume=f"{ANNA}.5/01/2"), number="BER004")},
    {"g.xml": note("301", assigned("103", Ingangsdatum="1931-07-19x", RedenWijziging="Okkersteeg"), number="BER005")},
    {"h.xml": GOOD.xml()[:-30], "i.xml": replace(GOOD, prologue=BOMB).xml()},
    {f"bsn {ANNA}.xml": note("305", started("999"), number="BER006"), "meldingen_1931-07-19.csv": b"a;b\n", "x.pdf": b"x"},
    {f"{ANNA}.zip": packed(**{f"{ANNA}_xml": note("305", started(day="2026-01-13"), made_on="2026-03-03", number="BER007")})},
    {"z.zip": packed(Okkersteeg_xml=note("305", started(), number="BER008"), Duinbroek_xml=LONG[:-150], Okkersteeg=b"x")},
    {"w 1931-07-19.xml": LONG[: len(LONG) // 2], "q.xml": b"", "~$x.xlsx": b"x"},
    {"m.xml": note("323", performed(SPOILT), declaration={"DeclaratieNummer": SPOILT, "DeclaratieDagtekening": SPOILT})},
    {"n.xml": note("301", assigned(SPOILT, **{"Product/Code": SPOILT, "Product/Categorie": SPOILT}), agb=SPOILT, made_on=SPOILT)},
    {"o.xml": GOOD.xml().replace(b"b:ToewijzingNummer", f"b:Z{ANNA}".encode())},
)  # fmt: skip
"""Good, refused and damaged half way, as files and zipped, with what is of a person in elements, in their names and in names of files."""


def test_nothing_of_a_person_is_in_any_byte_kept_or_said(
    town: Office, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(streaming, "BATCH", 1)
    elsewhere = town.root / "tijdelijk"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    looked_at: set[str] = set()
    read: set[tuple[str | int, ...]] = set()

    told: list[str] = []

    def look(step: str) -> None:
        """Look at all that a process killed now would leave; what was written since the last look is read."""
        told.append(step)
        for folder in (town.data, elsewhere):
            for path in folder.rglob("*"):
                state = path.stat()
                written = (path.name, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
                if written not in read:
                    read.add(written)
                    looked_at.add(path.name)
                    assert not personal_in(path.name.encode() + (path.read_bytes() if path.is_file() else b"")), path

    said = ""
    together = {name: content for files in DELIVERIES for name, content in files.items()}
    for files, read_by in ((together, check), *((files, import_delivery) for files in DELIVERIES)):
        outcome = read_by(town.folder_with(files), town.store, DAY, look)
        report, kept = outcome.report, outcome.report.kept()
        said += as_text(report, "") + "".join(one.sentence for one in (*report.findings, *kept.findings))
        said += "".join(json.dumps(one.as_record(), ensure_ascii=False) for one in (report, kept))
        look("klaar")
    said += caplog.text + "".join(capfd.readouterr()) + "".join(told)

    assert town.rows("indicaties", "toewijzing_nummer, start_levering, einddatum") == [
        ("101", date(2026, 1, 13), date(2026, 6, 30))
    ]
    assert {".werk", "huidig", "afgekeurd"} <= looked_at
    for path, content in bytes_in(town.data):
        assert not personal_in(content), path
    assert not personal_in(said.encode())


WRONG = (SPOILT, "Zonneveldje", "99.99.00.006", "1931-07-19x", "Okkersteeg 1")


def test_what_an_element_may_not_hold_reaches_no_table_that_could_be_written_to_disk() -> None:
    for kind in KINDS:
        for element in kind.elements:
            free = {Shape.REFERENCE, Shape.PRODUCT} & {element.shape} and not element.allowed
            texts = WRONG if not free else WRONG[:1] if element.shape is Shape.PRODUCT else ()
            for text in texts:
                note_of = _with(kind.number, element.name, text)
                parts = streaming.read_parts(io.BytesIO(note_of), "", streaming.Message(kind), lambda _: "pseudoniem")
                (found,) = [one for batch in parts for one in batch.columns[element.column]]
                assert found == streaming.UNREADABLE, (kind.number, element.name, text)


def _with(kind: str, name: str, text: str) -> bytes:
    """Return a message in which the element of that name holds the text."""
    made: Texts = {"301": assigned(), "305": started(), "307": stopped(), "323": performed()}[kind]
    marked = {path: "1" if path.rpartition("/")[2] == name else old for path, old in made.items()}
    good = Note(kind, ((ANNA, marked),)).xml()
    part = f"{name}>".encode()
    head, _, tail = good.rpartition(part + b"1<")
    return head + part + text.encode() + b"<" + tail


def test_a_process_that_is_killed_while_it_reads_leaves_nothing_of_a_person(town: Office) -> None:
    parts = tuple((ANNA, assigned(str(number))) for number in range(1000, 21_000))
    folder = town.folder_with({"z.xml": Note("301", parts, number="BER009").xml()})
    step, elsewhere = town.root / "stap.txt", town.root / "tijdelijk"
    elsewhere.mkdir()
    command = [
        sys.executable,
        "-m",
        "hbh_metrics",
        "import",
        str(folder),
        "--data",
        str(town.data),
        "--voortgang",
        str(step),
    ]
    process = subprocess.Popen(
        command, env={**os.environ, "TMPDIR": str(elsewhere)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    while process.poll() is None and "berichten lezen" not in (
        step.read_text(encoding="utf-8") if step.exists() else ""
    ):
        time.sleep(0.01)
    time.sleep(0.3)
    process.kill()
    said, _ = process.communicate()

    assert process.returncode == -signal.SIGKILL
    assert (town.data / ".werk").is_dir()
    for place in (town.data, elsewhere):
        for path, content in bytes_in(place):
            assert not personal_in(str(path.relative_to(place)).encode() + content), path
    assert not personal_in(said)


def personal_in(content: bytes) -> list[str]:
    """Return what stands there that is of a person."""
    return [text for text in PERSONAL if text.encode() in content]
