"""Provider, period and publication: chosen on the screen, kept in the address, the same for whoever opens it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hbh_metrics import dutch
from hbh_metrics.demo import stand_days
from tests.browser.screen import (
    COUNT_JUMPS,
    MOST_JUMP,
    Look,
    choose,
    english_words,
    jumped,
    open_screen,
    says,
    settled,
)
from tests.serving import Served

pytestmark = pytest.mark.browser


def test_a_choice_changes_the_screen_without_a_jump_and_pins_everything_in_the_address(
    served: Served, page: Page
) -> None:
    page.add_init_script(COUNT_JUMPS)
    open_screen(page, f"{served.url}/afbouw")
    choose(page, "Aanbieder", "T-Zorg")
    assert jumped(page) < MOST_JUMP
    choose(page, "Periode", "Periode 4")
    says(page, "T-Zorg", "24 maart t/m 20 april 2014")
    expect(page).to_have_url(re.compile(r"aanbieder=TZORG&periode=201404&stand=\d{4}-" + stand_days()[-1].isoformat()))


def test_a_link_a_reload_and_the_way_back_show_what_was_chosen(served: Served, page: Page) -> None:
    open_screen(page, f"{served.url}/afbouw?aanbieder=SHDH&periode=201406")
    says(page, "SHDH", "19 mei t/m 15 juni 2014")
    expect(page.get_by_role("status").first).not_to_contain_text("Alle aanbieders")
    choose(page, "Aanbieder", "T-Zorg")
    page.reload()
    settled(page)
    says(page, "T-Zorg", "19 mei t/m 15 juni 2014")
    page.go_back()
    says(page, "SHDH", "19 mei t/m 15 juni 2014")
    expect(page.get_by_role("status").first).not_to_contain_text("T-Zorg")
    expect(page).to_have_url(re.compile("aanbieder=SHDH"))


def test_choices_go_along_to_another_screen_and_back(served: Served, page: Page) -> None:
    open_screen(page, f"{served.url}/afbouw?aanbieder=TZORG&periode=201404")
    page.get_by_role("link", name="Gegevens").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gegevens")
    settled(page)
    says(page, "T-Zorg", "24 maart t/m 20 april 2014")
    page.get_by_role("link", name="Voortgang afbouw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Voortgang afbouw")
    says(page, "T-Zorg", "24 maart t/m 20 april 2014")


def test_an_earlier_publication_shows_what_was_known_then_and_leads_to_the_newest(served: Served, page: Page) -> None:
    newest = dutch.day_in_full(stand_days()[-1])
    open_screen(page, f"{served.url}/afbouw")
    page.get_by_role("combobox", name="Stand van").click()
    page.get_by_role("option").nth(3).click()
    settled(page)
    expect(page).to_have_url(re.compile(f"stand={len(stand_days()) - 3:04d}-"))
    expect(page.get_by_role("status").first).not_to_contain_text(newest)
    page.get_by_role("link", name=re.compile("nieuwere stand")).click()
    says(page, f"stand van {newest}")


def test_values_in_the_address_that_do_not_exist_are_told_as_text_and_replaced(served: Served, page: Page) -> None:
    open_screen(
        page, f"{served.url}/afbouw?aanbieder=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&periode=209901&stand=kwijt"
    )
    says(page, "‘<img src=x onerror=alert(1)>’", "‘209901’", "‘kwijt’", "Alle aanbieders")
    expect(page.locator("img[src=x]")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_provider_is_chosen_with_the_keyboard_alone(served: Served, page: Page) -> None:
    open_screen(page, f"{served.url}/afbouw")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Aanbieder")).to_be_focused()
    page.keyboard.type("SHDH")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settled(page)
    says(page, "SHDH")
    expect(page).to_have_url(re.compile("aanbieder=SHDH"))


@pytest.mark.parametrize("look", [Look(width=375)], ids=str)
def test_a_choice_can_be_made_on_a_phone(served: Served, page: Page, look: Look) -> None:
    open_screen(page, f"{served.url}/afbouw")
    choose(page, "Aanbieder", "Amstelring")
    says(page, "Amstelring")
    assert english_words(page) == []


def test_the_numbers_of_a_screen_are_downloaded_as_dutch_excel_reads_them(
    served: Served, page: Page, tmp_path: Path
) -> None:
    open_screen(page, f"{served.url}/gegevens")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download als CSV").first.click()
    kept = tmp_path / "numbers.csv"
    coming.value.save_as(kept)
    assert coming.value.suggested_filename.endswith(".csv")
    text = kept.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    header, *rows = text.decode("utf-8-sig").splitlines()
    assert header.startswith("Aanbieder;")
    assert len(rows) >= 5


def test_two_visitors_at_once_see_their_own_choices(served: Served, page: Page, browser: Browser) -> None:
    open_screen(page, f"{served.url}/afbouw?aanbieder=SHDH")
    context = browser.new_context(locale="nl-NL")
    other = context.new_page()
    open_screen(other, f"{served.url}/afbouw?aanbieder=TZORG")
    choose(other, "Periode", "Periode 3")
    page.reload()
    settled(page)
    says(page, "SHDH")
    expect(page.get_by_role("status").first).not_to_contain_text("periode 3 ")
    says(other, "T-Zorg", "24 februari")
    context.close()
