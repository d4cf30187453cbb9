"""Parquet as systems write it: typed columns of every kind, noise and nonsense in numbers, and files that are no Parquet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from tests.intake.deliveries import Cells, parquet, tidy
from tests.intake.loading import load_one, read_cells

HOURS = Cells(tidy()["geleverde_uren"].header, tidy()["geleverde_uren"].rows[:3])


def typed(table: str, column: str, values: pa.Array) -> bytes:
    """Return a Parquet file of tidy rows of which one column is typed."""
    cells = tidy()[table]
    rows = [cells.rows[0]] * len(values)
    columns = {
        name: values if name == column else pa.array([row[place] or None for row in rows], pa.string())
        for place, name in enumerate(cells.header)
    }
    return parquet(pa.table(columns))


def check(folder: Path, table: str, column: str, values: pa.Array, expected: Sequence[object]) -> None:
    """Every value of a typed column is stored as expected; `R..` means that it is refused by that rule."""
    assert read_cells(folder / "d", table, column, typed(table, column, values), "parquet") == list(expected)


@pytest.mark.parametrize(
    "kind", [pa.decimal128(12, 2), pa.decimal128(38, 4), pa.decimal128(20, 12), pa.decimal256(50, 2), pa.float64()]
)
def test_money_may_be_decimal_or_double(tmp_path: Path, kind: pa.DataType) -> None:
    numbers = [Decimal("215.10"), Decimal("-0.05"), Decimal("1234.00"), Decimal("1234567.89")]
    values = (
        pa.array([float(number) for number in numbers], kind) if kind == pa.float64() else pa.array(numbers).cast(kind)
    )
    check(tmp_path, "bestemmingen", "bedrag_eur", values, numbers)


def test_a_double_with_the_noise_of_arithmetic_is_the_amount_that_was_meant(tmp_path: Path) -> None:
    values = pa.array([215.10000000000002, 0.1 + 0.2, 1.1 * 3, 99.99999999999999, 1.005])
    check(
        tmp_path,
        "bestemmingen",
        "bedrag_eur",
        values,
        [Decimal("215.10"), Decimal("0.30"), Decimal("3.30"), Decimal("100.00"), "R03"],
    )


def test_a_float_of_single_precision_is_the_amount_that_was_meant(tmp_path: Path) -> None:
    values = pa.array([215.10, 0.3, 12.345], pa.float32())
    check(tmp_path, "bestemmingen", "bedrag_eur", values, [Decimal("215.10"), Decimal("0.30"), "R03"])


def test_hours_as_numbers_are_never_read_two_ways(tmp_path: Path) -> None:
    values = pa.array([1.234, 2.75, 2.0, 2.666666666, 0.0, -0.0])
    expected = [Decimal(text) for text in ("1.23", "2.75", "2.00", "2.67", "0.00", "0.00")]
    check(tmp_path, "geleverde_uren", "uren", values, expected)


@pytest.mark.parametrize("kind", [pa.float64(), pa.float32()])
def test_nan_and_infinity_are_findings(tmp_path: Path, kind: pa.DataType) -> None:
    values = pa.array([math.nan, math.inf, -math.inf, 1.5, -1.0, None, 1e300 if kind == pa.float64() else 1e30], kind)
    check(tmp_path, "geleverde_uren", "uren", values, ["R03", "R03", "R03", Decimal("1.50"), "R03", "R03", "R03"])


@pytest.mark.parametrize("kind", [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint64()])
def test_whole_numbers_of_every_width_are_read(tmp_path: Path, kind: pa.DataType) -> None:
    check(tmp_path / "aantal", "personeel", "medewerkers", pa.array([0, 20, 95], kind), [0, 20, 95])
    check(tmp_path / "uren", "geleverde_uren", "uren", pa.array([0, 2], kind), [Decimal("0.00"), Decimal("2.00")])


@pytest.mark.parametrize("kind", [pa.int64(), pa.float64(), pa.string()])
def test_a_code_that_lost_its_leading_zero_to_a_number_is_known(tmp_path: Path, kind: pa.DataType) -> None:
    values = pa.array(["2", "38", None]) if kind == pa.string() else pa.array([2, 38, None], kind)
    check(tmp_path, "indicaties", "reden_beeindiging", values, ["02", "38", None])


@pytest.mark.parametrize(
    "kind", [pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("ms"), pa.timestamp("us"), pa.timestamp("ns")]
)
def test_dates_and_timestamps_at_midnight_are_dates(tmp_path: Path, kind: pa.DataType) -> None:
    values = pa.array([datetime(2014, 1, 27), datetime(2014, 12, 31)]).cast(kind)  # noqa: DTZ001 - as files hold it
    check(tmp_path, "indicaties", "ingangsdatum", values, [date(2014, 1, 27), date(2014, 12, 31)])


def test_a_timestamp_with_a_time_of_day_is_no_date(tmp_path: Path) -> None:
    values = pa.array([datetime(2014, 1, 27, 13, 45)], pa.timestamp("us"))  # noqa: DTZ001 - as files hold it
    check(tmp_path, "indicaties", "ingangsdatum", values, ["R03"])


def test_a_timestamp_with_a_zone_is_read_in_utc_or_refused_but_never_shifted(tmp_path: Path) -> None:
    values = pa.array(
        [datetime(2014, 1, 27, tzinfo=UTC), datetime(2014, 1, 26, 23, tzinfo=UTC)],
        pa.timestamp("us", "Europe/Amsterdam"),
    )
    found = read_cells(
        tmp_path / "d", "indicaties", "ingangsdatum", typed("indicaties", "ingangsdatum", values), "parquet"
    )
    assert found[0] in (date(2014, 1, 27), "R03")
    assert found[1] in ("R03", date(2014, 1, 27))
    assert found[0] != found[1]


def test_times_are_hours_and_minutes(tmp_path: Path) -> None:
    check(
        tmp_path,
        "geleverde_uren",
        "uren",
        pa.array([time(2, 45), time(0, 30)], pa.time64("us")),
        [Decimal("2.75"), Decimal("0.50")],
    )


def test_truths_are_yes_and_no(tmp_path: Path) -> None:
    check(tmp_path, "vragen", "is_rapportcijfer", pa.array([True, False, None]), [True, False, "R03"])


def test_dictionaries_large_text_views_and_bytes_are_text(tmp_path: Path) -> None:
    texts = pa.array(["EXPERIMENT", "vooraf", "EXPERIMENT"])
    for number, kind in enumerate(
        [pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.binary(), pa.string_view()]
    ):
        values = texts.dictionary_encode() if pa.types.is_dictionary(kind) else texts.cast(kind)
        check(tmp_path / str(number), "indicaties", "groep", values, ["EXPERIMENT", "VOORAF", "EXPERIMENT"])


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    found = load_one(
        tmp_path / "d", "indicaties.parquet", typed("indicaties", "groep", pa.array([b"EXPERIMENT", b"\xff\xfe\xfd"]))
    )
    assert found.refusals


def test_periods_as_numbers_are_periods(tmp_path: Path) -> None:
    check(tmp_path, "periodebetalingen", "periode_id", pa.array([201402, 201413, 201414]), ["201402", "201413", "R03"])
    check(tmp_path / "f", "periodebetalingen", "periode_id", pa.array([201402.0, None]), ["201402", "R03"])


def test_a_column_of_nothing_is_empty(tmp_path: Path) -> None:
    check(tmp_path, "geleverde_uren", "reden_niet_geleverd", pa.nulls(2), [None, None])


@pytest.mark.parametrize("column", ["uren", "toewijzing_nummer"])
def test_lists_and_structs_are_one_finding_that_names_their_column_also_under_a_key(
    tmp_path: Path, column: str
) -> None:
    kinds = {
        "l": pa.array([["T1"], ["T2", "T3"]]),
        "s": pa.array([{"a": "T1"}]),
        "m": pa.array([[("a", "T1")]], pa.map_(pa.string(), pa.string())),
    }
    for name, values in kinds.items():
        found = load_one(tmp_path / name, "geleverde_uren.parquet", typed("geleverde_uren", column, values))
        assert [(one.regel, one.ernst, one.rij, f"'{column}'" in one.melding) for one in found.findings] == [
            ("R00", "F", None, True)
        ]
        assert found.rows["geleverde_uren"] == []


def test_rows_are_numbered_from_one(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.parquet", HOURS.with_cell(2, "uren", "x").parquet())
    assert found.told == [("R03", 3, "uren")]


def test_a_file_without_rows_means_none(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.parquet", Cells(HOURS.header).parquet())
    assert (found.findings, found.account) == ([], (0, 0))


def test_row_groups_and_total_rows_are_counted(tmp_path: Path) -> None:
    cells = Cells(HOURS.header, [*HOURS.rows, ["Totaal", "", "", "", "6,75", ""], [""] * 6])
    found = load_one(tmp_path / "d", "geleverde_uren.parquet", cells.parquet())
    assert (found.findings, found.account) == ([], (5, 2))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PAR1",
        b"PAR1PAR1",
        b"PAR1" + bytes(200) + b"PAR1",
        HOURS.csv(),
        HOURS.xlsx(),
        HOURS.parquet()[:-20],
        HOURS.parquet()[200:],
    ],
    ids=["empty", "mark", "marks", "zeros", "csv", "xlsx", "no end", "no begin"],
)
def test_what_is_no_parquet_is_refused(tmp_path: Path, content: bytes) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.parquet", content)
    assert found.told == [("R00", None, None)]
    assert found.rows["geleverde_uren"] == []


def test_a_parquet_without_columns_of_the_table_is_refused(tmp_path: Path) -> None:
    found = load_one(tmp_path / "d", "geleverde_uren.parquet", parquet(pa.table({"a": [1]})))
    assert found.told == [("R00", None, None)]


def test_odd_names_of_columns_are_told(tmp_path: Path) -> None:
    cells = HOURS.with_column('a"b', ["1", "2", "3"]).with_column("{x}", ["1", "", ""])
    found = load_one(tmp_path / "d", "geleverde_uren.parquet", cells.parquet())
    assert found.told == [("R23", 1, 'a"b'), ("R23", 1, "{x}")]
