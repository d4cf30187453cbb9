"""The tables of one publication as pandas DataFrames, for a reader, through the door: for who analyses in a notebook.

Every function takes the data folder (HBH_DATA, else `data`, when none is named), a publication (`stand`, else the current one) and for
whom (`audience`, as the commands take it). The index is the period as a pandas Period, empty where a row has none; codes are
categories, numbers are nullable, and money and hours that are stored exactly stay exact decimals.
"""

from __future__ import annotations

import os
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa

from hbh_metrics import calendar
from hbh_metrics.door.audience import Audience
from hbh_metrics.door.door import Door
from hbh_metrics.door.opening import open_door
from hbh_metrics.door.protection import ProtectedMeasure
from hbh_metrics.errors import StoreError
from hbh_metrics.project import current, in_force
from hbh_metrics.records import PathStep, SeenSignal, Share, Week

PERIOD = "periode_id"
INDEX = "periode"
_TEXTS = ("uitleg", "vraag")
"""What is a sentence of its own in every row, and no code."""
_IN_TIME = (PERIOD, "week", "sinds", "sinds_actie")
_EXACT = pa.decimal128(18, 2)
_TYPES: dict[object, typing.Any] = {
    float: "Float64",
    int: "Int64",
    bool: "boolean",
    date: "datetime64[s]",
    Decimal: pd.ArrowDtype(_EXACT),
}

Folder = Path | str | None


def meetwaarden(data: Folder = None, stand: str | None = None, audience: str = "programmamanager") -> pd.DataFrame:
    """Return the metric values with what this reader sees of each (`zichtbaarheid`, `stap`); a hidden value is empty.

    Raises UsageError for an unknown reader and StoreError when nothing was published or the publication is unknown or damaged.
    """
    return _frame(data, stand, audience, ProtectedMeasure, lambda door: door.protected_measures())


def weekwaarden(data: Folder = None, stand: str | None = None, audience: str = "programmamanager") -> pd.DataFrame:
    """Return the weeks of every provider; raises as `meetwaarden`, and UsageError for who sees no single provider."""
    return _frame(data, stand, audience, Week, lambda door: door.weeks())


def verdelingen(data: Folder = None, stand: str | None = None, audience: str = "programmamanager") -> pd.DataFrame:
    """Return the classes of every distribution; raises as `meetwaarden`."""
    return _frame(data, stand, audience, Share, lambda door: door.distributions())


def signalen(data: Folder = None, stand: str | None = None, audience: str = "programmamanager") -> pd.DataFrame:
    """Return the signals, the heaviest first, with their sentences for this reader; raises as `meetwaarden`."""
    return _frame(data, stand, audience, SeenSignal, lambda door: door.signals())


def paden(data: Folder = None, stand: str | None = None, audience: str = "programmamanager") -> pd.DataFrame:
    """Return the tariff path of every provider under every reading, periods to come too; raises as `weekwaarden`."""
    return _frame(data, stand, audience, PathStep, lambda door: door.paths())


def _frame(
    data: Folder, stand: str | None, audience: str, kind: type, ask: Callable[[Door], Sequence[object]]
) -> pd.DataFrame:
    with _opened(data, stand, audience) as door:
        rows = ask(door)
        hints = typing.get_type_hints(kind)
        columns = {
            field.name: _column(field.name, hints[field.name], [getattr(row, field.name) for row in rows])
            for field in fields(kind)
        }
        return pd.DataFrame(columns).set_index(_periods([getattr(row, PERIOD) for row in rows]))


@contextmanager
def _opened(data: Folder, stand: str | None, audience: str) -> Iterator[Door]:
    root = Path(data or os.environ.get("HBH_DATA") or "data")
    door = open_door(root, Audience.named(audience), stand)
    if door is None:
        raise StoreError(f"In {root} staat nog geen publicatie.")
    with in_force(door.publication.manifest.project):
        yield door


def _column(name: str, hint: object, values: list[typing.Any]) -> pd.Series:
    """Return the values in the type that their record declares."""
    kinds = [one for one in typing.get_args(hint) if one is not types.NoneType] if typing.get_args(hint) else [hint]
    if kinds != [str]:
        numbers: pd.Series = pd.Series(_exact(kinds, values), dtype=_TYPES[kinds[0]])
        return numbers
    if name in _TEXTS:
        return pd.Series(values, dtype="string")
    return pd.Series(pd.Categorical(values, ordered=name in _IN_TIME))


def _exact(kinds: list[typing.Any], values: list[typing.Any]) -> list[typing.Any]:
    """Return plain numbers: one that is rounded for a reader carries how roughly, which pandas has no place for."""
    return [None if value is None else float(value) for value in values] if kinds == [float] else values


def _periods(period_ids: Sequence[str | None]) -> pd.PeriodIndex:
    """Return the periods as pandas Periods of a month, or of as many days as the project's periods have."""
    first = calendar.experiment_periods()[0]
    length = "M" if current().has_months else f"{(first.end - first.begin).days + 1}D"
    return pd.PeriodIndex(
        [pd.NaT if one is None else pd.Period(calendar.period(one).begin, freq=length) for one in period_ids],
        dtype=f"period[{length}]",
        name=INDEX,
    )
