"""A real OpenID provider on this machine, started as a process, and a server that signs people in with it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.serving import PATIENCE_S, Served, ask, free_port, serving

SECRET = "een-geheim-van-de-aanmelding-dat-nergens-mag-staan"  # noqa: S105 - of a test
CLIENT_SECRET = "een-geheim-van-de-identiteitsprovider"  # noqa: S105 - of a test


@contextlib.contextmanager
def provider(folder: Path, accounts: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Run the provider with those accounts (claims by subject) while the block runs, and give its address."""
    port = free_port()
    users = [f"--user-claims={json.dumps({'sub': sub, **claims})}" for sub, claims in accounts.items()]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true", *users]
    with (folder / "provider.log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    try:
        url = f"http://localhost:{port}"
        last = time.monotonic() + PATIENCE_S
        while time.monotonic() < last:
            assert process.poll() is None, (folder / "provider.log").read_text(encoding="utf-8")
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                if ask(f"{url}/.well-known/openid-configuration").status == 200:
                    break
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def set_claims(provider_url: str, sub: str, claims: Mapping[str, object]) -> None:
    """Change what the provider says of an account from its next sign-in on."""
    body = json.dumps(claims).encode()
    address = f"{provider_url}/users/{sub}"
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"}, method="PUT")  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310 - only http to this machine
        assert answer.status == 204


def settings(folder: Path, provider_url: str, port: int, **other: str) -> Path:
    """Write the settings of the sign-in, as docs/beheer.md tells, and return where they are."""
    given = {
        "redirect_uri": f"http://localhost:{port}/oauth2callback",
        "cookie_secret": SECRET,
        "client_id": "hbh-monitor",
        "client_secret": CLIENT_SECRET,
        "server_metadata_url": f"{provider_url}/.well-known/openid-configuration",
        **other,
    }
    path = folder / "aanmelding.toml"
    path.write_text("[auth]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in given.items()))
    path.chmod(0o600)
    return path


@contextlib.contextmanager
def signing_in(
    data: Path, folder: Path, provider_url: str, base: str = "", *, is_ahead: bool = False, **other: str
) -> Iterator[Served]:
    """Serve `data` to who signs in with that provider, while the block runs; `base` is a sub-path, `other` are further settings."""
    port = free_port()
    path = settings(folder, provider_url, port, **other)
    command = [
        sys.executable, "-m", "hbh_metrics", "serve", "--data", str(data), "--port", str(port), "--aanmelding", str(path),
        *(["--base-path", base] if base else []),
    ]  # fmt: skip
    with serving(data, folder, command, port, is_ahead=is_ahead) as server:
        yield server


def write_roles(data: Path, **content: object) -> None:
    """Replace `rollen.toml` of a data folder as an editor does: at once. `rollen` is the role by account."""
    roles = content.pop("rollen", {})
    assert isinstance(roles, Mapping)
    lines = [f"{name} = {json.dumps(value)}" for name, value in content.items()]
    lines += ["[rollen]", *(f"{json.dumps(who)} = {json.dumps(role)}" for who, role in roles.items())]
    new = data / ".rollen.toml.nieuw"
    new.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.replace(new, data / "rollen.toml")  # noqa: PTH105 - as an editor does
