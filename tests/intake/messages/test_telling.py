"""What our own rules say of a message fits a message: elements in place of columns, and advice that its sender can follow."""

from __future__ import annotations

import re

from hbh_metrics.contract import TABLES
from hbh_metrics.contract.iwmo.advice import about_message, instead
from hbh_metrics.contract.rules import RULES
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.messages.telling import told_of_messages
from tests.contract.advice_said import said
from tests.intake.messages.conftest import DAY
from tests.intake.messages.made import BERT, Texts, assigned, note, performed, stopped
from tests.intake.publishing import Office

MADE_OF_MESSAGES = ("R02", "R04", "R05", "R06", "R07", "R11", "R12", "R13", "R14", "R15", "R16", "R24", "R25", "R30")
"""The rules whose selects speak of rows that messages can make; of the rest only what is said of any table."""
OF_FILES_ONLY = ("R02_kalender", "R11_onbekend")
"""Checks of agreements, which no message tells."""
FORBIDDEN = re.compile(
    r"\b(cel|cellen|kolom|kolommen|lever (de hele periode )?opnieuw aan)\b|\w+_(id|eur|nummer|sleutel|week|referentie)\b"
)
WITH_TABLES = re.compile(r"tabel (agb|productcodes)|code in de tabel")


def misfits(sentence: str) -> bool:
    """Whether a sentence speaks of a file with columns; who must mend a table as well does deliver again."""
    return FORBIDDEN.search(sentence) is not None and not WITH_TABLES.search(sentence)


LATE: Texts = {"ProductPeriode/Begindatum": "2026-03-01", "ProductPeriode/Einddatum": "2026-03-31"}
TRIPPING = {
    "a.xml": note("301", assigned(), assigned("102", Einddatum="2025-06-01"), number="N1"),
    "b.xml": note("301", assigned("103", Ingangsdatum="2027-02-01"), assigned("104", "180/01/2"), bsn=BERT, number="N2"),
    "c.xml": note("323", performed("P1", amount="9000/01", cents="495000"), performed("P2") | LATE, number="N3"),
    "d.xml": note("323", performed("P3", ToewijzingNummer="104"), number="N4"),
    "e.xml": note("323", performed("P4", amount="60/04", tariff="3300", cents="198000", ToewijzingNummer="104"), bsn=BERT, number="N5"),
    "f.xml": note("323", performed("P5", sign="C", ProductReferentie__VorigReferentieNummer="P404"), number="N6"),
    "g.xml": note("323", performed("P1", amount="15/01", cents="825"), number="N7", declaration={"DeclaratieDagtekening": "2027-01-01"}),
    "h.xml": note("307", stopped("104", day="2025-01-01"), bsn=BERT, number="N8"),
}  # fmt: skip


def test_what_is_said_of_messages_in_a_whole_delivery_fits_them(desk: Office) -> None:
    found = desk.check(TRIPPING, DAY).report.findings

    assert {"R01", "R04", "R05", "R07", "R15", "R24", "R29"} <= {one.regel for one in found}
    assert [one.sentence for one in found if one.bestand and misfits(one.melding)] == []
    columns = {column.name for table in TABLES for column in table.columns}
    assert {one.kolom for one in found if one.kolom}.isdisjoint(columns)
    places = [(one.regel, one.bestand, one.rij, one.kolom, one.melding) for one in found]
    assert len(places) == len(set(places))


def test_every_advice_of_a_rule_that_can_speak_of_a_message_fits_one() -> None:
    checks = {
        f"{rule.id}{part}" for rule in RULES if rule.id in MADE_OF_MESSAGES and rule.is_sql for part in rule.parts
    }
    ours = [one.words for one in said() if one.check in checks - set(OF_FILES_ONLY)]

    assert len(ours) > len(MADE_OF_MESSAGES)
    apart = [words for words in ours if not any(words in said_over for said_over in instead())]
    assert [words for words in apart if misfits(about_message(words))] == []
    assert not [words for words in instead().values() if misfits(words)]


def test_what_is_wrong_with_a_message_as_a_whole_is_told_once() -> None:
    many = [Finding("R02", "F", "a.xml", row, "aanbieder_id", "X", "", "Niet bekend.") for row in range(1, 5)]

    assert [(one.rij, one.kolom) for one in told_of_messages(many, ())] == [
        (row, "aanbieder_id") for row in range(1, 5)
    ]
