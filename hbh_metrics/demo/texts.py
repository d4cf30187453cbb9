"""Columns of the contract as the text that a sender's file holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics.contract import Column, Kind
from hbh_metrics.demo.providers import PROVIDERS
from hbh_metrics.demo.styles import Style

_NAMES = {provider.id: provider.name for provider in PROVIDERS}


def text_column(values: pa.Array, column: Column, style: Style) -> pa.Array:
    """Return the column as text in the sender's notation; an empty cell stays null."""
    if column.kind is Kind.DATE:
        return _dates(values, style.date)
    if column.kind is Kind.PERIOD:
        return _periods(values, style.period)
    if column.name == "uren" and style.clock_hours:
        return _clock(values)
    if column.kind.is_number:
        is_money = column.kind in (Kind.EURO, Kind.TARIFF)
        numbers = values.cast(pa.string())
        if column.kind is Kind.TARIFF:
            numbers = pc.replace_substring_regex(numbers, r"(\.\d{2,3}?)0+$", r"\1")
        return _numbers(numbers, style.decimal, style.thousands if is_money else "")
    if column.kind is Kind.YES_NO:
        return pc.if_else(values, "ja", "nee")
    return _looked_up(values, _NAMES) if column.name == "aanbieder_id" and style.provider_by_name else values


def period_column(values: pa.Array, style: Style) -> pa.Array:
    """Return periods in the sender's notation."""
    return _periods(values, style.period)


def _numbers(text: pa.Array, decimal: str, thousands: str) -> pa.Array:
    if thousands:
        text = pc.replace_substring_regex(text, r"^(-?\d{1,3})(\d{3})(\.\d+)$", r"\1T\2\3")
    text = pc.replace_substring(text, ".", decimal)
    return pc.replace_substring(text, "T", thousands) if thousands else text


def _dates(values: pa.Array, pattern: str) -> pa.Array:
    distinct = values.unique()
    spelled = {
        day: pattern.format(d=day.day, m=day.month, dd=f"{day.day:02d}", mm=f"{day.month:02d}", yyyy=day.year)
        for day in distinct.to_pylist()
        if day is not None
    }
    return _looked_up(values, spelled)


def _periods(values: pa.Array, pattern: str) -> pa.Array:
    spelled = {
        period_id: pattern.format(year=period_id[:4], number=period_id[4:], n=int(period_id[4:]))
        for period_id in values.unique().to_pylist()
        if period_id is not None
    }
    return _looked_up(values, spelled)


def _clock(values: pa.Array) -> pa.Array:
    hours = values.unique()
    minutes = {value: round(value * 60) for value in hours.to_pylist() if value is not None}
    spelled = {value: f"{whole // 60}:{whole % 60:02d}" for value, whole in minutes.items()}
    return _looked_up(values, spelled)


def _looked_up(values: pa.Array, spelled: Mapping[Any, str]) -> pa.Array:
    """Return the spelling of every value; each distinct value is spelled once."""
    known = pa.array(list(spelled), type=values.type)
    return pa.array(list(spelled.values()), type=pa.string()).take(pc.index_in(values, value_set=known))
