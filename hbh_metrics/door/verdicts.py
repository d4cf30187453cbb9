"""The verdicts of hours against the tariff as an audience may have them: decided on exact values, handed out without those values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hbh_metrics.door.answering import ask, records
from hbh_metrics.door.audience import Audience, Role
from hbh_metrics.door.group_seen import seen_measures
from hbh_metrics.door.made_once import made_once
from hbh_metrics.door.protection import Visibility
from hbh_metrics.door.seen_signals import told
from hbh_metrics.door.words import in_words
from hbh_metrics.publications import Publication
from hbh_metrics.records import TOTAL, Measure, ProvidersInWords, SeenSignal, Threshold
from hbh_metrics.signals import Evidence, Signal, as_stored
from hbh_metrics.signals.verdict import INDEX, METRICS, TARIFF, Kind, Ruling, Why, rulings

QUESTION = "uren_dalen_sneller"
_FASTER = (Kind.ACTION, Kind.ATTENTION)


@dataclass(frozen=True)
class SeenRuling:
    """A verdict for one reader: what was decided, the signal that speaks, and of TOTAAL at how many providers the hours fall faster."""

    kind: Kind
    why: Why | None
    is_first_crossing: bool
    signal: SeenSignal | None
    faster: ProvidersInWords | None


@made_once
def seen_rulings(
    audience: Audience, chain: Sequence[Publication], names: Mapping[str, str]
) -> Mapping[tuple[str, str], SeenRuling]:
    """Return the verdict of each provider and period that this audience sees of the last publication of a chain, TOTAAL for all."""
    publication = chain[-1]
    rows = records(Measure, publication, "meetwaarden", "meetwaarden", maatstaven=tuple(sorted(METRICS)), van=None)
    limits = records(Threshold, publication, "drempels", "drempels")
    asked = {"ziet_alles": "true", "eigen": None, "zichtbaar": ()}
    found = [Signal.of_row(row) for row in ask(publication, "signalen", "signalen", **asked)]
    evidence = Evidence(publication.manifest.peildatum, rows)
    stored = {signal.aanbieder_id: signal for signal in found if signal.signaal == "S04"}
    every = rulings(evidence, as_stored(limits) if limits else None, stored)
    hidden = _hidden(audience, chain)
    seen = {}
    for (who, period_id), ruling in every.items():
        if who == TOTAL:
            at = [every[one, period_id].kind in _FASTER for one in evidence.providers if (one, period_id) in every]
            faster = None if audience.role is Role.AANBIEDER or not limits else in_words(
                QUESTION, sum(at), len(evidence.providers), is_exact=audience.sees_everything
            )  # fmt: skip
            seen[who, period_id] = _seen(ruling, None, faster, is_hidden=period_id in hidden)
        elif audience.sees_everything or who == audience.aanbieder_id:
            signal = None if ruling.signal is None else told(ruling.signal, names, sees_all=audience.sees_everything)
            seen[who, period_id] = _seen(ruling, signal, None, is_hidden=False)
    return seen


def _seen(ruling: Ruling, signal: SeenSignal | None, faster: ProvidersInWords | None, *, is_hidden: bool) -> SeenRuling:
    if is_hidden and ruling.why not in (Why.RUNS, Why.INCOMPLETE, Why.NOTHING, Why.OLDER):
        return SeenRuling(Kind.NONE, Why.HIDDEN, False, None, faster)
    return SeenRuling(ruling.kind, ruling.why, ruling.is_first_crossing, signal, faster)


def _hidden(audience: Audience, chain: Sequence[Publication]) -> frozenset[str]:
    """Return the periods of which this audience may not see a figure of TOTAAL that the verdict rests on."""
    if audience.sees_everything:
        return frozenset()
    return frozenset(
        row.periode_id
        for row in seen_measures(audience, chain, (INDEX, TARIFF))
        if row.aanbieder_id == TOTAL and row.periode_id and Visibility(row.zichtbaarheid).is_hidden
    )
