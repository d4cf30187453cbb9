"""Tells what our own rules found in a message as a message has it: by its elements, and with what its sender can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hbh_metrics.contract.iwmo.advice import WHOLE_MESSAGE, about_message, element_of
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.findings import Finding

ASSIGNMENT = "toewijzing_nummer"
TOLD_TWICE, DOUBLE = "IW004", "R01"
KEYS_OF_BOTH = (ASSIGNMENT, f"{ASSIGNMENT}, datum")
"""The keys of assignments and hours, which a file and a message can both tell."""
TAKEN_BACK = "Is zij met een 301 en reden 13 verwijderd? Geef haar dan met een nieuwe 301 een einddatum."


def told_of_messages(findings: Iterable[Finding], files: Sequence[DeliveredFile]) -> list[Finding]:
    """Return the findings, those about messages in their words; what is wrong with a message as a whole stands there once.

    Where a provider's assignments or hours come as a file and as messages, that is told, and not each row that is there twice for it.
    """
    messages = {file.name for file in files if file.is_message}
    if not messages:
        return list(findings)
    findings = list(findings)
    twice = {one.aanbieder_id for one in findings if one.regel == TOLD_TWICE}
    findings = [
        one for one in findings if not (one.regel == DOUBLE and one.kolom in KEYS_OF_BOTH and one.aanbieder_id in twice)
    ]
    return list(dict.fromkeys(_told(one) if one.bestand in messages else _taken_back(one) for one in findings))


def _taken_back(finding: Finding) -> Finding:
    """Return what is said of rows that we hold of an assignment that goes: a message can have taken it back."""
    if finding.bestand or finding.kolom != ASSIGNMENT:
        return finding
    return replace(finding, melding=f"{finding.melding} {TAKEN_BACK}")


def _told(finding: Finding) -> Finding:
    element = None if finding.kolom is None else element_of(finding.kolom)
    return replace(
        finding,
        rij=None if element in WHOLE_MESSAGE else finding.rij,
        kolom=element,
        verwacht=about_message(finding.verwacht),
        melding=about_message(finding.melding),
    )
