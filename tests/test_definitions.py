"""The definitions in docs/ say what the code declares."""

from __future__ import annotations

from hbh_metrics.contract import TABLES
from hbh_metrics.definitions import FOLDER, documents
from hbh_metrics.metrics import CARDS
from hbh_metrics.signals import CARDS as SIGNALS
from tests.architecture import PROJECT


def test_the_definitions_in_docs_are_those_of_the_code() -> None:
    stale = [
        name
        for name, text in documents().items()
        if not (PROJECT / FOLDER / name).is_file() or (PROJECT / FOLDER / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "`make docs` writes them again"


def test_every_metric_signal_table_and_column_has_its_place_in_the_definitions() -> None:
    told = documents()
    assert [card.name for card in CARDS if f"(`{card.name}`)" not in told["maatstaven.md"]] == []
    assert [card.id for card in SIGNALS if f"## {card.id} " not in told["signalen.md"]] == []
    names = {name for table in TABLES for name in (table.name, *(column.name for column in table.columns))}
    assert [name for name in sorted(names) if f"`{name}`" not in told["aanleveren.md"]] == []
