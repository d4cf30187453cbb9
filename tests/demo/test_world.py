"""The quiet world is Haarlem's in size and habits, and everyone in it does as agreed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from statistics import mean, stdev

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from hbh_metrics.agreements import Agreement, Method, by_provider
from hbh_metrics.contract import TABLE_BY_NAME, TABLES, Column, Table
from hbh_metrics.demo import world
from hbh_metrics.demo.books import World
from hbh_metrics.demo.columns import arrow_type
from tests.demo.facts import (
    PERIODS,
    Tables,
    active_client_periods,
    experiment,
    hours_of_experiment,
    net_paid,
    touches,
)

START = date(2014, 1, 27)
PERSONAL = re.compile(r"[1-9]\d{3} ?[A-Z]{2}|[^@ ]+@[^@ ]+\.[a-z]+|(0|\+31)[-0-9 ]{8,12}|\d{8,9}")


@pytest.fixture(scope="module")
def tables(quiet: World) -> Tables:
    return quiet.tables()


@cache
def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _paths(tables: Tables) -> dict[tuple[str, str], Decimal]:
    """Return the agreed tariff per provider and period, from the delivered agreements."""
    rows = [
        Agreement(
            row["aanbieder_id"],
            row["versie"],
            row["vanaf_periode"],
            row["starttarief_eur"],
            row["basistarief_uur_eur"],
            row["afbouw_pct"],
            Method(row["afbouw_methode"]),
            row["eerste_verlaging"],
        )
        for row in tables["tariefafspraken"].to_pylist()
    ]
    found = {}
    for provider_id, agreements in by_provider(rows).items():
        for period in PERIODS:
            in_force = agreements.in_force(period.id)
            assert in_force is not None
            found[(provider_id, period.id)] = in_force.tariff_eur(period.id)
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_every_table_fits_its_declaration(table: Table, tables: Tables) -> None:
    made = tables[table.name]
    assert made.schema.names == [column.name for column in table.columns]
    assert [field.type for field in made.schema] == [arrow_type(column) for column in table.columns]
    keys = list(zip(*(made.column(name).to_pylist() for name in table.key), strict=True))
    assert len(set(keys)) == len(keys) > 0
    for column in table.columns:
        _check_values(made.column(column.name), column)


def _check_values(values: pa.ChunkedArray, column: Column) -> None:
    assert not (column.required and values.null_count), column.name
    distinct = [value for value in values.unique().to_pylist() if value is not None]
    if column.allowed:
        assert {str(value) for value in distinct} <= set(column.allowed), column.name
    if column.minimum is not None:
        assert all(
            value > column.minimum or (value == column.minimum and not column.minimum_excluded) for value in distinct
        )
    if column.maximum is not None:
        assert all(value <= column.maximum for value in distinct)


def test_no_value_looks_like_a_citizen_number_address_or_telephone(tables: Tables) -> None:
    for name, table in tables.items():
        for field in table.schema:
            if field.type == pa.string() and not TABLE_BY_NAME[name].column(field.name).is_registered:
                values = table.column(field.name).unique().to_pylist()
                assert not [value for value in values if value and PERSONAL.fullmatch(value)], field.name


def test_the_same_seed_gives_the_same_world_and_another_seed_another() -> None:
    first, again, other = (world("mengeling", seed, 200) for seed in (5, 5, 6))
    assert all(first[name].equals(again[name]) for name in first)
    assert not first["geleverde_uren"].equals(other["geleverde_uren"])


def test_any_number_of_clients_makes_a_world() -> None:
    for clients in (1, 20):
        assert set(world(clients=clients)["aanbieders"].column("aanbieder_id").to_pylist()) == {
            "VIVA",
            "AMSTELRING",
            "AXXICOM",
            "SHDH",
            "TZORG",
        }


def test_the_stock_is_haarlems_and_the_experiment_stays_near_a_tenth(tables: Tables) -> None:
    rows = [row for row in tables["indicaties"].to_pylist() if row["groep"] != "VOORAF"]
    for day in [START, *(period.end for period in PERIODS)]:
        active = Counter(row["groep"] for row in rows if touches(row, day, day))
        assert 3200 <= active.total() <= 3800
        assert 0.09 <= active["EXPERIMENT"] / active.total() <= 0.11


def test_clients_of_the_experiment_have_their_own_earlier_assignment(tables: Tables) -> None:
    before = {row["client_sleutel"]: row for row in tables["indicaties"].to_pylist() if row["groep"] == "VOORAF"}
    assert len(before) == 350
    joined = [row for row in experiment(tables) if row["client_sleutel"] in before]
    assert len(joined) == len(before)
    for row in joined:
        earlier = before[row["client_sleutel"]]
        assert earlier["einddatum"] == START - timedelta(days=1)
        assert (row["ingangsdatum"], row["uren_week"]) == (START, earlier["uren_week"])


def test_indications_are_light_and_four_fifths_of_the_hours_are_used(tables: Tables) -> None:
    rows = experiment(tables)
    assert {(row["categorie"], row["klasse"]) for row in rows} == {(1, 1), (1, 2)}
    indicated = [float(str(row["uren_week"])) for row in rows]
    assert mean(indicated) == pytest.approx(2.2, abs=0.1)
    numbers = {
        row["toewijzing_nummer"]: row["uren_week"]
        for row in tables["indicaties"].to_pylist()
        if row["groep"] == "VOORAF"
    }
    hours = tables["geleverde_uren"]
    own = hours.filter(pc.is_in(hours.column("toewijzing_nummer"), pa.array(list(numbers)))).to_pylist()
    weeks = {(row["toewijzing_nummer"], _week(row["datum"])) for row in own}
    used = sum(row["uren"] for row in own) / sum(numbers[number] for number, _ in weeks)
    assert float(used) == pytest.approx(0.81, abs=0.03)


def test_about_three_per_cent_of_the_client_periods_has_no_hours_and_a_reason(tables: Tables) -> None:
    hours: dict[tuple[object, str], Decimal] = defaultdict(Decimal)
    reasons: dict[tuple[object, str], set[object]] = defaultdict(set)
    begins = {_week(period.begin + timedelta(weeks=week)): period.id for period in PERIODS for week in range(4)}
    for row in hours_of_experiment(tables):
        day, uren = row["datum"], row["uren"]
        assert isinstance(day, date)
        assert isinstance(uren, Decimal)
        if _week(day) in begins:
            key = (row["toewijzing_nummer"], begins[_week(day)])
            hours[key] += uren
            reasons[key].add(row["reden_niet_geleverd"])
    without = [key for key, total in hours.items() if total == 0]
    assert 0.02 <= len(without) / len(hours) <= 0.045
    assert all(None not in reasons[key] for key in without)


def test_every_active_client_period_is_paid_once_and_nothing_else_is(tables: Tables) -> None:
    active = active_client_periods(tables)
    paid = net_paid(tables)
    assert set(paid) == set(active)
    for (provider_id, client, period_id), parts in paid.items():
        whole = Decimal(active[(provider_id, client, period_id)]) / 28 if provider_id == "VIVA" else Decimal(1)
        assert parts == whole.quantize(Decimal("0.0001")), (client, period_id)


def test_payments_follow_the_agreed_path_to_the_cent(tables: Tables) -> None:
    paths = _paths(tables)
    for row in tables["periodebetalingen"].to_pylist():
        assert row["tarief_eur"] == paths[(row["aanbieder_id"], row["periode_id"])]
        amount = (row["aantal"] * row["tarief_eur"]).quantize(Decimal("0.01"), "ROUND_HALF_UP")
        assert row["bedrag_eur"] == (amount if row["debet_credit"] == "D" else -amount)


def test_a_credit_names_an_earlier_debit_and_credits_stay_under_two_per_cent(tables: Tables) -> None:
    lines = tables["periodebetalingen"].to_pylist()
    by_reference = {(row["aanbieder_id"], row["prestatie_referentie"]): row for row in lines}
    corrections = [row for row in lines if row["debet_credit"] == "C"]
    assert corrections
    for row in corrections:
        debit = by_reference[(row["aanbieder_id"], row["vorige_referentie"])]
        assert (debit["client_sleutel"], debit["periode_id"]) == (row["client_sleutel"], row["periode_id"])
        assert debit["factuurdatum"] < row["factuurdatum"]
        assert -row["bedrag_eur"] <= debit["bedrag_eur"]
    debits: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    credited: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in lines:
        (debits if row["debet_credit"] == "D" else credited)[(row["aanbieder_id"], row["periode_id"])] += row[
            "bedrag_eur"
        ]
    assert all(-amount < debits[key] * 2 / 100 for key, amount in credited.items())


def test_hours_lie_within_their_assignment_and_every_active_week_has_a_row(tables: Tables) -> None:
    spans = {row["toewijzing_nummer"]: row for row in tables["indicaties"].to_pylist()}
    weeks: dict[str, set[date]] = defaultdict(set)
    for row in tables["geleverde_uren"].to_pylist():
        week = _week(row["datum"])
        own = spans[row["toewijzing_nummer"]]
        assert touches(own, week, week + timedelta(days=6))
        assert (own["client_sleutel"], own["aanbieder_id"]) == (row["client_sleutel"], row["aanbieder_id"])
        assert row["uren"] <= max(own["uren_week"] * Decimal("1.5"), 3)
        weeks[row["toewijzing_nummer"]].add(week)
    mondays = [date(2013, 2, 25) + timedelta(weeks=week) for week in range(97)]
    for number, row in spans.items():
        assert weeks[number] == {monday for monday in mondays if touches(row, monday, monday + timedelta(days=6))}


def test_one_provider_registers_the_day_of_help_and_the_others_the_monday(tables: Tables) -> None:
    weekdays: dict[str, set[int]] = defaultdict(set)
    hours = tables["geleverde_uren"]
    for provider_id, day in zip(
        hours.column("aanbieder_id").to_pylist(), hours.column("datum").to_pylist(), strict=True
    ):
        weekdays[provider_id].add(day.weekday())
    assert weekdays.pop("AXXICOM") >= {0, 1, 2, 3, 4}
    assert set(map(frozenset, weekdays.values())) == {frozenset({0})}


def test_the_reference_is_what_the_same_clients_really_had(tables: Tables) -> None:
    hours = tables["geleverde_uren"]
    before = hours.filter(pc.less(hours.column("datum"), START)).to_pylist()
    total: dict[str, Decimal] = defaultdict(Decimal)
    weeks: dict[str, set[date]] = defaultdict(set)
    for row in before:
        total[row["client_sleutel"]] += row["uren"]
        weeks[row["client_sleutel"]].add(_week(row["datum"]))
    for row in tables["referentie"].to_pylist():
        count = len(weeks[row["client_sleutel"]])
        assert abs(row["uren_per_periode"] - total[row["client_sleutel"]] * 4 / count) <= Decimal("0.005")
        assert row["perioden"] == count // 4


def test_what_is_paid_stays_below_what_the_same_clients_cost_before(tables: Tables) -> None:
    cost = {row["client_sleutel"]: row["bedrag_per_periode_eur"] for row in tables["referentie"].to_pylist()}
    own: dict[str, list[Decimal]] = defaultdict(list)
    for row in experiment(tables):
        if row["client_sleutel"] in cost:
            own[str(row["aanbieder_id"])].append(cost[row["client_sleutel"]])
    paid: dict[str, Decimal] = defaultdict(Decimal)
    for row in tables["periodebetalingen"].to_pylist():
        paid[row["aanbieder_id"]] += row["bedrag_eur"]
    before: dict[str, Decimal] = defaultdict(Decimal)
    for (provider_id, client, _), parts in net_paid(tables).items():
        before[provider_id] += parts * cost.get(client, mean(own[provider_id]))
    assert all(paid[provider_id] < before[provider_id] * 99 / 100 for provider_id in before)


def test_start_tariffs_and_floors_are_of_the_usual_size(tables: Tables) -> None:
    rows = [row for row in tables["tariefafspraken"].to_pylist() if row["versie"] == 1]
    assert all(145 <= row["starttarief_eur"] <= 175 for row in rows)
    assert all(19 <= row["basistarief_uur_eur"] <= 21 for row in rows)


def test_an_hour_cost_before_what_domestic_help_cost_in_2014(tables: Tables) -> None:
    hour = [row for row in tables["referentie"].to_pylist() if row["uren_per_periode"] >= 4]
    assert len(hour) > 2500
    assert all(
        Decimal("21.4") < row["bedrag_per_periode_eur"] / row["uren_per_periode"] < Decimal("23.6") for row in hour
    )


def test_clients_leave_at_the_usual_rate_and_mostly_by_death_or_to_a_nursing_home(tables: Tables) -> None:
    ended = [row for row in tables["indicaties"].to_pylist() if row["groep"] != "VOORAF" and row["einddatum"]]
    assert 0.010 <= len(ended) / 3500 / 12 <= 0.016
    reasons = Counter(row["reden_beeindiging"] for row in ended)
    assert (reasons["02"] + reasons["39"]) / len(ended) > 0.7
    assert reasons["22"] == 0


def test_satisfaction_and_complaints_are_what_haarlem_knows(tables: Tables) -> None:
    grades = [row for row in tables["enquetescores"].to_pylist() if row["vraag_code"] == "V01" and row["score"]]
    first = [float(row["score"]) for row in grades if row["meting"] == "NUL"]
    assert mean(first) == pytest.approx(8.4, abs=0.2)
    assert stdev(first) == pytest.approx(1.0, abs=0.2)
    asked = sum(row["aantal_benaderd"] for row in tables["enquete_uitzet"].to_pylist() if row["meting"] == "NUL")
    people = {row["respons_id"] for row in tables["enquetescores"].to_pylist() if row["meting"] == "NUL"}
    assert len(people) / asked == pytest.approx(0.55, abs=0.07)
    inside = {row["client_sleutel"] for row in experiment(tables)}
    complaints = [
        row
        for row in tables["meldingen"].to_pylist()
        if row["client_sleutel"] in inside and row["soort"] in {"KLACHT", "SIGNAAL"}
    ]
    assert 0.6 <= 100 * len(complaints) / len(active_client_periods(tables)) <= 1.6


def test_nearly_every_client_has_a_signed_plan_within_the_first_period(tables: Tables) -> None:
    signed = {
        row["client_sleutel"]
        for row in tables["ondersteuningsplannen"].to_pylist()
        if row["ondertekend_datum"] and row["ondertekend_datum"] <= PERIODS[0].end
    }
    present = [
        row
        for row in experiment(tables)
        if row["ingangsdatum"] == START and touches(row, PERIODS[0].end, PERIODS[0].end)
    ]
    for provider_id in {row["aanbieder_id"] for row in present}:
        own = [row["client_sleutel"] for row in present if row["aanbieder_id"] == provider_id]
        assert sum(client in signed for client in own) / len(own) >= 0.9


def test_both_surveys_link_the_answers_of_the_same_people(tables: Tables) -> None:
    rows = tables["enquetescores"].to_pylist()
    links = {meting: {row["koppel_id"] for row in rows if row["meting"] == meting} for meting in ("NUL", "EIND")}
    assert len(links["NUL"] & links["EIND"]) > 100
    responses = defaultdict(set)
    for row in rows:
        responses[(row["koppel_id"], row["meting"])].add(row["respons_id"])
    assert all(len(found) == 1 for found in responses.values())
