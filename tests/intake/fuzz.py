"""Good deliveries changed at random, with known answers: by steps that keep what is meant, and by one that does not.

What keeps the meaning must be stored cell for cell as the tidy file is; what changes it must be a finding on that very cell. Of what
holds over rows and tables (units, years, keys that match nobody) the whole delivery is checked. `make fuzz N=2000` runs it on request.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from hbh_metrics.contract import TABLE_BY_NAME, Column, Kind
from hbh_metrics.importing import check
from hbh_metrics.intake.headers import normalised
from hbh_metrics.publications import Store
from tests.intake.deliveries import PEILDATUM, Cells, tidy, write
from tests.intake.loading import Loaded, load_one
from tests.intake.typed_files import as_typed_parquet, as_workbook

INVISIBLE = ("\u00a0", "\ufeff", "\u200b", " ", "\t", "\u2009", "\u202f", "\u200d", "\u2060")
MIDNIGHTS = ("%Y-%m-%d 00:00:00", "%d-%m-%Y 00:00", "%d-%m-%Y 0:00:00", "%Y-%m-%dT00:00:00Z")
INSIDE = ("\u200b", "\u00a0", "\u2060", "\u00ad")
OPEN_ENDS = ("31-12-9999", "9999-12-31", "31/12/2999", "2099-12-31 00:00:00")
TABLES = (
    "indicaties",
    "geleverde_uren",
    "periodebetalingen",
    "enquetescores",
    "referentie",
    "ondersteuningsplannen",
    "bestemmingen",
    "personeel",
    "meldingen",
    "aanbieders",
    "tariefafspraken",
)
FREE_TEXT = {"naam", "tekst", "toelichting"}


@dataclass(frozen=True)
class File:
    """A file in the making: its table, header and rows as text, and how it will be written."""

    table: str
    cells: Cells
    extension: str = "csv"
    delimiter: str = ";"
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    typed: int | None = None
    """The seed by which its cells get types, in a workbook or a Parquet file."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table, in the order of its header."""
        return tuple(TABLE_BY_NAME[self.table].column(name) for name in self.cells.header)

    @property
    def named_columns(self) -> tuple[Column, ...]:
        """The columns, also where the header is written otherwise."""
        known = {normalised(column.name): column for column in TABLE_BY_NAME[self.table].columns}
        return tuple(known[normalised(name)] for name in self.cells.header)

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        if self.typed is not None and self.extension != "csv":
            write_typed = as_workbook if self.extension == "xlsx" else as_typed_parquet
            return write_typed(random.Random(self.typed), self.cells, self.named_columns)  # noqa: S311 - to try, not to keep secret
        if self.extension == "xlsx":
            return self.cells.xlsx()
        if self.extension == "parquet":
            return self.cells.parquet()
        return self.cells.csv(self.delimiter, self.encoding, self.line_end)


Keeping = Callable[[random.Random, File], File]


def _with(file: File, row: int, place: int, text: str) -> File:
    return replace(file, cells=file.cells.with_cell(row, file.cells.header[place], text))


def _some(rng: random.Random, file: File, fits: Callable[[Column], bool], change: Callable[[str], str]) -> File:
    """Change a few filled cells of one column that fits; the same file when it has none."""
    places = [place for place, column in enumerate(file.columns) if fits(column)]
    if not places:
        return file
    place = rng.choice(places)
    rows = range(len(file.cells.rows))
    for row in rng.sample(rows, min(len(rows), rng.randint(1, 4))):
        text = file.cells.rows[row][place]
        if text:
            file = _with(file, row, place, change(text))
    return file


def _is_key(column: Column) -> bool:
    return column.kind is Kind.TEXT and column.name not in FREE_TEXT


def spaces_around(rng: random.Random, file: File) -> File:
    """White space and invisible characters at both ends."""
    return _some(rng, file, lambda _: True, lambda text: rng.choice(INVISIBLE) + text + rng.choice(INVISIBLE))


def invisible_inside_keys(rng: random.Random, file: File) -> File:
    """Invisible characters within a key."""
    return _some(rng, file, _is_key, lambda text: text[:2] + rng.choice(INSIDE) + text[2:])


def as_formula(rng: random.Random, file: File) -> File:
    """`="C000001"`, as systems write what Excel must leave alone."""
    return _some(rng, file, _is_key, lambda text: f'="{text}"')


