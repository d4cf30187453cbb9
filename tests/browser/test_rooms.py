"""The rooms: a briefing by arrow keys up to its decision, and a meeting with one provider after the other, in a real browser."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from hbh_metrics.followup import Journal, Kind
from tests.browser.screen import assert_no_axe_violations, met_texts, open_screen, settled
from tests.serving import Served

pytestmark = pytest.mark.browser

WALLS = ((1920, 1080), (1280, 720))
OTHERS = ("T-Zorg", "Viva! Zorggroep", "Axxicom", "SHDH", "Amstelring")
_FITS = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    const shown = [...document.querySelectorAll('.st-key-blad h1, .st-key-blad .hbh-blad p, .st-key-blad_beeld :is(td, th, svg text)')]
        .filter(element => element.checkVisibility() && element.textContent.trim());
    const size = element => {
        const svg = element.ownerSVGElement;
        const scale = svg ? svg.getScreenCTM().a : 1;
        return (svg ? Number(element.getAttribute('font-size')) : parseFloat(getComputedStyle(element).fontSize)) * scale;
    };
    const foot = document.querySelector('.hbh-blad-voet').getBoundingClientRect().top;
    const drawn = [...document.querySelectorAll('.st-key-blad_beeld svg')].filter(svg => svg.checkVisibility());
    const under = Math.max(0, ...drawn.map(svg => Math.floor(svg.getBoundingClientRect().bottom - foot)));
    return { over: main.scrollHeight - main.clientHeight + under, least: Math.min(...shown.map(size)), texts: shown.length };
}"""
PROVIDERS = ("TZORG", "VIVA", "AXXICOM", "SHDH", "AMSTELRING")
_IS_IN_SIGHT = """element => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
}"""
_SWIPE = """(across) => {
    const target = document.querySelector('.st-key-blad');
    const touch = x => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
    const send = (name, x) => target.dispatchEvent(new TouchEvent(name, {
        bubbles: true, touches: name === 'touchend' ? [] : [touch(x)], changedTouches: [touch(x)],
    }));
    send('touchstart', 600);
    send('touchend', 600 + across);
}"""


def _is_at(page: Page, place: int) -> None:
    expect(page.get_by_role("status").filter(has_text=f"{place} van ")).to_have_count(1)
    settled(page)


def _press(page: Page, key: str, place: int) -> None:
    page.keyboard.press(key)
    _is_at(page, place)


def _names_nobody(page: Page) -> None:
    text = " ".join(met_texts(page))
    assert [name for name in OTHERS if name in text] == []


def _fits(page: Page, place: int) -> None:
    """See that a slide fits a large wall and a small one, with no text below 24 pixels."""
    for width, height in WALLS:
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        found = page.evaluate(_FITS)
        assert found["over"] <= 0, (width, place)
        assert found["least"] >= 24, (width, place, found)
        assert found["texts"] > 0


def test_a_briefing_goes_by_arrow_key_to_its_decision_fits_every_wall_and_names_no_provider(
    writable: tuple[Served, Path], page: Page
) -> None:
    page.set_viewport_size({"width": WALLS[-1][0], "height": WALLS[-1][1]})
    open_screen(page, f"{writable[0].url}/briefing")
    expect(page.locator(".st-key-menu")).to_be_hidden()
    last = int(page.get_by_role("status").inner_text().split()[-1])
    for place in range(1, last + 1):
        _is_at(page, place)
        _names_nobody(page)
        _fits(page, place)
        if place < last:
            _press(page, "ArrowRight" if place % 2 else "Space", place + 1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Gevraagd besluit")
    _press(page, "ArrowLeft", last - 1)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    _press(page, "Home", 1)
    _press(page, "PageDown", 2)
    page.evaluate(_SWIPE, -300)
    _is_at(page, 3)
    page.evaluate(_SWIPE, 300)
    _is_at(page, 2)
    _press(page, "End", last)
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-menu")).to_be_visible()


def test_a_decision_is_typed_in_place_and_stands_on_the_paper_for_the_room(
    writable: tuple[Served, Path], page: Page
) -> None:
    server, data = writable
    open_screen(page, f"{server.url}/briefing")
    last = int(page.get_by_role("status").inner_text().split()[-1])
    _press(page, "End", last)
    page.get_by_role("button", name="Voorbereiden").click()
    settled(page)
    page.get_by_text("Het gevraagde besluit opschrijven").click()
    field = page.get_by_label("Welk besluit wordt gevraagd?")
    field.click()
    page.keyboard.type("Instemmen met een gesprek.")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    page.keyboard.press("Escape")
    _is_at(page, last)
    expect(field).to_have_value("Instemmen met een gesprek.")
    page.get_by_label("Uw naam").fill("Els")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.locator(".hbh-blad p")).to_have_text("Instemmen met een gesprek.")
    settled(page)
    asked = [event for event in Journal(data).events() if event.aanbieder_id is None]
    assert [(event.soort, event.auteur) for event in asked] == [(Kind.BESLUIT_GEVRAAGD, "Els")]

    with page.expect_download() as got:
        page.get_by_role("button", name="PDF voor in de kamer").click()
    pages = PdfReader(io.BytesIO(got.value.path().read_bytes())).pages
    assert len(pages) == last
    assert "Instemmen met een gesprek." in pages[-1].extract_text()
    assert [name for name in OTHERS if any(name in each.extract_text() for each in pages)] == []


