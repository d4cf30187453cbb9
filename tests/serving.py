"""Starts the dashboard as a user would, waits until it answers, and ends it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.architecture import PROJECT

PATIENCE_S = 60.0
T = TypeVar("T")


@dataclass(frozen=True)
class Served:
    """A running dashboard."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def output(self) -> str:
        """Return all that the server wrote so far."""
        return self.log.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Answer:
    """What the server sent back, with the names of the headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


class _NotFollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        """Let a redirect be seen as it is."""


_open = urllib.request.build_opener(_NotFollowed).open


def ask(url: str, **headers: str) -> Answer:
    """Return the answer to a GET of `url`, whatever its status; redirects are not followed."""
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - only http to this machine
    try:
        with _open(request, timeout=PATIENCE_S) as response:
            return Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, response.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())


def run_apart(work: Coroutine[object, object, T]) -> T:
    """Return what a coroutine returns, run in a thread of its own: a worker that drives a browser has a running loop in its main one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def free_port() -> int:
    """Return a port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def as_user(data: Path, port: int) -> list[str]:
    """Return the command that README gives."""
    return [sys.executable, "-m", "hbh_metrics", "serve", "--data", str(data), "--port", str(port)]


def by_streamlit(port: int) -> list[str]:
    """Return the command that every Streamlit user knows."""
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]


@contextlib.contextmanager
def serving(
    data: Path, folder: Path, command: list[str] | None = None, port: int | None = None, ready: str = "/gereed",
    program: Path = PROJECT, *, is_ahead: bool = False,
) -> Iterator[Served]:  # fmt: skip
    """Serve `data` with the program in a folder while the block runs; what the server writes goes to a file in `folder`.

    Screens that nobody asked for are made ahead when `is_ahead`: that takes ten seconds of a processor, and changes no screen.
    """
    port = port or free_port()
    log = folder / f"server-{port}.log"
    environment = {**os.environ, "HBH_DATA": str(data), "HBH_VOORUIT": "ja" if is_ahead else "nee"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command or as_user(data, port),
            cwd=program,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Served(f"http://localhost:{port}", process, log)
    try:
        _wait_until_it_answers(server, ready)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_it_answers(server: Served, ready: str) -> None:
    last = time.monotonic() + PATIENCE_S
    while time.monotonic() < last:
        assert server.process.poll() is None, server.output()
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            if ask(f"{server.url}{ready}").status == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"no answer within {PATIENCE_S} s: {server.output()}")
