"""How complete the delivered hours are; these two decide whether a period counts as whole."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family

_TABLES = ("indicaties", "geleverde_uren")

DEKKING = Family(
    "dekking",
    (
        Card(
            "urendekking",
            "Dekking van de uren",
            "%",
            Direction.HIGHER,
            "Van de betaalde cliëntperioden: het deel waarvoor uren zijn aangeleverd. Ook een regel met 0 uur telt als aangeleverd.",
            "Zonder uren is niet te zien welke hulp er voor het geld is gegeven.",
            "Onder 95% heet de periode onvolledig.",
            "Geleverde uren en declaraties (tabellen geleverde_uren en periodebetalingen).",
            ("indicaties", "geleverde_uren", "periodebetalingen"),
        ),
        Card(
            "weekdekking",
            "Dekking in de slechtste week",
            "%",
            Direction.HIGHER,
            "Per week: van de cliënten die alle zeven dagen hulp hadden, het deel met een urenregel in die week. Dit is de laagste "
            "week van de periode.",
            "Een vergeten week valt in een totaal per periode niet op.",
            "Alleen weken die voorbij zijn en waarin ten minste 10 cliënten de hele week hulp hadden. Onder 80% heet de periode "
            "onvolledig.",
            "Geleverde uren en indicaties (tabellen geleverde_uren en indicaties).",
            _TABLES,
        ),
    ),
    facts_after=("status",),
)
