"""What is to be settled with a provider: each euro once, under one reason, with a total that is the sum of its items."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from hbh_metrics.files import claim as paper
from hbh_metrics.findings.claims import Claim, claim, last_whole, per_period, reason, specification
from hbh_metrics.findings.savings import ADDED_UP_PCT
from hbh_metrics.findings.view import Grid
from hbh_metrics.paid_item import PaidItem
from hbh_metrics.records import Measure, Provider
from hbh_metrics.screens.kosten.at_stake import _rows, said
from tests.findings.matters import view_of
from tests.small_store import SHDH as LATE
from tests.small_store import VIVA, Story, publish

SHDH = Provider("SHDH", "SHDH")
WHEN = datetime(2015, 1, 23, tzinfo=UTC)
TARIFF = PaidItem("SHDH", "201403", "T1", Decimal("166.00"), Decimal("164.34"), True, False, False, False)
NO_DAY = replace(TARIFF, periode_id="201404", toewijzing_nummer="T2", afgesproken_eur=Decimal(0), is_zonder_dag=True)
TWICE = replace(
    TARIFF,
    periode_id="201404",
    toewijzing_nummer="T3",
    betaald_eur=Decimal("325.36"),
    afgesproken_eur=Decimal("162.68"),
    is_ander_tarief=False,
    is_dubbel=True,
)
NO_HOURS = replace(TARIFF, is_ander_tarief=False, is_zonder_uren=True)
ALL = (TARIFF, NO_DAY, TWICE, NO_HOURS)


def test_a_claim_holds_what_the_agreement_says_and_not_what_was_paid_without_hours() -> None:
    found = claim((*ALL, replace(TARIFF, aanbieder_id="VIVA"), replace(TARIFF, periode_id="201405")), SHDH, "201404")

    assert found.items == (TARIFF, NO_DAY, TWICE)
    assert found.total_eur == Decimal("1.66") + Decimal("166.00") + Decimal("162.68")
    assert found.since == "201403"


def test_an_amount_stands_under_one_reason() -> None:
    assert [reason(item) for item in (TARIFF, NO_DAY, TWICE)] == [
        "een ander tarief of bedrag dan afgesproken (S01)",
        "betaald voor een periode zonder één dag hulp (S16)",
        "meer dan één keer betaald (S16)",
    ]


def test_the_totals_of_both_tables_are_the_sum_of_their_rows() -> None:
    found = claim(ALL, SHDH, "201413")
    for table in (specification(found), per_period(found)):
        for place, column in enumerate(table.columns):
            if column.is_number:
                *amounts, total = (Decimal(str(row[place].value)) for row in table.rows)
                assert sum(amounts) == total, (table.title, column.name)
        assert table.rows[-1][-1].value == found.total_eur


def test_the_workbook_holds_amounts_as_numbers_that_add_up_to_the_letter() -> None:
    found = claim(ALL, SHDH, "201413")
    book = openpyxl.load_workbook(BytesIO(paper.as_workbook(found, "stand van 23 januari 2015", "0014", WHEN)))
    names, *rows = book["Specificatie SHDH"].iter_rows(values_only=True)
    differences = [Decimal(str(row[names.index("Verschil")])) for row in rows]
    letter = PdfReader(BytesIO(paper.as_pdf(found, "stand van 23 januari 2015", WHEN)))
    text = " ".join(" ".join(page.extract_text() for page in letter.pages).replace("\u00a0", " ").split())

    assert sum(differences[:-1]) == differences[-1] == found.total_eur
    assert "heeft SHDH per saldo € 330,34 meer ontvangen dan is afgesproken" in text
    assert "Stuur" not in text.split("Wat wij u vragen")[0]


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ((), "is met SHDH per saldo niets te verrekenen."),
        ((replace(TARIFF, betaald_eur=Decimal("160.00")),), "heeft SHDH per saldo € 4,34 te weinig ontvangen."),
        ((TARIFF,), "heeft SHDH per saldo € 1,66 meer ontvangen dan is afgesproken."),
    ],
)
def test_what_a_claim_comes_to_is_told_in_one_sentence(items: tuple[PaidItem, ...], told: str) -> None:
    assert paper.outcome(Claim(SHDH, "201404", items)).replace("\u00a0", " ").endswith(told)


def test_the_screen_says_the_sum_and_with_whom_or_that_there_is_none() -> None:
    one = Claim(SHDH, "201404", (TARIFF, NO_DAY))
    other = Claim(Provider("TZORG", "T-Zorg"), "201404", (TWICE,))
    plain = [text.replace("\u00a0", " ") for text in said((one, other), "201404")]

    assert plain == [
        "Sinds de start is € 330,34 meer betaald dan is afgesproken: € 167,66 bij SHDH en € 162,68 bij T-Zorg.",
        "In periode 4 was dat € 328,68.",
    ]
    assert said((), "201404")[0].replace("\u00a0", " ") == "Tot en met periode 4 is alles betaald zoals is afgesproken."


def test_a_claim_goes_up_to_the_last_whole_period_of_who_is_looked_at(tmp_path: Path) -> None:
    publish(tmp_path, Story(status={(LATE, "201407"): "onvolledig"}))
    assert last_whole(view_of(tmp_path, chosen=VIVA)) == "201407"
    assert last_whole(view_of(tmp_path, chosen=LATE)) == "201406"
    assert last_whole(replace(view_of(tmp_path, chosen=VIVA), periode_id="201404")) == "201404"


@pytest.mark.parametrize(("dearer_pct", "is_asked"), [(-1.0, False), (-0.99, True), (None, False)])
def test_what_a_provider_costs_against_before_is_asked_about_above_the_threshold_as_s05_is(
    dearer_pct: float | None, is_asked: bool
) -> None:
    row = Measure(ADDED_UP_PCT, "SHDH", "201404", dearer_pct, None, None, 40, "volledig")
    grid = Grid({(ADDED_UP_PCT, "SHDH", "201404"): row})
    told = [cells[1].text for cells in _rows(grid, [SHDH], [], "201404", -1.0)]
    assert told == (["Tegenover voorheen (S05)"] if is_asked else [])
