"""Nobody recovers a hidden figure from what the door shows, whatever was published; and the attack does find a leak when there is one."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hbh_metrics import query
from hbh_metrics.query import Audience
from hbh_metrics.records import TOTAL, Measure
from tests.disclosure.attack import Attack
from tests.disclosure.worlds import PERIODS, Atoms, World, publish

PROVIDERS = ("A", "B", "C", "D", "E", "F")
MONEY = ("paid_clients", "paid", "credited", "client_periods", "by_start", "by_path", "reference")
HELP = ("known", "hours", "weeks", "without_hours")

WETHOUDER = Audience.WETHOUDER
OF_A = Audience.aanbieder("A")


@st.composite
def truths(draw: st.DrawFn) -> World:
    """What is so for up to six providers in up to four periods; all delivered."""
    providers = PROVIDERS[: draw(st.integers(1, len(PROVIDERS)))]
    periods = PERIODS[: draw(st.integers(1, 4))]
    atoms: dict[tuple[str, str], Atoms] = {}
    for who in providers:
        clients = came = draw(st.sampled_from([0, 1, 2, 4, 7, 12, 30]))
        for period in periods:
            left = draw(st.integers(0, min(clients, 6)))
            atoms[who, period] = draw(_quantities(clients, came, left))
            came = draw(st.integers(0, 7))
            clients = clients - left + came
    weeks = {who: (draw(st.integers(1, 20)), 20) for who in providers}
    return World(providers, periods, atoms, weeks)


@st.composite
def _quantities(draw: st.DrawFn, clients: int, came: int, left: int) -> Atoms:
    amount = st.integers(1, 99)
    expected = draw(st.integers(0, clients))
    planned = draw(st.integers(0, expected))
    known = draw(st.integers(0, clients))
    base = {
        "clients": clients, "came": came, "left": left, "active": 28 * clients + draw(amount), "complaints": draw(st.integers(0, 6)),
        "expected": expected, "planned": planned, "network": draw(st.integers(0, planned)),
    }  # fmt: skip
    if not clients:
        return base | {"active": 0, "complaints": 0}
    return base | {
        "paid_clients": clients, "paid": 200 * clients + draw(amount), "credited": draw(st.sampled_from([0, 200])),
        "client_periods": clients, "by_start": 220 * clients + draw(amount), "by_path": 210 * clients + draw(amount),
        "reference": 190 * clients + draw(amount), "known": max(known, 1), "hours": 8 * clients + draw(amount), "weeks": 4 * clients,
        "without_hours": draw(st.integers(0, known)),
    }  # fmt: skip


@st.composite
def chains(draw: st.DrawFn) -> tuple[World, ...]:
    """The truth as it comes in: in two or three publications, with late deliveries, corrections, and clients that were not known before."""
    truth = draw(truths())
    worlds = [truth]
    for _ in range(draw(st.integers(1, 2))):
        later = worlds[0]
        atoms = dict(later.atoms)
        for place in draw(st.lists(st.sampled_from(sorted(atoms)), max_size=4, unique=True)):
            what = draw(st.sampled_from(["no money", "no hours", "corrected", "no plans", "nobody"]))
            atoms[place] = _as_known_before(atoms[place], what)
        periods = later.periods[: len(later.periods) - draw(st.integers(0, 1))] or later.periods
        worlds.insert(0, replace(later, atoms=_with_flows(atoms, later), periods=periods))
    return tuple(worlds)


def _with_flows(atoms: dict[tuple[str, str], Atoms], world: World) -> dict[tuple[str, str], Atoms]:
    """Let who left and who came in fit the clients that were known."""
    fitting = dict(atoms)
    for who in world.providers:
        first = fitting[who, world.periods[0]]
        fitting[who, world.periods[0]] = {**first, "came": first["clients"]}
        for before, now in pairwise(world.periods):
            earlier, later = fitting[who, before], fitting[who, now]
            left = max(earlier["left"], earlier["clients"] - later["clients"])
            fitting[who, before] = {**earlier, "left": left}
            fitting[who, now] = {**later, "came": later["clients"] - earlier["clients"] + left}
    return fitting


def _as_known_before(atoms: Atoms, what: str) -> Atoms:
    if what == "corrected" and "paid" in atoms:
        return {**atoms, "paid": atoms["paid"] + 200, "client_periods": atoms["client_periods"] + 1}
    if what == "no plans":
        return {**atoms, "planned": 0, "network": 0}
    without = {"no money": MONEY, "no hours": HELP, "nobody": (*MONEY, *HELP)}.get(what, ())
    kept = {name: value for name, value in atoms.items() if name not in without}
    return {name: 0 if what == "nobody" else value for name, value in kept.items()}


def seen(worlds: Sequence[World], audience: Audience, *filters: tuple[str, ...]) -> list[list[Measure]]:
    """What the door shows of each publication, after asking for all and then through each filter."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for world in worlds:
            publication = publish(Path(folder) / "data", world)
            door = query.open_door(Path(folder) / "data", audience, publication.id)
            assert door is not None
            found.append([row for names in ((), *filters) for row in door.measures(*names)])
        return found


many = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would publish for minutes
)


@many
@given(chains())
def test_a_provider_recovers_no_figure_of_another(worlds: tuple[World, ...]) -> None:
    shown = seen(worlds, OF_A, ("betaald", "uren"), ("clienten",))
    assert {row.aanbieder_id for rows in shown for row in rows} == {"A", TOTAL}
    assert Attack(worlds, shown, "A").recovered() == []


@many
@given(chains())
def test_the_wethouder_recovers_no_small_number_and_no_figure_of_a_provider(worlds: tuple[World, ...]) -> None:
    shown = seen(worlds, WETHOUDER, ("instroom",), ("uitstroom", "clienten"))
    assert {row.aanbieder_id for rows in shown for row in rows} == {TOTAL}
    assert Attack(worlds, shown, None).recovered() == []


def _steady(providers: Sequence[str], *, late: tuple[str, ...] = ()) -> World:
    """Three periods in which every provider has 30 clients and nobody comes or goes, but for money that is not there yet."""
    atoms: dict[tuple[str, str], Atoms] = {}
    for place, who in enumerate(providers):
        for period in PERIODS[:3]:
            everything = {
                "clients": 30, "came": 30 if period == PERIODS[0] else 0, "left": 0, "active": 840, "complaints": 6, "expected": 30,
                "planned": 20, "network": 10, "paid_clients": 30, "paid": 6000 + place, "credited": 200, "client_periods": 30,
                "by_start": 6600, "by_path": 6300, "reference": 5900, "known": 30, "hours": 240, "weeks": 120, "without_hours": 6,
            }  # fmt: skip
            is_late = who in late and period == PERIODS[1]
            atoms[who, period] = {name: value for name, value in everything.items() if not (is_late and name in MONEY)}
    return World(tuple(providers), PERIODS[:3], atoms)


def _everything(world: World) -> list[Measure]:
    return [Measure(*row) for row in world.rows() if row[1] in ("A", TOTAL)]  # type: ignore[arg-type]


def test_the_attack_finds_the_one_other_provider_by_subtraction() -> None:
    world = _steady("AB")
    assert "B 201402 paid" in Attack([world], [_everything(world)], "A").recovered()


def test_the_attack_finds_who_delivered_late_from_two_publications() -> None:
    worlds = [_steady("ABCDE", late=("E",)), _steady("ABCDE")]
    recovered = Attack(worlds, [_everything(world) for world in worlds], "A").recovered()
    assert "E 201403 paid" in recovered
    assert "D 201403 paid" not in recovered


def test_the_attack_finds_a_period_that_is_hidden_from_the_ones_around_it() -> None:
    world = _steady("ABCDE")
    for metrics in (("betaald",), ("betaald", "kosten_tov_referentie"), ("instroom",)):
        shown = [_without(row, row.maatstaf in metrics and row.periode_id == PERIODS[1]) for row in _everything(world)]
        assert f"{metrics[0]} 201403 of publication 0" in Attack([world], [shown], "A").recovered()


def test_the_attack_finds_nothing_when_nothing_is_shown() -> None:
    world = _steady("ABCDE")
    shown = [_without(row, row.aanbieder_id == TOTAL) for row in _everything(world)]
    assert Attack([world], [shown], "A").recovered() == []


def _without(row: Measure, is_hidden: bool) -> Measure:
    return replace(row, waarde=None, teller=None, noemer=None, n=None) if is_hidden else row


def test_what_is_whole_and_rests_on_enough_is_shown() -> None:
    worlds = [_steady("ABCDE", late=("E",)), _steady("ABCDE")]
    early, late = (
        {(row.maatstaf, row.periode_id): row for row in rows if row.aanbieder_id == TOTAL}
        for rows in seen(worlds, OF_A)
    )
    assert early["betaald", "201403"].waarde is None
    assert early["uren", "201403"].waarde == 1200
    assert late["betaald", "201403"].waarde == 30010
    assert late["kosten_tov_referentie_cum", "201404"].waarde == 3 * 30010 - 3 * 5 * 5900
