"""One cause is one finding: which of several findings stays, and what a run of empty cells becomes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hbh_metrics.contract.rules import RULE_BY_ID, RULES, kept_silent
from hbh_metrics.intake.findings import Finding
from hbh_metrics.intake.precedence import Precedence, with_runs
from tests.intake.deliveries import Cells, tidy, workbook
from tests.intake.publishing import Office

PRECEDENCE = Precedence(
    kept_silent(),
    {rule.id: rule.in_place_of for rule in RULES},
    {rule.id for rule in RULES if rule.about_row},
    {rule.id for rule in RULES if rule.forbids_column},
    {rule.id: rule.repeated_by for rule in RULES if rule.repeated_by},
    compares={rule.id: rule.compares for rule in RULES if rule.compares},
)


def _finding(
    rule: str,
    row: int | None = 2,
    column: str | None = "uren",
    *,
    file: str = "a.csv",
    sender: str | None = "VIVA",
    value: str | None = "x",
) -> Finding:
    return Finding(rule, "F", file, row, column, value, "iets", "Niet goed.", sender)


def _told(*findings: Finding) -> list[tuple[str, int | None]]:
    return [(finding.regel, finding.rij) for finding in PRECEDENCE.most_specific(findings)]


def test_the_contract_names_who_speaks_before_whom() -> None:
    silences = kept_silent()

    assert {"R22", "R03", "R11", "R15"} <= silences["R30"]
    assert RULE_BY_ID["R30"].in_place_of == ("R06", "R11", "R15", "R21", "TR321", "TR322")
    assert {"R03", "R11", "R15"} <= silences["R22"]
    assert {"R02", "R11", "R15"} <= silences["R24"]
    assert {"R11", "R15"} <= silences["R02"] & silences["R03"]
    assert not silences["R11"] | silences["R15"]
    assert all(later in RULE_BY_ID and rule not in silences[later] for rule in silences for later in silences[rule])


def test_of_one_cell_the_most_specific_rule_speaks_and_other_cells_keep_theirs() -> None:
    assert _told(_finding("R02"), _finding("R24"), _finding("R02", row=3)) == [("R24", 2), ("R02", 3)]
    assert _told(_finding("R03"), _finding("R22"), _finding("R30")) == [("R30", 2)]
    assert _told(_finding("R02", column="aanbieder_id"), _finding("R24", column="client_sleutel")) == [
        ("R02", 2), ("R24", 2),
    ]  # fmt: skip


def test_a_rule_about_a_row_is_silent_where_another_cell_of_that_row_is_wrong() -> None:
    assert _told(_finding("R11", column="tarief_eur"), _finding("R24", column="client_sleutel")) == [("R24", 2)]
    assert _told(_finding("R11", row=3), _finding("R24", row=2)) == [("R11", 3), ("R24", 2)]


def test_what_is_said_of_a_whole_column_covers_the_rows_of_that_provider_in_that_file() -> None:
    whole = _finding("R30", row=None)

    assert _told(_finding("R15"), whole) == [("R30", None)]
    assert _told(_finding("R15", sender="TZORG"), whole) == [("R15", 2), ("R30", None)]
    assert _told(_finding("R15", file="b.csv"), whole) == [("R15", 2), ("R30", None)]
    assert _told(_finding("R12"), whole) == [("R12", 2), ("R30", None)]


def test_of_a_file_that_is_spoilt_for_all_nobody_hears_about_wholes_and_of_one_that_is_for_one_only_that_one() -> None:
    precedence = Precedence({}, {}, set(), set(), {}, about_wholes={"R20"}, spoil_wholes={"R02"})

    def told(spoilt: str | None, about: str | None) -> list[str]:
        found = (_finding("R02", sender=spoilt), _finding("R20", row=None, column=None, sender=about))
        return [one.regel for one in precedence.most_specific(found)]

    assert told(None, "VIVA") == told(None, None) == told("VIVA", "VIVA") == ["R02"]
    assert told("VIVA", "TZORG") == told("VIVA", None) == ["R02", "R20"]


def test_empty_cells_below_each_other_are_one_finding_with_the_first_and_the_last_row() -> None:
    rows = [_finding("R03", row=row, value=None) for row in (4, 2, 3, 7, 9, 10)]

    told = with_runs([*rows, _finding("R03", row=5), _finding("R03", row=3, column="datum", value=None)])

    assert [(one.rij, one.kolom, one.melding) for one in told] == [
        (5, "uren", "Niet goed."),
        (2, "uren", "(rij 2 t/m 4, 3 cellen) Niet goed."),
        (7, "uren", "Niet goed."),
        (9, "uren", "(rij 9 t/m 10, 2 cellen) Niet goed."),
        (3, "datum", "Niet goed."),
    ]


def test_a_run_of_several_senders_belongs_to_none() -> None:
    (told,) = with_runs([_finding("R03", 2, value=None), _finding("R03", 3, value=None, sender="TZORG")])

    assert told.aanbieder_id is None


def test_a_fault_on_one_sheet_hides_nothing_on_the_same_row_of_another_and_each_names_its_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    cells = tidy()
    hours = cells.pop("geleverde_uren").with_cell(0, "uren", "veel")
    paid = cells.pop("periodebetalingen").with_cell(0, "tarief_eur", "201,00").with_cell(0, "bedrag_eur", "201,00")
    sheets = {
        name: [part.header, *part.rows] for name, part in (("geleverde_uren", hours), ("periodebetalingen", paid))
    }
    files = {f"{name}.csv": part.csv() for name, part in cells.items()} | {"alles.xlsx": workbook(sheets)}
    found = Office(tmp_path).check(files).report.findings
    assert [(one.regel, one.bestand, one.blad, one.rij) for one in found] == [
        ("R03", "alles.xlsx", "geleverde_uren", 2),
        ("R11", "alles.xlsx", "periodebetalingen", 2),
    ]
    assert found[1].sentence.startswith("alles.xlsx, blad 'periodebetalingen', rij 2, kolom 'tarief_eur': ")


def test_a_column_that_may_not_be_there_silences_all_that_is_said_of_its_cells_but_not_of_other_columns() -> None:
    for rule in ("R09", "R10"):
        forbidden = _finding(rule, row=None, column="client_sleutel", sender=None)
        own = [
            _finding("R02", column="client_sleutel"),
            _finding("R28", row=None, column="client_sleutel"),
            _finding("R01", column="client_sleutel, datum"),
            _finding("R03", column="client_sleutel", sender=None),
        ]

        assert _told(forbidden, *own) == [(rule, None)]
        assert _told(forbidden, _finding("R23", row=1, column="client_sleutel")) == [(rule, None), ("R23", 1)]
        assert _told(forbidden, _finding("R02"), _finding("R02", column="client_sleutel", file="b.csv")) == [
            (rule, None), ("R02", 2), ("R02", 2),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "column", "value", "rule"),
    [
        ("indicaties", "toewijzing_nummer", "1,23E+11", "R30"),
        ("indicaties", "toewijzing_nummer", "", "R03"),
        ("aanbieders", "aanbieder_id", "", "R03"),
        ("aanbieders", "aanbieder_id", "TOTAAL", "R03"),
        ("vragen", "vraag_code", "", "R03"),
        ("indicaties", "client_sleutel", "", "R03"),
    ],
)
def test_a_key_that_could_not_be_read_is_one_finding_and_not_one_in_every_row_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, column: str, value: str, rule: str
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    files = tidy()
    files[table] = files[table].with_cell(0, column, value)
    found = Office(tmp_path).check({f"{name}.csv": cells for name, cells in files.items()}).report.findings
    assert [(one.regel, one.bestand, one.rij, one.kolom) for one in found if one.ernst == "F"] == [
        (rule, f"{table}.csv", 2, column)
    ]


def test_a_reference_to_nothing_is_told_where_every_key_could_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    files = tidy()
    files["indicaties"] = files["indicaties"].with_cell(0, "uren_week", "veel")
    files["geleverde_uren"] = files["geleverde_uren"].with_cell(0, "toewijzing_nummer", "T999999")
    found = Office(tmp_path).check({f"{name}.csv": cells for name, cells in files.items()}).report.findings
    assert [(one.regel, one.bestand) for one in found if one.ernst == "F"] == [
        ("R02", "geleverde_uren.csv"), ("R03", "indicaties.csv"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("ondersteuningsplannen", "ondertekend_datum"),
        ("ondersteuningsplannen", "gesprek_datum"),
        ("indicaties", "einddatum"),
        ("indicaties", "ingangsdatum"),
        ("periodebetalingen", "factuurdatum"),
        ("geleverde_uren", "datum"),
    ],
)
@pytest.mark.parametrize("day", ["10-02-1941", "10-02-2094"])
def test_a_date_that_cannot_be_true_is_one_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, column: str, day: str
) -> None:
    monkeypatch.setenv("HBH_SLEUTEL", str(tmp_path / "sleutel"))
    files = tidy()
    paid = files["periodebetalingen"]
    debit = dict(zip(paid.header, paid.rows[0], strict=True))
    credit = {
        "prestatie_referentie": "CREDIT", "vorige_referentie": debit["prestatie_referentie"], "debet_credit": "C",
        "bedrag_eur": f"-{debit['bedrag_eur']}",
    }  # fmt: skip
    files["periodebetalingen"] = Cells(paid.header, [*paid.rows, list((debit | credit).values())])
    files[table] = files[table].with_cell(0, column, day)
    found = Office(tmp_path).check({f"{name}.csv": cells for name, cells in files.items()}).report.findings
    refused = [(one.regel, one.bestand, one.rij, one.kolom) for one in found if one.ernst == "F"]
    assert refused == [("R29", f"{table}.csv", 2, column)]
    assert {one.regel for one in found if one.ernst == "W"} <= {"R20"}  # a plan signed in 2094 is not there yet


def test_what_follows_from_citizen_numbers_as_keys_of_the_assignments_is_not_told_of_other_files() -> None:
    beside = [_finding("R24", row, "client_sleutel", file="uren.csv") for row in range(2, 38)]
    others = [_finding("R24", 2, "aanbieder_id"), _finding("R15")]

    assert PRECEDENCE.comparable([*beside, *others], {("indicaties", "client_sleutel")}) == others
    assert PRECEDENCE.comparable(beside, {("indicaties", "toewijzing_nummer")}) == beside


def test_hours_and_payments_outside_an_indication_and_weeks_of_one_assignment_are_one_finding() -> None:
    once = {rule.id for rule in RULES if rule.once_a_column}
    outside = [_finding("R13", row, "datum") for row in (2, 3, 4, 9)]
    high = [replace(_finding("R15", row), verwacht=f"op toewijzing T{row % 2}") for row in (5, 6, 7)]

    told = with_runs([*outside, *high], once)

    assert [(one.regel, one.rij, one.melding.split(")")[0]) for one in told] == [
        ("R13", 2, "(rij 2 t/m 4 en 9, 4 cellen"),
        ("R15", 5, "(rij 5 en 7, 2 cellen"),
        ("R15", 6, "Niet goed."),
    ]
