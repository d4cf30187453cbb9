"""What was wrong with the deliveries: the warnings of a publication, and the deliveries that were refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hbh_metrics import dutch
from hbh_metrics.contract.iwmo.rules import MESSAGE_RULES
from hbh_metrics.contract.rules import RULES
from hbh_metrics.door import opening
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.view import View
from hbh_metrics.publications.refusals import Refusal
from hbh_metrics.records import DeliveryFinding, Provider

_TITLES = {rule.id: rule.title for rule in (*RULES, *MESSAGE_RULES)}
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HERE = ZoneInfo("Europe/Amsterdam")
_COLUMNS = (
    Column("Bestand"),
    Column("Rij", is_number=True),
    Column("Kolom"),
    Column("Waarde"),
    Column("Verwacht"),
    Column("Melding"),
    Column("Regel"),
)


@dataclass(frozen=True)
class RefusedDelivery:
    """A delivery of which nothing was published: when it came, its name, up to which day it spoke, and everything that was found.

    `tables` says of which table each of its files was.
    """

    kept_at: datetime
    name: str
    peildatum: date
    findings: tuple[DeliveryFinding, ...]
    tables: Mapping[str, str]

    @property
    def refused_sources(self) -> frozenset[tuple[str, str]]:
        """The table and provider of every file with a fault that a provider must repair."""
        return frozenset(
            (self.tables[finding.bestand], finding.aanbieder_id)
            for finding in self.findings
            if finding.ernst == "F" and finding.aanbieder_id and finding.bestand in self.tables
        )

    @property
    def title(self) -> str:
        """`3 juli 2014 om 14.05 uur: levering ‘juni’, 4 fouten en 2 waarschuwingen`."""
        here = self.kept_at.astimezone(_HERE)
        counted = Counter(finding.ernst for finding in self.findings)
        parts = [dutch.count(counted["F"], "fout", "fouten")]
        if counted["W"]:
            parts.append(dutch.count(counted["W"], "waarschuwing", "waarschuwingen"))
        return f"{dutch.day_in_full(here.date())} om {here:%H.%M} uur: levering ‘{self.name}’, {dutch.listing(parts)}"


def refused_since(root: Path, view: View) -> tuple[RefusedDelivery, ...]:
    """Return the deliveries that were refused after this publication and before the next, for who may see them."""
    who = view.door.audience
    if not who.sees_deliveries:
        return ()
    return refused(opening.refusals_since(root, who, view.door.publication))


def refused(refusals: Sequence[Refusal]) -> tuple[RefusedDelivery, ...]:
    """Return the refused deliveries with their findings, in the order given."""
    return tuple(
        RefusedDelivery(
            refusal.bewaard_op,
            str(refusal.verslag.get("levering") or "zonder naam"),
            _day(refusal.verslag.get("peildatum")) or refusal.bewaard_op.astimezone(_HERE).date(),
            of_report(refusal.verslag),
            {str(entry.get("bestand")): str(entry.get("tabel")) for entry in _entries(refusal.verslag, "bestanden")},
        )
        for refusal in refusals
    )


def of_report(report: Mapping[str, object]) -> tuple[DeliveryFinding, ...]:
    """Return the findings of a report as it is kept."""
    return tuple(_finding(entry) for entry in _entries(report, "bevindingen"))


def of_provider(
    findings: Sequence[DeliveryFinding], chosen: Provider, *, is_total: bool
) -> tuple[DeliveryFinding, ...]:
    """Return the findings that a provider can repair, or all."""
    return tuple(finding for finding in findings if is_total or finding.aanbieder_id == chosen.aanbieder_id)


def headline(findings: Sequence[DeliveryFinding], whose: str) -> str:
    """Return how many warnings this publication's delivery gave `whose` part of, and about what most."""
    if not findings:
        return f"De levering van deze stand gaf geen waarschuwingen{whose}."
    rule, amount = Counter(finding.regel for finding in findings).most_common(1)[0]
    told = dutch.count(len(findings), "waarschuwing", "waarschuwingen")
    subject = f"de regel ‘{_TITLES.get(rule, rule)}’"
    if amount == len(findings):
        return f"De levering van deze stand gaf {told}{whose}, tegen {subject}."
    return f"De levering van deze stand gaf {told}{whose}; de meeste ({dutch.number(amount)}) tegen {subject}."


def summary(findings: Sequence[DeliveryFinding], providers: Sequence[Provider]) -> Table:
    """Return the findings counted by rule and provider, with one of them as an example."""
    names = {provider.aanbieder_id: provider.naam for provider in providers}
    groups: dict[tuple[str, str], list[DeliveryFinding]] = {}
    for finding in findings:
        groups.setdefault((finding.regel, names.get(finding.aanbieder_id or "", "Gemeente")), []).append(finding)
    rows = tuple(
        (
            Cell(_TITLES.get(rule, rule)),
            Cell(name),
            Cell(dutch.number(len(group)), len(group)),
            Cell(group[0].melding),
        )
        for (rule, name), group in sorted(groups.items())
    )
    columns = (
        Column("Regel"),
        Column("Aanbieder"),
        Column("Aantal", is_number=True),
        Column("Voorbeeld"),
    )
    return Table("Waarschuwingen per regel en aanbieder", columns, rows)


def listed(findings: Sequence[DeliveryFinding], title: str) -> Table:
    """Return every finding as a row, to send back to who delivered it."""
    return Table(
        title,
        _COLUMNS,
        tuple(
            (
                Cell(finding.bestand),
                Cell("" if finding.rij is None else str(finding.rij), finding.rij),
                Cell(finding.kolom or ""),
                Cell(finding.waarde or ""),
                Cell(finding.verwacht or ""),
                Cell(finding.melding),
                Cell(f"{finding.regel} ({'fout' if finding.ernst == 'F' else 'waarschuwing'})"),
            )
            for finding in findings
        ),
    )


def by_provider(
    findings: Sequence[DeliveryFinding], providers: Sequence[Provider]
) -> dict[str, tuple[DeliveryFinding, ...]]:
    """Return the findings per name of who can repair them, providers first; those without a provider are the city's."""
    names = {provider.aanbieder_id: provider.naam for provider in providers}
    groups: dict[str, list[DeliveryFinding]] = {}
    for finding in sorted(findings, key=lambda finding: (finding.aanbieder_id is None, finding.aanbieder_id or "")):
        groups.setdefault(names.get(finding.aanbieder_id or "", finding.aanbieder_id or "Gemeente"), []).append(finding)
    return {name: tuple(group) for name, group in groups.items()}


def _entries(report: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    entries = report.get(name)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and _ISO_DAY.fullmatch(text) else None


def _finding(entry: Mapping[str, object]) -> DeliveryFinding:
    def text(name: str) -> str | None:
        value = entry.get(name)
        return None if value is None else str(value)

    row = entry.get("rij")
    return DeliveryFinding(
        text("regel") or "",
        text("ernst") or "",
        text("bestand") or "",
        row if isinstance(row, int) else None,
        text("kolom"),
        text("waarde"),
        text("verwacht"),
        text("melding") or "",
        text("aanbieder_id"),
    )
