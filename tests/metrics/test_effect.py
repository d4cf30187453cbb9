"""The family of effects, on the worked examples of the definitions: each a table that a person can check by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pytest

from hbh_metrics.metrics.derive import steps
from hbh_metrics.metrics.intervals import t_quantiles
from hbh_metrics.sql import load
from tests.inserting import insert
from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers
from tests.metrics.test_tevredenheid import answer, survey

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
END = date(2014, 2, 23)
LAST_WHOLE = date(2014, 12, 28)

People = Sequence[tuple[str, str]]
"""Per client the hours in four weeks and those of four weeks before."""


def made(inside: People, outside: People, periods: int = 1, provider: str = "VIVA") -> Tables:
    """Return clients of one provider in both groups, with help, hours and payments in the first periods."""
    tables = Tables().add("aanbieders", *providers(provider)).add("tariefafspraken", agreement(provider))
    groups = [("EXPERIMENT", *one) for one in inside] + [("VERGELIJKING", *one) for one in outside]
    for number, (group, now, before) in enumerate(groups):
        add_client(tables, f"{provider}{number}", provider, group, now, before, periods)
    return tables


def add_client(
    tables: Tables, name: str, provider: str, group: str, now: str, before: str | None, periods: int = 1
) -> None:
    """Add a client with the same hours in each period, and those of before where they are known."""
    row = assignment(f"T{name}", f"C{name}", provider, date(2013, 1, 1), groep=group)
    tables.add("indicaties", row)
    weekly = Decimal(now) / 4
    for week in range(4 * periods):
        tables.add("geleverde_uren", hours(row, FIRST + timedelta(weeks=week), str(weekly)))
    if before is not None:
        tables.add(
            "referentie",
            {
                "client_sleutel": f"C{name}",
                "bedrag_per_periode_eur": Decimal(180),
                "uren_per_periode": Decimal(before),
                "perioden": 6,
            },
        )
    for period in range(periods if group == "EXPERIMENT" else 0):
        tables.add("periodebetalingen", payment(row, f"2014{period + 2:02d}", "220"))


def changed(*changes: str) -> list[tuple[str, str]]:
    """Return clients who had 8 hours in four weeks before, and now so many hours a week more."""
    return [(str(8 + 4 * Decimal(change)), "8") for change in changes]


def intervals(tables: Tables, *names: str, peildatum: date = END) -> list[tuple[object, ...]]:
    """Return values of all together, each with the ends of its interval."""
    rows = metric_values(tables.derive(peildatum))
    return [tuple(rows[f"{name}{end}", "TOTAAL", None]["waarde"] for end in ("", "_laag", "_hoog")) for name in names]


def interval(tables: Tables, name: str, peildatum: date = END) -> tuple[object, ...]:
    """Return a value of all together with the ends of its interval."""
    return intervals(tables, name, peildatum=peildatum)[0]


def test_the_effect_is_a_difference_of_two_mean_changes_with_welchs_interval() -> None:
    found = interval(made(changed("-0.2", "-0.4", "-0.1"), changed("0.1", "-0.1", "0")), "effect_uren")
    assert found == pytest.approx((-0.233333, -0.545422, 0.078755), abs=1e-6)


def test_the_effect_in_per_cent_is_a_ratio_of_ratios_with_an_interval_over_its_logarithm() -> None:
    found = interval(
        made([("7", "8"), ("9", "10"), ("6", "6")], [("8", "8"), ("10", "10"), ("6", "5")]), "effect_uren_pct"
    )
    assert found == pytest.approx((-12.1528, -26.2014, 4.5702), abs=1e-4)


def test_the_ratio_of_the_comparison_group_is_told_as_an_index() -> None:
    rows = metric_values(made([("7", "8"), ("9", "10")], [("8", "8"), ("10", "10"), ("6", "5")]).derive(END))
    for period in (None, "201402"):
        row = rows["urenindex_vergelijkingsgroep", "TOTAAL", period]
        assert row["waarde"] == pytest.approx(104.3478, abs=1e-4)
        assert (row["teller"], row["noemer"], row["n"]) == (24, 23, 3)


LIGHT, HEAVY = "8", "12"


def in_strata(strata: Sequence[tuple[str, str, Sequence[str], Sequence[str]]]) -> duckdb.DuckDBPyConnection:
    """Return the result of the step that compares within strata, of clients given per stratum: provider, hours before, changes E and V."""
    con = duckdb.connect(config={"threads": 1})
    con.execute("create schema tussenstand")
    con.execute(
        "create table tussenstand.effectclienten "
        "(venster varchar, groep varchar, aanbieder_id varchar, verschil double, voorheen_week double, meetelling varchar)"
    )
    rows = [
        ["ALLES", group, provider, float(change), float(before), "MEEGETELD"]
        for provider, before, *changes in strata
        for group, own in zip(("EXPERIMENT", "VERGELIJKING"), changes, strict=True)
        for change in own
    ]
    insert(con, "tussenstand.effectclienten", rows)
    con.execute(
        "create table tussenstand.effecten (maatstaf varchar, aanbieder_id varchar, periode_id varchar, n bigint, waarde double, "
        "laag double, hoog double, fout double)"
    )
    with t_quantiles(con):
        con.execute(load(steps_file(), "feiten/effectgelijkgesteld")).fetchall()
    return con


def steps_file() -> str:
    """Return where the SQL of the metrics stands."""
    return steps.__wrapped__.__code__.co_filename


FIRST_STRATUM = ("A", LIGHT, ("-0.2", "-0.4"), ("0.1", "-0.1"))
SECOND_STRATUM = ("B", LIGHT, ("0", "-0.2", "-0.1", "-0.1"), ("0", "0.2"))


def test_within_strata_the_difference_is_weighted_by_the_clients_of_the_experiment() -> None:
    con = in_strata([FIRST_STRATUM, SECOND_STRATUM])
    row = con.execute("select waarde, laag, hoog, sqrt(fout), n from tussenstand.effecten").fetchone()
    assert row == pytest.approx((-0.233333, -0.545625, 0.078959, 0.0860663, 6), abs=1e-6)
    inside, outside = ([*FIRST_STRATUM[side], *SECOND_STRATUM[side]] for side in (2, 3))
    assert interval(made(changed(*inside), changed(*outside)), "effect_uren")[0] == pytest.approx(-0.216667, abs=1e-6)


def test_a_stratum_of_one_is_dropped_and_the_weights_of_the_others_add_up_to_one() -> None:
    more = (*SECOND_STRATUM[2], *["-0.1"] * 18)
    con = in_strata(
        [FIRST_STRATUM, (*SECOND_STRATUM[:2], more, SECOND_STRATUM[3]), ("C", LIGHT, ("0.5",), ("0.1", "0.3"))]
    )
    row = con.execute("select waarde, laag, hoog, n from tussenstand.effecten").fetchone()
    assert row == pytest.approx((-0.208333, -1.278755, 0.862088, 24), abs=1e-6)


def test_there_is_no_difference_within_strata_where_too_many_have_nobody_to_be_compared_with() -> None:
    con = in_strata([FIRST_STRATUM, SECOND_STRATUM, ("C", LIGHT, ("0.5",), ("0.1", "0.3"))])
    assert con.execute("select count(*) from tussenstand.effecten").fetchone() == (0,)


def test_who_had_more_hours_is_compared_with_who_had_more_and_a_value_on_a_cut_belongs_below() -> None:
    same = ("-0.1", "-0.1")
    con = in_strata([("A", "2", same, ("0", "0")), ("A", "4", same, ("0.1", "0.1")), ("A", "9", same, ("0.2", "0.2"))])
    assert con.execute("select waarde, laag, hoog from tussenstand.effecten").fetchone() == pytest.approx(
        (-0.2, -0.2, -0.2)
    )


def test_the_regression_holds_the_hours_of_before_the_same() -> None:
    inside = [("6.8", "8"), ("8.4", "10"), ("10.4", "12")]
    outside = [("6", "6"), ("8.4", "8"), ("9.6", "10")]
    tables = made(inside, outside)
    assert interval(tables, "effect_uren_ancova") == pytest.approx((-0.316667, -0.543774, -0.089560), abs=1e-6)
    assert interval(tables, "effect_uren") == pytest.approx((-0.366667, -0.571522, -0.161811), abs=1e-6)


def test_the_regression_says_nothing_where_everybody_had_the_same_hours() -> None:
    assert interval(made(changed("-0.2", "-0.4"), changed("0.1", "-0.1")), "effect_uren_ancova") == (None, None, None)


def test_the_effect_on_satisfaction_compares_the_pairs_of_both_groups() -> None:
    answers = []
    for group, changes in (("EXPERIMENT", (-1, 0, 0, -1)), ("VERGELIJKING", (0, 0, 1, 0))):
        for number, change in enumerate(changes):
            person = f"{group}{number}"
            answers += [answer(person, "NUL", "7", groep=group), answer(person, "EIND", str(7 + change), groep=group)]
    found = interval(survey(*answers), "effect_tevredenheid", date(2014, 12, 31))
    assert found == pytest.approx((-0.75, -1.689072, 0.189072), abs=1e-6)


def test_without_the_comparison_groups_answers_there_is_no_effect_on_satisfaction() -> None:
    asked = [answer(f"P{number}", meting, "7") for number in range(3) for meting in ("NUL", "EIND")]
    assert interval(survey(*asked), "effect_tevredenheid", date(2014, 12, 31)) == (None, None, None)


ALL = ("effect_uren", "effect_uren_pct", "effect_uren_gelijkgesteld", "effect_uren_ancova")


def test_one_client_in_either_group_is_no_effect() -> None:
    names = [*ALL, *(f"{name}_eind" for name in ALL)]
    alone, together = [("7", "8")], [("8", "8"), ("10", "10")]
    for tables in (made(alone, together, periods=3), made(together, alone, periods=3)):
        assert dict.fromkeys(names, (None, None, None)) == dict(
            zip(names, intervals(tables, *names, peildatum=date(2014, 4, 20)), strict=True)
        )


def test_the_end_needs_three_whole_periods() -> None:
    names = ("effect_uren_eind", "effect_uren_pct_eind", "effect_uren_gelijkgesteld_eind")
    two, three = (made(changed("-0.2", "-0.1"), changed("0.1", "0"), periods=number) for number in (2, 3))
    assert set(intervals(two, *names, peildatum=date(2014, 3, 23))) == {(None, None, None)}
    assert all(None not in found for found in intervals(three, *names, peildatum=date(2014, 4, 20)))


def test_the_end_is_about_the_last_three_whole_periods_only() -> None:
    tables = made(changed("0", "0"), changed("0", "0"), periods=4)
    for row in tables.rows["geleverde_uren"]:
        if row["client_sleutel"] in ("CVIVA0", "CVIVA1") and str(row["datum"]) >= "2014-02-24":
            row["uren"] = Decimal("1.8")
    rows = metric_values(tables.derive(date(2014, 5, 18)))
    assert rows["effect_uren_eind", "TOTAAL", None]["waarde"] == pytest.approx(-0.2)
    assert rows["effect_uren", "TOTAAL", None]["waarde"] == pytest.approx(-0.15)
    by_period = [rows["effect_uren_periode", "TOTAAL", f"20140{k}"]["waarde"] for k in range(2, 6)]
    assert by_period == pytest.approx([0, -0.2, -0.2, -0.2])
    assert rows["kleinste_aantoonbaar", "TOTAAL", None]["waarde"] == 0
    assert rows["effect_uren_168", "TOTAAL", None]["n"] == 0


def test_leaving_a_provider_out_leaves_out_everybody_who_had_a_day_there() -> None:
    tables = made(changed("-0.2", "-0.4"), changed("0.1", "-0.1"), periods=3)
    tables.add("aanbieders", *providers("SHDH")).add("tariefafspraken", agreement("SHDH"))
    for number, (now, group) in enumerate(
        (("6", "EXPERIMENT"), ("6.4", "EXPERIMENT"), ("8", "VERGELIJKING"), ("8.4", "VERGELIJKING"))
    ):
        add_client(tables, f"S{number}", "SHDH", group, now, "8", periods=3)
    both = assignment("TBOTH", "CVIVA0", "SHDH", date(2014, 4, 7), groep="EXPERIMENT")
    tables.add("indicaties", both).add("geleverde_uren", hours(both, date(2014, 4, 7), "0"))
    tables.add("periodebetalingen", payment(both, "201404", "110", "0.5"))
    rows = metric_values(tables.derive(date(2014, 4, 20)))
    assert rows["effect_zonder", "VIVA", None]["n"] == 2
    assert rows["effect_zonder", "VIVA", None]["waarde"] == pytest.approx(-0.45 - 0.05)
    assert rows["effect_zonder", "SHDH", None] == {
        "waarde": None,
        "teller": None,
        "noemer": None,
        "n": 1,
        "status": None,
    }
    assert rows["effect_bij", "SHDH", None]["waarde"] == pytest.approx(-0.5)
    assert rows["effect_bij", "VIVA", None]["n"] == 2
    assert ("effect_zonder", "TOTAAL", None) not in rows


def before_the_start(later: dict[str, str]) -> Tables:
    """Return clients with 2 hours a week half a year before the start, and so many in the twelve weeks before it; E has names with E."""
    tables = Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA"))
    for name, amount in later.items():
        group = "VOORAF" if name.startswith("E") else "VERGELIJKING"
        row = assignment(f"T{name}", f"C{name}", "VIVA", date(2013, 1, 1), FIRST - timedelta(days=1), groep=group)
        tables.add("indicaties", row)
        if group == "VOORAF":
            tables.add("indicaties", assignment(f"N{name}", f"C{name}", "VIVA", FIRST))
        for week in range(24):
            day = FIRST - timedelta(weeks=24 - week)
            tables.add("geleverde_uren", hours(row, day, "2" if week < 12 else amount))
    return tables


def test_before_the_start_the_groups_are_compared_with_themselves_half_a_year_earlier() -> None:
    found = interval(before_the_start({"E1": "2.1", "E2": "2.3", "V1": "2", "V2": "1.8"}), "effect_voortoets")
    assert found[0] == pytest.approx(0.2 + 0.1)


def test_a_block_with_help_and_no_hours_leaves_a_client_out_of_the_test_before_the_start() -> None:
    tables = before_the_start({"E1": "2.1", "E2": "2.3", "E3": "9", "V1": "2", "V2": "1.8"})
    tables.rows["geleverde_uren"] = [
        row
        for row in tables.rows["geleverde_uren"]
        if row["client_sleutel"] != "CE3" or not "2013-10-07" <= str(row["datum"]) <= "2013-11-03"
    ]
    rows = metric_values(tables.derive(END))
    assert rows["effect_voortoets", "TOTAAL", None]["waarde"] == pytest.approx(0.3)
    assert rows["effect_voortoets", "TOTAAL", None]["n"] == 2


def test_what_clients_cost_is_compared_once_the_comparison_group_is_paid_by_the_hour() -> None:
    tables = made(changed("0", "0"), changed("0", "0"), periods=3)
    assert interval(tables, "effect_kosten_eind", date(2014, 4, 20)) == (None, None, None)
    for name, amount in (("VIVA2", "170"), ("VIVA3", "190")):
        row = next(row for row in tables.rows["indicaties"] if row["toewijzing_nummer"] == f"T{name}")
        for k in ("201402", "201403", "201404"):
            tables.add("periodebetalingen", payment(row, k, amount, "8", grondslag="UREN"))
    found = interval(tables, "effect_kosten_eind", date(2014, 4, 20))
    assert found[0] == pytest.approx((220 - 180) - (180 - 180))


def test_what_clients_cost_counts_who_is_paid_by_a_budget_too() -> None:
    tables = made(changed("0", "0"), changed("0", "0"), periods=3)
    tables.rows["tariefafspraken"][0] |= {"contractsoort": "BUDGET_CLIENT", "starttarief_eur": None}
    for row in tables.rows["periodebetalingen"]:
        row["grondslag"] = "BUDGET"
    for name, amount in (("VIVA2", "170"), ("VIVA3", "190")):
        row = next(row for row in tables.rows["indicaties"] if row["toewijzing_nummer"] == f"T{name}")
        for k in ("201402", "201403", "201404"):
            tables.add("periodebetalingen", payment(row, k, amount, "8", grondslag="UREN"))
    found = interval(tables, "effect_kosten_eind", date(2014, 4, 20))
    assert found[0] == pytest.approx((220 - 180) - (180 - 180))


def test_who_falls_under_seventy_per_cent_is_counted_exactly_in_both_groups() -> None:
    rows = metric_values(made([("5.6", "8"), ("5.56", "8"), ("0", "0")], [("5", "8"), ("8", "8")]).derive(END))
    inside = rows["aandeel_sterke_daling_experiment", "TOTAAL", None]
    assert (inside["teller"], inside["noemer"], inside["n"]) == (1, 2, 2)
    assert rows["aandeel_sterke_daling_vergelijkingsgroep", "TOTAAL", None]["waarde"] == 50
    assert rows["aandeel_sterke_daling_experiment_eind", "TOTAAL", None]["waarde"] is None


def test_who_is_left_out_is_counted_by_the_first_reason() -> None:
    tables = made(changed("0", "0"), changed("0", "0"))
    add_client(tables, "NONE", "VIVA", "EXPERIMENT", "8", None)
    add_client(tables, "SHORT", "VIVA", "EXPERIMENT", "8", "8")
    tables.rows["indicaties"][-1]["einddatum"] = date(2014, 2, 20)
    add_client(tables, "UNKNOWN", "VIVA", "VERGELIJKING", "8", "8")
    tables.rows["geleverde_uren"] = [
        row for row in tables.rows["geleverde_uren"] if row["client_sleutel"] != "CUNKNOWN"
    ]
    found = (
        tables.derive(END)
        .execute(
            "select groep, code, aantal from verdelingen where verdeling = 'effect_meetelling' and aanbieder_id = 'TOTAAL' and aantal > 0 "
            "order by groep, code"
        )
        .fetchall()
    )
    assert found == [
        ("EXPERIMENT", "MEEGETELD", 2), ("EXPERIMENT", "TE_KORT", 1), ("EXPERIMENT", "ZONDER_REFERENTIE", 1),
        ("VERGELIJKING", "MEEGETELD", 2), ("VERGELIJKING", "ONBEKEND", 1),
    ]  # fmt: skip
