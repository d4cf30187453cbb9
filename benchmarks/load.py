"""Times the server with many visitors at once: `python benchmarks/load.py --data MAP [--screen afbouw] [--sessions 25] [--think 3]`.

Every visitor is a connection of its own that opens the screen, thinks for a while (exponentially spread round `--think` seconds), chooses
another provider or period, and waits until the server says that it is done; `--choices` times. Counted is the server's time, from the
choice to that word, without the browser that draws it. `--url` measures a server that is already running.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlparse

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

import websockets  # noqa: E402
from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: E402
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: E402
from streamlit.proto.WidgetStates_pb2 import WidgetState  # noqa: E402

from tests.serving import serving  # noqa: E402

PATIENCE_S = 60.0
RAMP_S = 0.05
BOXES = ("Aanbieder", "Periode")


@dataclass
class Visitor:
    """One connection, with what it must send back: the page, the boxes and what is chosen in them."""

    socket: websockets.ClientConnection
    screen: str
    page: str = ""
    boxes: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    errors: int = 0
    received: int = 0

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
        """Choose something else in one of the boxes."""
        box = dice.choice([name for name in BOXES if name in self.boxes])
        self.chosen[box] = dice.choice(self.boxes[box][1])


async def visit(
    url: str, arguments: argparse.Namespace, number: int, first: list[float], later: list[float]
) -> Visitor:
    """Be one visitor: come in, and choose so many times."""
    dice = random.Random(number)  # noqa: S311 - chance for a benchmark
    await asyncio.sleep(number * RAMP_S)
    address = f"ws://{urlparse(url).netloc}/_stcore/stream"
    async with websockets.connect(address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None) as socket:
        visitor = Visitor(socket, arguments.screen)
        first.append(await visitor.run())
        for _ in range(arguments.choices):
            await asyncio.sleep(dice.expovariate(1 / arguments.think) if arguments.think else 0)
            visitor.choose(dice)
            later.append(await visitor.run())
    return visitor


async def measured(url: str, arguments: argparse.Namespace) -> str:
    """Let everybody in and return the row of the table."""
    first: list[float] = []
    later: list[float] = []
    await visit(url, argparse.Namespace(**{**vars(arguments), "choices": 2, "think": 0}), 0, [], [])
    begin = time.perf_counter()
    visitors = await asyncio.gather(
        *(visit(url, arguments, number, first, later) for number in range(arguments.sessions))
    )
    rate = len(later) / (time.perf_counter() - begin)
    size = sum(visitor.received for visitor in visitors) / (len(first) + len(later)) / 1024
    errors = sum(visitor.errors for visitor in visitors)
    return (
        f"| {arguments.screen} | {arguments.sessions} | {arguments.think:g} | {told(first)} | {told(later)} "
        f"| {rate:.1f} | {size:.0f} | {errors} |"
    )


def told(seconds: list[float]) -> str:
    """Return the median and the 95th percentile in milliseconds, as two cells."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"{statistics.median(ordered) * 1000:.0f} | {high * 1000:.0f}"


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "data")
    parser.add_argument("--url", default="")
    parser.add_argument("--screen", default="afbouw")
    parser.add_argument("--sessions", type=int, default=25)
    parser.add_argument("--think", type=float, default=3.0)
    parser.add_argument("--choices", type=int, default=10)
    arguments = parser.parse_args()
    print(
        "| screen | sessions | think, s | first, median ms | first, p95 | choice, median ms | choice, p95 | choices/s | kB | errors |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    if arguments.url:
        print(asyncio.run(measured(arguments.url, arguments)))
        return 0
    with tempfile.TemporaryDirectory() as folder, serving(arguments.data, Path(folder)) as server:
        print(asyncio.run(measured(server.url, arguments)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
