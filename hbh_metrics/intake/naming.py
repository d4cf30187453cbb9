"""Calls the files of a delivery by names without a person's numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.findings import Report


def told_in(told: Mapping[str, str], files: Sequence[DeliveredFile], report: Report) -> tuple[DeliveredFile, ...]:
    """Return the files, and put in the report what was found so far, each by the name that is told."""
    report.findings = [replace(one, bestand=told.get(one.bestand, one.bestand)) for one in report.findings]
    report.files = [replace(one, bestand=told[one.bestand]) for one in report.files]
    report.passed_over = tuple(told[name] for name in report.passed_over)
    return tuple(replace(file, called=told[file.name]) for file in files)
