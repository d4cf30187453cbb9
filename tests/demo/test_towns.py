"""The towns of the demo with other contracts: each delivers the same every time, and what it delivers is read and tells its story."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from hbh_metrics.calendar import period_of
from hbh_metrics.demo.towns import TOWNS, Arrival, Town, arrivals
from hbh_metrics.followup import Kind
from hbh_metrics.project import CalendarKind, in_force
from hbh_metrics.project_folder import FILE, read_project
from hbh_metrics.publications import Publication, Store
from hbh_metrics.signals import CARD_BY_ID
from tests.demo.towns import SEED, published


@pytest.fixture(scope="module", params=TOWNS, ids=lambda town: town.name)
def town(request: pytest.FixtureRequest) -> Town:
    """Each of the towns."""
    chosen: Town = request.param
    return chosen


@pytest.fixture(scope="module")
def sent(town: Town) -> tuple[Arrival, ...]:
    """What it delivers."""
    return arrivals(town, SEED)


@pytest.fixture(scope="module")
def publication(town: Town, shared_folder: Path) -> Publication:
    """The publication of all that it delivers, read at once."""
    found = Store(published(town, shared_folder)).current()
    assert found is not None
    return found


def test_a_town_delivers_the_same_every_time(town: Town, sent: tuple[Arrival, ...]) -> None:
    again = arrivals(town, SEED)
    assert [arrival.day for arrival in again] == [arrival.day for arrival in sent]
    assert all(
        one.rows.equals(two.rows)
        for a, b in zip(sent, again, strict=True)
        for one, two in zip(a.sent, b.sent, strict=True)
    )
    other = arrivals(town, SEED + 1, 40)
    assert not other[0].sent[-1].rows.equals(sent[0].sent[-1].rows)


def test_its_project_is_right_and_its_periods_are_those_of_its_calendar(
    town: Town, sent: tuple[Arrival, ...], tmp_path: Path
) -> None:
    (tmp_path / FILE).write_text(town.project_text, encoding="utf-8")
    assert read_project(tmp_path) == town.project
    paid = {
        period
        for one in sent[-1].sent
        if one.table == "periodebetalingen"
        for period in one.rows.column("periode_id").to_pylist()
    }
    with in_force(town.project):
        assert period_of(town.project.end) in paid
    assert town.project.calendar in CalendarKind


def test_every_talk_is_about_something_that_there_is(town: Town) -> None:
    for talk in town.talks:
        assert talk.provider_id in {supplier.id for supplier in town.suppliers}
        assert (talk.signal is None) == (Kind(talk.kind) is Kind.OVERLEG)
        assert talk.signal is None or talk.signal in CARD_BY_ID


def test_what_it_delivers_is_published_in_its_own_project_and_raises_what_its_story_says(
    town: Town, publication: Publication
) -> None:
    assert publication.manifest.project == town.project
    signals = pa.parquet.read_table(publication.table_path("signalen"))
    raised = set(zip(signals.column("signaal").to_pylist(), signals.column("aanbieder_id").to_pylist(), strict=True))
    assert set(town.must_raise) <= raised
