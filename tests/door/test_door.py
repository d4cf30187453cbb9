"""What the door answers besides metric values, and what of it each reader gets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.door.opening import open_door
from hbh_metrics.door.seen_signals import QUESTIONS
from hbh_metrics.errors import UsageError
from hbh_metrics.records import ProvidersInWords, SeenSignal, Spending
from hbh_metrics.signals import CARD_BY_ID
from tests.door.tables import Row, measure, providers, publish, shares

PM, WETHOUDER, OF_A = Audience.PROGRAMMAMANAGER, Audience.WETHOUDER, Audience.aanbieder("A")
FIVE = ("A", "B", "C", "D", "E")
PERIOD = "201405"
CODES = ("GEEN", "DEELS")


def door_for(root: Path, audience: Audience) -> Door:
    door = open_door(root, audience)
    assert door is not None
    return door


def values(metrics: tuple[str, ...], n: int = 60) -> list[Row]:
    return [
        measure(metric, who, PERIOD, n / 5 if who != "TOTAAL" else n, n // 5 if who != "TOTAAL" else n)
        for metric in metrics
        for who in (*FIVE, "TOTAAL")
    ]


def signal(
    name: str, who: str, period: str | None = PERIOD, facts: str = "{}", waarde: float = 2.0, drempel: float = 1.0
) -> Row:
    return name, "FEIT", "AANDACHT", who, period, waarde, drempel, 40, period, facts


NETWORK = shares("netwerk", PERIOD, dict.fromkeys(FIVE, (10, 8)), CODES)
PLANS = values(("clienten", "plandekking", "netwerkinzet"))


def test_a_publication_from_before_a_table_existed_answers_with_nothing(tmp_path: Path) -> None:
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS})
    door = door_for(tmp_path, PM)
    asked: list[Callable[[], object]] = [
        door.weeks, door.distributions, door.signals, door.thresholds, door.spendings, door.communications, door.staff,
        door.hidden_distributions, door_for(tmp_path, OF_A).distributions, door_for(tmp_path, OF_A).signals,
    ]  # fmt: skip
    assert [ask() for ask in asked] == [()] * len(asked)
    assert door.in_words("op_het_pad") is None


def test_a_week_from_before_its_expectation_was_kept_has_none(tmp_path: Path) -> None:
    week = ("A", "2014-W05", date(2014, 1, 27), date(2014, 2, 2), "201402", 5, True, 12.5, 4, 28, 4, 4)
    publish(tmp_path, {"aanbieders": providers("A"), "weekwaarden": [week]})
    (found,) = door_for(tmp_path, PM).weeks()
    assert (found.soort, found.uren, found.verhouding, found.is_compleet) == (
        "EXPERIMENT",
        Decimal("12.50"),
        None,
        False,
    )


def test_a_provider_gets_its_own_weeks_letters_and_staff_and_the_wethouder_none(tmp_path: Path) -> None:
    week = ("2014-W05", date(2014, 1, 27), date(2014, 2, 2), "201402", 5, True, 12.5, 4, 28, 4, 4)
    tables: dict[str, list[Row]] = {
        "aanbieders": providers("A", "B"),
        "meetwaarden": PLANS,
        "weekwaarden": [(who, *week) for who in "AB"],
        "communicatie": [(f"U-{who}", who, "BRIEF", date(2014, 2, 1), None, "OPEN") for who in "AB"],
        "personeel": [(who, PERIOD, Decimal("42.50"), 95, 3) for who in "AB"],
    }
    publish(tmp_path, tables)
    own, everyone = door_for(tmp_path, OF_A), door_for(tmp_path, PM)
    for ask in ("weeks", "communications", "staff"):
        assert [row.aanbieder_id for row in getattr(own, ask)()] == ["A"]
        assert [row.aanbieder_id for row in getattr(everyone, ask)()] == ["A", "B"]
        with pytest.raises(UsageError, match="alleen het totaal"):
            getattr(door_for(tmp_path, WETHOUDER), ask)()


def test_bookings_are_for_the_programmamanager_and_their_sums_for_the_wethouder(tmp_path: Path) -> None:
    booked = [
        ("B1", "201403", Decimal("350.00"), "GERESERVEERD", "Binnen Wmo"),
        ("B2", "201403", Decimal("50.00"), "GERESERVEERD", None),
        ("B3", "201403", Decimal("20.00"), "BESTEED", "Gesprekken"),
    ]
    publish(tmp_path, {"aanbieders": providers("A"), "meetwaarden": PLANS, "bestemmingen": booked})
    assert [row.boeking_id for row in door_for(tmp_path, PM).spendings()] == ["B3", "B1", "B2"]
    assert door_for(tmp_path, WETHOUDER).spendings() == (
        Spending(None, "201403", Decimal("20.00"), "BESTEED", None),
        Spending(None, "201403", Decimal("400.00"), "GERESERVEERD", None),
    )
    with pytest.raises(UsageError, match="zien de programmamanager en de wethouder"):
        door_for(tmp_path, OF_A).spendings()


def test_a_provider_gets_its_own_distribution_and_that_of_a_large_enough_group(tmp_path: Path) -> None:
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "verdelingen": NETWORK})
    rows = door_for(tmp_path, OF_A).distributions("netwerk")
    assert [(row.aanbieder_id, row.code, row.aantal, row.noemer) for row in rows] == [
        ("A", "GEEN", 10, 18),
        ("A", "DEELS", 8, 18),
        ("TOTAAL", "GEEN", 50, 90),
        ("TOTAAL", "DEELS", 40, 90),
    ]
    assert {row.aanbieder_id for row in door_for(tmp_path, WETHOUDER).distributions()} == {"TOTAAL"}
    assert len(door_for(tmp_path, PM).distributions("netwerk")) == 12
    assert door_for(tmp_path, PM).distributions("klasse") == ()


def test_a_class_with_fewer_than_5_others_says_that_and_the_rest_is_rounded(tmp_path: Path) -> None:
    small = shares("netwerk", PERIOD, {"A": (10, 8), "B": (10, 3), "C": (10, 0), "D": (10, 0), "E": (9, 0)}, CODES)
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "verdelingen": small})
    of_group = [row for row in door_for(tmp_path, OF_A).distributions() if row.aanbieder_id == "TOTAAL"]
    assert [(row.code, row.aantal, row.noemer, row.is_minder_dan_5) for row in of_group] == [
        ("GEEN", 50, 50, False),
        ("DEELS", 0, 50, True),  # of the others there are 3; the whole is what is told of the rest
    ]
    wethouder = door_for(tmp_path, WETHOUDER)
    assert [(row.aantal, row.noemer) for row in wethouder.distributions()] == [(50, 60), (10, 60)]
    assert wethouder.hidden_distributions() == ()


def test_a_distribution_is_hidden_where_the_share_beside_it_narrows_a_class_below_five(tmp_path: Path) -> None:
    fell = {"A": (1, 2, 10, 29), "B": (0, 2, 10, 28), "C": (0, 2, 10, 28), "D": (0, 1, 10, 28), "E": (0, 1, 10, 28)}
    classes = shares("uren_tov_referentie", PERIOD, fell, ("<50", "50-70", "70-90", "90-110"))
    falls = "aandeel_sterke_daling"
    rows: list[Row] = [(falls, who, PERIOD, 5.0, 2.0, 40.0, 40, "volledig") for who in FIVE]
    total: Row = (
        falls,
        "TOTAAL",
        PERIOD,
        4.5,
        9.0,
        200.0,
        200,
        "volledig",
    )  # told as 10 of 200, of whom at least 8 are in the second class
    measures = [*values(("clienten", "clientperioden"), n=200), *rows, total]
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": measures, "verdelingen": classes})
    door = door_for(tmp_path, WETHOUDER)
    (shown,) = door.protected_measures(falls)
    assert (shown.waarde, shown.teller) == (4.0, 10.0)
    assert door.distributions() == ()
    assert [row.verdeling for row in door.hidden_distributions()] == ["uren_tov_referentie"]


def test_a_distribution_of_fewer_than_ten_others_is_hidden_and_said_to_be(tmp_path: Path) -> None:
    few = shares("netwerk", PERIOD, {"A": (10, 8), **dict.fromkeys("BCDE", (1, 1))}, CODES)
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "verdelingen": few})
    of_a = door_for(tmp_path, OF_A)
    assert {row.aanbieder_id for row in of_a.distributions()} == {"A"}
    assert [(row.verdeling, row.periode_id) for row in of_a.hidden_distributions("netwerk")] == [("netwerk", PERIOD)]


@pytest.mark.parametrize(("few", "is_shown"), [(2, True), (1, False)])
def test_a_distribution_with_the_mean_of_fewer_than_ten_is_hidden(few: int, is_shown: bool, tmp_path: Path) -> None:
    counted = shares("netwerk", PERIOD, dict.fromkeys(FIVE, (10, few)), CODES)
    rows = [(*row[:-1], 7.3) for row in counted]
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "verdelingen": rows})
    assert bool(door_for(tmp_path, WETHOUDER).distributions()) is is_shown


def test_each_question_of_the_survey_is_judged_by_itself(tmp_path: Path) -> None:
    rows = [
        *shares("antwoorden", None, dict.fromkeys(FIVE, (6, 6)), ("V1|NUL|1", "V1|NUL|2")),
        *shares("antwoorden", None, {who: (0, int(who == "B")) for who in FIVE}, ("V2|NUL|1", "V2|NUL|2")),
    ]
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "verdelingen": rows})
    door = door_for(tmp_path, WETHOUDER)
    assert [(row.code, row.aantal) for row in door.distributions()] == [("V1|NUL|1", 30), ("V1|NUL|2", 30)]
    assert [row.deel for row in door.hidden_distributions()] == ["V2|NUL"]


def test_a_signal_gets_its_sentence_and_question(tmp_path: Path) -> None:
    rows = [signal("S16", "A", facts='{"dubbel": 2, "zonder_dag": 0}'), signal("S12", "TOTAAL", waarde=11.5)]
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "signalen": rows})
    found = {row.signaal: row for row in door_for(tmp_path, PM).signals()}
    assert "Naam A" in found["S16"].uitleg
    assert found["S16"].vraag == CARD_BY_ID["S16"].question
    assert found["S12"].aanbieder_id == "TOTAAL"


def test_a_reader_gets_its_own_signals_and_those_of_the_group_of_which_it_sees_the_figures(tmp_path: Path) -> None:
    everyone = [signal("S16", who, facts='{"dubbel": 2, "zonder_dag": 0}') for who in "AB"]
    rows = [
        *everyone,
        signal("S12", "TOTAAL", waarde=12.05, facts='{"experiment": 61, "bestand": 506}'),
        signal("S05", "TOTAAL", waarde=1.0),
    ]
    hidden = values(("kosten_tov_referentie_cum_pct", "kosten_tov_referentie_cum"), n=8)
    share = ("aandeel_bestand", "TOTAAL", PERIOD, 12.05, 61.0, 506.0, 506, "volledig")
    shown = [*values(("clienten",)), share]
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": [*shown, *hidden], "signalen": rows})

    def seen(audience: Audience) -> list[tuple[str, str]]:
        return [(row.signaal, row.aanbieder_id) for row in door_for(tmp_path, audience).signals()]

    assert seen(WETHOUDER) == [("S12", "TOTAAL")]
    (rounded,) = door_for(tmp_path, WETHOUDER).signals()
    assert (rounded.waarde, rounded.n) == (10.0, 510)  # 60 clients: under 150 every rounding doubles
    assert not any(exact in rounded.uitleg for exact in ("12", "61", "506"))
    assert ("S16", "A") in seen(OF_A)
    assert ("S16", "B") not in seen(OF_A)
    assert len(seen(PM)) == 4


def test_a_signal_that_compares_with_others_tells_a_provider_only_its_own_number(tmp_path: Path) -> None:
    rows = [signal("S08", "A", waarde=9.0, drempel=7.0, facts='{"verwacht": 3.25}')]
    metrics = [
        measure(metric, who, PERIOD, 30.0, 30)
        for metric in ("clienten", "klachten_per_100")
        for who in (*FIVE, "TOTAAL")
    ]
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": metrics, "signalen": rows})
    (of_a,) = door_for(tmp_path, OF_A).signals()
    (of_all,) = door_for(tmp_path, PM).signals()
    assert (of_all.drempel, of_a.drempel, of_a.waarde) == (7.0, None, 9.0)
    assert ("3,3" in of_all.uitleg, "drempel 7" in of_all.uitleg) == (True, True)
    assert "9" in of_a.uitleg
    assert not any(told in of_a.uitleg for told in ("7", "3,3", "drempel"))


@pytest.mark.parametrize(
    ("having", "to_all", "to_wethouder"),
    [
        ("", "bij geen enkele aanbieder", ("bij geen enkele aanbieder", 0)),
        ("A", "bij één van de 5 aanbieders", ("bij een enkele aanbieder", None)),
        ("AB", "bij 2 van de 5 aanbieders", ("bij 2 van de 5 aanbieders", 2)),
        ("ABCD", "bij 4 van de 5 aanbieders", ("bij bijna alle aanbieders", None)),
        ("ABCDE", "bij alle 5 aanbieders", ("bij alle 5 aanbieders", 5)),
    ],
)
def test_words_about_providers_point_at_none(
    having: str, to_all: str, to_wethouder: tuple[str, int | None], tmp_path: Path
) -> None:
    rows = [signal("S07", who, period) for who in having for period in ("201404", PERIOD)]
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "signalen": rows})
    exact = door_for(tmp_path, PM).in_words("plan_ontbreekt")
    seen = door_for(tmp_path, WETHOUDER).in_words("plan_ontbreekt")
    assert exact == ProvidersInWords("plan_ontbreekt", to_all, len(having), 5)
    assert seen is not None
    assert (seen.woorden, seen.aantal) == to_wethouder


def test_words_are_answers_to_a_fixed_list_and_not_for_a_provider(tmp_path: Path) -> None:
    publish(tmp_path, {"aanbieders": providers(*FIVE), "meetwaarden": PLANS, "signalen": [signal("S01", "B")]})
    door = door_for(tmp_path, WETHOUDER)
    told = {question: door.in_words(question) for question in QUESTIONS}
    assert all(told.values())
    assert told["op_het_pad"] == ProvidersInWords("op_het_pad", "bij bijna alle aanbieders", None, None)
    with pytest.raises(UsageError, match="Kies uit: op_het_pad"):
        door.in_words("welke_aanbieder")
    with pytest.raises(UsageError, match="zien de programmamanager en de wethouder"):
        door_for(tmp_path, OF_A).in_words("op_het_pad")


def client(
    key: str, who: str, days: int, hours: float, paid: float, *, reasons: int = 0, rows: int = 4, before: float = 10
) -> Row:
    return key, who, PERIOD, days, hours, rows, reasons, paid, before


def paid(who: str, key: str, tariff: float = 200, number: str = "", corrects: str | None = None) -> Row:
    line = number or f"P-{who}-{key}"
    kind = "D" if corrects is None else "C"
    return who, line, corrects, key, f"T-{who}-{key}", PERIOD, "PERIODETARIEF", kind, 1, tariff


ASSIGNED = [(f"T-A-{key}", key, "A", "EXPERIMENT", date(2014, 1, 27), None, 2) for key in "abcde"]
CASES: dict[str, tuple[dict[str, list[Row]], tuple[str, ...]]] = {
    "S01": (
        {
            "periodebetalingen": [
                paid("A", "a"), paid("A", "b", 210), paid("A", "c", 210), paid("A", "c", 210, "C1", "P-A-c"), paid("B", "d", 210),
                paid("A", "e", 210), paid("A", "e", 210, "C2", "P-A-e"), paid("A", "e", 210, "C3", "P-A-e"),
            ],
            "indicaties": list(ASSIGNED),
            "paden": [("A", PERIOD, "LINEAIR", True, 200, 98.0), ("A", PERIOD, "EENMALIG", False, 210, 99.0)],
        },
        ("T-A-b",),
    ),
    "S06": (
        {
            "clientperioden": [
                client("a", "A", 28, 0, 1), client("b", "A", 28, 0, 1, reasons=1), client("c", "A", 28, 8, 1),
                client("d", "A", 28, 0, 1, rows=0), client("e", "A", 28, 0, 0), client("f", "B", 28, 0, 1),
            ],
            "periodebetalingen": [paid("A", key) for key in "abcde"] + [paid("B", "f")],
        },
        ("T-A-a",),
    ),
    "S10": (
        {
            "clientperioden": [
                client("a", "A", 28, 6.99, 1), client("b", "A", 28, 7, 1), client("c", "A", 20, 1, 1), client("d", "A", 28, 1, 1, before=0),
                client("e", "A", 28, 8.61, 1, before=12.3),
            ],
            "indicaties": [*ASSIGNED, ("T-oud", "a", "A", "EXPERIMENT", date(2014, 1, 27), date(2014, 2, 9), 2)],
        },
        ("T-A-a",),
    ),
    "S16": (
        {
            "clientperioden": [
                client("a", "A", 28, 8, 2), client("b", "A", 0, 8, 1), client("c", "A", 14, 8, 1), client("c", "B", 14, 8, 1),
                client("d", "A", 28, 8, 1), client("e", "A", 28, 8, 1), client("e", "B", 0, 0, 1),
            ],
            "periodebetalingen": [paid("A", "a"), paid("A", "a", number="nog een"), *(paid("A", key) for key in "bcde")],
        },
        ("T-A-a", "T-A-b", "T-A-e"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_assignments_behind_a_signal_are_those_that_it_is_about(name: str, tmp_path: Path) -> None:
    tables, expected = CASES[name]
    publish(tmp_path, {"aanbieders": providers("A", "B"), "meetwaarden": PLANS, **tables})
    found = SeenSignal(name, "FEIT", "ACTIE", "A", PERIOD, 1.0, 1.0, 1, PERIOD, PERIOD, None, "", "")
    assert door_for(tmp_path, PM).assignments_behind(found) == expected
    assert door_for(tmp_path, OF_A).assignments_behind(found) == expected
    for other in (WETHOUDER, Audience.aanbieder("B")):
        with pytest.raises(UsageError, match="alleen voor de programmamanager en voor de aanbieder zelf"):
            door_for(tmp_path, other).assignments_behind(found)


def test_a_signal_that_is_not_about_single_clients_has_no_assignments(tmp_path: Path) -> None:
    publish(tmp_path, {"aanbieders": providers("A"), "meetwaarden": PLANS})
    found = SeenSignal("S07", "FEIT", "ACTIE", "A", PERIOD, 1.0, 1.0, 1, PERIOD, PERIOD, None, "", "")
    assert door_for(tmp_path, PM).assignments_behind(found) == ()
