"""The project of a data folder: reads its `project.toml`, with all its problems told at once, and writes one to begin with."""

from __future__ import annotations

from pathlib import Path

from hbh_metrics import calendar, dutch
from hbh_metrics.errors import UsageError
from hbh_metrics.metrics import CARDS
from hbh_metrics.place import ROOT
from hbh_metrics.project import DEFAULT, DEFAULT_TEXT, Names, Project, in_force, project_of
from hbh_metrics.reasons import read_settings, reason, refused
from hbh_metrics.signals import CARD_BY_ID

FILE = "project.toml"


def read_project(root: Path) -> Project:
    """Return the project of the data folder `root`, the default one when it has no file of its own.

    Raises UsageError with every problem of the file, one a line.
    """
    path = root / FILE
    content = read_settings(path)
    if content is None:
        return DEFAULT
    problems: list[str] = []
    screens = {page.stem for page in (ROOT / "pages").glob("*.py")}
    project = project_of(content, DEFAULT, Names({card.name for card in CARDS}, set(CARD_BY_ID), screens), problems)
    if not problems:
        problems = _problems_together(project, root)
    if problems:
        raise refused(path, problems, "Er is niets veranderd.")
    return project


def write_project(root: Path) -> Path:
    """Write the default project with its explanation into `root`, made when it is not there; raises UsageError when one stands there."""
    path = root / FILE
    if root.is_file():
        raise UsageError(f"{root} is een bestand en geen map. Kies een andere map.")
    try:
        root.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(DEFAULT_TEXT)
    except FileExistsError as error:
        raise UsageError(f"{path} bestaat al. Pas dat bestand aan, of kies een andere map.") from error
    except OSError as error:
        raise UsageError(f"{path} kan niet worden gemaakt: {reason(error.errno)}. Kies een andere map.") from error
    return path


def _problems_together(project: Project, root: Path) -> list[str]:
    """Return what is wrong with values that are each right: days without a whole period, and a picture that is not there."""
    found = []
    with in_force(project):
        if not calendar.experiment_periods():
            found.append(
                f"[project] einde: van {dutch.day_in_full(project.begin)} t/m {dutch.day_in_full(project.end)} past geen hele periode. "
                "Verwacht een eerdere begindag of een latere einddag."
            )
    logo = project.house.logo
    if logo is not None and not is_picture_within(root, logo):
        found.append(
            f"[huisstijl] logo: {logo!r} is geen png- of svg-bestand in de gegevensmap. Zet het erin, of haal de regel weg."
        )
    return found


def is_picture_within(root: Path, logo: str) -> bool:
    """Whether a picture is a png or svg file in the data folder `root`."""
    path = (root / logo).resolve()
    return path.suffix in {".png", ".svg"} and path.is_file() and root.resolve() in path.parents
