"""Takes the picture in README from the demo as it is served: `make screenshot`."""

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

PICTURE = PROJECT / "docs" / "afbouw.png"
_COLOURS = 64


def main() -> int:
    """Make the demo, serve it, and keep the top of its first screen in few colours; return the exit code."""
    browser = chromium.find()
    if browser is None:
        sys.stderr.write("No browser: make browser\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        data, raw = Path(folder, "demo"), Path(folder, "raw.png")
        own_key = {**os.environ, "HBH_SLEUTEL": str(Path(folder, "sleutel"))}
        subprocess.run([sys.executable, "-m", "hbh_metrics", "demo", "--data", str(data)], check=True, env=own_key)
        with serving(data, Path(folder)) as server, sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=browser, args=list(chromium.FLAGS))
            page = started.new_page(locale="nl-NL", viewport={"width": 1280, "height": 960})
            open_screen(page, f"{server.url}/afbouw")
            page.screenshot(path=raw)
            started.close()
        PICTURE.parent.mkdir(exist_ok=True)
        with Image.open(raw) as image:
            image.convert("RGB").quantize(_COLOURS).save(PICTURE, optimize=True)
    sys.stdout.write(f"{PICTURE.relative_to(PROJECT)}: {PICTURE.stat().st_size // 1024} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
