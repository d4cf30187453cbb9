"""What an example of the contract can say of the project in force: its days, its periods and one of its providers."""

from __future__ import annotations

from hbh_metrics.calendar import experiment_periods, next_period
from hbh_metrics.project import current


def of_project() -> dict[str, str]:
    """Return by name what an example can hold: its first day, its first two whole periods, and the code and name of a provider."""
    project = current()
    first = experiment_periods()[0].id
    code, name = project.example_provider
    return {
        "kalender": project.calendar.value,
        "dag": f"{project.begin:%d-%m-%Y}",
        "jaar": first[:4],
        "periode": first,
        "volgende_periode": next_period(first),
        "aanbieder": code,
        "naam": name,
    }
