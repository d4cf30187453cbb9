"""What was accepted under older rules refuses no later delivery: it is one warning, while what a delivery takes away is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from hbh_metrics.contract import TABLE_BY_NAME
from hbh_metrics.intake.checking import check_references
from hbh_metrics.intake.working import held_name, make_merged_views, make_tables, open_working_connection

TABLES = (TABLE_BY_NAME["aanbieders"], TABLE_BY_NAME["personeel"])


STAFF = (("ELDERS", "201402"), ("ELDERS", "201403"), ("VIVA", "201402"))


@pytest.mark.parametrize(
    ("known_before", "told"),
    [
        (False, [("W", None, "Dat zou nu niet meer worden aangenomen.")]),
        (True, [("F", "ELDERS", "staat niet meer in aanbieders")]),
    ],
)
def test_a_reference_that_was_unknown_before_is_one_warning_and_one_that_goes_is_a_refusal(
    known_before: bool, told: list[tuple[str, str | None, str]], tmp_path: Path
) -> None:
    con = open_working_connection(tmp_path)
    make_tables(con, TABLES, {})
    for name, rows in (
        ("aanbieders", "('VIVA', 'Viva', null, null)" + (", ('ELDERS', 'Elders', null, null)" if known_before else "")),
        ("personeel", ", ".join(f"('{who}', '{period}', 1, 1, 0, null, null)" for who, period in STAFF)),
    ):
        con.execute(
            f"create or replace view {held_name(TABLE_BY_NAME[name])} as from (values {rows}) as t({_names(name)})"
        )
    con.execute("insert into geleverd_aanbieders values ('VIVA', 'Viva', null, null, 0, 2)")
    make_merged_views(con, TABLES)

    findings = list(check_references(con, TABLE_BY_NAME["personeel"], (), ()))

    assert [(finding.ernst, finding.waarde) for finding in findings] == [(ernst, value) for ernst, value, _ in told]
    assert all(words in finding.melding for finding, (_, _, words) in zip(findings, told, strict=True))
    assert all("2 rijen" in finding.melding for finding in findings)


def _names(table: str) -> str:
    return ", ".join(column.name for column in TABLE_BY_NAME[table].columns)
