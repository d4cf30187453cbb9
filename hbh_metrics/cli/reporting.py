"""Tells a person what came of a delivery, and splits the report per provider, to send back."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from hbh_metrics import dutch
from hbh_metrics.errors import UsageError
from hbh_metrics.intake.findings import Finding, Report, as_text
from hbh_metrics.reasons import reason
from hbh_metrics.records import DeliveryFinding, Provider

if TYPE_CHECKING:  # writing a template needs no import
    from hbh_metrics.importing import Outcome

EVERYONE = "gemeente"


def told(outcome: Outcome, *, is_check: bool) -> str:
    """Return the report as text, with what happened first."""
    report = outcome.report
    if report.is_refused:
        first = "De levering is afgekeurd. Er is niets gepubliceerd; de vorige publicatie is nog de huidige."
        if is_check:
            first = "Deze levering zou worden afgekeurd. Er is niets gepubliceerd."
    elif is_check:
        first = "Deze levering kan worden gepubliceerd. Er is nog niets gepubliceerd."
    else:
        first = f"De levering is gepubliceerd als {outcome.publication.id if outcome.publication else ''}."
    return as_text(report, first)


def write_per_provider(report: Report, folder: Path) -> None:
    """Write one text per provider with findings in `folder` (and one for the city: findings that belong to no provider).

    Raises UsageError when the folder cannot be written.
    """
    texts: dict[str, bytes] = {}
    by_sender = _by_sender(report)
    in_name = in_file_names(by_sender)
    for sender, findings in by_sender.items():
        names = {finding.bestand for finding in findings}
        part = Report(findings, [file for file in report.files if file.bestand in names])
        title = f"Bevindingen bij de levering van {sender}"
        texts[f"bevindingen_{in_name[sender]}.txt"] = as_text(part, title).encode()
    write_files(folder, texts)


def write_letters(outcome: Outcome, folder: Path, data: Path, delivery: str, peildatum: date) -> None:
    """Write a letter per provider with findings in `folder`, as PDF and as workbook (and one for the city), with what may be kept.

    Raises UsageError when the folder cannot be written, StoreError for a damaged store.
    """
    from hbh_metrics.files import letter as letters

    names = {provider.aanbieder_id: provider.naam for provider in known_providers(data)}
    report = outcome.report.kept()
    files: dict[str, bytes] = {}
    by_sender = _by_sender(report)
    in_name = in_file_names(by_sender)
    for sender, findings in by_sender.items():
        letter = letters.Letter(
            names.get(sender, "de gemeente" if sender == EVERYONE else sender),
            f"de levering ‘{delivery}’, peildatum {dutch.day_in_full(peildatum)}",
            report.is_refused,
            tuple(_record(finding) for finding in findings),
            datetime.combine(peildatum, time(), UTC),
        )
        files[f"brief_{in_name[sender]}.pdf"] = letters.as_pdf(letter)
        files[f"brief_{in_name[sender]}.xlsx"] = letters.as_workbook(letter)
    write_files(folder, files)


def write_record(outcome: Outcome, path: Path) -> None:
    """Write what may be kept of the report into the file `path`, whole or not at all; raises UsageError when it cannot be written."""
    publication = None if outcome.publication is None else outcome.publication.id
    record = outcome.report.kept().as_record() | {"publicatie": publication}
    unfinished = f".{path.name}.deel"
    write_files(path.parent, {unfinished: json.dumps(record, ensure_ascii=False, allow_nan=False).encode()})
    path.with_name(unfinished).replace(path)


def known_providers(data: Path) -> tuple[Provider, ...]:
    """Return the providers of the current publication by name; none while nothing was published."""
    from hbh_metrics.door.audience import Audience
    from hbh_metrics.door.opening import open_door

    door = open_door(data, Audience.PROGRAMMAMANAGER)
    return () if door is None else door.providers()


def in_file_names(senders: Iterable[str]) -> dict[str, str]:
    """Return how each sender is called in the name of a file: small letters, digits and strokes, no two alike.

    A code is what was delivered: it may hold a stroke that leads to another folder, or a sign that no file name may have.
    """
    names: dict[str, str] = {}
    for sender in senders:
        plain = re.sub(r"[^\w-]+", "-", sender.lower()).strip("-") or "onbekend"
        same = (f"{plain}-{number}" if number else plain for number in itertools.count())
        names[sender] = next(name for name in same if name not in names.values())
    return names


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into `folder`, which is made where it is not there; raises UsageError when that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise UsageError(f"De map {folder} kan niet worden beschreven: {reason(error.errno)}.") from error


def _by_sender(report: Report) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.aanbieder_id or EVERYONE, []).append(finding)
    return found


def _record(finding: Finding) -> DeliveryFinding:
    return DeliveryFinding(
        finding.regel, finding.ernst, finding.bestand, finding.rij, finding.kolom, finding.waarde, finding.verwacht,
        finding.sentence, finding.aanbieder_id,
    )  # fmt: skip
