"""Reads values that are written in the commonest way: small expressions, where the reading rules for every way make a wide statement.

For a small file planning all rules costs more than reading by them. A first look says which columns may be read plainly; whether that
was right is seen in every row, and a file with any other value is read by all rules.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from hbh_metrics.calendar import periods_per_year
from hbh_metrics.contract import Column, Kind, Table
from hbh_metrics.intake.values import PLAIN, PLAIN_IDENTIFIER, common_number, may_be_open, quoted, typed

TEXT = re.compile(r"[!-&(-<>-~]([ -~]*[!-~])?")
DATES = {
    "%Y-%m-%d": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "%d-%m-%Y": re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}"),
    "%d/%m/%Y": re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"),
}
FAR_AHEAD = "99"
"""Stands in every date that means that there is no end."""


def plain_columns(
    table: Table, sample: Mapping[str, Sequence[str | None]], providers: Collection[str], layouts: Mapping[str, str]
) -> frozenset[str]:
    """Return which columns of a file may be read plainly, judged by the first texts of each; none where a required one is empty."""
    found = {name: [text for text in texts if text] for name, texts in sample.items()}
    if any(len(found[name]) < len(sample[name]) for name in table.required_columns if name in sample):
        return frozenset()
    columns = [table.column(name) for name in found]
    return frozenset(
        column.name
        for column in columns
        if all(_is_plain(table, column, text, providers, layouts.get(column.name, "")) for text in found[column.name])
    )


def _is_plain(table: Table, column: Column, text: str, providers: Collection[str], layout: str) -> bool:
    if column.kind is Kind.CODE and column.allowed:
        return text in column.allowed
    if column.kind is Kind.DATE:
        return DATES[layout].fullmatch(text) is not None and not (may_be_open(column) and FAR_AHEAD in text)
    if column.kind is Kind.PERIOD:
        return re.fullmatch(_period(), text) is not None
    if column.kind.is_number:
        return re.fullmatch(common_number(column.kind), text) is not None
    return TEXT.fullmatch(text) is not None and (not _is_named(table, column) or not providers or text in providers)


def plain_text(table: Table, column: Column, cell: str, providers: Collection[str]) -> str:
    """Return the expression that gives the text of a cell as it stands; null for an empty cell, and where white space would matter."""
    if column.kind.is_text and not column.allowed and column.kind is not Kind.PERIOD:
        if _is_named(table, column) and providers:
            return f"nullif({cell}, '')"
        return f"case when {PLAIN_IDENTIFIER if table.identifies(column) else PLAIN}({cell}) then {cell} end"
    return f"nullif({cell}, '')"


def plainly(table: Table, column: Column, text: str, provider_names: dict[str, str], layout: str) -> str:
    """Return the expression that reads a text as `typed` does where it is written in the commonest way; null where it is not."""
    if column.kind is Kind.CODE and column.allowed:
        return f"case when {text} in ({', '.join(map(quoted, column.allowed))}) then {text} end"
    if _is_named(table, column) and provider_names:
        return f"case when {text} in ({', '.join(map(quoted, sorted(set(provider_names.values()))))}) then {text} end"
    if column.kind is Kind.DATE:
        read = f"cast(try_strptime({text}, {quoted(layout)}) as date)"
        return f"case when not contains({text}, '{FAR_AHEAD}') then {read} end" if may_be_open(column) else read
    if column.kind is Kind.PERIOD:
        return f"case when regexp_full_match({text}, {quoted(_period())}) then {text} end"
    if column.kind.is_number:
        read = f"try_cast(replace({text}, ',', '.') as {column.kind.sql_type})"
        return f"case when regexp_full_match({text}, {quoted(common_number(column.kind))}) then {read} end"
    return typed(table, column, text, provider_names, layout)


def _is_named(table: Table, column: Column) -> bool:
    """Whether a code stands there that may also be written as the name of a provider."""
    return column.kind is Kind.CODE and not column.allowed and not table.identifies(column)


def _period() -> str:
    return f"(19|20)[0-9]{{2}}(0[1-9]|1[0-{periods_per_year() - 10}])"
