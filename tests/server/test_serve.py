"""The server as the outside sees it: what it refuses to start with, what it sends, and how it stops."""

from __future__ import annotations

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from hbh_metrics.cli.entry import main
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.server import document
from hbh_metrics.server.serve import serve
from tests.server.identity import settings
from tests.serving import Served, as_user, ask, free_port, serving
from tests.small_store import Story, publish


def test_an_empty_data_folder_is_refused_with_the_way_to_fill_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nog geen publicatie.*hbh_metrics demo") as refused:
        serve(tmp_path, free_port(), "localhost")
    assert refused.value.exit_code == 3
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a data folder with a small publication."""
    publish(tmp_path / "data", Story())
    return tmp_path / "data"


def test_a_port_in_use_is_refused_with_another_way(demo_data: Path) -> None:
    with socket.socket() as other:
        other.bind(("localhost", 0))
        other.listen()
        with pytest.raises(UsageError, match=r"al in gebruik.*--port"):
            serve(demo_data, other.getsockname()[1], "localhost")


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_cannot_exist_is_refused(demo_data: Path, port: int) -> None:
    with pytest.raises(UsageError, match="bestaat niet"):
        serve(demo_data, port, "localhost")


@pytest.mark.parametrize("address", ["192.0.2.1", "geen adres"])
def test_an_address_of_another_machine_is_refused(demo_data: Path, address: str) -> None:
    with pytest.raises(UsageError, match="niet van deze computer"):
        serve(demo_data, free_port(), address, is_open=True)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.1", "monitor.example.org"])  # noqa: S104 - refused
def test_without_sign_in_an_address_that_others_reach_is_refused_with_what_to_do(
    small: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.execv", lambda *_: pytest.fail("the server was started"))
    monkeypatch.setattr("hbh_metrics.server.serve._require_free", lambda *_: None)
    with pytest.raises(UsageError, match=r"iedereen op het netwerk.*--zonder-aanmelding"):
        serve(small, free_port(), address)


def test_a_setting_of_the_roles_that_is_not_right_stops_the_start(small: Path) -> None:
    (small / "rollen.toml").write_text("[rollen]\niemand = 'baas'\n", encoding="utf-8")
    with pytest.raises(UsageError, match="'baas' is geen doelgroep"):
        serve(small, free_port(), "localhost")


def test_where_people_sign_in_the_server_is_for_nobody_in_particular(small: Path, tmp_path: Path) -> None:
    path = settings(tmp_path, "http://localhost:9", 9)
    with pytest.raises(UsageError, match=r"meldt iedereen zich aan.*--audience"):
        serve(small, free_port(), "localhost", "wethouder", path)
    with pytest.raises(UsageError, match=r"meldt iedereen zich aan.*--zonder-aanmelding"):
        serve(small, free_port(), "localhost", None, path, is_open=True)


def test_an_audience_that_does_not_exist_is_refused(demo_data: Path) -> None:
    with pytest.raises(UsageError, match="'iedereen' is geen doelgroep"):
        serve(demo_data, free_port(), "localhost", "iedereen")


def test_the_server_gets_the_audience_that_it_is_started_for(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str | None] = []
    monkeypatch.setenv("HBH_DATA", str(demo_data))
    monkeypatch.delenv("HBH_DOELGROEP", raising=False)
    monkeypatch.chdir(demo_data)
    monkeypatch.setattr("os.execv", lambda *_: started.append(os.environ.get("HBH_DOELGROEP")))
    serve(demo_data, free_port(), "localhost")
    monkeypatch.setenv("HBH_DOELGROEP", "wethouder")
    serve(demo_data, free_port(), "localhost", " aanbieder:viva")
    assert started == [None, "aanbieder:VIVA"]


def test_what_the_command_says_of_signing_in_reaches_the_server(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str | None, str | None, str]] = []
    monkeypatch.setenv("HBH_AANMELDING", "")
    monkeypatch.setenv("HBH_ZONDER_AANMELDING", "")
    monkeypatch.chdir(tmp_path)

    def start(_program: str, arguments: list[str]) -> None:
        started.append((os.environ.get("HBH_AANMELDING"), os.environ.get("HBH_ZONDER_AANMELDING"), arguments[-2]))

    monkeypatch.setattr("os.execv", start)
    path = settings(tmp_path, "http://localhost:9", 9)
    here = ["serve", "--data", str(small), "--port", str(free_port())]
    assert main([*here, "--zonder-aanmelding", "--address", "127.0.0.1", "--bezoekers", "7"]) == 0
    assert main([*here, "--aanmelding", str(path)]) == 0
    assert started == [("", "ja", "7"), (str(path), None, "200")]
    assert main([*here, "--bezoekers", "0"]) == 2


def test_a_refusal_on_the_command_line_is_one_dutch_sentence_and_no_traceback(tmp_path: Path) -> None:
    refused = subprocess.run(as_user(tmp_path, free_port()), capture_output=True, text=True, check=False)
    assert refused.returncode == 3
    assert "nog geen publicatie" in refused.stderr
    assert "Traceback" not in refused.stdout + refused.stderr


def test_every_screen_is_a_dutch_document_that_nothing_may_frame(served: Served) -> None:
    answer = ask(f"{served.url}/afbouw?aanbieder=viva")
    text = answer.body.decode()
    assert answer.status == 200
    assert '<html lang="nl">' in text
    assert "<title>Monitor Hulp bij het Huishouden</title>" in text
    assert "You need" not in text
    assert "service-desc" not in text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"


def test_the_document_has_no_script_that_its_own_policy_forbids(served: Served) -> None:
    text = ask(f"{served.url}/gegevens").body.decode()
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", text, flags=re.DOTALL)
    assert scripts
    assert [body for _, body in scripts if body.strip()] == []
    assert [tag for tag, _ in scripts if not re.search(r'src="\./', tag)] == []


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/favicon.png", "/hbh/nl.js", "/hbh/pointing.js", "/gereed", "/bestaat-niet"]
)
def test_everything_that_is_sent_carries_the_security_headers(served: Served, path: str) -> None:
    headers = ask(f"{served.url}{path}").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_the_root_leads_to_the_first_screen_with_its_filters(served: Served) -> None:
    answer = ask(f"{served.url}/?aanbieder=viva&periode=201406")
    assert answer.status == 307
    assert answer.headers["location"] == "/overzicht?aanbieder=viva&periode=201406"


def test_an_unknown_address_is_a_dutch_404_that_names_the_screens_and_repeats_no_markup(served: Served) -> None:
    answer = ask(f"{served.url}/bestaat-niet/%3Cscript%3Ealert(1)%3C/script%3E")
    text = answer.body.decode()
    assert answer.status == 404
    assert "Dit scherm bestaat niet" in text
    assert 'href="/afbouw"' in text
    assert "<script>" not in text


@pytest.mark.parametrize(
    "path", ["/static/js/../../index.html", "/static/..%2f..%2f..%2fapp.py", "/static/%2e%2e/%2e%2e/app.py", "/app.py"]
)
def test_no_file_of_the_project_can_be_fetched(served: Served, path: str) -> None:
    answer = ask(f"{served.url}{path}")
    assert b"st.navigation" not in answer.body
    assert b"st.navigation" not in (gzip.decompress(answer.body) if answer.body[:2] == b"\x1f\x8b" else b"")


def test_the_scripts_of_the_charts_are_packed_kept_by_the_browser_and_the_same_once_unpacked(served: Served) -> None:
    name = re.search(r'href="\./(static/js/PlotlyChart\.[^"]+)"', ask(f"{served.url}/afbouw").body.decode())
    assert name
    plain = ask(f"{served.url}/{name.group(1)}")
    packed = ask(f"{served.url}/{name.group(1)}", **{"Accept-Encoding": "gzip, br"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "immutable" in packed.headers["cache-control"]
    assert len(packed.body) < len(plain.body) / 3
    assert gzip.decompress(packed.body) == plain.body


@pytest.mark.parametrize("path", ["agent/interact", "agent/openapi.json", "script-health-check", "metrics"])
def test_no_machine_interface_of_streamlit_answers(served: Served, path: str) -> None:
    assert ask(f"{served.url}/_stcore/{path}").status == 404


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_one_signal_stops_the_server_and_frees_its_port(
    demo_data: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    port = free_port()
    with serving(demo_data, tmp_path, port=port) as server:
        server.process.send_signal(ending)
        server.process.wait(20)
        assert "Traceback" not in server.output()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("localhost", port))


def test_the_server_says_in_dutch_where_it_is_and_nothing_else(demo_data: Path, tmp_path: Path) -> None:
    port = free_port()
    with serving(demo_data, tmp_path, port=port) as server:
        ask(f"{server.url}/afbouw")
    assert server.output() == f"Het dashboard start op http://localhost:{port} (stoppen: Ctrl-C)\n"


def test_the_serving_process_never_holds_what_reads_or_makes_deliveries() -> None:
    script = "import sys, hbh_metrics.server.running, hbh_metrics.door.opening; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "hbh_metrics.door.opening" in loaded
    assert [name for name in loaded if name.startswith(("hbh_metrics.intake", "hbh_metrics.demo"))] == []


def test_another_streamlit_page_stops_the_start_instead_of_sending_half_a_translation() -> None:
    with pytest.raises(ValueError, match="0 times instead of once"):
        document.dashboard("<!DOCTYPE html><html lang='de'></html>", ())
