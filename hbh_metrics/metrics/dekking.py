"""How complete the delivered hours are; these two decide whether a period counts as whole."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Group, Of, Privacy, Ratio, Whom
from hbh_metrics.policy import HOURS_COVERAGE_PCT, SMALL_NUMBER, WEEK_COVERAGE_PCT
from hbh_metrics.project import Promise

_TABLES = ("indicaties", "geleverde_uren")

_card = partial(Card, rows=Rows.PROVIDERS_AND_TOTAL, has_period=True, has_whole=False, owner=Owner.DATA)

DEKKING = Family(
    "dekking",
    (
        _card(
            name="urendekking",
            title="Dekking van de uren",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Van de betaalde cliëntperioden: het deel waarvoor uren zijn aangeleverd. Ook een regel met 0 uur telt als "
            "aangeleverd.",
            why="Zonder uren is niet te zien welke hulp er voor het geld is gegeven.",
            caveat=f"Onder {HOURS_COVERAGE_PCT}% heet de periode onvolledig.",
            source="Geleverde uren en declaraties (tabellen geleverde_uren en periodebetalingen).",
            tables=("indicaties", "geleverde_uren", "periodebetalingen"),
            privacy=Privacy(
                Group.FLOOR,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.PAID,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A9,
            version=1,
        ),
        _card(
            name="weekdekking",
            title="Dekking in de slechtste week",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition=(
                "Per week: van de cliënten die alle zeven dagen hulp hadden, het deel met een urenregel in die week. Dit is de "
                "laagste week van de periode."
            ),
            why="Een vergeten week valt in een totaal per periode niet op.",
            caveat=f"Alleen weken die voorbij zijn en waarin ten minste {SMALL_NUMBER} cliënten de hele week hulp hadden. Onder "
            f"{WEEK_COVERAGE_PCT}% heet de periode "
            "onvolledig.",
            source="Geleverde uren en indicaties (tabellen geleverde_uren en indicaties).",
            tables=_TABLES,
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.WITH_HOURS,
                Behind.ONE,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A9,
            version=1,
        ),
    ),
)
