"""Recording what is done about a signal: by keyboard alone, read out, seen by the next visitor, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hbh_metrics.followup import Journal, Kind
from tests.browser.screen import assert_no_axe_violations, english_words, open_screen, settled
from tests.serving import Served

pytestmark = pytest.mark.browser


_FOCUSED = """() => {
    const focused = document.activeElement;
    const own = focused.matches('body, main') ? '' : focused.innerText;
    return [focused.getAttribute('aria-label'), focused.closest('label')?.innerText, own].join(' ');
}"""


def _focus(page: Page, name: str) -> None:
    """Press Tab until what is called `name` has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if name in page.evaluate(_FOCUSED):
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


def test_an_agreement_is_made_with_the_keyboard_seen_by_another_and_taken_back(
    browser: Browser, writable: tuple[Served, Path], page: Page
) -> None:
    server, data = writable
    pointer, before = (data / "huidig").read_bytes(), len(Journal(data).events())
    address = f"{server.url}/signalen?niveau=signaal&aanbieder=VIVA"
    open_screen(page, address)
    _focus(page, "Vastleggen wat u doet")
    page.keyboard.press("Enter")
    settled(page)
    _focus(page, "Bespreken")
    page.keyboard.press("ArrowRight")
    settled(page)
    _focus(page, "Wat is er afgesproken?")
    page.keyboard.type("Uren van augustus aanvullen")
    _focus(page, "Wie doet het?")
    page.keyboard.type("Viva")
    assert english_words(page) == []
    _focus(page, "Uw naam")
    page.keyboard.type("Els")
    _focus(page, "Leg vast")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_role("status").filter(has_text="Vastgelegd: de afspraak.")).to_have_count(1)
    expect(page.get_by_text("afspraak loopt, uiterlijk").first).to_be_visible()
    assert_no_axe_violations(page)

    context = browser.new_context(locale="nl-NL")
    other = context.new_page()
    open_screen(other, address)
    expect(other.get_by_text("Afspraak: Uren van augustus aanvullen").first).to_be_visible()
    context.close()

    page.get_by_role("button", name="Draai terug").click()
    settled(page)
    expect(page.get_by_role("status").filter(has_text="Teruggedraaid.")).to_have_count(1)
    expect(page.get_by_text("afspraak loopt")).to_have_count(0)
    assert [event.soort for event in Journal(data).events()[before:]] == [Kind.AFSPRAAK, Kind.TERUGGEDRAAID]
    assert (data / "huidig").read_bytes() == pointer, "nothing but the follow-up was written"
