"""R01: files of one table that are the same byte for byte: one file that came twice, and not as many double rows as it has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hbh_metrics.intake.findings import FileCount, Finding

DOUBLE = "R01"


def with_twins(findings: Iterable[Finding], files: Sequence[FileCount]) -> list[Finding]:
    """Return the findings, those about double rows of files that are the same as one for each file that came again."""
    named: dict[tuple[str, str], list[str]] = {}
    for file in files:
        if file.sha256 and file.rows > file.skipped:
            named.setdefault((file.tabel, file.sha256), []).append(file.bestand)
    twins = [names for names in named.values() if len(set(names)) > 1]
    again = {name for names in twins for name in names}
    kept = [one for one in findings if not (one.regel == DOUBLE and one.rij is not None and one.bestand in again)]
    return kept + [_came_again(name, names[-1]) for names in twins for name in names[:-1]]


def _came_again(name: str, other: str) -> Finding:
    return Finding(
        DOUBLE, "F", name, None, None, None, "elk bestand één keer",
        f"Dit bestand is precies hetzelfde als {other}. Verwacht elk bestand één keer. Haal er één weg en lever opnieuw aan.",
    )  # fmt: skip