def apostrophe(rng: random.Random, file: File) -> File:
    """A leading apostrophe, Excel's mark of text."""
    return _some(rng, file, _is_key, lambda text: f"'{text}")


def otherwise_drawn(rng: random.Random, file: File) -> File:
    """Dashes, letters and digits of a key as a word processor or another keyboard draws them, or quotes around it."""

    def change(text: str) -> str:
        wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)
        return rng.choice((wide, text.replace("-", rng.choice("‐‑–—−")), f"'{text}'", f"’{text}"))

    return _some(rng, file, _is_key, change)


def other_dates(rng: random.Random, file: File) -> File:
    """Another layout of a day, or a day with midnight behind it."""
    layouts = (
        "%d/%m/%Y",
        "%Y-%m-%d",
        "%d.%m.%Y",
        "%Y-%m-%d 00:00:00",
        "%d-%m-%Y 00:00",
        "%d-%m-%Y 0:00:00",
        "%Y-%m-%dT00:00:00Z",
        "%d–%m–%Y",
    )

    def change(text: str) -> str:
        return datetime.strptime(text, "%d-%m-%Y").strftime(rng.choice(layouts))  # noqa: DTZ007 - a day has no zone

    return _some(rng, file, lambda column: column.kind is Kind.DATE, change)


def other_periods(rng: random.Random, file: File) -> File:
    """Another spelling of a period."""

    def change(text: str) -> str:
        year, number = text[:4], text[4:]
        plain = str(int(number))
        return rng.choice(
            (f"{year}-{number}", f"{year}-P{number}", f"P{plain}-{year}", f"{number}/{year}", f"P{number} {year}", f"{year} P{number}",
             f"{text}.0")
        )  # fmt: skip

    return _some(rng, file, lambda column: column.kind is Kind.PERIOD, change)


def other_amounts(rng: random.Random, file: File) -> File:
    """The same money in another spelling."""

    def change(text: str) -> str:
        plain = text.replace(".", "")
        whole, cents = plain.split(",") if "," in plain else (plain, "00")
        return rng.choice(
            (
                f"€ {plain}",
                f"{whole}.{cents}",
                f"{plain} EUR",
                f"EUR {plain}",
                plain if plain.startswith("-") else f"+{plain}",
                f"{whole},{cents}",
            )
        )

    return _some(rng, file, lambda column: column.kind is Kind.EURO, change)


def negative_notation(rng: random.Random, file: File) -> File:
    """A negative amount as bookkeepers write it; the tidy file has -200,00 there."""
    return file if file.table != "bestemmingen" else _with(file, 0, file.cells.header.index("bedrag_eur"), rng.choice(
        ("200,00-", "(200,00)", "-/- 200,00", "-200,00", "€ -200,00", "- 200,00")))  # fmt: skip


def other_hours(rng: random.Random, file: File) -> File:
    """Hours with a point, or as a clock shows them."""

    def change(text: str) -> str:
        hours, _, part = text.partition(",")
        clock = {"25": "15", "50": "30", "75": "45", "": "00", "00": "00"}.get(part)
        options = [text.replace(",", "."), text if part else f"{text},00"]
        return rng.choice([*options, *([f"{hours}:{clock}", f"{hours}:{clock}:00"] if clock else [])])

    return _some(rng, file, lambda column: column.kind is Kind.HOURS, change)


def trailing_zero(rng: random.Random, file: File) -> File:
    """`12.0`, as a program writes a whole number that it held as a float."""
    return _some(rng, file, lambda column: column.kind in (Kind.COUNT, Kind.SMALL), lambda text: f"{text}.0")


def open_end(rng: random.Random, file: File) -> File:
    """A day far away for an end that is open."""
    ends = [place for place, column in enumerate(file.columns) if column.name in ("einddatum", "contract_tot")]
    rows = [row for row, cells in enumerate(file.cells.rows) if ends and not cells[ends[0]]]
    return _with(file, rng.choice(rows), ends[0], rng.choice(OPEN_ENDS)) if rows else file


