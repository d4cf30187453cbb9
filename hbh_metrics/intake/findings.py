"""Findings: what is wrong in a delivery, gathered and told at once.

A finding names the file, the row as the person sees it in that file, the column, the value, what was expected and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from hbh_metrics.intake.portrait import Compared

MASKED = "(afgeschermd)"
SHOWN_PER_GROUP = 10
HELD = "wat we al hadden"


@dataclass(frozen=True)
class Finding:
    """One problem. `rij` counts as the file is shown (the header is usually row 1); None speaks of the file as a whole.

    `is_secret` marks a value that no kept report may hold, `secrets` other such texts in it; `aanbieder_id` is the provider to whom the
    finding can be sent back.
    """

    regel: str
    ernst: str
    bestand: str
    rij: int | None
    kolom: str | None
    waarde: str | None
    verwacht: str
    melding: str
    aanbieder_id: str | None = None
    is_secret: bool = False
    secrets: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, int | None, str | None]:
        """The cell that the finding is about: file, row and column."""
        return self.bestand, self.rij, self.kolom

    @property
    def sentence(self) -> str:
        """The whole finding as one Dutch line: place first, then what is wrong and what to do."""
        place = [self.bestand or HELD]
        if self.rij is not None:
            place.append(f"rij {self.rij}")
        if self.kolom:
            place.append(f"kolom '{self.kolom}'")
        return f"{', '.join(place)}: {self.melding}"

    def kept(self) -> Finding:
        """Return the finding as it may be stored: what is secret is masked wherever it stands."""
        secrets = {*self.secrets, *([self.waarde] if self.is_secret and self.waarde else [])}
        if not secrets:
            return self
        longest_first = sorted(secrets, key=lambda text: (-len(text), text))
        pattern = re.compile("|".join(rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])" for text in longest_first))

        def masked(text: str) -> str:
            return pattern.sub(MASKED, text)

        return replace(
            self,
            kolom=self.kolom and masked(self.kolom),
            waarde=self.waarde and (MASKED if self.waarde in secrets else masked(self.waarde)),
            verwacht=masked(self.verwacht),
            melding=masked(self.melding),
            secrets=(),
        )

    def as_json(self) -> dict[str, str | int | None]:
        """Return the finding with exactly the keys of the command line's contract."""
        everything = asdict(self)
        return {key: everything[key] for key in ("regel", "ernst", "bestand", "rij", "kolom", "waarde", "verwacht")} | {
            "melding": self.sentence
        }


@dataclass(frozen=True)
class FileCount:
    """How the rows of one delivered file were accounted for.

    `rows` were read, of which `skipped` are total and empty rows, and `known` lines of a ledger that we held already. `open_ends` cells
    said by a date far away (31-12-9999) that an end is open, and were read as empty.
    """

    bestand: str
    tabel: str
    sha256: str
    rows: int
    skipped: int
    known: int = 0
    open_ends: int = 0

    @property
    def stored(self) -> int:
        """The rows that are stored because of this file, when the delivery is published."""
        return self.rows - self.skipped - self.known


@dataclass
class Report:
    """All findings of one delivery, in the order in which a person would repair them."""

    findings: list[Finding] = field(default_factory=list)
    files: list[FileCount] = field(default_factory=list)
    known_clients: list[tuple[str, str]] = field(default_factory=list)
    """Per table that names clients without an assignment: how many of its keys are known, as `n van m`."""
    portraits: list[Compared] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Gather more findings."""
        self.findings.extend(findings)

    def sort(self) -> None:
        """Put refusals first, then by file, row and rule."""
        self.findings.sort(key=lambda f: (f.ernst, f.bestand, f.rij or 0, f.regel, f.kolom or ""))

    @property
    def is_refused(self) -> bool:
        """Whether at least one finding forbids publication."""
        return any(finding.ernst == "F" for finding in self.findings)

    @property
    def verdict(self) -> str:
        """`afgekeurd`, `waarschuwing` or `goed`."""
        if self.is_refused:
            return "afgekeurd"
        return "waarschuwing" if self.findings else "goed"

    def as_json(self, publication: str | None) -> dict[str, object]:
        """Return the report with exactly the keys of the command line's contract."""
        return {
            "oordeel": self.verdict,
            "publicatie": publication,
            "bevindingen": [finding.as_json() for finding in self.findings],
        }

    def as_record(self) -> dict[str, object]:
        """Return the report as it is kept: as for the command line, with the provider of each finding and the account per file."""
        findings = [finding.as_json() | {"aanbieder_id": finding.aanbieder_id} for finding in self.findings]
        return self.as_json(None) | {
            "bevindingen": findings,
            "bestanden": [asdict(file) for file in self.files],
            "sleutels_bekend": dict(self.known_clients),
            "portret": [one.now.as_record() for one in self.portraits],
        }

    def kept(self) -> Report:
        """Return the report as it may be stored: without any delivered client key or link id."""
        return replace(self, findings=[finding.kept() for finding in self.findings])


def as_text(report: Report, outcome: str) -> str:
    """Return the report for a person: `outcome`, the rows per file, then every finding, long runs of the same kind shortened."""
    lines = [outcome, ""]
    for file in report.files:
        skipped = f", {file.skipped} overgeslagen (lege rij of totaalregel)" if file.skipped else ""
        known = f", {file.known} hadden wij al" if file.known else ""
        opened = f", {file.open_ends} keer een datum als 31-12-9999 gelezen als open" if file.open_ends else ""
        lines.append(
            f"  {file.bestand}: {file.rows} {'rij' if file.rows == 1 else 'rijen'} gelezen{skipped}{known}{opened}"
        )
    for table, share in report.known_clients:
        lines.append(f"  {table}: van {share} cliënten staat de sleutel in de indicaties")
    if report.portraits:
        lines += ["", "Wat er in de bestanden staat:", *(f"  {one.sentence}" for one in report.portraits)]
    for severity, title in (("F", "Dit moet eerst goed:"), ("W", "Let op:")):
        chosen = [finding for finding in report.findings if finding.ernst == severity]
        if not chosen:
            continue
        lines += ["", f"{title} ({len(chosen)})"]
        groups: dict[tuple[str, str, str | None], list[Finding]] = {}
        for finding in chosen:
            groups.setdefault((finding.bestand, finding.regel, finding.kolom), []).append(finding)
        for (file_name, rule, _), group in groups.items():
            lines += [f"  [{rule}] {finding.sentence}" for finding in group[:SHOWN_PER_GROUP]]
            if len(group) > SHOWN_PER_GROUP:
                lines.append(
                    f"  [{rule}] {file_name or HELD}: en nog {len(group) - SHOWN_PER_GROUP} van dezelfde soort."
                )
    return "\n".join(lines) + "\n"
