"""The server asks nothing of another computer."""

from __future__ import annotations

import http.client
import re

import pytest
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from hbh_metrics.ui.offline import stay_offline
from tests.serving import Served

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": "streamlit",
}


def _status_for(served: Served, origin: str) -> int:
    connection = http.client.HTTPConnection(re.sub("^http://", "", served.url), timeout=20)
    connection.request("GET", "/_stcore/stream", headers={**UPGRADE, "Origin": origin})
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_page_of_another_site_is_refused_without_asking_the_internet_who_we_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    assert not is_url_from_allowed_origins("http://elders.example")
    assert asked, "Streamlit no longer asks by itself: this module is not needed any more"
    asked.clear()
    stay_offline()
    assert not is_url_from_allowed_origins("http://elders.example")
    assert asked == []


def test_the_server_takes_its_own_pages_and_no_page_of_another_site(served: Served) -> None:
    assert _status_for(served, served.url) == 101
    assert _status_for(served, "http://elders.example") == 403
