"""The server's log: one line of JSON per event, for its own user, rotated, and nothing in it of a person."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from hbh_metrics.server.logs import Line, masked

SCRIPT = """
import logging, os, sys, threading, warnings
from pathlib import Path
os.umask(0o077)
from hbh_metrics.server import logs
from streamlit.logger import get_logger
logs.MOST_B = int(sys.argv[2])
logs.keep_log(Path(sys.argv[1]), 8501)
logging.getLogger("uvicorn.error").warning("Sign-in of %s failed", "piet@example.org")
get_logger("streamlit.later").error(f"Token eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.abc.def of 123456782 at http://x/y?code=geheim")
logging.getLogger("hbh_metrics.ui").info("Het scherm %s", "afbouw")
try:
    int("client-88")
except ValueError:
    logging.getLogger("hbh_metrics.ui").exception("Een deel van een scherm kon niet worden getoond")
warnings.warn("client-77")
threading.Thread(target=lambda: 1 / 0).start()
for number in range(int(sys.argv[3])):
    logging.getLogger("hbh_metrics").info("regel")
raise KeyError("client-99")
"""


def logged(root: Path, most_b: int = 1 << 20, lines: int = 0) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root), str(most_b), str(lines)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stdout + done.stderr == ""
    return [json.loads(line) for path in sorted((root / "logboek").iterdir()) for line in path.read_text().splitlines()]


def test_every_event_is_a_line_and_none_holds_anything_of_a_person(tmp_path: Path) -> None:
    found = logged(tmp_path)
    told = json.dumps(found, ensure_ascii=False)
    for personal in ("piet", "eyJ", "123456782", "geheim", "client-77", "client-88", "client-99"):
        assert personal not in told, personal
    assert [(line["niveau"], line["bron"]) for line in found[:4]] == [
        ("warning", "uvicorn.error"),
        ("error", "streamlit.later"),
        ("info", "hbh_metrics.ui"),
        ("error", "hbh_metrics.ui"),
    ]
    assert found[0]["melding"] == "Sign-in of %s failed"
    assert found[2]["melding"] == "Het scherm afbouw"
    assert (found[3]["fout"], found[3]["waar"]) == ("ValueError", ["<string>:13 <module>"])
    assert {line.get("fout") for line in found} >= {"ZeroDivisionError", "KeyError"}


def test_the_log_is_for_its_own_user_and_never_grows_without_end(tmp_path: Path) -> None:
    logged(tmp_path, 2000, 400)
    files = list((tmp_path / "logboek").iterdir())
    assert len(files) == 6
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert (tmp_path / "logboek").stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_size <= 2000 for path in files)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aanmelding van an.de-boer@zorg.example.nl", "Aanmelding van …"),
        ("BSN 1234.56.782 en 0251-123456", "BSN … en …"),
        ("GET /oauth2callback?code=abc&state=d", "GET /oauth2callback?…"),
        ("sleutel 0123456789abcdef0123456789abcdef", "sleutel …"),
        ("Poort 8501, versie 1.67.0, 12 regels", "Poort 8501, versie 1.67.0, 12 regels"),
    ],
)
def test_what_looks_like_a_person_or_a_secret_is_masked(text: str, told: str) -> None:
    assert masked(text) == told


def test_a_line_break_in_a_message_makes_no_second_line() -> None:
    record = logging.LogRecord("hbh_metrics", logging.INFO, "", 1, 'een\n{"niveau": "vals"}', None, None)
    assert len(Line().format(record).splitlines()) == 1
