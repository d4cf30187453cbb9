"""The service unit and the container file start the monitor as they say, on what they say."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import small_store
from tests.architecture import PROJECT
from tests.server.identity import settings
from tests.serving import ask, free_port, serving

UNIT = PROJECT / "beheer" / "hbh-monitor.service"
CONTAINER = PROJECT / "beheer" / "Containerfile"


def _unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[method-assign,assignment]  # names as they are written
    parser.read(UNIT, encoding="utf-8")
    return parser


def _command_of_the_unit() -> list[str]:
    return shlex.split(_unit()["Service"]["ExecStart"])


def _command_of_the_container() -> list[str]:
    [command] = re.findall(r"^CMD (\[.*\])$", CONTAINER.read_text(encoding="utf-8"), flags=re.MULTILINE)
    words: list[str] = json.loads(command)
    return words


def _here(command: Sequence[str], data: Path, sign_in: Path, port: int) -> list[str]:
    """Return the command with this machine's interpreter, folder, settings and port in the places of the installed ones."""
    words = [sys.executable, *command[1:]]
    for option, value in (("--data", str(data)), ("--aanmelding", str(sign_in)), ("--port", str(port))):
        if option in words:
            words[words.index(option) + 1] = value
    return words


def _copied_for_the_container(target: Path) -> Path:
    """Copy what the container file copies, and nothing else."""
    for name, place in re.findall(r"^COPY (\S+) (\S+)$", CONTAINER.read_text(encoding="utf-8"), flags=re.MULTILINE):
        source, into = PROJECT / name, target / (name if place == "./" else place)
        into.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, into, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, into)
    return target


@pytest.mark.parametrize("which", ["unit", "container"])
def test_the_command_of_the_unit_and_of_the_container_starts_a_server_that_is_ready(which: str, tmp_path: Path) -> None:
    small_store.publish(tmp_path / "data")
    port = free_port()
    sign_in = settings(tmp_path, "http://localhost:9", port)
    command = _command_of_the_unit() if which == "unit" else _command_of_the_container()
    program = PROJECT if which == "unit" else _copied_for_the_container(tmp_path / "opt")
    here = _here(command, tmp_path / "data", sign_in, port)
    with serving(tmp_path / "data", tmp_path, here, port, program=program) as server:
        assert json.loads(ask(f"{server.url}/gereed").body) == {"status": "gereed"}


def test_the_unit_keeps_to_one_account_that_can_write_in_its_data_only() -> None:
    service = _unit()["Service"]
    command = _command_of_the_unit()
    assert service["User"] not in ("root", "")
    assert service["ProtectSystem"] == "strict"
    assert command[command.index("--data") + 1].startswith(f"{service['ReadWritePaths']}/")
    assert f"/var/lib/{service['StateDirectory']}" == service["ReadWritePaths"]
    key = service["Environment"].removeprefix("HBH_SLEUTEL=")
    assert not key.startswith(service["ReadWritePaths"])


def test_systemd_finds_nothing_wrong_with_the_unit_where_there_is_a_systemd(tmp_path: Path) -> None:
    """Where there is none, the names of its settings are held against those that a unit may have."""
    known = {
        "User",
        "Group",
        "WorkingDirectory",
        "Environment",
        "ExecStart",
        "Restart",
        "RestartSec",
        "UMask",
        "MemoryMax",
    }
    known |= {
        "StateDirectory",
        "StateDirectoryMode",
        "NoNewPrivileges",
        "PrivateTmp",
        "PrivateDevices",
        "ReadWritePaths",
    }
    known |= {
        "ProtectSystem",
        "ProtectHome",
        "ProtectKernelTunables",
        "ProtectControlGroups",
        "RestrictAddressFamilies",
    }
    assert set(_unit()["Service"]) <= known
    analyse = shutil.which("systemd-analyze")
    if analyse is not None:
        copy = tmp_path / UNIT.name
        installed = _command_of_the_unit()[0]
        copy.write_text(UNIT.read_text(encoding="utf-8").replace(installed, sys.executable), encoding="utf-8")
        told = subprocess.run([analyse, "verify", str(copy)], check=False, capture_output=True, text=True)
        assert [line for line in told.stderr.splitlines() if UNIT.name in line] == []


def test_the_container_holds_what_the_monitor_reads_and_runs_for_nobody_in_particular() -> None:
    text = CONTAINER.read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (\S+) ", text, flags=re.MULTILINE)
    assert {"app.py", "pages", "hbh_metrics", "requirements.lock", ".streamlit/config.toml"} == set(copied)
    assert [name for name in copied if not (PROJECT / name).exists()] == []
    assert "--require-hashes" in text
    assert text.index("USER monitor") < text.index("CMD [")
    assert "python:3.11" in text
