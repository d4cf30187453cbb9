"""A set of assumptions as a short text, for the address of a screen and for the journal: `code:laag:midden:hoog` with commas between."""

from __future__ import annotations

from collections.abc import Mapping

from hbh_metrics.errors import UsageError
from hbh_metrics.exploration.assumptions import CATEGORY_2, AssumptionSet, Range, Window
from hbh_metrics.exploration.reading import parsed

_PLACE = "deze link"


def as_link(typed: Mapping[str, Range]) -> str:
    """Return the filled in ranges as text, by code; a budget of eight digits keeps them all."""
    return ",".join(
        ":".join((code, *(f"{number:.15g}" for number in (one.laag, one.midden, one.hoog))))
        for code, one in sorted(typed.items())
    )


def from_link(text: str, window: str, note: str, usual: AssumptionSet) -> AssumptionSet:
    """Return the set of a link, on top of the usual one; raises UsageError with everything that is wrong with the link."""
    content: dict[str, object] = {"venster": window or usual.window.value}
    for part in filter(None, text.split(",")):
        code, *numbers = part.split(":")
        try:
            laag, midden, hoog = (float(number) for number in numbers)
        except ValueError as error:
            raise UsageError(f"In {_PLACE} staat '{part}'. Verwacht een code met drie getallen.") from error
        content[code] = {"laag": laag, "midden": midden, "hoog": hoog}
        if code == CATEGORY_2 and note:
            content[code] = {"laag": laag, "midden": midden, "hoog": hoog, "toelichting": note}
    found = parsed(content, _PLACE)
    return AssumptionSet(
        {**usual.typed, **found.typed},
        Window(found.window),
        usual.naam,
        {**usual.notes, **found.notes},
        usual.sources,
    )
