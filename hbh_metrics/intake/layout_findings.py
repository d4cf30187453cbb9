"""What the layout of a file gives away: rows above the header, merged cells over data, decimals that became cells, another's rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from hbh_metrics.contract import Column, Kind
from hbh_metrics.dutch import listing
from hbh_metrics.intake.delivery import DeliveredFile, RawRows
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.headers import normalised
from hbh_metrics.intake.statements import Rows
from hbh_metrics.intake.values import quoted

WITH_DECIMALS = (Kind.EURO, Kind.TARIFF, Kind.HOURS, Kind.FRACTION, Kind.QUANTITY, Kind.PERCENTAGE, Kind.SCORE)
NEARLY_ALL = 0.9
MOST_LOOKED_AT = 10_000
WHOLE, DECIMALS = re.compile(r"-?[0-9]+"), re.compile(r"[0-9]{1,2}")
UNQUOTED = "een decimale komma tussen aanhalingstekens"


def rows_above(file: DeliveredFile, rows: RawRows) -> Iterator[Finding]:
    """R31: yield a finding when rows above the header look like rows of data: these would not be read."""
    required = len(file.table.required_columns)
    alike = [row + 1 for row, cells in rows.header.above if len(cells) >= required]
    if not alike:
        return
    place = f"blad '{rows.sheet}', " if rows.sheet else ""
    which = f"Rij {alike[0]} staat" if len(alike) == 1 else f"Rij {alike[0]} tot en met {alike[-1]} staan"
    yield Finding(
        "R31", "F", file.name, alike[0], None, None, f"de gegevens onder de kop op rij {rows.header.row + 1}",
        f"({place}{len(alike)} {'rij' if len(alike) == 1 else 'rijen'}) {which} boven de kolomkoppen op rij {rows.header.row + 1} "
        "en lijken op gegevens; ze worden zo niet gelezen. Verwacht alle gegevens onder de kolomkoppen. "
        "Zet de kolomkoppen bovenaan, of haal deze rijen weg als ze er niet bij horen, en lever opnieuw aan.",
    )  # fmt: skip


def merged_cells(staging: Rows, file: DeliveredFile, rows: RawRows, ending: Collection[int]) -> Iterator[Finding]:
    """R31: yield a finding per merged range that hides cells of columns of the table in rows of data."""
    if not rows.merged:
        return
    first, last = min(found.first_row for found in rows.merged), max(found.last_row for found in rows.merged)
    numbered = staging.filter(f"_soort is null and _rij between {first} and {last}").project("_plek, _rij").fetchall()
    data = [row for place, row in numbered if place not in ending]
    columns = {place: name for name, place in rows.header.positions.items()}
    for found in sorted(rows.merged, key=lambda merged: (merged.first_row, merged.first_place)):
        places = [place for place in columns if found.first_place <= place <= found.last_place]
        hidden = [(row, place) for row in data for place in places if found.covers(row, place)]
        if not hidden:
            continue
        place = hidden[0][1]
        sheet = f" op blad '{rows.sheet}'" if rows.sheet else ""
        yield Finding(
            "R31", "F", file.name, found.first_row, columns[place], found.name, "cellen die niet zijn samengevoegd",
            f"De cellen {found.name}{sheet} zijn samengevoegd over rijen met gegevens; in {len(hidden)} "
            f"{'cel staat' if len(hidden) == 1 else 'cellen staat'} daardoor niets. Verwacht in elke rij een eigen waarde. "
            "Hef de samenvoeging op, vul de waarde in elke rij in en lever opnieuw aan.",
        )  # fmt: skip


def bare_decimals(file: DeliveredFile, rows: RawRows) -> Iterator[Finding]:
    """R22: yield a finding when the decimals of a comma-separated file stand in a cell of their own, beside whole numbers."""
    if rows.delimiter != ",":
        return
    by_place = {place: file.table.column(name) for name, place in rows.header.positions.items()}
    for place, column in sorted(by_place.items()):
        if column.kind not in WITH_DECIMALS:
            continue
        beside = place + 1
        while beside in by_place and by_place[beside].kind.is_number:
            beside += 1
        if beside < rows.header.width and (beside not in by_place or _is_free(by_place[beside])):
            yield from _decimals_beside(file, rows, column, place, beside)


def _is_free(column: Column) -> bool:
    """Whether digits alone, which take in the decimals of the column before, are no value that the column would be filled with."""
    is_word = column.kind is Kind.CODE and not any(code.isdigit() for code in column.allowed)
    return not column.required and (column.kind in (Kind.TEXT, Kind.DATE) or is_word)


def _decimals_beside(file: DeliveredFile, rows: RawRows, column: Column, place: int, beside: int) -> Iterator[Finding]:
    texts = {number: f"lees_waarde(c{number})" for number in range(place, beside + 1)}
    whole = " and ".join(f"regexp_full_match({texts[number]}, '-?[0-9]+')" for number in range(place, beside))
    split = f"{whole} and regexp_full_match({texts[beside]}, '[0-9]{{1,2}}')"
    counted = rows.relation.aggregate(
        f"count(*) filter (where {split}), count({texts[place]}), count({texts[beside]})"
    ).fetchall()[0]
    if not counted[0] or counted[0] < NEARLY_ALL * counted[1] or counted[0] < NEARLY_ALL * counted[2]:
        return
    first = rows.relation.filter(split).limit(1).project(f"{texts[place]}, {texts[place + 1]}").fetchall()[0]
    yield _unquoted(file, rows, column.name, first[0], first[1], counted[0])


def _unquoted(file: DeliveredFile, rows: RawRows, name: str, whole: str, part: str, count: int) -> Finding:
    return Finding(
        "R22", "F", file.name, rows.header.row + 1, name, f"{whole},{part}", UNQUOTED,
        f"In dit bestand scheiden komma's de cellen, en naast de hele getallen in '{name}' staan cellen met alleen cijfers, in "
        f"{count} rijen. '{whole},{part}' is op twee manieren te lezen: als {whole} en als {whole},{part}. "
        "Verwacht puntkomma's tussen de cellen, of aanhalingstekens om getallen met een komma. Sla het bestand zo op en lever opnieuw aan.",
    )  # fmt: skip


def is_split(finding: Finding) -> bool:
    """Whether a finding tells of decimals that became cells of their own: of every row it is unknown which cell is which."""
    return finding.regel == "R22" and finding.verwacht == UNQUOTED


def split_decimals(file: DeliveredFile, rows: RawRows, wide: Sequence[tuple[int, list[str]]]) -> list[Finding]:
    """R22: return one finding when nearly all rows with too many cells of a comma-separated file have them for their decimals.

    `wide` gives the cells of each row without a place, with how many of them there are up to the last that is filled.
    """
    if rows.delimiter != "," or not wide:
        return []
    looked_at = wide[:MOST_LOOKED_AT]
    found = [place for filled, cells in looked_at if (place := _first_split(file, rows, filled, cells)) is not None]
    if len(found) < NEARLY_ALL * len(looked_at):
        return []
    cells = next(cells for filled, cells in looked_at if _first_split(file, rows, filled, cells) is not None)
    names = {place: name for name, place in rows.header.positions.items()}
    whole, part = cells[found[0]].strip(), cells[found[0] + 1].strip()
    return [_unquoted(file, rows, names[found[0]], whole, part, len(wide))]


def _first_split(file: DeliveredFile, rows: RawRows, filled: int, cells: list[str]) -> int | None:
    """Return the place of the first number whose decimals stand in the next cell, where such numbers account for all cells too many."""
    places = sorted(
        place for name, place in rows.header.positions.items() if file.table.column(name).kind in WITH_DECIMALS
    )
    width = rows.header.width
    for extra in range(max(filled - width, 1), min(len(cells) - width, len(places)) + 1):
        for chosen in combinations(places, extra):
            shifted = [place + number for number, place in enumerate(chosen)]
            if all(WHOLE.fullmatch(cells[at].strip()) and DECIMALS.fullmatch(cells[at + 1].strip()) for at in shifted):
                return chosen[0]
    return None


def senders_of(file: DeliveredFile, provider_names: dict[str, str]) -> frozenset[str]:
    """Return the providers after which a file is named, by their ids or spellings of their names after the table's."""
    stem = file.path.stem[len(file.table.name) :] if not file.sheets else file.path.stem
    words: list[str] = [word for word in stem.replace("-", "_").replace(" ", "_").split("_") if word]
    found: set[str] = set()
    for length in range(len(words), 0, -1):
        for begin in range(len(words) - length + 1):
            part = words[begin : begin + length]
            code = provider_names.get(normalised("".join(part))) if all(part) else None
            if code:
                found.add(code)
                words[begin : begin + length] = [""] * length
    return frozenset(found)


