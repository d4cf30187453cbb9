"""The monitor's own scripts in an empty page: what a screen keeps back while it comes in, and how a file that failed is told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from hbh_metrics.server.document import SCRIPTS

pytestmark = pytest.mark.browser

URL = "http://localhost:9/kosten"
EMPTY = '<html><body>{scripts}<div data-testid="stApp" data-test-script-state="initial"></div></body></html>'
KEEPS_BACK = "() => document.documentElement.dataset.komt !== undefined"


def _state(page: Page, state: str, inside: str) -> None:
    page.evaluate(
        """([state, inside]) => {
            const app = document.querySelector('[data-testid="stApp"]');
            app.innerHTML = inside;
            app.setAttribute('data-test-script-state', state);
        }""",
        [state, inside],
    )


@pytest.fixture
def coming(page: Page) -> Page:
    """A page of which nothing has come yet, with a clock that is put forward by hand."""
    by_name = {script.name: script.read_text(encoding="utf-8") for script in SCRIPTS}
    document = EMPTY.format(scripts="".join(f'<script src="./hbh/{name}"></script>' for name in by_name))

    def answer(route: Route) -> None:
        asked = route.request.url.rpartition("/")[2]
        if asked in by_name:
            route.fulfill(body=by_name[asked], content_type="text/javascript")
        else:
            route.fulfill(body=document, content_type="text/html")

    page.clock.install()
    page.route("http://localhost:9/**", answer)
    page.goto(URL)
    return page


SKELETON = '<h1>Kosten</h1><div data-testid="stSkeleton"></div>'


def test_a_screen_that_takes_long_keeps_its_order_until_its_last_part_has_come(coming: Page) -> None:
    for seconds in range(1, 31):  # every second a part, each of which is not there at first
        _state(coming, "running" if seconds < 20 else "notRunning", f"{SKELETON}<p>{seconds}</p>")
        coming.clock.run_for(1000)
        assert coming.evaluate(KEEPS_BACK), seconds
    _state(coming, "notRunning", "<h1>Kosten</h1><p>alles</p>")
    coming.clock.run_for(300)
    _state(coming, "notRunning", SKELETON)  # what a first run asks for begins a moment later
    coming.clock.run_for(1000)
    assert coming.evaluate(KEEPS_BACK)
    _state(coming, "notRunning", "<h1>Kosten</h1><p>alles</p>")
    coming.clock.run_for(500)
    assert not coming.evaluate(KEEPS_BACK)


def test_a_part_that_never_comes_keeps_the_rest_from_nobody(coming: Page) -> None:
    _state(coming, "running", SKELETON)
    coming.clock.run_for(4900)
    assert coming.evaluate(KEEPS_BACK)
    coming.clock.run_for(200)
    assert not coming.evaluate(KEEPS_BACK)


BUTTON = '<div data-testid="stDownloadButton"><button>Download</button>{}</div>'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Het bestand is niet gemaakt. De schijf is vol.", "Het bestand is niet gemaakt. De schijf is vol."),
        ("Request timed out", "Het bestand is niet gemaakt. Het maken duurde te lang. Probeer het straks nog eens."),
        (
            "Something new",
            "Het bestand is niet gemaakt. Laad het scherm opnieuw en vraag het bestand daarna nog eens.",
        ),
    ],
)
def test_a_file_that_was_not_made_is_told_in_dutch_until_who_reads_it_closes_it(
    coming: Page, said: str, told: str
) -> None:
    failed = BUTTON.format(f'<div data-testid="stDownloadButtonError">{said}</div>')
    for ends_by in ("Sluiten", "Download"):
        _state(coming, "notRunning", failed)
        alert = coming.get_by_role("alert")
        expect(alert.locator("p")).to_have_text(told)
        _state(coming, "notRunning", BUTTON.format(""))
        coming.clock.run_for(60_000)
        expect(alert.locator("p")).to_have_text(told)
        coming.get_by_role("button", name=ends_by).click()
        expect(alert).to_be_empty()
