"""What may be said of the effect: the strongest word that the estimates together allow, and never that it is proven."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

_STANDARD_ERRORS_TO_SEE = 2.8


class Claim(Enum):
    """The words that are allowed, from none to the strongest."""

    UNKNOWN = "niet te zeggen"
    NOT_SHOWN = "niet aantoonbaar"
    RELATED = "hangt samen met"
    LIKELY = "waarschijnlijk door het experiment"


class Before(Enum):
    """Whether the groups moved alike before the start; what cannot be tested is not assumed."""

    ALIKE = "de groepen liepen voor de start gelijk op"
    APART = "de vergelijking is onzuiver"
    UNTESTED = "niet te toetsen"


@dataclass(frozen=True)
class Estimate:
    """A difference with the ends of its 95% interval."""

    value: float
    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """Whether the interval holds 0, so that there may be no difference at all."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True)
class Estimates:
    """The effect at the end, in hours a week, in each way that it is estimated; None where an estimate does not exist.

    `without` are those without one provider, one per provider; `smallest` is the smallest difference that can be seen.
    """

    end: Estimate | None
    before: Estimate | None
    matched: Estimate | None
    regressed: Estimate | None
    without: tuple[Estimate | None, ...]
    smallest: float | None


@dataclass(frozen=True)
class Ruling:
    """What may be said: the claim, the groups before the start, and what limits it."""

    claim: Claim
    before: Before
    is_mostly_one_provider: bool
    depends_on_method: bool


def ruling(found: Estimates) -> Ruling:
    """Return what may be said of the effect at the end; decided on the interval of the end, and on whether the other estimates agree."""
    before = Before.UNTESTED if found.before is None else Before.ALIKE if found.before.holds_zero else Before.APART
    if found.end is None:
        return Ruling(Claim.UNKNOWN, before, is_mostly_one_provider=False, depends_on_method=False)
    depends = _depends_on_method(found, found.end)
    if found.end.holds_zero:
        return Ruling(Claim.NOT_SHOWN, before, is_mostly_one_provider=False, depends_on_method=depends)
    sign = 1.0 if found.end.value > 0 else -1.0
    hangs = any(_takes_it_away(one, abs(found.end.value), sign) for one in found.without)
    agree = all(
        one is not None and not one.holds_zero and one.value * sign > 0 for one in (found.matched, found.regressed)
    )
    is_likely = before is Before.ALIKE and agree and not hangs
    return Ruling(Claim.LIKELY if is_likely else Claim.RELATED, before, hangs, depends)


def _takes_it_away(without: Estimate | None, size: float, sign: float) -> bool:
    """Whether leaving one provider out leaves less than half, or takes 0 into the interval; so too when nothing is left to compare."""
    return without is None or without.holds_zero or without.value * sign < size / 2


def _depends_on_method(found: Estimates, end: Estimate) -> bool:
    if found.regressed is None or found.smallest is None:
        return False
    return abs(found.regressed.value - end.value) > found.smallest / _STANDARD_ERRORS_TO_SEE
