"""The assignments (indicaties) of a provider's clients: an earlier one for who joins the experiment, and the one of 2014."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from hbh_metrics.demo.columns import LateValue, Register, codes, contract_table, dates, decimals, labels, repeated
from hbh_metrics.demo.draws import shuffled_numbers, stream
from hbh_metrics.demo.population import AGES, REASONS, Clients, Ints
from hbh_metrics.demo.timeline import BEGIN, UNKNOWN, Days

_GROUPS = ("EXPERIMENT", "VERGELIJKING", "VOORAF")
_EXPERIMENT, _COMPARISON, _BEFORE = range(3)
_HUNDREDTHS_PER_QUARTER = 25
_WORKING_DAYS_BEFORE_START = (5, 6, 7, 10, 11)


@dataclass(frozen=True)
class Assignments:
    """Assignments of one provider as columns; `client` is the place of the client, `current` and `earlier` the places per client.

    `earlier` is -1 for a client without an assignment before the experiment of its own.
    """

    client: Ints
    group: Ints
    begin: Days
    end: Days
    decided_on: Days
    current: Ints
    earlier: Ints
    client_keys: pa.Array
    keys: pa.Array

    def __len__(self) -> int:
        """Return the number of assignments."""
        return len(self.client)


def make_assignments(seed: int, clients: int, provider_id: str, people: Clients) -> Assignments:
    """Return the assignments: first the current one of every client, then the earlier ones."""
    rng = stream(seed, provider_id, "assignments")
    joined = np.flatnonzero(people.in_experiment & ~people.is_newcomer)
    current_count = len(people)
    client = np.concatenate([np.arange(current_count), joined])
    is_earlier = np.arange(len(client)) >= current_count
    is_joining = np.zeros(current_count, dtype=bool)
    is_joining[joined] = True

    decided_for_start = BEGIN - rng.choice(_WORKING_DAYS_BEFORE_START, current_count)
    begin = np.where(is_joining, BEGIN, people.first_day)
    decided = np.where(is_joining, decided_for_start, people.decided_on)
    earlier = np.full(current_count, -1, dtype=np.int64)
    earlier[joined] = current_count + np.arange(len(joined))
    group = np.where(is_earlier, _BEFORE, np.where(people.in_experiment[client], _EXPERIMENT, _COMPARISON))
    numbers = shuffled_numbers(people.number[client] * 2 + is_earlier, seed + 1, 2 * clients)
    return Assignments(
        client=client,
        group=group,
        begin=np.concatenate([begin, people.first_day[joined]]).astype(np.int32),
        end=np.concatenate([people.last_day, np.full(len(joined), BEGIN - 1)]).astype(np.int32),
        decided_on=np.concatenate([decided, people.decided_on[joined]]).astype(np.int32),
        current=np.arange(current_count),
        earlier=earlier,
        client_keys=labels("C", people.number, 6).take(pa.array(client)),
        keys=labels("T", numbers, 6),
    )


def assignment_register(provider_id: str, people: Clients, assignments: Assignments) -> Register:
    """Return the table indicaties of this provider; an end and the first day of help show once they are known."""
    client = assignments.client
    is_earlier = assignments.group == _BEFORE
    days_to_help = (people.help_weekday[client] - _weekday(assignments.begin)) % 7
    delivered_from = assignments.begin + days_to_help.astype(np.int32)
    never_helped = (assignments.end != UNKNOWN) & (delivered_from > assignments.end)
    delivered_from = np.where(never_helped, UNKNOWN, delivered_from).astype(np.int32)
    end_known_on = np.where(is_earlier, assignments.decided_on, people.end_known_on[client]).astype(np.int32)
    reason = np.where(is_earlier, REASONS.index("19"), people.reason[client])
    table = contract_table(
        "indicaties",
        {
            "toewijzing_nummer": assignments.keys,
            "client_sleutel": assignments.client_keys,
            "aanbieder_id": repeated(provider_id, len(assignments)),
            "groep": codes(_GROUPS, assignments.group),
            "categorie": pa.array(people.category[client]),
            "klasse": pa.array(people.klasse[client]),
            "uren_week": decimals(people.indicated_quarters[client] * _HUNDREDTHS_PER_QUARTER, 8, 2),
            "besluitdatum": dates(assignments.decided_on),
            "ingangsdatum": dates(assignments.begin),
            "einddatum": dates(assignments.end),
            "start_levering": dates(delivered_from),
            "reden_beeindiging": codes(REASONS, reason),
            "leeftijdsklasse": codes(AGES, people.age[client]),
        },
    )
    late = (
        LateValue("einddatum", end_known_on),
        LateValue("reden_beeindiging", end_known_on),
        LateValue("start_levering", delivered_from),
    )
    return Register(table, assignments.decided_on, late)


def _weekday(days: Days) -> Ints:
    """Return 0 for Monday to 6 for Sunday (1 January 1970 was a Thursday)."""
    weekday: Ints = (days.astype(np.int64) + 3) % 7
    return weekday
