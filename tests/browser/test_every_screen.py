"""What every screen keeps to, in a real browser, on a phone and on a desk, light and dark."""

from __future__ import annotations

import io
import itertools
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from hbh_metrics.door.audience import Role
from tests.architecture import PROJECT
from tests.browser.screen import (
    COLOURS,
    COUNT_JUMPS,
    MOST_JUMP,
    Look,
    assert_no_axe_violations,
    dressed,
    english_words,
    headings,
    jumped,
    open_screen,
    overflow_px,
    settled,
    whole,
)
from tests.pages.screens import readers
from tests.serving import Served

pytestmark = pytest.mark.browser

SCREENS = sorted(path.stem for path in (PROJECT / "pages").glob("*.py"))
_OPEN = """() => {
    const closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) {
        if (details.closest('[data-testid="stExpander"]') === null) details.open = true;
        else if (details.checkVisibility()) details.querySelector('summary').click();
    }
    return closed.filter(details => details.checkVisibility()).length;
}"""
_PORTRAIT_PX, _LANDSCAPE_PX = 703, 1032
"""How wide A4 is between its margins."""
_CUT_OFF = """() => [...document.querySelectorAll('[data-testid="stMain"], .hbh-tabel, .hbh-rooster, .hbh-tekening')]
    .filter(part => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
    .map(part => `${part.className} ${part.getAttribute('aria-label')}: ${part.scrollWidth} > ${part.clientWidth}`)"""
_TO_PRESS = """() => [...document.querySelectorAll('button, input, textarea, select, [role="combobox"]')]
    .filter(part => part.checkVisibility({ visibilityProperty: true })).map(part => part.outerHTML.slice(0, 200))"""
ALL_LOOKS = bool(os.environ.get("HBH_ALL_LOOKS"))
"""Whether somebody will look: then every width is drawn in both colours, and kept as a picture."""
LOOKS = (
    [Look(width, scheme) for width in (375, 1280, 1920) for scheme in ("light", "dark")]
    if ALL_LOOKS
    else [Look(375), Look(1280), Look(1280, "dark")]
)


@pytest.fixture
def server(request: pytest.FixtureRequest, screen: str) -> Served:
    """Return the server for a screen's own reader: the beheerder's screens are for nobody else."""
    is_for_all = Role.PROGRAMMAMANAGER in readers()[screen]
    found = request.getfixturevalue("served" if is_for_all else "served_to_beheerder")
    assert isinstance(found, Served)
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_dutch_fits_has_its_headings_in_order_and_no_barrier_also_where_all_is_open(
    server: Served, page: Page, screen: str, results: Path
) -> None:
    dressed(page, LOOKS[0])
    page.add_init_script(COUNT_JUMPS)
    open_screen(page, f"{server.url}/{screen}")
    assert jumped(page) < MOST_JUMP, LOOKS[0]
    _names_itself(page)
    for number, look in enumerate(LOOKS):
        is_other_scheme = number > 0 and LOOKS[number - 1].scheme != look.scheme
        dressed(page, look)
        if is_other_scheme:
            page.reload()
        settled(page)
        if is_other_scheme:
            assert jumped(page) < MOST_JUMP, look
        whole(page)
        if ALL_LOOKS:
            page.screenshot(path=results / f"{screen}-{look}.png")
        assert (look, overflow_px(page)) == (look, [0, 0])
        if look.scheme == "dark":
            assert_no_axe_violations(page, only=COLOURS)
        elif look.width == Look().width:
            _has_no_barrier_where_all_is_open(page)
        else:
            assert_no_axe_violations(page, without=COLOURS)  # they are those of the desk, where everything is looked at
    _prints_whole(page)


def _has_no_barrier_where_all_is_open(page: Page) -> None:
    dressed(page, Look())
    parts = page.get_by_role("tab")
    for number in range(max(1, parts.count())):
        if parts.count():
            parts.nth(number).click()
            settled(page)
        while page.evaluate(_OPEN):  # what opens may hold what opens
            settled(page)
        assert english_words(page) == []
        assert overflow_px(page) == [0, 0]
        assert_no_axe_violations(page)


def _prints_whole(page: Page) -> None:
    """See that on paper the screen begins on the first page, that nothing is cut off at the side, and that nothing waits to be pressed."""
    title = page.get_by_role("heading", level=1).inner_text()
    page.emulate_media(media="print")
    is_wide = page.evaluate("() => getComputedStyle(document.body).page === 'breed'")
    page.set_viewport_size({"width": _LANDSCAPE_PX if is_wide else _PORTRAIT_PX, "height": 1000})
    settled(page)
    assert page.evaluate(_CUT_OFF) == []
    assert page.evaluate(_TO_PRESS) == []
    first = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    assert "".join(title.split()) in "".join(first.split())
    page.emulate_media(media="screen")


def _names_itself(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "nl"
    assert english_words(page) == []
    levels = headings(page)
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert [(above, below) for above, below in itertools.pairwise(levels) if below > above + 1] == []
    expect(page.get_by_test_id("stException")).to_have_count(0)
    title = page.title()
    assert title.endswith(" · Monitor Hulp bij het Huishouden")
    assert not title.startswith("Start")


def test_what_a_mark_tells_appears_at_once_where_it_is_pointed_at(served: Served, page: Page) -> None:
    open_screen(page, f"{served.url}/afbouw?aanbieder=SHDH")
    mark = page.locator(".hbh-plaat circle[data-tekst]:visible").first
    mark.scroll_into_view_if_needed()
    mark.hover()
    label = page.locator(".hbh-wijzer")
    expect(label).to_be_visible()
    assert label.inner_text().replace("\u00a0", " ").startswith("Periode 2: € ")
    page.keyboard.press("Escape")
    expect(label).to_be_hidden()


@pytest.mark.parametrize("look", [Look(375)], ids=str)
def test_on_a_phone_the_menu_opens_by_keyboard_and_is_shut_again_on_the_next_screen(
    served: Served, page: Page, look: Look
) -> None:
    open_screen(page, f"{served.url}/overzicht?aanbieder=SHDH")
    menu = page.locator(".st-key-menu")
    expect(menu).to_be_hidden()
    page.locator(".hbh-menu summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    assert overflow_px(page) == [0, 0]
    assert_no_axe_violations(page)
    link = menu.get_by_role("link", name="Kosten en besparing")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Kosten en besparing")).to_be_visible()
    settled(page)
    expect(menu).to_be_hidden()
    assert "aanbieder=SHDH" in page.url
