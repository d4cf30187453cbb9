"""Comparing two publications names every metric value that changed, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.changes import changes_since
from hbh_metrics.errors import StoreError, UsageError
from hbh_metrics.publications import Store
from hbh_metrics.publications.compare import Change
from tests.publications.example import Value, publish


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store, its key in the test's own folder."""
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "thuis" / "sleutel"))
    return Store(tmp_path / "data")


def compare(store: Store, earlier: str, later: str) -> tuple[Change, ...]:
    return changes_since(store.root, Audience.PROGRAMMAMANAGER, earlier, later)


def _changes(store: Store, old: list[Value], new: list[Value]) -> tuple[Change, ...]:
    found = compare(store, publish(store, values=old).id, publish(store, values=new).id)
    return tuple(replace(change, oorzaak="") for change in found)


def test_a_value_that_changed_appeared_or_went_is_named_with_both_values(store: Store) -> None:
    old: list[Value] = [
        ("betaald", "SHDH", "201405", 100.0),
        ("betaald", "TZORG", "201405", 200.0),
        ("uren", "SHDH", "201405", 7.5),
        ("uren", "TZORG", "201405", None),
        ("rapportcijfer", "TOTAAL", None, 8.4),
    ]
    new: list[Value] = [
        ("betaald", "SHDH", "201405", 100.0),
        ("betaald", "TZORG", "201405", 190.0),
        ("betaald", "TZORG", "201406", 180.0),
        ("uren", "SHDH", "201405", None),
        ("uren", "TZORG", "201405", 6.0),
    ]
    assert _changes(store, old, new) == (
        Change("betaald", "TZORG", "201405", "gewijzigd", 200.0, 190.0),
        Change("betaald", "TZORG", "201406", "nieuw", None, 180.0),
        Change("rapportcijfer", "TOTAAL", None, "vervallen", 8.4, None),
        Change("uren", "SHDH", "201405", "gewijzigd", 7.5, None),
        Change("uren", "TZORG", "201405", "gewijzigd", None, 6.0),
    )


def test_equal_publications_differ_in_nothing_also_where_values_are_unknown(store: Store) -> None:
    values: list[Value] = [
        ("uren", "SHDH", "201405", None),
        ("rapportcijfer", "TOTAAL", None, 8.4),
        ("betaald", "SHDH", "201402", 0.0),
    ]
    assert _changes(store, values, values[::-1]) == ()


def test_a_new_row_without_a_value_is_no_change(store: Store) -> None:
    assert _changes(store, [], [("uren", "SHDH", "201406", None)]) == ()


@pytest.mark.parametrize(
    ("old", "new", "is_change"),
    [(0.1 + 0.2, 0.3, False), (1e9, 1e9 + 0.01, False), (100.0, 100.01, True), (0.0, 1e-6, True)],
)
def test_only_what_the_computer_rounds_is_left_out(old: float, new: float, is_change: bool, store: Store) -> None:
    changes = _changes(store, [("uren", "SHDH", "201405", old)], [("uren", "SHDH", "201405", new)])
    assert bool(changes) is is_change


CELLS = st.dictionaries(
    st.tuples(
        st.sampled_from(["betaald", "uren"]),
        st.sampled_from(["SHDH", "TOTAAL"]),
        st.sampled_from(["201402", "201403", None]),
    ),
    st.none() | st.integers(-5, 5).map(float),
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CELLS, CELLS)
def test_what_changed_one_way_changed_back_the_other_way(
    store: Store,
    old: dict[tuple[str, str, str | None], float | None],
    new: dict[tuple[str, str, str | None], float | None],
) -> None:
    first = publish(store, values=[(*cell, value) for cell, value in old.items()])
    second = publish(store, values=[(*cell, value) for cell, value in new.items()])
    expected = {
        cell: (old.get(cell), new.get(cell)) for cell in old.keys() | new.keys() if old.get(cell) != new.get(cell)
    }
    there = compare(store, first.id, second.id)
    back = compare(store, second.id, first.id)
    assert {
        (change.maatstaf, change.aanbieder_id, change.periode_id): (change.oud, change.nieuw) for change in there
    } == expected
    assert {
        (change.maatstaf, change.aanbieder_id, change.periode_id): (change.nieuw, change.oud) for change in back
    } == expected


def test_a_publication_that_does_not_exist_or_is_damaged_is_told(store: Store) -> None:
    first, second = publish(store), publish(store)
    with pytest.raises(UsageError, match="bestaat niet"):
        compare(store, first.id, "0009-2014-09-14-abcdef")
    path = first.table_path("meetwaarden")
    path.chmod(0o644)
    path.write_bytes(b"PAR1" + bytes(path.stat().st_size - 8) + b"PAR1")
    with pytest.raises(StoreError, match=r"meetwaarden\.parquet is veranderd"):
        compare(store, first.id, second.id)
