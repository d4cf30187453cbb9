"""The two groups of the effect by themselves: how their hours stand to those of before the experiment."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.effect import COMPARED, SOURCE, TABLES
from hbh_metrics.metrics.privacy import Behind, Group, Of, Privacy, Ratio, Whom
from hbh_metrics.project import Promise

_AT_THE_END = (
    "Alleen de laatste drie perioden die voor alle aanbieders volledig zijn; zijn er nog geen drie, dan is dit leeg."
)
_WHO = "Van wie in het verschil met de vergelijkingsgroep meetelt."
_WITHIN = {"experiment": "het experiment", "vergelijkingsgroep": "de vergelijkingsgroep"}

_card = partial(
    Card, source=SOURCE, tables=TABLES, rows=Rows.TOTAL_ONLY, is_difference=False, agreement=Promise.A5, owner=Owner.PROGRAMME, version=1,
)  # fmt: skip


def _of_comparison(teller: Of, noemer: Of, *, is_part: bool) -> Privacy:
    return Privacy(
        Group.COMPARISON,
        Ratio(teller, noemer, is_part=is_part),
        Whom.COMPARED,
        Behind.UNTOLD,
        part_of=(),
        function_of=None,
    )


_INDEX = partial(
    _card, unit=Unit.PERCENT, digits=1, direction=Direction.NONE,
    why="Zo is te zien wat er zonder het experiment met de uren gebeurde.",
    privacy=_of_comparison(Of.HOURS, Of.HOURS, is_part=False),
)  # fmt: skip
_FALLEN = partial(
    _card, unit=Unit.PERCENT, digits=1, direction=Direction.LOWER, has_period=False, has_whole=True,
    why="Een gemiddelde verbergt wie veel minder hulp krijgt.",
    privacy=_of_comparison(Of.PEOPLE, Of.PEOPLE, is_part=True),
)  # fmt: skip
_SLOPE = partial(
    _card, unit=Unit.HOURS_PER_HOUR, digits=2, direction=Direction.NONE, has_period=False, has_whole=True,
    why="Wie veel uren had, krijgt er al vanzelf vaak minder; een daling zonder vergelijkingsgroep zegt daarom niets.",
    privacy=COMPARED,
)  # fmt: skip


def _both(card: partial[Card], name: str, title: str, definition: str) -> tuple[Card, Card]:
    return (
        card(name=name, title=title, definition=definition, caveat=_WHO),
        card(
            name=f"{name}_eind", title=f"{title}, aan het eind", definition=definition, caveat=f"{_WHO} {_AT_THE_END}"
        ),
    )


VERGELIJKINGSGROEP = Family(
    "vergelijkingsgroep",
    (
        _INDEX(
            name="urenindex_vergelijkingsgroep",
            title="Uren van de vergelijkingsgroep",
            definition="De uren van de vergelijkingsgroep, in procenten van wat dezelfde cliënten voor het experiment kregen.",
            caveat=f"{_WHO} In een periode met vakanties is zij lager. Per periode telt wie daarin ten minste 14 dagen hulp had.",
            has_period=True,
            has_whole=True,
        ),
        _INDEX(
            name="urenindex_vergelijkingsgroep_eind",
            title="Uren van de vergelijkingsgroep, aan het eind",
            definition="De uren van de vergelijkingsgroep, in procenten van wat dezelfde cliënten voor het experiment kregen.",
            caveat=f"{_WHO} {_AT_THE_END}",
            has_period=False,
            has_whole=True,
        ),
        *(
            card
            for group, within in _WITHIN.items()
            for card in _both(
                _FALLEN,
                f"aandeel_sterke_daling_{group}",
                f"Veel minder uren in {within}",
                f"Het deel van de cliënten in {within} dat minder dan 70% krijgt van de uren die zij voor het experiment kregen.",
            )
        ),
        *(
            card
            for group, within in _WITHIN.items()
            for card in _both(
                _SLOPE,
                f"helling_{group}",
                f"Verandering tegenover de uren van voorheen in {within}",
                f"Hoeveel de verandering in uren per week in {within} kleiner of groter is, voor elk uur per week dat een "
                "cliënt voor het experiment meer had.",
            )
        ),
    ),
)
