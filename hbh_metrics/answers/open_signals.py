"""Which signals deserve attention first: the heaviest few, one line for each signal at each provider, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hbh_metrics import dutch
from hbh_metrics.answers.view import View
from hbh_metrics.figures import Cell, Column, Table
from hbh_metrics.records import TOTAL, SeenSignal
from hbh_metrics.signals import CARD_BY_ID, Level, Severity

SHOWN = 5
_SEVERITY = {Severity.ACTION.value: "■ actie", Severity.ATTENTION.value: "▲ aandacht"}
_COLUMNS = (Column("Ernst"), Column("Signaal"), Column("Sinds"), Column("Uitleg"), Column("Wat te vragen"))


@dataclass(frozen=True)
class OpenSignals:
    """The sentence, the first few signals and the table of them; `questions` is how many are only a question of this week."""

    headline: str
    lead: str
    table: Table


def answer(view: View, signals: Sequence[SeenSignal], most: int = SHOWN) -> OpenSignals:
    """Return the signals of the chosen provider (with those about all together), or of everyone."""
    mine = ranked(signal for signal in signals if view.is_total or signal.aanbieder_id == view.chosen.aanbieder_id)
    decided = [signal for signal in mine if signal.niveau != Level.QUESTION.value]
    whose = "" if view.is_total else f" bij {view.chosen.naam}"
    shown = mine[:most]
    names = {provider.aanbieder_id: provider.naam for provider in view.providers} | {TOTAL: "alle aanbieders samen"}
    return OpenSignals(
        headline(sum(signal.ernst == Severity.ACTION.value for signal in decided), len(decided), whose),
        lead(len(mine) - len(decided), len(mine), len(shown)),
        Table(
            f"Signalen{whose}",
            _COLUMNS,
            tuple(_row(signal, names.get(signal.aanbieder_id, ""), is_total=view.is_total) for signal in shown),
        ),
    )


def ranked(signals: object) -> list[SeenSignal]:
    """Return one signal for each rule at each provider, as it stands in its last period; the order of the signals stays."""
    last: dict[tuple[str, str], SeenSignal] = {}
    for signal in signals:  # type: ignore[attr-defined]
        key = (signal.signaal, signal.aanbieder_id)
        if key not in last or (signal.periode_id or "") > (last[key].periode_id or ""):
            last[key] = signal
    return list(last.values())


def headline(actions: int, total: int, whose: str) -> str:
    """Return how many signals there are and how many of them ask for action."""
    if not total:
        return f"Er zijn nu geen signalen{whose}."
    amount = dutch.count(total, "signaal", "signalen")
    is_are = "is" if total == 1 else "zijn"
    if not actions:
        return f"Er {is_are} nu {amount}{whose}; {'het vraagt' if total == 1 else 'ze vragen'} aandacht, geen actie."
    if actions == total:
        return f"Er {is_are} nu {amount}{whose}; {'het vraagt' if total == 1 else 'ze vragen allemaal'} om actie."
    return f"Er {is_are} nu {amount}{whose}; {actions} daarvan {'vraagt' if actions == 1 else 'vragen'} om actie."


def lead(questions: int, total: int, shown: int) -> str:
    """Return what is to be known besides: the questions of this week, and that not all are shown."""
    told = []
    if questions:
        is_one = questions == 1
        amount = dutch.count(questions, "vraag", "vragen")
        told.append(f"Daarnaast {'is' if is_one else 'zijn'} er {amount} bij het beeld van deze week; dat is nog geen oordeel.")
    if shown < total:
        told.append(f"De eerste {shown} staan hier; alle signalen staan op het scherm Bijsturing.")
    return " ".join(told)


def _row(signal: SeenSignal, name: str, *, is_total: bool) -> tuple[Cell, ...]:
    title = CARD_BY_ID[signal.signaal].title
    kind = "● vraag" if signal.niveau == Level.QUESTION.value else _SEVERITY.get(signal.ernst, signal.ernst)
    return (
        Cell(kind),
        Cell(f"{title} ({name})" if is_total and name else title),
        Cell("" if signal.sinds is None else dutch.period(signal.sinds)),
        Cell(signal.uitleg),
        Cell(signal.vraag),
    )
