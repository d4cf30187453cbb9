"""A real browser for the journeys, and what each of them keeps to: no error in the console, no request that leaves the machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser import chromium
from tests.browser.screen import Look, dressed
from tests.serving import Served, serving


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the journeys out, and count them, on a machine without a browser that may do without."""
    journeys = [item for item in items if item.get_closest_marker("browser")]
    if journeys and chromium.find() is None and not chromium.is_required():
        items[:] = [item for item in items if item not in journeys]
        config.hook.pytest_deselected(items=journeys)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once per worker."""
    found = chromium.find()
    if found is None:
        pytest.fail("CI=true, and there is no browser: make browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(chromium.FLAGS))
        yield started
        started.close()


@pytest.fixture
def look() -> Look:
    """Return what the visitor has, unless a journey is run for several: `@pytest.mark.parametrize("look", LOOKS, ids=str)`."""
    return Look()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Start a Dutch browser's session once per worker: what a server sends to everybody is loaded and compiled once."""
    started = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce")
    yield started
    started.close()


@pytest.fixture
def page(context: BrowserContext, look: Look) -> Iterator[Page]:
    """Return an empty page of a visitor who was never here; afterwards it must have logged no error and asked nothing of the outside."""
    context.clear_cookies()
    visited = context.new_page()
    dressed(visited, look)
    errors: list[str] = []
    outside: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    def on_request(sent: Request) -> None:
        if not sent.url.startswith(("http://localhost:", "ws://localhost:", "data:", "blob:")):
            outside.append(sent.url)

    visited.on("console", on_console)
    visited.on("pageerror", lambda error: errors.append(str(error)))
    visited.on("request", on_request)
    yield visited
    if visited.url.startswith("http"):
        visited.evaluate("() => localStorage.clear()")
    visited.close()
    assert errors == []
    assert outside == []


@pytest.fixture(scope="session")
def writable(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """Serve a copy of the demo, with a journal of its own that the journeys of this worker write in."""
    folder = tmp_path_factory.mktemp("writable")
    shutil.copytree(demo_data, folder / "data", ignore=shutil.ignore_patterns("opvolging*"))
    with serving(folder / "data", folder) as server:
        yield server, folder / "data"


@pytest.fixture(scope="session")
def results() -> Path:
    """Return the folder for screenshots, which git ignores."""
    folder = Path(__file__).with_name("results")
    folder.mkdir(exist_ok=True)
    return folder
