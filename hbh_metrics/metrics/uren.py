"""The hours that clients got: in all, per client per week, against what was indicated and against what they had before."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Amount, Behind, Form, Group, Of, Privacy, Ratio, Whom, from_exact
from hbh_metrics.project import Promise

_SOURCE = "Geleverde uren en indicaties (tabellen geleverde_uren en indicaties)."
_TABLES = ("indicaties", "geleverde_uren")
_UNKNOWN = "Cliënten zonder urenregel in de periode tellen niet mee: hun uren zijn onbekend, niet nul."
_AGAINST_BEFORE = "Geleverde uren en het gemiddelde van voor het experiment (tabellen geleverde_uren en referentie)."
_WITH_REFERENCE = ("indicaties", "geleverde_uren", "referentie")
_LIMIT = Privacy(
    Group.HOURS, Form.ESTIMATE, Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=from_exact("urenindex")
)

_card = partial(Card, rows=Rows.PROVIDERS_AND_TOTAL, has_period=True, owner=Owner.PROGRAMME)

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
            source=_SOURCE,
            tables=_TABLES,
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
            source=_SOURCE,
            tables=_TABLES,
            privacy=Privacy(
                Group.HOURS, Ratio(Of.HOURS, Of.CLIENT_WEEKS), Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None
            ),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="uren_mediaan",
            title="Uren per week, middelste cliënt",
            unit=Unit.HOURS,
            digits=2,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="De helft van de cliënten krijgt per week meer dan dit aantal uren, de andere helft minder.",
            why="Een gemiddelde verbergt dat een deel van de cliënten veel minder krijgt.",
            caveat="Alleen cliënten met ten minste 14 dagen hulp en een urenregel in de periode.",
            source=_SOURCE,
            tables=_TABLES,
            privacy=Privacy(Group.HOURS, Form.QUANTILE, Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="uren_p10",
            title="Uren per week, laagste tiende",
            unit=Unit.HOURS,
            digits=2,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="Een tiende van de cliënten krijgt per week minder dan dit aantal uren.",
            why="Hier is het eerst te zien of een groep cliënten weinig hulp krijgt.",
            caveat="Alleen cliënten met ten minste 14 dagen hulp en een urenregel in de periode.",
            source=_SOURCE,
            tables=_TABLES,
            privacy=Privacy(Group.HOURS, Form.QUANTILE, Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="uren_p90",
            title="Uren per week, hoogste tiende",
            unit=Unit.HOURS,
            digits=2,
            is_difference=False,
            direction=Direction.NONE,
            definition="Een tiende van de cliënten krijgt per week meer dan dit aantal uren.",
            why="Samen met het laagste tiende laat het zien hoe ver de cliënten uiteenlopen.",
            caveat="Alleen cliënten met ten minste 14 dagen hulp en een urenregel in de periode.",
            source=_SOURCE,
            tables=_TABLES,
            privacy=Privacy(Group.HOURS, Form.QUANTILE, Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None),
            agreement=Promise.A5,
            version=1,
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
            source=_SOURCE,
            tables=_TABLES,
            privacy=Privacy(
                Group.HOURS, Ratio(Of.HOURS, Of.HOURS), Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None
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
            source=_SOURCE,
            tables=_TABLES,
            privacy=Privacy(
                Group.HOURS, Ratio(Of.PEOPLE, Of.PEOPLE), Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None
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
            source=_SOURCE,
            tables=_TABLES,
            privacy=Privacy(
                Group.HOURS, Ratio(Of.PEOPLE, Of.PEOPLE), Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None
            ),
            agreement=Promise.A12,
            version=1,
        ),
        _card(
            name="urenindex",
            title="Urenindex",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="De geleverde uren als percentage van wat dezelfde cliënten voor het experiment kregen.",
            why="Naast de tariefindex laat dit zien of de uren sneller dalen dan het tarief.",
            caveat="Alleen cliënten met een eigen gemiddelde van voor het experiment. " + _UNKNOWN,
            source=_AGAINST_BEFORE,
            tables=_WITH_REFERENCE,
            privacy=Privacy(
                Group.HOURS, Ratio(Of.HOURS, Of.HOURS), Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None
            ),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_laag",
            title="Urenindex, ondergrens",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De onderkant van de marge van 95% om de urenindex.",
            why="De marge zegt hoeveel toeval er in de urenindex kan zitten.",
            caveat="Bestaat pas bij twee cliënten met een eigen gemiddelde van voor het experiment. Hoe minder cliënten, hoe wijder.",
            source=_AGAINST_BEFORE,
            tables=_WITH_REFERENCE,
            privacy=_LIMIT,
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_hoog",
            title="Urenindex, bovengrens",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De bovenkant van de marge van 95% om de urenindex.",
            why="De marge zegt hoeveel toeval er in de urenindex kan zitten.",
            caveat="De bovenkant is voorzichtig: een verschil heet minder vaak ten onrechte meer dan toeval dan bij 95% hoort.",
            source=_AGAINST_BEFORE,
            tables=_WITH_REFERENCE,
            privacy=_LIMIT,
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_vergelijkbaar",
            title="Urenindex, vergelijkbaar gemaakt",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="De urenindex zoals die zou zijn in een periode met evenveel werkdagen als gewoon in het jaar voor het experiment.",
            why=(
                "Een periode met feestdagen heeft minder uren zonder dat er minder hulp is; met de tariefindex is alleen dit te "
                "vergelijken."
            ),
            caveat=(
                "Wat een feestdag kost, is geleerd van de weken voor het experiment. Wat cliënten echt kregen, staat in de urenindex. "
                + _UNKNOWN
            ),
            source=_AGAINST_BEFORE,
            tables=_WITH_REFERENCE,
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.HOURS, Of.HOURS),
                Whom.WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("urenindex"),
            ),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_vergelijkbaar_laag",
            title="Urenindex, vergelijkbaar gemaakt, ondergrens",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De onderkant van de marge van 95% om de vergelijkbare urenindex.",
            why="De marge zegt hoeveel toeval er in de vergelijkbare urenindex kan zitten.",
            caveat="Bestaat pas bij twee cliënten met een eigen gemiddelde van voor het experiment. Hoe minder cliënten, hoe wijder.",
            source=_AGAINST_BEFORE,
            tables=_WITH_REFERENCE,
            privacy=_LIMIT,
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_vergelijkbaar_hoog",
            title="Urenindex, vergelijkbaar gemaakt, bovengrens",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De bovenkant van de marge van 95% om de vergelijkbare urenindex.",
            why="Ligt deze grens onder de tariefindex, dan is het verschil meer dan toeval.",
            caveat="De bovenkant is voorzichtig: een verschil heet minder vaak ten onrechte meer dan toeval dan bij 95% hoort.",
            source=_AGAINST_BEFORE,
            tables=_WITH_REFERENCE,
            privacy=_LIMIT,
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="aandeel_sterke_daling",
            title="Cliënten met een sterke daling",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Het deel van de cliënten dat minder dan 70% krijgt van de uren van voor het experiment.",
            why="Een gemiddelde kan gelijk blijven terwijl een deel van de cliënten veel verliest.",
            caveat="Alleen cliënten die de hele periode hulp hadden en een eigen gemiddelde van voor het experiment hebben. "
            + _UNKNOWN,
            source=_AGAINST_BEFORE,
            tables=_WITH_REFERENCE,
            privacy=Privacy(
                Group.HOURS, Ratio(Of.PEOPLE, Of.PEOPLE), Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=None
            ),
            agreement=Promise.A5,
            version=1,
        ),
    ),
)
