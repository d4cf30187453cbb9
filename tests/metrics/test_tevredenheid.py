"""Satisfaction and the comparison group, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, metric_values, payment, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
END = date(2014, 2, 23)
PEILDATUM = date(2014, 12, 31)


def answer(person: str, meting: str, grade: str | None, code: str = "V1", **other: object) -> dict[str, object]:
    return {
        "respons_id": f"{meting}-{person}",
        "vraag_code": code,
        "koppel_id": person,
        "meting": meting,
        "groep": "EXPERIMENT",
        "aanbieder_id": "VIVA",
        "invuldatum": date(2014, 2, 10) if meting == "NUL" else date(2014, 12, 1),
        "score": None if grade is None else Decimal(grade),
        "antwoordsoort": "NVT" if grade is None else "SCORE",
    } | other


def survey(*answers: dict[str, object]) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA"))
    for code, is_grade in (("V1", True), ("V2", True), ("V3", False)):
        tables.add(
            "vragen",
            {"vraag_code": code, "tekst": code, "schaal_min": 1, "schaal_max": 10, "is_rapportcijfer": is_grade},
        )
    return tables.add("enquetescores", *answers)


def test_each_respondent_counts_once_with_the_mean_of_the_own_grades() -> None:
    tables = survey(
        answer("A", "NUL", "8"),
        answer("A", "NUL", "6", "V2"),
        answer("A", "NUL", "1", "V3"),
        answer("B", "NUL", "9"),
        answer("C", "NUL", None),
        answer("D", "NUL", "1", groep="VERGELIJKING"),
    )
    rows = metric_values(tables.derive(PEILDATUM))

    assert rows["tevredenheid_nul", "VIVA", None] == {
        "waarde": 8,
        "teller": None,
        "noemer": None,
        "n": 2,
        "status": None,
    }
    assert rows["tevredenheid_nul", "TOTAAL", None]["waarde"] == 8
    assert rows["tevredenheid_nul", "SHDH", None]["waarde"] is None
    assert rows["tevredenheid_eind", "VIVA", None]["waarde"] is None


def test_the_difference_is_taken_over_the_same_people_at_the_provider_of_the_first_time() -> None:
    tables = survey(
        answer("A", "NUL", "8"),
        answer("A", "EIND", "7", aanbieder_id="SHDH"),
        answer("B", "NUL", "9"),
        answer("B", "EIND", "9"),
        answer("C", "NUL", "3"),
        answer("D", "EIND", "3"),
    )
    rows = metric_values(tables.derive(PEILDATUM))

    assert rows["tevredenheid_verschil", "VIVA", None]["waarde"] == -0.5
    assert rows["tevredenheid_verschil", "VIVA", None]["n"] == 2
    assert rows["tevredenheid_verschil", "SHDH", None]["n"] == 0
    margin = 12.706204736432095 * (0.5**0.5) / 2**0.5
    assert rows["tevredenheid_verschil_laag", "VIVA", None]["waarde"] == pytest.approx(-0.5 - margin)
    assert rows["tevredenheid_verschil_hoog", "TOTAAL", None]["waarde"] == pytest.approx(-0.5 + margin)


def test_a_response_is_one_person_whatever_its_rows_leave_out() -> None:
    tables = survey(
        answer("A", "NUL", "8"),
        answer("A", "NUL", "6", "V2", koppel_id=None),
        answer("A", "EIND", "7", koppel_id=None),
        answer("A", "EIND", "5", "V2"),
        answer("B", "NUL", "10"),
    )
    rows = metric_values(tables.derive(PEILDATUM))

    assert (rows["tevredenheid_nul", "VIVA", None]["waarde"], rows["tevredenheid_nul", "VIVA", None]["n"]) == (8.5, 2)
    assert (
        rows["tevredenheid_verschil", "VIVA", None]["waarde"],
        rows["tevredenheid_verschil", "VIVA", None]["n"],
    ) == (-1, 1)


def test_of_two_forms_of_one_person_the_latest_counts_and_of_one_day_that_with_the_highest_id() -> None:
    asked = {"meting": "NUL", "aanbieder_id": "VIVA", "aantal_benaderd": 10, "uitgezet_op": date(2014, 2, 3)}
    tables = survey(
        answer("A", "NUL", "2", respons_id="R9", invuldatum=date(2014, 2, 4)),
        answer("A", "NUL", "4", respons_id="R1", invuldatum=date(2014, 2, 5)),
        answer("A", "NUL", "8", respons_id="R2", invuldatum=date(2014, 2, 5)),
        answer("B", "NUL", "6", respons_id="R3", koppel_id=None),
        answer("B", "NUL", "7", respons_id="R4", koppel_id=None),
    ).add("enquete_uitzet", asked)
    con = tables.derive(PEILDATUM)
    rows = metric_values(con)

    assert (rows["tevredenheid_nul", "VIVA", None]["waarde"], rows["tevredenheid_nul", "VIVA", None]["n"]) == (7, 3)
    assert (rows["respons_nul", "VIVA", None]["teller"], rows["respons_nul", "VIVA", None]["n"]) == (3, 3)
    answers = "select code, aantal from verdelingen where verdeling = 'antwoorden' and aanbieder_id = 'VIVA' and aantal > 0 order by code"
    assert con.execute(answers).fetchall() == [("V1|NUL|6", 1), ("V1|NUL|7", 1), ("V1|NUL|8", 1)]


@pytest.mark.parametrize(
    ("meting", "first", "last"),
    [("NUL", date(2014, 1, 27), date(2014, 3, 23)), ("EIND", date(2014, 10, 6), date(2015, 3, 1))],
)
def test_a_form_outside_the_window_of_its_measurement_is_an_answer_but_in_no_mean(
    meting: str, first: date, last: date
) -> None:
    day = timedelta(days=1)
    asked = {"meting": meting, "aanbieder_id": "VIVA", "aantal_benaderd": 10, "uitgezet_op": first}
    tables = survey(
        answer("A", meting, "1", invuldatum=first - day),
        answer("B", meting, "6", invuldatum=first),
        answer("C", meting, "8", invuldatum=last),
        answer("D", meting, "1", invuldatum=last + day),
        answer("E", meting, "7", invuldatum=last, respons_id="EARLIER"),
        answer("E", meting, "1", invuldatum=last + day, respons_id="LATER"),
    ).add("enquete_uitzet", asked)
    rows = metric_values(tables.derive(PEILDATUM))
    short = meting.lower()

    assert (
        rows[f"tevredenheid_{short}", "VIVA", None]["waarde"],
        rows[f"tevredenheid_{short}", "VIVA", None]["n"],
    ) == (7, 3)
    assert rows[f"respons_{short}", "VIVA", None]["teller"] == 5


def test_a_pair_of_which_one_form_is_outside_its_window_is_no_pair() -> None:
    late = answer("B", "EIND", "2", invuldatum=date(2014, 10, 5))
    tables = survey(answer("A", "NUL", "8"), answer("A", "EIND", "7"), answer("B", "NUL", "8"), late)

    assert metric_values(tables.derive(PEILDATUM))["tevredenheid_verschil", "VIVA", None]["n"] == 1


def test_a_theme_is_compared_over_the_questions_that_the_same_person_scored_twice() -> None:
    tables = survey(
        answer("A", "NUL", "2", "V3"), answer("A", "EIND", "4", "V3"), answer("A", "EIND", "1", "V2"),
        answer("B", "NUL", "3", "V3"), answer("B", "NUL", "3", "V2"), answer("B", "EIND", "3", "V3"), answer("B", "EIND", "5", "V2"),
        answer("C", "NUL", "3", "V3"), answer("C", "EIND", None, "V3"),
        answer("D", "NUL", "1", "V3", groep="VERGELIJKING"), answer("D", "EIND", "9", "V3", groep="VERGELIJKING"),
    )  # fmt: skip
    for question in tables.rows["vragen"][1:]:
        question["thema"] = "ZELFREDZAAMHEID"
    rows = metric_values(tables.derive(PEILDATUM))

    assert rows["thema_zelfredzaamheid_verschil", "VIVA", None]["waarde"] == 1.5
    assert rows["thema_zelfredzaamheid_verschil", "TOTAAL", None]["n"] == 2
    assert rows["thema_zelfredzaamheid_verschil_laag", "TOTAAL", None]["waarde"] == pytest.approx(
        1.5 - 12.7062 * 0.5, abs=1e-3
    )
    assert rows["thema_tijd_verschil", "TOTAAL", None]["waarde"] is None


def test_one_pair_has_a_difference_but_no_interval() -> None:
    rows = metric_values(survey(answer("A", "NUL", "8"), answer("A", "EIND", "7")).derive(PEILDATUM))

    assert rows["tevredenheid_verschil", "VIVA", None]["waarde"] == -1
    assert rows["tevredenheid_verschil_laag", "VIVA", None]["waarde"] is None


def test_the_interval_of_the_difference_agrees_with_r() -> None:
    before, after = (4, 4, 2, 2, 2), (3, 4, 3, 2, 3)
    answers = [answer(f"P{number}", "NUL", str(grade)) for number, grade in enumerate(before)]
    answers += [answer(f"P{number}", "EIND", str(grade)) for number, grade in enumerate(after)]
    rows = metric_values(survey(*answers).derive(PEILDATUM))

    assert rows["tevredenheid_verschil", "VIVA", None]["waarde"] == pytest.approx(0.2)
    assert rows["tevredenheid_verschil_laag", "VIVA", None]["waarde"] == pytest.approx(-0.838850633683568)
    assert rows["tevredenheid_verschil_hoog", "VIVA", None]["waarde"] == pytest.approx(1.23885063368357)


def test_the_response_is_a_share_of_the_people_asked_and_unknown_where_nobody_said_how_many() -> None:
    asked = {"meting": "NUL", "aanbieder_id": "VIVA", "aantal_benaderd": 8, "uitgezet_op": date(2014, 2, 3)}
    tables = survey(
        answer("A", "NUL", None), answer("A", "NUL", "8", "V2"), answer("B", "NUL", "8", aanbieder_id="SHDH")
    )
    rows = metric_values(tables.add("enquete_uitzet", asked).derive(PEILDATUM))

    assert rows["respons_nul", "VIVA", None] == {"waarde": 12.5, "teller": 1, "noemer": 8, "n": 1, "status": None}
    assert rows["respons_nul", "TOTAAL", None]["waarde"] == 12.5
    assert rows["respons_nul", "SHDH", None]["waarde"] is None
    assert rows["respons_eind", "VIVA", None]["waarde"] is None


def compared(inside: list[str], outside: list[str]) -> Tables:
    """Clients with hours per week, all of 2 hours a week before; the first group in the experiment, the second outside."""
    tables = Tables().add("aanbieders", *providers("VIVA")).add("tariefafspraken", agreement("VIVA"))
    groups = [("EXPERIMENT", amount) for amount in inside] + [("VERGELIJKING", amount) for amount in outside]
    for number, (group, amount) in enumerate(groups):
        row = assignment(f"T{number}", f"C{number}", "VIVA", date(2013, 1, 1), groep=group)
        tables.add("indicaties", row)
        tables.add("geleverde_uren", *(hours(row, FIRST + timedelta(weeks=week), amount) for week in range(4)))
        tables.add(
            "referentie",
            {
                "client_sleutel": f"C{number}",
                "bedrag_per_periode_eur": Decimal(180),
                "uren_per_periode": Decimal(8),
                "perioden": 6,
            },
        )
        if group == "EXPERIMENT":
            tables.add("periodebetalingen", payment(row, "201402", "220"))
    return tables


def test_the_effect_is_the_change_inside_minus_the_change_outside() -> None:
    rows = metric_values(compared(["1.8", "1.6"], ["2.1", "1.9"]).derive(END))

    assert rows["effect_uren", "TOTAAL", None] == {
        "waarde": pytest.approx(-0.3),
        "teller": None,
        "noemer": None,
        "n": 2,
        "status": None,
    }
    margin = 4.302652729911275 * 0.02**0.5
    assert rows["effect_uren_laag", "TOTAAL", None]["waarde"] == pytest.approx(-0.3 - margin)
    assert rows["effect_uren_hoog", "TOTAAL", None]["waarde"] == pytest.approx(-0.3 + margin)
    assert ("effect_uren", "VIVA", None) not in rows


def test_the_interval_of_the_effect_agrees_with_r() -> None:
    inside = ["2.76", "3.5", "3.13", "5.03", "4.67", "0.75", "2.33", "4.96", "2.4"]
    outside = ["1.78", "4.19", "1.97", "3.04", "2.96", "3.68"]
    rows = metric_values(compared(inside, outside).derive(END))

    assert rows["effect_uren", "TOTAAL", None]["waarde"] == pytest.approx(0.344444444444444)
    assert rows["effect_uren_laag", "TOTAAL", None]["waarde"] == pytest.approx(-0.973964734135715)
    assert rows["effect_uren_hoog", "TOTAAL", None]["waarde"] == pytest.approx(1.6628536230246)


def test_the_effect_needs_two_clients_in_both_groups_and_a_whole_period() -> None:
    assert metric_values(compared(["1.8", "1.6"], ["2.1"]).derive(END))["effect_uren", "TOTAAL", None]["waarde"] is None
    open_period = metric_values(compared(["1.8", "1.6"], ["2.1", "1.9"]).derive(date(2014, 2, 22)))
    assert open_period["effect_uren", "TOTAAL", None] == {
        "waarde": None,
        "teller": None,
        "noemer": None,
        "n": 0,
        "status": None,
    }


def test_who_is_unknown_in_a_whole_period_or_of_another_category_is_left_out_of_the_effect() -> None:
    tables = compared(["1.8", "1.6", "9"], ["2.1", "1.9", "9"])
    rows = tables.rows["geleverde_uren"]
    rows[:] = [row for row in rows if row["toewijzing_nummer"] not in ("T2",)]
    tables.rows["periodebetalingen"] = [
        row for row in tables.rows["periodebetalingen"] if row["toewijzing_nummer"] != "T2"
    ]
    tables.rows["indicaties"][5]["categorie"] = 2

    assert metric_values(tables.derive(END))["effect_uren", "TOTAAL", None]["waarde"] == pytest.approx(-0.3)
