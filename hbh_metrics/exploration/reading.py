"""Reads a set of assumptions that somebody filled in: `aannamen.toml` of a data folder or another file, with all its problems at once.

naam = "zonder vangnet"
[aandeel_vangnet_pct]
laag = 0
midden = 0
hoog = 5
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from hbh_metrics import dutch
from hbh_metrics.errors import UsageError
from hbh_metrics.exploration.assumptions import (
    CATEGORY_2,
    FILE,
    Assumption,
    AssumptionSet,
    Range,
    Window,
    declared,
)
from hbh_metrics.project import as_called
from hbh_metrics.reasons import read_settings, refused

_NUMBERS = ("laag", "midden", "hoog")
_TEXTS = ("toelichting", "bron")
_MOST_DECIMALS = 6
TRANSITION_MONEY = (
    "Overgangsgeld (de huishoudelijke hulp toelage) is er alleen voor extra diensten en voor mensen buiten maatwerk, "
    "nooit voor maatwerk zelf"
)
"""Why money for the transition is refused for individual help."""

_FOR_INDIVIDUAL_HELP = "overgangsgeld_maatwerk"
"""What somebody would write to count it there."""


def read_assumptions(root: Path, given: Path | None = None) -> AssumptionSet:
    """Return the assumptions of the file `given`, else of the data folder `root`, else as they are declared.

    Raises UsageError with every problem of the file, one a line, and when `given` is not there.
    """
    path = given or root / FILE
    content = read_settings(path)
    if content is None and given is not None:
        raise UsageError(f"{path} bestaat niet. Geef het bestand met aannamen op dat er is.")
    if content is None:
        return AssumptionSet()
    return parsed(content, str(path))


def parsed(content: Mapping[str, object], place: str) -> AssumptionSet:
    """Return the set that the content of a file stands for; raises UsageError with every problem of it, `place` in front."""
    problems = list(_problems(content))
    if problems:
        raise refused(place, problems, "Er is niets berekend.")
    tables = {code: values for code, values in content.items() if isinstance(values, dict)}
    return AssumptionSet(
        typed={
            code: Range(*(float(values[name]) for name in _NUMBERS))
            for code, values in tables.items()
            if "midden" in values
        },
        window=Window(content.get("venster", Window.LAST_3.value)),
        naam=str(content.get("naam", "")).strip(),
        notes={code: str(values["toelichting"]) for code, values in tables.items() if "toelichting" in values},
        sources={code: str(values["bron"]) for code, values in tables.items() if "bron" in values},
    )


def _problems(content: Mapping[str, object]) -> Iterator[str]:
    for code, values in content.items():
        if code == "naam":
            if not isinstance(values, str):
                yield f'naam: {_shown(values)} is geen tekst. Schrijf bijvoorbeeld naam = "zonder vangnet".'
        elif code == "venster":
            if values not in [one.value for one in Window]:
                yield f"venster: {_shown(values)} kan niet. Kies uit: {', '.join(one.value for one in Window)}."
        elif code == _FOR_INDIVIDUAL_HELP:
            yield f"[{code}]: {TRANSITION_MONEY}. Haal dit weg."
        elif code not in declared():
            yield f"[{code}]: deze aanname bestaat niet. Kies uit: {', '.join(declared())}."
        elif not isinstance(values, dict):
            yield f"{code}: zet hieronder [{code}], met laag, midden en hoog erin."
        else:
            yield from _problems_of(declared()[code], values)


def _problems_of(assumption: Assumption, values: Mapping[str, object]) -> Iterator[str]:
    code = assumption.code
    for name, value in values.items():
        if name in _TEXTS:
            if not isinstance(value, str):
                yield f"[{code}] {name}: {_shown(value)} is geen tekst."
        elif name not in _NUMBERS:
            yield f"[{code}] {name}: dit kennen wij niet. Gebruik laag, midden, hoog, toelichting en bron."
    given = {name: values[name] for name in _NUMBERS if name in values}
    missing = [name for name in _NUMBERS if name not in given]
    if given and missing:
        verb = "ontbreekt" if len(missing) == 1 else "ontbreken"
        yield f"[{code}]: {dutch.listing(missing)} {verb}. Vul laag, midden en hoog alle drie in, of geen."
    numbers: dict[str, float] = {}
    for name, value in given.items():
        problem = number_problem(assumption, value)
        if problem:
            yield f"[{code}] {name}: {problem}"
        if _is_number(value):
            numbers[name] = float(str(value))
    yield from order_problems(assumption, numbers, str(values.get("toelichting", "")))


def number_problem(assumption: Assumption, value: object) -> str:
    """Return what is wrong with one number of an assumption, nothing when it can be used."""
    if not _is_number(value):
        return f"{_shown(value)} is geen getal. Schrijf bijvoorbeeld 2.5, met een punt."
    if not assumption.ondergrens <= float(str(value)) <= assumption.bovengrens:
        low, high = _shown(assumption.ondergrens), _shown(assumption.bovengrens)
        return f"{_shown(value)} kan niet. Kies een getal van {low} tot en met {high}."
    return ""


def order_problems(assumption: Assumption, given: Mapping[str, float], note: str) -> Iterator[str]:
    """Yield what is wrong with the numbers together, by their names in order, and where a reason is asked for and not given."""
    code = assumption.code
    in_order = list(given.values())
    if in_order != sorted(in_order):
        told = dutch.listing([f"{name} ({_shown(value)})" for name, value in given.items()])
        yield f"[{code}]: {told} staan niet op volgorde. Zet laag onderaan en hoog bovenaan."
    if code == CATEGORY_2 and any(in_order) and not note.strip():
        none = as_called("het experiment heeft geen categorie 2")
        yield f"[{code}]: {none}. Zeg in toelichting waarom dit toch kan, of zet alle drie op 0."


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(float(str(value)))


def _shown(value: object) -> str:
    if not _is_number(value):
        return f"'{value}'" if isinstance(value, str) else str(value).lower()
    exact = float(str(value))
    digits = next((n for n in range(_MOST_DECIMALS) if round(exact, n) == exact), _MOST_DECIMALS)
    return dutch.number(exact, digits)
