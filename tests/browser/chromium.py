"""Finds a Chromium or Chrome for the browser tests, and gets one where there is none: `python -m tests.browser.chromium`.

In this order: what is installed, what Playwright can download, Debian's package where this user may install one. A machine where
all three fail runs the other tests and says so; with CI=true that is a failure.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
_COMMANDS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_APPLICATIONS: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_PLAYWRIGHT_FOLDERS: Final = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
_PLAYWRIGHT_BROWSERS: Final = (
    "chromium*/chrome-linux*/chrome",
    "chromium*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
)
_PATIENCE_S: Final = 600
NONE: Final = """
*************************************************************************
  NO BROWSER: the tests in a real browser were not run.
  Install Chromium or Chrome, or name one in HBH_BROWSER, and run again.
*************************************************************************
"""


def is_required() -> bool:
    """Tell whether a machine without a browser fails (CI=true) instead of testing less."""
    return os.environ.get("CI", "").lower() == "true"


def find() -> Path | None:
    """Return the browser to test with: the one in HBH_BROWSER, an installed one, or one that Playwright downloaded."""
    named = os.environ.get("HBH_BROWSER")
    if named:
        return Path(named) if Path(named).is_file() else None
    on_path = (shutil.which(command) for command in _COMMANDS)
    downloaded = (
        path
        for folder in (os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), *_PLAYWRIGHT_FOLDERS)
        if folder
        for pattern in _PLAYWRIGHT_BROWSERS
        for path in sorted(Path(folder).expanduser().glob(pattern), reverse=True)
    )
    candidates = [*(Path(path) for path in on_path if path), *(Path(path) for path in _APPLICATIONS), *downloaded]
    return next((path for path in candidates if path.is_file()), None)


def _attempts() -> list[list[list[str]]]:
    """Return the ways to get a browser, each as commands to run one after the other."""
    attempts = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]
        attempts.append([["apt-get", "update"], install])
    return attempts


def get() -> Path | None:
    """Return a browser, after trying to install one where none is found; None when that fails too."""
    browser = find()
    for attempt in [] if browser else _attempts():
        for command in attempt:
            sys.stderr.write(f"No browser yet: {' '.join(command)}\n")
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            with contextlib.suppress(subprocess.TimeoutExpired):
                subprocess.run(
                    command,
                    check=False,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=quiet,
                    timeout=_PATIENCE_S,
                )
        browser = find()
        if browser:
            break
    return browser


def main() -> int:
    """Say which browser there is, or loudly that there is none; return the exit code."""
    browser = get()
    if browser:
        sys.stdout.write(f"Browser: {browser}\n")
        return 0
    sys.stderr.write(NONE)
    return 1 if is_required() else 0


if __name__ == "__main__":
    sys.exit(main())
