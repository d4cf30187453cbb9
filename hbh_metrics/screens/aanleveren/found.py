"""What the command found in a dropped delivery, as sentences and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.findings.delivery_findings import of_report
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.records import DeliveryFinding, Provider

REFUSED = "afgekeurd"
_FILES = (
    Column("Bestand"),
    Column("Bron"),
    Column("Aanbieder"),
    Column("Perioden"),
    Column("Rijen", is_number=True),
    Column("Cliënten", is_number=True),
    Column("Uren", is_number=True),
    Column("Bedrag", is_number=True),
    Column("Let op"),
)
_COUNTED = (Column("Van wie"), Column("Fouten", is_number=True), Column("Waarschuwingen", is_number=True))


@dataclass(frozen=True)
class Found:
    """The report of a check or an import: `publication` is the id of what it became, empty where it became nothing."""

    verdict: str
    publication: str
    findings: tuple[DeliveryFinding, ...]
    portraits: tuple[Mapping[str, object], ...]

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be published as it is."""
        return self.verdict == REFUSED

    @property
    def errors(self) -> int:
        """How many findings forbid publication."""
        return sum(finding.ernst == "F" for finding in self.findings)


def read(report: Mapping[str, object]) -> Found:
    """Return what a report says."""
    portraits = report.get("portret")
    return Found(
        str(report.get("oordeel") or ""),
        str(report.get("publicatie") or ""),
        of_report(report),
        tuple(entry for entry in portraits if isinstance(entry, Mapping)) if isinstance(portraits, list) else (),
    )


def headline(found: Found, *, is_check: bool) -> str:
    """Return what came of it."""
    told = dutch.listing(
        [
            words
            for amount, words in (
                (found.errors, dutch.count(found.errors, "fout", "fouten")),
                (_warnings(found), dutch.count(_warnings(found), "waarschuwing", "waarschuwingen")),
            )
            if amount
        ]
    )
    if found.publication:
        return f"De levering is gepubliceerd als {found.publication}" + (f", met {told}." if told else ".")
    if found.is_refused:
        end = (
            "zij kan zo niet worden gepubliceerd"
            if is_check
            else "zij is niet gepubliceerd; de afkeuring is vastgelegd"
        )
        return f"De levering heeft {told}: {end}."
    return (
        f"De levering kan worden gepubliceerd, met {told}."
        if told
        else "De levering is goed en kan worden gepubliceerd."
    )


def contents(found: Found, providers: Sequence[Provider]) -> Table:
    """Return a row per file and provider with what came in it."""
    names = {provider.aanbieder_id: provider.naam for provider in providers}
    return Table("Wat er in de bestanden staat", _FILES, tuple(_portrait(row, names) for row in found.portraits))


def counted(groups: Mapping[str, Sequence[DeliveryFinding]]) -> Table:
    """Return how many findings each sender has."""
    rows = []
    for name, group in groups.items():
        errors = sum(finding.ernst == "F" for finding in group)
        cells = (Cell(dutch.number(amount), amount) for amount in (errors, len(group) - errors))
        rows.append((Cell(name), *cells))
    return Table("Bevindingen per aanbieder", _COUNTED, tuple(rows))


def _warnings(found: Found) -> int:
    return len(found.findings) - found.errors


def _portrait(row: Mapping[str, object], names: Mapping[str, str]) -> tuple[Cell, ...]:
    first, last, who, table = (row.get(name) for name in ("eerste_periode", "laatste_periode", "aanbieder_id", "tabel"))
    known = TABLE_BY_NAME.get(str(table))
    return (
        Cell(str(row.get("bestand") or "")),
        Cell(str(table) if known is None else known.title),
        Cell("" if who is None else names.get(str(who), str(who))),
        Cell("" if first is None else dutch.period_range(str(first), str(last or first))),
        _number(row.get("rijen")),
        _number(row.get("clienten")),
        _number(row.get("uren"), 2),
        _number(row.get("bedrag_eur"), 2),
        Cell(str(row.get("opvallend") or "")),
    )


def _number(value: object, digits: int = 0) -> Cell:
    if value is None:
        return Cell("")
    number = float(str(value))
    return Cell(dutch.number(number, digits), number)
