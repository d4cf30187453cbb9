"""Findings: what is wrong in a delivery, gathered and told at once.

A finding names the file, the row as the person sees it in that file, the column, the value, what was expected and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace

from hbh_metrics.citizen_number import masked
from hbh_metrics.intake.portrait import Compared
from hbh_metrics.publications.row_accounts import RowAccount
from hbh_metrics.unseen import without_unseen

MASKED = "(afgeschermd)"
SHOWN_PER_GROUP = 10
HELD = "wat we al hadden"


@dataclass(frozen=True)
class Finding:
    """One problem. `rij` counts as the file is shown (the header is usually row 1); None speaks of the file as a whole.

    `is_secret` marks a value that no kept report may hold, `secrets` other such texts in it; `aanbieder_id` is the provider to whom the
    finding can be sent back. `blad` is the sheet of a workbook that has several. One that `is_about_column` names the first row of many.
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
    blad: str = ""
    is_about_column: bool = False

    @property
    def part(self) -> tuple[str, str]:
        """The file and the sheet that the finding is about."""
        return self.bestand, self.blad

    @property
    def place(self) -> tuple[str, str, int | None, str | None]:
        """The cell that the finding is about: file, sheet, row and column."""
        return self.bestand, self.blad, self.rij, self.kolom

    @property
    def sentence(self) -> str:
        """The whole finding as one Dutch line: place first, then what is wrong and what to do."""
        place = [self.bestand or HELD]
        if self.blad:
            place.append(f"blad '{self.blad}'")
        if self.rij is not None:
            place.append(f"rij {self.rij}")
        if self.kolom:
            place.append(f"kolom '{self.kolom}'")
        return f"{', '.join(place)}: {self.melding}"

    def kept(self) -> Finding:
        """Return the finding as it may be stored: what is secret is masked wherever it stands."""
        secrets = {*self.secrets, *([self.waarde] if self.is_secret and self.waarde else [])}
        return replace(self.without(secrets), secrets=())

    def without(self, secrets: Collection[str]) -> Finding:
        """Return the finding with these texts and every citizen number masked wherever they stand."""
        longest_first = sorted(secrets, key=lambda text: (-len(text), text))
        pattern = re.compile("|".join(rf"(?<![A-Za-z0-9]){re.escape(text)}(?![A-Za-z0-9])" for text in longest_first))

        def safe(text: str) -> str:
            return without_unseen(masked(pattern.sub(MASKED, text) if secrets else text, MASKED))

        return replace(
            self,
            bestand=safe(self.bestand),
            blad=safe(self.blad),
            kolom=self.kolom and safe(self.kolom),
            waarde=self.waarde and (MASKED if self.waarde in secrets else safe(self.waarde)),
            verwacht=safe(self.verwacht),
            melding=safe(self.melding),
        )

    def as_json(self) -> dict[str, str | int | None]:
        """Return the finding with exactly the keys of the command line's contract."""
        everything = asdict(self)
        return {key: everything[key] for key in ("regel", "ernst", "bestand", "rij", "kolom", "waarde", "verwacht")} | {
            "melding": self.sentence
        }


@dataclass(frozen=True)
class SheetCount:
    """How the rows of one sheet were accounted for; the sheet of a file that has but one is "".

    `rows` were read below the header: `skipped` says per kind how many hold no data, `failed` is how many have a finding that refuses
    them. `above` are filled rows above the header; `open_dates` dates that mean that there is no end.
    """

    blad: str
    rows: int
    skipped: tuple[tuple[str, int], ...] = ()
    failed: int = 0
    above: int = 0
    open_dates: int = 0


