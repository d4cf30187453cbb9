"""Which assignments stand behind a signal: by their numbers people at the city and at the provider look a client up in their own system."""

from __future__ import annotations

from hbh_metrics import calendar
from hbh_metrics.door.agreed_amounts import budgets, counting
from hbh_metrics.door.answering import Value, ask
from hbh_metrics.door.audience import Audience
from hbh_metrics.errors import UsageError
from hbh_metrics.publications import Publication
from hbh_metrics.records import SeenSignal
from hbh_metrics.signals import CARD_BY_ID


def assignments_behind(audience: Audience, publication: Publication, signal: SeenSignal) -> tuple[str, ...]:
    """Return the toewijzing_nummers behind a signal, sorted; none where it is not about single clients.

    Raises UsageError for anyone but the programmamanager and that provider.
    """
    if not audience.sees_everything and audience.aanbieder_id != signal.aanbieder_id:
        raise UsageError("Toewijzingen zijn er alleen voor de programmamanager en voor de aanbieder zelf.")
    behind = CARD_BY_ID[signal.signaal].assignments
    if behind is None or signal.periode_id is None:
        return ()
    named: dict[str, Value] = {"aanbieder": signal.aanbieder_id, "periode": signal.periode_id}
    if behind.is_about_payments:
        named["grondslagen"] = counting(publication, signal.aanbieder_id, signal.periode_id)
    if behind.is_about_amounts:
        named |= budgets(publication, signal.aanbieder_id, signal.periode_id)
    if behind.is_by_day:
        period = calendar.period(signal.periode_id)
        named |= {"begin": period.begin.isoformat(), "eind": period.end.isoformat()}
    rows = ask(publication, behind.question, *behind.tables, **named)
    return tuple(number for (number,) in rows)
