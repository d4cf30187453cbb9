"""What the experiment costs and saves, in sentences; numbers in, Dutch out. Amounts are in euros, negative is cheaper than before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.measured import Measured, few_clients
from hbh_metrics.project import as_called

NO_REFERENCE = (
    "wat dezelfde cliënten voorheen kostten, is niet geleverd (de gemeente levert dat met de tabel referentie)"
)


@dataclass(frozen=True)
class Savings:
    """The cost of one provider (or of all) from the first period to `until`, the last that has ended.

    `before` is what was paid less what the same clients cost before, `before_pct` the same in per cent of that; `paper_eur` is what the
    start tariff would have cost less what was paid; `delivered_pct` are the delivered hours in per cent of the indicated ones.
    `is_paid` tells whether there is any payment in the sum; `left_out` are the providers whose payments are missing in it.
    """

    name: str
    is_total: bool
    until: str
    before: Measured
    before_pct: float | None
    paper_eur: float | None
    delivered_pct: float | None = None
    is_paid: bool = True
    left_out: tuple[str, ...] = ()

    @property
    def start_above_before_eur(self) -> float | None:
        """How much more the start tariff would have cost than the same clients cost before; None when one of the two is unknown."""
        return None if self.before.value is None or self.paper_eur is None else self.before.value + self.paper_eur


def against_before(found: Savings) -> tuple[str, ...]:
    """Return whether it costs extra: the figure that counts, then what must be known with it."""
    if found.before.state is State.OPEN:
        return (
            f"{dutch.sentence_start(dutch.period(found.until))} loopt nog; of het extra geld kost is daarna te zeggen.",
        )
    if found.before.is_hidden:
        return (f"Of {_the_help(found)} extra geld kost, staat hier niet: {found.before.why_hidden}.",)
    if not found.is_paid:
        whose = "" if found.is_total else f" van {found.name}"
        return (
            f"Of {_the_help(found)} extra geld kost, is nog niet te zeggen: er zijn nog geen betalingen{whose} geleverd.",
        )
    if found.before.value is None:
        return (f"Of {_the_help(found)} extra geld kost, is niet te zeggen: {NO_REFERENCE}.",)
    return (
        f"Tot en met {dutch.period(found.until)} kostte {_the_help(found)} {_compared(found.before.value, found.before_pct)}.",
        *_still_missing(found.left_out),
        *few_clients(found.before),
    )


def on_paper(found: Savings) -> tuple[str, ...]:
    """Return the saving on paper, and why it differs from the one that counts; empty when it is not known."""
    if found.paper_eur is None or found.before.is_hidden or found.before.state is State.OPEN:
        return ()
    amount = dutch.euro(abs(found.paper_eur), 0)
    if _is_nothing(found.paper_eur):
        first = "Op papier is er niets bespaard: er is evenveel betaald als tegen het starttarief."
    elif found.paper_eur > 0:
        first = f"Op papier, tegenover het starttarief, is {amount} bespaard."
    else:
        first = f"Tegenover het starttarief is {amount} meer betaald."
    gap = found.start_above_before_eur
    if gap is None:
        return (first, "Dat zegt niet of het geld bespaart: het starttarief is een afspraak, geen kosten van voorheen.")
    if _is_nothing(gap):
        return (first, "Dat is gelijk aan het bedrag dat telt: het starttarief was wat deze cliënten voorheen kostten.")
    side = "boven" if gap > 0 else "onder"
    return (
        first,
        f"Dat is niet het bedrag dat telt, want het starttarief zelf lag {dutch.euro(abs(gap), 0)} {side} wat dezelfde cliënten "
        "voorheen kostten.",
    )


def on_indication(found: Savings) -> tuple[str, ...]:
    """Return why a sum over indicated hours is no saving; empty when it is not known which part of them is delivered."""
    if found.delivered_pct is None:
        return ()
    return (
        "Rekenen met de indicatie (geïndiceerde uren maal een uurprijs) telt niet: van die uren is in "
        f"{dutch.period(found.until)} {dutch.percentage(found.delivered_pct, 0)} geleverd, en voorheen werd ook niet alles gebruikt. "
        "Wie dat bespaard noemt, rekent uren mee die niemand kreeg.",
    )


def several(found: Sequence[Savings], until: str) -> tuple[str, ...]:
    """Return at how many providers the same clients cost more than before, the answer first."""
    judged = [one for one in found if one.before.value is not None and one.before.state.counts]
    if not judged:
        return (
            "Per aanbieder is nog niet te zeggen of het extra geld kost: daar zijn betalingen en de kosten van voorheen voor nodig.",
        )
    dearer = [one for one in judged if one.before.value is not None and dutch.rounded_half_up(one.before.value, 0) > 0]
    cost = f"kostten dezelfde cliënten tot en met {dutch.period(until)}"
    rest = len(found) - len(judged)
    left = (f"Van {dutch.count(rest, 'aanbieder', 'aanbieders')} is dit niet bekend.",) if rest else ()
    if len(judged) == 1:
        return (f"Bij {judged[0].name} {cost} {'meer' if dearer else 'niet meer'} dan voorheen.", *left)
    if not dearer:
        return (f"Bij geen van de {len(judged)} aanbieders {cost} meer dan voorheen.", *left)
    named = [f"{one.name} ({dutch.signed(dutch.percentage(one.before_pct), one.before_pct)})" for one in dearer]
    return (
        f"Bij {len(dearer)} van de {len(judged)} aanbieders {cost} meer dan voorheen: {dutch.listing(named)}.",
        *left,
    )


def _the_help(found: Savings) -> str:
    return as_called("het experiment") if found.is_total else f"de hulp van {found.name}"


def _compared(euros: float, pct: float | None) -> str:
    if _is_nothing(euros):
        return "evenveel als dezelfde cliënten voorheen kostten"
    share = "" if pct is None else f" ({dutch.percentage(abs(pct))})"
    if euros < 0:
        return f"{dutch.euro(-euros, 0)}{share} minder dan dezelfde cliënten voorheen kostten"
    return (
        f"{dutch.euro(euros, 0)}{share} meer dan dezelfde cliënten voorheen kostten; afgesproken is: geen extra kosten"
    )


def _is_nothing(euros: float) -> bool:
    return dutch.rounded_half_up(euros, 0) == 0


def _still_missing(left_out: tuple[str, ...]) -> tuple[str, ...]:
    return (f"Nog niet meegeteld, want niet geleverd: {dutch.listing(left_out)}.",) if left_out else ()
