"""What decides how an agreement stands: the signals that belong to it, and whether there is anything to judge.

The thresholds are those of the signals; here stands only which signal speaks about which agreement. A signal about an earlier period than
the last paid one is something to settle, no longer something that goes on: it asks for attention and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.drawing.points import Shaped
from hbh_metrics.project import Promise, current
from hbh_metrics.signals import CARD_BY_ID, CARDS, Level


class Status(Shaped):
    """How an agreement stands, and whether it is a judgement."""

    ON = ("op schema", "✓")
    ATTENTION = ("vraagt aandacht", "!")
    OFF = ("niet op schema", "✗")
    TOO_EARLY = ("nog te weinig gegevens", "○")
    UNKNOWN = ("niet te beoordelen", "–")
    FOLLOWED = ("wordt gevolgd", "◇")

    @property
    def is_judged(self) -> bool:
        """Whether there was enough to judge."""
        return self in (Status.ON, Status.ATTENTION, Status.OFF)

    @property
    def weight(self) -> int:
        """How bad it is: what stands first has the most."""
        return _WORST_FIRST.index(self)


_WORST_FIRST = (Status.OFF, Status.ATTENTION, Status.UNKNOWN, Status.TOO_EARLY, Status.FOLLOWED, Status.ON)


@dataclass(frozen=True)
class Agreement:
    """An agreement of the decision on this screen: the screen that shows more of it, and the signals that speak about it."""

    made: Promise
    screen: str

    @property
    def signals(self) -> tuple[str, ...]:
        """The signals that decide about it: the project's, else those whose card names it, but for weekly questions.

        Steering is judged by what was done.
        """
        if self.made is STEERING:
            return ()
        decides = current().promise_of_signal
        firm = (card for card in CARDS if card.level is not Level.QUESTION)
        return tuple(card.id for card in firm if decides(card.id, card.agreement) is self.made)

    @property
    def number(self) -> str:
        """Its number in the decision: `A1`."""
        return self.made.name

    @property
    def title(self) -> str:
        """What was agreed, in a few words."""
        return current().title_of(self.made)

    @property
    def subject(self) -> str:
        """What it is about, within a sentence."""
        return current().subject_of(self.made)

    @property
    def short(self) -> str:
        """What it is about, in a word that fits above a narrow column."""
        return self.subject if current().agreed[self.made].subject else _SHORT.get(self.made, self.subject)


STEERING = Promise.A9
_SHORT = {Promise.A4: "resultaat", Promise.A5: "uren", Promise.A12: "klasse en gesprek"}

AGREEMENTS = (
    Agreement(Promise.A1, "afbouw"),
    Agreement(Promise.A2, "afbouw"),
    Agreement(Promise.A3, "kosten"),
    Agreement(Promise.A4, "clienten"),
    Agreement(Promise.A5, "clienten"),
    Agreement(Promise.A6, "tevredenheid"),
    Agreement(Promise.A7, "kosten"),
    Agreement(Promise.A8, "kosten"),
    Agreement(Promise.A9, "signalen"),
    Agreement(Promise.A10, "verkenning"),
    Agreement(Promise.A11, "aanbieder"),
    Agreement(Promise.A12, "clienten"),
)
"""The agreements of the decision, in their order on screen."""

OF_ALL_ONLY = ("A8", "A10")
"""What no single provider keeps or breaks."""

WITHOUT_NORM = ("A10", "A12")
"""What is followed without a norm, and so is neither on schedule nor off it."""


def followed() -> tuple[Agreement, ...]:
    """Return the agreements of the project: not those without a norm whose only evidence is a screen that it does not have."""
    off = current().screens_off
    return tuple(each for each in AGREEMENTS if each.number not in WITHOUT_NORM or each.screen not in off)


ABOUT_THE_CLIENT = ("A4", "A5")
"""What must never disappear behind a tariff that follows its path."""

THE_TARIFF = "A1"


@dataclass(frozen=True)
class Raised:
    """A signal as far as a judgement needs it: at whom, whether it asks for action, and since which period it does what it asks now."""

    signal: str
    name: str
    aanbieder_id: str
    periode_id: str | None
    since: str | None
    is_action: bool


@dataclass(frozen=True)
class Row:
    """How one agreement stands: the sentence with the number behind it, and since which period it is not on schedule."""

    agreement: Agreement
    status: Status
    finding: str
    since: str | None = None


def of_agreement(raised: Iterable[Raised], agreement: Agreement) -> tuple[Raised, ...]:
    """Return the signals that speak about the agreement."""
    return tuple(signal for signal in raised if signal.signal in agreement.signals)


def judged(raised: Sequence[Raised], last_paid: Mapping[str, str], *, has_figures: bool) -> Status:
    """Return the status that follows from an agreement's signals; `last_paid` is each provider's last period with payments.

    Without signals it is on schedule when there are figures to judge, else there is too little to judge.
    """
    current = [signal for signal in raised if _is_current(signal, last_paid)]
    if any(signal.is_action for signal in current):
        return Status.OFF
    if raised:
        return Status.ATTENTION
    return Status.ON if has_figures else Status.TOO_EARLY


def since(raised: Iterable[Raised]) -> str | None:
    """Return the first period in which one of the heaviest signals began to hold: "niet op schema" is since it asked for action."""
    found = tuple(raised)
    heaviest = [signal for signal in found if signal.is_action] or found
    return min((signal.since for signal in heaviest if signal.since), default=None)


_THE_AGREEMENTS = "afspraken van het experiment"
"""What A1 to A12 are called where those of the meetings are counted too."""
NOTHING_YET = "Over de afspraken is nog niets te zeggen: er zijn nog te weinig gegevens."


def headline(rows: Sequence[Row]) -> str:
    """Return on how many of the agreements it is on schedule, and what the others are; what has no norm is not counted."""
    rows = [row for row in rows if row.agreement.number not in WITHOUT_NORM]
    amount = {status: sum(row.status is status for row in rows) for status in Status}
    unjudged = amount[Status.TOO_EARLY] + amount[Status.UNKNOWN]
    if unjudged == len(rows):
        return NOTHING_YET
    if amount[Status.ON] == len(rows):
        return f"Alle {len(rows)} {_THE_AGREEMENTS} lopen op schema."
    rest = [
        _counted(amount[Status.OFF], "is niet op schema", "zijn niet op schema"),
        _counted(amount[Status.ATTENTION], "vraagt aandacht", "vragen aandacht"),
        _counted(unjudged, "is nog niet te beoordelen", "zijn nog niet te beoordelen"),
    ]
    told = dutch.listing([part for part in rest if part])
    if amount[Status.ON] == 0:
        return f"Geen van de {len(rows)} {_THE_AGREEMENTS} loopt op schema: {told}."
    return f"Van de {len(rows)} {_THE_AGREEMENTS} {_counted_on(amount[Status.ON])} op schema; {told}."


def _counted_on(amount: int) -> str:
    return "loopt er één" if amount == 1 else f"lopen er {amount}"


def lead(rows: Sequence[Row]) -> str:
    """Return which agreements are not on schedule, what is about the client first."""
    status_of = {row.agreement.number: row.status for row in rows}
    told = []
    troubled = [row for row in rows if row.agreement.number in ABOUT_THE_CLIENT and _is_trouble(row.status)]
    if troubled and status_of.get(THE_TARIFF) is Status.ON:
        subjects = dutch.listing([_named(row.agreement) for row in troubled])
        told.append(f"Het tarief volgt de afspraak, maar dat zegt niet alles: kijk naar {subjects}.")
    for status, words in ((Status.OFF, "Niet op schema"), (Status.ATTENTION, "Vraagt aandacht")):
        found = [_named(row.agreement) for row in _client_first(rows) if row.status is status]
        if found:
            told.append(f"{words}: {dutch.listing(found)}.")
    return " ".join(told)


def _client_first(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.agreement.number not in ABOUT_THE_CLIENT)


def _named(agreement: Agreement) -> str:
    return f"{agreement.subject} ({agreement.number})"


def _counted(amount: int, one: str, many: str) -> str:
    return ("één " + one if amount == 1 else f"{amount} {many}") if amount else ""


def _is_trouble(status: Status) -> bool:
    return status in (Status.ATTENTION, Status.OFF)


def _is_current(signal: Raised, last_paid: Mapping[str, str]) -> bool:
    if not CARD_BY_ID[signal.signal].is_for_every_period or signal.periode_id is None:
        return True
    return signal.periode_id >= last_paid.get(signal.aanbieder_id, "")
