"""After signing in people are where the link that they followed leads, and nowhere outside this server."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from hbh_metrics.server.coming_back import remembered

HOST = "monitor.example.org"
SIGNED_IN = [(b"location", b"/"), (b"set-cookie", b"_streamlit_user=abc; Path=/")]


def asked(path: str, **headers: str) -> HTTPConnection:
    raw = [(name.encode(), value.encode()) for name, value in {"host": HOST, **headers}.items()]
    return HTTPConnection({"type": "http", "path": path, "query_string": b"", "headers": raw})


def kept(referer: str) -> str:
    found = dict(remembered(asked("/auth/login", referer=referer), []))
    return found.get(b"set-cookie", b"").decode().partition(";")[0].removeprefix("hbh_terug=")


def brought_to(cookie: str, headers: list[tuple[bytes, bytes]] = SIGNED_IN) -> bytes:
    return dict(remembered(asked("/oauth2callback", cookie=f"hbh_terug={cookie}"), headers))[b"location"]


def test_the_screen_with_its_choices_is_kept_and_followed() -> None:
    cookie = kept(f"https://{HOST}/afbouw?aanbieder=VIVA&periode=201406")
    assert brought_to(cookie) == b"/afbouw?aanbieder=VIVA&periode=201406"


def test_the_way_back_is_followed_once() -> None:
    headers = remembered(asked("/oauth2callback", cookie="hbh_terug=/afbouw"), SIGNED_IN)
    assert headers[-1] == (b"set-cookie", b"hbh_terug=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax")


@pytest.mark.parametrize(
    "referer",
    [
        "https://kwaad.example.org/afbouw",
        f"https://{HOST}//kwaad.example.org",
        "https://[kwaad/afbouw",
        f"https://{HOST}/afbouw?x=<script>",
        f"https://{HOST}/../afbouw",
        "",
    ],
)
def test_only_a_screen_of_this_server_is_kept(referer: str) -> None:
    assert kept(referer) == ""


@pytest.mark.parametrize(
    "cookie",
    ["//kwaad.example.org", "https:%2F%2Fkwaad.example.org", "/afbouw%0d%0aSet-Cookie:x=y", "%2F%2Fkwaad", "/afbouw#x"],
)
def test_a_cookie_that_somebody_made_up_leads_nowhere(cookie: str) -> None:
    assert brought_to(cookie) == b"/"


def test_who_did_not_get_in_stays_at_the_first_screen() -> None:
    assert brought_to("/afbouw", [(b"location", b"/")]) == b"/"


def test_other_answers_stay_as_they_are() -> None:
    assert remembered(asked("/afbouw", cookie="hbh_terug=/afbouw"), SIGNED_IN) == SIGNED_IN
    assert remembered(asked("/oauth2callback"), SIGNED_IN) == SIGNED_IN
