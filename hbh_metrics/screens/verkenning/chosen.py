"""The set of assumptions on screen: what differs from the standard, in one line, and what a named set keeps in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hbh_metrics import dutch
from hbh_metrics.exploration.assumptions import CATEGORY_2, AssumptionSet, Range, Window, declared
from hbh_metrics.exploration.explored import Explored
from hbh_metrics.exploration.links import as_link
from hbh_metrics.findings.exploration_words import numbers
from hbh_metrics.followup import BLANKED, Event, Kind, in_force
from hbh_metrics.project import current


def differs(found: Explored, usual: AssumptionSet, kept: Sequence[KeptSet] = ()) -> str:
    """Return what differs from the standard in one line: every changed assumption with its new and its old range.

    A set that is in the journal is named, with who kept it when.
    """
    told, assumed = [], found.assumed
    for code in assumed.changed():
        before = usual.typed.get(code, declared()[code].default)
        now = assumed.typed[code]
        standard = found.standard[code]
        was = f", gewijzigd van {numbers(code, standard)}" if standard else ", was leeg"
        held = " (in de gegevensmap)" if before == now else ""
        told.append(f"{declared()[code].naam.lower()} {numbers(code, now)}{was}{held}")
    if assumed.window is not Window.LAST_3:
        told.append(f"gerekend over {assumed.window.word}")
    named = same(assumed, kept)
    name = f"Set {named.in_words}. " if named else f"Set ‘{assumed.naam}’. " if assumed.naam else ""
    return (
        f"{name}Anders dan de standaard: {'; '.join(told)}." if told else f"{name}Alle aannamen staan op de standaard."
    )


def kept_text(name: str, assumed: AssumptionSet) -> str:
    """Return a named set as the journal keeps it: its name, and what makes the same set again."""
    parts = [name.strip(), f"venster={assumed.window.value}", f"aannamen={as_link(assumed.typed)}"]
    notes = [f"{code}: {' '.join(note.split())}" for code, note in assumed.notes.items()]
    return "\n".join([*parts, *notes])


@dataclass(frozen=True)
class KeptSet:
    """A set of assumptions in the journal: its name, what makes it again, and who kept it when; `kenmerk` is that of its event."""

    kenmerk: str
    name: str
    window: str
    link: str
    note: str
    author: str
    day: date | None

    @property
    def by_whom(self) -> str:
        """`door Els, 30 november 2014`."""
        return f"door {self.author}" + ("" if self.day is None else f", {dutch.day_in_full(self.day)}")

    @property
    def in_words(self) -> str:
        """`‘ruim vangnet’, door Els, 30 november 2014`."""
        return f"‘{self.name}’, {self.by_whom}"

    def holds(self, code: str, one: Range) -> bool:
        """Whether this set has an assumption at that range."""
        return as_link({code: one}) in self.link.split(",")


def kept_sets(events: Sequence[Event]) -> tuple[KeptSet, ...]:
    """Return the sets in the journal that were not taken back or blanked, the oldest first."""
    kept = (event for event in in_force(events) if event.soort is Kind.AANNAMESET and event.tekst != BLANKED)
    return tuple(map(_kept_set, kept))


def _kept_set(event: Event) -> KeptSet:
    name, _, rest = event.tekst.partition("\n")
    lines = rest.splitlines()
    found = dict(line.split("=", 1) for line in lines if "=" in line)
    reasons = [line.partition(": ")[2] for line in lines if line.startswith(f"{CATEGORY_2}: ")]
    day = None if event.tijdstip is None else event.tijdstip.date()
    return KeptSet(
        event.kenmerk,
        name,
        found.get("venster", ""),
        found.get("aannamen", ""),
        "".join(reasons[:1]),
        event.auteur,
        day,
    )


def same(assumed: AssumptionSet, kept: Sequence[KeptSet]) -> KeptSet | None:
    """Return the newest kept set that is this one."""
    shown = (assumed.window.value, as_link(assumed.typed))
    return next((one for one in reversed(kept) if (one.window, one.link) == shown), None)


def who_changed(code: str, now: Range, usual: AssumptionSet, kept: Sequence[KeptSet]) -> str:
    """Return who put an assumption at this range first, and when; that it stands in the data folder, or is not kept by anybody."""
    if usual.typed.get(code) == now:
        return "in het bestand van de gegevensmap"
    first = next((one for one in kept if one.holds(code, now)), None)
    return "niet bewaard" if first is None else first.by_whom


def warning_of_large(assumed: AssumptionSet) -> str:
    """Return what must be said where category 2 is switched on."""
    on = assumed.typed.get("overdraagbaarheid_cat2")
    if on is None or on.hoog == 0:
        return ""
    reason = assumed.notes.get("overdraagbaarheid_cat2", dutch.MISSING)
    return f"Categorie 2 telt mee, hoewel {current().scheme} die niet heeft. De reden: {reason}"
