"""R22: a column of dates in which the month stands first: of its other dates too it is unknown which number is the month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hbh_metrics.contract import Kind
from hbh_metrics.intake.delivery import DeliveredFile
from hbh_metrics.intake.explaining import LAST_MONTH, expected, has_month_first
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.statements import Rows


def in_place_of_cells(staging: Rows, file: DeliveredFile, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings about the cells of a file, those about dates with the month first as one per column.

    A column in which a date can only have the day first has cells that are wrong; of any other all dates are in doubt, also those read.
    """
    of_column: dict[str, list[Finding]] = {}
    for finding in filter(_is_month_first, findings):
        of_column.setdefault(finding.kolom or "", []).append(finding)
    dates = {column.name for column in file.table.columns if column.kind is Kind.DATE}
    doubtful = {name: found for name, found in of_column.items() if name in dates and not _has_day_first(staging, name)}
    yield from (finding for finding in findings if finding.kolom not in doubtful or not _is_month_first(finding))
    for name, found in doubtful.items():
        yield _column_in_doubt(file, name, found)


def _is_month_first(finding: Finding) -> bool:
    return finding.waarde is not None and has_month_first(finding.waarde)


def _has_day_first(staging: Rows, name: str) -> bool:
    return bool(staging.aggregate(f"count(*) filter (where day({name}) > {LAST_MONTH})").fetchall()[0][0])


def _column_in_doubt(file: DeliveredFile, name: str, found: Sequence[Finding]) -> Finding:
    wanted = expected(file.table.column(name))
    first = found[0]
    rows = "1 rij" if len(found) == 1 else f"{len(found)} rijen"
    senders = {finding.aanbieder_id for finding in found}
    return Finding(
        "R22", "F", file.name, first.rij, name, first.waarde, wanted,
        f"In {rows} van deze kolom staat de maand voorop, hier als '{first.waarde}'. Daardoor is elke datum erin op twee "
        f"manieren te lezen. Verwacht {wanted}. Zet in de hele kolom de dag voorop en lever opnieuw aan.",
        first.aanbieder_id if len(senders) == 1 else None, blad=first.blad, is_about_column=True,
    )  # fmt: skip