def other_codes(rng: random.Random, file: File) -> File:
    """A code in lower case, or with a space for its underscore."""
    return _some(
        rng, file, lambda column: bool(column.allowed) and column.kind is Kind.CODE,
        lambda text: rng.choice((text.lower(), text.replace("_", " "), text.title() if text.isalpha() else text, f"'{text}'"))
        if not text.isdigit()
        else rng.choice((f"{text.lstrip('0')}.0", text.lstrip("0"), f"{text}.00")),
    )  # fmt: skip


def other_headers(rng: random.Random, file: File) -> File:
    """Headers with capitals, spaces and punctuation."""
    change = rng.choice((str.upper, lambda text: text.replace("_", " ").title(), lambda text: f" {text}\u00a0"))
    return replace(file, cells=Cells([change(name) for name in file.cells.header], file.cells.rows))


def other_order(rng: random.Random, file: File) -> File:
    """The columns in another order."""
    places = list(range(len(file.cells.header)))
    rng.shuffle(places)
    rows = [[row[place] for place in places] for row in file.cells.rows]
    return replace(file, cells=Cells([file.cells.header[place] for place in places], rows))


def other_writing(rng: random.Random, file: File) -> File:
    """Another kind of file, delimiter, encoding or line end."""
    has_formula = any(cell.startswith("=") for row in file.cells.rows for cell in row)
    kind = rng.choice(
        ("csv", "csv", "parquet", "csv" if has_formula else "xlsx")
    )  # in a workbook it would be one, never computed
    encoding = rng.choice(("utf-8", "utf-8-sig"))
    return replace(
        file,
        typed=rng.randrange(1 << 30) if rng.random() < TYPED_SHARE else None,
        extension=kind,
        delimiter=rng.choice(";\t"),
        encoding=encoding,
        line_end=rng.choice(("\r\n", "\n", "\r", "\r\n", "\n", "\u0085", "\u2028", "\f")),
    )


def blank_rows(rng: random.Random, file: File) -> File:
    """Empty rows in between."""
    rows = list(file.cells.rows)
    for _ in range(rng.randint(1, 3)):
        rows.insert(rng.randint(1, len(rows)), [""] * len(file.cells.header))
    return replace(file, cells=Cells(file.cells.header, rows))


def repeated_header(rng: random.Random, file: File) -> File:
    """The header once more, as at the top of a page."""
    rows = list(file.cells.rows)
    rows.insert(rng.randint(1, len(rows)), list(file.cells.header))
    return replace(file, cells=Cells(file.cells.header, rows))


def total_row(rng: random.Random, file: File) -> File:
    """A total below the last row."""
    total = [rng.choice(("Totaal", "Subtotaal", "EINDTOTAAL:")), *[""] * (len(file.cells.header) - 1)]
    return replace(file, cells=Cells(file.cells.header, [*file.cells.rows, total]))


def example_row(rng: random.Random, file: File) -> File:
    """A row that says that it is an example."""
    row = ["VOORBEELD (niet verwijderen)", *[rng.choice(("", "x")) for _ in file.cells.header[1:]]]
    return replace(file, cells=Cells(file.cells.header, [row, *file.cells.rows]))


CELL_STEPS: tuple[Keeping, ...] = (
    spaces_around, invisible_inside_keys, as_formula, apostrophe, otherwise_drawn,
    other_dates, other_periods, other_amounts, negative_notation,
    other_hours, trailing_zero, open_end, other_codes,
)  # fmt: skip
FILE_STEPS: tuple[Keeping, ...] = (other_order, blank_rows, repeated_header, total_row, example_row, other_headers)

BROKEN: dict[Kind, tuple[str, ...]] = {
    Kind.EURO: ("5€50", "2 15", "1 2 3", "1,2,3", "12.34.56", "gratis", "NaN", "inf", "1e3", "#VERW!", "1,005", "--5"),
    Kind.HOURS: ("1.234", "1,234", "-1", "8,5u", "2:60", "2:5", "NaN", "1 2", "∞", "#N/B"),
    Kind.DATE: (
        "31-02-2014",
        "29-02-2014",
        "1-2-14",
        "2014-13-01",
        "13-2014",
        "01-01-0014",
        "morgen",
        "01-01-2250",
        "41640,5x",
    ),
    Kind.PERIOD: ("201414", "201400", "02/14", "2014.1", "P14 2014", "2014-02-03", "2014", "P2", "20142"),
    Kind.COUNT: ("1,5", "-1", "veel", "1.234,5", "1e2x"),
    Kind.SMALL: ("9", "1,5", "-1", "I"),
    Kind.YES_NO: ("misschien", "2", "janee"),
    Kind.SCORE: ("1,25", "acht", "8/10"),
    Kind.FRACTION: ("een", "1:2", "1/2", "0"),
    Kind.PERCENTAGE: ("101", "-101", "1,005", "veel"),
    Kind.TEXT: ("1,23E+08", "1.23E+11", "2E+10", "#N/B", "#REF!", "NULL", "nan", "n.v.t.", "-"),
}
REFUSING = {"R03", "R22", "R29", "R30"}
WHOLE_EVERY = 25
TYPED_SHARE = 0.6


