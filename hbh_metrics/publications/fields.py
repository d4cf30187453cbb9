"""Typed reading of a JSON object of which nothing is certain: each question returns the type it names or says what is wrong."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

_Value = TypeVar("_Value", str, int, dict, list)  # type: ignore[type-arg]  # what is inside is asked next


class MalformedError(Exception):
    """The JSON is not what was expected; the message says why, in Dutch, as the end of a sentence."""


@dataclass(frozen=True)
class Fields:
    """A JSON object; every method raises MalformedError when the named field is absent or of another type."""

    values: Mapping[str, object]

    @classmethod
    def of_text(cls, text: str) -> Fields:
        """Read a JSON text that must be an object."""
        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise MalformedError("het is geen leesbare JSON") from error
        if not isinstance(values, dict):
            raise MalformedError("het is geen JSON-object")
        return cls(values)

    def text(self, name: str) -> str:
        """Return a text."""
        return self._of_type(name, str)

    def optional_text(self, name: str) -> str | None:
        """Return a text, None for null."""
        return None if name in self.values and self.values[name] is None else self.text(name)

    def number(self, name: str) -> int:
        """Return a whole number of 0 or more."""
        value = self._of_type(name, int)
        if isinstance(value, bool) or value < 0:
            raise MalformedError(f"'{name}' is geen aantal")
        return value

    def date(self, name: str) -> dt.date:
        """Return a date as YYYY-MM-DD."""
        try:
            return dt.date.fromisoformat(self.text(name))
        except ValueError as error:
            raise MalformedError(f"'{name}' is geen datum") from error

    def moment(self, name: str) -> dt.datetime:
        """Return a moment with its time zone, as UTC."""
        try:
            moment = dt.datetime.fromisoformat(self.text(name))
        except ValueError as error:
            raise MalformedError(f"'{name}' is geen tijdstip") from error
        if moment.tzinfo is None:
            raise MalformedError(f"'{name}' is een tijdstip zonder tijdzone")
        return moment.astimezone(dt.UTC)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self._of_type(name, list)
        return tuple(Fields({name: value}).text(name) for value in values)

    def group(self, name: str) -> Fields:
        """Return an object inside this one."""
        return Fields(self._of_type(name, dict))

    def groups(self) -> dict[str, Fields]:
        """Return this object when every field of it is an object."""
        return {name: self.group(name) for name in self.values}

    def groups_in(self, name: str) -> list[Fields]:
        """Return a list of objects."""
        values = self._of_type(name, list)
        return [Fields({name: value}).group(name) for value in values]

    def all_texts(self) -> dict[str, str]:
        """Return this object when every field of it is a text."""
        return {name: self.text(name) for name in self.values}

    def _of_type(self, name: str, kind: type[_Value]) -> _Value:
        value = self.values.get(name)
        if not isinstance(value, kind):
            raise MalformedError(f"'{name}' ontbreekt of klopt niet")
        return value
