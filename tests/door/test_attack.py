"""Nobody recovers a hidden figure from what the door shows, whatever was published; and the attack does find a leak when there is one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hbh_metrics.door import opening
from hbh_metrics.door.audience import Audience
from hbh_metrics.records import TOTAL, HiddenShares, Measure, Share
from tests.door.attack import Attack, Seen
from tests.door.worlds import ABOUT_TOTAL, CLASSES, PERIODS, QUANTILES, SURVEY, Atoms, World, publish

PROVIDERS = ("A", "B", "C", "D", "E", "F")
MONEY = ("paid_clients", "paid", "credited", "client_periods", "by_start", "by_path", "reference")
HELP = ("known", "hours", "weeks", "without_hours", "fell", "held", "fell_far", "fell_some", "held_low", "held_high")

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
        atoms[who, SURVEY] = draw(_answers())
    weeks = {who: (draw(st.integers(1, 20)), 20) for who in providers}
    return World(providers, periods, atoms, weeks)


@st.composite
def _quantities(draw: st.DrawFn, clients: int, came: int, left: int) -> Atoms:
    amount = st.integers(1, 99)
    expected = max(clients - left - draw(st.sampled_from([0, came])), 0)
    planned = draw(st.integers(0, expected))
    none, part, moved = draw(st.integers(0, planned)), draw(st.integers(0, 3)), draw(st.integers(0, left))
    part = min(part, planned - none)
    light, fell = draw(st.integers(0, clients - left)), draw(st.integers(0, clients))
    hours, manners = draw(st.sampled_from([(0, 0), (1, 2), (5, 5), (6, 0), (8, 2)])) if clients else (0, 0)
    base = {
        "clients": clients, "came": came, "left": left, "active": 28 * clients + draw(amount), "complaints": hours + manners,
        "expected": expected, "planned": planned, "network": planned - none, "net_none": none, "net_part": part,
        "net_most": planned - none - part, "left_moved": moved, "left_sent": left - moved, "class_1": light,
        "class_2": clients - left - light, "theme_hours": hours, "theme_manners": manners, "others": 9 * clients + draw(amount),
        "decided": draw(st.integers(0, came)), "at_start": 10 * clients + draw(amount),
    }  # fmt: skip
    if not clients:
        return base | {"active": 0, "others": 0, "at_start": 0}
    known = draw(st.integers(0, clients))
    return base | {
        "paid_clients": clients, "paid": 200 * clients + draw(amount), "credited": draw(st.sampled_from([0, 200])),
        "client_periods": clients, "by_start": 220 * clients + draw(amount), "by_path": 210 * clients + draw(amount),
        "reference": 190 * clients + draw(amount), "known": max(known, 1), "hours": 8 * clients + draw(amount), "weeks": 4 * clients,
        "without_hours": draw(st.integers(0, known)), "fell": fell, "held": clients - fell,
        "fell_far": fell // 3, "fell_some": fell - fell // 3,
        "held_low": (clients - fell) // 4, "held_high": clients - fell - (clients - fell) // 4,
    }  # fmt: skip


@st.composite
def _answers(draw: st.DrawFn) -> Atoms:
    first = draw(st.sampled_from([0, 3, 12, 30]))
    last = draw(st.sampled_from([first, first // 2]))
    low = draw(st.integers(0, first))
    return {
        "asked": first + 5, "nul_n": first, "nul_sum": 7 * first + 1, "eind_n": last, "eind_sum": 8 * last, "pairs": last,
        "difference": last, "answer_low": low, "answer_high": first - low,
    }  # fmt: skip


@st.composite
def chains(draw: st.DrawFn) -> tuple[World, ...]:
    """The truth as it comes in: in two or three publications, with late deliveries, corrections, and clients that were not known before."""
    truth = draw(truths())
    worlds = [truth]
    for _ in range(draw(st.integers(1, 2))):
        later = worlds[0]
        atoms = dict(later.atoms)
        places = sorted(place for place in atoms if place[1] != SURVEY)
        for place in draw(st.lists(st.sampled_from(places), max_size=4, unique=True)):
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
    return {place: atoms if place[1] == SURVEY else _whole(atoms) for place, atoms in fitting.items()}


def _whole(atoms: Atoms) -> Atoms:
    """Let classes and plans fit who left and who stayed."""
    stayed, moved = atoms["clients"] - atoms["left"], min(atoms["left_moved"], atoms["left"])
    light = min(atoms["class_1"], stayed)
    expected = min(atoms["expected"], stayed) if atoms["expected"] else 0
    planned = min(atoms["planned"], expected)
    none, part = min(atoms["net_none"], planned), min(atoms["net_part"], planned - min(atoms["net_none"], planned))
    return {
        **atoms, "left_moved": moved, "left_sent": atoms["left"] - moved, "class_1": light, "class_2": stayed - light,
        "expected": expected, "planned": planned, "network": planned - none, "net_none": none, "net_part": part,
        "net_most": planned - none - part,
    }  # fmt: skip


def _as_known_before(atoms: Atoms, what: str) -> Atoms:
    if what == "corrected" and "paid" in atoms:
        return {**atoms, "paid": atoms["paid"] + 200, "client_periods": atoms["client_periods"] + 1}
    if what == "no plans":
        return {**atoms, "planned": 0, "network": 0, "net_none": 0, "net_part": 0, "net_most": 0}
    without = {"no money": MONEY, "no hours": HELP, "nobody": (*MONEY, *HELP)}.get(what, ())
    kept = {name: value for name, value in atoms.items() if name not in without}
    return {name: 0 if what == "nobody" else value for name, value in kept.items()}


def seen(worlds: Sequence[World], audience: Audience, *filters: tuple[str, ...]) -> list[Seen]:
    """What the door shows of each publication, after asking for all and then through each filter."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for world in worlds:
            publication = publish(Path(folder) / "data", world)
            door = opening.open_door(Path(folder) / "data", audience, publication.id)
            assert door is not None
            measures = [row for names in ((), *filters) for row in door.measures(*names)]
            shares = [*door.distributions(), *door.distributions("klasse")]
            found.append(Seen(measures, shares, door.hidden_distributions(), door.signals()))
        return found


