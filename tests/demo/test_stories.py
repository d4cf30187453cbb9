"""What happens in a story happens at its provider and nowhere else."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from hbh_metrics.demo import DEFAULT_STORY, STORIES, STORY_BY_NAME, Story, world
from hbh_metrics.demo.books import make_world
from tests.demo.facts import hours_per_period, paid_without_an_active_day

CLIENTS = 1500
SEED = 11
QUIET = "volgens-afspraak"


@cache
def _world(story: str) -> dict[str, pa.Table]:
    return world(story, SEED, CLIENTS)


def _of(table: pa.Table, provider_id: str) -> pa.Table:
    return table.filter(pc.equal(table.column("aanbieder_id"), provider_id))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story.name))
def test_a_story_changes_nothing_at_other_providers(story: Story) -> None:
    told, quiet = make_world(story.name, SEED, CLIENTS), make_world(QUIET, SEED, CLIENTS)
    differing = {
        book.provider.id
        for book, same in zip(told.books, quiet.books, strict=True)
        if any(not book.registers[name].table.equals(same.registers[name].table) for name in book.registers)
    }
    assert differing == set(told.story.courses)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story.name))
def test_a_story_raises_signals_only_at_providers_that_it_changes(story: Story) -> None:
    assert {provider for _, provider in story.must_raise} - {"TOTAAL"} <= set(story.courses)
    assert bool(story.must_raise) == bool(story.courses)
    assert story.title
    assert story.happens.endswith(".")


def test_a_story_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        world("sprookje", SEED, CLIENTS)


def test_the_default_story_tells_three_stories_at_three_providers() -> None:
    parts = ("tarief-blijft-staan", "onderlevering", "betaald-na-vertrek")
    assert len(STORY_BY_NAME[DEFAULT_STORY].courses) == len(parts)
    for name in parts:
        for provider_id in STORY_BY_NAME[name].courses:
            for table in ("geleverde_uren", "periodebetalingen", "indicaties"):
                assert _of(_world(DEFAULT_STORY)[table], provider_id).equals(_of(_world(name)[table], provider_id))


def test_the_tariff_that_stays_is_invoiced_in_every_period() -> None:
    told = _of(_world("tarief-blijft-staan")["periodebetalingen"], "SHDH")
    agreed = _of(_world(QUIET)["tariefafspraken"], "SHDH").column("starttarief_eur").to_pylist()
    assert told.column("tarief_eur").unique().to_pylist() == agreed
    assert len(_of(_world(QUIET)["periodebetalingen"], "SHDH").column("tarief_eur").unique()) == 12


def test_under_delivery_takes_about_four_per_cent_of_the_hours_each_period() -> None:
    told = hours_per_period(_world("onderlevering"), "VIVA")
    quiet = hours_per_period(_world(QUIET), "VIVA")
    path = [Decimal(100 - step) / 100 for step in range(12)]
    left = [told[place] / (quiet[place] / path[place]) for place in range(12)]
    assert left[0] == pytest.approx(Decimal(1), abs=Decimal("0.02"))
    assert left[6] == pytest.approx(Decimal("0.76"), abs=Decimal("0.05"))
    assert left[11] == pytest.approx(Decimal("0.56"), abs=Decimal("0.05"))


def test_payments_go_on_after_departure_only_in_that_story() -> None:
    assert paid_without_an_active_day(_world(QUIET)) == set()
    paid = paid_without_an_active_day(_world("betaald-na-vertrek"))
    assert {provider for provider, _, _ in paid} == {"TZORG"}
    assert len(paid) >= 3
