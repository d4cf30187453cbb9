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


def streamlit_elsewhere(tree: Tree) -> list[str]:
    return _importers(tree, tree.outside("app", "pages", f"{PACKAGE}.ui"), "streamlit")


def plotly_elsewhere(tree: Tree) -> list[str]:
    return _importers(tree, tree.outside(f"{PACKAGE}.charts"), "plotly")


def duckdb_elsewhere(tree: Tree) -> list[str]:
    doors = (f"{PACKAGE}.{unit}" for unit in ("publications", "query", "intake", "metrics"))
    return _importers(tree, tree.outside(*doors), "duckdb", "_duckdb")


def sqlite_elsewhere(tree: Tree) -> list[str]:
    return _importers(tree, tree.outside(f"{PACKAGE}.followup"), "sqlite3", "_sqlite3")


def charts_and_ui_together(tree: Tree) -> list[str]:
    charts, ui = f"{PACKAGE}.charts", f"{PACKAGE}.ui"
    return _importers(tree, tree.within(charts), ui) + _importers(tree, tree.within(ui), charts)


def pages_beyond_the_door(tree: Tree) -> list[str]:
    return _importers(tree, tree.within("pages"), "pages", "duckdb")


def dashboard_that_reaches_extracts(tree: Tree) -> list[str]:
    start = tree.within("app", "pages", f"{PACKAGE}.ui")
    return [
        chain for module, chain in tree.reach(start).items() if is_in(module, f"{PACKAGE}.intake", f"{PACKAGE}.demo")
    ]


def entries_imported(tree: Tree) -> list[str]:
    return _importers(
        tree, tree.outside("pages", f"{PACKAGE}.__main__"), "app", "pages", f"{PACKAGE}.cli"
    ) + _importers(tree, tree.within("pages"), "app", f"{PACKAGE}.cli")


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


def test_only_app_pages_and_ui_import_streamlit() -> None:
    assert streamlit_elsewhere(PROJECT_TREE) == []


def test_only_charts_imports_plotly() -> None:
    assert plotly_elsewhere(PROJECT_TREE) == []


def test_only_publications_query_intake_and_metrics_import_duckdb() -> None:
    assert duckdb_elsewhere(PROJECT_TREE) == []


def test_only_followup_imports_sqlite_so_every_event_is_checked_before_it_is_kept() -> None:
    assert sqlite_elsewhere(PROJECT_TREE) == []


def test_charts_and_ui_do_not_import_each_other() -> None:
    assert charts_and_ui_together(PROJECT_TREE) == []


def test_pages_import_neither_each_other_nor_duckdb() -> None:
    assert pages_beyond_the_door(PROJECT_TREE) == []


def test_the_dashboard_cannot_reach_intake_or_demo_so_it_cannot_write_extracts() -> None:
    assert dashboard_that_reaches_extracts(PROJECT_TREE) == []


def test_nothing_imports_cli_pages_or_app() -> None:
    assert entries_imported(PROJECT_TREE) == []


def test_imports_of_modules_never_go_in_circles() -> None:
    assert circles_of_modules(PROJECT_TREE) == []


def test_imports_only_run_downward_between_the_parts_of_the_house() -> None:
    assert circles_of_units(PROJECT_TREE) == []


def test_the_project_has_modules_on_both_sides_of_every_boundary() -> None:
    parts = {unit_of(module) for module in PROJECT_TREE.files}
    assert {"app", "pages", "ui", "charts", "intake", "publications", "metrics", "demo", "cli", "query"} <= parts


CROSSINGS: list[tuple[Callable[[Tree], list[str]], dict[str, str]]] = [
    (streamlit_elsewhere, {"hbh_metrics/query.py": "import streamlit as st"}),
    (streamlit_elsewhere, {"hbh_metrics/export/pdf.py": "def draw():\n    from streamlit import runtime"}),
    (plotly_elsewhere, {"pages/afbouw.py": "import plotly.graph_objects as go"}),
    (plotly_elsewhere, {"hbh_metrics/ui/warm.py": "import importlib\nimportlib.import_module('plotly.express')"}),
    (duckdb_elsewhere, {"hbh_metrics/ui/table.py": "import duckdb"}),
    (sqlite_elsewhere, {"hbh_metrics/ui/form.py": "import sqlite3"}),
    (
        charts_and_ui_together,
        {"hbh_metrics/charts/path.py": "from hbh_metrics import ui", "hbh_metrics/ui/__init__.py": ""},
    ),
    (
        charts_and_ui_together,
        {"hbh_metrics/ui/chart.py": "from ..charts import path", "hbh_metrics/charts/path.py": ""},
    ),
    (pages_beyond_the_door, {"pages/afbouw.py": "from pages import gegevens", "pages/gegevens.py": ""}),
    (pages_beyond_the_door, {"pages/afbouw.py": "from duckdb import connect"}),
    (
        dashboard_that_reaches_extracts,
        {
            "pages/afbouw.py": "from hbh_metrics import query",
            "hbh_metrics/query.py": "from hbh_metrics.publications.store import Store",
            "hbh_metrics/publications/__init__.py": "def late():\n    from hbh_metrics.intake import files",
            "hbh_metrics/publications/store.py": "Store = object",
            "hbh_metrics/intake/files.py": "",
        },
    ),
    (
        dashboard_that_reaches_extracts,
        {"hbh_metrics/ui/server.py": "import hbh_metrics.demo", "hbh_metrics/demo/__init__.py": ""},
    ),
    (entries_imported, {"hbh_metrics/ui/bar.py": "from hbh_metrics.cli import main", "hbh_metrics/cli.py": ""}),
    (entries_imported, {"hbh_metrics/serve.py": "import app", "app.py": ""}),
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
        "pages/afbouw.py": "import streamlit\nfrom hbh_metrics import query\nfrom hbh_metrics.charts import path",
        "hbh_metrics/ui/bar.py": "import streamlit",
        "hbh_metrics/charts/path.py": "import plotly.graph_objects",
        "hbh_metrics/query.py": "import duckdb\nfrom hbh_metrics.publications import store",
        "hbh_metrics/publications/store.py": "import duckdb",
        "hbh_metrics/intake/files.py": "import duckdb\nfrom hbh_metrics.publications import store",
        "hbh_metrics/cli.py": "from hbh_metrics.intake import files\nfrom hbh_metrics import demo",
        "hbh_metrics/demo/__init__.py": "from hbh_metrics.intake import files",
        "hbh_metrics/__main__.py": "from hbh_metrics.cli import main",
    }
    assert rule(_plant(tmp_path, files)) == []
