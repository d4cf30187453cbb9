"""Writes what a town delivers as messages of iWmo 3.2, and as extracts beside them what no message tells.

Whoever is named in a message is known by an invented number; an extract beside it names no client but the assignment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from hbh_metrics import arrow, calendar
from hbh_metrics.agreements import Contract
from hbh_metrics.demo.towns.model import Town
from hbh_metrics.demo.towns.people import assignment_of, client_number
from hbh_metrics.demo.towns.sending import Sent, write_extract
from hbh_metrics.project import in_force

_RELEASE = "http://www.istandaarden.nl/iwmo/3_2"
_CITY = "9999"
_MINUTES, _HOURS, _EUROS = "01", "04", "83"
_BY_ASSIGNMENT = ("geleverde_uren", "ondersteuningsplannen", "meldingen", "referentie")
_CLIENT, _NUMBER = "client_sleutel", "toewijzing_nummer"
_FIRST_EIGHT_DIGITS, _MOST_CLIENTS = 98_000_000, 1_000_000
_TEN = 10

Row = Mapping[str, Any]


@dataclass(frozen=True)
class _Kind:
    """A kind of message about an assignment: its code, the column of the day it tells of, and its elements from outer to inner."""

    number: str
    code: str
    day: str
    outer: str
    inner: str


_ASSIGNED = _Kind("301", "414", "besluitdatum", "ToegewezenProducten", "ToegewezenProduct")
_STARTED = _Kind("305", "418", "start_levering", "StartProducten", "StartProduct")
_STOPPED = _Kind("307", "420", "einddatum", "StopProducten", "StopProduct")
_DECLARED = _Kind("323", "484", "factuurdatum", "Prestaties", "Prestatie")


class MessageWriter:
    """Writes the deliveries of one town in order; it remembers what was told of each assignment, so that only news is sent."""

    def __init__(self, town: Town) -> None:
        """Begin with nothing told."""
        self._town = town
        self._codes = {provider: known.agb_codes[0] for provider, known in town.project.providers.items()}
        self._by_the_hour = {one.id for one in town.suppliers if one.contract is Contract.UREN}
        self._told: set[tuple[str, str]] = set()
        self._products: dict[str, str] = {}
        self._told_until: date | None = None
        self._made = 0

    def __call__(self, folder: Path, sent: Sent) -> None:
        """Write one table of one sender, as messages where they tell it."""
        day = date.fromisoformat(folder.name)
        if sent.table == "indicaties":
            self._write_assignments(folder, day, sent.rows.to_pylist())
        elif sent.table == "periodebetalingen":
            with in_force(self._town.project):
                self._write_declarations(folder, sent.rows.to_pylist())
        elif sent.table in _BY_ASSIGNMENT:
            rows = _without_clients(_not_declared(sent.rows) if sent.table == "geleverde_uren" else sent.rows)
            if rows.num_rows:
                write_extract(folder, Sent(sent.supplier, sent.table, rows))
        else:
            write_extract(folder, sent)

    def _write_assignments(self, folder: Path, day: date, rows: Sequence[Row]) -> None:
        """Write what is new of assignments: a message of each kind per provider and month, at first of all that was before."""
        self._products |= {row[_NUMBER]: row["product_code"] for row in rows}
        for provider, code in self._codes.items():
            for kind in (_ASSIGNED, _STARTED, _STOPPED):
                by_day: dict[date, list[Row]] = {}
                for row in rows:
                    is_news = row[kind.day] is not None and (kind.number, row[_NUMBER]) not in self._told
                    if row["aanbieder_id"] == provider and is_news:
                        by_day.setdefault(self._dated(row[kind.day], day), []).append(row)
                        self._told.add((kind.number, row[_NUMBER]))
                for dated, news in sorted(by_day.items()):
                    self._write(folder, kind, code, dated, "".join(self._client(kind, row) for row in news))
        self._told_until = day

    def _dated(self, told_of: date, day: date) -> date:
        """Return the day of the message that tells of a day: the end of its month, from the delivery before until this one."""
        since = day if self._told_until is None else self._told_until + timedelta(days=1)
        next_month = (max(told_of, since).replace(day=1) + timedelta(days=31)).replace(day=1)
        return min(next_month - timedelta(days=1), day)

    def _client(self, kind: _Kind, row: Row) -> str:
        parts = {"301": self._assigned, "305": _started, "307": _stopped}
        is_assigned = kind is _ASSIGNED
        use = _basic("NaamGebruik", 1) if is_assigned else ""
        name = _own("Naam", _basic("Geslachtsnaam", _basic("Achternaam", "Verzonnen")) + use)
        contact = _own("Contactgegevens", _own("Contact", _own("Soort", "01"))) if is_assigned else ""
        born = _own("Geboortedatum", _basic("Datum", "1940-01-01"))
        inside = _own(kind.outer, _own(kind.inner, parts[kind.number](row)))
        return _own(
            "Client", f"{_own('Bsn', number_of(row[_CLIENT]))}{born}{_own('Geslacht', 0)}{name}{contact}{inside}"
        )

    def _assigned(self, row: Row) -> str:
        volume = _volume(row, _HOURS if row["aanbieder_id"] in self._by_the_hour else _MINUTES)
        return (
            f"{_own('ToewijzingNummer', row[_NUMBER])}{_product(row)}{_own('Toewijzingsdatum', row['besluitdatum'])}"
            f"{_own('Toewijzingstijd', '09:00:00')}{_own('Ingangsdatum', row['ingangsdatum'])}{volume}"
        )

    def _write_declarations(self, folder: Path, rows: Sequence[Row]) -> None:
        """Write a declaration per provider and day of invoice."""
        for provider, invoiced in sorted({(row["aanbieder_id"], row["factuurdatum"]) for row in rows}):
            mine = [row for row in rows if (row["aanbieder_id"], row["factuurdatum"]) == (provider, invoiced)]
            unit = _HOURS if provider in self._by_the_hour else _EUROS
            period = calendar.period(max(row["periode_id"] for row in mine))
            people: dict[str, list[str]] = {}
            for row in mine:
                people.setdefault(row[_CLIENT], []).append(_performed(row, unit, self._products[row[_NUMBER]]))
            clients = "".join(
                _own(
                    "Client",
                    _own("Bsn", number_of(key))
                    + _own(_DECLARED.outer, "".join(_own(_DECLARED.inner, one) for one in parts)),
                )
                for key, parts in people.items()
            )
            whole = (
                f"{_own('DeclaratieNummer', f'D{invoiced:%Y%m%d}')}{_own('DeclaratiePeriode', _days(period.begin, period.end))}"
                f"{_own('DeclaratieDagtekening', invoiced)}{_own('TotaalIngediendBedrag', _amount('TotaalBedrag', mine))}"
                f"{_own('Clienten', clients)}"
            )
            self._write(folder, _DECLARED, self._codes[provider], invoiced, _own("Declaratie", whole))

    def _write(self, folder: Path, kind: _Kind, code: str, day: date, inside: str) -> None:
        self._made += 1
        sender, receiver = (_CITY, code) if kind is _ASSIGNED else (code, _CITY)
        head = _own(
            "Header",
            f"{_own('BerichtCode', kind.code)}{_own('BerichtVersie', 3)}{_own('BerichtSubversie', 2)}{_own('Afzender', sender)}"
            f"{_own('Ontvanger', receiver)}"
            + _own("BerichtIdentificatie", _basic("Identificatie", f"B{self._made:05d}") + _basic("Dagtekening", day))
            + _own("XsdVersie", _basic("BasisschemaXsdVersie", "1.0.0") + _basic("BerichtXsdVersie", "1.0.0")),
        )
        spaces = f'xmlns:b="{_RELEASE}/wmo{kind.number}/schema" xmlns:i="{_RELEASE}/basisschema/schema"'
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<b:Bericht {spaces}>{head}{inside}</b:Bericht>\n'
        (folder / f"{kind.number}_{code}_{day:%Y%m}.xml").write_text(text, encoding="utf-8")


def number_of(client_key: str) -> str:
    """Return the invented number of a citizen for a client of the demo: nine digits that pass the elfproef, another for each client."""
    place = client_number(client_key)
    if place >= _MOST_CLIENTS:
        raise ValueError(f"{client_key} is too large a number for a client of the demo")
    return next(found for found in _numbers(_FIRST_EIGHT_DIGITS + 2 * place))


def _numbers(eight_digits: int) -> Iterator[str]:
    """Yield the numbers of nine digits that begin with these, or with one more: of two that follow each other at least one passes."""
    for digits in (eight_digits, eight_digits + 1):
        check = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), str(digits), strict=True)) % 11
        if check < _TEN:
            yield f"{digits}{check}"


def _without_clients(rows: pa.Table) -> pa.Table:
    """Return the rows with the assignment of each client in place of its key."""
    numbers = rows.column(_NUMBER).to_pylist() if _NUMBER in rows.schema.names else [None] * rows.num_rows
    filled = [
        number or (assignment_of(key) if key else None)
        for number, key in zip(numbers, rows.column(_CLIENT).to_pylist(), strict=True)
    ]
    for name, values in ((_NUMBER, filled), (_CLIENT, [None] * rows.num_rows)):
        rows = rows.set_column(rows.schema.get_field_index(name), name, arrow.column(values, pa.string()))
    return rows


def _not_declared(rows: pa.Table) -> pa.Table:
    """Return the hours that no declaration tells: those with a grain follow from what is declared."""
    return rows.filter(rows.column("korrel").is_null())


def _own(name: str, inside: object) -> str:
    return f"<b:{name}>{inside}</b:{name}>"


def _basic(name: str, inside: object) -> str:
    return f"<i:{name}>{inside}</i:{name}>"


def _days(first: date, last: date) -> str:
    return _basic("Begindatum", first) + _basic("Einddatum", last)


def _product(row: Row) -> str:
    return _own("Product", _basic("Categorie", f"{row['categorie']:02d}") + _basic("Code", row["product_code"]))


def _volume(row: Row, unit: str) -> str:
    """Return the hours per week in minutes or whole hours, nothing where none are indicated."""
    if row["uren_week"] is None:
        return ""
    number = int(row["uren_week"] * (60 if unit == _MINUTES else 1))
    return _own("Omvang", _basic("Volume", number) + _basic("Eenheid", unit) + _basic("Frequentie", 2))


def _started(row: Row) -> str:
    return (
        f"{_own('ToewijzingNummer', row[_NUMBER])}{_product(row)}{_own('ToewijzingIngangsdatum', row['ingangsdatum'])}"
        f"{_own('Begindatum', row['start_levering'])}{_own('StatusAanlevering', 1)}"
    )


def _stopped(row: Row) -> str:
    return (
        f"{_own('ToewijzingNummer', row[_NUMBER])}{_product(row)}{_own('ToewijzingIngangsdatum', row['ingangsdatum'])}"
        f"{_own('Begindatum', row['start_levering'] or row['ingangsdatum'])}{_own('RedenBeeindiging', row['reden_beeindiging'])}"
        f"{_own('Einddatum', row['einddatum'])}{_own('StatusAanlevering', 1)}"
    )


def _performed(row: Row, unit: str, product: str) -> str:
    cents = abs(_cents(row["bedrag_eur"]))
    before = _basic("VorigReferentieNummer", row["vorige_referentie"]) if row["vorige_referentie"] else ""
    volume, tariff = (
        (int(row["aantal"]), _own("ProductTarief", _cents(row["tarief_eur"]))) if unit == _HOURS else (cents, "")
    )
    return (
        f"{_own('ProductReferentie', _basic('ReferentieNummer', row['prestatie_referentie']) + before)}"
        f"{_own('ToewijzingNummer', row[_NUMBER])}{_own('ProductCategorie', product[:2])}{_own('ProductCode', product)}"
        f"{_own('ProductPeriode', _days(row['prestatie_begin'], row['prestatie_eind']))}{_own('GeleverdVolume', volume)}"
        f"{_own('Eenheid', unit)}{tariff}{_own('IngediendBedrag', _amount('Bedrag', [row]))}"
    )


def _amount(name: str, rows: Sequence[Row]) -> str:
    cents = sum(_cents(row["bedrag_eur"]) for row in rows)
    return _basic(name, abs(cents)) + _basic("DebetCredit", "C" if cents < 0 else "D")


def _cents(amount: Decimal) -> int:
    return int(amount * 100)
