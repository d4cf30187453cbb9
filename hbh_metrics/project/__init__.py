"""The project as data: what was decided, where and when. The only package that knows a town, a date or a provider.

They stand in `project.toml`, and a data folder may have a file of its own in its place. What is counted with these (periods, weeks,
working days) is in calendar.py.
"""

from __future__ import annotations

from hbh_metrics.project.in_force import DEFAULT, DEFAULT_TEXT, KEPT, as_text, current, in_force, kept, use
from hbh_metrics.project.model import (
    Agreed,
    CalendarKind,
    Holidays,
    House,
    LiberationDay,
    Project,
    Promise,
    ProviderNames,
    SurveyWindows,
)
from hbh_metrics.project.reading import Names, project_of
from hbh_metrics.project.telling import as_called, words_of_ours
from hbh_metrics.project.values import written_day

__all__ = [
    "DEFAULT", "DEFAULT_TEXT", "KEPT", "Agreed", "CalendarKind", "Holidays", "House", "LiberationDay", "Names", "Project", "Promise",
    "ProviderNames", "SurveyWindows", "as_called", "as_text", "current", "in_force", "kept", "project_of", "use",
    "words_of_ours", "written_day",
]  # fmt: skip