@dataclass(frozen=True)
class Outcome:
    """What one try gave: what was done, and what went wrong with it ("" for nothing)."""

    steps: tuple[str, ...]
    wrong: str


def stored(loaded: Loaded, table: str) -> Counter[tuple[object, ...]]:
    """Return the stored rows of a table, each as often as it is there, without their places."""
    return Counter(
        tuple(value for name, value in row.items() if name not in ("_rij", "_bestand")) for row in loaded.rows[table]
    )


def good_file(rng: random.Random) -> File:
    """Return a tidy file of some table, with an amount below zero where a table may hold one."""
    table = rng.choice(TABLES)
    cells = tidy(("201402",))[table]
    cells = Cells(cells.header, cells.rows[:8])
    if table == "bestemmingen":
        cells = cells.with_cell(0, "bedrag_eur", "-200,00")
    return File(table, cells)


def keep(rng: random.Random, folder: Path) -> Outcome:
    """Change a good file by one to four steps that keep its meaning; what is stored must be the same, cell for cell."""
    good = good_file(rng)
    steps = [*rng.sample(CELL_STEPS, rng.randint(1, 2)), *([rng.choice(FILE_STEPS)] if rng.random() < 0.6 else [])]
    changed = good
    for step in steps:
        changed = step(rng, changed)
    changed = other_writing(rng, changed)
    kind = changed.extension + (" with types" if changed.typed is not None else "")
    steps_told = (good.table, kind, *(step.__name__ for step in steps))
    expected = load_one(folder / "goed", f"{good.table}.csv", good.content)
    found = load_one(folder / "anders", f"{good.table}.{changed.extension}", changed.content)
    refusals = [finding.sentence for finding in found.findings if finding.ernst == "F"]
    if refusals:
        return Outcome(steps_told, f"refused: {refusals[0]}")
    missing = stored(expected, good.table) - stored(found, good.table)
    return Outcome(
        steps_told,
        f"read otherwise: {list(missing)[:1]}"
        if missing or stored(found, good.table) - stored(expected, good.table)
        else "",
    )


def change(rng: random.Random, folder: Path) -> Outcome:
    """Break one cell: it must be refused by a finding on that cell, and every other row stored as it was."""
    good = other_writing(rng, good_file(rng))
    places = [
        place
        for place, column in enumerate(good.columns)
        if column.kind in BROKEN and (column.kind is not Kind.TEXT or _is_key(column))
    ]
    place = rng.choice(places)
    column, row = good.columns[place], rng.randrange(len(good.cells.rows))
    text = rng.choice(BROKEN[column.kind])
    told = (good.table, good.extension, column.name, text)
    found = load_one(folder / "fout", f"{good.table}.{good.extension}", _with(good, row, place, text).content)
    number = row + (1 if good.extension == "parquet" else 2)
    places_told = {(finding.rij, finding.kolom) for finding in found.findings if finding.regel in REFUSING}
    if (number, column.name) in places_told and len(places_told) == 1:
        return Outcome(told, "")
    read = [one[column.name] for one in found.rows[good.table] if one["_rij"] == number]
    return Outcome(told, f"{'elsewhere' if places_told else 'silent'}: {read}")


def _scaled(cells: Cells, names: Sequence[str], factor: Decimal, whose: str) -> Cells:
    places = [cells.header.index(name) for name in names]

    def changed(row: list[str]) -> list[str]:
        return [
            f"{Decimal(cell.replace(',', '.')) * factor:.6f}".rstrip("0").rstrip(".").replace(".", ",")
            if place in places
            else cell
            for place, cell in enumerate(row)
        ]

    return Cells(cells.header, [changed(row) if whose in row else row for row in cells.rows])


