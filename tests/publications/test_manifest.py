"""A manifest is read as it was written, and notices when it was changed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hbh_metrics.publications.fields import MalformedError
from hbh_metrics.publications.manifest import DeliveredFile, Manifest, TableFile

TEXT = st.text(max_size=20)
COUNT = st.integers(0, 2**40)
MANIFESTS = st.builds(
    Manifest,
    id=st.just(""),
    parent=st.none() | TEXT,
    peildatum=st.dates(min_value=date(2014, 1, 1), max_value=date(2030, 1, 1)),
    gemaakt_op=st.integers(0, 2**31).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    tables=st.dictionaries(TEXT, st.builds(TableFile, rows=COUNT, bytes=COUNT, sha256=TEXT), max_size=3),
    deliveries=st.lists(st.builds(DeliveredFile, bestand=TEXT, sha256=TEXT, tabel=TEXT, rijen=COUNT), max_size=3).map(
        tuple
    ),
    geleverd=st.lists(TEXT, max_size=3).map(tuple),
    key_fingerprint=TEXT,
    extra=st.dictionaries(TEXT, TEXT, max_size=3),
)


@given(MANIFESTS, st.integers(1, 12_000))
def test_a_manifest_is_read_back_as_it_was_written(draft: Manifest, number: int) -> None:
    manifest = draft.numbered(number)
    again = Manifest.from_json(manifest.to_json())
    assert again == manifest
    assert list(again.tables) == list(manifest.tables)
    assert again.number == number


@given(
    st.text()
    | st.recursive(st.none() | st.integers() | TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)).map(
        str
    )
)
def test_what_is_no_manifest_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(MalformedError, match=r"^(het|'|de) ?"):
        Manifest.from_json(text)


def test_nesting_without_end_is_refused_too() -> None:
    with pytest.raises(MalformedError, match="geen leesbare JSON"):
        Manifest.from_json("[" * 100_000)


def test_a_file_name_that_is_not_unicode_is_kept() -> None:
    delivered = DeliveredFile("uren_\udce9.csv", "ab" * 32, "geleverde_uren", 1)
    moment = datetime(2014, 9, 14, tzinfo=UTC)
    manifest = Manifest("", None, date(2014, 9, 14), moment, {}, (delivered,), (), "ab").numbered(1)
    assert Manifest.from_json(manifest.to_json().encode().decode()) == manifest
