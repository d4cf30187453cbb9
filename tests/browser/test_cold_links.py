"""A link to a page, as the very first thing a new server gets: the page with its frame, however it was started; and word of its end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.screen import COUNT_JUMPS, MOST_JUMP, english_words, jumped, settled
from tests.serving import Served, as_user, by_streamlit, free_port, serving

pytestmark = pytest.mark.browser


TITLES = {"afbouw": "Voortgang afbouw", "gegevens": "Gegevens", "begrippen": "Begrippen"}


def _assert_framed(page: Page, url: str, slug: str) -> None:
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[slug])
    for other in TITLES.keys() - {slug}:
        expect(page.get_by_role("link", name=TITLES[other])).to_have_count(1)
    assert page.url.split("?")[0] == f"{url}/{slug}"
    assert page.title() == f"{TITLES[slug]} · Monitor Hulp bij het Huishouden"


@pytest.mark.parametrize(("start", "slug"), [("serve", "afbouw"), ("streamlit run", "gegevens")])
def test_the_first_visitor_of_a_new_server_gets_the_linked_page_in_its_frame_and_is_told_in_dutch_when_it_stops(
    browser: Browser, demo_data: Path, tmp_path: Path, start: str, slug: str
) -> None:
    port = free_port()
    command, ready = (
        (as_user(demo_data, port), "/gereed") if start == "serve" else (by_streamlit(port), "/_stcore/health")
    )
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    page = context.new_page()
    page.add_init_script(COUNT_JUMPS)
    with serving(demo_data, tmp_path, command=command, port=port, ready=ready) as server:
        page.goto(f"{server.url}/{slug}?periode=201405")
        settled(page)
        _assert_framed(page, server.url, slug)
        assert start != "serve" or jumped(page) < MOST_JUMP, "nothing of this screen was made ahead"
        assert "periode=201405" in page.url
        assert "Traceback" not in server.output()
    if start == "serve":  # a server that was started otherwise has none of our words for it
        expect(page.get_by_text(re.compile("Geen verbinding|niet bereikbaar|antwoordt niet")).first).to_be_visible()
        assert english_words(page) == []
    context.close()


def test_a_wrong_link_gets_a_dutch_page_and_one_click_leads_back(served: Served, context: BrowserContext) -> None:
    page = context.new_page()  # a page that is not there is an error in the console
    page.goto(f"{served.url}/bestaat-niet")
    expect(page.get_by_role("heading", name="Dit scherm bestaat niet")).to_be_visible()
    page.get_by_role("link", name="Afbouw").click()
    settled(page)
    _assert_framed(page, served.url, "afbouw")
    page.close()
