"""Which of Streamlit's scripts the page asks for at once: those of every screen, with all that they import."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.server.assets import Assets
from hbh_metrics.server.document import dashboard

PAGE = """<html lang="en"><head><title>Streamlit</title>
<!-- Machine-readable pointer --> <link rel="service-desc" href="x">
<!-- initialize window.prerenderReady --><script></script>
<link rel="modulepreload" href="./static/js/b.2.js"><script type="module" src="./static/js/index.js"></script>
</head><body><noscript>English</noscript></body></html>"""


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    scripts = tmp_path / "static" / "js"
    scripts.mkdir(parents=True)
    scripts.joinpath("Html.1.js").write_text('import{a}from"./b.2.js";import"./c.3.js";x("./e.5.js")', encoding="utf-8")
    scripts.joinpath("b.2.js").write_text("import{c}from`./c.3.js`", encoding="utf-8")
    scripts.joinpath("c.3.js").write_text('import"./Html.1.js";import"../../outside.js"', encoding="utf-8")
    scripts.joinpath("e.5.js").write_text("", encoding="utf-8")
    return Assets(tmp_path)


def test_a_script_comes_with_all_that_it_imports_each_once(assets: Assets) -> None:
    assert assets.with_imports("Html.") == ("static/js/Html.1.js", "static/js/b.2.js", "static/js/c.3.js")


def test_a_script_that_an_upgrade_took_away_stops_the_start(assets: Assets) -> None:
    with pytest.raises(LookupError, match=r"PageLink\."):
        assets.with_imports("Html.", "PageLink.")


def test_the_page_asks_at_once_for_what_it_did_not_ask_for_already_and_for_the_rest_when_idle(assets: Assets) -> None:
    page = dashboard(PAGE, assets.with_imports("Html."), later=assets.named("e."))
    assert page.count("b.2.js") == 1
    assert '<link rel="modulepreload" crossorigin href="./static/js/c.3.js">' in page
    assert '<link rel="prefetch" as="script" crossorigin href="./static/js/e.5.js">' in page
    assert page.index("hbh/nl.js") < page.index("hbh/pointing.js") < page.index('src="./static/js/index.js"')
    assert page.index("hbh/style.css") > page.index("<body>")
