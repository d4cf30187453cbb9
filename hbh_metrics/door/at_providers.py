"""How large a signal is where it holds, for who sees no single provider: about how many clients and euros, since when, agreed by when.

Nothing names a provider, and what is told is rougher than what is told of the group: people to the nearest ten, money to € 1.000.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hbh_metrics import signals
from hbh_metrics.calendar import period_number
from hbh_metrics.door.answering import ask
from hbh_metrics.policy import FEWEST_PROVIDERS
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL
from hbh_metrics.signals import Picture, Unit

PEOPLE_STEP, EURO_STEP = 10, 1000
_TABLE = "signalen"


@dataclass(frozen=True)
class AtProviders:
    """How large a signal is at the providers where it holds: clients and euros about, since when, and by when something is agreed.

    `is_about_them`: the clients are those that it is about; else they are those that the providers have.
    """

    vraag: str
    clienten: int | None
    is_about_them: bool
    euro: int | None
    sinds: str | None
    afgesproken: date | None


def at_providers(
    publication: Publication, question: str, promised: Mapping[tuple[str, str], date]
) -> AtProviders | None:
    """Return how large the signal behind a question is at the providers where it holds; None where it holds at none.

    `promised` is by when something is agreed, by signal and provider; it is told where every provider of the signal has such a day.
    Of so few providers that any number points at one, nothing is told.
    """
    counted = ask(publication, "aanbieders_met_signaal", _TABLE, "aanbieders", signaal="")
    if not counted or counted[0][1] < FEWEST_PROVIDERS:
        return None
    card = next(card for card in signals.CARDS if card.in_words is not None and card.in_words.question == question)
    asked = {"ziet_alles": "True", "eigen": None, "zichtbaar": ()}
    rows = [signals.Signal.of_row(row) for row in ask(publication, "signalen", _TABLE, **asked)]
    mine = [row for row in rows if row.signaal == card.id and row.aanbieder_id != TOTAL]
    if not mine:
        return None
    last = {row.aanbieder_id: row for row in sorted(mine, key=lambda row: row.periode_id or "")}
    people = sum(row.n or 0 for row in last.values()) if card.shown.counted is None else None
    euros = sum(abs(row.waarde or 0.0) for row in mine) if card.shown.unit is Unit.EURO else None
    since = [row.sinds for row in last.values() if row.sinds]
    days = [promised.get((card.id, who)) for who in last]
    return AtProviders(
        question,
        None if people is None else _to(people, PEOPLE_STEP),
        card.shown.unit is Unit.EURO or card.shown.picture is Picture.COUNT,
        None if euros is None else _to(euros, EURO_STEP),
        min(since, key=period_number, default=None),
        max(day for day in days if day) if all(days) else None,
    )


def _to(amount: float, step: int) -> int:
    return round(amount / step) * step
