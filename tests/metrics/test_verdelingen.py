"""How hours, leaving, complaints and answers are spread, on tables that a person can check by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pytest

from tests.metrics.tables import Tables, agreement, assignment, hours, providers

pytestmark = pytest.mark.usefixtures("only_what_is_named")

FIRST = date(2014, 1, 27)
PEILDATUM = date(2014, 3, 1)


def people(*ids: str, provider: str = "VIVA", **other: object) -> list[dict[str, object]]:
    return [assignment(f"T{one}{provider}", one, provider, FIRST) | other for one in ids]


def delivered(*assignments: dict[str, object]) -> Tables:
    tables = Tables().add("aanbieders", *providers("SHDH", "VIVA"))
    return tables.add("tariefafspraken", agreement("SHDH"), agreement("VIVA")).add("indicaties", *assignments)


def counts(
    con: duckdb.DuckDBPyConnection,
    name: str,
    who: str = "VIVA",
    period: str | None = "201402",
    group: str = "EXPERIMENT",
) -> dict[str, int]:
    """Return the classes that are not empty; the others must stand there too, and all add up to their noemer."""
    rows = con.execute(
        "select code, aantal, noemer from verdelingen where verdeling = $1 and aanbieder_id = $2 "
        "and periode_id is not distinct from $3 and groep = $4 order by volgorde",
        [name, who, period, group],
    ).fetchall()
    assert all(whole == sum(count for _, count, _ in rows) for _, _, whole in rows)
    return {code: count for code, count, _ in rows if count}


def test_hours_per_active_week_fall_in_classes_of_an_hour_whose_upper_bound_is_the_next_class() -> None:
    rows = people("A", "B", "C", "D")
    tables = delivered(*rows).add(
        "geleverde_uren", *(hours(row, FIRST, each) for row, each in zip(rows, ("7.99", "8", "0", "80"), strict=True))
    )

    assert counts(tables.derive(PEILDATUM), "uren_per_week") == {"0-1": 1, "1-2": 1, "2-3": 1, "8+": 1}
    assert counts(tables.derive(PEILDATUM), "uren_per_week", "TOTAAL") == {"0-1": 1, "1-2": 1, "2-3": 1, "8+": 1}
    assert counts(tables.derive(PEILDATUM), "uren_per_week", "SHDH") == {}


def test_every_class_stands_there_also_when_it_is_empty_and_in_order() -> None:
    tables = delivered(*people("A"))
    tables.delivered = {"indicaties", "geleverde_uren"}
    rows = tables.derive(PEILDATUM).execute(
        "select code, volgorde, aantal, noemer from verdelingen "
        "where verdeling = 'uren_per_week' and aanbieder_id = 'SHDH' and periode_id = '201402'"
    )

    classes = ("0-1", "1-2", "2-3", "3-4", "4-5", "5-6", "6-7", "7-8", "8+")
    assert rows.fetchall() == [(code, place, 0, 0) for place, code in enumerate(classes, start=1)]


def test_a_table_that_was_never_delivered_leaves_no_distribution() -> None:
    con = delivered(*people("A")).derive(PEILDATUM)

    assert con.execute("select distinct verdeling from verdelingen order by 1").fetchall() == [
        ("klasse",),
        ("leeftijd",),
        ("uitstroom_reden",),
    ]


@pytest.mark.parametrize(
    ("amount", "code"),
    [("4.99", "<50"), ("5", "50-70"), ("7", "70-90"), ("9", "90-110"), ("11", "90-110"), ("11.01", ">110")],
)
def test_hours_against_the_reference_fall_in_its_classes(amount: str, code: str) -> None:
    (row,) = people("A")
    reference = {
        "client_sleutel": "A",
        "bedrag_per_periode_eur": Decimal(1),
        "uren_per_periode": Decimal(10),
        "perioden": 6,
    }
    tables = delivered(row).add("referentie", reference).add("geleverde_uren", hours(row, FIRST, amount))

    assert counts(tables.derive(PEILDATUM), "uren_tov_referentie") == {code: 1}


def test_who_leaves_is_counted_by_reason_at_the_provider_and_in_total_only_when_help_ended_everywhere() -> None:
    moved = people("A", einddatum=date(2014, 2, 9), reden_beeindiging="38")
    stays = assignment("NEW", "A", "SHDH", date(2014, 2, 10))
    died = people("B", einddatum=date(2014, 2, 3), reden_beeindiging="02")
    unsaid = people("C", provider="SHDH", einddatum=date(2014, 2, 3))
    con = delivered(*moved, stays, *died, *unsaid).derive(PEILDATUM)

    assert counts(con, "uitstroom_reden") == {"02": 1, "38": 1}
    assert counts(con, "uitstroom_reden", "SHDH") == {"ONBEKEND": 1}
    assert counts(con, "uitstroom_reden", "TOTAAL") == {"02": 1, "ONBEKEND": 1}


def test_complaints_are_counted_by_theme_and_those_of_nobody_known_apart() -> None:
    def complaint(number: int, client: str | None, kind: str, theme: str) -> dict[str, object]:
        row = {
            "melding_id": f"M{number}",
            "soort": kind,
            "kanaal": "GEMEENTE",
            "aanbieder_id": "VIVA",
            "uitkomst": "OPEN",
        }
        return row | {"client_sleutel": client, "datum_ontvangst": FIRST, "thema": theme}

    tables = delivered(*people("A")).add(
        "meldingen",
        complaint(1, "A", "KLACHT", "UREN"),
        complaint(2, "A", "SIGNAAL", "UREN"),
        complaint(3, "A", "BEZWAAR", "UREN"),
        complaint(4, "STRANGER", "KLACHT", "UREN"),
        complaint(5, None, "KLACHT", "KWALITEIT"),
    )

    assert counts(tables.derive(PEILDATUM), "klachten_thema") == {"UREN": 2}
    assert counts(tables.derive(PEILDATUM), "klachten_zonder_client") == {"KWALITEIT": 1}


def test_reasons_for_no_hours_are_counted_in_rows() -> None:
    (row,) = people("A")
    rows = [
        hours(row, FIRST + timedelta(weeks=n), "0", reason)
        for n, reason in enumerate(("ZIEKENHUIS", "ANDERS", "ANDERS", None))
    ]

    assert counts(delivered(row).add("geleverde_uren", *rows).derive(PEILDATUM), "reden_niet_geleverd") == {
        "ZIEKENHUIS": 1,
        "ANDERS": 2,
    }


def test_what_the_network_does_follows_the_latest_signed_plan() -> None:
    def plan(number: int, day: int, network: str) -> dict[str, object]:
        row = {"plan_id": f"P{number}", "client_sleutel": "A", "toewijzing_nummer": "TAVIVA", "aanbieder_id": "VIVA"}
        return row | {"gesprek_datum": FIRST, "ondertekend_datum": date(2014, 2, day), "aandeel_netwerk": network}

    tables = delivered(*people("A", "B")).add("ondersteuningsplannen", plan(1, 3, "GEEN"), plan(2, 10, "DEELS"))

    assert counts(tables.derive(PEILDATUM), "netwerk") == {"DEELS": 1}


def test_class_and_age_are_of_who_has_help_on_the_last_day_of_both_groups() -> None:
    young = people("A", klasse=2, leeftijdsklasse="<65")
    second = assignment("MORE", "A", "VIVA", FIRST, klasse=3, leeftijdsklasse="<65")
    gone = people("B", klasse=4, einddatum=date(2014, 2, 22))
    compared = people("C", groep="VERGELIJKING", klasse=None)
    con = delivered(*young, second, *gone, *compared).derive(PEILDATUM)

    assert counts(con, "klasse") == {"3": 1}
    assert counts(con, "leeftijd") == {"<65": 1}
    assert counts(con, "klasse", group="VERGELIJKING") == {"ONBEKEND": 1}
    assert counts(con, "klasse", period="201403") == {"3": 1}


def survey(*answers: tuple[str, str, str | None, str | None]) -> Tables:
    """Answers as (respons, meting, koppel, score) to one question on a scale of 1 to 3."""
    tables = delivered().add(
        "vragen", {"vraag_code": "V1", "tekst": "?", "schaal_min": 1, "schaal_max": 3, "is_rapportcijfer": True}
    )
    for response, when, link, score in answers:
        row = {"respons_id": response, "koppel_id": link, "meting": when, "groep": "EXPERIMENT", "aanbieder_id": "VIVA"}
        kind = "SCORE" if score else "WEET_NIET"
        day = FIRST if when == "NUL" else date(2014, 12, 1)
        more = {"vraag_code": "V1", "invuldatum": day, "score": score and Decimal(score), "antwoordsoort": kind}
        tables.add("enquetescores", row | more)
    return tables


def test_answers_are_counted_per_question_measurement_and_score() -> None:
    con = survey(("R1", "NUL", None, "2"), ("R2", "NUL", None, "2.5"), ("R3", "NUL", None, None)).derive(PEILDATUM)

    codes = con.execute(
        "select code, aantal, noemer from verdelingen where verdeling = 'antwoorden' and aanbieder_id = 'TOTAAL' order by volgorde"
    ).fetchall()
    assert codes == [
        ("V1|NUL|1", 0, 3),
        ("V1|NUL|2", 1, 3),
        ("V1|NUL|2.5", 1, 3),
        ("V1|NUL|3", 0, 3),
        ("V1|NUL|NVT", 0, 3),
        ("V1|NUL|WEET_NIET", 1, 3),
        ("V1|NUL|GEEN_ANTWOORD", 0, 3),
    ]


def test_the_first_survey_is_split_by_who_answered_the_last_once_that_was_held() -> None:
    first = [("R1", "NUL", "K1", "3"), ("R2", "NUL", "K2", "1"), ("R3", "NUL", None, "2")]
    question = (
        "select code, aantal, waarde from verdelingen "
        "where verdeling = 'nulmeting' and aanbieder_id = 'VIVA' order by volgorde"
    )

    assert survey(*first).derive(PEILDATUM).execute(question).fetchall() == []
    assert survey(*first, ("R4", "EIND", "K1", "2")).derive(PEILDATUM).execute(question).fetchall() == [
        ("BLIJVER", 1, 3),
        ("VERTROKKEN", 1, 1),
        ("NIET_GEKOPPELD", 1, 2),
    ]
