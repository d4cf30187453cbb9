"""The set of assumptions on screen: what differs from the standard, in one line, and what a named set keeps in the journal."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.exploration.assumptions import AssumptionSet, Window, declared
from hbh_metrics.exploration.links import as_link
from hbh_metrics.screens.verkenning.words import numbers


def differs(assumed: AssumptionSet, usual: AssumptionSet) -> str:
    """Return what differs from the standard in one line: every changed assumption with its new and its old range."""
    told = []
    for code in assumed.changed():
        before = usual.typed.get(code, declared()[code].default)
        now = assumed.typed[code]
        was = f", gewijzigd van {numbers(code, declared()[code].default)}" if declared()[code].default else ", was leeg"
        held = " (in de gegevensmap)" if before == now else ""
        told.append(f"{declared()[code].naam.lower()} {numbers(code, now)}{was}{held}")
    if assumed.window is not Window.LAST_3:
        told.append(f"gerekend over {assumed.window.word}")
    name = f"Set ‘{assumed.naam}’. " if assumed.naam else ""
    return (
        f"{name}Anders dan de standaard: {'; '.join(told)}." if told else f"{name}Alle aannamen staan op de standaard."
    )


def kept_text(name: str, assumed: AssumptionSet) -> str:
    """Return a named set as the journal keeps it: its name, and what makes the same set again."""
    parts = [name.strip(), f"venster={assumed.window.value}", f"aannamen={as_link(assumed.typed)}"]
    notes = [f"{code}: {note}" for code, note in assumed.notes.items()]
    return "\n".join([*parts, *notes])


def opened(text: str) -> tuple[str, str, str]:
    """Return the name, the window and the link text of a set in the journal; empty where it does not hold them."""
    name, _, rest = text.partition("\n")
    found = dict(line.split("=", 1) for line in rest.splitlines() if "=" in line)
    return name, found.get("venster", ""), found.get("aannamen", "")


def warning_of_large(assumed: AssumptionSet) -> str:
    """Return what must be said where category 2 is switched on."""
    on = assumed.typed.get("overdraagbaarheid_cat2")
    if on is None or on.hoog == 0:
        return ""
    reason = assumed.notes.get("overdraagbaarheid_cat2", dutch.MISSING)
    return f"Categorie 2 telt mee, hoewel het experiment die niet heeft. De reden: {reason}"
