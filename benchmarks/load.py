"""Times the server with many visitors at once: `python benchmarks/load.py --data MAP [--screen afbouw] [--sessions 25 50] [--think 3]`.

Every visitor is a connection of its own that opens the screen, thinks for a while (exponentially spread round `--think` seconds), chooses
another provider or period, and waits until the server says that it is done; `--choices` times. Counted is the server's time, from the
choice to that word, without the browser that draws it. One visitor alone comes before each crowd: the 95th percentile of the crowd, of all
that it waits for, its rush at the opening included, is told as a multiple of that visitor's median, and as a range over the `--rounds`.
A visitor who cannot come in, or is cut off, is counted and the others go on. `--minutes` goes on that long instead of `--choices` times.
`--url` measures a server that is already running, without its memory.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlparse

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

import websockets  # noqa: E402
from machine import busy, high, ranged  # noqa: E402
from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: E402
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: E402
from streamlit.proto.WidgetStates_pb2 import WidgetState  # noqa: E402

from tests.serving import serving  # noqa: E402

PATIENCE_S = 60.0
RAMP_S = 0.05
ALONE = 20
"""How often the visitor who is alone chooses."""
SETTLE_S = 5.0
"""How long after the last visitor the server's memory is read again."""
BOXES = ("Aanbieder", "Periode")


@dataclass
class Visitor:
    """One connection, with what it must send back: the page, the boxes and what is chosen in them."""

    socket: websockets.ClientConnection | None
    screen: str
    page: str = ""
    boxes: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    errors: int = 0
    received: int = 0
    failure: str = ""

    async def run(self) -> float:
        """Ask for the screen as it is chosen and return the seconds until the server is done."""
        asked = BackMsg()
        rerun = asked.rerun_script
        rerun.page_script_hash, rerun.page_name = self.page, self.screen
        for box, value in self.chosen.items():
            state = WidgetState(id=self.boxes[box][0])
            state.string_value = value
            rerun.widget_states.widgets.append(state)
        rerun.context_info.locale, rerun.context_info.timezone = "nl-NL", "Europe/Amsterdam"
        begin = time.perf_counter()
        assert self.socket is not None  # noqa: S101
        await self.socket.send(asked.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), PATIENCE_S)
            assert isinstance(raw, bytes)  # noqa: S101
            self.received += len(raw)
            if self._is_end(raw):
                return time.perf_counter() - begin

    def _is_end(self, raw: bytes) -> bool:
        """Take in one message; tell whether the run is over, and not only so that another can begin."""
        message = ForwardMsg()
        message.ParseFromString(raw)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page = message.new_session.page_script_hash or self.page
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash or self.page
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            self.errors += element.WhichOneof("type") == "exception"
            if element.WhichOneof("type") == "selectbox":
                self.boxes[element.selectbox.label] = (element.selectbox.id, list(element.selectbox.options))
        return kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY

    def choose(self, dice: random.Random) -> None:
        """Choose something else in one of the boxes; raises LookupError when the screen came without them."""
        there = [name for name in BOXES if self.boxes.get(name, ("", []))[1]]
        if not there:
            raise LookupError("the screen came without its boxes")
        box = dice.choice(there)
        self.chosen[box] = dice.choice(self.boxes[box][1])


async def visit(
    url: str, arguments: argparse.Namespace, number: int, first: list[float], later: list[float]
) -> Visitor:
    """Be one visitor: come in, and choose so many times."""
    dice = random.Random(number)  # noqa: S311 - chance for a benchmark
    await asyncio.sleep(number * RAMP_S)
    address = f"ws://{urlparse(url).netloc}/_stcore/stream"
    end = time.monotonic() + arguments.minutes * 60
    visitor = Visitor(None, arguments.screen)
    try:
        async with websockets.connect(
            address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None, open_timeout=PATIENCE_S
        ) as visitor.socket:
            first.append(await visitor.run())
            for choice in itertools.count():
                if time.monotonic() >= end if arguments.minutes else choice >= arguments.choices:
                    break
                await asyncio.sleep(dice.expovariate(1 / arguments.think) if arguments.think else 0)
                visitor.choose(dice)
                later.append(await visitor.run())
    except (OSError, EOFError, TimeoutError, LookupError, websockets.WebSocketException) as error:
        visitor.failure = f"{type(error).__name__}: {error}"
    return visitor


@dataclass(frozen=True)
class Crowd:
    """What was found of one number of visitors in one round."""

    alone: list[float]
    first: list[float]
    later: list[float]
    rate: float
    size_kb: float
    kept_mb: float
    errors: int
    failed: int

    @property
    def times_alone(self) -> float:
        """The 95th percentile of everything that the crowd waited for, as a multiple of one visitor's median."""
        return high([*self.first, *self.later]) / statistics.median(self.alone)


