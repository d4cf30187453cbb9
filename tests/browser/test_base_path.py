"""Below a path of another site, behind a proxy that leaves the path or takes it off: screens, files, messages, signing in and health."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from hbh_metrics.errors import UsageError
from hbh_metrics.server import base_path
from hbh_metrics.server.serve import serve
from tests.browser.screen import settled
from tests.server.identity import provider, settings, signing_in
from tests.server.proxy import Proxy, proxying
from tests.server.visiting import Visitor
from tests.serving import Served, ask, free_port
from tests.small_store import NAMES, SHDH, VIVA, Story, publish

BASE = "/zorg/monitor"
ACCOUNTS: dict[str, dict[str, object]] = {
    "pm": {"email": "pm@example.org", "doelgroep": "programmamanager"},
    "viva": {"email": "viva@example.org", "doelgroep": "aanbieder:VIVA"},
}
WORKBOOK = "De tabellen van dit scherm als één Excel-bestand"


@dataclass(frozen=True)
class World:
    """A server below a path, and the proxy before it through which people sign in."""

    server: Served
    proxy: Proxy
    rooms: ExitStack


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("pad")
    publish(folder / "data", Story())
    port = free_port()
    back = f"http://localhost:{port}{BASE}/oauth2callback"
    with ExitStack() as rooms:
        url = rooms.enter_context(provider(folder, ACCOUNTS))
        server = rooms.enter_context(signing_in(folder / "data", folder, url, base=BASE, redirect_uri=back))
        proxy = rooms.enter_context(proxying(int(server.url.rpartition(":")[2]), BASE, port))
        yield World(server, proxy, rooms)


@pytest.fixture(params=["leaves the path", "takes it off"])
def world(running: World, request: pytest.FixtureRequest) -> World:
    """Return the world with each kind of proxy."""
    running.proxy.takes_off = request.param == "takes it off"
    return running


def test_every_address_of_a_document_and_its_redirects_stays_below_the_path(world: World) -> None:
    proxy = world.proxy
    assert ask(proxy.url).headers["location"] == f"{BASE}/overzicht"
    assert ask(f"{proxy.url}/?periode=201405").headers["location"] == f"{BASE}/overzicht?periode=201405"
    document = ask(f"{proxy.url}/afbouw").body.decode()
    assert '<html lang="nl">' in document
    addresses = re.findall(r'(?:href|src)="([^"]+)"', document)
    assert [one for one in addresses if not one.startswith("./")] == []
    assert {ask(proxy.url + one.removeprefix(".")).status for one in addresses} == {200}
    unknown = ask(f"{proxy.url}/bestaat-niet")
    assert unknown.status == 404
    links = re.findall(r'href="([^"]+)"', unknown.body.decode())
    assert links
    assert [one for one in links if not one.startswith(f"{BASE}/")] == []


def test_whether_it_is_ready_is_told_below_the_path_and_to_the_machine_itself(world: World) -> None:
    for address in (world.proxy.url, f"{world.server.url}{BASE}", world.server.url):
        assert json.loads(ask(f"{address}/gereed").body) == {"status": "gereed"}
    assert world.server.output().startswith(f"Het dashboard start op {world.server.url}{BASE} (")


def test_somebody_signs_in_and_takes_a_file_along_below_the_path(world: World) -> None:
    viva, pm = (Visitor(world.proxy.url, world.rooms) for _ in range(2))
    back = viva.sign_in("viva", "/afbouw?aanbieder=VIVA")
    assert (back.status, back.headers["location"]) == (302, f"{BASE}/afbouw?aanbieder=VIVA")
    pm.sign_in("pm")
    ours = [cookie for cookie in viva.cookies if cookie.name.startswith(("_streamlit", "hbh_"))]
    assert {cookie.name for cookie in ours} >= {"_streamlit_user", "_streamlit_xsrf"}
    assert {cookie.path for cookie in ours} == {BASE}
    screen = viva.open("afbouw")
    assert NAMES[VIVA] in screen.text
    assert NAMES[SHDH] not in screen.text
    file = screen.download(WORKBOOK)
    assert [one.ask(file).status for one in (viva, pm, Visitor(world.proxy.url, world.rooms))] == [200, 404, 401]


@pytest.mark.browser
def test_a_browser_signs_in_goes_from_screen_to_screen_and_takes_a_file_along_below_the_path(
    world: World, browser: Browser
) -> None:
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    context.route(re.compile("^https:"), lambda route: route.abort())  # the style of the provider's page
    page = context.new_page()
    page.goto(f"{world.proxy.url}/afbouw?periode=201405")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("button", name="viva").click()
    settled(page)
    assert page.url.startswith(f"{world.proxy.url}/afbouw?")
    assert "periode=201405" in page.url
    with page.expect_download() as taken:
        page.get_by_role("button", name=WORKBOOK).click()
    assert taken.value.path().read_bytes()[:2] == b"PK"
    page.get_by_role("link", name="Gegevens", exact=True).click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Gegevens")
    assert page.url.startswith(f"{world.proxy.url}/gegevens?")
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Gegevens")
    page.get_by_role("button", name="Uitloggen").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Inloggen")).to_be_visible()
    assert page.url.startswith(f"{world.proxy.url}/")
    context.close()
    assert world.proxy.elsewhere == []


@pytest.mark.parametrize(
    ("given", "path"),
    [("", ""), ("/", ""), ("monitor", "/monitor"), ("/monitor/", "/monitor"), ("/zorg/monitor-2", "/zorg/monitor-2")],
)
def test_a_path_may_be_written_with_and_without_strokes(given: str, path: str) -> None:
    assert base_path.normal(given) == path


@pytest.mark.parametrize(
    "given", ["/a b", "/a//b", "/../a", "/a?b", "https://a", "/é", "/afbouw", "/media", "/gereed/x"]
)
def test_what_cannot_be_a_path_or_is_an_address_of_ours_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match=r"kan geen pad zijn|gebruikt het dashboard zelf"):
        base_path.normal(given)


@pytest.mark.parametrize(("base", "back"), [("/monitor", ""), ("", "/monitor"), ("/monitor", "/anders")])
def test_a_sign_in_that_comes_back_elsewhere_is_refused_before_the_start(tmp_path: Path, base: str, back: str) -> None:
    publish(tmp_path / "data", Story())
    path = settings(
        tmp_path, "http://localhost:9", 9, redirect_uri=f"https://gemeente.example.org{back}/oauth2callback"
    )
    with pytest.raises(UsageError, match=r"past redirect_uri niet.*moet (/monitor)?/oauth2callback zijn"):
        serve(tmp_path / "data", free_port(), "localhost", None, path, base=base)
