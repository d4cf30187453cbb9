"""What a town's provider is paid, by the kind of its contract: per client and period, per hour, or one amount for all clients."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from hbh_metrics import calendar
from hbh_metrics.agreements import Contract
from hbh_metrics.calendar import Period
from hbh_metrics.demo.columns import Register, table_of_rows
from hbh_metrics.demo.draws import stream
from hbh_metrics.demo.timeline import day_number
from hbh_metrics.demo.towns.care import Visit, whole_hours
from hbh_metrics.demo.towns.model import Book, Person
from hbh_metrics.demo.towns.people import assignment_key, client_key
from hbh_metrics.demo.towns.schedule import invoiced_on

_DAYS_TO_BOOK = 3
_SHARE_PAID_LESS = 0.5
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class _Line:
    """One line of the ledger: of whom, of which period, how many at what price, and in which invoice; `corrects` names a debit."""

    person: Person | None
    period: Period
    number: Decimal
    tariff: Decimal
    invoiced: date
    begin: date
    end: date
    corrects: tuple[int, str] | None = None


def payments_register(seed: int, book: Book, people: Sequence[Person], visits: Sequence[Visit]) -> Register:
    """Return the table periodebetalingen of this provider, in order of invoice."""
    lines = sorted(_lines(seed, book, people, visits), key=lambda line: (line.invoiced, line.corrects is not None))
    names: dict[tuple[int, str], str] = {}
    rows, known = [], []
    for number, line in enumerate(lines, start=1):
        name = f"{'C' if line.corrects else 'P'}{line.invoiced:%y%m}-{number:05d}"
        if line.person is not None and line.corrects is None:
            names[line.person.number, line.period.id] = name
        amount = (line.number * line.tariff).quantize(_CENT, ROUND_HALF_UP)
        booked = line.invoiced + timedelta(days=_DAYS_TO_BOOK)
        rows.append(
            {
                "aanbieder_id": book.supplier.id,
                "prestatie_referentie": name,
                "vorige_referentie": names[line.corrects] if line.corrects else None,
                "client_sleutel": client_key(line.person) if line.person else None,
                "toewijzing_nummer": assignment_key(line.person) if line.person else None,
                "periode_id": line.period.id,
                "grondslag": _basis(book.supplier.contract),
                "debet_credit": "C" if line.corrects else "D",
                "aantal": line.number,
                "tarief_eur": line.tariff,
                "bedrag_eur": -amount if line.corrects else amount,
                "factuurdatum": line.invoiced,
                "boekdatum": booked,
                "prestatie_begin": line.begin,
                "prestatie_eind": line.end,
            }
        )
        known.append(day_number(booked))
    return Register(table_of_rows("periodebetalingen", rows), np.array(known, dtype=np.int32))


def _basis(contract: Contract) -> str:
    """Return for what a line is paid, as a message would say it: an amount per client is a budget."""
    return {Contract.UREN: "UREN", Contract.ALGEMENE_VOORZIENING: "TAAK", Contract.TAAKGERICHT: "TAAK"}.get(
        contract, "BUDGET"
    )


def _lines(seed: int, book: Book, people: Sequence[Person], visits: Sequence[Visit]) -> Iterator[_Line]:
    periods = calendar.experiment_periods()
    who = [person for person in people if person.in_experiment]
    if book.supplier.is_lump_sum:
        for period in periods:
            yield _Line(
                None, period, Decimal(1), _price(book, period, None), invoiced_on(period), period.begin, period.end
            )
    elif book.supplier.contract is Contract.UREN:
        yield from _by_the_hour(book, periods, visits)
    else:
        yield from _by_the_client(seed, book, periods, who)


def _price(book: Book, period: Period, klasse: int | None) -> Decimal:
    """Return what is invoiced per client, hour or period; a klasse without a budget gets that of the one below it."""
    amount = book.start_eur(klasse) if book.supplier.invoices_start else book.amount_eur(period.id, klasse)
    if amount is None and klasse is not None and klasse > 1:
        return _price(book, period, klasse - 1)
    if amount is None:
        raise ValueError(f"{book.supplier.id} has no amount for {period.id}")
    return amount


def _by_the_hour(book: Book, periods: Sequence[Period], visits: Sequence[Visit]) -> Iterator[_Line]:
    """Return a line per client and period with its hours; whole ones, as a message of hours holds them, of all its clients."""
    quarters: dict[tuple[str, int], int] = {}
    people = {visit.person.number: visit.person for visit in visits}
    for visit in visits:
        key = (calendar.period_of(visit.day), visit.person.number)
        quarters[key] = quarters.get(key, 0) + visit.quarters
    for period in periods:
        for number, person in people.items():
            if (period.id, number) in quarters:
                hours = whole_hours(Decimal(quarters[period.id, number]) / 4)
                begin = max(period.begin, person.first)
                end = min(period.end, person.last or period.end)
                yield _Line(person, period, hours, _price(book, period, person.klasse), invoiced_on(period), begin, end)


def _by_the_client(seed: int, book: Book, periods: Sequence[Period], people: Sequence[Person]) -> Iterator[_Line]:
    """Return a whole debit per client and period in which it was known to have help, and a credit of it once it had none."""
    rng = stream(seed, book.supplier.id, "payments")
    days = [invoiced_on(period) for period in periods]
    for person in people:
        for period in periods:
            right = person.days_within(period.begin, period.end)
            heard = [day for day in days if person.end_known is not None and day >= person.end_known]
            seen = person.days_within(period.begin, period.end, invoiced_on(period)) if heard else right
            if not seen:
                continue
            price = _price(book, period, person.klasse)
            if book.supplier.pays_less_pct < 100 and rng.random() < _SHARE_PAID_LESS:  # noqa: PLR2004 - 100%
                price = (price * book.supplier.pays_less_pct / 100).quantize(_CENT, ROUND_HALF_UP)
            begin = max(period.begin, person.first)
            debit = _Line(
                person, period, Decimal(1), price, invoiced_on(period), begin, begin + timedelta(days=seen - 1)
            )
            yield debit
            if heard and not right:
                yield replace(debit, invoiced=min(heard), corrects=(person.number, period.id))
