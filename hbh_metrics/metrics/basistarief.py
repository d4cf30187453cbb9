"""What is paid against the hours that were delivered, and when the floor under the hourly rate is hit."""

from __future__ import annotations

from functools import partial

from hbh_metrics.metrics.card import Card, Direction, Family, Owner, Rows, Unit
from hbh_metrics.metrics.privacy import Behind, Form, Group, Of, Privacy, Ratio, Whom, from_exact, from_shown
from hbh_metrics.project import Promise

_SOURCE = "Declaraties en geleverde uren (tabellen periodebetalingen en geleverde_uren)."
_SOURCE_FLOOR = (
    "Declaraties, geleverde uren en tariefafspraken (tabellen periodebetalingen, geleverde_uren en tariefafspraken)."
)
_TABLES = ("indicaties", "periodebetalingen", "geleverde_uren")
_REWARDS_LESS = "Deze waarde stijgt als er minder uren worden geleverd; kijk altijd naar de uren per cliënt ernaast."

_card = partial(Card, source=_SOURCE, tables=_TABLES, has_period=True, has_whole=False, owner=Owner.PROGRAMME)

BASISTARIEF = Family(
    "basistarief",
    (
        _card(
            name="betaald_zonder_uren",
            title="Betaald zonder uren",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Van de betaalde cliëntperioden waarvan uren zijn aangeleverd: het deel met 0 uur.",
            why="De gemeente betaalt dan terwijl de cliënt geen hulp kreeg.",
            caveat="Dit kan terecht zijn, bijvoorbeeld bij een ziekenhuisopname.",
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.FLOOR,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.PAID_WITH_HOURS,
                Behind.ALL,
                part_of=("urendekking",),
                function_of=None,
            ),
            agreement=Promise.A3,
            version=1,
        ),
        _card(
            name="betaald_zonder_uren_onverklaard",
            title="Betaald zonder uren, zonder reden",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=False,
            direction=Direction.LOWER,
            definition="Van de betaalde cliëntperioden waarvan uren zijn aangeleverd: het deel met 0 uur waarbij ook geen reden is "
            "opgegeven.",
            why="Zonder reden is niet te zien waarom er is betaald.",
            caveat="Vraag de aanbieder eerst om de reden alsnog door te geven.",
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.FLOOR,
                Ratio(Of.PEOPLE, Of.PEOPLE, is_part=True),
                Whom.PAID_WITH_HOURS,
                Behind.ALL,
                part_of=("urendekking",),
                function_of=None,
            ),
            agreement=Promise.A3,
            version=1,
        ),
        _card(
            name="effectief_uurtarief",
            title="Betaald per geleverd uur",
            unit=Unit.EURO_PER_HOUR,
            digits=2,
            is_difference=False,
            direction=Direction.NONE,
            definition="Het betaalde bedrag gedeeld door de geleverde uren, over cliëntperioden waarvan beide bekend zijn.",
            why="Voor elk geleverd uur moet ten minste het basistarief worden gerekend.",
            caveat=_REWARDS_LESS,
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.FLOOR,
                Ratio(Of.MONEY, Of.HOURS, is_part=False),
                Whom.PAID_WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=None,
            ),
            agreement=Promise.A2,
            version=1,
        ),
        _card(
            name="ruimte_basistarief",
            title="Ruimte boven het basistarief",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=True,
            direction=Direction.HIGHER,
            definition="Hoeveel procent het betaalde bedrag per uur boven (plus) of onder (min) het basistarief van de gemeenteraad ligt.",
            why="Onder 0 is de afspraak over het basistarief geschonden.",
            caveat=_REWARDS_LESS,
            source=_SOURCE_FLOOR,
            tables=(*_TABLES, "tariefafspraken"),
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.FLOOR,
                Form.FUNCTION,
                Whom.PAID_WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=from_shown("effectief_uurtarief"),
            ),
            agreement=Promise.A2,
            version=1,
        ),
        _card(
            name="ruimte_kostprijs",
            title="Ruimte boven de kostprijs",
            unit=Unit.PERCENT,
            digits=1,
            is_difference=True,
            direction=Direction.HIGHER,
            definition=(
                "Hoeveel procent het betaalde bedrag per uur boven (plus) of onder (min) de kostprijs van een uur ligt. De kostprijs volgt "
                "uit de aannamen van de verkenning, in het midden, zoals zij waren toen deze stand werd gemaakt."
            ),
            why="Onder de kostprijs kan een aanbieder zijn mensen niet blijven betalen.",
            caveat=f"De kostprijs rust op schattingen. {_REWARDS_LESS}",
            rows=Rows.PROVIDERS_AND_TOTAL,
            privacy=Privacy(
                Group.FLOOR,
                Form.FUNCTION,
                Whom.PAID_WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=from_shown("effectief_uurtarief"),
            ),
            agreement=Promise.A2,
            version=1,
        ),
        _card(
            name="perioden_tot_vloer",
            title="Perioden tot het basistarief",
            unit=Unit.PERIODS,
            digits=0,
            is_difference=False,
            direction=Direction.HIGHER,
            definition=(
                "Over hoeveel perioden het tarief per uur onder het basistarief komt, als het tarief het pad volgt en de uren "
                "gelijk blijven. 0 betekent: nu al."
            ),
            why="Zo is op tijd te zien waar de afbouw niet verder kan.",
            caveat="Leeg betekent: niet voor het einde van het experiment. De uren zijn die van één periode; die kunnen veranderen.",
            source=_SOURCE_FLOOR,
            tables=(*_TABLES, "tariefafspraken"),
            rows=Rows.PROVIDERS_ONLY,
            privacy=Privacy(
                Group.FLOOR,
                Form.FUNCTION,
                Whom.PAID_WITH_HOURS,
                Behind.ALL,
                part_of=(),
                function_of=from_exact("effectief_uurtarief"),
            ),
            agreement=Promise.A2,
            version=1,
        ),
    ),
)