def told_beside_metrics(shown: Sequence[Seen]) -> list[str]:
    """Return the signals about the group that tell more than its metrics show."""
    exact = [
        {(row.maatstaf, row.periode_id): row.waarde for row in seen.measures if row.aanbieder_id == TOTAL}
        for seen in shown
    ]
    return [
        f"{signal.signaal} {signal.periode_id}"
        for seen, values in zip(shown, exact, strict=True)
        for signal in seen.signals
        if signal.aanbieder_id == TOTAL
        and any(values.get((metric, signal.periode_id), 0) is None for metric in ABOUT_TOTAL[signal.signaal])
    ]


EXPLORED = int(os.environ.get("HBH_EXPLORE", "0"))
"""How many new random worlds each attack tries; without it 25 that are the same in every run, so that a red run has one cause."""

many = settings(
    max_examples=EXPLORED or 25,
    derandomize=not EXPLORED,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],  # shrinking would publish for minutes
)


def rests_on_few(worlds: Sequence[World], shown: Sequence[Seen], own: str) -> list[str]:
    """Return the quantiles of the group that fewer than three others stand behind, and the classes that so few others are in."""
    found = []
    for world, seen in zip(worlds, shown, strict=True):
        others = [who for who in world.providers if who != own]
        found += [
            f"{row.maatstaf} {row.periode_id}"
            for row in seen.measures
            if row.maatstaf in QUANTILES and row.aanbieder_id == TOTAL and row.waarde is not None
            and sum(bool(world.atoms[who, str(row.periode_id)].get("known")) for who in others) < 3
        ]  # fmt: skip
        for row in seen.shares:
            atoms, period = CLASSES[row.verdeling], row.periode_id or SURVEY
            counts = [world.atoms[who, period].get(atoms[row.code], 0) for who in others]
            in_it = [who for who in others if any(world.atoms[who, period].get(atom) for atom in atoms.values())]
            if row.aanbieder_id == TOTAL and (0 < sum(counts) < 5 or len(in_it) < 3):
                found.append(f"{row.verdeling} {row.periode_id} {row.code}")
    return found


@many
@given(chains())
def test_a_provider_recovers_no_figure_of_another(worlds: tuple[World, ...]) -> None:
    shown = seen(worlds, OF_A, ("betaald", "uren"), ("clienten",))
    assert {row.aanbieder_id for one in shown for row in one.rows} <= {"A", TOTAL}
    assert Attack(worlds, shown, "A").recovered() == []
    assert told_beside_metrics(shown) == []
    assert rests_on_few(worlds, shown, "A") == []


@many
@given(chains())
def test_the_wethouder_recovers_no_small_number_and_no_figure_of_a_provider(worlds: tuple[World, ...]) -> None:
    shown = seen(worlds, WETHOUDER, ("instroom",), ("uitstroom", "clienten"))
    assert {row.aanbieder_id for one in shown for row in one.rows} == {TOTAL}
    assert Attack(worlds, shown, None).recovered() == []
    assert told_beside_metrics(shown) == []
    assert not [row for one in shown for row in one.shares if 0 < row.aantal < 5]


