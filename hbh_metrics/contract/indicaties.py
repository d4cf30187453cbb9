"""The assignments: which client gets help from which provider, from when to when, and how many hours were indicated."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table, When
from hbh_metrics.contract.shared_columns import ASSIGNMENT, CATEGORY, CLIENT, GROUP, PRODUCT, PROVIDER, ZERO, date

REASONS = {
    "02": "overlijden",
    "19": "volgens plan",
    "20": "tijdelijk beëindigd",
    "21": "door cliënt",
    "22": "door aanbieder",
    "23": "in overleg",
    "31": "verhuizing",
    "36": "door gemeente",
    "37": "na een verzoek om wijziging",
    "38": "overstap naar andere aanbieder",
    "39": "ander domein",
}
CLASSES = {
    "1": "0 tot 2 uur per week",
    "2": "2 tot 4 uur per week",
    "3": "4 tot 7 uur per week",
    "4": "7 tot 10 uur per week",
    "5": "10 tot 13 uur per week",
    "6": "13 tot 16 uur per week",
}
AGES = {"<65": "jonger dan 65", "65-74": "65 t/m 74", "75-84": "75 t/m 84", "85+": "85 of ouder"}

TABLE = Table(
    name="indicaties",
    title="Indicaties",
    description="De toewijzingen: welke cliënt krijgt hulp van welke aanbieder, van wanneer tot wanneer, en voor hoeveel uur.",
    key=("toewijzing_nummer",),
    columns=(
        ASSIGNMENT,
        CLIENT,
        PROVIDER,
        GROUP,
        CATEGORY,
        Column("klasse", Kind.SMALL, "klasse van uren per week", "2", required=False, allowed=CLASSES),
        Column(
            "uren_week",
            Kind.HOURS,
            "geïndiceerde uren per week; leeg als er geen uren zijn geïndiceerd",
            "2,50",
            required=False,
            unit="uur per week",
            minimum=ZERO,
            minimum_excluded=True,
            must_stand_there=True,
        ),
        date("besluitdatum", "dag van het besluit", required=False, when=When.BEGIN),
        date("ingangsdatum", "eerste dag van de toewijzing", when=When.BEGIN),
        date("einddatum", "laatste dag van de toewijzing, die dag meegeteld", required=False, when=When.END),
        date("start_levering", "eerste dag waarop hulp is geleverd", required=False, when=When.BEGIN),
        Column(
            "reden_beeindiging",
            Kind.CODE,
            "waarom de toewijzing eindigt",
            "02",
            required=False,
            allowed=REASONS,
            width=2,
        ),
        Column("leeftijdsklasse", Kind.CODE, "leeftijd van de cliënt", "75-84", required=False, allowed=AGES),
        PRODUCT,
    ),
    merge=Replace(columns=("aanbieder_id",)),
    delivered_by=Deliverer.CITY,
    summed_hours="uren_week",
)
