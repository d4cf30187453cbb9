"""One cause is one finding: empty cells in a run of rows are told once, and of what several rules say the most specific speaks.

Which rule comes before which is declared with the rules; nothing here knows a rule by name but those of an empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.places import rows_named

EMPTY_CELL = "R03"
ONLY_SUMS = "een rij waarin staat bij wie en wanneer zij hoort"
"""What is expected of a row that has numbers and says not whose they are: told of the row, and not of each of its empty cells."""
TOTALS_BELOW = "totalen alleen onder de laatste rij"
"""What is expected of a row of totals between the data: told of the row too."""
OF_ROWS = (ONLY_SUMS, TOTALS_BELOW)
REFUSES = "F"
PROVIDER = "aanbieder_id"
SHORTEST_RUN = 2
DAY = re.compile(r"\d{2}-\d{2}-\d{4}")


@dataclass(frozen=True)
class Precedence:
    """Per rule the rules that it keeps silent where both speak of one cell, and the rules that speak of a row as a whole.

    What is said of a whole column or file (no row) covers all rows of that file, those of its provider where it names one; there
    it takes the place of the rules that `in_place_of` gives. Those of `forbid_columns` keep silent what they come before wherever it
    speaks of their column, and `repeated_by` gives the rules that a rule keeps silent where they name a value that it refuses of the
    same provider. Those of `about_wholes` tell what all rows of a provider come to, and keep silent where one of `spoil_wholes` refuses
    some of these rows. Those of `once_a_column` speak once of all cells of a column that have the same wrong.
    `compares` gives the columns, each of a table, that a rule compares with.
    """

    silences: Mapping[str, Collection[str]]
    in_place_of: Mapping[str, Collection[str]]
    about_rows: Collection[str]
    forbid_columns: Collection[str] = ()
    repeated_by: Mapping[str, Collection[str]] = field(default_factory=dict)
    about_wholes: Collection[str] = ()
    spoil_wholes: Collection[str] = ()
    once_a_column: Collection[str] = ()
    compares: Mapping[str, Collection[tuple[str, str]]] = field(default_factory=dict)

    def comparable(self, findings: Iterable[Finding], refused: Collection[tuple[str, str]]) -> list[Finding]:
        """Return the findings without those that compare with a column of `refused`: a table and a column that may not be there."""
        silent = {rule for rule, columns in self.compares.items() if not set(columns).isdisjoint(refused)}
        return [one for one in findings if one.regel not in silent or one.kolom == PROVIDER]

    def forbidden(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that refuse a whole column for what it holds."""
        return [finding for finding in findings if finding.regel in self.forbid_columns]

    def most_specific(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that no more specific one takes the place of, in the same order."""
        told = list(findings)
        forbidden = self.forbidden(told)
        cells: dict[object, set[str]] = {}
        parts: dict[tuple[str, str], set[tuple[str, str | None]]] = {}
        for finding in told:
            if finding.rij is None or finding.is_about_column:
                parts.setdefault(finding.part, set()).add((finding.regel, finding.aanbieder_id))
            if finding.rij is not None and self.silences.get(finding.regel):
                cells.setdefault(finding.place, set()).add(finding.regel)
                cells.setdefault((finding.part, finding.rij), set()).add(finding.regel)

        def is_silenced(finding: Finding) -> bool:
            place = (finding.part, finding.rij) if finding.regel in self.about_rows else finding.place
            return any(finding.regel in self.silences[rule] for rule in cells.get(place, set())) or any(
                finding.regel in self.in_place_of.get(rule, ()) and (sender is None or sender == finding.aanbieder_id)
                for rule, sender in parts.get(finding.part, ())
            )

        read = {one.place for one in told if one.regel == EMPTY_CELL and one.waarde is not None}
        sums = {(one.part, one.rij) for one in told if one.verwacht in OF_ROWS}

        def is_told(finding: Finding) -> bool:
            is_empty = finding.regel == EMPTY_CELL and finding.waarde is None and finding.verwacht not in OF_ROWS
            return is_empty and (finding.place in read or (finding.part, finding.rij) in sums)

        refused = [(self.repeated_by[one.regel], one) for one in told if one.regel in self.repeated_by]
        values: dict[tuple[str, str | None], set[str]] = {}
        for rules, one in refused:
            for rule in rules:
                values.setdefault((rule, one.aanbieder_id), set()).add(one.waarde or "")

        def is_repeated(finding: Finding) -> bool:
            named = values.get((finding.regel, finding.aanbieder_id), set())
            return bool(named) and not named.isdisjoint(DAY.findall(finding.melding))

        spoilt = {
            (one.bestand, one.aanbieder_id) for one in told if one.ernst == REFUSES and one.regel in self.spoil_wholes
        }

        def is_spoilt(finding: Finding) -> bool:
            if finding.regel not in self.about_wholes:
                return False
            return any((finding.bestand, sender) in spoilt for sender in (finding.aanbieder_id, None))

        def is_forbidden(finding: Finding) -> bool:
            return any(finding.regel in self.silences[one.regel] and is_about(finding, one) for one in forbidden)

        return [
            finding
            for finding in told
            if not (is_forbidden(finding) or is_repeated(finding) or is_spoilt(finding) or is_told(finding))
            and (finding.rij is None or not is_silenced(finding))
        ]


def is_about(finding: Finding, column: Finding) -> bool:
    """Whether a finding is about the column that another refuses, in the same file and, where that names one, on its sheet."""
    is_same_file = finding.bestand == column.bestand and column.blad in ("", finding.blad)
    return is_same_file and column.kolom in (finding.kolom or "").split(", ")


def with_runs(findings: Iterable[Finding], once_a_column: Collection[str] = ()) -> list[Finding]:
    """Return the findings, those about empty cells below each other in one column as one, with its first and last row.

    What a rule of `once_a_column` says of several cells of a column becomes one, with all its rows.
    """
    columns: dict[tuple[tuple[str, str], str | None, str, str, str | None], list[Finding]] = {}
    runs: dict[tuple[tuple[str, str], str | None, str], list[Finding]] = {}
    others = []
    for finding in findings:
        if finding.regel == EMPTY_CELL and finding.waarde is None and finding.rij is not None and finding.kolom:
            runs.setdefault((finding.part, finding.kolom, finding.melding), []).append(finding)
        elif finding.regel in once_a_column and finding.rij is not None:
            same = (finding.part, finding.kolom, finding.regel, finding.verwacht, finding.aanbieder_id)
            columns.setdefault(same, []).append(finding)
        else:
            others.append(finding)
    others += [_of_column(sorted(found, key=lambda one: one.rij or 0)) for found in columns.values()]
    return others + [told for found in runs.values() for told in _joined(sorted(found, key=lambda one: one.rij or 0))]


def _of_column(found: list[Finding]) -> Finding:
    if len(found) < SHORTEST_RUN:
        return found[0]
    rows = rows_named([finding.rij for finding in found if finding.rij is not None])
    sentence = found[0].melding.replace("Pas de cel aan", "Pas deze cellen aan")
    return replace(found[0], melding=f"({rows}, {len(found)} cellen) {sentence}")


def _joined(found: list[Finding]) -> Iterable[Finding]:
    start = 0
    for place in range(1, len(found) + 1):
        if place < len(found) and (found[place].rij or 0) == (found[place - 1].rij or 0) + 1:
            continue
        run = found[start:place]
        start = place
        if len(run) < SHORTEST_RUN:
            yield run[0]
            continue
        senders = {finding.aanbieder_id for finding in run}
        yield replace(
            run[0],
            melding=f"(rij {run[0].rij} t/m {run[-1].rij}, {len(run)} cellen) {run[0].melding}",
            aanbieder_id=run[0].aanbieder_id if len(senders) == 1 else None,
        )