def _steady(providers: Sequence[str], *, late: tuple[str, ...] = ()) -> World:
    """Three periods in which every provider has 30 clients and nobody comes or goes, but for money that is not there yet."""
    atoms: dict[tuple[str, str], Atoms] = {}
    for place, who in enumerate(providers):
        for period in PERIODS[:3]:
            everything = {
                "clients": 30, "came": 30 if period == PERIODS[0] else 0, "left": 0, "active": 840, "complaints": 6, "expected": 30,
                "planned": 20, "network": 10, "paid_clients": 30, "paid": 6000 + place, "credited": 200, "client_periods": 30,
                "by_start": 6600, "by_path": 6300, "reference": 5900, "known": 30, "hours": 240, "weeks": 120, "without_hours": 6,
                "net_none": 10, "net_part": 6, "net_most": 4, "left_moved": 0, "left_sent": 0, "class_1": 12, "class_2": 18,
                "theme_hours": 6, "theme_manners": 0, "others": 300, "at_start": 330,
                "decided": 30 if period == PERIODS[0] else 0, "fell": 6, "held": 24,
                "fell_far": 1, "fell_some": 5, "held_low": 8, "held_high": 16,
            }  # fmt: skip
            is_late = who in late and period == PERIODS[1]
            atoms[who, period] = {name: value for name, value in everything.items() if not (is_late and name in MONEY)}
        atoms[who, SURVEY] = {
            "asked": 30, "nul_n": 20, "nul_sum": 150, "eind_n": 20, "eind_sum": 140, "pairs": 20, "difference": -10, "answer_low": 8,
            "answer_high": 12,
        }  # fmt: skip
    return World(tuple(providers), PERIODS[:3], atoms)


def _everything(world: World) -> Seen:
    return Seen(
        [Measure(*row) for row in world.rows() if row[1] in ("A", TOTAL)],  # type: ignore[arg-type]
        [Share(*row) for row in world.shares() if row[1] in ("A", TOTAL)],  # type: ignore[arg-type]
    )


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
        shown = [
            _without(row, row.maatstaf in metrics and row.periode_id == PERIODS[1])
            for row in _everything(world).measures
        ]
        assert f"{metrics[0]} 201403 of publication 0" in Attack([world], [Seen(shown)], "A").recovered()


def test_the_attack_finds_nothing_when_nothing_is_shown() -> None:
    world = _steady("ABCDE")
    shown = [_without(row, row.aanbieder_id == TOTAL) for row in _everything(world).measures]
    assert Attack([world], [Seen(shown)], "A").recovered() == []


def test_the_attack_finds_a_class_that_alone_is_hidden_and_who_left_from_who_stayed() -> None:
    world = _steady("ABCDE")
    everything = _everything(world)
    without_class = Seen(
        everything.measures,
        [row for row in everything.shares if row.verdeling != "netwerk"],
        [HiddenShares("netwerk", TOTAL, PERIODS[0], "EXPERIMENT", "")],
    )
    assert not [
        found for found in Attack([world], [without_class], "A").recovered() if "net_none" in found and "B" in found
    ]
    assert "netwerk 201402 net_part of publication 0" not in Attack([world], [without_class], "A").recovered()
    with_one = replace(without_class, shares=[row for row in everything.shares if row.code == "DEELS"])
    assert "netwerk 201402 net_most of publication 0" in Attack([world], [with_one], "A").recovered()
    without_leavers = Seen(
        [_without(row, row.maatstaf in ("uitstroom", "instroom", "aandeel_bestand")) for row in everything.measures],
        [row for row in everything.shares if row.verdeling == "klasse"],
    )
    assert "uitstroom 201402 of publication 0" in Attack([world], [without_leavers], "A").recovered()


def test_the_attack_finds_a_ratio_s_numerator_from_its_denominator() -> None:
    world = _steady("ABCDE")
    shown = [
        _without(row, row.maatstaf not in ("betaalde_clientperioden", "afgesproken_tarief", "afwijking_tarief"))
        for row in _everything(world).measures
    ]
    assert "betaald 201403 of publication 0" in Attack([world], [Seen(shown)], "A").recovered()


def _without(row: Measure, is_hidden: bool) -> Measure:
    return replace(row, waarde=None, teller=None, noemer=None, n=None) if is_hidden else row


def test_what_is_whole_and_rests_on_enough_is_shown() -> None:
    worlds = [_steady("ABCDE", late=("E",)), _steady("ABCDE")]
    early, late = (
        {(row.maatstaf, row.periode_id): row for row in one.measures if row.aanbieder_id == TOTAL}
        for one in seen(worlds, OF_A)
    )
    assert early["betaald", "201403"].waarde is None
    assert early["uren", "201403"].waarde == 1200
    assert late["betaald", "201403"].waarde == 30010
    assert late["kosten_tov_referentie_cum", "201404"].waarde == 3 * 30010 - 3 * 5 * 5900
