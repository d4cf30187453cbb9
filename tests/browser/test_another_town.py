"""The delivery of another town, brought in by the command line and shown in a browser: its own name, months and provider."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import another_town
from tests.browser.screen import open_screen, settled
from tests.serving import serving

pytestmark = pytest.mark.browser


def test_another_towns_delivery_is_shown_as_its_own(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    data = another_town.imported(tmp_path)
    with serving(data, tmp_path) as server:
        open_screen(page, f"{server.url}/afbouw?periode=202601")
        settled(page)
        said = page.locator("body").inner_text().replace("\u00a0", " ")
        assert (
            "In januari 2026 kreeg de enige aanbieder met volledige gegevens het afgesproken tarief." in said
            or "Zorg A" in said
        )
        for elsewhere in ("Haarlem", "periode 1", "2014", "Viva"):
            assert elsewhere not in said
        page.get_by_role("link", name="Bijsturing").click()
        settled(page)
        expect(
            page.get_by_text("Tot en met januari 2026 is van Zorg A 73,3% van de ruimte voor dit jaar besteed")
        ).to_have_count(1)
        assert "Traceback" not in server.output()
