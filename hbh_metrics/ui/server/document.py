"""The HTML documents the server sends itself: Streamlit's own page made Dutch, and the page for an address that does not exist.

Streamlit's page is English and fixed. It is rewritten once, when the server starts, and every change is asserted: an upgrade that
no longer has the text stops the start instead of sending half a translation.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from hbh_metrics.ui import frame

SCRIPT = Path(__file__).with_name("nl.js")

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


def dashboard(original: str, preload: tuple[str, ...]) -> str:
    """Return Streamlit's page `original` in Dutch, with the scripts in `preload` asked for at once.

    Streamlit asks for the charts' script (its largest) only when it has a chart to draw.
    Its inline script and its pointer to the machine interface (which is off) go; `nl.js` comes, before Streamlit's own script.
    Raises ValueError when Streamlit's page is not the one this was written for.
    """
    links = "".join(
        f'<link rel="modulepreload" crossorigin href="./{name}">\n    ' for name in preload if name.endswith(".js")
    )
    for pattern, new in (
        (r'<html lang="en">', '<html lang="nl">'),
        (r"<title>Streamlit</title>", f"<title>{frame.TITLE}</title>"),
        (r"<!--\s*Machine-readable pointer.*?-->\s*<link rel=\"service-desc\"[^>]*>", ""),
        (r"<!-- initialize window.prerenderReady.*?</script>", ""),
        (r"<noscript>.*?</noscript>", _NEEDS_SCRIPT),
        (r'<script type="module"', f'<script src="./hbh/{SCRIPT.name}"></script>\n    {links}<script type="module"'),
    ):
        found = re.findall(pattern, original, flags=re.DOTALL)
        if len(found) != 1:
            raise ValueError(f"Streamlit's page holds {pattern!r} {len(found)} times instead of once")
        original = original.replace(found[0], new)
    return original


def not_found(address: str, slugs: tuple[str, ...]) -> str:
    """Return the page that says that `address` leads nowhere, with a link to each screen."""
    links = "\n".join(f'        <li><a href="/{slug}">{slug.capitalize()}</a></li>' for slug in slugs)
    return _NOT_FOUND.format(title=frame.TITLE, address=html.escape(address), links=links)
