"""What tests of every kind share: the demo's publications and the monitor that serves them, made once per run of pytest."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from filelock import FileLock
from hypothesis import settings

from hbh_metrics import dropped
from hbh_metrics.project import DEFAULT, use
from tests.browser import chromium
from tests.intake.publishing import Office, copy_of, make_office
from tests.serving import Served, as_user, free_port, serving

# No test is held to a time: a busy machine would fail it.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare `--quick`, for `make check`."""
    parser.addoption(
        "--quick", action="store_true", help="leave out what needs the demo or a server, which take a minute to make"
    )


LONGEST = (
    "test_adding.py", "test_backtest.py", "test_benchmarks.py", "test_every_stand.py", "test_every_town.py", "test_hostile.py",
    "test_template.py", "test_town_messages.py", "test_twin.py",
)  # fmt: skip


SERVERS = frozenset({"served", "served_to_beheerder", "server"})
"""The fixtures of a server that one worker keeps, with the demo's screens made ahead."""


def _place(item: pytest.Item) -> int:
    if SERVERS & set(getattr(item, "fixturenames", ())):
        return 0
    if item.get_closest_marker("browser"):
        return 1
    return 2 if item.path.name in LONGEST else 3


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is left with it at the end, and leave out what needs the demo when that is asked.

    What looks at the server of the demo goes first of all, and so to one worker, that has one browser and one server for it; then the
    journeys with a server of their own, that another may take over. Within the groups the order stays random. Pytest says how many tests
    were deselected.
    """
    items.sort(key=_place)
    if config.getoption("quick"):
        slow = [
            item
            for item in items
            if {"demo_data", "served", "served_to_beheerder"} & set(getattr(item, "fixturenames", ()))
        ]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


def pytest_collection_finish() -> None:
    """Take what was loaded and collected out of the search for garbage: it stays, and looking through it took a twentieth of the time."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # or DuckDB complains at the end about what was never let go


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, where it is read, that the journeys were not made."""
    if chromium.find() is None:
        terminalreporter.write_line(chromium.NONE, red=True)


@pytest.fixture(scope="session", autouse=True)
def nothing_waits_for_the_disk_or_for_others() -> Iterator[None]:
    """Let no test wait until what was written is really on the disk: no test takes the power away, and a busy disk takes 10 ms each time.

    That it is asked for, and in which order, is `publications/test_order.py`. And no process that a test waits for stands aside for the
    other tests: on busy cores that took a minute. Nor does one that is called off go on for ten seconds, as where the suite was started
    in the background of a script: what is started there ignores an interruption, and so does what that starts.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(dropped, "_NICE", 0)
        yield


@pytest.fixture(autouse=True)
def nothing_of_the_user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the data folder and the key of whoever runs the tests out of every test, and the project of the test before."""
    use(DEFAULT)
    home = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("HBH_DATA", str(home / "no-data"))
    monkeypatch.setenv("HBH_SLEUTEL", str(home / f"sleutel-{uuid4().hex}"))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run of pytest, the same for every worker."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def demo_data(shared_folder: Path) -> Path:
    """Return a data folder with the demo as `python -m hbh_metrics demo` makes it; only to be read.

    The first worker that asks makes it, the others wait. HBH_TEST_DEMO names one that was made before, while working on a test.
    """
    if "HBH_TEST_DEMO" in os.environ:
        return Path(os.environ["HBH_TEST_DEMO"])
    data = shared_folder / "demo"
    with FileLock(shared_folder / "demo.lock"):
        if not (data / "huidig").exists():
            command = [sys.executable, "-m", "hbh_metrics", "demo", "--data", str(data)]
            own_key = {**os.environ, "HBH_SLEUTEL": str(shared_folder / "demo-sleutel")}
            made = subprocess.run(
                command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=own_key
            )
            assert made.returncode == 0, made.stderr
    return data


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return the data folder with the tidy delivery; made once per worker and only copied."""
    root = tmp_path_factory.mktemp("gepubliceerd")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
        return make_office(root)


@pytest.fixture
def office(published: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return a data folder of one's own in which the tidy delivery is published."""
    return copy_of(published, tmp_path, monkeypatch)


@pytest.fixture
def empty_office(tmp_path: Path) -> Office:
    """Return a data folder in which nothing was published yet, with a key of its own."""
    return Office(tmp_path)


@pytest.fixture(scope="session")
def served(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the demo as `python -m hbh_metrics serve` does, until the last test of this worker."""
    with serving(demo_data, tmp_path_factory.mktemp("served"), is_ahead=True) as server:
        yield server


@pytest.fixture(scope="session")
def served_to_beheerder(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the demo to a beheerder, until the last test of this worker."""
    port = free_port()
    with serving(
        demo_data, tmp_path_factory.mktemp("beheer"), [*as_user(demo_data, port), "--audience", "beheerder"], port
    ) as server:
        yield server
