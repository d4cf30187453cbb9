"""Reads the thresholds that a data folder sets for itself: `drempels.toml`, with all its problems told at once.

[S06.ACTIE]
aandeel_pct = 8
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hbh_metrics import dutch
from hbh_metrics.reasons import read_settings, refused
from hbh_metrics.signals.card import Card, Setting, Severity
from hbh_metrics.signals.rules import CARDS
from hbh_metrics.signals.thresholds import DEFAULTS, Thresholds

FILE = "drempels.toml"

GONE: Mapping[tuple[str, str], str] = {
    (
        "S04",
        "wortel",
    ): "deze drempel bestaat niet meer. Hoeveel toeval is, volgt nu uit de marge (95%) en niet uit een instelling",
}
"""Settings of earlier versions, by signal and name, with what took their place: a file that has them still works, and is told."""

Key = tuple[str, Severity, str]


def read_thresholds(root: Path, cards: Iterable[Card] = CARDS) -> Thresholds:
    """Return the thresholds of the data folder `root`; the defaults when it has no file of its own.

    Raises UsageError with every problem of the file, one a line.
    """
    path = root / FILE
    content = read_settings(path)
    if content is None:
        return DEFAULTS
    known = {card.id: card for card in cards}
    problems: list[str] = []
    ignored = tuple(_taken_out(content))
    changed = dict(_values(content, known, problems))
    problems += _lighter_actions(changed, known)
    if problems:
        raise refused(path, problems, "Er is niets veranderd.")
    return Thresholds(
        changed, ignored=tuple(f"{FILE}: {one}. De regel telt niet mee; haal hem weg." for one in ignored)
    )


def _taken_out(content: Mapping[str, object]) -> Iterator[str]:
    """Take what is no setting any more out of the content, and yield once for each what took its place."""
    for (signal, name), why in GONE.items():
        tables = content.get(signal)
        of_signal = tables.items() if isinstance(tables, dict) else ()
        places = [f"[{signal}.{key}]" for key, values in of_signal if isinstance(values, dict) and name in values]
        for _, values in of_signal:
            if isinstance(values, dict):
                values.pop(name, None)
        if places:
            yield f"{name} bij {dutch.listing(places)}: {why}"


@dataclass(frozen=True)
class _Place:
    """Where in the file something stands, as a person would write it."""

    card: Card
    severity: Severity

    def __str__(self) -> str:
        return f"[{self.card.id}.{self.severity.value}]"


def _values(
    content: Mapping[str, object], known: Mapping[str, Card], problems: list[str]
) -> Iterator[tuple[Key, float]]:
    """Yield each threshold that can be used, and add what is wrong with the others to `problems`."""
    for signal, tables in content.items():
        card = known.get(signal)
        if card is None:
            problems.append(f"[{signal}]: dit signaal bestaat niet. Kies uit: {', '.join(known)}.")
        elif not isinstance(tables, dict):
            problems.append(f"{signal}: zet hieronder [{signal}.AANDACHT] of [{signal}.ACTIE], met de drempels erin.")
        else:
            for name, values in tables.items():
                severity = next((one for one in card.severities if one.value == name), None)
                if severity is None or not isinstance(values, dict):
                    names = dutch.listing([f"[{signal}.{one.value}]" for one in reversed(card.severities)])
                    problems.append(f"[{signal}.{name}]: dit kent {signal} niet. Gebruik {names}.")
                else:
                    yield from _settings(_Place(card, severity), values, problems)


def _settings(place: _Place, values: Mapping[str, object], problems: list[str]) -> Iterator[tuple[Key, float]]:
    settings = {one.name: one for one in place.card.settings if one.default(place.severity) is not None}
    for name, value in values.items():
        setting = settings.get(name)
        unknown = f"deze drempel bestaat niet. Kies uit: {', '.join(settings)}."
        problem = unknown if setting is None else _problem(setting, value)
        if problem:
            problems.append(f"{place} {name}: {problem}")
        else:
            yield (place.card.id, place.severity, name), float(str(value))


def _problem(setting: Setting, value: object) -> str:
    """Return what is wrong with a value, nothing when it can be used."""
    if setting.is_fixed:
        return "deze drempel hoort bij de definitie en ligt vast. Haal de regel weg."
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(float(str(value))):
        return f"{value!r} is geen getal. Schrijf bijvoorbeeld 2.5, met een punt."
    if not setting.low <= value <= setting.high:
        return f"{_shown(value)} kan niet. Kies een getal van {_shown(setting.low)} tot en met {_shown(setting.high)}."
    if setting.is_whole and value % 1:
        return f"{value!r} is geen heel getal."
    return ""


def _shown(value: float) -> str:
    return dutch.number(value, 0 if float(value).is_integer() else 3)


def _lighter_actions(changed: Mapping[Key, float], known: Mapping[str, Card]) -> Iterator[str]:
    """Yield a problem where ACTIE would come before AANDACHT."""
    for card in known.values():
        for setting in card.settings:
            if setting.attention is None or setting.action is None:
                continue
            attention = changed.get((card.id, Severity.ATTENTION, setting.name), setting.attention)
            action = changed.get((card.id, Severity.ACTION, setting.name), setting.action)
            if action < attention if setting.is_rarer_when_higher else action > attention:
                yield (
                    f"[{card.id}] {setting.name}: ACTIE ({_shown(action)}) zou eerder komen dan AANDACHT ({_shown(attention)}). "
                    "Zet ACTIE op hetzelfde getal of verder."
                )
