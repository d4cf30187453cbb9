"""The signals that an audience may see, each with its sentence; and at how many providers something holds, for who sees no single one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard

from hbh_metrics import signals
from hbh_metrics.door.answering import ask
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.group_seen import exact_of_group, figures_of_group, with_values
from hbh_metrics.door.links import Key
from hbh_metrics.door.made_once import made_once
from hbh_metrics.door.protection import ProtectedMeasure
from hbh_metrics.door.words import in_words
from hbh_metrics.errors import UsageError
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL, Measure, ProvidersInWords, SeenSignal

_TABLE = "signalen"


QUESTIONS: Mapping[str, signals.Card] = {
    card.in_words.question: card for card in signals.CARDS if card.in_words is not None
}
"""All questions that are answered in words, by name; of every provider in the publication, so that no filter can set two answers apart."""


@made_once
def seen_signals(audience: Audience, chain: Sequence[Publication], names: Mapping[str, str]) -> tuple[SeenSignal, ...]:
    """Return the signals that this audience sees of the last publication of a chain; `names` are those of the providers it knows."""
    sees_all = audience.sees_everything
    if not sees_all and chain[-1] not in with_values(chain):
        return ()
    figures: Mapping[Key, ProtectedMeasure] = {} if sees_all else figures_of_group(audience, chain)
    asked = {"ziet_alles": str(sees_all), "eigen": audience.aanbieder_id, "zichtbaar": _visible(chain[-1], figures)}
    rows = ask(chain[-1], "signalen", _TABLE, **asked)
    found = [signals.Signal.of_row(row) for row in rows]
    if not sees_all:
        exact = exact_of_group(audience, chain)
        found = [seen for signal in found if (seen := _as_shown(signal, exact, figures)) is not None]
    return tuple(told(signal, names, sees_all=sees_all) for signal in found)


def _as_shown(
    signal: signals.Signal, exact: Mapping[Key, Measure], shown: Mapping[Key, ProtectedMeasure]
) -> signals.Signal | None:
    """Return a signal with the numbers that the reader is shown of the group; None where one of them is not shown, or not found.

    What is told of a provider is the reader's own. A number is known by what it is exactly: a part of a figure behind the signal.
    """
    if signal.aanbieder_id != TOTAL:
        return signal
    keys = [(metric, signal.periode_id) for metric in figures_behind(signal.signaal)]
    pairs = [(exact[key], shown[key]) for key in keys if key in exact and key in shown]
    told_as: dict[float, float | None] = {}
    for row, seen in pairs:
        parts = ((row.waarde, seen.waarde), (row.teller, seen.teller), (row.noemer, seen.noemer))
        told_as |= {number: rough for number, rough in parts if number is not None}
    numbers = {name: told_as.get(value) for name, value in signal.feiten.items() if _is_number(value)}
    value = None if signal.waarde is None else told_as.get(signal.waarde)
    if not pairs or value is None or any(number is None for number in numbers.values()):
        return None
    return replace(signal, waarde=value, n=pairs[0][1].n, feiten={**signal.feiten, **numbers})


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def providers_in_words(audience: Audience, publication: Publication, question: str) -> ProvidersInWords | None:
    """Return at how many providers something holds; None when this publication holds no signals.

    Raises UsageError for a question that does not exist and for an aanbieder, who could take itself off.
    """
    if audience.role is Role.AANBIEDER:
        raise UsageError("Bij hoeveel aanbieders iets speelt, zien de programmamanager en de wethouder.")
    if question not in QUESTIONS:
        raise UsageError(f"'{question}' is geen vraag. Kies uit: {', '.join(QUESTIONS)}.")
    card = QUESTIONS[question]
    counted = ask(publication, "aanbieders_met_signaal", _TABLE, "aanbieders", signaal=card.id)
    if not counted:
        return None
    ((having, everyone),) = counted
    count = everyone - having if card.in_words is not None and card.in_words.is_absent else having
    return in_words(question, count, everyone, is_exact=audience.sees_everything)


def _visible(publication: Publication, figures: Mapping[Key, ProtectedMeasure]) -> tuple[str, ...]:
    """Return the keys of the signals about TOTAAL of which every figure is seen."""
    return tuple(
        f"{signal}/{period or ''}"
        for (signal, period) in ask(publication, "signalen_van_totaal", _TABLE)
        if (behind := figures_behind(signal))
        and not any(row.visibility.is_hidden for metric in behind if (row := figures.get((metric, period))) is not None)
    )


def figures_behind(signal: str) -> tuple[str, ...]:
    """Return the figures that a signal tells of, none for one that this version does not know: then it is shown to no one."""
    card = signals.CARD_BY_ID.get(signal)
    return () if card is None else card.behind


def told(signal: signals.Signal, names: Mapping[str, str], *, sees_all: bool) -> SeenSignal:
    """Return a stored signal with the sentence and question for a reader who knows providers by these names."""
    card = signals.CARD_BY_ID[signal.signaal]
    if card.compares_with_others and not sees_all:
        signal = replace(signal, drempel=None, feiten={})
    name = names.get(signal.aanbieder_id, signal.aanbieder_id)
    return SeenSignal(
        signal.signaal, signal.niveau.value, signal.ernst.value, signal.aanbieder_id, signal.periode_id, signal.waarde, signal.drempel,
        signal.n, signal.sinds, signal.sinds_actie, signal.goes_on_since, signals.sentence(signal, name), signals.question(signal),
        signal.first_week, signal.since_day,
    )  # fmt: skip
