"""Tells a person what came of a delivery, and splits the report per provider, to send back."""

from __future__ import annotations

from pathlib import Path

from hbh_metrics.errors import UsageError
from hbh_metrics.importing import Outcome
from hbh_metrics.intake.findings import Finding, Report, as_text

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
    by_sender: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_sender.setdefault(finding.aanbieder_id or EVERYONE, []).append(finding)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for sender, findings in by_sender.items():
            names = {finding.bestand for finding in findings}
            part = Report(findings, [file for file in report.files if file.bestand in names])
            title = f"Bevindingen bij de levering van {sender}"
            (folder / f"bevindingen_{sender.lower()}.txt").write_text(as_text(part, title), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"De map {folder} kan niet worden beschreven: {error.strerror}.") from error
