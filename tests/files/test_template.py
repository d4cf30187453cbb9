"""The workbook to fill in: what a sender delivers and nothing else, with types and choices in the cells themselves."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from hbh_metrics.contract import TABLE_BY_NAME, TABLES, Deliverer
from hbh_metrics.contract.explained import delivered_by
from hbh_metrics.files.how_to_deliver import how_to_deliver
from hbh_metrics.files.template import template
from hbh_metrics.records import Provider
from tests.files.filling import letter_of
from tests.files.test_paper import read, text_of

VIVA, TZORG = Provider("VIVA", "Viva! Zorggroep"), Provider("TZORG", "T-Zorg")
OF_PROVIDER = ["geleverde_uren", "periodebetalingen", "ondersteuningsplannen", "meldingen", "personeel", "continuiteit"]


def opened(content: bytes) -> Workbook:
    book = load_workbook(io.BytesIO(content))
    assert isinstance(book, Workbook)
    return book


def of_viva() -> Workbook:
    return opened(template((VIVA,), Deliverer.PROVIDER))


def choices(book: Workbook, table: str) -> dict[str, str]:
    """Return the list of each column of a table that has one, by the name of the column."""
    sheet = book[table]
    heads = {letter_of(cell): str(cell.value) for cell in sheet[1]}
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    return {heads[str(rule.sqref).partition("3")[0]]: str(rule.formula1) for rule in rules}


def test_a_provider_gets_a_visible_sheet_per_table_that_it_delivers_and_the_explanation_first() -> None:
    book = of_viva()
    assert book.sheetnames == ["Uitleg", *OF_PROVIDER]
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert not book.defined_names


def test_the_municipality_gets_every_other_table_and_its_own_rows_of_the_shared_one() -> None:
    book = opened(template((VIVA, TZORG), Deliverer.CITY))
    others = [table.name for table in TABLES if table.name not in OF_PROVIDER or table.name == "meldingen"]
    assert book.sheetnames == ["Uitleg", *others]
    assert choices(book, "meldingen")["kanaal"] == '"GEMEENTE"'
    assert choices(book, "indicaties")["aanbieder_id"] == '"VIVA,TZORG"'
    assert choices(of_viva(), "meldingen")["kanaal"] == '"AANBIEDER"'
    assert choices(of_viva(), "meldingen")["aanbieder_id"] == '"VIVA"'


def test_every_allowed_value_stands_in_the_rule_of_its_cells_below_the_example() -> None:
    for who, providers in ((Deliverer.PROVIDER, (VIVA,)), (Deliverer.CITY, (VIVA, TZORG))):
        book = opened(template(providers, who))
        for table in delivered_by(who):
            found = choices(book, table.name)
            for column in table.columns:
                if column.allowed:
                    assert found[column.name] == f'"{",".join(column.allowed)}"'
            for rule in book[table.name].data_validations.dataValidation:
                assert str(rule.sqref).split(":")[0].endswith("3")
                assert rule.prompt


def test_keys_are_text_days_are_days_and_money_has_two_decimals() -> None:
    sheet = of_viva()["periodebetalingen"]
    formats = {str(cell.value): sheet.column_dimensions[letter_of(cell)].number_format for cell in sheet[1]}
    assert [formats[name] for name in ("prestatie_referentie", "client_sleutel", "periode_id", "debet_credit")] == [
        "@"
    ] * 4
    assert [formats[name] for name in ("factuurdatum", "bedrag_eur", "aantal")] == ["dd-mm-yyyy", "#,##0.00", "0.0000"]


def test_the_second_row_is_an_example_and_says_so_in_its_first_cell() -> None:
    book = of_viva()
    for name in OF_PROVIDER:
        first, *rest = [cell.value for cell in book[name][2]]
        assert str(first).startswith("VOORBEELD ")
        assert None not in rest
        assert book[name].max_row == 2


def test_the_explanation_names_every_column_with_what_may_be_chosen() -> None:
    told = [[cell.value for cell in row] for row in of_viva()["Uitleg"]]
    for table in delivered_by(Deliverer.PROVIDER):
        for column in table.columns:
            row = next(row for row in told if row[:2] == [table.name, column.name])
            assert row[2] == ("ja" if column.required else "nee")
            assert all(code in str(row[5]) for code in column.allowed)


def test_the_same_contract_gives_the_same_bytes_and_none_of_this_machine() -> None:
    made = [template((VIVA,), Deliverer.PROVIDER) for _ in range(2)]
    assert made[0] == made[1]
    assert {entry.date_time[0] for entry in zipfile.ZipFile(io.BytesIO(made[0])).infolist()} == {1980}


def test_a_workbook_of_a_provider_is_of_one() -> None:
    with pytest.raises(ValueError, match="one provider"):
        template((VIVA, TZORG), Deliverer.PROVIDER)


def test_the_paper_tells_a_provider_every_column_in_two_to_four_tagged_pages() -> None:
    pdf = how_to_deliver()
    assert pdf == how_to_deliver()
    paper = read(pdf)
    assert 2 <= len(paper.pages) <= 4
    assert str(paper.root_object["/Lang"]).startswith("nl")
    assert "/MarkInfo" in paper.root_object
    text = text_of(pdf).replace(" ", "")
    for name in OF_PROVIDER:
        assert all(column.name in text for column in TABLE_BY_NAME[name].columns)
    assert "GEMEENTE(" not in text
