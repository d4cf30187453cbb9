"""The hours of help that were delivered, by day or by week."""

from __future__ import annotations

from hbh_metrics.contract.schema import Column, Deliverer, Kind, Replace, Table, When
from hbh_metrics.contract.shared_columns import ASSIGNMENT_OF_MESSAGE, CLIENT_OF_ASSIGNMENT, PROVIDER, ZERO, date

REASONS = {
    "ZIEKENHUIS": "cliënt in het ziekenhuis",
    "VAKANTIE_CLIENT": "cliënt op vakantie",
    "ZIEKTE_HULP": "hulp ziek",
    "ANDERS": "andere reden",
}

GRAINS = {
    "DAG": "de uren van één dag",
    "WEEK": "de uren van een week, op de maandag",
    "PERIODE": "de uren van de hele periode waarin de datum valt",
}

TABLE = Table(
    name="geleverde_uren",
    title="Geleverde uren",
    description="De geleverde uren per toewijzing en dag; bij registratie per week staat de maandag.",
    key=("toewijzing_nummer", "datum"),
    columns=(
        ASSIGNMENT_OF_MESSAGE,
        CLIENT_OF_ASSIGNMENT,
        PROVIDER,
        date("datum", "de dag van de hulp, of de maandag van de week", when=When.DELIVERED),
        Column("uren", Kind.HOURS, "geleverde uren", "2,75", unit="uur", minimum=ZERO),
        Column(
            "reden_niet_geleverd",
            Kind.CODE,
            "waarom er niet of minder is geleverd",
            "ZIEKENHUIS",
            required=False,
            allowed=REASONS,
        ),
        Column(
            "korrel",
            Kind.CODE,
            "over hoeveel tijd de uren gaan; leeg is een dag of een week",
            "DAG",
            required=False,
            allowed=GRAINS,
        ),
    ),
    merge=Replace(columns=("aanbieder_id",), period_of="datum"),
    delivered_by=Deliverer.PROVIDER,
    doubled="De rijen verschillen. Tel de uren van deze dag op, laat er één rij van staan en lever opnieuw aan.",
    summed_hours="uren",
)
