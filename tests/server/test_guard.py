"""The guard before the server: names, proxies, numbers at once, files, and what becomes of cookies on their way out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path

import pytest
from starlette.requests import HTTPConnection
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg, InstallSkillsRequestPayload
from streamlit.proto.ClientState_pb2 import ClientState

from hbh_metrics.server.base_path import Below
from hbh_metrics.server.cookies import sent_on
from hbh_metrics.server.guard import MOST_UPLOADED_B, Guard
from hbh_metrics.server.messages import MOST_B
from hbh_metrics.sign_in import SignIn
from tests.serving import run_apart

SIGN_IN = SignIn(Path("aanmelding.toml"), "https://monitor.example.org/oauth2callback")
COOKIE = b"_streamlit_user=abc; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Let in whoever comes this far, with a cookie as the library makes it."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"set-cookie", COOKIE)]})
    await send({"type": "http.response.body", "body": b"binnen"})


def asked(
    guard: Callable[[Scope, Receive, Send], Coroutine[object, object, None]],
    path: str = "/afbouw",
    headers: Iterable[tuple[str, str]] = (("host", "localhost:8501"),),
) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in headers]
    scope = {"type": "http", "method": "GET", "path": path, "headers": raw, "query_string": b"", "scheme": "http"}
    run_apart(guard(scope, receive, send))
    return sent


def status(guard: Guard, path: str = "/afbouw", **headers: str) -> int:
    given = {"host": "localhost:8501", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return int(asked(guard, path, given.items())[0]["status"])


def test_without_sign_in_only_the_names_of_this_machine_are_answered(tmp_path: Path) -> None:
    guard = Guard(app, tmp_path, None, 9)
    assert [status(guard, host=host) for host in ("localhost:8501", "127.0.0.1", "[::1]:8501")] == [200, 200, 200]
    assert [
        status(guard, host=host)
        for host in ("kwaad.example.org:8501", "localhost.example.org", "", "192.168.1.5", "[", "a]b")
    ] == [421] * 6


def test_without_sign_in_a_proxy_brings_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for header in ("x_forwarded_for", "forwarded", "x_real_ip", "x_forwarded_proto", "x_forwarded_host"):
        assert status(Guard(app, tmp_path, None, 9), **{header: "203.0.113.5"}) == 403
    assert status(Guard(app, tmp_path, SIGN_IN, 9), x_forwarded_for="203.0.113.5") == 200
    monkeypatch.setenv("HBH_ZONDER_AANMELDING", "ja")
    assert status(Guard(app, tmp_path, None, 9), host="monitor.intern", x_forwarded_for="10.0.0.1") == 200


def test_with_sign_in_the_server_answers_under_the_name_that_people_know(tmp_path: Path) -> None:
    guard = Guard(app, tmp_path, SIGN_IN, 9)
    assert status(guard, host="monitor.example.org") == 200
    assert status(guard, host="andere.example.org") == 421


def test_a_refusal_carries_the_security_headers(tmp_path: Path) -> None:
    headers = dict(asked(Guard(app, tmp_path, None, 9), headers=[("host", "kwaad.example.org")])[0]["headers"])
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert b"default-src 'self'" in headers[b"content-security-policy"]


def test_files_are_taken_in_only_from_the_beheerder_and_not_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard, path = Guard(app, tmp_path, None, 9), "/_stcore/upload_file/a/b"
    for audience, expected in (
        ("programmamanager", 403),
        ("aanbieder:VIVA", 403),
        ("wethouder", 403),
        ("beheerder", 200),
    ):
        monkeypatch.setenv("HBH_DOELGROEP", audience)
        assert status(guard, path, content_length="10") == expected
    assert status(guard, path, content_length=str(MOST_UPLOADED_B + 1)) == 413
    assert status(Guard(app, tmp_path, SIGN_IN, 9), path, content_length="10") == 401


def test_no_more_screens_are_open_at_once_than_agreed(tmp_path: Path) -> None:
    open_screens = asyncio.Event()
    closed: list[Message] = []

    async def stays(scope: Scope, receive: Receive, send: Send) -> None:
        await open_screens.wait()

    async def visit() -> None:
        guard = Guard(stays, tmp_path, None, 2)
        scope = {
            "type": "websocket",
            "path": "/_stcore/stream",
            "headers": [(b"host", b"localhost")],
            "query_string": b"",
        }

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        async def send(message: Message) -> None:
            closed.append(message)

        staying = [asyncio.create_task(guard(dict(scope), receive, send)) for _ in range(2)]
        await asyncio.sleep(0)
        await asyncio.wait_for(guard(dict(scope), receive, send), 5)
        open_screens.set()
        await asyncio.gather(*staying)
        await guard(dict(scope), receive, send)

    run_apart(visit())
    assert [message["code"] for message in closed] == [1013]


def test_a_cookie_of_a_sign_in_lasts_as_long_as_one_and_goes_over_tls_only_where_there_is_tls(tmp_path: Path) -> None:
    (tmp_path / "rollen.toml").write_text("sessie_uren = 2\n", encoding="utf-8")
    headers = dict(asked(Guard(app, tmp_path, SIGN_IN, 9), headers=[("host", "monitor.example.org")])[0]["headers"])
    assert headers[b"set-cookie"] == b"_streamlit_user=abc; HttpOnly; Path=/; SameSite=lax; Max-Age=7200; Secure"
    assert headers[b"strict-transport-security"] == b"max-age=31536000"
    plain = dict(asked(Guard(app, tmp_path, None, 9))[0]["headers"])
    assert b"Secure" not in plain[b"set-cookie"]
    assert b"strict-transport-security" not in plain


def test_a_cookie_that_is_taken_away_stays_taken_away_and_others_keep_their_time() -> None:
    away = b'_streamlit_user=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/'
    other = b"_streamlit_xsrf=abc; Path=/; SameSite=lax"
    ((_, first), (_, second), same) = sent_on(
        [(b"set-cookie", away), (b"Set-Cookie", other), (b"etag", b"x")], 60.0, is_behind_tls=True
    )
    assert first == b'_streamlit_user=""; Path=/; Max-Age=0; Secure'
    assert second == b"_streamlit_xsrf=abc; Path=/; SameSite=lax; Secure"
    assert same == (b"etag", b"x")


def test_below_a_path_the_token_against_forged_requests_goes_to_that_path_only() -> None:
    headers = [(b"set-cookie", b"_streamlit_xsrf=abc; Path=/; SameSite=lax"), (b"set-cookie", b"other=1; Path=/")]
    assert [value for _, value in sent_on(headers, 60.0, is_behind_tls=False, base="/monitor")] == [
        b"_streamlit_xsrf=abc; SameSite=lax; Path=/monitor",
        b"other=1; Path=/",
    ]


def test_below_a_path_a_cookie_of_another_site_on_the_same_name_does_not_take_the_place_of_ours(tmp_path: Path) -> None:
    seen: list[str] = []

    async def keeps(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(HTTPConnection(scope).cookies["_streamlit_user"])
        await app(scope, receive, send)

    both = [("host", "localhost"), ("cookie", "a=1; _streamlit_user=ours; _streamlit_user=theirs")]
    for middleware in (Below(keeps, "/monitor"), Below(keeps, "")):
        asked(middleware, headers=both)
    assert seen == ["ours", "theirs"]


def test_only_what_a_screen_of_ours_asks_comes_through_its_connection(tmp_path: Path) -> None:
    """Anybody who can connect could otherwise clear what is kept for all, or ask about the program's folder or to write in it."""
    forged = [BackMsg(clear_cache=True), BackMsg(load_git_info=True), BackMsg(debug_shutdown_runtime=True)]
    writing = BackendOperationRequest(install_skills=InstallSkillsRequestPayload())
    forged.append(BackMsg(backend_operation_request=writing))
    forged.append(BackMsg(rerun_script=ClientState(page_name="a" * MOST_B)))
    ours = [BackMsg(app_heartbeat=True), BackMsg(rerun_script=ClientState(page_name="afbouw"))]
    coming = [b"", b"\xff\xff", *(one.SerializeToString() for one in (ours[0], *forged, ours[1]))]
    came: list[bytes | None] = []

    async def listens(scope: Scope, receive: Receive, send: Send) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            came.append(message["bytes"])

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": coming.pop(0)} if coming else {"type": "websocket.disconnect"}

    async def send(_message: Message) -> None:
        raise AssertionError("nothing is sent")

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"localhost")], "query_string": b""}
    run_apart(Guard(listens, tmp_path, None, 2)(scope, receive, send))
    assert came == [one.SerializeToString() for one in ours]
