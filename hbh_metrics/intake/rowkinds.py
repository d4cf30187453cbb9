"""Which rows of a file hold no data: blank rows, examples, headers that return on every page, lines of a report, totals at the end.

They are skipped and counted by their kind. What cannot be told from a row of data is a row of data.
"""

from __future__ import annotations

import re

from hbh_metrics.contract import Table
from hbh_metrics.contract.schema import EXAMPLE_MARK
from hbh_metrics.intake.headers import Header, normalised
from hbh_metrics.intake.statements import Rows
from hbh_metrics.intake.values import quoted

BLANK = "lege rij"
EXAMPLE = "voorbeeldrij"
REPEATED = "herhaalde kop"
TITLE = "herhaalde titel"
FOOTER = "voetregel"
TOTAL = "totaalregel"
KINDS = (BLANK, EXAMPLE, REPEATED, TITLE, FOOTER, TOTAL)

TOTALS = ("totaal", "subtotaal", "eindtotaal")
FOOTER_SHAPE = (
    r"(einde|pagina|page|blz\.?|bladzijde|blad \d|afgedrukt|afdruk|geprint|gegenereerd|gemaakt op|aangemaakt|printdatum|rapport|"
    r"aantal (rijen|regels|records)|bron:|vertrouwelijk|©|\* ?\* ?\*|end of|--|==|__)(?s:.*)|-? ?\d+ ?(/|van|of) ?\d+ ?-?|- ?\d+ ?-"
)
"""How lines begin that reports put below or between their pages; only in rows with fewer cells filled than the table requires."""
SENTENCE = re.compile(r"[^\W\d_]{2,}\S*(\s+\S+)+")
LONGEST_TAIL = 50
MOST_IN_FOOTER = 2


def conspicuous(header: Header) -> str:
    """Return the expression, over cells t0, t1, …, that is true where a row may be other than data though it reads well."""
    place = min(header.positions.values())
    cells = ", ".join(f"t{number}" for number in range(header.width))
    first = f"coalesce({cells})" if header.width > 1 else cells
    title = quoted(header.titles[place].lower())
    marks = f"^(?i:{'|'.join(TOTALS)})|^{EXAMPLE_MARK}"
    return f"(regexp_matches({first}, {quoted(marks)}) or lower(t{place}) = {title})"


def kind_of(table: Table, header: Header) -> str:
    """Return the expression, over the cells in `_ruw`, that names the kind of a row without data; null for a row of data."""
    filled = "list_filter(_ruw, lambda cel: cel is not null)"
    known = sorted(header.positions.values())
    same = " and ".join(f"naam_kaal(_ruw[{place + 1}]) = {quoted(_plain(header.titles[place]))}" for place in known)
    titles = sorted({cells[0] for _, cells in header.above if len(cells) == 1})
    repeated_title = (
        f"when len({filled}) = 1 and {filled}[1] in ({', '.join(map(quoted, titles))}) then '{TITLE}' "
        if titles
        else ""
    )
    few = min(MOST_IN_FOOTER, len(table.required_columns) - 1)
    return (
        f"case when _ruw is null then null when len({filled}) = 0 then '{BLANK}' "
        f"when starts_with({filled}[1], '{EXAMPLE_MARK}') then '{EXAMPLE}' "
        f"when {same} then '{REPEATED}' {repeated_title}"
        f"when len({filled}) <= {few} and regexp_full_match(lower({filled}[1]), {quoted(FOOTER_SHAPE)}) then '{FOOTER}' end"
    )


def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]", "", normalised(title))


def is_short_kind(cells: list[str], header: Header) -> bool:
    """Whether a row with too few cells for its file is of a kind that people type or programs print without its empty cells."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    first = filled[0]
    titles = {texts[0] for _, texts in header.above if len(texts) == 1}
    is_line = len(filled) <= MOST_IN_FOOTER and re.fullmatch(FOOTER_SHAPE, first.lower()) is not None
    is_sentence = len(filled) == 1 and (first in titles or SENTENCE.fullmatch(first) is not None)
    return says_total(first) or first.startswith(EXAMPLE_MARK) or is_line or is_sentence


def ending(staging: Rows, table: Table, header: Header, count: int) -> dict[int, str]:
    """Return the places of the totals and of the sentences below the last row of data, with their kind."""
    rows = (
        staging.filter(f"_plek >= {count - LONGEST_TAIL}").order("_plek desc").project("_plek, _ruw, _soort").fetchall()
    )
    found: dict[int, str] = {}
    for place, cells, kind in rows:
        if cells is None:
            break
        if kind is not None:
            continue
        filled = [cell for cell in cells if cell]
        if is_total(cells, table, header):
            found[int(place)] = TOTAL
        elif len(filled) == 1 < len(table.required_columns) and SENTENCE.fullmatch(filled[0]):
            found[int(place)] = FOOTER
        else:
            break
    return found


def says_total(label: str) -> bool:
    """Whether the first filled cell of a row begins as that of a total does."""
    return label.strip().casefold().startswith(TOTALS)


def is_total(cells: list[str | None], table: Table, header: Header) -> bool:
    """Whether a row is a total: its first cell says so, no required cell but sums is filled, and no line hides in it."""
    first = next(place for place, cell in enumerate(cells) if cell)
    label = cells[first] or ""
    if not says_total(label) or any("\n" in cell for cell in cells if cell):
        return False
    return not any(
        cells[header.positions[column.name]]
        for column in table.columns
        if column.required and not column.kind.is_number and header.positions[column.name] != first
    )
