"""What tests of the intake share: an import that stops at the extracts, where only they matter."""

from __future__ import annotations

import pytest

from hbh_metrics import importing
from tests.intake.publishing import as_before


@pytest.fixture
def extracts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what is derived as it was before, where there was a publication before: an import takes half the time."""
    monkeypatch.setattr(importing, "write_derived", as_before)
