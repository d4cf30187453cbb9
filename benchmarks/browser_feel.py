"""Times what a visitor waits for in a real browser: `python benchmarks/browser_feel.py --data MAP [--screens afbouw] [--rounds 30]`.

Three waits, each `rounds` times: with an empty browser (cold), on a reload (warm) and after another provider is chosen (change). Of each
the moment at which the first words stand (heading, what is chosen, the first finding with its caption), the moment at which the last chart
is painted, how far the layout jumped (Chromium's own layout-shift score) and whether all charts were ever gone. Counted in the page itself,
from the start of the navigation or the click, to the frame after the last change. `--url` measures a server that is already running.
With `--against CHECKOUT` every round is made of that one too, in turn, and what is told is this one's time as a part of the other's.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from machine import busy, ranged  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402

from tests.browser import chromium  # noqa: E402
from tests.browser.screen import SETTLED, open_screen, settled  # noqa: E402
from tests.serving import serving  # noqa: E402

PROBE = """() => {
    const probe = window.__wait = { from: 0, words: 0, chart: 0, fewest: 0, shift: 0, most: 0 };
    const charts = () => document.querySelectorAll('svg.hbh-plaat, .js-plotly-plot .main-svg').length;
    const words = () => document.querySelector('h1') && document.querySelector('.hbh-status')
        && document.querySelector('h2') && document.querySelector('[data-testid="stCaptionContainer"]');
    const isOfChart = node => node.nodeType === 1 && (node.matches('svg.hbh-plaat, svg.main-svg, .hbh-tekening, .js-plotly-plot')
        || node.querySelector('svg.hbh-plaat, svg.main-svg') !== null || node.closest('.hbh-tekening, .js-plotly-plot') !== null);
    const afterFrame = what => requestAnimationFrame(() => requestAnimationFrame(() => { probe[what] = performance.now(); }));
    new MutationObserver(changes => {
        if (!probe.words && words()) afterFrame('words');
        probe.most = Math.max(probe.most, charts());
        probe.fewest = Math.min(probe.fewest, charts());
        if (changes.some(change => isOfChart(change.target) || [...change.addedNodes].some(isOfChart))) afterFrame('chart');
    }).observe(document, { subtree: true, childList: true, characterData: true });
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (entry.startTime >= probe.from) probe.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('click', event => {
        if (event.target.closest('[role="option"]') === null) return;
        Object.assign(probe, { from: performance.now(), words: 0, chart: 0, fewest: charts(), shift: 0 });
        const before = document.querySelector('.hbh-status')?.textContent;
        const isSaid = () => document.querySelector('.hbh-status')?.textContent !== before;
        const said = () => isSaid() ? afterFrame('words') : requestAnimationFrame(said);
        said();
    }, true);
}"""
READ = "() => ({ ...window.__wait, fewest: window.__wait.most - window.__wait.fewest })"


@dataclass(frozen=True)
class Wait:
    """One wait, in seconds: to the first words and to the last chart; how far the layout jumped, and charts that were gone for a while."""

    words: float
    charts: float
    shift: float
    gone: int


@contextmanager
def served(arguments: argparse.Namespace, project: Path) -> Iterator[str]:
    """Yield the address of the server: the one that was named, or one of its own from a checkout over `--data`."""
    if arguments.url:
        yield arguments.url
        return
    with tempfile.TemporaryDirectory() as folder, serving(arguments.data, Path(folder), program=project) as server:
        time.sleep(arguments.settle)
        yield server.url


def fresh(browser: Browser) -> BrowserContext:
    """Return a browser that has nothing kept."""
    context = browser.new_context(
        locale="nl-NL", timezone_id="Europe/Amsterdam", viewport={"width": 1280, "height": 900}
    )
    context.add_init_script(f"({PROBE})()")
    return context


def read(page: Page) -> Wait:
    """Return what the page counted since the navigation or the click, once nothing moves any more."""
    page.wait_for_function(SETTLED)
    page.wait_for_timeout(300)
    page.wait_for_function(SETTLED)
    seen = page.evaluate(READ)
    begin = seen["from"]
    return Wait((seen["words"] - begin) / 1000, (seen["chart"] - begin) / 1000, seen["shift"], 0)


def changed(page: Page, number: int) -> Wait:
    """Choose the next provider and return the wait."""
    page.get_by_role("combobox", name="Aanbieder").click()
    options = page.get_by_role("option")
    options.first.wait_for()
    before = page.evaluate("() => window.__wait.most")
    options.nth(1 + number % (options.count() - 1)).click()
    wait = read(page)
    seen = page.evaluate("() => window.__wait")
    return Wait(wait.words, wait.charts, wait.shift, int(seen["fewest"] == 0 and before > 0))


@dataclass
class Visit:
    """One server's screen with a browser on it that has been there before, and the waits that were found of each kind."""

    browser: Browser
    url: str
    context: BrowserContext
    page: Page
    waits: dict[str, list[Wait]]

    @classmethod
    def begun(cls, browser: Browser, url: str) -> Visit:
        """Return a visit that has opened the screen once."""
        context = fresh(browser)
        page = context.new_page()
        open_screen(page, url)
        return cls(browser, url, context, page, {"cold": [], "warm": [], "change": []})

    def once(self, number: int) -> None:
        """Wait once for each: with an empty browser, on a reload, and after another provider is chosen."""
        context = fresh(self.browser)
        page = context.new_page()
        page.goto(self.url)
        self.waits["cold"].append(read(page))
        context.close()
        self.page.reload()
        self.waits["warm"].append(read(self.page))
        if self.page.get_by_role("combobox", name="Aanbieder").count():
            self.waits["change"].append(changed(self.page, number))
            settled(self.page)


