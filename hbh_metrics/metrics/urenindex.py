"""What clients get of the hours that they themselves got before, how sure that is, and who lost a large part of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Form, Group, Of, Privacy, Ratio, Whom, from_exact, from_shown
from hbh_metrics.project import Promise

_UNKNOWN = "Cliënten zonder urenregel in de periode tellen niet mee: hun uren zijn onbekend, niet nul."
_AGAINST_BEFORE = "Geleverde uren en het gemiddelde van voor het experiment (tabellen geleverde_uren en referentie)."
_WITH_REFERENCE = ("indicaties", "geleverde_uren", "referentie")
_LIMIT = Privacy(
    Group.HOURS, Form.ESTIMATE, Whom.WITH_HOURS, Behind.ALL, part_of=(), function_of=from_exact("urenindex")
)

_card = partial(
    Card,
    source=_AGAINST_BEFORE,
    tables=_WITH_REFERENCE,
    rows=Rows.PROVIDERS_AND_TOTAL,
    has_period=True,
    has_whole=False,
    owner=Owner.PROGRAMME,
)

URENINDEX = Family(
    "urenindex",
    (
        _card(
            name="urenindex",
            title="Uren, % van voorheen",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition="De geleverde uren als percentage van wat dezelfde cliënten voor het experiment kregen.",
            why="Naast de tariefindex laat dit zien of de uren sneller dalen dan het tarief.",
            caveat="Alleen cliënten met een eigen gemiddelde van voor het experiment. " + _UNKNOWN,
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
            name="urenindex_laag",
            title="Uren, % van voorheen, ondergrens",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De onderkant van de marge van 95% om de uren in % van voorheen.",
            why="De marge zegt hoeveel toeval er in dat percentage kan zitten.",
            caveat="Bestaat pas bij twee cliënten met een eigen gemiddelde van voor het experiment. Hoe minder cliënten, hoe wijder.",
            privacy=_LIMIT,
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_hoog",
            title="Uren, % van voorheen, bovengrens",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De bovenkant van de marge van 95% om de uren in % van voorheen.",
            why="De marge zegt hoeveel toeval er in dat percentage kan zitten.",
            caveat="De bovenkant is voorzichtig: een verschil heet minder vaak ten onrechte meer dan toeval dan bij 95% hoort.",
            privacy=_LIMIT,
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_vergelijkbaar",
            title="Uren bij gewone werkdagen, % van voorheen",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.HIGHER,
            definition=(
                "De uren in % van voorheen, zoals zij zouden zijn in een periode met evenveel werkdagen als gewoon in het jaar voor het "
                "experiment."
            ),
            why=(
                "Een periode met feestdagen heeft minder uren zonder dat er minder hulp is; met de tariefindex is alleen dit te "
                "vergelijken."
            ),
            caveat=(
                "Wat een feestdag kost, is geleerd van de weken voor het experiment. Wat cliënten echt kregen, staat in "
                "‘Uren, % van voorheen’. " + _UNKNOWN
            ),
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.HOURS, Of.HOURS, is_part=False),
                Whom.WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=from_shown("urenindex"),
            ),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_vergelijkbaar_laag",
            title="Uren bij gewone werkdagen, % van voorheen, ondergrens",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De onderkant van de marge van 95% om de uren bij gewone werkdagen, in % van voorheen.",
            why="De marge zegt hoeveel toeval er in dat percentage kan zitten.",
            caveat="Bestaat pas bij twee cliënten met een eigen gemiddelde van voor het experiment. Hoe minder cliënten, hoe wijder.",
            privacy=replace(_LIMIT, function_of=from_shown("urenindex_laag")),
            agreement=Promise.A5,
            version=1,
        ),
        _card(
            name="urenindex_vergelijkbaar_hoog",
            title="Uren bij gewone werkdagen, % van voorheen, bovengrens",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.NONE,
            definition="De bovenkant van de marge van 95% om de uren bij gewone werkdagen, in % van voorheen.",
            why="Ligt deze grens onder de tariefindex, dan is het verschil meer dan toeval.",
            caveat="De bovenkant is voorzichtig: een verschil heet minder vaak ten onrechte meer dan toeval dan bij 95% hoort.",
            privacy=replace(_LIMIT, function_of=from_shown("urenindex_hoog")),
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
            privacy=Privacy(
                Group.HOURS,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A5,
            version=1,
        ),
    ),
)