def _come_by_key(page: Page, address: str, title: str) -> Locator:
    """Open the meeting, go to the provider before it and back by key, and return its heading."""
    open_screen(page, address)
    heading = page.get_by_role("heading", level=1)
    page.keyboard.press("ArrowLeft")
    expect(heading).not_to_have_text(title)
    settled(page)
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text(title)
    settled(page)
    return heading


def test_a_meeting_goes_by_key_to_the_next_provider_records_an_agreement_and_takes_it_back(
    writable: tuple[Served, Path], page: Page, browser: Browser
) -> None:
    server, data = writable
    before = len(Journal(data).events())
    heading = _come_by_key(page, f"{server.url}/overleg?aanbieder=VIVA", "Aanbiedersoverleg: Viva! Zorggroep")
    at_the_table = page.locator("[data-testid=stMain]").inner_text()
    buttons = page.locator(".st-key-bladeren").inner_text()
    others = [name for name in OTHERS if name != "Viva! Zorggroep" and name in at_the_table.replace(buttons, "")]
    assert others == [], "nobody else is recognised outside the buttons that lead to them"

    page.get_by_text("Vastleggen wat u doet").first.click()
    page.get_by_text("Afspreken").first.click()
    settled(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    settled(page)
    expect(heading).to_have_text("Aanbiedersoverleg: Viva! Zorggroep")
    page.get_by_label("Wat is er afgesproken?").fill("Uren van juli aanvullen")
    page.get_by_label("Wie doet het?").fill("Viva")
    page.get_by_label("Uw naam").first.fill("Els")
    page.get_by_role("button", name="Leg vast").first.click()
    expect(page.get_by_role("status").filter(has_text="Vastgelegd: de afspraak.")).to_have_count(1)
    settled(page)
    expect(page.get_by_text("Dit is afgesproken, en dit kwam ervan.")).to_be_visible()
    expect(page.locator(".hbh-geschiedenis").get_by_text("Uren van juli aanvullen").first).to_be_visible()
    assert_no_axe_violations(page)

    with page.expect_download() as got:
        page.get_by_role("button", name="Download het blad om mee te nemen (PDF)").click()
    assert got.value.suggested_filename == "overleg-viva.pdf"
    (sheet,) = PdfReader(io.BytesIO(got.value.path().read_bytes())).pages
    text = sheet.extract_text()
    assert "Uren van juli aanvullen" in text
    assert [name for name in OTHERS if name != "Viva! Zorggroep" and name in text] == []

    page.get_by_role("button", name="Draai terug").first.click()
    expect(page.get_by_role("status").filter(has_text="Teruggedraaid.")).to_have_count(1)
    expect(page.get_by_text("Dit is afgesproken, en dit kwam ervan.")).to_have_count(0)
    written = Journal(data).events()[before:]
    assert [event.soort for event in written] == [Kind.AFSPRAAK, Kind.TERUGGEDRAAID]
    assert {event.aanbieder_id for event in written} == {"VIVA"}


def test_on_a_large_screen_the_first_signal_and_the_field_for_a_decision_are_in_sight(
    writable: tuple[Served, Path], page: Page
) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    for provider in PROVIDERS:
        open_screen(page, f"{writable[0].url}/overleg?aanbieder={provider}")
        first = page.locator(".st-key-overleg_eerst")
        needed = [first.get_by_label("Wat is er afgesproken?")]
        if first.locator("[class*=st-key-zaak_]").count():
            needed += [first.locator(".hbh-zaak-kop").first, first.locator(".hbh-zaak-vraag").first]
            needed.append(first.get_by_role("button", name="Leg vast"))
        assert {(provider, each.evaluate(_IS_IN_SIGHT)) for each in needed} == {(provider, True)}


def test_a_meeting_prints_without_buttons_and_fields(writable: tuple[Served, Path], page: Page) -> None:
    open_screen(page, f"{writable[0].url}/overleg?aanbieder=VIVA")
    page.emulate_media(media="print")
    for left_out in (".st-key-bladeren", "[data-testid=stForm]", "[data-testid=stDownloadButton]"):
        assert [one for one in page.locator(left_out).all() if one.is_visible()] == [], left_out
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".st-key-overleg_kern")).to_be_visible()
    assert "Viva! Zorggroep" in PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()
