"""What is made ahead: every finding that a page asks of a choice alone, and nothing while somebody waits or after the end."""

from __future__ import annotations

import ast
import importlib
import threading
from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.findings import once as kept_findings
from hbh_metrics.kept import Keeper
from hbh_metrics.server import ahead
from hbh_metrics.ui import frame
from tests.architecture import PROJECT
from tests.intake.publishing import Office


def asked_by_pages() -> set[str]:
    """Return every `once(module.name, view)` of the pages, by the file of the module and the name."""
    found = set()
    for page in sorted((PROJECT / "pages").glob("*.py")):
        tree = ast.parse(page.read_text(encoding="utf-8"))
        imports = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
        }  # fmt: skip
        for node in ast.walk(tree):
            match node:
                case ast.Call(ast.Name("once"), [ast.Attribute(ast.Name(module), name), ast.Name("view")], []):
                    found.add(f"{importlib.import_module(imports[module]).__name__}.{name}")
    return found


def test_every_finding_that_a_page_asks_of_a_choice_alone_is_made_ahead() -> None:
    assert {f"{module}.{name}" for module, name in ahead.ASKED} == asked_by_pages()


def test_what_a_visitor_chooses_first_is_made_first_and_only_for_the_reader_of_the_server(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(10)
    monkeypatch.setattr(kept_findings, "_kept", keeper)
    view = ahead._newest(office.data, Audience.PROGRAMMAMANAGER)
    assert view is not None
    choice, ask = next(ahead.todo(view))
    assert (choice.is_total, choice.periode_id) == (True, view.periode_id)
    ahead.make(choice, ask)
    assert keeper.has(kept_findings.key_of(ask, choice))
    other = ahead._newest(office.data, Audience.WETHOUDER)
    assert other is not None
    assert not keeper.has(kept_findings.key_of(ask, other))


def test_nothing_is_made_while_somebody_waits_and_nothing_after_the_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    waited = threading.Event()

    def somebody_waits() -> bool:
        waited.set()
        return True

    monkeypatch.setattr(frame, "is_drawing", somebody_waits)
    monkeypatch.setattr(ahead, "make", lambda choice, _ask: made.append(choice.periode_id))
    with ahead.made_ahead(office.data):
        assert waited.wait(10)
    assert made == []
    assert "vooruit" not in {thread.name for thread in threading.enumerate()}


def test_nothing_is_made_where_the_setting_says_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HBH_VOORUIT", "nee")
    with ahead.made_ahead(office.data):
        assert "vooruit" not in {thread.name for thread in threading.enumerate()}


def test_a_folder_without_a_publication_has_nothing_to_make(tmp_path: Path) -> None:
    assert ahead._newest(tmp_path, Audience.PROGRAMMAMANAGER) is None