async def measured(url: str, arguments: argparse.Namespace, sessions: int, memory_mb: Callable[[], float]) -> Crowd:
    """Let one visitor in, and then everybody; return what was found."""
    alone: list[float] = []
    once = argparse.Namespace(**{**vars(arguments), "choices": ALONE, "think": 0, "minutes": 0})
    one = await visit(url, once, 0, [], alone)
    if one.failure or not alone:
        raise SystemExit(f"one visitor alone could not come in: {one.failure or 'no answer'}")
    first: list[float] = []
    later: list[float] = []
    before, begin = memory_mb(), time.perf_counter()
    visitors = await asyncio.gather(*(visit(url, arguments, number, first, later) for number in range(sessions)))
    rate = len(later) / (time.perf_counter() - begin)
    await asyncio.sleep(SETTLE_S)
    failures = [visitor.failure for visitor in visitors if visitor.failure]
    for failure in sorted(set(failures)):
        print(f"{failures.count(failure)} visitors: {failure}", file=sys.stderr)
    if not first:
        raise SystemExit("no visitor of the crowd came in")
    return Crowd(
        alone=alone,
        first=first,
        later=later,
        rate=rate,
        size_kb=sum(visitor.received for visitor in visitors) / (len(first) + len(later)) / 1024,
        kept_mb=(memory_mb() - before) / sessions,
        errors=sum(visitor.errors for visitor in visitors),
        failed=len(failures),
    )


def row(arguments: argparse.Namespace, sessions: int, rounds: list[Crowd]) -> str:
    """Return the row of the table about one number of visitors."""

    def of(values: Iterable[float]) -> float:
        return statistics.median(values)

    first, later = ([time for crowd in rounds for time in getattr(crowd, name)] for name in ("first", "later"))
    alone = [time for crowd in rounds for time in crowd.alone]
    return (
        f"| {arguments.screen} | {sessions} | {arguments.think:g} | {of(alone) * 1000:.0f} | {told(first)} | {told(later)} "
        f"| {ranged([crowd.times_alone for crowd in rounds])} | {of(crowd.rate for crowd in rounds):.1f} "
        f"| {of(crowd.size_kb for crowd in rounds):.0f} | {of(crowd.kept_mb for crowd in rounds):.2f} "
        f"| {sum(crowd.errors for crowd in rounds)} | {sum(crowd.failed for crowd in rounds)} |"
    )


def resident_mb(process: int) -> float:
    """Return the memory that a process holds, in megabytes; no number where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def told(seconds: list[float]) -> str:
    """Return the median and the 95th percentile in milliseconds, as two cells."""
    if not seconds:
        return "– | –"
    return f"{statistics.median(seconds) * 1000:.0f} | {high(seconds) * 1000:.0f}"


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "data")
    parser.add_argument("--url", default="")
    parser.add_argument("--screen", default="afbouw")
    parser.add_argument("--sessions", type=int, nargs="+", default=[25])
    parser.add_argument("--think", type=float, default=3.0)
    parser.add_argument("--choices", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument(
        "--settle", type=float, default=0.0, help="seconds between the start of the server and the first visitor"
    )
    arguments = parser.parse_args()
    print(
        "| screen | sessions | think, s | one alone, median ms | first, median ms | first, p95 | choice, median ms | choice, p95 "
        "| p95 of all ÷ median of one | choices/s | kB | MB kept per session | errors | failed |"
    )
    print("| --- " * 14 + "|", flush=True)
    began = busy()
    if arguments.url:
        crowds(arguments, arguments.url, lambda: float("nan"))
    else:
        with tempfile.TemporaryDirectory() as folder, serving(arguments.data, Path(folder)) as server:
            time.sleep(arguments.settle)
            crowds(arguments, server.url, lambda: resident_mb(server.process.pid))
    print(f"At the start {began}, at the end {busy()}.")
    return 0


def crowds(arguments: argparse.Namespace, url: str, memory_mb: Callable[[], float]) -> None:
    """Measure every number of visitors in turn, round after round, and print a row of each."""
    found: dict[int, list[Crowd]] = {sessions: [] for sessions in arguments.sessions}
    for _ in range(arguments.rounds):
        for sessions, rounds in found.items():
            rounds.append(asyncio.run(measured(url, arguments, sessions, memory_mb)))
    for sessions, rounds in found.items():
        print(row(arguments, sessions, rounds))


if __name__ == "__main__":
    sys.exit(main())
