"""What the weekly questions came to in the back-test of years in which all goes as agreed: the number that screens print.

Chance as independent weeks would give it is far less: clients are ill or away for weeks, so that weeks resemble each other.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class QuietYears:
    """How many years of how many `providers`, of `weeks` each; of one such year of all of them, new questions and weeks with one."""

    years: int
    providers: int
    weeks: int
    new_questions: float
    weeks_on: float


QUIET = QuietYears(years=80, providers=5, weeks=48, new_questions=17.0, weeks_on=55.7)
"""Source: benchmarks/README.md, "Back-test", S20 in the story `volgens-afspraak`."""
