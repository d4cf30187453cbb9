"""Every screen opens on a data folder that an older release wrote: what that release did not know is missing there, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.publishing import make_office
from tests.older_folders import RELEASES, write_as
from tests.pages.screens import open_screen, said

SCREENS = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py"))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a data folder of every older release."""
    root = tmp_path_factory.mktemp("ouder")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HBH_SLEUTEL", str(root / "sleutel"))
        source = make_office(root / "nu").store.current()
        assert source is not None
        for release, shape in RELEASES.items():
            write_as(shape, source, root / release)
    return {release: root / release for release in RELEASES}


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("slug", SCREENS)
def test_a_screen_opens_on_a_folder_of_an_older_release(
    folders: dict[str, Path], release: str, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(monkeypatch, folders[release], slug)

    assert [error.value for error in at.exception] == []
    assert said(at)
