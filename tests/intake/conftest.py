"""What tests of the intake share: an import that stops at the extracts, where only they matter."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hbh_metrics import importing
from hbh_metrics.contract import TABLES
from hbh_metrics.contract.iwmo import KEPT
from hbh_metrics.publications import Draft, Publication


@pytest.fixture
def extracts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what is derived as it was before, where there was a publication before: an import takes half the time."""
    monkeypatch.setattr(importing, "write_derived", _as_before)


def _as_before(draft: Draft, _delivery: object, earlier: Sequence[Publication], *_rest: object) -> None:
    extracts = {table.name for table in (*TABLES, *KEPT)}
    for name in earlier[-1].tables if earlier else ():
        if name not in extracts:
            draft.reuse(name)
