"""What a journey does with a page of the monitor: open it, wait until nothing moves, and look at what a visitor meets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PATIENCE_MS: Final = 30_000
expect.set_options(timeout=PATIENCE_MS)

SETTLED: Final = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
    return app !== null
        && app.getAttribute('data-test-script-state') === 'notRunning'
        && app.getAttribute('data-test-connection-state') === 'CONNECTED'
        && document.querySelector('h1') !== null
        && document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]') === null
        && charts.every(chart => chart.querySelector('.main-svg') !== null);
}"""
_MET: Final = """() => {
    const names = ['aria-label', 'title', 'placeholder', 'alt', 'data-title'];
    const isShown = element => element.checkVisibility({ visibilityProperty: true });
    const labels = [...document.body.querySelectorAll('[' + names.join('], [') + ']')].filter(isShown)
        .flatMap(element => names.map(name => element.getAttribute(name)));
    const drawn = [...document.querySelectorAll('svg text, canvas table')].map(element => element.textContent);
    const icons = new Set([...document.querySelectorAll('[data-testid="stIconMaterial"][aria-hidden]')].map(icon => icon.textContent));
    const lines = document.body.innerText.split('\\n').filter(line => !icons.has(line.trim()));  // an icon is written by its name
    return [document.title, ...lines, ...labels, ...drawn].filter(text => text && text.trim());
}"""
_OVERFLOW: Final = """() => {
    const page = document.scrollingElement, main = document.querySelector('[data-testid="stMain"]');
    return [page, main].map(element => element.scrollWidth - element.clientWidth);
}"""

COUNT_JUMPS: Final = """
window.jumped = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) window.jumped += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
"""
"""Counts in a page how far its layout jumps by itself, from its beginning; what moves because the visitor did something is no jump."""
MOST_JUMP: Final = 0.05
"""How far the layout of a screen may jump while it comes in, as browsers score it."""
COLOURS: Final = ("color-contrast",)
"""The rules of axe that another colour scheme can break."""

# Words of programs and of English that are no Dutch words as well ("of", "in", "is", "week", "plan" and "open" are).
_WORDS: Final = """
about after all and any apply are ascending autoscale autosize average between by cancel change choose clear click client clients
close closed collapse column columns connecting connection content copied copy could count delete delivery descending display edit empty
error expand false file from fullscreen have hide home hours invalid less loading localized main mean message missing month more
name nan next no none not null options overview page paid payment period periods please press previous provider providers rerun reset
results row rows running save search select selected settings show sidebar skip sort table tariff that the this to true undefined
unknown upload value values when which with without year you your
monday tuesday wednesday thursday friday saturday sunday january february march may june july august october
"""
ENGLISH: Final = re.compile(rf"\b({'|'.join(_WORDS.split())})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Look:
    """What the visitor has before them."""

    width: int = 1280
    scheme: Literal["light", "dark"] = "light"

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


def open_screen(page: Page, url: str) -> None:
    """Open `url` and wait until it stands still."""
    page.goto(url)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the server is done, nothing is being loaded, every chart is drawn and the page has its heading."""
    page.wait_for_function(SETTLED, timeout=PATIENCE_MS)
    page.wait_for_timeout(200)  # a run that a first one asks for begins a moment later
    page.wait_for_function(SETTLED, timeout=PATIENCE_MS)


def met_texts(page: Page) -> list[str]:
    """Return every text that a visitor can meet: what is visible, in charts and tables, and the names of buttons."""
    texts: list[str] = page.evaluate(_MET)
    return texts


def says(page: Page, *parts: str) -> None:
    """Wait until the sentence that tells what is chosen holds every one of `parts`."""
    for part in parts:
        expect(page.get_by_role("status").first).to_contain_text(part)


def choose(page: Page, label: str, option: str) -> None:
    """Choose `option` in the box that is called `label`, with the mouse, and wait until the screen stands still."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
    settled(page)


def english_words(page: Page) -> list[str]:
    """Return the texts on the page that hold an English word, each with that word."""
    found = ((match.group(), text.strip()) for text in met_texts(page) for match in ENGLISH.finditer(text))
    return sorted({f"{word}: {text[:120]}" for word, text in found})


def dressed(page: Page, look: Look) -> None:
    """Give the visitor of `page` the width and the colours of `look`."""
    page.emulate_media(color_scheme=look.scheme)
    page.set_viewport_size({"width": look.width, "height": 900})


def assert_no_axe_violations(page: Page, only: Sequence[str] = (), without: Sequence[str] = ()) -> None:
    """Check the page against every rule of axe, `only` some, or all `without` some.

    An open dialog would hide the rest from it, so there may be none. What no rule is broken by is not told: that takes more than half
    of the time.
    """
    expect(page.get_by_role("dialog")).to_have_count(0)
    asked: dict[str, object] = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in without}}
    if only:
        asked["runOnly"] = {"type": "rule", "values": list(only)}
    violations = Axe().run(page, options=asked).response["violations"]
    told = [f"{broken['id']}: {node['html'][:160]}" for broken in violations for node in broken["nodes"]]
    assert told == []


def overflow_px(page: Page) -> list[int]:
    """Return how many pixels of the page and of its main part stick out on the right: 0 where nothing scrolls sideways."""
    sizes: list[int] = page.evaluate(_OVERFLOW)
    return sizes


def jumped(page: Page) -> float:
    """Return how far the layout has jumped since the page was loaded, as browsers score it; the page must have `COUNT_JUMPS`."""
    score: float = page.evaluate("() => window.jumped")
    return score


def whole(page: Page) -> None:
    """Make the window as tall as what it shows, so that every part has come into view; it stays so."""
    for _ in range(3):  # charts that come into view make the screen taller
        height = int(page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight"))
        now = page.viewport_size or {"width": Look().width, "height": 0}
        if now["height"] == height:
            return
        page.set_viewport_size({"width": now["width"], "height": height})
        settled(page)


def headings(page: Page) -> list[int]:
    """Return the levels of the visible headings, in their order on the page."""
    levels: list[int] = page.evaluate(
        "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]"
        ".filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))"
    )
    return levels
