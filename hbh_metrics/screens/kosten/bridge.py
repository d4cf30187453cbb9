"""From the amount paid in one period to that of the next, by the number of clients and by the tariff: numbers in, Dutch out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.measured import HIDDEN


@dataclass(frozen=True)
class Bridge:
    """From the amount paid in the period before to that of this period, in euros; `volume` and `price` are None when not known."""

    name: str
    is_total: bool
    period_id: str
    before_id: str | None
    state: State
    paid_before: float | None
    volume: float | None
    price: float | None
    paid: float | None
    is_hidden: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether both amounts and both parts are known."""
        return None not in (self.paid_before, self.volume, self.price, self.paid)

    @property
    def change(self) -> float:
        """The difference between the two amounts; 0 when one is unknown."""
        return 0.0 if self.paid is None or self.paid_before is None else self.paid - self.paid_before

    @property
    def unexplained(self) -> float:
        """The part of the change that belongs to neither: of providers of whom one of the two periods was not delivered."""
        return self.change - (self.volume or 0.0) - (self.price or 0.0)


def said(bridge: Bridge) -> tuple[str, ...]:
    """Return what was paid, how much more or less than before, and by what; the answer first."""
    period = dutch.period(bridge.period_id)
    whose = "" if bridge.is_total else f" aan {bridge.name}"
    if bridge.state is State.OPEN:
        return (f"{dutch.sentence_start(period)} loopt nog; wat er{whose} is betaald is daarna te geven.",)
    if bridge.is_hidden:
        return (f"Wat er in {period}{whose} is betaald, staat hier niet: {HIDDEN}.",)
    if bridge.paid is None:
        return (f"Wat er in {period}{whose} is betaald, is niet bekend: er is nog geen betaling geleverd.",)
    if not bridge.state.counts:
        so_far = f"Over {period} is tot nu toe{whose} {dutch.euro(bridge.paid, 0)} betaald"
        return (f"{so_far}; er is nog niet alles geleverd, dus met een andere periode is het niet te vergelijken.",)
    paid = f"In {period} is{whose} {dutch.euro(bridge.paid, 0)} betaald"
    if bridge.before_id is None:
        return (f"{paid}; dit is de eerste periode, dus er is niets om mee te vergelijken.",)
    before = dutch.period(bridge.before_id)
    if not bridge.is_whole:
        return (f"{paid}; met {before} is het niet te vergelijken, want daarover is niet alles geleverd.",)
    return (f"{paid}, {_against(bridge.change)} {before}: {_by_what(bridge)}.", *_caution(bridge))


def since_start(known: Sequence[Bridge], name: str, *, is_total: bool) -> tuple[str, ...]:
    """Return what the changes of all periods (at least one) add up to, by number and by tariff; the answer first."""
    volume, price = sum(one.volume or 0.0 for one in known), sum(one.price or 0.0 for one in known)
    first, last = known[0].before_id or known[0].period_id, known[-1].period_id
    whose = "" if is_total else f" aan {name}"
    change, amount = volume + price, f"het bedrag per periode{whose}"
    moved = f"{'steeg' if change > 0 else 'daalde'} {amount} met {dutch.euro(abs(change), 0)}"
    told = f"bleef {amount} gelijk" if is_nothing(change) else moved
    gaps = any(one.before_id != before.period_id for before, one in pairwise(known))
    caution = ("Niet alle perioden daartussen zijn te vergelijken; die tellen niet mee.",) if gaps else ()
    return (f"Tussen {dutch.period(first)} en {dutch.period(last)} {told}: {_parts(volume, price)}.", *caution)


def _against(change: float) -> str:
    if is_nothing(change):
        return "evenveel als in"
    return f"{dutch.euro(abs(change), 0)} {'meer' if change > 0 else 'minder'} dan in"


def _by_what(bridge: Bridge) -> str:
    return _parts(bridge.volume or 0.0, bridge.price or 0.0)


def _parts(volume: float, price: float) -> str:
    parts = [
        f"{dutch.euro(abs(amount), 0)} {'meer' if amount > 0 else 'minder'} door {cause}"
        for amount, cause in (
            (volume, "het aantal cliënten"),
            (price, "het tarief"),
        )
        if not is_nothing(amount)
    ]
    return dutch.listing(parts) if parts else "het aantal cliënten en het tarief bleven gelijk"


def _caution(bridge: Bridge) -> tuple[str, ...]:
    sentences = []
    if (bridge.price or 0.0) < 0 < bridge.change and not is_nothing(bridge.change):
        sentences.append("Het tarief daalde, en toch is er meer betaald.")
    if (bridge.price or 0.0) > 0 > bridge.change and not is_nothing(bridge.change):
        sentences.append("Het tarief steeg, en toch is er minder betaald.")
    if not is_nothing(bridge.unexplained):
        sentences.append(
            f"{dutch.euro(abs(bridge.unexplained), 0)} is niet te verdelen: van een aanbieder ontbreekt een van de twee perioden."
        )
    return tuple(sentences)


def is_nothing(euros: float) -> bool:
    """Whether an amount is 0 as it is shown, in whole euros."""
    return dutch.rounded_half_up(euros, 0) == 0
