"""The hours that clients got: in all, per client per week, against what was indicated and against what they had before."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Amount, Behind, Form, Group, Of, Privacy, Ratio, Whom
from hbh_metrics.project import Promise

_SOURCE = "Geleverde uren en indicaties (tabellen geleverde_uren en indicaties)."
_TABLES = ("indicaties", "geleverde_uren")
_UNKNOWN = "Cliënten zonder urenregel in de periode tellen niet mee: hun uren zijn onbekend, niet nul."

_card = partial(
    Card,
    source=_SOURCE,
    tables=_TABLES,
    rows=Rows.PROVIDERS_AND_TOTAL,
    has_period=True,
    has_whole=False,
    owner=Owner.PROGRAMME,
)

_of_a_client = partial(
    _card,
    unit=Unit.HOURS,
    digits=2,
    is_difference=False,
    caveat="Alleen cliënten met ten minste 14 dagen hulp en een urenregel in de periode.",
    privacy=Privacy(Group.HOURS, Form.QUANTILE, Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None),
    agreement=Promise.A5,
    version=1,
)

UREN = Family(
    "uren",
    (
        _card(
            name="uren",
            title="Geleverde uren",
            unit=Unit.HOURS,
            digits=0,
            is_difference=False,
            direction=Direction.NONE,
            definition="Alle uren die in deze periode zijn geleverd.",
            why="Het laat zien hoeveel hulp er voor het geld is.",
            caveat=(
                "Het totaal ontbreekt als een aanbieder met betaalde cliënten geen uren heeft aangeleverd. Perioden met "
                "feestdagen hebben minder werkdagen."
            ),
            privacy=Privacy(Group.HOURS, Amount(Of.HOURS), Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="uren_per_client_week",
            title="Uren per cliënt per week",
            unit=Unit.HOURS,
            digits=2,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="De geleverde uren gedeeld door de weken waarin cliënten hulp hadden.",
            why="Als het tarief daalt en de uren ook, krijgen cliënten minder hulp.",
            caveat="0 uur telt mee. Bij 40 cliënten is de marge ongeveer 6%, dus een kleine daling is pas na veel perioden te zien. "
            + _UNKNOWN,
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.HOURS, Of.CLIENT_WEEKS, is_part=False),
                Whom.WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A5,
            version=1,
        ),
        _of_a_client(
            name="uren_mediaan",
            title="Uren per week, middelste cliënt",
            direction=Direction.HIGHER,
            definition="De helft van de cliënten krijgt per week meer dan dit aantal uren, de andere helft minder.",
            why="Een gemiddelde verbergt dat een deel van de cliënten veel minder krijgt.",
        ),
        _of_a_client(
            name="uren_p10",
            title="Uren per week, laagste tiende",
            direction=Direction.HIGHER,
            definition="Een tiende van de cliënten krijgt per week minder dan dit aantal uren.",
            why="Hier is het eerst te zien of een groep cliënten weinig hulp krijgt.",
        ),
        _of_a_client(
            name="uren_p90",
            title="Uren per week, hoogste tiende",
            direction=Direction.NONE,
            definition="Een tiende van de cliënten krijgt per week meer dan dit aantal uren.",
            why="Samen met het laagste tiende laat het zien hoe ver de cliënten uiteenlopen.",
        ),
        _card(
            name="verzilvering",
            title="Geleverd van geïndiceerd",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De geleverde uren als percentage van de uren die voor dezelfde cliënten zijn geïndiceerd.",
            why="Het laat zien hoeveel van de indicatie echt wordt gebruikt.",
            caveat="Ook voor het experiment werd niet alles gebruikt; 100% is dus niet het gewone. " + _UNKNOWN,
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.HOURS, Of.HOURS, is_part=False),
                Whom.WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="aandeel_onder_klasse",
            title="Cliënten onder hun klasse",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Het deel van de cliënten dat per week minder uren krijgt dan de ondergrens van hun klasse.",
            why="De aanbieder mag van de klasse afwijken; dit laat zien hoe vaak dat naar beneden gebeurt.",
            caveat="Alleen cliënten met ten minste 14 dagen hulp, een urenregel en één klasse in de periode. In klasse 1 kan niemand onder "
            "de grens van 0 uur komen.",
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A12,
            version=1,
        ),
        _card(
            name="aandeel_boven_klasse",
            title="Cliënten boven hun klasse",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="Het deel van de cliënten dat per week evenveel of meer uren krijgt dan de bovengrens van hun klasse.",
            why="De aanbieder mag van de klasse afwijken; dit laat zien hoe vaak dat naar boven gebeurt.",
            caveat="Alleen cliënten met ten minste 14 dagen hulp, een urenregel en één klasse in de periode.",
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A12,
            version=1,
        ),
    ),
)
