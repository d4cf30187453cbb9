"""The demo goes into an empty data folder, and never over what someone keeps there."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.cli.demo import make_demo
from hbh_metrics.errors import StoreError
from hbh_metrics.followup import Event, Journal, Kind
from hbh_metrics.publications import Store


def test_reports_of_refused_deliveries_are_no_empty_folder(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    kept = store.keep_refusal({"oordeel": "afgekeurd"})

    with pytest.raises(StoreError, match="staan al publicaties, verslagen of een opvolging"):
        make_demo(store.root, None, 2014, 100, None, lambda _: None)

    assert kept.path.exists()


def test_a_journal_that_someone_keeps_is_no_empty_folder(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(Event(Kind.OVERLEG, "Els", "0001-2014-02-14-abcdef", aanbieder_id="VIVA", aanwezig="Els en Viva"))
    before = journal.events()

    with pytest.raises(StoreError, match="een opvolging"):
        make_demo(tmp_path, None, 2014, 100, None, lambda _: None)

    assert journal.events() == before
