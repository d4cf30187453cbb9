"""Who may not see all, in a real browser: nothing in the document, its charts, its files or its messages is another's.

A provider and the wethouder are at it at once, in one server with sign-in, in a publication in which a number tells whose it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from hbh_metrics.door.audience import Audience
from tests.browser.screen import settled
from tests.pages.screens import readers
from tests.screens.own_numbers import publish
from tests.server.identity import provider, signing_in
from tests.server.received import Received, kept_numbers, kept_words, own_numbers
from tests.server.visiting import Visitor

pytestmark = pytest.mark.browser

NAMES = ("aanbieder:VIVA", "wethouder")
_OPEN = """() => {
    const shut = [...document.querySelectorAll('[data-testid="stExpander"] details:not([open]) > summary')];
    const off = [...document.querySelectorAll('[data-testid="stCheckbox"] input:not(:checked)')];
    const closed = [...shut, ...off].filter(one => one.parentElement.checkVisibility());
    closed.forEach(one => one.click());
    return closed.length;
}"""
_HELD = """() => [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('.js-plotly-plot')].map(plot => JSON.stringify([plot.data, plot.layout])),
    JSON.stringify({ ...localStorage, ...sessionStorage }),
].join('\\n')"""


@dataclass
class Reader:
    """Somebody with a browser of their own: what reached it, by where it stands."""

    name: str
    page: Page
    texts: dict[str, str] = field(default_factory=dict)
    frames: list[str] = field(default_factory=list)

    @property
    def screens(self) -> list[str]:
        """The screens that this reader may open."""
        role = Audience.named(self.name).role
        return [slug for slug, roles in readers().items() if role in roles]

    def listen(self) -> None:
        """Keep every message that comes in, as text."""

        def on_socket(socket: WebSocket) -> None:
            socket.on("framereceived", lambda raw: self.frames.append(_text(raw)))

        self.page.on("websocket", on_socket)

    def look(self, slug: str) -> None:
        """Open all that can be opened on a screen, part by part, and keep what the document and the messages hold."""
        settled(self.page)
        parts = self.page.get_by_role("tab")
        for number in range(max(1, parts.count())):
            if parts.count():
                parts.nth(number).click()
                settled(self.page)
            while self.page.evaluate(_OPEN):
                settled(self.page)
            self.texts[f"{slug} {number}"] = self.page.evaluate(_HELD)
        slides = int(self.page.get_by_role("status").inner_text().split()[-1]) if slug == "briefing" else 1
        for slide in range(1, slides):
            self.page.keyboard.press("ArrowRight")
            expect(self.page.get_by_role("status").filter(has_text=f"{slide + 1} van ")).to_have_count(1)
            settled(self.page)
            self.texts[f"{slug} slide {slide + 1}"] = self.page.evaluate(_HELD)
        self.texts[f"{slug} messages"] = "\n".join(self.frames)
        self.frames.clear()


def _text(raw: str | bytes) -> str:
    return raw if isinstance(raw, str) else raw.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def seen(
    demo_data: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, list[Reader]]]:
    """Let both readers go by all their screens at the same moment."""
    folder = tmp_path_factory.mktemp("lezers-in-een-browser")
    publish(demo_data, folder / "data")
    accounts = {name.replace(":", "-"): {"email": f"{name[:3]}@example.org", "doelgroep": name} for name in NAMES}
    with provider(folder, accounts) as url, signing_in(folder / "data", folder, url) as server, ExitStack() as rooms:
        found = []
        for name in NAMES:
            visitor = Visitor(server.url, rooms)
            visitor.sign_in(name.replace(":", "-"))
            context = rooms.enter_context(browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}))
            context.add_cookies(
                [{"name": one.name, "value": one.value or "", "url": server.url} for one in visitor.cookies]
            )
            reader = Reader(name, context.new_page())
            reader.listen()
            found.append(reader)
        for slugs in itertools.zip_longest(*(reader.screens for reader in found)):
            here = [(reader, slug) for reader, slug in zip(found, slugs, strict=True) if slug is not None]
            for reader, slug in here:
                reader.page.goto(f"{server.url}/{slug}", wait_until="commit")
            for reader, slug in here:
                reader.look(slug)
        yield folder / "data", found


def test_nothing_that_a_browser_was_sent_or_holds_is_of_another(seen: tuple[Path, list[Reader]]) -> None:
    data, found = seen
    assert [reader.name for reader in found] == list(NAMES)
    for reader in found:
        received = Received(reader.texts)
        assert kept_numbers(reader.name, received, data) == {}, reader.name
        assert kept_words(reader.name, received, data) == [], reader.name
        assert own_numbers(reader.name, received, data) > 50, reader.name
        assert {where.split(" ")[0] for where in reader.texts} == set(reader.screens)
        charts = sum(text.count("hovertemplate") for text in reader.texts.values())
        assert charts > 0, f"{reader.name} opened a chart"
