"""What the city pays per client and period, and the credits for clients whose departure was heard of too late."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hbh_metrics.demo.assignments import Assignments
from hbh_metrics.demo.columns import Register, codes, contract_table, dates, decimals, labels, repeated
from hbh_metrics.demo.courses import Course
from hbh_metrics.demo.population import Clients, Flags, Ints
from hbh_metrics.demo.providers import Provider
from hbh_metrics.demo.timeline import BEGIN, PERIOD_BEGINS, PERIOD_ENDS, PERIOD_IDS, UNKNOWN

_DAYS_PER_PERIOD = 28
_DAYS_TO_INVOICE = 4
_DAYS_TO_BOOK = 2
_TEN_THOUSAND = 10_000
_MOST_CREDITED_SHARE = 0.019
_FOREVER = int(np.iinfo(np.int32).max)


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
    heard = people.end_known_on[who][:, None]
    invoiced_on = (PERIOD_ENDS + _DAYS_TO_INVOICE)[None, :]
    assumed = np.where((heard > invoiced_on) | course.invoices_after_departure, _FOREVER, last)
    due = _parts(provider, first, last)
    invoiced = _parts(provider, first, assumed)
    if not course.invoices_after_departure:
        invoiced = _few_corrections(due, invoiced)
    debit_client, debit_period = np.nonzero(invoiced)
    order = np.lexsort((debit_client, debit_period))
    debit_client, debit_period = debit_client[order], debit_period[order]
    too_much = (invoiced - due)[debit_client, debit_period]
    corrected = np.zeros(0, np.int64) if course.invoices_after_departure else np.flatnonzero(too_much)
    hearing = heard[debit_client[corrected], 0]
    later_round = np.maximum(np.searchsorted(PERIOD_ENDS + _DAYS_TO_INVOICE, hearing), debit_period[corrected] + 1)
    in_time = later_round < len(PERIOD_IDS)
    corrected, later_round = corrected[in_time], later_round[in_time]
    return Lines(
        client=np.concatenate([who[debit_client], who[debit_client[corrected]]]),
        period=np.concatenate([debit_period, debit_period[corrected]]),
        parts=np.concatenate([invoiced[debit_client, debit_period], too_much[corrected]]),
        debit=np.concatenate([np.full(len(debit_client), -1), corrected]),
        invoice_round=np.concatenate([debit_period, later_round]),
    )


def _parts(provider: Provider, first: Ints, last: Ints) -> Ints:
    """Return per client and period what is due, in ten-thousandths of a period."""
    days = np.minimum(last, PERIOD_ENDS[None, :]) - np.maximum(first, PERIOD_BEGINS[None, :]) + 1
    days = np.clip(days, 0, _DAYS_PER_PERIOD)
    if provider.broken_period == "VOLLEDIG":
        return np.where(days > 0, _TEN_THOUSAND, 0)
    parts: Ints = (2 * days * _TEN_THOUSAND + _DAYS_PER_PERIOD) // (2 * _DAYS_PER_PERIOD)
    return parts


def _few_corrections(due: Ints, invoiced: Ints) -> Ints:
    """Return what is invoiced with so few mistakes that credits stay under 2% of the debits of each period."""
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
    invoiced_on = (PERIOD_ENDS[lines.invoice_round[order]] + _DAYS_TO_INVOICE).astype(np.int32)
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
            "boekdatum": dates(invoiced_on + np.int32(_DAYS_TO_BOOK)),
        },
    )
    return Register(table, invoiced_on + np.int32(_DAYS_TO_BOOK))


def _keys(invoice_round: Ints, is_credit: Flags) -> pa.Array:
    """Return references such as P201402-0001 and, for credits, C201403-0001: the invoice's period and a number within it."""
    group = invoice_round * 2 + is_credit
    starts = np.searchsorted(group, np.arange(2 * len(PERIOD_IDS)))
    number = np.arange(len(group)) - starts[group] + 1
    kind = codes(("P", "C"), is_credit.astype(np.int64))
    digits = labels("-", number, 4)
    return pc.binary_join_element_wise(kind, codes(PERIOD_IDS, invoice_round), digits, "")
