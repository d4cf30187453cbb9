"""What of the group a reader is shown, worked out by hand: rounded, as a bound, waiting for others, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.from_shown import rough
from hbh_metrics.door.group_seen import files_of, standing
from hbh_metrics.door.protection import ProtectedMeasure
from hbh_metrics.door.rounding import Roughness, nearest
from hbh_metrics.door.shown_group import FOR_PROVIDER, FOR_WETHOUDER, Reader, shown_of_group
from hbh_metrics.door.standing import Standing, Waiting
from hbh_metrics.door.steps import KeptSteps
from hbh_metrics.dutch import Rough
from hbh_metrics.records import TOTAL, Measure
from tests.small_store import TZORG, Story, publish

P = "201405"
USUAL = Roughness.of(350, 5)
Parts = tuple[float | None, float | None, float | None, int]
GROUP: dict[str, Parts] = {
    "clienten": (352.0, None, None, 352),
    "clientperioden": (348.6, None, None, 352),
    "uitstroom": (3.0, None, None, 3),
    "betaald": (73_318.40, None, None, 350),
    "betaalde_clientperioden": (349.3, None, None, 350),
    "betaald_tarief": (209.9, 73_318.40, 349.3, 350),
    "tariefindex": (97.24, 73_318.40, 75_400.0, 350),
    "afgesproken_index": (97.0, 73_138.0, 75_400.0, 350),
    "afbouw_gerealiseerd": (2.76, None, None, 350),
    "afbouw_afgesproken": (3.0, None, None, 350),
    "afbouwvoortgang": (92.0, 2.76, 3.0, 350),
    "plandekking": (98.86, 346.0, 350.0, 350),
    "aandeel_sterke_daling": (0.6, 2.0, 330.0, 330),
    "gespreksdekking": (80.0, 280.0, 350.0, 350),
    "correctiedruk": (0.3, 220.0, 73_538.4, 350),
    "uren": (2_391.3, None, None, 348),
    "weekdekking": (90.0, 45.0, 50.0, 50),
}


def shown(
    group: Mapping[str, Parts] | None = None, *, own: Mapping[str, Parts] | None = None, others: int = 5,
    reader: Reader = FOR_WETHOUDER, waiting: Waiting | None = None, coarser: int = 0, behind: Mapping[str, int] | None = None,
) -> Mapping[str, ProtectedMeasure]:  # fmt: skip
    def rows(parts: Mapping[str, Parts], who: str) -> dict[tuple[str, str | None], Measure]:
        return {(name, P): Measure(name, who, P, *values, "volledig") for name, values in parts.items()}

    totals = rows(group or GROUP, TOTAL)
    standing = Standing(
        totals,
        rows(own or {}, "A"),
        {(name, P): (behind or {}).get(name, others) for name, _ in totals},
        {P: waiting} if waiting else {},
        {P: coarser},
    )
    kept = KeptSteps()
    kept.learn(standing.totals, standing.roughness)
    return {name: row for (name, _), row in shown_of_group(standing, reader, kept).items()}


def shown_with_behind(
    group: Mapping[str, Parts], behind: int, reader: Reader = FOR_WETHOUDER
) -> Mapping[str, ProtectedMeasure]:
    """Return what is shown where so many of six providers are paid for their group."""
    return shown(group, others=6, reader=reader, behind={"kosten_per_client": behind})


def told(row: ProtectedMeasure) -> tuple[object, ...]:
    return row.waarde, row.zichtbaarheid


def test_amounts_and_ratios_are_rounded_and_what_follows_from_them_is_computed_from_what_is_shown() -> None:
    found = shown()
    assert {name: told(found[name]) for name in ("clienten", "betaald", "betaalde_clientperioden", "uren")} == {
        "clienten": (350.0, "afgerond"), "betaald": (73_500.0, "afgerond"), "betaalde_clientperioden": (350.0, "afgerond"),
        "uren": (2_400.0, "afgerond"),
    }  # fmt: skip
    assert (found["betaald_tarief"].waarde, found["betaald_tarief"].stap) == (210.0, 1.0)
    assert (found["tariefindex"].waarde, found["tariefindex"].teller, found["tariefindex"].noemer) == (
        97.0,
        73_500.0,
        75_500.0,
    )
    assert found["afbouw_gerealiseerd"].waarde == 3.0
    assert found["afbouwvoortgang"].waarde == 100.0
    assert found["afbouwvoortgang"].teller is None
    assert found["gespreksdekking"].n == 350


def test_what_is_computed_from_rounded_figures_is_told_as_roughly_as_they_are() -> None:
    found = shown(
        {**GROUP, "urenindex": (88.6, 17_720.0, 20_000.0, 340), "urenindex_vergelijkbaar": (86.3, None, None, 340)}
    )
    step = found["urenindex"].stap
    assert step is not None
    hours = found["urenindex_vergelijkbaar"].waarde
    assert hours == Rough(nearest(hours or 0.0, step), step)
    below = (hours or 0.0) - (found["tariefindex"].waarde or 0.0)
    assert isinstance(below, Rough)
    agreed, fallen = found["afbouw_afgesproken"].waarde, found["afbouw_gerealiseerd"].waarde
    assert isinstance(agreed, Rough)
    assert isinstance(fallen, Rough)
    assert (agreed.step, fallen.step) == (found["afgesproken_index"].stap, found["tariefindex"].stap)


@pytest.mark.parametrize(
    ("metric", "steps", "value", "told_as", "step"),
    [
        ("urenindex_vergelijkbaar", {"urenindex": 1.0}, 87.43, 87.0, 1.0),
        ("afwijking_tarief", {"tariefindex": 0.5, "afgesproken_index": 1.0}, 1.4, 1.0, 1.0),
        ("kosten_tov_referentie_cum_pct", {}, -2.31, -2.5, 0.5),
        ("ruimte_basistarief", {}, 4.8, 5.0, 0.5),
    ],
)
def test_a_share_from_rounded_figures_takes_the_roughest_step_of_them(
    metric: str, steps: Mapping[str, float | None], value: float, told_as: float, step: float
) -> None:
    found = rough(metric, value, {}, steps)
    assert (float(found), found.step) == (told_as, step)


@pytest.mark.parametrize(
    ("metric", "shown_beside", "steps", "step"),
    [
        ("afgesproken_tarief", {}, {"betaald_tarief": 1.0}, 1.0),
        ("besparing_starttarief", {}, {"betaald": 1_000.0}, 1_000.0),
        ("afbouwvoortgang", {"afbouw_afgesproken": 8.0}, {"afbouw_gerealiseerd": 0.5}, 5.0),  # 0,25 of 8 is 3,1%
        ("afbouwvoortgang", {"afbouw_afgesproken": 1.0}, {"afbouw_gerealiseerd": 0.5}, 10.0),  # 25%: as rough as can be
        ("fte", {}, {"uren": 25.0}, 0.2),  # 12,5 of 123 hours
    ],
)
def test_what_is_computed_in_another_unit_stays_as_computed_and_says_how_rough_it_is(
    metric: str, shown_beside: Mapping[str, float], steps: Mapping[str, float | None], step: float
) -> None:
    found = rough(metric, 97.123, shown_beside, steps)
    assert (float(found), found.step) == (97.123, step)


def test_every_value_of_the_group_that_is_told_says_to_what_it_is_rounded() -> None:
    assert [name for name, row in shown().items() if row.waarde is not None and not row.stap] == []


def test_a_figure_of_some_providers_is_as_rough_as_those_and_follows_from_its_parts() -> None:
    of_two = {**GROUP, "kosten_per_client": (391.3, 90_000.0, 230.0, 230)}
    two, three = (shown_with_behind(of_two, behind)["kosten_per_client"] for behind in (2, 3))
    assert (two.waarde, two.teller, two.stap) == (390.0, 90_000.0, 5.0)
    assert (two.noemer, two.n) == (None, None)  # of some alone each period would tell of the next who came and left
    everyone = shown_with_behind(of_two, 6)["kosten_per_client"]
    assert (everyone.noemer, everyone.n) == (230.0, 230)
    assert (three.waarde, three.stap) == (392.0, 2.0)
    few = {**GROUP, "kosten_per_client": (1_500.0, 60_000.0, 40.0, 40)}
    assert told(shown_with_behind(few, 3)["kosten_per_client"]) == (None, "onderdrukt")
    assert told(shown_with_behind(of_two, 2, FOR_PROVIDER)["kosten_per_client"]) == (None, "onderdrukt")
    assert shown_with_behind(of_two, 5)["kosten_per_client"].stap == 5.0  # of the one who is left out it tells as much


def test_all_but_a_few_and_none_but_a_few_are_bounds_at_five_others() -> None:
    found = shown()
    assert told(found["plandekking"]) == (98.0, "minstens")  # 345 of 350 is 98,57%
    assert told(found["aandeel_sterke_daling"]) == (2.0, "hoogstens")  # 5 of 330 is 1,52%
    assert told(found["correctiedruk"]) == (1.0, "hoogstens")  # € 500 of € 73.538 is 0,68%
    assert {found[name].teller for name in ("plandekking", "aandeel_sterke_daling")} == {None}
    assert told(found["uitstroom"]) == (None, "minder_dan_5")


def test_a_provider_s_own_part_is_taken_off_before_the_others_are_called_all_or_nobody() -> None:
    own: dict[str, Parts] = {
        "clienten": (100.0, None, None, 100), "gespreksdekking": (30.0, 30.0, 100.0, 100), "uitstroom": (3.0, None, None, 3),
    }  # fmt: skip
    found = shown(own=own, others=4, reader=FOR_PROVIDER)
    assert told(found["gespreksdekking"]) == (78.0, "minstens")  # of the others all 250: with five short 275 of 350
    assert told(found["uitstroom"]) == (None, "minder_dan_5")
    assert told(found["weekdekking"]) == (None, "onderdrukt")


@pytest.mark.parametrize(
    ("reader", "others", "is_hidden"), [(FOR_PROVIDER, 2, True), (FOR_PROVIDER, 3, False), (FOR_WETHOUDER, 2, False)]
)
def test_a_provider_needs_three_others_behind_a_figure(reader: Reader, others: int, is_hidden: bool) -> None:
    found = shown(reader=reader, others=others)
    assert {row.visibility.is_hidden for row in (found["betaald"], found["clienten"], found["gespreksdekking"])} == {
        is_hidden
    }


def test_few_providers_double_the_rounding() -> None:
    assert shown(others=2)["betaald"].stap == 1_000
    assert shown(others=2)["betaald_tarief"].stap == 5.0


def test_money_waits_for_payments_and_hours_for_complete_data_and_says_for_how_many() -> None:
    found = shown(waiting=Waiting(5, 1, 2))
    assert [(found[name].zichtbaarheid, found[name].wacht_op, found[name].van) for name in ("betaald", "uren", "afbouwvoortgang")] == [
        ("wacht", 1, 5), ("wacht", 2, 5), ("wacht", 1, 5),
    ]  # fmt: skip
    assert told(found["clienten"]) == (350.0, "afgerond")


def test_what_the_publication_found_about_itself_makes_ratios_of_money_coarser_and_no_other() -> None:
    found = shown(coarser=2)
    assert (found["tariefindex"].stap, found["betaald_tarief"].stap, found["gespreksdekking"].stap) == (2.0, 5.0, 1.0)


def test_few_people_are_not_told_of_and_up_to_thirty_are_indicative() -> None:
    few = {**GROUP, "gespreksdekking": (50.0, 4.0, 9.0, 9), "betaald_tarief": (209.9, 6_297.0, 30.0, 29)}
    found = shown(few)
    assert told(found["gespreksdekking"]) == (None, "onderdrukt")
    assert found["betaald_tarief"].zichtbaarheid == "indicatief"


@pytest.mark.parametrize(("behind", "is_hidden"), [(6, False), (5, True), (4, True), (3, False), (2, True)])
def test_what_is_spent_of_the_room_of_some_is_hidden_where_few_are_on_one_side(behind: int, is_hidden: bool) -> None:
    group = {**GROUP, "benutting_ruimte": (34.9, 73_318.4, 210_000.0, 350)}
    found = shown(group, others=6, behind={"benutting_ruimte": behind})["benutting_ruimte"]
    assert found.visibility.is_hidden is is_hidden


@pytest.mark.parametrize(("largest", "times"), [(149.0, 2), (150.0, 1)])
def test_a_figure_without_a_period_is_as_rough_as_the_largest_period(largest: float, times: int) -> None:
    grade = Measure("tevredenheid_nul", TOTAL, None, 7.6, None, None, 90, None)
    totals: dict[tuple[str, str | None], Measure] = {("tevredenheid_nul", None): grade}
    for each, size in (("201404", 100.0), (P, largest)):
        totals["clientperioden", each] = Measure("clientperioden", TOTAL, each, size, None, None, 140, "volledig")
    assert Standing(totals, {}, {("tevredenheid_nul", None): 5}, {}, {}).roughness(grade).times == times


def test_money_of_fewer_than_ten_people_is_not_told_and_no_number_below_five_stands_beside_a_sum() -> None:
    found = shown(
        {**GROUP, "betaald_tarief": (209.9, 6_297.0, 30.0, 9), "kosten_tov_referentie_cum": (-1_234.0, None, None, 0)}
    )
    assert told(found["betaald_tarief"]) == (None, "onderdrukt")
    assert (found["kosten_tov_referentie_cum"].waarde, found["kosten_tov_referentie_cum"].n) == (-1_000.0, None)


def test_a_share_with_two_providers_behind_it_takes_its_whole_doubled_rounding() -> None:
    steps = [shown(behind={"gespreksdekking": behind})["gespreksdekking"].stap for behind in (2, 3)]
    assert steps == [5.0, 1.0]  # 10 of 350 is 2,9%; half of 5 of 350 is 0,7%


def test_steps_of_the_first_closed_period_stay() -> None:
    kept = KeptSteps()
    key: tuple[str, str | None] = ("betaald_tarief", P)
    whole = {key: Measure("betaald_tarief", TOTAL, P, 209.9, 73_318.4, 349.3, 350, "volledig")}
    kept.learn(whole, lambda _: USUAL)
    larger = {key: Measure("betaald_tarief", TOTAL, P, 209.9, 733_184.0, 3_493.0, 3_500, "volledig")}
    kept.learn(larger, lambda _: USUAL)
    assert kept.of(larger[key], larger, USUAL, 0) == 1.0


@pytest.mark.parametrize(("clients_in_first", "is_hidden"), [(350, False), (9, True)])
def test_a_whole_of_which_a_period_is_hidden_is_hidden_too(clients_in_first: int, is_hidden: bool) -> None:
    name, first = "kosten_voorheen", "201404"
    totals = {
        ("clientperioden", P): Measure("clientperioden", TOTAL, P, 350.0, None, None, 350, "volledig"),
        (name, first): Measure(name, TOTAL, first, 1_700.0, None, None, clients_in_first, "volledig"),
        (name, P): Measure(name, TOTAL, P, 60_600.0, None, None, 350, "volledig"),
        (name, None): Measure(name, TOTAL, None, 62_300.0, None, None, 350, None),
    }
    others = dict.fromkeys([*totals, ("clienten", first)], 5)
    found = shown_of_group(Standing(totals, {}, others, {}, {}), FOR_WETHOUDER, KeptSteps())
    assert [found[name, period].visibility.is_hidden for period in (first, P, None)] == [is_hidden, False, is_hidden]


def test_behind_a_figure_a_provider_is_not_counted_for_itself(tmp_path: Path) -> None:
    files = files_of((publish(tmp_path, Story()),))[-1]
    own, of_all = standing(Audience.aanbieder(TZORG), *files), standing(Audience.WETHOUDER, *files).others
    mine = {key for key, row in own.own.items() if row.n or row.noemer or row.waarde}
    assert mine
    assert dict(own.others) == {key: count - (key in mine) for key, count in of_all.items()}
