"""The parts of a workbook file that all sheets share: which sheets there are, texts, number formats and the epoch of dates.

Element names are taken without their namespace, so that the strict form of the standard reads like the usual one. No part may declare
entities: a workbook has no use for them but to blow up.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from hbh_metrics.intake.limits import Limits

VISIBLE = "visible"
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "d-m-yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "d-m-yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "d-m-yyyy"),
}  # fmt: skip
"""The formats that Excel never writes out, by number (ECMA-376, part 1, 18.8.30); where they depend on the country, the Dutch form."""
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

Start = Callable[[str, dict[str, str]], None]


class MalformedWorkbookError(Exception):
    """The file is no workbook, or not a whole one."""


@dataclass(frozen=True)
class SheetPart:
    """One sheet of a workbook: its title, whether it is shown, and the part that holds it."""

    title: str
    is_hidden: bool
    part: str


@dataclass(frozen=True)
class Workbook:
    """What the sheets of one workbook share. `formats` gives the number format of each style, `strings` the shared texts."""

    archive: zipfile.ZipFile
    sheets: tuple[SheetPart, ...]
    is_1904: bool
    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)


def local_name(tag: str) -> str:
    """Return the name of an element without its namespace prefix."""
    return tag.rpartition(":")[2]


def parse(
    stream: IO[bytes], start: Start, end: Callable[[str], None], text: Callable[[str], None] | None = None
) -> None:
    """Call `start`, `end` and `text` for what stands in an XML part. Raises expat.ExpatError, or MalformedWorkbookError for a DTD."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(local_name(tag), attributes)
    parser.EndElementHandler = lambda tag: end(local_name(tag))
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ParseFile(stream)


def _refuse_doctype(*_: object) -> None:
    raise MalformedWorkbookError("a part declares a document type")


def open_workbook(path: Path, limits: Limits, *, with_contents: bool = True) -> Workbook:
    """Return what the sheets share; without contents only which sheets there are. The caller closes `archive`.

    Raises LimitReachedError before anything is unpacked, and what zipfile and expat raise on a damaged file.
    """
    archive = zipfile.ZipFile(path)
    limits.hold_unpacked(path.stat().st_size, sum(entry.file_size for entry in archive.infolist()))
    main = next(
        (target for kind, target in _relations(archive, "").values() if kind == "officeDocument"), "xl/workbook.xml"
    )
    targets = _relations(archive, main)
    sheets: list[SheetPart] = []
    is_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_1904
        if tag == "workbookPr":
            is_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif tag == "sheet":
            relation = next(value for name, value in attributes.items() if local_name(name) == "id" and ":" in name)
            kind, target = targets[relation]
            if kind == "worksheet":
                sheets.append(SheetPart(attributes["name"], attributes.get("state", VISIBLE) != VISIBLE, target))

    with archive.open(main) as stream:
        parse(stream, start, _nothing)
    if not sheets:
        raise MalformedWorkbookError("no sheets")
    found = Workbook(archive, tuple(sheets), is_1904)
    if with_contents:
        for kind, target in targets.values():
            if kind == "sharedStrings":
                _read_strings(archive, target, found.strings)
            elif kind == "styles":
                _read_formats(archive, target, found.formats)
    return found


def _nothing(_tag: str) -> None:
    return


def _relations(archive: zipfile.ZipFile, part: str) -> Mapping[str, tuple[str, str]]:
    """Return, per id, the kind and the target of the relations of a part; of the file as a whole for the part ""."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
            found[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], target)

    if path in archive.namelist():
        with archive.open(path) as stream:
            parse(stream, start, _nothing)
    return found


def unescaped(text: str) -> str:
    """Return text in which Excel's spelling of control characters (`_x000D_`) is what it stands for."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _read_strings(archive: zipfile.ZipFile, part: str, strings: list[str]) -> None:
    pieces: list[str] = []
    within: list[str] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        within.append(tag)
        if tag == "si":
            pieces.clear()

    def end(tag: str) -> None:
        within.pop()
        if tag == "si":
            strings.append(unescaped("".join(pieces)))

    def text(part: str) -> None:
        if within[-1] == "t" and "rPh" not in within:
            pieces.append(part)

    with archive.open(part) as stream:
        parse(stream, start, end, text)


def _read_formats(archive: zipfile.ZipFile, part: str, formats: list[str]) -> None:
    own: dict[int, str] = {}
    numbers: list[int] = []
    within: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            own[int(attributes["numFmtId"])] = attributes.get("formatCode", "General")
        elif tag == "xf" and within[-1:] == ["cellXfs"]:
            numbers.append(int(attributes.get("numFmtId", "0")))
        within.append(tag)

    def end(_tag: str) -> None:
        within.pop()

    with archive.open(part) as stream:
        parse(stream, start, end)
    formats.extend(own.get(number, BUILT_IN.get(number, "General")) for number in numbers)
