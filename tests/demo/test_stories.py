"""What happens in a story happens at its provider and nowhere else."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from statistics import mean

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from hbh_metrics.demo import DEFAULT_STORY, STORIES, STORY_BY_NAME, Story, world
from hbh_metrics.demo.books import make_world
from tests.demo.facts import PERIODS, experiment, hours_per_period, paid_without_an_active_day, touches

CLIENTS = 1500
SEED = 11
QUIET = "volgens-afspraak"
START, TAIL = date(2014, 1, 27), date(2014, 12, 29)


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
        if any(
            not _of_experiment(book.registers[name].table).equals(same.registers[name].table) for name in book.registers
        )
    }
    assert differing == set(told.story.courses)
    assert {"vergelijkingsgroep"} == {one.name for one in STORIES if one.tells_of_comparison}


def test_one_story_also_holds_what_was_paid_and_asked_outside_the_experiment() -> None:
    told, quiet = _world("vergelijkingsgroep"), _world(QUIET)
    outside = {row["toewijzing_nummer"] for row in told["indicaties"].to_pylist() if row["groep"] == "VERGELIJKING"}
    by_hour = [row for row in told["periodebetalingen"].to_pylist() if row["grondslag"] == "UREN"]
    delivered = sum(
        row["uren"]
        for row in told["geleverde_uren"].to_pylist()
        if row["toewijzing_nummer"] in outside and START <= row["datum"] < TAIL
    )

    assert told["bestemmingen"].equals(quiet["bestemmingen"]), "savings are those of the experiment"
    assert {row["toewijzing_nummer"] for row in by_hour} <= outside
    assert sum(row["aantal"] for row in by_hour) == delivered
    assert all(abs(row["aantal"] * row["tarief_eur"] - row["bedrag_eur"]) <= Decimal("0.005") for row in by_hour)
    forms = {(row["groep"], row["respons_id"]) for row in told["enquetescores"].to_pylist()}
    assert Counter(group for group, _ in forms)["VERGELIJKING"] > 100
    assert len({form for _, form in forms}) == len(forms)


def _of_experiment(table: pa.Table) -> pa.Table:
    """Return the rows that every story has."""
    for column, value in (("grondslag", "UREN"), ("groep", "VERGELIJKING")):
        if column in table.schema.names and table.schema.names[0] != "toewijzing_nummer":
            table = table.filter(pc.not_equal(table.column(column), value))
    return table


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
                ours, same = (_of(_world(story)[table], provider_id) for story in (DEFAULT_STORY, name))
                if (provider_id, table) == ("TZORG", "periodebetalingen"):
                    ours, same = (_before(payments, "201412") for payments in (ours, same))
                assert ours.equals(same), (provider_id, table)


def test_after_the_talk_nobody_is_paid_for_after_departure_any_more() -> None:
    paid = {(provider, period) for provider, _, period in paid_without_an_active_day(_world(DEFAULT_STORY))}
    assert {provider for provider, _ in paid} == {"TZORG"}
    assert max(period for _, period in paid) == "201411"


def _before(payments: pa.Table, period_id: str) -> pa.Table:
    return payments.filter(pc.less(payments.column("periode_id"), period_id))


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


def test_the_floor_is_four_per_cent_below_the_first_tariff_and_then_reached() -> None:
    told = _world("vloer")
    floor = max(_of(told["tariefafspraken"], "TZORG").column("basistarief_uur_eur").to_pylist())
    paid = _of(told["periodebetalingen"], "TZORG")
    money = [
        pc.sum(paid.filter(pc.equal(paid.column("periode_id"), period.id)).column("bedrag_eur")).as_py()
        for period in PERIODS
    ]
    hours = hours_per_period(told, "TZORG")
    room = [amount / delivered / floor - 1 for amount, delivered in zip(money, hours, strict=True)]
    assert room[0] == pytest.approx(Decimal("0.04"), abs=Decimal("0.02"))
    assert min(room[6:]) < 0


def test_a_tariff_on_indicated_hours_costs_more_than_before() -> None:
    told = _of(_world("papieren-besparing")["tariefafspraken"], "TZORG").column("starttarief_eur").to_pylist()[0]
    quiet = _of(_world(QUIET)["tariefafspraken"], "TZORG").column("starttarief_eur").to_pylist()[0]
    assert Decimal("1.15") < told / quiet < Decimal("1.4")


def test_the_silent_provider_never_delivers_two_periods() -> None:
    told = _world("stille-aanbieder")
    paid = set(_of(told["periodebetalingen"], "AMSTELRING").column("periode_id").to_pylist())
    assert {period.id for period in PERIODS} - paid == {"201406", "201407"}
    hours = dict(zip((period.id for period in PERIODS), hours_per_period(told, "AMSTELRING"), strict=True))
    assert {period_id for period_id, total in hours.items() if not total} == {"201406", "201407"}


def test_grades_fall_only_in_december_and_only_in_that_story() -> None:
    def grades(story: str, meting: str) -> list[Decimal]:
        rows = _of(_world(story)["enquetescores"], "TZORG").to_pylist()
        return [row["score"] for row in rows if row["meting"] == meting and row["vraag_code"] == "V01" and row["score"]]

    assert grades("ontevreden", "NUL") == grades(QUIET, "NUL")
    fall = mean(grades(QUIET, "EIND")) - mean(grades("ontevreden", "EIND"))
    assert Decimal("0.5") < fall < Decimal("1.1")


def test_heavy_clients_leave_by_the_decision_of_the_provider() -> None:
    told = [row for row in experiment(_world("doorschuiven")) if row["aanbieder_id"] == "VIVA"]
    left = [Decimal(str(row["uren_week"])) for row in told if row["reden_beeindiging"] == "22"]
    stayed = [Decimal(str(row["uren_week"])) for row in told if not row["einddatum"]]
    assert len(left) >= 11
    assert min(left) > mean(stayed)


def test_the_group_grows_beyond_a_tenth_of_the_clients() -> None:
    rows = [row for row in _world("toeloop")["indicaties"].to_pylist() if row["groep"] != "VOORAF"]
    shares = []
    for period in (PERIODS[0], PERIODS[6]):
        active = [row["groep"] for row in rows if touches(row, period.end, period.end)]
        shares.append(active.count("EXPERIMENT") / len(active))
    assert shares[0] < 0.11
    assert shares[1] > 0.115