@dataclass(frozen=True)
class FileCount:
    """How the rows of one delivered file were accounted for, over its sheets; `known` are lines of a ledger that we held already."""

    bestand: str
    tabel: str
    sha256: str
    sheets: tuple[SheetCount, ...] = ()
    known: int = 0

    @property
    def rows(self) -> int:
        """The rows that were read."""
        return sum(sheet.rows for sheet in self.sheets)

    @property
    def skipped(self) -> int:
        """The rows that hold no data."""
        return sum(count for sheet in self.sheets for _, count in sheet.skipped)

    @property
    def stored(self) -> int:
        """The rows that are stored because of this file, when the delivery is published."""
        return self.rows - self.skipped - self.known

    def as_record(self) -> dict[str, object]:
        """Return the account as it is kept."""
        return {**asdict(self), "rows": self.rows, "skipped": self.skipped}

    def row_accounts(self) -> Iterator[RowAccount]:
        """Yield the account of each sheet as a publication keeps it; what we held already is told with the first."""
        for place, sheet in enumerate(self.sheets):
            known = 0 if place else self.known
            yield RowAccount(self.bestand, sheet.blad, sheet.rows, sheet.skipped, known, sheet.failed, sheet.above)

    def kept(self) -> FileCount:
        """Return the account as it may be stored: no name holds a citizen number."""
        sheets = tuple(replace(sheet, blad=without_unseen(masked(sheet.blad, MASKED))) for sheet in self.sheets)
        return replace(self, bestand=without_unseen(masked(self.bestand, MASKED)), sheets=sheets)


@dataclass
class Report:
    """All findings of one delivery, in the order in which a person would repair them."""

    findings: list[Finding] = field(default_factory=list)
    files: list[FileCount] = field(default_factory=list)
    known_clients: list[tuple[str, str]] = field(default_factory=list)
    """Per table that names clients without an assignment: how many of its keys are known, as `n van m`."""
    portraits: list[Compared] = field(default_factory=list)
    passed_over: tuple[str, ...] = ()

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
            "bestanden": [file.as_record() for file in self.files],
            "sleutels_bekend": dict(self.known_clients),
            "portret": [one.now.as_record() for one in self.portraits],
        }

    def kept(self) -> Report:
        """Return the report as it may be stored: without any delivered client key, link id or citizen number."""
        findings, files = [finding.kept() for finding in self.findings], [file.kept() for file in self.files]
        return replace(self, findings=findings, files=files)


def as_text(report: Report, outcome: str) -> str:
    """Return the report for a person: `outcome`, the rows per file, then every finding, long runs of the same kind shortened."""
    lines = [outcome, ""]
    for file in report.files:
        lines += _account(file)
    if report.passed_over:
        lines.append(f"  Overgeslagen, want geen deel van de levering: {', '.join(report.passed_over)}")
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
    return without_unseen("\n".join(lines)) + "\n"


def _account(file: FileCount) -> list[str]:
    """Return the lines that account for every row of a file; each sheet has its own where there are more."""
    known = f", {file.known} hadden wij al" if file.known else ""
    if len(file.sheets) == 1 and not file.sheets[0].blad:
        return [f"  {file.bestand}: {_told(file.sheets[0])}{known}"]
    lines = [f"  {file.bestand} ({file.tabel}): {_rows(file.rows)} gelezen{known}"]
    return lines + [f"    blad '{sheet.blad}': {_told(sheet)}" for sheet in file.sheets]


def _told(sheet: SheetCount) -> str:
    parts = [f"{_rows(sheet.rows)} gelezen"]
    if sheet.skipped:
        kinds = ", ".join(f"{count} × {kind}" for kind, count in sheet.skipped)
        parts.append(f"{sum(count for _, count in sheet.skipped)} overgeslagen ({kinds})")
    if sheet.failed:
        parts.append(f"{sheet.failed} met een bevinding")
    if sheet.above:
        parts.append(f"{_rows(sheet.above)} boven de kop niet gelezen")
    if sheet.open_dates:
        parts.append(f"{sheet.open_dates} keer een verre datum gelezen als 'nog geen einde'")
    return ", ".join(parts)


def _rows(count: int) -> str:
    return f"{count} {'rij' if count == 1 else 'rijen'}"
