"""Arrow columns of Python values hold exactly those values, and pandas is not loaded for it."""

from __future__ import annotations

import math
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from hbh_metrics.arrow import Value, column, table
from tests.architecture import PROJECT


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["", "é\u00a0\"';", None, "None"], pa.string()),
        ([date(2014, 1, 27), None, date(9999, 12, 31)], pa.date32()),
        ([0, -3, None, 2**62], pa.int64()),
        ([0.1 + 0.2, -1e-300, 1.5e300, 0.0, None, math.inf], pa.float64()),
        ([Decimal("1250"), Decimal("-0.05"), Decimal("1E+3"), None], pa.decimal128(12, 2)),
        ([True, False, None, *[True] * 7], pa.bool_()),
        ([Decimal("99999999999999.9999"), Decimal("-99999999999999.9999")], pa.decimal128(18, 4)),
        ([-(2**31), None, 2**31 - 1], pa.int32()),
        ([], pa.date32()),
    ],
    ids=lambda given: None if isinstance(given, list) else str(given),
)
def test_a_column_holds_what_it_was_given(values: list[Value], kind: pa.DataType) -> None:
    made = column(values, kind)
    assert made.type == kind
    assert made.to_pylist() == values


@pytest.mark.parametrize(
    ("value", "kind"),
    [("een", pa.int64()), (2**31, pa.int32()), (Decimal("0.005"), pa.decimal128(12, 2)), (10, pa.decimal128(2, 1))],
)
def test_a_value_that_does_not_fit_is_refused(value: Value, kind: pa.DataType) -> None:
    with pytest.raises(pa.ArrowInvalid):
        column([value], kind)


def test_a_table_has_the_columns_of_its_schema_and_null_where_a_row_has_none() -> None:
    schema = pa.schema([("naam", pa.string()), ("aantal", pa.int64())])
    made = table(schema, [{"aantal": 2, "naam": "a", "anders": 1.0}, {"naam": None}])
    assert made.schema == schema
    assert made.to_pylist() == [{"naam": "a", "aantal": 2}, {"naam": None, "aantal": None}]
    assert table(schema, []).num_rows == 0


LOADS = """
import sys
import pyarrow as pa
from hbh_metrics.arrow import column
import hbh_metrics.importing
column([1, None], pa.int64())
print(sorted({"pandas", "scipy", "openpyxl", "pyarrow.compute", "pyarrow.parquet"} & set(sys.modules)))
"""


def test_importing_loads_no_library_that_a_small_delivery_does_not_need() -> None:
    done = subprocess.run([sys.executable, "-c", LOADS], check=True, capture_output=True, text=True, cwd=PROJECT)
    assert done.stdout == "[]\n"
