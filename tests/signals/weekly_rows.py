"""Rows of weekwaarden, counted in weeks from the first of the experiment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hbh_metrics.calendar import working_days_in_week
from hbh_metrics.records import Week

BEGIN = date(2014, 1, 27)
BUMPY = [1.0, 0.98, 1.02, 1.0, 0.97, 1.03, 0.99, 1.01]


def week(
    number: int,
    ratio: float | None,
    *,
    who: str = "VIVA",
    is_complete: bool = True,
    clients: int = 60,
    working_days: int = 5,
) -> Week:
    """Return a week counted from the first of the experiment (0); negative ones are of before."""
    monday = BEGIN + timedelta(weeks=number)
    iso = monday.isocalendar()
    kind = "VOORAF" if number < 0 else "EXPERIMENT" if number < 48 else "STAART"
    return Week(
        aanbieder_id=who,
        week=f"{iso.year}-W{iso.week:02d}",
        week_begin=monday,
        week_eind=monday + timedelta(days=6),
        periode_id=f"2014{number // 4 + 2:02d}" if 0 <= number < 48 else None,
        soort=kind,
        werkdagen=working_days_in_week(monday),
        is_voorbij=is_complete,
        is_compleet=is_complete,
        uren=None,
        urenrijen=clients,
        actieve_dagen=7 * clients,
        clienten_hele_week=clients,
        clienten_hele_week_met_uren=clients,
        verwachte_uren=None,
        uren_van_verwachten=None,
        verhouding=ratio,
        clienten_in_verhouding=clients,
    )


def weeks(before: Sequence[float | None], during: Sequence[float | None], *, clients: int = 60) -> list[Week]:
    return [week(number - len(before), ratio, clients=clients) for number, ratio in enumerate([*before, *during])]


def bumpy(count: int) -> list[float]:
    return [BUMPY[number % len(BUMPY)] for number in range(count)]