def rows_of_others(delivered: Rows, file: DeliveredFile, senders: frozenset[str]) -> Iterator[Finding]:
    """R31: yield a warning when a file named for one or more providers holds rows of others."""
    column = next((column for column in file.table.columns if column.name == "aanbieder_id" and column.refers_to), None)
    if not senders or column is None:
        return
    named = listing(sorted(senders))
    codes = ", ".join(quoted(code) for code in sorted(senders))
    others = (
        delivered.filter(f"_bestand = {file.number} and aanbieder_id not in ({codes})")
        .aggregate("aanbieder_id, count(*) as rijen", "aanbieder_id")
        .order("rijen desc, aanbieder_id")
        .fetchall()
    )
    if not others:
        return
    told = ", ".join(f"{name} ({count} {'rij' if count == 1 else 'rijen'})" for name, count in others)
    yield Finding(
        "R31", "W", file.name, None, "aanbieder_id", others[0][0], f"rijen van {named}",
        f"De naam van dit bestand noemt {named}, maar er staan rijen in van {told}. Verwacht alleen rijen van {named}. "
        "Is het het verkeerde bestand, lever dan het goede aan; klopt de inhoud, geef het bestand dan een andere naam.",
        next(iter(senders)) if len(senders) == 1 else None,
    )  # fmt: skip
