"""Says why a text file has no line with column headers, where that can be seen: another delimiter, or lines that are one quoted cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from hbh_metrics.intake.delivery import DeliveredFile, UnreadableFileError, unreadable
from hbh_metrics.intake.headers import SEARCHED_ROWS, find_header

OTHER_DELIMITERS = ("|", "^", "~", ":")


def without_header(
    sample: str, file: DeliveredFile, names: dict[str, str], delimiters: Sequence[str]
) -> UnreadableFileError:
    """Return the refusal of a file of which `sample` is the beginning and in which `delimiters` give no header."""
    problem = f"Er is geen regel met kolomkoppen gevonden in de eerste {SEARCHED_ROWS} regels."
    remedy = "Zet de kolomkoppen boven de gegevens en lever opnieuw aan."
    for delimiter in OTHER_DELIMITERS:
        if _has_header(sample, delimiter, file, names):
            problem = f"De cellen in dit bestand zijn gescheiden met '{delimiter}'."
            remedy = "Sla het bestand op met puntkomma's tussen de cellen en lever opnieuw aan."
    whole_lines = "\n".join(row[0] for row in _rows(sample, "\t") if len(row) == 1)
    if any(_has_header(whole_lines, delimiter, file, names) for delimiter in delimiters):
        problem = "Elke regel staat als geheel tussen aanhalingstekens."
        remedy = "Haal de aanhalingstekens om de regels weg en lever opnieuw aan."
    return unreadable(file.name, problem, f"kolommen: {', '.join(file.table.required_columns)}", remedy)


def _has_header(sample: str, delimiter: str, file: DeliveredFile, names: dict[str, str]) -> bool:
    header = find_header(_rows(sample, delimiter), file.table, names)
    return header is not None and len(header.positions) > 1


def _rows(sample: str, delimiter: str) -> list[list[str]]:
    try:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        return [row for _, row in zip(range(SEARCHED_ROWS), rows, strict=False)]
    except csv.Error:
        return []
