"""A letter to send back: what is wrong in the files of one sender, in the order in which it is repaired, as paper and as workbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hbh_metrics import dutch
from hbh_metrics.contract.iwmo.rules import MESSAGE_RULES
from hbh_metrics.contract.rules import RULES
from hbh_metrics.files.paper import MOST_ROWS, Paper, Section, sheet
from hbh_metrics.files.workbook import as_xlsx
from hbh_metrics.findings.delivery_findings import listed
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.project import current
from hbh_metrics.records import DeliveryFinding

_ORDER = {rule.id: place for place, rule in enumerate((*RULES, *MESSAGE_RULES))}
_TITLES = {rule.id: rule.title for rule in (*RULES, *MESSAGE_RULES)}
_COLUMNS = (Column("Waar"), Column("Wat er is en wat u doet"))
_HELD = "wat we al hadden"
_MESSAGE = re.compile(r"\.xml$|\.zip(/\d+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Letter:
    """What is sent back to one sender: `name` is whom it is to, `about` which delivery ("de levering ‘juni’").

    `is_refused` says that nothing of the delivery was taken over, which can be because of another sender's files. `made_at` is the
    letter's only clock.
    """

    name: str
    about: str
    is_refused: bool
    findings: tuple[DeliveryFinding, ...]
    made_at: datetime


def in_order_of_work(findings: Sequence[DeliveryFinding]) -> tuple[DeliveryFinding, ...]:
    """Return what must be repaired before what may be: per file, per kind in the order of the rules, from the top row down."""
    last = len(_ORDER)
    return tuple(
        sorted(findings, key=lambda one: (one.ernst, one.bestand, _ORDER.get(one.regel, last), one.regel, one.rij or 0))
    )


def as_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF; a long run of one kind is shortened there, and the workbook has all of it."""
    title = f"Bevindingen voor {letter.name}"
    parts: dict[tuple[str, str], list[DeliveryFinding]] = {}
    for found in in_order_of_work(letter.findings):
        parts.setdefault((found.ernst, found.bestand), []).append(found)
    messages = refused_messages(letter.findings)
    sections = (
        Section(outcome(letter), points=_steps(letter)),
        *((Section("Berichten die u opnieuw stuurt", tables=(messages,), may_break=True),) if messages.rows else ()),
        *(_section(severity, name, group) for (severity, name), group in parts.items()),
    )
    footer = f"{title} · {letter.about} · {current().name}, gemeente {current().town}"
    return sheet(Paper(title, f"Over {letter.about}", footer, sections, letter.made_at))


def as_workbook(letter: Letter) -> bytes:
    """Return the findings as a workbook, each in its row, in the order of work."""
    table = listed(in_order_of_work(letter.findings), "Bevindingen")
    told = (("Aan", letter.name), ("Over", letter.about), ("Uitkomst", outcome(letter)))
    messages = refused_messages(letter.findings)
    return as_xlsx((table, messages) if messages.rows else (table,), told, letter.made_at)


def refused_messages(findings: Sequence[DeliveryFinding]) -> Table:
    """Return the messages that are refused, each with the codes of the standard (IW and R are ours) and how often each is broken."""
    counted = Counter((one.bestand, one.regel) for one in findings if one.ernst == "F" and _MESSAGE.search(one.bestand))
    rows = tuple(
        (Cell(name), Cell(rule), Cell(_TITLES.get(rule, "Andere bevinding")), Cell(dutch.number(count), count))
        for (name, rule), count in sorted(counted.items())
    )
    return Table(
        "Berichten",
        (Column("Bericht"), Column("Code"), Column("Wat moet kloppen"), Column("Aantal", is_number=True)),
        rows,
    )


def outcome(letter: Letter) -> str:
    """Return what came of the delivery and how much there is to do, in one or two sentences."""
    wrong = sum(found.ernst == "F" for found in letter.findings)
    told = dutch.listing(_counted(wrong, len(letter.findings) - wrong))
    if wrong:
        return f"De levering is niet overgenomen. In uw bestanden: {told}."
    if letter.is_refused:
        return f"De levering is niet overgenomen door fouten in andere bestanden. In uw bestanden: {told}."
    return f"De levering is overgenomen. In uw bestanden: {told}."


def _counted(wrong: int, warned: int) -> list[str]:
    parts = [(wrong, "fout", "fouten"), (warned, "waarschuwing", "waarschuwingen")]
    return [dutch.count(amount, one, many) for amount, one, many in parts if amount]


def _steps(letter: Letter) -> tuple[str, ...]:
    """Return what to do with the letter."""
    has_faults = any(found.ernst == "F" for found in letter.findings)
    has_warnings = any(found.ernst == "W" for found in letter.findings)
    faults = (
        "Begin met de fouten. Herstel ze in uw eigen bestand, van boven naar beneden.",
        "Stuur daarna het hele bestand opnieuw, ook de rijen die goed waren.",
    )
    warnings = ("Kijk bij een waarschuwing of het klopt. Klopt het, dan hoeft u niets te doen.",)
    return (
        *(faults if has_faults else ()),
        *(warnings if has_warnings else ()),
        "De werkmap bij deze brief heeft elke bevinding in een eigen rij. Sleutels van cliënten staan er niet in: zoek de rij op.",
    )


def _section(severity: str, file_name: str, group: Sequence[DeliveryFinding]) -> Section:
    kinds: dict[str, list[DeliveryFinding]] = {}
    for found in group:
        kinds.setdefault(found.regel, []).append(found)
    wrong = len(group) if severity == "F" else 0
    told = dutch.listing(_counted(wrong, len(group) - wrong))
    tables = tuple(_table(rule, found) for rule, found in kinds.items())
    shortened = any(len(found) > MOST_ROWS for found in kinds.values())
    caption = "De andere rijen staan in de werkmap." if shortened else ""
    return Section(
        f"{file_name or dutch.sentence_start(_HELD)}: {told}", tables=tables, caption=caption, may_break=True
    )


def _table(rule: str, group: Sequence[DeliveryFinding]) -> Table:
    rows = tuple((Cell(_where(found)), Cell(_told(found))) for found in group)
    return Table(f"{rule} · {_TITLES.get(rule, 'Andere bevinding')}", _COLUMNS, rows)


def _where(found: DeliveryFinding) -> str:
    sheet = _place(found)["blad"]
    parts = [
        f"blad {sheet}" if sheet else "",
        f"rij {found.rij}" if found.rij is not None else "",
        f"kolom {found.kolom}" if found.kolom else "",
    ]
    return ", ".join(part for part in parts if part) or "hele bestand"


def _told(found: DeliveryFinding) -> str:
    """Return what is wrong and what to do without the place, which stands beside it."""
    return found.melding.removeprefix(_place(found)[0])


def _place(found: DeliveryFinding) -> re.Match[str]:
    """Return the place with which the sentence begins, and its sheet; an empty one where it begins with none."""
    column = "" if found.kolom is None else re.escape(found.kolom)
    pattern = (
        rf"(?:{re.escape(found.bestand or _HELD)}(?:, blad '(?P<blad>[^']*)')?(?:, rij \d+)?(?:, kolom '{column}')?: )?"
    )
    place = re.match(pattern, found.melding)
    if place is None:
        raise AssertionError("a pattern that may be empty matches")
    return place
