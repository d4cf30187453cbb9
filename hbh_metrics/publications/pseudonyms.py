"""Replaces what identifies a client by a keyed pseudonym: HMAC-SHA-256 of the value, of which 96 bits are kept as 24 letters.

Letters a-p only, so that no pseudonym looks like a citizen number, a postcode or a number that a spreadsheet would round. Each domain
(clients, links between survey answers) has its own pseudonyms: the same text in two domains gives two that do not match.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from hbh_metrics import arrow, sql
from hbh_metrics.errors import StoreError
from hbh_metrics.publications.key import VARIABLE, key_path, make_key, read_key
from hbh_metrics.publications.store import Store

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LENGTH, _FINGERPRINT = 24, 16
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MAPPING = "pseudoniemen_bij_sleutels"


@dataclass(frozen=True)
class Pseudonymiser:
    """Gives the same pseudonym for the same value, domain and key, and tells nothing of the value without the key.

    Where the key was replaced, `later` are the links that followed: each gives a pseudonym for what the link before it gave.
    """

    _key: bytes = field(repr=False)
    later: tuple[bytes, ...] = field(default=(), repr=False)

    @classmethod
    def for_store(cls, store: Store, *, keep_new_key: bool = True) -> Pseudonymiser:
        """Return the one that made the publications of `store`; makes a key when there is neither a key nor a publication.

        With `keep_new_key` false a key that must be made is thrown away afterwards (to check a delivery without publishing it). Raises
        StoreError when the key is missing, another one, readable by others, or inside the data folder.
        """
        path = key_path()
        if path.resolve().is_relative_to(store.root.resolve()):
            raise StoreError(
                f"De sleutel {path} staat in de gegevensmap. Zet hem ergens anders, en wijs hem aan met {VARIABLE}."
            )
        current = store.current()
        expected = current.manifest.key_fingerprint if current else None
        if not path.exists():
            if expected is not None:
                raise StoreError(_missing(path, store, expected))
            return cls.of(make_key(path) if keep_new_key else (secrets.token_bytes(32),))
        links = read_key(path)
        found = cls.of(links)
        while expected not in (None, found.fingerprint) and found.later:
            found = cls.of(links[: len(found.later)])
        if expected not in (None, found.fingerprint):
            found = cls.of(links)
            raise StoreError(
                f"De sleutel {path} (vingerafdruk {found.fingerprint}) is niet die waarmee de publicaties in {store.root} zijn gemaakt "
                f"({expected}). Wijs met {VARIABLE} de goede sleutel aan, of kies een andere gegevensmap; er is niets veranderd."
            )
        return found

    @classmethod
    def of(cls, links: Sequence[bytes]) -> Pseudonymiser:
        """Make it from the links of a key, oldest first."""
        return cls(links[0], tuple(links[1:]))

    @property
    def fingerprint(self) -> str:
        """What tells two keys apart without telling either: 16 hexadecimal digits."""
        found = ""
        for link in (self._key, *self.later):
            found = _code(link, "", f"vingerafdruk{found}").hex()[:_FINGERPRINT]
        return found

    def pseudonym(self, value: str, domain: str) -> str:
        """Return the pseudonym of one value: 24 letters from a to p."""
        for link in (self._key, *self.later):
            value = _letters(link, domain, value)
        return value

    @property
    def last_link(self) -> Pseudonymiser:
        """The one that gives, for the pseudonyms of before the last link, those of after it."""
        return Pseudonymiser((self._key, *self.later)[-1])

    def replace(self, con: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str]) -> None:
        """Replace, in place, the values of text columns of `table` by their pseudonyms; null stays null, rows stay where they are.

        `columns` gives the domain of each column. Only the distinct values pass through Python.
        """
        for column, domain in columns.items():
            distinct = con.sql(_about(table, column, "te_vervangen")).to_arrow_table().column(0)
            values: list[str] = distinct.to_pylist()
            pseudonyms = [self.pseudonym(value, domain) for value in values]
            con.register(_MAPPING, pa.table({"waarde": distinct, "pseudoniem": arrow.column(pseudonyms, pa.string())}))
            try:
                con.execute(_about(table, column, "vervang"))
            finally:
                con.unregister(_MAPPING)


def _letters(link: bytes, domain: str, value: str) -> str:
    return _code(link, domain, value).hex()[:_LENGTH].translate(_LETTERS)


def _code(link: bytes, domain: str, value: str) -> bytes:
    return hmac.digest(link, f"{domain}\0{value}".encode(errors="surrogatepass"), "sha256")


def _about(table: str, column: str, query: str) -> str:
    """Return the query with the names of a table and a column, for which DuckDB has no parameters, in their places."""
    if not (_NAME.fullmatch(table) and _NAME.fullmatch(column)):
        raise ValueError(f"{table!r}, {column!r}: no names of a table and a column")
    return sql.load(__file__, query).replace('"<tabel>"', f'"{table}"').replace('"<kolom>"', f'"{column}"')


def _missing(path: Path, store: Store, fingerprint: str) -> str:
    return (
        f"De sleutel {path} ontbreekt, terwijl {store.root} publicaties heeft die ermee zijn gemaakt (vingerafdruk {fingerprint}). Zet hem "
        f"terug uit de reservekopie of wijs hem aan met {VARIABLE}. Is hij echt weg, begin dan met een lege gegevensmap."
    )
