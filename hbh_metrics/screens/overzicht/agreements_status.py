"""Are we on the agreements, and where not: a row per agreement A1..A12, judged on the last period that is whole.

A judgement does not move with the chosen period: it is what can be said up to the stand. To look back, an earlier stand is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hbh_metrics import dutch
from hbh_metrics.drawing.points import State
from hbh_metrics.findings.attention import matters
from hbh_metrics.findings.figure import Cell, Column, Figure, Table
from hbh_metrics.findings.measured import over_all_periods
from hbh_metrics.findings.view import STATUS_METRIC, View
from hbh_metrics.policy import SMALL_NUMBER
from hbh_metrics.records import TOTAL
from hbh_metrics.screens.overzicht import agreement_rows, agreement_rules, matrix
from hbh_metrics.screens.overzicht.agreement_help import FollowUp
from hbh_metrics.screens.overzicht.agreement_money import Destinations
from hbh_metrics.screens.overzicht.agreement_pictures import Picture, pictures
from hbh_metrics.screens.overzicht.agreement_rows import Case
from hbh_metrics.screens.overzicht.agreement_rules import Raised, Row, followed
from hbh_metrics.screens.overzicht.matrix import Matrix

_COLUMNS = (Column("Afspraak"), Column("Stand van zaken"), Column("Bevinding"), Column("Sinds"))

COSTS = "A7"
DEFINITION = (
    "Een afspraak is **op schema** als er cijfers zijn en geen van haar signalen geldt, **vraagt aandacht** bij een signaal van ernst "
    "aandacht, en is **niet op schema** bij een signaal van ernst actie. Een afwijkend tarief of een dubbele betaling uit een eerdere "
    f"periode die nog niet is rechtgezet, vraagt aandacht. **Nog te weinig gegevens** betekent: minder dan {SMALL_NUMBER} cliënten, of "
    "nog geen hele periode die volledig is geleverd. **Niet te beoordelen** betekent: er ontbreekt een bron. De drempels van de signalen "
    "staan bij Begrippen.\n\n"
    "Welke signalen bij welke afspraak horen: {signals}. Bij A6 telt het verschil tussen twee metingen van dezelfde mensen, bij minstens "
    f"{SMALL_NUMBER} van hen. A7 vraagt ook aandacht als er geld overblijft en niet is vastgelegd wat ermee is gedaan. A9 is op schema "
    "als geen signaal van ernst actie geldt, elk signaal is besproken en nergens de datum van een afspraak voorbij is terwijl de "
    "zaak nog open staat; het is niet op schema als een signaal van ernst actie al langer dan één periode geldt en nooit is besproken. "
    "**Wordt gevolgd** betekent: er zijn cijfers, maar er is geen norm afgesproken."
)


@dataclass(frozen=True)
class AgreementsStatus:
    """The figure, the rows from which a screen makes its links, the pictures beside them by number of the agreement, and the matrix."""

    figure: Figure
    rows: tuple[Row, ...]
    pictures: Mapping[str, Picture]
    matrix: Matrix

    @property
    def cost(self) -> str:
        """What the help cost against before, in a sentence."""
        told = next(row.finding for row in self.rows if row.agreement.number == COSTS)
        return f"{told.partition('. ')[0].rstrip('.')}."


def answer(
    view: View,
    raised: Sequence[Raised] = (),
    follow_up: FollowUp | None = None,
    destinations: Destinations | None = None,
    follow_ups: Mapping[str, FollowUp] | None = None,
) -> AgreementsStatus:
    """Return how each agreement stands for the chosen provider, or for all together; `follow_ups` are what was done per provider."""
    statuses = view.grid(STATUS_METRIC).cells.values()
    case = Case(
        view,
        view.grid(*agreement_rows.METRICS),
        over_all_periods(view, *agreement_rows.SURVEY),
        {(row.aanbieder_id, row.periode_id): State.of(row.status) for row in statuses if row.periode_id},
        tuple(signal for signal in raised if view.is_total or signal.aanbieder_id in (view.chosen.aanbieder_id, TOTAL)),
        destinations or Destinations(is_delivered=False),
        follow_up or FollowUp(),
        matters.has_signals(view),
    )
    rows = tuple(agreement_rows.row(case, agreement) for agreement in followed())
    judged = case.period_of_anyone
    figure = Figure(
        slug="afspraken",
        headline=headline(view, rows),
        lead=agreement_rules.lead(rows),
        unit="stand van zaken per afspraak",
        population=replace(view, periode_id=judged or view.periode_id).population(),
        period="nog geen hele periode" if judged is None else dutch.period_in_full(judged),
        provenance=view.provenance("alle geleverde tabellen en het logboek van de bijsturing"),
        table=Table("Stand van zaken per afspraak", _COLUMNS, tuple(_cells(row) for row in rows)),
        definition=DEFINITION.format(signals=_signals_in_words()),
        notes=(*_about_the_choice(view, judged), *_about_gaps(case, judged)),
    )
    drawn = pictures(view, case.grid, case.who, TOTAL)
    return AgreementsStatus(figure, rows, drawn, matrix.answer(case, rows, follow_ups or {}))


def headline(view: View, rows: Sequence[Row]) -> str:
    """Return on how many agreements it is on schedule, of the chosen provider by name."""
    told = agreement_rules.headline(rows)
    return told if view.is_total else f"{view.chosen.naam}: {told[:1].lower()}{told[1:]}"


def _about_the_choice(view: View, judged: str | None) -> tuple[str, ...]:
    if judged is None or judged == view.periode_id:
        return ()
    return (
        f"U koos {dutch.period(view.periode_id)}. De oordelen gaan over {dutch.period(judged)}, de laatste periode die volledig is. "
        "Kies een eerdere stand om terug te kijken.",
    )


def _about_gaps(case: Case, judged: str | None) -> tuple[str, ...]:
    """Return which providers left out a period before the judged one: the judgement is about what was delivered."""
    names = [
        provider.naam
        for provider in case.providers
        if judged is not None
        and any(
            who == provider.aanbieder_id and period <= judged and state in (State.MISSING, State.INCOMPLETE)
            for (who, period), state in case.states.items()
        )
    ]
    if not names:
        return ()
    return (f"Van {dutch.listing(names)} ontbreken gegevens; de oordelen gaan over wat wel is geleverd.",)


def _signals_in_words() -> str:
    return "; ".join(f"{each.number}: {dutch.listing(each.signals)}" for each in followed() if each.signals)


def _cells(row: Row) -> tuple[Cell, ...]:
    return (
        Cell(f"{row.agreement.number} {row.agreement.title}"),
        Cell(f"{row.status.shape} {row.status.word}"),
        Cell(row.finding),
        Cell("" if row.since is None else dutch.period(row.since)),
    )
