"""The settings of the sign-in: what must be there, that only their owner may read them, and that no message repeats a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.errors import UsageError
from hbh_metrics.sign_in import is_loopback, read_sign_in
from tests.server.identity import CLIENT_SECRET, SECRET, settings

PROVIDER = "https://aanmelden.example.org"


def test_settings_that_are_right_say_how_people_reach_the_server(tmp_path: Path) -> None:
    path = settings(tmp_path, PROVIDER, 8501, redirect_uri="https://monitor.example.org/oauth2callback")
    found = read_sign_in(path)
    assert found is not None
    assert (found.host, found.is_behind_tls) == ("monitor.example.org", True)
    local = read_sign_in(settings(tmp_path, PROVIDER, 8501))
    assert local is not None
    assert (local.host, local.is_behind_tls) == ("localhost", False)


def test_without_settings_nobody_signs_in_and_a_file_that_was_named_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HBH_AANMELDING", raising=False)
    monkeypatch.setattr("hbh_metrics.sign_in.USUAL", tmp_path / "secrets.toml")
    assert read_sign_in() is None
    monkeypatch.setenv("HBH_AANMELDING", str(tmp_path / "weg.toml"))
    with pytest.raises(UsageError, match="is er niet"):
        read_sign_in()


def test_settings_that_others_may_read_are_refused(tmp_path: Path) -> None:
    path = settings(tmp_path, PROVIDER, 8501)
    path.chmod(0o640)
    with pytest.raises(UsageError, match="chmod 600"):
        read_sign_in(path)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"client_id": " "}, "ontbreekt bij .* client_id"),
        ({"cookie_secret": "kort"}, "te kort"),
        ({"server_metadata_url": "http://aanmelden.example.org/x"}, "server_metadata_url beginnen met https"),
        ({"redirect_uri": "http://monitor.example.org/oauth2callback"}, "redirect_uri beginnen met https"),
        ({"redirect_uri": "https://[UW-ADRES/oauth2callback"}, "redirect_uri beginnen met https"),
        ({"redirect_uri": "https://monitor.example.org/"}, "eindigen op /oauth2callback"),
    ],
)
def test_a_setting_that_cannot_work_is_named_and_no_secret_is_told(
    other: dict[str, str], told: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=told) as refused:
        read_sign_in(settings(tmp_path, PROVIDER, 8501, **other))
    assert SECRET not in str(refused.value)
    assert CLIENT_SECRET not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "is_here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),  # noqa: S104 - refused
        ("::", False),
        ("", False),
        ("localhost.example.org", False),
        ("192.168.1.5", False),
    ],
)
def test_only_this_machine_is_this_machine(address: str, is_here: bool) -> None:
    assert is_loopback(address) is is_here
