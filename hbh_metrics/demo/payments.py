"""What the city pays per client and period, and the credits for clients whose departure was heard of too late."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from hbh_metrics.demo.assignments import Assignments
from hbh_metrics.demo.columns import Register, codes, contract_table, dates, decimals, joined, labels, repeated
from hbh_metrics.demo.courses import Course
from hbh_metrics.demo.population import Clients, Flags, Ints
from hbh_metrics.demo.providers import Provider
from hbh_metrics.demo.timeline import BEGIN, PERIOD_BEGINS, PERIOD_ENDS, PERIOD_IDS, UNKNOWN, Days

_DAYS_PER_PERIOD = 28
_DAYS_TO_INVOICE = 4
_DAYS_TO_BOOK = 2
_TEN_THOUSAND = 10_000
_MOST_CREDITED_SHARE = 0.019
_FOREVER = int(np.iinfo(np.int32).max)
_NEVER = "9999"
INVOICE_DAYS: Days = PERIOD_ENDS + np.int32(_DAYS_TO_INVOICE)


@dataclass(frozen=True)
class Lines:
    """Payment lines as columns: `parts` of a period in ten-thousandths, `debit` the place of the debit that a credit corrects, else -1."""

    client: Ints
    period: Ints
    parts: Ints
    debit: Ints
    invoice_round: Ints

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.client)


def make_lines(provider: Provider, people: Clients, course: Course) -> Lines:
    """Return a debit per experiment client and period in which it was known to be active, and a credit where that proved too much."""
    who = np.flatnonzero(people.in_experiment)
    first = np.maximum(people.first_day[who], BEGIN).astype(np.int64)[:, None]
    last = np.where(people.last_day[who] == UNKNOWN, _FOREVER, people.last_day[who])[:, None]
    heard = people.end_known_on[who].astype(np.int64)
    due = _parts(provider, first, last)
    if course.invoices_after_departure:
        is_right = np.array(PERIOD_IDS) >= (course.puts_right_from or _NEVER)
        invoiced = corrected = np.where(is_right, due, _parts(provider, first, np.full_like(last, _FOREVER)))
    else:
        corrected = due
        is_unheard = heard[:, None] > INVOICE_DAYS[None, :]
        invoiced = _few_corrections(due, _parts(provider, first, np.where(is_unheard, _FOREVER, last)), heard)
    period, place = np.nonzero(invoiced.T)
    too_much = (invoiced - corrected)[place, period]
    credited = np.flatnonzero(too_much)
    return Lines(
        client=who[np.concatenate([place, place[credited]])],
        period=np.concatenate([period, period[credited]]),
        parts=np.concatenate([invoiced[place, period], too_much[credited]]),
        debit=np.concatenate([np.full(len(place), -1), credited]),
        invoice_round=np.concatenate([period, np.searchsorted(INVOICE_DAYS, heard[place[credited]])]),
    )


def _parts(provider: Provider, first: Ints, last: Ints) -> Ints:
    """Return per client and period what is due, in ten-thousandths of a period."""
    days = np.minimum(last, PERIOD_ENDS[None, :]) - np.maximum(first, PERIOD_BEGINS[None, :]) + 1
    days = np.clip(days, 0, _DAYS_PER_PERIOD)
    if provider.broken_period == "VOLLEDIG":
        return np.where(days > 0, _TEN_THOUSAND, 0)
    parts: Ints = (2 * days * _TEN_THOUSAND + _DAYS_PER_PERIOD) // (2 * _DAYS_PER_PERIOD)
    return parts


def _few_corrections(due: Ints, invoiced: Ints, heard: Ints) -> Ints:
    """Return what is invoiced: mistakes that are put right within the year, and so few that credits stay under 2% of the debits."""
    in_time = heard <= INVOICE_DAYS[-1]
    invoiced = np.where(in_time[:, None], invoiced, due)
    allowed = _MOST_CREDITED_SHARE * due.sum(axis=0)
    excess = np.cumsum(invoiced - due, axis=0)
    keeps: Flags = excess <= allowed[None, :]
    return np.where(keeps, invoiced, due)


def payments_register(
    provider: Provider, assignments: Assignments, lines: Lines, path: Ints, course: Course
) -> Register:
    """Return the table periodebetalingen of this provider, in order of invoice."""
    order = np.lexsort((lines.debit >= 0, lines.invoice_round))
    place_in_order = np.empty(len(lines), dtype=np.int64)
    place_in_order[order] = np.arange(len(lines))
    period, parts, is_credit = lines.period[order], lines.parts[order], lines.debit[order] >= 0
    tariff = np.full(len(lines), path[0]) if course.invoices_start_tariff else path[period]
    cents = (2 * parts * tariff + _TEN_THOUSAND) // (2 * _TEN_THOUSAND)
    keys = _keys(lines.invoice_round[order], is_credit)
    corrects = np.where(is_credit, place_in_order[np.maximum(lines.debit[order], 0)], -1)
    invoiced_on = INVOICE_DAYS[lines.invoice_round[order]]
    assignment = pa.array(assignments.current[lines.client[order]])
    table = contract_table(
        "periodebetalingen",
        {
            "aanbieder_id": repeated(provider.id, len(lines)),
            "prestatie_referentie": keys,
            "vorige_referentie": keys.take(pa.array(corrects, mask=corrects < 0)),
            "client_sleutel": assignments.client_keys.take(assignment),
            "toewijzing_nummer": assignments.keys.take(assignment),
            "periode_id": codes(PERIOD_IDS, period),
            "grondslag": repeated("PERIODETARIEF", len(lines)),
            "debet_credit": codes(("D", "C"), is_credit.astype(np.int64)),
            "aantal": decimals(parts, 6, 4),
            "tarief_eur": decimals(tariff, 12, 2),
            "bedrag_eur": decimals(np.where(is_credit, -cents, cents), 12, 2),
            "factuurdatum": dates(invoiced_on),
            "boekdatum": dates(booked_on(invoiced_on)),
        },
    )
    return Register(table, booked_on(invoiced_on))


def booked_on(invoiced_on: Days) -> Days:
    """Return the days on which the city books invoices of these days."""
    return invoiced_on + np.int32(_DAYS_TO_BOOK)


def _keys(invoice_round: Ints, is_credit: Flags) -> pa.Array:
    """Return references such as P201402-0001 and, for credits, C201403-0001: the invoice's period and a number within it."""
    group = invoice_round * 2 + is_credit
    starts = np.searchsorted(group, np.arange(2 * len(PERIOD_IDS)))
    number = np.arange(len(group)) - starts[group] + 1
    kind = codes(("P", "C"), is_credit.astype(np.int64))
    digits = labels("-", number, 4)
    return joined(kind, codes(PERIOD_IDS, invoice_round), digits)