def measured(browser: Browser, urls: list[str], rounds: int) -> list[dict[str, list[Wait]]]:
    """Return the waits of each kind at every server, round after round in turn; the first round is not counted."""
    visits = [Visit.begun(browser, url) for url in urls]
    for number in range(rounds + 1):
        for visit in visits:
            visit.once(number)
    for visit in visits:
        visit.context.close()
    return [{kind: found[1:] for kind, found in visit.waits.items() if found} for visit in visits]


def told(screen: str, kind: str, waits: list[Wait], others: list[Wait]) -> str:
    """Return one row of the table: medians and 95th percentiles in seconds, and each round's last chart as a part of the other's."""

    def both(values: list[float]) -> str:
        ordered = sorted(values)
        return f"{statistics.median(ordered):.2f} | {ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]:.2f}"

    words, charts = both([wait.words for wait in waits]), both([wait.charts for wait in waits])
    shift = statistics.median(wait.shift for wait in waits)
    both_drew = zip(waits, others, strict=True) if others else ()
    parts = [mine.charts / other.charts for mine, other in both_drew if mine.charts > 0 and other.charts > 0]
    gone = sum(wait.gone for wait in waits)
    return f"| {screen} | {kind} | {words} | {charts} | {ranged(parts)} | {shift:.3f} | {gone} |"


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "data")
    parser.add_argument("--url", default="")
    parser.add_argument("--screens", nargs="+", default=["afbouw"])
    parser.add_argument("--against", type=Path, default=None, help="another checkout of the monitor")
    parser.add_argument(
        "--settle", type=float, default=0.0, help="seconds between the start of a server and the first visit"
    )
    parser.add_argument("--rounds", type=int, default=30)
    arguments = parser.parse_args()
    found = chromium.find()
    if found is None:
        sys.stderr.write("No browser: make browser\n")
        return 1
    print(
        "| screen | wait | words, median | words, p95 | last chart, median | last chart, p95 | last chart, part of the other | jump "
        "| charts gone |"
    )
    print("| --- " * 9 + "|", flush=True)
    began = busy()
    projects = [PROJECT, *([arguments.against.resolve()] if arguments.against else [])]
    with ExitStack() as servers, sync_playwright() as playwright:
        urls = [servers.enter_context(served(arguments, project)) for project in projects]
        browser = playwright.chromium.launch(executable_path=found, args=list(chromium.FLAGS))
        for screen in arguments.screens:
            mine, *others = measured(browser, [f"{url}/{screen}" for url in urls], arguments.rounds)
            for kind, waits in mine.items():
                print(told(screen, kind, waits, others[0][kind] if others else []), flush=True)
        browser.close()
    print(f"At the start {began}, at the end {busy()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
