"""What is paid against the hours that were delivered, and when the floor under the hourly rate is hit."""

from __future__ import annotations

from hbh_metrics.metrics.card import Card, Direction, Family, Rows

_SOURCE = "Declaraties en geleverde uren (tabellen periodebetalingen en geleverde_uren)."
_SOURCE_FLOOR = (
    "Declaraties, geleverde uren en tariefafspraken (tabellen periodebetalingen, geleverde_uren en tariefafspraken)."
)
_TABLES = ("indicaties", "periodebetalingen", "geleverde_uren")
_REWARDS_LESS = "Deze waarde stijgt als er minder uren worden geleverd; kijk altijd naar de uren per cliënt ernaast."

BASISTARIEF = Family(
    "basistarief",
    (
        Card(
            "betaald_zonder_uren",
            "Betaald zonder uren",
            "%",
            Direction.LOWER,
            "Van de betaalde cliëntperioden waarvan uren zijn aangeleverd: het deel met 0 uur.",
            "De gemeente betaalt dan terwijl de cliënt geen hulp kreeg.",
            "Dit kan terecht zijn, bijvoorbeeld bij een ziekenhuisopname.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "betaald_zonder_uren_onverklaard",
            "Betaald zonder uren, zonder reden",
            "%",
            Direction.LOWER,
            "Van de betaalde cliëntperioden waarvan uren zijn aangeleverd: het deel met 0 uur waarbij ook geen reden is opgegeven.",
            "Zonder reden is niet te zien waarom er is betaald.",
            "Vraag de aanbieder eerst om de reden alsnog door te geven.",
            _SOURCE,
            _TABLES,
        ),
        Card(
            "effectief_uurtarief",
            "Betaald per geleverd uur",
            "€/uur",
            Direction.NONE,
            "Het betaalde bedrag gedeeld door de geleverde uren, over cliëntperioden waarvan beide bekend zijn.",
            "Voor elk geleverd uur moet ten minste het basistarief worden gerekend.",
            _REWARDS_LESS,
            _SOURCE,
            _TABLES,
        ),
        Card(
            "ruimte_basistarief",
            "Ruimte boven het basistarief",
            "%",
            Direction.HIGHER,
            "Hoeveel procent het betaalde bedrag per uur boven (plus) of onder (min) het basistarief van de gemeenteraad ligt.",
            "Onder 0 is de afspraak over het basistarief geschonden.",
            _REWARDS_LESS,
            _SOURCE_FLOOR,
            (*_TABLES, "tariefafspraken"),
        ),
        Card(
            "perioden_tot_vloer",
            "Perioden tot het basistarief",
            "perioden",
            Direction.HIGHER,
            "Over hoeveel perioden het tarief per uur onder het basistarief komt, als het tarief het pad volgt en de uren gelijk blijven. "
            "0 betekent: nu al.",
            "Zo is op tijd te zien waar de afbouw niet verder kan.",
            "Leeg betekent: niet voor het einde van het experiment. De uren zijn die van één periode; die kunnen veranderen.",
            _SOURCE_FLOOR,
            (*_TABLES, "tariefafspraken"),
            rows=Rows.PROVIDERS_ONLY,
        ),
    ),
)
