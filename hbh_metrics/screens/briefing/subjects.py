"""What asks for a talk, of all providers together: at how many something holds, in words that name none, clients first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hbh_metrics import dutch
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.view import View
from hbh_metrics.project import current, words_of_ours
from hbh_metrics.records import TOTAL, ProvidersInWords
from hbh_metrics.screens.briefing import sentences

MOST_ON_A_SLIDE = 6
"""More rows than this do not fit on a wall; the others are counted."""


@words_of_ours("what")
@dataclass(frozen=True)
class _Subject:
    """A question that is answered in words, and what it says when it holds; `is_absent` when it asks where all is well."""

    question: str
    what: str
    is_absent: bool = False


_SUBJECTS = (
    _Subject("uren_dalen_sneller", "De uren dalen sneller dan het tarief"),
    _Subject("sterke_daling", "Veel cliënten verliezen meer dan 30% van hun uren"),
    _Subject("minder_tevreden", "Cliënten zijn minder tevreden"),
    _Subject("meer_klachten", "Er zijn meer klachten dan gemiddeld"),
    _Subject("plan_ontbreekt", "Cliënten hebben nog geen ondersteuningsplan"),
    _Subject("uitstroom_door_aanbieder", "De aanbieder stopt de hulp bij cliënten"),
    _Subject("op_het_pad", "Het betaalde tarief wijkt af van de afspraak", is_absent=True),
    _Subject("boven_het_basistarief", "De betaling per uur ligt onder het basistarief", is_absent=True),
    _Subject("betaald_zonder_uren", "Er is betaald zonder dat er uren zijn geleverd"),
    _Subject("dubbel_betaald", "Er is dubbel of na vertrek betaald"),
    _Subject("brief_wacht", "Een brief aan cliënten wacht te lang op een oordeel"),
    _Subject("levering_volledig", "Er zijn gegevens te laat of niet compleet", is_absent=True),
    _Subject("duurder_dan_voorheen", "De hulp kost meer dan voorheen"),
)
"""What a briefing tells in words, what clients notice first; each holds at a provider or does not."""

_SHARE, _SHARE_SIGNAL = "aandeel_bestand", "S12"
_COLUMNS = (Column("Onderwerp"), Column("Waar"), Column("Sinds"), Column("Afgesproken"))


def table(view: View, promised: Mapping[tuple[str, str], date] | None = None) -> Table:
    """Return a row per subject that asks for a talk: where and how large, since when, and whether something was agreed.

    `promised` is by when something is agreed about each signal and provider. No rows when nothing asks for a talk, or nothing is known.
    """
    rows = [
        _row(view, subject, sentences.where(found, is_absent=subject.is_absent), promised or {})
        for subject in _SUBJECTS
        if (found := view.door.in_words(subject.question)) is not None and _holds(found, is_absent=subject.is_absent)
    ]
    return Table("Wat om een gesprek vraagt", _COLUMNS, (*rows, *_of_all(view)))


def _row(view: View, subject: _Subject, where: str, promised: Mapping[tuple[str, str], date]) -> tuple[Cell, ...]:
    found = view.door.at_providers(subject.question, promised)
    if found is None:
        return (Cell(subject.what), Cell(where), Cell(dutch.MISSING), Cell(dutch.MISSING))
    over = " (voorbij)" if found.afgesproken is not None and found.afgesproken < view.door.peildatum else ""
    agreed = "nog niets" if found.afgesproken is None else f"ja, uiterlijk {dutch.day(found.afgesproken)}{over}"
    since = dutch.MISSING if found.sinds is None else dutch.period(found.sinds)
    return (
        Cell(subject.what),
        Cell(f"{where}{sentences.how_large(found.clienten, found.euro, is_about_them=found.is_about_them)}"),
        Cell(since),
        Cell(agreed),
    )


def on_a_slide(finding: Figure) -> Table:
    """Return the rows that stand on a wall under a finding without a chart: of subjects those that fit, the others counted."""
    found = finding.table
    if found.columns != _COLUMNS:
        return replace(found, rows=())
    if len(found.rows) <= MOST_ON_A_SLIDE:
        return found
    shown = found.rows[: MOST_ON_A_SLIDE - 1]
    rest = (Cell(f"En nog {len(found.rows) - len(shown)} onderwerpen"), Cell("in de pdf"), Cell(""), Cell(""))
    return replace(found, rows=(*shown, rest))


def _of_all(view: View) -> tuple[tuple[Cell, ...], ...]:
    """Return the row on how many clients take part, where a signal says that it is more than was agreed."""
    share = view.grid(_SHARE).value(_SHARE, TOTAL, view.periode_id)
    if share is None or not any(signal.signaal == _SHARE_SIGNAL for signal in view.door.signals()):
        return ()
    agreed = dutch.percentage_as_agreed(Decimal(str(current().stock_share_pct)))
    what = f"Ongeveer {dutch.percentage(share, 0)} van alle cliënten doet mee; afgesproken is ongeveer {agreed}"
    return ((Cell(what), Cell("over alle aanbieders samen"), Cell(dutch.MISSING), Cell(dutch.MISSING)),)


def _holds(found: ProvidersInWords, *, is_absent: bool) -> bool:
    """Whether a subject holds at any provider; of so few that any number points at one, nothing is said of where all is well."""
    if not is_absent:
        return found.aantal != 0
    if found.aantal is None:
        return "een of meer" not in found.woorden
    return found.aantal != found.van
