"""What was agreed with each provider about its period tariff and how that goes down."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table, When
from hbh_metrics.contract.shared_columns import FIRST_PERIOD, PROVIDER, VERSION, ZERO, date, euro, note

METHODS = {
    "LINEAIR": "elke periode een vast deel van het starttarief eraf",
    "SAMENGESTELD": "elke periode een vast deel van het vorige tarief eraf",
    "EENMALIG": "één keer omlaag",
    "VAST": "blijft gelijk",
    "STAPPEN": "de bedragen uit de tabel tariefstappen",
    "INDEX": "elk jaar omhoog met de cijfers uit de tabel indexcijfers",
}
NO_CUT = ("VAST", "STAPPEN", "INDEX")
CONTRACTS = {
    "PERIODETARIEF": "een vast tarief per cliënt per periode (ook als hier niets staat)",
    "UREN": "een tarief per geleverd uur",
    "BUDGET_CLIENT": "een budget per cliënt per periode, naar klasse (tabel budgetafspraken)",
    "OUTPUT": "een vast tarief per cliënt per periode voor een resultaat",
    "TAAKGERICHT": "een bedrag per periode voor de hele groep",
    "ALGEMENE_VOORZIENING": "een bedrag per uur of per periode voor wie komt",
}
CALENDARS = {"VIERWEKEN": "perioden van vier weken (ook als hier niets staat)", "MAAND": "kalendermaanden"}
ROUNDINGS = {"EIND": "aan het eind op centen (ook als hier niets staat)", "PER_STAP": "bij elke stap op centen"}
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
        VERSION,
        Column("vanaf_periode", Kind.PERIOD, "eerste periode waarvoor deze afspraak geldt", FIRST_PERIOD),
        replace(
            euro(
                "starttarief_eur",
                "tarief bij de start van deze afspraak, per cliënt per periode; leeg bij BUDGET_CLIENT",
            ),
            empty_where=("contractsoort", ("BUDGET_CLIENT",)),
        ),
        replace(
            euro(
                "basistarief_uur_eur", "het basistarief: zoveel moet er ten minste per geleverd uur over zijn", "21,00"
            ),
            empty_where=("contractsoort", tuple(code for code in CONTRACTS if code != "PERIODETARIEF")),
        ),
        Column(
            "afbouw_pct",
            Kind.PERCENTAGE,
            "de verlaging per stap; negatief is een stijging",
            "1,00",
            unit="%",
            minimum=Decimal(-100),
            maximum=Decimal(100),
            empty_where=("afbouw_methode", NO_CUT),
        ),
        Column("afbouw_methode", Kind.CODE, "hoe de verlaging telt", "LINEAIR", allowed=METHODS),
        Column(
            "eerste_verlaging",
            Kind.PERIOD,
            "de periode van de eerste verlaging; leeg bij VAST, STAPPEN en INDEX",
            "{volgende_periode}",
            empty_where=("afbouw_methode", NO_CUT),
        ),
        Column(
            "gebroken_periode", Kind.CODE, "hoe een gebroken periode wordt betaald", "VOLLEDIG", allowed=BROKEN_PERIODS
        ),
        date("vastgesteld_op", "dag waarop de afspraak is vastgesteld", when=When.BEGIN),
        note(),
        Column(
            "contractsoort", Kind.CODE, "waarvoor wordt betaald", "PERIODETARIEF", required=False, allowed=CONTRACTS
        ),
        Column(
            "kalender",
            Kind.CODE,
            "in welke perioden wordt betaald",
            "{kalender}",
            required=False,
            allowed=CALENDARS,
        ),
        Column(
            "stap_perioden",
            Kind.COUNT,
            "om de hoeveel perioden een stap komt (leeg is 1)",
            "1",
            required=False,
            minimum=Decimal(1),
        ),
        Column(
            "afronding",
            Kind.CODE,
            "wanneer het tarief op centen wordt afgerond",
            "EIND",
            required=False,
            allowed=ROUNDINGS,
        ),
        replace(euro("bodem_eur", "lager wordt het tarief niet", "200,00"), required=False),
        replace(euro("plafond_eur", "hoger wordt het tarief niet", "240,00"), required=False),
        Column(
            "index_loon_deel",
            Kind.FRACTION,
            "het deel van de index dat de lonen volgt; de rest volgt de prijzen (bij INDEX)",
            "0,90",
            required=False,
            minimum=ZERO,
            maximum=Decimal(1),
            filled_where=("afbouw_methode", ("INDEX",)),
        ),
        Column(
            "nacalculatie",
            Kind.YES_NO,
            "of het verschil tussen de definitieve en de voorlopige index een jaar later wordt verrekend (leeg is nee)",
            "nee",
            required=False,
        ),
    ),
    merge=Replace(),
    delivered_by=Deliverer.CITY,
)
