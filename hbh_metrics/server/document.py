"""The HTML documents the server sends itself: Streamlit's own page made Dutch, and the page for an address that does not exist.

Streamlit's page is English and fixed. It is rewritten once, when the server starts, and every change is asserted: an upgrade that
no longer has the text stops the start instead of sending half a translation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from hbh_metrics.ui import frame

SCRIPTS = tuple(
    Path(__file__).with_name(name) for name in ("nl.js", "pointing.js", "arriving.js", "tables.js", "failing.js")
)
"""The monitor's own scripts, in their order: what is built in becomes Dutch, what a chart tells is shown where it is pointed at, a
link to a figure ends at that figure, a table is one stop of the tab key, and what could not be made is told."""

STYLE = "style.css"
"""The name under which the server has the house's style. It stands at the foot of the page, after the styles that it changes."""

_NEEDS_SCRIPT = """<noscript>
      <p>Dit dashboard werkt alleen met JavaScript. Zet JavaScript aan in uw browser en laad de pagina opnieuw.</p>
    </noscript>"""
_NOT_FOUND = """<!DOCTYPE html>
<html lang="nl">
  <head>
    <meta charset="UTF-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Scherm niet gevonden · {title}</title>
    <style>body {{ font: 1.125rem/1.5 sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1rem }}</style>
  </head>
  <body>
    <main>
      <h1>Dit scherm bestaat niet</h1>
      <p>Het adres <q>{address}</q> hoort bij geen enkel scherm. Misschien is de link verkeerd overgenomen.</p>
      <p>Deze schermen zijn er:</p>
      <ul>
{links}
      </ul>
    </main>
  </body>
</html>
"""


def dashboard(original: str, preload: Sequence[str], later: Sequence[str] = ()) -> str:
    """Return Streamlit's page `original` in Dutch.

    It asks at once for the scripts in `preload`: what every screen is made of, and Streamlit asks for only when the first screen has come.
    Those in `later` (the largest, for what few screens hold) it fetches when it has nothing else to do.
    Its inline script and its pointer to the machine interface (which is off) go; the monitor's own come, before Streamlit's.
    Raises ValueError when Streamlit's page is not the one this was written for.
    """
    own_scripts = "".join(f'<script src="./hbh/{script.name}"></script>\n    ' for script in SCRIPTS)
    own = [name for name in preload if name not in original]
    links = "".join(f'<link rel="modulepreload" crossorigin href="./{name}">\n    ' for name in own)
    links += "".join(f'<link rel="prefetch" as="script" crossorigin href="./{name}">\n    ' for name in later)
    for pattern, new in (
        (r'<html lang="en">', '<html lang="nl">'),
        (r"<title>Streamlit</title>", f"<title>{frame.TITLE}</title>"),
        (r"<!--\s*Machine-readable pointer.*?-->\s*<link rel=\"service-desc\"[^>]*>", ""),
        (r"<!-- initialize window.prerenderReady.*?</script>", ""),
        (r"<noscript>.*?</noscript>", _NEEDS_SCRIPT),
        (r"</body>", f'<link rel="stylesheet" href="./hbh/{STYLE}">\n  </body>'),
        (r'<script type="module"', f'{own_scripts}{links}<script type="module"'),
    ):
        found = re.findall(pattern, original, flags=re.DOTALL)
        if len(found) != 1:
            raise ValueError(f"Streamlit's page holds {pattern!r} {len(found)} times instead of once")
        original = original.replace(found[0], new)
    return original


def not_found(address: str, slugs: tuple[str, ...], base: str = "") -> str:
    """Return the page that says that `address` leads nowhere, with a link to each screen below the sub-path `base`."""
    links = "\n".join(f'        <li><a href="{base}/{slug}">{slug.capitalize()}</a></li>' for slug in slugs)
    return _NOT_FOUND.format(title=frame.TITLE, address=html.escape(address), links=links)
