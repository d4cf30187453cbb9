"""How much of the room that was agreed for a year has been spent, and how long what is left will last."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Form, Group, Of, Privacy, Ratio, Whom, from_exact
from hbh_metrics.project import Promise

_TABLES = ("indicaties", "periodebetalingen", "bestedingsruimte")
_SOURCE = "Declaraties en de vastgestelde ruimte per jaar (tabellen periodebetalingen en bestedingsruimte)."
_LASTS = "In zoveel perioden is de ruimte op, als {tempo}."
_TOTAL = "Van alle aanbieders samen is er geen: wat de een over heeft, kan een ander niet besteden."

_card = partial(
    Card,
    rows=Rows.PROVIDERS_AND_TOTAL,
    has_period=True,
    has_whole=False,
    is_difference=False,
    tables=_TABLES,
    source=_SOURCE,
    agreement=Promise.A7,
    owner=Owner.PROGRAMME,
    version=1,
)


def _lasts(end: str, title: str, tempo: str) -> Card:
    return _card(
        name=f"ruimte_op_datum{end}",
        title=title,
        unit=Unit.PERIODS,
        digits=1,
        direction=Direction.HIGHER,
        definition=_LASTS.format(tempo=tempo),
        why="Zo is op tijd te zien of de ruimte het jaar uit haalt.",
        caveat=_TOTAL,
        privacy=Privacy(
            Group.RUNNING, Form.FUNCTION, Whom.PAID, Behind.ALL, part_of=(), function_of=from_exact("betaald")
        ),
    )


RUIMTE = Family(
    "ruimte",
    (
        _card(
            name="benutting_ruimte",
            title="Besteed deel van de ruimte",
            unit=Unit.PERCENT,
            digits=1,
            direction=Direction.LOWER,
            definition="Wat in het jaar van de periode tot en met die periode is betaald, als percentage van de ruimte voor dat jaar.",
            why="Is 70% besteed, dan meldt de gemeente dat schriftelijk en volgt binnen twee weken overleg.",
            caveat="Het totaal gaat alleen over aanbieders met een vastgestelde ruimte.",
            privacy=Privacy(
                Group.RUNNING,
                Ratio(Of.MONEY, Of.MONEY, is_part=False),
                Whom.PAID,
                Behind.CONTRACT,
                part_of=(),
                function_of=from_exact("betaald"),
            ),
        ),
        _lasts("", "Hoe lang de ruimte duurt", "het tempo dat van de laatste drie afgelopen perioden blijft"),
        _lasts(
            "_laag", "Hoe lang de ruimte duurt, kortst", "elke periode zo duur wordt als de duurste van de laatste drie"
        ),
        _lasts(
            "_hoog",
            "Hoe lang de ruimte duurt, langst",
            "elke periode zo goedkoop wordt als de goedkoopste van de laatste drie",
        ),
    ),
)
