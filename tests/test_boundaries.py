"""Each boundary of the house, by its sentence, and the proof that crossing it is noticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, PROJECT, Tree, circles, is_in, unit_of


def _importers(tree: Tree, modules: list[str], *libraries: str) -> list[str]:
    return [
        f"{module} imports {name}"
        for module in modules
        for name in sorted(tree.imports[module])
        if is_in(name, *libraries)
    ]


def _is_widget(module: str) -> bool:
    """Tell whether a module is one of the widgets of a screen: `screens/<slug>/widgets*.py`."""
    return module.startswith(f"{PACKAGE}.screens.") and module.rpartition(".")[2].startswith("widgets")


def streamlit_elsewhere(tree: Tree) -> list[str]:
    outside = tree.outside("app", "pages", f"{PACKAGE}.ui", f"{PACKAGE}.server")
    return _importers(tree, [module for module in outside if not _is_widget(module)], "streamlit")


def widgets_behind_findings(tree: Tree) -> list[str]:
    screens = [module for module in tree.within(f"{PACKAGE}.screens") if not _is_widget(module)]
    return [
        f"{module} imports {name}"
        for module in screens
        for name in sorted(tree.imports[module])
        if _is_widget(name) or is_in(name, f"{PACKAGE}.ui")
    ]


def plotly_elsewhere(tree: Tree) -> list[str]:
    return _importers(tree, tree.outside(f"{PACKAGE}.drawing"), "plotly")


def duckdb_elsewhere(tree: Tree) -> list[str]:
    doors = (f"{PACKAGE}.{unit}" for unit in ("publications", "door", "intake", "metrics"))
    return _importers(tree, tree.outside(*doors), "duckdb", "_duckdb")


def sqlite_elsewhere(tree: Tree) -> list[str]:
    return _importers(tree, tree.outside(f"{PACKAGE}.followup"), "sqlite3", "_sqlite3")


def drawing_and_ui_together(tree: Tree) -> list[str]:
    drawing, ui = f"{PACKAGE}.drawing", f"{PACKAGE}.ui"
    return _importers(tree, tree.within(drawing), ui) + _importers(tree, tree.within(ui), drawing)


def screens_together(tree: Tree) -> list[str]:
    found = []
    for module in tree.within(f"{PACKAGE}.screens"):
        mine = ".".join(module.split(".")[:3])
        found += [
            f"{module} imports {name}"
            for name in sorted(tree.imports[module])
            if name.startswith(f"{PACKAGE}.screens.") and not is_in(name, mine)
        ]
    return found


def pages_beyond_their_screen(tree: Tree) -> list[str]:
    found = []
    for module in tree.within("pages"):
        mine = f"{PACKAGE}.screens.{module.rpartition('.')[2]}"
        found += [
            f"{module} imports {name}"
            for name in sorted(tree.imports[module])
            if name.startswith(f"{PACKAGE}.screens.") and not is_in(name, mine)
        ]
    return found


def pages_beyond_the_door(tree: Tree) -> list[str]:
    return _importers(tree, tree.within("pages"), "pages", "duckdb")


def dashboard_that_reaches_extracts(tree: Tree) -> list[str]:
    start = tree.within("app", "pages", f"{PACKAGE}.ui", f"{PACKAGE}.server", f"{PACKAGE}.screens")
    unreachable = (f"{PACKAGE}.{unit}" for unit in ("intake", "demo", "importing", "lifecycle", "cli"))
    beyond = tuple(unreachable)
    return [chain for module, chain in tree.reach(start).items() if is_in(module, *beyond)]


def entries_imported(tree: Tree) -> list[str]:
    return _importers(
        tree,
        tree.outside("pages", f"{PACKAGE}.__main__", f"{PACKAGE}.cli"),
        "app",
        "pages",
        f"{PACKAGE}.cli",
    ) + _importers(tree, tree.within("pages", f"{PACKAGE}.cli"), "app", f"{PACKAGE}.cli.entry")


def mathematics_that_know_a_table(tree: Tree) -> list[str]:
    statistics = f"{PACKAGE}.statistics"
    return [
        f"{module} imports {name}"
        for module in tree.within(statistics)
        for name in sorted(tree.imports[module])
        if is_in(name, PACKAGE) and not is_in(name, statistics)
    ]


def circles_of_modules(tree: Tree) -> list[str]:
    graph = {module: set(tree.imports[module]) & tree.files.keys() for module in tree.files}
    return [" <-> ".join(group) for group in circles(graph)]


def circles_of_units(tree: Tree) -> list[str]:
    graph: dict[str, set[str]] = {unit_of(module): set() for module in tree.files}
    for module in tree.files:
        here = unit_of(module)
        graph[here] |= {unit_of(name) for name in tree.imports[module] & tree.files.keys()} - {here, PACKAGE}
    return [" <-> ".join(group) for group in circles(graph)]


PROJECT_TREE = Tree(PROJECT)


def test_only_app_pages_ui_server_and_the_widgets_of_screens_import_streamlit() -> None:
    assert streamlit_elsewhere(PROJECT_TREE) == []


def test_the_findings_of_a_screen_know_neither_its_widgets_nor_ui() -> None:
    assert widgets_behind_findings(PROJECT_TREE) == []


def test_only_drawing_imports_plotly() -> None:
    assert plotly_elsewhere(PROJECT_TREE) == []


def test_only_publications_door_intake_and_metrics_import_duckdb() -> None:
    assert duckdb_elsewhere(PROJECT_TREE) == []


def test_only_followup_imports_sqlite_so_every_event_is_checked_before_it_is_kept() -> None:
    assert sqlite_elsewhere(PROJECT_TREE) == []


def test_drawing_and_ui_do_not_import_each_other() -> None:
    assert drawing_and_ui_together(PROJECT_TREE) == []


def test_screens_do_not_import_each_other() -> None:
    assert screens_together(PROJECT_TREE) == []


def test_a_page_draws_its_own_screen_only() -> None:
    assert pages_beyond_their_screen(PROJECT_TREE) == []


def test_pages_import_neither_each_other_nor_duckdb() -> None:
    assert pages_beyond_the_door(PROJECT_TREE) == []


def test_the_dashboard_cannot_reach_intake_demo_importing_or_cli_so_it_cannot_write_extracts() -> None:
    assert dashboard_that_reaches_extracts(PROJECT_TREE) == []


def test_nothing_imports_cli_pages_or_app() -> None:
    assert entries_imported(PROJECT_TREE) == []


def test_statistics_knows_no_other_room() -> None:
    assert mathematics_that_know_a_table(PROJECT_TREE) == []


def test_imports_of_modules_never_go_in_circles() -> None:
    assert circles_of_modules(PROJECT_TREE) == []


def test_imports_only_run_downward_between_the_parts_of_the_house() -> None:
    assert circles_of_units(PROJECT_TREE) == []


def test_the_project_has_modules_on_both_sides_of_every_boundary() -> None:
    parts = {unit_of(module) for module in PROJECT_TREE.files}
    assert {
        *("app", "pages", "ui", "server", "screens", "findings", "drawing", "intake", "publications", "metrics"),
        *("demo", "cli", "door", "statistics", "followup", "importing"),
    } <= parts


CROSSINGS: list[tuple[Callable[[Tree], list[str]], dict[str, str]]] = [
    (streamlit_elsewhere, {"hbh_metrics/door.py": "import streamlit as st"}),
    (streamlit_elsewhere, {"hbh_metrics/files/pdf.py": "def draw():\n    from streamlit import runtime"}),
    (plotly_elsewhere, {"pages/afbouw.py": "import plotly.graph_objects as go"}),
    (plotly_elsewhere, {"hbh_metrics/ui/warm.py": "import importlib\nimportlib.import_module('plotly.express')"}),
    (duckdb_elsewhere, {"hbh_metrics/ui/table.py": "import duckdb"}),
    (sqlite_elsewhere, {"hbh_metrics/ui/form.py": "import sqlite3"}),
    (
        drawing_and_ui_together,
        {"hbh_metrics/drawing/path.py": "from hbh_metrics import ui", "hbh_metrics/ui/__init__.py": ""},
    ),
    (
        drawing_and_ui_together,
        {"hbh_metrics/ui/chart.py": "from ..drawing import path", "hbh_metrics/drawing/path.py": ""},
    ),
    (pages_beyond_the_door, {"pages/afbouw.py": "from pages import gegevens", "pages/gegevens.py": ""}),
    (pages_beyond_the_door, {"pages/afbouw.py": "from duckdb import connect"}),
    (
        dashboard_that_reaches_extracts,
        {
            "pages/afbouw.py": "from hbh_metrics import door",
            "hbh_metrics/door.py": "from hbh_metrics.publications.store import Store",
            "hbh_metrics/publications/__init__.py": "def late():\n    from hbh_metrics.intake import files",
            "hbh_metrics/publications/store.py": "Store = object",
            "hbh_metrics/intake/files.py": "",
        },
    ),
    (
        dashboard_that_reaches_extracts,
        {"hbh_metrics/server/shell.py": "import hbh_metrics.demo", "hbh_metrics/demo/__init__.py": ""},
    ),
    (entries_imported, {"hbh_metrics/ui/bar.py": "from hbh_metrics.cli import main", "hbh_metrics/cli/entry.py": ""}),
    (entries_imported, {"hbh_metrics/importing.py": "import app", "app.py": ""}),
    (streamlit_elsewhere, {"hbh_metrics/screens/afbouw/progress.py": "import streamlit"}),
    (
        widgets_behind_findings,
        {
            "hbh_metrics/screens/afbouw/progress.py": "from hbh_metrics.screens.afbouw import widgets",
            "hbh_metrics/screens/afbouw/widgets.py": "import streamlit",
        },
    ),
    (
        screens_together,
        {
            "hbh_metrics/screens/overleg/news.py": "from hbh_metrics.screens.afbouw import progress",
            "hbh_metrics/screens/afbouw/progress.py": "",
        },
    ),
    (
        pages_beyond_their_screen,
        {
            "pages/overleg.py": "from hbh_metrics.screens.afbouw import progress",
            "hbh_metrics/screens/afbouw/progress.py": "",
        },
    ),
    (
        mathematics_that_know_a_table,
        {"hbh_metrics/statistics/wilson.py": "from hbh_metrics import records", "hbh_metrics/records.py": ""},
    ),
    (
        circles_of_modules,
        {"hbh_metrics/a.py": "from hbh_metrics import b", "hbh_metrics/b.py": "from hbh_metrics import a"},
    ),
    (
        circles_of_units,
        {
            "hbh_metrics/low/one.py": "from hbh_metrics.high import two",
            "hbh_metrics/high/two.py": "",
            "hbh_metrics/high/three.py": "from hbh_metrics.low import four",
            "hbh_metrics/low/four.py": "",
        },
    ),
]


def _plant(root: Path, files: dict[str, str]) -> Tree:
    for name, text in {"app.py": "", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Tree(root)


@pytest.mark.parametrize(("rule", "files"), CROSSINGS, ids=lambda value: value.__name__ if callable(value) else "")
def test_crossing_a_boundary_is_noticed(
    rule: Callable[[Tree], list[str]], files: dict[str, str], tmp_path: Path
) -> None:
    assert rule(_plant(tmp_path, files))


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _ in CROSSINGS))
def test_a_house_with_its_imports_in_order_has_nothing_to_notice(
    rule: Callable[[Tree], list[str]], tmp_path: Path
) -> None:
    files = {
        "app.py": "import streamlit\nfrom hbh_metrics.ui import bar",
        "pages/afbouw.py": "import streamlit\nfrom hbh_metrics import door\nfrom hbh_metrics.drawing import path",
        "hbh_metrics/ui/bar.py": "import streamlit",
        "hbh_metrics/drawing/path.py": "import plotly.graph_objects",
        "hbh_metrics/door.py": "import duckdb\nfrom hbh_metrics.publications import store",
        "hbh_metrics/publications/store.py": "import duckdb",
        "hbh_metrics/intake/files.py": "import duckdb\nfrom hbh_metrics.publications import store",
        "hbh_metrics/cli/entry.py": "from hbh_metrics.intake import files\nfrom hbh_metrics import demo",
        "hbh_metrics/demo/__init__.py": "from hbh_metrics.intake import files",
        "hbh_metrics/__main__.py": "from hbh_metrics.cli import main",
    }
    assert rule(_plant(tmp_path, files)) == []
