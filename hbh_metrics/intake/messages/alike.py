"""Recognises a part that is written as one before it, tag for tag, and takes its texts out in one step.

Of a message of thousands of parts nearly all are written alike. What is not, in whatever way, is looked at element by element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lxml import etree

FEWEST_ALIKE, MOST_FORMS, TRIED_AT_ONCE = 20, 50, 4
"""From which part on a way of writing is worth learning, how many are learnt of one message, and to how many a part is held."""
START = re.compile(r"<[^/][^>]*>")
ABSENT = "(nooit)?"
"""A group that never takes part, for an element that is not there: the text before it ends with the last tag."""

Row = tuple[str | None, ...]
_Form = tuple[Callable[[str], re.Match[str] | None], tuple[int, ...]]


class Alike:
    """The ways in which parts of one message were written; `column_of` gives the column of each tag that is read.

    Texts are those between the tags as they stand there. A text in which a sign is written out (`&amp;`) is not taken in one step.
    """

    def __init__(self, column_of: Mapping[str, str], columns: Sequence[str]) -> None:
        self._column_of, self._columns = column_of, columns
        self._forms: list[_Form] = []
        self._seen = self._learnt = 0

    def row_of(self, written: str) -> Row | None:
        """Return the texts of a part in the order of the columns; None for one that is written in no way that was learnt."""
        for place, (fullmatch, groups) in enumerate(self._forms[:TRIED_AT_ONCE]):
            found = fullmatch(written)
            if found is not None:
                if place:
                    self._forms.insert(0, self._forms.pop(place))
                return found.group(*groups)
        return None

    def learn(self, part: etree._Element, written: str) -> None:
        """Take over how a part is written, in which each element that is read stands once and holds nothing but text."""
        self._seen += 1
        if self._seen < FEWEST_ALIKE or self._learnt >= MOST_FORMS:
            return
        self._learnt += 1
        pattern, last, place_of = [], 0, dict.fromkeys(self._columns, 0)
        for child, tag in zip(part.iter(), START.finditer(written), strict=True):
            pattern.append(re.escape(written[last : tag.end()]))
            last = tag.end()
            if len(child) or tag[0].endswith("/>"):
                continue
            column = self._column_of.get(child.tag)
            pattern.append("[^<]*" if column is None else "([^<&]*)")
            if column is not None:
                place_of[column] = max(place_of.values()) + 1
            last = written.index("<", last)
        pattern.append(re.escape(written[last:]) + ABSENT)
        absent = max(place_of.values()) + 1
        groups = tuple(place_of[name] or absent for name in self._columns)
        self._forms.insert(0, (re.compile("".join(pattern)).fullmatch, groups))


def written(part: etree._Element) -> str:
    """Return a part as text, with the namespaces that its tags are of."""
    told: str = etree.tostring(part, encoding="unicode", with_tail=False)
    return told