def _replaced(cells: Cells, old: str, new: str) -> Cells:
    return Cells(cells.header, [[cell.replace(old, new) for cell in row] for row in cells.rows])


WHOLE: dict[str, tuple[str, Callable[[Cells, str], Cells], str]] = {
    "cents": (
        "periodebetalingen",
        lambda cells, who: _scaled(cells, ("tarief_eur", "bedrag_eur"), Decimal(100), who),
        "R30",
    ),
    "amounts in cents": (
        "periodebetalingen",
        lambda cells, who: _scaled(cells, ("bedrag_eur",), Decimal(100), who),
        "R30",
    ),
    "minutes": ("geleverde_uren", lambda cells, who: _scaled(cells, ("uren",), Decimal(60), who), "R30"),
    "parts of days": ("geleverde_uren", lambda cells, who: _scaled(cells, ("uren",), 1 / Decimal(24), who), "R30"),
    "hours in another year": ("geleverde_uren", lambda cells, _: _replaced(cells, "-2014", "-2041"), "R29"),
    "invoices in another year": ("periodebetalingen", lambda cells, _: _replaced(cells, "-2014", "-2041"), "R29"),
    "talks of long ago": ("ondersteuningsplannen", lambda cells, _: _replaced(cells, "-2014", "-1914"), "R29"),
    "keys without zeros": ("referentie", lambda cells, _: _replaced(cells, "C0000", "C"), "R28"),
    "links per provider": (
        "enquetescores",
        lambda cells, _: _replaced(_replaced(cells, "KOPPEL0007", "KOPPEL0001"), "KOPPEL0008", "KOPPEL0002"),
        "R26",
    ),
    "forms outside their time": ("enquetescores", lambda cells, _: _replaced(cells, "10-02-2014", "10-07-2014"), "R27"),
    "months first": (
        "geleverde_uren",
        lambda cells, _: Cells(
            cells.header,
            [[re.sub(r"^(\d\d)-(\d\d)-(\d{4})$", r"\2-\1-\3", cell) for cell in row] for row in cells.rows],
        ),
        "R22",
    ),
    "another's assignment": ("geleverde_uren", lambda cells, _: _replaced(cells, "T000001", "T000009"), "R24"),
}
"""Per kind the table, what is done to its rows (of a provider), and the rule that sees it."""


def whole(rng: random.Random, folder: Path) -> Outcome:
    """Change what a whole column means: the rule for it speaks, and none of those whose place it takes."""
    kind = rng.choice(list(WHOLE))
    table, do, rule = WHOLE[kind]
    files = {f"{name}.csv": cells.csv() for name, cells in tidy().items()}
    files[f"{table}.csv"] = do(tidy()[table], rng.choice(("VIVA", "TZORG"))).csv()
    found = check(write(folder / "levering", files), Store(folder / "data"), PEILDATUM, lambda _: None).report.findings
    rules = {finding.regel for finding in found}
    allowed = {rule, "R16", "R17", "R19", "R01", "R12", "R13"} if rule != "R30" else {rule}
    return Outcome((table, "csv", kind), "" if rule in rules and rules <= allowed else f"told {sorted(rules)}")


def tries(count: int, seed: int) -> Iterator[tuple[int, Outcome]]:
    """Yield what each of that many changes gave, two thirds of them keeping the meaning."""
    with tempfile.TemporaryDirectory(prefix="hbh-fuzz-") as folder:
        for number in range(count):
            rng = random.Random(f"{seed}/{number}")  # noqa: S311 - to try, not to keep secret
            trial = whole if number % WHOLE_EVERY == WHOLE_EVERY - 1 else change if number % 3 == 2 else keep
            yield number, trial(rng, Path(folder) / str(number))


def main() -> None:
    """Run as many as the first argument says, from the second as seed (today's day when none is given), and tell what went wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else date.today().toordinal()  # noqa: DTZ011 - the tester's own day
    taken: Counter[str] = Counter()
    wrong = 0
    for number, outcome in tries(count, seed):
        taken.update(outcome.steps[2:])
        if outcome.wrong:
            wrong += 1
            sys.stdout.write(f"{seed}/{number} {' '.join(outcome.steps)}: {outcome.wrong}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{count} tried from seed {seed}, {len(taken)} kinds, {wrong} wrong\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
