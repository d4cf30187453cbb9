"""The first chapter: what was tried, what came of each aim in a sentence, and the words that the report uses."""

from __future__ import annotations

from hbh_metrics import dutch
from hbh_metrics.calendar import experiment_periods
from hbh_metrics.findings.figure import Cell, Column, Table
from hbh_metrics.findings.hours_words import COMPARED, moved_too
from hbh_metrics.findings.how_paid import how_paid, who_takes_part, years
from hbh_metrics.findings.view import View
from hbh_metrics.project import as_called, current
from hbh_metrics.screens.uitkomst.aims import Aim, Verdict
from hbh_metrics.screens.uitkomst.chapter import Chapter, Values
from hbh_metrics.screens.uitkomst.chapters import hours
from hbh_metrics.screens.uitkomst.money import gain_sentence

_WORD_COLUMNS = (Column("Woord"), Column("Wat het is"))
_WORDS = (
    ("Algemene voorziening", "Hulp die iemand zelf regelt en per uur betaalt, met subsidie van de gemeente."),
    ("Basistarief", "Het bedrag dat een aanbieder per geleverd uur minstens moet overhouden."),
    ("Maatwerk", "Hulp die de gemeente na een aanvraag aan één persoon toekent, zoals nu."),
    ("Netwerk", "Familie, vrienden en buren die meehelpen."),
    (
        "Ondersteuningsplan",
        "Het plan waarin staat welke hulp een cliënt krijgt, en wat de cliënt of het netwerk zelf doet.",
    ),
    (
        "Signaal",
        "Een melding van deze monitor dat er bij een aanbieder iets is om over te praten. De zwaarste soort vraagt om actie.",
    ),
    ("Starttarief", "Het bedrag per cliënt in de eerste periode van het experiment."),
    ("Vergelijkingsgroep", "Cliënten met dezelfde soort hulp, die niet meedoen aan het experiment."),
    ("Voorheen", "Wat dezelfde cliënten kregen of kostten voordat het experiment begon."),
)


def in_a_minute(aims: tuple[Aim, ...], known: Values, full: View, *, is_interim: bool) -> Chapter:
    """Return what was tried, and a sentence and a verdict per aim; hours and who keeps the gain stand beside a saving."""
    columns = (Column("Doel"), Column("Oordeel"), Column("Getal", is_number=True), Column("Wat dat getal is"))
    rows = tuple((Cell(aim.name), Cell(aim.verdict.value), aim.number, Cell(aim.number_of)) for aim in aims)
    periods = experiment_periods()
    kind = "maanden" if current().has_months else "perioden van vier weken"
    beside = (
        f"Bij ‘ja’ op de bezuiniging hoort wat cliënten kregen: in {dutch.period(known.period_id)} {hours(known)}. "
        f"{' '.join([*moved_too({known.period_id: known.value(COMPARED)}), gain_sentence(known)])}"
    )
    return Chapter(
        "1. In één minuut",
        (
            f"De gemeente probeerde in {years()} een andere manier van betalen uit voor hulp bij het huishouden. "
            f"{how_paid(row.agreement for row in full.door.agreements())} "
            "De gemeenteraad wilde met dit experiment vijf dingen onderzoeken.",
            f"Het ging om {who_takes_part()}. Het experiment liep van {dutch.day_in_full(current().begin)} tot en met "
            f"{dutch.day_in_full(current().end)}. Wij tellen in {kind}: {dutch.period_in_full(periods[0].id)} is de eerste en "
            f"{dutch.period_in_full(periods[-1].id)} de laatste hele. {_how_many(known, full)}".rstrip(),
            *(
                ("Dit is een tussenstand: het experiment of het onderzoek onder cliënten is nog niet klaar.",)
                if is_interim
                else ()
            ),
            "Elk doel heeft twee toetsen. ‘Ja’ is: allebei gehaald. ‘Deels’ is één van de twee, ‘nee’ geen van beide. Bij ‘niet te zeggen’ "
            f"weten wij van minstens één toets de uitkomst niet. Het oordeel gaat over {dutch.period(known.period_id)}, de laatste "
            "volledige periode.",
            *((beside,) if aims[0].verdict is Verdict.YES else ()),
        ),
        tuple(f"{aim.name} ({aim.asks}): {aim.verdict.value}. {' '.join(aim.tests)}" for aim in aims),
        tables=(
            Table("Wat kwam er van de vijf doelen", columns, rows),
            Table("Woorden in dit verslag", _WORD_COLUMNS, tuple((Cell(word), Cell(as_called(means))) for word, means in _WORDS)),
        ),
    )  # fmt: skip


def _how_many(known: Values, full: View) -> str:
    """Return how many clients took part in the period, at how many providers."""
    if known.value("clienten") is None:
        return ""
    providers = dutch.count(len(full.providers), "aanbieder", "aanbieders")
    return f"In {dutch.period(known.period_id)} deden {known.text('clienten')} cliënten mee, bij {providers}."
