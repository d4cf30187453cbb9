"""What was agreed with each provider about its period tariff and how that goes down."""

from __future__ import annotations

from decimal import Decimal

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table, When
from hbh_metrics.contract.shared_columns import FIRST_PERIOD, PROVIDER, ZERO, date, euro, note

METHODS = {
    "LINEAIR": "elke periode een vast deel van het starttarief eraf",
    "SAMENGESTELD": "elke periode een vast deel van het vorige tarief eraf",
    "EENMALIG": "één keer omlaag",
}
BROKEN_PERIODS = {
    "VOLLEDIG": "een gebroken periode wordt heel betaald",
    "DAGEN_28": "een gebroken periode wordt per dag betaald, dagen gedeeld door 28",
}

TABLE = Table(
    name="tariefafspraken",
    title="Tariefafspraken",
    description="Per aanbieder de afspraak over het periodetarief en de afbouw; een hogere versie gaat voor vanaf haar periode.",
    key=("aanbieder_id", "versie"),
    columns=(
        PROVIDER,
        Column("versie", Kind.COUNT, "volgnummer van de afspraak; hoger gaat voor", "1", minimum=ZERO),
        Column("vanaf_periode", Kind.PERIOD, "eerste periode waarvoor deze afspraak geldt", FIRST_PERIOD),
        euro("starttarief_eur", "periodetarief bij de start van deze afspraak, per cliënt per vier weken"),
        euro("basistarief_uur_eur", "het basistarief: zoveel moet er ten minste per geleverd uur over zijn", "21,00"),
        Column(
            "afbouw_pct",
            Kind.PERCENTAGE,
            "de verlaging per periode",
            "1,00",
            unit="%",
            minimum=ZERO,
            maximum=Decimal(100),
        ),
        Column("afbouw_methode", Kind.CODE, "hoe de verlaging telt", "LINEAIR", allowed=METHODS),
        Column("eerste_verlaging", Kind.PERIOD, "de periode van de eerste verlaging", "{volgende_periode}"),
        Column(
            "gebroken_periode", Kind.CODE, "hoe een gebroken periode wordt betaald", "VOLLEDIG", allowed=BROKEN_PERIODS
        ),
        date("vastgesteld_op", "dag waarop de afspraak is vastgesteld", when=When.BEGIN),
        note(),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
)
