"""Takes the pictures in README and docs/handleiding.md from the demo as it is served: `make screenshot`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.architecture import PROJECT
from tests.browser import chromium
from tests.browser.screen import open_screen
from tests.serving import serving

PICTURES = PROJECT / "docs"
SHOWN = {
    "overzicht": "overzicht",
    "signalen": "signalen",
    "overleg": "overleg?aanbieder=TZORG",
    "briefing": "briefing?blad=2",
}
"""The name of each picture, and the address of what it shows."""

_COLOURS = 64


def main() -> int:
    """Make the demo, serve it, and keep the top of some screens in few colours; return the exit code."""
    browser = chromium.find()
    if browser is None:
        sys.stderr.write("No browser: make browser\n")
        return 1
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data, raw = Path(folder, "demo"), Path(folder, "raw.png")
        own_key = {**os.environ, "HBH_SLEUTEL": str(Path(folder, "sleutel"))}
        subprocess.run([sys.executable, "-m", "hbh_metrics", "demo", "--data", str(data)], check=True, env=own_key)
        with serving(data, Path(folder)) as server, sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=browser, args=list(chromium.FLAGS))
            page = started.new_page(locale="nl-NL", viewport={"width": 1280, "height": 800})
            for name, address in SHOWN.items():
                open_screen(page, f"{server.url}/{address}")
                page.screenshot(path=raw)
                _keep(raw, PICTURES / f"{name}.png")
            started.close()
    return 0


def _keep(raw: Path, picture: Path) -> None:
    with Image.open(raw) as image:
        image.convert("RGB").quantize(_COLOURS).save(picture, optimize=True)
    sys.stdout.write(f"{picture.relative_to(PROJECT)}: {picture.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    sys.exit(main())
