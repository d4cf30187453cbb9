"""How each sender writes its files: format, encoding, separators, dates, periods, hours and its own spelling of the headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Spelling(Enum):
    """How a sender spells a column that it has no word of its own for."""

    AS_IS = "client_sleutel"
    WORDS = "Client sleutel"
    CAPITALS = "CLIENT_SLEUTEL"
    CAMEL = "clientSleutel"

    def of(self, column: str) -> str:
        """Return the contract's column name in this spelling."""
        words = column.split("_")
        match self:
            case Spelling.AS_IS:
                return column
            case Spelling.WORDS:
                return " ".join(words).capitalize()
            case Spelling.CAPITALS:
                return column.upper()
            case Spelling.CAMEL:
                return words[0] + "".join(word.capitalize() for word in words[1:])


@dataclass(frozen=True)
class Style:
    """The habits of one sender. `period` is a pattern with {year} and {number}; `date` one with {d}, {m}, {dd}, {mm} and {yyyy}.

    `excel` and `parquet` name the tables sent in those formats ("*": all); the rest is text. `clock_hours` writes 2:45 for 2.75.
    """

    name: str
    spelling: Spelling
    headers: Mapping[str, str] = field(default_factory=dict)
    excel: frozenset[str] = frozenset()
    parquet: frozenset[str] = frozenset()
    delimiter: str = ";"
    encoding: str = "utf-8"
    newline: str = "\n"
    quotes: bool = False
    decimal: str = ","
    thousands: str = ""
    date: str = "{dd}-{mm}-{yyyy}"
    period: str = "{year}{number}"
    clock_hours: bool = False
    provider_by_name: bool = False
    sends_empty_files: bool = False
    remark_column: str = ""

    def header(self, column: str) -> str:
        """Return how this sender spells the column."""
        return self.headers.get(column, self.spelling.of(column))

    def format_of(self, table: str) -> str:
        """Return the extension of the file in which this sender sends the table."""
        if table in self.excel or "*" in self.excel:
            return "xlsx"
        return "parquet" if table in self.parquet else "csv"


CITY = Style("gemeente", Spelling.WORDS, newline="\r\n", thousands=".")

STYLES: Mapping[str, Style] = {
    "VIVA": Style(
        "viva",
        Spelling.WORDS,
        headers={
            "client_sleutel": "Klantnummer",
            "toewijzing_nummer": "Toewijzing nr",
            "prestatie_referentie": "Referentie",
            "vorige_referentie": "Referentie debet",
        },
        parquet=frozenset({"geleverde_uren"}),
        period="{number}/{year}",
    ),
    "AMSTELRING": Style(
        "amstelring",
        Spelling.CAPITALS,
        headers={"client_sleutel": "CLIËNTNR", "aanbieder_id": "AANBIEDER", "uren": "UREN (U:MM)"},
        delimiter="\t",
        encoding="utf-8-sig",
        date="{d}/{m}/{yyyy}",
        period="P{n}-{year}",
        clock_hours=True,
        sends_empty_files=True,
    ),
    "AXXICOM": Style(
        "axxicom",
        Spelling.CAMEL,
        delimiter=",",
        quotes=True,
        decimal=".",
        thousands=",",
        date="{yyyy}-{mm}-{dd}",
        period="{year}-P{number}",
    ),
    "SHDH": Style(
        "shdh",
        Spelling.WORDS,
        headers={"aanbieder_id": "Aanbieder", "toewijzing_nummer": "Nr. toewijzing", "periode_id": "Periode"},
        excel=frozenset({"*"}),
        period="{year}-{number}",
    ),
    "TZORG": Style(
        "tzorg",
        Spelling.WORDS,
        headers={
            "toewijzing_nummer": "Toewijzingsnr.",
            "client_sleutel": "Cliëntnummer",
            "aanbieder_id": "Zorgaanbieder",
            "datum": "Datum hulp",
            "uren": "Aantal uren",
            "reden_niet_geleverd": "Reden geen hulp",
            "bedrag_eur": "Bedrag (EUR)",
            "tarief_eur": "Tarief (EUR)",
            "periode_id": "Periode",
            "debet_credit": "D/C",
            "prestatie_referentie": "Factuurregel",
            "vorige_referentie": "Gecrediteerde regel",
            "ingangsdatum": "Begindatum",
            "uren_week": "Uren per week",
            "gesprek_datum": "Datum gesprek",
            "ondertekend_datum": "Datum ondertekening",
        },
        encoding="cp1252",
        newline="\r\n",
        provider_by_name=True,
        remark_column="Route",
    ),
}
