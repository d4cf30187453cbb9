"""What a client key looks like to someone who has never seen it: text with a number in it that is no date, period or amount."""

from __future__ import annotations

import re

from hbh_metrics.contract import Kind

KEY_SHAPE = re.compile(r"[A-Za-z]+[_-]?\d+[A-Za-z]*|[A-Za-z_-]*\d{4,}[A-Za-z]*|(?=.*\d)[A-Za-z0-9_-]{6,}")
DATE_SHAPE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{1,2}-\d{1,2}")
PERIOD_SHAPE = re.compile(r"(19|20)\d{4}")


def could_be_key(raw: str, kind: Kind) -> bool:
    """Whether text in a column where it does not belong could be a client key that slipped there; kept reports mask it."""
    if DATE_SHAPE.fullmatch(raw) or (kind is Kind.PERIOD and PERIOD_SHAPE.fullmatch(raw)):
        return False
    return KEY_SHAPE.fullmatch(raw) is not None
