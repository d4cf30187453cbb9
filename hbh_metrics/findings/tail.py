"""The experiment's last days, after its last whole period: what no total holds, told beside every total."""

from __future__ import annotations

from datetime import timedelta

from hbh_metrics import dutch
from hbh_metrics.findings.view import View
from hbh_metrics.records import Tail


def tail(view: View) -> tuple[str, ...]:
    """Return the note on the tail of whoever is looked at; none before it began and for who may not see it."""
    return tuple(said(row) for row in view.door.tail() if row.aanbieder_id == view.chosen.aanbieder_id)


def said(row: Tail) -> str:
    """Return the sentence about one row of the tail."""
    left = [row.vanaf + timedelta(days=number) for number in range((row.tot_en_met - row.vanaf).days + 1)]
    paid = None if row.bedrag_eur is None else f"{dutch.euro(float(row.bedrag_eur), 0)} betaald"
    given = None if row.uren is None else f"{dutch.number(float(row.uren), 0)} uren geleverd"
    known = [part for part in (paid, given) if part is not None]
    absent = [what for what, part in (("betalingen", paid), ("uren", given)) if part is None]
    people = f": {dutch.listing(known)}, voor {row.clienten} {'cliënt' if row.clienten == 1 else 'cliënten'}"
    missing = f"; {dutch.listing(absent)} daarvan zijn nog niet geleverd" if absent else ""
    return f"Niet in deze cijfers zit de staart, {dutch.days_in_full(left)}{people if known else ''}{missing}."
