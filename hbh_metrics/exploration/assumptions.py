"""What is assumed for the year after the experiment: every assumption by its code, with its range, its hard bounds and its evidence.

They are declared in `aannamen.toml` beside this module; a set of them is the declaration with what somebody filled in instead.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from operator import itemgetter
from pathlib import Path

from hbh_metrics.calendar import last_year
from hbh_metrics.project import DEFAULT, as_called, words_of_ours

FILE = "aannamen.toml"
PERIODS_PER_YEAR, WEEKS_PER_PERIOD = 13, 4
"""A year is 13 periods of 28 days here, 364 days, whatever the calendar: what clients got and cost before is known per four weeks."""


BUDGET = f"budget_{DEFAULT.end.year}_eur"
PRICE = "uurtarief_eur"
EFFECT = "effect_uren_pct"
CATEGORY_2 = "overdraagbaarheid_cat2"
FLOOR = "budget_ondergrens_pct"
GUIDANCE_HOURS = "begeleiding_uren_jaar"


class Evidence(Enum):
    """How well an assumption is founded."""

    MEASURED = "GEMETEN"
    FOUND = "GEVONDEN"
    MEMO = "MEMO"
    GUESS = "SCHATTING"

    @property
    def word(self) -> str:
        """The word for it on screen and paper."""
        return as_called(_EVIDENCE_WORDS[self])


_EVIDENCE_WORDS = {
    Evidence.MEASURED: "gemeten in het experiment",
    Evidence.FOUND: "gevonden in een openbare bron",
    Evidence.MEMO: "uit de memo van de aanbieder",
    Evidence.GUESS: "schatting",
}


class Window(Enum):
    """Which periods of the experiment count."""

    LAST_3 = "LAATSTE_3"
    ALL = "ALLES"

    @property
    def word(self) -> str:
        """The words for it on screen and paper."""
        return "de laatste drie volledige perioden" if self is Window.LAST_3 else "alle volledige perioden"


@dataclass(frozen=True)
class Range:
    """Three numbers: in 19 of 20 cases between `laag` and `hoog`."""

    laag: float
    midden: float
    hoog: float

    @property
    def is_constant(self) -> bool:
        """Whether it is one number."""
        return self.laag == self.midden == self.hoog


@words_of_ours("bron", "toelichting")
@dataclass(frozen=True)
class Assumption:
    """One assumption as it is declared; `default` is None where somebody has to fill it in, or where it is measured.

    The members of a `groep` move together. `invullen` says in Dutch who leaves it empty what to do.
    """

    code: str
    naam: str
    invullen: str
    eenheid: str
    groep: str
    default: Range | None
    ondergrens: float
    bovengrens: float
    bewijs: Evidence | None
    bron: str
    toelichting: str


@dataclass(frozen=True)
class AssumptionSet:
    """What is assumed: `typed` holds the ranges that were filled in, and takes the place of what is declared or measured."""

    typed: Mapping[str, Range] = field(default_factory=dict)
    window: Window = Window.LAST_3
    naam: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((tuple(sorted(self.typed.items(), key=itemgetter(0))), self.window, self.naam))

    def changed(self) -> tuple[str, ...]:
        """Return the codes whose range differs from what is declared, in the order of the declaration."""
        return tuple(one.code for one in declared().values() if self.typed.get(one.code, one.default) != one.default)

    @property
    def is_standard(self) -> bool:
        """Whether nothing differs from the standard."""
        return not self.changed() and self.window is Window.LAST_3


def declared() -> Mapping[str, Assumption]:
    """Return every assumption by its code, in the order in which they are shown, in the words of the project's years."""
    return _declared(last_year())


@cache
def _declared(year: int) -> Mapping[str, Assumption]:
    text = Path(__file__).with_name(FILE).read_text(encoding="utf-8")
    for name, told in (("{jaar}", year), ("{jaar_erna}", year + 1)):
        text = text.replace(name, str(told))
    return {code: _assumption(code, values) for code, values in tomllib.loads(text).items()}


def _assumption(code: str, values: Mapping[str, str | float]) -> Assumption:
    numbers = [values.get(name) for name in ("laag", "midden", "hoog")]
    evidence = values.get("bewijs")
    return Assumption(
        code=code,
        naam=str(values["naam"]),
        invullen=str(values["invullen"]),
        eenheid=str(values["eenheid"]),
        groep=str(values["groep"]),
        default=None if None in numbers else Range(*(float(str(number)) for number in numbers)),
        ondergrens=float(values["ondergrens"]),
        bovengrens=float(values["bovengrens"]),
        bewijs=None if evidence is None else Evidence(evidence),
        bron=str(values["bron"]),
        toelichting=str(values.get("toelichting", "")),
    )
