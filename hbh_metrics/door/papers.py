"""The papers of one number, as far as a reader may see them: its row, the question that gives exactly it, and the files behind it."""

from __future__ import annotations

from dataclasses import dataclass

from hbh_metrics import sql
from hbh_metrics.door.audience import Role
from hbh_metrics.door.door import Door
from hbh_metrics.metrics import CARD_BY_NAME
from hbh_metrics.records import TOTAL, Measure, NumberId, Origin


@dataclass(frozen=True)
class Papers:
    """A number's row, the select that an analyst can paste to get it (empty for who may not ask), and the files that it can rest on."""

    number: NumberId
    row: Measure
    question: str
    files: tuple[Origin, ...]


def papers(door: Door, number: NumberId) -> Papers | None:
    """Return the papers of a number; None when this reader has no such number in this publication."""
    if number.maatstaf not in CARD_BY_NAME or not door.audience.sees_figures:
        return None
    rows = door.measures(number.maatstaf)
    found = [row for row in rows if (row.aanbieder_id, row.periode_id) == (number.aanbieder_id, number.periode_id)]
    if not found:
        return None
    question = _question(number) if door.audience.sees_everything else ""
    return Papers(number, found[0], question, _files(door, number))


def _question(number: NumberId) -> str:
    """Return the select with the number's own names in the place of its parameters, as an analyst pastes it."""
    names = {"maatstaf": number.maatstaf, "aanbieder": number.aanbieder_id, "periode": number.periode_id}
    told = sql.load(__file__, "cijfer").partition("\n")[2].strip()
    for name, value in names.items():
        told = told.replace(f"${name}", "null" if value is None else "'" + value.replace("'", "''") + "'")
    return told


def _files(door: Door, number: NumberId) -> tuple[Origin, ...]:
    """Return the delivered files of the tables that the metric needs, that speak of this provider and do not begin after the period."""
    if door.audience.role is Role.WETHOUDER:
        return ()
    needed = CARD_BY_NAME[number.maatstaf].tables
    return tuple(
        origin
        for origin in door.origins()
        if origin.tabel in needed
        and (number.aanbieder_id == TOTAL or not origin.aanbieders or number.aanbieder_id in origin.aanbieders)
        and (number.periode_id is None or origin.eerste_periode is None or origin.eerste_periode <= number.periode_id)
    )
